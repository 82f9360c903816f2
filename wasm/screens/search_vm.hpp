#pragma once
// Ctrl+K: people, units, positions, competencies and commands in one list.

#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct SearchState {
  std::string query;
  int chosen = 0;
  bool operator==(const SearchState&) const = default;
};

enum class SearchGroup : std::uint8_t { Person, Unit, Position, Competency, Command };

struct SearchEntry {
  SearchGroup group = SearchGroup::Command;
  std::string label;
  std::string detail;
  Intent intent;
};

struct SearchModel {
  std::vector<SearchEntry> entries;  ///< best first, commands last
  std::size_t more = 0;              ///< matches beyond those listed
};

SearchModel build_search(const Context& context, const Desk& desk, const Route& route,
                         const SearchState& state);

}  // namespace asah::screens
