#include "core/exchange/tables/import_units.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {
namespace {

constexpr std::uint32_t kNoRow = UINT32_MAX;
/// Deeper than any organisation; ends the walk up a tree with a loop.
constexpr int kMaxDepth = 64;

}  // namespace

UnitBook::UnitBook(const base::Table<model::Unit>& units)
    : units_(units.begin(), units.end()) {
  for (std::uint32_t row = 0; row < units_.size(); ++row) index(row);
}

void UnitBook::index(std::uint32_t row) {
  const model::Unit& unit = units_[row];
  keys_.push_back(heading_key(unit.name));
  by_id_.emplace(unit.id.value, row);
  if (!unit.external_id.empty()) by_external_.try_emplace(unit.external_id, row);
  list_name(row, true);
}

void UnitBook::list_name(std::uint32_t row, bool listed) {
  const auto update = [&](auto& names) {
    auto& rows = names[keys_[row]];
    if (listed) {
      rows.push_back(row);
    } else {
      std::erase(rows, row);
    }
  };
  update(by_name_);
  if (units_[row].external_id.empty()) update(plain_by_name_);
}

std::uint32_t UnitBook::row_of(model::UnitId id) const {
  const auto at = by_id_.find(id.value);
  return at == by_id_.end() ? kNoRow : at->second;
}

/// The names before the last one occur, from the bottom up, among the units above `row`.
bool UnitBook::stands_below(std::uint32_t row, const UnitRequest& request) const {
  std::size_t left = request.path.size() - 1;
  std::uint32_t above = row_of(units_[row].parent);
  for (int depth = 0; left > 0 && above != kNoRow && depth < kMaxDepth; ++depth) {
    if (keys_[above] == heading_key(request.path[left - 1])) --left;
    above = row_of(units_[above].parent);
  }
  return left == 0;
}

bool UnitBook::has_exact_path(std::uint32_t row, const UnitRequest& request) const {
  std::uint32_t above = row;
  for (std::size_t left = request.path.size(); left > 0; --left) {
    if (above == kNoRow || keys_[above] != heading_key(request.path[left - 1])) return false;
    above = row_of(units_[above].parent);
  }
  return above == kNoRow;
}

UnitBook::Found UnitBook::find(const UnitRequest& request) const {
  if (!request.external_id.empty()) {
    const auto at = by_external_.find(request.external_id);
    if (at != by_external_.end()) return {Answer::Found, units_[at->second].id, {}};
  }
  const auto& names = request.external_id.empty() ? by_name_ : plain_by_name_;
  const auto same_name = names.find(heading_key(request.path.back()));
  if (same_name == names.end()) return {};
  std::vector<std::uint32_t> fitting;
  for (const std::uint32_t row : same_name->second) {
    if (stands_below(row, request)) fitting.push_back(row);
  }
  if (fitting.size() > 1) {
    std::vector<std::uint32_t> exact;
    for (const std::uint32_t row : fitting) {
      if (has_exact_path(row, request)) exact.push_back(row);
    }
    if (exact.size() == 1) fitting = exact;
  }
  if (fitting.empty()) return {};
  if (fitting.size() == 1) return {Answer::Found, units_[fitting[0]].id, {}};
  return {Answer::Ambiguous, {},
          path_text(units_[fitting[0]].id) + "; " + path_text(units_[fitting[1]].id)};
}

model::UnitId UnitBook::require(const UnitRequest& request, std::vector<model::UnitId>& created) {
  model::UnitId parent;
  UnitRequest part;
  for (std::size_t i = 0; i < request.path.size(); ++i) {
    part.path.push_back(request.path[i]);
    const bool last = i + 1 == request.path.size();
    if (last) part.external_id = request.external_id;
    const Found found = find(part);
    if (found.answer == Answer::Found) {
      parent = found.id;
      continue;
    }
    parent = make(part, parent);
    created.push_back(parent);
  }
  return parent;
}

model::UnitId UnitBook::make(const UnitRequest& request, model::UnitId parent) {
  std::string key = "unit:unor:" + request.external_id;
  if (request.external_id.empty()) {
    key = "unit:";
    for (const std::string& name : request.path) key += heading_key(name) + '/';
  }
  model::Unit unit;
  unit.id = free_id<model::Unit>(
      key, [&](model::UnitId id) { return by_id_.contains(id.value); });
  unit.name = request.path.back();
  unit.kind = guess_unit_kind(unit.name, !parent);
  unit.parent = parent;
  unit.external_id = request.external_id;
  settled_.insert(unit.id.value);
  units_.push_back(std::move(unit));
  index(static_cast<std::uint32_t>(units_.size() - 1));
  changed_ = true;
  ++created_;
  return units_.back().id;
}

std::string UnitBook::adopt(model::UnitId id, const UnitRequest& request) {
  const std::uint32_t row = row_of(id);
  if (row == kNoRow || !settled_.insert(id.value).second) return {};
  model::Unit& unit = units_[row];
  const bool renamed = keys_[row] != heading_key(request.path.back());
  const bool identified = unit.external_id.empty() && !request.external_id.empty();
  if (!renamed && !identified) return {};
  changed_ = true;
  list_name(row, false);
  if (identified) {
    unit.external_id = request.external_id;
    by_external_.try_emplace(unit.external_id, row);
  }
  std::string old;
  if (renamed) {
    keys_[row] = heading_key(request.path.back());
    old = std::exchange(unit.name, request.path.back());
  }
  list_name(row, true);
  return old;
}

std::string UnitBook::path_text(model::UnitId id) const {
  std::string out;
  std::uint32_t row = row_of(id);
  for (int depth = 0; row != kNoRow && depth < kMaxDepth; ++depth) {
    out = out.empty() ? units_[row].name : units_[row].name + " > " + out;
    row = row_of(units_[row].parent);
  }
  return out;
}

model::UnitKind guess_unit_kind(std::string_view name, bool is_root) {
  using enum model::UnitKind;
  constexpr std::array<std::pair<std::string_view, model::UnitKind>, 22> kStarts{{
      {"kecamatan", District},      {"distrik", District},       {"kelurahan", Subdistrict},
      {"desa", Subdistrict},        {"dinas", Agency},           {"badan", Agency},
      {"inspektorat", Agency},      {"satuan polisi", Agency},   {"sekretariat daerah", Agency},
      {"sekretariat dprd", Agency}, {"rumah sakit", Agency},     {"rsud", Agency},
      {"bidang", Division},         {"bagian", Division},        {"sekretariat", Division},
      {"inspektur pembantu", Division}, {"seksi", Section},      {"subbagian", Section},
      {"sub bagian", Section},      {"subbidang", Section},      {"sub bidang", Section},
      {"tim", Team},
  }};
  const std::string key = heading_key(name);
  for (const auto& [word, kind] : kStarts) {
    if (key.starts_with(word)) return kind;
  }
  return is_root ? Agency : Other;
}

bool is_whole_region(std::string_view name, std::string_view region_name) {
  const std::string key = heading_key(name);
  const std::string region = heading_key(region_name);
  for (const std::string_view word : {"pemerintah ", "pemkot ", "pemkab ", "pemprov ", "pemda "}) {
    if (key.starts_with(word)) return true;
  }
  return !region.empty() && key == region;
}

}  // namespace asah::exchange
