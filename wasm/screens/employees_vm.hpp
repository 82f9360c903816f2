#pragma once
// Pegawai: the list of people, filtered and sorted; one person is person_vm.hpp.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/unread.hpp"

namespace asah::screens {

struct EmployeeDraft {
  std::string nip;
  std::string name;
  int unit = -1;
  int position = -1;
  bool operator==(const EmployeeDraft&) const = default;
};

struct EmployeeFacts;

enum class EmployeeColumn : std::uint8_t { Name, Unit, Position, Grade, Level, Gap, Jpm, Band, State };

struct EmployeesState {
  std::string search;
  int unit = -1;      ///< index into EmployeesModel::units; -1 all
  int band = -1;      ///< index into EmployeesModel::bands
  bool only_open = false;  ///< not yet assessed in full
  EmployeeColumn sort = EmployeeColumn::Name;
  bool descending = false;
  bool adding = false;
  EmployeeDraft draft;
  Route taken;
  Unread<std::shared_ptr<const EmployeeFacts>> facts;  ///< handed on from model to model
  bool operator==(const EmployeesState&) const = default;
};

/// One row; texts of the data are looked up by row number while drawing.
struct EmployeeRow {
  std::uint32_t row = 0;
  std::int16_t achieved = -1;   ///< hundredths in the competency of the route; -1 none
  std::int16_t required = -1;
  std::int32_t gap = INT32_MIN;      ///< hundredths; of the route's competency, else the largest
  std::int32_t jpm = INT32_MIN;
  std::int8_t band = -1;
  std::uint8_t progress = 0;    ///< analytics::Progress
};

/// What the list knows of everybody, so that filtering and sorting read only numbers and one folded
/// text a person. It stands while the data, the cycle, the day and the route's competency do.
struct EmployeeFacts {
  analytics::RevisionMark mark;
  model::CycleId cycle;
  base::Date today;
  std::uint64_t competency = 0;
  std::vector<EmployeeRow> rows;    ///< all people, in the order of their table
  std::vector<std::string> folded;  ///< full names, folded for the search
  /// Place among the distinct names, units' names, positions' names, grades.
  std::vector<std::uint32_t> by_name, by_unit, by_position, by_grade;
};

struct NamedId {
  std::uint64_t id = 0;
  std::string name;
};

struct EmployeesModel {
  std::optional<EmployeesState> adopted;
  bool read_only = false;
  bool has_cycle = false;
  model::Dataset data;  ///< shares its rows; names are read from it while drawing
  std::shared_ptr<const EmployeeFacts> facts;
  std::vector<EmployeeRow> rows;
  std::int64_t all = 0;
  std::vector<NamedId> units;
  std::vector<NamedId> positions;
  std::vector<std::string> bands;
  std::uint64_t competency = 0;
  std::string competency_name;
  std::string place_name;  ///< the route's position or tier; empty: none
  std::string draft_error;      ///< what is wrong with the NIP typed; empty: fine or nothing typed
  std::string draft_digits;
  std::uint64_t new_id = 0;
  std::function<std::string()> csv;
};

EmployeesModel build_employees(const Context& context, const Desk& desk, const Route& route,
                               const EmployeesState& state);

}  // namespace asah::screens
