#include "core/report/report_code.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "core/analytics/gap.hpp"
#include "core/analytics/jpm.hpp"
#include "core/base/hash.hpp"
#include "core/base/id.hpp"
#include "core/report/held_data.hpp"

namespace asah::report {

using analytics::Basis;
using analytics::HeatColumns;
using analytics::HeatRows;
using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;

namespace {

using Facts = std::vector<std::string>;

constexpr std::size_t kLetters = 16;
constexpr std::size_t kGroup = 4;
/// In the order of ReportKind.
constexpr std::string_view kKindLetters = "pkdt";
constexpr std::size_t kCodeLength = kLetters + kLetters / kGroup - 1;

// Four groups of letters of an identity, the first of them that of a kind.
bool is_code(std::string_view text) {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  if (text.size() != kCodeLength || !kKindLetters.contains(text.front())) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i % (kGroup + 1) == kGroup;
    if (between ? text[i] != '-' : !kAlphabet.contains(text[i])) return false;
  }
  return true;
}

// Four letters: the kind's, and three of a hash of the rest.
std::string subject_letters(const ReportSubject& subject) {
  const auto kind = static_cast<std::size_t>(subject.kind);
  std::uint64_t hash = base::mix_id(kind, static_cast<std::uint64_t>(subject.rows) * 8 +
                                              static_cast<std::uint64_t>(subject.columns));
  for (const std::uint64_t id : {subject.cycle.value, subject.employee.value, subject.packet.value}) {
    hash = base::mix_id(hash, id);
  }
  constexpr std::uint64_t kBits = (1U << 15) - 1;
  return kKindLetters[kind] + base::id_text(hash & kBits).substr(10);
}

std::string fact_letters(std::span<const std::string> facts) {
  base::Sha256 sha;
  for (const std::string& fact : facts) {
    sha.update(std::to_string(fact.size()) + ':');
    sha.update(fact);
  }
  const base::Sha256Digest digest = sha.digest();
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | digest[i];
  // 60 bits leave the first of the thirteen letters of an identity zero.
  return base::id_text(bits >> 4).substr(1);
}

/// The letters meant by what was typed; empty when it is no code.
std::string typed_letters(std::string_view typed) {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string out;
  for (char letter : typed) {
    if (letter == '-' || letter == ' ') continue;
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == 'o') letter = '0';
    if (letter == 'i' || letter == 'l') letter = '1';
    if (!kAlphabet.contains(letter)) return {};
    out += letter;
  }
  const bool code = out.size() == kLetters && kKindLetters.contains(out.front());
  return code ? out : std::string();
}

Facts person_facts(const Basis& basis, std::size_t person) {
  const model::Employee& employee = basis.dataset.employees.rows()[person];
  const analytics::JpmRow jpm = analytics::job_person_match_of(basis, person);
  Facts facts{"person-report/1",
              base::id_text(basis.dataset.workspace),
              base::id_text(basis.cycle.id),
              employee.nip,
              employee.front_title,
              employee.name,
              employee.back_title,
              base::id_text(employee.unit),
              base::id_text(employee.position),
              std::to_string(jpm.sum_achieved),
              std::to_string(jpm.sum_required),
              std::to_string(jpm.raw),
              std::to_string(jpm.assessed),
              std::to_string(jpm.of)};
  for (const analytics::GapRow& gap : analytics::person_gaps(basis, person)) {
    facts.push_back(base::id_text(gap.competency));
    facts.push_back(std::to_string(gap.cell.achieved));
    facts.push_back(std::to_string(gap.demand.required.value));
    facts.push_back(base::iso_text(gap.date));
  }
  return facts;
}

