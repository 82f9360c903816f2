#include "wasm/screens/home_view.hpp"

#include <array>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;
using ui::TextKey;

struct TaskLook {
  ui::Icon icon;
  ui::Tone tone;
  TextKey title;
  TextKey body;
  TextKey action;
};

const TaskLook& look_of(HomeTask task) {
  using enum HomeTask;
  static constexpr std::array<TaskLook, 8> kLooks = {{
      {ui::Icon::Warning, ui::Tone::Bad, home_damage, home_damage_body, home_damage_do},
      {ui::Icon::CircleAlert, ui::Tone::Bad, home_unsaved, home_unsaved_body, home_unsaved_do},
      {ui::Icon::Users, ui::Tone::Primary, home_no_people, home_no_people_body, home_no_people_do},
      {ui::Icon::BadgeCheck, ui::Tone::Warn, home_no_standards, home_no_standards_body,
       home_no_standards_do},
      {ui::Icon::ClipboardCheck, ui::Tone::Primary, home_no_cycle, home_no_cycle_body,
       home_no_cycle_do},
      {ui::Icon::ClipboardCheck, ui::Tone::Warn, home_unassessed, home_unassessed_body,
       home_unassessed_do},
      {ui::Icon::Target, ui::Tone::Bad, home_largest, home_largest_body, home_largest_do},
      {ui::Icon::HardDrive, ui::Tone::Warn, home_no_backup, home_no_backup_body,
       home_no_backup_do},
  }};
  return kLooks[static_cast<std::size_t>(task)];
}

ui::Text task_body(ui::Ui& ui, const HomeTaskCard& task, const TaskLook& look) {
  if (task.task == HomeTask::LargestGap && task.second.empty()) return ui.t(home_largest_everyone);
  return ui.t(look.body, raw(task.second));
}

void draw_tasks(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  const int count = static_cast<int>(model.tasks.size());
  if (count == 0) {
    ui::banner(ui, {.tone = ui::Tone::Ok, .title = ui.t(home_all_done),
                    .body = ui.t(home_all_done_body), .id = "done"});
    return;
  }
  ui::Columns columns(ui, "tasks", {.count = count, .min_width = 280});
  for (int i = 0; i < count; ++i) {
    const HomeTaskCard& task = model.tasks[static_cast<std::size_t>(i)];
    const TaskLook& look = look_of(task.task);
    columns.next();
    ui::IdScope scope(ui, i);
    ui::Card card(ui, "task", {.fill = true, .gap = 6});
    ui::Text title = task.task == HomeTask::LargestGap ? ui.t(look.title, raw(task.name))
                                                       : ui.t(look.title, task.count);
    {
      ui::Line line(ui, 34, 12);
      ui::icon_tile(ui, look.icon, look.tone);
      ui::text(ui, title, {.style = ui::TextStyle::BodyStrong, .heading_level = 2, .wrap = false});
    }
    ui::muted(ui, task_body(ui, task, look));
    ui.gap(10);
    if (ui::button(ui, {.label = ui.t(look.action), .small = true, .id = "do"})) {
      frame.ask(task.intent);
    }
  }
}

