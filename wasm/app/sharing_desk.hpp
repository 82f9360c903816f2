#pragma once
// Packets out, returns in, merges: what the application keeps in hand for them.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "wasm/screens/sharing_intents.hpp"

namespace asah::app {

struct Hands;
class DeskKeeper;

/// The set of files under review and the packets being written. Works in slices, one file or one
/// packet a frame; nothing reaches the workspace before commit_review.
class SharingDesk {
 public:
  explicit SharingDesk(DeskKeeper& keeper);
  ~SharingDesk();

  // ---- files in ----
  /// A file of a drop of `together` files has come from outside; false when that drop was stopped
  /// and it is to be let go.
  bool expects(std::uint32_t together);
  /// Whether a document with that header belongs to the review.
  bool wants(const base::Result<exchange::DocumentHeader>& header, std::uint32_t together) const;
  /// The next file of a drop is on its way.
  void keep_waiting();
  /// Whether files of a drop that was stopped are still to come.
  bool lets_go() const;
  /// A file that belongs to the review is being read: the screen can tell so.
  void see_reading();
  /// Into the set; one that does not belong there becomes a card with the reason. Shows the review.
  void take(std::string name, std::uint64_t size_bytes, exchange::Document document);
  /// A file that does not belong here or cannot be read, as a card with its reason.
  void refuse(std::string name, std::uint64_t size_bytes, base::Error why);
  /// Whether refuse() shows it among others; a single faulty file is told of where files are opened.
  bool gathers(std::uint32_t together) const;

  /// Does one slice; true while there is more. `waiting` files are still to be looked at.
  bool work(std::size_t waiting);
  /// Milliseconds until work() has something to do by itself.
  std::optional<double> due_in_ms() const;

  void carry_out(const screens::SharingIntent& intent);

 private:
  struct Parts;

  void carry_out(const screens::MakePackets& make);
  void carry_out(const screens::SavePacket& save);
  void carry_out(const screens::WithdrawPacket& withdraw);
  void carry_out(const screens::CopyReminder& remind);
  void carry_out(const screens::ChooseReturns& choose);
  void carry_out(const screens::LeaveOutFile& leave);
  void carry_out(const screens::LeaveOutAllFiles&);
  void carry_out(const screens::StopSharingWork&);
  void carry_out(const screens::DecideItem& decide);
  void carry_out(const screens::DecideAllItems& decide);
  void carry_out(const screens::RefreshReview&);
  void carry_out(const screens::CommitReview&);
  void carry_out(const screens::SettleDecision& settle);

  void follow_workspace();
  void clear_files();
  void begin_comparing();
  bool go_on_comparing();
  void compare();
  bool take_outcome();
  void after_decision();
  bool write_packet();
  void publish();

  std::unique_ptr<Parts> parts_;
};

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SharingIntent& intent, Hands hands);

}  // namespace asah::app
