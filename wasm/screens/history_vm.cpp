#include "wasm/screens/history_vm.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "core/base/text.hpp"
#include "core/change/last_known.hpp"
#include "core/model/record_access.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using change::JournalRecord;
using model::EntityKind;
using ui::TextKey;

HistoryKind kind_of(const JournalRecord& record) {
  if (record.kind != change::StepKind::Do) return HistoryKind::Undo;
  const std::string& key = record.step.key;
  const bool file = key.starts_with("step.import") || key == "step.open_file";
  if (file) return HistoryKind::Imports;
  const bool shared = key.contains("packet") || key.contains("return") || key.contains("merge") ||
                      key.contains("decide") || key.contains("key");
  if (shared) return HistoryKind::Sharing;
  if (record.changes.records.empty()) {
    return record.changes.ratings.empty() ? HistoryKind::Other : HistoryKind::Ratings;
  }
  switch (record.changes.records.front().kind) {
    case EntityKind::Employee: return HistoryKind::People;
    case EntityKind::Position:
    case EntityKind::Standard:
    case EntityKind::Tier: return HistoryKind::Standards;
    case EntityKind::Note:
    case EntityKind::Moderation:
    case EntityKind::Rater: return HistoryKind::Ratings;
    default: return HistoryKind::Other;
  }
}

bool touches(const JournalRecord& record, std::uint64_t id) {
  const bool in_records = std::ranges::any_of(
      record.changes.records, [&](const change::RecordChange& c) { return c.id == id; });
  const bool in_kept = std::ranges::any_of(
      record.changes.kept, [&](const change::KeptChange& c) { return c.place.id == id; });
  if (in_records || in_kept) return true;
  return std::ranges::any_of(record.changes.ratings, [&](const auto& ratings) {
    return ratings.cycle.value == id ||
           std::ranges::any_of(ratings.sheets, [&](const model::SheetChange& sheet) {
             return sheet.key.employee.value == id;
           });
  });
}

std::string who_of(const JournalRecord& record, base::Language language) {
  return record.actor.person.empty() ? say(TextKey::history_nameless, language)
                                     : record.actor.person;
}

class HistoryBuilder {
 public:
  HistoryBuilder(const Context& context, const Desk& desk, const Route& route,
                 const HistoryState& state)
      : context_(context), desk_(desk), route_(route), state_(state),
        needle_(base::fold(state.search)) {}

  HistoryModel run() {
    model_.read_only = context_.read_only;
    if (route_.record != 0) model_.record = record_name();
    if (desk_.history == nullptr) return std::move(model_);
    const HistoryBoard& board = *desk_.history;
    add_condition(board);
    const auto records = board.records();
    gather_people(records);
    for (const JournalRecord& record : std::views::reverse(records)) add(record);
    add_detail(board, records);
    return std::move(model_);
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }
  std::string number(std::uint64_t value) const {
    return whole_text(static_cast<std::int64_t>(value), context_.language);
  }

  std::string record_name() const {
    for (const model::RecordAccess* access : model::all_records()) {
      if (!access->find(context_.data, route_.record)) continue;
      return record_words(access->kind(), route_.record, context_.data, context_.language);
    }
    return words(TextKey::record_gone);
  }

  void add_condition(const HistoryBoard& board) {
    model_.records = static_cast<std::int64_t>(board.info.records);
    model_.kept = words(TextKey::history_kept, {bytes_text(board.info.bytes, context_.language)});
    const std::uint64_t before = board.info.oldest_seq > 0 ? board.info.oldest_seq - 1 : 0;
    if (board.info.folded && before > 0) {
      model_.begin = words(TextKey::history_folded, {number(before)});
    }
    if (board.broken) model_.broken = base::describe(*board.broken, context_.indonesian());
  }

  void gather_people(std::span<const JournalRecord> records) {
    for (const JournalRecord& record : records) {
      std::string who = who_of(record, context_.language);
      if (std::ranges::find(model_.people, who) == model_.people.end()) {
        model_.people.push_back(std::move(who));
      }
    }
    std::ranges::sort(model_.people);
  }

