#include "wasm/screens/settings_view.hpp"

#include <array>

#include "core/model/fields.hpp"
#include "wasm/screens/secrecy_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_looks(Frame& frame, const SettingsModel& model) {
  ui::Ui& ui = frame.ui;
  const Preferences& now = model.preferences;
  ui::Card card(ui, "looks", {.title = ui.t(settings_looks), .fill = true, .gap = 12});
  const ui::Text languages[] = {ui.t(settings_indonesian), ui.t(settings_english)};
  ui::text(ui, ui.t(settings_language), {.style = ui::TextStyle::SmallStrong});
  int language = static_cast<int>(now.language);
  if (ui::segmented(ui, language, ui.t(settings_language), languages)) {
    frame.ask(SetLanguage{static_cast<base::Language>(language)});
  }
  const ui::Text themes[] = {ui.t(settings_theme_system), ui.t(settings_theme_light),
                             ui.t(settings_theme_dark), ui.t(settings_theme_contrast)};
  ui::text(ui, ui.t(settings_theme), {.style = ui::TextStyle::SmallStrong});
  int theme = static_cast<int>(now.theme);
  if (ui::segmented(ui, theme, ui.t(settings_theme), themes)) {
    frame.ask(SetTheme{static_cast<ThemeChoice>(theme)});
  }
  std::optional<std::int64_t> scale = now.scale_percent;
  const ui::NumberSpec size = {.field = {.label = ui.t(settings_scale), .width = 180,
                                         .suffix = ui.t(settings_percent), .id = "scale"},
                               .least = 80, .most = 200, .step = 10, .buttons = true};
  if (ui::number_field(ui, scale, size).committed && scale) {
    frame.ask(SetScale{static_cast<int>(*scale)});
  }
  bool letters = now.letter_keys;
  if (ui::toggle(ui, letters, {.label = ui.t(settings_letter_keys),
                               .help = ui.t(settings_letter_keys_help)})) {
    frame.ask(SetLetterKeys{letters});
  }
  if (ui::button(ui, {.label = ui.t(settings_reset), .kind = ui::ButtonKind::Quiet,
                      .small = true})) {
    frame.ask(ResetLayout{});
  }
}

void draw_you(Frame& frame, const SettingsModel& model, SettingsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "you", {.title = ui.t(settings_you), .fill = true, .gap = 12});
  std::string name = state.name.value_or(model.preferences.actor);
  const ui::FieldEvent field =
      ui::text_field(ui, name, {.label = ui.t(settings_name), .help = ui.t(settings_name_help),
                                .max_length = 120, .id = "name"});
  if (field.changed) state.name = name;
  const bool pressed = ui::button(
      ui, {.label = ui.t(settings_keep_name), .disabled = !state.name.has_value()});
  if (state.name && (pressed || field.committed)) {
    frame.ask(SetActor{*state.name});
    state.name.reset();
  }
  if (model.rules.empty()) return;
  ui.gap(16);
  ui::heading(ui, ui.t(settings_rules));
  for (std::size_t i = 0; i < model.rules.size(); ++i) {
    const SettingsBand& rule = model.rules[i];
    ui::text(ui, raw(rule.title), {.style = ui::TextStyle::BodyStrong});
    ui::muted(ui, raw(rule.bands));
    ui::note(ui, raw(rule.source));
  }
}

void draw_region(Frame& frame, const SettingsModel& model, SettingsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "region", {.title = ui.t(settings_region), .fill = true, .gap = 10});
  model::Region draft = state.region.value_or(model.region);
  bool changed = false;
  const auto line = [&](std::string& value, ui::TextKey label, std::string_view id) {
    changed |= ui::text_field(ui, value, {.label = ui.t(label), .read_only = model.read_only,
                                          .max_length = 200, .id = id}).changed;
  };
  line(draft.name, settings_region_name, "region_name");
  static constexpr std::array kKinds = {region_province, region_regency, region_city,
                                        region_district, region_program};
  int kind = static_cast<int>(draft.kind);
  const auto option = [&](int i) { return ui.t(kKinds[static_cast<std::size_t>(i)]); };
  if (ui::select(ui, kind, {.field = {.label = ui.t(settings_region_kind),
                                      .disabled = model.read_only, .id = "kind"},
                            .count = static_cast<int>(kKinds.size()), .option = option})) {
    draft.kind = static_cast<model::RegionKind>(kind);
    changed = true;
  }
  line(draft.office, settings_region_office, "office");
  line(draft.period, settings_region_period, "period");
  changed |= ui::text_field(ui, draft.vision, {.label = ui.t(settings_region_vision),
                                               .kind = ui::InputKind::Multiline,
                                               .read_only = model.read_only, .lines = 3,
                                               .max_length = 4000, .id = "vision"}).changed;
  if (changed) state.region = draft;
  const bool ready = state.region && !state.region->name.empty();
  if (ui::button(ui, {.label = ui.t(settings_save), .kind = ui::ButtonKind::Primary,
                      .disabled = !ready}) && ready) {
    frame.ask(PutRegion{*state.region});
    state.region.reset();
  }
}

