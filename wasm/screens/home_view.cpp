#include "wasm/screens/home_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

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
  static constexpr std::array<TaskLook, kHomeTaskCount> kLooks = {{
      {ui::Icon::Warning, ui::Tone::Bad, home_damage, home_damage_body, home_damage_do},
      {ui::Icon::CircleAlert, ui::Tone::Bad, home_unsaved, home_unsaved_body, home_unsaved_do},
      {ui::Icon::Users, ui::Tone::Primary, home_no_people, home_no_people_body, home_no_people_do},
      {ui::Icon::User, ui::Tone::Warn, home_no_position, home_no_position_body,
       home_no_position_do},
      {ui::Icon::BadgeCheck, ui::Tone::Warn, home_no_standards, home_no_standards_body,
       home_no_standards_do},
      {ui::Icon::ClipboardCheck, ui::Tone::Primary, home_no_cycle, home_no_cycle_body,
       home_no_cycle_do},
      {ui::Icon::Calendar, ui::Tone::Bad, home_cycle_over, home_cycle_over_body,
       home_cycle_over_do},
      {ui::Icon::ClipboardCheck, ui::Tone::Warn, home_unassessed, home_unassessed_body,
       home_unassessed_do},
      {ui::Icon::Warning, ui::Tone::Bad, home_essential, home_essential_body, home_essential_do},
      {ui::Icon::History, ui::Tone::Warn, home_expired, home_expired_body, home_expired_do},
      {ui::Icon::Target, ui::Tone::Warn, home_largest, home_largest_body, home_largest_do},
      {ui::Icon::CircleCheck, ui::Tone::Ok, home_cycle_done, home_cycle_done_body,
       home_cycle_done_do},
      {ui::Icon::HardDrive, ui::Tone::Warn, home_no_backup, home_no_backup_body,
       home_no_backup_do},
  }};
  return kLooks[static_cast<std::size_t>(task)];
}

ui::Text task_title(ui::Ui& ui, const HomeTaskCard& task, const TaskLook& look) {
  const bool named = task.task == HomeTask::LargestGap || task.task == HomeTask::CycleDone;
  return named ? ui.t(look.title, raw(task.name)) : ui.t(look.title, task.count);
}

ui::Text task_body(ui::Ui& ui, const HomeTaskCard& task, const TaskLook& look) {
  if (task.task == HomeTask::LargestGap && task.second.empty()) return ui.t(home_largest_everyone);
  if (task.task == HomeTask::Unassessed && !task.second.empty()) {
    return ui.t(home_unassessed_until, raw(task.second));
  }
  return ui.t(look.body, raw(task.second));
}

void draw_task(Frame& frame, const HomeTaskCard& task) {
  ui::Ui& ui = frame.ui;
  const TaskLook& look = look_of(task.task);
  ui::Card card(ui, "task", {.fill = true, .gap = 6});
  const float room = ui.room() / ui.scale();
  ui::Columns parts(ui, "parts", {.weights = {34, room - 34 - 12}, .gap = 12, .min_width = 20});
  parts.next();
  ui::icon_tile(ui, look.icon, look.tone);
  parts.next();
  ui::text(ui, task_title(ui, task, look),
           {.style = ui::TextStyle::BodyStrong, .heading_level = 2});
  ui.gap(2);
  ui::muted(ui, task_body(ui, task, look));
  ui.gap(10);
  if (ui::button(ui, {.label = ui.t(look.action), .small = true, .id = "do"})) {
    frame.ask(task.intent);
  }
}

void draw_tasks(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  if (model.tasks.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Ok, .title = ui.t(home_all_done),
                    .body = ui.t(home_all_done_body), .id = "done"});
    return;
  }
  if (model.tasks.size() == 1) {
    const HomeTaskCard& task = model.tasks.front();
    const TaskLook& look = look_of(task.task);
    const ui::BannerSpec only = {.tone = look.tone, .title = task_title(ui, task, look),
                                 .body = task_body(ui, task, look), .action = ui.t(look.action),
                                 .id = "only"};
    if (ui::banner(ui, only) == ui::BannerEvent::Action) frame.ask(task.intent);
    return;
  }
  ui::Columns columns(ui, "tasks",
                      {.count = static_cast<int>(model.tasks.size()), .min_width = 280});
  for (std::size_t i = 0; i < model.tasks.size(); ++i) {
    columns.next();
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    draw_task(frame, model.tasks[i]);
  }
}

