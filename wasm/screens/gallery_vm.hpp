#pragma once
// The gallery: every part of the kit in every state, with values of its own to play with.

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "core/report/primitives.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/route.hpp"

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
