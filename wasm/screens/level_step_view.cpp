#include "wasm/screens/level_step_view.hpp"

#include <algorithm>

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

// Where the parts of a level's card stand, device px.
struct StepLayout {
  ui::Rect rect;
  ui::Rect cap;
  ui::Rect title;
  float title_height = 0;
  float badge_width = 0;
};

StepLayout lay_out(ui::Ui& ui, const LevelStep& step) {
  StepLayout at;
  const float pad = ui.px(10);
  const float cap = ui.px(20);
  at.badge_width = step.standard ? ui::badge_width(ui, ui.t(rating_standard)) : 0;
  const float left = pad + cap + ui.px(8);
  const float room = ui.room();
  const float width = room - left - pad - (step.standard ? at.badge_width + ui.px(6) : 0);
  at.title_height = std::max(
      cap, ui::paragraph_height(ui, ui::TextStyle::SmallStrong, width, step.title));
  float height = pad + at.title_height + pad;
  if (step.open) {
    for (const std::string& indicator : step.indicators) {
      if (indicator.empty()) continue;
      height += ui::paragraph_height(ui, ui::TextStyle::Note, room - left - pad - ui.px(10),
                                     indicator);
    }
    height += ui.px(3);
  }
  at.rect = ui.place(0, height);
  const float y = at.rect.y0 + pad;
  at.cap = {at.rect.x0 + pad, y, at.rect.x0 + pad + cap, y + cap};
  at.title = {at.rect.x0 + left, y, at.rect.x0 + left + width, y + at.title_height};
  return at;
}

void draw_indicators(ui::Ui& ui, const StepLayout& at, const LevelStep& step) {
  float y = at.title.y1 + ui.px(3);
  const ui::Paragraph look{ui::TextStyle::Note, ui.color(ui::Color::Muted)};
  for (const std::string& indicator : step.indicators) {
    if (indicator.empty()) continue;
    ui::text_at(ui, ui::TextStyle::Note, look.color, {at.title.x0, y}, "•");
    y += ui::paragraph(ui, look,
                       {at.title.x0 + ui.px(10), y, at.rect.x1 - ui.px(10), at.rect.y1},
                       indicator);
  }
}

}  // namespace

bool draw_level_step(ui::Ui& ui, const LevelStep& step, bool enabled) {
  ui::IdScope scope(ui, step.level);
  const StepLayout at = lay_out(ui, step);
  const ui::Id id = ui.id("step");
  const ui::Interaction it = ui.interact(id, at.rect, {.disabled = !enabled, .exact = true});
  const ui::Color back = step.chosen                ? ui::Color::PrimarySoft
                         : it.hovered && enabled ? ui::Color::Hover
                                                    : ui::Color::Surface;
  ui::fill(ui, at.rect, ui.color(back), 8);
  ui::outline(ui, at.rect, ui.color(step.chosen ? ui::Color::Primary : ui::Color::Line), 8);
  if (it.focus_visible) ui::focus_ring(ui, at.rect, 8);
  ui::fill(ui, at.cap, ui.color(ui::Color::Surface2), 5);
  ui::outline(ui, at.cap, ui.color(ui::Color::LineStrong), 5);
  const char digit = static_cast<char>('0' + step.level);
  ui::text_line(ui, {ui::TextStyle::NoteStrong, ui.color(ui::Color::Muted), ui::Align::Middle},
                at.cap, {&digit, 1});
  const float words = ui::paragraph_height(ui, ui::TextStyle::SmallStrong, at.title.width(),
                                           step.title);
  ui::Rect title = at.title;
  title.y0 += std::max(0.0f, (at.title_height - words) / 2);
  ui::paragraph(ui, {ui::TextStyle::SmallStrong, ui.color(ui::Color::Text)}, title, step.title);
  if (step.standard) {
    const float right = at.rect.x1 - ui.px(10);
    ui::badge_in(ui, {right - at.badge_width, at.cap.y0 - ui.px(1), right, at.cap.y1 + ui.px(1)},
                 ui.t(rating_standard), ui::Tone::Neutral);
  }
  const ui::Text indicators =
      step.indicators[0].empty() ? ui::Text()
                                 : ui.join({raw(step.indicators[0]), raw(step.indicators[1]),
                                            raw(step.indicators[2])}, "; ");
  if (step.open) {
    draw_indicators(ui, at, step);
  } else if (!indicators.empty()) {
    ui::tooltip(ui, it, at.rect, indicators);
  }
  std::uint32_t states = ui::state::kCheckable | (step.chosen ? ui::state::kChecked : 0u) |
                         (enabled ? 0u : ui::state::kDisabled);
  ui.note({.id = id, .role = ui::Role::Radio, .states = states, .rect = at.rect,
           .label = step.title,
           .value = step.standard ? ui.t(rating_standard).view() : std::string_view(),
           .description = indicators.view()}, it);
  return it.pressed;
}

void draw_level_keys(ui::Ui& ui, bool letter_keys, ui::Text move) {
  ui::Wrap keys(ui, 6, 6);
  const auto key = [&](std::string_view cap, ui::Text words) {
    ui::key_cap(ui, raw(cap));
    ui::note(ui, words);
  };
  key("0–5", ui.t(rating_keys_level));
  if (!move.empty()) key("↑ ↓", move);
  if (letter_keys) {
    key("N", ui.t(rating_keys_note));
    key("E", ui.t(rating_keys_evidence));
  }
  key("Backspace", ui.t(rating_keys_clear));
}

}  // namespace asah::screens
