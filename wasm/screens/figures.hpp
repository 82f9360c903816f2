#pragma once
// Numbers and names as the screens' models write them.

#include <cstdint>
#include <string>
#include <string_view>

#include "wasm/screens/context.hpp"

namespace asah::screens {

/// "14.212".
std::string whole_text(std::int64_t value, base::Language language);
/// "1,31" of 131; an en dash for analytics::kUndefined.
std::string hundredths_text(std::int32_t hundredths, base::Language language);
/// "+1", "−0,33", "0": a gap as people see it, with its sign; hundredths of a level.
std::string difference_text(std::int32_t hundredths, base::Language language);
/// A level: "3" or "2,67"; an en dash below 0.
std::string level_text(std::int32_t hundredths, base::Language language);
/// "84,6 %" of hundredths of a per cent; an en dash for analytics::kUndefined.
std::string percent_text(std::int32_t hundredths, int decimals, base::Language language);
/// "21 Nov 2026"; empty for no date.
std::string date_text(base::Date date, base::Language language);
/// "18 Nov 2026 14.31" of an ISO 8601 time, in the zone that it states; as it is when it is none.
std::string moment_words(std::string_view iso, base::Language language);
/// "14 kB", "1,2 MB": the size of a file, in decimal units.
std::string bytes_text(std::uint64_t bytes, base::Language language);

/// Colour step 0 to 4 of a mean gap in hundredths: below 0,25 - 0,50 - 0,85 - 1,20 - more.
int gap_step(std::int32_t hundredths);

/// Name of a band by its code, from the rule of the cycle's purpose; the code when unknown.
std::string band_name(const Context& context, std::string_view code);
/// Position of a band in its rule, 0 the best; -1 when unknown.
int band_rank(const Context& context, std::string_view code);

}  // namespace asah::screens
