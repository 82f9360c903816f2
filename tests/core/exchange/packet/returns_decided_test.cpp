// Notes that were deleted here and decided to stay away, while copies out there still hold them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/change/commands.hpp"
#include "tests/core/exchange/packet/office.hpp"

namespace asah::returns_decided_test {

using exchange::MergeDecision;
using exchange::MergeItem;
using exchange::MergeItemKind;
using exchange::ReturnsPlan;
using model::Value;
using test::Filler;
using test::Office;

namespace {

void delete_note(Office& office, std::uint64_t id) {
  const model::Dataset& now = office.data();
  model::Dataset after = now;
  after.notes.erase_all({{id}});
  office.commit(change::replace_with(now, after, {"step.test", {}}));
}

ReturnsPlan planned(Office& office, const exchange::Document& file) {
  const std::vector<exchange::Document> files{file};
  auto plan = exchange::plan_returns(office.input(files));
  REQUIRE(plan);
  return *std::move(plan);
}

const MergeItem& the_question(const ReturnsPlan& plan) {
  REQUIRE(plan.merge_plan().open_count() == 1);
  const auto item =
      std::ranges::find_if(plan.merge_plan().items, [](const MergeItem& one) { return one.open(); });
  CHECK(item->kind == MergeItemKind::EditedAndDeleted);
  return *item;
}

void decide(Office& office, const exchange::Document& file, bool stays) {
  const ReturnsPlan plan = planned(office, file);
  const MergeDecision decision{merge_item_name(the_question(plan)), Value{stays}};
  office.take({file}, {&decision, 1});
}

bool has_note(const Office& office, std::uint64_t id) {
  return office.data().notes.find({id}) != nullptr;
}

}  // namespace

TEST_CASE("returns decided: a note that is to go is not asked about again, another edit of it is") {
  Office office;
  const model::Packet packet = office.send_rater(2, {{1}, {2}});
  REQUIRE(office.data().notes.find({1})->author == model::RaterId{2});
  Filler rater(office.data(), packet, "Asesor Dua");
  Filler elsewhere(office.data(), packet, "Asesor Dua");
  rater.note(1, 1, 1, "Disunting");
  delete_note(office, 1);
  decide(office, rater.save(), false);
  CHECK_FALSE(has_note(office, 1));

  rater.rate(1, 2, 4);
  const exchange::Document later = rater.save();
  CHECK(planned(office, later).merge_plan().open_count() == 0);
  office.take({later});
  CHECK_FALSE(has_note(office, 1));
  // The same in another copy of the packet.
  elsewhere.note(1, 1, 1, "Disunting");
  elsewhere.rate(2, 2, 4);
  CHECK(planned(office, elsewhere.save()).merge_plan().open_count() == 0);
  CHECK(planned(office, elsewhere.save()).reviews().front().status == exchange::ReturnStatus::Ready);
  // Something else is another question.
  elsewhere.note(1, 1, 1, "Ditulis ulang");
  const exchange::Document rewritten = elsewhere.save();
  the_question(planned(office, rewritten));
  decide(office, rewritten, true);
  CHECK(office.data().notes.find({1})->text == "Ditulis ulang");
}

TEST_CASE("returns decided: what its own copy had brought does not come back unasked") {
  Office office;
  const model::Packet packet = office.send_unit(2);
  Filler rina(office.data(), packet);
  const std::uint64_t person = packet.employees.front().value;
  rina.note(50, person, 1, "Catatan Rina");
  office.take({rina.save()});
  REQUIRE(has_note(office, 50));
  delete_note(office, 50);
  rina.note(50, person, 1, "Catatan Rina, disunting");
  decide(office, rina.save(), false);
  CHECK_FALSE(has_note(office, 50));
  rina.rate(person, 1, 3);
  office.take({rina.save()});
  CHECK_FALSE(has_note(office, 50));
}

TEST_CASE("returns decided: a note that is to stay stays, though it is written on here") {
  Office office;
  const model::Packet packet = office.send_rater(2, {{1}, {2}});
  Filler rater(office.data(), packet, "Asesor Dua");
  rater.forget_note(1);
  model::Note note = *office.data().notes.find({1});
  note.text = "Ditulis lagi di kantor";
  office.commit(change::put(office.data(), note));
  decide(office, rater.save(), true);
  note.text = "Dan lagi";
  office.commit(change::put(office.data(), note));
  rater.rate(1, 2, 4);
  const exchange::Document later = rater.save();
  CHECK(planned(office, later).merge_plan().open_count() == 0);
  office.take({later});
  CHECK(office.data().notes.find({1})->text == "Dan lagi");
}

TEST_CASE("returns decided: a file whose differences were all decided has nothing new") {
  Office office;
  const model::Packet packet = office.send_rater(2, {{1}, {2}});
  Filler rater(office.data(), packet, "Asesor Dua");
  Filler elsewhere(office.data(), packet, "Asesor Dua");
  Filler third(office.data(), packet, "Asesor Dua");
  rater.rate(1, 2, 4);
  office.take({rater.save()});
  elsewhere.rate(1, 2, 2);
  const exchange::Document other = elsewhere.save();
  const ReturnsPlan asked = planned(office, other);
  REQUIRE(asked.merge_plan().open_count() == 1);
  CHECK(asked.reviews().front().status == exchange::ReturnStatus::Conflicts);
  const MergeDecision decision{merge_item_name(asked.merge_plan().items.front()),
                               Value{std::int64_t{4}}};
  office.take({other}, {&decision, 1});
  // A third copy says the same once more.
  third.rate(1, 2, 2);
  third.rate(1, 2, 4);
  third.rate(1, 2, 2);
  const ReturnsPlan again = planned(office, third.save());
  CHECK(again.merge_plan().open_count() == 0);
  CHECK(again.reviews().front().status == exchange::ReturnStatus::NothingNew);
  CHECK(again.reviews().front().levels_changed == 1);
}

}  // namespace asah::returns_decided_test
