#include "wasm/ui/kit/basic.hpp"

#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

struct Skin {
  Rgba back = 0;
  Rgba line = 0;
  Rgba front = 0;
};

Skin button_skin(const Ui& ui, const ButtonSpec& spec, const Interaction& it, bool off) {
  const auto c = [&](Color role) { return ui.color(role); };
  Skin skin{c(Color::Surface), c(Color::Line), c(Color::Text)};
  if (off) {
    skin = {c(Color::Surface2), c(Color::Line), c(Color::Disabled)};
    if (spec.kind == ButtonKind::Quiet) skin.back = skin.line = 0;
    if (spec.kind == ButtonKind::Primary) skin.back = c(Color::Track);
    return skin;
  }
  switch (spec.kind) {
    case ButtonKind::Primary:
      skin.back = c(it.held ? Color::PrimaryPressed : it.hovered ? Color::PrimaryHover : Color::Primary);
      skin.line = 0;
      skin.front = c(Color::OnPrimary);
      break;
    case ButtonKind::Danger:
      skin.back = c(it.hovered || it.held ? Color::BadHover : Color::Bad);
      skin.line = 0;
      skin.front = c(Color::OnBad);
      break;
    case ButtonKind::Quiet: skin.line = 0; [[fallthrough]];
    case ButtonKind::Secondary:
      if (spec.kind == ButtonKind::Quiet) skin.back = 0;
      if (spec.selected) {
        skin = {c(Color::PrimarySoft), c(Color::Primary), c(Color::Primary)};
      } else if (it.held) {
        skin.back = c(Color::Pressed);
      } else if (it.hovered) {
        skin.back = c(Color::Hover);
      }
      break;
  }
  return skin;
}

void paint_skin(Ui& ui, const Rect& r, const Skin& skin, float radius) {
  if (skin.back != 0) fill(ui, r, skin.back, radius);
  if (skin.line != 0) outline(ui, r, skin.line, radius);
}

std::string_view name_of(const ButtonSpec& spec) {
  return spec.id.empty() ? spec.label.view() : spec.id;
}

Node button_node(const ButtonSpec& spec, Id id, const Rect& r, bool off) {
  Node node{.id = id, .role = Role::Button, .rect = r, .label = spec.label.view(),
            .description = spec.hint.view()};
  if (off) node.states |= state::kDisabled;
  if (spec.busy) node.states |= state::kBusy;
  if (spec.selected) node.states |= state::kSelected;
  return node;
}

}  // namespace

// ---- text ----------------------------------------------------------------------------------------

void text(Ui& ui, Text words, const TextSpec& spec) {
  if (words.empty()) return;
  const float line = ui.fonts().line_height(spec.style);
  const bool in_line = ui.flow().mode != Ui::Flow::Mode::Stack;
  const bool one = in_line || !spec.wrap;
  float width = ui.room();
  if (in_line) width = ui.fitting(ui.fonts().width(spec.style, words.view()));
  const float height =
      one ? line : paragraph_height(ui, spec.style, width, words.view(), spec.max_lines);
  const Rect r = ui.place(width, std::max(height, line));
  const Rgba color = ui.color(spec.color);
  if (r.overlaps(ui.clip())) {
    if (one) {
      const bool whole = text_line(ui, {spec.style, color, spec.align}, r, words.view());
      if (!whole && ui.hovering(r)) {
        Interaction it;
        it.hovered = true;
        tooltip(ui, it, r, words);
      }
    } else {
      paragraph(ui, {spec.style, color, spec.align, spec.max_lines}, r, words.view());
    }
  }
  const Role role = spec.heading_level > 0 ? Role::Heading : Role::Text;
  ui.note({.role = role, .rect = r, .label = words.view(),
           .level = spec.heading_level > 0 ? spec.heading_level : -1});
}

void title(Ui& ui, Text words) { text(ui, words, {.style = TextStyle::Title, .heading_level = 1}); }
void heading(Ui& ui, Text words) {
  text(ui, words, {.style = TextStyle::Heading, .heading_level = 2});
}
void muted(Ui& ui, Text words) { text(ui, words, {.style = TextStyle::Small, .color = Color::Muted}); }
void note(Ui& ui, Text words) { text(ui, words, {.style = TextStyle::Note, .color = Color::Muted}); }

