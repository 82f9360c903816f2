#include "core/exchange/changes_json.hpp"

#include <utility>
#include <vector>

#include "core/exchange/document_fields.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/exchange/kept_keys.hpp"

namespace asah::exchange {

using change::RatingsChange;
using change::RecordChange;
using model::EntityKind;

namespace {

constexpr std::array<std::string_view, 3> kRecordOps = {"add", "update", "remove"};
/// Lists and objects inside one field's value; competency levels need five.
constexpr int kMaxValueDepth = 16;
/// What stands in the place of an entity where a kept key is no record's.
constexpr std::string_view kInHeader = "@header";
constexpr std::string_view kInDocument = "@document";

// ---- writing --------------------------------------------------------------------------------

std::string_view field_key(EntityKind kind, std::size_t field) {
  std::string_view key;
  model::visit_entity(kind, [&]<class E>() {
    model::visit_field<E>(field, [&](const auto& f) { key = f.info.key; });
  });
  return key;
}

void append_record(std::string& out, const RecordChange& record) {
  out += "[\"";
  out += entity_name(record.kind);
  out += "\",";
  append_id(out, record.id);
  out += ",\"";
  out += kRecordOps[static_cast<std::size_t>(record.op)];
  out += '"';
  for (const change::FieldChange& field : record.fields) {
    out += ",[\"";
    out += field_key(record.kind, field.field);
    out += "\",";
    append_value(out, field.before);
    out += ',';
    append_value(out, field.after);
    out += ']';
  }
  out += ']';
}

// Columns of the change: competencies in the order in which they appear first.
class Columns {
 public:
  explicit Columns(const RatingsChange& change) {
    for (const model::SheetChange& sheet : change.sheets) {
      for (std::size_t i = 0; i < sheet.levels.size(); ++i) of(sheet.levels[i].competency, i);
    }
  }
  /// The column; `guess` is tried first, as most sheets list the same competencies.
  std::size_t of(model::CompetencyId competency, std::size_t guess) {
    if (guess < ids_.size() && ids_[guess] == competency) return guess;
    const auto at = std::ranges::find(ids_, competency);
    if (at == ids_.end()) ids_.push_back(competency);
    return at == ids_.end() ? ids_.size() - 1 : static_cast<std::size_t>(at - ids_.begin());
  }
  const std::vector<model::CompetencyId>& ids() const { return ids_; }

