#pragma once
// The code under a report, typed by somebody who holds the paper, against the open workspace.

#include <cstdint>
#include <string>

#include "wasm/screens/context.hpp"

namespace asah::screens {

struct ReportCheckState {
  bool open = false;
  std::string typed;
  bool operator==(const ReportCheckState&) const = default;
};

/// What a typed report code says of the present data.
enum class CodeVerdict : std::uint8_t { None, Matches, Differs, Malformed };

struct ReportCheck {
  CodeVerdict verdict = CodeVerdict::None;
  /// Which report it is where it matches, else why it does not; empty for None.
  std::string words;
};

/// Looks for the report once as much is typed as a code has letters.
ReportCheck check_report(const Context& context, const ReportCheckState& state);

}  // namespace asah::screens
