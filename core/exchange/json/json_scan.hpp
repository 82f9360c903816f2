#pragma once
// A scanner for exactly the JSON that json_write makes: no blanks, no choice of form. It says yes
// or no; who needs to know why not asks json_read.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/model/value.hpp"

namespace asah::exchange {

/// Each step takes what it names and returns true, or returns false; the position is then
/// meaningless. The bytes must be UTF-8 and outlive the scanner.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes)
      : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()) {}

  std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }
  bool at_end() const { return at_ == end_; }
  /// The byte that comes next; 0 at the end.
  char next() const { return at_ == end_ ? '\0' : *at_; }

  bool literal(std::string_view text);
  /// `"key":`
  bool key(std::string_view key);
  /// A quoted text. False for a null character and for escapes that json_write does not use.
  bool text(std::string& out);
  bool integer(std::int64_t& out);
  /// A quoted id_text that is not zero.
  bool id(std::uint64_t& out);
  /// A quoted yyyy-mm-dd.
  bool date(base::Date& out);
  /// Any value, at most `depth` lists and objects deep.
  bool value(model::Value& out, int depth);

 private:
  bool escape(std::string& out);
  bool list(model::ValueList& out, int depth);
  bool object(model::ValueObject& out, int depth);
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  const char* begin_;
  const char* at_;
  const char* end_;
  /// The date that came last: sheets of one day stand together.
  std::string_view last_date_text_;
  base::Date last_date_;
};

}  // namespace asah::exchange
