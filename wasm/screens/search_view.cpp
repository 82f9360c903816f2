#include "wasm/screens/search_view.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <imgui.h>  // ImGuiKey

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

ui::Icon icon_of(SearchGroup group) {
  static constexpr std::array kIcons = {ui::Icon::User, ui::Icon::Building, ui::Icon::BadgeCheck,
                                        ui::Icon::BookOpen, ui::Icon::ArrowRight};
  return kIcons[static_cast<std::size_t>(group)];
}

void choose(Frame& frame, const SearchEntry& entry, SearchState& state, bool& open) {
  frame.ask(entry.intent);
  open = false;
  state = {};
}

void move_choice(ui::Ui& ui, const SearchModel& model, SearchState& state) {
  const int last = std::max(0, static_cast<int>(model.entries.size()) - 1);
  if (ui.key(ImGuiKey_DownArrow)) ++state.chosen;
  if (ui.key(ImGuiKey_UpArrow)) --state.chosen;
  state.chosen = std::clamp(state.chosen, 0, last);
}

struct Shortcut {
  std::string_view keys;  ///< "Ctrl" is written as the platform calls it
  ui::TextKey what;
  bool letter = false;    ///< works only while letters are shortcuts
};

constexpr Shortcut kEverywhere[] = {
    {"Ctrl K", help_search},        {"Ctrl F", help_find},     {"/", help_find, true},
    {"Ctrl S", help_save},          {"Ctrl Shift S", help_export}, {"Ctrl O", help_open},
    {"Ctrl Z", help_undo},          {"Ctrl Y", help_redo},     {"Ctrl Shift Z", help_redo},
    {"Ctrl P", help_print},         {"F6", help_region},       {"Shift F6", help_region_back},
    {"Esc", help_close},            {"F1", help_help},         {"?", help_help, true}};
constexpr Shortcut kTable[] = {{"Enter", help_open_row}, {"Shift ↑ ↓", help_range},
                             {"Ctrl A", help_all_rows}, {"Ctrl C", help_copy}};
constexpr Shortcut kGrid[] = {{"0 – 5", help_levels},
                            {"Backspace", help_clear},
                            {"N", help_note, true},
                            {"E", help_evidence, true}};

void draw_row(ui::Ui& ui, ui::Text what, ui::Text keys) {
  ui::IdScope scope(ui, keys.view());  // each cap learns its own width
  ui::Line line(ui, 25, 12);
  ui::text(ui, what, {.style = ui::TextStyle::Small, .wrap = false});
  line.right("keys");
  ui::key_cap(ui, keys);
}

void draw_rows(ui::Ui& ui, std::span<const Shortcut> rows, bool letters) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].letter && !letters) continue;
    const bool command = rows[i].keys.starts_with("Ctrl ");
    draw_row(ui, ui.t(rows[i].what),
             command && ui.environment().mac_keys
                 ? ui.join({raw("Cmd"), raw(rows[i].keys.substr(5))}, " ")
                 : raw(rows[i].keys));
  }
}

ui::Text letter(ui::Ui& ui, const ui::NavItem& item) { return ui.keep({&item.letter, 1}); }

}  // namespace

void draw_search(Frame& frame, const SearchModel& model, SearchState& state, bool& open) {
  if (!open) return;
  ui::Ui& ui = frame.ui;
  {
    ui::Dialog dialog(ui, "search", open, {.title = ui.t(search_title), .width = 560});
    if (!dialog) return;
    // The field would take the first Esc to itself.
    if (ui.key(ImGuiKey_Escape, false)) open = false;
    move_choice(ui, model, state);
    const ui::Id field = ui::field_id(ui, "query");
    if (ui.focused_id() != field) ui.focus(field, false);
    constexpr int kArrows[] = {ImGuiKey_UpArrow, ImGuiKey_DownArrow};
    ui.own_keys(field, kArrows);  // they choose, and leave the focus in the field
    const ui::FieldEvent typed =
        ui::search_field(ui, state.query, {.label = ui.t(search_hint), .hint = ui.t(search_hint),
                                           .id = "query"});
    if (typed.changed) state.chosen = 0;
    const bool enter = ui.key(ImGuiKey_Enter, false) || ui.key(ImGuiKey_KeypadEnter, false);
    for (std::size_t i = 0; i < model.entries.size() && open; ++i) {
      const SearchEntry& entry = model.entries[i];
      const bool chosen = static_cast<int>(i) == state.chosen;
      const ui::ListRow row = {.label = raw(entry.label), .detail = raw(entry.detail),
                               .icon = icon_of(entry.group), .selected = chosen,
                               .index = static_cast<int>(i)};
      if (ui::list_row(ui, row) || (chosen && enter)) choose(frame, entry, state, open);
    }
    if (model.entries.empty()) ui::muted(ui, ui.t(search_none));
    if (model.more > 0) ui::note(ui, ui.t(search_more, model.more));
  }
  if (!open) state = {};
}

void draw_help(Frame& frame, bool& open, const HelpSpec& spec) {
  if (!open) return;
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "help", open, {.title = ui.t(help_title), .width = 820});
  if (!dialog) return;
  ui::Columns columns(ui, "keys", {.count = 2, .gap = 36, .min_width = 280});
  columns.next();
  ui::text(ui, ui.t(help_everywhere), {.style = ui::TextStyle::SmallStrong});
  draw_rows(ui, kEverywhere, spec.letter_keys);
  ui.gap(16);
  ui::text(ui, ui.t(help_table), {.style = ui::TextStyle::SmallStrong});
  draw_rows(ui, kTable, spec.letter_keys);
  columns.next();
  if (spec.letter_keys) {
    ui::text(ui, ui.t(help_go), {.style = ui::TextStyle::SmallStrong});
    for (const ui::NavItem& item : spec.screens) {
      if (item.letter != 0) draw_row(ui, item.label, ui.join({raw("G"), letter(ui, item)}, " "));
    }
    ui.gap(16);
  }
  ui::text(ui, ui.t(help_grid), {.style = ui::TextStyle::SmallStrong});
  draw_rows(ui, kGrid, spec.letter_keys);
}

}  // namespace asah::screens
