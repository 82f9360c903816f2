#pragma once
// Kamus kompetensi: the competencies by domain, and one with its five levels and their indicators.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct DictionaryState {
  std::string search;
  int domain = -1;
  bool retired = false;
  int sort = -1;  ///< column of the table; -1: by domain, then in the order of the dictionary
  bool descending = false;
  bool retiring = false;  ///< the dialog before a used competency is taken out of use
  bool removing = false;  ///< the dialog before an unused one is removed
  std::uint64_t selected = 0;
  /// The competency being edited, as it stands in the form.
  std::optional<model::Competency> draft;
  Route taken;
  bool operator==(const DictionaryState&) const = default;
};

struct DictionaryRow {
  std::uint64_t id = 0;
  std::string code;
  std::string name;
  std::string domain;
  std::int32_t standards = 0;
  bool retired = false;
};

struct DictionaryModel {
  std::optional<DictionaryState> adopted;
  bool read_only = false;
  bool indonesian = true;
  std::vector<DictionaryRow> rows;
  std::int64_t all = 0;
  std::optional<model::Competency> selected;
  std::int32_t selected_standards = 0;
  /// Why the selected one cannot be removed: what still refers to it; empty: it can.
  std::string selected_hold;
  std::uint64_t new_id = 0;
  std::int32_t next_order = 1;
  /// The code of the draft belongs to another competency.
  bool code_taken = false;
};

DictionaryModel build_dictionary(const Context& context, const Desk& desk, const Route& route,
                                 const DictionaryState& state);

}  // namespace asah::screens
