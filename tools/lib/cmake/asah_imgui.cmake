# Static library imgui: Dear ImGui 1.90.1 with our own configuration header.
# Debian's source package is unpacked by tools/setup, which passes its folder; elsewhere it is
# fetched at the pinned commit. Either way the files that are compiled must have known hashes.
include(FetchContent)
set(imgui_default "${ASAH_CACHE_DIR}/imgui-1.90.1")
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS "${imgui_default}/imgui.cpp")
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "${imgui_default}" CACHE PATH "" FORCE)
endif()
FetchContent_Declare(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG d6cb3c923d28dcebb2d8d9605ccc7229ccef19eb) # v1.90.1
FetchContent_MakeAvailable(imgui)

file(STRINGS "${CMAKE_SOURCE_DIR}/tools/lib/imgui.sha256" imgui_hashes REGEX "^[0-9a-f]")
foreach(line IN LISTS imgui_hashes)
  string(REGEX MATCH "^([0-9a-f]+)  (.+)$" matched "${line}")
  set(file "${imgui_SOURCE_DIR}/${CMAKE_MATCH_2}")
  set(expected "${CMAKE_MATCH_1}")
  file(SHA256 "${file}" actual)
  if(NOT actual STREQUAL expected)
    message(FATAL_ERROR "Dear ImGui: ${file} is not the file of version 1.90.1.\n"
      "Delete ${imgui_SOURCE_DIR} and run tools/setup again.")
  endif()
endforeach()

add_library(imgui STATIC
  "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
  "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
target_include_directories(imgui PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC
  IMGUI_USER_CONFIG="wasm/ui/imgui_config.h" IMGUI_ENABLE_TEST_ENGINE)
target_compile_options(imgui PRIVATE -w)
