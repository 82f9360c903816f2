#pragma once
// What changed, as data: enough to apply it, to undo it, to journal it and to merge it.

#include <compare>
#include <cstdint>
#include <string>
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

/// Where a key of a newer version stands: at a record (see model::UnknownKey), or, with `id` 0, in
/// the document itself or its header (see model::UnknownSection).
struct KeptPlace {
  model::EntityKind kind = model::EntityKind::Region;
  std::uint64_t id = 0;
  bool in_header = false;
  std::string key;

  bool of_record() const { return id != 0; }
  auto operator<=>(const KeptPlace&) const = default;
};

/// A key of a newer version that comes, goes or changes. Its values are JSON text; empty: not there.
struct KeptChange {
  KeptPlace place;
  std::string before;
  std::string after;

  bool operator==(const KeptChange&) const = default;
};

/// Everything one step changes. Records in the order in which they are applied: what is referred
/// to is added first and removed last. Kept keys in strictly ascending order of place.
struct ChangeSet {
  std::vector<RecordChange> records;
  std::vector<RatingsChange> ratings;
  std::vector<KeptChange> kept{};

  bool empty() const { return records.empty() && ratings.empty() && kept.empty(); }
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
/// (id already there), UndoNoLongerApplies (a `before` differs; arg: what), RepeatedKey (kept keys
/// not in their order), and the field errors of model/codec. On error `dataset` is unchanged. Cost:
/// O(rows of the tables touched, and of the kept keys if some change).
base::Result<void> apply(model::Dataset& dataset, const ChangeSet& changes);

/// The changes that turn `from` into `to`, in applicable order.
ChangeSet difference(const model::Dataset& from, const model::Dataset& to);

}  // namespace asah::change

#include "core/change/change_inl.hpp"
