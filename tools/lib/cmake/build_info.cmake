# Writes build_info.hpp: the version and the commit, which the page and exported documents show.
# A header that would not change is not touched, so that nothing is compiled again.
execute_process(COMMAND git -c "safe.directory=${SOURCE}" -C "${SOURCE}" rev-parse --short=12 HEAD
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit "unknown")
endif()
set(content "#pragma once

namespace asah {

inline constexpr const char* kVersion = \"${VERSION}\";
inline constexpr const char* kBuildId = \"${commit}\";

}  // namespace asah
")
if(EXISTS "${OUTPUT}")
  file(READ "${OUTPUT}" before)
endif()
if(NOT "${before}" STREQUAL "${content}")
  file(WRITE "${OUTPUT}" "${content}")
endif()
