#include "tests/core/exchange/packet/office.hpp"

#include <doctest/doctest.h>

#include "core/change/commands.hpp"

namespace asah::test {

using exchange::Document;
using exchange::DocumentPurpose;
using exchange::HeaderInput;
using exchange::ReturnsInput;
using model::Dataset;

namespace {

void add_structure(Dataset& d) {
  d.regions.insert({.id = {1}, .name = "Kota Uji", .vision = "Rahasia", .office = "BKPSDM"});
  d.units.insert({.id = {1}, .name = "Dinas", .code = "D"});
  for (std::uint64_t id = 2; id <= 4; ++id) {
    d.units.insert({.id = {id}, .name = "Bidang " + std::to_string(id), .parent = {1},
                    .external_id = "unor" + std::to_string(id)});
  }
  d.tiers.insert({.id = {1}, .code = "ADM", .name = {"Administrator", ""}});
  d.tiers.insert({.id = {2}, .code = "PWS", .name = {"Pengawas", ""}});
  for (std::uint64_t id = 1; id <= 2; ++id) {
    d.positions.insert({.id = {id}, .name = "Jabatan " + std::to_string(id), .tier = {1},
                        .external_id = "jab" + std::to_string(id)});
  }
  for (std::uint64_t id = 1; id <= 4; ++id) {
    model::Competency competency;
    competency.id = {id};
    competency.code = "K" + std::to_string(id);
    competency.name = {"Kompetensi " + std::to_string(id), ""};
    competency.definition = {"Arti " + std::to_string(id), ""};
    d.competencies.insert(competency);
  }
  for (std::uint64_t competency = 1; competency <= 2; ++competency) {
    model::Standard standard;
    standard.position = {1};
    standard.competency = {competency};
    standard.id = model::standard_id({1}, {competency});
    standard.required = {3};
    d.standards.insert(standard);
  }
}

void add_people(Dataset& d) {
  for (std::uint64_t id = 1; id <= 8; ++id) {
    model::Employee person;
    person.id = {id};
    person.nip = "19900" + std::to_string(id) + "012015011997";
    person.name = "Pegawai " + std::to_string(id);
    person.unit = {2 + id % 3};
    person.position = {1 + id % 2};
    person.grade = "III/a";
    person.education = "S1";
    person.external_id = "pns" + std::to_string(id);
    person.extra = {{"agama", "x"}};
    d.employees.insert(person);
  }
  d.raters.insert({.id = {1}, .name = "Asesor Satu"});
  d.raters.insert({.id = {2}, .name = "Asesor Dua", .employee = {8}});
}

void add_cycles(Dataset& d) {
  for (std::uint64_t id = 1; id <= 2; ++id) {
    model::Cycle cycle;
    cycle.id = {id};
    cycle.name = "Pemetaan " + std::to_string(2025 + id);
    cycle.start = base::Date::from_civil(2026, 1, 1);
    cycle.sources = {{model::Source::Superior, {100}}, {model::Source::Self, {0}}};
    cycle.competencies = {{1}, {2}, {3}};
    d.cycles.insert(cycle);
  }
  const base::Date day = base::Date::from_civil(2026, 2, 1);
  std::vector<model::SheetChange> sheets;
  for (std::uint64_t person = 1; person <= 4; ++person) {
    sheets.push_back({{{person}, model::Source::Self, {}, day}, {{{1}, {}, {3}}, {{2}, {}, {2}}}});
    sheets.push_back({{{person}, model::Source::Superior, {1 + person % 2}, day},
                      {{{1}, {}, {2}}, {{3}, {}, {4}}}});
  }
  d.ratings.edit({1}).apply(sheets);
  for (std::uint64_t id = 1; id <= 2; ++id) {
    model::Note note;
    note.id = {id};
    note.cycle = {1};
    note.employee = {id};
    note.competency = {1};
    note.author = {1 + id % 2};
    note.text = "Catatan " + std::to_string(id);
    d.notes.insert(note);
  }
}

}  // namespace

Dataset office_dataset() {
  Dataset d;
  d.workspace = {77};
  add_structure(d);
  add_people(d);
  add_cycles(d);
  model::WorkspaceKey key;
  key.id = {1};
  key.kind = model::KeyKind::Sealing;
  key.public_part = "cHVibGlr";
  key.private_part = "cmFoYXNpYQ==";
  key.by = "Koordinator";
  d.keys.insert(key);
  return d;
}

Document document_of(const Dataset& dataset, HeaderInput header) {
  header.application = "0.0.0";
  auto document = exchange::read_document(exchange::write_document(dataset, header));
  if (!document) FAIL(base::describe(document.error(), false), " ", document.error().where);
  return *std::move(document);
}

std::string bytes_of(const Dataset& dataset) { return exchange::write_document(dataset, {}); }

Office::Office(Dataset dataset) : store_(std::move(dataset)) {}

void Office::commit(change::Step step) {
  const auto done = store_.commit(std::move(step), {"Koordinator", "BKPSDM", ++clock_});
  if (!done) FAIL(base::describe(done.error(), false), " ", done.error().where);
}

std::vector<model::Packet> Office::send(exchange::SplitRequest request) {
  request.made = base::Date::from_civil(2026, 3, 1);
  request.due = base::Date::from_civil(2026, 3, 31);
  request.base = store_.head();
  request.new_id = [this] { return ++next_id_; };
  auto packets = exchange::plan_packets(data(), request);
  if (!packets) FAIL(base::describe(packets.error(), false));
  commit(exchange::packets_step(data(), *packets));
  return *std::move(packets);
}

model::Packet Office::send_unit(std::uint64_t unit) {
  return send({.cycle = {1}, .units = {{unit}}}).front();
}

model::Packet Office::send_rater(std::uint64_t rater, std::vector<model::EmployeeId> people) {
  return send({.cycle = {1}, .kind = model::PacketKind::Rater, .rater = {rater},
               .people = std::move(people)})
      .front();
}

ReturnsInput Office::input(const std::vector<Document>& files) const {
  ReturnsInput input;
  input.ours = &data();
  input.today = today;
  for (std::size_t i = 0; i < files.size(); ++i) {
    input.files.push_back({"balasan-" + std::to_string(i + 1), &files[i]});
  }
  if (!remembers) return input;
  input.state_at = [this](const change::JournalHead& head) -> std::optional<Dataset> {
    auto state = store_.state_at(head);
    return state ? std::optional(*std::move(state)) : std::nullopt;
  };
  const auto around = [this](model::PacketReturnId id, bool after) -> std::optional<Dataset> {
    for (const change::JournalRecord& record : store_.records()) {
      const bool takes = std::ranges::any_of(record.changes.records, [&](const auto& change) {
        return change.kind == model::EntityKind::PacketReturn && change.id == id.value &&
               change.op == change::RecordOp::Add;
      });
      if (!takes) continue;
      const change::JournalHead head{record.seq, change::digest(record)};
      auto state = store_.state_at(after ? head : change::JournalHead{record.seq - 1, record.previous});
      return state ? std::optional(*std::move(state)) : std::nullopt;
    }
    return std::nullopt;
  };
  input.state_before = [around](model::PacketReturnId id) { return around(id, false); };
  input.state_after = [around](model::PacketReturnId id) { return around(id, true); };
  return input;
}

exchange::ReturnsPlan Office::take(const std::vector<Document>& files,
                                   std::span<const exchange::MergeDecision> decisions) {
  auto plan = exchange::plan_returns(input(files));
  REQUIRE(plan);
  auto outcome = exchange::merge_returns(*plan, decisions,
                                         {"Koordinator", "BKPSDM", std::to_string(++clock_)});
  REQUIRE(outcome);
  const Dataset expected = outcome->dataset;
  commit(std::move(outcome->step));
  CHECK(data() == expected);
  return *std::move(plan);
}

Filler::Filler(const Dataset& whole, const model::Packet& packet, std::string name)
    : packet_(packet), name_(std::move(name)),
      store_(document_of(exchange::packet_dataset(whole, packet),
                         {.purpose = DocumentPurpose::Packet})
                 .dataset) {}

void Filler::commit(change::Step step) {
  const auto done = store_.commit(std::move(step), {name_, "Unit", ++clock_});
  if (!done) FAIL(base::describe(done.error(), false), " ", done.error().where);
}

void Filler::rate(std::uint64_t person, std::uint64_t competency, int level) {
  if (rater() && data().raters.find(rater()) == nullptr) {
    commit(change::put<model::Rater>(data(), {.id = rater(), .name = name_}));
  }
  const auto key = exchange::packet_sheet(data(), packet_, rater(), {person});
  const change::RatingEdit edit{packet_.cycle, key, {competency},
                                {static_cast<std::int8_t>(level)}};
  auto step = change::rate(data(), std::span(&edit, 1));
  REQUIRE(step);
  commit(*std::move(step));
}

void Filler::note(std::uint64_t id, std::uint64_t person, std::uint64_t competency,
                  std::string text) {
  if (rater() && data().raters.find(rater()) == nullptr) {
    commit(change::put<model::Rater>(data(), {.id = rater(), .name = name_}));
  }
  model::Note note;
  note.id = {id};
  note.cycle = packet_.cycle;
  note.employee = {person};
  note.competency = {competency};
  note.author = rater();
  note.source = packet_.source;
  note.date = packet_.made;
  note.text = std::move(text);
  commit(change::put(data(), note));
}

void Filler::forget_note(std::uint64_t id) {
  auto step = change::erase<model::Note>(data(), {id});
  REQUIRE(step);
  commit(*std::move(step));
}

Document Filler::save(std::string created_at) {
  HeaderInput header;
  header.purpose = DocumentPurpose::Return;
  header.author = name_;
  header.office = "Unit";
  header.created_at = std::move(created_at);
  header.base_revision = store_.head();
  header.ancestors = saved_;
  saved_.push_back(store_.head());
  return document_of(exchange::return_dataset(data(), packet_), header);
}

}  // namespace asah::test
