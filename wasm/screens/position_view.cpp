#include "wasm/screens/position_view.hpp"

#include <algorithm>

#include "core/model/fields.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void keep_draft(PositionState& state, const model::Standard& standard) {
  const auto found =
      std::ranges::find(state.drafts, standard.competency, &model::Standard::competency);
  if (found == state.drafts.end()) {
    state.drafts.push_back(standard);
  } else {
    *found = standard;
  }
}

model::Level level_field(ui::Ui& ui, model::Level value, ui::TextKey label, bool read_only) {
  std::optional<std::int64_t> number;
  if (value.has_value()) number = value.value;
  const ui::NumberSpec spec = {.field = {.label = ui.t(label), .disabled = read_only,
                                         .hide_label = true, .small = true, .width = 104},
                               .least = 0, .most = 5, .buttons = true};
  const ui::FieldEvent event = ui::number_field(ui, number, spec);
  if (!event.changed && !event.committed) return value;
  return number ? model::Level{static_cast<std::int8_t>(*number)} : model::Level{};
}

void draw_row(Frame& frame, const PositionModel& model, PositionState& state, std::size_t index) {
  ui::Ui& ui = frame.ui;
  const StandardRow& row = model.rows[index];
  if (!row.domain.empty()) {
    ui.gap(14);
    ui::heading(ui, raw(row.domain));
  }
  ui::IdScope scope(ui, static_cast<std::int64_t>(row.standard.competency.value));
  ui::rule(ui);
  ui::Line line(ui, 44, 12);
  ui::text(ui, raw(row.competency), {.style = ui::TextStyle::BodyStrong, .wrap = false});
  if (row.drafted) ui::badge(ui, ui.t(position_draft), ui::Tone::Primary);
  const bool differs = row.from_tier >= 0 && row.from_tier != row.standard.required.value;
  if (differs) ui::badge(ui, ui.t(position_differs, row.from_tier), ui::Tone::Warn);
  line.right("fields");
  model::Standard changed = row.standard;
  ui::level_squares(ui, row.standard.required.value, row.standard.required.value);
  changed.required = level_field(ui, changed.required, position_required, model.read_only);
  changed.minimum = level_field(ui, changed.minimum, position_minimum, model.read_only);
  std::optional<std::int64_t> weight = changed.weight.value;
  const ui::NumberSpec spec = {.field = {.label = ui.t(position_weight),
                                         .disabled = model.read_only, .hide_label = true,
                                         .small = true, .width = 84},
                               .decimals = 2, .least = 0, .most = 1000000};
  if (ui::number_field(ui, weight, spec).committed && weight) {
    changed.weight.value = static_cast<std::int32_t>(*weight);
  }
  ui::toggle(ui, changed.essential, {.label = ui.t(position_essential),
                                     .disabled = model.read_only});
  if (row.stored && ui::icon_button(ui, {.label = ui.t(position_remove_standard),
                                         .icon = ui::Icon::Trash,
                                         .kind = ui::ButtonKind::Quiet, .small = true,
                                         .disabled = model.read_only})) {
    frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Standard),
                           row.standard.id.value});
  }
  if (!(changed == row.standard)) keep_draft(state, changed);
}

void draw_adding(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  const auto option = [&](int i) {
    return raw(model.addable[static_cast<std::size_t>(i)].second);
  };
  int chosen = -1;
  const ui::SelectSpec spec = {.field = {.label = ui.t(position_add_standard),
                                         .hint = ui.t(position_add_standard),
                                         .disabled = model.read_only, .hide_label = true,
                                         .width = 320, .id = "add"},
                               .count = static_cast<int>(model.addable.size()),
                               .option = option};
  if (!ui::select(ui, chosen, spec) || chosen < 0) return;
  model::Standard standard;
  standard.position = model.position.id;
  standard.competency = model.addable[static_cast<std::size_t>(chosen)].first;
  standard.id = model::standard_id(standard.position, standard.competency);
  standard.required = model::Level{2};
  keep_draft(state, standard);
}

void draw_facts(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "facts", {.title = ui.t(position_facts), .gap = 10});
  model::Position draft = state.record.value_or(model.position);
  bool changed = false;
  ui::Columns columns(ui, "fields", {.count = 4, .min_width = 200});
  const auto field = [&](std::string& value, ui::TextKey label, std::string_view id) {
    columns.next();
    changed |= ui::text_field(ui, value, {.label = ui.t(label), .read_only = model.read_only,
                                          .max_length = 200, .id = id}).changed;
  };
  field(draft.name, positions_name, "name");
  field(draft.code, positions_code, "code");
  field(draft.family, positions_family, "family");
  columns.next();
  int tier = model.tier_index;
  for (std::size_t i = 0; i < model.tiers.size(); ++i) {
    if (model.tiers[i].first == draft.tier) tier = static_cast<int>(i);
  }
  const auto option = [&](int i) { return raw(model.tiers[static_cast<std::size_t>(i)].second); };
  if (ui::select(ui, tier, {.field = {.label = ui.t(positions_tier), .disabled = model.read_only,
                                      .id = "tier"},
                            .count = static_cast<int>(model.tiers.size()), .option = option,
                            .clearable = true})) {
    draft.tier = tier < 0 ? model::TierId{} : model.tiers[static_cast<std::size_t>(tier)].first;
    changed = true;
  }
  if (changed) state.record = draft;
}

void save(Frame& frame, PositionState& state) {
  if (state.record && !state.record->name.empty()) frame.ask(PutPosition{*state.record});
  if (!state.drafts.empty()) frame.ask(PutStandards{state.drafts});
  state.drafts.clear();
  state.record.reset();
}

}  // namespace

void draw_position(Frame& frame, const PositionModel& model, PositionState& state) {
  ui::Ui& ui = frame.ui;
  if (state.position != model.position.id.value) {
    state = {};
    state.position = model.position.id.value;
  }
  const int drafts = static_cast<int>(state.drafts.size()) + (state.record ? 1 : 0);
  ui::PageAction actions[] = {
      {{.label = ui.t(position_back), .icon = ui::Icon::ArrowLeft}},
      {{.label = ui.t(position_defaults), .icon = ui::Icon::Sparkles,
        .disabled = model.read_only || model.tier_index < 0}},
      {{.label = ui.t(position_drop), .disabled = drafts == 0}},
      {{.label = ui.t(position_save, drafts), .icon = ui::Icon::Check,
        .kind = ui::ButtonKind::Primary, .disabled = drafts == 0 || model.read_only,
        .id = "save"}}};
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
  if (actions[1].pressed) frame.ask(ApplyTierDefaults{{model.position.id}, false});
  if (actions[2].pressed) {
    state.drafts.clear();
    state.record.reset();
  }
  if (actions[3].pressed) save(frame, state);
  draw_facts(frame, model, state);
  ui.gap(ui::measure::kGap);
  ui::Card card(ui, "standards", {.title = ui.t(position_standards),
                                  .subtitle = ui.t(position_columns), .gap = 2});
  if (model.rows.empty()) {
    const ui::EmptySpec none = {.icon = ui::Icon::BadgeCheck, .title = ui.t(position_none),
                                .body = ui.t(position_none_body), .height = 140};
    ui::empty_state(ui, none);
  }
  for (std::size_t i = 0; i < model.rows.size(); ++i) draw_row(frame, model, state, i);
  ui.gap(14);
  draw_adding(frame, model, state);
}

}  // namespace asah::screens
