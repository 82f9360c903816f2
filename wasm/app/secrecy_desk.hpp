#pragma once
// Encrypted files on their way in and out, and the workspace's sealing keys.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "core/exchange/envelope.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/secrecy_intents.hpp"

namespace asah::app {

struct Hands;
class DeskKeeper;

class SecrecyDesk {
 public:
  explicit SecrecyDesk(DeskKeeper& keeper) : keeper_(keeper) {}
  SecrecyDesk(const SecrecyDesk&) = delete;
  SecrecyDesk& operator=(const SecrecyDesk&) = delete;

  /// A file that is_envelope. It waits for its passphrase and goes back to take_file as plain
  /// bytes; one that cannot be opened at all is shown with the reason, like any faulty file.
  void take(std::string name, std::string bytes, std::uint32_t together);
  /// Encrypts a file and hands it to the person as `name`; `saved` is called when that is done.
  void save_sealed(std::string name, std::string plain, const std::string& passphrase,
                   std::function<void()> saved);

  void carry_out(const screens::GivePassphrase& given);
  void carry_out(const screens::DropLockedFiles&);
  void carry_out(const screens::ExportSealed& file);
  void carry_out(const screens::MakeSealingKey& make);
  void carry_out(const screens::RetireSealingKey& retire);
  void carry_out(const screens::TurnOnLock& lock);
  void carry_out(const screens::TurnOffLock&);
  void carry_out(const screens::LockNow&);
  void carry_out(const screens::SetLockMinutes& set);
  /// The lock's part of the board.
  void show_lock(const screens::LockBoard& lock);

 private:
  struct Locked {
    std::string name;
    std::string bytes;
    std::uint32_t together = 1;
    std::uint64_t number = 0;   ///< names it; two may bear the same name
    model::WorkspaceKeyId key;  ///< none: under a passphrase
    bool tried = false;         ///< with the passphrase in hand
  };

  const model::WorkspaceKey* key_of(const exchange::SealHeader& header) const;
  void refuse(Locked file, base::Error why);
  void try_next();
  void opened(std::uint64_t number, base::Result<std::string> plain);
  void unlock_key(const std::string& passphrase);
  void drop_all();
  void forget();
  void show_board();

  DeskKeeper& keeper_;
  std::deque<Locked> locked_;
  std::uint64_t last_number_ = 0;
  /// While files are being opened: the passphrase, or the private half of the key of the first.
  std::optional<std::string> secret_;
  /// Answers to what was asked for before the files were let go are not listened to.
  std::uint64_t turn_ = 0;
  screens::SecrecyBoard board_;
};

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SecrecyIntent& intent, Hands hands);

}  // namespace asah::app
