#include "wasm/screens/gallery_view.hpp"

#include <array>
#include <cstdio>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::ButtonKind;
using ui::Icon;
using ui::Tone;
using ui::Ui;
using ui::raw;

/// What only drawing needs between frames.
struct Widgets {
  ui::TableState table;
  ui::TableState no_rows;
  ui::GridState heat{0, 2};
  ui::GridState levels{1, 3};
  ui::TreeState tree;
  ui::Toasts toasts;
  std::array<std::array<int, 9>, 5> ratings{{{3, 2, 1, 3, 3, 2, 2, 1, 1}, {4, 1, 3, -1, -1, -1, -1, -1, -1},
                                             {-1, -1, -1, -1, -1, -1, -1, -1, -1}, {2, 2, 2, 2, 2, 2, 2, 2, 2},
                                             {-1, -1, -1, -1, -1, -1, -1, -1, -1}}};
};

// ---- basics --------------------------------------------------------------------------------------

void button_row(Ui& ui, bool small) {
  ui::Wrap wrap(ui, 10, 10);
  ui::button(ui, {.label = ui.t(gallery_primary), .icon = Icon::Plus, .kind = ButtonKind::Primary, .small = small});
  ui::button(ui, {.label = ui.t(gallery_secondary), .icon = Icon::Upload, .small = small});
  ui::button(ui, {.label = ui.t(gallery_quiet), .kind = ButtonKind::Quiet, .small = small});
  ui::button(ui, {.label = ui.t(gallery_danger), .icon = Icon::Trash, .kind = ButtonKind::Danger, .small = small});
  ui::button(ui, {.label = ui.t(gallery_selected), .small = small, .selected = true});
  ui::button(ui, {.label = ui.t(gallery_disabled), .small = small, .disabled = true});
  ui::button(ui, {.label = ui.t(gallery_busy), .kind = ButtonKind::Primary, .small = small, .busy = true});
  ui::icon_button(ui, {.label = ui.t(gallery_edit), .icon = Icon::Pencil, .small = small});
  ui::icon_button(ui, {.label = ui.t(kit_more), .icon = Icon::Ellipsis, .kind = ButtonKind::Quiet, .small = small});
}

void buttons(Ui& ui) {
  ui::Card card(ui, "buttons", {.title = ui.t(gallery_buttons), .gap = 14});
  {
    ui::IdScope regular(ui, "regular");
    button_row(ui, false);
  }
  ui::IdScope small(ui, "small");
  button_row(ui, true);
  ui::link(ui, ui.t(gallery_link));
}

void type_scale(Ui& ui) {
  ui::Card card(ui, "type", {.title = ui.t(gallery_type), .fill = true, .gap = 6});
  for (int i = 0; i < static_cast<int>(ui::TextStyle::Count); ++i)
    ui::text(ui, ui.t(gallery_sample), {.style = static_cast<ui::TextStyle>(i), .wrap = false});
}

void swatches(Ui& ui) {
  ui::Card card(ui, "colors", {.title = ui.t(gallery_colors), .fill = true});
  ui::Wrap wrap(ui, 6, 6);
  for (std::size_t i = 0; i < ui::kColorCount; ++i) {
    const ui::Rect r = ui::canvas(ui, 34, 34);
    ui::fill(ui, r, ui.color(static_cast<ui::Color>(i)), 6);
    ui::outline(ui, r, ui.color(ui::Color::Line), 6);
  }
}

