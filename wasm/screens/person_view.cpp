#include "wasm/screens/person_view.hpp"

#include <algorithm>
#include <array>

#include "core/report/charts/bars.hpp"
#include "core/report/charts/radar.hpp"
#include "wasm/screens/erase_view.hpp"
#include "wasm/screens/explain_view.hpp"
#include "wasm/screens/report_check_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_path(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  const bool unit = !model.unit.empty();
  const ui::Text path[] = {ui.t(person_people), raw(unit ? model.unit : model.name),
                           raw(model.name)};
  const int at = ui::breadcrumb(ui, std::span(path).first(unit ? 3 : 2));
  if (at == 0) frame.ask(Navigate{{.screen = Screen::Employees}});
  if (at == 1 && unit) {
    frame.ask(Navigate{{.screen = Screen::Employees, .unit = model.record.unit.value}});
  }
}

/// What the head's buttons ask for.
void draw_actions(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  const ui::ButtonSpec more = {.label = ui.t(person_more), .icon = ui::Icon::Ellipsis};
  const ui::Rect anchor{ui.flow().x, ui.flow().y, ui.flow().x + ui.px(36),
                        ui.flow().y + ui.px(44)};
  if (ui::icon_button(ui, more)) ui::open_popover(ui, "more");
  const ui::MenuItem items[] = {
      {.label = ui.t(person_save_html), .icon = ui::Icon::FileDown, .disabled = !model.html},
      {.label = ui.t(person_save_svg), .icon = ui::Icon::Download, .disabled = !model.svg},
      {.label = ui.t(person_edit), .icon = ui::Icon::Pencil, .disabled = model.read_only,
       .rule_before = true},
      {.label = ui.t(history_open_record), .icon = ui::Icon::History, .rule_before = true},
      {.label = ui.t(history_save_held), .icon = ui::Icon::FileDown},
      {.label = ui.t(history_check_code), .icon = ui::Icon::Fingerprint},
      {.label = ui.t(person_remove), .icon = ui::Icon::Trash, .disabled = model.read_only,
       .danger = true, .rule_before = true},
      {.label = ui.t(history_erase), .icon = ui::Icon::Trash, .disabled = model.read_only,
       .danger = true}};
  const int chosen = ui::menu(ui, "more", anchor, items, 330);
  if (chosen == 0) frame.ask(SaveText{model.file_name + ".html", "text/html", model.html()});
  if (chosen == 1) frame.ask(SaveText{model.file_name + ".svg", "image/svg+xml", model.svg()});
  if (chosen == 2) {
    state.draft = model.draft;
    state.editing = true;
  }
  if (chosen == 3) {
    frame.ask(Navigate{{.screen = Screen::History, .record = model.record.id.value}});
  }
  if (chosen == 4) frame.ask(HistoryIntent{SaveHeldData{model.record.id}});
  if (chosen == 5) state.check.open = true;
  if (chosen == 6) state.removing = true;
  if (chosen == 7) state.erasing.open = true;
  if (ui::button(ui, {.label = ui.t(person_report), .icon = ui::Icon::FileText,
                      .disabled = !model.html})) {
    frame.ask(PrintHtml{model.html()});
  }
  if (ui::button(ui, {.label = ui.t(person_assess), .icon = ui::Icon::Pencil,
                      .kind = ui::ButtonKind::Primary, .disabled = !model.has_cycle})) {
    frame.ask(Navigate{model.assess});
  }
}

void draw_head(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  {
    ui::Line line(ui, 56, 14);
    ui::avatar(ui, raw(model.record.name));
    const float actions = phone ? 0 : ui.px(340);
    const float width = std::max(ui.px(120), ui.room() - actions);
    const ui::Rect r = ui.place(width, ui.px(56));
    const float middle = r.y0 + ui.px(31);
    ui::text_line(ui, {ui::TextStyle::Title, ui.color(ui::Color::Text)},
                  {r.x0, r.y0, r.x1, middle}, model.name);
    ui::text_line(ui, {ui::TextStyle::Small, ui.color(ui::Color::Muted)},
                  {r.x0, middle, r.x1, r.y1 - ui.px(4)}, model.line);
    ui.note({.role = ui::Role::Heading, .rect = r, .label = model.name,
             .description = model.line, .level = 1});
    if (!phone) {
      line.right("actions");
      draw_actions(frame, model, state);
    }
  }
  if (!phone) return;
  ui::Line line(ui);
  draw_actions(frame, model, state);
}

void explain(PersonState& state, int what) {
  state.explained = state.explained == what ? kExplainNothing : what;
}

