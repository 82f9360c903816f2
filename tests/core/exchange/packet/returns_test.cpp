// Taking returns in: each rule by a small story.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/change/commands.hpp"
#include "core/exchange/merge/decide.hpp"
#include "tests/core/exchange/packet/office.hpp"
#include "tests/support/crypto.hpp"

namespace asah::returns_test {

using base::ErrorCode;
using exchange::Document;
using exchange::MergeItemKind;
using exchange::ReturnReview;
using exchange::ReturnStatus;
using test::Filler;
using test::Office;

namespace {

model::Level level_at(const model::Dataset& data, std::uint64_t person, std::uint64_t competency,
                      model::RaterId rater) {
  const model::RatingBlock& block = data.ratings.block({1});
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const model::SheetKey key = block.key(row);
    const bool meant = key.employee.value == person && key.source == model::Source::Superior &&
                       key.rater == rater;
    if (meant && block.level(key, {competency}).has_value()) return block.level(key, {competency});
  }
  return {};
}

bool has_finding(const ReturnReview& review, ErrorCode code) {
  return std::ranges::any_of(review.findings, [&](const base::Finding& finding) {
    return finding.error.code == code;
  });
}

bool has_item(const exchange::ReturnsPlan& plan, MergeItemKind kind) {
  return std::ranges::any_of(plan.merge_plan().items,
                             [&](const auto& item) { return item.kind == kind; });
}

exchange::ReturnsPlan planned(const Office& office, const std::vector<Document>& files) {
  auto plan = exchange::plan_returns(office.input(files));
  REQUIRE(plan);
  return *std::move(plan);
}

ReturnReview review_of(const Office& office, const Document& file) {
  return planned(office, {file}).reviews().front();
}

}  // namespace

TEST_CASE("returns: what was filled in arrives with its rater, and one undo takes it back") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  REQUIRE(packet.employees == std::vector<model::EmployeeId>{{1}, {4}, {7}});
  filler.rate(1, 1, 4);
  filler.rate(4, 2, 3);
  filler.note(500, 1, 1, "Tepat waktu");
  const std::string before = test::bytes_of(office.data());
  const Document file = filler.save();
  const auto plan = office.take({file});
  const ReturnReview& review = plan.reviews().front();
  CHECK(review.status == ReturnStatus::Ready);
  CHECK(review.findings.empty());
  CHECK(review.levels_new == 2);
  CHECK(review.notes_new == 1);
  CHECK(review.outside == 0);
  CHECK(review.rater == "Rina");
  CHECK(review.branch == 1);
  CHECK(level_at(office.data(), 1, 1, filler.rater()).value == 4);
  CHECK(office.data().raters.find(filler.rater())->name == "Rina");
  CHECK(office.data().notes.find({500})->text == "Tepat waktu");
  REQUIRE(office.data().packet_returns.size() == 1);
  const model::PacketReturn& entry = office.data().packet_returns.rows().front();
  CHECK(entry.packet == packet.id);
  CHECK(entry.levels == 2);
  CHECK(entry.notes == 1);
  CHECK(entry.rater == filler.rater());
  CHECK(entry.received == office.today);
  CHECK(!entry.late);
  REQUIRE(office.store().undo({}));
  CHECK(test::bytes_of(office.data()) == before);
}

TEST_CASE("returns: an untouched packet changes no level and no note") {
  Office office;
  const model::Packet packet = office.send_rater(1, {{2}, {4}});
  Filler filler(office.data(), packet);
  const model::Ratings ratings = office.data().ratings;
  const auto plan = office.take({filler.save()});
  CHECK(plan.reviews().front().status == ReturnStatus::NothingNew);
  CHECK(plan.reviews().front().levels_same == 4);
  CHECK(plan.merge_plan().items.empty());
  CHECK(office.data().ratings == ratings);
}

