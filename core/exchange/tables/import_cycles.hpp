#pragma once
// Cycles and raters by what tables call them, and new ones where they are missing. Internal to the
// imports.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/table.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

class CycleBook {
 public:
  explicit CycleBook(const base::Table<model::Cycle>& cycles);

  /// Place of the cycle with that id or name; none when there is none. Of twins the first by id.
  std::optional<std::uint32_t> find(std::string_view text) const;
  /// A new cycle: mapping, weighted mean, self-rating beside (weight 0), all others equal.
  std::uint32_t make(const std::string& name);
  const model::Cycle& at(std::uint32_t place) const { return cycles_[place]; }
  bool is_new(std::uint32_t place) const { return place >= before_count_; }
  /// Stretches the days of a new cycle to hold this one.
  void stretch(std::uint32_t place, base::Date day);

  std::size_t created() const { return cycles_.size() - before_count_; }
  std::vector<model::Cycle> take() { return std::move(cycles_); }

 private:
  std::vector<model::Cycle> cycles_;
  std::size_t before_count_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
};

class RaterBook {
 public:
  explicit RaterBook(const base::Table<model::Rater>& raters);

  /// The rater that stands for an employee, or the one of that name outside the staff; none when
  /// there is none.
  model::RaterId find(model::EmployeeId employee) const;
  model::RaterId find(std::string_view name) const;
  model::RaterId make(std::string name, model::EmployeeId employee, std::string_view nip);

  std::size_t created() const { return created_; }
  std::vector<model::Rater> take() { return std::move(raters_); }

 private:
  void index(const model::Rater& rater);

  std::vector<model::Rater> raters_;
  std::unordered_map<std::uint64_t, model::RaterId> by_employee_;
  std::unordered_map<std::string, model::RaterId> by_name_;
  std::unordered_set<std::uint64_t> used_;
  std::size_t created_ = 0;
};

/// diri, atasan, rekan, bawahan, asesor, tes, their usual other names and the keys of files.
std::optional<model::Source> read_source(std::string_view text);

}  // namespace asah::exchange
