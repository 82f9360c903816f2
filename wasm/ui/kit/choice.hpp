#pragma once
// Parts that choose: check box, radio, switch, segments, chips, select.

#include <span>

#include "wasm/ui/function_ref.hpp"
#include "wasm/ui/kit/basic.hpp"
#include "wasm/ui/kit/field.hpp"

namespace asah::ui {

struct ChoiceSpec {
  Text label = {};
  Text help = {};
  bool disabled = false;
  std::string_view id = {};  ///< else the label names it
};
/// True when the value changed.
bool check_box(Ui& ui, bool& value, const ChoiceSpec& spec);
enum class Check : std::uint8_t { Off, On, Mixed };
/// Shows a third state; a click on Mixed makes it On.
bool check_box(Ui& ui, Check& value, const ChoiceSpec& spec);
bool toggle(Ui& ui, bool& value, const ChoiceSpec& spec);
/// One radio of several; true when chosen now.
bool radio(Ui& ui, bool chosen, const ChoiceSpec& spec);
/// A column of radios; true when `index` changed. `label` names the group.
bool radio_group(Ui& ui, int& index, Text label, std::span<const Text> options);
/// Two to five short options in one frame; true when `index` changed. Left and right move.
bool segmented(Ui& ui, int& index, Text label, std::span<const Text> options);

struct ChipSpec {
  Text label = {};
  Icon icon = Icon::None;
  bool selected = false;
  bool dropdown = false;   ///< an arrow: it opens something
  bool removable = false;  ///< a cross: a filter that can be taken away
  bool disabled = false;
  std::string_view id = {};
};
/// True when clicked (a removable one: also on its cross).
bool chip(Ui& ui, const ChipSpec& spec);
float chip_width(const Ui& ui, const ChipSpec& spec);

/// One of many, with a filter from nine options on; thousands are fine.
struct SelectSpec {
  FieldSpec field = {};                         ///< label, help, error, width, small, disabled
  int count = 0;
  FunctionRef<Text(int)> option = nullptr;      ///< the words of an option; valid for the frame
  FunctionRef<Text(int)> detail = nullptr;      ///< small words at its right
  bool clearable = false;                       ///< offers "none" (index -1)
  bool always_filter = false;
};
/// True when `index` changed; -1 is nothing chosen.
bool select(Ui& ui, int& index, const SelectSpec& spec);
/// The same behind a chip that shows the chosen option.
bool select_chip(Ui& ui, int& index, const SelectSpec& spec);

}  // namespace asah::ui
