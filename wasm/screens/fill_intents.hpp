#pragma once
// What a person asks for while filling in a packet.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/model/entities.hpp"

namespace asah::screens {

/// Says who fills in: a name, and the person of the packet who it is, if they are in it. Where the
/// packet names its rater both are empty, and it is a confirmation. Said anew, what was filled in
/// goes over to the new name.
struct SayWho {
  std::string name;
  model::EmployeeId employee;
};

/// One place: a level, or that it cannot be judged, or neither (cleared).
struct FillPlace {
  model::EmployeeId employee;
  model::CompetencyId competency;
  model::Level level;
  bool cannot = false;
  /// Why it cannot be judged; may be empty.
  std::string reason;
};
/// One or many places, one undo step.
struct FillIn { std::vector<FillPlace> places; };

/// Saves what was filled in as the file that goes back. `unsealed`: also where it was to be sealed
/// and this page cannot. `passphrase`: encrypted by it, where nothing is to be sealed.
struct SaveReturn {
  bool unsealed = false;
  std::string passphrase{};
};

/// What to do with a packet file that differs from the work begun on this packet.
enum class PacketAnswer : std::uint8_t {
  Continue,  ///< go on with the work in this browser; the file is put aside
  Anew,      ///< begin with the file; the work so far stays beside it
};
struct AnswerPacket { PacketAnswer answer = PacketAnswer::Continue; };

using FillIntent = std::variant<SayWho, FillIn, SaveReturn, AnswerPacket>;

}  // namespace asah::screens
