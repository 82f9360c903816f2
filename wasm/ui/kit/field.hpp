#pragma once
// Fields that take text, numbers and dates. Label above, help or error below.

#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {

struct FieldSpec {
  Text label = {};
  Text hint = {};    ///< grey words in the empty field
  Text help = {};    ///< grey words below
  Text error = {};   ///< red words below, and a red border; takes the place of `help`
  Icon icon = Icon::None;
  InputKind kind = InputKind::Text;
  bool required = false;
  bool disabled = false;
  bool read_only = false;
  bool hide_label = false;  ///< the label is for screen readers only
  bool small = false;       ///< 30 high
  int lines = 4;            ///< of a multi-line field
  int max_length = 0;       ///< bytes; 0 is no limit
  float width = 0;          ///< CSS px; 0: the room
  Text suffix = {};         ///< inside, at the right: a unit
  std::string_view id = {}; ///< else the label names it
};

struct FieldEvent {
  bool changed = false;    ///< the value differs from before this frame
  bool committed = false;  ///< Enter, or the field was left after a change
  bool entered = false;    ///< Enter: a wish, where leaving the field is none
  bool focused = false;
};

/// One line, or several with InputKind::Multiline.
FieldEvent text_field(Ui& ui, std::string& value, const FieldSpec& spec);
/// A search field with glass and clear button; its label is hidden.
FieldEvent search_field(Ui& ui, std::string& value, const FieldSpec& spec);
/// The id under which `text_field` with that name takes the focus: ui.focus(field_id(ui, "name")).
Id field_id(const Ui& ui, std::string_view name);

/// A number kept as whole 10^-decimals units: 12,50 is 1250 with two decimals. Read and written
/// after the language (1.234,56 or 1,234.56). Only a number in range is taken over, at Enter or
/// when the field is left; else the error stands below. Up and Down step.
struct NumberSpec {
  FieldSpec field = {};
  int decimals = 0;  ///< 0 to 4
  std::int64_t least = INT64_MIN / 4;
  std::int64_t most = INT64_MAX / 4;
  std::int64_t step = 1;
  bool buttons = false;  ///< minus and plus beside it
};
FieldEvent number_field(Ui& ui, std::optional<std::int64_t>& value, const NumberSpec& spec);

/// A day: typed (21-11-2026, 21/11/2026, 2026-11-21) or chosen from a calendar.
/// `today` is marked in the calendar; no date: not marked.
struct DateSpec {
  FieldSpec field = {};
  base::Date today = {};
  base::Date least = {};
  base::Date most = {};
};
FieldEvent date_field(Ui& ui, base::Date& value, const DateSpec& spec);

}  // namespace asah::ui
