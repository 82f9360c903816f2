#include <array>

#include "core/model/builtin/workspace.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"--name", "NAME", {"nama daerah atau program", "name of the region or programme"},
               {}, true},
    kOutOption,
    kTodayOption,
};

Exit run_new(const Args& args, Console& console) {
  if (!read_today(args, console)) return Exit::Usage;
  const std::string name = args.get("--name");
  if (name.find_first_not_of(" \t") == std::string::npos) {
    console.complain(console.text({"--name tidak boleh kosong", "--name must not be empty"}));
    return Exit::Usage;
  }
  const model::Dataset dataset = model::empty_workspace(name);
  exchange::HeaderInput header;
  header.office = name;
  const bool saved = save_document(args.get("--output"), dataset, header, args, console);
  return saved ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kNew{
    "new",
    "--name NAME -o FILE",
    {"Ruang kerja kosong dengan sembilan kompetensi nasional dan jenjang jabatan",
     "An empty workspace with the national nine competencies and the tiers"},
    {},
    kOptions,
    0,
    0,
    run_new,
};

}  // namespace asah::cli
