#pragma once
// Keeps what the application has in hand: the open workspace, the list of others, the chosen file,
// the preferences; and tells the person what happened.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm/app/session.hpp"
#include "wasm/app/table_desk.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::app {

class CryptoDesk;
class DocumentReader;
class FillDesk;
class LockDesk;
class SecrecyDesk;
class SharingDesk;

class DeskKeeper {
 public:
  explicit DeskKeeper(platform::Platform& platform);
  ~DeskKeeper();

  /// What view models read.
  const screens::Desk& view() const { return desk_; }
  Session* session() { return session_.get(); }
  const Session* session() const { return session_.get(); }
  platform::Platform& platform() { return platform_; }
  platform::Clock clock() const { return platform_.now(); }
  base::Date today() const;
  std::uint64_t new_id();
  base::Language language() const { return desk_.preferences.language; }
  bool indonesian() const { return desk_.preferences.language == base::Language::Indonesian; }

  // ---- steps ----
  /// Commits to the open workspace; a fault becomes a notice. True when it was done.
  bool commit(base::Result<change::Step> step);
  void undo();
  void redo();
  void save_now();

  // ---- workspaces ----
  void create_workspace(const std::string& name);
  /// Stores a workspace that is not there yet and opens it; nothing (and a notice) where this tab
  /// may not write.
  void open_new(WorkspaceAbout about, model::Dataset dataset);
  /// From storage; NoWorkspace becomes a notice.
  void open_workspace(std::uint64_t id);
  /// The same once its lock was opened; where it is open already, it is read anew.
  void open_unlocked(model::WorkspaceId id);
  /// The stored copy of a sample, or a fresh one.
  void open_sample(const std::string& key);
  void delete_workspace(std::uint64_t id);
  void rename_workspace(std::uint64_t id, const std::string& name);
  void duplicate_workspace(std::uint64_t id, const std::string& name);
  /// 0: the open one, at once; encrypted when there is a passphrase. For another one it is asked how.
  void export_workspace(std::uint64_t id = 0, const std::string& passphrase = {});
  void save_raw_files(std::uint64_t id);

  // ---- files ----
  /// One file of the person's, to be looked at when its turn comes: dropped, chosen, or made plain
  /// again. `together` files came at once.
  void take_file(std::string name, std::string bytes, std::uint32_t together = 1);
  /// The same for what an encrypted file held: if it is none of the application's, it is offered to
  /// be saved.
  void take_opened(std::string name, std::string bytes, std::uint32_t together);
  /// Files that came and were not read to the end yet are let go.
  void let_files_go();
  void choose_file(bool many = false);
  /// As if chosen: a document that was read, on Files, to be opened or left.
  void show_document(std::string name, std::size_t size_bytes,
                     base::Result<exchange::Document> document);
  void drop_chosen_file();
  void open_chosen_document();
  void plan_import(const screens::PlanImport& plan);
  void run_import();
  void cancel_import();
  /// True when the rows are in.
  bool commit_import();
  /// A table from the clipboard, as if it had been chosen as a file. `only` says what it must be;
  /// standards that name no position are for `position`. False when it is none, which is told.
  bool take_pasted(const std::string& text, std::optional<exchange::ImportKind> only,
                   model::PositionId position);
  void save_rejects();
  /// Straight to the person's disk; SecrecyDesk::offer asks how first.
  void save_text(std::string name, std::string mime, std::string bytes);

  // ---- areas with desks of their own ----
  SharingDesk& sharing() { return *sharing_; }
  CryptoDesk& crypto() { return *crypto_; }
  SecrecyDesk& secrecy() { return *secrecy_; }
  LockDesk& lock() { return *lock_; }
  FillDesk& fill() { return *fill_; }
  void set_board(std::shared_ptr<const screens::SharingBoard> board);
  void set_board(std::shared_ptr<const screens::FillBoard> board);
  void set_board(std::shared_ptr<const screens::HistoryBoard> board);
  void set_board(std::shared_ptr<const screens::SecrecyBoard> board);
  /// Asks for another screen outside an intent, because of what came in.
  void show(screens::Screen screen) { wished_ = screen; }
  std::optional<screens::Screen> take_wish() { return std::exchange(wished_, std::nullopt); }

  // ---- looks and browser ----
  void set_preferences(screens::Preferences preferences);
  void ask_persistence();
  void take_over();
  /// A notice to the person; `text` in the present language.
  void tell(base::Severity severity, std::string text);
  void tell(const base::Error& error);
  std::deque<screens::Notice>& notices() { return notices_; }

  // ---- run by the application ----
  void handle(const platform::Event& event);
  /// Does what is due: saving, slices of an import, reading a chosen file. True while a further
  /// frame is wanted at once.
  bool work();
  /// Milliseconds until work() is due again by itself.
  std::optional<double> due_in_ms() const;
  /// Brings view() up to date with the session; call after work and after intents.
  void refresh();

 private:
  struct WaitingFile {
    std::string name;
    std::string bytes;
    std::uint32_t together = 1;
    bool was_sealed = false;
  };
  /// A workspace as a file, and what is to be noted once that is saved under the name given.
  struct Backup {
    platform::Download file;
    std::function<void(const std::string&)> saved;
  };

  void open_session(std::unique_ptr<Session> session);
  Backup backup_of(const Session& session);
  void save_backup(Backup backup, const std::string& passphrase);
  void close_session();
  void remember_last(std::uint64_t id);
  bool may_write();
  void make_apart(WorkspaceAbout& about, model::Dataset& dataset, const std::string& name);
  bool open_stored(std::uint64_t id);
  bool open_if_stored(std::uint64_t id);
  bool has_stranded_steps() const;
  void keep_stranded();
  void lose_file(const std::string& name, std::uint32_t together);
  void look_at(WaitingFile file);
  void look_at_json(WaitingFile file);
  void look_at_content(WaitingFile file);
  void begin_reading(WaitingFile file, bool for_review);
  bool go_on_reading();
  void finish_reading();
  void see_coming(const platform::FileProgress& coming);
  void look_at_table(WaitingFile file);
  bool work_on_import();
  void read_again();
  void follow_writer();
  std::uint64_t workspace_to_begin_with() const;
  void handle_role(platform::Role role);
  void handle_sync(const platform::SyncDone& done);
  void handle_report(const platform::StorageReport& report);
  void read_environment();
  void refresh_list();
  void touch() { ++desk_.revision; }

  platform::Platform& platform_;
  screens::Desk desk_;
  std::unique_ptr<Session> session_;
  std::deque<screens::Notice> notices_;
  std::uint64_t notice_serial_ = 0;
  std::deque<WaitingFile> waiting_;
  /// The one being read, and whether it goes to the review.
  std::unique_ptr<DocumentReader> reader_;
  bool for_review_ = false;
  std::optional<TableDesk> table_;
  std::optional<exchange::Document> document_;
  std::unique_ptr<SharingDesk> sharing_;
  std::unique_ptr<CryptoDesk> crypto_;
  std::unique_ptr<SecrecyDesk> secrecy_;
  std::unique_ptr<LockDesk> lock_;
  std::unique_ptr<FillDesk> fill_;
  std::optional<screens::Screen> wished_;
  std::vector<platform::RequestId> own_syncs_;
  platform::Role role_ = platform::Role::Undecided;
  bool handing_over_ = false;
  bool asked_persistence_ = false;
  std::uint64_t seen_revision_ = 0;
};

/// Slug for file names: lower case, [a-z0-9-], at most 40.
std::string file_slug(std::string_view name);

}  // namespace asah::app
