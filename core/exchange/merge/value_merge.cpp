#include "core/exchange/merge/value_merge.hpp"

#include <algorithm>
#include <utility>

namespace asah::exchange {

using model::Value;
using model::ValueList;
using model::ValueObject;

namespace {

std::strong_ordering compare_members(const std::pair<std::string, Value>& a,
                                     const std::pair<std::string, Value>& b) {
  const auto by_key = a.first <=> b.first;
  return by_key != 0 ? by_key : compare_values(a.second, b.second);
}

template <class List, class Compare>
std::strong_ordering compare_lists(const List& a, const List& b, Compare compare) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto order = compare(a[i], b[i]); order != 0) return order;
  }
  return a.size() <=> b.size();
}

bool value_less(const Value& a, const Value& b) { return compare_values(a, b) < 0; }

const ValueList& items_of(const Value& value) {
  static const ValueList kNone;
  const ValueList* list = value.as_list();
  return list == nullptr ? kNone : *list;
}

ValueList sorted_set(const Value& value) {
  ValueList items = items_of(value);
  std::ranges::sort(items, value_less);
  const auto doubles = std::ranges::unique(items);
  items.erase(doubles.begin(), doubles.end());
  return items;
}

bool holds(const ValueList& sorted, const Value& item) {
  return std::ranges::binary_search(sorted, item, value_less);
}

}  // namespace

std::strong_ordering compare_values(const Value& a, const Value& b) {
  if (a.data.index() != b.data.index()) return a.data.index() <=> b.data.index();
  if (const bool* flag = a.as_bool()) return *flag <=> *b.as_bool();
  if (const std::int64_t* number = a.as_int()) return *number <=> *b.as_int();
  if (const std::string* text = a.as_text()) return *text <=> *b.as_text();
  if (const ValueList* list = a.as_list()) return compare_lists(*list, *b.as_list(), compare_values);
  if (const ValueObject* object = a.as_object()) {
    return compare_lists(*object, *b.as_object(), compare_members);
  }
  return std::strong_ordering::equal;
}

void Candidates::add(Value value, std::size_t branch) {
  const auto at = std::ranges::find(found_, value, &MergeCandidate::value);
  if (at != found_.end()) {
    at->branches.set(branch);
    return;
  }
  found_.push_back({std::move(value), {}});
  found_.back().branches.set(branch);
}

std::vector<MergeCandidate> Candidates::changed_from(const Value& base) && {
  std::erase_if(found_, [&](const MergeCandidate& candidate) { return candidate.value == base; });
  return std::move(*this).take();
}

std::vector<MergeCandidate> Candidates::take() && {
  std::ranges::sort(found_, value_less, &MergeCandidate::value);
  return std::move(found_);
}

std::size_t proposed(std::span<const MergeCandidate> candidates, const BranchSet& yields) {
  const auto weight = [&](const MergeCandidate& candidate) {
    return std::pair((candidate.branches & ~yields).any(), candidate.branches.count());
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (weight(candidates[i]) >= weight(candidates[best])) best = i;
  }
  return best;
}

Value merged_set(const Value& base, std::span<const MergeCandidate> candidates) {
  std::vector<ValueList> sets;
  ValueList added;
  const ValueList base_set = sorted_set(base);
  for (const MergeCandidate& candidate : candidates) {
    sets.push_back(sorted_set(candidate.value));
    for (const Value& item : sets.back()) {
      if (!holds(base_set, item)) added.push_back(item);
    }
  }
  ValueList out;
  for (const Value& item : items_of(base)) {
    const bool everywhere =
        std::ranges::all_of(sets, [&](const ValueList& set) { return holds(set, item); });
    if (everywhere && std::ranges::find(out, item) == out.end()) out.push_back(item);
  }
  std::ranges::sort(added, value_less);
  const auto doubles = std::ranges::unique(added);
  added.erase(doubles.begin(), doubles.end());
  std::ranges::move(added, std::back_inserter(out));
  return Value{std::move(out)};
}

}  // namespace asah::exchange
