#include "wasm/platform/web_check.hpp"

#include <imgui.h>

#include <cmath>
#include <deque>
#include <string>
#include <string_view>

#include "wasm/app/surface.hpp"
#include "wasm/platform/json_text.hpp"
#include "wasm/ui/kit/basic.hpp"
#include "wasm/ui/kit/card.hpp"
#include "wasm/ui/kit/field.hpp"

namespace asah::platform {
namespace {

using ui::TextKey;

constexpr std::string_view kNotePath = "check/note.txt";
constexpr std::size_t kJournalLines = 12;

enum class SaveState : std::uint8_t { Saved, Unsaved, Saving, Quota, Failed };

class BrowserCheck final : public Client {
 public:
  explicit BrowserCheck(Platform& platform)
      : platform_(platform), surface_(platform), look_(app::stored_look(platform)) {
    open_note();
  }

  void frame(const FrameSize& size) override;
  bool wants_frame() const override { return surface_.wants_frame(); }
  std::uint32_t atlas_revision() const override { return surface_.ui().atlas_revision(); }
  std::string state_json() const override;

 private:
  void open_note();
  void save();
  void log(std::string line);
  void handle(const Event& event);

  void draw(ui::Ui& ui);
  void draw_facts(ui::Ui& ui);
  void draw_note(ui::Ui& ui);
  void draw_tries(ui::Ui& ui);
  TextKey save_text() const;

  // One overload an event kind that the check tells about.
  void on(const SyncDone& done);
  void on(const ReloadDone&) { log("reload"); }
  void on(const JobDone& done);
  void on(const FileProgress& progress);
  void on(const FileOpened& file);
  void on(const FileFailed& file) { log("file failed " + file.name + " " + file.detail); }
  void on(const DragChanged& drag) { log(drag.over ? "drag over" : "drag away"); }
  void on(const Pasted& pasted) { log("paste " + pasted.text + " | " + pasted.html); }
  void on(const CopyAsked& asked) { copy(asked.cut); }
  void on(const RoleChanged& changed);
  void on(const TakeOverAsked&);
  void on(const MessageReceived& message) { log("message " + message.text); }
  void on(const StorageReport& report);
  void on(const EnvironmentChanged&) { look_ = app::stored_look(platform_); }
  void on(const VisibilityChanged& changed) { log(changed.visible ? "shown" : "hidden"); }
  void on(const CryptoDone&) { log("crypto"); }
  void on(const PageClosing&) {}
  void on(const TextEdited&) {}
  void on(const TextFieldLeft&) {}
  void on(const MirrorActed&) {}
  void on(const GraphicsChanged& changed) { log(changed.lost ? "graphics lost" : "graphics back"); }
  void copy(bool cut);