void marks(Ui& ui) {
  ui::Card card(ui, "marks", {.title = ui.t(gallery_marks), .fill = true, .gap = 14});
  {
    ui::Wrap wrap(ui);
    ui::badge(ui, ui.t(gallery_neutral), Tone::Neutral);
    ui::badge(ui, ui.t(gallery_new), Tone::Primary);
    ui::badge(ui, ui.t(gallery_ready), Tone::Ok, Icon::Check);
    ui::badge(ui, ui.t(gallery_waiting), Tone::Warn);
    ui::badge(ui, ui.t(gallery_below), Tone::Bad, Icon::Warning);
  }
  {
    ui::Line line(ui, 56, 12);
    ui::avatar(ui, ui.t(gallery_person));
    ui::avatar(ui, ui.t(gallery_person), 36);
    ui::avatar(ui, ui.t(gallery_person), 26);
    ui::icon_tile(ui, Icon::GitMerge, Tone::Primary);
    ui::icon_tile(ui, Icon::ClipboardCheck, Tone::Warn);
    ui::icon_tile(ui, Icon::Warning, Tone::Bad);
  }
  {
    ui::Line line(ui, 24);
    for (const std::string_view key : {"0–5", "N", "Tab", "Ctrl K"}) ui::key_cap(ui, raw(key));
  }
  {
    ui::Wrap wrap(ui, 14, 4);
    ui::dot_label(ui, ui.t(gallery_ready), Tone::Ok);
    ui::dot_label(ui, ui.t(gallery_busy), Tone::Primary);
    ui::dot_label(ui, ui.t(gallery_below), Tone::Bad);
  }
  ui::text(ui, ui.t(gallery_squares), {.style = ui::TextStyle::SmallStrong});
  for (const auto [achieved, required] : {std::pair{4, 3}, {3, 3}, {2, 3}, {0, 3}}) {
    ui::Line line(ui, 22, 14);
    ui::level_squares(ui, achieved, required);
    const int sign = achieved - required;
    if (achieved > 0) ui::gap_badge(ui, ui::canvas(ui, 44, 22), sign > 0 ? "+1" : sign < 0 ? "−1" : "0", sign);
  }
}

void tiles(Ui& ui) {
  constexpr std::array kUp = {1.0f, 1.6f, 2.9f, 2.4f, 3.6f, 4.1f};
  ui::Columns columns(ui, "tiles", {.count = 4, .min_width = 210});
  constexpr std::array kTones = {Tone::Primary, Tone::Ok, Tone::Warn, Tone::Bad};
  constexpr std::array<std::string_view, 4> kFigures = {"84,6", "31", "97,1", "2.964"};
  for (std::size_t i = 0; i < kTones.size(); ++i) {
    columns.next();
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::stat_tile(ui, {.label = ui.t(gallery_tile_label), .figure = raw(kFigures[i]), .mark = ui.t(gallery_tile_mark),
                       .mark_tone = kTones[i], .curve = kUp, .hint = ui.t(gallery_tile_hint), .id = "tile"});
  }
}

void basics(Ui& ui, GalleryState& state) {
  tiles(ui);
  buttons(ui);
  {
    ui::Columns columns(ui, "basics", {.count = 3, .min_width = 280});
    columns.next();
    type_scale(ui);
    columns.next();
    marks(ui);
    columns.next();
    swatches(ui);
  }
  ui::Columns columns(ui, "choose", {.count = 3, .min_width = 260});
  for (int i = 0; i < 3; ++i) {
    columns.next();
    ui::IdScope scope(ui, i);
    ui::Card card(ui, "card", {.fill = true, .selected = state.card == i, .clickable = true});
    if (card.clicked()) state.card = i;
    ui::text(ui, ui.t(gallery_card_click), {.style = ui::TextStyle::BodyStrong});
    ui.gap(2);
    ui::muted(ui, ui.t(gallery_card_body));
  }
}

// ---- fields --------------------------------------------------------------------------------------

