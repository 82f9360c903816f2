// Files that mean harm, or were harmed: each meets one exact error at one exact place.
#include <doctest/doctest.h>

#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/json/json_read.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::document_hostile_test {

using namespace asah::exchange;
using base::ErrorCode;

namespace {

const std::string kHead =
    R"({"asah":{"format":"asah","schema":"1.0","purpose":"full","privacy":"open","sha256":""})";

// A document whose body is `body`, from the second line on.
std::string with(const std::string& body) { return kHead + ",\n" + body + "}"; }

struct Case {
  const char* name;
  std::string bytes;
  ErrorCode code;
  std::string where;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const auto document = read_document(one.bytes);
    REQUIRE_FALSE(document.has_value());
    CHECK(base::error_code_text(document.error().code) == base::error_code_text(one.code));
    CHECK(document.error().where == one.where);
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("the plain head used below is sound") {
  CHECK(read_document(kHead + "}").has_value());
  CHECK(read_document(with(R"("units":[{"id":"0000000000001","name":"Dinas"}])")).has_value());
}

TEST_CASE("what is no document") {
  check_all({
      {"nothing", "", ErrorCode::NotAsah, ""},
      {"blanks", " \r\n\t ", ErrorCode::NotAsah, ""},
      {"a table", "nip;nama\r\n1;2", ErrorCode::NotAsah, ""},
      {"a list", "[]", ErrorCode::NotAsah, ""},
      {"an empty object", "{}", ErrorCode::NotAsah, ":1:1"},
      {"another JSON", R"({"type":"FeatureCollection"})", ErrorCode::NotAsah, ":1:1"},
      {"another first list", R"({"units":[]})", ErrorCode::NotAsah, ":1:1"},
      {"another format", R"({"asah":{"format":"x","schema":"1.0"}})", ErrorCode::NotAsah,
       "/asah:1:9"},
      {"no format", R"({"asah":{"schema":"1.0"}})", ErrorCode::NotAsah, "/asah:1:9"},
      {"header no object", R"({"asah":7})", ErrorCode::NotAsah, "/asah:1:9"},
      {"no schema", R"({"asah":{"format":"asah"}})", ErrorCode::Required, "/asah:1:9"},
      {"header not first", R"({"units":[],"asah":{"format":"asah","schema":"1.0"}})",
       ErrorCode::NotAsah, ":1:1"},
  });
}

TEST_CASE("broken text") {
  check_all({
      {"cut in the header", kHead.substr(0, 40), ErrorCode::CutShort, "/asah:1:41"},
      {"cut after the header", kHead, ErrorCode::CutShort, ":1:87"},
      {"cut in a record", with("").substr(0, 88) + "\"units\":[{\"id\":\"00", ErrorCode::CutShort,
       "/units/0/id:2:19"},
      {"cut in a literal", kHead + ",\"new\":tru", ErrorCode::CutShort, "/new:1:97"},
      {"garbage after the end", kHead + "}x", ErrorCode::BadJson, ":1:88"},
      {"two documents", kHead + "}{}", ErrorCode::BadJson, ":1:88"},
      {"a missing comma", with("\"units\":[{}{}]"), ErrorCode::Required, "/units/0:2:10"},
      {"a missing comma between members", with(R"("units":[{"id":"0000000000001" "name":"x"}])"),
       ErrorCode::BadJson, "/units/0:2:37"},
      {"a comma too many", with(R"("units":[],)"), ErrorCode::BadJson, ":2:12"},
      {"a comment", with(R"(/* hi */"units":[])"), ErrorCode::BadJson, ":2:1"},
      {"single quotes", with("'units':[]"), ErrorCode::BadJson, ":2:1"},
      {"NaN", with(R"("new":NaN)"), ErrorCode::BadJson, "/new:2:7"},
      {"a leading zero", with(R"("new":01)"), ErrorCode::BadJson, ":2:8"},
      {"a lone surrogate", with(R"("new":"\ud800")"), ErrorCode::BadJson, "/new:2:14"},
      {"a control character", with("\"new\":\"a\x01\""), ErrorCode::BadJson, "/new:2:9"},
      {"a null byte", with(std::string("\"new\":\"a\0\"", 10)), ErrorCode::BadText, ":2:9"},
      {"a null byte after the end", kHead + "}" + std::string(1, '\0'), ErrorCode::BadText, ":1:88"},
      {"an escaped null", with(R"("units":[{"id":"0000000000001","name":"a\u0000"}])"),
       ErrorCode::BadText, "/units/0/name:2:39"},
      {"an escaped null in a key", with(R"("units":[{"a\u0000":1}])"), ErrorCode::BadText,
       "/units/0:2:10"},
      {"a broken letter", with("\"new\":\"a\xc3\""), ErrorCode::BadUtf8, ":2:9"},
      {"an overlong slash", with("\"new\":\"\xc0\xaf\""), ErrorCode::BadUtf8, ":2:8"},
      {"a surrogate in UTF-8", with("\"new\":\"xx\xed\xa0\x80\""), ErrorCode::BadUtf8, ":2:10"},
      {"past U+10FFFF", with("\"n\":\"\xf4\x90\x80\x80\""), ErrorCode::BadUtf8, ":2:6"},
      {"UTF-16", std::string("\xff\xfe{\0}\0", 6), ErrorCode::NotAsah, ""},
      {"a number past any range", with(R"("new":1e999)"), ErrorCode::BadNumber, "/new:2:11"},
  });
}

TEST_CASE("wrong values in records") {
  const auto unit = [](const std::string& members) {
    return with("\"units\":[\n{\"id\":\"0000000000001\",\"name\":\"A\"},\n{\"id\":\"0000000000002\"," +
                members + "}]");
  };
  const std::string levels =
      "\"ratings\":[{\"cycle\":\"0000000000001\",\"competencies\":[\"0000000000001\"],\"sheets\":[\n"
      "{\"employee\":\"0000000000001\",\"source\":\"self\",\"levels\":";
  check_all({
      {"number for text", unit("\"name\":7"), ErrorCode::WrongType, "/units/1/name:4:30"},
      {"object for text", unit("\"name\":{}"), ErrorCode::WrongType, "/units/1/name:4:30"},
      {"text too long", unit("\"name\":\"" + std::string(201, 'x') + '"'), ErrorCode::TooLong,
       "/units/1/name:4:30"},
      {"unknown choice", unit("\"name\":\"B\",\"kind\":\"planet\""), ErrorCode::UnknownChoice,
       "/units/1/kind:4:41"},
      {"bad id", unit("\"parent\":\"zzzzzzzzzzzzz\""), ErrorCode::BadId, "/units/1/parent:4:32"},
      {"id a number", unit("\"parent\":12"), ErrorCode::WrongType, "/units/1/parent:4:32"},
      {"repeated key", unit("\"name\":\"B\",\"name\":\"C\""), ErrorCode::RepeatedKey, "/units/1:4:1"},
      {"repeated foreign key", unit("\"x\":{\"y\":1,\"y\":2}"), ErrorCode::RepeatedKey,
       "/units/1/x:4:27"},
      {"no id", with(R"("units":[{"name":"A"}])"), ErrorCode::Required, "/units/0:2:10"},
      {"id null", with(R"("units":[{"id":null}])"), ErrorCode::Required, "/units/0:2:10"},
      {"id none", with(R"("units":[{"id":"0000000000000"}])"), ErrorCode::Required,
       "/units/0:2:10"},
      {"record a number", with(R"("units":[{"id":"0000000000001"},5])"), ErrorCode::WrongType,
       "/units/1:2:33"},
      {"section an object", with(R"("units":{"id":"0000000000001"})"), ErrorCode::WrongType,
       "/units:2:9"},
      {"id twice", with("\"units\":[\n{\"id\":\"0000000000001\"},\n{\"id\":\"0000000000001\"}]"),
       ErrorCode::DuplicateKey, "/units/1/id:4:7"},
      {"section twice", with(R"("units":[],"units":[])"), ErrorCode::RepeatedKey, "/units:2:9"},
      {"fraction for a whole number",
       with(R"("missions":[{"id":"0000000000001","order":1.5,"text":"x"}])"), ErrorCode::WrongType,
       "/missions/0/order:2:43"},
      {"exponent for a whole number",
       with(R"("missions":[{"id":"0000000000001","order":1e2,"text":"x"}])"), ErrorCode::WrongType,
       "/missions/0/order:2:43"},
      {"a number past 64 bits",
       with(R"("missions":[{"id":"0000000000001","order":99999999999999999999}])"),
       ErrorCode::WrongType, "/missions/0/order:2:43"},
      {"a number past 63 bits",
       with(R"("missions":[{"id":"0000000000001","order":9999999999999999999}])"),
       ErrorCode::WrongType, "/missions/0/order:2:43"},
      {"number out of range", with(R"("missions":[{"id":"0000000000001","order":10001}])"),
       ErrorCode::OutOfRange, "/missions/0/order:2:43"},
      {"no date", with(R"("cycles":[{"id":"0000000000001","start":"2026-02-30"}])"),
       ErrorCode::BadDate, "/cycles/0/start:2:41"},
      {"four levels", with(R"("competencies":[{"id":"0000000000001","levels":[{},{},{},{}]}])"),
       ErrorCode::OutOfRange, "/competencies/0/levels:2:48"},
      {"deep inside a record",
       with(R"("competencies":[{"id":"0000000000001","levels":[{},{"indicators":[{},{"text":{"id":5}},{}]},{},{},{}]}])"),
       ErrorCode::WrongType, "/competencies/0/levels/1/indicators/1/text/id:2:84"},
      {"level 6", with(levels + "[6]}]}]"), ErrorCode::OutOfRange, "/ratings/0/sheets/0/levels/0:3:55"},
      {"level -1", with(levels + "[-1]}]}]"), ErrorCode::OutOfRange, "/ratings/0/sheets/0/levels/0:3:55"},
      {"a level too many", with(levels + "[1,2]}]}]"), ErrorCode::OutOfRange, "/ratings/0/sheets/0/levels:3:54"},
      {"a level as text", with(levels + "[\"1\"]}]}]"), ErrorCode::WrongType, "/ratings/0/sheets/0/levels/0:3:55"},
      {"the same sheet twice",
       with(levels + "[1]},\n{\"employee\":\"0000000000001\",\"source\":\"self\",\"levels\":[2]}]}]"),
       ErrorCode::DuplicateKey, "/ratings/0/sheets/1:4:1"},
      {"sheets before the cycle", with(R"("ratings":[{"sheets":[],"cycle":"0000000000001"}])"),
       ErrorCode::Required, "/ratings/0:2:12"},
      {"sheets no list", with(R"("ratings":[{"cycle":"0000000000001","competencies":[],"sheets":7}])"),
       ErrorCode::WrongType, "/ratings/0/sheets:2:64"},
      {"no sheets", with(R"("ratings":[{"cycle":"0000000000001","competencies":[]}])"),
       ErrorCode::Required, "/ratings/0:2:12"},
      {"a competency twice",
       with(R"("ratings":[{"cycle":"0000000000001","competencies":["0000000000002","0000000000002"],"sheets":[]}])"),
       ErrorCode::DuplicateKey, "/ratings/0/competencies/1:2:69"},
      {"a cycle twice",
       with(R"("ratings":[{"cycle":"0000000000001","competencies":[],"sheets":[]},
{"cycle":"0000000000001","competencies":[],"sheets":[]}])"),
       ErrorCode::DuplicateKey, "/ratings/1/cycle:3:10"},
      {"the cycle again after its sheets",
       with(R"("ratings":[{"cycle":"0000000000001","competencies":[],"sheets":[],"cycle":"0000000000001"}])"),
       ErrorCode::RepeatedKey, "/ratings/0:2:12"},
      {"no source", with(R"("ratings":[{"cycle":"0000000000001","competencies":[],"sheets":[{"employee":"0000000000001","levels":[]}]}])"),
       ErrorCode::Required, "/ratings/0/sheets/0:2:65"},
      {"a block that is a text", with(R"("ratings":["x"])"), ErrorCode::WrongType, "/ratings/0:2:12"},
  });
}

TEST_CASE("wrong values in the header") {
  const auto head = [](const std::string& members) {
    return "{\"asah\":{\"format\":\"asah\",\"schema\":\"1.0\"," + members + "}}";
  };
  check_all({
      {"purpose", head(R"("purpose":"fun")"), ErrorCode::UnknownChoice, "/asah/purpose:1:51"},
      {"digest", head(R"("sha256":"abc")"), ErrorCode::BadId, "/asah/sha256:1:50"},
      {"revision digest", head(R"("base_revision":{"seq":3,"digest":"xyz"})"), ErrorCode::BadId,
       "/asah/base_revision/digest:1:75"},
      {"revision below zero", head(R"("base_revision":{"seq":-3,"digest":""})"),
       ErrorCode::OutOfRange, "/asah/base_revision/seq:1:64"},
      {"counts", head(R"("counts":7)"), ErrorCode::WrongType, "/asah/counts:1:50"},
      {"count", head(R"("counts":{"units":"many"})"), ErrorCode::WrongType,
       "/asah/counts/units:1:59"},
      {"office", head(R"("office":["x"])"), ErrorCode::WrongType, "/asah/office:1:50"},
      {"schema a number", R"({"asah":{"format":"asah","schema":1.0}})", ErrorCode::WrongType,
       "/asah/schema:1:35"},
      {"schema no version", R"({"asah":{"format":"asah","schema":"one"}})", ErrorCode::OldSchema,
       "/asah/schema:1:35"},
      {"schema unheard of", R"({"asah":{"format":"asah","schema":"0.3"}})", ErrorCode::OldSchema,
       "/asah/schema:1:35"},
      {"newer major", R"({"asah":{"format":"asah","schema":"2.0","anything":[]}})",
       ErrorCode::NewerSchema, "/asah/schema:1:35"},
      {"major past 16 bits", R"({"asah":{"format":"asah","schema":"70000.0"}})",
       ErrorCode::OldSchema, "/asah/schema:1:35"},
  });
}

TEST_CASE("nesting without end") {
  const std::string lists = repeated("[", 100'000) + repeated("]", 100'000);
  check_all({
      {"in a foreign section", with("\"new\":" + lists), ErrorCode::TooDeep,
       "/new" + repeated("/0", 63) + ":2:70"},
      {"in a record", with("\"units\":[{\"name\":" + lists + "}]"), ErrorCode::TooDeep,
       "/units/0/name" + repeated("/0", 61) + ":2:79"},
  });
  const auto document = read_document(repeated("{\"a\":", 100'000));
  REQUIRE_FALSE(document.has_value());
  CHECK(document.error().code == ErrorCode::TooDeep);
  CHECK(parse_json(repeated("[", 64) + repeated("]", 64)).has_value());
  CHECK(parse_json(repeated("[", 65) + repeated("]", 65)).error().code == ErrorCode::TooDeep);
  CHECK(parse_json(lists).error().code == ErrorCode::TooDeep);
}

TEST_CASE("records and documents past their limits") {
  std::string keys = "{\"id\":\"0000000000001\"";
  for (int i = 0; i < 1'000'000; ++i) keys += ",\"k" + std::to_string(i) + "\":0";
  const auto many = read_document(with("\"units\":[" + keys + "}]"));
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().code == ErrorCode::TooManyValues);
  CHECK(many.error().where == "/units/0:2:10");

  std::string sections = kHead;
  for (int i = 0; i < 2'000; ++i) sections += ",\"s" + std::to_string(i) + "\":0";
  const auto wide = read_document(sections + "}");
  REQUIRE_FALSE(wide.has_value());
  CHECK(wide.error().code == ErrorCode::TooManyValues);

  ReadOptions small;
  small.limits.max_bytes = 100;
  CHECK(read_document(kHead + "}", small).has_value());
  const auto large = read_document(kHead + repeated(" ", 100) + "}", small);
  REQUIRE_FALSE(large.has_value());
  CHECK(large.error() == base::Error{ErrorCode::TooLarge, "", {std::to_string(kHead.size() + 101), "100"}});
}

TEST_CASE("keys of any length do not reach the message whole") {
  const std::string key(2'000'000, 'k');
  const auto twice = read_document(with("\"new\":{\"" + key + "\":1,\"" + key + "\":2}"));
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().code == ErrorCode::RepeatedKey);
  CHECK(twice.error().args.at(0).size() < 200);
  const auto deep = read_document(with("\"new\":{\"" + key + "\":" + repeated("[", 70)));
  REQUIRE_FALSE(deep.has_value());
  CHECK(deep.error().code == ErrorCode::TooDeep);
  CHECK(deep.error().where.size() < 600);
  CHECK(base::is_utf8(deep.error().where));
}

TEST_CASE("cancelling and running out of memory leave nothing behind") {
  const std::string bytes = write_document(
      test::random_dataset(3, {.employees = 2600, .competencies = 20, .units = 9, .cycles = 3}), {});
  REQUIRE(bytes.size() > (std::size_t{2} << 20));
  const std::string other_layout = bytes.substr(0, bytes.size() - 1) + "  \n";
  for (const std::string& text : {bytes, other_layout}) {
    std::vector<std::size_t> told;
    std::size_t total = 0;
    ReadOptions options;
    options.progress = [&](std::size_t done, std::size_t all) {
      told.push_back(done);
      total = all;
      return true;
    };
    REQUIRE(read_document(text, options).has_value());
    CHECK(told.size() >= 4);
    CHECK(std::ranges::is_sorted(told));
    CHECK(told.back() <= total);
    for (const std::size_t stop_at : {std::size_t{1}, told.size() / 2, told.size()}) {
      std::size_t calls = 0;
      options.progress = [&](std::size_t, std::size_t) { return ++calls < stop_at; };
      const auto stopped = read_document(text, options);
      REQUIRE_FALSE(stopped.has_value());
      CHECK(stopped.error() == base::Error{ErrorCode::Cancelled, "", {}});
      CHECK(calls == stop_at);
    }
    options.progress = [](std::size_t, std::size_t) -> bool { throw std::bad_alloc(); };
    const auto starved = read_document(text, options);
    REQUIRE_FALSE(starved.has_value());
    CHECK(starved.error().code == ErrorCode::OutOfMemory);
  }
}

TEST_CASE("read in slices, a document is the same, and may be let go between any two") {
  const std::string bytes = write_document(
      test::random_dataset(4, {.employees = 2600, .competencies = 20, .units = 9, .cycles = 3}), {});
  const auto whole = read_document(bytes);
  REQUIRE(whole.has_value());
  auto reading = read_document_in_slices(bytes);
  std::size_t slices = 1;
  while (reading.advance()) ++slices;
  CHECK(slices >= 2 * (bytes.size() >> 20));
  const auto document = std::move(reading).take();
  REQUIRE(document.has_value());
  CHECK(document->dataset == whole->dataset);
  for (std::size_t stop_at = 0; stop_at < slices; ++stop_at) {
    auto left = read_document_in_slices(bytes);
    for (std::size_t i = 0; i < stop_at; ++i) CHECK(left.advance());
  }
}

TEST_CASE("cut anywhere, a document is an error and never half a dataset") {
  const std::string bytes = write_document(test::random_dataset(5, {.employees = 3, .competencies = 1}), {});
  for (std::size_t size = 0; size + 2 < bytes.size(); size += size % 97 == 0 ? 1 : 12) {
    const auto document = read_document(std::string_view(bytes).substr(0, size));
    CHECK_FALSE(document.has_value());
  }
  // The last line end may go missing.
  CHECK(read_document(std::string_view(bytes).substr(0, bytes.size() - 1)).has_value());
}

TEST_CASE("one byte changed anywhere never passes in silence") {
  const model::Dataset dataset = test::random_dataset(6, {.employees = 3, .competencies = 2});
  const std::string bytes = write_document(dataset, {});
  base::Random random(1);
  const std::size_t body = bytes.find('\n') + 1;
  for (int i = 0; i < 500; ++i) {
    std::string changed = bytes;
    const std::size_t at = body + random.below(changed.size() - body);
    changed[at] = static_cast<char>(random.below(256));
    const auto document = read_document(changed);
    if (!document || changed == bytes) continue;
    const bool warned = std::ranges::any_of(document->findings, [](const base::Finding& finding) {
      return finding.error.code == ErrorCode::DigestMismatch;
    });
    const bool same_data = document->dataset == dataset;
    CHECK((warned || same_data));
  }
}

}  // namespace asah::document_hostile_test
