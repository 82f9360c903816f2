// Which packets a cycle falls into.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/text.hpp"
#include "core/change/commands.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/model/refs.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;
using model::EmployeeId;
using model::kNoIndex;
using model::Packet;
using model::PacketKind;

namespace {

template <class E>
Result<const E*> known(const Dataset& dataset, base::Id<E> id) {
  const E* found = dataset.table<E>().find(id);
  if (found != nullptr) return found;
  return fail(ErrorCode::NoSuchRecord, {},
              {'@' + std::string(model::Fields<E>::name), base::id_text(id)});
}

// Titles are left out where they would make the receiver's name too long for its field.
std::string receiver_name(const model::Employee& person) {
  std::string name = model::full_name(person);
  return base::code_points(name) > model::kNameLength ? person.name : name;
}

class Splitter {
 public:
  Splitter(const Dataset& dataset, const SplitRequest& request, const model::Cycle& cycle)
      : dataset_(dataset), request_(request), cycle_(cycle),
        tree_(model::build_unit_tree(dataset.units)),
        places_(model::build_employee_places(dataset)) {
    mark_units();
  }

  Result<std::vector<Packet>> run() {
    Result<void> done;
    switch (request_.kind) {
      case PacketKind::Unit: done = by_unit(); break;
      case PacketKind::Rater: done = by_rater(); break;
      case PacketKind::Self: done = by_person(); break;
      case PacketKind::List: done = by_hand(); break;
    }
    if (!done) return std::unexpected(done.error());
    if (packets_.empty()) return fail(ErrorCode::PacketWithoutPeople, {}, {cycle_.name});
    return std::move(packets_);
  }

 private:
  // Units of the cycle, with all below them.
  void mark_units() {
    taking_part_.assign(dataset_.units.size(), cycle_.units.empty());
    for (const model::UnitId unit : cycle_.units) {
      const auto row = dataset_.units.index_of(unit);
      if (!row) continue;
      const std::uint32_t at = tree_.position[*row];
      for (std::uint32_t i = at; i < tree_.subtree_end[at]; ++i) taking_part_[tree_.order[i]] = true;
    }
  }
  bool takes_part(std::size_t person) const {
    if (!dataset_.employees.rows()[person].active) return false;
    const std::uint32_t unit = places_.unit[person];
    return unit == kNoIndex ? cycle_.units.empty() : taking_part_[unit];
  }

