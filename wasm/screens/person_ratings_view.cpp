// The tab Penilaian: who said what, a card a cycle.

#include <array>

#include "wasm/screens/person_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_sheets(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  ui::Columns columns(ui, "sheets", {.count = 3, .min_width = 230});
  for (std::size_t i = 0; i < round.sheets.size(); ++i) {
    const PersonSheet& sheet = round.sheets[i];
    columns.next();
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 22, 8);
      ui::text(ui, raw(sheet.label), {.style = ui::TextStyle::SmallStrong, .wrap = false});
      if (!sheet.counted) ui::badge(ui, ui.t(person_beside), ui::Tone::Neutral);
      line.right("filled");
      ui::note(ui, raw(sheet.filled));
    }
    ui.gap(0);
    ui::note(ui, raw(sheet.by));
  }
}

/// The columns after the sheets.
enum class After : std::uint8_t { Combined, Required, Difference, Self };

ui::CellText after_cell(ui::Ui& ui, const PersonLevels& row, After column) {
  static constexpr std::array kTones = {ui::Tone::Bad, ui::Tone::Neutral, ui::Tone::Ok};
  static constexpr ui::CellText kNone = {.text = "–", .color = ui::Color::Muted};
  switch (column) {
    case After::Combined:
      if (row.combined.empty()) return kNone;
      return {.text = row.combined,
              .second = row.moderated ? ui.t(person_moderated).view() : std::string_view()};
    case After::Required:
      if (row.required.empty()) return kNone;
      return {.text = row.required, .color = ui::Color::Muted};
    case After::Difference:
      if (row.difference.empty()) return kNone;
      return {.text = row.difference, .badge = row.sign != 0,
              .tone = kTones[static_cast<std::size_t>(row.sign + 1)]};
    case After::Self: break;
  }
  if (row.self_gap.empty()) return kNone;
  return {.text = row.self_gap, .badge = row.self_far, .tone = ui::Tone::Warn};
}

void draw_matrix(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  std::vector<ui::Column> columns;
  columns.reserve(round.sheets.size() + 5);
  columns.push_back(plain_column("competency", ui.t(person_competency), 160, ui::Align::Start));
  columns.back().flexible = true;
  columns.back().strong = true;
  for (const PersonSheet& sheet : round.sheets) {
    columns.push_back(plain_column(sheet.label, raw(sheet.label), 108, ui::Align::End));
    if (!sheet.counted) columns.back().color = ui::Color::Muted;
  }
  columns.push_back(plain_column("combined", ui.t(person_combined), 100, ui::Align::End));
  columns.back().strong = true;
  columns.push_back(plain_column("required", ui.t(person_required), 90, ui::Align::End));
  columns.push_back(plain_column("difference", ui.t(person_difference), 100, ui::Align::End));
  if (round.has_self) {
    columns.push_back(plain_column("self", ui.t(person_self_gap), 108, ui::Align::End));
  }
  bool moderated = false;
  for (const PersonLevels& row : round.rows) moderated = moderated || row.moderated;
  const auto cell = [&](std::int64_t index, int column, ui::CellBuffer) -> ui::CellText {
    const PersonLevels& row = round.rows[static_cast<std::size_t>(index)];
    if (column == 0) return {.text = row.competency};
    const auto at = static_cast<std::size_t>(column - 1);
    if (at >= round.sheets.size()) {
      return after_cell(ui, row, static_cast<After>(at - round.sheets.size()));
    }
    if (row.given[at].empty()) return {.text = "–", .color = ui::Color::Muted};
    return {.text = row.given[at]};
  };
  auto& table = ui.state<ui::TableState>(ui.id("matrix"));
  const float height = moderated ? 44 : kPersonRow;
  const float rows = static_cast<float>(round.rows.size());
  ui::table(ui, table, {.id = "matrix", .label = ui.t(person_matrix), .columns = columns,
                        .rows = static_cast<std::int64_t>(round.rows.size()), .cell = cell,
                        .row_height = height,
                        .height = ui::measure::kTableHead + rows * height + 14, .foot = false});
  if (round.has_self) ui::note(ui, ui.t(person_self_note));
}

void draw_moderations(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(person_moderations), {.style = ui::TextStyle::SmallStrong, .heading_level = 3});
  ui::IdScope list(ui, "moderations");
  for (std::size_t i = 0; i < round.moderations.size(); ++i) {
    const PersonModeration& moderation = round.moderations[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 26, 8);
      ui::text(ui, raw(moderation.competency),
               {.style = ui::TextStyle::BodyStrong, .wrap = false});
      line.right("change");
      ui::badge(ui, raw(moderation.change), ui::Tone::Primary);
    }
    ui::text(ui, raw(moderation.reason), {.style = ui::TextStyle::Small});
    ui::note(ui, raw(moderation.by));
  }
}

void draw_notes(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(person_notes), {.style = ui::TextStyle::SmallStrong, .heading_level = 3});
  ui::IdScope list(ui, "notes");
  for (std::size_t i = 0; i < round.notes.size(); ++i) {
    const PersonNote& note = round.notes[i];
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    {
      ui::Line line(ui, 26, 8);
      ui::text(ui, raw(note.competency), {.style = ui::TextStyle::BodyStrong, .wrap = false});
      if (note.evidence) {
        line.right("evidence");
        ui::badge(ui, ui.t(person_evidence), ui::Tone::Ok);
      }
    }
    ui::text(ui, raw(note.text), {.style = ui::TextStyle::Small});
    ui::note(ui, raw(note.by));
  }
}

void draw_remarks(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  if (round.moderations.empty() && round.notes.empty()) {
    ui::note(ui, ui.t(person_no_remarks));
    return;
  }
  ui::Columns columns(ui, "remarks", {.count = 2, .min_width = 300});
  columns.next();
  if (!round.moderations.empty()) {
    draw_moderations(frame, round);
    columns.next();
  }
  if (!round.notes.empty()) draw_notes(frame, round);
}

void draw_round(Frame& frame, const PersonRound& round) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(round.cycle));
  ui::Card card(ui, "round", {.gap = 10});
  {
    ui::SectionHead head(ui, "head", raw(round.name));
    if (round.in_view) ui::badge(ui, ui.t(person_in_view), ui::Tone::Primary);
  }
  ui.gap(2);
  ui::note(ui, raw(round.about));
  if (!round.sheets.empty()) {
    draw_sheets(frame, round);
    draw_matrix(frame, round);
  }
  draw_remarks(frame, round);
}

}  // namespace

void draw_person_ratings(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, "ratings");  // its next step bears the name of the head's button
  if (model.rounds.empty()) {
    if (ui::empty_state(ui, {.icon = ui::Icon::ClipboardCheck, .title = ui.t(person_no_ratings),
                             .body = ui.t(person_no_ratings_body),
                             .action = ui.t(model.has_cycle ? person_assess : person_no_cycle_do),
                             .height = 300}) == ui::EmptyEvent::Action) {
      frame.ask(Navigate{model.has_cycle ? model.assess : Route{.screen = Screen::Assessment}});
    }
    return;
  }
  if (model.has_cycle && model.sheets == 0) {
    ui::muted(ui, ui.t(person_not_in_view, raw(model.cycle)));
  }
  for (const PersonRound& round : model.rounds) draw_round(frame, round);
}

}  // namespace asah::screens
