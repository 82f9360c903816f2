#pragma once
// How wide text is without a font at hand, and text cut or broken to its room.

#include <string>
#include <string_view>
#include <vector>

#include "core/report/primitives.hpp"

namespace asah::report {

/// Advance widths of Noto Sans Regular and SemiBold from the fonts' own tables: exact for ASCII and
/// Latin-1 but for kerning, a near guess for the rest. The same everywhere.
class FontTable final : public TextMeasure {
 public:
  float width(std::string_view text, TextSize size, Weight weight) const override;
};

/// What a piece of text looks like; one argument in place of three.
struct TextFace {
  TextSize size = TextSize::Small;
  Weight weight = Weight::Regular;
  Role role = Role::Text;
};

/// `text` if it fits into `room` px; else its longest beginning, without trailing spaces, and an
/// ellipsis; "" when not even that fits. Never cuts a code point.
std::string elide(std::string_view text, float room, const TextFace& face,
                  const TextMeasure& measure);

/// `text` broken at spaces into at most `max_lines` lines of `room` px. A word wider than the room
/// and what does not fit into the last line are elided. No line is empty; no text, no lines.
std::vector<std::string> wrap(std::string_view text, float room, int max_lines,
                              const TextFace& face, const TextMeasure& measure);

}  // namespace asah::report
