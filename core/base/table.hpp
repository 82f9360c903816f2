#pragma once
// Records of one kind, sorted by id. Readers share the rows; a writer copies them first if shared.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace asah::base {

/// A set of T, identified and ordered by `T::id`. Copying a table is O(1); the first change to a
/// shared table copies all rows. `revision` changes whenever the store installs new rows, so equal
/// revisions of one store mean equal rows.
template <class T>
class Table {
 public:
  using IdType = decltype(T::id);

  Table() = default;
  /// Takes rows in any order; ids must be unique.
  static Table from_rows(std::vector<T> rows) {
    std::ranges::sort(rows, {}, &T::id);
    const auto twin = std::ranges::adjacent_find(rows, {}, &T::id);
    ASAH_CHECK(twin == rows.end());
    Table table;
    table.rows_ = std::make_shared<std::vector<T>>(std::move(rows));
    return table;
  }

  std::span<const T> rows() const { return *rows_; }
  std::size_t size() const { return rows_->size(); }
  bool empty() const { return rows_->empty(); }
  auto begin() const { return std::as_const(*rows_).begin(); }
  auto end() const { return std::as_const(*rows_).end(); }

  /// Row number of `id`, in O(log n).
  std::optional<std::size_t> index_of(IdType id) const {
    const auto at = std::ranges::lower_bound(*rows_, id, {}, &T::id);
    if (at == rows_->end() || at->id != id) return std::nullopt;
    return static_cast<std::size_t>(at - rows_->begin());
  }
  /// The record, or null. Valid until the table changes.
  const T* find(IdType id) const {
    const auto index = index_of(id);
    return index ? &(*rows_)[*index] : nullptr;
  }

  /// The record for writing, or null.
  T* edit(IdType id) {
    const auto index = index_of(id);
    return index ? &detach()[*index] : nullptr;
  }
  /// False, and nothing changed, when the id is there already.
  bool insert(T row) {
    const auto at = std::ranges::lower_bound(*rows_, row.id, {}, &T::id);
    if (at != rows_->end() && at->id == row.id) return false;
    const auto offset = at - rows_->begin();
    auto& rows = detach();
    rows.insert(rows.begin() + offset, std::move(row));
    return true;
  }
  /// Adds many in O(n + m log m). False, and nothing changed, when an id is there already or twice.
  bool insert_all(std::vector<T> added) {
    std::ranges::sort(added, {}, &T::id);
    if (std::ranges::adjacent_find(added, {}, &T::id) != added.end()) return false;
    for (const T& row : added) {
      if (index_of(row.id)) return false;
    }
    auto& rows = detach();
    const auto middle = static_cast<std::ptrdiff_t>(rows.size());
    rows.insert(rows.end(), std::make_move_iterator(added.begin()),
                std::make_move_iterator(added.end()));
    std::ranges::inplace_merge(rows, rows.begin() + middle, {}, &T::id);
    return true;
  }
  /// Removes what is there of `ids`, in O(n + m log m); returns how many.
  std::size_t erase_all(std::vector<IdType> ids) {
    std::ranges::sort(ids);
    const auto doomed = [&](const T& row) { return std::ranges::binary_search(ids, row.id); };
    return std::erase_if(detach(), doomed);
  }

  std::uint64_t revision() const { return revision_; }
  void set_revision(std::uint64_t revision) { revision_ = revision; }

  /// True when both are copies of one table, untouched since: equal without comparing.
  bool shares_rows(const Table& other) const { return rows_ == other.rows_; }
  bool operator==(const Table& other) const {
    return shares_rows(other) || *rows_ == *other.rows_;
  }

 private:
  std::vector<T>& detach() {
    if (rows_.use_count() > 1) rows_ = std::make_shared<std::vector<T>>(*rows_);
    return *rows_;
  }

  std::shared_ptr<std::vector<T>> rows_ = std::make_shared<std::vector<T>>();
  std::uint64_t revision_ = 0;
};

}  // namespace asah::base
