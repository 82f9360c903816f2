#include "wasm/app/application.hpp"

#include <format>
#include <utility>

#include "wasm/app/shell_words.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/words.hpp"

namespace asah::app {

using screens::ThemeChoice;

Application::Application(platform::Platform& platform)
    : platform_(platform), surface_(platform), desk_(platform) {}

void Application::frame(const platform::FrameSize& size) {
  take_events();
  work_left_ = desk_.work();
  if (const auto screen = desk_.take_wish()) router_.go({.screen = *screen});
  desk_.refresh();
  if (const auto instead = fill_detour(desk_.view(), router_.here())) router_.go(*instead);
  surface_.begin_frame(size, look());
  note_touch();
  draw();
  surface_.end_frame();
  carry_out_intents();
  tell_page();
  plan_next_frame();
}

// ---- events -------------------------------------------------------------------------------------

void Application::take_events() {
  while (auto event = platform_.inbox().take()) take_event(*event);
}

// The lock counts from here: anything that came from the person.
void Application::note_touch() {
  const bool touched = std::exchange(touched_, false) || surface_.ui().had_input();
  if (touched) desk_.lock().touched(platform_.now().steady_ms);
}

void Application::take_event(const platform::Event& event) {
  if (std::holds_alternative<platform::TextEdited>(event) ||
      std::holds_alternative<platform::MirrorActed>(event)) {
    touched_ = true;
  }
  if (surface_.handle(event)) return;
  if (const auto* drag = std::get_if<platform::DragChanged>(&event)) {
    drag_over_ = drag->over;
  } else if (const auto* pasted = std::get_if<platform::Pasted>(&event)) {
    take_paste(pasted->text);
  } else {
    desk_.handle(event);
  }
  host_.handle(event);
}

// Where a table makes sense, a pasted one goes the way of a chosen file.
void Application::take_paste(const std::string& text) {
  using screens::Screen;
  const screens::Route& here = router_.here();
  const bool standards = here.screen == Screen::Positions;
  if (!standards && here.screen != Screen::Files && here.screen != Screen::Employees) return;
  const auto only = standards ? std::optional(exchange::ImportKind::Standards) : std::nullopt;
  const model::PositionId position{standards ? here.record : 0};
  if (desk_.take_pasted(text, only, position)) router_.go({.screen = Screen::Files});
}

// ---- drawing ------------------------------------------------------------------------------------

Look Application::look() const {
  const platform::Environment& page = platform_.environment();
  const screens::Preferences& wishes = desk_.view().preferences;
  Look look;
  look.language = wishes.language;
  look.user_scale = static_cast<float>(wishes.scale_percent) / 100.0F;
  look.theme = wishes.theme == ThemeChoice::Light      ? ui::ThemeId::Light
               : wishes.theme == ThemeChoice::Dark     ? ui::ThemeId::Dark
               : wishes.theme == ThemeChoice::Contrast ? ui::ThemeId::HighContrast
               : page.high_contrast                    ? ui::ThemeId::HighContrast
               : page.dark_scheme                      ? ui::ThemeId::Dark
                                                       : ui::ThemeId::Light;
  return look;
}

void Application::draw() {
  HostFrame frame{surface_.ui(), desk_, router_.here(), intents_, search_open_, help_open_};
  host_.draw(frame);
  draw_notices();
  if (drag_over_) {
    ui::drop_overlay(surface_.ui(), surface_.ui().t(ui::TextKey::app_drop_title),
                     surface_.ui().t(ui::TextKey::app_drop_body));
  }
}

void Application::draw_notices() {
  for (const screens::Notice& notice : desk_.notices()) {
    if (notice.serial <= toast_serial_) continue;
    toast_serial_ = notice.serial;
    const ui::Tone tone = notice.severity == base::Severity::Error     ? ui::Tone::Bad
                          : notice.severity == base::Severity::Warning ? ui::Tone::Warn
                                                                       : ui::Tone::Ok;
    toasts_.add(surface_.ui(), {.words = notice.text, .tone = tone});
  }
  desk_.notices().clear();
  toasts_.draw(surface_.ui());
}

void Application::carry_out_intents() {
  const screens::Intents asked = std::exchange(intents_, {});
  touched_ = touched_ || !asked.empty();
  for (const screens::Intent& intent : asked) {
    carry_out(intent, {desk_, router_, search_open_, help_open_});
  }
  if (!asked.empty()) {
    desk_.refresh();
    work_left_ = true;  // show what came of it
  }
}

// ---- what the page is told --------------------------------------------------------------------------

void Application::tell_page() {
  const screens::Desk& desk = desk_.view();
  platform::PageLook look;
  look.title = desk.workspace_open ? desk.workspace_name + " – Asah" : "Asah";
  look.language = desk_.indonesian() ? "id" : "en";
  look.theme = theme_name(surface_.ui().environment().theme);
  look.unsaved = desk.save.unsaved_steps > 0;
  platform_.set_page(look);
}

void Application::plan_next_frame() {
  wants_frame_ = work_left_ || surface_.wants_frame();
  if (wants_frame_) return;
  if (const auto due = desk_.due_in_ms()) platform_.request_frame(*due);
  if (const auto due = host_.next_change_ms(desk_)) platform_.request_frame(*due);
}

std::string Application::state_json() const {
  static constexpr std::string_view kStates[] = {"saved",   "pending", "saving",
                                                 "refused", "failed",  "unkept"};
  const screens::Desk& desk = desk_.view();
  const Session* session = desk_.session();
  const std::string id =
      session == nullptr ? std::string() : base::id_text(session->about().id);
  return std::format(
      R"({{"screen":{},"record":"{}","save":"{}","unsaved":{},"seq":{},"workspace":"{}","reader":{}}})",
      static_cast<int>(router_.here().screen), base::id_text(router_.here().record),
      session == nullptr ? "none" : kStates[static_cast<std::size_t>(desk.save.state)],
      desk.save.unsaved_steps, session == nullptr ? 0 : session->store().head().seq, id,
      desk.reader);
}

}  // namespace asah::app
