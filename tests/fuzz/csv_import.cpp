// Tables of any bytes: the first byte chooses the kind of import, the rest is the file. Whatever
// comes in, the counts add up, the dataset stays valid, and what is written reads back.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/csv_writer.hpp"
#include "core/exchange/tables/import_job.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/validate.hpp"

using namespace asah;

namespace {

const model::Dataset& staffed() {
  static const model::Dataset kStaffed = [] {
    exchange::ImportOptions options;
    options.kind = exchange::ImportKind::Roster;
    return exchange::import_table(model::empty_workspace("Kota Uji"),
                                  "nip,nama,unit,jabatan,tier\n"
                                  "199001012015011999,Budi,Dinas A,Perawat Ahli Muda,JFAMU\n"
                                  "198502022010012998,Siti,Dinas A,Camat,ADM\n",
                                  options)
        ->after;
  }();
  return kStaffed;
}

void check_import(exchange::ImportKind kind, std::string bytes) {
  exchange::ImportOptions options;
  options.kind = kind;
  options.today = base::Date::from_civil(2026, 11, 21);
  const auto result = exchange::import_table(staffed(), std::move(bytes), options);
  if (!result) return;
  ASAH_CHECK(result->counts.read == result->counts.accepted + result->counts.rejected);
  ASAH_CHECK(!base::has_errors(model::validate(result->after)));
  const std::string rejects = exchange::rejects_csv(*result, true);
  ASAH_CHECK(base::is_utf8(rejects) && !rejects.contains('\0'));
  for (const auto& finding : result->findings) {
    ASAH_CHECK(!exchange::finding_text(finding, true).empty());
  }
}

/// Rows that are sound are written and read again.
void check_round_trip(std::string bytes) {
  const auto text = exchange::decode_table(std::move(bytes));
  if (!text) return;
  std::vector<std::vector<std::string>> rows;
  exchange::CsvWriter writer({.byte_order_mark = false});
  exchange::CsvReader reader(text->text, exchange::sniff_separator(text->text), true);
  exchange::CsvRow row;
  while (reader.next(row)) {
    if (row.fault) continue;
    rows.emplace_back(row.cells.begin(), row.cells.end());
    for (const std::string_view cell : row.cells) writer.text(cell);
    writer.end_row();
  }
  exchange::CsvReader again(writer.bytes(), ';', true);
  for (const auto& expected : rows) {
    ASAH_CHECK(again.next(row) && !row.fault && row.cells.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASAH_CHECK(exchange::unguarded_cell(row.cells[i]) == expected[i]);
    }
  }
  ASAH_CHECK(!again.next(row));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_round_trip(bytes);
  check_import(static_cast<exchange::ImportKind>(data[0] % 4), bytes);
  return 0;
}
