#include <algorithm>
#include <array>
#include <cstdio>

#include "tools/cli/command.hpp"

namespace asah::cli {
namespace {

constexpr std::array kCommands{
    &kNew, &kGen, &kValidate, &kConvert, &kImport,  &kGap,
    &kJpm, &kSplit, &kMerge,   &kJournal, &kVerify, &kErase,
    &kKeygen, &kEncrypt, &kDecrypt,
};

/// Options that every command has.
constexpr std::array kCommon{
    OptionSpec{"--lang", "id|en", {"bahasa pesan", "language of messages"}},
    OptionSpec{"--passphrase-file", "FILE",
               {"kata sandi berkas tersandi: baris pertama FILE; tanpa ini ASAH_PASSPHRASE",
                "passphrase of encrypted files: first line of FILE; without it ASAH_PASSPHRASE"}},
    OptionSpec{"--help", "", {"tampilkan bantuan ini", "show this help"}, "-h"},
};

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

void print_overview(Console& console) {
  console.say(console.text({"Asah: pengelolaan kompetensi ASN dari baris perintah.",
                            "Asah: competency management for civil servants, by command line."}));
  console.say("");
  for (const Command* command : kCommands) {
    console.say("  asah " + padded(std::string(command->name), 9) + " " +
                std::string(console.text(command->summary)));
  }
  console.say("");
  console.say(console.text({"Bantuan tiap perintah: asah PERINTAH --help. Keluar 0 baik, 1 ada "
                            "kesalahan dalam data, 2 salah tulis perintah.",
                            "Help on each: asah COMMAND --help. Exit 0 fine, 1 faults in the data, "
                            "2 wrong command line."}));
}

void print_help(const Command& command, Console& console) {
  console.say("asah " + std::string(command.name) + " " + std::string(command.usage));
  console.say("");
  console.say(std::string(console.text(command.summary)) + ".");
  if (!command.details.id.empty()) console.say(console.text(command.details));
  console.say("");
  const auto line = [&](const OptionSpec& option) {
    std::string left = std::string(option.name);
    if (!option.letter.empty()) left = std::string(option.letter) + ", " + left;
    if (!option.value.empty()) left += ' ' + std::string(option.value);
    console.say("  " + padded(left, 26) + " " + std::string(console.text(option.help)));
  };
  std::ranges::for_each(command.options, line);
  std::ranges::for_each(kCommon, line);
}

/// The language asked for anywhere on the line, so that even its faults are told in it.
Language language_of(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--lang=en") return Language::English;
    if (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en") {
      return Language::English;
    }
  }
  return Language::Indonesian;
}

Exit wrong_usage(const Command& command, std::string_view fault, Console& console) {
  console.complain(fault);
  console.complain(std::string(console.text({"pakai: ", "usage: "})) + "asah " +
                   std::string(command.name) + " " + std::string(command.usage));
  return Exit::Usage;
}

Exit run_command(const Command& command, std::span<const std::string> words, Console& console) {
  const auto is_help = [](const std::string& word) { return word == "--help" || word == "-h"; };
  if (std::ranges::any_of(words, is_help)) {
    print_help(command, console);
    return Exit::Fine;
  }
  std::vector<OptionSpec> specs(command.options.begin(), command.options.end());
  specs.insert(specs.end(), kCommon.begin(), kCommon.end());
  const auto args = Args::read(words, specs, console.language());
  if (!args) return wrong_usage(command, args.error(), console);
  const std::string language = args->get("--lang", "id");
  if (language != "id" && language != "en") {
    return wrong_usage(command, "--lang: id, en", console);
  }
  const std::size_t count = args->words().size();
  if (count < command.min_words || count > command.max_words) {
    return wrong_usage(command,
                       console.text({"jumlah berkas atau kata tidak sesuai",
                                     "wrong number of files or words"}),
                       console);
  }
  console.set_passphrase_file(args->get("--passphrase-file"));
  const Exit exit = command.run(*args, console);
  if (exit == Exit::Usage) {
    console.complain(std::string(console.text({"bantuan: ", "help: "})) + "asah " +
                     std::string(command.name) + " --help");
  }
  return exit;
}

// How many bytes at `at` would command a terminal, or turn the direction of what follows: names out of
// files reach people through lines.
std::size_t command_length(std::string_view line, std::size_t at) {
  const auto byte = static_cast<unsigned char>(line[at]);
  if (byte < 0x20) return byte == '\n' || byte == '\t' ? 0 : 1;
  if (byte == 0x7f) return 1;
  const std::string_view rest = line.substr(at);
  if (byte == 0xc2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xa0) return 2;
  static constexpr std::string_view kTurning[] = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                                                  "\u2066", "\u2067", "\u2068", "\u2069"};
  const bool turns = std::ranges::any_of(
      kTurning, [&](std::string_view mark) { return rest.starts_with(mark); });
  return turns ? 3 : 0;
}

void put_line(std::FILE* stream, std::string_view line) {
  std::string shown;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t hidden = command_length(line, at);
    if (hidden == 0) {
      shown += line[at++];
    } else {
      shown += "\ufffd";
      at += hidden;
    }
  }
  shown += '\n';
  std::fwrite(shown.data(), 1, shown.size(), stream);
}

}  // namespace

std::span<const Command* const> commands() { return kCommands; }

void Console::print(std::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void Console::say(std::string_view line) { put_line(clean_ ? stderr : stdout, line); }

void Console::complain(std::string_view line) {
  std::fputs("asah: ", stderr);
  put_line(stderr, line);
}

Exit run(std::span<const std::string> words) {
  Console console(language_of(words));
  if (words.empty()) {
    console.keep_output_clean();
    print_overview(console);
    return Exit::Usage;
  }
  const std::string& first = words[0];
  if (first == "--help" || first == "-h" || first == "help") {
    print_overview(console);
    return Exit::Fine;
  }
  for (const Command* command : kCommands) {
    if (command->name == first) return run_command(*command, words.subspan(1), console);
  }
  console.complain(std::string(console.text({"perintah tidak dikenal: ", "unknown command: "})) +
                   first);
  console.keep_output_clean();
  print_overview(console);
  return Exit::Usage;
}

}  // namespace asah::cli
