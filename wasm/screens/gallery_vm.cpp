#include "wasm/screens/gallery_vm.hpp"

#include <array>
#include <vector>

#include "core/report/charts/bars.hpp"
#include "core/report/charts/lines.hpp"
#include "core/report/charts/radar.hpp"
#include "core/report/numbers.hpp"
#include "core/report/text_measure.hpp"

namespace asah::screens {
namespace {

using base::Language;
using enum ui::TextKey;

report::Drawing draw_radar(const report::Frame& frame) {
  constexpr std::array kAchieved = {4, 3, 2, 3, 4, 2, 2, 3, 3};
  std::vector<report::RadarAxis> axes;
  for (std::size_t i = 0; i < kGalleryCompetencies.size(); ++i)
    axes.push_back({.label = say(kGalleryCompetencies[i], frame.language),
                    .required = base::Hundredths{300},
                    .achieved = base::Hundredths{kAchieved[i] * 100}});
  return report::radar(frame, {.axes = axes});
}

report::Drawing draw_bars(const report::Frame& frame) {
  constexpr std::array kShares = {86, 79, 100, 96, 91};
  std::vector<report::Bar> bars;
  for (std::size_t i = 0; i < kShares.size(); ++i) {
    report::NumberBuffer buffer;
    bars.push_back({.label = say(gallery_unit_n, frame.language, {std::string(1, static_cast<char>('A' + i))}),
                    .value = static_cast<double>(kShares[i]),
                    .text = std::string(report::write_percent(buffer, base::Hundredths{kShares[i] * 100}, 0, frame.language)),
                    .role = kShares[i] == 100 ? report::Role::Ok : report::Role::Primary});
  }
  return report::bars(frame, {.bars = bars, .maximum = 100});
}

report::Drawing draw_distribution(const report::Frame& frame) {
  const std::array<report::Column, 5> columns = {{{.label = "1", .count = 240, .below = 240},
                                                   {.label = "2", .count = 272, .below = 272},
                                                   {.label = "3", .count = 128},
                                                   {.label = "4", .count = 36},
                                                   {.label = "5", .count = 3}}};
  return report::distribution(frame, {.columns = columns});
}

report::Drawing draw_trend(const report::Frame& frame) {
  const std::array<std::string, 5> labels = {"2022", "2023", "2024", "2025", "2026"};
  const std::array<report::Series, 1> series = {
      {{.label = say(gallery_tile_label, frame.language), .values = {78.2, 79.9, 83.1, 82.4, 84.6}}}};
  return report::line_chart(frame, {.labels = labels, .series = series, .target = 80.0});
}

}  // namespace

GalleryModel gallery_model(base::Date today, Language language) {
  const report::FontTable measure;
  const auto frame = [&](float width, float height) {
    return report::Frame{.width = width, .height = height, .measure = measure, .language = language};
  };
  return {.today = today,
          .radar = draw_radar(frame(300, 280)),
          .bars = draw_bars(frame(300, 160)),
          .distribution = draw_distribution(frame(300, 180)),
          .trend = draw_trend(frame(300, 180))};
}

GalleryModel build_gallery(const Context& context, const Desk&, const Route&, const GalleryState&) {
  return gallery_model(context.today, context.language);
}

}  // namespace asah::screens
