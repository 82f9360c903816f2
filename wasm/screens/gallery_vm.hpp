#pragma once
// The gallery: every part of the kit in every state, with values of its own to play with.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "core/report/primitives.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/route.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {

struct GalleryState {
  int section = 0;
  std::string name;
  std::string search;
  std::string note;
  std::optional<std::int64_t> cost = 1250000000;  ///< hundredths of a rupiah
  std::optional<std::int64_t> level = 3;
  base::Date deadline;
  int position = -1;
  bool include = true;
  bool letters = false;
  int rule = 0;
  int span = 1;
  bool chip = true;
  int card = 1;
  int tab = 0;
  int step = 1;
  int unit = -1;
  bool tree_open = true;
  bool dialog = false;
  bool banner = true;

  bool operator==(const GalleryState&) const = default;
};

/// What the charts and the grid of the gallery speak of.
inline constexpr std::array kGalleryCompetencies = {
    ui::TextKey::gallery_integrity,     ui::TextKey::gallery_teamwork,
    ui::TextKey::gallery_communication, ui::TextKey::gallery_results,
    ui::TextKey::gallery_service,       ui::TextKey::gallery_growth,
    ui::TextKey::gallery_change,        ui::TextKey::gallery_decision,
    ui::TextKey::gallery_nation};

struct GalleryModel {
  base::Date today;
  report::Drawing radar;
  report::Drawing bars;
  report::Drawing distribution;
  report::Drawing trend;
};

GalleryModel build_gallery(const Context& context, const Desk& desk, const Route& route, const GalleryState& state);

/// The charts alone, for a language.
GalleryModel gallery_model(base::Date today, base::Language language);

}  // namespace asah::screens
