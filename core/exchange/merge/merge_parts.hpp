#pragma once
// What the stages of a merge hand to one another.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

/// The inputs as the merge sees them: without erased people, joined records under one identity.
struct MergeSides {
  const model::Dataset* base = nullptr;
  std::vector<const model::Dataset*> branches;
  std::size_t ours = 0;
  /// Branches whose values are not proposed against those of others.
  BranchSet yields{};
};

/// The decisions made, looked up by item.
class Decider {
 public:
  explicit Decider(std::span<const MergeDecision> decisions);

  /// Sets `taken` and `decided` of an item that has candidates. The base's value may be decided for
  /// only where the base has one; any value that the field takes where the item is a FieldConflict.
  void settle(MergeItem& item, bool base_allowed);
  /// Names that no item has met, ascending.
  std::vector<std::string> unused() const;

 private:
  std::map<std::string, const MergeDecision*, std::less<>> decisions_;
  std::set<std::string, std::less<>> used_;
};

/// Deleted records that stay all the same: who deleted them, and who needs them.
class KeptRecords {
 public:
  struct Entry {
    BranchSet deleters;
    /// The first few that refer to it.
    std::vector<model::RecordKey> needed_by;
  };

  bool empty() const { return entries_.empty(); }
  const Entry* find(model::RecordKey record) const;
  /// Those who deleted a record that stays; none for other records.
  BranchSet deleters(model::RecordKey record) const;
  /// False when it was there already.
  bool add(model::RecordKey record, Entry entry);

 private:
  std::map<model::RecordKey, Entry> entries_;
};

/// Counts rows done; asks now and then whether to go on.
class MergeTicker {
 public:
  MergeTicker(const MergeProgress& progress, std::size_t total)
      : progress_(progress), total_(total) {}
  /// False when cancelled.
  bool tick(std::size_t rows);

 private:
  const MergeProgress& progress_;
  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t next_ = 0;
  bool cancelled_ = false;
};

/// What the stages share while they walk.
struct MergeContext {
  const MergeSides& sides;
  const KeptRecords& kept;
  Decider& decider;
  MergeTicker& ticker;
  std::vector<BranchCounts>& counts;
  /// Competencies of standards that were changed.
  std::set<model::CompetencyId> watched{};
};

/// A record and the branches that did something to it.
struct RecordAct {
  model::RecordKey record;
  BranchSet by;
};

/// From our branch to the result, and what is to be told about it.
struct RecordsMerged {
  std::vector<change::RecordChange> changes;
  std::vector<MergeItem> items;
  /// Deletions that stand, of records that some branch still has.
  std::vector<RecordAct> deletions;
  /// Deletions that do not, because of an edit or a decision.
  std::vector<RecordAct> overruled;
  /// Standards that differ from the base, are not in it or were deleted, with who did that.
  std::vector<RecordAct> standards;
  bool cancelled = false;
};
RecordsMerged merge_records(MergeContext& context);

struct RatingsMerged {
  std::vector<change::RatingsChange> changes;
  std::vector<MergeItem> items;
  /// Who gave or changed levels in a cycle's competency.
  std::map<std::pair<model::CycleId, model::CompetencyId>, BranchSet> rated;
  /// The same by person, for the competencies of MergeContext::watched.
  std::map<std::pair<model::CycleId, model::CompetencyId>, std::map<model::EmployeeId, BranchSet>>
      rated_people;
  bool cancelled = false;
};
RatingsMerged merge_ratings(MergeContext& context);

/// Adds to `kept` what may not go: deletions that were overruled, what the result still refers to,
/// and deletions that were made only for the sake of one that does not stand. False when there was
/// nothing to add.
bool find_kept(const MergeSides& sides, const model::Dataset& result, const RecordsMerged& records,
               KeptRecords& kept);

/// Mends what fields merged one by one can break: unique keys, loops of units, standards' bounds.
void repair(const MergeSides& sides, Decider& decider, model::Dataset& result,
            std::vector<MergeItem>& items);

/// Keys of newer versions, three-way like fields; those of records that are gone go.
void merge_kept_keys(const MergeSides& sides, Decider& decider, model::Dataset& result,
                     std::vector<MergeItem>& items);

/// A standard of the base or of some branch, by its identity: on its position and competency all
/// agree. Needs a base; `id` must be known to one of them.
const model::Standard* standard_in(const MergeSides& sides, model::StandardId id);

/// Items about competencies retired and standards changed while others rated.
void note_rated_meanwhile(const MergeSides& sides, const RecordsMerged& records,
                          const RatingsMerged& ratings, const model::Dataset& result,
                          std::vector<MergeItem>& items);

/// Records made apart that are one: which identity becomes which.
using Joins = std::map<model::RecordKey, std::uint64_t>;
Joins find_joins(const MergeSides& sides, Decider& decider, std::vector<MergeItem>& items);
/// The dataset with identities and references replaced; shares what does not change.
model::Dataset with_joins(const model::Dataset& dataset, const Joins& joins);

/// A mark that follows from the contents of all records in `edited`, of one kind, in any order: 13
/// letters.
std::string edit_mark(const model::RecordAccess& access,
                      std::span<const model::RecordView> edited);

/// The order of a plan's items.
bool merge_item_less(const MergeItem& a, const MergeItem& b);

/// A record's name for people in one dataset; empty when it is not there or has none.
std::string record_title(const model::Dataset& dataset, model::RecordKey record);
/// Fills in the titles of `items` and what they relate to, from base or branches.
void give_titles(const MergeSides& sides, std::vector<MergeItem>& items);

}  // namespace asah::exchange