 private:
  std::vector<model::CompetencyId> ids_;
};

void append_sheet(std::string& out, const model::SheetChange& sheet, Columns& columns) {
  out += '[';
  append_id(out, sheet.key.employee.value);
  out += ',';
  append_member(out, sheet.key.source, {});
  out += ',';
  append_id(out, sheet.key.rater.value);
  out += ',';
  append_date(out, sheet.key.date);
  for (std::size_t i = 0; i < sheet.levels.size(); ++i) {
    const model::LevelChange& level = sheet.levels[i];
    out += ',';
    append_number(out, static_cast<std::int64_t>(columns.of(level.competency, i)));
    out += ',';
    append_number(out, level.before.value);
    out += ',';
    append_number(out, level.after.value);
  }
  out += ']';
}

void append_ratings(std::string& out, const RatingsChange& change) {
  Columns columns(change);
  out += '[';
  append_id(out, change.cycle.value);
  out += ',';
  append_member(out, columns.ids(), {});
  for (const model::SheetChange& sheet : change.sheets) {
    out += ',';
    append_sheet(out, sheet, columns);
  }
  out += ']';
}

void append_json_text(std::string& out, const std::string& json) {
  if (json.empty()) {
    out += "null";
  } else {
    append_text(out, json);
  }
}

// At a record: entity, id, key; else where in the document, null, key.
void append_kept(std::string& out, const change::KeptChange& kept) {
  const change::KeptPlace& place = kept.place;
  out += "[\"";
  out += place.of_record() ? entity_name(place.kind) : place.in_header ? kInHeader : kInDocument;
  out += "\",";
  append_id(out, place.id);
  out += ',';
  append_text(out, place.key);
  out += ',';
  append_json_text(out, kept.before);
  out += ',';
  append_json_text(out, kept.after);
  out += ']';
}

// ---- reading --------------------------------------------------------------------------------

bool scan_record(Scanner& in, RecordChange& out) {
  std::size_t op = 0;
  if (!in.literal("[") || !scan_entity(in, out.kind) || !in.literal(",") || !in.id(out.id) ||
      !in.literal(",") || !scan_choice(in, kRecordOps, op)) {
    return false;
  }
  out.op = static_cast<change::RecordOp>(op);
  std::string name;
  while (in.literal(",")) {
    change::FieldChange& field = out.fields.emplace_back();
    if (!in.literal("[") || !in.text(name) || !in.literal(",")) return false;
    bool field_known = false;
    model::visit_entity(out.kind, [&]<class E>() {
      const std::size_t index = model::field_index<E>(name);
      field_known = index < model::kFieldCount<E>;
      field.field = static_cast<std::uint16_t>(index);
    });
    if (!field_known || !in.value(field.before, kMaxValueDepth) || !in.literal(",") ||
        !in.value(field.after, kMaxValueDepth) || !in.literal("]")) {
      return false;
    }
  }
  return in.literal("]");
}

bool scan_level(Scanner& in, model::Level& out) {
  std::int64_t number = 0;
  if (!in.integer(number) || number < model::Level::kNone || number > model::Level::kMax) return false;
  out.value = static_cast<std::int8_t>(number);
  return true;
}

bool scan_sheet(Scanner& in, const std::vector<model::CompetencyId>& columns,
                model::SheetChange& out) {
  std::size_t source = 0;
  if (!in.literal("[") || !scan_id_or_null(in, out.key.employee.value) || !in.literal(",") ||
      !scan_choice(in, model::kChoices<model::Source>, source) || !in.literal(",") ||
      !scan_id_or_null(in, out.key.rater.value) || !in.literal(",") ||
      !(in.literal("null") || in.date(out.key.date))) {
    return false;
  }
  out.key.source = static_cast<model::Source>(source);
  while (in.literal(",")) {
    model::LevelChange level;
    std::uint64_t column = 0;
    if (!scan_count(in, column) || column >= columns.size() || !in.literal(",") ||
        !scan_level(in, level.before) || !in.literal(",") || !scan_level(in, level.after)) {
      return false;
    }
    level.competency = columns[static_cast<std::size_t>(column)];
    out.levels.push_back(level);
  }
  return in.literal("]");
}

bool scan_ratings(Scanner& in, RatingsChange& out) {
  std::vector<model::CompetencyId> columns;
  if (!in.literal("[") || !scan_id_or_null(in, out.cycle.value) || !in.literal(",")) return false;
  if (!scan_list(in, [&] { return scan_id_or_null(in, columns.emplace_back().value); })) return false;
  while (in.literal(",")) {
    if (!scan_sheet(in, columns, out.sheets.emplace_back())) return false;
  }
  return in.literal("]");
}

bool is_known(const change::KeptPlace& place) {
  const std::string_view first = std::string_view(place.key).substr(0, place.key.find('/'));
  bool known = place.of_record() && place.key == "id";
  if (place.of_record()) {
    model::visit_entity(place.kind, [&]<class E>() {
      known = known || (first == place.key && model::field_index<E>(first) < model::kFieldCount<E>);
    });
  } else if (place.in_header) {
    known = known || place.key == "counts" || place.key == kSectionsKey ||
            place.key == kHeaderDigestKey ||
            model::field_index<HeaderRecord>(place.key) < model::kFieldCount<HeaderRecord>;
  } else {
    known = known || place.key == kRatingsKey || place.key == kHeaderKey;
    model::for_each_entity(
        [&]<class E>(EntityKind) { known = known || place.key == model::Fields<E>::plural; });
  }
  return known;
}

// JSON as json_write makes it: whatever else would break the document that it is written into.
bool scan_json_text(Scanner& in, bool is_section, std::string& out) {
  if (in.literal("null")) return true;
  if (!in.text(out)) return false;
  // Bounded by the line; a section may hold more values than one record.
  const auto node = parse_json(out, {.max_record_values = SIZE_MAX});
  return node && kept_json(*node, is_section) == out;
}

bool scan_kept(Scanner& in, change::KeptChange& out) {
  change::KeptPlace& place = out.place;
  if (!in.literal("[")) return false;
  place.in_header = in.literal("\"@header\",null");
  const bool outside = place.in_header || in.literal("\"@document\",null");
  if (!outside && !(scan_entity(in, place.kind) && in.literal(",") && in.id(place.id))) return false;
  const bool is_section = outside && !place.in_header;
  return in.literal(",") && in.text(place.key) && in.literal(",") &&
         scan_json_text(in, is_section, out.before) && in.literal(",") &&
         scan_json_text(in, is_section, out.after) && in.literal("]") && !is_known(place);
}

}  // namespace

std::string_view entity_name(EntityKind kind) {
  std::string_view name;
  model::visit_entity(kind, [&]<class E>() { name = model::Fields<E>::name; });
  return name;
}

bool scan_entity(Scanner& in, EntityKind& out) {
  std::string name;
  if (!in.text(name)) return false;
  bool known = false;
  model::for_each_entity([&]<class E>(EntityKind kind) {
    if (name != model::Fields<E>::name) return;
    out = kind;
    known = true;
  });
  return known;
}

bool scan_id_or_null(Scanner& in, std::uint64_t& out) { return in.literal("null") || in.id(out); }

bool scan_count(Scanner& in, std::uint64_t& out) {
  std::int64_t number = 0;
  if (!in.integer(number) || number < 0) return false;
  out = static_cast<std::uint64_t>(number);
  return true;
}

void append_changes(std::string& out, const change::ChangeSet& changes) {
  append_list(out, "records", changes.records, append_record);
  append_list(out, "ratings", changes.ratings, append_ratings);
  if (!changes.kept.empty()) append_list(out, "kept", changes.kept, append_kept);
}

bool scan_changes(Scanner& in, change::ChangeSet& out) {
  const bool good =
      in.literal(",\"records\":") &&
      scan_list(in, [&] { return scan_record(in, out.records.emplace_back()); }) &&
      in.literal(",\"ratings\":") &&
      scan_list(in, [&] { return scan_ratings(in, out.ratings.emplace_back()); });
  if (!good || !in.literal(",\"kept\":")) return good;
  return scan_list(in, [&] { return scan_kept(in, out.kept.emplace_back()); });
}

}  // namespace asah::exchange
