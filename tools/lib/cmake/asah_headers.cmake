# Interface target asah_headers: an include folder of the build's own that shows nlohmann/ and
# doctest/ and nothing else. /usr/include itself must never reach Emscripten: it would find the
# system's C library there.
find_path(ASAH_NLOHMANN_DIR nlohmann/json.hpp PATHS /usr/include /usr/local/include
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(ASAH_DOCTEST_DIR doctest/doctest.h PATHS /usr/include /usr/local/include
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)

set(header_dir "${CMAKE_BINARY_DIR}/headers")
file(MAKE_DIRECTORY "${header_dir}")
file(CREATE_LINK "${ASAH_NLOHMANN_DIR}/nlohmann" "${header_dir}/nlohmann" SYMBOLIC)
file(CREATE_LINK "${ASAH_DOCTEST_DIR}/doctest" "${header_dir}/doctest" SYMBOLIC)

add_library(asah_headers INTERFACE)
target_include_directories(asah_headers SYSTEM INTERFACE "${header_dir}")