void draw_radar(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "radar", {.fill = true});
  {
    ui::SectionHead head(ui, "head", ui.t(person_profile_and_standard));
    if (!model.jpm.empty() &&
        ui::chip(ui, {.label = ui.t(person_jpm, raw(model.jpm)), .icon = ui::Icon::Info,
                      .selected = state.explained == kExplainJpm, .id = "jpm"})) {
      explain(state, kExplainJpm);
    }
  }
  if (!model.band.empty()) {
    ui::badge(ui, raw(model.band), person_band_tone(model.band_rank));
  }
  std::vector<report::RadarAxis> axes;
  for (const int shown : model.shown) {
    const PersonRow& row = model.rows[static_cast<std::size_t>(shown)];
    report::RadarAxis axis{.label = row.name};
    if (row.required_hundredths >= 0) axis.required = base::Hundredths{row.required_hundredths};
    if (row.assessed) axis.achieved = base::Hundredths{row.achieved_hundredths};
    axes.push_back(std::move(axis));
  }
  const ui::ScreenMeasure measure(ui);
  const float width = ui::chart_room(ui);
  const float height = std::clamp(width * 1.05f, 240.0f, 400.0f);
  const report::Frame room{width, height, measure, ui.language(), false};
  const report::Drawing drawing = report::radar(room, {.axes = axes});
  const int hit = ui::chart(ui, drawing, "radar", ui.t(person_radar));
  if (hit >= 0) {
    const auto axis = static_cast<std::size_t>(drawing.hits[static_cast<std::size_t>(hit)].row);
    explain(state, model.shown[axis]);
  }
  const std::string required(model.tier.empty() ? ui.t(person_legend_required).view()
                                                : ui.t(person_legend_required_of,
                                                       raw(model.tier)).view());
  const report::LegendEntry entries[] = {
      {std::string(ui.t(person_legend_achieved).view()), report::Role::Primary},
      {required, report::Role::Muted, 3}};
  const report::Frame strip{width, 22, measure, ui.language(), false};
  ui::chart(ui, report::legend(strip, entries), "legend", ui.t(person_radar_legend));
}

ui::CellText competency_cell(ui::Ui& ui, const PersonRow& row, int column) {
  static constexpr std::array kTones = {ui::Tone::Bad, ui::Tone::Neutral, ui::Tone::Ok};
  switch (column) {
    case 0: return {.text = row.name};
    case 1:
      return {.text = row.assessed ? std::string_view(row.achieved_text)
                                   : ui.t(person_not_assessed).view()};
    case 2: return {.text = row.achieved_text};
    case 3: return {.text = row.required_text};
    case 4:
      if (row.difference.empty()) return {.text = "–", .color = ui::Color::Muted};
      return {.text = row.difference, .badge = row.sign != 0,
              .tone = kTones[static_cast<std::size_t>(row.sign + 1)]};
    default:
      if (!row.assessed) return {.text = ui.t(person_not_assessed).view(),
                                 .color = ui::Color::Muted};
      return {.text = row.source, .second = row.date, .color = ui::Color::Muted};
  }
}

void draw_competencies(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {
      {.id = "competency", .title = ui.t(person_competency), .width = 120, .flexible = true,
       .sortable = false, .filterable = false, .strong = true, .wrap = true},
      {.id = "level", .title = ui.t(person_level), .width = 91, .sortable = false,
       .filterable = false},
      {.id = "achieved", .title = ui.t(person_achieved), .width = 63, .align = ui::Align::End,
       .sortable = false, .filterable = false},
      {.id = "required", .title = ui.t(person_required), .width = 67, .align = ui::Align::End,
       .sortable = false, .filterable = false},
      {.id = "difference", .title = ui.t(person_difference), .width = 70,
       .align = ui::Align::End, .sortable = false, .filterable = false},
      {.id = "sources", .title = ui.t(person_sources), .width = 84, .sortable = false,
       .filterable = false}};
  const auto row_at = [&](std::int64_t row) -> const PersonRow& {
    return model.rows[static_cast<std::size_t>(model.shown[static_cast<std::size_t>(row)])];
  };
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return competency_cell(ui, row_at(row), column);
  };
  const auto draw = [&](ui::Ui& u, std::int64_t index, int column, const ui::Rect& rect) {
    const PersonRow& row = row_at(index);
    if (column != 1) return false;
    ui::level_squares_in(u, rect.grown(-u.px(10), 0), row.achieved, row.required);
    return true;
  };
  auto& table = ui.state<ui::TableState>(ui.id("competencies"));
  const auto chosen = std::ranges::find(model.shown, state.explained);
  table.cursor_row = table.anchor_row =
      chosen == model.shown.end() ? -1 : chosen - model.shown.begin();
  // The inspector tells the sources; the names need the room then.
  table.hidden.assign(std::size(columns), false);
  table.hidden.back() = !model.explanation.formula.empty();
  constexpr float kGapRow = 54;  // three small lines
  const float rows = static_cast<float>(model.shown.size());
  const ui::TableEvent event = ui::table(
      ui, table, {.id = "competencies", .label = ui.t(person_competencies), .columns = columns,
                  .rows = static_cast<std::int64_t>(model.shown.size()), .cell = cell,
                  .draw = draw, .row_height = kGapRow,
                  .height = ui::measure::kTableHead + rows * kGapRow + 3, .foot = false});
  const std::int64_t picked = event.opened_row >= 0     ? event.opened_row
                              : event.selection_changed ? table.cursor_row
                                                        : -1;
  if (picked >= 0) state.explained = model.shown[static_cast<std::size_t>(picked)];
}