void add_heat_row(Facts& facts, const analytics::HeatRow& row,
                  std::span<const analytics::HeatCell> cells) {
  facts.push_back(base::id_text(row.id));
  for (const std::int32_t number : {row.people, row.jpm_people, row.jpm_mean}) {
    facts.push_back(std::to_string(number));
  }
  for (const analytics::HeatCell& cell : cells) {
    for (const std::int32_t number : {cell.n, cell.of, cell.mean_gap, cell.share_below}) {
      facts.push_back(std::to_string(number));
    }
  }
}

Facts gap_facts(const Basis& basis, const analytics::Heatmap& map) {
  Facts facts{"gap-map/1", base::id_text(basis.dataset.workspace), base::id_text(basis.cycle.id),
              std::to_string(static_cast<int>(map.options.rows)),
              std::to_string(static_cast<int>(map.options.columns))};
  for (const analytics::HeatColumn& column : map.columns) {
    facts.push_back(base::id_text(column.competency));
    facts.push_back(std::to_string(static_cast<int>(column.domain)));
    facts.push_back(std::to_string(static_cast<int>(column.aspect)));
  }
  add_heat_row(facts, map.total_row, map.totals);
  for (std::size_t i = 0; i < map.rows.size(); ++i) {
    add_heat_row(facts, map.rows[i],
                 std::span(map.cells).subspan(i * map.columns.size(), map.columns.size()));
  }
  return facts;
}

// What packets of one run have in common.
auto run_of(const model::Packet& packet) {
  return std::tuple(packet.cycle, packet.made, packet.kind, packet.source, packet.base_seq);
}

Facts cover_facts(model::WorkspaceId workspace, std::vector<const model::Packet*> packets) {
  std::ranges::sort(packets, {}, [](const model::Packet* packet) { return packet->id; });
  Facts facts{"cover-list/1", base::id_text(workspace), std::to_string(packets.size())};
  for (const model::Packet* packet : packets) {
    facts.push_back(base::id_text(packet->id));
    facts.push_back(packet->receiver);
    facts.push_back(std::to_string(packet->employees.size()));
    facts.push_back(std::to_string(static_cast<int>(packet->source)));
    facts.push_back(base::iso_text(packet->due));
    facts.push_back(packet->message);
  }
  return facts;
}

ReportSubject cover_subject(std::span<const model::Packet* const> packets) {
  ReportSubject subject{.kind = ReportKind::Cover, .cycle = packets.front()->cycle,
                        .packet = packets.front()->id};
  for (const model::Packet* packet : packets) subject.packet = std::min(subject.packet, packet->id);
  return subject;
}

ReportSubject gap_subject(model::CycleId cycle, HeatRows rows, HeatColumns columns) {
  return {.kind = ReportKind::Gaps, .cycle = cycle, .rows = rows, .columns = columns};
}

// Goes through the reports that a workspace can make, and makes those that the code may mean.
class ReportSearch {
 public:
  ReportSearch(const Dataset& dataset, std::string letters)
      : dataset_(dataset), letters_(std::move(letters)) {}

  std::optional<ReportSubject> run() {
    switch (static_cast<ReportKind>(kKindLetters.find(letters_.front()))) {
      case ReportKind::Person: look_at_people(); break;
      case ReportKind::Gaps: look_at_maps(); break;
      case ReportKind::Held: look_at_held(); break;
      case ReportKind::Cover: look_at_covers(); break;
    }
    return found_;
  }

 private:
  void look_at(const ReportSubject& subject, const std::function<Facts()>& facts) {
    if (found_ || subject_letters(subject) != letters_.substr(0, kGroup)) return;
    if (fact_letters(facts()) == letters_.substr(kGroup)) found_ = subject;
  }

  const Basis& basis(model::CycleId cycle) {
    auto& basis = bases_[cycle];
    if (!basis) basis = analytics::build_basis(dataset_, {.cycle = cycle});
    return *basis;
  }

  void look_at_people() {
    const auto people = dataset_.employees.rows();
    for (const model::Cycle& cycle : dataset_.cycles) {
      for (std::size_t i = 0; i < people.size(); ++i) {
        look_at({.kind = ReportKind::Person, .cycle = cycle.id, .employee = people[i].id},
                [&] { return person_facts(basis(cycle.id), i); });
      }
    }
  }

