#include "wasm/ui/ui.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

ImVec4 vec4(Rgba color, float alpha = 1) {
  return ImGui::ColorConvertU32ToFloat4(with_alpha(color, alpha));
}

ImGuiWindow* window() { return ImGui::GetCurrentContext()->CurrentWindow; }

}  // namespace

Ui::Ui() {
  IMGUI_CHECKVERSION();
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.ConfigInputTrickleEventQueue = true;
  io.UserData = this;
  context_->ConfigNavWindowingKeyNext = 0;  // Ctrl+Tab belongs to the browser
  context_->ConfigNavWindowingKeyPrev = 0;
  context_->TestEngineHookItems = true;
  requested_.reserve(8);
  flows_.reserve(32);
}

Ui::~Ui() { ImGui::DestroyContext(context_); }

void Ui::set_environment(const Environment& environment) {
  ImGui::SetCurrentContext(context_);
  const bool first = fonts_.scale() == 0;
  const bool themed = first || environment.theme != environment_.theme ||
                      environment.touch != environment_.touch;
  environment_ = environment;
  environment_.user_scale = std::clamp(environment.user_scale, 0.5f, 3.0f);
  environment_.pixel_ratio = std::clamp(environment.pixel_ratio, 0.5f, 4.0f);
  texts_.set_language(environment_.language);
  scale_ = environment_.pixel_ratio * environment_.user_scale;
  display_px_ = {std::round(environment_.display_css.x * environment_.pixel_ratio),
                 std::round(environment_.display_css.y * environment_.pixel_ratio)};
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {display_px_.x, display_px_.y};
  io.ConfigMacOSXBehaviors = environment_.mac_keys;
  io.ConfigInputTextCursorBlink = !environment_.reduced_motion;
  io.MouseDragThreshold = px(6);
  io.MouseDoubleClickMaxDist = px(6);
  const bool rescaled = fonts_.scale() != scale_;
  if (rescaled) {
    fonts_.build(*io.Fonts, scale_);
    io.FontDefault = fonts_.font(TextStyle::Body);
    ++atlas_revision_;
  }
  if (rescaled || themed) apply_style();
}

void Ui::apply_style() {
  ImGuiStyle& s = ImGui::GetStyle();
  s = ImGuiStyle();
  s.WindowPadding = s.FramePadding = s.ItemSpacing = s.ItemInnerSpacing = {0, 0};
  s.WindowBorderSize = s.ChildBorderSize = s.FrameBorderSize = 0;
  s.WindowMinSize = {1, 1};
  s.PopupBorderSize = px(1);
  s.PopupRounding = px(10);
  s.WindowRounding = px(measure::kRadiusCard);
  s.ScrollbarSize = px(environment_.touch ? 6 : 10);
  s.ScrollbarRounding = px(5);
  s.GrabMinSize = px(24);
  s.AntiAliasedLinesUseTex = true;
  s.CircleTessellationMaxError = 0.2f;
  s.CurveTessellationTol = 0.8f;
  for (ImVec4& c : s.Colors) c = {0, 0, 0, 0};
  s.Colors[ImGuiCol_Text] = vec4(color(Color::Text));
  s.Colors[ImGuiCol_TextDisabled] = vec4(color(Color::Placeholder));
  s.Colors[ImGuiCol_TextSelectedBg] = vec4(color(Color::Primary), 0.28f);
  s.Colors[ImGuiCol_PopupBg] = vec4(color(Color::Surface));
  s.Colors[ImGuiCol_Border] = vec4(color(Color::Line));
  s.Colors[ImGuiCol_ScrollbarGrab] = vec4(color(Color::Scroll));
  s.Colors[ImGuiCol_ScrollbarGrabHovered] = vec4(color(Color::ScrollHover));
  s.Colors[ImGuiCol_ScrollbarGrabActive] = vec4(color(Color::ScrollHover));
  s.Colors[ImGuiCol_ModalWindowDimBg] = vec4(color(Color::Scrim), 0.45f);
}

void Ui::begin_frame(double delta_s) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DeltaTime = static_cast<float>(std::max(delta_s, 1e-4));
  ++frame_;
  next_frame_in_ = kNever;
  frame_arena_.reset();
  std::swap(actions_, requested_);
  requested_.clear();
  input_next_.active = false;
  semantics_.begin_frame();
  flows_.clear();
  flows_.push_back({.x0 = 0, .x1 = display_px_.x});
  ImGui::NewFrame();
  context_->DimBgRatio = ImGui::GetTopMostPopupModal() ? 1.0f : 0.0f;  // no fading: no movement
}

void Ui::end_frame() {
  ImGui::Render();
  finish_text_input();
  if (focus_request_ != 0 && ++focus_tries_ > 3) focus_request_ = 0;
  if (focus_request_ != 0) want_frame_in(0);
  semantics_.end_frame(environment_.pixel_ratio);
}

