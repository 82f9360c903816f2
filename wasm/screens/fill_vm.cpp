#include "wasm/screens/fill_vm.hpp"

#include <algorithm>
#include <format>
#include <span>
#include <tuple>

#include "core/base/text.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/fill_marks.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using model::Level;
using model::Packet;
using ui::TextKey;

constexpr int kFirstEmpty = -2;

std::string joined(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return std::string(a.empty() ? b : a);
  return std::format("{} · {}", a, b);
}

class FillBuilder {
 public:
  FillBuilder(const Context& context, const Desk& desk, const Route& route,
              const FillState& state)
      : context_(context), desk_(desk), route_(route), state_(state), data_(context.data) {}

  FillModel run() {
    if (!desk_.fill) return std::move(model_);
    model_.board = *desk_.fill;
    packet_ = data_.packets.find(model_.board.packet);
    if (packet_ == nullptr) return std::move(model_);
    // The step that said who one is may have been taken back.
    const bool named = model_.board.rater && !packet_->rater;
    if (named && data_.raters.find(model_.board.rater) == nullptr) {
      model_.board.said = false;
      model_.board.rater = {};
    }
    add_packet();
    add_name();
    add_saved();
    find_marks();
    add_people();
    add_shown();
    choose_stage();
    return std::move(model_);
  }

 private:
  std::string text(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }
  const Packet& packet() const { return *packet_; }

  // ---- what is asked ----
  std::string due_text() const {
    const base::Date due = packet().due;
    if (!due.has_value()) return text(TextKey::fill_due_none);
    const std::string day = date_text(due, context_.language);
    const std::int32_t left = due.days() - context_.today.days();
    if (left == 0) return text(TextKey::fill_due_today, {day});
    return text(left > 0 ? TextKey::fill_due_left : TextKey::fill_due_over,
                {day, whole_text(std::abs(left), context_.language)});
  }

  void add_packet() {
    const model::Cycle* cycle = data_.cycles.find(packet().cycle);
    model_.kind = packet().kind;
    model_.cycle = packet().cycle;
    model_.source = packet().source;
    model_.today = context_.today;
    model_.new_id = context_.new_id;
    model_.letter_keys = desk_.preferences.letter_keys;
    model_.can_lock = desk_.browser.secure;
    model_.read_only = context_.read_only;
    model_.closed = cycle != nullptr && cycle->status == model::CycleStatus::Closed;
    model_.editable = !model_.read_only && !model_.closed && model_.board.said;
    const model::Region& region = data_.region();
    model_.ask = {.receiver = packet().receiver,
                  .asked_by = joined(region.office, region.name),
                  .cycle = cycle == nullptr ? std::string() : cycle->name,
                  .as = text(source_key(packet().source)),
                  .people = text(TextKey::fill_people,
                                 {whole_text(static_cast<std::int64_t>(packet().employees.size()),
                                             context_.language)}),
                  .due = due_text(),
                  .over = packet().due.has_value() && packet().due < context_.today,
                  .message = packet().message};
    model_.competencies = exchange::packet_competencies(data_, packet());
    for (const model::CompetencyId id : model_.competencies) {
      model_.columns.push_back(data_.competencies.find(id)->name.in(context_.indonesian()));
    }
  }

  void add_name() {
    const bool self = packet().source == model::Source::Self;
    model_.who = self ? (packet().employees.size() == 1 ? FillWho::Self : FillWho::Pick)
                      : (packet().rater ? FillWho::Named : FillWho::Free);
    if (const model::Rater* rater = data_.raters.find(model_.board.rater)) {
      model_.name = rater->name;
    } else if (model_.who == FillWho::Named) {
      const model::Rater* named = data_.raters.find(packet().rater);
      model_.name = named == nullptr ? packet().receiver : named->name;
    }
    const model::EmployeeId own = model_.who == FillWho::Self ? packet().employees.front()
                                                              : model_.board.self;
    if (const model::Employee* person = data_.employees.find(own)) {
      model_.name = model::full_name(*person);
    }
    if (model_.who != FillWho::Pick && model_.who != FillWho::Free) return;
    for (const model::EmployeeId id : packet().employees) {
      const model::Employee* person = data_.employees.find(id);
      if (person != nullptr) model_.choices.emplace_back(id, model::full_name(*person));
    }
    std::ranges::sort(model_.choices, [](const auto& a, const auto& b) {
      return std::tie(a.second, a.first) < std::tie(b.second, b.first);
    });
  }

  void add_saved() {
    const auto& saved = model_.board.saved;
    if (!saved) return;
    const std::int64_t minutes = saved->saved_ms / 60'000 + context_.offset_minutes;
    model_.saved_at = std::format("{:02}{}{:02}", minutes / 60 % 24,
                                  context_.indonesian() ? '.' : ':', minutes % 60);
    model_.stale = fill_print(data_, packet(), model_.board.rater) != saved->print;
  }

