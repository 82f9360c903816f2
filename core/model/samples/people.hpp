#pragma once
// One synthetic person for a seat: number, name, titles, grade, schooling, dates.

#include <cstdint>
#include <map>

#include "core/model/entities.hpp"
#include "core/model/samples/structure.hpp"

namespace asah::model::samples {

/// The day on which ages and grades are taken; before the newest cycle.
inline constexpr int kReferenceYear = 2026;

/// Hands out serials 997 to 999 for equal beginnings of a NIP.
class NipLedger {
 public:
  /// The NIP, or empty when all three serials of these 15 digits are gone.
  std::string take(std::string_view head);

 private:
  std::map<std::uint64_t, int> used_;
};

/// Everything but unit and position references. The same seed gives the same person, except for
/// what the ledger has given away already.
Employee make_person(const RegionPlan& plan, const PositionDraft& position, std::uint64_t seed,
                     NipLedger& ledger);

/// Text in the form of a UUID, made from two numbers.
std::string uuid_text(std::uint64_t high, std::uint64_t low);

}  // namespace asah::model::samples
