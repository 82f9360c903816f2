#include "wasm/screens/position_view.hpp"

#include <algorithm>

#include "core/model/fields.hpp"
#include "wasm/screens/paste_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr int kRequired = 0;

void put(Frame& frame, const model::Standard& standard) {
  frame.ask(PutStandards{{standard}});
}

// The standard leaves; the next one is selected, so that the keys go on.
void remove(Frame& frame, const PositionModel& model, PositionState& state, int row) {
  const std::vector<StandardRow>& rows = model.rows;
  const auto at = static_cast<std::size_t>(row);
  frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Standard),
                         rows[at].standard.id.value});
  const std::size_t next = at + 1 < rows.size() ? at + 1 : at - 1;
  state.competency = rows.size() > 1 ? rows[next].standard.competency.value : 0;
}

void enter(Frame& frame, const PositionModel& model, PositionState& state,
           const ui::LevelGridEvent& event) {
  model::Standard changed = model.rows[static_cast<std::size_t>(event.row)].standard;
  const model::Level level = event.level < 0 ? model::Level{}
                                             : model::Level{static_cast<std::int8_t>(event.level)};
  if (event.column == kRequired && !level.has_value()) {
    remove(frame, model, state, event.row);
    return;
  }
  (event.column == kRequired ? changed.required : changed.minimum) = level;
  put(frame, changed);
}

void draw_grid(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Text columns[] = {ui.t(position_required), ui.t(position_minimum)};
  const auto row = [&](int i, std::span<char, 256>) {
    const StandardRow& standard = model.rows[static_cast<std::size_t>(i)];
    return ui::HeatRow{.label = standard.competency, .second = standard.second};
  };
  const auto cell = [&](int i, int column) {
    const StandardRow& shown = model.rows[static_cast<std::size_t>(i)];
    const bool required = column == kRequired;
    const model::Level level = required ? shown.standard.required : shown.standard.minimum;
    return ui::LevelCell{.level = level.has_value() ? level.value : -1,
                         .standard = required ? shown.from_tier : 0,
                         .read_only = model.read_only};
  };
  ui::GridState grid{model.selected_row, model.selected_row < 0 ? -1 : state.column};
  const ui::LevelGridEvent event = ui::level_grid(
      ui, grid, {.id = "standards", .label = ui.t(position_standards),
                 .corner = ui.t(position_competency), .rows = static_cast<int>(model.rows.size()),
                 .columns = columns, .row = row, .cell = cell, .letter_keys = false,
                 .allow_zero = false, .down = true, .label_width = 400, .least_cell = 90,
                 .height = ui::rest_of_page(ui, 260)});
  if (event.selected) {
    state.competency =
        grid.row < 0 ? 0
                     : model.rows[static_cast<std::size_t>(grid.row)].standard.competency.value;
    state.column = std::max(0, grid.column);
  }
  if (event.changed && !model.read_only) enter(frame, model, state, event);
}

void draw_adding(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  if (model.addable.empty()) return;
  int chosen = -1;
  const auto option = [&](int i) {
    return raw(model.addable[static_cast<std::size_t>(i)].second);
  };
  const ui::SelectSpec spec = {.field = {.label = ui.t(position_add_standard),
                                         .hint = ui.t(position_add_standard),
                                         .disabled = model.read_only, .hide_label = true,
                                         .small = true, .width = 260, .id = "add"},
                               .count = static_cast<int>(model.addable.size()),
                               .option = option};
  if (!ui::select(ui, chosen, spec) || chosen < 0) return;
  model::Standard standard;
  standard.position = model.position.id;
  standard.competency = model.addable[static_cast<std::size_t>(chosen)].first;
  standard.id = model::standard_id(standard.position, standard.competency);
  standard.required = model::Level{2};
  put(frame, standard);
  state.competency = standard.competency.value;
  state.column = kRequired;
}

// What each level looks like at work; choosing one requires it.
void draw_levels(Frame& frame, const StandardDetail& detail, const StandardRow& row,
                 bool read_only) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(position_meaning), {.style = ui::TextStyle::SmallStrong});
  for (int level = 1; level <= static_cast<int>(model::kLevelCount); ++level) {
    const auto at = static_cast<std::size_t>(level - 1);
    ui::IdScope scope(ui, level);
    if (ui::radio(ui, row.standard.required.value == level,
                  {.label = ui.t(dictionary_level_number, level), .help = raw(detail.meanings[at]),
                   .disabled = read_only, .id = "level"})) {
      model::Standard changed = row.standard;
      changed.required = model::Level{static_cast<std::int8_t>(level)};
      put(frame, changed);
    }
  }
}

void draw_weight(Frame& frame, const StandardRow& row, bool read_only) {
  ui::Ui& ui = frame.ui;
  std::optional<std::int64_t> weight = row.standard.weight.value;
  const ui::NumberSpec spec = {.field = {.label = ui.t(position_weight), .disabled = read_only,
                                         .small = true, .width = 120, .id = "weight"},
                               .decimals = 2, .least = 0, .most = 1000000, .step = 25,
                               .buttons = true};
  model::Standard changed = row.standard;
  if (ui::number_field(ui, weight, spec).committed && weight) {
    changed.weight.value = static_cast<std::int32_t>(*weight);
  }
  ui::toggle(ui, changed.essential, {.label = ui.t(position_essential),
                                     .help = ui.t(position_essential_help),
                                     .disabled = read_only});
  if (!(changed == row.standard)) put(frame, changed);
}

