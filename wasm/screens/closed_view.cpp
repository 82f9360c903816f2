#include "wasm/screens/closed_view.hpp"

#include <optional>

namespace asah::screens {
namespace {

using enum ui::TextKey;

std::optional<ui::TextKey> title_of(Screen screen) {
  switch (screen) {
    case Screen::Employees: return employees_title;
    case Screen::Units: return units_title;
    case Screen::Positions: return positions_title;
    case Screen::Dictionary: return dictionary_title;
    case Screen::Assessment: return assessment_title;
    case Screen::Gaps: return gaps_title;
    case Screen::Sharing: return sharing_title;
    default: return std::nullopt;
  }
}

}  // namespace

bool needs_workspace(Screen screen) { return title_of(screen).has_value(); }

void draw_closed(Frame& frame, Screen screen) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "closed", .title = ui.t(*title_of(screen))});
  const ui::EmptyEvent event = ui::empty_state(
      ui, {.icon = ui::Icon::FolderOpen, .title = ui.t(closed_title), .body = ui.t(closed_body),
           .action = ui.t(closed_start), .second_action = ui.t(start_file),
           .height = ui::rest_of_page(ui, 220)});
  if (event == ui::EmptyEvent::Action) frame.ask(Navigate{{.screen = Screen::Home}});
  if (event == ui::EmptyEvent::SecondAction) frame.ask(ChooseFile{});
}

}  // namespace asah::screens
