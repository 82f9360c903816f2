#pragma once
// The frame around every screen: navigation rail, top bar, work area, inspector, status bar.
//
//   Shell shell(ui, shell_state, spec);              // draws rail, bars; opens nothing yet
//   { WorkArea work(ui, shell, {.title = ..., .actions = ...}); ...the screen... }
//   { Inspector pane(ui, shell, "cell", {...}); if (pane) ... }
//   if (shell.intents().screen >= 0) ...

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "wasm/ui/kit/basic.hpp"
#include "wasm/ui/layout.hpp"

namespace asah::ui {

struct NavItem {
  Text label = {};
  Icon icon = Icon::None;
  int badge = 0;        ///< 0: none
  int screen = 0;       ///< the app's number, returned when chosen
  Text group = {};      ///< title of the group that begins with this item
};

enum class SaveState : std::uint8_t { Saved, Saving, Unsaved, Failed, ReadOnly, Nothing };

struct ShellSpec {
  Text product = {};                   ///< "Asah"
  std::span<const NavItem> items = {};
  int screen = 0;                      ///< the one shown
  Text workspace = {};
  Text workspace_detail = {};
  SaveState save_state = SaveState::Nothing;
  Text save_words = {};                ///< "Tersimpan 14.02 di peramban ini"
  Text backup_words = {};              ///< "Cadangan berkas: 2 hari lalu · 38 perubahan"
  Text counts = {};                    ///< at the right of the status bar
  Text undo = {};                      ///< name of the step that undo would take back; empty: none
  Text redo = {};
  Text step_words = {};                ///< what was just undone or redone, in the status bar
  bool update_waiting = false;
};

struct ShellIntents {
  int screen = -1;         ///< another screen was chosen
  bool search = false;     ///< the search box or Ctrl+K or /
  bool language = false;   ///< switch to the other language
  bool theme = false;      ///< go on to the next theme
  bool undo = false;
  bool redo = false;
  bool workspace = false;  ///< the workspace's name was clicked
  bool status = false;     ///< the save state was clicked
  bool help = false;       ///< F1 or ?
};

/// Kept by the app.
struct ShellState {
  bool drawer_open = false;   ///< phone: the menu lies over the page
  float inspector_height = 0; ///< learned
};

class Shell {
 public:
  Shell(Ui& ui, ShellState& state, const ShellSpec& spec);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;
  const ShellIntents& intents() const { return intents_; }
  /// The area between the bars, device px: work area and inspector share it.
  const Rect& content() const { return content_; }

 private:
  friend class WorkArea;
  friend class Inspector;
  Ui& ui_;
  ShellState& state_;
  ShellIntents intents_;
  Rect content_;
};

/// A button of the title line.
struct PageAction {
  ButtonSpec button;
  bool pressed = false;  ///< out
};
struct PageSpec {
  std::string_view id = "page";  ///< the screen; each has its own scroll position
  Text title = {};
  Text subtitle = {};
  std::span<PageAction> actions = {};
  bool has_inspector = false;  ///< an Inspector follows in this frame
  bool fill = false;  ///< the page itself does not scroll: one table or grid fills it
  Text progress = {};          ///< "96 dari 126 sel" before the actions
  float progress_share = -1;
};
/// The scrolling page with its title line; what is drawn while it lives stands in it.
class WorkArea {
 public:
  WorkArea(Ui& ui, Shell& shell, const PageSpec& spec);
  ~WorkArea();
  WorkArea(const WorkArea&) = delete;
  WorkArea& operator=(const WorkArea&) = delete;

 private:
  Ui& ui_;
  std::optional<Scroll> scroll_;
};
/// Room from the next part down to the end of the work area, CSS px at 100 %, at least `least`.
float rest_of_page(const Ui& ui, float least = 240);

/// The pane at the right that explains the selected thing: beside the page when wide, below it
/// under 1180, over it under 720. Esc or the cross closes it.
struct InspectorSpec {
  Text badge = {};
  Text title = {};
  Text subtitle = {};
};
class Inspector {
 public:
  Inspector(Ui& ui, Shell& shell, std::string_view name, const InspectorSpec& spec);
  ~Inspector();
  Inspector(const Inspector&) = delete;
  Inspector& operator=(const Inspector&) = delete;
  /// True in the frame in which it was asked to close.
  bool closed() const { return closed_; }

 private:
  Ui& ui_;
  std::optional<Scroll> scroll_;
  bool closed_ = false;
  bool window_ = false;
};

}  // namespace asah::ui
