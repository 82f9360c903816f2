// Configuration of Dear ImGui, included by imgui.h itself (IMGUI_USER_CONFIG).
// IMGUI_ENABLE_TEST_ENGINE comes from the build: its hooks feed the semantics tree.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
// Else text fields would cut every sign beyond the first plane (emoji, rare scripts).
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_KEYIO
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
