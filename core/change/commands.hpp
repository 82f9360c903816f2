#pragma once
// The everyday commands: each is a pure function from the present dataset to the step that carries
// it out, or to the rule that forbids it. Import and merge bring their own steps.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/change/store.hpp"

namespace asah::change {

/// Adds `entity`, or updates the record with its id; no change when it is there already as given.
/// Step "step.add.<entity>" or "step.edit.<entity>", arg: the record's title (see title_of).
template <class E>
Step put(const model::Dataset& dataset, const E& entity);
/// Adds or updates many as one step under `name`.
template <class E>
Step put_all(const model::Dataset& dataset, std::span<const E> entities, StepName name);
/// Removes a record; NoSuchRecord. Whether something still refers to it is checked on commit.
template <class E>
base::Result<Step> erase(const model::Dataset& dataset, base::Id<E> id);

/// A person-readable title of a record: name, code or text; never an id when there is a name.
template <class E>
std::string title_of(const E& entity);

/// One cell of the rating grid.
struct RatingEdit {
  model::CycleId cycle;
  model::SheetKey key;
  model::CompetencyId competency;
  /// None clears the cell.
  model::Level level;
};

/// Sets or clears levels. CycleClosed when the cycle is closed, NoSuchRecord when it is not there.
/// Several edits of one cell: the last counts. Step "step.rate" with the person's name, or
/// "step.rate_many" with the number of cells.
base::Result<Step> rate(const model::Dataset& dataset, std::span<const RatingEdit> edits);

/// Gives each of the positions the standards its tier demands by default, for the managerial and
/// sociocultural competencies in use. Standards that are there already stay unless `overwrite`.
/// Positions without a tier are passed over. Step "step.apply_tier_defaults" with the number of
/// positions that changed.
Step apply_tier_defaults(const model::Dataset& dataset, std::span<const model::PositionId> positions,
                         bool overwrite);

/// Everything that differs in `after`, as one step; how imports reach the journal.
Step replace_with(const model::Dataset& before, const model::Dataset& after, StepName name);

/// Removes an employee with the ratings, notes and moderations about that person, takes them out of
/// packets, and frees the rater records and decisions that name them. NoSuchRecord. Step
/// "step.remove_employee".
base::Result<Step> remove_employee(const model::Dataset& dataset, model::EmployeeId employee);

/// Removes a cycle with its ratings, notes, moderations, packets and their returns. Step
/// "step.remove_cycle".
base::Result<Step> remove_cycle(const model::Dataset& dataset, model::CycleId cycle);

}  // namespace asah::change

#include "core/change/commands_inl.hpp"
