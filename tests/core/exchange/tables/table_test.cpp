// Cells, headings, SIASN's columns, tiers: the words of foreign tables.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/import_cycles.hpp"
#include "core/exchange/tables/import_person.hpp"
#include "core/exchange/tables/import_tiers.hpp"
#include "core/exchange/tables/import_units.hpp"
#include "core/exchange/tables/siasn_columns.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/exchange/tables/table_competencies.hpp"
#include "core/model/builtin/workspace.hpp"
#include "tests/support/data.hpp"

namespace asah::table_test {

using namespace asah::exchange;

TEST_CASE("cells: what stands for nothing, apostrophes, blanks") {
  CHECK(cell_value("  'abc ") == "abc");
  CHECK(cell_value("null").empty());
  CHECK(cell_value("NULL").empty());
  CHECK(cell_value(" - ").empty());
  CHECK(cell_value("#N/A").empty());
  CHECK(cell_value("nully") == "nully");
  CHECK(cell_value("-1") == "-1");
  CHECK(heading_key(" Komunikasi\n(KOM)* ") == "komunikasi kom");
  CHECK(heading_key("NIP_Baru.") == "nip baru");
  CHECK(single_line(" a\r\n b\t c ") == "a b c");
}

TEST_CASE("cells: shortened text stays UTF-8 and within its length") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("abcd", 3) == "abc...");
  CHECK(shortened("\u00e9\u00e9\u00e9\u00e9", 3) == "\u00e9\u00e9\u00e9...");
  CHECK(shortened("a\xff" "b", 5) == "a\ufffd" "b");
  CHECK(shortened(std::string(1000, 'x'), 80).size() == 83);
  CHECK(repaired_utf8(std::string_view("a\0b", 3)) == "a\ufffd" "b");
  // A long text cut inside a letter leaves no half of it.
  CHECK(shortened(std::string(11, 'x') + "\u00e9\u00e9", 1) == "x...");
}

