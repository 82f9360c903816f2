#include "core/base/result.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace asah::base {
namespace {

struct CodeRow {
  std::string_view code;
  std::string_view indonesian;
  std::string_view english;
};

constexpr CodeRow kRows[] = {
#define ERROR(name, code, id, en) {code, id, en},
#include "core/base/errors.def"
#undef ERROR
};

struct WordRow {
  std::string_view key;
  std::string_view indonesian;
  std::string_view english;
};

constexpr WordRow kWords[] = {
#define WORD(key, id, en) {key, id, en},
#include "core/base/words.def"
#undef WORD
};

// Whether the words before end where a capital stands: at their beginning, or at a quotation mark.
bool wants_capital(std::string_view before) { return before.empty() || before.ends_with("“"); }

// An argument "@employees" stands for a word of words.def; any other, and keys that have no word,
// for itself. `before`: the sentence so far.
std::string shown(std::string_view argument, std::string_view before, bool indonesian) {
  if (!argument.starts_with('@')) return std::string(argument);
  const std::string_view key = argument.substr(1);
  const auto* const word = std::ranges::find(kWords, key, &WordRow::key);
  if (word == std::end(kWords)) return std::string(key);
  std::string out(indonesian ? word->indonesian : word->english);
  const auto capital = [&](std::size_t at) { return out[at] >= 'A' && out[at] <= 'Z'; };
  const bool initials = out.size() > 1 && capital(1);
  if (!wants_capital(before) && !initials && capital(0)) out[0] += 'a' - 'A';
  return out;
}

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};

const CodeRow& row_of(ErrorCode code) { return kRows[static_cast<std::size_t>(code)]; }

// The one piece of process-wide state in core: what a broken check does. Set once, at start.
CheckHandler g_check_handler = nullptr;

}  // namespace

std::size_t error_code_count() { return std::size(kRows); }
std::string_view error_code_text(ErrorCode code) { return row_of(code).code; }
std::string_view error_sentence(ErrorCode code, bool indonesian) {
  return indonesian ? row_of(code).indonesian : row_of(code).english;
}

std::string describe(const Error& error, bool indonesian) {
  std::string out;
  const std::string_view sentence = error_sentence(error.code, indonesian);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool place = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' &&
                       sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
    if (!place) {
      out += sentence[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(sentence[i + 1] - '0');
    out += index < error.args.size() ? shown(error.args[index], out, indonesian) : "?";
    i += 2;
  }
  return out;
}

std::unexpected<Error> fail(ErrorCode code, std::string where, std::vector<std::string> args) {
  return std::unexpected(Error{code, std::move(where), std::move(args)});
}

std::string_view severity_text(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

bool has_errors(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings,
                             [](const Finding& f) { return f.severity == Severity::Error; });
}

void set_check_handler(CheckHandler handler) { g_check_handler = handler; }

void check_failed(const char* expression, const char* file, int line) {
  if (g_check_handler != nullptr) g_check_handler(expression, file, line);
  std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, expression);
  std::abort();
}

}  // namespace asah::base
