#include "tools/cli/args.hpp"

#include <algorithm>
#include <charconv>

namespace asah::cli {

std::string Args::get(std::string_view option, std::string_view otherwise) const {
  const auto at = options_.find(std::string(option));
  return at == options_.end() ? std::string(otherwise) : at->second;
}

std::optional<std::uint64_t> Args::number(std::string_view option) const {
  const std::string text = get(option);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::expected<Args, std::string> Args::read(std::span<const std::string> words,
                                            std::span<const OptionSpec> specs, Language language) {
  const bool id = language == Language::Indonesian;
  Args out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      out.words_.push_back(word);
      continue;
    }
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equals);
    const auto spec = std::ranges::find_if(
        specs, [&](const OptionSpec& one) { return one.name == name || one.letter == name; });
    if (spec == specs.end()) {
      return std::unexpected((id ? "pilihan tidak dikenal: " : "unknown option: ") + name);
    }
    std::string value;
    if (spec->value.empty()) {
      if (equals != std::string::npos) {
        return std::unexpected(name + (id ? " tidak memakai nilai" : " takes no value"));
      }
    } else if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words.size()) {
      value = words[++i];
    } else {
      return std::unexpected(name + (id ? " perlu nilai: " : " needs a value: ") +
                             std::string(spec->value));
    }
    if (!out.options_.emplace(std::string(spec->name), value).second) {
      return std::unexpected(name + (id ? " ditulis dua kali" : " is given twice"));
    }
  }
  for (const OptionSpec& spec : specs) {
    if (!spec.required || out.has(spec.name)) continue;
    return std::unexpected((id ? "perlu " : "missing ") + std::string(spec.name) + ' ' +
                           std::string(spec.value));
  }
  return out;
}

}  // namespace asah::cli
