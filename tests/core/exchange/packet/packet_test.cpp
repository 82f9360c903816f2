// Splitting a cycle: which packets, what is in them, what they are called.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/change/commands.hpp"
#include "core/exchange/packet/cover_list.hpp"
#include "core/model/validate.hpp"
#include "tests/core/exchange/packet/office.hpp"

namespace asah::packet_test {

using base::ErrorCode;
using exchange::SplitRequest;
using model::PacketKind;
using test::Filler;
using test::Office;

namespace {

std::vector<std::string> receivers(const std::vector<model::Packet>& packets) {
  std::vector<std::string> out;
  for (const model::Packet& packet : packets) {
    out.push_back(packet.receiver + ':' + std::to_string(packet.employees.size()));
  }
  return out;
}

ErrorCode refusal(const Office& office, SplitRequest request) {
  request.new_id = [] { return std::uint64_t{1}; };
  const auto packets = exchange::plan_packets(office.data(), request);
  REQUIRE(!packets);
  return packets.error().code;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("split: by unit everyone who takes part is in one packet") {
  Office office;
  CHECK(receivers(office.send({.cycle = {1}})) == Names{"Bidang 2:2", "Bidang 3:3", "Bidang 4:3"});
  SUBCASE("people directly in the single root have a packet of their own") {
    model::Employee head = *office.data().employees.find({8});
    head.unit = {1};
    office.commit(change::put(office.data(), head));
    const auto packets = office.send({.cycle = {1}});
    CHECK(receivers(packets) == Names{"Dinas:1", "Bidang 2:2", "Bidang 3:3", "Bidang 4:2"});
    CHECK(packets.front().employees == std::vector<model::EmployeeId>{{8}});
  }
  SUBCASE("people without a unit are not forgotten; who left is not asked about") {
    model::Employee alone = *office.data().employees.find({8});
    alone.unit = {};
    office.commit(change::put(office.data(), alone));
    model::Employee gone = *office.data().employees.find({3});
    gone.active = false;
    office.commit(change::put(office.data(), gone));
    const auto packets = office.send({.cycle = {1}});
    CHECK(receivers(packets) == Names{"Bidang 2:1", "Bidang 3:3", "Bidang 4:2", "Kota Uji:1"});
    CHECK(packets.back().kind == PacketKind::List);
  }
  SUBCASE("only units of the cycle; of nested units the nearer one") {
    model::Cycle cycle = *office.data().cycles.find({1});
    cycle.units = {{3}, {4}};
    office.commit(change::put(office.data(), cycle));
    CHECK(receivers(office.send({.cycle = {1}})) == Names{"Bidang 3:3", "Bidang 4:3"});
    CHECK(receivers(office.send({.cycle = {1}, .units = {{3}, {1}}})) ==
          Names{"Dinas:3", "Bidang 3:3"});
    CHECK(refusal(office, {.cycle = {1}, .units = {{2}}}) == ErrorCode::PacketWithoutPeople);
  }
}

TEST_CASE("split: by rater, by person and by hand") {
  Office office;
  CHECK(receivers(office.send({.cycle = {1}, .kind = PacketKind::Rater})) ==
        Names{"Asesor Dua:2", "Asesor Satu:2"});
  CHECK(receivers(office.send({.cycle = {1}, .kind = PacketKind::Rater, .rater = {1},
                               .people = {{5}, {3}, {5}}})) == Names{"Asesor Satu:2"});
  const auto selves = office.send({.cycle = {1}, .kind = PacketKind::Self});
  CHECK(selves.size() == 8);
  CHECK(std::ranges::all_of(selves, [](const model::Packet& packet) {
    return packet.source == model::Source::Self && !packet.rater && packet.employees.size() == 1;
  }));
  CHECK(selves.front().receiver == "Pegawai 3");
  CHECK(office.send({.cycle = {1}, .kind = PacketKind::Self, .people = {{6}}}).size() == 1);
  const auto list = office.send({.cycle = {1}, .kind = PacketKind::List,
                                 .source = model::Source::Assessor, .people = {{6}, {1}},
                                 .receiver = "Tim asesor"});
  CHECK(receivers(list) == Names{"Tim asesor:2"});
  CHECK(list.front().source == model::Source::Assessor);
}

TEST_CASE("split: what cannot be made is refused with its reason") {
  Office office;
  CHECK(refusal(office, {.cycle = {9}}) == ErrorCode::NoSuchRecord);
  CHECK(refusal(office, {.cycle = {1}, .units = {{9}}}) == ErrorCode::NoSuchRecord);
  CHECK(refusal(office, {.cycle = {1}, .kind = PacketKind::Rater, .rater = {9}}) ==
        ErrorCode::NoSuchRecord);
  CHECK(refusal(office, {.cycle = {1}, .kind = PacketKind::Rater, .rater = {1}}) ==
        ErrorCode::PacketWithoutPeople);
  CHECK(refusal(office, {.cycle = {2}, .kind = PacketKind::Rater}) ==
        ErrorCode::PacketWithoutPeople);
  CHECK(refusal(office, {.cycle = {1}, .kind = PacketKind::Self, .people = {{99}}}) ==
        ErrorCode::NoSuchRecord);
  CHECK(refusal(office, {.cycle = {1}, .kind = PacketKind::List, .people = {{1}},
                         .receiver = " "}) == ErrorCode::Required);
  CHECK(refusal(office, {.cycle = {1}, .seal = {9}}) == ErrorCode::NoSuchRecord);
  model::WorkspaceKey retired = *office.data().keys.find({1});
  retired.retired = true;
  office.commit(change::put(office.data(), retired));
  CHECK(refusal(office, {.cycle = {1}, .seal = {1}}) == ErrorCode::NoSuchRecord);
  model::Cycle closed = *office.data().cycles.find({1});
  closed.status = model::CycleStatus::Closed;
  office.commit(change::put(office.data(), closed));
  CHECK(refusal(office, {.cycle = {1}}) == ErrorCode::CycleClosed);

  model::Dataset crowd = test::office_dataset();
  std::vector<model::Employee> people;
  for (std::uint64_t id = 1; id <= model::kPacketPeople + 1; ++id) {
    model::Employee person;
    person.id = {id};
    person.name = "P";
    person.unit = {2};
    people.push_back(person);
  }
  crowd.employees = base::Table<model::Employee>::from_rows(std::move(people));
  CHECK(refusal(Office(crowd), {.cycle = {1}}) == ErrorCode::PacketTooLarge);
}

TEST_CASE("packet: carries what its receiver needs and nothing else") {
  Office office;
  SplitRequest request{.cycle = {1}, .kind = PacketKind::Rater, .rater = {1},
                       .people = {{2}, {5}}, .message = "Mohon diisi", .seal = {1}};
  const model::Packet packet = office.send(request).front();
  const model::Dataset data = exchange::packet_dataset(office.data(), packet);
  CHECK(!base::has_errors(model::validate(data)));
  CHECK(data.workspace == office.data().workspace);
  CHECK(data.region().name == "Kota Uji");
  CHECK(data.region().vision.empty());
  CHECK(data.region().office.empty());
  CHECK(data.employees.size() == 2);
  for (const model::Employee& person : data.employees) {
    CHECK(!person.nip.empty());
    CHECK(person.grade.empty());
    CHECK(person.education.empty());
    CHECK(person.external_id.empty());
    CHECK(person.extra.empty());
  }
  CHECK(data.units.size() == 2);
  CHECK(data.units.find({1}) != nullptr);
  CHECK(data.units.find({4})->external_id.empty());
  CHECK(data.positions.size() == 2);
  CHECK(data.tiers.size() == 1);
  CHECK(data.standards.size() == 2);
  CHECK(data.competencies.size() == 3);
  CHECK(data.competencies.find({1})->definition.id == "Arti 1");
  CHECK(data.cycles.size() == 1);
  CHECK(data.raters.size() == 1);
  CHECK(data.keys.rows().front().public_part == "cHVibGlr");
  CHECK(data.keys.rows().front().private_part.empty());
  CHECK(data.keys.rows().front().by.empty());
  CHECK(data.packets.rows().front() == packet);
  CHECK(data.notes.size() == 1);
  CHECK(data.notes.rows().front().id == model::NoteId{2});
  CHECK(data.ratings.level_count() == 2);
  CHECK(data.ratings.block({1}).key(0).rater == model::RaterId{1});
  CHECK(data.band_rules.empty());
  CHECK(data.decisions.empty());
  CHECK(data.tombstones.empty());

  SUBCASE("who is to say who they are gets nothing of what others gave") {
    const model::Dataset open = exchange::packet_dataset(office.data(), office.send_unit(3));
    CHECK(open.ratings.level_count() == 0);
    CHECK(open.notes.empty());
    CHECK(open.raters.empty());
    CHECK(open.keys.empty());
  }
  SUBCASE("a person's own packet brings back what they said of themselves") {
    const auto own =
        office.send({.cycle = {1}, .kind = PacketKind::Self, .people = {{3}}}).front();
    const model::Dataset self = exchange::packet_dataset(office.data(), own);
    REQUIRE(self.ratings.block({1}).rows() == 1);
    CHECK(self.ratings.block({1}).key(0).source == model::Source::Self);
    CHECK(!base::has_errors(model::validate(self)));
  }
  SUBCASE("without its cycle there is nothing to send") {
    model::Packet lost = packet;
    lost.cycle = {9};
    CHECK(exchange::packet_dataset(office.data(), lost).employees.empty());
  }
}

TEST_CASE("packet: a return carries the filled places and who they are about") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  filler.rate(1, 1, 4);
  filler.note(600, 1, 2, "Bukti");
  const exchange::Document file = filler.save();
  CHECK(!base::has_errors(file.findings));
  CHECK(file.dataset.ratings.level_count() == 1);
  CHECK(file.dataset.notes.size() == 1);
  CHECK(file.dataset.raters.size() == 1);
  CHECK(file.dataset.employees.size() == 3);
  CHECK(file.dataset.positions.empty());
  CHECK(file.dataset.standards.empty());
  CHECK(file.dataset.competencies.find({1})->definition.id.empty());
  CHECK(exchange::packet_of(file)->id == packet.id);
  CHECK(exchange::packet_of(test::document_of(file.dataset, {})).error().code ==
        ErrorCode::NotAPacket);
}

TEST_CASE("packet: what is to be filled in, and how far it is") {
  Office office;
  const model::Packet packet = office.send_unit(3);
  Filler filler(office.data(), packet);
  const model::RaterId rater = filler.rater();
  // Position 1 demands two of the three competencies, position 2 none of them.
  CHECK(exchange::person_competencies(filler.data(), packet, {4}).size() == 2);
  CHECK(exchange::person_competencies(filler.data(), packet, {1}).size() == 3);
  CHECK(exchange::fill_progress(filler.data(), packet, rater) ==
        exchange::FillProgress{.people = 3, .people_done = 0, .cells = 8, .cells_filled = 0});
  filler.rate(4, 1, 0);
  filler.rate(4, 2, 3);
  filler.rate(4, 3, 3);
  filler.rate(1, 3, 2);
  const auto progress = exchange::fill_progress(filler.data(), packet, rater);
  CHECK(progress ==
        exchange::FillProgress{.people = 3, .people_done = 1, .cells = 8, .cells_filled = 3});
  CHECK(!progress.done());
  const model::SheetKey fresh = exchange::packet_sheet(office.data(), packet, rater, {1});
  CHECK(fresh.date == packet.made);
  const model::Packet named = office.send_rater(1, {{2}});
  CHECK(exchange::packet_sheet(office.data(), named, {1}, {2}).date ==
        base::Date::from_civil(2026, 2, 1));
  CHECK(exchange::packet_rater(named, "Siapa saja") == model::RaterId{1});
  CHECK(!exchange::packet_rater(packet, " - "));
}

TEST_CASE("packet: names of files are the same on every system") {
  Office office;
  model::Unit unit = *office.data().units.find({3});
  unit.name = "Seksi “Tata/Usaha” & Umum é";
  office.commit(change::put(office.data(), unit));
  const model::Packet packet = office.send_unit(3);
  const std::string id = base::id_text(packet.id).substr(9);
  CHECK(exchange::packet_file_name(office.data(), packet) ==
        "paket-penilaian_pemetaan-2026_seksi-tata-usaha-umum_" + id + ".asn.json");
  CHECK(exchange::return_file_name(office.data(), packet, "Rina S.Pd.") ==
        "balasan-penilaian_pemetaan-2026_seksi-tata-usaha-umum_rina-s-pd_" + id + ".asn.json");
  const model::Packet named = office.send_rater(1, {{2}});
  CHECK(exchange::return_file_name(office.data(), named, "Asesor Satu")
            .starts_with("balasan-penilaian_pemetaan-2026_asesor-satu_"));
  const auto rows = exchange::cover_rows(office.data(), std::vector{packet, named});
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].number == 2);
  const std::string csv = exchange::cover_csv(rows, base::Language::Indonesian);
  CHECK(csv.starts_with("\xef\xbb\xbfNo;Penerima;Jumlah pegawai;Penilaian;Batas waktu;Nama berkas"));
  CHECK(csv.contains("Asesor Satu;1;atasan;2026-03-31;paket-penilaian_"));
  CHECK(exchange::cover_csv(rows, base::Language::English).contains("superior"));
}

}  // namespace asah::packet_test
