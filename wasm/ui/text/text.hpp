#pragma once
// User-visible texts in Indonesian and English.
//
// HOW TO ADD A TEXT
//   1. Open (or create) wasm/ui/text/<screen>.def; a new file gets one line in text/all.def.
//   2. Add a row; the key begins with the screen's prefix:
//        TEXT(employees_title, "Pegawai", "Employees")
//        TEXT(employees_rated_by, "Dinilai oleh {0}", "Rated by {0}")
//        PLURAL(employees_found, "{0} pegawai", "{0} employee", "{0} employees")
//   3. Draw it: ui.t(TextKey::employees_found, count). Whole numbers are grouped after the
//      language's rule; a name from the data is passed as ui::raw(name).
// Rows need no include guard. PLURAL chooses by the first whole-number argument (English only).
//
// The kit takes `Text`, not strings, so a sentence that is in no table cannot slip in: the only
// ways to a Text are a key and `raw()`, which is for values from the data set.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/language.hpp"
#include "wasm/ui/arena.hpp"

namespace asah::ui {

using base::Language;  // Indonesian, English

enum class TextKey : std::uint16_t {
#define TEXT(key, id, en) key,
#define PLURAL(key, id, one, other) key,
#include "wasm/ui/text/all.def"
#undef TEXT
#undef PLURAL
  Count
};

/// A text that may be shown. Not owned: lives as long as its table (for ever), the data it views,
/// or the frame (texts with arguments).
class Text {
 public:
  constexpr Text() = default;
  constexpr std::string_view view() const { return view_; }
  constexpr bool empty() const { return view_.empty(); }

 private:
  constexpr explicit Text(std::string_view view) : view_(view) {}
  friend constexpr Text raw(std::string_view value);
  friend class Texts;
  std::string_view view_;
};

/// A value of the data set (a name, a code, a figure already formatted) as shown text.
constexpr Text raw(std::string_view value) { return Text(value); }

/// An argument for a placeholder {0} to {9}.
class TextArg {
 public:
  TextArg(Text text) : text_(text.view()) {}                // NOLINT: meant to convert
  TextArg(std::int64_t n) : number_(n), is_number_(true) {}  // NOLINT
  TextArg(int n) : TextArg(static_cast<std::int64_t>(n)) {}  // NOLINT
  TextArg(std::size_t n) : TextArg(static_cast<std::int64_t>(n)) {}  // NOLINT
  bool is_number() const { return is_number_; }
  std::int64_t number() const { return number_; }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

/// The raw rows, for tests and tools. `one` is empty for a TEXT row.
struct TextRow {
  std::string_view key;
  std::string_view indonesian;
  std::string_view english_one;
  std::string_view english;
};
std::span<const TextRow> text_rows();

/// Looks texts up in the present language; texts with arguments are written into the arena.
class Texts {
 public:
  explicit Texts(Arena& arena) : arena_(arena) {}
  Language language() const { return language_; }
  void set_language(Language language) { language_ = language; }

  Text get(TextKey key) const;
  /// Placeholders replaced; a placeholder without an argument stays as written.
  Text format(TextKey key, std::span<const TextArg> args) const;
  /// A whole number grouped after the language: 1.234 or 1,234; minus is U+2212.
  Text number(std::int64_t value) const;
  /// The pieces joined, for lines such as "A · B".
  Text join(std::span<const Text> pieces, std::string_view between) const;

 private:
  Arena& arena_;
  Language language_ = Language::Indonesian;
};

}  // namespace asah::ui