void Ui::finish_text_input() {
  if (!input_next_.active) {
    if (input_.active) want_frame_in(0);
    input_.active = false;
    input_.id = 0;
    has_update_ = false;
    return;
  }
  std::swap(input_, input_next_);
  if (has_update_ && input_update_.id != input_.id) has_update_ = false;
  if (const float r = environment_.pixel_ratio; r > 0) {
    Rect& box = input_.rect;
    box = {box.x0 / r, box.y0 / r, box.x1 / r, box.y1 / r};
  }
  has_update_ = false;
}

ImDrawData* Ui::draw_data() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetDrawData();
}

void Ui::want_frame_in(double seconds) { next_frame_in_ = std::min(next_frame_in_, seconds); }

double Ui::time_s() const { return context_->Time; }

bool Ui::had_input() const { return !context_->InputEventsTrail.empty(); }

float Ui::px(float css) const {
  if (css == 0) return 0;
  const float device = std::round(css * scale_);
  return css > 0 ? std::max(1.0f, device) : device;
}

WidthClass Ui::width_class() const {
  const float width = design_width();
  if (width < measure::kPhone) return WidthClass::Phone;
  return width < measure::kNarrow ? WidthClass::Narrow : WidthClass::Wide;
}

Id Ui::id(std::string_view name) const {
  return window()->GetID(name.data(), name.data() + name.size());
}

void Ui::push_id(std::string_view name) { ImGui::PushID(name.data(), name.data() + name.size()); }
void Ui::push_id(std::int64_t number) {
  ImGui::PushID(reinterpret_cast<const char*>(&number),
                reinterpret_cast<const char*>(&number) + sizeof number);
}
void Ui::pop_id() { ImGui::PopID(); }

Interaction Ui::interact(Id id, Rect rect, InteractOptions options) {
  Interaction it;
  Rect hit = rect;
  if (!options.exact) {
    const float least = px(environment_.touch ? measure::kHitTouch : measure::kHit);
    hit = rect.grown(std::max(0.0f, (least - rect.width()) / 2),
                     std::max(0.0f, (least - rect.height()) / 2));
  }
  const ImRect bb(hit.x0, hit.y0, hit.x1, hit.y1);
  ImGuiItemFlags flags = 0;
  const bool disabled = options.disabled || disabled_;
  if (disabled) flags |= ImGuiItemFlags_Disabled;
  if (!options.focusable || disabled) flags |= ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop;
  if (options.overlap) flags |= ImGuiItemFlags_AllowOverlap;
  it.visible = ImGui::ItemAdd(bb, id, nullptr, flags);
  ImGuiContext& g = *context_;
  if (disabled) {
    // Off under the pointer that holds it: it must let go, or no other part takes a press again.
    if (g.ActiveId == id) ImGui::ClearActiveID();
    return it;
  }
  if (focus_request_ == id) {
    focus_request_ = 0;
    ImGui::FocusWindow(window());
    ImGui::SetFocusID(id, window());
    g.NavDisableHighlight = !focus_ring_;
    ImGui::ScrollToRect(window(), bb, ImGuiScrollFlags_KeepVisibleEdgeY);
    want_frame_in(0);
  }
  ImGuiButtonFlags button = 0;
  if (options.on_press) button |= ImGuiButtonFlags_PressedOnClick;
  if (options.repeat) button |= ImGuiButtonFlags_Repeat;
  if (!options.focusable) button |= ImGuiButtonFlags_NoNavFocus;
  it.pressed = ImGui::ButtonBehavior(bb, id, &it.hovered, &it.held, button);
  it.double_clicked = it.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  it.right_clicked = it.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
  it.focused = g.NavId == id && options.focusable;
  it.focus_visible = it.focused && !g.NavDisableHighlight;
  if (environment_.touch && !it.held) it.hovered = false;
  if (take(id, SemanticAction::Kind::Activate)) {
    it.pressed = true;
    focus(id, false);
  }
  if (take(id, SemanticAction::Kind::Focus)) focus(id, true);
  return it;
}

std::int32_t Ui::note(Node node, const Interaction& it) {
  if (it.focused) node.states |= state::kFocused;
  if (!(node.states & state::kDisabled)) node.states |= state::kFocusable;
  return semantics_.add(node);
}

std::int32_t Ui::note(Node node) { return semantics_.add(node); }

const SemanticAction* Ui::take(Id id, SemanticAction::Kind kind) const {
  for (const SemanticAction& action : actions_)
    if (action.id == id && action.kind == kind) return &action;
  return nullptr;
}

void Ui::focus(Id id, bool show_ring) {
  focus_request_ = id;
  focus_ring_ = show_ring;
  focus_tries_ = 0;
  want_frame_in(0);
}

bool Ui::take_focus(Id id) {
  const bool asked = focus_request_ == id || take(id, SemanticAction::Kind::Focus) ||
                     take(id, SemanticAction::Kind::Activate);
  if (focus_request_ == id) focus_request_ = 0;
  if (asked) want_frame_in(0);
  return asked;
}

