#include "wasm/app/surface.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "wasm/app/clipboard_table.hpp"

namespace asah::app {
namespace {

using platform::Platform;

constexpr std::array<std::string_view, ui::kThemeCount> kThemeNames = {"light", "dark", "contrast"};
constexpr int kLeastPercent = 80;
constexpr int kMostPercent = 200;

platform::TextKind kind_of(ui::InputKind kind) {
  switch (kind) {
    case ui::InputKind::Search:
      return platform::TextKind::Search;
    case ui::InputKind::Multiline:
      return platform::TextKind::Multiline;
    case ui::InputKind::Numeric:
      return platform::TextKind::Numeric;
    case ui::InputKind::Date:
      return platform::TextKind::Date;
    case ui::InputKind::Password:
      return platform::TextKind::Password;
    case ui::InputKind::Text:
      break;
  }
  return platform::TextKind::Text;
}

/// The kit's A B G R as 0xRRGGBB.
std::uint32_t rgb_of(ui::Rgba color) {
  return (color & 0xFF) << 16 | (color & 0xFF00) | (color >> 16 & 0xFF);
}

ui::SemanticAction action_of(const platform::MirrorActed& acted) {
  using Kind = ui::SemanticAction::Kind;
  constexpr std::array kKinds = {Kind::Focus, Kind::SetValue, Kind::Expand, Kind::Collapse};
  return {acted.node, kKinds[static_cast<std::size_t>(acted.verb)], acted.value};
}

}  // namespace

std::string_view theme_name(ui::ThemeId theme) {
  return kThemeNames[static_cast<std::size_t>(theme)];
}

Look stored_look(const Platform& platform) {
  Look look;
  const platform::Environment& environment = platform.environment();
  if (environment.high_contrast) look.theme = ui::ThemeId::HighContrast;
  const std::optional<std::string> theme = platform.preference("theme");
  for (std::size_t i = 0; theme && i < kThemeNames.size(); ++i) {
    if (kThemeNames[i] == *theme) look.theme = static_cast<ui::ThemeId>(i);
  }
  const std::string language = platform.preference("language").value_or(environment.language);
  if (language.starts_with("en")) look.language = ui::Language::English;
  if (const std::optional<std::string> scale = platform.preference("scale_percent")) {
    int percent = 100;
    std::from_chars(scale->data(), scale->data() + scale->size(), percent);
    look.user_scale = static_cast<float>(std::clamp(percent, kLeastPercent, kMostPercent)) / 100;
  }
  return look;
}

void store_look(Platform& platform, const Look& look) {
  platform.set_preference("theme", theme_name(look.theme));
  platform.set_preference("language", look.language == ui::Language::English ? "en" : "id");
  const auto percent = static_cast<int>(std::lround(look.user_scale * 100));
  platform.set_preference("scale_percent", std::to_string(percent));
}

Surface::Surface(Platform& platform) : platform_(platform) {
  ui_.on_copy = [this](std::string_view text) {
    platform_.start(platform::CopyText{std::string(text), html_of_cells(text)});
  };
}

bool Surface::handle(const platform::Event& event) {
  if (const auto* edited = std::get_if<platform::TextEdited>(&event)) {
    ui_.accept({edited->field, edited->text, edited->selection_begin, edited->selection_end});
    return true;
  }
  if (const auto* acted = std::get_if<platform::MirrorActed>(&event)) {
    ui_.request(action_of(*acted));
    return true;
  }
  return std::holds_alternative<platform::TextFieldLeft>(event);
}

void Surface::begin_frame(const platform::FrameSize& size, const Look& look) {
  const platform::Environment& environment = platform_.environment();
  ui_.set_environment({.display_css = {size.width_css, size.height_css},
                       .pixel_ratio = size.pixel_ratio,
                       .user_scale = look.user_scale,
                       .theme = look.theme,
                       .language = look.language,
                       .touch = environment.coarse_pointer,
                       .reduced_motion = environment.reduced_motion,
                       .mac_keys = environment.mac});
  const double now_ms = platform_.now().steady_ms;
  ui_.begin_frame((now_ms - std::exchange(last_frame_ms_, now_ms)) / 1000);
}

void Surface::end_frame() {
  ui_.end_frame();
  hand_on_text_field();
  hand_on_semantics();
  const double next_s = ui_.next_frame_in();
  if (next_s > 0 && next_s < 3600) platform_.request_frame(next_s * 1000);
}

void Surface::hand_on_text_field() {
  const ui::TextInputState& input = ui_.text_input();
  if (!input.active) return platform_.show_text_field(std::nullopt);
  platform_.show_text_field(platform::TextField{
      .id = input.id,
      .kind = kind_of(input.kind),
      .read_only = input.read_only,
      .text = input.text,
      .selection_begin = input.selection_begin,
      .selection_end = input.selection_end,
      .label = input.label,
      .hint = input.hint,
      .max_length = input.max_length,
      .x = input.rect.x0,
      .y = input.rect.y0,
      .width = input.rect.width(),
      .height = input.rect.height(),
      .font_px = input.font_css,
      .text_rgb = rgb_of(ui_.color(ui::Color::Text)),
      .back_rgb = rgb_of(ui_.color(ui::Color::Surface)),
  });
}

void Surface::hand_on_semantics() {
  const std::uint64_t digest = ui_.semantics().digest();
  if (digest == digest_) return;
  digest_ = digest;
  semantics_.clear();
  ui_.semantics().write_json(semantics_);
  platform_.show_semantics(semantics_);
}

}  // namespace asah::app
