#pragma once
// Merging copies of one workspace that several offices edited. Pure: datasets in, a plan and the
// one step that carries it out. README.md has the rules.

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/change/journal.hpp"
#include "core/model/record_access.hpp"

namespace asah::exchange {

/// Files that one merge can join.
inline constexpr std::size_t kMaxBranches = 256;
/// Branches by their position in MergeInput.
using BranchSet = std::bitset<kMaxBranches>;

/// What is said of a branch to people. Never weighed: no clock and no name decides anything.
struct BranchLabel {
  std::string office;
  std::string author;
  std::string file;
  /// As the file states it.
  std::string date;

  bool operator==(const BranchLabel&) const = default;
};

/// One office's copy, whole. What came back of a part must have been laid over its base before:
/// a record that is not there counts as deleted.
struct MergeBranch {
  const model::Dataset* dataset = nullptr;
  BranchLabel label;
  /// Known to be older than others: what only such branches hold is not proposed where others hold
  /// something else.
  bool yields = false;
  /// Identities that this copy is known to have for records that go by another elsewhere; see
  /// change::TakenCopy. Not followed where the copy has both.
  std::vector<change::JoinedRecord> joined{};
};

/// Told now and then how much of the work is done; false cancels.
using MergeProgress = std::function<bool(std::size_t done, std::size_t total)>;

struct MergeInput {
  /// The state that all branches started from. Without it nothing counts as deleted, and whatever
  /// differs is a conflict.
  const model::Dataset* base = nullptr;
  /// Two or more, all treated alike.
  std::vector<MergeBranch> branches;
  /// Which of them is changed by the step; the result does not depend on it.
  std::size_t ours = 0;
  /// True for people who were erased on request: they stay erased, with all about them. The number
  /// is empty where a file names a person without a record. Null: nobody.
  std::function<bool(model::EmployeeId, std::string_view nip)> is_erased;
  MergeProgress progress;
};

enum class MergeItemKind : std::uint8_t {
  // Someone should decide; until then the proposal stands.
  FieldConflict,    ///< a field changed to different values
  RatingConflict,   ///< one rater's level of one day, given differently
  SameKey,          ///< records made apart that seem to be the same thing
  KeyClash,         ///< different records that would share a key that must be unique
  UnitLoop,         ///< moved units that would be one another's ancestors
  StandardBounds,   ///< required and minimum, changed apart, contradict each other
  EditedAndDeleted, ///< deleted by one, edited by another: stays
  KeptKeyConflict,  ///< as FieldConflict, of a key that a newer version wrote
  // Settled by the rules, listed so that nothing happens unseen.
  Deleted,            ///< deleted by one, untouched by the others
  CameBack,           ///< deleted by one, still needed by what another changed: stays
  ClearedAndChanged,  ///< a level cleared by one, changed by another: the change stays
  Joined,             ///< records made apart under one unique key became one
  RetiredAndRated,    ///< competency retired by one, rated meanwhile by another
  StandardInCycle,    ///< standard changed while another rated that competency
  Erased,             ///< an erased person was in a file and was left out
  Guarded,            ///< a key or tombstone changed or deleted by some: stays as it was
  NewKey,             ///< a sealing key that not all have: new packets may be sealed with it
};
inline constexpr std::size_t kMergeItemKinds = 17;

/// "field_conflict", ...
std::string_view merge_item_kind_text(MergeItemKind kind);
/// True for the first group above.
bool asks_for_decision(MergeItemKind kind);

/// A value that some branches hold.
struct MergeCandidate {
  /// Of a field or level, null for "cleared". Where an item is not about a value: true or false for
  /// "stays" (EditedAndDeleted, Deleted, Guarded without a field), "one record" (SameKey) and "has it"
  /// (NewKey), an id's text for who keeps the key (KeyClash) or goes back (UnitLoop), {required,
  /// minimum} for StandardBounds.
  model::Value value;
  BranchSet branches;

  bool operator==(const MergeCandidate&) const = default;
};

/// Where a level stands.
struct RatingPlace {
  model::CycleId cycle;
  model::SheetKey sheet;
  model::CompetencyId competency;