TEST_CASE("returns: the same file twice is one return") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 4);
  const Document file = filler.save();
  const auto both = planned(office, {file, file});
  CHECK(both.reviews()[0].status == ReturnStatus::Ready);
  CHECK(both.reviews()[1].status == ReturnStatus::Repeated);
  CHECK(has_finding(both.reviews()[1], ErrorCode::ReturnRepeated));
  office.take({file, file});
  const std::string taken = test::bytes_of(office.data());
  const auto again = office.take({file});
  CHECK(again.reviews().front().status == ReturnStatus::TakenAlready);
  CHECK(has_finding(again.reviews().front(), ErrorCode::ReturnTakenAlready));
  CHECK(!again.brings_something());
  CHECK(test::bytes_of(office.data()) == taken);
}

TEST_CASE("returns: a packet's existing levels can be changed and taken away") {
  Office office;
  const model::Packet packet = office.send_rater(1, {{2}, {4}});
  Filler filler(office.data(), packet);
  filler.rate(2, 1, 5);
  filler.rate(2, 3, -1);
  filler.forget_note(2);
  const auto plan = office.take({filler.save()});
  CHECK(plan.reviews().front().status == ReturnStatus::Ready);
  CHECK(plan.reviews().front().levels_changed == 2);
  CHECK(level_at(office.data(), 2, 1, {1}).value == 5);
  CHECK(!level_at(office.data(), 2, 3, {1}).has_value());
  CHECK(level_at(office.data(), 4, 3, {1}).value == 4);
  CHECK(office.data().notes.find({2}) == nullptr);
}

TEST_CASE("returns: a newer return of the same copy replaces and takes back") {
  for (const bool remembers : {true, false}) {
    Office office;
    Filler filler(office.data(), office.send_unit(3));
    filler.rate(1, 1, 4);
    filler.rate(1, 2, 2);
    filler.note(500, 1, 1, "Awal");
    office.take({filler.save()});
    filler.rate(1, 1, 5);
    filler.rate(1, 2, -1);
    filler.forget_note(500);
    office.remembers = remembers;
    const auto plan = office.take({filler.save()});
    CAPTURE(remembers);
    CHECK(plan.reviews().front().status ==
          (remembers ? ReturnStatus::Ready : ReturnStatus::Conflicts));
    CHECK(has_finding(plan.reviews().front(), ErrorCode::BaseUnknown) == !remembers);
    CHECK(level_at(office.data(), 1, 1, filler.rater()).value == 5);
    // What cannot be known to have been taken away stays.
    CHECK(level_at(office.data(), 1, 2, filler.rater()).has_value() == !remembers);
    CHECK((office.data().notes.find({500}) == nullptr) == remembers);
  }
}

TEST_CASE("returns: an older return of one copy is told and does not win") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 5);
  const Document first = filler.save();
  filler.rate(1, 1, 2);
  const Document second = filler.save();
  SUBCASE("both at once") {
    const auto plan = office.take({second, first});
    CHECK(plan.reviews()[0].status == ReturnStatus::Ready);
    CHECK(plan.reviews()[1].status == ReturnStatus::Older);
    CHECK(plan.reviews()[1].branch == 0);
    CHECK(office.data().packet_returns.size() == 2);
  }
  SUBCASE("one after the other") {
    office.take({second});
    const auto plan = office.take({first});
    CHECK(plan.reviews().front().status == ReturnStatus::Older);
    CHECK(has_finding(plan.reviews().front(), ErrorCode::ReturnOlder));
    CHECK(plan.merge_plan().open_count() == 1);
  }
  CHECK(level_at(office.data(), 1, 1, filler.rater()).value == 2);
}

