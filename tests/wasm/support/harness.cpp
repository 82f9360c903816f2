#include "tests/wasm/support/harness.hpp"

#include <fstream>
#include <stdexcept>

#include "tests/wasm/support/raster.hpp"

namespace asah::test {

Harness::Harness(Draw draw, const ui::Environment& env) : draw_(std::move(draw)) {
  environment(env);
}

void Harness::environment(const ui::Environment& env) {
  ui_.set_environment(env);
  settle();
}

void Harness::frame(int count) {
  for (int i = 0; i < count; ++i) {
    ui_.begin_frame(1.0 / 60);
    const ui::Vec size = ui_.display_px();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({size.x, size.y});
    ImGui::Begin("##harness", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    draw_(ui_);
    ImGui::End();
    ui_.end_frame();
  }
}

void Harness::settle() {
  frame(3);
  for (int i = 0; i < 9 && ui_.next_frame_in() <= 0; ++i) frame();
}

const ui::Node* Harness::find(ui::Role role, std::string_view name) const {
  return ui_.semantics().find(role, name);
}

std::string Harness::tree() const {
  std::string out;
  for (const ui::Node& node : ui_.semantics().nodes()) {
    out += ui::aria_role(node.role);
    out += " \"" + std::string(node.label) + '"';
    if (!node.value.empty()) out += " = " + std::string(node.value);
    out += '\n';
  }
  return out;
}

const ui::Node& Harness::node(ui::Role role, std::string_view name) {
  const ui::Node* found = find(role, name);
  if (!found) {
    throw std::runtime_error("no " + std::string(ui::aria_role(role)) + " \"" +
                             std::string(name) + "\" among\n" + tree());
  }
  return *found;
}

void Harness::click(ui::Role role, std::string_view name) {
  const ui::Rect r = node(role, name).rect;
  click_at(r.center_x(), r.center_y());
}

void Harness::double_click(ui::Role role, std::string_view name) {
  const ui::Rect r = node(role, name).rect;
  click_at(r.center_x(), r.center_y());
  click_at(r.center_x(), r.center_y());
}

void Harness::move_to(float x_css, float y_css) {
  const float ratio = ui_.environment().pixel_ratio;
  ImGui::GetIO().AddMousePosEvent(x_css * ratio, y_css * ratio);
  frame();
}

void Harness::press_at(float x_css, float y_css) {
  move_to(x_css, y_css);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frame();
}

void Harness::release() {
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frame();
  settle();
}

void Harness::click_at(float x_css, float y_css, ImGuiMouseButton button) {
  move_to(x_css, y_css);
  ImGui::GetIO().AddMouseButtonEvent(button, true);
  frame();
  ImGui::GetIO().AddMouseButtonEvent(button, false);
  frame();
  settle();
}

void Harness::wheel(float lines) {
  ImGui::GetIO().AddMouseWheelEvent(0, lines);
  frame();
  settle();
}

void Harness::key(ImGuiKey key, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  constexpr int kMods[] = {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super};
  for (const int mod : kMods)
    if (modifiers & mod) io.AddKeyEvent(static_cast<ImGuiKey>(mod), true);
  io.AddKeyEvent(key, true);
  frame(2);
  io.AddKeyEvent(key, false);
  for (const int mod : kMods)
    if (modifiers & mod) io.AddKeyEvent(static_cast<ImGuiKey>(mod), false);
  frame();
  settle();
}

void Harness::type(std::string_view text) {
  const std::string copy(text);
  ImGui::GetIO().AddInputCharactersUTF8(copy.c_str());
  frame(2);
  settle();
}

void Harness::shot(const std::string& path) {
  const ui::Rgba bg = ui_.color(ui::Color::Bg);
  const std::uint32_t rgb = (bg & 0xFF) << 16 | (bg & 0xFF00) | (bg >> 16 & 0xFF);
  const Picture picture = rasterise(*ui_.draw_data(), *ImGui::GetIO().Fonts, rgb);
  std::ofstream(path, std::ios::binary) << png(picture);
}

}  // namespace asah::test
