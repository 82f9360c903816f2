// The start page, where no workspace is open.

#include "wasm/screens/home_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_samples(Frame& frame, const HomeModel& model) {
  ui::Ui& ui = frame.ui;
  ui::heading(ui, ui.t(start_samples));
  ui.gap(2);
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
  if (ready && (pressed || name.entered)) {
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

}  // namespace

void draw_start_page(Frame& frame, const HomeModel& model, HomeState& state) {
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

}  // namespace asah::screens