void text_fields(Ui& ui, const GalleryModel& model, GalleryState& state) {
  ui::Card card(ui, "fields", {.title = ui.t(gallery_fields), .fill = true, .gap = 14});
  ui::text_field(ui, state.name, {.label = ui.t(gallery_name), .hint = ui.t(gallery_name_hint), .help = ui.t(gallery_name_help),
                                  .required = true, .max_length = 80});
  ui::text_field(ui, state.name, {.label = ui.t(gallery_name), .error = ui.t(gallery_error), .required = true, .id = "wrong"});
  ui::text_field(ui, state.name, {.label = ui.t(gallery_disabled), .hint = ui.t(gallery_name_hint), .disabled = true});
  ui::text_field(ui, state.name, {.label = ui.t(gallery_read_only), .hint = ui.t(gallery_name_hint), .read_only = true});
  ui::search_field(ui, state.search, {.label = ui.t(kit_search), .hint = ui.t(kit_search)});
  ui::text_field(ui, state.note, {.label = ui.t(gallery_note), .hint = ui.t(gallery_note_hint), .kind = ui::InputKind::Multiline, .lines = 3});
  ui::Columns columns(ui, "pair", {.count = 2, .min_width = 130});
  columns.next();
  ui::number_field(ui, state.cost, {.field = {.label = ui.t(gallery_cost), .suffix = raw("Rp")}, .decimals = 2, .least = 0});
  columns.next();
  ui::number_field(ui, state.level, {.field = {.label = ui.t(gallery_level)}, .least = 1, .most = 5, .buttons = true});
  columns.next();
  ui::date_field(ui, state.deadline, {.field = {.label = ui.t(gallery_deadline)}, .today = model.today});
  columns.next();
  const auto option = [&](int i) { return ui.t(gallery_position_n, i + 1); };
  ui::select(ui, state.position, {.field = {.label = ui.t(gallery_position)}, .count = 4000, .option = option, .clearable = true});
}

void choices(Ui& ui, GalleryState& state) {
  ui::Card card(ui, "choices", {.title = ui.t(gallery_choices), .fill = true, .gap = 14});
  ui::check_box(ui, state.include, {.label = ui.t(gallery_include), .help = ui.t(gallery_include_help)});
  ui::Check mixed = ui::Check::Mixed;
  ui::check_box(ui, mixed, {.label = ui.t(gallery_people)});
  bool off = true;
  ui::check_box(ui, off, {.label = ui.t(gallery_disabled), .disabled = true});
  ui::toggle(ui, state.letters, {.label = ui.t(gallery_letters)});
  ui::toggle(ui, off, {.label = ui.t(gallery_disabled), .disabled = true, .id = "off"});
  const ui::Text rules[] = {ui.t(gallery_weighted), ui.t(gallery_median), ui.t(gallery_consensus)};
  ui::radio_group(ui, state.rule, ui.t(gallery_choices), rules);
  const ui::Text spans[] = {ui.t(gallery_month), ui.t(gallery_quarter), ui.t(gallery_year)};
  ui::segmented(ui, state.span, ui.t(gallery_deadline), spans);
  ui::Wrap wrap(ui);
  if (ui::chip(ui, {.label = ui.t(gallery_unit), .selected = state.chip})) state.chip = !state.chip;
  ui::chip(ui, {.label = ui.t(gallery_position), .dropdown = true});
  ui::chip(ui, {.label = ui.t(gallery_below), .removable = true});
  ui::chip(ui, {.label = ui.t(gallery_people), .icon = Icon::Filter});
  ui::chip(ui, {.label = ui.t(gallery_disabled), .disabled = true});
}

void fields(Ui& ui, const GalleryModel& model, GalleryState& state) {
  ui::Columns columns(ui, "fields", {.count = 2, .min_width = 320});
  columns.next();
  text_fields(ui, model, state);
  columns.next();
  choices(ui, state);
}

// ---- table and grids -----------------------------------------------------------------------------

ui::CellText table_cell(Ui& ui, std::int64_t row, int column, ui::CellBuffer buffer) {
  const auto written = [&](int n) { return std::string_view(buffer.data(), static_cast<std::size_t>(n)); };
  switch (column) {
    case 0: return {.text = ui.t(gallery_employee_n, row + 1).view()};
    case 1: return {.text = written(std::snprintf(buffer.data(), buffer.size(), "19870412 201001 2 %03d", 997 + static_cast<int>(row % 3)))};
    case 2: return {.text = ui.t(gallery_unit_n, row % 61 + 1).view()};
    case 3: return {.text = written(std::snprintf(buffer.data(), buffer.size(), "%d,%02d", 70 + static_cast<int>(row * 7 % 30), static_cast<int>(row * 13 % 100)))};
    default: break;
  }
  if (row % 4 == 0) return {.text = ui.t(gallery_below).view(), .badge = true, .tone = Tone::Warn};
  return {.text = ui.t(gallery_met).view(), .badge = true, .tone = Tone::Ok};
}

