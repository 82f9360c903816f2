#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/shell/shell.hpp"

namespace asah::ui {
namespace {

constexpr float kPhoneGap = 8;

float actions_width(const Ui& ui, const PageSpec& spec) {
  float width = 0;
  for (const PageAction& action : spec.actions)
    width += button_width(ui, action.button) + (width > 0 ? ui.px(14) : 0);
  return width;
}

void draw_progress(Ui& ui, const PageSpec& spec, float width) {
  progress_bar(ui, {.share = spec.progress_share, .label = spec.progress, .width = std::floor(width / ui.scale())});
}

/// Under the title, in as many lines as they need.
void actions_below(Ui& ui, const PageSpec& spec) {
  if (spec.progress_share >= 0) draw_progress(ui, spec, ui.room());
  const float height = ui.px(measure::kControl);
  std::size_t next = 0;
  while (next < spec.actions.size()) {
    const Rect r = ui.place(0, height);
    ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = r.x0, .x1 = r.x1, .x = r.x0, .y = r.y0,
                  .row_height = height, .gap = ui.px(kPhoneGap)});
    float x = r.x0;
    do {
      PageAction& action = spec.actions[next++];
      x += button_width(ui, action.button) + ui.px(kPhoneGap);
      action.pressed = button(ui, action.button);
    } while (next < spec.actions.size() && x + button_width(ui, spec.actions[next].button) <= r.x1);
    ui.pop_flow();
  }
}

/// In the line of the title, at its right end.
void actions_beside(Ui& ui, const PageSpec& spec, const Rect& head, float width) {
  const float height = ui.px(measure::kControl);
  ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = head.x1 - width, .x1 = head.x1,
                .x = head.x1 - width, .y = std::floor(head.center_y() - height / 2),
                .row_height = height, .gap = ui.px(14)});
  if (spec.progress_share >= 0) draw_progress(ui, spec, ui.px(290));
  for (PageAction& action : spec.actions) action.pressed = button(ui, action.button);
  ui.pop_flow();
}

/// Title and subtitle at the left, actions at the right; on a phone under each other.
void page_head(Ui& ui, const PageSpec& spec) {
  const bool phone = ui.width_class() == WidthClass::Phone;
  float tail = actions_width(ui, spec);
  if (spec.progress_share >= 0) tail += ui.px(290) + ui.px(16);
  const float right = phone || tail == 0 ? 0 : tail + ui.px(16);
  const float title_line = ui.fonts().line_height(TextStyle::Title);
  const float sub_line = spec.subtitle.empty() ? 0
                         : phone ? paragraph_height(ui, TextStyle::Body, ui.room(), spec.subtitle.view())
                                 : ui.fonts().line_height(TextStyle::Body);
  const Rect r = ui.place(0, title_line + sub_line);
  const Rect sub{r.x0, r.y0 + title_line, r.x1 - right, r.y1};
  text_line(ui, {TextStyle::Title, ui.color(Color::Text)}, {r.x0, r.y0, sub.x1, sub.y0}, spec.title.view());
  const Rgba muted = ui.color(Color::Muted);
  if (phone) paragraph(ui, {TextStyle::Body, muted}, sub, spec.subtitle.view());
  else text_line(ui, {TextStyle::Body, muted}, sub, spec.subtitle.view());
  ui.note({.role = Role::Heading, .rect = {r.x0, r.y0, sub.x1, sub.y0}, .label = spec.title.view(), .level = 1});
  if (!spec.subtitle.empty()) ui.note({.role = Role::Text, .rect = sub, .label = spec.subtitle.view()});
  if (tail == 0) return;
  if (phone) actions_below(ui, spec);
  else actions_beside(ui, spec, r, tail);
}

}  // namespace

WorkArea::WorkArea(Ui& ui, Shell& shell, const PageSpec& spec) : ui_(ui) {
  const bool phone = ui.width_class() == WidthClass::Phone;
  ui.semantics().open({.role = Role::Main, .rect = shell.content(), .label = spec.title.view()});
  ui.push_id(spec.id);
  const float pad = phone ? 12 : measure::kPagePadding;
  scroll_.emplace(ui, "page", shell.content(), ScrollSpec{.padding_x = pad, .padding_y = phone ? 14.0f : measure::kPagePadding, .gap = measure::kGap});
  if (!spec.title.empty()) page_head(ui, spec);
}

WorkArea::~WorkArea() {
  scroll_.reset();
  ui_.pop_id();
  ui_.semantics().close();
}

float rest_of_page(const Ui& ui, float least) {
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float bottom = window->InnerRect.Max.y - ui.px(ui.width_class() == WidthClass::Phone ? 14 : measure::kPagePadding);
  const float rest = bottom - (ui.top() + window->Scroll.y);
  return std::max(least, std::floor(rest / ui.scale()));
}

