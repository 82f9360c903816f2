// The dialogs of files that leave, by real clicks and keys.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/save_file_view.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/ui/kit/kit.hpp"

namespace asah::save_file_screen_test {

using namespace asah::screens;
using test::Harness;
using ui::Role;

namespace {

using Stage = test::ScreenStage<SaveFileState, SaveFileModel>;

template <class T>
const T* asked(const Stage& stage) {
  const SecrecyIntent* last = stage.last<SecrecyIntent>();
  return last == nullptr ? nullptr : std::get_if<T>(last);
}

void show(Stage& stage, SecrecyBoard board) {
  stage.desk.secrecy = std::make_shared<SecrecyBoard>(std::move(board));
}

SecrecyBoard offering(const char* name) {
  SecrecyBoard board;
  board.offered = OfferedFile{name, 2048};
  return board;
}

void type_into(Harness& h, const char* label, const char* text) {
  h.click(Role::TextBox, label);
  h.type(text);
  h.settle();
}

}  // namespace

TEST_CASE("save file: one Enter saves as it is, Esc lets it go") {
  Stage stage(build_save_file, draw_save_file);
  show(stage, offering("laporan.html"));
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("laporan.html"));
  CHECK(h.shows("siapa pun yang memegangnya dapat membacanya"));
  h.key(ImGuiKey_Enter);
  h.settle();
  REQUIRE(asked<SaveOffered>(stage) != nullptr);
  CHECK(asked<SaveOffered>(stage)->passphrase.empty());
  stage.intents.clear();
  h.key(ImGuiKey_Escape);
  h.settle();
  CHECK(asked<DropOffered>(stage) != nullptr);
}

TEST_CASE("save file: a passphrase is typed twice before it goes out, and is nowhere in the tree") {
  Stage stage(build_save_file, draw_save_file);
  show(stage, offering("laporan.html"));
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  h.click(Role::CheckBox, "Sandikan dengan kata sandi");
  h.settle();
  CHECK(h.shows("laporan.html.enc"));
  type_into(h, "Kata sandi", "kuda laut biru");
  h.click(Role::Button, "Sandikan dan simpan");
  CHECK(asked<SaveOffered>(stage) == nullptr);
  type_into(h, "Ulangi kata sandi", "kuda laut biru");
  CHECK(h.tree().find("kuda laut biru") == std::string::npos);
  h.click(Role::Button, "Sandikan dan simpan");
  REQUIRE(asked<SaveOffered>(stage) != nullptr);
  CHECK(asked<SaveOffered>(stage)->passphrase == "kuda laut biru");

  SecrecyBoard failed = offering("laporan.html");
  failed.failed = base::Error{base::ErrorCode::CryptoUnavailable, {}, {}};
  show(stage, failed);
  h.settle();
  CHECK(h.find(Role::Dialog, "Simpan berkas") != nullptr);
  CHECK(h.shows("Sandikan dan simpan"));
  show(stage, {});
  h.settle();
  CHECK(h.find(Role::Dialog, "Simpan berkas") == nullptr);
  CHECK(stage.state == SaveFileState{});
}

TEST_CASE("save file: contents are saved, brought in or left, after any passphrase is asked for") {
  Stage stage(build_save_file, draw_save_file);
  stage.desk.workspace_open = true;
  SecrecyBoard board;
  board.contents.push_back({.name = "standar.csv", .size_bytes = 99, .table = true});
  board.locked = LockedFiles{.names = {"lain.enc"}};
  show(stage, board);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(!h.shows("standar.csv"));
  board.locked.reset();
  show(stage, board);
  h.settle();
  CHECK(h.shows("standar.csv"));
  h.click(Role::Button, "Masukkan sebagai tabel");
  CHECK(asked<TakeContentAsTable>(stage) != nullptr);
  h.click(Role::Button, "Simpan isinya");
  CHECK(asked<SaveContents>(stage) != nullptr);
  h.click(Role::Button, "Jangan simpan");
  CHECK(asked<DropContents>(stage) != nullptr);
}

TEST_CASE("save file: a code that these data do not make is told") {
  Stage stage(build_save_file, draw_save_file);
  stage.desk.workspace_open = true;
  SecrecyBoard board;
  board.contents.push_back(
      {.name = "laporan.html", .size_bytes = 99, .report_code = "p000-0000-0000-0000"});
  show(stage, board);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, test::stage_window());
  CHECK(h.shows("p000-0000-0000-0000"));
  CHECK(h.find(Role::Button, "Masukkan sebagai tabel") == nullptr);
  CHECK(stage.model().contents->check.verdict == CodeVerdict::Differs);
}

TEST_CASE("save file: a dialog of the page steps aside and comes back as it was") {
  Stage stage(build_save_file, draw_save_file);
  bool open = true;
  std::string typed;
  Harness h(
      [&](ui::Ui& u) {
        u.cover_dialogs(stage.desk.secrecy != nullptr && stands_above(*stage.desk.secrecy));
        {
          ui::Dialog dialog(u, "under", open, {.title = ui::raw("Dialog halaman")});
          if (dialog) ui::text_field(u, typed, {.label = ui::raw("Alasan"), .id = "why"});
        }
        u.cover_dialogs(false);
        stage.draw(u);
      },
      test::stage_window());
  type_into(h, "Alasan", "Surat 12");
  show(stage, offering("data.html"));
  h.settle();
  CHECK(h.find(Role::Dialog, "Dialog halaman") == nullptr);
  CHECK(h.find(Role::Dialog, "Simpan berkas") != nullptr);
  h.click(Role::Button, "Simpan");
  CHECK(asked<SaveOffered>(stage) != nullptr);
  show(stage, {});
  h.settle();
  CHECK(h.find(Role::Dialog, "Simpan berkas") == nullptr);
  CHECK(h.find(Role::Dialog, "Dialog halaman") != nullptr);
  CHECK(open);
  CHECK(typed == "Surat 12");
}

}  // namespace asah::save_file_screen_test