void draw_marks(Frame& frame, const PersonModel& model, PersonState& state, bool strengths) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, strengths ? "strengths" : "needs",
                {.title = ui.t(strengths ? person_strengths : person_needs)});
  const auto& marks = strengths ? model.strengths : model.needs;
  if (marks.empty()) {
    const bool nothing = model.jpm.empty() && model.assessed == 0;
    ui::muted(ui, ui.t(nothing     ? person_not_assessed
                       : strengths ? person_strengths_none
                                   : person_needs_none));
  }
  for (const PersonMark& mark : marks) {
    ui::IdScope scope(ui, mark.row);
    ui.gap(6);
    ui::Columns columns(ui, "mark", {.weights = {1, 2.9f}, .gap = 8, .min_width = 20});
    columns.next();
    ui::badge(ui, raw(mark.difference), strengths ? ui::Tone::Ok : ui::Tone::Bad);
    columns.next();
    ui::text(ui, raw(mark.words), {.style = ui::TextStyle::Small});
    if (mark.essential) ui::badge(ui, ui.t(person_essential), ui::Tone::Warn);
  }
  if (!strengths && !marks.empty() &&
      ui::button(ui, {.label = ui.t(person_see_gap), .icon = ui::Icon::Grid, .small = true})) {
    const PersonRow& row = model.rows[static_cast<std::size_t>(marks.front().row)];
    frame.ask(Navigate{{.screen = Screen::Gaps, .unit = model.record.unit.value,
                        .competency = row.competency}});
  }
  if (strengths && !marks.empty() && ui::link(ui, ui.t(gaps_how), "how")) {
    explain(state, marks.front().row);
  }
}

void draw_cycle(Frame& frame, const PersonModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "cycle", {.title = ui.t(person_this_cycle), .gap = 6});
  ui::note(ui, raw(model.cycle));
  const float share = model.of > 0 ? static_cast<float>(model.assessed) /
                                         static_cast<float>(model.of)
                                   : 0;
  ui::fact(ui, ui.t(person_assessed), ui.t(person_of, model.assessed, model.of));
  ui::progress_bar(ui, {.share = share, .name = ui.t(person_assessed),
                        .color = share < 1 ? ui::Color::Warn : ui::Color::Primary});
  ui::fact(ui, ui.t(person_sheets), ui.number(model.sheets));
  if (!model.valid_until.empty()) {
    ui::fact(ui, ui.t(person_valid_until), raw(model.valid_until),
             model.expired ? ui::Color::Bad : ui::Color::Text);
  }
}

void draw_explained(Frame& frame, const PersonModel& model, PersonState& state,
                    ui::Split& split) {
  ui::Ui& ui = frame.ui;
  ui::Inspector pane(split, {.badge = ui.t(person_inspector),
                             .title = raw(model.explained_title), .subtitle = raw(model.cycle)});
  if (state.explained >= 0) {
    const PersonRow& row = model.rows[static_cast<std::size_t>(state.explained)];
    ui::level_squares(ui, row.achieved, row.required);
    ui::Columns facts(ui, "facts", {.count = 3, .gap = 8, .min_width = 80});
    facts.next();
    ui::mini_fact(ui, ui.t(person_achieved), raw(row.achieved_text));
    facts.next();
    ui::mini_fact(ui, ui.t(person_required), raw(row.required_text));
    facts.next();
    ui::mini_fact(ui, ui.t(person_difference),
                  raw(row.difference.empty() ? std::string_view("–") : row.difference));
  }
  ui.gap(12);
  draw_explanation(ui, model.explanation, model.inputs);
  if (state.explained >= 0) {
    ui.gap(12);
    const PersonRow& row = model.rows[static_cast<std::size_t>(state.explained)];
    if (ui::button(ui, {.label = ui.t(person_open_competency), .icon = ui::Icon::BookOpen,
                        .fill = true})) {
      frame.ask(Navigate{{.screen = Screen::Dictionary, .record = row.competency}});
    }
    if (ui::button(ui, {.label = ui.t(person_see_gap), .icon = ui::Icon::Grid, .fill = true,
                        .id = "gap"})) {
      frame.ask(Navigate{{.screen = Screen::Gaps, .unit = model.record.unit.value,
                          .competency = row.competency}});
    }
  }
  if (pane.closed()) state.explained = kExplainNothing;
}

