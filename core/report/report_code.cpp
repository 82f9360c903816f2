#include "core/report/report_code.hpp"

#include <algorithm>
#include <cstdint>

#include "core/analytics/gap.hpp"
#include "core/analytics/jpm.hpp"
#include "core/base/hash.hpp"
#include "core/base/id.hpp"

namespace asah::report {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kLetters = 12;
constexpr std::size_t kGroup = 4;

std::string code_letters(std::span<const std::string> facts) {
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

/// The twelve letters meant by what was typed; empty when it is no code.
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
  return out.size() == kLetters ? out : std::string();
}

}  // namespace

std::string report_code(std::span<const std::string> facts) {
  std::string code = code_letters(facts);
  code.insert(2 * kGroup, 1, '-');
  code.insert(kGroup, 1, '-');
  return code;
}

Result<void> check_report_code(std::string_view typed, std::span<const std::string> facts) {
  const std::string letters = typed_letters(typed);
  if (letters.empty()) return fail(ErrorCode::BadReportCode, {}, {std::string(typed.substr(0, 40))});
  if (letters != code_letters(facts)) {
    return fail(ErrorCode::ReportDiffers, {}, {std::string(typed)});
  }
  return {};
}

std::vector<std::string> person_report_facts(const analytics::Basis& basis, std::size_t person) {
  const model::Employee& employee = basis.dataset.employees.rows()[person];
  const analytics::JpmRow jpm = analytics::job_person_match_of(basis, person);
  std::vector<std::string> facts{"person-report/1",
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

}  // namespace asah::report
