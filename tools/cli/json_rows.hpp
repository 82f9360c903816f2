#pragma once
// JSON output for scripts: an object a line, numbers as people would write them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace asah::cli {

/// One object, members in the order of the calls.
class JsonObject {
 public:
  JsonObject& text(std::string_view key, std::string_view value);
  JsonObject& whole(std::string_view key, std::int64_t value);
  /// Hundredths as a number: 200 = 2, 250 = 2.5, 267 = 2.67.
  JsonObject& hundredths(std::string_view key, std::optional<std::int64_t> value);
  JsonObject& null(std::string_view key);
  /// A member that is JSON already.
  JsonObject& raw(std::string_view key, std::string_view json);
  std::string take() { return std::move(out_) + '}'; }

 private:
  void key(std::string_view name);
  std::string out_ = "{";
};

/// "2.67", "-0.5", "3".
std::string hundredths_text(std::int64_t value);

/// Objects one a line between brackets, with a line end.
class JsonList {
 public:
  void add(const std::string& object);
  std::string take() { return std::move(out_) + (empty_ ? "]\n" : "\n]\n"); }

 private:
  std::string out_ = "[";
  bool empty_ = true;
};

}  // namespace asah::cli