void draw_banners(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  if (model.expired &&
      ui::banner(ui, {.tone = ui::Tone::Warn,
                      .title = ui.t(person_expired, raw(model.valid_until)),
                      .body = ui.t(person_expired_body), .action = ui.t(person_assess),
                      .id = "expired"}) == ui::BannerEvent::Action) {
    frame.ask(Navigate{model.assess});
  }
  if (model.lack == PersonLack::Nothing) return;
  const bool position = model.lack == PersonLack::Position;
  const ui::BannerSpec lack = {
      .tone = ui::Tone::Warn,
      .title = ui.t(position ? person_lacks_position : person_lacks_standards),
      .body = ui.t(position ? person_lacks_position_body : person_lacks_standards_body),
      .action = model.read_only
                    ? ui::Text()
                    : ui.t(position ? person_lacks_position_do : person_lacks_standards_do),
      .id = "lack"};
  if (ui::banner(ui, lack) != ui::BannerEvent::Action) return;
  if (position) {
    state.draft = model.draft;
    state.editing = true;
  } else {
    frame.ask(Navigate{{.screen = Screen::Positions, .record = model.record.position.value}});
  }
}

void draw_side(Frame& frame, const PersonModel& model, PersonState& state) {
  draw_marks(frame, model, state, true);
  frame.ui.gap(14);
  draw_marks(frame, model, state, false);
  frame.ui.gap(14);
  draw_cycle(frame, model);
}

void draw_profile(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  if (!model.has_cycle) {
    if (ui::empty_state(ui, {.icon = ui::Icon::ClipboardCheck, .title = ui.t(person_no_cycle),
                             .body = ui.t(person_no_cycle_body),
                             .action = ui.t(person_no_cycle_do), .height = 300}) ==
        ui::EmptyEvent::Action) {
      frame.ask(Navigate{{.screen = Screen::Assessment}});
    }
    return;
  }
  const bool explained = !model.explanation.formula.empty();
  ui::Split split(ui, "person", explained);
  if (explained) {
    ui::Columns columns(ui, "beside", {.weights = {1, 1.75f}, .min_width = 250});
    columns.next();
    draw_radar(frame, model, state);
    columns.next();
    draw_competencies(frame, model, state);
  } else {
    ui::Columns columns(ui, "three", {.weights = {310, 570, 220}, .min_width = 230});
    columns.next();
    draw_radar(frame, model, state);
    columns.next();
    draw_competencies(frame, model, state);
    ui::note(ui, ui.t(person_select));
    columns.next();
    draw_side(frame, model, state);
  }
  if (explained) draw_explained(frame, model, state, split);
}

void draw_nobody(Frame& frame) {
  ui::Ui& ui = frame.ui;
  if (ui::empty_state(ui, {.icon = ui::Icon::User, .title = ui.t(person_gone),
                           .body = ui.t(person_gone_body), .action = ui.t(person_gone_do),
                           .height = 360}) == ui::EmptyEvent::Action) {
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
}

}  // namespace

ui::Tone person_band_tone(int rank) {
  static constexpr std::array kTones = {ui::Tone::Ok, ui::Tone::Primary, ui::Tone::Bad};
  if (rank < 0) return ui::Tone::Neutral;
  return kTones[std::min(static_cast<std::size_t>(rank), kTones.size() - 1)];
}

void draw_person(Frame& frame, const PersonModel& model, PersonState& state) {
  ui::Ui& ui = frame.ui;
  if (model.adopted) state = *model.adopted;
  ui::WorkArea page(ui, frame.shell, {.id = "person"});
  if (!model.found) {
    draw_nobody(frame);
    return;
  }
  draw_path(frame, model);
  draw_head(frame, model, state);
  if (!model.record.active) ui::badge(ui, ui.t(person_inactive), ui::Tone::Warn);
  const ui::Text titles[] = {ui.t(person_tab_profile), ui.t(person_tab_ratings),
                             ui.t(person_tab_history)};
  ui::tabs(ui, state.tab, ui.t(person_tabs), titles);
  draw_banners(frame, model, state);
  switch (static_cast<PersonTab>(state.tab)) {
    case PersonTab::Profile: draw_profile(frame, model, state); break;
    case PersonTab::Ratings: draw_person_ratings(frame, model); break;
    case PersonTab::History: draw_person_history(frame, model, state); break;
  }
  draw_person_dialogs(frame, model, state);
  draw_erasing(frame, {.employee = model.record.id, .name = model.name, .nip = model.record.nip,
                       .read_only = model.read_only}, state.erasing);
  draw_report_check(frame, model.check, state.check);
  if (frame.shell.intents().print && model.html) frame.ask(PrintHtml{model.html()});
}

}  // namespace asah::screens