void fact(Ui& ui, Text label, Text value, Color value_color) {
  const float line = ui.fonts().line_height(TextStyle::Body);
  const Rect r = ui.place(0, line);
  const float width = std::min(r.width() * 0.6f, ui.fonts().width(TextStyle::BodyStrong, value.view()));
  text_line(ui, {TextStyle::Small, ui.color(Color::Muted)},
            {r.x0, r.y0, r.x1 - width - ui.px(8), r.y1}, label.view());
  text_line(ui, {TextStyle::BodyStrong, ui.color(value_color), Align::End},
            {r.x1 - width, r.y0, r.x1, r.y1}, value.view());
  ui.note({.role = Role::Text, .rect = r, .label = label.view(), .value = value.view()});
}

void rule(Ui& ui) {
  const Rect r = ui.place(0, ui.px(1));
  horizontal(ui, r.x0, r.x1, r.y0, ui.color(Color::Line));
}

// ---- buttons -------------------------------------------------------------------------------------

float button_width(const Ui& ui, const ButtonSpec& spec) {
  const TextStyle style = spec.small ? TextStyle::SmallStrong : TextStyle::BodyStrong;
  float width = 2 * ui.px(spec.small ? 10 : 14) + ui.fonts().width(style, spec.label.view());
  if (spec.icon != Icon::None || spec.busy) width += ui.px(spec.small ? 14 : 18) + ui.px(8);
  if (spec.trailing != Icon::None) width += ui.px(14) + ui.px(8);
  return width;
}

bool button(Ui& ui, const ButtonSpec& spec) {
  const TextStyle style = spec.small ? TextStyle::SmallStrong : TextStyle::BodyStrong;
  const float height = ui.px(spec.small ? measure::kControlSmall : measure::kControl);
  const Rect r = ui.place(spec.fill ? 0 : button_width(ui, spec), height);
  const Id id = ui.id(name_of(spec));
  const bool off = spec.disabled || ui.disabled();
  const Interaction it = ui.interact(id, r, {.disabled = off || spec.busy});
  ui.note(button_node(spec, id, r, off), it);
  if (it.visible) {
    const Skin skin = button_skin(ui, spec, it, off);
    paint_skin(ui, r, skin, measure::kRadiusControl);
    const float mark = ui.px(spec.small ? 14 : 18);
    const bool has_mark = spec.icon != Icon::None || spec.busy;
    const float words = ui.fonts().width(style, spec.label.view());
    float content = words + (has_mark ? mark + ui.px(8) : 0);
    if (spec.trailing != Icon::None) content += ui.px(14) + ui.px(8);
    float x = std::floor(r.x0 + std::max(ui.px(8), (r.width() - content) / 2));
    if (has_mark) {
      const Rect box{x, r.center_y() - mark / 2, x + mark, r.center_y() + mark / 2};
      if (spec.busy) {
        spinner(ui, box, skin.front);
      } else {
        icon(ui, spec.icon, spec.small ? IconSize::Small : IconSize::Normal, skin.front, box);
      }
      x += mark + ui.px(8);
    }
    text_line(ui, {style, skin.front}, {x, r.y0, std::min(x + words + 1, r.x1), r.y1},
              spec.label.view());
    if (spec.trailing != Icon::None)
      icon(ui, spec.trailing, IconSize::Small, skin.front,
           {x + words + ui.px(8), r.y0, x + words + ui.px(22), r.y1});
    if (it.focus_visible) focus_ring(ui, r, measure::kRadiusControl);
  }
  if (!spec.hint.empty()) tooltip(ui, it, r, spec.hint);
  return it.pressed && !spec.busy;
}

bool icon_button(Ui& ui, const ButtonSpec& spec) {
  const float size = ui.px(spec.small ? measure::kControlSmall : measure::kControl);
  const Rect r = ui.place(size, size);
  const Id id = ui.id(name_of(spec));
  const bool off = spec.disabled || ui.disabled();
  const Interaction it = ui.interact(id, r, {.disabled = off || spec.busy});
  ui.note(button_node(spec, id, r, off), it);
  if (it.visible) {
    const Skin skin = button_skin(ui, spec, it, off);
    paint_skin(ui, r, skin, measure::kRadiusControl);
    if (spec.busy) {
      spinner(ui, r.grown(-size / 4), skin.front);
    } else {
      icon(ui, spec.icon, spec.small ? IconSize::Small : IconSize::Normal, skin.front, r);
    }
    if (it.focus_visible) focus_ring(ui, r, measure::kRadiusControl);
  }
  tooltip(ui, it, r, spec.hint.empty() ? spec.label : spec.hint);
  return it.pressed && !spec.busy;
}

