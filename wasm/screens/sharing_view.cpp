#include "wasm/screens/sharing_view.hpp"

#include <algorithm>
#include <array>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

// ---- decisions ------------------------------------------------------------------------------------

void draw_decision_filters(Frame& frame, const DecisionsModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.decision_search,
                   {.label = ui.t(sharing_search_decisions), .hint = ui.t(sharing_search_decisions),
                    .small = true, .width = 280, .id = "find"});
  const auto chip = [&](const std::string& words, int which, std::string_view id) {
    if (ui::chip(ui, {.label = raw(words), .selected = state.decided == which, .id = id})) {
      state.decided = which;
    }
  };
  chip(model.all_words, -1, "all");
  chip(model.open_words, 0, "open");
  chip(model.decided_words, 1, "decided");
}

ui::CellText decision_cell(ui::Ui& ui, const DecisionRow& row, int column) {
  switch (column) {
    case 0: return {.text = row.what, .second = row.about};
    case 1: return {.text = row.chosen};
    case 2: return {.text = row.others, .color = ui::Color::Muted};
    case 3:
      return {.text = ui.t(row.open ? sharing_decision_open : sharing_decision_decided).view(),
              .badge = true, .tone = row.open ? ui::Tone::Warn : ui::Tone::Ok};
    case 4: return {.text = row.who};
    default: return {.text = row.when, .color = ui::Color::Muted};
  }
}

void draw_decision_table(Frame& frame, const DecisionsModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Column columns[] = {
      {.id = "what", .title = ui.t(sharing_col_what), .width = 260, .flexible = true,
       .sortable = false, .filterable = false, .strong = true},
      {.id = "chosen", .title = ui.t(sharing_col_chosen), .width = 130, .sortable = false,
       .filterable = false},
      {.id = "others", .title = ui.t(sharing_col_others), .width = 130, .sortable = false,
       .filterable = false},
      {.id = "state", .title = ui.t(sharing_col_state), .width = 112, .sortable = false,
       .filterable = false},
      {.id = "who", .title = ui.t(sharing_col_who), .width = 170, .sortable = false,
       .filterable = false},
      {.id = "when", .title = ui.t(sharing_col_when), .width = 148, .sortable = false,
       .filterable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return decision_cell(ui, model.rows[static_cast<std::size_t>(row)], column);
  };
  auto& list = ui.state<ui::TableState>(ui.id("decisions"));
  const ui::TableEvent event =
      ui::table(ui, list, {.id = "decisions", .label = ui.t(sharing_tab_decisions),
                           .columns = columns,
                           .rows = static_cast<std::int64_t>(model.rows.size()),
                           .rows_of_all = model.all, .cell = cell, .row_height = 48});
  const std::int64_t at = event.opened_row >= 0 ? event.opened_row : list.cursor_row;
  const bool chosen = event.selection_changed || event.opened_row >= 0;
  if (chosen && at >= 0 && at < static_cast<std::int64_t>(model.rows.size())) {
    state.decision = model.rows[static_cast<std::size_t>(at)].id;
  }
  if (event.clear_filters) {
    state.decided = -1;
    state.decision_search.clear();
  }
}

void draw_decision_detail(Frame& frame, const SharingModel& model, const DecisionDetail& detail,
                          SharingState& state, ui::Split& split) {
  ui::Ui& ui = frame.ui;
  ui::Inspector pane(
      split, {.badge = ui.t(detail.row.open ? sharing_decision_open : sharing_decision_decided),
              .title = raw(detail.row.what),
              .subtitle = ui.join({raw(detail.row.who), raw(detail.row.when)})});
  if (!detail.row.about.empty()) ui::muted(ui, raw(detail.row.about));
  if (!detail.rule.empty()) ui::muted(ui, raw(detail.rule));
  ui::text(ui, ui.t(sharing_decision_sides), {.style = ui::TextStyle::SmallStrong,
                                              .heading_level = 3});
  int index = 0;
  for (const DecisionSide& side : detail.sides) {
    ui::IdScope scope(ui, index++);
    ui::Card card(ui, "side", {.selected = side.chosen, .padding = 12, .gap = 2,
                               .surface = ui::Color::Surface2});
    {
      ui::Line line(ui, 24, 8);
      ui::text(ui, raw(side.value), {.style = ui::TextStyle::Heading, .wrap = false});
      if (side.chosen) {
        line.right("chosen");
        ui::badge(ui, ui.t(sharing_col_chosen), ui::Tone::Primary);
      }
    }
    ui::text(ui, raw(side.who), {.style = ui::TextStyle::SmallStrong});
    if (!side.when.empty()) ui::muted(ui, raw(side.when));
    if (!side.file.empty()) ui::note(ui, raw(side.file));
  }
  if (detail.row.open && !model.read_only) {
    ui::note(ui, ui.t(sharing_decision_settle_help));
    if (ui::button(ui, {.label = ui.t(sharing_decision_settle), .icon = ui::Icon::Check,
                        .small = true})) {
      frame.ask(SharingIntent{SettleDecision{detail.row.id}});
    }
  }
  if (detail.employee && ui::button(ui, {.label = ui.t(sharing_open_person),
                                         .icon = ui::Icon::User, .small = true})) {
    frame.ask(Navigate{{.screen = Screen::Employees, .record = detail.employee.value}});
  }
  if (pane.closed()) state.decision = {};
}

}  // namespace