void data_table(Ui& ui, Widgets& widgets) {
  const ui::Column columns[] = {{.id = "name", .title = ui.t(gallery_name), .width = 200, .flexible = true, .strong = true},
                                {.id = "nip", .title = raw("NIP"), .width = 190},
                                {.id = "unit", .title = ui.t(gallery_unit), .width = 180, .flexible = true},
                                {.id = "jpm", .title = ui.t(gallery_jpm), .width = 90, .align = ui::Align::End},
                                {.id = "state", .title = ui.t(gallery_state), .width = 170}};
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) { return table_cell(ui, row, column, buffer); };
  const auto total = [&](int column, ui::CellBuffer) {
    return ui::CellText{.text = column == 0 ? ui.t(kit_table_total).view() : column == 3 ? std::string_view("84,60") : std::string_view{}};
  };
  ui::table(ui, widgets.table, {.id = "table", .label = ui.t(gallery_people), .columns = columns, .rows = 20000, .cell = cell,
                                .total = total, .select = ui::TableSelect::Cells, .height = 460});
  ui::table(ui, widgets.no_rows, {.id = "empty", .label = ui.t(gallery_people), .columns = columns, .rows = 0, .cell = cell, .height = 320,
                                  .foot = false,
                                  .empty = {.icon = Icon::Users, .title = ui.t(gallery_empty_title), .body = ui.t(gallery_empty_body),
                                            .action = ui.t(gallery_import), .second_action = ui.t(gallery_sample_data)}});
}

ui::HeatCell heat_cell(int row, int column, std::span<char, 256> buffer) {
  const int value = (row * 37 + column * 53 + row * column * 17 + 25) % 135;
  if (value % 7 == 0) return {.kind = ui::HeatKind::Met};
  if (row == 3 && column == 4) return {.kind = ui::HeatKind::TooFew};
  if (row == 4 && column == 7) return {.kind = ui::HeatKind::Missing};
  const int step = value < 25 ? 0 : value < 50 ? 1 : value < 85 ? 2 : value < 120 ? 3 : 4;
  const int n = std::snprintf(buffer.data(), buffer.size(), "%d,%02d", value / 100, value % 100);
  return {.kind = ui::HeatKind::Gap, .step = step, .figure = {buffer.data(), static_cast<std::size_t>(n)}};
}

void grids(Ui& ui, Widgets& widgets) {
  std::array<ui::Text, kGalleryCompetencies.size()> titles;
  for (std::size_t i = 0; i < titles.size(); ++i) titles[i] = ui.t(kGalleryCompetencies[i]);
  const auto unit = [&](int row, std::span<char, 256>) {
    return ui::HeatRow{.label = ui.t(gallery_unit_n, row + 1).view(), .indent = row > 0 && row < 3 ? 1 : 0,
                       .expandable = row == 0, .expanded = row == 0};
  };
  const auto jpm = [](int row, std::span<char, 256> buffer) {
    return std::string_view(buffer.data(), static_cast<std::size_t>(std::snprintf(buffer.data(), buffer.size(), "%d,%d", 77 + row, row)));
  };
  ui::heading(ui, ui.t(gallery_heat));
  ui::heat_grid(ui, widgets.heat, {.label = ui.t(gallery_heat), .corner = ui.t(gallery_unit), .rows = 6, .columns = titles, .row = unit,
                                   .cell = heat_cell, .last_title = ui.t(gallery_jpm), .last = jpm, .height = 340});
  const ui::Text steps[] = {ui.t(gallery_step_0), ui.t(gallery_step_1), ui.t(gallery_step_2), ui.t(gallery_step_3), ui.t(gallery_step_4)};
  ui::heat_legend(ui, steps, ui.t(gallery_met), ui.t(gallery_few));
  ui::heading(ui, ui.t(gallery_levels));
  const auto person = [&](int row, std::span<char, 256>) {
    return ui::HeatRow{.label = ui.t(gallery_employee_n, row + 1).view(), .second = ui.t(gallery_neutral).view()};
  };
  const auto level = [&](int row, int column) {
    return ui::LevelCell{.level = widgets.ratings[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], .standard = 2,
                         .read_only = row == 3, .has_note = row == 0 && column == 2};
  };
  const ui::LevelGridEvent event = ui::level_grid(ui, widgets.levels, {.label = ui.t(gallery_levels), .corner = ui.t(gallery_people), .rows = 5,
                                                                       .columns = titles, .row = person, .cell = level, .height = 320});
  if (event.changed) widgets.ratings[static_cast<std::size_t>(event.row)][static_cast<std::size_t>(event.column)] = event.level;
}