Id Ui::focused_id() const { return context_->NavId; }

bool Ui::keyboard_mode() const { return !context_->NavDisableHighlight; }

bool Ui::key(int imgui_key, bool repeat) const {
  const ImGuiIO& io = context_->IO;
  if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return false;
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(imgui_key), repeat);
}

bool Ui::typed(char character) const {
  const auto& queue = context_->IO.InputQueueCharacters;
  return std::find(queue.begin(), queue.end(), static_cast<ImWchar>(character)) != queue.end();
}

bool Ui::shortcut(int imgui_key, bool shift) const {
  const ImGuiIO& io = context_->IO;
  const bool command = environment_.mac_keys ? io.KeySuper : io.KeyCtrl;
  return command && io.KeyShift == shift && !io.KeyAlt &&
         ImGui::IsKeyPressed(static_cast<ImGuiKey>(imgui_key), true);
}

void Ui::own_keys(Id owner, std::span<const int> imgui_keys) {
  for (const int key : imgui_keys) ImGui::SetKeyOwner(static_cast<ImGuiKey>(key), owner);
}

// ---- layout ------------------------------------------------------------------------------------

Rect Ui::place(float width, float height) {
  Flow& f = flows_.back();
  if (width <= 0) width = room();
  Rect r;
  switch (f.mode) {
    case Flow::Mode::Stack:
      if (!f.first) f.y += f.gap;
      r = {f.x0, f.y, f.x0 + width, f.y + height};
      f.y = r.y1;
      break;
    case Flow::Mode::Line: {
      if (!f.first) f.x += f.gap;
      const float top = std::floor(f.y + std::max(0.0f, (f.row_height - height) / 2));
      r = {f.x, top, f.x + width, top + height};
      f.x = r.x1;
      break;
    }
    case Flow::Mode::Wrap:
      if (!f.first) f.x += f.gap;
      if (f.x + width > f.x1 + 0.5f && f.x > f.x0) {
        f.x = f.x0;
        f.y += f.row_height + f.row_gap;
        f.row_height = 0;
      }
      r = {f.x, f.y, f.x + width, f.y + height};
      if (height < f.row_height) {  // a badge beside chips stands in their middle
        r.y0 += std::floor((f.row_height - height) / 2);
        r.y1 = r.y0 + height;
      }
      f.x = r.x1;
      f.row_height = std::max(f.row_height, height);
      break;
  }
  f.first = false;
  f.bottom = std::max(f.bottom, r.y1);
  return r;
}

float Ui::room() const {
  const Flow& f = flows_.back();
  if (f.mode == Flow::Mode::Stack) return f.x1 - f.x0;
  return std::max(1.0f, f.x1 - f.x - (f.first ? 0 : f.gap));
}

float Ui::fitting(float width) const {
  const Flow& f = flows_.back();
  return std::min(width, f.mode == Flow::Mode::Wrap ? f.x1 - f.x0 : room());
}

float Ui::top() const {
  const Flow& f = flows_.back();
  return f.mode == Flow::Mode::Stack && !f.first ? f.y + f.gap : f.y;
}

void Ui::gap(float css) {
  Flow& f = flows_.back();
  if (f.first) return;
  float& at = f.mode == Flow::Mode::Stack ? f.y : f.x;
  at += (css == 0 ? 0 : px(css)) - f.gap;
}

void Ui::set_gap(float css) { flows_.back().gap = css == 0 ? 0 : px(css); }

Ui::Flow Ui::pop_flow() {
  const Flow f = flows_.back();
  flows_.pop_back();
  return f;
}

ImDrawList* Ui::draw() const { return window()->DrawList; }

Rect Ui::clip() const {
  const ImRect& c = window()->ClipRect;
  return {c.Min.x, c.Min.y, c.Max.x, c.Max.y};
}

Vec Ui::mouse() const {
  const ImVec2& at = context_->IO.MousePos;
  constexpr float kNowhere = -1e6f;  // no pointer: far away, yet small enough to calculate with
  return {std::max(at.x, kNowhere), std::max(at.y, kNowhere)};
}

bool Ui::hovering(const Rect& rect) const {
  return context_->HoveredWindow == window() && rect.contains(mouse()) && clip().contains(mouse());
}

}  // namespace asah::ui

// ---- Dear ImGui's test hooks ----------------------------------------------------------------------

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& bb,
                                 const ImGuiLastItemData*) {
  if (auto* ui = static_cast<asah::ui::Ui*>(context->IO.UserData))
    ui->semantics().note_rect(id, {bb.Min.x, bb.Min.y, bb.Max.x, bb.Max.y});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
  auto* ui = static_cast<asah::ui::Ui*>(context->IO.UserData);
  const bool is_window = context->CurrentWindow && context->CurrentWindow->ID == id;
  if (ui && label && !is_window)
    ui->semantics().add_foreign(id, label, static_cast<std::uint32_t>(flags));
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
