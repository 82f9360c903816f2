#include "wasm/ui/kit/field.hpp"

#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "wasm/ui/kit/field_frame.hpp"

namespace asah::ui {
namespace {

struct EditContext {
  Ui* ui;
  Id id;
  std::string* value;
};

int on_edit(ImGuiInputTextCallbackData* edit) {
  auto& context = *static_cast<EditContext*>(edit->UserData);
  if (edit->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    context.value->resize(static_cast<std::size_t>(edit->BufTextLen));
    edit->Buf = context.value->data();
    return 0;
  }
  TextInputState& state = context.ui->text_input_next();
  if (const TextInputUpdate* update = context.ui->text_update(context.id)) {
    if (std::string_view(edit->Buf, static_cast<std::size_t>(edit->BufTextLen)) != update->text) {
      edit->DeleteChars(0, edit->BufTextLen);
      edit->InsertChars(0, update->text.c_str());
    }
    const auto length = static_cast<std::uint32_t>(edit->BufTextLen);
    edit->SelectionStart = static_cast<int>(std::min(update->selection_begin, length));
    edit->SelectionEnd = static_cast<int>(std::min(update->selection_end, length));
    edit->CursorPos = edit->SelectionEnd;
  }
  const auto from = static_cast<std::uint32_t>(std::min(edit->SelectionStart, edit->SelectionEnd));
  const auto to = static_cast<std::uint32_t>(std::max(edit->SelectionStart, edit->SelectionEnd));
  const auto cursor = static_cast<std::uint32_t>(edit->CursorPos);
  state.selection_begin = from == to ? cursor : from;
  state.selection_end = from == to ? cursor : to;
  return 0;
}

void publish_input(Ui& ui, Id id, const FieldSpec& spec, const Rect& inner, const std::string& value) {
  TextInputState& state = ui.text_input_next();
  state.active = true;
  state.id = id;
  state.kind = spec.kind;
  state.rect = inner;
  state.font_css = ui.fonts().em(spec.small ? TextStyle::Small : TextStyle::Body) /
                   ui.environment().pixel_ratio;
  state.text = value;
  state.label = spec.label.view();
  state.hint = spec.hint.view();
  state.max_length = static_cast<std::uint32_t>(std::max(0, spec.max_length));
  state.read_only = spec.read_only;
}

}  // namespace

std::string_view field_name(const FieldSpec& spec) {
  return spec.id.empty() ? spec.label.view() : spec.id;
}

Id field_id(const Ui& ui, std::string_view name) {
  Ui& mutable_ui = const_cast<Ui&>(ui);
  mutable_ui.push_id(name);
  const Id id = ui.id("##text");
  mutable_ui.pop_id();
  return id;
}

FieldFrame place_field(Ui& ui, const FieldSpec& spec, float box_height) {
  const bool labelled = !spec.hide_label && !spec.label.empty();
  const float label = labelled ? ui.fonts().line_height(TextStyle::SmallStrong) + ui.px(4) : 0;
  const Text foot_text = spec.error.empty() ? spec.help : spec.error;
  const float width = spec.width > 0 ? std::min(ui.px(spec.width), ui.room()) : ui.room();
  const float foot = foot_text.empty()
                         ? 0
                         : paragraph_height(ui, TextStyle::Note, width, foot_text.view()) + ui.px(4);
  FieldFrame f;
  f.whole = ui.place(width, label + box_height + foot);
  f.box = {f.whole.x0, f.whole.y0 + label, f.whole.x1, f.whole.y0 + label + box_height};
  f.inner = {f.box.x0 + ui.px(11), f.box.y0, f.box.x1 - ui.px(11), f.box.y1};
  if (spec.icon != Icon::None) f.inner.x0 += ui.px(18 + 8);
  if (!spec.suffix.empty())
    f.inner.x1 -= ui.fonts().width(TextStyle::Small, spec.suffix.view()) + ui.px(8);
  if (labelled) {
    const Rect line{f.whole.x0, f.whole.y0, f.whole.x1, f.box.y0 - ui.px(4)};
    text_line(ui, {TextStyle::SmallStrong, ui.color(spec.disabled ? Color::Disabled : Color::Text)},
              line, spec.label.view());
    if (spec.required) {
      const float x = line.x0 + ui.fonts().width(TextStyle::SmallStrong, spec.label.view()) + ui.px(4);
      text_line(ui, {TextStyle::SmallStrong, ui.color(Color::BadText)}, {x, line.y0, line.x1, line.y1}, "*");
    }
  }
  if (!foot_text.empty()) {
    const Color color = spec.error.empty() ? Color::Muted : Color::BadText;
    paragraph(ui, {TextStyle::Note, ui.color(color)},
              {f.whole.x0, f.box.y1 + ui.px(4), f.whole.x1, f.whole.y1}, foot_text.view());
    if (!spec.error.empty())
      ui.note({.role = Role::Alert, .states = state::kLivePolite, .rect = f.whole,
               .label = spec.error.view()});
  }
  return f;
}

void draw_field_box(Ui& ui, const FieldSpec& spec, const Rect& box, bool focused, bool hovered) {
  const bool off = spec.disabled || ui.disabled();
  fill(ui, box, ui.color(off || spec.read_only ? Color::Surface2 : Color::Surface),
       measure::kRadiusControl);
  Color line = hovered && !off ? Color::LineStrong : Color::Line;
  if (!spec.error.empty()) line = Color::Bad;
  if (focused) line = spec.error.empty() ? Color::Primary : Color::Bad;
  outline(ui, box, ui.color(line), measure::kRadiusControl, focused ? 2 : 1);
  const Rgba grey = ui.color(off ? Color::Disabled : Color::Muted);
  if (spec.icon != Icon::None)
    icon(ui, spec.icon, IconSize::Normal, grey,
         {box.x0 + ui.px(11), box.y0, box.x0 + ui.px(29), box.y0 + std::min(box.height(), ui.px(36))});
  if (!spec.suffix.empty())
    text_line(ui, {TextStyle::Small, grey, Align::End},
              {box.x0, box.y0, box.x1 - ui.px(11), box.y1}, spec.suffix.view());
}

FieldEvent text_box(Ui& ui, std::string_view name, std::string& value, const FieldSpec& spec,
                    const TextBoxSpec& box) {
  const FieldFrame& frame = box.frame;
  FieldEvent event;
  const Id id = field_id(ui, name);
  const bool off = spec.disabled || ui.disabled();
  const bool multi = spec.kind == InputKind::Multiline;
  if (const SemanticAction* set = ui.take(id, SemanticAction::Kind::SetValue); set && !off) {
    event.changed = value != set->value;
    event.committed = event.changed;
    value = set->value;
  }
  if (!off && ui.take_focus(id)) ImGui::SetKeyboardFocusHere();
  ui.push_id(name);
  ImFont* font = ui.fonts().font(spec.small ? TextStyle::Small : TextStyle::Body);
  ImGui::PushFont(font);
  const float pad = multi ? ui.px(8) : std::floor((frame.inner.height() - font->FontSize) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, pad});
  ImGui::PushItemFlag(ImGuiItemFlags_Disabled, off);
  ImGui::SetCursorScreenPos({frame.inner.x0, frame.inner.y0});
  EditContext context{&ui, id, &value};
  ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackAlways;
  if (spec.read_only) flags |= ImGuiInputTextFlags_ReadOnly;
  if (box.select_all) flags |= ImGuiInputTextFlags_AutoSelectAll;
  if (multi) flags |= ImGuiInputTextFlags_Multiline;
  const bool secret = spec.kind == InputKind::Password;
  if (secret) flags |= ImGuiInputTextFlags_Password;
  const bool changed = ImGui::InputTextEx(
      "##text", nullptr, value.data(), static_cast<int>(value.capacity()) + 1,
      {frame.inner.width(), frame.inner.height()}, flags, on_edit, &context);
  const bool active = ImGui::IsItemActive();
  event.changed |= changed;
  event.committed |= ImGui::IsItemDeactivatedAfterEdit();
  // Enter ends the editing, so the box may be inactive by now.
  event.entered = !multi && (active || ImGui::IsItemDeactivated()) &&
                  (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                   ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
  event.focused = active;
  if (active && !multi && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) event.committed = true;
  if (active) publish_input(ui, id, spec, frame.inner, value);
  ImGui::PopItemFlag();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ui.pop_id();
  if (spec.max_length > 0 && value.size() > static_cast<std::size_t>(spec.max_length)) {
    std::size_t keep = static_cast<std::size_t>(spec.max_length);
    while (keep > 0 && (static_cast<unsigned char>(value[keep]) & 0xC0) == 0x80) --keep;
    value.resize(keep);
  }
  if (value.empty() && !spec.hint.empty()) {
    const TextStyle style = spec.small ? TextStyle::Small : TextStyle::Body;
    const float height = multi ? ui.px(8) * 2 + ui.fonts().line_height(style) : frame.inner.height();
    text_line(ui, {style, ui.color(off ? Color::Disabled : Color::Placeholder)},
              {frame.inner.x0, frame.inner.y0, frame.inner.x1, frame.inner.y0 + height},
              spec.hint.view());
  }
  std::uint32_t states = off ? state::kDisabled : state::kFocusable;
  if (active || ui.focused_id() == id) states |= state::kFocused;
  if (spec.required) states |= state::kRequired;
  if (spec.read_only) states |= state::kReadOnly;
  if (!spec.error.empty() || box.invalid) states |= state::kInvalid;
  ui.note({.id = id, .role = box.role, .states = states, .rect = frame.box,
           .label = spec.label.empty() ? spec.hint.view() : spec.label.view(),
           .value = secret ? std::string_view() : std::string_view(value),
           .description = spec.error.empty() ? spec.help.view() : spec.error.view()});
  return event;
}

FieldEvent text_field(Ui& ui, std::string& value, const FieldSpec& spec) {
  const bool multi = spec.kind == InputKind::Multiline;
  float height = ui.px(spec.small ? measure::kControlSmall : measure::kControl);
  if (multi) height = ui.px(16) + static_cast<float>(spec.lines) * ui.fonts().font(TextStyle::Body)->FontSize;
  const FieldFrame frame = place_field(ui, spec, std::round(height));
  const Id id = field_id(ui, field_name(spec));
  const bool focused = ui.text_input().active && ui.text_input().id == id;
  draw_field_box(ui, spec, frame.box, focused, ui.hovering(frame.box));
  const Role role = spec.kind == InputKind::Search ? Role::SearchBox : Role::TextBox;
  return text_box(ui, field_name(spec), value, spec, {.frame = frame, .role = role});
}

FieldEvent search_field(Ui& ui, std::string& value, const FieldSpec& spec) {
  FieldSpec search = spec;
  search.kind = InputKind::Search;
  search.icon = Icon::Search;
  search.hide_label = true;
  const float height = ui.px(spec.small ? measure::kControlSmall : measure::kControl);
  FieldFrame frame = place_field(ui, search, height);
  frame.inner.x1 -= ui.px(24);
  const std::string_view name = field_name(spec);
  const Id id = field_id(ui, name);
  const bool focused = ui.text_input().active && ui.text_input().id == id;
  draw_field_box(ui, search, frame.box, focused, ui.hovering(frame.box));
  FieldEvent event = text_box(ui, name, value, search, {.frame = frame, .role = Role::SearchBox});
  if (!value.empty()) {
    IdScope scope(ui, name);
    const Rect r{frame.box.x1 - height, frame.box.y0, frame.box.x1, frame.box.y1};
    const Id clear = ui.id("clear");
    const Interaction it = ui.interact(clear, r, {.exact = true});
    icon(ui, Icon::Close, IconSize::Small, ui.color(it.hovered ? Color::Text : Color::Muted), r);
    if (it.focus_visible) focus_ring(ui, r.grown(-ui.px(6)), 4);
    ui.note({.id = clear, .role = Role::Button, .rect = r, .label = ui.t(TextKey::kit_clear).view()}, it);
    if (it.pressed) {
      value.clear();
      event.changed = event.committed = true;
      ui.focus(id);
    }
  }
  return event;
}

}  // namespace asah::ui
