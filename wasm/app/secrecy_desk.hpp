#pragma once
// Encrypted files on their way in and out, and the workspace's sealing keys.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/envelope.hpp"
#include "wasm/platform/platform.hpp"
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
  /// Asks how the file is to be saved, with a passphrase or without, and saves it. `saved` is called
  /// with the name it got then; without, the person is told of it.
  void offer(platform::Download file, std::function<void(const std::string&)> saved = {});
  /// What was in an encrypted file and is no file of the application: it can be saved as it is, and
  /// where `table` brought into the open workspace.
  void show_content(std::string_view sealed_name, std::string bytes, bool table);
  /// Encrypts a file and hands it to the person as `name`; `saved` is called when that is done.
  void save_sealed(std::string name, std::string plain, const std::string& passphrase,
                   std::function<void()> saved);

  void carry_out(const screens::GivePassphrase& given);
  void carry_out(const screens::DropLockedFiles&);
  void carry_out(const screens::ExportSealed& file);
  void carry_out(const screens::SaveOffered& save);
  void carry_out(const screens::DropOffered&);
  void carry_out(const screens::SaveContents&);
  void carry_out(const screens::DropContents&);
  void carry_out(const screens::TakeContentAsTable&);
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

  /// On its way to the person, until it is said how.
  struct Offered {
    platform::Download file;
    std::function<void(const std::string&)> saved;
  };

  const model::WorkspaceKey* key_of(const exchange::SealHeader& header) const;
  void refuse(Locked file, base::Error why);
  void try_next();
  void opened(std::uint64_t number, base::Result<std::string> plain);
  void unlock_key(const std::string& passphrase);
  void drop_all();
  void forget();
  void end_offer(const std::string& saved_name);
  void show_board();

  DeskKeeper& keeper_;
  std::deque<Locked> locked_;
  std::uint64_t last_number_ = 0;
  /// While files are being opened: the passphrase, or the private half of the key of the first.
  std::optional<std::string> secret_;
  /// Answers to what was asked for before the files were let go are not listened to.
  std::uint64_t turn_ = 0;
  std::optional<Offered> offered_;
  /// As many as board_.contents, in the same order.
  std::vector<platform::Download> contents_;
  screens::SecrecyBoard board_;
};

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SecrecyIntent& intent, Hands hands);

}  // namespace asah::app
