#include "core/change/redact.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/id.hpp"
#include "core/change/kept.hpp"
#include "core/model/codec.hpp"
#include "core/model/record_access.hpp"

namespace asah::change {

using model::EntityKind;
using model::Value;
using model::ValueList;

namespace {

std::string_view key_of(EntityKind kind, std::size_t field) {
  return model::record_access(kind).fields()[field].key;
}

// Kinds whose texts people write about people; elsewhere a name is that of a place or of another.
bool may_name_people(EntityKind kind) {
  static constexpr std::array kKinds = {EntityKind::Rater,    EntityKind::Note,
                                        EntityKind::Moderation, EntityKind::Packet,
                                        EntityKind::PacketReturn, EntityKind::Decision};
  return std::ranges::find(kKinds, kind) != kKinds.end();
}

bool names_employee(EntityKind kind, std::size_t field) {
  return model::record_access(kind).target(field) == EntityKind::Employee;
}

bool is_text(const Value& value, std::string_view text) {
  return value.as_text() != nullptr && *value.as_text() == text;
}

bool is_only(const Value& value, std::string_view text) {
  const ValueList* list = value.as_list();
  return list != nullptr && list->size() == 1 && is_text(list->front(), text);
}

}  // namespace

Redactor::Redactor(const model::Dataset& now, std::span<const JournalRecord> records,
                   model::EmployeeId employee)
    : employee_(employee),
      id_text_(base::id_text(employee)),
      doomed_(remarks_about(now, records, employee)) {
  scrubber_.add_identity(id_text_);
  gather_now(now);
  for (const JournalRecord& record : records) {
    for_each_changes(record, [&](const ChangeSet& changes) {
      for (const RecordChange& change : changes.records) gather_then(change);
    });
  }
  // A remark that has become another person's stays with them.
  std::erase_if(doomed_, [&](const auto& remark) {
    const auto others = [&](const auto* present) {
      return present != nullptr && present->employee != employee_;
    };
    return remark.first == EntityKind::Note ? others(now.notes.find({remark.second}))
                                            : others(now.moderations.find({remark.second}));
  });
}

void Redactor::gather_now(const model::Dataset& now) {
  if (const model::Employee* person = now.employees.find(employee_)) {
    scrubber_.add_identity(person->nip);
    scrubber_.add_name(person->name);
  }
  for (const model::Rater& rater : now.raters) {
    if (rater.employee == employee_) theirs_.emplace(EntityKind::Rater, rater.id.value);
  }
  const auto is_rater = [&](model::RaterId rater) {
    return theirs_.contains({EntityKind::Rater, rater.value});
  };
  for (const model::Packet& packet : now.packets) {
    const bool own = packet.kind == model::PacketKind::Self && packet.employees.size() == 1 &&
                     packet.employees.front() == employee_;
    if (own || is_rater(packet.rater)) theirs_.emplace(EntityKind::Packet, packet.id.value);
  }
  for (const model::PacketReturn& taken : now.packet_returns) {
    const bool of_packet = theirs_.contains({EntityKind::Packet, taken.packet.value});
    if (of_packet || is_rater(taken.rater)) {
      theirs_.emplace(EntityKind::PacketReturn, taken.id.value);
    }
  }
  for (const model::Decision& decision : now.decisions) {
    const bool about = decision.employee == employee_ || decision.item.contains(id_text_);
    if (about) theirs_.emplace(EntityKind::Decision, decision.id.value);
  }
}

// What the present state no longer tells: earlier names and numbers, and who stood for whom.
void Redactor::gather_then(const RecordChange& change) {
  bool self = false;
  bool alone = false;
  for (const FieldChange& field : change.fields) {
    const std::string_view key = key_of(change.kind, field.field);
    for (const Value* value : {&field.before, &field.after}) {
      if (change.kind == EntityKind::Employee && change.id == employee_.value && value->as_text()) {
        if (key == "nip") scrubber_.add_identity(*value->as_text());
        if (key == "name") scrubber_.add_name(*value->as_text());
      }
      const bool stands_for = (change.kind == EntityKind::Rater ||
                               change.kind == EntityKind::Decision) &&
                              key == "employee" && is_text(*value, id_text_);
      if (stands_for) theirs_.emplace(change.kind, change.id);
      self = self || (key == "kind" && is_text(*value, "self"));
      alone = alone || (key == "employees" && is_only(*value, id_text_));
    }
  }
  if (change.kind == EntityKind::Packet && self && alone) theirs_.emplace(change.kind, change.id);
}

bool Redactor::is_doomed(EntityKind kind, std::uint64_t id) const {
  return (kind == EntityKind::Employee && id == employee_.value) || doomed_.contains({kind, id});
}

bool Redactor::concerns(const JournalRecord& record) const {
  const bool in_records = std::ranges::any_of(record.changes.records, [&](const RecordChange& c) {
    return is_doomed(c.kind, c.id) || theirs_.contains({c.kind, c.id});
  });
  return in_records || std::ranges::any_of(record.changes.ratings, [&](const RatingsChange& c) {
    return std::ranges::any_of(
        c.sheets, [&](const model::SheetChange& s) { return s.key.employee == employee_; });
  });
}

bool Redactor::redact_texts(Value& value, bool names) const {
  if (auto* text = std::get_if<std::string>(&value.data)) {
    return names ? scrubber_.scrub(*text) : scrubber_.scrub_identities(*text);
  }
  bool changed = false;
  if (auto* list = std::get_if<ValueList>(&value.data)) {
    for (Value& item : *list) changed = redact_texts(item, names) || changed;
  }
  if (auto* object = std::get_if<model::ValueObject>(&value.data)) {
    for (auto& [key, item] : *object) changed = redact_texts(item, names) || changed;
  }
  return changed;
}

// Fields of records that stand for the person, which are emptied whatever they hold.
bool Redactor::blank_value(EntityKind kind, std::string_view key, Value& value) const {
  const auto set = [&](Value blank) {
    if (value.is_null() || value == blank) return false;
    value = std::move(blank);
    return true;
  };
  const Value nameless{std::string(kNameless)};
  switch (kind) {
    case EntityKind::Rater: return key == "name" && set(nameless);
    case EntityKind::Packet: return key == "receiver" && set(nameless);
    case EntityKind::PacketReturn: return (key == "author" || key == "file") && set(nameless);
    case EntityKind::Decision:
      if (key == "choices") return set(Value{ValueList{}});
      return (key == "title" || key == "chosen") && set(Value{std::string()});
    default: return false;
  }
}

bool Redactor::redact_value(EntityKind kind, std::uint64_t id, std::size_t field,
                            Value& value) const {
  if (value.is_null()) return false;
  if (names_employee(kind, field)) {
    if (is_text(value, id_text_)) {
      value = {};
      return true;
    }
    auto* list = std::get_if<ValueList>(&value.data);
    return list != nullptr &&
           std::erase_if(*list, [&](const Value& item) { return is_text(item, id_text_); }) > 0;
  }
  const bool blanked =
      theirs_.contains({kind, id}) && blank_value(kind, key_of(kind, field), value);
  return redact_texts(value, may_name_people(kind)) || blanked;
}

bool Redactor::redact_change(RecordChange& change) const {
  bool changed = false;
  for (FieldChange& field : change.fields) {
    changed = redact_value(change.kind, change.id, field.field, field.before) || changed;
    changed = redact_value(change.kind, change.id, field.field, field.after) || changed;
  }
  if (changed && change.op == RecordOp::Update) {
    std::erase_if(change.fields, [](const FieldChange& f) { return f.before == f.after; });
  }
  return changed;
}

bool Redactor::redact_args(JournalRecord& record, bool about) const {
  bool changed = false;
  for (std::string& arg : record.step.args) {
    // Of a step that was about nobody else, the words are about the person too.
    const bool whole = about && record.changes.empty() && arg != kNameless;
    if (whole) arg = kNameless;
    changed = whole || scrubber_.scrub(arg, about) || changed;
  }
  return changed;
}

bool Redactor::goes(const KeptPlace& place) const {
  const std::pair record(place.kind, place.id);
  return place.of_record() && (is_doomed(place.kind, place.id) || theirs_.contains(record) ||
                               place.key.contains(id_text_));
}

bool Redactor::redact_kept(std::vector<KeptChange>& kept) const {
  bool changed =
      std::erase_if(kept, [&](const KeptChange& change) { return goes(change.place); }) > 0;
  for (KeptChange& change : kept) {
    for (std::string* json : {&change.before, &change.after}) {
      changed = (change.place.of_record() ? scrubber_.scrub_identities(*json)
                                          : scrubber_.scrub(*json)) || changed;
    }
  }
  if (changed) std::erase_if(kept, [](const KeptChange& c) { return c.before == c.after; });
  return changed;
}

bool Redactor::redact_changes(ChangeSet& changes) const {
  bool changed = std::erase_if(changes.records,
                               [&](const auto& c) { return is_doomed(c.kind, c.id); }) > 0;
  for (RecordChange& change : changes.records) changed = redact_change(change) || changed;
  if (changed) {
    std::erase_if(changes.records, [](const RecordChange& c) {
      return c.op == RecordOp::Update && c.fields.empty();
    });
  }
  for (RatingsChange& ratings : changes.ratings) {
    changed = std::erase_if(ratings.sheets, [&](const auto& s) {
                return s.key.employee == employee_;
              }) > 0 || changed;
  }
  if (changed) std::erase_if(changes.ratings, [](const auto& r) { return r.sheets.empty(); });
  return redact_kept(changes.kept) || changed;
}

bool Redactor::redact(JournalRecord& record) const {
  const base::Sha256Digest before = link(record);
  const bool about = concerns(record);
  bool changed = false;
  for_each_changes(record,
                   [&](ChangeSet& changes) { changed = redact_changes(changes) || changed; });
  for (TakenCopy& copy : record.taken) {
    changed = std::erase_if(copy.joined, [&](const JoinedRecord& joined) {
                return is_doomed(joined.kind, joined.id) || is_doomed(joined.kind, joined.into);
              }) > 0 || changed;
  }
  changed = redact_args(record, about) || changed;
  if (changed) record.original = before;
  return changed;
}

template <class E>
void Redactor::redact_rows(base::Table<E>& table, EntityKind kind) const {
  std::vector<base::Id<E>> gone;
  std::vector<E> changed;
  for (const E& row : table) {
    if (is_doomed(kind, row.id.value)) {
      gone.push_back(row.id);
      continue;
    }
    E next = row;
    bool differs = false;
    model::for_each_field<E>([&](std::size_t i, const auto& f) {
      using Member = std::remove_cvref_t<decltype(row.*f.member)>;
      if constexpr (!std::is_arithmetic_v<Member> && !std::is_enum_v<Member>) {
        Value value = model::to_value(row.*f.member);
        if (!redact_value(kind, row.id.value, i, value)) return;
        differs = model::set_field_value(next, i, value).has_value() || differs;
      }
    });
    if (differs) changed.push_back(std::move(next));
  }
  for (E& row : changed) *table.edit(row.id) = std::move(row);
  if (!gone.empty()) table.erase_all(std::move(gone));
}

void Redactor::redact_ratings(model::Ratings& ratings) const {
  for (const model::CycleId cycle : ratings.cycles()) {
    const model::RatingBlock& block = ratings.block(cycle);
    if (std::ranges::find(block.employees(), employee_) == block.employees().end()) continue;
    model::RatingBlock kept(cycle);
    for (const model::CompetencyId competency : block.competencies()) {
      kept.add_competency(competency);
    }
    kept.reserve(block.rows());
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (block.employees()[row] != employee_) kept.append(block.key(row), block.row_levels(row));
    }
    ratings.set(std::move(kept));
  }
}

void Redactor::redact_unknown(model::Dataset& dataset) const {
  std::erase_if(dataset.unknown_keys, [&](const model::UnknownKey& key) {
    return goes(place_of(key));
  });
  for (model::UnknownKey& key : dataset.unknown_keys) scrubber_.scrub_identities(key.json);
  for (model::UnknownSection& section : dataset.unknown_sections) scrubber_.scrub(section.json);
}

model::Dataset Redactor::redacted(const model::Dataset& dataset) const {
  model::Dataset out = dataset;
  model::for_each_entity(
      [&]<class E>(EntityKind kind) { redact_rows(out.table<E>(), kind); });
  redact_ratings(out.ratings);
  redact_unknown(out);
  return out;
}

}  // namespace asah::change
