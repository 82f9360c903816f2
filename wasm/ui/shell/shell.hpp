#pragma once
// The frame around every screen: navigation rail, top bar, work area, inspector, status bar.
//
//   Shell shell(ui, shell_state, spec);            // draws rail and bars
//   {
//     WorkArea page(ui, shell, {.title = ..., .actions = ...});
//     ...chips and what stands above both...
//     Split split(ui, "gaps", vm.cell_selected);    // only where there is an inspector
//     ...the main thing...
//     if (vm.cell_selected) {
//       Inspector pane(split, {.title = ...});
//       ...facts...
//       if (pane.closed()) out.deselect = true;
//     }
//   }
//   if (shell.intents().screen >= 0) ...

#include <optional>
#include <span>
#include <string>

#include "wasm/ui/kit/basic.hpp"
#include "wasm/ui/kit/card.hpp"
#include "wasm/ui/layout.hpp"

namespace asah::ui {

struct NavItem {
  Text label = {};
  Icon icon = Icon::None;
  int badge = 0;        ///< 0: none
  int screen = 0;       ///< the app's number, returned when chosen
  Text group = {};      ///< title of the group that begins with this item
  char letter = 0;      ///< g and then this key ('A' to 'Z') chooses it; 0: none
};

enum class SaveState : std::uint8_t { Saved, Saving, Unsaved, Failed, ReadOnly, Nothing };

/// A line over the work area of every screen that says what stands between the person and safe
/// work, with the one way out.
struct ShellNotice {
  Tone tone = Tone::Warn;
  Text title = {};  ///< empty: no notice
  Text body = {};
  Text action = {};
};

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
  ShellNotice notice = {};
  bool update_waiting = false;
  bool letter_keys = true;             ///< keys without Ctrl: g and a letter, /, ?
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
  bool notice = false;     ///< the notice's way out was taken
  bool help = false;       ///< F1 or ?
  bool save = false;         ///< Ctrl+S
  bool export_file = false;  ///< Ctrl+Shift+S
  bool open_file = false;    ///< Ctrl+O
  bool print = false;        ///< Ctrl+P: the screen's print view
};

/// Kept by the app.
struct ShellState {
  bool drawer_open = false;  ///< phone: the menu lies over the page
  double go_until_s = 0;     ///< until then a letter after g goes to a screen
  Id search_box = 0;         ///< of the screen drawn last, where / and Ctrl+F go; 0: none
};

class Shell {
 public:
  Shell(Ui& ui, ShellState& state, const ShellSpec& spec);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;
  const ShellIntents& intents() const { return intents_; }
  /// The area between the bars, device px.
  const Rect& content() const { return content_; }

 private:
  void rail(const ShellSpec& spec, const Rect& area, bool labels);
  void nav_item(const NavItem& item, bool current, bool labels);
  void drawer(const ShellSpec& spec);
  void top_bar(const ShellSpec& spec, const Rect& area);
  void status_bar(const ShellSpec& spec, const Rect& area);
  void shortcuts(const ShellSpec& spec);
  void letter_keys(const ShellSpec& spec);
  void find_on_screen();
  void note_search_box();
  float notice(const ShellNotice& notice, const Rect& area);
  void next_region(bool backwards);

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

/// Main column and inspector beside each other. The main column is open until the Inspector is
/// made. Without an inspector it takes the whole width.
class Split {
 public:
  Split(Ui& ui, std::string_view name, bool has_inspector);
  ~Split();
  Split(const Split&) = delete;
  Split& operator=(const Split&) = delete;

 private:
  friend class Inspector;
  Ui& ui_;
  std::string_view name_;
  float top_ = 0;
  float right_ = 0;
  bool beside_ = false;
  bool main_open_ = true;
  float bottom_ = 0;
};

/// The pane that explains the selected thing: beside the main column when wide, below it under
/// 1180, over the page under 720. Esc or the cross closes it.
struct InspectorSpec {
  Text badge = {};
  Tone tone = Tone::Primary;  ///< the badge's
  Text title = {};
  Text subtitle = {};
};
class Inspector {
 public:
  Inspector(Split& split, const InspectorSpec& spec);
  ~Inspector();
  Inspector(const Inspector&) = delete;
  Inspector& operator=(const Inspector&) = delete;
  /// True in the frame in which it was asked to close.
  bool closed() const { return closed_; }

 private:
  void head(const InspectorSpec& spec);

  Ui& ui_;
  Split& split_;
  std::optional<Scroll> scroll_;
  std::optional<Card> card_;
  bool closed_ = false;
  bool sheet_ = false;
};

}  // namespace asah::ui
