#include "wasm/ui/kit/overlay.hpp"

#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                    ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                    ImGuiWindowFlags_NoCollapse;

/// Height of a popover or dialog, from the last frame.
struct LayerHeight {
  float value = 0;
};

/// Pushes the flow of a window just begun; returns its top.
float begin_content(Ui& ui, float padding, float gap) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float width = window->InnerRect.GetWidth();
  ui.push_flow({.x0 = at.x + padding, .x1 = at.x + width - padding, .y = at.y + padding,
                .gap = gap, .bottom = at.y + padding});
  return at.y;
}

/// Ends it: remembers the height for the next frame and makes the window scroll to it.
void end_content(Ui& ui, Id id, float top, float padding) {
  const Ui::Flow f = ui.pop_flow();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float bottom = f.bottom + padding;
  window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, bottom);
  float& known = ui.state<LayerHeight>(id).value;
  const float height = std::ceil(bottom - top);
  if (known != height) ui.want_frame_in(0);
  known = height;
}

}  // namespace

void open_popover(Ui& ui, std::string_view name) { ImGui::OpenPopupEx(ui.id(name)); }

bool popover_is_open(const Ui& ui, std::string_view name) {
  return ImGui::IsPopupOpen(ui.id(name), ImGuiPopupFlags_None);
}

Popover::Popover(Ui& ui, std::string_view name, const Rect& anchor, const PopoverSpec& spec)
    : ui_(ui), spec_(spec), id_(ui.id(name)) {
  if (!ImGui::IsPopupOpen(id_, ImGuiPopupFlags_None)) return;
  const Vec screen = ui.display_px();
  const float edge = ui.px(6);
  const float width = std::min(ui.px(spec.width), screen.x - 2 * edge);
  const float known = ui.state<LayerHeight>(id_).value;
  float height = std::min(known > 0 ? known : ui.px(40), ui.px(spec.most_height));
  const float below = screen.y - anchor.y1 - 2 * edge;
  const float above = anchor.y0 - 2 * edge;
  const bool up = height > below && above > below;
  height = std::min(height, std::max(ui.px(60), up ? above : below));
  const float y = up ? anchor.y0 - ui.px(4) - height : anchor.y1 + ui.px(4);
  float x = spec.align_right ? anchor.x1 - width : anchor.x0;
  x = std::clamp(x, edge, std::max(edge, screen.x - width - edge));
  ImGui::SetNextWindowPos({std::round(x), std::round(y)});
  ImGui::SetNextWindowSize({width, height});
  open_ = ImGui::BeginPopupEx(id_, kPlain);
  if (!open_) return;
  ui.semantics().open({.id = id_, .role = spec.role, .rect = {x, y, x + width, y + height},
                       .label = spec.label.view()});
  top_ = begin_content(ui, ui.px(spec.padding), ui.px(spec.gap));
}

Popover::~Popover() {
  if (!open_) return;
  end_content(ui_, id_, top_, ui_.px(spec_.padding));
  ui_.semantics().close();
  ImGui::EndPopup();
}

void Popover::close() {
  if (open_) ImGui::CloseCurrentPopup();
  ui_.want_frame_in(0);
}

