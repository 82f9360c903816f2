#pragma once
// The keys of explain_keys.def, and short ways to write an explanation's inputs.

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/explanation.hpp"

namespace asah::analytics {

enum class ExplainKey : std::uint8_t {
#define EXPLAIN(name, key) name,
#include "core/analytics/parts/explain_keys.def"
#undef EXPLAIN
};
inline constexpr std::array kExplainKeys{
#define EXPLAIN(name, key) std::string_view(key),
#include "core/analytics/parts/explain_keys.def"
#undef EXPLAIN
};
constexpr std::string_view text_key(ExplainKey key) {
  return kExplainKeys[static_cast<std::size_t>(key)];
}
/// The key that stands `steps` after another in the list, for runs that follow an enumeration.
constexpr ExplainKey key_after(ExplainKey key, std::size_t steps) {
  return static_cast<ExplainKey>(static_cast<std::size_t>(key) + steps);
}

inline base::ExplanationInput explain_input(ExplainKey key, base::Quantity quantity,
                                            std::int64_t number, std::string text = {}) {
  base::ExplanationInput input;
  input.label = text_key(key);
  input.quantity = quantity;
  input.number = number;
  input.text = std::move(text);
  return input;
}

}  // namespace asah::analytics
