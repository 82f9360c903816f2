// Staff lists: SIASN's export and plain rosters.
#include "core/base/hash.hpp"
#include "core/change/tombstone.hpp"
#include "tests/core/exchange/tables/import_fixture.hpp"

namespace asah::import_people_test {

using namespace asah::test;
using base::ErrorCode;
using base::Severity;
using exchange::ImportKind;

namespace {

const model::Dataset& empty() {
  static const model::Dataset kEmpty = model::empty_workspace("Kota Bandung");
  return kEmpty;
}

constexpr std::string_view kRoster =
    "nip,nama,unit,jabatan,tier\n"
    "199001012015011999,Budi Santoso,Dinas Kesehatan > Bidang P2P,Perawat Ahli Muda,JFAMU\n"
    "198502022010012998,Siti Aminah,Dinas Kesehatan,Kepala Dinas Kesehatan,II.a\n"
    "199203032019021997,Joko,Kecamatan Coblong,Camat,Administrator\n";

}  // namespace

TEST_CASE("a roster makes people, units with their tree, and positions with tiers") {
  const auto result = run_import(empty(), kRoster, ImportKind::Roster);
  CHECK(result.counts.read == 3);
  CHECK(result.counts.accepted == 3);
  CHECK(result.counts.employees_added == 3);
  CHECK(result.counts.units_added == 3);
  CHECK(result.counts.positions_added == 3);
  CHECK(remarks(result).empty());
  CHECK(remarks(result, Severity::Info) ==
        std::vector<std::string>{"2:unit unit_created", "2:unit unit_created",
                                 "2:jabatan position_created", "3:jabatan position_created",
                                 "4:unit unit_created", "4:jabatan position_created"});
  const auto& after = result.after;
  const auto& budi = person(after, "199001012015011999");
  CHECK(budi.name == "Budi Santoso");
  CHECK(budi.unit == unit_named(after, "Bidang P2P").id);
  CHECK(unit_named(after, "Bidang P2P").parent == unit_named(after, "Dinas Kesehatan").id);
  CHECK(unit_named(after, "Bidang P2P").kind == model::UnitKind::Division);
  CHECK(unit_named(after, "Kecamatan Coblong").kind == model::UnitKind::District);
  CHECK(tier_code(after, position_named(after, "Perawat Ahli Muda").tier) == "JFAMU");
  CHECK(position_named(after, "Perawat Ahli Muda").family == "Perawat");
  CHECK(tier_code(after, position_named(after, "Kepala Dinas Kesehatan").tier) == "JPTP");
  CHECK(tier_code(after, position_named(after, "Camat").tier) == "ADM");
}

TEST_CASE("a person erased on request stays out, with a warning at the row") {
  model::Dataset before = run_import(empty(), kRoster, ImportKind::Roster).after;
  const model::WorkspaceKey key = change::erasure_key(base::sha256("key"));
  const model::Employee siti = person(before, "198502022010012998");
  before.keys.insert(key);
  before.tombstones.insert(change::tombstone_of(siti, key));
  before.employees.erase_all({siti.id});
  const auto result = run_import(before, kRoster, ImportKind::Roster);
  CHECK(remarks(result) == std::vector<std::string>{"3:nip erased_nip"});
  CHECK(result.counts.accepted == 2);
  CHECK(result.counts.employees_added == 0);
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].row == 3);
  CHECK(result.rejected[0].code == ErrorCode::ErasedNip);
  CHECK(exchange::rejects_csv(result, true).contains("dihapus atas permintaan"));
  CHECK(result.after.employees.size() == 2);
  // Nothing is wrong with the table: it does not keep the other rows out.
  exchange::ImportOptions strict = options_for(ImportKind::Roster);
  strict.all_or_nothing = true;
  const std::string more = std::string(kRoster) +
                           "199103032019021998,Ani,Kecamatan Coblong,Camat,Administrator\n";
  CHECK(run_import(before, more, strict).counts.employees_added == 1);
  CHECK(run_import(before, more + "1,Budi,,,\n", strict).counts.employees_added == 0);
  // Who was taken in again by hand is a person like any other.
  before.employees.insert(siti);
  CHECK(remarks(run_import(before, kRoster, ImportKind::Roster)).empty());
}