void draw_decisions(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const DecisionsModel& decisions = *model.decisions;
  ui::WorkArea page(ui, frame.shell, {.id = "sharing-decisions", .title = ui.t(sharing_title),
                                      .subtitle = ui.t(sharing_decisions_subtitle)});
  draw_sharing_tabs(frame, model, state);
  if (decisions.all == 0) {
    ui::empty_state(ui, {.icon = ui::Icon::Scale, .title = ui.t(sharing_decisions_empty),
                         .body = ui.t(sharing_decisions_empty_body), .height = 360});
    return;
  }
  draw_decision_filters(frame, decisions, state);
  ui::Split split(ui, "decisions", decisions.detail.has_value());
  draw_decision_table(frame, decisions, state);
  if (decisions.detail) draw_decision_detail(frame, model, *decisions.detail, state, split);
}

// ---- shared parts ---------------------------------------------------------------------------------

void draw_marked_line(ui::Ui& ui, ui::Icon icon, ui::Tone tone, std::string_view words) {
  const float indent = ui.px(24);
  const float height = ui::paragraph_height(ui, ui::TextStyle::Small, ui.room() - indent, words);
  const ui::Rect row = ui.place(0, std::max(height, ui.px(20)));
  const ui::Rect mark{row.x0, row.y0, row.x0 + ui.px(16), row.y0 + ui.px(20)};
  ui::icon(ui, icon, ui::IconSize::Small, ui.color(ui::tone_front(tone)), mark);
  ui::paragraph(ui, {ui::TextStyle::Small, ui.color(ui::Color::Text)},
                {row.x0 + indent, row.y0, row.x1, row.y1}, words);
  ui.note({.role = ui::Role::Text, .rect = row, .label = words});
}

// ---- the screen -----------------------------------------------------------------------------------

void draw_sharing_tabs(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Text titles[] = {
      ui.t(sharing_tab_packets),
      model.merge_tab.empty() ? ui.t(sharing_tab_merge)
                              : ui.t(sharing_tab_merge_count, raw(model.merge_tab)),
      model.decisions_tab.empty()
          ? ui.t(sharing_tab_decisions)
          : ui.t(sharing_tab_decisions_open, raw(model.decisions_tab))};
  ui::tabs(ui, state.tab, ui.t(sharing_tabs), titles);
  if (model.read_only) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(sharing_read_only), .id = "read-only"});
  }
  if (model.to_write > 0) {
    ui::Card card(ui, "writing", {.gap = 8});
    if (ui::work_progress(ui, {.doing = ui.t(sharing_writing), .left = raw(model.writing),
                               .share = model.write_share})) {
      frame.ask(SharingIntent{StopSharingWork{}});
    }
  }
}

void draw_sharing(Frame& frame, const SharingModel& model, SharingState& state) {
  if (model.turn_to) {
    state.tab = static_cast<int>(*model.turn_to);
    state.file = 0;
  }
  state.arrivals = model.arrivals;
  if (model.review) {
    state.items.value = model.review->items;
    draw_review(frame, model, state);
  } else if (model.decisions) {
    draw_decisions(frame, model, state);
  } else if (model.packets && model.make && state.draft) {
    draw_making(frame, model, state);
  } else if (model.packets) {
    draw_packets(frame, model, state);
  }
}

}  // namespace asah::screens
