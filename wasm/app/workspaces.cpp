// The part of DeskKeeper that opens, makes, exports and removes workspaces.

#include <algorithm>
#include <format>
#include <utility>

#include "core/exchange/lineage.hpp"
#include "core/model/builtin/workspace.hpp"
#include "core/model/samples/samples.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/app/lock_desk.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/settings.hpp"
#include "wasm/app/storage/lock_files.hpp"
#include "wasm/app/sharing_desk.hpp"
#include "wasm/app/words.hpp"

namespace asah::app {

using base::Severity;

void DeskKeeper::open_session(std::unique_ptr<Session> session) {
  session_ = std::move(session);
  session_->set_read_only(role_ == platform::Role::Reader);
  session_->set_actor(desk_.preferences.actor);
  remember_last(session_->about().id.value);
  desk_.workspace_open = true;
  desk_.lost.reset();
  desk_.sample = session_->about().sample;
  desk_.opening = session_->opening();
  seen_revision_ = 0;
  refresh_list();
  fill_->follow_session();
  lock_->show_board();
  refresh();
}

void DeskKeeper::close_session() {
  desk_.history.reset();
  session_.reset();
  desk_.workspace_open = false;
  desk_.workspace_name.clear();
  desk_.sample.clear();
  desk_.undo.reset();
  desk_.redo.reset();
  desk_.save = {};
  desk_.opening.clear();
  remember_last(0);
  fill_->follow_session();
  lock_->show_board();
}

// Which workspace comes first is stored with the data, not with the browser's preferences: these
// are written lazily, and an end of the browser without warning forgets them.
void DeskKeeper::remember_last(std::uint64_t id) {
  if (role_ == platform::Role::Reader) return;
  if (!write_last_workspace(platform_.files(), {id})) return;
  own_syncs_.push_back(platform_.next_id());
  platform_.files().sync(own_syncs_.back());
}

bool DeskKeeper::may_write() {
  if (role_ != platform::Role::Reader) return true;
  tell(base::Error{base::ErrorCode::ReadOnly, {}, {}});
  return false;
}

void DeskKeeper::refresh_list() {
  desk_.workspaces.clear();
  for (const WorkspaceEntry& entry : list_workspaces(platform_.files())) {
    const bool open = session_ && session_->about().id == entry.about.id;
    desk_.workspaces.push_back({entry.about.id.value, entry.about.name, entry.about.sample,
                                entry.size_bytes, open,
                                desk_.lost && desk_.lost->id == entry.about.id.value});
  }
  touch();
}

void DeskKeeper::create_workspace(const std::string& name) {
  if (!may_write()) return;
  save_now();
  const model::WorkspaceId id{new_id()};
  open_session(std::make_unique<Session>(platform_, WorkspaceAbout{id, name, {}},
                                         model::empty_workspace(name, id)));
  save_now();
}

void DeskKeeper::open_new(WorkspaceAbout about, model::Dataset dataset) {
  if (!may_write()) return;
  save_now();
  open_session(std::make_unique<Session>(platform_, std::move(about), std::move(dataset)));
  save_now();
}

void DeskKeeper::open_workspace(std::uint64_t id) {
  if (session_ && session_->about().id.value == id) return;
  save_now();
  open_stored(id);
}

void DeskKeeper::open_unlocked(model::WorkspaceId id) {
  if (session_ && session_->about().id == id) return read_again();
  save_now();
  open_stored(id.value);
}

/// False when it cannot be read; what is stored of it then stays untouched, and the desk says so.
bool DeskKeeper::open_stored(std::uint64_t id) {
  auto loaded = load_workspace(platform_.files(), {id});
  if (!loaded && loaded.error().code == base::ErrorCode::NeedsPassphrase) {
    lock_->ask({id});
    return false;
  }
  if (!loaded) {
    tell(loaded.error());
    const auto card = std::ranges::find(desk_.workspaces, id, &screens::WorkspaceCard::id);
    if (card != desk_.workspaces.end()) desk_.lost = screens::LostWorkspace{id, card->name};
    refresh_list();
    return false;
  }
  const bool recovered = !loaded->damaged.empty();
  open_session(std::make_unique<Session>(platform_, std::move(*loaded)));
  if (recovered) {
    tell(Severity::Warning, say(ui::TextKey::app_recovered, desk_.preferences.language, {}));
  }
  return true;
}

void DeskKeeper::open_sample(const std::string& key) {
  const model::WorkspaceId id{base::hash_id("sample:" + key)};
  const auto stored =
      std::ranges::find(desk_.workspaces, id.value, &screens::WorkspaceCard::id);
  if (session_ && session_->about().id == id) return;
  if (stored != desk_.workspaces.end()) {
    save_now();
    if (open_stored(id.value) || is_locked(platform_.files(), id)) return;
  }
  if (!may_write()) return;
  // A sample that cannot be read is made anew; what is left of it is kept beside it.
  if (auto moved = set_all_aside(platform_.files(), id); !moved) {
    tell(moved.error());
    return;
  }
  auto dataset = model::samples::generate({.region = key});
  if (!dataset) {
    tell(dataset.error());
    return;
  }
  save_now();
  dataset->workspace = id;
  const std::string name = dataset->region().name;
  open_session(
      std::make_unique<Session>(platform_, WorkspaceAbout{id, name, key}, std::move(*dataset)));
  save_now();
}

void DeskKeeper::delete_workspace(std::uint64_t id) {
  if (!may_write()) return;
  if (session_ && session_->about().id.value == id) close_session();
  if (desk_.lost && desk_.lost->id == id) desk_.lost.reset();
  if (auto removed = remove_workspace(platform_.files(), {id}); !removed) tell(removed.error());
  lock_->forget({id});
  own_syncs_.push_back(platform_.next_id());
  platform_.files().sync(own_syncs_.back());
  refresh_list();
}

void DeskKeeper::rename_workspace(std::uint64_t id, const std::string& name) {
  open_workspace(id);
  if (!session_ || session_->about().id.value != id) return;
  model::Region region = session_->data().region();
  region.name = name;
  commit(change::put(session_->data(), region));
  save_now();
  refresh_list();
}

// A copy goes its own way under another name; that of a packet is still one to be filled in and
// sent back to the same office.
void DeskKeeper::make_apart(WorkspaceAbout& about, model::Dataset& dataset,
                            const std::string& name) {
  about.id = {new_id()};
  about.name = name;
  about.sample.clear();
  if (about.packet) return;
  about.ancestors.clear();
  dataset.workspace = about.id;
  if (!dataset.regions.empty()) dataset.regions.edit(dataset.region().id)->name = name;
}

void DeskKeeper::duplicate_workspace(std::uint64_t id, const std::string& name) {
  if (role_ != platform::Role::Writer) return tell(base::Error{base::ErrorCode::ReadOnly, {}, {}});
  save_now();
  WorkspaceAbout about;
  model::Dataset copy;
  if (session_ && session_->about().id.value == id) {
    about = session_->about();
    copy = session_->data();
  } else if (auto loaded = load_workspace(platform_.files(), {id})) {
    about = loaded->about;
    copy = loaded->store.snapshot();
  } else if (loaded.error().code == base::ErrorCode::NeedsPassphrase) {
    return lock_->ask({id});
  } else {
    return tell(loaded.error());
  }
  make_apart(about, copy, name);
  const bool locked = lock_->holds({id});
  // A copy that cannot be locked is not made: it would lie open.
  if (locked && !lock_->extend({id}, about.id)) return;
  open_new(std::move(about), std::move(copy));
  if (locked) {
    tell(Severity::Info, say(ui::TextKey::secrecy_lock_copied, desk_.preferences.language, {}));
  }
}

void DeskKeeper::save_raw_files(std::uint64_t id) {
  const auto card = std::ranges::find(desk_.workspaces, id, &screens::WorkspaceCard::id);
  if (card == desk_.workspaces.end()) return;
  const std::string name = "data-mentah_" + file_slug(card->name) + ".json";
  secrecy_->offer({name, "application/json", raw_files(platform_.files(), {id})});
}

void DeskKeeper::export_workspace(std::uint64_t id, const std::string& passphrase) {
  if (session_ && (id == 0 || session_->about().id.value == id)) {
    Backup backup = backup_of(*session_);
    session_->note_exchange();
    return save_backup(std::move(backup), passphrase);
  }
  if (id == 0) return;
  auto loaded = load_workspace(platform_.files(), {id});
  if (!loaded && loaded.error().code == base::ErrorCode::NeedsPassphrase) return lock_->ask({id});
  if (!loaded) return tell(loaded.error());
  Backup backup = backup_of(Session(platform_, std::move(*loaded)));
  secrecy_->offer(std::move(backup.file), std::move(backup.saved));
}

void DeskKeeper::save_backup(Backup backup, const std::string& passphrase) {
  platform::Download& file = backup.file;
  if (passphrase.empty()) {
    save_text(file.name, file.mime, std::move(file.bytes));
    return backup.saved(file.name);
  }
  const std::string sealed = exchange::sealed_file_name(file.name);
  secrecy_->save_sealed(sealed, std::move(file.bytes), passphrase,
                        [sealed, saved = std::move(backup.saved)] { saved(sealed); });
}

DeskKeeper::Backup DeskKeeper::backup_of(const Session& session) {
  const change::Store& store = session.store();
  // A packet half filled in is a packet still: opened elsewhere, it is gone on with.
  const auto purpose = session.about().packet           ? exchange::DocumentPurpose::Packet
                       : session.about().sample.empty() ? exchange::DocumentPurpose::Backup
                                                        : exchange::DocumentPurpose::Sample;
  const exchange::HeaderInput header = session.saver().header(store, purpose);
  const platform::Clock clock = platform_.now();
  const base::Date day = today();
  const std::int64_t minutes = clock.utc_ms / 60'000 + clock.offset_minutes;
  const std::string what = session.about().packet
                               ? file_slug(session.about().name)
                               : "kompetensi_" + file_slug(store.snapshot().region().name);
  std::string name =
      std::format("{}_{:04}{:02}{:02}-{:02}{:02}.asn.json", what, day.year(), day.month(), day.day(),
                  minutes / 60 % 24, minutes % 60);
  auto saved = [this, id = session.about().id.value,
                mark = BackupMark{clock.utc_ms, store.head().seq}](const std::string& file) {
    store_backup_mark(platform_, id, mark);
    seen_revision_ = 0;
    tell(Severity::Info, say(ui::TextKey::app_exported, desk_.preferences.language, {file}));
  };
  return {{std::move(name), "application/json", exchange::write_document(store.snapshot(), header)},
          std::move(saved)};
}

// A document of a workspace that is stored here already is compared with it first, so that nothing
// of the stored one is lost unseen; any other is stored as it is. Where the stored one cannot be
// read, its files are set aside and the document takes its place; where it is locked, the document
// stays chosen while the passphrase is asked for.
void DeskKeeper::open_chosen_document() {
  if (!document_ || !may_write()) return;
  const model::WorkspaceId id = document_->dataset.workspace;
  const bool stored = std::ranges::find(desk_.workspaces, id.value, &screens::WorkspaceCard::id) !=
                      desk_.workspaces.end();
  bool open = session_ && session_->about().id == id;
  if (stored && !open) {
    save_now();
    open = open_stored(id.value);
    if (!open && is_locked(platform_.files(), id)) return show(screens::Screen::Files);
  }
  exchange::Document document = std::move(*std::exchange(document_, std::nullopt));
  const std::string file_name = desk_.document ? desk_.document->file_name : std::string();
  const std::uint64_t size_bytes = desk_.document ? desk_.document->size_bytes : 0;
  drop_chosen_file();
  if (open) return sharing_->take(file_name, size_bytes, std::move(document));
  if (stored) {
    if (auto moved = set_all_aside(platform_.files(), id); !moved) {
      tell(moved.error());
      return;
    }
  }
  save_now();
  // The journal goes on where the file's stood, so that copies find their common state.
  WorkspaceAbout about{id, document.dataset.region().name, {}};
  about.ancestors = document.header.given.ancestors;
  open_session(std::make_unique<Session>(platform_, std::move(about), document.dataset,
                                         document.header.given.base_revision));
  session_->note_exchange();
  save_now();
}

}  // namespace asah::app
