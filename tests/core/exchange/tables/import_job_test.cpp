// What holds for every import: shape of rows, slices, preview, mapping, rejects.
#include "tests/core/exchange/tables/import_fixture.hpp"

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/exchange/tables/csv_reader.hpp"

namespace asah::import_job_test {

using namespace asah::test;
using base::ErrorCode;
using base::Severity;
using exchange::ColumnUse;
using exchange::ImportJob;
using exchange::ImportKind;
using exchange::TableField;
using namespace std::string_literals;

namespace {

const model::Dataset& empty() {
  static const model::Dataset kEmpty = model::empty_workspace("Kota Bandung");
  return kEmpty;
}

/// A valid, different NIP for each i below 1000 * 300.
std::string nip_of(std::size_t i) {
  const std::size_t day = i % 28 + 1;
  const std::size_t month = i / 28 % 12 + 1;
  const std::size_t year = 1970 + i / 336 % 30;
  const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + two(month) + two(day) + std::to_string(year + 25 + i / 10080 % 5) +
         "011" + (i % 3 == 0 ? "999" : i % 3 == 1 ? "998" : "997");
}

std::string roster_of(std::size_t people) {
  std::string text = "nip;nama;unit;jabatan;tier\r\n";
  for (std::size_t i = 0; i < people; ++i) {
    text += nip_of(i) + ";Orang " + std::to_string(i) + ";Dinas " + std::to_string(i % 30) +
            " > Bidang " + std::to_string(i % 4) + ";Jabatan " + std::to_string(i % 200) + ";PLK\r\n";
  }
  return text;
}

}  // namespace

TEST_CASE("an import in slices equals the import at one go, and tells how far it is") {
  const std::string text = roster_of(500);
  const auto whole = run_import(empty(), text, ImportKind::Roster);
  CHECK(whole.counts.accepted == 500);
  auto job = ImportJob::start(empty(), text, options_for(ImportKind::Roster));
  REQUIRE(job);
  std::size_t slices = 0;
  std::size_t last = 0;
  while (job->step(37)) {
    ++slices;
    CHECK(job->progress().bytes_done > last);
    last = job->progress().bytes_done;
  }
  CHECK(slices == 13);
  CHECK(job->progress().rows == 500);
  CHECK(job->progress().bytes_done == job->progress().bytes_total);
  const auto sliced = job->finish();
  CHECK(sliced.after == whole.after);
  CHECK(sliced.counts.accepted == 500);
}

TEST_CASE("rows of a wrong shape are named and the others taken") {
  const auto result = run_import(empty(),
                                 "nip;nama;unit\n"
                                 "199001012015011999;Budi;Dinas A;lebih\n"
                                 "198502022010012998;Siti\n"
                                 "198602022010012998;Rini;Dinas A;;\n"
                                 "\n"
                                 ";;\n"
                                 "198702022010012998;\"Tanpa akhir;Dinas A\n"
                                 "198802022010012998;Nol\0;Dinas A\n"
                                 "198902022010012998;\xff\xfe;Dinas \xc3\xa9 \xc3\xa9\n"
                                 "199203032019021997;Jo"s,
                                 ImportKind::Roster);
  CHECK(remarks(result) ==
        std::vector<std::string>{"2:D extra_cells", "3: short_row", "7:nama unterminated_quote",
                                 "8:nama nul_byte", "9:nama bad_utf8", "10: truncated_row"});
  CHECK(result.counts.read == 7);
  CHECK(result.counts.accepted == 2);
}

TEST_CASE("rejected rows come out as a table to mend, and mended they go in") {
  const auto result = run_import(empty(),
                                 "NIK,nip,nama,unit\n"
                                 "327301,199001012015011999,Budi,=1+1\n"
                                 "327302,198513022010012998,\"Siti, S.E.\",Dinas A\n"
                                 "327303,198602022010012998,Rini,Dinas A,x\n",
                                 ImportKind::Roster);
  const std::string rejects = exchange::rejects_csv(result, true);
  CHECK(rejects ==
        "\xef\xbb\xbfnip;nama;unit;baris;alasan\r\n"
        "'198513022010012998;Siti, S.E.;Dinas A;3;nip: Tanggal lahir dalam NIP tidak ada di "
        "kalender: 19851302.\r\n"
        "'198602022010012998;Rini;Dinas A,x;4;\"E: Sel berlebih: 5, judul 4 kolom; mungkin ada "
        "pemisah di dalam isi yang tidak diberi petik.\"\r\n");
  std::string mended = rejects;
  mended.replace(mended.find("19851302"), 8, "19851202");
  mended.replace(mended.find("Dinas A,x"), 9, "Dinas A");
  const auto again = run_import(result.after, mended, ImportKind::Roster);
  CHECK(again.counts.accepted == 2);
  CHECK(again.counts.rejected == 0);
  CHECK(person(again.after, "198512022010012998").name == "Siti, S.E.");
  CHECK(person(again.after, "198512022010012998").extra.empty());
  CHECK(exchange::rejects_csv(result, false).contains(";row;reason\r\n"));
}

TEST_CASE("the preview shows encoding, separator, columns, dropped ones and the first rows") {
  auto job = ImportJob::start(empty(),
                              "\xef\xbb\xbf"
                              "Daftar pegawai\r\n\r\nNo;NIP;Nama Pegawai;OPD;No HP;Warna;\r\n"
                              "1;'199001012015011999;Budi;Dinas A;0812;merah;\r\n",
                              options_for(ImportKind::Roster));
  REQUIRE(job);
  const auto& preview = job->preview();
  CHECK(preview.encoding == exchange::TextEncoding::Utf8Bom);
  CHECK(preview.separator == ';');
  CHECK(preview.header_row == 3);
  CHECK(preview.missing.empty());
  CHECK(preview.sensitive == std::vector<std::string>{"No HP"});
  REQUIRE(preview.columns.size() == 6);
  CHECK(preview.columns[0].use == ColumnUse::Ignored);
  CHECK(preview.columns[1].field == TableField::Nip);
  CHECK(preview.columns[2].field == TableField::Name);
  CHECK(preview.columns[3].field == TableField::ParentUnit);
  CHECK(preview.columns[5].use == ColumnUse::Extra);
  CHECK(preview.first_rows == std::vector<std::vector<std::string>>{
                                  {"1", "199001012015011999", "Budi", "Dinas A", "0812", "merah"}});
  while (job->step(10)) {
  }
  const auto result = job->finish();
  CHECK(result.counts.accepted == 1);
  CHECK(person(result.after, "199001012015011999").extra ==
        std::vector<model::ExtraColumn>{{"warna", "merah"}});
}

TEST_CASE("a missing column is said before anything is taken, and a choice mends it") {
  const std::string text = "Nomor;Panggilan\n199001012015011999;Budi\n";
  auto options = options_for(ImportKind::Roster);
  const auto result = run_import(empty(), text, options);
  CHECK(result.counts.read == 0);
  CHECK(remarks(result) == std::vector<std::string>{"1: missing_column"});
  CHECK(result.preview.missing == std::vector<std::string_view>{"nip", "nama"});
  options.columns = {{0, ColumnUse::Field, TableField::Nip, {}},
                     {1, ColumnUse::Field, TableField::Name, {}}};
  const auto mapped = run_import(empty(), text, options);
  CHECK(mapped.counts.accepted == 1);
  CHECK(person(mapped.after, "199001012015011999").name == "Budi");
  // A person may also keep what is left out by default.
  options = options_for(ImportKind::Roster);
  options.columns = {{2, ColumnUse::Extra, TableField::None, {}}};
  const auto kept =
      run_import(empty(), "nip;nama;email\n199001012015011999;Budi;a@b.id\n", options);
  CHECK(person(kept.after, "199001012015011999").extra ==
        std::vector<model::ExtraColumn>{{"email", "a@b.id"}});
}

TEST_CASE("two columns for one field: the better known heading wins, the other is named") {
  const auto result = run_import(empty(),
                                 "Nama Lengkap;Nama;NIP\nBudi Santoso;Budi;199001012015011999\n",
                                 ImportKind::Roster);
  CHECK(remarks(result) == std::vector<std::string>{"1:Nama Lengkap duplicate_column"});
  CHECK(person(result.after, "199001012015011999").name == "Budi");
}

TEST_CASE("what is no table is refused with its place") {
  const auto refused = [](std::string bytes) {
    const auto job = ImportJob::start(empty(), std::move(bytes), options_for(ImportKind::Roster));
    REQUIRE_FALSE(job);
    return job.error();
  };
  CHECK(refused("PK\x03\x04...").code == ErrorCode::NotATable);
  CHECK(refused("   ").code == ErrorCode::EmptyTable);
  CHECK(refused(";;;\n;;;\n").code == ErrorCode::EmptyTable);
  const auto wide = refused(std::string(1000000, ';'));
  CHECK(wide.code == ErrorCode::TooManyColumns);
  CHECK(wide.where == "1:16385");
  CHECK(wide.args == std::vector<std::string>{"16384"});
}

TEST_CASE("findings are bounded, the rejected rows are not") {
  std::string text = "nip;nama\n";
  const std::size_t rows = exchange::kMaxFindings + 500;
  for (std::size_t i = 0; i < rows; ++i) text += "1;x\n";
  auto result = exchange::import_table(empty(), text, options_for(ImportKind::Roster));
  REQUIRE(result);
  CHECK(result->counts.rejected == rows);
  CHECK(result->findings.size() == exchange::kMaxFindings + 1);
  CHECK(result->findings.back().error ==
        base::Error{ErrorCode::TooManyFindings, {}, {"500"}});
  const std::string rejects = exchange::rejects_csv(*result, true);
  CHECK(static_cast<std::size_t>(std::ranges::count(rejects, '\n')) == rows + 1);
  CHECK(rejects.ends_with(";nip_length\r\n"));
}

TEST_CASE("columns that nobody understands are kept up to a bound") {
  std::string head = "nip;nama";
  std::string row = "199001012015011999;Budi";
  for (int i = 0; i < 300; ++i) {
    head += ";kolom " + std::to_string(i);
    row += ";" + std::to_string(i);
  }
  const auto result = run_import(empty(), head + "\n" + row + "\n", ImportKind::Roster);
  CHECK(person(result.after, "199001012015011999").extra.size() == 200);
  CHECK(remarks(result) == std::vector<std::string>{"1:kolom 200 too_many_columns"});
}

TEST_CASE("no bytes crash an import") {
  base::Random random(20261121);
  const std::string good = roster_of(20);
  const std::vector<std::string> pieces{";", ",", "\"", "\n", "\r", "\0"s, "\xff", "'", "null", "=",
                                        "\xef\xbb\xbf", "199001012015011999", "nip", "level"};
  for (int round = 0; round < 400; ++round) {
    std::string bytes = good.substr(0, random.below(good.size()));
    for (std::uint64_t i = random.below(30); i > 0; --i) {
      bytes.insert(random.below(bytes.size() + 1), pieces[random.below(pieces.size())]);
    }
    const auto kind = static_cast<ImportKind>(random.below(4));
    const auto result = exchange::import_table(empty(), bytes, options_for(kind));
    if (!result) continue;
    CHECK(result->counts.read == result->counts.accepted + result->counts.rejected);
    CHECK_FALSE(base::has_errors(model::validate(result->after)));
    const std::string rejects = exchange::rejects_csv(*result, true);
    CHECK((base::is_utf8(rejects) && !rejects.contains('\0')));
  }
}

TEST_CASE("a staff list of 14,000 people goes in whole") {
  const auto result = run_import(empty(), roster_of(14000), ImportKind::Roster);
  CHECK(result.counts.accepted == 14000);
  CHECK(result.counts.employees_added == 14000);
  CHECK(result.after.units.size() == 30 + 60);
}

}  // namespace asah::import_job_test