TEST_CASE("returns: a copy that comes back to what it held before is news") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  std::vector<Document> saved;
  for (const int level : {4, 2, 4}) {
    filler.rate(1, 1, level);
    saved.push_back(filler.save());
  }
  CHECK(saved[0].header.digest == saved[2].header.digest);
  SUBCASE("all at once") {
    const auto plan = office.take(saved);
    CHECK(plan.reviews()[0].status == ReturnStatus::Older);
    CHECK(plan.reviews()[1].status == ReturnStatus::Older);
    CHECK(plan.reviews()[2].status == ReturnStatus::Ready);
  }
  SUBCASE("one after the other") {
    for (const Document& file : saved) {
      CHECK(office.take({file}).reviews().front().status == ReturnStatus::Ready);
    }
  }
  CHECK(level_at(office.data(), 1, 1, filler.rater()).value == 4);
}

TEST_CASE("returns: a copy that goes on keeps what was corrected here meanwhile") {
  Office office;
  const model::Packet packet = office.send_rater(1, {{2}, {4}});
  Filler filler(office.data(), packet);
  filler.rate(4, 2, 3);
  const auto key = exchange::packet_sheet(office.data(), packet, {1}, {2});
  const change::RatingEdit correction{{1}, key, {1}, {5}};
  office.commit(*change::rate(office.data(), std::span(&correction, 1)));
  office.take({filler.save()});
  filler.rate(4, 2, 4);
  const auto plan = office.take({filler.save()});
  CHECK(plan.merge_plan().items.empty());
  CHECK(level_at(office.data(), 2, 1, {1}).value == 5);
  CHECK(level_at(office.data(), 4, 2, {1}).value == 4);
}

TEST_CASE("returns: two people with one packet are two raters; one person in two copies is asked") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler rina(office.data(), packet, "Rina");
  Filler joko(office.data(), packet, "Joko");
  Filler again(office.data(), packet, " RINA ");
  CHECK(rina.rater() == again.rater());
  CHECK(rina.rater() != joko.rater());
  rina.rate(1, 1, 4);
  joko.rate(1, 1, 2);
  again.rate(1, 1, 3);
  again.rate(1, 2, 1);
  const auto plan = office.take({rina.save(), joko.save(), again.save()});
  CHECK(plan.merge_plan().open_count() == 1);
  CHECK(plan.reviews()[0].status == ReturnStatus::Conflicts);
  CHECK(plan.reviews()[1].status == ReturnStatus::Ready);
  CHECK(plan.reviews()[2].status == ReturnStatus::Conflicts);
  CHECK(level_at(office.data(), 1, 1, joko.rater()).value == 2);
  CHECK(level_at(office.data(), 1, 1, rina.rater()).value == 4);
  CHECK(level_at(office.data(), 1, 2, rina.rater()).value == 1);
  REQUIRE(office.data().decisions.size() == 1);
  const model::Decision& decision = office.data().decisions.rows().front();
  CHECK(decision.open);
  CHECK(decision.employee == model::EmployeeId{1});
  CHECK(decision.choices.size() == 2);
  CHECK(decision.chosen == "4");
}

TEST_CASE("returns: a question that was decided is not asked again") {
  Office office;
  const model::Packet packet = office.send_rater(1, {{2}});
  const auto key = exchange::packet_sheet(office.data(), packet, {1}, {2});
  Filler filler(office.data(), packet);
  filler.rate(2, 1, 1);
  const change::RatingEdit correction{{1}, key, {1}, {5}};
  office.commit(*change::rate(office.data(), std::span(&correction, 1)));
  const Document first = filler.save();
  const auto plan = planned(office, {first});
  REQUIRE(plan.merge_plan().open_count() == 1);
  const auto decisions =
      exchange::decide_by_rule(plan.merge_plan(), exchange::DecideRule::PreferBranch, 0);
  office.take({first}, decisions);
  CHECK(level_at(office.data(), 2, 1, {1}).value == 5);
  CHECK(!office.data().decisions.rows().front().open);
  filler.rate(2, 2, 2);
  const auto next = office.take({filler.save()});
  CHECK(next.merge_plan().items.empty());
  CHECK(level_at(office.data(), 2, 1, {1}).value == 5);
  CHECK(level_at(office.data(), 2, 2, {1}).value == 2);
}

