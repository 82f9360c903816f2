#include "wasm/app/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

#include "core/base/id.hpp"
#include "core/base/text.hpp"

namespace asah::app {
namespace {

constexpr std::array<std::string_view, 4> kThemes = {"system", "light", "dark", "contrast"};
constexpr int kLeastScale = 80;
constexpr int kMostScale = 200;

template <class Number>
Number number_or(std::string_view text, Number otherwise) {
  Number value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

std::string backup_key(std::uint64_t id) { return "backup." + base::id_text(id); }

}  // namespace

screens::Preferences load_preferences(const platform::Platform& platform) {
  screens::Preferences out;
  const auto stored = [&](std::string_view key) { return platform.preference(key).value_or(""); };
  const std::string language = stored("language");
  const std::string& browser = platform.environment().language;
  const bool english = language.empty() ? browser.starts_with("en") : language == "en";
  out.language = english ? base::Language::English : base::Language::Indonesian;
  const auto theme = std::ranges::find(kThemes, std::string_view(stored("theme")));
  if (theme != kThemes.end()) {
    out.theme = static_cast<screens::ThemeChoice>(theme - kThemes.begin());
  }
  out.scale_percent = std::clamp(number_or(stored("scale_percent"), 100), kLeastScale, kMostScale);
  out.letter_keys = stored("letter_keys") != "off";
  out.actor = stored("actor");
  return out;
}

void store_preferences(platform::Platform& platform, const screens::Preferences& preferences) {
  const bool english = preferences.language == base::Language::English;
  platform.set_preference("language", english ? "en" : "id");
  platform.set_preference("theme", kThemes[static_cast<std::size_t>(preferences.theme)]);
  platform.set_preference("scale_percent", std::to_string(preferences.scale_percent));
  platform.set_preference("letter_keys", preferences.letter_keys ? "on" : "off");
  platform.set_preference("actor", preferences.actor);
}

std::optional<BackupMark> load_backup_mark(const platform::Platform& platform, std::uint64_t id) {
  const auto text = platform.preference(backup_key(id));
  if (!text) return std::nullopt;
  const auto parts = base::split(*text, ' ');
  if (parts.size() != 2) return std::nullopt;
  return BackupMark{number_or<std::int64_t>(parts[0], 0), number_or<std::uint64_t>(parts[1], 0)};
}

void store_backup_mark(platform::Platform& platform, std::uint64_t id, const BackupMark& mark) {
  platform.set_preference(backup_key(id), std::format("{} {}", mark.exported_ms, mark.seq));
}

}  // namespace asah::app
