#pragma once
// Bytes of a table file to UTF-8 text: byte order marks, UTF-16, Windows-1252.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace asah::exchange {

enum class TextEncoding : std::uint8_t { Utf8, Utf8Bom, Utf16Le, Utf16Be, Windows1252 };

/// "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252": as in --json output.
std::string_view encoding_text(TextEncoding encoding);

/// The largest table file taken, in bytes. Larger ones are refused: TableTooLarge.
inline constexpr std::size_t kMaxTableBytes = 256UZ * 1024 * 1024;

struct TableText {
  /// UTF-8 without a byte order mark, unless `well_formed` is false.
  std::string text;
  TextEncoding encoding = TextEncoding::Utf8;
  /// False: UTF-8 with broken sequences in places; the reader says in which rows.
  bool well_formed = true;
};

/// Decodes a table. Without a byte order mark the encoding is found out: UTF-16 by its zero bytes,
/// then UTF-8 if it is well-formed or mostly so, else Windows-1252. Lone surrogates become U+FFFD.
/// `encoding` overrides the finding. Errors: EmptyTable, TableTooLarge (size, limit in MB) and
/// NotATable (arg: what it is instead: "XLSX", "XLS", "PDF", "ZIP", "biner") for binary files.
base::Result<TableText> decode_table(std::string bytes,
                                     std::optional<TextEncoding> encoding = std::nullopt);

}  // namespace asah::exchange
