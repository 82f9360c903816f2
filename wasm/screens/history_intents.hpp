#pragma once
// What a person asks for about the journal, and about erasing.

#include <cstdint>
#include <string>
#include <variant>

#include "core/model/types.hpp"

namespace asah::screens {

/// Takes back one step of the journal where it still applies.
struct UndoStep { std::uint64_t seq = 0; };

/// Erases a person on request, after a typed confirmation in the view.
struct ErasePerson {
  model::EmployeeId employee;
  std::string reason;
};

/// Writes everything held on one person as a readable document.
struct SaveHeldData { model::EmployeeId employee; };

using HistoryIntent = std::variant<UndoStep, ErasePerson, SaveHeldData>;

}  // namespace asah::screens