void draw_detail(Frame& frame, const PositionModel& model, PositionState& state,
                 ui::Split& split) {
  ui::Ui& ui = frame.ui;
  const StandardRow& row = model.rows[static_cast<std::size_t>(model.selected_row)];
  ui::Inspector pane(split, {.badge = raw(model.detail->code), .title = raw(row.competency)});
  ui::IdScope scope(ui, static_cast<std::int64_t>(row.standard.competency.value));
  ui::muted(ui, raw(model.detail->definition));
  draw_levels(frame, *model.detail, row, model.read_only);
  ui.gap(12);
  draw_weight(frame, row, model.read_only);
  ui.gap(12);
  if (ui::button(ui, {.label = ui.t(position_open_dictionary), .icon = ui::Icon::BookOpen,
                      .small = true})) {
    frame.ask(Navigate{{.screen = Screen::Dictionary, .record = row.standard.competency.value}});
  }
  if (ui::button(ui, {.label = ui.t(position_remove_standard), .icon = ui::Icon::Trash,
                      .kind = ui::ButtonKind::Danger, .small = true,
                      .disabled = model.read_only})) {
    remove(frame, model, state, model.selected_row);
  }
  if (pane.closed()) state.competency = 0;
}

void draw_editing(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  bool open = state.record.has_value();
  {
    ui::Dialog dialog(ui, "edit", open, {.title = ui.t(position_edit)});
    if (dialog && state.record) {
      model::Position& draft = *state.record;
      ui::text_field(ui, draft.name, {.label = ui.t(positions_name), .required = true,
                                      .max_length = 200, .id = "name"});
      ui::text_field(ui, draft.code, {.label = ui.t(positions_code), .max_length = 60,
                                      .id = "code"});
      ui::text_field(ui, draft.family, {.label = ui.t(positions_family), .max_length = 200,
                                        .id = "family"});
      const auto same = [&](const auto& tier) { return tier.first == draft.tier; };
      const auto found = std::ranges::find_if(model.tiers, same);
      int tier = found == model.tiers.end() ? -1 : static_cast<int>(found - model.tiers.begin());
      const auto option = [&](int i) {
        return raw(model.tiers[static_cast<std::size_t>(i)].second);
      };
      if (ui::select(ui, tier, {.field = {.label = ui.t(positions_tier), .id = "tier"},
                                .count = static_cast<int>(model.tiers.size()), .option = option,
                                .clearable = true})) {
        draft.tier = tier < 0 ? model::TierId{}
                              : model.tiers[static_cast<std::size_t>(tier)].first;
      }
      const auto answer = ui::dialog_foot(
          ui, {.confirm = ui.t(position_edit_do), .disabled = draft.name.empty()});
      if (answer == ui::DialogAnswer::Confirm) frame.ask(PutPosition{draft});
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  if (!open) state.record.reset();
}

void draw_standards(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  {
    ui::Line line(ui, ui::measure::kControlSmall, 10);
    draw_adding(frame, model, state);
    if (ui.width_class() != ui::WidthClass::Phone) ui::note(ui, ui.t(position_keys));
  }
  if (model.rows.empty()) {
    const bool tier = model.tier_index >= 0;
    const ui::EmptySpec none = {.icon = ui::Icon::BadgeCheck, .title = ui.t(position_none),
                                .body = ui.t(position_none_body),
                                .action = ui.t(tier ? position_defaults : position_edit),
                                .height = 320};
    if (ui::empty_state(ui, none) == ui::EmptyEvent::Action && !model.read_only) {
      if (tier) {
        frame.ask(ApplyTierDefaults{{model.position.id}, false});
      } else {
        state.record = model.position;
      }
    }
    return;
  }
  ui::Split split(ui, "position", model.detail.has_value());
  draw_grid(frame, model, state);
  if (model.detail) draw_detail(frame, model, state, split);
}

}  // namespace

void draw_position(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  if (state.position != model.position.id.value) {
    state = {};
    state.position = model.position.id.value;
    // Beside the grid there is room for what the levels mean; on a phone it would lie over it.
    const bool beside = ui.width_class() == ui::WidthClass::Wide && !model.rows.empty();
    if (beside) state.competency = model.rows[0].standard.competency.value;
  }
  const bool fixed = model.read_only || !model.known;
  ui::PageAction actions[] = {
      {{.label = ui.t(position_back), .icon = ui::Icon::ArrowLeft}},
      {{.label = ui.t(position_edit), .icon = ui::Icon::Pencil, .disabled = fixed}},
      {{.label = ui.t(positions_paste), .icon = ui::Icon::ClipboardPaste, .disabled = fixed}},
      {{.label = ui.t(position_defaults), .icon = ui::Icon::Sparkles,
        .kind = ui::ButtonKind::Primary, .disabled = fixed || model.tier_index < 0}}};
  ui::WorkArea page(ui, frame.shell,
                    {.id = "position", .title = raw(model.position.name),
                     .subtitle = ui.join({raw(model.tier), ui.t(position_people, model.people)}),
                     .actions = actions});
  if (actions[0].pressed) frame.ask(Navigate{{.screen = Screen::Positions}});
  if (!model.known) {
    const ui::EmptySpec gone = {.icon = ui::Icon::BadgeCheck, .title = ui.t(position_gone)};
    ui::empty_state(ui, gone);
    return;
  }
  if (actions[1].pressed) state.record = model.position;
  if (actions[2].pressed) state.pasting = true;
  if (actions[3].pressed) frame.ask(ApplyTierDefaults{{model.position.id}, false});
  draw_standards(frame, model, state);
  draw_editing(frame, model, state);
  draw_paste_help(frame, state.pasting, model.position.name);
}

}  // namespace asah::screens