  std::vector<std::uint32_t> children(std::uint32_t parent) const {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : tree_.order) {
      if (tree_.parent[row] == parent) rows.push_back(row);
    }
    return rows;
  }
  // The topmost units that take part; while there is a single one, those below it beside it.
  std::vector<bool> board_units() const {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : tree_.order) {
      const std::uint32_t parent = tree_.parent[row];
      const bool top = parent == kNoIndex || !taking_part_[parent];
      if (taking_part_[row] && top) rows.push_back(row);
    }
    std::vector<bool> chosen(dataset_.units.size());
    for (;;) {
      for (const std::uint32_t row : rows) chosen[row] = true;
      if (rows.size() != 1) return chosen;
      rows = children(rows.front());
    }
  }

  Result<void> by_unit() {
    std::vector<bool> chosen(dataset_.units.size());
    for (const model::UnitId unit : request_.units) {
      const auto row = dataset_.units.index_of(unit);
      if (!row) return std::unexpected(known(dataset_, unit).error());
      chosen[*row] = true;
    }
    const bool named = !request_.units.empty();
    if (!named) chosen = board_units();
    // Whose packet a unit's people are in; parents come before their children.
    std::vector<std::uint32_t> nearest(dataset_.units.size(), kNoIndex);
    for (const std::uint32_t row : tree_.order) {
      const std::uint32_t parent = tree_.parent[row];
      nearest[row] = chosen[row] ? row : parent == kNoIndex ? kNoIndex : nearest[parent];
    }
    std::vector<std::vector<EmployeeId>> people(dataset_.units.size());
    std::vector<EmployeeId> unplaced;
    for (std::size_t person = 0; person < dataset_.employees.size(); ++person) {
      if (!takes_part(person)) continue;
      const EmployeeId id = dataset_.employees.rows()[person].id;
      const std::uint32_t unit = places_.unit[person];
      const std::uint32_t holder = unit == kNoIndex ? kNoIndex : nearest[unit];
      if (holder != kNoIndex) people[holder].push_back(id);
      if (holder == kNoIndex && !named) unplaced.push_back(id);
    }
    for (const std::uint32_t row : tree_.order) {
      if (!chosen[row] || (people[row].empty() && !named)) continue;
      Packet packet;
      packet.receiver = dataset_.units.rows()[row].name;
      packet.unit = dataset_.units.rows()[row].id;
      if (auto done = add(std::move(packet), std::move(people[row])); !done) return done;
    }
    if (unplaced.empty()) return {};
    // Nobody is forgotten for want of a unit.
    Packet rest;
    rest.kind = PacketKind::List;
    rest.receiver = dataset_.region().name.empty() ? cycle_.name : dataset_.region().name;
    return add(std::move(rest), std::move(unplaced));
  }

  Result<void> by_rater() {
    if (request_.rater) {
      const auto rater = known(dataset_, request_.rater);
      if (!rater) return std::unexpected(rater.error());
      return add_rater(**rater, request_.people);
    }
    const model::RatingBlock& block = dataset_.ratings.block(cycle_.id);
    std::map<model::RaterId, std::vector<EmployeeId>> rated;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const model::SheetKey key = block.key(row);
      if (key.source != request_.source || !key.rater) continue;
      const bool here = dataset_.employees.find(key.employee) != nullptr;
      if (here) rated[key.rater].push_back(key.employee);
    }
    std::vector<const model::Rater*> raters;
    for (const auto& [id, people] : rated) {
      const model::Rater* rater = dataset_.raters.find(id);
      if (rater != nullptr) raters.push_back(rater);
    }
    std::ranges::sort(raters, {}, [](const auto* r) { return std::tie(r->name, r->id); });
    for (const model::Rater* rater : raters) {
      if (auto done = add_rater(*rater, rated[rater->id]); !done) return done;
    }
    return {};
  }
  Result<void> add_rater(const model::Rater& rater, std::vector<EmployeeId> people) {
    Packet packet;
    packet.receiver = rater.name;
    packet.rater = rater.id;
    return add(std::move(packet), std::move(people));
  }

  Result<void> by_person() {
    std::vector<std::size_t> rows;
    for (const EmployeeId id : request_.people) {
      const auto row = dataset_.employees.index_of(id);
      if (!row) return std::unexpected(known(dataset_, id).error());
      rows.push_back(*row);
    }
    for (std::size_t row = 0; request_.people.empty() && row < dataset_.employees.size(); ++row) {
      if (takes_part(row)) rows.push_back(row);
    }
    const auto place = [&](std::size_t row) {
      const std::uint32_t unit = places_.unit[row];
      const model::Employee& person = dataset_.employees.rows()[row];
      return std::tuple(unit == kNoIndex ? kNoIndex : tree_.position[unit],
                        std::string_view(person.name), person.id);
    };
    std::ranges::sort(rows, {}, place);
    const auto twins = std::ranges::unique(rows);
    rows.erase(twins.begin(), twins.end());
    for (const std::size_t row : rows) {
      const model::Employee& person = dataset_.employees.rows()[row];
      Packet packet;
      packet.receiver = receiver_name(person);
      if (auto done = add(std::move(packet), {person.id}); !done) return done;
    }
    return {};
  }

  Result<void> by_hand() {
    if (base::trim(request_.receiver).empty()) return fail(ErrorCode::Required, "receiver", {"receiver"});
    Packet packet;
    packet.receiver = request_.receiver;
    packet.rater = request_.rater;
    if (packet.rater) {
      if (const auto rater = known(dataset_, packet.rater); !rater) {
        return std::unexpected(rater.error());
      }
    }
    return add(std::move(packet), request_.people);
  }

  // Gives the packet its people and what all packets have.
  Result<void> add(Packet packet, std::vector<EmployeeId> people) {
    std::ranges::sort(people);
    const auto twins = std::ranges::unique(people);
    people.erase(twins.begin(), twins.end());
    for (const EmployeeId id : people) {
      if (const auto person = known(dataset_, id); !person) return std::unexpected(person.error());
    }
    if (people.empty()) return fail(ErrorCode::PacketWithoutPeople, {}, {packet.receiver});
    if (people.size() > model::kPacketPeople) {
      return fail(ErrorCode::PacketTooLarge, {},
                  {packet.receiver, std::to_string(people.size()),
                   std::to_string(model::kPacketPeople)});
    }
    packet.cycle = cycle_.id;
    // Two files of one name would be one file.
    do {
      packet.id = {request_.new_id()};
    } while (!names_.insert(packet_file_name(dataset_, packet)).second);
    if (packet.kind != PacketKind::List) packet.kind = request_.kind;
    packet.source = request_.kind == PacketKind::Self ? model::Source::Self : request_.source;
    packet.employees = std::move(people);
    packet.made = request_.made;
    packet.due = request_.due;
    packet.message = request_.message;
    packet.base_seq = static_cast<std::int32_t>(request_.base.seq);
    if (request_.base.seq > 0) packet.base_digest = base::hex_text(request_.base.digest);
    packet.seal = request_.seal;
    packets_.push_back(std::move(packet));
    return {};
  }

  const Dataset& dataset_;
  const SplitRequest& request_;
  const model::Cycle& cycle_;
  const model::UnitTree tree_;
  const model::EmployeePlaces places_;
  std::vector<bool> taking_part_;
  std::vector<Packet> packets_;
  std::set<std::string> names_;
};

Result<void> check_seal(const Dataset& dataset, model::WorkspaceKeyId seal) {
  if (!seal) return {};
  const auto key = known(dataset, seal);
  if (!key) return std::unexpected(key.error());
  if ((*key)->kind == model::KeyKind::Sealing && !(*key)->retired) return {};
  return fail(ErrorCode::NoSuchRecord, {}, {"@key", base::id_text(seal)});
}

}  // namespace

Result<std::vector<Packet>> plan_packets(const Dataset& dataset, const SplitRequest& request) {
  const auto cycle = known(dataset, request.cycle);
  if (!cycle) return std::unexpected(cycle.error());
  if ((*cycle)->status == model::CycleStatus::Closed) {
    return fail(ErrorCode::CycleClosed, {}, {(*cycle)->name});
  }
  if (auto sound = check_seal(dataset, request.seal); !sound) return std::unexpected(sound.error());
  return Splitter(dataset, request, **cycle).run();
}

change::Step packets_step(const Dataset& dataset, std::span<const Packet> packets) {
  return change::put_all<Packet>(dataset, packets,
                                 {"step.make_packets", {std::to_string(packets.size())}});
}

}  // namespace asah::exchange
