#pragma once
// Results that are computed when asked for and kept while the tables they read stand still.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/model/dataset.hpp"

namespace asah::analytics {

/// A set of tables: bit i is EntityKind i, the bit above them the ratings.
using TableSet = std::uint32_t;
template <class... E>
consteval TableSet tables() {
  return ((TableSet{1} << static_cast<unsigned>(model::entity_kind<E>())) | ... | TableSet{0});
}
inline constexpr TableSet kRatingsTable = TableSet{1} << model::kEntityCount;

/// The revisions of the tables in a set, and of which workspace; equal marks of one store mean
/// equal content.
struct RevisionMark {
  model::WorkspaceId workspace;
  std::array<std::uint64_t, model::kEntityCount + 1> revisions{};
  bool operator==(const RevisionMark&) const = default;
};
RevisionMark mark(const model::Dataset& dataset, TableSet read);

/// A query is a value with `using Result`, `static constexpr TableSet reads`, `operator==` and
/// `Result compute(const Dataset&, Cache&) const`, which may pull other queries from the cache.
/// `reads` includes what those read.
///
/// Holds the `kKept` latest used results of each query type. Valid for the snapshots of one store;
/// clear() when another workspace is opened. Not for several threads.
template <class... Queries>
class PullCache {
 public:
  static constexpr std::size_t kKept = 8;

  /// The result for this snapshot; computed only when a table it reads has changed. The pointer
  /// stays good after later calls.
  template <class Query>
  std::shared_ptr<const typename Query::Result> get(const model::Dataset& dataset,
                                                    const Query& query) {
    auto& slots = std::get<Slots<Query>>(slots_);
    const RevisionMark now = mark(dataset, Query::reads);
    const auto hit = std::ranges::find_if(
        slots, [&](const Slot<Query>& slot) { return slot.query == query; });
    if (hit != slots.end()) {
      std::rotate(slots.begin(), hit, hit + 1);
      if (slots.front().mark == now) return slots.front().result;
      slots.erase(slots.begin());
    }
    auto result = std::make_shared<const typename Query::Result>(query.compute(dataset, *this));
    ++computed_;
    if (slots.size() == kKept) slots.pop_back();
    slots.insert(slots.begin(), Slot<Query>{query, now, result});
    return result;
  }

  void clear() {
    (std::get<Slots<Queries>>(slots_).clear(), ...);
  }
  /// How often something was computed; for tests and the bench.
  std::uint64_t computed() const { return computed_; }

 private:
  template <class Query>
  struct Slot {
    Query query;
    RevisionMark mark;
    std::shared_ptr<const typename Query::Result> result;
  };
  template <class Query>
  using Slots = std::vector<Slot<Query>>;

  std::tuple<Slots<Queries>...> slots_;
  std::uint64_t computed_ = 0;
};

}  // namespace asah::analytics
