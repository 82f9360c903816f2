#include <array>
#include <limits>

#include "core/model/samples/samples.hpp"
#include "core/model/samples/siasn_csv.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

using model::samples::SampleSpec;

constexpr std::array kOptions{
    OptionSpec{"--region", "NAME",
               {"rangkui, bandung, lhokseumawe, rakumpit atau sawahlunto",
                "rangkui, bandung, lhokseumawe, rakumpit or sawahlunto"},
               {}, true},
    OptionSpec{"--employees", "N", {"banyaknya pegawai", "number of people"}},
    OptionSpec{"--seed", "S", {"benih acak, bawaan 1", "random seed, 1 by default"}},
    OptionSpec{"--siasn-csv", "FILE",
               {"tulis juga daftar pegawai berbentuk ekspor SIASN",
                "also write the staff list in the shape of SIASN's export"}},
    OptionSpec{"--faults", "N",
               {"baris yang sengaja dirusak dalam CSV itu", "rows spoilt on purpose in that CSV"}},
    OptionSpec{"--full-ratings", "",
               {"setiap orang dinilai dalam semua kompetensi, untuk pengukuran",
                "everyone rated in every competency, for measuring"}},
    OptionSpec{"--output", "FILE",
               {"berkas hasil, - untuk keluaran baku", "result, - for standard output"}, "-o"},
    kTodayOption,
};

bool read_count(const Args& args, std::string_view option, std::uint64_t& value,
                Console& console) {
  if (!args.has(option)) return true;
  const auto number = args.number(option);
  if (number && *number <= std::numeric_limits<std::uint32_t>::max()) {
    value = *number;
    return true;
  }
  console.complain(std::string(option) + ": " +
                   base::describe({base::ErrorCode::BadNumber, {}, {args.get(option)}},
                                  console.indonesian()));
  return false;
}

Exit run_gen(const Args& args, Console& console) {
  std::uint64_t employees = 0;
  std::uint64_t seed = 1;
  std::uint64_t faults = 0;
  if (!read_today(args, console) || !read_count(args, "--employees", employees, console) ||
      !read_count(args, "--seed", seed, console) || !read_count(args, "--faults", faults, console)) {
    return Exit::Usage;
  }
  if (!args.has("--output") && !args.has("--siasn-csv")) {
    console.complain(console.text({"perlu -o atau --siasn-csv", "missing -o or --siasn-csv"}));
    return Exit::Usage;
  }
  const std::string region = args.get("--region");
  SampleSpec spec;
  spec.region = region;
  spec.employees = static_cast<std::uint32_t>(employees);
  spec.seed = seed;
  spec.full_ratings = args.has("--full-ratings");
  const auto dataset = model::samples::generate(spec);
  if (!dataset) {
    console.complain(base::describe(dataset.error(), console.indonesian()));
    return Exit::Usage;
  }
  if (args.has("--siasn-csv")) {
    const auto csv = model::samples::write_siasn_csv(
        *dataset, {.seed = seed, .faults = static_cast<std::uint32_t>(faults)});
    if (!write_bytes(args.get("--siasn-csv"), csv.text, console)) return Exit::Findings;
  }
  if (!args.has("--output")) return Exit::Fine;
  exchange::HeaderInput header;
  header.office = dataset->region().name;
  header.purpose = exchange::DocumentPurpose::Sample;
  const bool saved = save_document(args.get("--output"), *dataset, header, args, console);
  return saved ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kGen{
    "gen",
    "--region NAME [--employees N] [--seed S] [--siasn-csv FILE] -o FILE",
    {"Daerah contoh buatan: orang-orang sintetis, data yang sama untuk benih yang sama",
     "A made-up region: synthetic people, the same data for the same seed"},
    {},
    kOptions,
    0,
    0,
    run_gen,
};

}  // namespace asah::cli
