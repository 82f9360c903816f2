#include "core/analytics/search.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "tests/core/analytics/fixture.hpp"

namespace asah::search_test {

using namespace asah::analytics;
using test::Fixture;

namespace {

void add_person(model::Dataset& data, std::uint64_t id, std::string name, std::string nip,
                std::string back_title = {}) {
  model::Employee made;
  made.id = {id};
  made.name = std::move(name);
  made.nip = std::move(nip);
  made.back_title = std::move(back_title);
  REQUIRE(data.employees.insert(made));
}

model::Dataset town() {
  Fixture f(0);
  add_person(f.data, 1, "Siti Aminah", "198704122010012998", "S.K.M.");
  add_person(f.data, 2, "Aminah Lestari", "199001012015032997");
  add_person(f.data, 3, "Budi Kesuma", "198001012005011999");
  add_person(f.data, 4, "Siti Kusumawati", "198105052006042998");
  f.unit(11, 0, "Dinas Kesehatan");
  f.unit(12, 0, "Kelurahan Keramat");
  f.position(21);
  f.data.positions.edit({21})->name = "Kepala Dinas Kesehatan";
  model::Competency competency;
  competency.id = {31};
  competency.code = "KOM";
  competency.name = {"Komunikasi", "Communication"};
  REQUIRE(f.data.competencies.insert(competency));
  return f.data;
}

// "P1 P4" of the hits, P person, U unit, J position, C competency.
std::string found(const SearchIndex& index, std::string_view query, SearchOptions options = {}) {
  std::string text;
  for (const SearchHit& hit : index.find(query, options).hits) {
    if (!text.empty()) text += ' ';
    text += "PUJC"[static_cast<std::size_t>(hit.kind)] + std::to_string(hit.id);
  }
  return text;
}

}  // namespace

TEST_CASE("a name is found by its start, a word, or from inside, in this order") {
  const SearchIndex index(town());
  CHECK(index.size() == 8);
  CHECK(found(index, "siti") == "P1 P4");
  CHECK(found(index, "aminah") == "P2 P1");
  CHECK(found(index, "AMIN") == "P2 P1");
  // Starts a word of two units and a position's name; inside nobody's.
  CHECK(found(index, "kes") == "P3 U11 J21");
  CHECK(found(index, "suma") == "P3 P4");
  CHECK(found(index, "usuma") == "P4");
  CHECK(index.find("usuma").hits[0].rank == MatchRank::Inside);
  CHECK(index.find("siti").hits[0].rank == MatchRank::NameStart);
  CHECK(index.find("kesuma").hits[0].rank == MatchRank::WordStarts);
}

TEST_CASE("every word of the query must occur, in any order") {
  const SearchIndex index(town());
  CHECK(found(index, "siti aminah") == "P1");
  CHECK(index.find("siti aminah").hits[0].rank == MatchRank::Exact);
  CHECK(found(index, "aminah siti") == "P1");
  CHECK(index.find("aminah siti").hits[0].rank == MatchRank::WordStarts);
  CHECK(found(index, "dinas kes") == "U11 J21");
  CHECK(found(index, "siti budi").empty());
  CHECK(found(index, "  Siti   AMINAH ") == "P1");
}

TEST_CASE("numbers, codes, titles and the other language") {
  const SearchIndex index(town());
  CHECK(found(index, "198704122010012998") == "P1");
  CHECK(index.find("198704122010012998").hits[0].rank == MatchRank::Exact);
  CHECK(found(index, "19870412") == "P1");
  CHECK(found(index, "2998") == "P1 P4");
  CHECK(found(index, "19870412 201001 2 998") == "P1");
  CHECK(found(index, "kom") == "C31");
  CHECK(index.find("kom").hits[0].rank == MatchRank::Exact);
  CHECK(found(index, "communic") == "C31");
  CHECK(found(index, "aminah s.k.m") == "P1");
}

TEST_CASE("nothing asked, nothing found") {
  const SearchIndex index(town());
  CHECK(found(index, "").empty());
  CHECK(found(index, " \t ").empty());
  CHECK(found(index, "zzz").empty());
  CHECK(SearchIndex().find("a").total == 0);
}

TEST_CASE("the limit bounds the hits, not the count; kinds can be chosen") {
  const SearchIndex index(town());
  const SearchResult all = index.find("a", {.limit = 2});
  CHECK(all.hits.size() == 2);
  CHECK(all.total == 8);
  CHECK(found(index, "k", {.kinds = 1 << static_cast<int>(SearchKind::Unit)}) == "U12 U11");
  CHECK(found(index, "a", {.limit = 0}).empty());
}

TEST_CASE("the quick way finds just what a plain look at every name finds") {
  base::Random random(3);
  model::Dataset data;
  std::vector<model::Employee> people;
  const auto word = [&] {
    std::string text;
    const std::uint64_t length = 2 + random.below(4);
    for (std::uint64_t i = 0; i < length; ++i) text += "aeiknrst"[random.below(8)];
    return text;
  };
  for (std::uint64_t id = 1; id <= 300; ++id) {
    model::Employee made;
    made.id = {id};
    made.name = word() + ' ' + word();
    made.nip = std::to_string(100000 + random.below(900000));
    people.push_back(made);
  }
  data.employees = base::Table<model::Employee>::from_rows(people);
  const SearchIndex index(data);
  for (int round = 0; round < 200; ++round) {
    std::string query = word().substr(0, 1 + random.below(4));
    if (random.chance(0.4)) query += ' ' + word().substr(0, 1 + random.below(3));
    std::size_t expected = 0;
    for (const model::Employee& employee : people) {
      bool all = true;
      for (const std::string_view part : base::split(query, ' ')) {
        all = all && (employee.name.find(part) != std::string::npos ||
                      employee.nip.find(part) != std::string::npos);
      }
      expected += all;
    }
    CAPTURE(query);
    const SearchResult result = index.find(query, {.limit = 1000});
    CHECK(result.total == expected);
    CHECK(result.hits.size() == expected);
    for (std::size_t i = 1; i < result.hits.size(); ++i) {
      CHECK(result.hits[i - 1].rank <= result.hits[i].rank);
    }
  }
}

}  // namespace asah::search_test
