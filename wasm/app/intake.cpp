// The part of DeskKeeper that takes files in: what each is, where it goes, tables on their way.

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"
#include "wasm/app/clipboard_table.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/document_reader.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/sharing_desk.hpp"
#include "wasm/app/words.hpp"

namespace asah::app {

using base::Severity;

namespace {

constexpr double kImportBudgetMs = 12;
constexpr double kReadingBudgetMs = 12;
/// How much of a file's way the browser's reading is.
constexpr float kBrowserShare = 0.3F;
/// How much of a file tells what it is.
constexpr std::size_t kLooked = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// JSON, but no document of the application's, however damaged.
bool is_foreign(const std::string& json) {
  const auto header = exchange::read_header(json);
  return !header && header.error().code == base::ErrorCode::NotAsah;
}

/// Text in columns: no page, no picture, no archive.
bool could_be_table(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::string_view text = base::trim(bytes.substr(0, kLooked));
  return is_table(text) && !text.starts_with('<') && !text.contains('\0');
}

}  // namespace

void DeskKeeper::choose_file(bool many) {
  const std::string kinds = many ? ".json,.enc,.zip" : ".json,.csv,.txt,.tsv,.enc";
  platform_.start(platform::OpenFiles{kinds, many});
}

void DeskKeeper::drop_chosen_file() {
  table_.reset();
  document_.reset();
  desk_.table.reset();
  desk_.document.reset();
  touch();
}

void DeskKeeper::take_file(std::string name, std::string bytes, std::uint32_t together) {
  waiting_.push_back({std::move(name), std::move(bytes), together});
}

void DeskKeeper::take_opened(std::string name, std::string bytes, std::uint32_t together) {
  waiting_.push_back({std::move(name), std::move(bytes), together, true});
}

void DeskKeeper::let_files_go() {
  waiting_.clear();
  reader_.reset();
  desk_.reading.reset();
  touch();
}

void DeskKeeper::lose_file(const std::string& name, std::uint32_t together) {
  if (!sharing_->expects(together)) return;
  if (sharing_->gathers(together)) {
    return sharing_->refuse(name, 0, {base::ErrorCode::FileUnreadable, {}, {}});
  }
  tell(Severity::Error,
       say(ui::TextKey::app_file_unreadable, desk_.preferences.language, {name}));
}

void DeskKeeper::look_at(WaitingFile file) {
  if (exchange::is_envelope(file.bytes)) {
    secrecy_->take(std::move(file.name), std::move(file.bytes), file.together);
    return;
  }
  const std::string_view text = base::trim(std::string_view(file.bytes).substr(0, kLooked));
  const bool json =
      text.starts_with('{') || (text.starts_with(kByteOrderMark) && text.substr(3).starts_with('{'));
  if (file.was_sealed && (!json || is_foreign(file.bytes))) {
    look_at_content(std::move(file));
  } else if (json) {
    look_at_json(std::move(file));
  } else if (fill_->active()) {
    fill_->refuse(file.name, file.together, FillRefusal::NotAPacket);
  } else if (sharing_->gathers(file.together)) {
    sharing_->refuse(std::move(file.name), file.bytes.size(),
                     {base::ErrorCode::NotAsah, {}, {}});
  } else {
    look_at_table(std::move(file));
  }
  touch();
}

// Where several files are gathered, each is accounted for among them.
void DeskKeeper::look_at_content(WaitingFile file) {
  if (sharing_->gathers(file.together)) {
    sharing_->refuse(file.name, file.bytes.size(), {base::ErrorCode::NotAsah, {}, {}});
  }
  const bool table = session_ && !fill_->active() && could_be_table(file.bytes);
  secrecy_->show_content(file.name, std::move(file.bytes), table);
}

bool DeskKeeper::open_if_stored(std::uint64_t id) {
  const auto card = std::ranges::find(desk_.workspaces, id, &screens::WorkspaceCard::id);
  return card != desk_.workspaces.end() && !card->lost && open_stored(id);
}

void DeskKeeper::look_at_table(WaitingFile file) {
  drop_chosen_file();
  show(screens::Screen::Files);
  if (session_) {
    table_.emplace(*session_, std::move(file.name), std::move(file.bytes), today());
    desk_.table = table_->view();
  } else {
    tell(Severity::Warning,
         say(ui::TextKey::app_table_needs_workspace, desk_.preferences.language, {}));
  }
}

// Packets go to be filled in, returns and copies of the open workspace to the review of what they
// would change, any other document to Files; while a packet is filled in, returns belong elsewhere.
void DeskKeeper::look_at_json(WaitingFile file) {
  const auto header = exchange::read_header(file.bytes);
  const bool alone = file.together == 1;
  if (header && header->given.purpose == exchange::DocumentPurpose::Return) {
    if (fill_->active()) return fill_->refuse(file.name, file.together, FillRefusal::Return);
    if (alone && !session_ && !open_if_stored(header->workspace.value)) {
      return tell(Severity::Warning, say(ui::TextKey::sharing_return_no_workspace,
                                         desk_.preferences.language, {}));
    }
  }
  begin_reading(std::move(file), sharing_->wants(header, file.together));
}

void DeskKeeper::begin_reading(WaitingFile file, bool for_review) {
  for_review_ = for_review;
  if (for_review) sharing_->see_reading();
  reader_ = std::make_unique<DocumentReader>(std::move(file.name), std::move(file.bytes));
  go_on_reading();
  if (reader_) show(for_review ? screens::Screen::Sharing : screens::Screen::Files);
}

// What is read within one frame is not shown as being read.
bool DeskKeeper::go_on_reading() {
  if (reader_->work(platform_, kReadingBudgetMs)) {
    const float share = kBrowserShare + (1 - kBrowserShare) * reader_->share();
    desk_.reading = screens::FileReading{reader_->name(), share, true};
    touch();
    return true;
  }
  desk_.reading.reset();
  finish_reading();
  touch();
  return true;
}

void DeskKeeper::finish_reading() {
  const std::unique_ptr<DocumentReader> reader = std::move(reader_);
  auto document = reader->take();
  const std::size_t size = reader->bytes().size();
  if (for_review_ && session_) {
    if (!document) return sharing_->refuse(reader->name(), size, document.error());
    return sharing_->take(reader->name(), size, std::move(*document));
  }
  if (document && document->header.given.purpose == exchange::DocumentPurpose::Packet) {
    return fill_->open_packet(std::move(*document), reader->name());
  }
  const bool refused = !document;
  show_document(reader->name(), size, std::move(document));
  if (refused) desk_.document->findings = exchange::changed_parts(reader->bytes());
}

void DeskKeeper::see_coming(const platform::FileProgress& coming) {
  sharing_->keep_waiting();
  // One thing at a time, and nothing of a drop that was stopped.
  if (reader_ || !waiting_.empty() || sharing_->lets_go()) return;
  const auto total = static_cast<float>(std::max<std::uint64_t>(coming.total_bytes, 1));
  const float share = kBrowserShare * static_cast<float>(coming.read_bytes) / total;
  desk_.reading = screens::FileReading{coming.name, share, false};
  touch();
}

void DeskKeeper::show_document(std::string name, std::size_t size_bytes,
                               base::Result<exchange::Document> document) {
  drop_chosen_file();
  show(screens::Screen::Files);
  screens::ChosenDocument view;
  view.file_name = std::move(name);
  view.size_bytes = size_bytes;
  if (!document) {
    view.error = document.error();
  } else {
    view.header = document->header;
    view.findings = document->findings;
    view.employees = document->dataset.employees.size();
    view.levels = document->dataset.ratings.level_count();
    view.region = document->dataset.region().name;
    document_ = std::move(*document);
  }
  desk_.document = std::move(view);
  touch();
}

bool DeskKeeper::work_on_import() {
  const bool more = table_->work(platform_, kImportBudgetMs);
  touch();
  return more;
}

void DeskKeeper::plan_import(const screens::PlanImport& plan) {
  if (table_ && session_) table_->plan(*session_, plan);
  touch();
}

void DeskKeeper::run_import() {
  if (!table_ || !session_) return;
  if (table_->is_stale(*session_)) table_->cancel(*session_);
  table_->run();
  touch();
}

void DeskKeeper::cancel_import() {
  if (table_ && session_) table_->cancel(*session_);
  touch();
}

bool DeskKeeper::take_pasted(const std::string& text, std::optional<exchange::ImportKind> only,
                             model::PositionId position) {
  const auto warn = [&](ui::TextKey key) {
    tell(Severity::Warning, say(key, desk_.preferences.language, {}));
    return false;
  };
  if (!session_) return warn(ui::TextKey::app_table_needs_workspace);
  if (!is_table(text)) return warn(ui::TextKey::app_paste_no_table);
  const std::string name = say(ui::TextKey::app_pasted, desk_.preferences.language, {});
  drop_chosen_file();
  if (only) {
    const exchange::ImportOptions options{.kind = *only, .today = today()};
    table_.emplace(*session_, name, text, options);
    const model::Position* own = session_->data().positions.find(position);
    if (own != nullptr && table_->lacks("jabatan")) {
      table_.emplace(*session_, name, with_first_column(text, "jabatan", own->name), options);
    }
  } else {
    table_.emplace(*session_, name, text, today());
  }
  table_->set_pasted();
  desk_.table = table_->view();
  touch();
  return true;
}

bool DeskKeeper::commit_import() {
  if (!table_ || !session_ || table_->view().phase != screens::ImportPhase::Done) return false;
  if (table_->is_stale(*session_)) {
    // Something else was changed meanwhile: what was computed no longer stands.
    table_->cancel(*session_);
    table_->run();
    tell(Severity::Warning, say(ui::TextKey::app_import_again, desk_.preferences.language, {}));
    touch();
    return false;
  }
  const std::size_t accepted = table_->view().result->counts.accepted;
  if (!commit(table_->step(*session_))) return false;
  tell(Severity::Info, say(ui::TextKey::app_imported, desk_.preferences.language,
                              {std::to_string(accepted)}));
  drop_chosen_file();
  return true;
}

void DeskKeeper::save_rejects() {
  if (!table_ || !table_->view().result) return;
  secrecy_->offer({"ditolak_" + file_slug(table_->view().file_name) + ".csv", "text/csv",
                   exchange::rejects_csv(*table_->view().result, indonesian())});
}

void DeskKeeper::save_text(std::string name, std::string mime, std::string bytes) {
  platform_.start(platform::Download{std::move(name), std::move(mime), std::move(bytes)});
}

}  // namespace asah::app
