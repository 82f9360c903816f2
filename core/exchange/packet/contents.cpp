// What is in a packet and in a return. Both are made from nothing, field by field: what is not named
// here does not leave the office.

#include <algorithm>
#include <set>
#include <utility>

#include "core/exchange/packet/fence.hpp"
#include "core/exchange/packet/packet.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Packet;

namespace {

class Extract {
 public:
  Extract(const Dataset& whole, const Packet& packet, bool for_return)
      : whole_(whole), packet_(packet), for_return_(for_return),
        cycle_(whole.cycles.find(packet.cycle)), fence_(packet, cycle_) {
    out_.workspace = whole.workspace;
  }

  Dataset take() {
    if (cycle_ == nullptr) return std::move(out_);
    take_region();
    take_competencies();
    take_people();
    take_units();
    take_positions();
    take_packet();
    // Whoever says only later who they are gets nothing of what others gave.
    const bool named = packet_.rater || packet_.source == model::Source::Self;
    if (named || for_return_) {
      take_levels();
      take_notes();
    }
    take_raters();
    return std::move(out_);
  }

 private:
  template <class E>
  void insert(std::vector<E> rows) {
    out_.table<E>() = base::Table<E>::from_rows(std::move(rows));
  }

  void take_region() {
    for (const model::Region& region : whole_.regions) {
      model::Region copy;
      copy.id = region.id;
      copy.name = region.name;
      copy.kind = region.kind;
      out_.regions.insert(std::move(copy));
    }
  }

  void take_competencies() {
    std::vector<model::Competency> rows;
    for (const model::Competency& competency : whole_.competencies) {
      if (!fence_.has_competency(competency.id)) continue;
      if (!for_return_) {
        rows.push_back(competency);
        continue;
      }
      model::Competency copy;
      copy.id = competency.id;
      copy.code = competency.code;
      copy.name = competency.name;
      copy.domain = competency.domain;
      rows.push_back(std::move(copy));
    }
    insert(std::move(rows));
  }

  void take_people() {
    std::set<model::EmployeeId> people(packet_.employees.begin(), packet_.employees.end());
    std::vector<model::Employee> rows;
    for (const model::EmployeeId id : people) {
      const model::Employee* person = whole_.employees.find(id);
      if (person == nullptr) continue;
      model::Employee copy;
      copy.id = person->id;
      copy.nip = person->nip;
      copy.name = person->name;
      copy.front_title = person->front_title;
      copy.back_title = person->back_title;
      copy.kind = person->kind;
      if (!for_return_) {
        if (whole_.units.find(person->unit) != nullptr) copy.unit = person->unit;
        if (whole_.positions.find(person->position) != nullptr) copy.position = person->position;
      }
      rows.push_back(std::move(copy));
    }
    insert(std::move(rows));
  }

  // The people's units with all above them; of a return only the packet's own.
  void take_units() {
    std::set<model::UnitId> wanted{packet_.unit};
    for (const model::Employee& person : out_.employees) wanted.insert(person.unit);
    std::set<model::UnitId> taken;
    std::vector<model::Unit> rows;
    for (model::UnitId id : wanted) {
      for (const model::Unit* unit = whole_.units.find(id);
           unit != nullptr && taken.insert(unit->id).second;
           unit = whole_.units.find(unit->parent)) {
        model::Unit copy = *unit;
        copy.external_id.clear();
        if (for_return_ || whole_.units.find(unit->parent) == nullptr) copy.parent = {};
        rows.push_back(std::move(copy));
        if (for_return_) break;
      }
    }
    insert(std::move(rows));
  }

