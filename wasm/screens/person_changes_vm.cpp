// What the journal tells of one person, step by step.

#include <algorithm>
#include <optional>
#include <utility>

#include "core/change/trail.hpp"
#include "core/model/codec.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/person_vm.hpp"
#include "wasm/screens/step_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using change::FieldChange;
using change::RecordChange;
using change::RecordOp;
using model::EntityKind;
using ui::TextKey;

/// Labels of the fields of an employee, in the order of its field list.
constexpr TextKey kFieldLabels[] = {
    TextKey::person_nip,           TextKey::person_name,          TextKey::person_front_title,
    TextKey::person_back_title,    TextKey::person_kind,          TextKey::person_unit,
    TextKey::person_position,      TextKey::person_grade,         TextKey::person_grade_date,
    TextKey::person_position_date, TextKey::person_education_level, TextKey::person_education,
    TextKey::person_legal_status,  TextKey::person_active,        TextKey::person_external_id,
    TextKey::person_extra};
static_assert(std::size(kFieldLabels) == model::kFieldCount<model::Employee>);

/// A value of the journal as its member; none for null and for what does not fit any more.
template <class M>
std::optional<M> read(const model::Value& value, const model::FieldInfo& info) {
  if (value.is_null()) return std::nullopt;
  M out{};
  if (!model::from_value(value, out, {info, {}})) return std::nullopt;
  return out;
}

/// A member of a note or a moderation before and after the change: from the change, else from the
/// record as it is now.
template <class E, class M>
struct Sides {
  std::optional<M> before;
  std::optional<M> after;
  const std::optional<M>& any() const { return after ? after : before; }
};
template <class E, class M>
Sides<E, M> sides(const RecordChange& change, const E* now, M E::*member) {
  Sides<E, M> out;
  bool changed = false;
  model::for_each_field<E>([&](std::size_t i, const auto& f) {
    if constexpr (std::is_same_v<decltype(f.member), M E::*>) {
      if (f.member != member) return;
      const auto found = std::ranges::find(change.fields, i, &FieldChange::field);
      if (found == change.fields.end()) return;
      changed = true;
      out.before = read<M>(found->before, f.info);
      out.after = read<M>(found->after, f.info);
    }
  });
  if (!changed && now != nullptr) out.before = out.after = now->*member;
  return out;
}

class ChangesBuilder {
 public:
  ChangesBuilder(const Context& context, PersonModel& model) : context_(context), model_(model) {}

  void run(const PersonTrail& trail) {
    for (const change::TrailEntry& entry : *trail.entries) {
      const change::JournalRecord& record = trail.records[entry.record];
      line_ = {.when = time_words(record.actor.time_ms, context_.offset_minutes,
                                    context_.language),
               .who = record.actor.person,
               .step = record_step_words(record, context_.language)};
      if (line_.who.empty()) line_.who = words(TextKey::person_nameless);
      importing_ = record.step.key.starts_with("step.import");
      for (const std::size_t at : entry.changes) add_record(record.changes.records[at]);
      for (const change::TrailSheets& sheets : entry.sheets) add_ratings(record, sheets);
    }
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }

  void add(std::string what, std::string before, std::string after) {
    PersonChange change = line_;
    change.what = std::move(what);
    change.before = std::move(before);
    change.after = std::move(after);
    model_.changes.push_back(std::move(change));
  }

  void add_record(const RecordChange& change) {
    switch (change.kind) {
      case EntityKind::Employee: add_employee(change); break;
      case EntityKind::Note: add_note(change); break;
      case EntityKind::Moderation: add_moderation(change); break;
      default: break;
    }
  }

  // ---- the record itself ----

  void add_employee(const RecordChange& change) {
    if (change.op != RecordOp::Update) {
      const bool made = change.op == RecordOp::Add;
      add(words(TextKey::person_record), made ? "" : words(TextKey::person_there),
          words(made ? TextKey::person_there : TextKey::person_removed));
      return;
    }
    if (importing_ && change.fields.size() > 1) {
      std::string names;
      for (const FieldChange& field : change.fields) {
        if (!names.empty()) names += ", ";
        names += words(kFieldLabels[field.field]);
      }
      add(std::move(names), "",
          words(TextKey::person_fields_changed,
                {whole_text(static_cast<std::int64_t>(change.fields.size()), context_.language)}));
      return;
    }
    for (const FieldChange& field : change.fields) {
      model::visit_field<model::Employee>(field.field, [&](const auto& f) {
        add(words(kFieldLabels[field.field]), value_text(field.before, f),
            value_text(field.after, f));
      });
    }
  }

