// The review of files that came in: a card for each, what will happen, what is to be decided.

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/text.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/sharing_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using base::ErrorCode;
using exchange::ReturnReview;
using exchange::ReturnStatus;
using ui::TextKey;

class ReviewBuilder {
 public:
  ReviewBuilder(const Context& context, const Desk& desk, const SharingState& state)
      : context_(context), desk_(desk), board_(*desk.sharing), state_(state) {}

  ReviewModel run() {
    model_.stale = board_.revision != context_.revision && !board_.stages.empty();
    model_.comparing = board_.comparing;
    add_work();
    if (board_.error) model_.error = base::describe(*board_.error, context_.indonesian());
    add_items();
    add_other();
    for (const SharingFile& file : board_.files) model_.files.push_back(card(file));
    add_totals();
    return std::move(model_);
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }
  std::string count(std::size_t n) const {
    return whole_text(static_cast<std::int64_t>(n), context_.language);
  }

  // ---- what is being done ----

  void add_work() {
    model_.reading = board_.to_read > 0 || desk_.reading.has_value();
    if (!model_.reading) {
      model_.work_share = board_.compared;
      return;
    }
    const float share = desk_.reading ? desk_.reading->share : 0;
    if (board_.to_read == 0) {
      model_.work_left = desk_.reading->file_name;
      model_.work_share = share;
      model_.can_stop = desk_.reading->can_stop;
      return;
    }
    model_.work_left =
        words(TextKey::sharing_reading_left, {count(board_.read), count(board_.to_read)});
    model_.work_share = std::min(
        1.0F, (static_cast<float>(board_.read) + share) / static_cast<float>(board_.to_read));
  }

  // ---- what is to be decided ----

  void add_items() {
    const auto& kept = state_.items.value;
    model_.items = kept != nullptr && kept->fits(board_, context_.language)
                       ? kept
                       : build_sharing_items(context_, board_);
    const std::vector<ItemCard>& cards = model_.items->cards;
    model_.decided.assign(cards.size(), kUndecided);
    for (std::uint32_t i = 0; i < cards.size(); ++i) {
      const ItemCard& card = cards[i];
      const auto& values = board_.decisions[static_cast<std::size_t>(card.stage)].values;
      if (const auto at = values.find(card.item); at != values.end()) {
        const auto chosen = std::ranges::find(card.values, at->second);
        if (chosen != card.values.end()) {
          model_.decided[i] = static_cast<std::int32_t>(chosen - card.values.begin());
        } else if (card.other.control != OtherControl::None) {
          model_.decided[i] = kOtherValue;
          model_.other_words[i] =
              other_words(card.other, at->second, context_.data, context_.language);
        }
      }
      if (model_.decided[i] == kUndecided) ++model_.open;
      model_.any_levels = model_.any_levels || card.about_level;
      const bool about = state_.file == 0 || std::ranges::count(card.files, state_.file) > 0;
      if (about) model_.shown.push_back(i);
    }
  }

  void add_other() {
    if (!state_.other) return;
    const auto& cards = model_.items->cards;
    const auto card = std::ranges::find_if(cards, [&](const ItemCard& each) {
      return static_cast<int>(each.stage) == state_.other->stage && each.item == state_.other->item;
    });
    if (card == cards.end()) return;
    OtherModel other{.who = card->who, .what = card->what, .field = card->other};
    auto value = other_value(card->other, state_.other->draft);
    if (value) {
      other.offered = std::ranges::find(card->values, *value) != card->values.end();
      other.value = std::move(*value);
    } else if (state_.other->draft != OtherDraft{}) {
      other.error = base::describe(value.error(), context_.indonesian());
    }
    model_.other = std::move(other);
  }

