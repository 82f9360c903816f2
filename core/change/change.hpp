#pragma once
// What changed, as data: enough to apply it, to undo it, to journal it and to merge it.

#include <cstdint>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"
#include "core/model/value.hpp"

namespace asah::change {

/// One field's change. `field` is the position in the entity's field list.
struct FieldChange {
  std::uint16_t field = 0;
  model::Value before;
  model::Value after;

  bool operator==(const FieldChange&) const = default;
};

enum class RecordOp : std::uint8_t { Add, Update, Remove };

/// A record added (each `before` null), updated (only the fields that differ), or removed (each
/// `after` null). Add and Remove name every field.
struct RecordChange {
  model::EntityKind kind = model::EntityKind::Region;
  std::uint64_t id = 0;
  RecordOp op = RecordOp::Update;
  std::vector<FieldChange> fields;

  bool operator==(const RecordChange&) const = default;
};

/// Changed ratings of one cycle, sheets in strictly ascending key order.
struct RatingsChange {
  model::CycleId cycle;
  std::vector<model::SheetChange> sheets;

  bool operator==(const RatingsChange&) const = default;
};

/// Everything one step changes. Records in the order in which they are applied: what is referred
/// to is added first and removed last.
struct ChangeSet {
  std::vector<RecordChange> records;
  std::vector<RatingsChange> ratings;

  bool empty() const { return records.empty() && ratings.empty(); }
  bool operator==(const ChangeSet&) const = default;
};

/// The change that adds `entity`.
template <class E>
RecordChange added(const E& entity);
/// The change that removes `entity`.
template <class E>
RecordChange removed(const E& entity);
/// The change from `before` to `after` (same id); no fields when they are equal.
template <class E>
RecordChange updated(const E& before, const E& after);

/// The change set that takes this one back.
ChangeSet inverse(const ChangeSet& changes);

/// Applies to a copy and installs it only if everything fits: records to add are absent, records to
/// update or remove and levels to change hold their `before`. Errors: NoSuchRecord, DuplicateKey
/// (id already there), UndoNoLongerApplies (a `before` differs; arg: what), and the field errors of
/// model/codec. On error `dataset` is unchanged. Cost: O(rows of the tables touched).
base::Result<void> apply(model::Dataset& dataset, const ChangeSet& changes);

/// The changes that turn `from` into `to`, in applicable order.
ChangeSet difference(const model::Dataset& from, const model::Dataset& to);

}  // namespace asah::change

#include "core/change/change_inl.hpp"