// ---- charts, ways, layers ------------------------------------------------------------------------

void charts(Ui& ui, const GalleryModel& model) {
  struct Entry {
    ui::TextKey title;
    const report::Drawing& drawing;
  };
  const Entry entries[] = {{gallery_radar, model.radar}, {gallery_bars, model.bars}, {gallery_distribution, model.distribution},
                           {gallery_curve, model.trend}};
  ui::Columns columns(ui, "charts", {.count = 3, .min_width = 336});
  for (const Entry& entry : entries) {
    columns.next();
    ui::IdScope scope(ui, static_cast<std::int64_t>(entry.title));
    ui::Card card(ui, "chart", {.title = ui.t(entry.title), .fill = true});
    ui::chart(ui, entry.drawing, "drawing", ui.t(entry.title));
  }
}

void tree_part(Ui& ui, GalleryState& state, Widgets& widgets) {
  ui::Card card(ui, "tree", {.title = ui.t(gallery_tree), .fill = true});
  const auto row = [&](int i, std::span<char, 256>) {
    if (i == 0) return ui::TreeRow{.label = ui.t(gallery_city).view(), .detail = "14.212", .expandable = true, .expanded = state.tree_open, .icon = Icon::Building2};
    return ui::TreeRow{.label = ui.t(gallery_section_n, i).view(), .detail = "38", .level = 1, .icon = Icon::Users};
  };
  const ui::TreeEvent event = ui::tree(ui, widgets.tree, {.label = ui.t(gallery_tree), .rows = state.tree_open ? 400 : 1, .row = row, .height = 240});
  if (event.toggled_row == 0) state.tree_open = !state.tree_open;
}

void ways(Ui& ui, GalleryState& state, Widgets& widgets) {
  const ui::Text titles[] = {ui.t(gallery_profile), ui.t(gallery_history), ui.t(gallery_feedback)};
  ui::tabs(ui, state.tab, ui.t(gallery_profile), titles);
  const ui::Text path[] = {ui.t(gallery_city), ui.t(gallery_unit_n, 4), ui.t(gallery_section_n, 2)};
  ui::breadcrumb(ui, path);
  {
    ui::Card card(ui, "steps", {.gap = 16});
    const ui::Text steps[] = {ui.t(gallery_step_file), ui.t(gallery_step_columns), ui.t(gallery_step_check), ui.t(gallery_step_take)};
    if (const int step = ui::stepper(ui, state.step, steps); step >= 0) state.step = step;
    if (ui::button(ui, {.label = ui.t(gallery_step_take), .kind = ButtonKind::Primary, .small = true})) state.step = state.step % 4 + 1;
  }
  ui::Columns columns(ui, "ways", {.count = 2, .min_width = 320});
  columns.next();
  tree_part(ui, state, widgets);
  columns.next();
  ui::Card card(ui, "progress", {.title = ui.t(gallery_bars), .fill = true, .gap = 10});
  for (int i = 1; i <= 4; ++i) {
    const float share = 0.25f * static_cast<float>(i);
    ui::progress_bar(ui, {.share = share, .label = ui.t(gallery_unit_n, i), .figure = ui.number(25 * i),
                          .color = i == 4 ? ui::Color::Ok : ui::Color::Primary, .label_width = 110, .figure_width = 36});
  }
  ui::work_progress(ui, {.doing = ui.t(gallery_work), .left = ui.t(gallery_work_left, 3200, 14212), .share = 0.23f});
  ui::skeleton(ui, 3);
}

