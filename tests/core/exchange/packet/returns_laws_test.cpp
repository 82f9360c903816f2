// What holds for every set of returns, on generated stories and on hostile files.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "core/change/commands.hpp"
#include "core/exchange/packet/fence.hpp"
#include "core/model/validate.hpp"
#include "tests/core/exchange/packet/office.hpp"
#include "tests/support/random_edits.hpp"

namespace asah::returns_laws_test {

using base::Random;
using exchange::Document;
using exchange::ReturnStatus;
using model::Dataset;
using test::Filler;
using test::Office;

namespace {

// An office that sent packets of every kind, people who filled copies of them in, and what was done
// in the office meanwhile.
struct Story {
  Office office;
  std::vector<model::Packet> packets;
  std::vector<Document> files;

  Story(std::uint64_t seed, std::size_t count) : random(seed) {
    packets = office.send({.cycle = {1}, .kind = model::PacketKind::Unit});
    const auto add = [&](const model::Packet& packet) { packets.push_back(packet); };
    std::ranges::for_each(office.send({.cycle = {1}, .kind = model::PacketKind::Rater}), add);
    add(office.send_rater(1, {{1}, {2}, {3}}));
    std::ranges::for_each(office.send({.cycle = {1}, .kind = model::PacketKind::Self}), add);
    const Dataset sent = office.data();
    const std::array<std::string, 2> names{"Rina", "Joko"};
    while (files.size() < count) {
      Filler filler(sent, packets[random.index(packets.size())], names[random.index(2)]);
      fill(filler);
      files.push_back(filler.save());
      // Some go on and save again.
      while (random.chance(0.3) && files.size() < count) {
        fill(filler);
        files.push_back(filler.save());
      }
    }
    meanwhile();
  }

  void fill(Filler& filler) {
    const auto& people = filler.packet().employees;
    for (std::size_t i = random.below(5); i > 0; --i) {
      const std::uint64_t person = people[random.index(people.size())].value;
      const std::uint64_t competency = 1 + random.below(3);
      if (random.chance(0.7)) {
        filler.rate(person, competency, static_cast<int>(random.between(-1, 5)));
      } else if (filler.data().notes.empty() || random.chance(0.7)) {
        filler.note(700 + random.below(4), person, competency, "n" + std::to_string(random.below(3)));
      } else {
        filler.forget_note(filler.data().notes.rows().front().id.value);
      }
    }
  }

  // The workspace when the packet was made.
  Dataset sent_with(const model::Packet& packet) {
    change::JournalHead head{static_cast<std::uint64_t>(packet.base_seq), {}};
    if (head.seq > 0) head.digest = *base::parse_sha256(packet.base_digest);
    return *office.store().state_at(head);
  }

  void meanwhile() {
    if (random.chance(0.3)) {
      office.commit(*change::remove_employee(
          office.data(), office.data().employees.rows()[random.index(8)].id));
    }
    std::vector<change::RatingEdit> edits;
    const model::RatingBlock& block = office.data().ratings.block({1});
    for (std::size_t i = random.below(4); i > 0; --i) {
      edits.push_back({{1}, block.key(random.index(block.rows())), {1 + random.below(3)},
                       {static_cast<std::int8_t>(random.between(-1, 5))}});
    }
    office.commit(*change::rate(office.data(), edits));
  }

  Random random;
};

exchange::ReturnsOutcome outcome_of(const exchange::ReturnsInput& input) {
  const auto plan = exchange::plan_returns(input);
  REQUIRE(plan);
  auto outcome = exchange::merge_returns(*plan, {}, {"Koordinator", "BKPSDM", "2026"});
  REQUIRE(outcome);
  return *std::move(outcome);
}

void check_any_order(std::size_t count, std::uint64_t stories) {
  for (std::uint64_t seed = 1; seed <= stories; ++seed) {
    CAPTURE(seed);
    Story story(seed, count);
    exchange::ReturnsInput input = story.office.input(story.files);
    const exchange::ReturnsOutcome first = outcome_of(input);
    CHECK(!base::has_errors(model::validate(first.dataset)));
    for (int turn = 0; turn < 3; ++turn) {
      for (std::size_t i = count - 1; i > 0; --i) {
        std::swap(input.files[i], input.files[story.random.index(i + 1)]);
      }
      const exchange::ReturnsOutcome other = outcome_of(input);
      const bool same = other.dataset == first.dataset && other.plan == first.plan;
      CHECK(same);
      CHECK(test::bytes_of(other.dataset) == test::bytes_of(first.dataset));
    }
  }
}

}  // namespace

TEST_CASE("returns: split then return untouched is the identity") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Story story(seed, 1);
    const Dataset sent = story.office.data();
    std::vector<Document> files;
    for (const model::Packet& packet : story.packets) {
      // What was removed meanwhile is in no packet any more.
      const model::Packet* registered = sent.packets.find(packet.id);
      files.push_back(Filler(sent, *registered).save());
    }
    const auto outcome = outcome_of(story.office.input(files));
    CHECK(outcome.dataset.ratings == sent.ratings);
    CHECK(outcome.dataset.notes == sent.notes);
    CHECK(outcome.dataset.raters == sent.raters);
    CHECK(outcome.dataset.employees == sent.employees);
    CHECK(outcome.plan.items.empty());
  }
}

