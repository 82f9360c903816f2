#include "wasm/screens/files_view.hpp"

#include <doctest/doctest.h>

#include "core/report/report_code.hpp"
#include "tests/wasm/support/screen_stage.hpp"

namespace asah::files_test {

using screens::ImportPhase;
using test::Harness;
using ui::Role;

namespace {

constexpr std::string_view kStaff =
    "NIP BARU;NAMA;UNOR NAMA;JABATAN NAMA;NIK\r\n"
    "198501012010011997;Ani;Puskesmas;Perawat;3273000000000001\r\n"
    "198513012010011998;Budi;Puskesmas;Perawat;3273000000000002\r\n";

struct Stage : test::ScreenStage<screens::FilesState, screens::FilesModel> {
  Stage() : ScreenStage(screens::build_files, screens::draw_files) {
    route.screen = screens::Screen::Files;
    desk.workspace_open = true;
    desk.workspaces = {{.id = 1, .name = "Kota Contoh", .size_bytes = 2048, .open = true},
                       {.id = 2, .name = "Kota Lain", .size_bytes = 1024}};
  }
  /// The staff list, looked at or checked.
  void choose(ImportPhase phase) {
    screens::ChosenTable table;
    table.file_name = "pegawai.csv";
    exchange::ImportOptions options;
    options.today = test::kStageToday;
    auto job = exchange::ImportJob::start(data, std::string(kStaff), options);
    REQUIRE(job);
    table.preview = job->preview();
    table.phase = phase;
    if (phase != ImportPhase::Planning) {
      while (job->step(100)) {}
      table.progress = job->progress();
    }
    if (phase == ImportPhase::Done) {
      table.result = std::make_shared<const exchange::ImportResult>(job->finish());
    }
    desk.table = table;
  }
};

ui::Environment tall() { return {.display_css = {1366, 1600}}; }

}  // namespace

TEST_CASE("files: a report's code is looked up in the open workspace") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Periksa kode laporan");
  REQUIRE(stage.state.check.open);
  stage.state.check.typed = report::held_report_code(stage.data, stage.data.employees.rows()[0].id);
  h.frame(2);
  CHECK(stage.model().check.verdict == screens::CodeVerdict::Matches);
  CHECK(h.shows(stage.model().check.words));
  stage.data.employees.edit(stage.data.employees.rows()[0].id)->name += "x";
  CHECK(stage.model().check.verdict == screens::CodeVerdict::Differs);
  h.key(ImGuiKey_Escape);
  h.frame(2);
  CHECK(stage.state.check.typed.empty());
  stage.desk.workspace_open = false;
  stage.state.check = {.open = true, .typed = "p000-0000-0000-0000"};
  CHECK(stage.model().check.verdict == screens::CodeVerdict::None);
}

TEST_CASE("files: every changed part of a chosen file is named, in words") {
  Stage stage;
  std::string bytes = exchange::write_document(stage.data, {});
  bytes.replace(bytes.find("Perawat"), 7, "Perawit");
  auto document = exchange::read_document(bytes);
  REQUIRE(document);
  screens::ChosenDocument chosen;
  chosen.file_name = "kota.asn.json";
  chosen.header = document->header;
  chosen.header.given.created_at = "2026-11-18T14:31:00+07:00";
  chosen.findings = document->findings;
  stage.desk.document = chosen;
  REQUIRE(stage.model().document);
  const std::string remark = stage.model().document->findings.front();
  CHECK(remark.contains("Bagian “"));
  CHECK(remark.contains("tidak sama dengan saat disimpan: baris "));
  CHECK_FALSE(remark.contains("/"));
  CHECK(stage.model().document->facts[1].value == "18 Nov 2026 14.31");
  // Also of a file that cannot be opened at all.
  chosen.error = base::Error{base::ErrorCode::BadJson, "/units", {"x"}};
  stage.desk.document = chosen;
  CHECK(stage.model().document->findings.front() == remark);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.frame(2);
  CHECK(h.shows(remark));
}

TEST_CASE("files: another workspace opens, renames, duplicates and downloads from its row") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Ganti nama");  // of the first
  CHECK(stage.state.naming == 1);
  CHECK(stage.state.name == "Kota Contoh");
  stage.state.name = "Kota Baru";
  h.frame(2);
  h.key(ImGuiKey_Escape);
  CHECK(stage.intents.empty());
  stage.state.naming = 2;
  stage.state.copying = true;
  stage.state.name = "Kota Lain (salinan)";
  h.settle();
  CHECK(h.shows("Salinan berdiri sendiri"));
}

TEST_CASE("files: on a phone a long name goes on below and the size stays on the card") {
  Stage stage;
  stage.desk.workspaces.front().name =
      "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Contoh";
  stage.desk.workspaces.front().sample = "rangkui";
  Harness h([&](ui::Ui& u) { stage.draw(u); }, ui::Environment{.display_css = {390, 1600}});
  h.settle();
  const ui::Node& name = h.node(Role::Text, stage.desk.workspaces.front().name);
  CHECK(name.rect.height() > 30);
  CHECK(name.rect.x1 <= 390 - 22);
  CHECK(h.node(Role::Text, "2,0\u00a0kB").rect.x1 <= 390 - 22);
}

