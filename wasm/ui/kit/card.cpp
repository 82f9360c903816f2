#include "wasm/ui/kit/card.hpp"

#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

/// Own types keep what is learned apart where two parts of a scope bear the same name.
struct CardHeight {
  float value = 0;
};

}  // namespace

// ---- card ----------------------------------------------------------------------------------------

Card::Card(Ui& ui, std::string_view name, const CardSpec& spec)
    : ui_(ui), spec_(spec), id_(ui.id(name)) {
  const float known = ui.state<CardHeight>(id_).value;
  const float top = ui.top();
  float height = spec.height > 0 ? ui.px(spec.height) : known;
  if (spec.fill && ui.flow().fill_to > top) height = std::max(height, ui.flow().fill_to - top);
  rect_ = {ui.left(), top, ui.flow().mode == Ui::Flow::Mode::Stack ? ui.right() : ui.left() + ui.room(),
           top + height};
  const Rgba line = ui.color(spec.selected ? Color::Primary : Color::Line);
  Interaction it;
  Node node{.id = 0, .role = Role::Group, .rect = rect_, .label = spec.title.view()};
  if (spec.clickable && height > 0) {
    it = ui.interact(id_, rect_, {.overlap = true, .exact = true});
    clicked_ = it.pressed;
    node.id = id_;
    node.role = Role::Button;
    node.states |= state::kFocusable | (it.focused ? state::kFocused : 0u) |
                   (spec.selected ? state::kSelected : 0u);
  }
  node_ = ui.semantics().open(node);
  ui.push_id(name);
  if (height > 0) {
    Rgba back = ui.color(spec.surface);
    if (spec.clickable && (it.hovered || it.held)) back = ui.color(it.held ? Color::Pressed : Color::Hover);
    fill(ui, rect_, back, measure::kRadiusCard);
    if (spec.selected) outline(ui, rect_.grown(ui.px(2)), ui.color(Color::PrimarySoft), 14, 2);
    if (!spec.flush) outline(ui, rect_, line, measure::kRadiusCard);
    if (it.focus_visible) focus_ring(ui, rect_, measure::kRadiusCard);
  }
  const float pad = spec.flush ? ui.px(1) : ui.px(spec.padding);
  const float vertical = spec.flush ? ui.px(1) : ui.px(std::max(4.0f, spec.padding - 2));
  ui.push_flow({.x0 = rect_.x0 + pad, .x1 = rect_.x1 - pad, .y = top + vertical,
                .gap = spec.gap == 0 ? 0 : ui.px(spec.gap), .bottom = top + vertical});
  if (spec.title.empty()) return;
  if (spec.flush) {
    Ui::Flow& f = ui.flow();
    f.x0 += ui.px(15), f.x1 -= ui.px(15), f.y += ui.px(10);
  }
  {
    Line head(ui, 24, 12);
    const float subtitle = ui.fonts().width(TextStyle::Small, spec.subtitle.view());
    const float room = ui.room() - (spec.subtitle.empty() ? 0 : subtitle + ui.px(12));
    const Rect r = ui.place(std::min(room, ui.fonts().width(TextStyle::Heading, spec.title.view())),
                            ui.px(24));
    text_line(ui, {TextStyle::Heading, ui.color(Color::Text)}, r, spec.title.view());
    ui.note({.role = Role::Heading, .rect = r, .label = spec.title.view(), .level = 2});
    if (!spec.subtitle.empty()) {
      const Rect s{ui.right() - subtitle, r.y0, ui.right(), r.y1};
      text_line(ui, {TextStyle::Small, ui.color(Color::Muted), Align::End}, s, spec.subtitle.view());
      ui.note({.role = Role::Text, .rect = s, .label = spec.subtitle.view()});
    }
  }
  if (spec.flush) {
    Ui::Flow& f = ui.flow();
    f.x0 -= ui.px(15), f.x1 += ui.px(15), f.y += ui.px(2);
  }
}

