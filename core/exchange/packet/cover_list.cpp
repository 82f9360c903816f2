#include "core/exchange/packet/cover_list.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/exchange/tables/csv_writer.hpp"

namespace asah::exchange {

namespace {

using Names = std::array<std::string_view, 2>;

constexpr std::array<Names, 6> kHeadings{{{"No", "No"},
                                          {"Penerima", "Receiver"},
                                          {"Jumlah pegawai", "People"},
                                          {"Penilaian", "Assessment"},
                                          {"Batas waktu", "Due"},
                                          {"Nama berkas", "File name"}}};
constexpr Names kLocked{"Kata sandi", "Passphrase"};
constexpr Names kNeeded{"perlu", "needed"};
constexpr std::array<Names, model::kSourceCount> kSources{{{"diri sendiri", "self"},
                                                           {"atasan", "superior"},
                                                           {"rekan", "peer"},
                                                           {"bawahan", "subordinate"},
                                                           {"asesor", "assessor"},
                                                           {"tes", "test"}}};

}  // namespace

std::vector<CoverRow> cover_rows(const model::Dataset& dataset,
                                 std::span<const model::Packet> packets, bool locked) {
  std::vector<CoverRow> rows;
  for (const model::Packet& packet : packets) {
    rows.push_back({.number = rows.size() + 1,
                    .receiver = packet.receiver,
                    .people = packet.employees.size(),
                    .source = packet.source,
                    .due = packet.due,
                    .file = packet_file_name(dataset, packet),
                    .locked = locked});
    if (locked) rows.back().file = sealed_file_name(rows.back().file);
  }
  return rows;
}

std::string cover_csv(const std::vector<CoverRow>& rows, base::Language language) {
  const std::size_t column = language == base::Language::Indonesian ? 0 : 1;
  CsvWriter out;
  const bool locked = std::ranges::any_of(rows, &CoverRow::locked);
  for (const Names& heading : kHeadings) out.text(heading[column]);
  if (locked) out.text(kLocked[column]);
  out.end_row();
  for (const CoverRow& row : rows) {
    out.number(static_cast<std::int64_t>(row.number)).text(row.receiver);
    out.number(static_cast<std::int64_t>(row.people));
    out.text(kSources[static_cast<std::size_t>(row.source)][column]);
    out.text(base::iso_text(row.due)).text(row.file);
    if (locked) out.text(row.locked ? kNeeded[column] : "");
    out.end_row();
  }
  return out.take();
}

}  // namespace asah::exchange