TEST_CASE("two offices that import the same roster create the same records") {
  const auto a = run_import(empty(), kRoster, ImportKind::Roster);
  std::string shuffled =
      "TIER;Jabatan;UNIT ;Nama;NIP\r\n"
      "Administrator;camat;kecamatan coblong;Joko;'199203032019021997\r\n"
      "II/a;KEPALA DINAS KESEHATAN;DINAS  KESEHATAN;Siti Aminah;19850202 201001 2 998\r\n"
      "JF Ahli Muda;perawat ahli muda;Dinas Kesehatan>Bidang P2P;Budi Santoso;199001012015011999\r\n";
  const auto b = run_import(empty(), shuffled, ImportKind::Roster);
  REQUIRE(a.after.employees.size() == b.after.employees.size());
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(a.after.employees.rows()[i].id == b.after.employees.rows()[i].id);
    CHECK(a.after.employees.rows()[i].unit == b.after.employees.rows()[i].unit);
    CHECK(a.after.employees.rows()[i].position == b.after.employees.rows()[i].position);
    CHECK(a.after.units.rows()[i].id == b.after.units.rows()[i].id);
  }
}

TEST_CASE("importing the same roster again changes nothing") {
  const auto first = run_import(empty(), kRoster, ImportKind::Roster);
  const auto again = run_import(first.after, kRoster, ImportKind::Roster);
  CHECK(again.after == first.after);
  CHECK(again.counts.employees_unchanged == 3);
  CHECK(again.counts.employees_updated == 0);
  CHECK(again.findings.empty());
  CHECK(again.absent.empty());
}

TEST_CASE("an update touches only the fields that the file fills") {
  auto first = run_import(empty(), kRoster, ImportKind::Roster);
  const auto result = run_import(first.after,
                                 "nip;nama;unit;golongan\n"
                                 "199001012015011999;Budi S.;;III/d\n",
                                 ImportKind::Roster);
  const auto& budi = person(result.after, "199001012015011999");
  CHECK(budi.name == "Budi S.");
  CHECK(budi.grade == "III/d");
  CHECK(budi.unit == person(first.after, "199001012015011999").unit);
  CHECK(budi.position == person(first.after, "199001012015011999").position);
  CHECK(result.counts.employees_updated == 1);
  // The others stay, and are listed.
  CHECK(result.after.employees.size() == 3);
  CHECK(result.absent.size() == 2);
}

TEST_CASE("every fault of a roster is named by row, column and value") {
  const auto result = run_import(empty(),
                                 "nip,nama,unit,jabatan,tier,tmt_jabatan\n"
                                 "199001012015011999,Budi,Dinas A,Staf,PLK,01-02-2020\n"
                                 "1.99001E+17,Rusak,Dinas A,Staf,PLK,\n"
                                 "199001012015011000,Nol,Dinas A,Staf,PLK,\n"
                                 "199001012015011999,Kembar,Dinas A,Staf,PLK,\n"
                                 "199002302015011999,Tanggal,Dinas A,Staf,PLK,\n"
                                 "198502022010012998,,Dinas A,Staf,PLK,\n"
                                 "198602022010012998,Jenjang,Dinas A,Staf,Bintang,31-02-2020\n"
                                 ",Kosong,Dinas A,Staf,PLK,\n"
                                 "131110468,Lama,Dinas A,Staf,PLK,\n",
                                 ImportKind::Roster);
  CHECK(result.counts.accepted == 1);
  CHECK(result.counts.rejected == 8);
  CHECK(remarks(result, Severity::Error) ==
        std::vector<std::string>{"3:nip nip_spreadsheet", "4:nip nip_spreadsheet",
                                 "5:nip duplicate_nip", "6:nip nip_birth_date", "7:nama required",
                                 "8:tmt_jabatan bad_date", "8:tier unknown_tier",
                                 "9:nip required", "10:nip nip_legacy"});
  const auto twin = std::ranges::find(result.findings, ErrorCode::DuplicateNip,
                                      [](const auto& f) { return f.error.code; });
  CHECK(twin->value == "199001012015011999");
  CHECK(exchange::finding_text(*twin, true) ==
        "NIP 199001012015011999 sudah ada di baris 2; satu orang satu baris.");
  CHECK(result.after.employees.size() == 1);
}