  // ---- places ----
  struct Place {
    int level = Level::kNone;
    bool cannot = false;
    bool settled() const { return level >= 0 || cannot; }
  };

  void find_marks() {
    for (const model::Note& note : data_.notes) {
      if (note.cycle != packet().cycle || note.source != packet().source) continue;
      if (note.author != model_.board.rater) continue;
      notes_.push_back(&note);
    }
    std::ranges::sort(notes_, {}, [](const model::Note* note) {
      return std::tuple(note->employee, note->competency, note->date, note->id);
    });
  }

  std::span<const model::Note* const> notes_of(model::EmployeeId person,
                                               model::CompetencyId competency) const {
    const auto place = [](const model::Note* note) {
      return std::pair(note->employee, note->competency);
    };
    const auto found = std::ranges::equal_range(notes_, std::pair(person, competency), {}, place);
    return {found.begin(), found.end()};
  }

  model::NoteId mark_of(model::EmployeeId person, model::CompetencyId competency) const {
    return cannot_mark({packet().id, person, competency}, model_.board.rater);
  }

  Place place_of(const model::SheetKey& sheet, model::CompetencyId competency) const {
    Place place;
    place.level = data_.ratings.block(packet().cycle).level(sheet, competency).value;
    place.cannot = data_.notes.find(mark_of(sheet.employee, competency)) != nullptr;
    return place;
  }

  model::SheetKey sheet_of(model::EmployeeId person) const {
    return exchange::packet_sheet(data_, packet(), model_.board.rater, person);
  }

  // ---- people ----
  std::string place_text(const model::Employee& person) const {
    const model::Position* position = data_.positions.find(person.position);
    const model::Unit* unit = data_.units.find(person.unit);
    return joined(position == nullptr ? std::string_view() : std::string_view(position->name),
                  unit == nullptr ? std::string_view() : std::string_view(unit->name));
  }

  void add_person(const model::Employee& person) {
    FillPersonRow row{.employee = person.id, .name = model::full_name(person),
                      .place = place_text(person)};
    const model::SheetKey sheet = sheet_of(person.id);
    for (const auto competency : exchange::person_competencies(data_, packet(), person.id)) {
      const Place place = place_of(sheet, competency);
      ++row.cells;
      row.done += place.settled() ? 1 : 0;
      model_.cannot += place.cannot ? 1 : 0;
    }
    model_.cells += row.cells;
    model_.done += row.done;
    model_.people_done += row.done == row.cells ? 1 : 0;
    model_.people.push_back(std::move(row));
  }

  void add_people() {
    for (const model::EmployeeId id : packet().employees) {
      const model::Employee* person = data_.employees.find(id);
      const bool other = model_.who == FillWho::Pick && id != model_.board.self;
      if (person != nullptr && !other) add_person(*person);
    }
    std::ranges::sort(model_.people, [](const FillPersonRow& a, const FillPersonRow& b) {
      return std::tie(a.name, a.employee) < std::tie(b.name, b.employee);
    });
    for (std::uint32_t i = 0; i < model_.people.size(); ++i) {
      if (model_.people[i].employee.value == route_.record) model_.person = static_cast<int>(i);
    }
    model_.levels_here = data_.ratings.level_count();
    model_.next = next_open(model_.person);
  }

  bool is_open(std::size_t person) const {
    return model_.people[person].done < model_.people[person].cells;
  }

  // The first one after `from` who is not done, going round.
  int next_open(int from) const {
    const std::size_t count = model_.people.size();
    for (std::size_t step = 1; step <= count; ++step) {
      const std::size_t at = (static_cast<std::size_t>(from + static_cast<int>(count)) + step) % count;
      if (is_open(at)) return static_cast<int>(at);
    }
    return -1;
  }

  void add_shown() {
    const std::string wanted = base::fold(state_.query);
    for (std::uint32_t i = 0; i < model_.people.size(); ++i) {
      if (state_.only_open && !is_open(i)) continue;
      const bool found = wanted.empty() ||
                         base::fold(model_.people[i].name).find(wanted) != std::string::npos;
      if (found) model_.shown.push_back(i);
    }
  }

  // ---- pages ----
  void choose_stage() {
    if (!model_.board.said || state_.instructions) {
      model_.stage = FillStage::Who;
    } else if (route_.record == 0) {
      model_.stage = FillStage::List;
      if (state_.grid) add_grid();
    } else if (model_.person < 0) {
      model_.stage = FillStage::Gone;
    } else {
      model_.stage = FillStage::Person;
      add_rows();
    }
  }