  Platform& platform_;
  app::Surface surface_;
  app::Look look_;
  FrameSize size_;
  std::string note_;
  std::string long_note_;
  SaveState save_ = SaveState::Saved;
  RequestId sync_ = 0;
  Role role_ = Role::Undecided;
  bool release_after_sync_ = false;
  std::int64_t count_ = 0;
  std::uint64_t used_bytes_ = 0;
  bool persisted_ = false;
  std::deque<std::string> journal_;
  std::uint32_t log_count_ = 0;
};

void BrowserCheck::log(std::string line) {
  journal_.push_back(std::move(line));
  ++log_count_;
  if (journal_.size() > kJournalLines) journal_.pop_front();
}

void BrowserCheck::open_note() {
  note_ = platform_.files().read(kNotePath).value_or(std::string());
  save_ = SaveState::Saved;
}

void BrowserCheck::save() {
  if (!platform_.files().write(kNotePath, note_)) return;
  sync_ = platform_.next_id();
  save_ = SaveState::Saving;
  platform_.files().sync(sync_);
}

void BrowserCheck::copy(bool cut) {
  platform_.start(CopyText{"sel\tkedua\n199001012015032997\t7", "<b>sel</b>"});
  log(cut ? "cut" : "copy");
}

void BrowserCheck::on(const SyncDone& done) {
  log("sync " + std::to_string(static_cast<int>(done.failure)) + " " + done.detail);
  if (release_after_sync_) {
    release_after_sync_ = false;
    platform_.start(ReleaseRole{});
  }
  if (done.id != sync_ || save_ != SaveState::Saving) return;
  save_ = done.failure == Failure::None    ? SaveState::Saved
          : done.failure == Failure::Quota ? SaveState::Quota
                                           : SaveState::Failed;
}

void BrowserCheck::on(const JobDone& done) {
  log("job " + std::to_string(static_cast<int>(done.failure)) + " " + done.detail);
}

void BrowserCheck::on(const FileProgress& progress) {
  if (progress.read_bytes != 0) return;
  log("progress " + progress.name + " of " + std::to_string(progress.total_bytes));
}

void BrowserCheck::on(const FileOpened& file) {
  log("file " + file.name + " " + std::to_string(file.bytes.size()) + " " +
      file.bytes.substr(0, 40));
}

void BrowserCheck::on(const RoleChanged& changed) {
  role_ = changed.role;
  log(role_ == Role::Writer ? "role writer" : "role reader");
  open_note();
}

void BrowserCheck::on(const TakeOverAsked&) {
  log("take over asked");
  save();
  release_after_sync_ = true;
}

void BrowserCheck::on(const StorageReport& report) {
  used_bytes_ = report.used_bytes;
  persisted_ = report.persisted;
  log("storage report");
}

void BrowserCheck::handle(const Event& event) {
  if (surface_.handle(event)) return;
  std::visit([this](const auto& each) { on(each); }, event);
}

void BrowserCheck::frame(const FrameSize& size) {
  size_ = size;
  while (const std::optional<Event> event = platform_.inbox().take()) handle(*event);
  surface_.begin_frame(size, look_);
  ui::Ui& ui = surface_.ui();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({ui.display_px().x, ui.display_px().y});
  ImGui::Begin("##check", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
  draw(ui);
  ImGui::End();
  surface_.end_frame();
  platform_.set_page({.title = std::string(ui.t(TextKey::check_title).view()) + " \xC2\xB7 Asah",
                      .language = look_.language == ui::Language::English ? "en" : "id",
                      .theme = std::string(app::theme_name(look_.theme)),
                      .unsaved = save_ != SaveState::Saved});
}

void BrowserCheck::draw(ui::Ui& ui) {
  const ui::Vec whole = ui.display_px();
  const ui::ScrollSpec spec{
      .padding_x = 22, .padding_y = 22, .gap = 14, .background = ui::Color::Bg};
  ui::Scroll page(ui, "page", {0, 0, whole.x, whole.y}, spec);
  const ui::NodeScope main(ui, {.role = ui::Role::Main, .rect = {0, 0, whole.x, whole.y}});
  ui::title(ui, ui.t(TextKey::check_title));
  ui::muted(ui, ui.t(TextKey::check_claim));
  draw_facts(ui);
  draw_note(ui);
  draw_tries(ui);
  ui::Card card(ui, "journal", {.title = ui.t(TextKey::check_journal)});
  for (const std::string& line : journal_) ui::note(ui, ui::raw(line));
}

void BrowserCheck::draw_facts(ui::Ui& ui) {
  ui::Card card(ui, "facts", {.title = ui.t(TextKey::check_facts)});
  const Environment& environment = platform_.environment();
  constexpr TextKey kOrigins[] = {TextKey::check_https, TextKey::check_http, TextKey::check_file};
  constexpr TextKey kRoles[] = {TextKey::check_undecided, TextKey::check_writer,
                                TextKey::check_reader};
  const bool local = environment.origin == Origin::Http && environment.secure_context;
  ui::fact(ui, ui.t(TextKey::check_address),
           ui.t(local ? TextKey::check_local
                      : kOrigins[static_cast<std::size_t>(environment.origin)]));
  ui::fact(
      ui, ui.t(TextKey::check_storage),
      ui.t(environment.storage_works ? TextKey::check_works : TextKey::check_works_not));
  ui::fact(ui, ui.t(TextKey::check_role), ui.t(kRoles[static_cast<std::size_t>(role_)]));
  const auto device = [&](float css) {
    return static_cast<std::int64_t>(std::lround(css * size_.pixel_ratio));
  };
  ui::fact(ui, ui.t(TextKey::check_pixels),
           ui.join({ui.number(device(size_.width_css)), ui.number(device(size_.height_css))},
                   " \xC3\x97 "));
  ui::fact(ui, ui.t(TextKey::check_used),
           ui.number(static_cast<std::int64_t>(used_bytes_ / 1024)));
  ui::fact(ui, ui.t(TextKey::check_persisted),
           ui.t(persisted_ ? TextKey::check_yes : TextKey::check_no));
}

TextKey BrowserCheck::save_text() const {
  constexpr TextKey kTexts[] = {TextKey::check_saved, TextKey::check_unsaved,
                                TextKey::check_saving, TextKey::check_save_quota,
                                TextKey::check_save_failed};
  return kTexts[static_cast<std::size_t>(save_)];
}

void BrowserCheck::draw_note(ui::Ui& ui) {
  ui::Card card(ui, "note", {.title = ui.t(TextKey::check_storage)});
  const ui::FieldEvent edited =
      ui::text_field(ui, note_,
                     {.label = ui.t(TextKey::check_note), .hint = ui.t(TextKey::check_note_hint)});
  if (edited.changed) save_ = SaveState::Unsaved;
  ui::text_field(ui, long_note_,
                 {.label = ui.t(TextKey::check_long_note), .kind = ui::InputKind::Multiline});
  ui::Wrap row(ui);
  if (ui::button(ui, {.label = ui.t(TextKey::check_save), .kind = ui::ButtonKind::Primary})) save();
  if (ui::button(ui, {.label = ui.t(TextKey::check_erase)}) &&
      platform_.files().remove(kNotePath)) {
    note_.clear();
    platform_.files().sync(sync_ = platform_.next_id());
    save_ = SaveState::Saving;
  }
  ui::badge(ui, ui.t(save_text()), save_ == SaveState::Saved ? ui::Tone::Ok : ui::Tone::Warn);
}

void BrowserCheck::draw_tries(ui::Ui& ui) {
  ui::Card card(ui, "tries", {.title = ui.t(TextKey::check_try)});
  ui::Wrap row(ui);
  if (ui::button(ui, {.label = ui.t(TextKey::check_count)})) ++count_;
  ui::badge(ui, ui.t(TextKey::check_counted, count_), ui::Tone::Neutral);
  if (ui::button(ui, {.label = ui.t(TextKey::check_take)})) platform_.start(TakeRole{});
  if (ui::button(ui, {.label = ui.t(TextKey::check_protect)})) platform_.start(AskPersistence{});
  if (ui::button(ui, {.label = ui.t(TextKey::check_copy)})) copy(false);
  if (ui::button(ui, {.label = ui.t(TextKey::check_open)})) {
    platform_.start(OpenFiles{.accept = "", .many = true});
  }
  if (ui::button(ui, {.label = ui.t(TextKey::check_download)})) {
    platform_.start(Download{"catatan.txt", "text/plain", note_});
  }
  if (ui::button(ui, {.label = ui.t(TextKey::check_print)})) {
    platform_.start(PrintDocument{
        "<!doctype html><title>Uji</title><style>h1{color:rgb(1,2,3)}</style>"
        "<h1>Uji cetak</h1><p style=\"color:rgb(4,5,6)\">Asah</p>"});
  }
}

std::string BrowserCheck::state_json() const {
  std::string journal = "[";
  for (const std::string& line : journal_) {
    if (journal.size() > 1) journal += ',';
    journal += quoted_json(line);
  }
  constexpr std::string_view kSaves[] = {"saved", "unsaved", "saving", "quota", "failed"};
  return JsonText()
      .text("screen", "check")
      .text("save", kSaves[static_cast<std::size_t>(save_)])
      .text("note", note_)
      .text("longNote", long_note_)
      .number("count", static_cast<double>(count_))
      .number("logged", log_count_)
      .raw("journal", journal + "]")
      .take();
}

}  // namespace

std::unique_ptr<Client> make_browser_check(Platform& platform) {
  return std::make_unique<BrowserCheck>(platform);
}

}  // namespace asah::platform
