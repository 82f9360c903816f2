# Target asah_dist: the static site <dist>/ and the single file <dist>/asah.html.
# One link serves both; tools/pack.mjs assembles them around web/index.html.
set(ASAH_DIST_DIR "${CMAKE_BINARY_DIR}/dist" CACHE PATH "Where the site is assembled")
set(web_main "${CMAKE_SOURCE_DIR}/wasm/main.cpp")
if(NOT EXISTS "${web_main}" OR NOT EXISTS "${CMAKE_SOURCE_DIR}/web/index.html")
  message(STATUS "No wasm/main.cpp or web/index.html yet: the web application is left out")
  return()
endif()

add_executable(asah_web "${web_main}" ${web_sources})
set_target_properties(asah_web PROPERTIES
  OUTPUT_NAME asah RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/web")
target_link_libraries(asah_web PRIVATE asah_app asah_flags)

# wasm/platform/exports.txt names every exported function, one a line; # starts a comment.
set(exports_file "${CMAKE_SOURCE_DIR}/wasm/platform/exports.txt")
set(exported _main _malloc _free)
if(EXISTS "${exports_file}")
  file(STRINGS "${exports_file}" lines REGEX "^[A-Za-z_]")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^[A-Za-z0-9_]+" name "${line}")
    list(APPEND exported "_${name}")
  endforeach()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${exports_file}")
  set_property(TARGET asah_web APPEND PROPERTY LINK_DEPENDS "${exports_file}")
endif()
list(JOIN exported "," exported)

target_link_options(asah_web PRIVATE
  -sMODULARIZE=1 -sEXPORT_NAME=createAsah -sENVIRONMENT=web -sEXIT_RUNTIME=0
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0
  -sFORCE_FILESYSTEM=1 -lidbfs.js -sDYNAMIC_EXECUTION=0 -sABORTING_MALLOC=0
  "-sEXPORTED_FUNCTIONS=${exported}"
  "-sEXPORTED_RUNTIME_METHODS=FS,IDBFS,HEAPU8,UTF8ToString,stringToUTF8,lengthBytesUTF8")
set(js_library "${CMAKE_SOURCE_DIR}/wasm/platform/asah_library.js")
if(EXISTS "${js_library}")
  target_link_options(asah_web PRIVATE "SHELL:--js-library ${js_library}")
  set_property(TARGET asah_web APPEND PROPERTY LINK_DEPENDS "${js_library}")
endif()

file(GLOB_RECURSE page_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/*")
set(pack_script "${CMAKE_SOURCE_DIR}/tools/pack.mjs")
set(packed "${CMAKE_BINARY_DIR}/packed.stamp")
add_custom_command(
  OUTPUT "${packed}"
  COMMAND "${ASAH_NODE}" "${pack_script}" --web "${CMAKE_SOURCE_DIR}/web"
          --program "${CMAKE_BINARY_DIR}/web" --notices "${CMAKE_SOURCE_DIR}/THIRD_PARTY.md"
          --out "${ASAH_DIST_DIR}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${packed}"
  DEPENDS asah_web "${pack_script}" "${CMAKE_SOURCE_DIR}/THIRD_PARTY.md" ${page_files}
  COMMENT "Assembling the site and the single file"
  VERBATIM)
add_custom_target(asah_dist ALL DEPENDS "${packed}")
