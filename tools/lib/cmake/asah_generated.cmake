# Generated sources, all below <build>/generated and included as "generated/...":
#   icons.hpp, fonts.hpp + fonts.cpp  from wasm/ui/icons.def, Noto Sans and Lucide (tools/fonts.mjs)
#   build_info.hpp                    version and build id (rewritten only when they change)
find_program(ASAH_NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(generated_dir "${CMAKE_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${generated_dir}")

set(icons_list "${CMAKE_SOURCE_DIR}/wasm/ui/icons.def")
set(font_script "${CMAKE_SOURCE_DIR}/tools/fonts.mjs")
set(font_outputs "${generated_dir}/icons.hpp" "${generated_dir}/fonts.hpp"
                 "${generated_dir}/fonts.cpp")
add_custom_command(
  OUTPUT ${font_outputs}
  COMMAND "${ASAH_NODE}" "${font_script}" --icons "${icons_list}"
          --fonts "${ASAH_CACHE_DIR}/fonts" --out "${generated_dir}"
  DEPENDS "${icons_list}" "${font_script}" "${CMAKE_SOURCE_DIR}/tools/package-lock.json"
  COMMENT "Subsetting the fonts"
  VERBATIM)
add_library(asah_fonts STATIC ${font_outputs})
target_include_directories(asah_fonts PUBLIC "${CMAKE_BINARY_DIR}")

add_custom_target(asah_build_info
  COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${generated_dir}/build_info.hpp"
          "-DVERSION=${PROJECT_VERSION}" "-DSOURCE=${CMAKE_SOURCE_DIR}"
          -P "${CMAKE_CURRENT_LIST_DIR}/build_info.cmake"
  BYPRODUCTS "${generated_dir}/build_info.hpp"
  VERBATIM)
