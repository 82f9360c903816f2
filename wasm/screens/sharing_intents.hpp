#pragma once
// What a person asks for about packets, returns and merges.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/entities.hpp"
#include "core/model/value.hpp"

namespace asah::screens {

// ---- packets out ----------------------------------------------------------------------------------
/// Makes the packets, records them as one step and saves one zip with the covering list. With a
/// passphrase each packet is an encrypted file.
struct MakePackets {
  std::vector<model::Packet> packets;
  std::string passphrase{};
};
/// Saves the file of a packet once more; encrypted when there is a passphrase.
struct SavePacket {
  model::PacketId packet;
  std::string passphrase{};
};
struct WithdrawPacket { model::PacketId packet; };
/// A message to the receiver, ready to be sent, to the clipboard.
struct CopyReminder { model::PacketId packet; };

// ---- files in -------------------------------------------------------------------------------------
/// The chooser for many files at once.
struct ChooseReturns {};
/// Takes one file out of the set; `file` as in SharingFile.
struct LeaveOutFile { std::uint64_t file = 0; };
struct LeaveOutAllFiles {};
/// Stops reading or writing; what was read stays.
struct StopSharingWork {};
/// Decides one item of the review; no value leaves it open.
struct DecideItem {
  std::size_t stage = 0;
  std::string item;
  std::optional<model::Value> value;
};
enum class DecideAllRule : std::uint8_t { LeaveOpen, PreferFile, PreferOwn, PreferGreater };
/// Decides all that is still open; `file` for PreferFile.
struct DecideAllItems {
  DecideAllRule rule = DecideAllRule::LeaveOpen;
  std::uint64_t file = 0;
};
/// The data changed since the files were compared, and the review is being looked at.
struct RefreshReview {};
/// Commits what the review shows, as one step.
struct CommitReview {};
/// Marks a decision that was left open as settled with what stands.
struct SettleDecision { model::DecisionId decision; };

using SharingIntent =
    std::variant<MakePackets, SavePacket, WithdrawPacket, CopyReminder, ChooseReturns, LeaveOutFile,
                 LeaveOutAllFiles, StopSharingWork, DecideItem, DecideAllItems, RefreshReview,
                 CommitReview, SettleDecision>;

}  // namespace asah::screens
