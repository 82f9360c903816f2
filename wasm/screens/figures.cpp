#include "wasm/screens/figures.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/model/refs.hpp"
#include "core/report/dates.hpp"
#include "core/report/numbers.hpp"

namespace asah::screens {
namespace {

const model::BandRule* rule_in_view(const Context& context) {
  const model::Cycle* cycle = context.data.cycles.find(context.cycle);
  return model::band_rule_for(context.data,
                              cycle == nullptr ? model::Purpose::Mapping : cycle->purpose);
}

}  // namespace

std::string whole_text(std::int64_t value, base::Language language) {
  report::NumberBuffer buffer;
  return std::string(report::write_integer(buffer, value, language));
}

std::string hundredths_text(std::int32_t hundredths, base::Language language) {
  if (hundredths == analytics::kUndefined) return std::string(report::kNoValue);
  report::NumberBuffer buffer;
  return std::string(report::write_hundredths(buffer, {hundredths}, language));
}

std::string difference_text(std::int32_t hundredths, base::Language language) {
  if (hundredths == analytics::kUndefined) return std::string(report::kNoValue);
  report::NumberBuffer buffer;
  return std::string(report::write_difference(buffer, {hundredths}, language));
}

std::string level_text(std::int32_t hundredths, base::Language language) {
  if (hundredths < 0) return std::string(report::kNoValue);
  report::NumberBuffer buffer;
  return std::string(report::write_level(buffer, {hundredths}, language));
}

std::string percent_text(std::int32_t hundredths, int decimals, base::Language language) {
  if (hundredths == analytics::kUndefined) return std::string(report::kNoValue);
  report::NumberBuffer buffer;
  return std::string(report::write_percent(buffer, {hundredths}, decimals, language));
}

std::string date_text(base::Date date, base::Language language) {
  if (!date.has_value()) return {};
  report::NumberBuffer buffer;
  return std::string(report::write_date(buffer, date, report::DateStyle::Medium, language));
}

std::string moment_words(std::string_view iso, base::Language language) {
  constexpr std::size_t kDay = 10;
  const auto day = base::parse_iso_date(iso.substr(0, std::min(kDay, iso.size())));
  if (!day) return std::string(iso);
  std::string out = date_text(*day, language);
  if (iso.size() < 16 || iso[10] != 'T' || iso[13] != ':') return out;
  out += ' ';
  out += iso.substr(11, 2);
  out += language == base::Language::Indonesian ? '.' : ':';
  return out + std::string(iso.substr(14, 2));
}

std::string bytes_text(std::uint64_t bytes, base::Language language) {
  report::NumberBuffer buffer;
  return std::string(report::write_bytes(buffer, bytes, language));
}

int gap_step(std::int32_t hundredths) {
  static constexpr std::int32_t kSteps[] = {25, 50, 85, 120};
  int step = 0;
  for (const std::int32_t bound : kSteps) step += hundredths >= bound ? 1 : 0;
  return step;
}

std::string band_name(const Context& context, std::string_view code) {
  const model::BandRule* rule = rule_in_view(context);
  if (rule != nullptr) {
    for (const model::Band& band : rule->bands) {
      if (band.code == code) return band.name.in(context.indonesian());
    }
  }
  return std::string(code);
}

int band_rank(const Context& context, std::string_view code) {
  const model::BandRule* rule = rule_in_view(context);
  if (rule == nullptr) return -1;
  for (std::size_t i = 0; i < rule->bands.size(); ++i) {
    if (rule->bands[i].code == code) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace asah::screens