void draw_mission(Frame& frame, const SettingsModel& model, const SettingsMission& mission,
                  int row) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, row);
  ui::rule(ui);
  ui::text(ui, raw(mission.record.text), {.style = ui::TextStyle::BodyStrong});
  if (!mission.competencies.empty()) ui::muted(ui, raw(mission.competencies));
  if (model.read_only) return;
  ui::Line line(ui, ui::measure::kControlSmall, 8);
  int chosen = -1;
  const auto option = [&](int i) {
    return raw(model.competencies[static_cast<std::size_t>(i)].second);
  };
  if (ui::select(ui, chosen, {.field = {.label = ui.t(settings_mission_competency),
                                        .hint = ui.t(settings_mission_competency),
                                        .hide_label = true, .small = true, .width = 260,
                                        .id = "add"},
                              .count = static_cast<int>(model.competencies.size()),
                              .option = option}) && chosen >= 0) {
    model::Mission changed = mission.record;
    changed.competencies.push_back(model.competencies[static_cast<std::size_t>(chosen)].first);
    frame.ask(PutMission{changed});
  }
  if (ui::icon_button(ui, {.label = ui.t(settings_remove), .icon = ui::Icon::Trash,
                           .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
    frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Mission),
                           mission.record.id.value});
  }
}

void draw_missions(Frame& frame, const SettingsModel& model, SettingsState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "missions", {.title = ui.t(settings_missions), .fill = true, .gap = 6});
  ui::muted(ui, ui.t(settings_missions_body));
  for (std::size_t i = 0; i < model.missions.size(); ++i) {
    draw_mission(frame, model, model.missions[i], static_cast<int>(i));
  }
  ui.gap(10);
  ui::text_field(ui, state.mission, {.label = ui.t(settings_mission_text),
                                     .disabled = model.read_only, .max_length = 1000,
                                     .id = "mission"});
  if (ui::button(ui, {.label = ui.t(settings_mission_add), .icon = ui::Icon::Plus, .small = true,
                      .disabled = state.mission.empty() || model.read_only})) {
    model::Mission mission;
    mission.id = {model.new_id};
    mission.text = state.mission;
    mission.order = static_cast<std::int32_t>(model.missions.size() + 1);
    frame.ask(PutMission{mission});
    state.mission.clear();
  }
  ui.gap(16);
  ui::heading(ui, ui.t(settings_issues));
  for (std::size_t i = 0; i < model.issues.size(); ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(1000 + i));
    ui::Line line(ui, ui::measure::kControlSmall, 8);
    ui::text(ui, raw(model.issues[i].title), {.wrap = false});
    line.right("remove");
    if (ui::icon_button(ui, {.label = ui.t(settings_remove), .icon = ui::Icon::Trash,
                             .kind = ui::ButtonKind::Quiet, .small = true,
                             .disabled = model.read_only, .id = "remove"})) {
      frame.ask(RemoveRecord{static_cast<std::uint8_t>(model::EntityKind::Issue),
                             model.issues[i].id.value});
    }
  }
  ui::text_field(ui, state.issue, {.label = ui.t(settings_issue_text),
                                   .disabled = model.read_only, .max_length = 200,
                                   .id = "issue"});
  if (ui::button(ui, {.label = ui.t(settings_issue_add), .icon = ui::Icon::Plus, .small = true,
                      .disabled = state.issue.empty() || model.read_only})) {
    model::Issue issue;
    issue.id = {model.new_id};
    issue.title = state.issue;
    frame.ask(PutIssue{issue});
    state.issue.clear();
  }
}

}  // namespace

void draw_settings(Frame& frame, const SettingsModel& model, SettingsState& state) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "settings", .title = ui.t(settings_title),
                                      .subtitle = ui.t(settings_subtitle)});
  ui::Columns columns(ui, "cards", {.count = 2, .min_width = 340});
  columns.next();
  draw_looks(frame, model);
  columns.next();
  draw_you(frame, model, state);
  if (!model.workspace_open) {
    columns.next();
    ui::muted(ui, ui.t(settings_no_workspace));
    return;
  }
  columns.next();
  draw_keys(frame, model.keys, state.keys);
  columns.next();
  draw_lock(frame, model.lock, state.lock);
  columns.next();
  draw_region(frame, model, state);
  columns.next();
  draw_missions(frame, model, state);
}

}  // namespace asah::screens
