#pragma once
// One open workspace: its store, its saver, the results computed from it.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/analytics/queries.hpp"
#include "core/change/commands.hpp"
#include "wasm/app/storage/saver.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/screens/context.hpp"

namespace asah::app {

class Session {
 public:
  /// A workspace that was loaded from its files.
  Session(platform::Platform& platform, LoadedWorkspace loaded);
  /// A new one; it is stored with the first tick. `head` is where its journal begins: that of the
  /// file it came from.
  Session(platform::Platform& platform, WorkspaceAbout about, model::Dataset dataset,
          change::JournalHead head = {});

  const model::Dataset& data() const { return store_.snapshot(); }
  const change::Store& store() const { return store_; }
  Saver& saver() { return saver_; }
  const Saver& saver() const { return saver_; }
  const WorkspaceAbout& about() const { return saver_.about(); }
  analytics::Cache& cache() { return cache_; }
  /// Damage met while opening, and the file's own findings.
  const std::vector<base::Finding>& opening() const { return opening_; }

  void set_actor(std::string person);
  /// ReadOnly when another tab writes; else as Store::commit.
  base::Result<void> commit(change::Step step);
  base::Result<void> undo();
  base::Result<void> redo();
  /// As Store::undo_step; ReadOnly.
  base::Result<void> undo_step(std::uint64_t seq);
  /// As Store::erase_person; ReadOnly.
  base::Result<void> erase_person(const change::EraseRequest& request);

  /// A copy of the present state left as a file; see Saver::note_exchange.
  void note_exchange() { saver_.note_exchange(store_); }
  /// A copy that stood at these heads was taken in; see Saver::note_heads.
  void note_heads(std::span<const change::JournalHead> heads) { saver_.note_heads(heads); }

  void set_read_only(bool read_only) { read_only_ = read_only; }
  bool read_only() const { return read_only_; }

  /// Where the chain of the stored history was found broken; none when it holds.
  const std::optional<base::Error>& broken() const { return broken_; }

  /// The journal as far as it is kept, and what of it is about the person; searched anew
  /// only after a step or for another person.
  screens::PersonTrail trail(model::EmployeeId employee);

  /// The cycle in view: the chosen one while it exists, else the one to begin with.
  model::CycleId cycle() const;
  void choose_cycle(model::CycleId cycle) { chosen_cycle_ = cycle; }

 private:
  change::Actor actor() const;
  base::Result<void> writable() const;

  platform::Platform& platform_;
  std::vector<base::Finding> opening_;
  std::optional<base::Error> broken_;
  Saver saver_;
  change::Store store_;
  analytics::Cache cache_;
  std::string person_;
  model::CycleId chosen_cycle_;
  bool read_only_ = false;
  std::shared_ptr<const std::vector<change::TrailEntry>> trail_;
  model::EmployeeId trail_of_;
  std::uint64_t trail_revision_ = 0;
};

}  // namespace asah::app
