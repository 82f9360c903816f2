#pragma once
// What a person asks for about packets, returns and merges.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/model/entities.hpp"

namespace asah::screens {

/// Makes the packets, records them as one step and saves one zip with the covering list.
struct MakePackets { std::vector<model::Packet> packets; };
/// Saves the file of a packet once more.
struct SavePacket { model::PacketId packet; };
struct WithdrawPacket { model::PacketId packet; };

using SharingIntent = std::variant<MakePackets, SavePacket, WithdrawPacket>;

}  // namespace asah::screens
