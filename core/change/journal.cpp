#include "core/change/journal.hpp"

#include <string_view>

namespace asah::change {
namespace {

class Encoder {
 public:
  void number(std::uint64_t value) {
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * i));
    sha_.update({bytes, sizeof bytes});
  }
  void text(std::string_view value) {
    number(value.size());
    sha_.update(value);
  }
  void value(const model::Value& value) {
    number(value.data.index());
    std::visit([this](const auto& held) { content(held); }, value.data);
  }
  void bytes(const base::Sha256Digest& digest) {
    sha_.update({reinterpret_cast<const char*>(digest.data()), digest.size()});
  }
  base::Sha256Digest digest() const { return sha_.digest(); }

 private:
  void content(std::monostate) {}
  void content(bool flag) { number(flag ? 1 : 0); }
  void content(std::int64_t whole) { number(static_cast<std::uint64_t>(whole)); }
  void content(const std::string& held) { text(held); }
  void content(const model::ValueList& list) {
    number(list.size());
    for (const model::Value& item : list) value(item);
  }
  void content(const model::ValueObject& object) {
    number(object.size());
    for (const auto& [key, item] : object) {
      text(key);
      value(item);
    }
  }

  base::Sha256 sha_;
};

void encode(Encoder& out, const RecordChange& record) {
  out.number(static_cast<std::uint64_t>(record.kind));
  out.number(record.id);
  out.number(static_cast<std::uint64_t>(record.op));
  out.number(record.fields.size());
  for (const FieldChange& field : record.fields) {
    out.number(field.field);
    out.value(field.before);
    out.value(field.after);
  }
}

void encode(Encoder& out, const RatingsChange& ratings) {
  out.number(ratings.cycle.value);
  out.number(ratings.sheets.size());
  for (const model::SheetChange& sheet : ratings.sheets) {
    out.number(sheet.key.employee.value);
    out.number(static_cast<std::uint64_t>(sheet.key.source));
    out.number(sheet.key.rater.value);
    out.number(sheet.key.date.has_value() ? 1 : 0);
    out.number(static_cast<std::uint32_t>(sheet.key.date.days()));
    out.number(sheet.levels.size());
    for (const model::LevelChange& level : sheet.levels) {
      out.number(level.competency.value);
      out.number(static_cast<std::uint8_t>(level.before.value));
      out.number(static_cast<std::uint8_t>(level.after.value));
    }
  }
}

void encode(Encoder& out, const KeptChange& kept) {
  out.number(static_cast<std::uint64_t>(kept.place.kind));
  out.number(kept.place.id);
  out.number(kept.place.in_header ? 1 : 0);
  out.text(kept.place.key);
  out.text(kept.before);
  out.text(kept.after);
}

// Kept keys and taken copies are rare, and records of before there were any have neither: what is not
// there is not encoded, what is there goes behind a name.
void encode(Encoder& out, const ChangeSet& changes) {
  out.number(changes.records.size());
  for (const RecordChange& change : changes.records) encode(out, change);
  out.number(changes.ratings.size());
  for (const RatingsChange& change : changes.ratings) encode(out, change);
  if (changes.kept.empty()) return;
  out.text("kept");
  out.number(changes.kept.size());
  for (const KeptChange& change : changes.kept) encode(out, change);
}

void encode(Encoder& out, const JournalHead& head) {
  out.number(head.seq);
  out.bytes(head.digest);
}

void encode(Encoder& out, const TakenCopy& copy) {
  encode(out, copy.head);
  encode(out, copy.base);
  encode(out, copy.changes);
  out.text("joined");
  out.number(copy.joined.size());
  for (const JoinedRecord& joined : copy.joined) {
    out.number(static_cast<std::uint64_t>(joined.kind));
    out.number(joined.id);
    out.number(joined.into);
  }
}

}  // namespace

base::Sha256Digest digest(const JournalRecord& record) {
  Encoder out;
  out.bytes(record.previous);
  out.number(record.seq);
  out.text(record.actor.person);
  out.text(record.actor.office);
  out.number(static_cast<std::uint64_t>(record.actor.time_ms));
  out.text(record.step.key);
  out.number(record.step.args.size());
  for (const std::string& arg : record.step.args) out.text(arg);
  out.number(static_cast<std::uint64_t>(record.kind));
  out.number(record.target);
  encode(out, record.changes);
  if (!record.taken.empty()) {
    out.text("taken");
    out.number(record.taken.size());
    for (const TakenCopy& copy : record.taken) encode(out, copy);
  }
  if (record.original) out.bytes(*record.original);
  return out.digest();
}

base::Sha256Digest link(const JournalRecord& record) {
  return record.original ? *record.original : digest(record);
}

}  // namespace asah::change
