#pragma once
// Parts above the page: popover, menu, dialog, toasts.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {

// ---- popover -------------------------------------------------------------------------------------

/// Opens the popover of that name in the present id scope.
void open_popover(Ui& ui, std::string_view name);
bool popover_is_open(const Ui& ui, std::string_view name);

struct PopoverSpec {
  float width = 260;       ///< CSS px
  float most_height = 360; ///< CSS px; more scrolls
  float padding = 6;       ///< CSS px
  float gap = 2;
  bool align_right = false;  ///< its right edge under the anchor's right edge
  Role role = Role::Group;
  Text label = {};
};
/// A surface under `anchor` while open; Esc or a click elsewhere closes it.
///   Popover pop(ui, "columns", anchor, {...});
///   if (pop) { ... }
class Popover {
 public:
  Popover(Ui& ui, std::string_view name, const Rect& anchor, const PopoverSpec& spec = {});
  ~Popover();
  Popover(const Popover&) = delete;
  Popover& operator=(const Popover&) = delete;
  explicit operator bool() const { return open_; }
  void close();

 private:
  Ui& ui_;
  PopoverSpec spec_;
  Id id_;
  float top_ = 0;
  bool open_ = false;
};

struct MenuItem {
  Text label = {};
  Icon icon = Icon::None;
  Text keys = {};     ///< shown at the right
  bool disabled = false;
  bool danger = false;
  bool checked = false;
  bool rule_before = false;
};
/// The entries of a menu inside an open popover; returns the index chosen, else -1.
int menu_items(Ui& ui, std::span<const MenuItem> items);
/// A whole menu under `anchor`, opened by open_popover(ui, name).
int menu(Ui& ui, std::string_view name, const Rect& anchor, std::span<const MenuItem> items,
         float width_css = 220);
/// One row of a list in a popover: hover, selection mark, keyboard. True when chosen.
struct ListRow {
  Text label = {};
  Text detail = {};
  Icon icon = Icon::None;
  bool selected = false;
  bool disabled = false;
  bool danger = false;
  Role role = Role::Option;
  int index = 0;  ///< names the row
};
bool list_row(Ui& ui, const ListRow& row);

// ---- dialog --------------------------------------------------------------------------------------

/// A modal window in the middle while `open` is true; Esc or the cross sets it false. Focus stays
/// inside and returns to where it was.
///   if (Dialog d(ui, "rename", open, {.title = ...}); d) { ...; d.buttons(); button... }
struct DialogSpec {
  Text title = {};
  Text subtitle = {};
  float width = 460;      ///< CSS px
  bool closable = true;   ///< false: no cross, no Esc (a step that must be answered)
};
class Dialog {
 public:
  Dialog(Ui& ui, std::string_view name, bool& open, const DialogSpec& spec);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  explicit operator bool() const { return shown_; }

 private:
  Ui& ui_;
  bool& open_;
  Id id_;
  float top_ = 0;
  bool shown_ = false;
};
/// The foot of a dialog: cancel and the one action, at the right.
enum class DialogAnswer : std::uint8_t { None, Confirm, Cancel };
struct DialogFoot {
  Text confirm = {};
  ButtonKind kind = ButtonKind::Primary;
  bool disabled = false;
  bool busy = false;
  Text cancel = {};  ///< empty: the kit's "Batal"
};
DialogAnswer dialog_foot(Ui& ui, const DialogFoot& foot);

// ---- dragging ------------------------------------------------------------------------------------

/// Over the whole page while files are dragged over it: where they will go, in words.
void drop_overlay(Ui& ui, Text title, Text body);

// ---- toasts --------------------------------------------------------------------------------------

struct Toast {
  std::string words;
  std::string action;  ///< "Urungkan"; empty: none
  Tone tone = Tone::Neutral;
  int token = 0;        ///< the caller's own mark, returned with its action
  double until_s = 0;   ///< set by Toasts
};
/// Short messages at the lower right. Kept by the app, drawn by the shell. A bad one stays until
/// it is closed.
class Toasts {
 public:
  void add(Ui& ui, Toast toast, double seconds = 6);
  /// The token of the toast whose action was clicked.
  std::optional<int> draw(Ui& ui);
  bool empty() const { return toasts_.empty(); }

 private:
  std::vector<Toast> toasts_;
};

}  // namespace asah::ui
