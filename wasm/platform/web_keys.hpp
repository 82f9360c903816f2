#pragma once
// Key names of keyboard.hpp as Dear ImGui's keys.

#include <string_view>

namespace asah::platform {

/// The ImGuiKey of a name, or 0 (ImGuiKey_None).
int imgui_key_of(std::string_view name);

}  // namespace asah::platform