TEST_CASE("a rejected row creates nothing") {
  const auto result = run_import(empty(),
                                 "nip,nama,unit,jabatan,tier\n"
                                 "123,Budi,Dinas Baru,Jabatan Baru,PLK\n",
                                 ImportKind::Roster);
  CHECK(result.after == empty());
  CHECK(result.counts.rejected == 1);
}

TEST_CASE("all or nothing keeps the good rows out as well") {
  auto options = options_for(ImportKind::Roster);
  options.all_or_nothing = true;
  const std::string_view text =
      "nip,nama\n199001012015011999,Budi\n123,Rusak\n";
  const auto refused = run_import(empty(), text, options);
  CHECK(refused.after == empty());
  CHECK(refused.counts.accepted == 0);
  CHECK(refused.counts.rejected == 1);
  CHECK(refused.counts.read == 2);
  const auto taken = run_import(empty(), text.substr(0, 33), options);
  CHECK(taken.counts.accepted == 1);
}

TEST_CASE("one unit name in many places needs its path, unless the person is known") {
  const auto base = run_import(empty(),
                               "nip,nama,unit\n"
                               "199001012015011999,Budi,Dinas A > Sekretariat\n"
                               "198502022010012998,Siti,Dinas B > Sekretariat\n",
                               ImportKind::Roster);
  const auto result = run_import(base.after,
                                 "nip,nama,unit\n"
                                 "199203032019021997,Joko,Sekretariat\n"
                                 "199303032019021997,Tono,dinas b > sekretariat\n",
                                 ImportKind::Roster);
  CHECK(remarks(result) == std::vector<std::string>{"2:unit ambiguous_name"});
  CHECK(result.counts.units_added == 0);
  CHECK(person(result.after, "199303032019021997").unit ==
        person(result.after, "198502022010012998").unit);
}

TEST_CASE("one position name may stand in several tiers") {
  const auto result = run_import(empty(),
                                 "nip,nama,jabatan,tier\n"
                                 "199001012015011999,Budi,Sekretaris,ADM\n"
                                 "198502022010012998,Siti,Sekretaris,PWS\n"
                                 "199203032019021997,Joko,Sekretaris,\n",
                                 ImportKind::Roster);
  CHECK(result.counts.positions_added == 2);
  // Without a tier the guess (Sekretaris: Administrator) settles it.
  CHECK(person(result.after, "199203032019021997").position ==
        person(result.after, "199001012015011999").position);
}

TEST_CASE("a position without a tier takes the first one that is stated") {
  auto before = empty();
  model::Position staff;
  staff.id = {77};
  staff.name = "Pengadministrasi Umum";
  before.positions.insert(staff);
  const auto result = run_import(before,
                                 "nip,nama,jabatan,tier\n"
                                 "199001012015011999,Budi,Pengadministrasi Umum,PLK\n",
                                 ImportKind::Roster);
  CHECK(result.counts.positions_added == 0);
  CHECK(person(result.after, "199001012015011999").position == model::PositionId{77});
  CHECK(tier_code(result.after, result.after.positions.find({77})->tier) == "PLK");
}