void draw_tiles(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Columns columns(ui, "tiles", {.count = 4, .min_width = 200});
  columns.next();
  if (ui::stat_tile(ui, {.label = ui.t(home_jpm), .figure = raw(model.jpm.figure),
                         .mark = raw(model.jpm_band), .mark_tone = ui::Tone::Primary,
                         .curve = model.jpm.curve, .hint = ui.t(home_jpm_hint)})) {
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
  columns.next();
  if (ui::stat_tile(ui, {.label = ui.t(home_below), .figure = raw(model.below.figure),
                         .mark = ui.t(home_below_mark, raw(model.below.mark)),
                         .mark_tone = ui::Tone::Neutral, .curve = model.below.curve,
                         .hint = ui.t(home_below_hint)})) {
    frame.ask(Navigate{{.screen = Screen::Gaps}});
  }
  columns.next();
  if (ui::stat_tile(ui, {.label = ui.t(home_done), .figure = raw(model.done.figure),
                         .mark = ui.t(home_done_mark, raw(model.done.mark), raw(model.people.mark)),
                         .mark_tone = ui::Tone::Ok, .curve = model.done.curve,
                         .hint = ui.t(home_done_hint)})) {
    frame.ask(Navigate{{.screen = Screen::Assessment}});
  }
  columns.next();
  if (ui::stat_tile(ui, {.label = ui.t(home_people), .figure = raw(model.people.figure),
                         .mark = ui.t(home_people_mark, raw(model.people.mark)),
                         .hint = ui.t(home_people_hint)})) {
    frame.ask(Navigate{{.screen = Screen::Employees}});
  }
}

void draw_gap_row(Frame& frame, const HomeGap& gap, int row) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, row);
  ui::rule(ui);
  {
    ui::Line line(ui, 34, 10);
    ui::text(ui, raw(gap.competency), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    line.right("open");
    ui::muted(ui, ui.t(home_gap_people, raw(gap.people)));
    if (ui::button(ui, {.label = ui.t(home_gap_see), .small = true, .id = "see"})) {
      frame.ask(Navigate{gap.route});
    }
  }
  static constexpr ui::Color kSteps[] = {ui::Color::Gap0, ui::Color::Gap1, ui::Color::Gap2,
                                         ui::Color::Gap3, ui::Color::Gap4};
  const ui::Color bar = kSteps[static_cast<std::size_t>(gap.step < 2 ? 2 : gap.step)];
  ui::progress_bar(ui, {.share = gap.share,
                        .label = gap.where.empty() ? ui.t(home_everyone) : raw(gap.where),
                        .figure = raw(gap.gap), .color = bar, .label_width = 190,
                        .figure_width = 44});
}

void draw_gaps(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "gaps", {.title = ui.t(home_gaps), .subtitle = ui.t(home_gaps_sub),
                             .fill = true, .gap = 6});
  if (model.gaps.empty()) {
    const ui::EmptySpec none = {.icon = ui::Icon::Target, .title = ui.t(home_gaps_none),
                                .body = ui.t(home_gaps_none_body), .height = 160};
    ui::empty_state(ui, none);
    return;
  }
  for (std::size_t i = 0; i < model.gaps.size(); ++i) {
    draw_gap_row(frame, model.gaps[i], static_cast<int>(i));
  }
}

void draw_units(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "units", {.fill = true, .gap = 10});
  {
    ui::SectionHead head(ui, "head", ui.t(home_units));
    if (ui::button(ui, {.label = ui.t(home_units_all), .small = true})) {
      frame.ask(Navigate{{.screen = Screen::Units}});
    }
  }
  for (const HomeUnit& unit : model.units) {
    ui::progress_bar(ui, {.share = unit.share, .label = raw(unit.name),
                          .figure = raw(unit.percent),
                          .color = unit.share >= 1 ? ui::Color::Ok : ui::Color::Primary,
                          .label_width = 190, .figure_width = 52});
  }
  if (model.units_left > 0) ui::note(ui, ui.t(home_units_left, model.units_left));
}

void draw_samples(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::heading(ui, ui.t(start_samples));
  ui::muted(ui, ui.t(start_samples_sub));
  ui::Columns columns(ui, "samples", {.count = 3, .min_width = 260});
  for (const HomeSample& sample : model.samples) {
    columns.next();
    ui::IdScope scope(ui, sample.key);
    ui::Card card(ui, "sample", {.fill = true, .gap = 6});
    ui::text(ui, raw(sample.name), {.style = ui::TextStyle::BodyStrong, .heading_level = 3});
    ui::muted(ui, raw(sample.story));
    ui.gap(10);
    ui::Line line(ui, ui::measure::kControlSmall, 10);
    if (ui::button(ui, {.label = ui.t(start_open), .icon = ui::Icon::Play, .small = true,
                        .id = sample.key})) {
      frame.ask(OpenSample{sample.key});
    }
    ui::note(ui, ui.t(start_people, raw(sample.people)));
  }
}

