#include "tools/cli/sealed.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "core/exchange/envelope.hpp"
#include "tools/cli/crypto_openssl.hpp"
#include "tools/cli/files.hpp"

#if !defined(__EMSCRIPTEN__)
#include <termios.h>
#endif

namespace asah::cli {

using base::ErrorCode;

namespace {

std::string first_line(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

/// A line from the terminal that does not show while it is typed; none without a terminal.
std::optional<std::string> ask_terminal(std::string_view question) {
#if defined(__EMSCRIPTEN__)
  static_cast<void>(question);
  return std::nullopt;
#else
  std::FILE* terminal = std::fopen("/dev/tty", "r+");
  if (terminal == nullptr) return std::nullopt;
  const int number = fileno(terminal);
  termios before{};
  const bool known = tcgetattr(number, &before) == 0;
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  if (known) tcsetattr(number, TCSAFLUSH, &silent);
  std::fwrite(question.data(), 1, question.size(), terminal);
  std::fflush(terminal);
  std::string line;
  for (int c = std::fgetc(terminal); c != EOF && c != '\n'; c = std::fgetc(terminal)) {
    line += static_cast<char>(c);
  }
  if (known) tcsetattr(number, TCSAFLUSH, &before);
  std::fputc('\n', terminal);
  std::fclose(terminal);
  return line;
#endif
}

std::optional<std::string> ask_person(bool anew, Console& console) {
  const auto typed = ask_terminal(console.text({"Kata sandi: ", "Passphrase: "}));
  if (!typed || !anew) return typed;
  const auto again = ask_terminal(console.text({"Ulangi: ", "Again: "}));
  if (typed == again) return typed;
  console.complain(console.text({"kedua kata sandi berbeda", "the two passphrases differ"}));
  return std::nullopt;
}

}  // namespace

bool tell_fault(const std::string& path, const base::Error& error, Console& console) {
  console.complain(path + ": " + fault_line(base::Severity::Error, error, console));
  return false;
}

std::optional<std::string> read_passphrase_file(const std::string& path, Console& console) {
  std::string text;
  if (!read_bytes(path, text, console)) return std::nullopt;
  return first_line(std::move(text));
}

std::optional<std::string> read_passphrase(bool anew, Console& console) {
  console.note_passphrase();
  if (!console.passphrase_file().empty()) {
    return read_passphrase_file(console.passphrase_file(), console);
  }
  if (const char* given = std::getenv("ASAH_PASSPHRASE")) return std::string(given);
  if (auto typed = ask_person(anew, console)) return typed;
  console.complain(console.text({"perlu kata sandi: --passphrase-file FILE atau ASAH_PASSPHRASE",
                                 "a passphrase is needed: --passphrase-file FILE or "
                                 "ASAH_PASSPHRASE"}));
  return std::nullopt;
}

bool open_sealed(const std::string& path, const std::string& keys, std::string& bytes,
                 Console& console) {
  // Faults of the file itself come before any question.
  const auto envelope = exchange::read_envelope(bytes);
  if (!envelope) return tell_fault(path, envelope.error(), console);
  const exchange::SealHeader header = envelope->header;
  std::optional<model::WorkspaceKey> key;
  if (header.kind == exchange::SealKind::Key) {
    if (!keys.empty()) {
      const auto workspace = open_document(keys, console);
      if (!workspace) return false;
      const auto* found = exchange::key_for(workspace->dataset.keys, header);
      if (found != nullptr) key = *found;
    }
    if (!key) {
      return tell_fault(path, {ErrorCode::SealedForOther, {}, {header.recipient}}, console);
    }
  }
  const auto passphrase = read_passphrase(false, console);
  if (!passphrase) return tell_fault(path, {ErrorCode::NeedsPassphrase, {}, {}}, console);
  auto plain = base::Result<std::string>();
  if (key) {
    auto half = run_flow(exchange::unlock_flow(*key, *passphrase));
    if (!half) return tell_fault(path, half.error(), console);
    plain = run_flow(
        exchange::open_sealed_flow(std::move(bytes), *key, std::move(*half)));
  } else {
    plain = run_flow(exchange::open_flow(std::move(bytes), *passphrase));
  }
  if (!plain) return tell_fault(path, plain.error(), console);
  bytes = std::move(*plain);
  return true;
}

}  // namespace asah::cli
