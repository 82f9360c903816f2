#include "core/exchange/tables/csv_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/exchange/tables/csv_writer.hpp"

namespace asah::csv_reader_test {

using namespace asah::exchange;
using asah::base::ErrorCode;
using namespace std::string_literals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_all(std::string_view text, char separator = ';') {
  CsvReader reader(text, separator);
  CsvRow row;
  Rows out;
  while (reader.next(row)) {
    CHECK_FALSE(row.fault.has_value());
    out.emplace_back(row.cells.begin(), row.cells.end());
  }
  return out;
}

}  // namespace

TEST_CASE("CsvReader splits cells and rows at every kind of line end") {
  CHECK(read_all("a;b\r\nc;d\ne;f\rg;h") == Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
  CHECK(read_all("a;;\n") == Rows{{"a", "", ""}});
  CHECK(read_all(";") == Rows{{"", ""}});
  CHECK(read_all("").empty());
  CHECK(read_all("a\tb;c", '\t') == Rows{{"a", "b;c"}});
}

TEST_CASE("CsvReader reads quoted cells as spreadsheets do") {
  CHECK(read_all("\"a;b\";\"c\"\"d\";\"e\r\nf\"\n") == Rows{{"a;b", "c\"d", "e\r\nf"}});
  CHECK(read_all("\"\";\"\"\"\"\n") == Rows{{"", "\""}});
  // Text after the closing quote belongs to the cell; a quote inside a plain cell is text.
  CHECK(read_all("\"a\"b;c\"d\"\n") == Rows{{"ab", "c\"d\""}});
  CHECK(read_all("\"a\"\"b\"c\"d;e\n") == Rows{{"a\"bc\"d", "e"}});
}

TEST_CASE("CsvReader numbers rows as a spreadsheet shows them") {
  CsvReader reader("sep=;\r\nkepala;b\r\n\r\n  \r\n\"x\ny\";z\r\nakhir;1", ';');
  CsvRow row;
  REQUIRE(reader.next(row));
  CHECK(row.number == 1);
  CHECK(row.ended);
  REQUIRE(reader.next(row));
  CHECK(row.number == 4);
  CHECK(row.cells[0] == "x\ny");
  REQUIRE(reader.next(row));
  CHECK(row.number == 5);
  CHECK_FALSE(row.ended);
  CHECK(row.length == 7);
  CHECK_FALSE(reader.next(row));
  CHECK(reader.position() == reader.size());
}

TEST_CASE("a quote that is never closed spoils its own line only") {
  CsvReader reader("a;b\n1;\"lupa\n2;\"dua\"\"\"\n", ';');
  CsvRow row;
  REQUIRE(reader.next(row));
  REQUIRE(reader.next(row));
  // Closed by the quote that opens in the next line, as RFC 4180 reads it.
  CHECK(row.cells[1] == "lupa\n2;dua\"\"\"");

  CsvReader open("a;b\n1;\"lupa\n2;dua\n", ';');
  REQUIRE(open.next(row));
  REQUIRE(open.next(row));
  CHECK(row.fault == ErrorCode::UnterminatedQuote);
  CHECK(row.fault_column == 2);
  CHECK(row.number == 2);
  REQUIRE(open.next(row));
  CHECK_FALSE(row.fault.has_value());
  CHECK(row.cells[1] == "dua");
}

TEST_CASE("CsvReader bounds columns and cells, and goes on after them") {
  const CsvLimits limits{.columns = 3, .cell_bytes = 8};
  CsvRow row;
  CsvReader wide("1;2;3;4;5\nx;y\n", ';', false, limits);
  REQUIRE(wide.next(row));
  CHECK(row.fault == ErrorCode::TooManyColumns);
  CHECK(row.fault_column == 4);
  CHECK(row.cells.size() == 3);
  REQUIRE(wide.next(row));
  CHECK_FALSE(row.fault.has_value());
  // The first fault of a row is the one that is told.
  CsvReader both("1;2;3;4;\"5\nx;y\n", ';', false, limits);
  REQUIRE(both.next(row));
  CHECK(row.fault == ErrorCode::TooManyColumns);

  CsvReader tall("abc;123456789\n\"123456789\";z\nok;1\n", ';', false, limits);
  REQUIRE(tall.next(row));
  CHECK(row.fault == ErrorCode::CellTooLong);
  CHECK(row.fault_column == 2);
  REQUIRE(tall.next(row));
  CHECK(row.fault == ErrorCode::UnterminatedQuote);
  REQUIRE(tall.next(row));
  CHECK_FALSE(row.fault.has_value());
  CHECK(row.cells[0] == "ok");
}

TEST_CASE("a million columns and a hundred thousand open quotes end quickly") {
  CsvRow row;
  const std::string many(1000000, ',');
  CsvReader reader(many, ',');
  REQUIRE(reader.next(row));
  CHECK(row.fault == ErrorCode::TooManyColumns);
  CHECK_FALSE(reader.next(row));

  std::string quotes;
  for (int i = 0; i < 100001; ++i) quotes += "\"a\"\"\n";
  CsvReader odd(quotes, ',');
  std::size_t rows = 0;
  while (odd.next(row)) ++rows;
  CHECK(rows > 0);
}

TEST_CASE("CsvReader points at zero bytes and broken UTF-8") {
  CsvRow row;
  const std::string text = "a;b\n1;x\0y\n2;\xff\n3;\xc3\xa9\n"s;
  CsvReader reader(text, ';', true);
  REQUIRE(reader.next(row));
  REQUIRE(reader.next(row));
  CHECK(row.fault == ErrorCode::NulByte);
  CHECK(row.fault_column == 2);
  REQUIRE(reader.next(row));
  CHECK(row.fault == ErrorCode::BadUtf8);
  CHECK(row.fault_column == 2);
  REQUIRE(reader.next(row));
  CHECK_FALSE(row.fault.has_value());
}

TEST_CASE("sniff_separator goes by consistency, not by frequency") {
  CHECK(sniff_separator("nip;nama\n1;Budi, S.T.\n2;Siti, S.Kep., Ns.\n") == ';');
  CHECK(sniff_separator("Nama, gelar;NIP;Unit\nBudi, S.T.;1;A\nSiti, M.M.;2;B\n") == ';');
  CHECK(sniff_separator("nip,nama,unit\n1,\"a;b;c;d\",x\n2,\"e;f;g;h\",y\n") == ',');
  CHECK(sniff_separator("nip\tnama\n1\tBudi, S.T.\n") == '\t');
  CHECK(sniff_separator("nip|nama\n1|a\n") == '|');
  CHECK(sniff_separator("Daftar pegawai\n\nnip;nama;unit\n1;a;b\n2;c;d\n") == ';');
  CHECK(sniff_separator("satu\ndua\n") == ';');
  CHECK(sniff_separator("sep=,\r\na;b\n") == ',');
  CHECK(stated_separator("SEP=|\n") == '|');
  CHECK_FALSE(stated_separator("sep=;;\n").has_value());
}

TEST_CASE("column_letters counts as a spreadsheet does") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(26) == "Z");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(702) == "ZZ");
  CHECK(column_letters(703) == "AAA");
  CHECK(column_letters(16384) == "XFD");
}