bool link(Ui& ui, Text label, std::string_view id_name) {
  const float width = ui.fitting(ui.fonts().width(TextStyle::Small, label.view()));
  const Rect r = ui.place(width, ui.fonts().line_height(TextStyle::Small));
  const Id id = ui.id(id_name.empty() ? label.view() : id_name);
  const Interaction it = ui.interact(id, r);
  ui.note({.id = id, .role = Role::Link, .rect = r, .label = label.view()}, it);
  if (it.visible) {
    const Rgba color = ui.color(it.held ? Color::PrimaryPressed : Color::Primary);
    text_line(ui, {TextStyle::Small, color}, r, label.view());
    if (it.hovered) horizontal(ui, r.x0, r.x1, r.y1 - ui.px(2), color);
    if (it.focus_visible) focus_ring(ui, r, 3);
  }
  return it.pressed;
}

// ---- marks ---------------------------------------------------------------------------------------

Color tone_front(Tone tone) {
  constexpr Color kFront[] = {Color::Text, Color::Primary, Color::OkText, Color::WarnText,
                              Color::BadText};
  return kFront[static_cast<std::size_t>(tone)];
}

Color tone_back(Tone tone) {
  constexpr Color kBack[] = {Color::Track, Color::PrimarySoft, Color::OkSoft, Color::WarnSoft,
                             Color::BadSoft};
  return kBack[static_cast<std::size_t>(tone)];
}

float badge_width(const Ui& ui, Text label, Icon mark) {
  return ui.fonts().width(TextStyle::NoteStrong, label.view()) + 2 * ui.px(8) +
         (mark == Icon::None ? 0 : ui.px(18));
}

void badge_in(Ui& ui, const Rect& r, Text label, Tone tone, Icon mark) {
  fill(ui, r, ui.color(tone_back(tone)), measure::kRadiusSmall);
  if (ui.environment().theme == ThemeId::HighContrast)
    outline(ui, r, ui.color(tone_front(tone)), measure::kRadiusSmall);
  const Rgba front = ui.color(tone_front(tone));
  Rect box = r.grown(-ui.px(mark == Icon::None ? 4 : 6), 0);
  if (mark != Icon::None) {
    icon(ui, mark, IconSize::Small, front, {box.x0, box.y0, box.x0 + ui.px(14), box.y1});
    box.x0 += ui.px(18);
  }
  text_line(ui, {TextStyle::NoteStrong, front, Align::Middle}, box, label.view());
}

void badge(Ui& ui, Text label, Tone tone, Icon mark) {
  const Rect r = ui.place(ui.fitting(badge_width(ui, label, mark)), ui.px(22));
  badge_in(ui, r, label, tone, mark);
  ui.note({.role = Role::Text, .rect = r, .label = label.view()});
}

void key_cap(Ui& ui, Text keys) {
  const float width = ui.fonts().width(TextStyle::NoteStrong, keys.view()) + 2 * ui.px(7);
  const Rect r = ui.place(std::max(width, ui.px(20)), ui.px(20));
  fill(ui, r, ui.color(Color::Surface), 5);
  outline(ui, r, ui.color(Color::Line), 5);
  text_line(ui, {TextStyle::NoteStrong, ui.color(Color::Muted), Align::Middle}, r, keys.view());
  ui.note({.role = Role::Text, .rect = r, .label = keys.view()});
}