  template <class M>
  std::string value_text(const model::Value& value,
                         const model::Field<model::Employee, M>& field) const {
    const std::optional<M> read_value = read<M>(value, field.info);
    return read_value ? text_of(*read_value) : std::string();
  }
  std::string text_of(const std::string& text) const { return text; }
  std::string text_of(bool flag) const {
    return words(flag ? TextKey::person_yes : TextKey::person_no);
  }
  std::string text_of(base::Date date) const { return date_text(date, context_.language); }
  std::string text_of(model::EmployeeKind kind) const { return words(employee_kind_key(kind)); }
  std::string text_of(model::UnitId id) const { return name_in(context_.data.units, id); }
  std::string text_of(model::PositionId id) const { return name_in(context_.data.positions, id); }
  std::string text_of(const std::vector<model::ExtraColumn>& columns) const {
    std::string out;
    for (const model::ExtraColumn& column : columns) {
      if (!out.empty()) out += ", ";
      out += column.key + ": " + column.value;
    }
    return out;
  }
  std::string name_in(const auto& table, auto id) const {
    if (!id) return {};
    const auto* record = table.find(id);
    return record == nullptr ? words(TextKey::person_no_longer) : record->name;
  }

  // ---- notes and moderations ----

  std::string about(TextKey what, const std::optional<model::CompetencyId>& competency) const {
    std::string line = words(what);
    if (competency) line += " · " + competency_title(context_, *competency);
    return line;
  }

  void add_note(const RecordChange& change) {
    const model::Note* now = context_.data.notes.find({change.id});
    const auto evidence = sides(change, now, &model::Note::evidence).any();
    const auto competency = sides(change, now, &model::Note::competency).any();
    const auto text = sides(change, now, &model::Note::text);
    add(about(evidence.value_or(false) ? TextKey::person_change_evidence
                                       : TextKey::person_change_note,
              competency),
        text.before.value_or(""),
        change.op == RecordOp::Remove ? words(TextKey::person_removed) : text.after.value_or(""));
  }

  std::string level_words(const std::optional<model::Level>& level) const {
    if (!level) return {};
    return level->has_value() ? std::to_string(level->value)
                              : words(TextKey::person_taken_back);
  }

  void add_moderation(const RecordChange& change) {
    const model::Moderation* now = context_.data.moderations.find({change.id});
    const auto competency = sides(change, now, &model::Moderation::competency).any();
    const auto combined = sides(change, now, &model::Moderation::before).any();
    const auto level = sides(change, now, &model::Moderation::after);
    const auto reason = sides(change, now, &model::Moderation::reason).any();
    std::string before = level_words(level.before);
    if (change.op == RecordOp::Add && combined) {
      before = level_text(combined->value, context_.language);
    }
    std::string after = change.op == RecordOp::Remove ? words(TextKey::person_removed)
                                                      : level_words(level.after);
    if (change.op != RecordOp::Remove && reason && !reason->empty()) after += " · " + *reason;
    add(about(TextKey::person_moderations, competency), std::move(before), std::move(after));
  }

  // ---- ratings ----

  void add_ratings(const change::JournalRecord& record, const change::TrailSheets& sheets) {
    const change::RatingsChange& ratings = record.changes.ratings[sheets.ratings];
    for (std::size_t i = 0; i < sheets.count; ++i) {
      add_sheet(ratings.cycle, ratings.sheets[sheets.first + i]);
    }
  }

  void add_sheet(model::CycleId id, const model::SheetChange& sheet) {
    const model::Cycle* cycle = context_.data.cycles.find(id);
    std::string where = words(source_key(sheet.key.source)) + " · " +
                        (cycle == nullptr ? words(TextKey::person_no_longer) : cycle->name);
    const auto text = [](model::Level level) {
      return level.has_value() ? std::to_string(level.value) : std::string();
    };
    if (sheet.levels.size() == 1) {
      const model::LevelChange& level = sheet.levels.front();
      add(competency_title(context_, level.competency) + " · " + where, text(level.before),
          level.after.has_value() ? text(level.after) : words(TextKey::person_cleared));
      return;
    }
    std::int64_t given = 0;
    std::int64_t changed = 0;
    std::int64_t cleared = 0;
    for (const model::LevelChange& level : sheet.levels) {
      ++(!level.after.has_value() ? cleared : level.before.has_value() ? changed : given);
    }
    std::string after;
    const auto count = [&](TextKey key, std::int64_t number) {
      if (number == 0) return;
      if (!after.empty()) after += ", ";
      after += words(key, {whole_text(number, context_.language)});
    };
    count(TextKey::person_levels_given, given);
    count(TextKey::person_levels_changed, changed);
    count(TextKey::person_levels_cleared, cleared);
    add(words(TextKey::person_tab_ratings) + " · " + where, "", std::move(after));
  }

  const Context& context_;
  PersonModel& model_;
  PersonChange line_;
  bool importing_ = false;
};

}  // namespace

void fill_person_changes(const Context& context, PersonModel& model) {
  const PersonTrail trail = context.trail ? context.trail(model.record.id) : PersonTrail{};
  if (trail.entries) ChangesBuilder(context, model).run(trail);
  // What came before the first record at hand is in the data, but not as steps.
  const std::uint64_t first = trail.records.empty() ? 1 : trail.records.front().seq;
  model.changes_begin =
      first <= 1 ? say(TextKey::person_changes_from_file, context.language)
                 : say(TextKey::person_changes_from_step, context.language,
                       {whole_text(static_cast<std::int64_t>(first), context.language)});
}

}  // namespace asah::screens
