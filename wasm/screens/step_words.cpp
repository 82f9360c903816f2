#include "wasm/screens/step_words.hpp"

#include <algorithm>
#include <format>
#include <utility>

#include "core/model/record_access.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {

using change::FieldChange;
using change::RecordChange;
using change::RecordOp;
using ui::TextKey;

namespace {

// The first text among the fields, for a record that is not there any more.
std::string title_in(const RecordChange& change) {
  for (const FieldChange& field : change.fields) {
    for (const model::Value* value : {&field.after, &field.before}) {
      const std::string* text = value->as_text();
      const auto target = model::record_access(change.kind).target(field.field);
      if (text != nullptr && !text->empty() && !target) return *text;
    }
  }
  return {};
}

class Lines {
 public:
  Lines(const model::Dataset& data, base::Language language, const StepFilter& filter)
      : data_(data), language_(language), filter_(filter) {}

  StepLines take() { return std::move(out_); }

  void add(const RecordChange& change) {
    if (filter_.record && !filter_.record(change)) return;
    const std::string about = title(change);
    if (change.op != RecordOp::Update) {
      const bool came = change.op == RecordOp::Add;
      put(about, {}, came ? "" : say(TextKey::history_removed, language_),
          came ? say(TextKey::history_added, language_) : "");
      return;
    }
    for (const FieldChange& field : change.fields) {
      if (is_full()) continue;
      put(about, field_words(change.kind, field.field, language_),
          value_words(field.before, change.kind, field.field, data_, language_),
          value_words(field.after, change.kind, field.field, data_, language_));
    }
  }

  void add(model::CycleId cycle, const model::SheetChange& sheet) {
    if (filter_.sheet && !filter_.sheet(sheet)) return;
    const std::string about =
        record_words(model::EntityKind::Employee, sheet.key.employee.value, data_, language_) +
        " · " + say(source_key(sheet.key.source), language_) + " · " +
        record_words(model::EntityKind::Cycle, cycle.value, data_, language_);
    for (const model::LevelChange& level : sheet.levels) {
      if (is_full()) continue;
      const auto text = [&](model::Level value) {
        return value.has_value() ? std::to_string(value.value)
                                 : say(TextKey::record_empty, language_);
      };
      put(about,
          record_words(model::EntityKind::Competency, level.competency.value, data_, language_),
          text(level.before), text(level.after));
    }
  }

  void add(const change::KeptChange& kept) {
    if (filter_.record) return;
    const change::KeptPlace& place = kept.place;
    const std::string key = say(TextKey::sharing_item_kept_key, language_, {place.key});
    const std::string about =
        place.of_record() ? record_kind_words(place.kind, language_) + " " +
                                record_words(place.kind, place.id, data_, language_)
                          : std::string();
    put(about.empty() ? key : about, about.empty() ? std::string() : key, kept.before, kept.after);
  }

 private:
  bool is_full() {
    if (out_.lines.size() < filter_.most) return false;
    ++out_.more;
    return true;
  }
  void put(std::string about, std::string field, std::string before, std::string after) {
    if (out_.lines.size() >= filter_.most) {
      ++out_.more;
      return;
    }
    out_.lines.push_back(
        {std::move(about), std::move(field), std::move(before), std::move(after)});
  }
  std::string title(const RecordChange& change) const {
    const bool there = bool(model::record_access(change.kind).find(data_, change.id));
    std::string name = there ? std::string() : title_in(change);
    if (name.empty()) name = record_words(change.kind, change.id, data_, language_);
    return record_kind_words(change.kind, language_) + " " + name;
  }

  const model::Dataset& data_;
  base::Language language_;
  const StepFilter& filter_;
  StepLines out_;
};

}  // namespace

std::string time_words(std::int64_t utc_ms, std::int32_t offset_minutes,
                         base::Language language) {
  if (utc_ms == 0) return {};
  const std::int64_t ms = utc_ms + std::int64_t{offset_minutes} * 60'000;
  const std::int64_t minutes = ms / 60'000 - (ms % 60'000 < 0 ? 1 : 0);
  const std::int64_t days = minutes / 1440 - (minutes % 1440 < 0 ? 1 : 0);
  const std::int64_t of_day = minutes - days * 1440;
  const base::Date day = base::Date::from_days(static_cast<std::int32_t>(days));
  return std::format("{} {:02}{}{:02}", date_text(day, language), of_day / 60,
                     language == base::Language::Indonesian ? '.' : ':', of_day % 60);
}

std::string record_step_words(const change::JournalRecord& record, base::Language language) {
  std::string step = step_words(record.step, language);
  if (record.kind == change::StepKind::Undo) return say(TextKey::person_undone, language, {step});
  if (record.kind == change::StepKind::Redo) return say(TextKey::person_redone, language, {step});
  return step;
}

StepLines step_lines(const change::JournalRecord& record, const model::Dataset& data,
                     base::Language language, const StepFilter& filter) {
  Lines lines(data, language, filter);
  for (const RecordChange& change : record.changes.records) lines.add(change);
  for (const change::RatingsChange& ratings : record.changes.ratings) {
    for (const model::SheetChange& sheet : ratings.sheets) lines.add(ratings.cycle, sheet);
  }
  for (const change::KeptChange& kept : record.changes.kept) lines.add(kept);
  return lines.take();
}

std::size_t change_count(const change::JournalRecord& record) {
  std::size_t count = record.changes.records.size() + record.changes.kept.size();
  for (const change::RatingsChange& ratings : record.changes.ratings) {
    for (const model::SheetChange& sheet : ratings.sheets) count += sheet.levels.size();
  }
  return count;
}

std::string refusal_words(const base::Error& error, base::Language language) {
  const auto because = [&](TextKey key, std::initializer_list<std::string> args = {}) {
    return say(TextKey::history_cannot, language, {say(key, language, args)});
  };
  const auto arg = [&](std::size_t at) {
    return at < error.args.size() ? error.args[at] : std::string();
  };
  if (error.code == base::ErrorCode::UndoNoLongerApplies) {
    return because(TextKey::history_stays_changed, {arg(0)});
  }
  if (error.code == base::ErrorCode::StepStays) {
    if (arg(1) == "undone") return because(TextKey::history_stays_undone);
    if (arg(1) == "is_undo") return because(TextKey::history_stays_is_undo, {arg(2)});
    if (arg(1) == "erase") return because(TextKey::history_stays_erase);
    return because(TextKey::history_stays_emptied);
  }
  return base::describe(error, language == base::Language::Indonesian);
}

}  // namespace asah::screens
