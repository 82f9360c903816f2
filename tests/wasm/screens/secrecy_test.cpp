// The dialogs of passphrases and the card of sealing keys, by real clicks and keys.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "tests/support/crypto.hpp"
#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/files_view.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/secrecy_view.hpp"
#include "wasm/screens/settings_view.hpp"

namespace asah::secrecy_test {

using namespace asah::screens;
using test::Harness;
using test::ScreenStage;
using ui::Role;

namespace {

using Unlock = ScreenStage<UnlockState, UnlockModel>;
using Files = ScreenStage<FilesState, FilesModel>;
using Settings = ScreenStage<SettingsState, SettingsModel>;

template <class T, class Stage>
const T* asked(const Stage& stage) {
  const SecrecyIntent* last = stage.template last<SecrecyIntent>();
  return last == nullptr ? nullptr : std::get_if<T>(last);
}

void type_into(Harness& h, const char* label, const char* text) {
  h.click(Role::TextBox, label);
  h.type(text);
  h.settle();
}

SecrecyBoard locked_board(LockedFiles locked) {
  SecrecyBoard board;
  board.locked = std::move(locked);
  return board;
}

}  // namespace

TEST_CASE("unlock: the passphrase goes out by Enter, is never in the tree, and may be given again") {
  Unlock stage(build_unlock, draw_unlock);
  SecrecyBoard board = locked_board({.names = {"satu.asn.enc"}});
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(board);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("satu.asn.enc"));
  type_into(h, "Kata sandi", "kuda laut");
  CHECK(h.node(Role::TextBox, "Kata sandi").value.empty());
  h.key(ImGuiKey_Enter);
  h.settle();
  REQUIRE(asked<GivePassphrase>(stage) != nullptr);
  CHECK(asked<GivePassphrase>(stage)->passphrase == "kuda laut");
  CHECK(stage.state.passphrase.empty());

  board.locked->error = base::Error{base::ErrorCode::WrongPassphrase, {}, {}};
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(board);
  h.settle();
  CHECK(h.shows("Kata sandi keliru"));
  type_into(h, "Kata sandi", "kuda-laut biru");
  h.click(Role::Button, "Buka");
  CHECK(asked<GivePassphrase>(stage)->passphrase == "kuda-laut biru");
}

TEST_CASE("unlock: many files are counted, sealed returns name their key, letting go is asked") {
  Unlock stage(build_unlock, draw_unlock);
  LockedFiles many;
  for (int i = 1; i <= 8; ++i) many.names.push_back("balasan" + std::to_string(i) + ".asn.enc");
  many.key_fingerprint = "502690765f233175";
  many.key_made = test::kStageToday;
  many.key_by = "Sri";
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(locked_board(many));
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Balasan tersegel"));
  CHECK(h.shows("5026 9076 5f23 3175"));
  CHECK(h.shows("Sri"));
  CHECK(h.shows("dan 3 lagi"));
  CHECK(!h.shows("balasan6.asn.enc"));
  h.click(Role::Button, "Jangan buka");
  CHECK(asked<DropLockedFiles>(stage) != nullptr);
}

TEST_CASE("unlock: nothing is drawn while nothing waits") {
  Unlock stage(build_unlock, draw_unlock);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.find(Role::Dialog, "Berkas tersandi") == nullptr);
}

TEST_CASE("new passphrase: too short and different ones go no further") {
  NewPassphrase typed;
  CHECK(check_of(typed).missing == 10);
  typed.first = "éééééééé";
  CHECK(check_of(typed).missing == 2);
  typed.first = "kuda-laut biru";
  CHECK(check_of(typed).missing == 0);
  CHECK(!check_of(typed).ready());
  typed.second = typed.first;
  CHECK(check_of(typed).ready());
}

