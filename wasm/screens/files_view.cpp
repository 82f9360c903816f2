#include "wasm/screens/files_view.hpp"

#include "wasm/screens/files_table_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_document(Frame& frame, const FilesModel& model) {
  ui::Ui& ui = frame.ui;
  const FilesDocument& document = *model.document;
  ui::Card card(ui, "document", {.selected = true, .gap = 8});
  {
    ui::SectionHead head(ui, "head", raw(document.file));
    if (ui::icon_button(ui, {.label = ui.t(files_close), .icon = ui::Icon::Close})) {
      frame.ask(DropChosenFile{});
    }
  }
  if (!document.error.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Bad, .title = ui.t(files_unreadable),
                    .body = raw(document.error), .id = "error"});
    return;
  }
  ui::text(ui, raw(document.region), {.style = ui::TextStyle::Heading});
  for (const FilesFact& fact : document.facts) ui::fact(ui, raw(fact.label), raw(fact.value));
  for (std::size_t i = 0; i < document.findings.size() && i < 6; ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = raw(document.findings[i]), .id = "finding"});
  }
  if (document.stored_already) ui::muted(ui, ui.t(files_stored_already));
  ui.gap(10);
  if (ui::button(ui, {.label = ui.t(document.stored_already ? files_replace : files_open),
                      .icon = ui::Icon::FolderOpen, .kind = ui::ButtonKind::Primary,
                      .id = "open"})) {
    frame.ask(OpenChosenDocument{});
  }
}

void draw_save(Frame& frame, const FilesModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "save", {.title = ui.t(files_saving), .fill = true, .gap = 8});
  const bool good = model.save.state == SaveState::Saved;
  const bool bad = model.save.state == SaveState::Refused ||
                   model.save.state == SaveState::Failed || model.save.state == SaveState::Unkept;
  ui::dot_label(ui, ui.t(bad    ? files_save_bad
                         : good ? files_save_good
                                : files_save_busy),
                bad ? ui::Tone::Bad : good ? ui::Tone::Ok : ui::Tone::Warn);
  if (bad && !model.save.detail.empty()) ui::note(ui, raw(model.save.detail));
  ui::fact(ui, ui.t(files_since_backup), raw(model.backup),
           model.backup_due ? ui::Color::Warn : ui::Color::Text);
  if (!model.used.empty()) {
    ui::fact(ui, ui.t(files_used),
             model.quota.empty() ? raw(model.used)
                                 : ui.t(files_used_of, raw(model.used), raw(model.quota)));
  }
  if (model.persisted) {
    ui::fact(ui, ui.t(files_kept), ui.t(*model.persisted ? files_kept_yes : files_kept_no),
             *model.persisted ? ui::Color::Ok : ui::Color::Warn);
  }
  if (!model.secure) ui::note(ui, ui.t(files_reduced));
  ui.gap(8);
  ui::Wrap wrap(ui);
  if (ui::button(ui, {.label = ui.t(files_download), .icon = ui::Icon::Download,
                      .kind = ui::ButtonKind::Primary, .disabled = !model.workspace_open})) {
    frame.ask(ExportWorkspace{});
  }
  if (ui::button(ui, {.label = ui.t(files_save_now), .icon = ui::Icon::Save,
                      .disabled = !model.workspace_open || model.read_only})) {
    frame.ask(SaveNow{});
  }
  if (model.persisted && !*model.persisted &&
      ui::button(ui, {.label = ui.t(files_ask_keep), .icon = ui::Icon::Lock})) {
    frame.ask(AskPersistence{});
  }
}

void draw_workspace(Frame& frame, const FilesWorkspace& workspace, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(workspace.card.id));
  ui::Line line(ui, ui::measure::kControl, 10);
  ui::text(ui, raw(workspace.card.name), {.style = ui::TextStyle::BodyStrong, .wrap = false});
  if (!workspace.card.sample.empty()) ui::badge(ui, ui.t(files_sample), ui::Tone::Neutral);
  if (workspace.card.open) ui::badge(ui, ui.t(files_is_open), ui::Tone::Primary);
  line.right("do");
  ui::muted(ui, raw(workspace.size));
  if (!workspace.card.open &&
      ui::button(ui, {.label = ui.t(files_open), .small = true, .id = "open"})) {
    frame.ask(OpenWorkspace{workspace.card.id});
  }
  if (ui::icon_button(ui, {.label = ui.t(files_remove), .icon = ui::Icon::Trash,
                           .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
    state.removing = workspace.card.id;
    state.typed.clear();
  }
}

void draw_workspaces(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "workspaces", {.title = ui.t(files_workspaces), .fill = true, .gap = 6});
  if (model.workspaces.empty()) ui::muted(ui, ui.t(files_workspaces_none));
  for (const FilesWorkspace& workspace : model.workspaces) draw_workspace(frame, workspace, state);
  ui.gap(10);
  ui::text_field(ui, state.new_name, {.label = ui.t(files_new_name),
                                      .hint = ui.t(start_name_hint), .max_length = 200,
                                      .id = "new"});
  const bool ready = state.new_name.find_first_not_of(' ') != std::string::npos;
  if (ui::button(ui, {.label = ui.t(files_new), .icon = ui::Icon::Plus, .disabled = !ready}) &&
      ready) {
    frame.ask(CreateWorkspace{state.new_name});
    state.new_name.clear();
  }
}

void draw_removal(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  bool open = state.removing != 0;
  {
    ui::Dialog dialog(ui, "remove", open, {.title = ui.t(files_remove_title)});
    if (dialog) {
      ui::text(ui, ui.t(files_remove_body, raw(model.removing_name)));
      ui::text_field(ui, state.typed, {.label = ui.t(files_remove_type, raw(model.removing_name)),
                                       .id = "typed"});
      const auto answer = ui::dialog_foot(
          ui, {.confirm = ui.t(files_remove), .kind = ui::ButtonKind::Danger,
               .disabled = state.typed != model.removing_name});
      if (answer == ui::DialogAnswer::Confirm) frame.ask(DeleteWorkspace{state.removing});
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  if (!open) state.removing = 0;
}

}  // namespace

void draw_files(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::PageAction actions[] = {{{.label = ui.t(files_choose), .icon = ui::Icon::Upload,
                                .kind = model.table || model.document ? ui::ButtonKind::Secondary
                                                                      : ui::ButtonKind::Primary}}};
  ui::WorkArea page(ui, frame.shell, {.id = "files", .title = ui.t(files_title),
                                      .subtitle = ui.t(files_subtitle), .actions = actions});
  if (actions[0].pressed) frame.ask(ChooseFile{});
  if (model.table) {
    draw_files_table(frame, *model.table, model.read_only, state);
    return;
  }
  if (model.document) {
    draw_document(frame, model);
    ui.gap(ui::measure::kGap);
  }
  for (std::size_t i = 0; i < model.damage.size(); ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::banner(ui, {.tone = ui::Tone::Warn, .title = ui.t(files_damage),
                    .body = raw(model.damage[i]), .id = "damage"});
  }
  ui::Columns columns(ui, "cards", {.count = 2, .min_width = 320});
  columns.next();
  draw_save(frame, model);
  columns.next();
  draw_workspaces(frame, model, state);
  draw_removal(frame, model, state);
}

}  // namespace asah::screens
