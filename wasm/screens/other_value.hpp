#pragma once
// A value that nobody held, typed in the review instead of those that are offered: what takes it, and
// whether it fits its field.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/model/dataset.hpp"
#include "core/model/record_access.hpp"
#include "core/model/value.hpp"

namespace asah::screens {

enum class OtherControl : std::uint8_t {
  None,    ///< not to be typed here: identities, lists, texts in two languages
  Text,
  Number,  ///< whole units of 10^-decimals
  Date,
  Choice,
};

/// A field whose value may be typed, and the control for it.
struct OtherField {
  model::EntityKind kind = model::EntityKind::Region;
  std::uint16_t field = model::kNoField;  ///< kNoField: a level that somebody gave
  OtherControl control = OtherControl::None;
  std::string label;
  int decimals = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::uint32_t max_length = 0;  ///< code points
  std::vector<std::string> choices;
  std::vector<model::Value> values;  ///< of the choices
};

/// What is typed so far; only the part of the field's control counts.
struct OtherDraft {
  std::string text;
  std::optional<std::int64_t> number;
  base::Date date;
  int choice = -1;
  bool operator==(const OtherDraft&) const = default;
};

/// The control for a field of a record; None where it has none.
OtherField other_field(model::EntityKind kind, std::uint16_t field, base::Language language);
/// The control for a level of a sheet.
OtherField other_level(base::Language language);

/// The draft that shows `value`; an empty one where it does not fit.
OtherDraft other_draft(const OtherField& field, const model::Value& value);

/// What the draft stands for. Errors, with the field's words as argument where one is named: Required
/// (nothing typed, though the field demands it, or no choice made), and what the field refuses
/// (TooLong, OutOfRange, a NIP that is none).
base::Result<model::Value> other_value(const OtherField& field, const OtherDraft& draft);

/// A value of the field in words.
std::string other_words(const OtherField& field, const model::Value& value,
                        const model::Dataset& data, base::Language language);

}  // namespace asah::screens