  auto operator<=>(const RatingPlace&) const = default;
};

/// Another record that an item speaks of.
struct MergeRelated {
  model::RecordKey record;
  std::string title;

  bool operator==(const MergeRelated&) const = default;
};

/// One thing that was decided or is to be decided.
struct MergeItem {
  MergeItemKind kind = MergeItemKind::FieldConflict;
  /// The record; of a rating the person rated.
  model::RecordKey record;
  /// Its name for people, in whichever branch it has one.
  std::string title;
  std::uint16_t field = model::kNoField;
  /// Path of a kept key, the key in question of Joined, SameKey and KeyClash, or of EditedAndDeleted
  /// a mark of what it was edited into, so that another edit is another question.
  std::string part;
  std::optional<RatingPlace> rating;
  /// As in the base; null without.
  model::Value base;
  /// Ascending by compare_values; never the base's value.
  std::vector<MergeCandidate> candidates;
  /// Which candidate stands unless someone decides: one that not only yielding branches hold, of
  /// those held by more branches, then the greater.
  std::size_t proposal = 0;
  /// What stands in the result; the base's value can be decided for too, or one that nobody held.
  model::Value taken;
  bool decided = false;
  /// The units of a loop and where they were moved, who needs what came back, the other records of
  /// one key; for ratings cycle, competency and rater.
  std::vector<MergeRelated> related;

  bool open() const { return asks_for_decision(kind) && !decided; }
  bool operator==(const MergeItem&) const = default;
};

/// Names the item's matter, the same for any order of the branches:
/// "field_conflict/employee/<id>/name".
std::string merge_item_name(const MergeItem& item);

/// What one branch did to the base (without a base: what it has and others lack).
struct BranchCounts {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t deleted = 0;
  /// Levels.
  std::size_t rated = 0;
  std::size_t rerated = 0;
  std::size_t cleared = 0;
  /// Of all these (records and levels), those that another branch did in just the same way.
  std::size_t shared = 0;
  /// Branches that hold everything this one changed: it is a duplicate of them or older.
  BranchSet covered_by;

  std::size_t total() const { return added + changed + deleted + rated + rerated + cleared; }
  bool operator==(const BranchCounts&) const = default;
};

struct MergePlan {
  /// As in the input.
  std::vector<BranchLabel> labels;
  std::size_t ours = 0;
  bool has_base = false;
  std::vector<BranchCounts> counts;
  /// By kind, record, field; the same for any order of the branches, up to their positions.
  std::vector<MergeItem> items;

  std::size_t open_count() const;
  bool operator==(const MergePlan&) const = default;
};

/// Decides one item: `value` is one of its candidates or the base's value; of a FieldConflict also
/// any other value that the field takes, unless it names records. NIPs are not judged further.
struct MergeDecision {
  /// merge_item_name.
  std::string item;
  model::Value value;

  bool operator==(const MergeDecision&) const = default;
};

/// A merge carried out.
struct MergeResult {
  MergePlan plan;
  model::Dataset dataset;
  /// From our branch to `dataset`, for one commit.
  change::ChangeSet changes;
  /// Each branch as it was merged: without erased people, under the identities of `dataset`, with
  /// what was guarded as it stands there.
  std::vector<model::Dataset> copies;
  /// Identities that were joined, ascending; what was known of each branch is not among them.
  std::vector<change::JoinedRecord> joined;
  /// Names of decisions that met no item, or no such value; the item then stayed as proposed.
  std::vector<std::string> unused;
};

/// Merges, taking `decisions` where there are some and proposals elsewhere. Errors:
/// MergeOtherWorkspace (where: the branch's file), MergeBranchCount (fewer than two or more than
/// kMaxBranches), Cancelled, and those of change::apply for lists that grew past their bound.
/// Cost: linear in the rows of all branches.
base::Result<MergeResult> merge(const MergeInput& input,
                                std::span<const MergeDecision> decisions = {});

/// The plan alone, nothing decided.
base::Result<MergePlan> plan_merge(const MergeInput& input);

}  // namespace asah::exchange