Card::~Card() {
  ui_.pop_id();
  const Ui::Flow f = ui_.pop_flow();
  const float vertical =
      spec_.flush ? ui_.px(1) : ui_.px(std::max(4.0f, spec_.padding - 2));
  const float natural = std::round(f.bottom + vertical - rect_.y0);
  float& known = ui_.state<CardHeight>(id_).value;
  if (known != natural) ui_.want_frame_in(0);
  known = natural;
  // A flush card's border lies over what fills it.
  if (spec_.flush && rect_.height() > 0)
    outline(ui_, rect_, ui_.color(spec_.selected ? Color::Primary : Color::Line),
            measure::kRadiusCard);
  const float shown = spec_.height > 0 ? ui_.px(spec_.height) : natural;
  float height = shown;
  if (spec_.fill && ui_.flow().fill_to > rect_.y0)
    height = std::max(shown, ui_.flow().fill_to - rect_.y0);
  ui_.flow().stretched += height - shown;
  ui_.place(rect_.width(), height);
  if (spec_.clickable) name_by_content();
  ui_.semantics().close();
}

/// A card that acts as a button but has no title is named by the first texts in it.
void Card::name_by_content() {
  Semantics& tree = ui_.semantics();
  if (!tree.at(node_).label.empty()) return;
  Text name;
  int parts = 0;
  for (std::size_t i = static_cast<std::size_t>(node_) + 1; i < tree.nodes().size() && parts < 2; ++i) {
    const Node& node = tree.nodes()[i];
    if (node.role != Role::Text && node.role != Role::Heading) continue;
    name = ui_.join({name, raw(node.label)}, ": ");
    ++parts;
  }
  tree.at(node_).label = tree.keep(name.view());
}

SectionHead::SectionHead(Ui& ui, std::string_view name, Text title_text, Text subtitle)
    : line_(ui, measure::kControlSmall, 12) {
  const Rect r = ui.place(std::min(ui.room(), ui.fonts().width(TextStyle::Heading, title_text.view())),
                          ui.px(24));
  text_line(ui, {TextStyle::Heading, ui.color(Color::Text)}, r, title_text.view());
  ui.note({.role = Role::Heading, .rect = r, .label = title_text.view(), .level = 2});
  if (!subtitle.empty()) muted(ui, subtitle);
  line_.right(name);
}

// ---- tiles ---------------------------------------------------------------------------------------

void sparkline(Ui& ui, const Rect& rect, std::span<const float> values, Color color) {
  if (values.size() < 2) return;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const float range = *high > *low ? *high - *low : 1;
  const float stroke = std::max(1.5f, 2 * ui.scale());
  ImDrawList* draw = ui.draw();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float x = rect.x0 + rect.width() * static_cast<float>(i) / static_cast<float>(values.size() - 1);
    const float y = rect.y1 - stroke - (rect.height() - 2 * stroke) * (values[i] - *low) / range;
    draw->PathLineTo({x, y});
  }
  draw->PathStroke(ui.color(color), 0, stroke);
}

bool stat_tile(Ui& ui, const TileSpec& spec) {
  const float pad = ui.px(16);
  const float height = 2 * ui.px(14) + ui.fonts().line_height(TextStyle::Small) +
                       ui.fonts().line_height(TextStyle::Figure) + ui.px(2) +
                       (spec.mark.empty() ? 0 : ui.px(22));
  const Rect r = ui.place(0, height);
  const Id id = ui.id(spec.id.empty() ? spec.label.view() : spec.id);
  const Interaction it = ui.interact(id, r, {.exact = true});
  ui.note({.id = id, .role = Role::Button, .rect = r, .label = spec.label.view(),
           .value = spec.figure.view(), .description = spec.mark.view()}, it);
  fill(ui, r, ui.color(it.held ? Color::Pressed : it.hovered ? Color::Hover : Color::Surface),
       measure::kRadiusCard);
  outline(ui, r, ui.color(Color::Line), measure::kRadiusCard);
  if (it.focus_visible) focus_ring(ui, r, measure::kRadiusCard);
  float y = r.y0 + ui.px(14);
  const Rect in{r.x0 + pad, r.y0, r.x1 - pad, r.y1};
  const float small = ui.fonts().line_height(TextStyle::Small);
  text_line(ui, {TextStyle::Small, ui.color(Color::Muted)}, {in.x0, y, in.x1, y + small},
            spec.label.view());
  y += small;
  const float figure = ui.fonts().line_height(TextStyle::Figure);
  text_line(ui, {TextStyle::Figure, ui.color(Color::Text)}, {in.x0, y, in.x1, y + figure},
            spec.figure.view());
  y += figure + ui.px(2);
  float words = ui.fonts().width(TextStyle::Figure, spec.figure.view());
  if (!spec.mark.empty()) {
    const float width = std::min(in.width(), badge_width(ui, spec.mark));
    badge_in(ui, {in.x0, y, in.x0 + width, y + ui.px(22)}, spec.mark, spec.mark_tone);
    words = std::max(words, width);
  }
  const float curve_x = std::max(in.x0 + words + ui.px(20), in.x1 - ui.px(112));
  if (in.x1 - curve_x >= ui.px(40))
    sparkline(ui, {curve_x, r.center_y() - ui.px(6), in.x1, r.center_y() + ui.px(24)}, spec.curve);
  tooltip(ui, it, r, spec.hint);
  return it.pressed;
}

