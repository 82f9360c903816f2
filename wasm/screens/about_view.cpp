#include "wasm/screens/about_view.hpp"

namespace asah::screens {

using enum ui::TextKey;
using ui::raw;

void draw_about(Frame& frame, const AboutModel& model, AboutState&) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "about", .title = ui.t(about_title),
                                      .subtitle = ui.t(about_subtitle)});
  ui::Columns columns(ui, "cards", {.count = 2, .min_width = 320});
  columns.next();
  {
    ui::Card card(ui, "version", {.fill = true, .gap = 8});
    ui::fact(ui, ui.t(about_version), raw(model.version));
    ui::fact(ui, ui.t(about_build), raw(model.build));
    ui::note(ui, ui.t(about_browser));
    ui::muted(ui, raw(model.browser));
    if (ui::link(ui, ui.t(about_gallery))) frame.ask(Navigate{{.screen = Screen::Gallery}});
  }
  const auto section = [&](std::string_view name, ui::TextKey title, ui::TextKey body) {
    columns.next();
    ui::Card card(ui, name, {.title = ui.t(title), .fill = true});
    ui::text(ui, ui.t(body));
  };
  section("privacy", about_privacy, about_privacy_body);
  section("limits", about_limits, about_limits_body);
  section("licences", about_licences, about_licences_body);
}

}  // namespace asah::screens
