#pragma once
// Files, standard input and output, and the clock: all that core may not touch.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/exchange/document.hpp"
#include "tools/cli/command.hpp"

namespace asah::cli {

/// The bytes of a file, of standard input for "-". False after telling why.
bool read_bytes(const std::string& path, std::string& bytes, Console& console);
/// The same for a file that may be encrypted (see sealed.hpp): the plain bytes.
bool read_document_bytes(const std::string& path, std::string& bytes, Console& console);
/// Writes a file whole or not at all (a neighbour, then a rename); "-" is standard output. False
/// after telling why.
bool write_bytes(const std::string& path, std::string_view bytes, Console& console);

/// The day given by --today, else the machine's; none, after telling, when --today is no date.
std::optional<base::Date> read_today(const Args& args, Console& console);
/// ISO 8601 with zone: the start of --today, else now.
std::string creation_time(const Args& args);

/// Reads a workspace; none, after telling why, when it cannot be opened.
std::optional<exchange::Document> open_document(const std::string& path, Console& console);
/// Writes the workspace with a fresh time; office, author and base revision stay as in `header`.
bool save_document(const std::string& path, const model::Dataset& dataset,
                   exchange::HeaderInput header, const Args& args, Console& console);

/// "error baris 3: ..." of one fault, for people.
std::string fault_line(base::Severity severity, const base::Error& error, Console& console);

inline constexpr OptionSpec kOutOption{
    "--output", "FILE", {"berkas hasil, - untuk keluaran baku", "result, - for standard output"},
    "-o", true};
inline constexpr OptionSpec kJsonOption{
    "--json", "", {"keluaran JSON (lihat README)", "JSON output (see the README)"}};
inline constexpr OptionSpec kTodayOption{
    "--today", "YYYY-MM-DD",
    {"anggap hari ini tanggal itu, agar hasil dapat diulang",
     "take this as today, for results that can be repeated"}};

}  // namespace asah::cli