  void take_positions() {
    std::set<model::PositionId> wanted;
    for (const model::Employee& person : out_.employees) wanted.insert(person.position);
    std::set<model::TierId> tiers;
    std::vector<model::Position> positions;
    std::vector<model::Standard> standards;
    for (const model::PositionId id : wanted) {
      const model::Position* position = whole_.positions.find(id);
      if (position == nullptr) continue;
      model::Position copy = *position;
      copy.external_id.clear();
      if (whole_.tiers.find(copy.tier) == nullptr) copy.tier = {};
      if (copy.tier) tiers.insert(copy.tier);
      positions.push_back(std::move(copy));
      for (const model::Competency& competency : out_.competencies) {
        const auto* standard = whole_.standards.find(model::standard_id(id, competency.id));
        if (standard != nullptr) standards.push_back(*standard);
      }
    }
    for (const model::TierId id : tiers) out_.tiers.insert(*whole_.tiers.find(id));
    insert(std::move(positions));
    insert(std::move(standards));
  }

  void take_packet() {
    model::Cycle cycle = *cycle_;
    std::erase_if(cycle.competencies, [&](model::CompetencyId id) {
      return whole_.competencies.find(id) == nullptr;
    });
    cycle.units.clear();
    out_.cycles.insert(std::move(cycle));
    Packet packet = packet_;
    packet.employees.clear();
    for (const model::Employee& person : out_.employees) packet.employees.push_back(person.id);
    out_.packets.insert(std::move(packet));
    if (packet_.rater) raters_.insert(packet_.rater);
    const model::WorkspaceKey* key = whole_.keys.find(packet_.seal);
    if (key == nullptr) return;
    model::WorkspaceKey public_half;
    public_half.id = key->id;
    public_half.kind = key->kind;
    public_half.public_part = key->public_part;
    public_half.made = key->made;
    out_.keys.insert(std::move(public_half));
  }

  void take_levels() {
    const model::RatingBlock& block = whole_.ratings.block(packet_.cycle);
    std::vector<model::SheetChange> sheets;
    for (const model::Employee& person : out_.employees) {
      std::size_t row = block.lower_bound({person.id, packet_.source, {}, {}});
      for (; row < block.rows() && block.employees()[row] == person.id; ++row) {
        const model::SheetKey key = block.key(row);
        if (!fence_.has_sheet(key, whole_.raters)) continue;
        model::SheetChange sheet{key, {}};
        const auto levels = block.row_levels(row);
        for (std::size_t c = 0; c < levels.size(); ++c) {
          const model::CompetencyId competency = block.competencies()[c];
          if (levels[c] == model::Level::kNone || !fence_.has_competency(competency)) continue;
          sheet.levels.push_back({competency, {}, model::Level{levels[c]}});
        }
        if (sheet.levels.empty()) continue;
        if (key.rater) raters_.insert(key.rater);
        sheets.push_back(std::move(sheet));
      }
    }
    if (!sheets.empty()) out_.ratings.edit(packet_.cycle).apply(sheets);
  }

  void take_notes() {
    std::vector<model::Note> rows;
    for (const model::Note& note : whole_.notes) {
      if (!fence_.has_note(note, whole_.raters)) continue;
      if (out_.employees.find(note.employee) == nullptr) continue;
      if (note.author) raters_.insert(note.author);
      rows.push_back(note);
    }
    insert(std::move(rows));
  }

  void take_raters() {
    for (const model::RaterId id : raters_) {
      const model::Rater* rater = whole_.raters.find(id);
      if (rater == nullptr) continue;
      model::Rater copy = *rater;
      if (out_.employees.find(copy.employee) == nullptr) copy.employee = {};
      out_.raters.insert(std::move(copy));
    }
  }

  const Dataset& whole_;
  const Packet& packet_;
  bool for_return_;
  const model::Cycle* cycle_;
  Fence fence_;
  Dataset out_;
  std::set<model::RaterId> raters_;
};

}  // namespace

Dataset packet_dataset(const Dataset& whole, const Packet& packet) {
  return Extract(whole, packet, false).take();
}

Dataset return_dataset(const Dataset& filled, const Packet& packet) {
  return Extract(filled, packet, true).take();
}

}  // namespace asah::exchange