TEST_CASE("files: a workspace is saved under a passphrase, and the dialog ends when it is done") {
  Files stage(build_files, draw_files);
  stage.desk.workspace_open = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::Button, "Unduh dengan kata sandi");
  h.settle();
  type_into(h, "Kata sandi", "kuda laut");
  CHECK(h.shows("Kurang 1 huruf lagi"));
  type_into(h, "Ulangi kata sandi", "kuda laut biru");
  CHECK(h.shows("belum sama"));
  h.click(Role::Button, "Sandikan dan unduh");
  CHECK(asked<ExportSealed>(stage) == nullptr);
  stage.state.seal.passphrase = {"kuda laut biru", "kuda laut biru"};
  h.settle();
  h.click(Role::Button, "Sandikan dan unduh");
  REQUIRE(asked<ExportSealed>(stage) != nullptr);
  CHECK(asked<ExportSealed>(stage)->passphrase == "kuda laut biru");
  CHECK(stage.state.seal.open);
  SecrecyBoard board;
  board.done = 1;
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(board);
  h.settle();
  CHECK(!stage.state.seal.open);
  CHECK(stage.state.seal.passphrase == NewPassphrase{});
}

TEST_CASE("settings: keys are listed, one is made, one is retired after a question") {
  Settings stage(build_settings, draw_settings);
  stage.desk.workspace_open = true;
  model::WorkspaceKey key = test::toy_key(4, "kuda-laut biru");
  key.made = test::kStageToday;
  key.by = "Sri";
  stage.data.keys.insert(key);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, {.display_css = {1366, 2400}});
  CHECK(h.shows("oleh Sri"));
  CHECK(h.shows("dipakai"));
  h.click(Role::Button, "Buat kunci segel");
  h.settle();
  CHECK(stage.state.keys.make.open);
  stage.state.keys.make.passphrase = {"kuda laut biru", "kuda laut biru"};
  stage.state.keys.make.open = false;
  h.settle();
  CHECK(stage.state.keys.make.passphrase == NewPassphrase{});
  h.click(Role::Button, "Hentikan");
  h.settle();
  CHECK(h.shows("Hentikan kunci segel ini?"));
  CHECK(asked<RetireSealingKey>(stage) == nullptr);
}

TEST_CASE("settings: the lock is turned on by a passphrase, off after a question") {
  Settings stage(build_settings, draw_settings);
  stage.desk.workspace_open = true;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, {.display_css = {1366, 2400}});
  h.click(Role::Button, "Pasang kunci");
  h.settle();
  h.type("kuda laut biru");  // the dialog opens with the cursor in its first field
  type_into(h, "Ulangi kata sandi", "kuda laut biru");
  h.click(Role::Button, "Kunci mulai sekarang");
  REQUIRE(asked<TurnOnLock>(stage) != nullptr);
  CHECK(asked<TurnOnLock>(stage)->passphrase == "kuda laut biru");
  SecrecyBoard board;
  board.lock = {.on = true, .minutes = 15, .done = 1};
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(board);
  h.settle();
  CHECK(!stage.state.lock.turn_on.open);
  CHECK(h.shows("tersimpan tersandi"));
  h.click(Role::Button, "Kunci sekarang");
  CHECK(asked<LockNow>(stage) != nullptr);
  h.click(Role::Button, "Lepas kunci");
  h.settle();
  CHECK(asked<TurnOffLock>(stage) == nullptr);
  CHECK(h.shows("Lepas kunci ruang kerja ini?"));
}

TEST_CASE("unlock: a locked workspace asks by its name, before any file") {
  Unlock stage(build_unlock, draw_unlock);
  SecrecyBoard board = locked_board({.names = {"satu.asn.enc"}});
  board.lock.asked = LockedWorkspace{
      .name = "Kota Uji", .error = base::Error{base::ErrorCode::WrongPassphrase, {}, {}}};
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(board);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("Ruang kerja terkunci"));
  CHECK(h.shows("Kota Uji"));
  CHECK(h.shows("Kata sandi keliru"));
  CHECK(!h.shows("satu.asn.enc"));
}

}  // namespace asah::secrecy_test
