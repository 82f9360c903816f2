#include "core/analytics/cache.hpp"

namespace asah::analytics {

RevisionMark mark(const model::Dataset& dataset, TableSet read) {
  RevisionMark now{dataset.workspace, {}};
  model::for_each_entity([&]<class E>(model::EntityKind kind) {
    const auto at = static_cast<std::size_t>(kind);
    if ((read >> at & 1U) != 0) now.revisions[at] = dataset.table<E>().revision();
  });
  if ((read & kRatingsTable) != 0) now.revisions.back() = dataset.ratings.revision();
  return now;
}

}  // namespace asah::analytics