TEST_CASE("returns: three in any order give the same bytes and questions") { check_any_order(3, 60); }

TEST_CASE("returns: five in any order give the same bytes and questions") { check_any_order(5, 40); }

TEST_CASE("returns: taken a second time they change nothing; undone they leave nothing") {
  for (std::uint64_t seed = 200; seed <= 260; ++seed) {
    CAPTURE(seed);
    Story story(seed, 3);
    const std::string before = test::bytes_of(story.office.data());
    story.office.take(story.files);
    const std::string after = test::bytes_of(story.office.data());
    const auto again = story.office.take(story.files);
    CHECK(!again.brings_something());
    for (const auto& review : again.reviews()) CHECK(review.status == ReturnStatus::TakenAlready);
    CHECK(test::bytes_of(story.office.data()) == after);
    REQUIRE(story.office.store().undo({}));
    CHECK(test::bytes_of(story.office.data()) == before);
  }
}

TEST_CASE("returns: every level that was brought is in the result or spoken of") {
  for (std::uint64_t seed = 300; seed <= 400; ++seed) {
    CAPTURE(seed);
    Story story(seed, 4);
    const auto plan = exchange::plan_returns(story.office.input(story.files));
    REQUIRE(plan);
    const auto outcome = outcome_of(story.office.input(story.files));
    const model::RatingBlock& result = outcome.dataset.ratings.block({1});
    const Dataset& ours = story.office.data();
    for (std::size_t i = 0; i < story.files.size(); ++i) {
      const exchange::ReturnReview& review = plan->reviews()[i];
      // Named by their findings.
      if (review.status == ReturnStatus::Older || review.status == ReturnStatus::Repeated) continue;
      const model::Packet& packet = *ours.packets.find(review.packet);
      const model::RatingBlock& given = story.files[i].dataset.ratings.block({1});
      const Dataset sent = story.sent_with(packet);
      for (std::size_t row = 0; row < given.rows(); ++row) {
        const model::SheetKey key = given.key(row);
        for (std::size_t c = 0; c < given.width(); ++c) {
          const model::Level level{given.row_levels(row)[c]};
          const model::CompetencyId competency = given.competencies()[c];
          if (!level.has_value() || result.level(key, competency) == level) continue;
          const bool unchanged = sent.ratings.block({1}).level(key, competency) == level;
          const bool gone = ours.employees.find(key.employee) == nullptr;
          const bool item = std::ranges::any_of(outcome.plan.items, [&](const auto& it) {
            return it.rating && it.rating->sheet == key && it.rating->competency == competency;
          });
          const bool told = unchanged || gone || item;
          CHECK(told);
        }
      }
    }
  }
}

