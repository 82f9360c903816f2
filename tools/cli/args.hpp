#pragma once
// Words of a command line against what a command takes.

#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace asah::cli {

using base::Language;

/// A sentence in both languages.
struct Text {
  std::string_view id;
  std::string_view en;

  std::string_view in(Language language) const {
    return language == Language::Indonesian ? id : en;
  }
};

/// One option: "--name VALUE", "--name=VALUE" or, without a value, "--name".
struct OptionSpec {
  std::string_view name;   ///< "--into"
  std::string_view value;  ///< "FILE"; empty for a switch
  Text help;
  std::string_view letter = {};  ///< "-o"
  bool required = false;
};

/// What stood on the command line.
class Args {
 public:
  bool has(std::string_view option) const { return options_.contains(std::string(option)); }
  /// The option's value, or `otherwise`.
  std::string get(std::string_view option, std::string_view otherwise = {}) const;
  /// The option as a whole number from 0; none when absent or no such number.
  std::optional<std::uint64_t> number(std::string_view option) const;
  const std::vector<std::string>& words() const { return words_; }

  /// Reads `words` by `specs`. A single "-" is a word. The error names what is wrong, in both
  /// languages.
  static std::expected<Args, std::string> read(std::span<const std::string> words,
                                               std::span<const OptionSpec> specs,
                                               Language language);

 private:
  std::map<std::string, std::string> options_;
  std::vector<std::string> words_;
};

}  // namespace asah::cli