void mini_fact(Ui& ui, Text label, Text value, Text unit) {
  const Rect r = ui.place(0, ui.px(56));
  fill(ui, r, ui.color(Color::Surface2), 10);
  outline(ui, r, ui.color(Color::Line), 10);
  const float x = r.x0 + ui.px(11);
  const float top = r.y0 + ui.px(8);
  const float note_line = ui.fonts().line_height(TextStyle::Note);
  text_line(ui, {TextStyle::Note, ui.color(Color::Muted)}, {x, top, r.x1 - ui.px(8), top + note_line},
            label.view());
  const Rect line{x, top + note_line, r.x1 - ui.px(8), r.y1 - ui.px(8)};
  text_line(ui, {TextStyle::BodyStrong, ui.color(Color::Text)}, line, value.view());
  const float width = ui.fonts().width(TextStyle::BodyStrong, value.view());
  text_line(ui, {TextStyle::Body, ui.color(Color::Text)},
            {line.x0 + width + ui.px(4), line.y0, line.x1, line.y1}, unit.view());
  ui.note({.role = Role::Text, .rect = r, .label = label.view(),
           .value = unit.empty() ? value.view() : ui.join({value, unit}, " ").view()});
}

// ---- banner and empty ----------------------------------------------------------------------------

BannerEvent banner(Ui& ui, const BannerSpec& spec) {
  constexpr Icon kIcons[] = {Icon::Info, Icon::Info, Icon::CircleCheck, Icon::Warning,
                             Icon::CircleAlert};
  IdScope scope(ui, spec.id.empty() ? spec.title.view() : spec.id);
  const float pad = ui.px(14);
  const float left = ui.left() + pad + ui.px(30);
  const float action = spec.action.empty()
                           ? 0
                           : button_width(ui, {.label = spec.action, .small = true}) + ui.px(12);
  const float close = spec.closable ? ui.px(38) : 0;
  const float right = ui.right() - pad - action - close;
  const float title_height =
      spec.title.empty() ? 0 : paragraph_height(ui, TextStyle::SmallStrong, right - left, spec.title.view());
  const float body = paragraph_height(ui, TextStyle::Small, right - left, spec.body.view());
  const Rect r = ui.place(0, std::max(ui.px(50), title_height + body + 2 * ui.px(11)));
  const Rgba front = ui.color(tone_front(spec.tone));
  fill(ui, r, ui.color(tone_back(spec.tone)), 10);
  outline(ui, r, with_alpha(front, ui.environment().theme == ThemeId::HighContrast ? 1 : 0.35f), 10);
  icon(ui, kIcons[static_cast<std::size_t>(spec.tone)], IconSize::Normal, front,
       {r.x0 + pad, r.y0, r.x0 + pad + ui.px(18), r.y0 + std::max(ui.px(50), 0.0f)});
  float y = std::floor(r.center_y() - (title_height + body) / 2);
  paragraph(ui, {TextStyle::SmallStrong, ui.color(Color::Text)}, {left, y, right, y + title_height},
            spec.title.view());
  paragraph(ui, {TextStyle::Small, ui.color(Color::Text)}, {left, y + title_height, right, r.y1},
            spec.body.view());
  const bool urgent = spec.tone == Tone::Bad;
  NodeScope node(ui, {.role = urgent ? Role::Alert : Role::Status,
                      .states = urgent ? state::kLiveNow : state::kLivePolite, .rect = r,
                      .label = spec.title.view(), .value = spec.body.view()});
  BannerEvent event = BannerEvent::None;
  ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = right + ui.px(12), .x1 = r.x1 - ui.px(8),
                .x = right + ui.px(12), .y = r.y0, .row_height = r.height(), .gap = ui.px(6)});
  if (!spec.action.empty() && button(ui, {.label = spec.action, .small = true}))
    event = BannerEvent::Action;
  if (spec.closable && icon_button(ui, {.label = ui.t(TextKey::kit_dismiss), .icon = Icon::Close,
                                        .kind = ButtonKind::Quiet, .small = true}))
    event = BannerEvent::Close;
  ui.pop_flow();
  return event;
}