void layer_buttons(Ui& ui, GalleryState& state, Widgets& widgets) {
  ui::Wrap wrap(ui, 10, 10);
  if (ui::button(ui, {.label = ui.t(gallery_open_dialog)})) state.dialog = true;
  const float x = ui.flow().x + ui.flow().gap;
  if (ui::button(ui, {.label = ui.t(gallery_open_menu), .trailing = Icon::ChevronDown})) ui::open_popover(ui, "menu");
  const ui::Rect anchor{x, ui.flow().y, ui.flow().x, ui.flow().bottom};
  const ui::MenuItem items[] = {{.label = ui.t(gallery_edit), .icon = Icon::Pencil, .keys = raw("F2")},
                                {.label = ui.t(kit_table_copy), .icon = Icon::Copy, .keys = raw("Ctrl C")},
                                {.label = ui.t(gallery_disabled), .disabled = true},
                                {.label = ui.t(gallery_danger), .icon = Icon::Trash, .danger = true, .rule_before = true}};
  ui::menu(ui, "menu", anchor, items);
  if (ui::button(ui, {.label = ui.t(gallery_show_toast)}))
    widgets.toasts.add(ui, {.words = std::string(ui.t(gallery_toast).view()), .action = std::string(ui.t(gallery_undo).view()), .tone = Tone::Ok});
  if (ui::button(ui, {.label = ui.t(gallery_show_bad_toast)}))
    widgets.toasts.add(ui, {.words = std::string(ui.t(gallery_toast_bad).view()), .action = {}, .tone = Tone::Bad});
}

void layers(Ui& ui, GalleryState& state, Widgets& widgets) {
  layer_buttons(ui, state, widgets);
  if (state.banner && ui::banner(ui, {.tone = Tone::Primary, .title = ui.t(gallery_banner_info), .body = ui.t(gallery_banner_info_body),
                                      .action = ui.t(gallery_update), .closable = true}) == ui::BannerEvent::Close)
    state.banner = false;
  ui::banner(ui, {.tone = Tone::Ok, .title = ui.t(gallery_banner_ok)});
  ui::banner(ui, {.tone = Tone::Warn, .title = ui.t(gallery_banner_warn)});
  ui::banner(ui, {.tone = Tone::Bad, .title = ui.t(gallery_banner_bad), .body = ui.t(gallery_toast_bad)});
  {
    ui::Card card(ui, "empty", {});
    ui::empty_state(ui, {.icon = Icon::Inbox, .title = ui.t(gallery_empty_title), .body = ui.t(gallery_empty_body),
                         .action = ui.t(gallery_import), .action_icon = Icon::FileUp, .second_action = ui.t(gallery_sample_data)});
  }
  if (ui::Dialog dialog(ui, "delete", state.dialog, {.title = ui.t(gallery_dialog_title)}); dialog) {
    ui::text(ui, ui.t(gallery_dialog_body));
    if (ui::dialog_foot(ui, {.confirm = ui.t(gallery_danger), .kind = ButtonKind::Danger}) != ui::DialogAnswer::None) state.dialog = false;
  }
}

}  // namespace

void draw_gallery(Frame& frame, const GalleryModel& model, GalleryState& state) {
  Ui& ui = frame.ui;
  Widgets& widgets = ui.state<Widgets>(ui.id("gallery"));
  {
    ui::WorkArea page(ui, frame.shell, {.id = "gallery", .title = ui.t(gallery_title), .subtitle = ui.t(gallery_subtitle)});
    const ui::Text sections[] = {ui.t(gallery_basic), ui.t(gallery_fields), ui.t(gallery_data), ui.t(gallery_grids),
                                 ui.t(gallery_charts), ui.t(gallery_ways), ui.t(gallery_layers)};
    ui::tabs(ui, state.section, ui.t(gallery_sections), sections);
    switch (state.section) {
      case 0: basics(ui, state); break;
      case 1: fields(ui, model, state); break;
      case 2: data_table(ui, widgets); break;
      case 3: grids(ui, widgets); break;
      case 4: charts(ui, model); break;
      case 5: ways(ui, state, widgets); break;
      default: layers(ui, state, widgets); break;
    }
  }
  widgets.toasts.draw(ui);
}

}  // namespace asah::screens