namespace {

// A return that whoever wrote it filled with whatever they liked.
Document hostile(const Document& file, const Dataset& whole, Random& random) {
  Document out = file;
  Dataset& data = out.dataset;
  const auto any = [&](std::uint64_t count) { return 1 + random.below(count); };
  for (std::size_t i = 1 + random.below(6); i > 0; --i) {
    switch (random.below(10)) {
      case 0:
      case 1:
      case 2: {
        const model::SheetKey key{{any(9)}, static_cast<model::Source>(random.below(6)),
                                  {random.below(4)}, base::Date::from_civil(2026, 2, 1)
                                                         .plus_days(static_cast<int>(random.below(40)))};
        const model::CycleId cycle{any(3)};
        const model::CompetencyId competency{any(5)};
        const model::Level before = data.ratings.block(cycle).level(key, competency);
        const std::vector<model::SheetChange> sheet{
            {key, {{competency, before, {static_cast<std::int8_t>(random.below(6))}}}}};
        data.ratings.edit(cycle).apply(sheet);
        break;
      }
      case 3: {
        model::Note note;
        note.id = {any(3)};
        note.cycle = {any(2)};
        note.employee = {any(8)};
        note.competency = {any(4)};
        note.author = {random.below(3)};
        note.text = "Palsu";
        data.notes.insert(note);
        break;
      }
      case 4: data.packets.edit(data.packets.rows().front().id)->employees = {{1}, {2}, {3}, {8}}; break;
      case 5: data.packets.edit(data.packets.rows().front().id)->rater = {any(2)}; break;
      case 6: data.standards = whole.standards; data.positions = whole.positions; break;
      case 7: data.raters.insert({.id = {any(2)}, .name = "Rina"}); break;
      case 8: data.employees = whole.employees; data.employees.edit(data.employees.rows().front().id)->name = "X"; break;
      default: {
        const Dataset wild = test::edited(whole, random, 5);
        data.moderations = wild.moderations;
        data.competencies = wild.competencies;
        data.decisions = wild.decisions;
        data.keys = whole.keys;
        data.unknown_keys.push_back({model::EntityKind::Employee, 1, "x", "true"});
      }
    }
  }
  return out;
}

// Everything but what lies inside the fence of `packet`.
Dataset beyond(const Dataset& dataset, const Dataset& ours, const model::Packet& packet) {
  Dataset out = dataset;
  const exchange::Fence fence(packet, ours.cycles.find(packet.cycle));
  const model::RatingBlock& block = dataset.ratings.block(packet.cycle);
  std::vector<model::SheetChange> cleared;
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const model::SheetKey key = block.key(row);
    if (!fence.has_sheet(key, dataset.raters)) continue;
    cleared.push_back({key, {}});
    for (const model::CompetencyId competency : block.competencies()) {
      if (fence.has_competency(competency)) {
        cleared.back().levels.push_back({competency, block.level(key, competency), {}});
      }
    }
  }
  out.ratings.edit(packet.cycle).apply(cleared);
  std::vector<model::NoteId> notes;
  for (const model::Note& note : dataset.notes) {
    if (fence.has_note(note, dataset.raters)) notes.push_back(note.id);
  }
  out.notes.erase_all(notes);
  // New raters are those that people of an open packet say they are; the register grows.
  std::vector<model::RaterId> fresh;
  for (const model::Rater& rater : dataset.raters) {
    const bool derived = exchange::packet_rater(packet, rater.name) == rater.id && !packet.rater;
    if (derived) fresh.push_back(rater.id);
  }
  out.raters.erase_all(fresh);
  out.packet_returns = {};
  out.decisions = {};
  return out;
}

}  // namespace

TEST_CASE("returns: whatever a file holds, nothing outside the fence changes") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    static Story story(1, 12);
    Random random(seed);
    const Document& honest = story.files[random.index(story.files.size())];
    Document file = hostile(honest, story.office.data(), random);
    file.header.digest[0] = static_cast<std::uint8_t>(seed);
    const model::PacketId id = honest.dataset.packets.rows().front().id;
    const Dataset& ours = story.office.data();
    const model::Packet& packet = *ours.packets.find(id);
    const std::vector<Document> files{file};
    const auto outcome = outcome_of(story.office.input(files));
    const bool same = beyond(outcome.dataset, ours, packet) == beyond(ours, ours, packet);
    CHECK(same);
    CHECK(!base::has_errors(model::validate(outcome.dataset)));
    change::Store store(ours);
    CHECK(store.commit(outcome.step, {}));
  }
}

TEST_CASE("returns: erased people stay erased in every order") {
  for (std::uint64_t seed = 500; seed <= 560; ++seed) {
    CAPTURE(seed);
    Story story(seed, 4);
    const model::EmployeeId erased = story.office.data().employees.rows()[story.random.index(7)].id;
    story.office.commit(*change::remove_employee(story.office.data(), erased));
    for (int turn = 0; turn < 2; ++turn) {
      exchange::ReturnsInput input = story.office.input(story.files);
      input.is_erased = [&](model::EmployeeId id, std::string_view) { return id == erased; };
      std::ranges::reverse(input.files);
      const auto outcome = outcome_of(input);
      CHECK(outcome.dataset.employees.find(erased) == nullptr);
      const auto people = outcome.dataset.ratings.block({1}).employees();
      CHECK(!std::ranges::contains(people, erased));
      CHECK(std::ranges::none_of(outcome.dataset.notes, [&](const model::Note& note) {
        return note.employee == erased;
      }));
    }
  }
}

}  // namespace asah::returns_laws_test