void avatar(Ui& ui, Text name, float size_css) {
  const Rect r = ui.place(ui.px(size_css), ui.px(size_css));
  std::array<char, 8> initials;
  std::size_t length = 0;
  int letters = 0;
  bool start = true;
  const std::string_view v = name.view();
  for (std::size_t i = 0; i < v.size() && letters < 2; ++i) {
    if (v[i] == ',') break;  // what follows is a degree
    if (start && v[i] != ' ') {
      const auto lead = static_cast<unsigned char>(v[i]);
      const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      for (std::size_t k = 0; k < bytes && i + k < v.size(); ++k)
        initials[length++] = k == 0 && lead >= 'a' && lead <= 'z' ? static_cast<char>(lead - 32)
                                                                  : v[i + k];
      ++letters;
    }
    start = v[i] == ' ';
  }
  ui.draw()->AddCircleFilled({r.center_x(), r.center_y()}, r.width() / 2,
                             ui.color(Color::PrimarySoft));
  const TextStyle style = size_css >= 48   ? TextStyle::Heading
                          : size_css >= 32 ? TextStyle::SmallStrong
                                           : TextStyle::NoteStrong;
  text_line(ui, {style, ui.color(Color::Primary), Align::Middle}, r, {initials.data(), length});
}

void icon_tile(Ui& ui, Icon which, Tone tone, float size_css) {
  const Rect r = ui.place(ui.px(size_css), ui.px(size_css));
  fill(ui, r, ui.color(tone_back(tone)), measure::kRadiusControl);
  icon(ui, which, IconSize::Normal, ui.color(tone_front(tone)), r);
}

void dot_label(Ui& ui, Text label, Tone tone) {
  const float words = ui.fonts().width(TextStyle::Note, label.view());
  const Rect r = ui.place(ui.fitting(words + ui.px(14)), ui.fonts().line_height(TextStyle::Note));
  constexpr Color kDots[] = {Color::Muted, Color::Primary, Color::Ok, Color::Warn, Color::Bad};
  ui.draw()->AddCircleFilled({r.x0 + ui.px(4), r.center_y()}, ui.px(4),
                             ui.color(kDots[static_cast<std::size_t>(tone)]));
  text_line(ui, {TextStyle::Note, ui.color(Color::Muted)}, {r.x0 + ui.px(14), r.y0, r.x1, r.y1},
            label.view());
  ui.note({.role = Role::Text, .rect = r, .label = label.view()});
}

void tooltip(Ui& ui, const Interaction& it, const Rect& anchor, Text words) {
  if (words.empty() || ui.environment().touch) return;
  constexpr double kRest = 0.45;
  const bool by_key = it.focus_visible;
  if (!by_key) {
    if (!it.hovered || it.held) return;
    const double still = ImGui::GetCurrentContext()->MouseStationaryTimer;
    if (still < kRest) {
      ui.want_frame_in(kRest - still + 0.01);
      return;
    }
  }
  const TextStyle style = TextStyle::Note;
  const float most = ui.px(300);
  const float width = std::min(most, ui.fonts().width(style, words.view()));
  const float height = paragraph_height(ui, style, width + 1, words.view());
  const float w = width + 2 * ui.px(9);
  const float h = height + 2 * ui.px(6);
  const Vec screen = ui.display_px();
  float y = anchor.y1 + ui.px(6);
  if (y + h > screen.y) y = anchor.y0 - h - ui.px(6);
  const float x = std::clamp(anchor.center_x() - w / 2, ui.px(4), std::max(ui.px(4), screen.x - w - ui.px(4)));
  const Rect r{std::round(x), std::round(y), std::round(x + w), std::round(y + h)};
  // Above everything, without a window of its own: it takes no pointer.
  ImDrawList* front = ImGui::GetForegroundDrawList();
  front->AddRectFilled({r.x0, r.y0}, {r.x1, r.y1}, ui.color(Color::Tooltip), ui.px(6));
  std::string_view rest = words.view();
  float top = r.y0 + ui.px(6);
  const float line = ui.fonts().line_height(style);
  ImFont* font = ui.fonts().font(style);
  while (!rest.empty()) {
    const std::size_t n = ui.fonts().wrap(style, rest, width + 1);
    const float base = std::round(top + line / 2 + ui.fonts().cap_height(style) / 2);
    front->AddText(font, font->FontSize, {r.x0 + ui.px(9), base - font->Ascent},
                   ui.color(Color::OnTooltip), rest.data(), rest.data() + n);
    top += line;
    rest.remove_prefix(n);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n')) rest.remove_prefix(1);
  }
}

Rect canvas(Ui& ui, float width_css, float height_css) {
  return ui.place(width_css <= 0 ? 0 : ui.px(width_css), ui.px(height_css));
}

}  // namespace asah::ui
