#include "wasm/screens/words.hpp"

#include <algorithm>

#include "core/exchange/document.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/ui/text/plural.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::TextKey;

template <class E, std::size_t N>
TextKey pick(const TextKey (&keys)[N], E choice) {
  static_assert(N == model::kChoices<E>.size());
  return keys[static_cast<std::size_t>(choice)];
}

}  // namespace

std::string say(TextKey key, base::Language language, std::initializer_list<std::string> args) {
  return say(key, language, std::span(args.begin(), args.size()));
}

std::string say(TextKey key, base::Language language, std::span<const std::string> args) {
  const ui::TextRow& row = ui::text_rows()[static_cast<std::size_t>(key)];
  const auto figure = std::ranges::find_if(args, ui::is_figure);
  const bool one = !row.english_one.empty() && figure != args.end() && *figure == "1";
  const std::string_view pattern = language == base::Language::Indonesian ? row.indonesian
                                   : one                                  ? row.english_one
                                                                          : row.english;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}';
    if (!place) {
      out += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < args.size()) out += args[index];
    i += 2;
  }
  return out;
}

std::string finding_words(const base::Error& error, base::Language language) {
  std::string words = base::describe(error, language == base::Language::Indonesian);
  if (!error.where.empty() && !exchange::tells_of_change(error.code)) {
    words += " (" + place_words(error.where, nullptr, language) + ")";
  }
  return words;
}

std::string step_words(const change::StepName& step, base::Language language) {
  std::string key = step.key;
  std::ranges::replace(key, '.', '_');
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, std::string_view(key), &ui::TextRow::key);
  if (row == rows.end()) return step.key;
  return say(static_cast<TextKey>(row - rows.begin()), language, step.args);
}

TextKey domain_key(model::Domain domain) {
  return pick({domain_managerial, domain_sociocultural, domain_technical, domain_governmental},
              domain);
}
TextKey aspect_key(model::Aspect aspect) {
  return pick({aspect_knowledge, aspect_skill, aspect_attitude}, aspect);
}
TextKey source_key(model::Source source) {
  return pick({source_self, source_superior, source_peer, source_subordinate, source_assessor,
               source_test},
              source);
}
TextKey purpose_key(model::Purpose purpose) {
  return pick({purpose_filling, purpose_mapping}, purpose);
}
TextKey combine_key(model::CombineRule rule) {
  return pick({rule_weighted_mean, rule_median, rule_consensus, rule_last, rule_max}, rule);
}
TextKey status_key(model::CycleStatus status) {
  return pick({cycle_draft, cycle_open, cycle_closed}, status);
}
TextKey employee_kind_key(model::EmployeeKind kind) {
  return pick({kind_pns, kind_cpns, kind_pppk, kind_other}, kind);
}
TextKey unit_kind_key(model::UnitKind kind) {
  return pick({unit_agency, unit_district, unit_subdistrict, unit_division, unit_section, unit_team,
               unit_other},
              kind);
}
TextKey region_kind_key(model::RegionKind kind) {
  return pick({region_province, region_regency, region_city, region_district, region_program},
              kind);
}
TextKey confidence_key(model::Confidence confidence) {
  return pick({confidence_verified, confidence_partly, confidence_unverified}, confidence);
}

}  // namespace asah::screens