TEST_CASE("returns: a note that was decided about is not asked about again, unless it was edited since") {
  Office office;
  const model::Packet packet = office.send_rater(1, {{2}});
  Filler filler(office.data(), packet);
  filler.note(500, 2, 1, "Awal");
  filler.note(501, 2, 2, "Lain");
  office.take({filler.save()});
  for (const std::uint64_t id : {500, 501}) {
    model::Note corrected = *office.data().notes.find({id});
    corrected.text = "Dikoreksi";
    office.commit(change::put(office.data(), corrected));
  }
  filler.note(500, 2, 1, "Diubah");
  filler.forget_note(501);
  const Document second = filler.save();
  const auto plan = planned(office, {second});
  REQUIRE(plan.merge_plan().open_count() == 2);
  const auto decisions =
      exchange::decide_by_rule(plan.merge_plan(), exchange::DecideRule::PreferBranch, 0);
  REQUIRE(decisions.size() == 2);
  office.take({second}, decisions);
  CHECK(office.data().notes.find({500})->text == "Dikoreksi");
  CHECK(office.data().notes.find({501})->text == "Dikoreksi");
  for (const bool remembers : {true, false}) {
    CAPTURE(remembers);
    office.remembers = remembers;
    filler.rate(2, 2, remembers ? 2 : 3);
    const auto next = planned(office, {filler.save()});
    CHECK(next.merge_plan().open_count() == 0);
  }
  office.take({filler.save()});
  CHECK(office.data().notes.find({500})->text == "Dikoreksi");
  office.remembers = true;
  filler.note(500, 2, 1, "Diubah lagi");
  const auto edited = planned(office, {filler.save()});
  const auto& items = edited.merge_plan().items;
  const bool told = edited.merge_plan().open_count() == 1 || edited.brings_something();
  CHECK(told);
  CHECK(std::ranges::all_of(items, [](const auto& item) { return item.record.id == 500; }));
}

TEST_CASE("returns: two people's returns in two drops, in either order, give what one drop gives") {
  const auto taken = [](const std::vector<std::vector<int>>& drops) {
    Office office;
    const model::Packet packet = office.send_unit(3);
    Filler rina(office.data(), packet, "Rina");
    Filler joko(office.data(), packet, "Joko");
    rina.rate(1, 1, 4);
    rina.note(500, 1, 1, "Dari Rina");
    joko.rate(1, 1, 2);
    joko.rate(1, 2, 3);
    const std::vector<Document> files{rina.save(), joko.save()};
    for (const std::vector<int>& drop : drops) {
      std::vector<Document> some;
      for (const int file : drop) some.push_back(files[static_cast<std::size_t>(file)]);
      const auto plan = office.take(some);
      CHECK(plan.merge_plan().open_count() == 0);
      for (const ReturnReview& review : plan.reviews()) CHECK(review.status == ReturnStatus::Ready);
    }
    CHECK(review_of(office, files[0]).status == ReturnStatus::TakenAlready);
    CHECK(review_of(office, files[1]).status == ReturnStatus::TakenAlready);
    model::Dataset all = office.data();
    // Names of files are those of the drop.
    const std::vector<model::PacketReturn> entries(all.packet_returns.begin(), all.packet_returns.end());
    for (const model::PacketReturn& entry : entries) all.packet_returns.edit(entry.id)->file.clear();
    return test::bytes_of(all);
  };
  const std::string at_once = taken({{0, 1}});
  CHECK(taken({{0}, {1}}) == at_once);
  CHECK(taken({{1}, {0}}) == at_once);
}