EmptyEvent empty_state(Ui& ui, const EmptySpec& spec) {
  const float width = std::min(ui.room(), ui.px(420));
  const float body = paragraph_height(ui, TextStyle::Small, width, spec.body.view());
  const bool acts = !spec.action.empty() || !spec.second_action.empty();
  const float content = ui.px(56 + 12) + ui.fonts().line_height(TextStyle::Heading) + ui.px(4) + body +
                        (acts ? ui.px(14 + measure::kControl) : 0);
  const Rect r = ui.place(0, std::max(ui.px(spec.height), content + ui.px(32)));
  float y = std::floor(r.center_y() - content / 2);
  const Rect disc{r.center_x() - ui.px(28), y, r.center_x() + ui.px(28), y + ui.px(56)};
  fill(ui, disc, ui.color(Color::PrimarySoft), 28);
  icon(ui, spec.icon, IconSize::Large, ui.color(Color::Primary), disc);
  y = disc.y1 + ui.px(12);
  const float head = ui.fonts().line_height(TextStyle::Heading);
  const Rect line{r.center_x() - width / 2, y, r.center_x() + width / 2, y + head};
  text_line(ui, {TextStyle::Heading, ui.color(Color::Text), Align::Middle}, line, spec.title.view());
  y += head + ui.px(4);
  y += paragraph(ui, {TextStyle::Small, ui.color(Color::Muted), Align::Middle},
                 {line.x0, y, line.x1, y}, spec.body.view());
  ui.note({.role = Role::Heading, .rect = line, .label = spec.title.view(), .level = 2});
  if (!spec.body.empty())
    ui.note({.role = Role::Text, .rect = {line.x0, line.y1, line.x1, y}, .label = spec.body.view()});
  if (!acts) return EmptyEvent::None;
  const ButtonSpec first{.label = spec.action, .icon = spec.action_icon, .kind = ButtonKind::Primary};
  const ButtonSpec second{.label = spec.second_action};
  float total = spec.action.empty() ? 0 : button_width(ui, first);
  if (!spec.second_action.empty()) total += button_width(ui, second) + (total > 0 ? ui.px(8) : 0);
  const float x = std::floor(r.center_x() - total / 2);
  ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = x, .x1 = r.x1, .x = x, .y = y + ui.px(14),
                .row_height = ui.px(measure::kControl), .gap = ui.px(8)});
  EmptyEvent event = EmptyEvent::None;
  if (!spec.second_action.empty() && button(ui, second)) event = EmptyEvent::SecondAction;
  if (!spec.action.empty() && button(ui, first)) event = EmptyEvent::Action;
  ui.pop_flow();
  return event;
}

// ---- progress ------------------------------------------------------------------------------------

void progress_in(Ui& ui, const Rect& r, float share, Color color) {
  fill(ui, r, ui.color(Color::Track), 99);
  if (ui.environment().theme == ThemeId::HighContrast) outline(ui, r, ui.color(Color::Line), 99);
  const float width = r.width() * std::clamp(share, 0.0f, 1.0f);
  if (width > 0)
    fill(ui, {r.x0, r.y0, r.x0 + std::max(std::round(width), r.height()), r.y1}, ui.color(color), 99);
}