bool list_row(Ui& ui, const ListRow& row) {
  const Rect r = ui.place(0, ui.px(ui.environment().touch ? measure::kHitTouch : 34));
  IdScope scope(ui, row.index);
  const Id id = ui.id("row");
  const Interaction it = ui.interact(id, r, {.disabled = row.disabled, .exact = true});
  std::uint32_t states = row.disabled ? state::kDisabled : 0u;
  if (row.selected) states |= state::kSelected;
  ui.note({.id = id, .role = row.role, .states = states, .rect = r, .label = row.label.view(),
           .value = row.detail.view(), .row = row.index}, it);
  if (!it.visible) return it.pressed;
  if (row.selected) fill(ui, r, ui.color(Color::PrimarySoft), measure::kRadiusSmall);
  if (it.hovered || it.held || it.focus_visible)
    fill(ui, r, ui.color(it.held ? Color::Pressed : row.selected ? Color::PrimarySoft : Color::Hover),
         measure::kRadiusSmall);
  if (it.focus_visible) outline(ui, r, ui.color(Color::Focus), measure::kRadiusSmall, 2);
  Color front = row.disabled ? Color::Disabled : row.danger ? Color::BadText : Color::Text;
  if (row.selected) front = Color::Primary;
  float x = r.x0 + ui.px(10);
  if (row.icon != Icon::None) {
    icon(ui, row.icon, IconSize::Normal, ui.color(front), {x, r.y0, x + ui.px(18), r.y1});
    x += ui.px(27);
  }
  float right = r.x1 - ui.px(10);
  if (row.selected && row.detail.empty()) {
    icon(ui, Icon::Check, IconSize::Small, ui.color(front), {right - ui.px(14), r.y0, right, r.y1});
    right -= ui.px(22);
  } else if (!row.detail.empty()) {
    const float width = std::min((right - x) * 0.5f, ui.fonts().width(TextStyle::Note, row.detail.view()));
    text_line(ui, {TextStyle::Note, ui.color(Color::Muted), Align::End}, {right - width, r.y0, right, r.y1},
              row.detail.view());
    right -= width + ui.px(10);
  }
  text_line(ui, {row.selected ? TextStyle::SmallStrong : TextStyle::Small, ui.color(front)},
            {x, r.y0, right, r.y1}, row.label.view());
  return it.pressed;
}

int menu_items(Ui& ui, std::span<const MenuItem> items) {
  int chosen = -1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const MenuItem& item = items[i];
    if (item.rule_before) {
      ui.gap(4);
      rule(ui);
      ui.gap(4);
    }
    const Icon mark = item.checked ? Icon::Check : item.icon;
    if (list_row(ui, {.label = item.label, .detail = item.keys, .icon = mark,
                      .disabled = item.disabled, .danger = item.danger, .role = Role::MenuItem,
                      .index = static_cast<int>(i)})) {
      chosen = static_cast<int>(i);
      ImGui::CloseCurrentPopup();
      ui.want_frame_in(0);
    }
  }
  return chosen;
}

int menu(Ui& ui, std::string_view name, const Rect& anchor, std::span<const MenuItem> items,
         float width_css) {
  Popover pop(ui, name, anchor, {.width = width_css, .role = Role::Menu});
  return pop ? menu_items(ui, items) : -1;
}

// ---- dialog --------------------------------------------------------------------------------------

Dialog::Dialog(Ui& ui, std::string_view name, bool& open, const DialogSpec& spec)
    : ui_(ui), open_(open), id_(ui.id(name)) {
  if (ui.dialogs_covered()) return;
  const bool was_open = ImGui::IsPopupOpen(id_, ImGuiPopupFlags_None);
  if (open && !was_open) ImGui::OpenPopupEx(id_);
  if (!open && !was_open) return;
  const Vec screen = ui.display_px();
  const bool phone = ui.width_class() == WidthClass::Phone;
  const float edge = ui.px(phone ? 8 : 24);
  const float width = std::min(ui.px(spec.width), screen.x - 2 * edge);
  const float known = ui.state<LayerHeight>(id_).value;
  const float height = std::min(known > 0 ? known : ui.px(120), screen.y - 2 * edge);
  const float x = std::round((screen.x - width) / 2);
  const float y = std::round(std::max(edge, (screen.y - height) * 0.42f));
  ImGui::SetNextWindowPos({x, y});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.color(Color::Surface));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, ui.px(measure::kRadiusCard));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(measure::kRadiusCard));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, ui.px(1));
  char title_buffer[32];
  std::snprintf(title_buffer, sizeof title_buffer, "##Popup_%08x", id_);
  shown_ = ImGui::Begin(title_buffer, nullptr, kPlain | ImGuiWindowFlags_Popup | ImGuiWindowFlags_Modal);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
  if (!shown_) {
    ImGui::EndPopup();
    return;
  }
  ui.semantics().open({.id = id_, .role = Role::Dialog, .states = state::kModal,
                       .rect = {x, y, x + width, y + height}, .label = spec.title.view(),
                       .description = spec.subtitle.view()});
  ui.push_id(name);
  top_ = begin_content(ui, ui.px(20), ui.px(12));
  const bool escaped = spec.closable && !ImGui::IsAnyItemActive() &&
                       ui.key(ImGuiKey_Escape, false) && ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
  Line head(ui, 28, 8);
  const Rect r = ui.place(ui.room() - (spec.closable ? ui.px(38) : 0), ui.px(28));
  text_line(ui, {TextStyle::Heading, ui.color(Color::Text)}, r, spec.title.view());
  ui.note({.role = Role::Heading, .rect = r, .label = spec.title.view(), .level = 2});
  const bool crossed = spec.closable && icon_button(ui, {.label = ui.t(TextKey::kit_close), .icon = Icon::Close,
                                                         .kind = ButtonKind::Quiet, .small = true});
  if (escaped || crossed || !open) {
    open = false;
    ImGui::CloseCurrentPopup();
    ui.want_frame_in(0);
  }
}