TEST_CASE("returns: a sealed return is opened first and then held to its fence like any other") {
  const model::WorkspaceKey key = test::toy_key(1, "sandi kunci satu");
  model::Dataset workspace = test::office_dataset();
  workspace.keys.insert(key);
  Office office(workspace);
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 4);
  Document filled = filler.save();
  const model::SheetKey own{{1}, model::Source::Self, {}, filler.packet().made};
  filled.dataset.ratings.edit({1}).apply(
      std::vector<model::SheetChange>{{own, {{{1}, {}, {5}}}}});
  filled.dataset.employees.edit({1})->name = "Diganti";
  const std::string plain = exchange::write_document(filled.dataset, filled.header.given);
  const auto sealed = test::run_toy(exchange::seal_for_flow(plain, key, test::seed_of(3)));
  REQUIRE(sealed);
  CHECK_FALSE(exchange::read_document(*sealed));
  const auto half = test::run_toy(exchange::unlock_flow(key, "sandi kunci satu"));
  REQUIRE(half);
  const auto opened = test::run_toy(exchange::open_sealed_flow(*sealed, key, *half));
  REQUIRE(opened);
  const auto file = exchange::read_document(*opened);
  REQUIRE(file);
  const std::string name = office.data().employees.find({1})->name;
  const auto plan = office.take({*file});
  CHECK(plan.reviews().front().outside == 2);
  CHECK(plan.reviews().front().levels_new == 1);
  CHECK(level_at(office.data(), 1, 1, filler.rater()).value == 4);
  CHECK(office.data().employees.find({1})->name == name);
  CHECK_FALSE(office.data().ratings.block({1}).level(own, {1}).has_value());
}

TEST_CASE("returns: files that cannot be of this register are refused, each with its reason") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  filler.rate(1, 1, 4);
  const Document file = filler.save();
  const auto refused = [&](const Document& document, ErrorCode code) {
    const ReturnReview review = review_of(office, document);
    CHECK(review.status == ReturnStatus::Refused);
    CHECK(has_finding(review, code));
    CHECK(review.branch == 0);
    const std::string before = test::bytes_of(office.data());
    office.take({document});
    CHECK(test::bytes_of(office.data()) == before);
  };
  Document other = file;
  other.dataset.workspace = {78};
  refused(other, ErrorCode::MergeOtherWorkspace);
  other = file;
  other.header.given.purpose = exchange::DocumentPurpose::Full;
  refused(other, ErrorCode::NotAReturn);
  other = file;
  other.dataset.packets = {};
  refused(other, ErrorCode::NotAReturn);
  other = file;
  model::Packet stranger = packet;
  stranger.id = {4711};
  other.dataset.packets = base::Table<model::Packet>::from_rows({stranger});
  refused(other, ErrorCode::PacketUnknown);
  model::Packet withdrawn = packet;
  withdrawn.withdrawn = true;
  office.commit(change::put(office.data(), withdrawn));
  refused(file, ErrorCode::PacketWithdrawn);
  office.commit(change::put(office.data(), packet));
  model::Cycle closed = *office.data().cycles.find({1});
  closed.status = model::CycleStatus::Closed;
  office.commit(change::put(office.data(), closed));
  refused(file, ErrorCode::CycleClosed);
  office.commit(*change::remove_cycle(office.data(), {1}));
  CHECK(office.data().packets.empty());
  refused(file, ErrorCode::PacketUnknown);
}