Split::Split(Ui& ui, std::string_view name, bool has_inspector) : ui_(ui), name_(name) {
  top_ = bottom_ = ui.top();
  right_ = ui.right();
  beside_ = has_inspector && ui.width_class() == WidthClass::Wide;
  const float right = beside_ ? right_ - ui.px(measure::kInspector) - ui.px(measure::kGap) : right_;
  ui.push_flow({.x0 = ui.left(), .x1 = right, .y = top_, .gap = ui.px(measure::kGap), .bottom = top_});
}

Split::~Split() {
  if (main_open_) bottom_ = std::max(bottom_, ui_.pop_flow().bottom);
  ui_.place(0, bottom_ - ui_.top());
}

Inspector::Inspector(Split& split, const InspectorSpec& spec) : ui_(split.ui_), split_(split) {
  Ui& ui = ui_;
  split.bottom_ = std::max(split.bottom_, ui.pop_flow().bottom);
  split.main_open_ = false;
  ui.push_id(split.name_);
  if (split.beside_) {
    const Rect clip = ui.clip();
    // Stays in sight when a long page scrolls.
    const float top = std::max(split.top_, clip.y0 + ui.px(measure::kGap));
    const float bottom = std::max(top + ui.px(240), clip.y1 - ui.px(measure::kPagePadding));
    const Rect r{split.right_ - ui.px(measure::kInspector), top, split.right_, bottom};
    fill(ui, r, ui.color(Color::Surface), measure::kRadiusCard);
    outline(ui, r, ui.color(Color::Line), measure::kRadiusCard);
    ui.semantics().open({.role = Role::Complementary, .rect = r, .label = ui.t(TextKey::shell_inspector).view(),
                         .value = spec.title.view()});
    scroll_.emplace(ui, "inspector", r.grown(-ui.px(1)), ScrollSpec{.padding_x = 17, .padding_y = 15, .gap = 10});
  } else if (ui.width_class() == WidthClass::Phone) {
    sheet_ = true;
    const Vec screen = ui.display_px();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.x, screen.y});
    ImGui::Begin("##sheet", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const Rect r{0, 0, screen.x, screen.y};
    fill(ui, r, ui.color(Color::Surface));
    ui.semantics().open({.role = Role::Dialog, .states = state::kModal, .rect = r, .label = spec.title.view()});
    scroll_.emplace(ui, "inspector", r, ScrollSpec{.padding_x = 16, .padding_y = 14, .gap = 10});
  } else {
    const float y = split.bottom_ + ui.px(measure::kGap);
    ui.push_flow({.x0 = ui.left(), .x1 = split.right_, .y = y, .gap = ui.px(10), .bottom = y});
    ui.semantics().open({.role = Role::Complementary, .label = ui.t(TextKey::shell_inspector).view(),
                         .value = spec.title.view()});
    card_.emplace(ui, "inspector", CardSpec{.gap = 10});
  }
  head(spec);
}

void Inspector::head(const InspectorSpec& spec) {
  Ui& ui = ui_;
  const float cross = ui.px(measure::kControlSmall);
  const Rect corner{ui.right() - cross + ui.px(6), ui.top() - ui.px(4), ui.right() + ui.px(6), ui.top() - ui.px(4) + cross};
  const Id id = ui.id("close");
  const Interaction it = ui.interact(id, corner);
  if (it.hovered || it.held) fill(ui, corner, ui.color(it.held ? Color::Pressed : Color::Hover), 8);
  icon(ui, Icon::Close, IconSize::Normal, ui.color(Color::Text), corner);
  if (it.focus_visible) focus_ring(ui, corner, 8);
  tooltip(ui, it, corner, ui.t(TextKey::kit_close));
  const float right = ui.flow().x1;
  ui.flow().x1 = corner.x0 - ui.px(6);
  if (!spec.badge.empty()) badge(ui, spec.badge, spec.tone);
  if (!spec.title.empty()) text(ui, spec.title, {.style = TextStyle::Heading, .heading_level = 2});
  ui.flow().x1 = right;
  if (!spec.subtitle.empty()) {
    ui.gap(2);
    muted(ui, spec.subtitle);
  }
  ui.note({.id = id, .role = Role::Button, .rect = corner, .label = ui.t(TextKey::kit_close).view()}, it);
  const bool free_escape = !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel) && !ui.text_field_active();
  closed_ = it.pressed || (free_escape && ui.key(ImGuiKey_Escape, false));
}

Inspector::~Inspector() {
  Ui& ui = ui_;
  const bool below = card_.has_value();
  scroll_.reset();
  card_.reset();
  ui.semantics().close();
  if (below) split_.bottom_ = std::max(split_.bottom_, ui.pop_flow().bottom);
  if (sheet_) ImGui::End();
  ui.pop_id();
}

}  // namespace asah::ui
