#include "core/exchange/tables/table_competencies.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;

namespace {

enum Rank : int { kCode, kName, kBoth, kRetired };

}  // namespace

CompetencyBook::CompetencyBook(const base::Table<model::Competency>& competencies)
    : competencies_(competencies) {
  for (std::uint32_t row = 0; row < competencies_.size(); ++row) {
    const model::Competency& competency = competencies_.rows()[row];
    const int retired = competency.retired ? kRetired : 0;
    const std::string code = heading_key(competency.code);
    add(code, row, kCode + retired);
    for (const std::string& name : {competency.name.id, competency.name.en}) {
      const std::string key = heading_key(name);
      if (key.empty()) continue;
      add(key, row, kName + retired);
      add(code + ' ' + key, row, kBoth + retired);
      add(key + ' ' + code, row, kBoth + retired);
    }
  }
}

void CompetencyBook::add(std::string key, std::uint32_t row, int rank) {
  if (key.empty()) return;
  const auto [at, fresh] = entries_.try_emplace(std::move(key), Entry{row, UINT32_MAX, rank});
  if (fresh || at->second.row == row) return;
  if (rank < at->second.rank) {
    at->second = {row, UINT32_MAX, rank};
  } else if (rank == at->second.rank) {
    at->second.other = row;
  }
}

base::Result<const model::Competency*> CompetencyBook::find(std::string_view text,
                                                            bool suggest) const {
  const auto near = [&] { return suggest ? similar(text) : "-"; };
  const auto at = entries_.find(heading_key(text));
  if (at == entries_.end()) {
    return fail(ErrorCode::UnknownCompetency, {}, {shortened(text), near()});
  }
  const model::Competency& found = competencies_.rows()[at->second.row];
  if (found.retired) {
    return fail(ErrorCode::RetiredCompetency, {}, {found.code, near()});
  }
  if (at->second.other != UINT32_MAX) {
    return fail(ErrorCode::AmbiguousName, {},
                {shortened(text), found.code + ", " + competencies_.rows()[at->second.other].code});
  }
  return &found;
}

bool CompetencyBook::knows(std::string_view text) const {
  return entries_.contains(heading_key(text));
}

std::string CompetencyBook::similar(std::string_view text) const {
  const std::string wanted = heading_key(text);
  std::vector<std::tuple<std::size_t, std::int32_t, std::uint32_t>> ranked;
  for (std::uint32_t row = 0; row < competencies_.size(); ++row) {
    const model::Competency& competency = competencies_.rows()[row];
    if (competency.retired) continue;
    const std::size_t distance = std::min({edit_distance(wanted, heading_key(competency.code)),
                                           edit_distance(wanted, heading_key(competency.name.id)),
                                           edit_distance(wanted, heading_key(competency.name.en))});
    ranked.emplace_back(distance, competency.order, row);
  }
  std::ranges::sort(ranked);
  std::string out;
  for (std::size_t i = 0; i < std::min(ranked.size(), 3UZ); ++i) {
    const model::Competency& competency = competencies_.rows()[std::get<2>(ranked[i])];
    out += (out.empty() ? "" : ", ") + competency.code + ' ' + competency.name.id;
  }
  return out.empty() ? "-" : out;
}

}  // namespace asah::exchange
