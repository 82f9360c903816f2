#include <algorithm>
#include <array>
#include <utility>

#include "core/analytics/jpm.hpp"
#include "tools/cli/cycle_view.hpp"
#include "tools/cli/json_rows.hpp"

namespace asah::cli {
namespace {

using analytics::Basis;
using analytics::JpmRow;
using analytics::JpmTable;

constexpr std::array kOptions{
    kCycleOption,
    OptionSpec{"--domains", "nine|all",
               {"manajerial dan sosial kultural (bawaan), atau semua kompetensi",
                "managerial and sociocultural (default), or every competency"}},
    kTierDefaultsOption,
    kJsonOption,
};

std::optional<std::int64_t> sum_of(const JpmRow& row, std::int32_t sum) {
  if (row.assessed == 0) return std::nullopt;
  return sum;
}

std::optional<std::int64_t> percent_of(std::int32_t percent) {
  if (percent == analytics::kUndefined) return std::nullopt;
  return percent;
}

JsonObject& add_band(JsonObject& object, std::string_view key, std::string_view band) {
  return band.empty() ? object.null(key) : object.text(key, band);
}

std::string json_row(const Basis& basis, const JpmTable& table, std::uint32_t person) {
  const JpmRow& row = table.rows[person];
  const model::Employee& employee = basis.dataset.employees.rows()[person];
  const model::Position* position = basis.dataset.positions.find(employee.position);
  JsonObject object;
  object.text("nip", employee.nip);
  if (position == nullptr) {
    object.null("position");
  } else {
    object.text("position", position->name);
  }
  object.hundredths("sum_required", sum_of(row, row.sum_required))
      .hundredths("sum_achieved", sum_of(row, row.sum_achieved))
      .whole("assessed", row.assessed)
      .whole("of", row.of)
      .hundredths("raw", percent_of(row.raw))
      .hundredths("clipped_total", percent_of(row.clipped_total()))
      .hundredths("clipped_each", percent_of(row.clipped_each));
  add_band(object, "filling", table.band_code(row, model::Purpose::Filling));
  add_band(object, "mapping", table.band_code(row, model::Purpose::Mapping));
  return object.take();
}

std::vector<std::string> text_row(const Basis& basis, const JpmTable& table, std::uint32_t person,
                                  const Console& console) {
  const JpmRow& row = table.rows[person];
  const model::Employee& employee = basis.dataset.employees.rows()[person];
  const auto number = [&](std::optional<std::int64_t> value) {
    std::string out = value ? hundredths_text(*value) : "-";
    if (console.indonesian()) std::ranges::replace(out, '.', ',');
    return out;
  };
  const auto band = [&](model::Purpose purpose) {
    const std::string_view code = table.band_code(row, purpose);
    return std::string(code.empty() ? "-" : code);
  };
  return {employee.nip,
          employee.name,
          std::to_string(row.assessed) + "/" + std::to_string(row.of),
          number(sum_of(row, row.sum_achieved)) + "/" + number(sum_of(row, row.sum_required)),
          number(percent_of(row.raw)),
          number(percent_of(row.clipped_each)),
          band(model::Purpose::Filling),
          band(model::Purpose::Mapping)};
}

Exit run_jpm(const Args& args, Console& console) {
  const std::string domains = args.get("--domains", "nine");
  if (domains != "nine" && domains != "all") {
    console.complain("--domains: nine, all");
    return Exit::Usage;
  }
  const auto document = open_document(args.words()[0], console);
  if (!document) return Exit::Findings;
  const auto basis = basis_for(document->dataset, args, console);
  if (!basis) return Exit::Usage;
  analytics::JpmOptions options;
  if (domains == "all") options.domains = analytics::JpmDomains::All;
  const JpmTable table = analytics::job_person_match(*basis, options);
  JsonList list;
  TextGrid grid;
  grid.add({"NIP", std::string(console.text({"Nama", "Name"})),
            std::string(console.text({"Dinilai", "Assessed"})),
            std::string(console.text({"Capaian/Syarat", "Achieved/Required"})), "JPM %",
            std::string(console.text({"JPM % terpotong", "JPM % clipped"})),
            std::string(console.text({"Pengisian", "Filling"})),
            std::string(console.text({"Pemetaan", "Mapping"}))});
  for (const std::uint32_t person : people_by_nip(basis->dataset)) {
    if (args.has("--json")) {
      list.add(json_row(*basis, table, person));
    } else {
      grid.add(text_row(*basis, table, person, console));
    }
  }
  if (args.has("--json")) {
    console.print(list.take());
  } else {
    grid.print(console);
  }
  return Exit::Fine;
}

}  // namespace

const Command kJpm{
    "jpm",
    "FILE [--cycle ID] [--domains nine|all] [--tier-defaults] [--json]",
    {"Job Person Match: jumlah capaian dibanding jumlah syarat",
     "Job Person Match: levels achieved over levels required"},
    {"Dihitung atas kompetensi yang dinilai; kolom Dinilai menunjukkan bila belum lengkap.",
     "Over the competencies assessed; the Assessed column shows when the set is partial."},
    kOptions,
    1,
    1,
    run_jpm,
};

}  // namespace asah::cli
