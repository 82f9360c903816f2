#include "core/model/refs.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/base/random.hpp"
#include "core/model/validate.hpp"

namespace asah::refs_test {
namespace {

model::Unit unit(std::uint64_t id, std::uint64_t parent, std::string code = {}) {
  return {{id}, "Unit " + std::to_string(id), std::move(code), {}, {parent}, ""};
}

}  // namespace

TEST_CASE("the unit tree lists parents before children, siblings by code") {
  model::Dataset d;
  for (auto& u : {unit(1, 0, "1"), unit(2, 1, "1.2"), unit(3, 1, "1.1"), unit(4, 3, "1.1.1")}) {
    d.units.insert(u);
  }
  const auto tree = model::build_unit_tree(d.units);
  CHECK(tree.order == std::vector<std::uint32_t>{0, 2, 3, 1});
  CHECK(tree.depth == std::vector<std::uint32_t>{0, 1, 1, 2});
  CHECK(tree.is_within(3, 0));
  CHECK(tree.is_within(3, 2));
  CHECK_FALSE(tree.is_within(1, 2));
  CHECK_FALSE(tree.is_within(0, 3));
}

TEST_CASE("orphans and loops become roots, nobody is lost, subtrees nest") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    base::Random random(seed);
    model::Dataset d;
    const std::uint64_t count = 1 + random.below(30);
    for (std::uint64_t id = 1; id <= count; ++id) {
      d.units.insert(unit(id, random.below(count + 3)));
    }
    const auto tree = model::build_unit_tree(d.units);
    REQUIRE(tree.order.size() == count);
    CHECK(std::set(tree.order.begin(), tree.order.end()).size() == count);
    for (std::uint32_t row = 0; row < count; ++row) {
      if (tree.parent[row] == model::kNoIndex) continue;
      CHECK(tree.position[tree.parent[row]] < tree.position[row]);
      CHECK(tree.is_within(row, tree.parent[row]));
    }
  }
}

TEST_CASE("a loop is reported for each member, an orphan as a dangling reference") {
  model::Dataset d;
  for (auto& u : {unit(1, 2), unit(2, 1), unit(3, 9)}) d.units.insert(u);
  const auto findings = model::validate(d);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].error.code == base::ErrorCode::DanglingReference);
  CHECK(findings[0].error.where == "/units/" + base::id_text(3) + "/parent");
  CHECK(findings[1].error.code == base::ErrorCode::UnitCycle);
  CHECK(findings[2].error.code == base::ErrorCode::UnitCycle);
}

TEST_CASE("people are found by NIP, twins by the lower id") {
  model::Dataset d;
  for (std::uint64_t id : {3, 1, 2}) {
    model::Employee e;
    e.id = {id};
    e.name = "x";
    e.nip = id == 3 ? "199912312024121999" : "199912312024122998";
    d.employees.insert(e);
  }
  const model::NipIndex index(d.employees);
  CHECK(index.find("199912312024121999") == 2);
  CHECK(index.find("199912312024122998") == 0);
  CHECK(index.find("1") == model::kNoIndex);
}

TEST_CASE("names carry their titles") {
  model::Employee e;
  e.name = "Siti Aminah";
  CHECK(model::full_name(e) == "Siti Aminah");
  e.front_title = "dr.";
  e.back_title = "M.Kes.";
  CHECK(model::full_name(e) == "dr. Siti Aminah, M.Kes.");
}

TEST_CASE("validation names every fault of a flawed dataset") {
  model::Dataset d;
  model::Employee bad;
  bad.id = {1};
  bad.nip = "199002302015011999";
  d.employees.insert(bad);
  model::Employee twin = bad;
  twin.id = {2};
  twin.name = "Ada";
  d.employees.insert(twin);
  model::Cycle cycle;
  cycle.id = {1};
  cycle.name = "2026";
  d.cycles.insert(cycle);
  auto& block = d.ratings.edit({1});
  block.add_competency({8});
  const std::int8_t level[] = {1};
  block.append({{5}, model::Source::Self, {6}, {}}, level);
  std::multiset<base::ErrorCode> codes;
  for (const auto& finding : model::validate(d)) codes.insert(finding.error.code);
  using enum base::ErrorCode;
  CHECK(codes == std::multiset<base::ErrorCode>{Required, DuplicateKey, NipBirthDate, NipBirthDate,
                                                NoWeight, DanglingReference, DanglingReference,
                                                DanglingReference});
}

}  // namespace asah::refs_test
