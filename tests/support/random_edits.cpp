#include "tests/support/random_edits.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/id.hpp"
#include "core/change/commands.hpp"
#include "core/change/kept.hpp"
#include "core/change/store.hpp"
#include "core/model/record_access.hpp"
#include "tests/support/random_dataset.hpp"

namespace asah::test {
namespace {

using change::ChangeSet;
using change::RecordChange;
using change::RecordOp;
using model::Dataset;
using model::EntityKind;
using model::RecordAccess;
using model::Value;

class Editor {
 public:
  Editor(change::Store& store, base::Random& random) : store_(store), random_(random) {}

  void step() {
    switch (random_.below(20)) {
      case 0: return commit(add());
      case 1: return commit(remove());
      case 2: return commit(move_unit());
      case 3: return commit(add_standard());
      case 4: return remove_whole();
      case 10: return commit(change_key());
      case 11: return commit(register_something());
      case 12: return commit(retire_sealing_key());
      case 13: return commit(keep_something());
      case 5:
      case 6:
      case 7:
      case 8:
      case 9: return commit(rate());
      default: return commit(edit());
    }
  }
  const Dataset& dataset() const { return store_.snapshot(); }

 private:
  // Steps against the rules are refused by the store, which then is as before.
  void commit(ChangeSet changes) {
    static_cast<void>(store_.commit({{"step.test", {}}, std::move(changes)}, {}));
  }

  const RecordAccess& any_kind() {
    const auto all = model::all_records();
    return *all[random_.index(all.size())];
  }
  model::RecordView any_record(const RecordAccess& access) {
    const std::size_t size = access.size(dataset());
    if (size == 0) return {};
    return {&dataset(), random_.index(size)};
  }
  std::string pooled_nip() {
    return "19" + std::to_string(80 + random_.below(2)) + "01012010011" +
           std::to_string(997 + random_.below(3));
  }
  Value other_value(const RecordAccess& access, model::RecordView record, std::size_t field) {
    if (access.fields()[field].key == "nip") return Value{pooled_nip()};
    const Value now = access.value(record, field);
    if (const bool* flag = now.as_bool()) return Value{!*flag};
    if (access.fields()[field].key == "code" && random_.chance(0.5)) {
      return Value{"Z" + std::to_string(random_.below(3))};
    }
    if (now.as_text() != nullptr && random_.chance(0.4)) return Value{"t" + random_text(random_, 6)};
    if (access.target(field) && random_.chance(0.3)) {
      return now.as_list() == nullptr ? Value{} : Value{model::ValueList{}};
    }
    return access.value(any_record(access), field);
  }

  static bool is_fixed(const model::FieldInfo& field) {
    return field.merge == model::MergeRule::Fixed;
  }

  ChangeSet edit() {
    const RecordAccess& access = any_kind();
    const auto record = any_record(access);
    if (!record) return {};
    const std::size_t field = random_.index(access.fields().size());
    if (is_fixed(access.fields()[field])) return {};
    const Value before = access.value(record, field);
    Value after = other_value(access, record, field);
    if (before == after) return {};
    RecordChange change{access.kind(), access.id(record), RecordOp::Update, {}};
    change.fields.push_back({static_cast<std::uint16_t>(field), before, std::move(after)});
    return {{std::move(change)}, {}};
  }

  // A NIP or code out of the pool for someone or something that has another.
  ChangeSet change_key() {
    const bool person = random_.chance(0.5);
    const RecordAccess& access =
        model::record_access(person ? EntityKind::Employee : EntityKind::Competency);
    const auto record = any_record(access);
    if (!record) return {};
    const std::uint16_t field = access.field(person ? "nip" : "code");
    Value after{person ? pooled_nip() : "N" + std::to_string(random_.below(4))};
    if (access.value(record, field) == after) return {};
    RecordChange change{access.kind(), access.id(record), RecordOp::Update, {}};
    change.fields.push_back({field, access.value(record, field), std::move(after)});
    return {{std::move(change)}, {}};
  }

  // A twin of a record under a new identity, with a key from the pool.
  ChangeSet add() {
    const RecordAccess& access = any_kind();
    const auto record = any_record(access);
    if (!record || access.kind() == EntityKind::Standard || access.kind() == EntityKind::Region) {
      return {};
    }
    RecordChange change{access.kind(), random_.next() | 1, RecordOp::Add, {}};
    for (std::size_t f = 0; f < access.fields().size(); ++f) {
      Value value = access.value(record, f);
      if (access.fields()[f].key == "nip") value = Value{pooled_nip()};
      if (access.fields()[f].key == "code") value = Value{"N" + std::to_string(random_.below(4))};
      change.fields.push_back({static_cast<std::uint16_t>(f), {}, std::move(value)});
    }
    return {{std::move(change)}, {}};
  }

  ChangeSet remove() {
    const RecordAccess& access = any_kind();
    const auto record = any_record(access);
    if (!record || access.kind() == EntityKind::Region) return {};
    // No office takes away a key or a tombstone.
    if (std::ranges::any_of(access.fields(), is_fixed)) return {};
    RecordChange change{access.kind(), access.id(record), RecordOp::Remove, {}};
    for (std::size_t f = 0; f < access.fields().size(); ++f) {
      change.fields.push_back({static_cast<std::uint16_t>(f), access.value(record, f), {}});
    }
    return {{std::move(change)}, {}};
  }