void draw_new(Frame& frame, HomeState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "new", {.title = ui.t(start_new), .fill = true});
  ui::muted(ui, ui.t(start_new_body));
  const ui::FieldEvent name =
      ui::text_field(ui, state.new_name, {.label = ui.t(start_name), .hint = ui.t(start_name_hint),
                                          .max_length = 200, .id = "name"});
  const bool ready = state.new_name.find_first_not_of(' ') != std::string::npos;
  const bool pressed = ui::button(ui, {.label = ui.t(start_create), .icon = ui::Icon::Plus,
                                       .kind = ui::ButtonKind::Primary, .disabled = !ready});
  if (ready && (pressed || name.committed)) {
    frame.ask(CreateWorkspace{state.new_name});
    state.new_name.clear();
  }
}

void draw_stored(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "stored", {.title = ui.t(start_stored), .fill = true, .gap = 6});
  if (model.workspaces.empty()) ui::muted(ui, ui.t(start_stored_none));
  for (const WorkspaceCard& workspace : model.workspaces) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(workspace.id));
    ui::Line line(ui, ui::measure::kControl, 10);
    ui::text(ui, raw(workspace.name), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    line.right("open");
    if (ui::button(ui, {.label = ui.t(start_open), .small = true, .id = "open"})) {
      frame.ask(OpenWorkspace{workspace.id});
    }
  }
  ui.gap(10);
  if (ui::button(ui, {.label = ui.t(start_file), .icon = ui::Icon::FolderOpen})) {
    frame.ask(ChooseFile{});
  }
}

void draw_start(Frame& frame, const HomeModel& model, HomeState& state) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "start", .title = ui.t(start_title),
                                      .subtitle = ui.t(start_subtitle)});
  if (!model.storage_works) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .title = ui.t(start_no_storage),
                    .body = ui.t(start_no_storage_body), .id = "storage"});
  }
  {
    ui::Columns columns(ui, "ways", {.count = 2, .min_width = 300});
    columns.next();
    draw_stored(frame, model);
    columns.next();
    draw_new(frame, state);
  }
  ui.gap(ui::measure::kGap);
  draw_samples(frame, model);
}

}  // namespace

void draw_home(Frame& frame, const HomeModel& model, HomeState& state) {
  if (!model.workspace_open) {
    draw_start(frame, model, state);
    return;
  }
  ui::Ui& ui = frame.ui;
  ui::PageAction actions[] = {
      {{.label = ui.t(home_open_file), .icon = ui::Icon::Upload}},
      {{.label = ui.t(home_new_cycle), .icon = ui::Icon::Plus, .kind = ui::ButtonKind::Primary,
        .disabled = !model.can_edit || !model.has_people}},
  };
  const ui::Text greeting =
      model.actor.empty() ? ui.t(home_greeting) : ui.t(home_greeting_name, raw(model.actor));
  ui::WorkArea page(ui, frame.shell, {.id = "home", .title = greeting,
                                      .subtitle = ui.t(home_subtitle), .actions = actions});
  if (actions[0].pressed) frame.ask(ChooseFile{});
  if (actions[1].pressed) frame.ask(Navigate{{.screen = Screen::Assessment}});
  draw_tasks(frame, model);
  if (!model.has_people || !model.has_cycle) return;
  ui.gap(ui::measure::kGap);
  draw_tiles(frame, model);
  ui.gap(ui::measure::kGap);
  ui::Columns columns(ui, "below", {.weights = {5, 4}, .min_width = 340});
  columns.next();
  draw_gaps(frame, model);
  columns.next();
  draw_units(frame, model);
}

}  // namespace asah::screens
