#include "core/change/commands.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace asah::change {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;
using model::Level;

namespace {

template <class E>
std::unexpected<base::Error> not_found(base::Id<E> id) {
  return fail(ErrorCode::NoSuchRecord, {},
              {'@' + std::string(model::Fields<E>::name), base::id_text(id)});
}

using CellKey = std::tuple<model::CycleId, model::SheetKey, model::CompetencyId>;

// Ordered by cycle, sheet and competency, the last edit of each cell only.
std::map<CellKey, Level> last_edits(std::span<const RatingEdit> edits) {
  std::map<CellKey, Level> cells;
  for (const RatingEdit& edit : edits) {
    cells[{edit.cycle, edit.key, edit.competency}] = edit.level;
  }
  return cells;
}

void add_cell(std::vector<RatingsChange>& out, const CellKey& cell, Level before, Level after) {
  const auto& [cycle, key, competency] = cell;
  if (out.empty() || out.back().cycle != cycle) out.push_back({cycle, {}});
  auto& sheets = out.back().sheets;
  if (sheets.empty() || sheets.back().key != key) sheets.push_back({key, {}});
  sheets.back().levels.push_back({competency, before, after});
}

StepName rate_name(const Dataset& dataset, const std::map<CellKey, Level>& cells) {
  if (cells.size() == 1) {
    const auto& key = std::get<model::SheetKey>(cells.begin()->first);
    const model::Employee* person = dataset.employees.find(key.employee);
    return {"step.rate", {person == nullptr ? "" : model::full_name(*person)}};
  }
  return {"step.rate_many", {std::to_string(cells.size())}};
}

// What makes a sheet vanish: every level it holds becomes none.
model::SheetChange cleared(const model::RatingBlock& block, std::size_t row) {
  model::SheetChange sheet{block.key(row), {}};
  const auto levels = block.row_levels(row);
  for (std::size_t c = 0; c < levels.size(); ++c) {
    if (levels[c] == Level::kNone) continue;
    sheet.levels.push_back({block.competencies()[c], Level{levels[c]}, Level{}});
  }
  return sheet;
}

template <class E, class Predicate>
void remove_where(const Dataset& dataset, Predicate doomed, ChangeSet& out) {
  for (const E& entity : dataset.table<E>()) {
    if (doomed(entity)) out.records.push_back(removed(entity));
  }
}

// Records that stay and name the person no more.
template <class E>
void free_records(const Dataset& dataset, model::EmployeeId person, ChangeSet& out) {
  for (const E& entity : dataset.table<E>()) {
    if (entity.employee != person) continue;
    E freed = entity;
    freed.employee = {};
    out.records.push_back(updated(entity, freed));
  }
}

}  // namespace

Result<Step> rate(const Dataset& dataset, std::span<const RatingEdit> edits) {
  const auto cells = last_edits(edits);
  Step step{rate_name(dataset, cells), {}};
  for (const auto& [cell, after] : cells) {
    const auto& [cycle_id, key, competency] = cell;
    const model::Cycle* cycle = dataset.cycles.find(cycle_id);
    if (cycle == nullptr) return not_found(cycle_id);
    if (cycle->status == model::CycleStatus::Closed) {
      return fail(ErrorCode::CycleClosed, {}, {cycle->name});
    }
    const Level before = dataset.ratings.block(cycle_id).level(key, competency);
    if (before != after) add_cell(step.changes.ratings, cell, before, after);
  }
  return step;
}

Step apply_tier_defaults(const Dataset& dataset, std::span<const model::PositionId> positions,
                         bool overwrite) {
  std::size_t changed = 0;
  Step step{{"step.apply_tier_defaults", {}}, {}};
  for (const model::PositionId id : positions) {
    const model::Position* position = dataset.positions.find(id);
    const model::Tier* tier =
        position == nullptr ? nullptr : dataset.tiers.find(position->tier);
    if (tier == nullptr) continue;
    const std::size_t count_before = step.changes.records.size();
    for (const model::Competency& competency : dataset.competencies) {
      const bool managerial = competency.domain == model::Domain::Managerial;
      const bool sociocultural = competency.domain == model::Domain::Sociocultural;
      if (competency.retired || (!managerial && !sociocultural)) continue;
      model::Standard standard;
      standard.id = model::standard_id(id, competency.id);
      standard.position = id;
      standard.competency = competency.id;
      standard.required = managerial ? tier->managerial : tier->sociocultural;
      const model::Standard* present = dataset.standards.find(standard.id);
      if (present != nullptr && !overwrite) continue;
      RecordChange change = put_change(dataset, standard);
      if (!change.fields.empty()) step.changes.records.push_back(std::move(change));
    }
    changed += step.changes.records.size() > count_before ? 1 : 0;
  }
  step.name.args = {std::to_string(changed)};
  return step;
}

Step replace_with(const Dataset& before, const Dataset& after, StepName name) {
  return {std::move(name), difference(before, after)};
}

Result<Step> remove_employee(const Dataset& dataset, model::EmployeeId id) {
  const model::Employee* person = dataset.employees.find(id);
  if (person == nullptr) return not_found(id);
  Step step{{"step.remove_employee", {model::full_name(*person)}}, {}};
  ChangeSet& out = step.changes;
  const auto about = [&](const auto& record) { return record.employee == id; };
  remove_where<model::Moderation>(dataset, about, out);
  remove_where<model::Note>(dataset, about, out);
  free_records<model::Rater>(dataset, id, out);
  free_records<model::Decision>(dataset, id, out);
  for (const model::Packet& packet : dataset.packets) {
    model::Packet without = packet;
    if (std::erase(without.employees, id) > 0) out.records.push_back(updated(packet, without));
  }
  out.records.push_back(removed(*person));
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    const model::RatingBlock& block = dataset.ratings.block(cycle);
    RatingsChange ratings{cycle, {}};
    std::size_t row = block.lower_bound({id, model::Source::Self, {}, {}});
    for (; row < block.rows() && block.employees()[row] == id; ++row) {
      ratings.sheets.push_back(cleared(block, row));
    }
    if (!ratings.sheets.empty()) out.ratings.push_back(std::move(ratings));
  }
  return step;
}

Result<Step> remove_cycle(const Dataset& dataset, model::CycleId id) {
  const model::Cycle* cycle = dataset.cycles.find(id);
  if (cycle == nullptr) return not_found(id);
  Step step{{"step.remove_cycle", {cycle->name}}, {}};
  const auto within = [&](const auto& record) { return record.cycle == id; };
  remove_where<model::Moderation>(dataset, within, step.changes);
  remove_where<model::Note>(dataset, within, step.changes);
  remove_where<model::PacketReturn>(dataset, [&](const model::PacketReturn& entry) {
    const model::Packet* packet = dataset.packets.find(entry.packet);
    return packet != nullptr && packet->cycle == id;
  }, step.changes);
  remove_where<model::Packet>(dataset, within, step.changes);
  step.changes.records.push_back(removed(*cycle));
  const model::RatingBlock& block = dataset.ratings.block(id);
  RatingsChange ratings{id, {}};
  for (std::size_t row = 0; row < block.rows(); ++row) {
    ratings.sheets.push_back(cleared(block, row));
  }
  if (!ratings.sheets.empty()) step.changes.ratings.push_back(std::move(ratings));
  return step;
}

}  // namespace asah::change
