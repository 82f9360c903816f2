#include "wasm/screens/search_view.hpp"

#include <algorithm>
#include <array>

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

}  // namespace

void draw_search(Frame& frame, const SearchModel& model, SearchState& state, bool& open) {
  if (!open) return;
  ui::Ui& ui = frame.ui;
  {
    ui::Dialog dialog(ui, "search", open, {.title = ui.t(search_title), .width = 560});
    if (!dialog) return;
    move_choice(ui, model, state);
    const ui::Id field = ui::field_id(ui, "query");
    if (ui.focused_id() != field) ui.focus(field, false);
    const ui::FieldEvent typed =
        ui::search_field(ui, state.query, {.label = ui.t(search_hint), .hint = ui.t(search_hint),
                                           .id = "query"});
    if (typed.changed) state.chosen = 0;
    const bool enter = ui.key(ImGuiKey_Enter, false) || typed.committed;
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

void draw_help(Frame& frame, bool& open, bool letter_keys) {
  if (!open) return;
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "help", open, {.title = ui.t(help_title), .width = 520});
  if (!dialog) return;
  struct Row {
    std::string_view keys;
    ui::TextKey what;
    bool letter;
  };
  static constexpr std::array kRows = {
      Row{"Ctrl K", help_search, false},   Row{"Ctrl S", help_save, false},
      Row{"Ctrl Shift S", help_export, false}, Row{"Ctrl O", help_open, false},
      Row{"Ctrl Z", help_undo, false},     Row{"Ctrl Y", help_redo, false},
      Row{"F6", help_region, false},       Row{"Esc", help_close, false},
      Row{"0 – 5", help_levels, false},    Row{"Backspace", help_clear, false},
      Row{"/", help_search, true},         Row{"?", help_help, true},
      Row{"N", help_note, true},           Row{"E", help_evidence, true}};
  for (const Row& row : kRows) {
    if (row.letter && !letter_keys) continue;
    ui::Line line(ui, 28, 12);
    ui::text(ui, ui.t(row.what), {.wrap = false});
    line.right(row.keys);
    ui::key_cap(ui, raw(row.keys));
  }
}

}  // namespace asah::screens
