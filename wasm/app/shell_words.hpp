#pragma once
// The words and numbers of the frame around the screens: menu, workspace line, status bar.

#include <optional>
#include <string>
#include <vector>

#include "wasm/app/desk_keeper.hpp"
#include "wasm/ui/shell/shell.hpp"

namespace asah::app {

/// Texts of one frame; the spec views them.
struct ShellWords {
  std::vector<ui::NavItem> items;
  std::string workspace;
  std::string detail;
  std::string save;
  std::string backup;
  std::string counts;
  std::string undo;
  std::string redo;
  /// The newest rating's day, for one state of one workspace.
  std::uint64_t dated = 0;
  base::Date newest;
};

ui::SaveState shell_save_state(const screens::Desk& desk);
/// Fills `words` and gives the spec that views it.
ui::ShellSpec shell_spec(const ui::Ui& ui, const DeskKeeper& desk, const screens::Route& route,
                         ShellWords& words);

}  // namespace asah::app
