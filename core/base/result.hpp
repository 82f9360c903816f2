#pragma once
// Errors as values. Outside data (files, input, the browser) yields Result<T>; many faults at once
// are findings. A fault of our own is a failed ASAH_CHECK, which stays on in release.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace asah::base {

/// Every error and finding code, from the one list in errors.def.
enum class ErrorCode : std::uint16_t {
#define ERROR(name, code, id, en) name,
#include "core/base/errors.def"
#undef ERROR
};

/// Number of codes in errors.def.
std::size_t error_code_count();
/// The stable text of a code, as in files and --json output ("bad_date").
std::string_view error_code_text(ErrorCode code);
/// Sentences for people, with {0}.. places still open; `indonesian` chooses the language.
std::string_view error_sentence(ErrorCode code, bool indonesian);

/// One fault in outside data. `where` is a JSON pointer ("/people/12/nip") or "file:row:column";
/// empty when the fault has no place. `args` fill the sentence's {0}, {1}, ...
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string where;
  std::vector<std::string> args;

  bool operator==(const Error&) const = default;
};

/// The error's sentence with its arguments filled in; without `where`.
std::string describe(const Error& error, bool indonesian);

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for the failing branch: `return fail(ErrorCode::BadDate, where, {text});`
[[nodiscard]] std::unexpected<Error> fail(ErrorCode code, std::string where = {},
                                          std::vector<std::string> args = {});

enum class Severity : std::uint8_t { Info, Warning, Error };

/// "info", "warning", "error".
std::string_view severity_text(Severity severity);

/// One of many faults or remarks, gathered rather than thrown.
struct Finding {
  Severity severity = Severity::Error;
  Error error;

  bool operator==(const Finding&) const = default;
};

/// True when any finding has severity Error.
bool has_errors(const std::vector<Finding>& findings);

/// What happens when a check fails: by default the message goes to stderr and the program aborts.
/// The application replaces it by a handler that saves first. Set once at start.
using CheckHandler = void (*)(const char* expression, const char* file, int line);
void set_check_handler(CheckHandler handler);
[[noreturn]] void check_failed(const char* expression, const char* file, int line);

}  // namespace asah::base

/// A condition that only a fault of our own can break. Stays on in release.
#define ASAH_CHECK(condition) \
  ((condition) ? void(0) : ::asah::base::check_failed(#condition, __FILE__, __LINE__))
