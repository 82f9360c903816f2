#include "wasm/screens/report_check_vm.hpp"

#include "core/model/refs.hpp"
#include "core/report/report_code.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

constexpr std::size_t kCodeLetters = 16;

std::string checked_cycle(const Context& context, model::CycleId id) {
  const model::Cycle* cycle = context.data.cycles.find(id);
  return cycle == nullptr ? std::string() : cycle->name;
}

std::string checked_person(const Context& context, model::EmployeeId id) {
  const model::Employee* person = context.data.employees.find(id);
  return person == nullptr ? std::string() : model::full_name(*person);
}

std::string report_words(const Context& context, const report::ReportSubject& subject) {
  const base::Language language = context.language;
  switch (subject.kind) {
    case report::ReportKind::Person:
      return say(TextKey::history_code_is_person, language,
                 {checked_person(context, subject.employee), checked_cycle(context, subject.cycle)});
    case report::ReportKind::Gaps: {
      static constexpr TextKey kRows[] = {TextKey::gaps_unit, TextKey::gaps_position,
                                          TextKey::gaps_tier};
      return say(TextKey::history_code_is_gaps, language,
                 {say(kRows[static_cast<std::size_t>(subject.rows)], language),
                  checked_cycle(context, subject.cycle)});
    }
    case report::ReportKind::Held:
      return say(TextKey::history_code_is_held, language, {checked_person(context, subject.employee)});
    case report::ReportKind::Cover: {
      const model::Packet* packet = context.data.packets.find(subject.packet);
      return say(TextKey::history_code_is_cover, language,
                 {checked_cycle(context, subject.cycle),
                  packet == nullptr ? std::string() : date_text(packet->made, language)});
    }
  }
  return {};
}

}  // namespace

ReportCheck check_report(const Context& context, const ReportCheckState& state) {
  if (!state.open || state.typed.size() < kCodeLetters) return {};
  const auto found = report::find_report(context.data, state.typed);
  if (found) return {CodeVerdict::Matches, report_words(context, *found)};
  const bool malformed = found.error().code == base::ErrorCode::BadReportCode;
  return {malformed ? CodeVerdict::Malformed : CodeVerdict::Differs,
          say(malformed ? TextKey::history_code_bad : TextKey::history_code_none,
              context.language)};
}

}  // namespace asah::screens
