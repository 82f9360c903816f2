#include <algorithm>
#include <array>
#include <utility>

#include "core/analytics/gap.hpp"
#include "core/analytics/heatmap.hpp"
#include "tools/cli/cycle_view.hpp"
#include "tools/cli/json_rows.hpp"

namespace asah::cli {
namespace {

using analytics::Basis;
using analytics::GapRow;
using analytics::HeatCell;
using analytics::HeatColumns;
using analytics::Heatmap;
using analytics::HeatRows;

constexpr std::array kOptions{
    kCycleOption,
    OptionSpec{"--by", "person|unit|position|tier|aspect",
               {"menurut orang (bawaan), unit, jabatan, jenjang, atau aspek",
                "by person (default), unit, position, tier or aspect"}},
    kTierDefaultsOption,
    kJsonOption,
};

std::optional<std::int64_t> level_of(model::Level level) {
  if (!level.has_value()) return std::nullopt;
  return level.value * std::int64_t{100};
}

std::optional<std::int64_t> defined(std::int32_t value) {
  if (value == analytics::kUndefined) return std::nullopt;
  return value;
}

/// One line of the person table.
struct PersonLine {
  const model::Employee* employee = nullptr;
  std::string code;
  std::optional<std::int64_t> required;
  std::optional<std::int64_t> achieved;
  std::optional<std::int64_t> gap;
  int count = 0;
};

/// Each person with each competency that the post demands or that was rated.
std::vector<PersonLine> person_lines(const Basis& basis) {
  std::vector<PersonLine> lines;
  const auto columns = columns_in_order(basis);
  for (const std::uint32_t person : people_by_nip(basis.dataset)) {
    const std::vector<GapRow> rows = analytics::person_gaps(basis, person);
    for (const std::size_t column : columns) {
      const GapRow& row = rows[column];
      const model::Competency* competency = basis.competency(column);
      const bool rated = row.cell.count > 0 || row.cell.assessed();
      if (competency == nullptr || (!row.demand.required.has_value() && !rated)) continue;
      PersonLine line;
      line.employee = &basis.dataset.employees.rows()[person];
      line.code = competency->code;
      line.required = level_of(row.demand.required);
      if (row.cell.assessed()) line.achieved = row.cell.achieved;
      if (row.gap) line.gap = row.gap->value;
      line.count = row.cell.count;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::string shown(std::optional<std::int64_t> hundredths, const Console& console) {
  if (!hundredths) return "-";
  std::string out = hundredths_text(*hundredths);
  if (console.indonesian()) std::ranges::replace(out, '.', ',');
  return out;
}

void print_persons(const Basis& basis, bool json, Console& console) {
  JsonList list;
  TextGrid grid;
  grid.add({"NIP", std::string(console.text({"Nama", "Name"})),
            std::string(console.text({"Kompetensi", "Competency"})),
            std::string(console.text({"Syarat", "Required"})),
            std::string(console.text({"Capaian", "Achieved"})),
            std::string(console.text({"Selisih", "Gap"})), "n"});
  for (const PersonLine& line : person_lines(basis)) {
    if (json) {
      list.add(JsonObject()
                   .text("nip", line.employee->nip)
                   .text("competency", line.code)
                   .hundredths("required", line.required)
                   .hundredths("achieved", line.achieved)
                   .hundredths("gap", line.gap)
                   .whole("n", line.count)
                   .take());
    } else {
      grid.add({line.employee->nip, line.employee->name, line.code, shown(line.required, console),
                shown(line.achieved, console), shown(line.gap, console),
                std::to_string(line.count)});
    }
  }
  if (json) {
    console.print(list.take());
  } else {
    grid.print(console);
  }
}

/// Name of a row's unit, position or tier; empty for people without one.
std::string row_name(const Basis& basis, const Heatmap& map, const analytics::HeatRow& row) {
  if (row.table_row == model::kNoIndex) return {};
  switch (map.options.rows) {
    case HeatRows::Units: return basis.dataset.units.rows()[row.table_row].name;
    case HeatRows::Positions: return basis.dataset.positions.rows()[row.table_row].name;
    case HeatRows::Tiers: break;
  }
  return basis.dataset.tiers.rows()[row.table_row].code;
}

void print_groups(const Basis& basis, HeatRows rows, bool json, Console& console) {
  constexpr std::array<std::string_view, 3> kKeys{"unit", "position", "tier"};
  const std::string_view key = kKeys[static_cast<std::size_t>(rows)];
  analytics::HeatmapOptions options;
  options.rows = rows;
  const Heatmap map =
      analytics::build_heatmap(basis, analytics::job_person_match(basis), options);
  JsonList list;
  TextGrid grid;
  grid.add({std::string(console.text({"Kelompok", "Group"})),
            std::string(console.text({"Kompetensi", "Competency"})),
            std::string(console.text({"Dinilai", "Assessed"})),
            std::string(console.text({"Dari", "Of"})),
            std::string(console.text({"Rata-rata selisih", "Mean gap"})),
            std::string(console.text({"% di bawah", "% below"}))});
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const HeatCell& cell = map.at(r, c);
      const model::Competency* competency = basis.competency(map.columns[c].basis_column);
      if (cell.of == 0 || competency == nullptr) continue;
      const std::string name = row_name(basis, map, map.rows[r]);
      if (json) {
        JsonObject object;
        if (map.rows[r].id == 0) {
          object.null(key).null("id");
        } else {
          object.text(key, name).text("id", base::id_text(map.rows[r].id));
        }
        list.add(object.text("competency", competency->code)
                     .whole("n", cell.n)
                     .whole("of", cell.of)
                     .hundredths("mean_gap", defined(cell.mean_gap))
                     .hundredths("mean_shortfall", defined(cell.mean_shortfall))
                     .hundredths("share_below", defined(cell.share_below))
                     .take());
      } else {
        grid.add({name.empty() ? "-" : name, competency->code, std::to_string(cell.n),
                  std::to_string(cell.of), shown(defined(cell.mean_gap), console),
                  shown(defined(cell.share_below), console)});
      }
    }
  }
  if (json) {
    console.print(list.take());
  } else {
    grid.print(console);
  }
}

void print_aspects(const Basis& basis, bool json, Console& console) {
  constexpr std::array<Text, 3> kNames{{{"pengetahuan", "knowledge"},
                                        {"keterampilan", "skill"},
                                        {"sikap", "attitude"}}};
  analytics::HeatmapOptions options;
  options.columns = HeatColumns::Aspects;
  const Heatmap map =
      analytics::build_heatmap(basis, analytics::job_person_match(basis), options);
  JsonList list;
  TextGrid grid;
  grid.add({std::string(console.text({"Aspek", "Aspect"})),
            std::string(console.text({"Dinilai", "Assessed"})),
            std::string(console.text({"Rata-rata kekurangan", "Mean shortfall"})),
            std::string(console.text({"% belum tampak", "% not yet shown"}))});
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    const HeatCell& cell = map.totals[c];
    const auto aspect = static_cast<std::size_t>(map.columns[c].aspect);
    if (json) {
      list.add(JsonObject()
                   .text("aspect", model::kChoices<model::Aspect>[aspect])
                   .whole("people", cell.people)
                   .whole("n", cell.n)
                   .whole("of", cell.of)
                   .hundredths("mean_shortfall", defined(cell.mean_shortfall))
                   .hundredths("share_missing", defined(cell.share_missing))
                   .take());
    } else {
      grid.add({std::string(console.text(kNames[aspect])), std::to_string(cell.n),
                shown(defined(cell.mean_shortfall), console),
                shown(defined(cell.share_missing), console)});
    }
  }
  if (json) {
    console.print(list.take());
  } else {
    grid.print(console);
  }
}

Exit run_gap(const Args& args, Console& console) {
  const std::string by = args.get("--by", "person");
  constexpr std::array<std::string_view, 5> kGroups{"person", "unit", "position", "tier", "aspect"};
  if (std::ranges::find(kGroups, by) == kGroups.end()) {
    console.complain("--by: person, unit, position, tier, aspect");
    return Exit::Usage;
  }
  const auto document = open_document(args.words()[0], console);
  if (!document) return Exit::Findings;
  const auto basis = basis_for(document->dataset, args, console);
  if (!basis) return Exit::Usage;
  const bool json = args.has("--json");
  if (by == "person") {
    print_persons(*basis, json, console);
  } else if (by == "aspect") {
    print_aspects(*basis, json, console);
  } else {
    print_groups(*basis,
                 by == "unit"       ? HeatRows::Units
                 : by == "position" ? HeatRows::Positions
                                    : HeatRows::Tiers,
                 json, console);
  }
  return Exit::Fine;
}

}  // namespace

const Command kGap{
    "gap",
    "FILE [--cycle ID] [--by person|unit|position|tier|aspect] [--tier-defaults] [--json]",
    {"Kesenjangan: level yang disyaratkan dikurangi capaian",
     "Gaps: level required minus level achieved"},
    {"Yang belum dinilai kosong, bukan nol. Kelompok: rata-rata atas yang dinilai; unit berikut "
     "semua di bawahnya.",
     "Not assessed is empty, not zero. Groups: the mean over those assessed; a unit with all below "
     "it."},
    kOptions,
    1,
    1,
    run_gap,
};

}  // namespace asah::cli
