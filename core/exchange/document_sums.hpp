#pragma once
// Which parts of a document changed: sums over the lines of its sections. Made in one look at each
// byte, several times faster than a digest would be; read only when the digest does not fit.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/document.hpp"

namespace asah::exchange {

/// A section as it stands in a body.
struct SectionLines {
  std::string key;
  LineSums sums;
  /// Of the body, from 0: where the section's key stands.
  std::size_t first = 0;
  std::size_t count = 0;
  /// Its text, from the key up to the end of its last line.
  std::string_view text;
};

/// The sections of a body that is laid out as write_body does it, in their order. A comma at a
/// line's end belongs to what follows it and is left out of the sums, so that a section's sums do
/// not depend on its neighbours. Of any other text: whatever looks like sections.
std::vector<SectionLines> sum_sections(std::string_view body);

/// 32 hexadecimal digits: the sum, the weighted sum.
std::string sums_text(const LineSums& sums);
std::optional<LineSums> parse_sums(std::string_view text);

/// SectionChanged of the header.
base::Finding header_changed();

/// What is not as `header` says, of a file whose digest does not fit: findings of changed_parts.
/// `body` is as in the file, empty when it is laid out differently; `canonical` is what was read,
/// written anew. Without sums in the header: the first line that differs between the two.
std::vector<base::Finding> find_changes(const DocumentHeader& header, std::string_view body,
                                        std::string_view canonical);

}  // namespace asah::exchange
