#pragma once
// Writes the small JSON texts that cross to the page. Reading JSON is core/exchange's work.

#include <cstdint>
#include <string>
#include <string_view>

namespace asah::platform {

/// One flat JSON object, built field by field.
class JsonText {
 public:
  JsonText& text(std::string_view key, std::string_view value);
  JsonText& number(std::string_view key, double value);
  JsonText& flag(std::string_view key, bool value);
  /// A value that is JSON already.
  JsonText& raw(std::string_view key, std::string_view json);
  /// The object closed; call once.
  std::string take();

 private:
  void key(std::string_view name);

  std::string out_ = "{";
};

/// A JSON string with its quotes. Bytes are taken as UTF-8 and not checked.
std::string quoted_json(std::string_view text);

}  // namespace asah::platform
