#pragma once
// The items of a review in words: cards of what contradicts, lists of what the rules settled. Built
// once a comparison, since there may be thousands.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/model/value.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/other_value.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::screens {

inline constexpr std::int32_t kUndecided = -1;
/// Decided for a value that nobody held.
inline constexpr std::int32_t kOtherValue = -2;

/// One side of a card.
struct ItemSide {
  std::string value;
  bool figure = false;  ///< a level: written large
  std::string office;
  std::string person;
  std::string when;
  std::string note;
  std::string more;     ///< "dan 3 berkas lain"
};

struct ItemCard {
  SharingFileKind stage = SharingFileKind::Return;
  std::string item;  ///< merge_item_name
  std::string who;
  std::string what;
  std::vector<ItemSide> sides;
  /// What each side decides for, by position; the base's value follows where it can be chosen.
  std::vector<model::Value> values;
  std::string base;  ///< words of the base's value; empty: it cannot be chosen
  std::int32_t proposed = 0;
  std::vector<std::uint64_t> files;  ///< who take a side; 0 is this workspace
  bool about_level = false;
  OtherField other;  ///< what takes another value than those offered
};

struct SettledRow {
  std::string who;
  std::string what;
};

/// Items of one kind that the rules settled.
struct SettledGroup {
  exchange::MergeItemKind kind = exchange::MergeItemKind::Deleted;
  std::string title;
  std::string count;
  std::vector<SettledRow> rows;
};

struct SharingItems {
  /// What it was built from: these plans, in this language.
  std::vector<std::shared_ptr<const exchange::MergePlan>> plans;
  base::Language language = base::Language::Indonesian;
  std::vector<ItemCard> cards;
  std::vector<SettledGroup> settled;

  bool fits(const SharingBoard& board, base::Language wanted) const;
};

std::shared_ptr<const SharingItems> build_sharing_items(const Context& context,
                                                        const SharingBoard& board);

}  // namespace asah::screens
