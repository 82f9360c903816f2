#pragma once
// The words and numbers of the frame around the screens: menu, workspace line, status bar.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wasm/app/desk_keeper.hpp"
#include "wasm/ui/shell/shell.hpp"

namespace asah::app {

/// What stands between the person and safe work, most urgent first.
enum class Trouble : std::uint8_t {
  None,
  Stranded,  ///< another tab took over before this one's steps were stored
  Reader,    ///< another tab writes
  Refused,   ///< the browser's storage is full
  Failed,    ///< storing failed otherwise
  Unkept,    ///< this page stores nothing
  Lost,      ///< the workspace to open cannot be read
};
Trouble trouble_of(const screens::Desk& desk);
/// The way out that the notice offers.
screens::Intent way_out_of(Trouble trouble, const screens::Desk& desk);

/// While a packet is filled in only the screens of its menu are there: where `route` leads instead
/// (a person's page to that person's ratings, all else to the list). Without a packet the other way
/// round; none when the route may stay.
std::optional<screens::Route> fill_detour(const screens::Desk& desk, const screens::Route& route);

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
  std::string trouble;
};

ui::SaveState shell_save_state(const screens::Desk& desk);
/// Fills `words` and gives the spec that views it.
ui::ShellSpec shell_spec(const ui::Ui& ui, const DeskKeeper& desk, const screens::Route& route,
                         ShellWords& words);

}  // namespace asah::app
