#pragma once
// Numbers as people read them: 1.234,56 in Indonesian, 1,234.56 in English. A negative number has
// the real minus sign (U+2212), a unit stands behind a no-break space (U+00A0).
//
// Each write_ function fills the caller's buffer and returns the part it used: no allocation, and
// the view lives as long as the buffer. number_text() makes a std::string of any of them.
//
// Rounding is to the nearest, halves away from zero: 2,345 -> 2,35 and -2,345 -> -2,35. Whole and
// scaled numbers round exactly. A double is rounded by its exact binary value: 2.345 is stored as
// 2.34500000000000019984 and gives 2,35; 1.005 is stored as 1.00499999999999989 and gives 1,00;
// 0.125 is stored exactly, a true half, and gives 0,13.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/base/language.hpp"

namespace asah::report {

using base::Hundredths;
using base::Language;

/// Room for the longest text of this header.
using NumberBuffer = std::array<char, 64>;

/// Shown where there is no number: an en dash.
inline constexpr std::string_view kNoValue = "\xe2\x80\x93";
inline constexpr std::string_view kMinus = "\xe2\x88\x92";
inline constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

/// "14.212"; "−3".
std::string_view write_integer(NumberBuffer& buffer, std::int64_t value, Language language);

/// A number kept as whole 10^-scale units, shown with `decimals` places; both 0 to 6.
struct Scaled {
  std::int64_t units = 0;
  int scale = 2;
  int decimals = 2;
};
/// "1.234,56" of {123456, 2, 2}; "1.234,6" with one place.
std::string_view write_scaled(NumberBuffer& buffer, Scaled value, Language language);
/// "2,67".
std::string_view write_hundredths(NumberBuffer& buffer, Hundredths value, Language language);

/// `value` with 0 to 6 `decimals`; kNoValue when it is not finite or 10^12 and more.
std::string_view write_double(NumberBuffer& buffer, double value, int decimals, Language language);
/// `value` times 10^decimals as a whole number, by the rule above; 0 when not finite, and at most
/// 9 * 10^18 in size.
std::int64_t round_scaled(double value, int decimals);

/// Hundredths of a per cent (9630) as "96,30 %" with two decimals, "96,3 %", "96 %"; English writes
/// the sign without a space: "96.30%". `decimals` is 0, 1 or 2.
std::string_view write_percent(NumberBuffer& buffer, Hundredths percent, int decimals,
                               Language language);

/// A level: "3" when whole, else "2,67".
std::string_view write_level(NumberBuffer& buffer, Hundredths level, Language language);
/// A difference of levels with its sign, as write_level: "+1", "−1", "−0,33", "0".
std::string_view write_difference(NumberBuffer& buffer, Hundredths difference, Language language);

/// "Rp 12.500.000"; "−Rp 500".
std::string_view write_rupiah(NumberBuffer& buffer, std::int64_t rupiah, Language language);
/// Three significant digits at most, without closing zeros, and the magnitude in words' short form:
/// rb, jt, M, T (thousand, million, 10^9, 10^12); English k, m, bn, tn. "Rp 3,98 M", "Rp 12,5 jt",
/// "Rp 950 rb", "Rp 1 M" of 999.600.000.
std::string_view write_rupiah_compact(NumberBuffer& buffer, std::int64_t rupiah, Language language);
/// The same without the currency, for the ticks of axes: "12,5 rb".
std::string_view write_compact(NumberBuffer& buffer, std::int64_t value, Language language);

/// A file's size in decimal units: "812 B", "1,2 MB", "14 kB".
std::string_view write_bytes(NumberBuffer& buffer, std::uint64_t bytes, Language language);

/// A NIP of 18 digits in the groups 8-6-1-3: "19870412 201001 2 998". Anything else comes back as
/// it is (the view then points to `nip`).
std::string_view write_nip(NumberBuffer& buffer, std::string_view nip);

/// number_text(write_rupiah, 500, Language::Indonesian): any of the above as a std::string.
template <class Write, class... Arguments>
std::string number_text(Write write, Arguments... arguments) {
  NumberBuffer buffer;
  return std::string(write(buffer, arguments...));
}

/// Name of a competency level 1 to 5 ("Dasar", "Basic"); kNoValue for any other number.
std::string_view level_name(int level, Language language);

}  // namespace asah::report