TEST_CASE("cells: levels, decimals, yes and no") {
  for (const std::string_view text : {"3", "3,0", "3.00", "Level 3", "L3", "lv. 3", " 3 "}) {
    CHECK(read_level(text) == 3);
  }
  for (const std::string_view text : {"", "3,5", "33", "tiga", "-3", "3a", "L", "0x3", "3,"}) {
    CHECK_FALSE(read_level(text).has_value());
  }
  CHECK(read_decimal("1,5") == base::Hundredths{150});
  CHECK(read_decimal("0.255") == base::Hundredths{26});
  CHECK(read_decimal("-2") == base::Hundredths{-200});
  CHECK(read_decimal("+1") == base::Hundredths{100});
  for (const std::string_view text : {"", "1.234,5", "1,", ",5", "abc", "12345678", "1e3", "1-2"}) {
    CHECK_FALSE(read_decimal(text).has_value());
  }
  CHECK(read_yes_no("Ya") == true);
  CHECK(read_yes_no("TIDAK") == false);
  CHECK(read_yes_no("") == false);
  CHECK_FALSE(read_yes_no("mungkin").has_value());
  CHECK(edit_distance("komunikasi", "komunkasi") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("SIASN: the table of columns is the documented one, column by column") {
  const std::string text = test::read_data("import/siasn_pegawai_columns.csv");
  CsvReader reader(text, ',');
  CsvRow row;
  REQUIRE(reader.next(row));
  std::size_t i = 0;
  while (reader.next(row)) {
    REQUIRE(i < siasn_columns().size());
    const SiasnColumn& column = siasn_columns()[i++];
    CHECK(column.heading == heading_key(row.cells[0]));
    CHECK(find_siasn_column(column.heading) == &column);
    const std::string_view data_class = row.cells[2];
    const std::string_view advice = row.cells[3];
    const bool personal = data_class != "jabatan" && data_class != "unit";
    if (advice == "keep") CHECK(column.use == ColumnUse::Extra);
    if (advice == "drop") {
      CHECK(column.use == (personal ? ColumnUse::Sensitive : ColumnUse::Ignored));
    }
    if (advice.starts_with("optional")) CHECK(column.use != ColumnUse::Extra);
  }
  CHECK(i == 65);
}

TEST_CASE("SIASN: its headings in any form find their fields") {
  const CompetencyBook book(model::empty_workspace("Kota Uji").competencies);
  std::vector<std::string> headings;
  for (const SiasnColumn& column : siasn_columns()) headings.emplace_back(column.heading);
  const auto fields_of = [&](auto&& form) {
    std::vector<std::string> formed;
    for (const std::string& heading : headings) formed.push_back(form(heading));
    const std::vector<std::string_view> views(formed.begin(), formed.end());
    const auto guess = guess_columns(ImportKind::Siasn, views, book, {});
    CHECK(guess.remarks.empty());
    CHECK(missing_fields(ImportKind::Siasn, guess).empty());
    std::vector<std::pair<ColumnUse, TableField>> out;
    for (const ColumnPlan& plan : guess.columns) out.emplace_back(plan.use, plan.field);
    return out;
  };
  const auto plain = fields_of([](std::string text) { return text; });
  const auto upper = fields_of([](std::string text) {
    for (char& c : text) c = static_cast<char>(c == ' ' ? '_' : c >= 'a' && c <= 'z' ? c - 32 : c);
    return text;
  });
  CHECK(plain == upper);
  const auto at = [&](std::string_view heading) {
    const auto found = std::ranges::find(headings, heading);
    return plain[static_cast<std::size_t>(found - headings.begin())];
  };
  CHECK(at("nip baru").second == TableField::Nip);
  CHECK(at("unor nama").second == TableField::Unit);
  CHECK(at("satuan kerja kerja nama").second == TableField::WorkUnit);
  CHECK(at("nik").first == ColumnUse::Sensitive);
  CHECK(at("tmt cpns").first == ColumnUse::Extra);
  CHECK(at("nomor sk cpns").first == ColumnUse::Ignored);
}

TEST_CASE("headings that name personal data are known in many forms") {
  for (const std::string_view heading : {"NIK", "No. KTP", "Agama", "Status Kawin", "ALAMAT_RUMAH",
                                         "no hp", "E-mail", "Email Pribadi", "NPWP", "No BPJS",
                                         "Nama Ibu Kandung", "Tempat Lahir", "Golongan Darah"}) {
    CAPTURE(heading);
    CHECK(is_sensitive_heading(heading));
  }
  for (const std::string_view heading : {"Nama", "Unit", "Golongan", "Teknik", "Klinik", "Warna"}) {
    CAPTURE(heading);
    CHECK_FALSE(is_sensitive_heading(heading));
  }
}

TEST_CASE("tiers by code, name and former echelon") {
  const auto dataset = model::empty_workspace("Kota Uji");
  const TierBook book(dataset.tiers);
  const auto code = [&](std::string_view text) {
    const model::Tier* tier = dataset.tiers.find(book.find(text));
    return tier == nullptr ? std::string("?") : tier->code;
  };
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"adm", "ADM"},          {"Administrator", "ADM"},   {"Jabatan Pengawas", "PWS"},
      {"JF Ahli Muda", "JFAMU"}, {"ahli muda", "JFAMU"},   {"Jabatan Fungsional Ahli Madya", "JFAMD"},
      {"Intermediate expert", "JFAMU"}, {"JPT Pratama", "JPTP"},
      {"Jabatan Pimpinan Tinggi Pratama", "JPTP"}, {"Pelaksana", "PLK"}, {"staf", "PLK"},
      {"I.a", "JPTU"},         {"I.b", "JPTM"},            {"II.a", "JPTP"}, {"II/b", "JPTP"},
      {"eselon III.a", "ADM"}, {"IIIb", "ADM"},            {"iv a", "PWS"},  {"IV", "PWS"},
      {"V", "PLK"},            {"21", "JPTP"},             {"32", "ADM"},    {"Mahir", "JFMH"},
      {"Bintang", "?"},        {"", "?"},                  {"VI", "?"},      {"60", "?"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(code(text) == expected);
  }
  CHECK(book.choices().starts_with("JPTU, JPTM, JPTP, ADM, PWS, PLK, JFAU"));
}

TEST_CASE("the tier of a post by its name, kind and grade") {
  struct Case {
    PostFacts facts;
    TierGuess expected;
  };
  const std::vector<Case> cases{
      {{"PERAWAT AHLI MUDA", "Jabatan Fungsional", "III/c", ""}, {"JFAMU", true}},
      {{"Guru Madya", "Jabatan Fungsional Tertentu", "IV/a", ""}, {"JFAMD", true}},
      {{"Pranata Komputer Terampil", "", "", ""}, {"JFTR", true}},
      {{"Bidan Pelaksana Lanjutan", "2", "", ""}, {"JFMH", true}},
      {{"Guru", "Jabatan Fungsional", "III/d", ""}, {"JFAMU", false}},
      {{"Guru", "2", "IX", ""}, {"JFAP", false}},
      {{"Guru", "", "IV/a", ""}, {"JFAMD", false}},
      {{"Pengadministrasi Umum", "Jabatan Pelaksana", "II/c", ""}, {"PLK", true}},
      {{"Pengelola Barang", "Fungsional Umum", "", ""}, {"PLK", true}},
      {{"Pengelola Barang", "4", "", ""}, {"PLK", true}},
      {{"Kepala Dinas Kesehatan", "Struktural", "", ""}, {"JPTP", true}},
      {{"KEPALA BADAN KEPEGAWAIAN", "1", "", ""}, {"JPTP", true}},
      {{"Sekretaris Daerah", "", "", ""}, {"JPTP", true}},
      {{"Inspektur", "", "", ""}, {"JPTP", true}},
      {{"Inspektur Pembantu Wilayah I", "", "", ""}, {"ADM", true}},
      {{"Camat Coblong", "", "", ""}, {"ADM", true}},
      {{"Sekretaris Dinas", "", "", ""}, {"ADM", true}},
      {{"Kabid Mutasi", "", "", ""}, {"ADM", true}},
      {{"Kepala Bagian Hukum", "", "", ""}, {"ADM", true}},
      {{"Lurah Dago", "", "", ""}, {"PWS", true}},
      {{"Kasubag Umum", "", "", ""}, {"PWS", true}},
      {{"Kepala Sub Bagian Keuangan", "", "", ""}, {"PWS", true}},
      {{"Kepala Seksi Pemerintahan", "", "", ""}, {"PWS", true}},
      {{"Sekretaris", "Struktural", "", "Kelurahan Dago"}, {"PWS", false}},
      {{"Sekretaris", "Struktural", "", "Dinas A"}, {"ADM", false}},
      {{"Kepala UPT Laboratorium", "Struktural", "", ""}, {"PWS", false}},
      {{"Entah", "Struktural", "", ""}, {"PWS", false}},
      {{"Entah", "Administrator", "", ""}, {"ADM", true}},
      {{"Entah", "Jabatan Pimpinan Tinggi Pratama", "", ""}, {"JPTP", true}},
      {{"Entah", "", "", ""}, {"PLK", false}},
      {{"", "", "", ""}, {"", false}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.facts.name);
    CAPTURE(one.facts.kind);
    CHECK(guess_tier(one.facts) == one.expected);
  }
  CHECK(functional_family("Perawat  Ahli Muda") == "Perawat");
  CHECK(functional_family("Camat").empty());
  CHECK(functional_family("Mahir").empty());
}

TEST_CASE("words of staff lists about a person") {
  using enum model::EmployeeKind;
  CHECK(read_employee_kind("PNS Daerah", "") == Pns);
  CHECK(read_employee_kind("", "C") == Cpns);
  CHECK(read_employee_kind("", "PNS") == Pns);
  CHECK(read_employee_kind("Pegawai Pemerintah dengan Perjanjian Kerja", "") == Pppk);
  CHECK_FALSE(read_employee_kind("", "").has_value());
  for (const std::string_view text : {"M", "L", "1", "Laki-laki", "PRIA"}) {
    CHECK(read_sex(text) == model::Sex::Male);
  }
  for (const std::string_view text : {"F", "P", "2", "Perempuan", "Wanita"}) {
    CHECK(read_sex(text) == model::Sex::Female);
  }
  CHECK_FALSE(read_sex("x").has_value());
  CHECK(is_active_status("Aktif"));
  CHECK(is_active_status("Tugas Belajar"));
  CHECK(is_active_status("Pemberhentian sementara"));
  for (const std::string_view text : {"Pensiun", "Meninggal Dunia", "Diberhentikan", "Tidak Aktif"}) {
    CHECK_FALSE(is_active_status(text));
  }
}

TEST_CASE("kinds of units, whole regions and sources by name") {
  CHECK(guess_unit_kind("KECAMATAN DAGO", true) == model::UnitKind::District);
  CHECK(guess_unit_kind("Kelurahan Dago", false) == model::UnitKind::Subdistrict);
  CHECK(guess_unit_kind("Sekretariat Daerah", true) == model::UnitKind::Agency);
  CHECK(guess_unit_kind("Sekretariat", false) == model::UnitKind::Division);
  CHECK(guess_unit_kind("Sub Bagian Umum", false) == model::UnitKind::Section);
  CHECK(guess_unit_kind("Puskesmas Dago", false) == model::UnitKind::Other);
  CHECK(guess_unit_kind("Apa Saja", true) == model::UnitKind::Agency);
  CHECK(is_whole_region("Pemerintah Kota Bandung", ""));
  CHECK(is_whole_region("KOTA BANDUNG", "Kota Bandung"));
  CHECK_FALSE(is_whole_region("Dinas Pemerintahan", ""));
  CHECK(read_source("Rekan Sejawat") == model::Source::Peer);
  CHECK(read_source("superior") == model::Source::Superior);
  CHECK_FALSE(read_source("tetangga").has_value());
}

}  // namespace asah::table_test