  ChangeSet move_unit() {
    const auto units = dataset().units.rows();
    if (units.size() < 2) return {};
    const model::Unit& unit = units[random_.index(units.size())];
    model::Unit moved = unit;
    moved.parent = random_.chance(0.2) ? model::UnitId{} : units[random_.index(units.size())].id;
    return {{change::updated(unit, moved)}, {}};
  }

  ChangeSet add_standard() {
    const auto positions = dataset().positions.rows();
    const auto competencies = dataset().competencies.rows();
    if (positions.empty() || competencies.empty()) return {};
    model::Standard standard;
    standard.position = positions[random_.index(positions.size())].id;
    standard.competency = competencies[random_.index(competencies.size())].id;
    standard.id = model::standard_id(standard.position, standard.competency);
    standard.required.value = static_cast<std::int8_t>(random_.between(0, 5));
    standard.minimum.value = static_cast<std::int8_t>(random_.between(-1, standard.required.value));
    return std::move(change::put(dataset(), standard).changes);
  }

  // A packet with one return, or a question that was decided or left open.
  ChangeSet register_something() {
    const auto cycles = dataset().cycles.rows();
    const auto employees = dataset().employees.rows();
    if (cycles.empty() || employees.empty()) return {};
    const model::EmployeeId person = employees[random_.index(employees.size())].id;
    if (random_.chance(0.5)) {
      model::Decision decision;
      decision.id = {random_.next() | 1};
      decision.item = "field_conflict/employee/" + base::id_text(person) + "/name";
      decision.employee = person;
      decision.chosen = random_text(random_, 5);
      decision.open = random_.chance(0.3);
      return {{change::added(decision)}, {}};
    }
    model::Packet packet;
    packet.id = {random_.next() | 1};
    packet.cycle = cycles[random_.index(cycles.size())].id;
    packet.receiver = "Penerima";
    packet.employees = {person};
    model::PacketReturn entry;
    entry.id = {random_.next() | 1};
    entry.packet = packet.id;
    return {{change::added(packet), change::added(entry)}, {}};
  }

  ChangeSet retire_sealing_key() {
    const auto keys = dataset().keys.rows();
    if (keys.empty()) return {};
    const model::WorkspaceKey& key = keys[random_.index(keys.size())];
    model::WorkspaceKey retired = key;
    retired.retired = true;
    if (retired == key) return {};
    return {{change::updated(key, retired)}, {}};
  }

  // What a newer version would have written: at a record, or in the document.
  ChangeSet keep_something() {
    change::KeptPlace place;
    place.key = "x" + std::to_string(random_.below(3));
    const RecordAccess& access = any_kind();
    const auto record = any_record(access);
    if (record && random_.chance(0.8)) {
      place.kind = access.kind();
      place.id = access.id(record);
    }
    const std::string* now = change::kept_at(dataset(), place);
    std::string before = now == nullptr ? std::string() : *now;
    std::string after = random_.chance(0.2) ? std::string() : std::to_string(random_.below(4));
    if (before == after) return {};
    return {{}, {}, {{std::move(place), std::move(before), std::move(after)}}};
  }

  void remove_whole() {
    const bool person = random_.chance(0.7);
    const auto record = any_record(
        model::record_access(person ? EntityKind::Employee : EntityKind::Cycle));
    if (!record) return;
    auto step = person ? change::remove_employee(dataset(), dataset().employees.rows()[record.row].id)
                       : change::remove_cycle(dataset(), dataset().cycles.rows()[record.row].id);
    if (step) commit(std::move(step->changes));
  }

  ChangeSet rate() {
    const auto cycles = dataset().cycles.rows();
    const auto employees = dataset().employees.rows();
    const auto competencies = dataset().competencies.rows();
    if (cycles.empty() || employees.empty() || competencies.empty()) return {};
    const model::CycleId cycle = cycles[random_.index(cycles.size())].id;
    const model::RatingBlock& block = dataset().ratings.block(cycle);
    model::SheetKey key{employees[random_.index(employees.size())].id, model::Source::Peer, {}, {}};
    if (block.rows() > 0 && random_.chance(0.8)) key = block.key(random_.index(block.rows()));
    const model::CompetencyId competency = competencies[random_.index(competencies.size())].id;
    const model::Level before = block.level(key, competency);
    const model::Level after{static_cast<std::int8_t>(random_.between(-1, 5))};
    if (before == after) return {};
    return {{}, {{cycle, {{key, {{competency, before, after}}}}}}};
  }

  change::Store& store_;
  base::Random& random_;
};

}  // namespace

void edit(change::Store& store, base::Random& random, std::size_t count) {
  Editor editor(store, random);
  for (std::size_t i = 0; i < count; ++i) editor.step();
}

model::Dataset edited(const model::Dataset& dataset, base::Random& random, std::size_t count) {
  change::Store store(dataset);
  edit(store, random, count);
  return store.snapshot();
}

}  // namespace asah::test