TEST_CASE("a guessed tier is said once a position, an unclear one too") {
  const auto result = run_import(empty(),
                                 "nip,nama,jabatan\n"
                                 "199001012015011999,Budi,Pengelola Barang\n"
                                 "198502022010012998,Siti,Pengelola Barang\n"
                                 "199203032019021997,Joko,Kepala Seksi Umum\n",
                                 ImportKind::Roster);
  CHECK(remarks(result, Severity::Info) ==
        std::vector<std::string>{"2:jabatan position_created", "2:jabatan tier_guessed",
                                 "4:jabatan position_created"});
  auto bare = empty();
  bare.tiers = {};
  const auto unclear = run_import(bare, "nip,nama,jabatan\n199001012015011999,Budi,Camat\n",
                                  ImportKind::Roster);
  CHECK(has_code(unclear, ErrorCode::TierUnclear));
}

TEST_CASE("SIASN rows fill the person; sensitive columns stay out; the rest is kept") {
  const std::string text =
      "PNS ID;NIP BARU;NAMA;GELAR DEPAN;GELAR BELAKANG;TANGGAL LAHIR;JENIS KELAMIN;AGAMA NAMA;NIK;"
      "NOMOR HP;EMAIL;ALAMAT;JENIS PEGAWAI NAMA;KEDUDUKAN HUKUM NAMA;STATUS CPNS PNS;TMT CPNS;"
      "GOL AKHIR NAMA;TMT GOLONGAN;JENIS JABATAN NAMA;JABATAN NAMA;TMT JABATAN;"
      "TINGKAT PENDIDIKAN NAMA;PENDIDIKAN NAMA;UNOR ID;UNOR NAMA;INSTANSI KERJA NAMA;"
      "SATUAN KERJA KERJA NAMA;KATA KUNCI KANTOR\r\n"
      "A1;'199001012015012999;SITI AMINAH;Dr.;S.K.M.;01-01-1990;F;ISLAM;3273010101900001;"
      "0812;a@b.id;Jl. Satu;PNS Daerah;Aktif;P;01-01-2015;III/d;01-04-2021;Jabatan Fungsional;"
      "PERAWAT AHLI MUDA;05-06-2022;S-1;Keperawatan;U9;PUSKESMAS DAGO;Pemerintah Kota Bandung;"
      "DINAS KESEHATAN;biru\r\n"
      "A2;'198502022010011998;JOKO;null;null;02-02-1985;M;ISLAM;null;null;null;null;PNS Daerah;"
      "Pensiun;P;null;III/a;null;Pelaksana;PENGADMINISTRASI UMUM;null;SLTA;null;U9;PUSKESMAS DAGO;"
      "Pemerintah Kota Bandung;DINAS KESEHATAN;-\r\n";
  const auto result = run_import(empty(), text, ImportKind::Siasn);
  CHECK(remarks(result).empty());
  CHECK(result.preview.sensitive ==
        std::vector<std::string>{"AGAMA NAMA", "NIK", "NOMOR HP", "EMAIL", "ALAMAT"});
  CHECK(remarks(result, Severity::Info)[0] == "1:AGAMA NAMA sensitive_column");
  const auto& siti = person(result.after, "199001012015012999");
  CHECK(siti.name == "SITI AMINAH");
  CHECK(siti.front_title == "Dr.");
  CHECK(siti.back_title == "S.K.M.");
  CHECK(siti.kind == model::EmployeeKind::Pns);
  CHECK(siti.grade == "III/d");
  CHECK(siti.grade_date == base::Date::from_civil(2021, 4, 1));
  CHECK(siti.position_date == base::Date::from_civil(2022, 6, 5));
  CHECK(siti.education_level == "S-1");
  CHECK(siti.education == "Keperawatan");
  CHECK(siti.legal_status == "Aktif");
  CHECK(siti.external_id == "A1");
  CHECK(siti.extra == std::vector<model::ExtraColumn>{{"tmt_cpns", "01-01-2015"},
                                                      {"kata_kunci_kantor", "biru"}});
  CHECK(unit_named(result.after, "PUSKESMAS DAGO").external_id == "U9");
  CHECK(unit_named(result.after, "PUSKESMAS DAGO").parent ==
        unit_named(result.after, "DINAS KESEHATAN").id);
  CHECK(result.after.units.size() == 2);
  CHECK(tier_code(result.after, position_named(result.after, "PERAWAT AHLI MUDA").tier) == "JFAMU");
  const auto& joko = person(result.after, "198502022010011998");
  CHECK_FALSE(joko.active);
  CHECK(joko.front_title.empty());
  CHECK(joko.extra.empty());
  CHECK_FALSE(joko.grade_date.has_value());
}

