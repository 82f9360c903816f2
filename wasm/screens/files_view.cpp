#include "wasm/screens/files_view.hpp"

#include "wasm/screens/files_table_view.hpp"
#include "wasm/screens/report_check_view.hpp"
#include "wasm/screens/secrecy_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_remarks(ui::Ui& ui, const FilesDocument& document) {
  for (std::size_t i = 0; i < document.findings.size() && i < 6; ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = raw(document.findings[i]), .id = "finding"});
  }
}

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
    draw_remarks(ui, document);
    return;
  }
  ui::text(ui, raw(document.region), {.style = ui::TextStyle::Heading});
  {
    // In columns: on a wide page a value must not stand a metre from its name.
    constexpr std::size_t kColumns = 3;
    ui::Columns columns(ui, "facts", {.count = kColumns, .gap = 24, .min_width = 260});
    const std::size_t each = (document.facts.size() + kColumns - 1) / kColumns;
    for (std::size_t i = 0; i < document.facts.size(); ++i) {
      if (i % each == 0) columns.next();
      ui::fact(ui, raw(document.facts[i].label), raw(document.facts[i].value));
    }
  }
  draw_remarks(ui, document);
  if (document.stored_already) ui::muted(ui, ui.t(files_stored_already));
  ui.gap(10);
  if (ui::button(ui, {.label = ui.t(document.stored_already ? files_replace : files_open),
                      .icon = ui::Icon::FolderOpen, .kind = ui::ButtonKind::Primary,
                      .id = "open"})) {
    frame.ask(OpenChosenDocument{});
  }
}

void draw_save(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "save", {.title = ui.t(files_saving), .fill = true, .gap = 8});
  const bool good = model.save.state == SaveState::Saved;
  const bool bad = model.save.state == SaveState::Refused ||
                   model.save.state == SaveState::Failed || model.save.state == SaveState::Unkept;
  if (model.workspace_open || bad) {
    ui::dot_label(ui, ui.t(bad ? files_save_bad : good ? files_save_good : files_save_busy),
                  bad ? ui::Tone::Bad : good ? ui::Tone::Ok : ui::Tone::Warn);
  }
  if (bad && !model.save.detail.empty()) ui::note(ui, raw(model.save.detail));
  if (model.workspace_open) {
    ui::fact(ui, ui.t(files_since_backup), raw(model.backup),
             model.backup_due ? ui::Color::Warn : ui::Color::Text);
  }
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
  if (!model.seal.available) ui::note(ui, ui.t(secrecy_no_crypto));
  ui.gap(8);
  ui::Wrap wrap(ui);
  if (ui::button(ui, {.label = ui.t(files_download), .icon = ui::Icon::Download,
                      .disabled = !model.workspace_open})) {
    frame.ask(ExportWorkspace{});
  }
  if (ui::button(ui, {.label = ui.t(secrecy_export), .icon = ui::Icon::Lock,
                      .disabled = !model.workspace_open || !model.seal.available})) {
    state.seal = {.open = true, .done = model.seal.done};
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

// What can be done with a stored workspace.
void draw_ways(Frame& frame, const FilesModel& model, const FilesWorkspace& workspace,
               FilesState& state) {
  ui::Ui& ui = frame.ui;
  const WorkspaceCard& card = workspace.card;
  const auto way = [&](ui::TextKey label, ui::Icon icon, std::string_view id, bool changes) {
    return ui::icon_button(ui, {.label = ui.t(label), .icon = icon, .kind = ui::ButtonKind::Quiet,
                                .small = true, .disabled = changes && model.reader, .id = id});
  };
  const auto name_it = [&](bool copying) {
    state.naming = card.id;
    state.copying = copying;
    state.name = copying ? std::string(ui.t(files_copy_of, raw(card.name)).view()) : card.name;
  };
  if (!card.open && ui::button(ui, {.label = ui.t(files_open), .small = true, .id = "open"})) {
    frame.ask(OpenWorkspace{card.id});
  }
  if (way(files_rename, ui::Icon::Pencil, "rename", true)) name_it(false);
  if (way(files_duplicate, ui::Icon::Copy, "duplicate", true)) name_it(true);
  if (card.lost) {
    if (way(trouble_raw, ui::Icon::Download, "raw", false)) frame.ask(SaveRawFiles{card.id});
  } else if (way(files_download, ui::Icon::Download, "download", false)) {
    frame.ask(ExportWorkspace{card.id});
  }
  if (way(files_remove, ui::Icon::Trash, "remove", true)) {
    state.removing = card.id;
    state.typed.clear();
  }
}

void draw_workspace(Frame& frame, const FilesModel& model, const FilesWorkspace& workspace,
                    FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(workspace.card.id));
  const bool phone = ui.width_class() == ui::WidthClass::Phone;
  const auto badges = [&] {
    if (!workspace.card.sample.empty()) ui::badge(ui, ui.t(files_sample), ui::Tone::Neutral);
    if (workspace.card.open) ui::badge(ui, ui.t(files_is_open), ui::Tone::Primary);
    if (workspace.card.lost) ui::badge(ui, ui.t(files_is_lost), ui::Tone::Bad);
  };
  ui::rule(ui);
  if (!phone) {
    ui::Line line(ui, ui::measure::kControl, 8);
    ui::text(ui, raw(workspace.card.name), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    badges();
    line.right("do");
    ui::muted(ui, raw(workspace.size));
    draw_ways(frame, model, workspace, state);
    return;
  }
  ui::text(ui, raw(workspace.card.name), {.style = ui::TextStyle::BodyStrong});
  {
    ui::Line line(ui, ui::measure::kControlSmall, 8);
    badges();
    ui::muted(ui, raw(workspace.size));
  }
  ui::Wrap wrap(ui);
  draw_ways(frame, model, workspace, state);
}

void draw_workspaces(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "workspaces", {.title = ui.t(files_workspaces), .fill = true, .gap = 6});
  if (model.workspaces.empty()) ui::muted(ui, ui.t(files_workspaces_none));
  for (const FilesWorkspace& workspace : model.workspaces) {
    draw_workspace(frame, model, workspace, state);
  }
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

void draw_naming(Frame& frame, FilesState& state) {
  ui::Ui& ui = frame.ui;
  bool open = state.naming != 0;
  {
    ui::Dialog dialog(ui, "name", open,
                      {.title = ui.t(state.copying ? files_duplicate : files_rename)});
    if (dialog) {
      if (state.copying) ui::text(ui, ui.t(files_duplicate_body));
      ui::text_field(ui, state.name, {.label = ui.t(files_name), .required = true,
                                      .max_length = 200, .id = "name"});
      const bool ready = state.name.find_first_not_of(' ') != std::string::npos;
      const auto answer = ui::dialog_foot(
          ui, {.confirm = ui.t(state.copying ? files_duplicate : files_rename),
               .disabled = !ready});
      if (answer == ui::DialogAnswer::Confirm && ready) {
        if (state.copying) {
          frame.ask(DuplicateWorkspace{state.naming, state.name});
        } else {
          frame.ask(RenameWorkspace{state.naming, state.name});
        }
      }
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  if (!open) state.naming = 0;
}

void draw_bringing_in(Frame& frame) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "bring", {.title = ui.t(files_bring_title), .gap = 4});
  ui::muted(ui, ui.t(files_bring));
  ui::muted(ui, ui.t(files_bring_kinds));
}

void draw_samples(Frame& frame, const FilesModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "samples", {.title = ui.t(start_samples), .gap = 8});
  ui::muted(ui, ui.t(start_samples_sub));
  ui::Columns columns(ui, "cards", {.count = 3, .min_width = 240});
  for (const FilesSample& sample : model.samples) {
    columns.next();
    ui::IdScope scope(ui, sample.key);
    ui::Card each(ui, "sample", {.fill = true, .padding = 12, .gap = 6});
    ui::text(ui, raw(sample.name), {.style = ui::TextStyle::BodyStrong, .heading_level = 3});
    ui::muted(ui, raw(sample.story));
    ui::Line line(ui, ui::measure::kControlSmall, 10);
    if (sample.open) {
      ui::badge(ui, ui.t(files_is_open), ui::Tone::Primary);
    } else if (ui::button(ui, {.label = ui.t(start_open), .icon = ui::Icon::Play, .small = true,
                               .id = sample.key})) {
      frame.ask(OpenSample{sample.key});
    }
    ui::note(ui, ui.t(start_people, raw(sample.people)));
  }
}

}  // namespace

