#pragma once
// How "cannot judge this" is kept: as a remark whose id follows from the place and the rater, so that
// it can be told from other notes, goes back with them, and the coordinator can read it.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/base/language.hpp"
#include "core/model/dataset.hpp"

namespace asah::screens {

struct FillPlaceKey {
  model::PacketId packet;
  model::EmployeeId employee;
  model::CompetencyId competency;
};

/// The id of the remark for that place; the rater is none where people rate themselves.
inline model::NoteId cannot_mark(const FillPlaceKey& place, model::RaterId rater) {
  static const std::uint64_t kSeed = base::hash_id("fill.cannot");
  const std::uint64_t whose = base::mix_id(place.packet.value, rater.value);
  const std::uint64_t what = base::mix_id(place.employee.value, place.competency.value);
  return {base::mix_id(kSeed, base::mix_id(whose, what))};
}

/// The remark's text in that language: "Tidak dapat menilai: <reason>", without a reason that alone.
std::string cannot_words(std::string_view reason, base::Language language);
/// The reason in a remark of either language; empty without one.
std::string cannot_reason(std::string_view words);

/// A fingerprint of all levels and notes that this rater filled in; the same content, the same print.
std::uint64_t fill_print(const model::Dataset& dataset, const model::Packet& packet,
                         model::RaterId rater);

}  // namespace asah::screens
