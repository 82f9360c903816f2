#include "wasm/screens/positions_view.hpp"

#include <array>
#include <charconv>

#include "wasm/screens/paste_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

std::string_view number_in(ui::CellBuffer buffer, std::int32_t value) {
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{}
             ? std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()))
             : std::string_view();
}

ui::CellText position_cell(ui::Ui& ui, const PositionRow& row, int column, ui::CellBuffer buffer) {
  switch (column) {
    case 0: return {.text = row.name, .second = row.code};
    case 1:
      if (row.tier.empty()) {
        return {.text = ui.t(positions_no_tier).view(), .badge = true, .tone = ui::Tone::Warn};
      }
      return {.text = row.tier};
    case 2: return {.text = row.family};
    case 3: return {.text = number_in(buffer, row.people)};
    default:
      if (row.standards == 0) {
        return {.text = ui.t(positions_none).view(), .badge = true,
                .tone = row.people > 0 ? ui::Tone::Warn : ui::Tone::Neutral};
      }
      return {.text = number_in(buffer, row.standards)};
  }
}

void draw_filters(Frame& frame, const PositionsModel& model, PositionsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.search, {.label = ui.t(positions_search),
                                      .hint = ui.t(positions_search), .small = true, .width = 260,
                                      .id = "search"});
  const auto tier_name = [&](int i) { return raw(model.tiers[static_cast<std::size_t>(i)].name); };
  ui::select_chip(ui, state.tier, {.field = {.label = ui.t(positions_tier),
                                             .hint = ui.t(positions_all_tiers), .id = "tier"},
                                   .count = static_cast<int>(model.tiers.size()),
                                   .option = tier_name, .clearable = true});
  if (ui::chip(ui, {.label = ui.t(positions_bare, model.bare), .selected = state.only_bare,
                    .id = "bare"})) {
    state.only_bare = !state.only_bare;
  }
}

void draw_list(Frame& frame, const PositionsModel& model, PositionsState& state) {
  ui::Ui& ui = frame.ui;
  draw_filters(frame, model, state);
  const ui::Column columns[] = {
      {.id = "name", .title = ui.t(positions_name), .width = 340, .flexible = true,
       .filterable = false, .strong = true},
      {.id = "tier", .title = ui.t(positions_tier), .width = 170, .filterable = false},
      {.id = "family", .title = ui.t(positions_family), .width = 170, .filterable = false,
       .color = ui::Color::Muted},
      {.id = "people", .title = ui.t(positions_people), .width = 90, .align = ui::Align::End,
       .filterable = false},
      {.id = "standards", .title = ui.t(positions_standards), .width = 130,
       .align = ui::Align::End, .filterable = false}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) {
    return position_cell(ui, model.rows[static_cast<std::size_t>(row)], column, buffer);
  };
  auto& list = ui.state<ui::TableState>(ui.id("positions"));
  list.sort_column = state.sort;
  list.descending = state.descending;
  const ui::EmptySpec none = {.icon = ui::Icon::BadgeCheck, .title = ui.t(positions_empty),
                              .body = ui.t(positions_empty_body),
                              .action = ui.t(positions_empty_do)};
  const ui::TableEvent event =
      ui::table(ui, list, {.id = "positions", .label = ui.t(positions_title), .columns = columns,
                           .rows = static_cast<std::int64_t>(model.rows.size()),
                           .rows_of_all = model.all, .cell = cell, .row_height = 46,
                           .empty = none});
  if (event.sort_changed) {
    state.sort = list.sort_column;
    state.descending = list.descending;
  }
  if (event.clear_filters) {
    state.search.clear();
    state.tier = -1;
    state.only_bare = false;
  }
  if (event.opened_row >= 0) {
    const PositionRow& row = model.rows[static_cast<std::size_t>(event.opened_row)];
    frame.ask(Navigate{{.screen = Screen::Positions, .record = row.id}});
  }
  if (event.empty == ui::EmptyEvent::Action) frame.ask(ChooseFile{});
}