  void add_grid() {
    model_.grid = true;
    for (std::size_t row = 0; row < model_.shown.size(); ++row) {
      const FillPersonRow& person = model_.people[model_.shown[row]];
      const model::SheetKey sheet = sheet_of(person.employee);
      if (person.employee.value == state_.employee) model_.grid_row = static_cast<int>(row);
      for (const model::CompetencyId competency : model_.competencies) {
        model_.levels.push_back(static_cast<std::int8_t>(place_of(sheet, competency).level));
        model_.noted.push_back(notes_of(person.employee, competency).empty() ? 0 : 1);
      }
    }
    const bool column = state_.column >= 0 &&
                        state_.column < static_cast<int>(model_.competencies.size());
    if (model_.grid_row < 0 || !column) return;
    const FillPersonRow& person =
        model_.people[model_.shown[static_cast<std::size_t>(model_.grid_row)]];
    add_detail(person, model_.competencies[static_cast<std::size_t>(state_.column)]);
  }

  void add_rows() {
    const FillPersonRow& person = model_.people[static_cast<std::size_t>(model_.person)];
    const model::SheetKey sheet = sheet_of(person.employee);
    std::vector<bool> settled;
    for (const auto id : exchange::person_competencies(data_, packet(), person.employee)) {
      const model::Competency& competency = *data_.competencies.find(id);
      const Place place = place_of(sheet, id);
      FillRow row{.competency = id, .name = competency.name.in(context_.indonesian()),
                  .definition = competency.definition.in(context_.indonesian()),
                  .level = place.level, .cannot = place.cannot};
      row.title = title_of(competency, place.level);
      for (const model::Note* note : notes_of(person.employee, id)) {
        row.notes += note->id == mark_of(person.employee, id) ? 0 : 1;
      }
      settled.push_back(place.settled());
      model_.rows.push_back(std::move(row));
    }
    open_row(settled);
    if (model_.open_row < 0) return;
    add_detail(person, model_.rows[static_cast<std::size_t>(model_.open_row)].competency);
  }

  void open_row(const std::vector<bool>& settled) {
    const int count = static_cast<int>(settled.size());
    const auto next_empty = [&](int from) {
      for (int step = 1; step <= count; ++step) {
        const int at = (from + count + step) % count;
        if (!settled[static_cast<std::size_t>(at)]) return at;
      }
      return -1;
    };
    model_.open_row = state_.column == kFirstEmpty ? next_empty(-1) : state_.column;
    if (state_.column == kFirstEmpty && model_.open_row < 0 && count > 0) model_.open_row = 0;
    if (model_.open_row >= count) model_.open_row = -1;
    model_.next_row = next_empty(model_.open_row);
    if (model_.next_row == model_.open_row) model_.next_row = -1;
  }

  std::string title_of(const model::Competency& competency, int level) const {
    if (level < 0) return {};
    if (level == 0) return text(TextKey::rating_zero);
    return competency.levels[static_cast<std::size_t>(level - 1)].title.in(context_.indonesian());
  }

  void add_detail(const FillPersonRow& person, model::CompetencyId id) {
    const model::Competency& competency = *data_.competencies.find(id);
    const Place place = place_of(sheet_of(person.employee), id);
    FillDetail detail{.employee = person.employee, .person = person.name, .competency = id,
                      .competency_name = competency.name.in(context_.indonesian()),
                      .definition = competency.definition.in(context_.indonesian()),
                      .level = place.level, .cannot = place.cannot};
    for (int level = 0; level <= Level::kMax; ++level) {
      LevelStep& step = detail.steps[static_cast<std::size_t>(level)];
      step.level = level;
      step.title = title_of(competency, level);
      step.chosen = level == place.level;
      step.open = level > 0 && (state_.explain || step.chosen);
      if (level == 0) continue;
      const auto& said = competency.levels[static_cast<std::size_t>(level - 1)].indicators;
      for (std::size_t i = 0; i < said.size(); ++i) {
        step.indicators[i] = said[i].text.in(context_.indonesian());
      }
    }
    const model::NoteId mark = mark_of(person.employee, id);
    for (const model::Note* note : notes_of(person.employee, id)) {
      if (note->id == mark) {
        detail.reason = cannot_reason(note->text);
      } else {
        detail.notes.push_back({note->id, note->text, date_text(note->date, context_.language),
                                note->evidence, note->date});
      }
    }
    model_.detail = std::move(detail);
  }

  const Context& context_;
  const Desk& desk_;
  const Route& route_;
  const FillState& state_;
  const model::Dataset& data_;
  const Packet* packet_ = nullptr;
  std::vector<const model::Note*> notes_;  ///< the rater's own, by place
  FillModel model_;
};

}  // namespace

FillModel build_fill(const Context& context, const Desk& desk, const Route& route,
                     const FillState& state) {
  std::optional<FillState> adopted;
  if (state.taken != route) {
    // Another person, or the list again: what was begun for the last place is over.
    adopted = state;
    adopted->taken = route;
    adopted->column = route.record == 0 ? -1 : kFirstEmpty;
    adopted->instructions = false;
    adopted->finishing = false;
    adopted->cannot = {};
    adopted->reason = {};
    adopted->note = {};
  }
  FillModel model = FillBuilder(context, desk, route, adopted ? *adopted : state).run();
  model.adopted = std::move(adopted);
  return model;
}

}  // namespace asah::screens
