#include "core/exchange/tables/import_positions.hpp"

#include <algorithm>
#include <utility>

#include "core/exchange/tables/import_units.hpp"
#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {

PositionBook::PositionBook(const base::Table<model::Position>& positions)
    : positions_(positions.begin(), positions.end()) {
  for (std::uint32_t row = 0; row < positions_.size(); ++row) index(row);
}

void PositionBook::index(std::uint32_t row) {
  const model::Position& position = positions_[row];
  by_id_.emplace(position.id.value, row);
  if (!position.code.empty()) by_code_.try_emplace(heading_key(position.code), row);
  if (!position.external_id.empty()) by_external_.try_emplace(position.external_id, row);
  by_name_[heading_key(position.name)].push_back(row);
}

PositionBook::Found PositionBook::find(const PositionRequest& request) const {
  if (!request.code.empty()) {
    const auto at = by_code_.find(heading_key(request.code));
    if (at != by_code_.end()) return {Answer::Found, positions_[at->second].id};
  }
  std::vector<std::uint32_t> fitting;
  if (const auto at = by_name_.find(heading_key(request.name)); at != by_name_.end()) {
    for (const std::uint32_t row : at->second) {
      if (!request.tier || positions_[row].tier == request.tier) fitting.push_back(row);
    }
    if (fitting.empty()) {
      for (const std::uint32_t row : at->second) {
        if (!positions_[row].tier) fitting.push_back(row);
      }
    }
  }
  if (fitting.size() > 1) {
    for (const std::uint32_t row : fitting) {
      if (positions_[row].id == request.current) return {Answer::Found, request.current};
    }
    return {Answer::Ambiguous, {}};
  }
  if (fitting.size() == 1) return {Answer::Found, positions_[fitting[0]].id};
  if (!request.external_id.empty()) {
    const auto at = by_external_.find(request.external_id);
    if (at != by_external_.end()) return {Answer::Found, positions_[at->second].id};
  }
  return {};
}

void PositionBook::adopt(model::PositionId id, model::TierId tier) {
  model::Position& position = positions_[by_id_.at(id.value)];
  if (position.tier || !tier) return;
  position.tier = tier;
  changed_ = true;
}

model::PositionId PositionBook::make(const PositionRequest& request, std::string family) {
  model::Position position;
  const std::string tier = request.tier ? base::id_text(request.tier) : std::string{};
  const std::string key = "position:" + heading_key(request.name) + '/' + tier;
  position.id = free_id<model::Position>(
      key, [&](model::PositionId id) { return by_id_.contains(id.value); });
  position.name = request.name;
  position.code = request.code;
  position.tier = request.tier;
  position.family = std::move(family);
  position.external_id = request.external_id;
  positions_.push_back(std::move(position));
  index(static_cast<std::uint32_t>(positions_.size() - 1));
  changed_ = true;
  ++created_;
  return positions_.back().id;
}

const model::Position& PositionBook::get(model::PositionId id) const {
  return positions_[by_id_.at(id.value)];
}

}  // namespace asah::exchange