void draw_tier(Frame& frame, const TierView& tier, bool read_only, int row) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, row);
  ui::rule(ui);
  ui::Line line(ui, 46, 10);
  ui::text(ui, raw(tier.name), {.style = ui::TextStyle::BodyStrong, .wrap = false});
  ui::note(ui, raw(tier.source));
  line.right("levels");
  ui::muted(ui, ui.t(positions_of_tier, tier.positions));
  const auto level = [&](model::Level value, ui::TextKey label, std::string_view id) {
    std::optional<std::int64_t> number = value.value;
    const bool done = ui::number_field(ui, number,
                                       {.field = {.label = ui.t(label), .disabled = read_only,
                                                  .hide_label = true, .small = true, .width = 96,
                                                  .id = id},
                                        .least = 1, .most = 5, .buttons = true})
                          .committed;
    return done && number ? model::Level{static_cast<std::int8_t>(*number)} : value;
  };
  model::Tier changed = tier.record;
  changed.managerial = level(changed.managerial, positions_managerial, "managerial");
  changed.sociocultural = level(changed.sociocultural, positions_sociocultural, "sociocultural");
  if (!(changed == tier.record)) frame.ask(PutTier{changed});
}

void draw_tiers(Frame& frame, const PositionsModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "tiers", {.gap = 4});
  ui::muted(ui, ui.t(positions_tiers_body));
  for (std::size_t i = 0; i < model.tiers.size(); ++i) {
    draw_tier(frame, model.tiers[i], model.read_only, static_cast<int>(i));
  }
}

void draw_filling(Frame& frame, const PositionsModel& model, PositionsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "fill", state.filling, {.title = ui.t(positions_fill)});
  if (!dialog) return;
  ui::text(ui, ui.t(positions_fill_body, model.all));
  ui::check_box(ui, state.overwrite, {.label = ui.t(positions_overwrite)});
  const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(positions_fill_do)});
  if (answer == ui::DialogAnswer::Confirm) frame.ask(ApplyTierDefaults{{}, state.overwrite});
  if (answer != ui::DialogAnswer::None) state.filling = false;
}

void draw_adding(Frame& frame, const PositionsModel& model, PositionsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "add", state.adding, {.title = ui.t(positions_add)});
  if (!dialog) return;
  ui::text_field(ui, state.draft.name, {.label = ui.t(positions_name), .required = true,
                                        .max_length = 200, .id = "name"});
  ui::text_field(ui, state.draft.code, {.label = ui.t(positions_code), .max_length = 60,
                                        .id = "code"});
  const auto tier_name = [&](int i) { return raw(model.tiers[static_cast<std::size_t>(i)].name); };
  ui::select(ui, state.draft.tier, {.field = {.label = ui.t(positions_tier), .id = "draft_tier"},
                                    .count = static_cast<int>(model.tiers.size()),
                                    .option = tier_name, .clearable = true});
  const auto answer = ui::dialog_foot(
      ui, {.confirm = ui.t(positions_add_do), .disabled = state.draft.name.empty()});
  if (answer == ui::DialogAnswer::Confirm) {
    model::Position position;
    position.id = {model.new_id};
    position.name = state.draft.name;
    position.code = state.draft.code;
    if (state.draft.tier >= 0) {
      position.tier = model.tiers[static_cast<std::size_t>(state.draft.tier)].record.id;
    }
    frame.ask(PutPosition{position});
    frame.ask(Navigate{{.screen = Screen::Positions, .record = position.id.value}});
  }
  if (answer != ui::DialogAnswer::None) {
    state.adding = false;
    state.draft = {};
  }
}

}  // namespace

void draw_positions(Frame& frame, const PositionsModel& model, PositionsState& state) {
  ui::Ui& ui = frame.ui;
  ui::PageAction actions[] = {
      {{.label = ui.t(positions_paste), .icon = ui::Icon::ClipboardPaste,
        .disabled = model.read_only}},
      {{.label = ui.t(positions_add), .icon = ui::Icon::Plus, .disabled = model.read_only}},
      {{.label = ui.t(positions_fill), .icon = ui::Icon::Sparkles,
        .kind = ui::ButtonKind::Primary, .disabled = model.read_only || !model.any}}};
  ui::WorkArea page(ui, frame.shell, {.id = "positions", .title = ui.t(positions_title),
                                      .subtitle = ui.t(positions_subtitle), .actions = actions});
  if (actions[0].pressed) state.pasting = true;
  if (actions[1].pressed) state.adding = true;
  if (actions[2].pressed) state.filling = true;
  const ui::Text tabs[] = {ui.t(positions_tab_list), ui.t(positions_tab_tiers)};
  ui::tabs(ui, state.tab, ui.t(positions_title), tabs);
  if (state.tab == 0) {
    draw_list(frame, model, state);
  } else {
    draw_tiers(frame, model);
  }
  draw_filling(frame, model, state);
  draw_adding(frame, model, state);
  draw_paste_help(frame, state.pasting, {});
}

}  // namespace asah::screens