struct StepLook {
  TextKey title;
  TextKey body;
};

// What the way looks like before there is anything to read.
void draw_steps(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  static constexpr std::array<StepLook, kHomeStepCount> kSteps = {{
      {home_step_people, home_step_people_body},
      {home_step_standards, home_step_standards_body},
      {home_step_cycle, home_step_cycle_body},
      {home_step_rate, home_step_rate_body},
      {home_step_read, home_step_read_body},
  }};
  static constexpr std::array kScreens = {Screen::Files, Screen::Positions, Screen::Assessment,
                                          Screen::Assessment, Screen::Gaps};
  ui::Card card(ui, "steps", {.title = ui.t(home_steps), .subtitle = ui.t(home_steps_sub),
                              .gap = 4});
  const auto next = std::ranges::find(model.steps, false) - model.steps.begin();
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    const bool present = static_cast<std::ptrdiff_t>(i) == next;
    const ui::ListRow row = {.label = ui.t(kSteps[i].title), .detail = ui.t(kSteps[i].body),
                             .icon = model.steps[i] ? ui::Icon::CircleCheck : ui::Icon::Circle,
                             .selected = present, .index = static_cast<int>(i)};
    if (ui::list_row(ui, row)) frame.ask(Navigate{{.screen = kScreens[i]}});
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

ui::Color gap_color(const HomeGap& gap) {
  static constexpr ui::Color kSteps[] = {ui::Color::Gap0, ui::Color::Gap1, ui::Color::Gap2,
                                         ui::Color::Gap3, ui::Color::Gap4};
  return kSteps[static_cast<std::size_t>(gap.step < 2 ? 2 : gap.step)];
}

ui::Text gap_where(ui::Ui& ui, const HomeGap& gap) {
  return gap.where.empty() ? ui.t(home_everyone) : raw(gap.where);
}

// Where the parts of a row stand, device px from its left edge.
struct GapRuler {
  float name = 0;
  float where = 0;
  float people = 0;
  float figure = 0;
  float bar = 0;
  float gap = 0;
};

GapRuler gap_ruler(const ui::Ui& ui, float room) {
  GapRuler ruler{.people = ui.px(52), .figure = ui.px(40), .gap = ui.px(12)};
  const float left = room - ruler.people - ruler.figure - ui.px(64) - 5 * ruler.gap;
  ruler.name = std::floor(left * 0.38f);
  ruler.where = std::floor(left * 0.34f);
  ruler.bar = left - ruler.name - ruler.where;
  return ruler;
}

/// A cell of up to two lines, in the middle of its row.
void gap_cell(ui::Ui& ui, float width, const ui::Paragraph& look, ui::Text words) {
  const float height = ui.flow().row_height;
  const ui::Rect r = ui.place(width, height);
  const float lines = ui::paragraph_height(ui, look.style, width, words.view(), 2);
  ui::Paragraph two = look;
  two.max_lines = 2;
  ui::paragraph(ui, two, {r.x0, std::floor(r.center_y() - lines / 2), r.x1, r.y1}, words.view());
  ui.note({.role = ui::Role::Text, .rect = r, .label = words.view()});
}

void draw_gap_head(ui::Ui& ui) {
  ui::Line line(ui, 26, 12);
  const GapRuler ruler = gap_ruler(ui, ui.room());
  const ui::Paragraph look{ui::TextStyle::NoteStrong, ui.color(ui::Color::Muted)};
  gap_cell(ui, ruler.name, look, ui.t(home_gap_competency));
  gap_cell(ui, ruler.where, look, ui.t(home_gap_where));
  ui::Paragraph right = look;
  right.align = ui::Align::End;
  gap_cell(ui, ruler.people, right, ui.t(home_gap_n));
  gap_cell(ui, ruler.bar + ruler.figure + ruler.gap, look, ui.t(home_gap_mean));
}

void draw_gap_row(Frame& frame, const HomeGap& gap) {
  ui::Ui& ui = frame.ui;
  ui::Line line(ui, 42, 12);
  const GapRuler ruler = gap_ruler(ui, ui.room());
  const ui::Rgba text = ui.color(ui::Color::Text);
  gap_cell(ui, ruler.name, {ui::TextStyle::SmallStrong, text}, raw(gap.competency));
  gap_cell(ui, ruler.where, {ui::TextStyle::Small, ui.color(ui::Color::Muted)},
           gap_where(ui, gap));
  gap_cell(ui, ruler.people, {ui::TextStyle::Body, text, ui::Align::End}, raw(gap.people));
  const ui::Rect bar = ui.place(ruler.bar, ui.px(8));
  ui::progress_in(ui, bar, gap.share, gap_color(gap));
  gap_cell(ui, ruler.figure, {ui::TextStyle::Body, text, ui::Align::End}, raw(gap.gap));
  line.right("see");
  if (ui::button(ui, {.label = ui.t(home_gap_see), .small = true, .id = "see"})) {
    frame.ask(Navigate{gap.route});
  }
}

// Where a table has no room: two lines a gap.
void draw_gap_narrow(Frame& frame, const HomeGap& gap) {
  ui::Ui& ui = frame.ui;
  {
    ui::Line line(ui, 34, 10);
    ui::text(ui, raw(gap.competency), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    line.right("open");
    if (ui::button(ui, {.label = ui.t(home_gap_see), .small = true, .id = "see"})) {
      frame.ask(Navigate{gap.route});
    }
  }
  ui::note(ui, ui.join({gap_where(ui, gap), ui.t(home_gap_people, raw(gap.people))}));
  ui::progress_bar(ui, {.share = gap.share, .figure = raw(gap.gap), .color = gap_color(gap),
                        .figure_width = 44});
}

void draw_gaps(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "gaps", {.title = ui.t(home_gaps), .subtitle = ui.t(home_gaps_sub),
                             .fill = true, .gap = 2});
  if (model.gaps.empty()) {
    const ui::EmptySpec none = {.icon = ui::Icon::Target, .title = ui.t(home_gaps_none),
                                .body = ui.t(home_gaps_none_body), .height = 160};
    ui::empty_state(ui, none);
    return;
  }
  const bool wide = ui.room() > ui.px(480);
  if (wide) draw_gap_head(ui);
  for (std::size_t i = 0; i < model.gaps.size(); ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::rule(ui);
    if (wide) {
      draw_gap_row(frame, model.gaps[i]);
    } else {
      draw_gap_narrow(frame, model.gaps[i]);
    }
  }
}

void draw_bands(ui::Ui& ui, const HomeModel& model) {
  static constexpr ui::Color kColors[] = {ui::Color::Ok, ui::Color::Primary, ui::Color::Warn,
                                          ui::Color::Bad};
  ui.gap(14);
  ui::text(ui, ui.t(home_bands), {.style = ui::TextStyle::SmallStrong, .heading_level = 3});
  for (std::size_t i = 0; i < model.bands.size(); ++i) {
    const HomeUnit& band = model.bands[i];
    // The worst band is the red one, however many there are.
    const std::size_t color = i + 1 == model.bands.size() ? 3 : std::min<std::size_t>(i, 2);
    ui::progress_bar(ui, {.share = band.share, .label = raw(band.name),
                          .figure = raw(band.percent), .color = kColors[color],
                          .label_width = 190, .figure_width = 52});
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
  // A short list leaves room for how the people spread.
  if (model.units.size() <= 6 && !model.bands.empty()) draw_bands(ui, model);
}

}  // namespace

void draw_home(Frame& frame, const HomeModel& model, HomeState& state) {
  if (!model.workspace_open) {
    draw_start_page(frame, model, state);
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
  if (model.beginning) {
    ui.gap(ui::measure::kGap);
    draw_steps(frame, model);
    return;
  }
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
