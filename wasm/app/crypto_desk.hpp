#pragma once
// Encrypts and decrypts files in the background: one flow of exchange/envelope after the other,
// each operation a job of the platform.

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

#include "core/exchange/envelope.hpp"
#include "wasm/platform/platform.hpp"

namespace asah::app {

class CryptoDesk {
 public:
  /// Called once, at the start of a later frame, with the bytes or the fault.
  using Then = std::function<void(base::Result<std::string>)>;

  explicit CryptoDesk(platform::Platform& platform) : platform_(platform) {}
  CryptoDesk(const CryptoDesk&) = delete;
  CryptoDesk& operator=(const CryptoDesk&) = delete;

  /// False on a page that is no secure context: every request then ends in CryptoUnavailable.
  bool available() const { return platform_.environment().secure_context; }

  /// An encrypted file of `plain`: exchange::seal_flow.
  void seal(std::string plain, std::string_view passphrase, Then then);
  /// What a passphrase comes to for a set of files, which share a salt: derived once.
  struct SetKey {
    std::array<std::uint8_t, 16> salt{};
    std::string derived;
  };
  /// exchange::derive_flow with a new salt.
  void derive(std::string_view passphrase, std::function<void(base::Result<SetKey>)> then);
  /// An encrypted file of `plain`, one of the set: exchange::seal_with_flow.
  void seal_with(std::string plain, const SetKey& key, Then then);
  /// A return for its packet's key: exchange::seal_for_flow.
  void seal_for(std::string plain, const model::WorkspaceKey& key, Then then);
  /// The document inside a file under a passphrase: exchange::open_flow.
  void open(std::string bytes, std::string_view passphrase, Then then);
  /// The private half of a sealing key, for open_sealed; once for any number of files. Forget it
  /// afterwards.
  void unlock(const model::WorkspaceKey& key, std::string_view passphrase, Then then);
  /// The document inside a file that is sealed for `key`.
  void open_sealed(std::string bytes, const model::WorkspaceKey& key, std::string private_half,
                   Then then);
  /// A new sealing key, whose private half is under the passphrase; id, made and by are not set.
  void make_key(std::string_view passphrase,
                std::function<void(base::Result<model::WorkspaceKey>)> then);

  /// One operation by itself.
  void run(exchange::CryptoRequest request, Then then);

  /// Requests that are not answered yet.
  std::size_t waiting() const { return work_.size(); }
  /// Forgets them; nothing of them is told any more.
  void drop_all() { work_.clear(); }
  /// True when the event was an answer to a job of this desk.
  bool handle(const platform::Event& event);
  /// Begins what can begin, tells one outcome. True while a further frame is wanted at once.
  bool work();

 private:
  struct Work {
    exchange::CryptoFlow flow;
    Then then;
    platform::RequestId job = 0;  ///< 0: not begun
    std::string bytes{};          ///< what came before the job's end
  };

  exchange::SealSeed seed();
  void add(exchange::CryptoFlow flow, Then then);
  void answer(base::Result<std::string> bytes);

  platform::Platform& platform_;
  /// The first is under way; one at a time, so that memory holds one file more, not fifty.
  std::deque<Work> work_;
};

}  // namespace asah::app