void progress_bar(Ui& ui, const ProgressSpec& spec) {
  const float line = ui.fonts().line_height(TextStyle::Small);
  const Rect r = ui.place(spec.width > 0 ? ui.px(spec.width) : 0, line);
  float x0 = r.x0;
  float x1 = r.x1;
  if (spec.label_width > 0 || !spec.label.empty()) {
    float width = spec.label_width > 0 ? ui.px(spec.label_width)
                                       : ui.fonts().width(TextStyle::Small, spec.label.view());
    width = std::min(width, r.width() * 0.55f);
    text_line(ui, {TextStyle::Small, ui.color(Color::Text)}, {x0, r.y0, x0 + width, r.y1},
              spec.label.view());
    x0 += width + ui.px(12);
  }
  if (!spec.figure.empty()) {
    const float width = spec.figure_width > 0
                            ? ui.px(spec.figure_width)
                            : ui.fonts().width(TextStyle::Small, spec.figure.view());
    text_line(ui, {TextStyle::Small, ui.color(Color::Text), Align::End}, {x1 - width, r.y0, x1, r.y1},
              spec.figure.view());
    x1 -= width + ui.px(12);
  }
  const float half = ui.px(8) / 2;
  const float y = std::floor(r.center_y() - half);
  progress_in(ui, {x0, y, x1, y + ui.px(8)}, spec.share, spec.color);
  ui.note({.role = Role::Progress, .rect = r,
           .label = spec.label.empty() ? spec.name.view() : spec.label.view(),
           .value = spec.figure.empty()
                        ? ui.number(std::lround(spec.share * 100)).view()
                        : spec.figure.view()});
}

bool work_progress(Ui& ui, const WorkSpec& spec) {
  NodeScope node(ui, {.role = Role::Status, .states = state::kLivePolite | state::kBusy,
                      .label = spec.doing.view(), .value = spec.left.view()});
  {
    Line line(ui, 22);
    text(ui, spec.doing, {.style = TextStyle::BodyStrong});
    line.right("left");
    muted(ui, spec.left);
  }
  bool cancelled = false;
  Line line(ui, measure::kControlSmall, 12);
  const ButtonSpec cancel{.label = ui.t(TextKey::kit_cancel), .small = true};
  const float tail = spec.can_cancel ? button_width(ui, cancel) + ui.px(12) : 0;
  const Rect r = ui.place(ui.room() - tail, ui.px(8));
  if (spec.share >= 0) {
    progress_in(ui, r, spec.share, Color::Primary);
  } else {
    fill(ui, r, ui.color(Color::Track), 99);
    const double turn = ui.environment().reduced_motion ? 0.3 : std::fmod(ui.time_s() * 0.6, 1.0);
    const float x = r.x0 + (r.width() * 1.3f) * static_cast<float>(turn) - r.width() * 0.3f;
    fill(ui, Rect{x, r.y0, x + r.width() * 0.3f, r.y1}.clipped(r), ui.color(Color::Primary), 99);
    if (!ui.environment().reduced_motion) ui.want_frame_in(1.0 / 30);
  }
  if (spec.can_cancel) cancelled = button(ui, cancel);
  return cancelled;
}

void skeleton(Ui& ui, int lines) {
  const float height = ui.fonts().line_height(TextStyle::Body);
  const Rect r = ui.place(0, height * static_cast<float>(lines));
  constexpr float kWidths[] = {0.92f, 0.78f, 0.86f, 0.64f};
  for (int i = 0; i < lines; ++i) {
    const float y = r.y0 + height * static_cast<float>(i) + height * 0.25f;
    fill(ui, {r.x0, y, r.x0 + r.width() * kWidths[i % 4], y + height * 0.5f}, ui.color(Color::Track), 4);
  }
  ui.note({.role = Role::Status, .states = state::kBusy, .rect = r,
           .label = ui.t(TextKey::kit_loading).view()});
}

}  // namespace asah::ui
