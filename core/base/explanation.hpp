#pragma once
// Where a number comes from, as data: analytics fill it in, report and the screens phrase it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"

namespace asah::base {

/// How ExplanationInput::number is to be read and printed.
enum class Quantity : std::uint8_t {
  Text,     ///< no number; `text` holds a name from the data
  Count,    ///< whole things: people, ratings
  Level,    ///< hundredths of a competency level: 250 = 2,50, 300 = 3
  Gap,      ///< hundredths of a level, signed: -100 = −1
  Percent,  ///< hundredths of a per cent: 9630 = 96,30 %
  Weight,   ///< hundredths: 60 = 0,60
  Rupiah,   ///< whole rupiah
  Hours,    ///< whole learning hours (JP)
  Day,      ///< days since 1970-01-01, as Date::days()
};

/// One thing that went into the number.
struct ExplanationInput {
  std::string_view label;  ///< text key, "explain.required"; never a sentence; static storage
  Quantity quantity = Quantity::Count;
  std::int64_t number = 0;
  std::string text;         ///< for Quantity::Text, or a name beside the number
  std::int32_t count = -1;  ///< how many records it was made of; -1 where that says nothing
  Date oldest;              ///< day of the oldest record; no date where unknown
  Date newest;              ///< day of the newest record; age = today - newest, taken by the reader
  bool operator==(const ExplanationInput&) const = default;
};

/// A number's origin. All views point to static storage (text keys and codes), never to data.
struct Explanation {
  std::string_view formula;  ///< text key of the formula in words: "formula.gap_mean"
  std::string_view rule;     ///< rule and version, a stable code: "jpm/1"
  std::string_view source;   ///< text key of the legal or scientific reference; empty: our own rule
  std::vector<ExplanationInput> inputs;  ///< in the order of the formula
  bool operator==(const Explanation&) const = default;
};

}  // namespace asah::base
