#pragma once
// A short code under every report on paper or in HTML, by which it can be checked against the data.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analytics/heatmap.hpp"
#include "core/base/result.hpp"

namespace asah::report {

enum class ReportKind : std::uint8_t {
  Person,  ///< the individual result of one person in one cycle
  Gaps,    ///< the gap map of one cycle
  Held,    ///< everything that is held on one person
  Cover,   ///< the list that goes with the packets of one run
};

/// Which report of a workspace: what has to be known to make it anew.
struct ReportSubject {
  ReportKind kind = ReportKind::Person;
  model::CycleId cycle{};        ///< none for Held
  model::EmployeeId employee{};  ///< Person and Held
  analytics::HeatRows rows = analytics::HeatRows::Units;                     ///< Gaps
  analytics::HeatColumns columns = analytics::HeatColumns::Competencies;     ///< Gaps
  model::PacketId packet{};      ///< Cover: of the packets made together the one with the least id

  bool operator==(const ReportSubject&) const = default;
};

/// "pa3k-7k3f-9q2m-x4te" in base 32 (Crockford): a letter of the kind (p, k, d, t in the order of
/// ReportKind), 15 bits of a hash of the subject, by which the check finds it again, and the first 60
/// bits of SHA-256 over the facts, each preceded by its length so that no two lists run together. The
/// code does not depend on the language or the day of printing. It shows that paper and data agree;
/// it is no signature.
std::string report_code(const ReportSubject& subject, std::span<const std::string> facts);

/// `person` is a row of the employees table. Counts: workspace, cycle, person, post, sums, JPM, and
/// the level, demand and date of each competency.
std::string person_report_code(const analytics::Basis& basis, std::size_t person);

/// Counts: workspace, cycle, and the figures of every row and column of the map, shown or folded
/// away; not the ages, which go by the day.
std::string gap_report_code(const analytics::Basis& basis, const analytics::Heatmap& map);

/// Counts: all that held_html says of the person, except the history and the day.
std::string held_report_code(const model::Dataset& dataset, model::EmployeeId employee);

/// Counts: workspace, and receiver, people, source, day and message of each packet, in any order.
/// Packets are told to be of one run by cycle, day, kind, source and the step before it. Empty
/// without packets.
std::string cover_report_code(model::WorkspaceId workspace, std::span<const model::Packet> packets);

/// The report of `dataset` that has the code as somebody typed it: letter case, blanks and hyphens do
/// not matter, o counts as 0, i and l as 1. Errors: BadReportCode (arg: what was typed),
/// ReportDiffers (arg: the code) when these data make no such report.
base::Result<ReportSubject> find_report(const model::Dataset& dataset, std::string_view typed);

/// The first code that stands in the text of a document, as report_code writes it; empty when there is
/// none.
std::string code_in(std::string_view document);

}  // namespace asah::report
