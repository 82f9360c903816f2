// Keys that newer versions wrote: we do not understand them, so they merge as whole texts.

#include <algorithm>

#include "core/change/kept.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/merge/value_merge.hpp"

namespace asah::exchange {

using change::KeptPlace;
using model::Dataset;
using model::UnknownKey;
using model::UnknownSection;
using model::Value;

namespace {

Value text_in(const Dataset& dataset, const KeptPlace& place) {
  const std::string* json = change::kept_at(dataset, place);
  return json == nullptr ? Value{} : Value{*json};
}

bool has_record(const Dataset& dataset, const KeptPlace& place) {
  if (!place.of_record()) return true;
  return static_cast<bool>(model::record_access(place.kind).find(dataset, place.id));
}

template <class Kept>
class KeptMerge {
 public:
  using List = std::vector<Kept> Dataset::*;

  KeptMerge(const MergeSides& sides, Decider& decider, List list, std::vector<MergeItem>& items)
      : sides_(sides), decider_(decider), list_(list), items_(items) {}

  void run(Dataset& result) {
    const Dataset& start = sides_.base == nullptr ? *sides_.branches.front() : *sides_.base;
    const auto& first = start.*list_;
    const bool same = std::ranges::all_of(
        sides_.branches, [&](const Dataset* branch) { return branch->*list_ == first; });
    if (same && first.empty()) return;
    std::set<KeptPlace> places;
    for (const Dataset* branch : sides_.branches) {
      for (const Kept& kept : branch->*list_) places.insert(change::place_of(kept));
    }
    std::vector<Kept> merged;
    for (const KeptPlace& place : places) {
      if (!has_record(result, place)) continue;
      const Value value = merge_place(place);
      const std::string* json = value.as_text();
      if (json == nullptr) continue;
      merged.push_back(change::kept_text(static_cast<const Kept*>(nullptr), place, *json));
    }
    std::ranges::sort(merged);
    result.*list_ = std::move(merged);
  }

 private:
  Value merge_place(const KeptPlace& place) {
    const Value base = sides_.base == nullptr ? Value{} : text_in(*sides_.base, place);
    Candidates found;
    for (std::size_t i = 0; i < sides_.branches.size(); ++i) {
      if (!has_record(*sides_.branches[i], place)) continue;
      found.add(text_in(*sides_.branches[i], place), i);
    }
    auto candidates = std::move(found).changed_from(base);
    if (candidates.empty()) return base;
    if (candidates.size() == 1) return candidates.front().value;
    MergeItem item;
    item.kind = MergeItemKind::KeptKeyConflict;
    item.record = {place.kind, place.id};
    item.part = place.of_record() ? place.key
                                  : (place.in_header ? "header/" : "document/") + place.key;
    item.base = base;
    item.candidates = std::move(candidates);
    const bool dropped = item.candidates.front().value.is_null();
    item.proposal = dropped ? 1 + proposed(std::span(item.candidates).subspan(1))
                            : proposed(item.candidates);
    decider_.settle(item, true);
    items_.push_back(item);
    return item.taken;
  }

  const MergeSides& sides_;
  Decider& decider_;
  List list_;
  std::vector<MergeItem>& items_;
};

}  // namespace

void merge_kept_keys(const MergeSides& sides, Decider& decider, Dataset& result,
                     std::vector<MergeItem>& items) {
  KeptMerge<UnknownKey>(sides, decider, &Dataset::unknown_keys, items).run(result);
  KeptMerge<UnknownSection>(sides, decider, &Dataset::unknown_sections, items).run(result);
}

}  // namespace asah::exchange
