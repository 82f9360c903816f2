#pragma once
// The 18-digit employee number. There is no check digit; the parts must make sense.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace asah::model {

enum class Sex : std::uint8_t { Male, Female };

/// The parts of a NIP (Perka BKN 22/2007): birth date, appointment year and month (PNS) or contract
/// code (PPPK), sex, serial.
struct Nip {
  std::string digits;
  base::Date birth;
  int appointment_year = 0;
  /// 1 to 12 for PNS, none for PPPK.
  std::optional<int> appointment_month;
  /// 21 to 29 for PPPK, none for PNS.
  std::optional<int> contract_code;
  Sex sex = Sex::Male;
  int serial = 0;

  bool is_pppk() const { return contract_code.has_value(); }
  /// Years between birth and appointment by the calendar years alone.
  int age_at_appointment() const { return appointment_year - birth.year(); }
  /// 18 to 56 is usual; outside it the number deserves a warning (finding NipAgeUnusual).
  bool has_usual_age() const { return age_at_appointment() >= 18 && age_at_appointment() <= 56; }
};

/// Reads a NIP as found in files: spaces, a leading apostrophe and grouping marks are dropped.
/// Errors, the first that applies: NipSpreadsheet (scientific notation, or a valid head with the
/// last three digits zeroed), NipNotDigits, NipLegacy (9 digits), NipLength, NipBirthDate,
/// NipMonth, NipSex, NipAge (appointed before 16).
base::Result<Nip> parse_nip(std::string_view text);

/// "19870412 201001 2 998", the way a NIP is printed; other lengths are returned as they are.
std::string grouped_nip(std::string_view digits);

}  // namespace asah::model
