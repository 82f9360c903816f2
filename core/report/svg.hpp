#pragma once
// A drawing as SVG 1.1 text.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/report/primitives.hpp"

namespace asah::report {

/// A colour a role, as 0xRRGGBB. The entry of Role::None is not used.
using Palette = std::array<std::uint32_t, kRoleCount>;

/// The light theme of the design on white paper.
const Palette& print_palette();

struct SvgOptions {
  std::string_view title{};        ///< what the chart shows, for readers of the screen
  std::string_view description{};  ///< its message in a sentence; may be empty
  std::string_view id = "chart";   ///< prefix of the ids inside; one document, one prefix a chart
  bool tooltips = false;           ///< a title for each hit, shown by browsers under the pointer
  bool background = false;         ///< the surface colour behind everything
};

/// Appends one `<svg>` element without XML declaration: self-contained, no scripts, no styles but
/// attributes, all text escaped, coordinates rounded to hundredths. Same drawing, same bytes.
void append_svg(std::string& out, const Drawing& drawing, const Palette& palette,
                const SvgOptions& options);
/// The same as a file of its own.
std::string svg_document(const Drawing& drawing, const Palette& palette, const SvgOptions& options);

}  // namespace asah::report