  void look_at_maps() {
    constexpr std::array kRows{HeatRows::Units, HeatRows::Positions, HeatRows::Tiers};
    constexpr std::array kColumns{HeatColumns::Competencies, HeatColumns::Domains,
                                  HeatColumns::Aspects};
    for (const model::Cycle& cycle : dataset_.cycles) {
      for (const HeatRows rows : kRows) {
        for (const HeatColumns columns : kColumns) {
          look_at(gap_subject(cycle.id, rows, columns), [&] {
            const Basis& all = basis(cycle.id);
            const analytics::HeatmapOptions options{.rows = rows, .columns = columns};
            const auto jpm = analytics::job_person_match(all, {.domains = options.jpm_domains});
            return gap_facts(all, analytics::build_heatmap(all, jpm, options));
          });
        }
      }
    }
  }

  void look_at_held() {
    for (const model::Employee& person : dataset_.employees) {
      look_at({.kind = ReportKind::Held, .employee = person.id},
              [&] { return held_facts(dataset_, person.id); });
    }
  }

  void look_at_covers() {
    using Run = decltype(run_of(std::declval<const model::Packet&>()));
    std::map<Run, std::vector<const model::Packet*>> runs;
    for (const model::Packet& packet : dataset_.packets) runs[run_of(packet)].push_back(&packet);
    for (const auto& [run, packets] : runs) {
      look_at(cover_subject(packets), [&] { return cover_facts(dataset_.workspace, packets); });
    }
  }

  const Dataset& dataset_;
  std::string letters_;
  std::map<model::CycleId, std::optional<Basis>> bases_;
  std::optional<ReportSubject> found_;
};

}  // namespace

std::string report_code(const ReportSubject& subject, std::span<const std::string> facts) {
  std::string code = subject_letters(subject) + fact_letters(facts);
  for (std::size_t at = kLetters - kGroup; at > 0; at -= kGroup) code.insert(at, 1, '-');
  return code;
}

std::string person_report_code(const Basis& basis, std::size_t person) {
  return report_code({.kind = ReportKind::Person, .cycle = basis.cycle.id,
                      .employee = basis.dataset.employees.rows()[person].id},
                     person_facts(basis, person));
}

std::string gap_report_code(const Basis& basis, const analytics::Heatmap& map) {
  return report_code(gap_subject(basis.cycle.id, map.options.rows, map.options.columns),
                     gap_facts(basis, map));
}

std::string held_report_code(const Dataset& dataset, model::EmployeeId employee) {
  return report_code({.kind = ReportKind::Held, .employee = employee},
                     held_facts(dataset, employee));
}

std::string cover_report_code(model::WorkspaceId workspace, std::span<const model::Packet> packets) {
  if (packets.empty()) return {};
  std::vector<const model::Packet*> all;
  for (const model::Packet& packet : packets) all.push_back(&packet);
  return report_code(cover_subject(all), cover_facts(workspace, all));
}

Result<ReportSubject> find_report(const Dataset& dataset, std::string_view typed) {
  std::string letters = typed_letters(typed);
  if (letters.empty()) return fail(ErrorCode::BadReportCode, {}, {std::string(typed.substr(0, 40))});
  auto found = ReportSearch(dataset, std::move(letters)).run();
  if (!found) return fail(ErrorCode::ReportDiffers, {}, {std::string(typed)});
  return *found;
}

std::string code_in(std::string_view document) {
  for (std::size_t at = document.find('-'); at != std::string_view::npos;
       at = document.find('-', at + 1)) {
    if (at < kGroup) continue;
    const std::string_view code = document.substr(at - kGroup, kCodeLength);
    if (is_code(code)) return std::string(code);
  }
  return {};
}

}  // namespace asah::report
