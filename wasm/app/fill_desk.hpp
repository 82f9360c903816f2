#pragma once
// A packet that another office sent, being filled in: a workspace of its own in storage, who fills it
// in, and the return file.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/exchange/document.hpp"
#include "wasm/screens/fill_board.hpp"
#include "wasm/screens/fill_intents.hpp"

namespace asah::app {

struct Hands;
class DeskKeeper;

enum class FillRefusal : std::uint8_t {
  Return,      ///< to be sent to the office that the packet came from
  NotAPacket,  ///< to be taken into a workspace of one's own
};

class FillDesk {
 public:
  explicit FillDesk(DeskKeeper& keeper) : keeper_(keeper) {}

  /// Opens a document of purpose Packet to be filled in and shows Screen::Fill. Its workspace's id
  /// follows from office and packet, so that the same packet comes back to the same work, which is
  /// never overwritten: a file with other contents asks first. NotAPacket and ReadOnly become
  /// notices.
  void open_packet(exchange::Document document, std::string file_name);
  /// A file has come in that has no place where a packet is being filled in: says where it belongs,
  /// once for the files of one drop.
  void refuse(const std::string& file_name, std::uint32_t together, FillRefusal why);
  /// Another workspace was opened, or none is open any more: the board follows.
  void follow_session();
  /// Whether the open workspace is a packet to be filled in.
  bool active() const { return board_.has_value(); }

  void carry_out(const screens::SayWho& who);
  void carry_out(const screens::FillIn& fill);
  void carry_out(const screens::SaveReturn& save);
  void carry_out(const screens::AnswerPacket& answer);

 private:
  struct Waiting {
    exchange::Document document;
    std::string file_name;
  };

  const model::Packet* packet() const;
  void begin(exchange::Document document, model::WorkspaceId id);
  bool is_stored(model::WorkspaceId id) const;
  bool holds_all_of(const exchange::Document& document) const;
  void find_rater();
  void remember() const;
  void write_return(std::string bytes, bool sealed, std::uint64_t print);
  void show_board();

  DeskKeeper& keeper_;
  std::optional<screens::FillBoard> board_;
  std::optional<Waiting> waiting_;
  /// What was said of the present drop, and when its last file was refused.
  std::optional<FillRefusal> refused_;
  double refused_ms_ = 0;
};

/// The workspace in which a packet's file is filled in: one for each office and packet; with the
/// file's digest one for each file of it.
model::WorkspaceId fill_workspace_id(model::WorkspaceId office, model::PacketId packet);
model::WorkspaceId fill_workspace_id(model::WorkspaceId office, model::PacketId packet,
                                     const base::Sha256Digest& digest);

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::FillIntent& intent, Hands hands);

}  // namespace asah::app
