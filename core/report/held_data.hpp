#pragma once
// Everything that is held on one person, as a document they can read and keep (UU 27/2022 article 6:
// the right to know what is processed about oneself).

#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/model/dataset.hpp"

namespace asah::report {

/// One line of the history, in words.
struct HeldEvent {
  std::string when;
  std::string who;
  std::string what;
  std::string before;
  std::string after;
};

struct HeldInput {
  const model::Dataset& dataset;
  model::EmployeeId employee;
  /// Newest first; what the journal at hand tells of the person.
  std::vector<HeldEvent> events{};
  base::Date today{};
  base::Language language = base::Language::Indonesian;
};

/// A whole HTML document: the record with every field that is filled in, the ratings of all cycles
/// with rater and date, notes, moderations, as whom they rate, packets, decisions, history, and the
/// code by which it can be checked (held_report_code). Sections without anything say so. Empty when
/// there is no such person. Same input, same bytes.
std::string held_html(const HeldInput& input);

/// What that document states, one text a fact, without the history and the day and in one language:
/// what its code stands for. Empty when there is no such person.
std::vector<std::string> held_facts(const model::Dataset& dataset, model::EmployeeId employee);

}  // namespace asah::report
