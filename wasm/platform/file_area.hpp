#pragma once
// The persistent files of the application: small files below one root, addressed by paths such as
// "workspaces/pk3f/slot_a.json". In the browser the root is /asah, kept in IndexedDB by IDBFS.
//
// What is atomic, and what is durable when
//
// 1. Every change (write, append, rename, remove) is at once visible to read and list, in order.
//    It is held in memory only: a crash loses it.
// 2. sync stores ALL changes made before the call, and reports by SyncDone. Only after
//    SyncDone{failure == None} do these changes survive a crash of the page, of the browser, or
//    (browsers that honour strict durability) of the machine.
// 3. Changes made while a sync is under way belong to the next one; they never leak into the
//    running one. A second sync called meanwhile waits; syncs are answered in the order of their
//    calls, each one covering everything before its call.
// 4. A sync that is not answered, or fails, may have stored none or all of its changes. Build on
//    less: assume that any SUBSET OF WHOLE FILES may have been stored (the fake does that on
//    demand). A single file is never stored by halves, old bytes never mix with new ones.
//    After a failure the changes stay visible and a later sync tries them again.
// 5. The browser may lose everything at once (storage cleared by the person or by eviction), and a
//    disk may rot: readers must check what they read.
// 6. Only the writer tab may sync (see Role); a reader's sync answers ReadOnly and stores nothing.
//    The area of a reader shows the state of its last reload.
// 7. Stored size counts: a changed file is stored whole, an unchanged one costs a time comparison.
//    Keep files between some kilobytes and some megabytes, and their number below a few hundred.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "wasm/platform/inbox.hpp"

namespace asah::platform {

struct FileEntry {
  std::string path;
  std::uint64_t size_bytes = 0;

  bool operator==(const FileEntry&) const = default;
};

/// A folder whose files are seen as they are and stored as `seal` makes them.
struct SealedFolder {
  std::string folder;                 ///< ends in '/'
  std::vector<std::string> left_out;  ///< names of files that are stored as they are
  /// The content of every other file, as it is to be seen.
  std::map<std::string, std::string, std::less<>> plain;
  /// What is stored of a file; calls `then` once, at any later time, with nothing when it failed.
  using Then = std::function<void(std::optional<std::string>)>;
  std::function<void(const std::string& path, const std::string& plain, Then then)> seal;
  /// True when what is stored so far is not sealed yet: the next sync stores every file anew.
  bool store_all = false;
};

/// Paths: 1 to 200 bytes of [a-z0-9_.-] in segments parted by '/'; no empty segment, none of dots
/// alone. Others are refused with BadPath. Folders exist as long as they hold a file.
class FileArea {
 public:
  virtual ~FileArea() = default;

  /// All files whose path begins with `prefix`, sorted by path bytewise.
  virtual std::vector<FileEntry> list(std::string_view prefix) const = 0;
  /// The whole content. NoSuchFile when it is not there.
  virtual base::Result<std::string> read(std::string_view path) const = 0;
  /// Creates or replaces.
  virtual base::Result<void> write(std::string_view path, std::string_view bytes) = 0;
  /// Adds at the end; creates the file when it is not there.
  virtual base::Result<void> append(std::string_view path, std::string_view bytes) = 0;
  /// `to` is replaced when it exists. NoSuchFile when `from` is not there; then nothing changed.
  virtual base::Result<void> rename(std::string_view from, std::string_view to) = 0;
  /// NoSuchFile when it is not there.
  virtual base::Result<void> remove(std::string_view path) = 0;

  /// Stores all changes so far; answered by SyncDone{id}.
  virtual void sync(RequestId id) = 0;
  /// Forgets changes that are not stored and shows what is; answered by ReloadDone{id}. Waits for a
  /// running sync.
  virtual void reload(RequestId id) = 0;
  /// True when there are changes that no successful sync has covered yet.
  virtual bool has_unsynced() const = 0;

  /// From now on that folder is sealed. A reload ends it: what is stored is then seen as it is
  /// stored. A sync whose sealing fails answers Failed and stores nothing.
  virtual void keep_sealed(SealedFolder folder) = 0;
  /// The files of the sealed folder are stored as they are by the next sync. Nothing when it is none.
  virtual void release_sealed(std::string_view folder) = 0;
  virtual bool is_sealed(std::string_view folder) const = 0;
};

/// True for a path as FileArea takes it.
bool is_valid_path(std::string_view path);

}  // namespace asah::platform
