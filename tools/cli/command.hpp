#pragma once
// A command of the command line: what it takes, what it does. The list of all is in commands.cpp.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/cli/args.hpp"

namespace asah::cli {

/// How a program ends.
enum class Exit : int {
  Fine = 0,
  Findings = 1,  ///< findings of severity error, or a file that cannot be read or written
  Usage = 2,     ///< the command line is wrong
};

/// Where a command speaks. `out` may hold a document; people are spoken to on `note`, which is
/// standard output unless that carries a document.
class Console {
 public:
  explicit Console(Language language) : language_(language) {}

  Language language() const { return language_; }
  bool indonesian() const { return language_ == Language::Indonesian; }
  std::string_view text(Text text) const { return text.in(language_); }

  /// Bytes for standard output.
  void print(std::string_view bytes);
  /// A line for people.
  void say(std::string_view line);
  /// A line of trouble, on standard error after "asah: ".
  void complain(std::string_view line);
  /// From now on say() goes to standard error.
  void keep_output_clean() { clean_ = true; }
  /// Where the passphrase of encrypted files stands; empty: not given.
  const std::string& passphrase_file() const { return passphrase_file_; }
  void set_passphrase_file(std::string path) { passphrase_file_ = std::move(path); }
  /// Whether a passphrase was needed so far, for what was read.
  bool passphrase_used() const { return passphrase_used_; }
  void note_passphrase() { passphrase_used_ = true; }

 private:
  Language language_;
  std::string passphrase_file_;
  bool passphrase_used_ = false;
  bool clean_ = false;
};

struct Command {
  std::string_view name;
  std::string_view usage;  ///< "FILE [--json]"
  Text summary;
  Text details;  ///< more lines for --help
  std::span<const OptionSpec> options;
  std::size_t min_words = 0;
  std::size_t max_words = 0;
  Exit (*run)(const Args& args, Console& console);
};

std::span<const Command* const> commands();

/// The whole program: `words` without the program's name.
Exit run(std::span<const std::string> words);

extern const Command kNew;
extern const Command kGen;
extern const Command kValidate;
extern const Command kConvert;
extern const Command kImport;
extern const Command kGap;
extern const Command kJpm;
extern const Command kMerge;
extern const Command kSplit;
extern const Command kJournal;
extern const Command kVerify;
extern const Command kErase;
extern const Command kKeygen;
extern const Command kEncrypt;
extern const Command kDecrypt;

}  // namespace asah::cli