  bool in_span(const JournalRecord& record) const {
    static constexpr std::int32_t kDays[kHistorySpans] = {0, 6, 29, 364};
    if (state_.span < 0 || state_.span >= kHistorySpans) return true;
    const std::int64_t ms = record.actor.time_ms + std::int64_t{context_.offset_minutes} * 60'000;
    const std::int64_t day = ms / 86'400'000 - (ms % 86'400'000 < 0 ? 1 : 0);
    return day >= context_.today.days() - kDays[state_.span];
  }

  void add(const JournalRecord& record) {
    if (route_.record != 0 && !touches(record, route_.record)) return;
    ++model_.all;
    const bool kind = state_.kind < 0 || static_cast<int>(kind_of(record)) == state_.kind;
    if (!kind || !in_span(record)) return;
    std::string who = who_of(record, context_.language);
    const auto people = static_cast<int>(model_.people.size());
    if (state_.who >= 0 && state_.who < people &&
        who != model_.people[static_cast<std::size_t>(state_.who)]) {
      return;
    }
    std::string what = record_step_words(record, context_.language);
    const bool found = needle_.empty() || base::contains_folded(base::fold(what), needle_) ||
                       base::contains_folded(base::fold(who), needle_) ||
                       base::contains_folded(base::fold(record.actor.office), needle_);
    if (!found) return;
    model_.rows.push_back(
        {.seq = record.seq,
         .number = words(TextKey::history_step_number, {number(record.seq)}),
         .when = time_words(record.actor.time_ms, context_.offset_minutes, context_.language),
         .what = std::move(what),
         .who = std::move(who),
         .office = record.actor.office,
         .changes = number(change_count(record))});
  }

  std::vector<GonePerson> gone_people(const JournalRecord& step,
                                      std::span<const JournalRecord> records) const {
    std::vector<GonePerson> gone;
    for (const change::RecordChange& change : step.changes.records) {
      const model::EmployeeId id{change.id};
      const bool is_person = change.kind == model::EntityKind::Employee;
      if (!is_person || context_.data.employees.find(id) != nullptr) continue;
      if (gone.size() == kGonePeople) break;
      auto person = change::last_known(records, id);
      if (person && !person->name.empty()) {
        gone.push_back({id, std::move(person->nip), std::move(person->name)});
      }
    }
    return gone;
  }

  void add_detail(const HistoryBoard& board, std::span<const JournalRecord> records) {
    const auto at = std::ranges::lower_bound(records, state_.chosen, {}, &JournalRecord::seq);
    if (state_.chosen == 0 || at == records.end() || at->seq != state_.chosen) return;
    HistoryDetail detail;
    detail.seq = at->seq;
    detail.number = words(TextKey::history_step_number, {number(at->seq)});
    detail.title = record_step_words(*at, context_.language);
    detail.by = who_of(*at, context_.language);
    if (!at->actor.office.empty()) detail.by += " · " + at->actor.office;
    detail.when = time_words(at->actor.time_ms, context_.offset_minutes, context_.language);
    detail.lines = step_lines(*at, context_.data, context_.language);
    detail.gone = gone_people(*at, records);
    detail.emptied = at->original && at->changes.empty();
    detail.redacted = at->original && !detail.emptied;
    const auto can = board.can_undo(at->seq);
    detail.can_undo = can.has_value();
    if (!can) detail.refusal = refusal_words(can.error(), context_.language);
    model_.detail = std::move(detail);
  }

  const Context& context_;
  const Desk& desk_;
  const Route& route_;
  const HistoryState& state_;
  std::string needle_;
  HistoryModel model_;
};

}  // namespace

HistoryModel build_history(const Context& context, const Desk& desk, const Route& route,
                           const HistoryState& state) {
  return HistoryBuilder(context, desk, route, state).run();
}

}  // namespace asah::screens