TEST_CASE("what disagrees with the NIP is a warning, and the row is taken") {
  const auto result = run_import(empty(),
                                 "nip;nama;tanggal_lahir;jenis_kelamin\n"
                                 "199001012015011999;Budi;02-01-1990;P\n"
                                 "199001012070011998;Tua;01-01-1990;L\n"
                                 "199001012015011997;Kacau;32-13-1990;M\n",
                                 ImportKind::Roster);
  CHECK(result.counts.accepted == 3);
  CHECK(remarks(result) ==
        std::vector<std::string>{"2:tanggal_lahir nip_birth_mismatch",
                                 "2:jenis_kelamin nip_sex_mismatch", "3:nip nip_age_unusual",
                                 "4:tanggal_lahir bad_date"});
}

TEST_CASE("a unit under the same UNOR id follows its new name; a person under the same SIASN id the "
          "new number") {
  const auto first = run_import(empty(),
                                "pns_id;nip_baru;nama;unor_id;unor_nama\n"
                                "AB12CD34-01;199912312024211997;Rina;U1;Dinas Lama\n",
                                ImportKind::Siasn);
  const auto second = run_import(first.after,
                                 "pns_id;nip_baru;nama;unor_id;unor_nama\n"
                                 "AB12CD34-01;199912312025241997;Rina;U1;Dinas Baru\n"
                                 "AB12CD34-02;199912312024212998;Rini;U1;Dinas Lama\n",
                                 ImportKind::Siasn);
  CHECK(second.after.employees.size() == 2);
  CHECK(second.after.units.size() == 1);
  CHECK(unit_named(second.after, "Dinas Baru").external_id == "U1");
  CHECK(remarks(second, Severity::Info) ==
        std::vector<std::string>{"2:nip_baru nip_changed", "2:unor_nama unit_renamed"});
  CHECK(person(second.after, "199912312025241997").id ==
        person(first.after, "199912312024211997").id);
  CHECK(person(second.after, "199912312025241997").kind == model::EmployeeKind::Pppk);
}

TEST_CASE("a running number in place of SIASN's identity identifies nobody") {
  const auto result = run_import(empty(),
                                 "pns_id;nip_baru;nama\n"
                                 "0;199912312024211997;Rina\n"
                                 "0;199912312024212998;Rini\n",
                                 ImportKind::Siasn);
  CHECK(result.counts.employees_added == 2);
  CHECK(result.findings.empty());
}

TEST_CASE("texts past their length and scripts in names do no harm") {
  const std::string long_name(201, 'x');
  const auto result = run_import(empty(),
                                 "nip;nama;golongan\n"
                                 "199001012015011999;" + long_name + ";III/a\n"
                                 "198502022010012998;<script>alert(1)</script>;=1+1\n",
                                 ImportKind::Roster);
  CHECK(remarks(result) == std::vector<std::string>{"2:nama too_long"});
  CHECK(person(result.after, "198502022010012998").name == "<script>alert(1)</script>");
  CHECK(person(result.after, "198502022010012998").grade == "=1+1");
}

}  // namespace asah::import_people_test
