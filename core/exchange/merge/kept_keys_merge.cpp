// Keys that newer versions wrote: we do not understand them, so they merge as whole texts.

#include <algorithm>
#include <compare>

#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/merge/value_merge.hpp"

namespace asah::exchange {

using model::Dataset;
using model::RecordKey;
using model::UnknownKey;
using model::UnknownSection;
using model::Value;

namespace {

// Where a kept text stands. Sections have no record; `in_header` is theirs alone.
struct Place {
  RecordKey record;
  bool in_header = false;
  std::string key;

  auto operator<=>(const Place&) const = default;
};

Place place_of(const UnknownKey& kept) { return {{kept.kind, kept.id}, false, kept.key}; }
Place place_of(const UnknownSection& kept) { return {{}, kept.in_header, kept.key}; }
UnknownKey text_at(const UnknownKey*, const Place& place, std::string json) {
  return {place.record.kind, place.record.id, place.key, std::move(json)};
}
UnknownSection text_at(const UnknownSection*, const Place& place, std::string json) {
  return {place.in_header, place.key, std::move(json)};
}

bool has_record(const Dataset& dataset, const Place& place) {
  if (place.record.id == 0) return true;
  return static_cast<bool>(model::record_access(place.record.kind).find(dataset, place.record.id));
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
    std::set<Place> places;
    for (const Dataset* branch : sides_.branches) {
      for (const Kept& kept : branch->*list_) places.insert(place_of(kept));
    }
    std::vector<Kept> merged;
    for (const Place& place : places) {
      if (!has_record(result, place)) continue;
      const Value value = merge_place(place);
      const std::string* json = value.as_text();
      if (json != nullptr) merged.push_back(text_at(static_cast<Kept*>(nullptr), place, *json));
    }
    std::ranges::sort(merged);
    result.*list_ = std::move(merged);
  }

 private:
  Value text_in(const Dataset& dataset, const Place& place) const {
    const auto& list = dataset.*list_;
    const auto place_in = [](const Kept& kept) { return place_of(kept); };
    const auto at = std::ranges::lower_bound(list, place, {}, place_in);
    return at == list.end() || place_of(*at) != place ? Value{} : Value{at->json};
  }

  Value merge_place(const Place& place) {
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
    item.record = place.record;
    item.part = place.record.id != 0 ? place.key
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
