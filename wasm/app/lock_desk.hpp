#pragma once
// The lock of a workspace in this browser: its files are stored sealed by a key that the passphrase
// opens. storage/lock_files.hpp tells how they lie there.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/secrecy_intents.hpp"

namespace asah::app {

class DeskKeeper;

/// Minutes without any input (pointer, finger, wheel, key, text) after which a locked workspace closes; the choices
/// that the screen offers, 0 for never.
inline constexpr int kLockMinutes[] = {5, 15, 30, 0};

class LockDesk {
 public:
  explicit LockDesk(DeskKeeper& keeper);
  LockDesk(const LockDesk&) = delete;
  LockDesk& operator=(const LockDesk&) = delete;

  /// A workspace cannot be opened because it is locked: opens it by the key in hand (another tab had
  /// written), else asks for the passphrase.
  void ask(model::WorkspaceId id);
  /// The passphrase is being asked for.
  bool asking() const { return board_.asked.has_value(); }
  /// Whether the open workspace is stored locked.
  bool on() const;

  void give(const std::string& passphrase);
  /// Whether the workspace is locked and its key in hand.
  bool holds(model::WorkspaceId id) const;
  /// A workspace that is about to be made out of `from` is stored under the same lock, by the same
  /// key and passphrase, whatever became of the lock of `from` in another tab. Call it before
  /// anything of `to` is written; false, and nothing done, when `from` is not locked or the lock
  /// cannot be written, which is told.
  bool extend(model::WorkspaceId from, model::WorkspaceId to);
  /// The workspace was removed.
  void forget(model::WorkspaceId id);
  /// The question is put away; the workspace stays locked.
  void drop();
  void turn_on(const std::string& passphrase);
  void turn_off();
  /// Saves, then loads the page anew, so that neither key nor data stay in memory. Where saving
  /// fails, the workspace stays open.
  void lock_now();
  void choose_minutes(int minutes);

  /// The person did something at that time.
  void touched(double steady_ms) { touched_ms_ = steady_ms; }
  /// True when the event was an answer to this desk.
  bool handle(const platform::Event& event);
  /// Locks when it is time.
  void work();
  /// Milliseconds until that time; none when nothing will be locked.
  std::optional<double> due_in_ms() const;
  /// The board's part, also after another workspace was opened.
  void show_board();

 private:
  using Bytes = base::Result<std::string>;

  /// What is being done, so that only one thing is.
  enum class Act : std::uint8_t { None, Opening, TurningOn, Sealing, TurningOff };
  /// A key, and the file of the lock that it was in: where that is another one by now, another tab
  /// has set the lock anew, and the key opens nothing.
  struct HeldKey {
    std::string key;
    std::string lock;
  };

  void open_files();
  void open_next();
  void seal_folder(model::WorkspaceId id, std::map<std::string, std::string, std::less<>> plain,
                   bool store_all);
  std::map<std::string, std::string, std::less<>> files_as_seen() const;
  void fail(base::Error why);
  void end();
  void sync();
  void go_on_turning_on(bool stored);
  void go_on_turning_off(bool stored);

  DeskKeeper& keeper_;
  screens::LockBoard board_;
  Act act_ = Act::None;
  model::WorkspaceId id_;  ///< what is being done, or asked for, is about this one
  std::map<model::WorkspaceId, HeldKey> keys_;  ///< those in hand
  /// Answers to an opening that was begun anew are not listened to.
  std::uint64_t turn_ = 0;
  std::deque<std::string> left_;
  std::map<std::string, std::string, std::less<>> opened_;
  bool some_plain_ = false;  ///< not all files of the workspace were locked
  platform::RequestId sync_ = 0;
  bool leaving_ = false;  ///< to be locked once everything is saved
  double touched_ms_ = 0;
};

}  // namespace asah::app
