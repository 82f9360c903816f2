// Standards and ratings, long and wide.
#include "tests/core/exchange/tables/import_fixture.hpp"

namespace asah::import_tables_test {

using namespace asah::test;
using base::ErrorCode;
using base::Severity;
using exchange::ImportKind;

namespace {

model::Dataset staffed() {
  return run_import(model::empty_workspace("Kota Bandung"),
                    "nip,nama,unit,jabatan,tier\n"
                    "199001012015011999,Budi,Dinas A,Perawat Ahli Muda,JFAMU\n"
                    "198502022010012998,Siti,Dinas A,Kepala Dinas A,JPTP\n",
                    ImportKind::Roster)
      .after;
}

const model::Standard* standard_of(const model::Dataset& dataset, std::string_view position,
                                   std::string_view code) {
  return dataset.standards.find(
      model::standard_id(position_named(dataset, position).id, model::competency_id(code)));
}

const model::RatingBlock& only_block(const model::Dataset& dataset) {
  REQUIRE(dataset.ratings.cycles().size() == 1);
  return dataset.ratings.block(dataset.ratings.cycles()[0]);
}

}  // namespace

TEST_CASE("standards: a long table by code or name, with its optional columns") {
  const auto result = run_import(staffed(),
                                 "Jabatan;Kompetensi;Level;Level Min;Bobot;Wajib\n"
                                 "perawat ahli muda;KOM;3;2;1,5;ya\n"
                                 "Perawat Ahli Muda;Kerja Sama;2;;;\n"
                                 "Perawat Ahli Muda;Integrity;3;;0.25;tidak\n"
                                 "Camat;KOM - Komunikasi;3;;;\n",
                                 ImportKind::Standards);
  CHECK(remarks(result).empty());
  CHECK(result.counts.standards_set == 4);
  CHECK(result.counts.positions_added == 1);
  const auto* kom = standard_of(result.after, "Perawat Ahli Muda", "KOM");
  REQUIRE(kom != nullptr);
  CHECK(kom->required == model::Level{3});
  CHECK(kom->minimum == model::Level{2});
  CHECK(kom->weight == base::Hundredths{150});
  CHECK(kom->essential);
  CHECK(standard_of(result.after, "Perawat Ahli Muda", "INT")->weight == base::Hundredths{25});
  CHECK(standard_of(result.after, "Perawat Ahli Muda", "KRJ")->weight == base::Hundredths{100});
  CHECK(tier_code(result.after, position_named(result.after, "Camat").tier) == "ADM");
}

TEST_CASE("standards: a wide table has a column a competency") {
  const auto result = run_import(staffed(),
                                 "No\tJabatan\tINT\tKomunikasi (KOM)\tTeamwork\tKomunikas\tTotal\n"
                                 "1\tPerawat Ahli Muda\t3\tLevel 2\t\t1\t5\n"
                                 "2\tKepala Dinas A\t4,0\t9\t4\t1\t17\n"
                                 "3\tPerawat Ahli Muda\t\t\t\t\t\n",
                                 ImportKind::Standards);
  CHECK(result.preview.wide);
  CHECK(result.preview.separator == '\t');
  const auto found = remarks(result);
  REQUIRE(found.size() >= 3);
  CHECK(found[0] == "1:Teamwork unknown_column");
  CHECK(std::ranges::find(found, "3:Komunikasi (KOM) bad_level") != found.end());
  CHECK(std::ranges::find(found, "4: nothing_to_take") != found.end());
  CHECK(result.counts.rejected == 1);
  CHECK(result.counts.standards_set == 2);
  CHECK(standard_of(result.after, "Perawat Ahli Muda", "KOM")->required == model::Level{2});
  CHECK(standard_of(result.after, "Kepala Dinas A", "INT") == nullptr);
}

TEST_CASE("standards: each fault says what would be right") {
  auto before = staffed();
  before.competencies.edit(model::competency_id("MPR"))->retired = true;
  const auto result = run_import(before,
                                 "jabatan,kompetensi,level,level_min,bobot,wajib,tier\n"
                                 "Perawat Ahli Muda,Komunikasii,3,,,,\n"
                                 "Perawat Ahli Muda,MPR,3,,,,\n"
                                 "Perawat Ahli Muda,KOM,6,,,,\n"
                                 "Perawat Ahli Muda,KOM,2.5,,,,\n"
                                 "Perawat Ahli Muda,KOM,2,3,,,\n"
                                 "Perawat Ahli Muda,KOM,2,,abc,,\n"
                                 "Perawat Ahli Muda,KOM,2,,-1,,\n"
                                 "Perawat Ahli Muda,KOM,2,,,mungkin,\n"
                                 "Perawat Ahli Muda,KOM,2,,,,Bintang\n"
                                 ",KOM,2,,,,\n"
                                 "Perawat Ahli Muda,,2,,,,\n"
                                 "Perawat Ahli Muda,KOM,,,,,\n"
                                 "Perawat Ahli Muda,KOM,2,,,,\n"
                                 "Perawat Ahli Muda,Komunikasi,2,,,,\n"
                                 "Perawat Ahli Muda,Komunikasi,4,,,,\n",
                                 ImportKind::Standards);
  CHECK(remarks(result) ==
        std::vector<std::string>{
            "2:kompetensi unknown_competency", "3:kompetensi retired_competency",
            "4:level bad_level", "5:level bad_level", "6:level_min minimum_above_required",
            "7:bobot bad_number", "8:bobot out_of_range", "9:wajib unknown_choice",
            "10:tier unknown_tier", "11:jabatan required", "12:kompetensi required",
            "13:level required", "15:level duplicate_row", "16:level duplicate_row"});
  CHECK(result.counts.accepted == 2);
  CHECK(result.findings[0].error.args[1].starts_with("KOM Komunikasi"));
  CHECK(result.findings[12].severity == Severity::Warning);
  CHECK(result.findings[13].severity == Severity::Error);
  CHECK(exchange::finding_text(result.findings[13], true) ==
        "Sudah diisi di baris 14 dengan nilai 2; hapus salah satu.");
}

TEST_CASE("ratings: a long table makes its cycle and raters, each said once") {
  const auto result = run_import(staffed(),
                                 "siklus,nip,kompetensi,sumber,penilai,level,tanggal\n"
                                 "2026,199001012015011999,KOM,diri,,3,01-03-2026\n"
                                 "2026,199001012015011999,KOM,atasan,198502022010012998,2,02-03-2026\n"
                                 "2026,199001012015011999,INT,atasan,198502022010012998,0,02-03-2026\n"
                                 "2026,199001012015011999,INT,asesor,Dra. Wulan,4,20/04/2026\n"
                                 "2026,199001012015011999,KOM,Assessor,dra wulan,3,20-04-2026\n"
                                 "2026,198502022010012998,KOM,Tes,,5,\n",
                                 ImportKind::Ratings);
  CHECK(remarks(result).empty());
  CHECK(remarks(result, Severity::Info) ==
        std::vector<std::string>{"2:siklus cycle_created", "3:penilai rater_created",
                                 "5:penilai rater_created"});
  CHECK(result.counts.levels_set == 6);
  REQUIRE(result.after.cycles.size() == 1);
  const model::Cycle& cycle = result.after.cycles.rows()[0];
  CHECK(cycle.name == "2026");
  CHECK(cycle.purpose == model::Purpose::Mapping);
  CHECK(cycle.rule == model::CombineRule::WeightedMean);
  CHECK(cycle.start == base::Date::from_civil(2026, 3, 1));
  CHECK(cycle.end == base::Date::from_civil(2026, 11, 21));
  REQUIRE(cycle.sources.size() == model::kSourceCount);
  for (const auto& source : cycle.sources) {
    CHECK(source.weight.value == (source.source == model::Source::Self ? 0 : 100));
  }
  const auto& block = only_block(result.after);
  CHECK(block.rows() == 4);
  CHECK(block.level_count() == 6);
  const auto budi = person(result.after, "199001012015011999").id;
  const auto siti = person(result.after, "198502022010012998").id;
  const auto& raters = result.after.raters.rows();
  REQUIRE(raters.size() == 2);
  const auto inside = std::ranges::find(raters, siti, &model::Rater::employee);
  REQUIRE(inside != raters.end());
  CHECK(inside->name == "Siti");
  const base::Date second = base::Date::from_civil(2026, 3, 2);
  CHECK(block.level({budi, model::Source::Superior, inside->id, second},
                    model::competency_id("INT")) == model::Level{0});
  CHECK(block.level({siti, model::Source::Test, {}, base::Date::from_civil(2026, 11, 21)},
                    model::competency_id("KOM")) == model::Level{5});
}

TEST_CASE("ratings: a wide table, and options in place of columns") {
  auto options = options_for(ImportKind::Ratings);
  const auto first = run_import(staffed(),
                                "siklus;nip;sumber;INT;Komunikasi\n"
                                "2026;199001012015011999;asesor;3;\n",
                                options);
  CHECK(first.counts.levels_set == 1);
  options.cycle = first.after.cycles.rows()[0].id;
  options.source = model::Source::Superior;
  const auto second = run_import(first.after,
                                 "NIP;INT;Komunikasi;Jumlah\n"
                                 "199001012015011999;2;4;6\n"
                                 "198502022010012998;;;\n",
                                 options);
  CHECK(second.preview.missing.empty());
  CHECK(second.counts.levels_set == 2);
  CHECK(remarks(second) == std::vector<std::string>{"3: nothing_to_take"});
  CHECK(only_block(second.after).level_count() == 3);
  // By its identity a cycle is found as well.
  const auto third = run_import(second.after,
                                "siklus;nip;sumber;kompetensi;level\n" +
                                    base::id_text(options.cycle) +
                                    ";199001012015011999;tes;PKP;1\n",
                                ImportKind::Ratings);
  CHECK(third.after.cycles.size() == 1);
  CHECK(only_block(third.after).level_count() == 4);
}

TEST_CASE("ratings: nothing is overwritten in silence") {
  const std::string_view head = "siklus,nip,kompetensi,sumber,penilai,level,tanggal\n";
  const auto first = run_import(staffed(),
                                std::string(head) +
                                    "2026,199001012015011999,KOM,asesor,Wulan,3,01-03-2026\n",
                                ImportKind::Ratings);
  const auto same = run_import(first.after,
                               std::string(head) +
                                   "2026,199001012015011999,KOM,asesor,Wulan,3,01-03-2026\n",
                               ImportKind::Ratings);
  CHECK(same.after == first.after);
  CHECK(same.counts.levels_set == 0);
  CHECK(same.counts.accepted == 1);
  const auto other = run_import(first.after,
                                std::string(head) +
                                    "2026,199001012015011999,KOM,asesor,Wulan,4,01-03-2026\n"
                                    "2026,199001012015011999,KOM,asesor,Wulan,2,01-04-2026\n"
                                    "2026,199001012015011999,KOM,asesor,Rahmat,1,01-03-2026\n",
                                ImportKind::Ratings);
  CHECK(remarks(other) == std::vector<std::string>{"2:level rating_replaced"});
  CHECK(only_block(other.after).rows() == 3);
  // Twice in one file: the same level is a remark, another one a fault.
  const auto twice = run_import(staffed(),
                                std::string(head) +
                                    "2026,199001012015011999,KOM,asesor,Wulan,3,01-03-2026\n"
                                    "2026,199001012015011999,KOM,asesor,Wulan,3,01-03-2026\n"
                                    "2026,199001012015011999,KOM,asesor,Wulan,4,01-03-2026\n",
                                ImportKind::Ratings);
  CHECK(remarks(twice) ==
        std::vector<std::string>{"3:level duplicate_row", "4:level duplicate_row"});
  CHECK(twice.counts.accepted == 2);
  CHECK(only_block(twice.after).level_count() == 1);
}

TEST_CASE("ratings: each fault says what would be right") {
  auto before = staffed();
  model::Cycle closed;
  closed.id = {5};
  closed.name = "2024";
  closed.status = model::CycleStatus::Closed;
  closed.sources = {{model::Source::Superior, {100}}};
  before.cycles.insert(closed);
  model::Cycle narrow = closed;
  narrow.id = {6};
  narrow.name = "2025";
  narrow.status = model::CycleStatus::Open;
  narrow.competencies = {model::competency_id("INT")};
  before.cycles.insert(narrow);
  const auto result = run_import(before,
                                 "siklus,nip,kompetensi,sumber,penilai,level,tanggal\n"
                                 "2026,197001011995011999,KOM,diri,,3,\n"
                                 "2026,199001012015011999,KOMM,diri,,3,\n"
                                 "2026,199001012015011999,KOM,tetangga,,3,\n"
                                 "2026,199001012015011999,KOM,diri,,7,\n"
                                 "2026,199001012015011999,KOM,diri,,3,30-02-2026\n"
                                 ",199001012015011999,KOM,diri,,3,\n"
                                 "2024,199001012015011999,KOM,diri,,3,\n"
                                 "2025,199001012015011999,KOM,diri,,3,\n"
                                 "2026,199001012015011999,KOM,,,3,\n"
                                 "2026,12345,KOM,diri,,,\n",
                                 ImportKind::Ratings);
  CHECK(remarks(result) ==
        std::vector<std::string>{"2:nip unknown_nip", "3:kompetensi unknown_competency",
                                 "4:sumber unknown_source", "5:level bad_level",
                                 "6:tanggal bad_date", "7:siklus required",
                                 "8:siklus cycle_closed", "9:level competency_not_in_cycle",
                                 "10:sumber required", "11:nip nip_length", "11:level required"});
  CHECK(result.after == before);
  CHECK(exchange::finding_text(result.findings[2], false) ==
        "Unknown rating source “tetangga”. Choices: diri, atasan, rekan, bawahan, asesor, tes.");
}

TEST_CASE("a competency name that two share must be written by its code") {
  auto before = staffed();
  model::Competency twin = *before.competencies.find(model::competency_id("KOM"));
  twin.id = {9};
  twin.code = "KO2";
  before.competencies.insert(twin);
  const auto result = run_import(before,
                                 "jabatan,kompetensi,level\n"
                                 "Perawat Ahli Muda,Komunikasi,3\n"
                                 "Perawat Ahli Muda,KO2,3\n",
                                 ImportKind::Standards);
  CHECK(remarks(result) == std::vector<std::string>{"2:kompetensi ambiguous_name"});
  CHECK(result.counts.accepted == 1);
}

}  // namespace asah::import_tables_test
