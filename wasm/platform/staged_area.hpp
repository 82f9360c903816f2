#pragma once
// The FileArea that both platforms share: it keeps the promises of file_area.hpp on top of a
// staging disk that can only be flushed or loaded as a whole and must not be touched meanwhile
// (IDBFS in the browser, two maps in the fake).

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/platform/file_area.hpp"

namespace asah::platform {

/// Files in memory, with a store behind them. `begin_flush` makes the store equal to the files,
/// `begin_load` the files equal to the store; each is answered by StagedArea::finished. Between
/// the two nobody writes here.
class StagingDisk {
 public:
  virtual ~StagingDisk() = default;

  /// Sorted by path.
  virtual std::vector<FileEntry> list() const = 0;
  virtual std::optional<std::string> read(std::string_view path) const = 0;
  virtual void put(std::string_view path, std::string_view bytes) = 0;
  /// The file is known to exist.
  virtual void erase(std::string_view path) = 0;
  virtual void begin_flush() = 0;
  virtual void begin_load() = 0;
};

class StagedArea final : public FileArea {
 public:
  StagedArea(StagingDisk& disk, Inbox& inbox) : disk_(disk), inbox_(inbox) {}

  std::vector<FileEntry> list(std::string_view prefix) const override;
  base::Result<std::string> read(std::string_view path) const override;
  base::Result<void> write(std::string_view path, std::string_view bytes) override;
  base::Result<void> append(std::string_view path, std::string_view bytes) override;
  base::Result<void> rename(std::string_view from, std::string_view to) override;
  base::Result<void> remove(std::string_view path) override;
  void sync(RequestId id) override;
  void reload(RequestId id) override;
  bool has_unsynced() const override {
    return unsynced_ || !pending_.empty() || !dirty_.empty();
  }
  void keep_sealed(SealedFolder folder) override;
  void release_sealed(std::string_view folder) override;
  bool is_sealed(std::string_view folder) const override { return vaults_.contains(folder); }

  /// For the platform: the flush or load begun on the disk is over.
  void finished(Failure failure, std::string detail = {});
  /// For the platform: None lets syncs through, anything else is their answer (ReadOnly for a
  /// reader tab, Unavailable without storage). A flush already under way goes on.
  void set_sync_refusal(Failure refusal) { refusal_ = refusal; }
  /// True until the request was answered.
  bool waits_for(RequestId id) const;

 private:
  struct Task {
    RequestId id = 0;
    bool load = false;
  };

  bool exists(std::string_view path) const;
  SealedFolder* vault_of(std::string_view path);
  const SealedFolder* vault_of(std::string_view path) const;
  std::optional<std::string> settled(std::string_view path) const;
  void seal_next();
  void conclude(Failure failure, const std::string& detail);
  std::optional<std::string> content(std::string_view path) const;
  void change(std::string_view path, std::optional<std::string> bytes);
  void apply_pending();
  void answer(const Task& task, Failure failure, const std::string& detail);
  void start_next();

  StagingDisk& disk_;
  Inbox& inbox_;
  /// Changes made while the disk was busy; nothing means removed.
  std::map<std::string, std::optional<std::string>, std::less<>> pending_;
  /// The sealed folders by name, and which of their files differ from what lies sealed on the disk.
  std::map<std::string, SealedFolder, std::less<>> vaults_;
  std::set<std::string, std::less<>> dirty_;
  std::deque<Task> waiting_;
  std::vector<Task> running_;  ///< all answered by the same flush or load
  Failure refusal_ = Failure::None;
  bool busy_ = false;
  bool unsynced_ = false;
};

}  // namespace asah::platform
