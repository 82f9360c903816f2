#include "wasm/ui/text/text.hpp"

#include <array>

#include "core/report/numbers.hpp"
#include "wasm/ui/text/plural.hpp"

namespace asah::ui {
namespace {

constexpr TextRow kRows[] = {
#define TEXT(key, id, en) {#key, id, {}, en},
#define PLURAL(key, id, one, other) {#key, id, one, other},
#include "wasm/ui/text/all.def"
#undef TEXT
#undef PLURAL
};

bool is_one(std::span<const TextArg> args) {
  for (const TextArg& arg : args) {
    if (arg.is_number()) return arg.number() == 1 || arg.number() == -1;
    if (is_figure(arg.text())) return arg.text() == "1";
  }
  return false;
}

}  // namespace

std::span<const TextRow> text_rows() { return kRows; }

Text Texts::get(TextKey key) const {
  const TextRow& row = kRows[static_cast<std::size_t>(key)];
  return Text(language_ == Language::Indonesian ? row.indonesian : row.english);
}

Text Texts::format(TextKey key, std::span<const TextArg> args) const {
  const TextRow& row = kRows[static_cast<std::size_t>(key)];
  std::string_view pattern = row.indonesian;
  if (language_ == Language::English)
    pattern = !row.english_one.empty() && is_one(args) ? row.english_one : row.english;
  report::NumberBuffer buffer;
  std::size_t bound = pattern.size();
  // A pattern may name an argument more than once.
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '{')
      for (const TextArg& arg : args) bound += arg.is_number() ? 32 : arg.text().size();
  char* out = arena_.allocate(bound);
  std::size_t length = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto index = hole ? static_cast<std::size_t>(pattern[i + 1] - '0') : args.size();
    if (index >= args.size()) {
      out[length++] = pattern[i];
      continue;
    }
    const TextArg& arg = args[index];
    if (arg.is_number()) {
      const std::string_view figure = report::write_integer(buffer, arg.number(), language_);
      std::memcpy(out + length, figure.data(), figure.size());
      length += figure.size();
    } else if (!arg.text().empty()) {
      std::memcpy(out + length, arg.text().data(), arg.text().size());
      length += arg.text().size();
    }
    i += 2;
  }
  return Text({out, length});
}

Text Texts::number(std::int64_t value) const {
  report::NumberBuffer buffer;
  return Text(arena_.copy(report::write_integer(buffer, value, language_)));
}

Text Texts::join(std::span<const Text> pieces, std::string_view between) const {
  std::size_t size = 0;
  for (const Text& piece : pieces) size += piece.view().size() + between.size();
  char* out = arena_.allocate(size);
  std::size_t length = 0;
  bool first = true;
  for (const Text& piece : pieces) {
    if (piece.empty()) continue;
    if (!first) {
      std::memcpy(out + length, between.data(), between.size());
      length += between.size();
    }
    std::memcpy(out + length, piece.view().data(), piece.view().size());
    length += piece.view().size();
    first = false;
  }
  return Text({out, length});
}

}  // namespace asah::ui
