// Packets out, beside reading the workspace; returns in, beside reading them all.

#include <functional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/exchange/packet/returns.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/dataset.hpp"

namespace asah::bench {
namespace {

model::Dataset read_plain(const std::string& text) {
  exchange::ReadOptions plain;
  plain.validate = false;
  return exchange::read_document(text, plain)->dataset;
}

// One for each of the forty agencies below the region, and one for the region's own people.
std::vector<model::Packet> packets_of(const model::Dataset& dataset) {
  std::uint64_t next = 1'000'000;
  exchange::SplitRequest request{.cycle = {1}, .made = base::Date::from_civil(2026, 3, 1)};
  request.new_id = [&] { return ++next; };
  return *exchange::plan_packets(dataset, request);
}

std::vector<std::string> written(const model::Dataset& dataset,
                                 const std::vector<model::Packet>& packets) {
  std::vector<std::string> texts;
  for (const model::Packet& packet : packets) {
    texts.push_back(exchange::write_document(exchange::packet_dataset(dataset, packet),
                                             {.purpose = exchange::DocumentPurpose::Packet}));
  }
  return texts;
}

// Every cell of the packet filled by one rater.
std::string filled(const std::string& text, std::uint64_t seed) {
  model::Dataset data = read_plain(text);
  const model::Packet packet = data.packets.rows().front();
  const std::string name = "Penilai " + std::to_string(seed);
  const model::RaterId rater = exchange::packet_rater(packet, name);
  data.raters.insert({.id = rater, .name = name});
  base::Random random(seed);
  std::vector<model::SheetChange> sheets;
  for (const model::EmployeeId person : packet.employees) {
    model::SheetChange sheet{exchange::packet_sheet(data, packet, rater, person), {}};
    for (const model::CompetencyId competency : exchange::packet_competencies(data, packet)) {
      const model::Level level{static_cast<std::int8_t>(random.between(0, 5))};
      sheet.levels.push_back({competency, {}, level});
    }
    sheets.push_back(std::move(sheet));
  }
  data.ratings.edit(packet.cycle).apply(sheets);
  exchange::HeaderInput header{.purpose = exchange::DocumentPurpose::Return};
  header.author = name;
  header.base_revision = {1, base::sha256(name)};
  return exchange::write_document(exchange::return_dataset(data, packet), header);
}

std::uint32_t people_count(const Report& report) { return report.options().quick ? 500 : 20'000; }

}  // namespace

void bench_split(Report& report) {
  const model::Dataset dataset = make_dataset({.people = people_count(report)});
  const std::string text = exchange::write_document(dataset, {});
  const auto both = measure_both(
      report.options().quick ? 1 : 3, [&] { return written(dataset, packets_of(dataset)); },
      [&] { return read_plain(text); });
  report.add({.what = "split into " + std::to_string(packets_of(dataset).size()) + " packets, written",
              .size = grouped(people_count(report)) + " x 25",
              .ms = both.first.best_ms,
              .beside_ms = both.second.best_ms,
              .allocations = static_cast<std::int64_t>(both.first.allocations),
              .peak_mb = both.first.peak_mb(),
              .note = "beside reading the workspace"});
}

void bench_returns(Report& report) {
  model::Dataset sent = make_dataset({.people = people_count(report)});
  const std::vector<model::Packet> packets = packets_of(sent);
  std::vector<std::string> texts;
  for (const std::string& text : written(sent, packets)) texts.push_back(filled(text, texts.size()));
  model::Dataset ours = sent;
  ours.packets = base::Table<model::Packet>::from_rows(packets);
  const std::string whole = exchange::write_document(ours, {});
  const auto read_all = [&] {
    std::vector<exchange::Document> out;
    for (const std::string& text : texts) out.push_back(*exchange::read_document(text));
    static_cast<void>(read_plain(whole));
    return out;
  };
  const std::vector<exchange::Document> files = read_all();
  exchange::ReturnsInput input{.ours = &ours};
  for (const exchange::Document& file : files) input.files.push_back({"balasan", &file});
  input.state_at = [&](const change::JournalHead&) { return std::optional(sent); };
  const auto take = [&] {
    return exchange::merge_returns(*exchange::plan_returns(input), {}, {});
  };
  const auto both = measure_both(report.options().quick ? 1 : 3, take, read_all);
  const auto outcome = take();
  report.add({.what = "plan and take " + std::to_string(files.size()) + " returns",
              .size = grouped(people_count(report)) + " x 25",
              .ms = both.first.best_ms,
              .beside_ms = both.second.best_ms,
              .target_ratio = 2,
              .allocations = static_cast<std::int64_t>(both.first.allocations),
              .peak_mb = both.first.peak_mb(),
              .note = grouped(outcome->dataset.ratings.level_count() - ours.ratings.level_count()) +
                      " levels taken; beside reading them and the workspace"});
}

}  // namespace asah::bench