Dialog::~Dialog() {
  if (!shown_) return;
  if (!open_) {
    ImGui::CloseCurrentPopup();
    ui_.want_frame_in(0);
  }
  end_content(ui_, id_, top_, ui_.px(20));
  ui_.pop_id();
  ui_.semantics().close();
  ImGui::EndPopup();
}

DialogAnswer dialog_foot(Ui& ui, const DialogFoot& foot) {
  DialogAnswer answer = DialogAnswer::None;
  ui.gap(20);
  const ButtonSpec cancel{.label = foot.cancel.empty() ? ui.t(TextKey::kit_cancel) : foot.cancel,
                          .disabled = foot.busy, .id = "cancel"};
  const ButtonSpec confirm{.label = foot.confirm, .kind = foot.kind, .disabled = foot.disabled,
                           .busy = foot.busy, .id = "confirm"};
  const float width = button_width(ui, cancel) + button_width(ui, confirm) + ui.px(8);
  Line line(ui);
  Ui::Flow& f = ui.flow();
  f.x = std::max(f.x0, f.x1 - width);
  if (button(ui, cancel)) answer = DialogAnswer::Cancel;
  if (button(ui, confirm)) answer = DialogAnswer::Confirm;
  return answer;
}

// ---- dragging ------------------------------------------------------------------------------------

void drop_overlay(Ui& ui, Text title, Text body) {
  const Vec screen = ui.display_px();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.x, screen.y});
  ImGui::Begin("##drop", nullptr, kPlain | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoInputs);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const Rect page{0, 0, screen.x, screen.y};
  fill(ui, page, (ui.color(Color::Bg) & 0x00FFFFFFu) | 0xD9000000u);
  const Rect frame = page.grown(-ui.px(18));
  dashed_outline(ui, frame, ui.color(Color::Primary), measure::kRadiusCard);
  const float width = std::min(ui.px(440), screen.x - ui.px(64));
  const float words = paragraph_height(ui, TextStyle::Body, width - ui.px(40), body.view());
  const float height = ui.px(120) + words;
  const float x = std::floor((screen.x - width) / 2);
  const float y = std::floor((screen.y - height) / 2);
  const Rect card{x, y, x + width, y + height};
  fill(ui, card, ui.color(Color::Surface), measure::kRadiusCard);
  outline(ui, card, ui.color(Color::Primary), measure::kRadiusCard, 2);
  icon(ui, Icon::Upload, IconSize::Large, ui.color(Color::Primary), {card.x0, card.y0 + ui.px(16), card.x1, card.y0 + ui.px(52)});
  text_line(ui, {TextStyle::Title, ui.color(Color::Text), Align::Middle},
            {card.x0 + ui.px(16), card.y0 + ui.px(56), card.x1 - ui.px(16), card.y0 + ui.px(88)}, title.view());
  paragraph(ui, {TextStyle::Body, ui.color(Color::Muted), Align::Middle},
            {card.x0 + ui.px(20), card.y0 + ui.px(96), card.x1 - ui.px(20), card.y1}, body.view());
  ui.note({.role = Role::Status, .states = state::kLivePolite, .rect = card, .label = title.view(),
           .description = body.view()});
  ImGui::End();
}

