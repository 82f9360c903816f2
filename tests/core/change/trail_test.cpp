#include "core/change/trail.hpp"

#include <doctest/doctest.h>

#include "core/change/commands.hpp"

namespace asah::trail_test {

using change::Store;
using change::TrailEntry;
using change::TrailSheets;

namespace {

constexpr model::EmployeeId kSiti{10};
constexpr model::EmployeeId kAndi{11};
const change::Actor kRina{"Rina", "BKPSDM", 0};

model::Employee employee(model::EmployeeId id, const std::string& nip) {
  model::Employee out;
  out.id = id;
  out.nip = nip;
  out.name = "Pegawai " + nip;
  return out;
}

Store world() {
  model::Dataset d;
  d.employees.insert(employee(kSiti, "199912312024122998"));
  d.employees.insert(employee(kAndi, "198001012005019997"));
  model::Competency competency;
  competency.id = {5};
  competency.code = "KOM";
  d.competencies.insert(competency);
  model::Cycle cycle{.id = {7}, .name = "2026"};
  cycle.competencies = {{5}};
  d.cycles.insert(cycle);
  return Store(std::move(d));
}

model::Note note_about(model::EmployeeId person) {
  model::Note note;
  note.id = {70};
  note.cycle = {7};
  note.employee = person;
  note.competency = {5};
  note.text = "Memimpin apel";
  return note;
}

change::RatingEdit rating(model::EmployeeId person, model::Source source) {
  return {{7}, {person, source, {}, {}}, {5}, {3}};
}

std::vector<TrailEntry> trail_of(const Store& store, model::EmployeeId person) {
  return change::employee_trail(store.snapshot(), store.records(), person);
}

}  // namespace

TEST_CASE("a trail holds the steps about one person, the newest first") {
  Store store = world();
  CHECK(trail_of(store, kSiti).empty());
  model::Employee siti = *store.snapshot().employees.find(kSiti);
  siti.grade = "III/a";
  REQUIRE(store.commit(change::put(store.snapshot(), siti), kRina));
  const change::RatingEdit edits[] = {rating(kSiti, model::Source::Self),
                                      rating(kSiti, model::Source::Peer),
                                      rating(kAndi, model::Source::Peer)};
  REQUIRE(store.commit(*change::rate(store.snapshot(), edits), kRina));
  model::Employee andi = *store.snapshot().employees.find(kAndi);
  andi.grade = "III/b";
  const model::Employee both[] = {andi, employee(kSiti, "199912312024122998")};
  REQUIRE(store.commit(change::put_all<model::Employee>(store.snapshot(), both, {"step.x", {}}),
                       kRina));
  CHECK(trail_of(store, kSiti) ==
        std::vector<TrailEntry>{{2, {1}, {}}, {1, {}, {{0, 0, 2}}}, {0, {0}, {}}});
  CHECK(trail_of(store, kAndi) == std::vector<TrailEntry>{{2, {0}, {}}, {1, {}, {{0, 2, 1}}}});
}

TEST_CASE("a trail follows a remark that is changed, given to another person, and removed") {
  Store store = world();
  model::Note note = note_about(kSiti);
  REQUIRE(store.commit(change::put(store.snapshot(), note), kRina));
  note.text = "Memimpin apel pagi";
  REQUIRE(store.commit(change::put(store.snapshot(), note), kRina));
  CHECK(trail_of(store, kSiti).size() == 2);
  note.employee = kAndi;
  REQUIRE(store.commit(change::put(store.snapshot(), note), kRina));
  CHECK(trail_of(store, kSiti).size() == 3);  // it was about her until then
  CHECK(trail_of(store, kAndi).size() == 3);
  REQUIRE(store.commit(*change::erase(store.snapshot(), note.id), kRina));
  CHECK(trail_of(store, kAndi).size() == 4);
  CHECK(trail_of(store, {12}).empty());
}

TEST_CASE("a trail knows a remark that was there before the journal begins") {
  model::Dataset data = world().snapshot();
  model::Note note = note_about(kSiti);
  data.notes.insert(note);
  Store store(data);
  note.text = "Memimpin apel pagi";
  REQUIRE(store.commit(change::put(store.snapshot(), note), kRina));
  CHECK(trail_of(store, kSiti) == std::vector<TrailEntry>{{0, {0}, {}}});
}

}  // namespace asah::trail_test