void draw_files(Frame& frame, const FilesModel& model, FilesState& state) {
  ui::Ui& ui = frame.ui;
  ui::PageAction actions[] = {{{.label = ui.t(history_check_code), .icon = ui::Icon::Fingerprint,
                                .disabled = !model.workspace_open}},
                              {{.label = ui.t(files_choose), .icon = ui::Icon::Upload,
                                .kind = model.table || model.document ? ui::ButtonKind::Secondary
                                                                      : ui::ButtonKind::Primary}}};
  ui::WorkArea page(ui, frame.shell, {.id = "files", .title = ui.t(files_title),
                                      .subtitle = ui.t(files_subtitle), .actions = actions});
  if (actions[0].pressed) state.check.open = true;
  if (actions[1].pressed) frame.ask(ChooseFile{});
  draw_report_check(frame, model.check, state.check);
  if (model.reading) {
    ui::Card card(ui, "reading", {.gap = 8});
    if (ui::work_progress(ui, {.doing = ui.t(files_reading), .left = raw(model.reading->file_name),
                               .share = model.reading->share,
                               .can_cancel = model.reading->can_stop})) {
      frame.ask(DropChosenFile{});
    }
  }
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
  if (!model.document) {
    draw_bringing_in(frame);
    ui.gap(ui::measure::kGap);
  }
  {
    ui::Columns columns(ui, "cards", {.count = 2, .min_width = 320});
    columns.next();
    draw_save(frame, model, state);
    columns.next();
    draw_workspaces(frame, model, state);
  }
  ui.gap(ui::measure::kGap);
  draw_samples(frame, model);
  draw_naming(frame, state);
  draw_sealed_export(frame, model.seal, state.seal);
  draw_removal(frame, model, state);
}

}  // namespace asah::screens
