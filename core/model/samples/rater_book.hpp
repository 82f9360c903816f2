#pragma once
// Raters of a sample: employees who were asked to rate, and bodies from outside.

#include <array>
#include <string>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/samples/world.hpp"

namespace asah::model::samples {

enum class Outsider : std::uint8_t { Leader, AssessorA, AssessorB, AssessorC, Test, Panel };
inline constexpr std::size_t kOutsiderCount = 6;

/// Hands out rater identities and remembers which were used.
class RaterBook {
 public:
  explicit RaterBook(const World& world);

  RaterId of(std::uint32_t seat);
  RaterId of(Outsider who);
  /// The records of all who were asked for, names with titles.
  std::vector<Rater> records(const base::Table<Employee>& employees) const;

 private:
  const World& world_;
  std::vector<bool> used_;
  std::array<bool, kOutsiderCount> outsiders_{};
};

}  // namespace asah::model::samples