TEST_CASE("files: renaming and duplicating ask with the name given") {
  Stage stage;
  stage.desk.workspaces.erase(stage.desk.workspaces.begin());
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Gandakan");
  CHECK(stage.state.name == "Kota Lain (salinan)");
  CHECK(stage.state.copying);
  stage.desk.workspaces.clear();  // only the dialog's button is left
  h.settle();
  h.click(Role::Button, "Gandakan");
  REQUIRE(stage.last<screens::DuplicateWorkspace>() != nullptr);
  CHECK(stage.last<screens::DuplicateWorkspace>()->workspace == 2);
  CHECK(stage.last<screens::DuplicateWorkspace>()->name == "Kota Lain (salinan)");
  CHECK(stage.state.naming == 0);
}

TEST_CASE("files: a workspace is removed only when its name was typed") {
  Stage stage;
  stage.state.removing = 2;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.shows("Ketik “Kota Lain” untuk menghapus"));
  stage.desk.workspaces.erase(stage.desk.workspaces.begin());
  stage.state.typed = "Kota";
  h.settle();
  const auto press = [&] {  // the dialog's button is the last of that name
    ui::Rect r;
    for (const ui::Node& node : h.ui().semantics().nodes()) {
      if (node.role == Role::Button && node.label == "Hapus") r = node.rect;
    }
    h.click_at(r.center_x(), r.center_y());
  };
  press();
  CHECK(stage.intents.empty());
  stage.state.typed = "Kota Lain";
  h.settle();
  press();
  REQUIRE(stage.last<screens::DeleteWorkspace>() != nullptr);
  CHECK(stage.last<screens::DeleteWorkspace>()->workspace == 2);
}

TEST_CASE("files: a sample opens with one click; a backup is one click away") {
  Stage stage;
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(stage.model().samples.size() == 5);
  h.click(Role::Button, "Unduh cadangan");
  CHECK(stage.last<screens::ExportWorkspace>() != nullptr);
  stage.desk.workspaces.clear();
  h.settle();
  h.click(Role::Button, "Buka");
  REQUIRE(stage.last<screens::OpenSample>() != nullptr);
  CHECK(stage.last<screens::OpenSample>()->key == stage.model().samples[0].key);
}

TEST_CASE("files: sensitive columns are named, left out, and not even previewed") {
  Stage stage;
  stage.choose(ImportPhase::Planning);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  REQUIRE(stage.model().table);
  CHECK(stage.model().table->sensitive == std::vector<std::string>{"NIK"});
  CHECK(h.shows("NIK"));
  CHECK_FALSE(h.shows("3273000000000001"));
  CHECK(h.shows("198501012010011997"));
  h.click(Role::Button, "Periksa semua baris");
  CHECK(stage.last<screens::RunImport>() != nullptr);
}

TEST_CASE("files: another kind reads the table anew; a missing column stops the check") {
  Stage stage;
  stage.choose(ImportPhase::Planning);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  h.click(Role::Button, "Standar jabatan");
  REQUIRE(stage.last<screens::PlanImport>() != nullptr);
  CHECK(stage.last<screens::PlanImport>()->kind ==
        static_cast<std::uint8_t>(exchange::ImportKind::Standards));
  stage.intents.clear();
  stage.desk.table->preview.missing = {"nip"};
  h.settle();
  CHECK(h.shows("Belum ada kolom untuk"));
  h.click(Role::Button, "Periksa semua baris");
  CHECK(stage.intents.empty());
}

TEST_CASE("files: checking shows how far it is and can be cancelled") {
  Stage stage;
  stage.choose(ImportPhase::Running);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  CHECK(h.shows("Memeriksa baris"));
  h.click(Role::Button, "Batal");
  CHECK(stage.last<screens::CancelImport>() != nullptr);
}

TEST_CASE("files: faults with row and column; good rows in, the others saved") {
  Stage stage;
  stage.choose(ImportPhase::Done);
  Harness h([&](ui::Ui& u) { stage.draw(u); }, tall());
  const screens::FilesModel model = stage.model();
  CHECK(model.table->accepted == "1");
  CHECK(model.table->rejected == "1");
  REQUIRE_FALSE(model.table->findings.empty());
  CHECK(model.table->findings[0].row == "3");
  CHECK(model.table->findings[0].column == "NIP BARU");
  h.click(Role::Button, "Masukkan 1 baris");
  CHECK(stage.last<screens::CommitImport>() != nullptr);
  h.click(Role::Button, "Simpan baris yang ditolak");
  CHECK(stage.last<screens::SaveRejects>() != nullptr);
}

}  // namespace asah::files_test
