#pragma once
// Taking in what came back of packets, one or many at once: first a plan, then one step. Nothing
// outside the fence of a packet, as this workspace registered it, is ever taken.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

struct ReturnFile {
  std::string name;
  /// Read (and opened, if it was sealed).
  const Document* document = nullptr;
};

struct ReturnsInput {
  const model::Dataset* ours = nullptr;
  /// How our side is called in the plan.
  BranchLabel ours_label{};
  std::vector<ReturnFile> files{};
  /// The workspace as it was at that point of its journal; none when that is folded. Null: never.
  std::function<std::optional<model::Dataset>(const change::JournalHead&)> state_at{};
  /// The workspace right before and right after the step that took that return in; none when folded.
  /// Null: never. With both, a later return of one copy may take back what an earlier one brought.
  std::function<std::optional<model::Dataset>(model::PacketReturnId)> state_before{};
  std::function<std::optional<model::Dataset>(model::PacketReturnId)> state_after{};
  /// See MergeInput::is_erased. Null: nobody.
  std::function<bool(model::EmployeeId, std::string_view nip)> is_erased{};
  /// Entered into the register; decides lateness where a file's own clock cannot be right.
  base::Date today{};
  MergeProgress progress{};
};

enum class ReturnStatus : std::uint8_t {
  Ready,         ///< brings something, no question open
  Conflicts,     ///< brings something that contradicts what is there, or another file
  NothingNew,    ///< holds nothing that is not here already
  TakenAlready,  ///< this very file was merged before
  Repeated,      ///< its contents are those of another of these files
  Older,         ///< a newer one of the same packet was merged, or is among these files
  Refused,       ///< not for this workspace, no packet of ours, withdrawn, or the cycle is closed
};
inline constexpr std::size_t kReturnStatuses = 7;
/// "ready", "conflicts", ...
std::string_view return_status_text(ReturnStatus status);

/// One file as the review shows it.
struct ReturnReview {
  std::string file;
  /// None when the file is not of a packet.
  model::PacketId packet;
  /// Of the packet as registered here, else as the file states it.
  std::string receiver;
  /// Name of who rated; empty where people rate themselves.
  std::string rater;
  std::string author;
  std::string office;
  /// As the file states it.
  std::string created_at;
  ReturnStatus status = ReturnStatus::Refused;
  /// PacketUnknown, PacketWithdrawn, CycleClosed, MergeOtherWorkspace, NotAReturn (Error);
  /// PacketAltered, OutsideFence, PersonUnknown, ReturnLate, ReturnOlder, BaseUnknown, DigestMismatch
  /// (Warning); ReturnTakenAlready, ReturnRepeated (Info).
  std::vector<base::Finding> findings;
  /// Levels inside the fence, against what is here now: not here, different (or cleared), the same.
  std::size_t levels_new = 0;
  std::size_t levels_changed = 0;
  std::size_t levels_same = 0;
  /// Notes that are not here, or differ.
  std::size_t notes_new = 0;
  /// Levels, notes and other records that the file holds or changed outside the fence.
  std::size_t outside = 0;
  bool late = false;
  /// Position in the plan's labels; 0 when the file takes no part in the merge.
  std::size_t branch = 0;

  bool operator==(const ReturnReview&) const = default;
};

/// What taking the files in would do. Cheap to copy; keeps what it needs of the input.
class ReturnsPlan {
 public:
  /// What it keeps; only merge_returns looks inside.
  struct Inside;
  ReturnsPlan() = default;
  explicit ReturnsPlan(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

  /// In the order of the files.
  const std::vector<ReturnReview>& reviews() const;
  /// The questions; empty when no file takes part. Branch 0 is this workspace.
  const MergePlan& merge_plan() const;
  /// Whether there is anything to commit.
  bool brings_something() const;
  const Inside& inside() const;

 private:
  std::shared_ptr<const Inside> inside_;
};

/// Looks at all files at once. The same files in any order give the same questions and the same
/// result. Only failures of the whole: MergeBranchCount (more than kMaxBranches - 1 files), Cancelled;
/// what is wrong with one file is in its review.
base::Result<ReturnsPlan> plan_returns(const ReturnsInput& input);

/// Who decides, and when, where decisions are kept.
struct DecisionContext {
  std::string person;
  std::string office;
  /// ISO 8601 with a zone.
  std::string decided_at;
  /// Pairs of item name and rule, ascending by name, for what was decided by rule.
  std::vector<std::pair<std::string, std::string>> rules{};
};

/// Decisions to be kept: one for each item of the plan that asks for one, in its order. `dataset` is
/// the merged one: there the person concerned is looked up. Their identities follow from item, person
/// and time, so that the same decision is the same record. A value is told as text, other than text
/// as JSON.
std::vector<model::Decision> decision_rows(const MergePlan& plan, const model::Dataset& dataset,
                                           const DecisionContext& context);

struct ReturnsOutcome {
  /// The workspace after the step.
  model::Dataset dataset;
  /// "step.take_returns" with the number of files taken: levels, notes, new raters, and the records
  /// of returns and decisions. To be committed on the workspace that was planned with.
  change::Step step;
  /// With the decisions in it.
  MergePlan plan;
  /// See MergeResult::unused.
  std::vector<std::string> unused;
};

/// Carries the plan out, taking `decisions` where there are some and proposals elsewhere. All files
/// are entered as returns save those Refused, TakenAlready and Repeated. Errors: those of merge().
base::Result<ReturnsOutcome> merge_returns(const ReturnsPlan& plan,
                                           std::span<const MergeDecision> decisions,
                                           const DecisionContext& context);

}  // namespace asah::exchange
