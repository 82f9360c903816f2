#pragma once
// What the stages of taking returns in hand to one another.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/exchange/packet/fence.hpp"
#include "core/exchange/packet/returns.hpp"

namespace asah::exchange {

/// The workspace at the points of its past that a return was made from.
struct ReturnStates {
  /// When the packet was sent.
  std::optional<model::Dataset> sent;
  /// Around the step that took in the return that this one carries on from, if there is such.
  bool carries_on = false;
  std::optional<model::Dataset> before;
  std::optional<model::Dataset> after;
  /// That step took in no other return of the same rater, so what it changed was that return's doing.
  bool alone = false;
};

/// A file that is a return of a registered packet, sorted into what is inside its fence and what is
/// not.
struct Incoming {
  std::size_t file = 0;
  const Document* document = nullptr;
  model::Packet packet;
  /// Of the body.
  std::string digest;
  /// From packet, body and revision: the same file saved once is the same return.
  model::PacketReturnId id;
  /// Who gave most of it.
  model::RaterId rater;
  ReturnStates states;
  model::RatingBlock levels;
  base::Table<model::Note> notes;
  /// Named by levels and notes.
  base::Table<model::Rater> raters;
  /// Erased people whom the file speaks of.
  std::set<model::EmployeeId> erased;
  /// Older than what was merged, as far as can be told: proposals follow the others.
  bool yields = false;
  /// What it does to its own base; and of that what others say something of too, which the merge has
  /// to settle. The rest is taken as it is.
  std::vector<model::SheetChange> changes;
  std::vector<model::SheetChange> disputed;
  struct NoteChange {
    model::NoteId id;
    std::optional<model::Note> before;
    std::optional<model::Note> after;
  };
  std::vector<NoteChange> note_changes;

  /// Where the journal of its copy stood; the number as a register entry holds it.
  change::JournalHead revision() const;
  std::int32_t revision_seq() const;
};

/// Finds the states of the past that files were made from; each is asked for once.
class PastStates {
 public:
  explicit PastStates(const ReturnsInput& input) : input_(input) {}
  /// The workspace when the packet was sent.
  std::optional<model::Dataset> sent(const model::Packet& packet);
  /// Looks for the newest return taken before that this one carries on from. Without one, a file
  /// that stands earlier in its copy's history than one taken before of the same rater yields.
  void find_earlier(Incoming& incoming);

 private:
  const ReturnsInput& input_;
  std::vector<std::pair<change::JournalHead, std::optional<model::Dataset>>> known_;
};

/// Everything about one file that can be told by itself. Fills in `review`; none when the file cannot
/// take part (Refused) or was taken before.
std::optional<Incoming> read_return(const ReturnsInput& input, std::size_t file, PastStates& past,
                                    ReturnReview& review);

/// True when `later` was saved from the copy that `earlier` was saved from, after it.
bool carries_on(const Incoming& later, const Incoming& earlier);

/// The sides of the merge: only the places that are disputed, everything else shared.
struct ReturnStage {
  model::Dataset base;
  /// First ours, then one for each file.
  std::vector<model::Dataset> sides;
  /// What one file alone changed, and nobody here since: from ours, by cycle.
  std::vector<change::RatingsChange> undisputed;
  /// How many of these each file has.
  std::vector<BranchCounts> counts;
};
/// Works out what each file changes and lays it over the common base.
ReturnStage build_stage(const model::Dataset& ours, std::vector<Incoming>& files);

/// Adds the items that tell of erased people, retired competencies and changed standards. Branch i is
/// file i - 1.
void note_meanwhile(const model::Dataset& ours, const std::vector<Incoming>& files,
                    std::vector<MergeItem>& items);

/// Findings about what is outside a fence; counts all, names the first few.
class OutsideReport {
 public:
  explicit OutsideReport(std::vector<base::Finding>& findings) : findings_(findings) {}
  void add(base::ErrorCode code, std::string where, std::string what, std::size_t count);
  std::size_t count() const { return count_; }
  /// Says how many more there are; once, at the end.
  void finish();

 private:
  static constexpr std::size_t kNamed = 20;
  std::vector<base::Finding>& findings_;
  std::size_t named_ = 0;
  std::size_t unnamed_ = 0;
  std::size_t count_ = 0;
};

/// A value as decisions hold it: text as it is, other than text as JSON.
std::string decided_text(const model::Value& value);

/// The first `length` code points; nothing of a text that is not UTF-8 (names of files may be so).
std::string first_letters(std::string_view text, std::size_t length);

}  // namespace asah::exchange