TEST_CASE("returns: what is outside the fence is counted, named and left") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  filler.rate(1, 1, 4);
  Document file = filler.save();
  model::Dataset& data = file.dataset;
  const base::Date day = packet.made;
  const model::RaterId rina = filler.rater();
  using enum model::Source;
  // Another person, source, rater, day; a competency that is not in the cycle; another cycle.
  const std::vector<model::SheetChange> sheets{
      {{{1}, Self, {}, day}, {{{1}, {}, {5}}}},
      {{{1}, Superior, {1}, day}, {{{1}, {}, {5}}}},
      {{{1}, Superior, rina, day.plus_days(1)}, {{{1}, {}, {5}}}},
      {{{2}, Superior, rina, day}, {{{1}, {}, {5}}}},
  };
  auto sorted = sheets;
  std::ranges::sort(sorted, {}, &model::SheetChange::key);
  data.ratings.edit({1}).apply(sorted);
  const std::vector<model::SheetChange> foreign{{{{1}, Superior, rina, day}, {{{4}, {}, {5}}}}};
  data.ratings.edit({1}).apply(foreign);
  data.ratings.edit({2}).apply(std::vector<model::SheetChange>{
      {{{1}, Superior, rina, day}, {{{1}, {}, {5}}}}});
  data.employees.edit({4})->name = "Diganti";
  data.competencies.edit({1})->code = "X";
  model::Note note = *office.data().notes.find({1});
  note.author = rina;
  note.text = "Ditimpa";
  data.notes.insert(note);
  model::WorkspaceKey key;
  key.id = {9};
  data.keys.insert(key);
  data.unknown_keys.push_back({model::EntityKind::Employee, 4, "warna", "1"});
  const model::Dataset before = office.data();
  const auto plan = office.take({file});
  const ReturnReview& review = plan.reviews().front();
  CHECK(review.status == ReturnStatus::Ready);
  CHECK(review.levels_new == 1);
  CHECK(review.outside == 6 + 2 + 1 + 1 + 1);
  CHECK(has_finding(review, ErrorCode::OutsideFence));
  model::Dataset expected = before;
  expected.raters = office.data().raters;
  expected.packet_returns = office.data().packet_returns;
  expected.ratings.edit({1}).apply(std::vector<model::SheetChange>{
      {{{1}, Superior, rina, day}, {{{1}, {}, {4}}}}});
  CHECK(office.data() == expected);
  CHECK(office.data().packet_returns.rows().front().outside == 11);
}

TEST_CASE("returns: a record that breaks a rule is left, and does not hold up the others") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 4);
  filler.note(500, 1, 1, "Sah");
  filler.note(501, 1, 1, "Dikosongkan");
  Document file = filler.save();
  file.dataset.notes.edit({501})->text.clear();
  exchange::ReturnsInput input = office.input({});
  input.files = {{"nama \xff rusak", &file}};
  const auto plan = exchange::plan_returns(input);
  REQUIRE(plan);
  CHECK(plan->reviews().front().notes_new == 1);
  CHECK(plan->reviews().front().outside == 1);
  auto outcome = exchange::merge_returns(*plan, {}, {});
  REQUIRE(outcome);
  office.commit(std::move(outcome->step));
  CHECK(office.data().notes.find({501}) == nullptr);
  CHECK(office.data().notes.find({500}) != nullptr);
  CHECK(exchange::read_document(test::bytes_of(office.data())));
}

TEST_CASE("returns: a fence that was altered is told; the one sent holds") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  filler.rate(1, 1, 4);
  Document file = filler.save();
  model::Packet* stated = file.dataset.packets.edit(packet.id);
  stated->employees.push_back({2});
  stated->source = model::Source::Peer;
  const ReturnReview review = review_of(office, file);
  CHECK(std::ranges::count_if(review.findings, [](const base::Finding& finding) {
          return finding.error.code == ErrorCode::PacketAltered;
        }) == 2);
  CHECK(review.levels_new == 1);
}

TEST_CASE("returns: lateness goes by the file's clock where that can be right, else by today") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 4);
  const auto late = [&](std::string saved, base::Date today) {
    office.today = today;
    const ReturnReview review = review_of(office, filler.save(std::move(saved)));
    CHECK(has_finding(review, ErrorCode::ReturnLate) == review.late);
    return review.late;
  };
  const auto day = [](int month, int number) { return base::Date::from_civil(2026, month, number); };
  CHECK(!late("2026-03-31T23:00:00+07:00", day(4, 20)));
  CHECK(late("2026-04-01T08:00:00+07:00", day(4, 20)));
  CHECK(!late("2031-04-01T08:00:00+07:00", day(3, 20)));
  CHECK(late("2031-04-01T08:00:00+07:00", day(4, 20)));
  CHECK(late("1999-04-01T08:00:00+07:00", day(4, 20)));
  CHECK(!late("1999-04-01T08:00:00+07:00", day(3, 31)));
  CHECK(late("", day(4, 20)));
}

