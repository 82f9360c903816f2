#include "core/change/kept.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/base/id.hpp"

namespace asah::change {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;
using model::UnknownKey;
using model::UnknownSection;

namespace {

template <class Kept>
const std::string* text_in(const std::vector<Kept>& list, const KeptPlace& place) {
  const auto place_in = [](const Kept& kept) { return place_of(kept); };
  const auto at = std::ranges::lower_bound(list, place, {}, place_in);
  return at == list.end() || place_of(*at) != place ? nullptr : &at->json;
}

template <class Kept>
void list_difference(const std::vector<Kept>& from, const std::vector<Kept>& to,
                     std::vector<KeptChange>& out) {
  if (from == to) return;
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    const bool only_a = b == to.end() || (a != from.end() && place_of(*a) < place_of(*b));
    const bool only_b = !only_a && (a == from.end() || place_of(*b) < place_of(*a));
    const std::string before = only_b ? std::string() : a->json;
    const std::string after = only_a ? std::string() : b->json;
    if (before != after) out.push_back({place_of(only_b ? *b : *a), before, after});
    if (!only_b) ++a;
    if (!only_a) ++b;
  }
}

// Both lists ascend.
template <class Kept>
std::vector<Kept> merged_list(const std::vector<Kept>& list, std::span<const KeptChange> changes) {
  std::vector<Kept> out;
  out.reserve(list.size() + changes.size());
  auto at = list.begin();
  for (const KeptChange& change : changes) {
    while (at != list.end() && place_of(*at) < change.place) out.push_back(*at++);
    if (at != list.end() && place_of(*at) == change.place) ++at;
    if (!change.after.empty()) {
      out.push_back(kept_text(static_cast<const Kept*>(nullptr), change.place, change.after));
    }
  }
  out.insert(out.end(), at, list.end());
  return out;
}

}  // namespace

KeptPlace place_of(const UnknownKey& kept) { return {kept.kind, kept.id, false, kept.key}; }
KeptPlace place_of(const UnknownSection& kept) { return {{}, 0, kept.in_header, kept.key}; }

UnknownKey kept_text(const UnknownKey*, const KeptPlace& place, std::string json) {
  return {place.kind, place.id, place.key, std::move(json)};
}
UnknownSection kept_text(const UnknownSection*, const KeptPlace& place, std::string json) {
  return {place.in_header, place.key, std::move(json)};
}

const std::string* kept_at(const Dataset& dataset, const KeptPlace& place) {
  return place.of_record() ? text_in(dataset.unknown_keys, place)
                           : text_in(dataset.unknown_sections, place);
}

std::string where_of(const KeptPlace& place) {
  if (!place.of_record()) return (place.in_header ? "/header/" : "/") + place.key;
  std::string where;
  model::visit_entity(place.kind, [&]<class E>() { where = model::Fields<E>::plural; });
  return '/' + where + '/' + base::id_text(place.id) + '/' + place.key;
}

std::vector<KeptChange> kept_difference(const Dataset& from, const Dataset& to) {
  std::vector<KeptChange> out;
  list_difference(from.unknown_sections, to.unknown_sections, out);
  list_difference(from.unknown_keys, to.unknown_keys, out);
  std::ranges::sort(out, {}, &KeptChange::place);
  return out;
}

void take_kept_along(const Dataset& dataset, ChangeSet& changes) {
  if (dataset.unknown_keys.empty()) return;
  std::set<KeptPlace> named;
  for (const KeptChange& change : changes.kept) named.insert(change.place);
  const std::size_t count = changes.kept.size();
  for (const RecordChange& record : changes.records) {
    if (record.op != RecordOp::Remove) continue;
    const auto at = [](const UnknownKey& kept) { return std::pair(kept.kind, kept.id); };
    for (const UnknownKey& kept : std::ranges::equal_range(
             dataset.unknown_keys, std::pair(record.kind, record.id), {}, at)) {
      KeptPlace place = place_of(kept);
      if (named.insert(place).second) changes.kept.push_back({std::move(place), kept.json, {}});
    }
  }
  if (changes.kept.size() > count) std::ranges::sort(changes.kept, {}, &KeptChange::place);
}

Result<void> apply_kept(Dataset& dataset, std::span<const KeptChange> changes) {
  if (changes.empty()) return {};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const KeptChange& change = changes[i];
    if (i > 0 && !(changes[i - 1].place < change.place)) {
      return fail(ErrorCode::RepeatedKey, where_of(change.place), {change.place.key});
    }
    const std::string* now = kept_at(dataset, change.place);
    if (change.before == (now == nullptr ? std::string() : *now)) continue;
    return fail(ErrorCode::UndoNoLongerApplies, where_of(change.place), {change.place.key});
  }
  std::vector<KeptChange> sections, keys;
  std::ranges::partition_copy(changes, std::back_inserter(keys), std::back_inserter(sections),
                              [](const KeptChange& change) { return change.place.of_record(); });
  dataset.unknown_keys = merged_list(dataset.unknown_keys, keys);
  dataset.unknown_sections = merged_list(dataset.unknown_sections, sections);
  return {};
}

}  // namespace asah::change