TEST_CASE("what CsvWriter writes reads back identically") {
  const std::vector<std::string> pieces{"a",  "B c", ";",  ",",   "\"",  "\n",  "\r\n", "=1+1", "+62",
                                        "-",  "@x",  "'",  "\t",  "sep=", " ",   "\u00e9", "0012",
                                        "\r", "",    "|",  "\"\"", "'='", "\u2014"};
  asah::base::Random random(7);
  for (int round = 0; round < 3000; ++round) {
    Rows rows;
    const char separator = ";,\t|"[random.below(4)];
    CsvWriter writer({.separator = separator});
    for (std::uint64_t r = 0, n = 1 + random.below(4); r < n; ++r) {
      auto& row = rows.emplace_back();
      for (std::uint64_t c = 0, width = 1 + random.below(4); c < width; ++c) {
        std::string cell;
        for (std::uint64_t p = random.below(4); p > 0; --p) cell += pieces[random.below(pieces.size())];
        writer.text(cell);
        row.push_back(cell);
      }
      writer.end_row();
    }
    std::string_view text = writer.bytes();
    REQUIRE(text.starts_with("\xef\xbb\xbf"));
    text.remove_prefix(3);
    Rows back = read_all(text, separator);
    for (auto& row : back) {
      for (auto& cell : row) {
        // No cell begins like a formula once it is in the file.
        CHECK((cell.empty() || !std::string_view("=+-@\t\r").contains(cell.front())));
        cell = unguarded_cell(cell);
      }
    }
    REQUIRE(back == rows);
  }
}

TEST_CASE("CsvWriter writes numbers as Indonesian spreadsheets read them") {
  CsvWriter writer({.byte_order_mark = false});
  writer.number(-3).decimal({267}).decimal({250}).decimal({200}).decimal({-5}).empty().end_row();
  CHECK(writer.bytes() == "-3;2,67;2,5;2;-0,05;\r\n");
  CsvWriter english({.separator = ',', .byte_order_mark = false, .decimal_comma = false});
  english.decimal({1005}).text("a,b").end_row();
  CHECK(english.take() == "10.05,\"a,b\"\r\n");
}

}  // namespace asah::csv_reader_test
