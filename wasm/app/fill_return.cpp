// The part of FillDesk that writes the file which goes back.

#include <utility>

#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/model/refs.hpp"
#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/screens/fill_marks.hpp"

namespace asah::app {

using model::Dataset;
using model::Packet;
using screens::FillBoard;

namespace {

// Where the one who fills in works, as far as the packet tells.
std::string office_of(const Dataset& data, const Packet& packet, const FillBoard& board) {
  if (packet.kind == model::PacketKind::Unit) return packet.receiver;
  const model::Rater* rater = data.raters.find(board.rater);
  const model::Employee* person =
      data.employees.find(rater != nullptr ? rater->employee : board.self);
  const model::Unit* unit = person == nullptr ? nullptr : data.units.find(person->unit);
  return unit == nullptr ? std::string() : unit->name;
}

std::string name_of(const Dataset& data, const FillBoard& board) {
  if (const model::Rater* rater = data.raters.find(board.rater)) return rater->name;
  const model::Employee* person = data.employees.find(board.self);
  return person == nullptr ? std::string() : model::full_name(*person);
}

}  // namespace

void FillDesk::carry_out(const screens::SaveReturn& save) {
  const Packet* found = packet();
  if (found == nullptr || !board_->said || board_->sealing) return;
  Session& session = *keeper_.session();
  if (session.read_only()) return keeper_.tell({base::ErrorCode::ReadOnly, {}, {}});
  using enum screens::ReturnSecrecy;
  if (board_->secrecy == NoCrypto && !save.unsealed) {
    return keeper_.tell({base::ErrorCode::CryptoUnavailable, {}, {"crypto.subtle"}});
  }
  keeper_.save_now();
  const Dataset& data = session.data();
  exchange::HeaderInput header =
      session.saver().header(session.store(), exchange::DocumentPurpose::Return);
  header.author = name_of(data, *board_);
  header.office = office_of(data, *found, *board_);
  header.ancestors = session.about().ancestors;
  std::string bytes = exchange::write_document(exchange::return_dataset(data, *found), header);
  const std::uint64_t print = screens::fill_print(data, *found, board_->rater);
  session.note_exchange();
  const bool locked = board_->secrecy == Plain && !save.passphrase.empty();
  if (board_->secrecy != Sealed && !locked) return write_return(std::move(bytes), false, print);
  board_->sealing = true;
  show_board();
  auto then = [this, print, workspace = session.about().id](base::Result<std::string> sealed) {
    const Session* open = keeper_.session();
    if (!board_ || open == nullptr || open->about().id != workspace) return;
    board_->sealing = false;
    show_board();
    if (!sealed) return keeper_.tell(sealed.error());
    write_return(std::move(*sealed), true, print);
  };
  if (locked) return keeper_.crypto().seal(std::move(bytes), save.passphrase, std::move(then));
  keeper_.crypto().seal_for(std::move(bytes), *data.keys.find(found->seal), std::move(then));
}

void FillDesk::write_return(std::string bytes, bool sealed, std::uint64_t print) {
  const Session& session = *keeper_.session();
  std::string name =
      exchange::return_file_name(session.data(), *packet(), name_of(session.data(), *board_));
  if (sealed) name = exchange::sealed_file_name(name);
  keeper_.save_text(name, sealed ? "application/octet-stream" : "application/json",
                    std::move(bytes));
  board_->saved = screens::SavedReturn{std::move(name), keeper_.clock().utc_ms, print, sealed};
  remember();
  show_board();
}

}  // namespace asah::app