TEST_CASE("returns: people who were removed or erased meanwhile stay away") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  for (const std::uint64_t person : {1, 4, 7}) filler.rate(person, 1, 4);
  const Document file = filler.save();
  office.commit(*change::remove_employee(office.data(), {1}));
  office.commit(*change::remove_employee(office.data(), {4}));
  CHECK(office.data().packets.find(packet.id)->employees == std::vector<model::EmployeeId>{{7}});
  exchange::ReturnsInput input = office.input({file});
  const std::vector<Document> files{file};
  input.files = {{"a", &files.front()}};
  input.is_erased = [](model::EmployeeId id, std::string_view) { return id.value == 4; };
  const auto plan = exchange::plan_returns(input);
  REQUIRE(plan);
  const ReturnReview& review = plan->reviews().front();
  CHECK(review.levels_new == 1);
  CHECK(review.outside == 2);
  CHECK(has_item(*plan, MergeItemKind::Erased));
  CHECK(!has_finding(review, ErrorCode::PacketAltered));
  std::vector<std::string> named;
  for (const base::Finding& finding : review.findings) {
    if (finding.error.code == ErrorCode::PersonUnknown) named.push_back(finding.error.args.at(0));
  }
  CHECK(named == std::vector<std::string>{"Pegawai 1"});
  const auto outcome = exchange::merge_returns(*plan, {}, {});
  REQUIRE(outcome);
  CHECK(level_at(outcome->dataset, 7, 1, filler.rater()).value == 4);
  CHECK(!level_at(outcome->dataset, 1, 1, filler.rater()).has_value());
  CHECK(!level_at(outcome->dataset, 4, 1, filler.rater()).has_value());
}

TEST_CASE("returns: rules changed while others rated are told") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  filler.rate(4, 1, 4);
  filler.rate(4, 3, 4);
  model::Competency retired = *office.data().competencies.find({3});
  retired.retired = true;
  office.commit(change::put(office.data(), retired));
  model::Standard standard = office.data().standards.rows().front();
  standard.position = {1};
  standard.competency = {1};
  standard.id = model::standard_id({1}, {1});
  standard.required = {5};
  office.commit(change::put(office.data(), standard));
  const auto plan = office.take({filler.save()});
  CHECK(has_item(plan, MergeItemKind::RetiredAndRated));
  CHECK(has_item(plan, MergeItemKind::StandardInCycle));
  CHECK(plan.merge_plan().open_count() == 0);
  CHECK(level_at(office.data(), 4, 3, filler.rater()).value == 4);
}

TEST_CASE("returns: cancelling and too many files") {
  Office office;
  Filler filler(office.data(), office.send_unit(3));
  filler.rate(1, 1, 4);
  const std::vector<Document> files{filler.save()};
  exchange::ReturnsInput input = office.input(files);
  input.progress = [](std::size_t, std::size_t) { return false; };
  CHECK(exchange::plan_returns(input).error().code == ErrorCode::Cancelled);
  std::vector<Document> many(exchange::kMaxBranches, files.front());
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i].header.digest[0] = static_cast<std::uint8_t>(i);
    many[i].header.digest[1] = static_cast<std::uint8_t>(i >> 8);
  }
  CHECK(exchange::plan_returns(office.input(many)).error().code == ErrorCode::MergeBranchCount);
  many.pop_back();
  CHECK(exchange::plan_returns(office.input(many)));
}

}  // namespace asah::returns_test
