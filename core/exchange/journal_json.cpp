#include "core/exchange/journal_json.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/json/json_scan.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using change::JournalRecord;
using change::RatingsChange;
using change::RecordChange;
using model::EntityKind;

namespace {

constexpr std::string_view kStart = "{\"format\":\"asah-journal\",\"schema\":";
constexpr std::array<std::string_view, 4> kStepKinds = {"do", "undo", "redo", "erase"};
constexpr std::array<std::string_view, 3> kRecordOps = {"add", "update", "remove"};
/// Lists and objects inside one field's value; competency levels need five.
constexpr int kMaxValueDepth = 16;

// ---- writing --------------------------------------------------------------------------------

std::string_view entity_name(EntityKind kind) {
  std::string_view name;
  model::visit_entity(kind, [&]<class E>() { name = model::Fields<E>::name; });
  return name;
}

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

// ---- reading --------------------------------------------------------------------------------

template <std::size_t N>
bool scan_choice(Scanner& in, const std::array<std::string_view, N>& choices, std::size_t& out) {
  std::string text;
  if (!in.text(text)) return false;
  out = static_cast<std::size_t>(std::ranges::find(choices, text) - choices.begin());
  return out < N;
}

bool scan_id_or_null(Scanner& in, std::uint64_t& out) { return in.literal("null") || in.id(out); }

bool scan_count(Scanner& in, std::uint64_t& out) {
  std::int64_t number = 0;
  if (!in.integer(number) || number < 0) return false;
  out = static_cast<std::uint64_t>(number);
  return true;
}

bool scan_digest(Scanner& in, base::Sha256Digest& out) {
  std::string hex;
  if (!in.text(hex)) return false;
  const auto digest = base::parse_sha256(hex);
  if (!digest || base::hex_text(*digest) != hex) return false;
  out = *digest;
  return true;
}

// Items of a list after its bracket, each by `item`.
template <class Item>
bool scan_list(Scanner& in, Item item) {
  if (in.literal("[]")) return true;
  if (!in.literal("[")) return false;
  do {
    if (!item()) return false;
  } while (in.literal(","));
  return in.literal("]");
}

bool scan_original(Scanner& in, std::optional<base::Sha256Digest>& out) {
  return !in.literal(",\"redacted\":") || scan_digest(in, out.emplace());
}

bool scan_record(Scanner& in, RecordChange& out) {
  std::string name;
  if (!in.literal("[") || !in.text(name) || !in.literal(",")) return false;
  bool known = false;
  model::for_each_entity([&]<class E>(EntityKind kind) {
    if (name != model::Fields<E>::name) return;
    out.kind = kind;
    known = true;
  });
  std::size_t op = 0;
  if (!known || !in.id(out.id) || !in.literal(",") || !scan_choice(in, kRecordOps, op)) return false;
  out.op = static_cast<change::RecordOp>(op);
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

// Everything of a record but its digest, which is handed back beside.
bool scan_line(Scanner& in, JournalRecord& out, base::Sha256Digest& stated) {
  std::size_t kind = 0;
  const bool good =
      in.literal("{\"seq\":") && scan_count(in, out.seq) && in.literal(",\"time\":") &&
      in.integer(out.actor.time_ms) && in.literal(",\"person\":") && in.text(out.actor.person) &&
      in.literal(",\"office\":") && in.text(out.actor.office) && in.literal(",\"kind\":") &&
      scan_choice(in, kStepKinds, kind) && in.literal(",\"target\":") &&
      scan_count(in, out.target) && in.literal(",\"step\":") && in.text(out.step.key) &&
      in.literal(",\"args\":") &&
      scan_list(in, [&] { return in.text(out.step.args.emplace_back()); }) &&
      in.literal(",\"records\":") &&
      scan_list(in, [&] { return scan_record(in, out.changes.records.emplace_back()); }) &&
      in.literal(",\"ratings\":") &&
      scan_list(in, [&] { return scan_ratings(in, out.changes.ratings.emplace_back()); }) &&
      in.literal(",\"previous\":") && scan_digest(in, out.previous) &&
      scan_original(in, out.original) &&
      in.literal(",\"digest\":") && scan_digest(in, stated) && in.literal("}") && in.at_end();
  out.kind = static_cast<change::StepKind>(kind);
  return good;
}

// Reads one line; nothing when it is not exactly what journal_line wrote.
std::optional<JournalRecord> record_of(std::string_view line, base::Sha256Digest& digest) {
  JournalRecord record;
  Scanner in(line);
  if (!base::is_utf8(line) || !scan_line(in, record, digest)) return {};
  if (change::digest(record) != digest) return {};
  return record;
}

Result<model::WorkspaceId> workspace_of(std::string_view head) {
  Scanner in(head);
  std::string schema;
  model::WorkspaceId workspace;
  if (!in.literal(kStart) || !in.text(schema)) return fail(ErrorCode::NotAsah);
  const auto version = parse_version(schema);
  if (version && version->major > kSchema.major) {
    return fail(ErrorCode::NewerSchema, {}, {schema, version_text(kSchema)});
  }
  const bool good = version && in.literal(",\"workspace\":") &&
                    scan_id_or_null(in, workspace.value) && in.literal("}") && in.at_end();
  if (!good) return fail(ErrorCode::NotAsah);
  return workspace;
}

SegmentDamage damage_at(ErrorCode code, std::size_t line, std::size_t good_bytes,
                        std::string argument) {
  return {{code, "journal:" + std::to_string(line) + ":1", {std::move(argument)}}, good_bytes, line};
}

}  // namespace

std::string segment_head(model::WorkspaceId workspace) {
  std::string out(kStart);
  append_text(out, version_text(kSchema));
  append_key(out, "workspace");
  append_id(out, workspace.value);
  return out + "}\n";
}

std::string journal_line(const JournalRecord& record) {
  std::string out = "{";
  append_key(out, "seq");
  append_number(out, static_cast<std::int64_t>(record.seq));
  append_key(out, "time");
  append_number(out, record.actor.time_ms);
  append_key(out, "person");
  append_text(out, record.actor.person);
  append_key(out, "office");
  append_text(out, record.actor.office);
  append_key(out, "kind");
  append_text(out, kStepKinds[static_cast<std::size_t>(record.kind)]);
  append_key(out, "target");
  append_number(out, static_cast<std::int64_t>(record.target));
  append_key(out, "step");
  append_text(out, record.step.key);
  append_key(out, "args");
  append_member(out, record.step.args, {});
  append_key(out, "records");
  out += '[';
  for (const RecordChange& change : record.changes.records) {
    if (&change != record.changes.records.data()) out += ',';
    append_record(out, change);
  }
  out += ']';
  append_key(out, "ratings");
  out += '[';
  for (const RatingsChange& change : record.changes.ratings) {
    if (&change != record.changes.ratings.data()) out += ',';
    append_ratings(out, change);
  }
  out += ']';
  append_key(out, "previous");
  append_text(out, base::hex_text(record.previous));
  if (record.original) {
    append_key(out, "redacted");
    append_text(out, base::hex_text(*record.original));
  }
  append_key(out, "digest");
  append_text(out, base::hex_text(change::digest(record)));
  return out + "}\n";
}

Result<SegmentReading> read_segment(std::string_view bytes, const change::JournalHead& after) {
  SegmentReading reading;
  reading.head = after;
  const std::size_t head_end = bytes.find('\n');
  if (head_end == std::string_view::npos) {
    reading.damage = damage_at(ErrorCode::JournalDamaged, 1, 0, "1");
    return reading;
  }
  const auto workspace = workspace_of(bytes.substr(0, head_end));
  if (!workspace) return std::unexpected(workspace.error());
  reading.workspace = *workspace;
  change::JournalHead last;
  std::size_t line = 2;
  for (std::size_t start = head_end + 1; start < bytes.size(); ++line) {
    const std::size_t end = bytes.find('\n', start);
    base::Sha256Digest digest;
    auto record = end == std::string_view::npos
                      ? std::nullopt
                      : record_of(bytes.substr(start, end - start), digest);
    if (!record) {
      reading.damage = damage_at(ErrorCode::JournalDamaged, line, start, std::to_string(line));
      return reading;
    }
    const bool covered = record->seq <= after.seq;
    const bool follows_line = last.seq == 0 || (record->seq == last.seq + 1 && record->previous == last.digest);
    digest = change::link(*record);
    const bool at_head = record->seq != after.seq || digest == after.digest;
    const bool follows_head = covered || (record->seq == reading.head.seq + 1 &&
                                          record->previous == reading.head.digest);
    if (!follows_line || !at_head || !follows_head) {
      reading.damage =
          damage_at(ErrorCode::BrokenJournal, line, start, std::to_string(record->seq));
      return reading;
    }
    last = {record->seq, digest};
    if (!covered) reading.head = last;
    (covered ? reading.covered : reading.records).push_back(std::move(*record));
    start = end + 1;
  }
  return reading;
}

}  // namespace asah::exchange
