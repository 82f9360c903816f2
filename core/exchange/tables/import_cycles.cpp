#include "core/exchange/tables/import_cycles.hpp"

#include <algorithm>
#include <array>

#include "core/exchange/tables/import_units.hpp"
#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {

CycleBook::CycleBook(const base::Table<model::Cycle>& cycles)
    : cycles_(cycles.begin(), cycles.end()), before_count_(cycles_.size()) {
  for (std::uint32_t i = 0; i < cycles_.size(); ++i) {
    by_name_.try_emplace(heading_key(cycles_[i].name), i);
  }
}

std::optional<std::uint32_t> CycleBook::find(std::string_view text) const {
  if (const auto at = by_name_.find(heading_key(text)); at != by_name_.end()) return at->second;
  const auto id = base::parse_id(text);
  if (!id) return std::nullopt;
  const auto at = std::ranges::find(cycles_, model::CycleId{*id}, &model::Cycle::id);
  if (at == cycles_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - cycles_.begin());
}

std::uint32_t CycleBook::make(const std::string& name) {
  model::Cycle cycle;
  cycle.id = free_id<model::Cycle>("cycle:" + heading_key(name), [&](model::CycleId id) {
    return std::ranges::find(cycles_, id, &model::Cycle::id) != cycles_.end();
  });
  cycle.name = name;
  for (std::size_t i = 0; i < model::kSourceCount; ++i) {
    const auto source = static_cast<model::Source>(i);
    cycle.sources.push_back({source, {source == model::Source::Self ? 0 : 100}});
  }
  cycles_.push_back(std::move(cycle));
  const auto place = static_cast<std::uint32_t>(cycles_.size() - 1);
  by_name_.try_emplace(heading_key(name), place);
  return place;
}

void CycleBook::stretch(std::uint32_t place, base::Date day) {
  if (!is_new(place) || !day.has_value()) return;
  model::Cycle& cycle = cycles_[place];
  if (!cycle.start.has_value() || day < cycle.start) cycle.start = day;
  if (!cycle.end.has_value() || day > cycle.end) cycle.end = day;
}

RaterBook::RaterBook(const base::Table<model::Rater>& raters)
    : raters_(raters.begin(), raters.end()) {
  for (const model::Rater& rater : raters_) index(rater);
}

void RaterBook::index(const model::Rater& rater) {
  used_.insert(rater.id.value);
  if (rater.employee) {
    by_employee_.try_emplace(rater.employee.value, rater.id);
  } else {
    by_name_.try_emplace(heading_key(rater.name), rater.id);
  }
}

model::RaterId RaterBook::find(model::EmployeeId employee) const {
  const auto at = by_employee_.find(employee.value);
  return at == by_employee_.end() ? model::RaterId{} : at->second;
}

model::RaterId RaterBook::find(std::string_view name) const {
  const auto at = by_name_.find(heading_key(name));
  return at == by_name_.end() ? model::RaterId{} : at->second;
}

model::RaterId RaterBook::make(std::string name, model::EmployeeId employee,
                               std::string_view nip) {
  const std::string key =
      employee ? "rater:employee:" + std::string(nip) : "rater:" + heading_key(name);
  model::Rater rater;
  rater.id = free_id<model::Rater>(
      key, [&](model::RaterId id) { return used_.contains(id.value); });
  rater.name = std::move(name);
  rater.employee = employee;
  index(rater);
  raters_.push_back(std::move(rater));
  ++created_;
  return raters_.back().id;
}

std::optional<model::Source> read_source(std::string_view text) {
  using enum model::Source;
  constexpr std::array<std::pair<std::string_view, model::Source>, 28> kNames{{
      {"diri", Self},         {"diri sendiri", Self}, {"self", Self},
      {"mandiri", Self},      {"penilaian diri", Self}, {"pegawai", Self},
      {"atasan", Superior},   {"atasan langsung", Superior}, {"superior", Superior},
      {"pimpinan", Superior}, {"rekan", Peer},        {"rekan kerja", Peer},
      {"rekan sejawat", Peer}, {"sejawat", Peer},     {"peer", Peer},
      {"bawahan", Subordinate}, {"staf", Subordinate}, {"subordinate", Subordinate},
      {"asesor", Assessor},   {"assessor", Assessor}, {"asesmen", Assessor},
      {"assessment center", Assessor}, {"assessment centre", Assessor},
      {"tes", Test},          {"test", Test},         {"ujian", Test},
      {"cat", Test},          {"uji kompetensi", Test},
  }};
  const std::string key = heading_key(text);
  const auto at = std::ranges::find(kNames, key, [](const auto& name) { return name.first; });
  if (at == kNames.end()) return std::nullopt;
  return at->second;
}

}  // namespace asah::exchange
