#pragma once
// What the dialog knows that erases a person on request.

#include <string>
#include <string_view>

#include "core/model/entities.hpp"

namespace asah::screens {

struct ErasingState {
  bool open = false;
  std::string digits;  ///< typed to confirm
  std::string reason;
  bool operator==(const ErasingState&) const = default;
};

struct ErasingModel {
  model::EmployeeId employee;
  std::string_view name;
  std::string_view nip;  ///< may be empty: then no digits are asked for
  bool in_data = true;   ///< false: the history alone tells of the person
  bool read_only = false;
};

}  // namespace asah::screens