// ---- toasts --------------------------------------------------------------------------------------

void Toasts::add(Ui& ui, Toast toast, double seconds) {
  toast.until_s = toast.tone == Tone::Bad ? 1e18 : ui.time_s() + seconds;
  if (toasts_.size() >= 4) toasts_.erase(toasts_.begin());
  toasts_.push_back(std::move(toast));
  ui.want_frame_in(0);
}

std::optional<int> Toasts::draw(Ui& ui) {
  std::optional<int> clicked;
  std::erase_if(toasts_, [&](const Toast& t) { return t.until_s <= ui.time_s(); });
  if (toasts_.empty()) return clicked;
  const Vec screen = ui.display_px();
  const float width = std::min(ui.px(380), screen.x - 2 * ui.px(12));
  float bottom = screen.y - ui.px(measure::kStatusBar) - ui.px(14);
  std::size_t closed = toasts_.size();
  for (std::size_t i = toasts_.size(); i-- > 0;) {
    const Toast& toast = toasts_[i];
    const Text words = raw(toast.words);
    const float inner = width - ui.px(14 + 28 + 44) -
                        (toast.action.empty()
                             ? 0
                             : button_width(ui, {.label = raw(toast.action), .small = true}) + ui.px(8));
    const float height = std::max(ui.px(48), paragraph_height(ui, TextStyle::Small, inner, toast.words) + ui.px(22));
    const Rect r{screen.x - width - ui.px(14), bottom - height, screen.x - ui.px(14), bottom};
    bottom = r.y0 - ui.px(8);
    ImGui::SetNextWindowPos({r.x0, r.y0});
    ImGui::SetNextWindowSize({r.width(), r.height()});
    char name[24];
    std::snprintf(name, sizeof name, "##toast%d", static_cast<int>(i));
    ImGui::Begin(name, nullptr, kPlain | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav);
    if (ImGui::GetTopMostPopupModal() == nullptr) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    fill(ui, r, ui.color(Color::Surface), 10);
    outline(ui, r, ui.color(Color::LineStrong), 10);
    constexpr Icon kIcons[] = {Icon::Info, Icon::Info, Icon::CircleCheck, Icon::Warning, Icon::CircleAlert};
    icon(ui, kIcons[static_cast<std::size_t>(toast.tone)], IconSize::Normal, ui.color(tone_front(toast.tone)),
         {r.x0 + ui.px(14), r.y0, r.x0 + ui.px(32), r.y1});
    const float x = r.x0 + ui.px(42);
    const float text_height = paragraph_height(ui, TextStyle::Small, inner, toast.words);
    paragraph(ui, {TextStyle::Small, ui.color(Color::Text)},
              {x, std::floor(r.center_y() - text_height / 2), x + inner, r.y1}, toast.words);
    NodeScope node(ui, {.role = toast.tone == Tone::Bad ? Role::Alert : Role::Status,
                        .states = toast.tone == Tone::Bad ? state::kLiveNow : state::kLivePolite,
                        .rect = r, .label = words.view()});
    ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = x + inner + ui.px(6), .x1 = r.x1,
                  .x = x + inner + ui.px(6), .y = r.y0, .row_height = height, .gap = ui.px(6)});
    if (!toast.action.empty() && button(ui, {.label = raw(toast.action), .small = true, .id = "act"})) {
      clicked = toast.token;
      closed = i;
    }
    if (icon_button(ui, {.label = ui.t(TextKey::kit_dismiss), .icon = Icon::Close,
                         .kind = ButtonKind::Quiet, .small = true}))
      closed = i;
    ui.pop_flow();
    ImGui::End();
    if (toast.until_s < 1e17) ui.want_frame_in(toast.until_s - ui.time_s() + 0.01);
  }
  if (closed < toasts_.size()) {
    toasts_.erase(toasts_.begin() + static_cast<std::ptrdiff_t>(closed));
    ui.want_frame_in(0);
  }
  return clicked;
}

}  // namespace asah::ui