  std::pair<std::size_t, std::size_t> cards_of(std::uint64_t file) const {
    std::size_t all = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < model_.items->cards.size(); ++i) {
      if (std::ranges::count(model_.items->cards[i].files, file) == 0) continue;
      ++all;
      open += model_.decided[i] == kUndecided ? 1 : 0;
    }
    return {all, open};
  }

  // ---- files ----

  void add_finding(FileCard& card, const base::Finding& finding) const {
    const bool harm = finding.severity == base::Severity::Error;
    // A warning names its people; where it stands in the file helps only with what is broken.
    std::string text = harm ? finding_words(finding.error, context_.language)
                            : base::describe(finding.error, context_.indonesian());
    const auto at = harm ? card.findings.begin() : card.findings.end();
    card.findings.insert(at, {harm, std::move(text)});
  }

  FileCard card(const SharingFile& file) {
    FileCard card{.id = file.id, .title = file.name, .file = file.name};
    if (file.error) {
      describe_fault(card, *file.error);
      return card;
    }
    const exchange::HeaderInput& given = file.document->header.given;
    const std::string made = moment_words(given.created_at, context_.language);
    if (file.kind == SharingFileKind::Return) {
      describe_return(card, file, made);
    } else {
      describe_copy(card, file, made);
    }
    return card;
  }

  void describe_fault(FileCard& card, const base::Error& error) const {
    card.tone = FileTone::Bad;
    card.chip = words(TextKey::sharing_chip_unreadable);
    std::string why = finding_words(error, context_.language);
    if (error.code == ErrorCode::MergeOtherWorkspace) {
      card.chip = words(TextKey::sharing_chip_foreign);
      const auto known = std::ranges::find_if(desk_.workspaces, [&](const WorkspaceCard& w) {
        return base::id_text(w.id) == error.where;
      });
      why = known == desk_.workspaces.end()
                ? words(TextKey::sharing_foreign)
                : words(TextKey::sharing_foreign_known, {known->name});
    } else if (error.code == ErrorCode::NotAReturn) {
      card.chip = words(TextKey::sharing_chip_refused);
      why = words(TextKey::sharing_not_here);
    }
    card.findings.push_back({true, std::move(why)});
  }

  // "salinan kerja · 20 orang · 2 Sep 2026 00.00"
  std::string kind_words(TextKey kind, const SharingFile& file, const std::string& made) const {
    const std::size_t people = file.document->dataset.employees.size();
    std::string out = words(kind) + " · " + words(TextKey::sharing_people, {count(people)});
    if (!made.empty()) out += " · " + made;
    return out;
  }

  void describe_return(FileCard& card, const SharingFile& file, const std::string& made) {
    card.kind = kind_words(TextKey::sharing_kind_return, file, made);
    if (!file.review) {
      card.chip = words(TextKey::sharing_chip_reading);
      return;
    }
    const ReturnReview& review = *file.review;
    if (!review.receiver.empty()) card.title = review.receiver;
    const std::string& who = review.rater.empty() ? review.author : review.rater;
    if (!who.empty() && who != card.title) {
      card.lines.push_back(words(TextKey::sharing_file_by, {who}));
    }
    card.late = review.late;
    const std::size_t levels = review.levels_new + review.levels_changed + review.levels_same;
    if (levels > 0) {
      card.lines.push_back(words(TextKey::sharing_file_levels, {count(levels)}) + ": " +
                           words(TextKey::sharing_file_parts,
                                 {count(review.levels_new), count(review.levels_changed),
                                  count(review.levels_same)}));
    }
    if (review.notes_new > 0) {
      card.lines.push_back(words(TextKey::sharing_file_notes, {count(review.notes_new)}));
    }
    if (review.outside > 0) {
      card.lines.push_back(words(TextKey::sharing_file_outside, {count(review.outside)}));
    }
    give_status(card, review);
    for (const base::Finding& finding : review.findings) add_finding(card, finding);
  }

  void give_status(FileCard& card, const ReturnReview& review) const {
    const auto set = [&](TextKey key, FileTone tone) {
      card.chip = words(key);
      card.tone = tone;
    };
    switch (review.status) {
      case ReturnStatus::Ready:
        set(review.outside > 0 ? TextKey::sharing_chip_outside : TextKey::sharing_chip_ready,
            review.outside > 0 ? FileTone::Warn : FileTone::Ok);
        break;
      case ReturnStatus::Conflicts: give_conflicts(card); break;
      case ReturnStatus::NothingNew:
        set(TextKey::sharing_chip_nothing, FileTone::Plain);
        break;
      case ReturnStatus::TakenAlready: set(TextKey::sharing_chip_taken, FileTone::Plain); break;
      case ReturnStatus::Repeated: set(TextKey::sharing_chip_repeated, FileTone::Plain); break;
      case ReturnStatus::Older: set(TextKey::sharing_chip_older, FileTone::Plain); break;
      case ReturnStatus::Refused: set(TextKey::sharing_chip_refused, FileTone::Bad); break;
    }
  }
  void give_conflicts(FileCard& card) const {
    const auto [all, open] = cards_of(card.id);
    card.tone = open > 0 ? FileTone::Ask : FileTone::Ok;
    card.chip = open > 0   ? words(TextKey::sharing_chip_decisions, {count(open)})
                : all > 0 ? words(TextKey::sharing_chip_decided)
                          : words(TextKey::sharing_chip_ready);
  }

  void describe_copy(FileCard& card, const SharingFile& file, const std::string& made) {
    const exchange::HeaderInput& given = file.document->header.given;
    if (!given.office.empty()) card.title = given.office;
    card.kind = kind_words(TextKey::sharing_kind_copy, file, made);
    if (!given.author.empty()) {
      card.lines.push_back(words(TextKey::sharing_file_by, {given.author}));
    }
    if (!file.counts) {
      card.chip = words(TextKey::sharing_chip_reading);
      return;
    }
    card.lines.push_back(words(TextKey::sharing_file_changes, {count(file.counts->total())}));
    if (file.counts->total() == 0 || file.counts->covered_by.test(0)) {
      card.chip = words(TextKey::sharing_chip_nothing);
    } else {
      give_conflicts(card);
      add_losses(card, *file.counts);
    }
    if (!file.has_base) {
      add_finding(card, {base::Severity::Warning, {ErrorCode::NoCommonBase, {}, {}}});
    }
    for (const base::Finding& finding : file.document->findings) {
      if (finding.severity != base::Severity::Info) add_finding(card, finding);
    }
  }

  // A copy that takes away is never simply fine.
  void add_losses(FileCard& card, const exchange::BranchCounts& counts) const {
    const auto tell = [&](TextKey key, std::size_t n) {
      if (n == 0) return;
      card.lines.push_back(words(key, {count(n)}));
      if (card.tone == FileTone::Ok) card.tone = FileTone::Warn;
    };
    tell(TextKey::sharing_will_delete, counts.deleted);
    tell(TextKey::sharing_will_clear, counts.cleared);
  }

  // ---- totals ----

  void add_line(int icon, TextKey key, std::size_t n) {
    if (n > 0) model_.happens.push_back({icon, words(key, {count(n)})});
  }

  void add_totals() {
    const SharingTotals& totals = board_.totals;
    add_line(0, TextKey::sharing_will_add, totals.levels_added);
    add_line(1, TextKey::sharing_will_change, totals.levels_changed);
    add_line(4, TextKey::sharing_will_clear, totals.levels_cleared);
    add_line(0, TextKey::sharing_will_notes, totals.notes_added);
    add_line(0, TextKey::sharing_will_records, totals.records_added);
    add_line(1, TextKey::sharing_will_fields, totals.records_changed);
    add_line(4, TextKey::sharing_will_delete, totals.records_deleted);
    const bool something = !model_.happens.empty();
    add_line(2, TextKey::sharing_will_same, totals.levels_same);
    add_line(3, TextKey::sharing_will_outside, totals.outside);
    add_line(3, TextKey::sharing_will_erased, totals.erased);
    add_line(3, TextKey::sharing_will_skip, totals.files_skipped);
    // What contradicts is not here already.
    if (!something && !board_.stages.empty() && model_.items->cards.empty()) {
      model_.happens.insert(model_.happens.begin(), {2, words(TextKey::sharing_will_nothing)});
    }
    model_.can_merge = !context_.read_only && !board_.stages.empty() && !board_.comparing &&
                       !model_.reading;
    model_.merge_words =
        totals.levels() > 0   ? words(TextKey::sharing_do_levels, {count(totals.levels())})
        : totals.others() > 0 ? words(TextKey::sharing_do_changes, {count(totals.others())})
                              : words(TextKey::sharing_do);
    model_.subtitle = words(TextKey::sharing_files, {count(board_.files.size())});
    if (!board_.stages.empty()) {
      if (totals.levels_added > 0) {
        model_.subtitle +=
            " · " + words(TextKey::sharing_new_levels, {count(totals.levels_added)});
      }
      if (model_.open > 0) {
        model_.subtitle += " · " + words(TextKey::sharing_need_decision, {count(model_.open)});
      }
    }
    add_branches();
  }

  /// Files of one sender are told apart by their own names.
  void add_branches() {
    std::map<std::string, int> times;
    for (const FileCard& file : model_.files) ++times[branch_name(file)];
    for (const FileCard& file : model_.files) {
      const bool takes_part = std::ranges::any_of(board_.stages, [&](const SharingStage& stage) {
        return std::ranges::count(stage.files, file.id) > 0;
      });
      if (!takes_part) continue;
      std::string name = branch_name(file);
      if (times[name] > 1) name += " · " + file.file;
      model_.branches.push_back({file.id, std::move(name)});
    }
  }

  /// Two files may be of one packet: who sent it tells them apart.
  std::string branch_name(const FileCard& card) const {
    const auto file = std::ranges::find(board_.files, card.id, &SharingFile::id);
    if (file == board_.files.end() || file->document == nullptr) return card.title;
    const exchange::HeaderInput& given = file->document->header.given;
    const std::string& who = given.office.empty() ? given.author : given.office;
    return who.empty() || who == card.title ? card.title : card.title + " · " + who;
  }

  const Context& context_;
  const Desk& desk_;
  const SharingBoard& board_;
  const SharingState& state_;
  ReviewModel model_;
};

}  // namespace

ReviewModel build_review(const Context& context, const Desk& desk, const SharingState& state) {
  if (desk.sharing == nullptr) return {.items = std::make_shared<const SharingItems>()};
  return ReviewBuilder(context, desk, state).run();
}

}  // namespace asah::screens
