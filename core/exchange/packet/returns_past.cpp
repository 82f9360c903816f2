// The states of the past that returns were made from, and what happened here meanwhile.

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/hash.hpp"
#include "core/base/id.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/packet/returns_parts.hpp"

namespace asah::exchange {

using change::JournalHead;
using model::Dataset;
using model::EntityKind;
using model::PacketReturn;
using model::Value;

namespace {

std::optional<JournalHead> head_of(std::int32_t seq, const std::string& digest) {
  if (seq == 0 && digest.empty()) return JournalHead{};
  const auto parsed = base::parse_sha256(digest);
  if (!parsed) return std::nullopt;
  return JournalHead{static_cast<std::uint64_t>(seq), *parsed};
}

bool knows(const HeaderInput& header, const JournalHead& head) {
  return header.base_revision == head || std::ranges::contains(header.ancestors, head);
}

// The step took in no other return of that rater.
bool was_alone(const Dataset& before, const Dataset& after, const PacketReturn& entry) {
  return std::ranges::none_of(after.packet_returns, [&](const PacketReturn& other) {
    return other.id != entry.id && other.rater == entry.rater &&
           before.packet_returns.find(other.id) == nullptr;
  });
}

}  // namespace

JournalHead Incoming::revision() const { return document->header.given.base_revision; }

std::int32_t Incoming::revision_seq() const {
  return static_cast<std::int32_t>(std::min<std::uint64_t>(revision().seq, INT32_MAX));
}

std::optional<Dataset> PastStates::sent(const model::Packet& packet) {
  const auto head = head_of(packet.base_seq, packet.base_digest);
  if (!head || !input_.state_at) return std::nullopt;
  const auto known = std::ranges::find(known_, *head, &std::pair<JournalHead, std::optional<Dataset>>::first);
  if (known != known_.end()) return known->second;
  known_.emplace_back(*head, input_.state_at(*head));
  return known_.back().second;
}

void PastStates::find_earlier(Incoming& incoming) {
  const PacketReturn* newest = nullptr;
  bool yields = false;
  for (const PacketReturn& entry : input_.ours->packet_returns) {
    if (entry.packet != incoming.packet.id || entry.rater != incoming.rater) continue;
    const auto head = head_of(entry.revision_seq, entry.revision_digest);
    if (!head || head->seq == 0) continue;
    if (!knows(incoming.document->header.given, *head)) {
      yields = yields || entry.revision_seq > incoming.revision_seq();
    } else if (newest == nullptr || newest->revision_seq < entry.revision_seq) {
      newest = &entry;
    }
  }
  incoming.yields = yields && newest == nullptr;
  if (newest == nullptr) return;
  ReturnStates& states = incoming.states;
  states.carries_on = true;
  if (input_.state_before) states.before = input_.state_before(newest->id);
  if (input_.state_after) states.after = input_.state_after(newest->id);
  states.alone = !states.before || !states.after ||
                 was_alone(*states.before, *states.after, *newest);
}

bool carries_on(const Incoming& later, const Incoming& earlier) {
  const JournalHead head = earlier.revision();
  return later.packet.id == earlier.packet.id && later.rater == earlier.rater && head.seq > 0 &&
         head.seq < later.revision().seq &&
         std::ranges::contains(later.document->header.given.ancestors, head);
}

namespace {

BranchSet branch_of(std::size_t file) {
  BranchSet out;
  out.set(file + 1);
  return out;
}

MergeItem told(EntityKind kind, std::uint64_t id, MergeItemKind about) {
  MergeItem item;
  item.kind = about;
  item.record = {kind, id};
  return item;
}

void note_erased(const std::vector<Incoming>& files, std::vector<MergeItem>& items) {
  std::map<model::EmployeeId, BranchSet> people;
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const model::EmployeeId person : files[i].erased) people[person] |= branch_of(i);
  }
  for (const auto& [person, branches] : people) {
    MergeItem item = told(EntityKind::Employee, person.value, MergeItemKind::Erased);
    item.candidates = {{Value{false}, {}}, {Value{true}, branches}};
    item.taken = Value{false};
    items.push_back(std::move(item));
  }
}

// Where a file gave levels: what it was rated by has changed since the packet was sent.
class Meanwhile {
 public:
  explicit Meanwhile(const Dataset& ours) : ours_(ours) {}

  void look(const Incoming& file, std::size_t index) {
    if (!file.states.sent) return;
    for (const model::SheetChange& sheet : file.changes) {
      for (const model::LevelChange& level : sheet.levels) {
        if (level.after.has_value()) look_at(file, index, sheet.key.employee, level.competency);
      }
    }
  }

  void tell(std::vector<MergeItem>& items) {
    for (auto& [record, seen] : seen_) {
      const bool retired = record.kind == EntityKind::Competency;
      MergeItem item = told(record.kind, record.id,
                            retired ? MergeItemKind::RetiredAndRated : MergeItemKind::StandardInCycle);
      if (retired) {
        constexpr auto kRetired = model::field_index<model::Competency>("retired");
        item.field = static_cast<std::uint16_t>(kRetired);
        item.base = Value{false};
      }
      BranchSet ours;
      ours.set(0);
      item.candidates = {{Value{false}, seen.branches}, {Value{true}, ours}};
      item.proposal = 1;
      item.taken = Value{true};
      item.title = record_title(ours_, record);
      for (const model::CycleId cycle : seen.cycles) {
        const model::RecordKey key{EntityKind::Cycle, cycle.value};
        item.related.push_back({key, record_title(ours_, key)});
      }
      items.push_back(std::move(item));
    }
  }

 private:
  struct Seen {
    BranchSet branches;
    std::set<model::CycleId> cycles;
  };

  void look_at(const Incoming& file, std::size_t index, model::EmployeeId person,
               model::CompetencyId competency) {
    const Dataset& sent = *file.states.sent;
    const auto add = [&](model::RecordKey record) {
      seen_[record].branches |= branch_of(index);
      seen_[record].cycles.insert(file.packet.cycle);
    };
    if (!ours_.competencies.shares_rows(sent.competencies)) {
      const model::Competency* now = ours_.competencies.find(competency);
      const model::Competency* then = sent.competencies.find(competency);
      if (now != nullptr && now->retired && then != nullptr && !then->retired) {
        add({EntityKind::Competency, competency.value});
      }
    }
    const model::Employee* employee = sent.employees.find(person);
    if (employee == nullptr || ours_.standards.shares_rows(sent.standards)) return;
    const model::StandardId id = model::standard_id(employee->position, competency);
    const model::Standard* now = ours_.standards.find(id);
    const model::Standard* then = sent.standards.find(id);
    if (now == nullptr && then == nullptr) return;
    if (now == nullptr || then == nullptr || !(*now == *then)) {
      add({EntityKind::Standard, id.value});
    }
  }

  const Dataset& ours_;
  std::map<model::RecordKey, Seen> seen_;
};

}  // namespace

void note_meanwhile(const Dataset& ours, const std::vector<Incoming>& files,
                    std::vector<MergeItem>& items) {
  note_erased(files, items);
  Meanwhile meanwhile(ours);
  for (std::size_t i = 0; i < files.size(); ++i) meanwhile.look(files[i], i);
  meanwhile.tell(items);
}

}  // namespace asah::exchange
