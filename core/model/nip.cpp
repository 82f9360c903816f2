#include "core/model/nip.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace asah::model {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::size_t kDigits = 18;
constexpr std::size_t kLegacyDigits = 9;
constexpr int kYoungestAppointment = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "1.99001E+17", "1,99001E+17": what a spreadsheet makes of a long number.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 1 == text.size()) return false;
  const auto numeric = [](char c) {
    return is_digit(c) || c == '.' || c == ',' || c == '+' || c == '-';
  };
  return std::ranges::all_of(text.substr(0, e), numeric) &&
         std::ranges::all_of(text.substr(e + 1), numeric);
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool mark = c == ' ' || c == '\'' || c == '-' || c == '.' || c == '\t';
    if (!mark) out += c;
  }
  return out;
}

/// Shows at most 40 bytes, never half a letter.
std::unexpected<base::Error> refuse(ErrorCode code, std::string_view shown) {
  std::size_t end = std::min(shown.size(), 40UZ);
  while (end > 0 && end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xc0) == 0x80) {
    --end;
  }
  return fail(code, {}, {std::string(shown.substr(0, end))});
}

}  // namespace

base::Result<Nip> parse_nip(std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  if (is_scientific(trimmed)) return refuse(ErrorCode::NipSpreadsheet, trimmed);
  const std::string digits = without_marks(trimmed);
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) {
    return refuse(ErrorCode::NipNotDigits, trimmed);
  }
  if (digits.size() == kLegacyDigits) return refuse(ErrorCode::NipLegacy, digits);
  if (digits.size() != kDigits) return refuse(ErrorCode::NipLength, std::to_string(digits.size()));

  const std::string_view all = digits;
  Nip nip;
  nip.digits = digits;
  nip.birth = base::Date::from_civil(number(all.substr(0, 4)), number(all.substr(4, 2)),
                                     number(all.substr(6, 2)));
  if (!nip.birth.has_value()) return refuse(ErrorCode::NipBirthDate, all.substr(0, 8));
  nip.appointment_year = number(all.substr(8, 4));
  const int month_or_code = number(all.substr(12, 2));
  if (month_or_code >= 1 && month_or_code <= 12) {
    nip.appointment_month = month_or_code;
  } else if (month_or_code >= 21 && month_or_code <= 29) {
    nip.contract_code = month_or_code;
  } else {
    return refuse(ErrorCode::NipMonth, all.substr(12, 2));
  }
  if (all[14] != '1' && all[14] != '2') return refuse(ErrorCode::NipSex, all.substr(14, 1));
  nip.sex = all[14] == '1' ? Sex::Male : Sex::Female;
  nip.serial = number(all.substr(15, 3));
  // Spreadsheets keep 15 digits: a sound head with a zeroed tail was damaged, not mistyped.
  if (nip.serial == 0) return refuse(ErrorCode::NipSpreadsheet, digits);
  if (nip.age_at_appointment() < kYoungestAppointment) {
    return refuse(ErrorCode::NipAge, std::to_string(nip.age_at_appointment()));
  }
  return nip;
}

std::string grouped_nip(std::string_view digits) {
  if (digits.size() != kDigits) return std::string(digits);
  std::string out(digits.substr(0, 8));
  for (const auto& [from, count] : {std::pair{8UZ, 6UZ}, {14UZ, 1UZ}, {15UZ, 3UZ}}) {
    out += ' ';
    out += digits.substr(from, count);
  }
  return out;
}

}  // namespace asah::model
