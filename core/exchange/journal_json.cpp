#include "core/exchange/journal_json.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/changes_json.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/json/json_scan.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using change::JournalRecord;

namespace {

constexpr std::string_view kSegmentStart = "{\"format\":\"asah-journal\",\"schema\":";
constexpr std::array<std::string_view, 4> kStepKinds = {"do", "undo", "redo", "erase"};

// ---- writing --------------------------------------------------------------------------------

void append_head(std::string& out, const change::JournalHead& head) {
  out += '[';
  append_number(out, static_cast<std::int64_t>(head.seq));
  out += ',';
  append_text(out, base::hex_text(head.digest));
  out += ']';
}

void append_joined(std::string& out, const change::JoinedRecord& joined) {
  out += "[\"";
  out += entity_name(joined.kind);
  out += "\",";
  append_id(out, joined.id);
  out += ',';
  append_id(out, joined.into);
  out += ']';
}

void append_taken(std::string& out, const change::TakenCopy& copy) {
  out += '{';
  append_key(out, "head");
  append_head(out, copy.head);
  append_key(out, "base");
  append_head(out, copy.base);
  append_changes(out, copy.changes);
  append_list(out, "joined", copy.joined, append_joined);
  out += '}';
}

// ---- reading --------------------------------------------------------------------------------

bool scan_digest(Scanner& in, base::Sha256Digest& out) {
  std::string hex;
  if (!in.text(hex)) return false;
  const auto digest = base::parse_sha256(hex);
  if (!digest || base::hex_text(*digest) != hex) return false;
  out = *digest;
  return true;
}

bool scan_original(Scanner& in, std::optional<base::Sha256Digest>& out) {
  return !in.literal(",\"redacted\":") || scan_digest(in, out.emplace());
}

bool scan_head(Scanner& in, change::JournalHead& out) {
  return in.literal("[") && scan_count(in, out.seq) && in.literal(",") &&
         scan_digest(in, out.digest) && in.literal("]");
}

bool scan_joined(Scanner& in, change::JoinedRecord& out) {
  return in.literal("[") && scan_entity(in, out.kind) && in.literal(",") && in.id(out.id) &&
         in.literal(",") && in.id(out.into) && in.literal("]");
}

bool scan_copy(Scanner& in, change::TakenCopy& out) {
  return in.literal("{\"head\":") && scan_head(in, out.head) && in.literal(",\"base\":") &&
         scan_head(in, out.base) && scan_changes(in, out.changes) && in.literal(",\"joined\":") &&
         scan_list(in, [&] { return scan_joined(in, out.joined.emplace_back()); }) &&
         in.literal("}");
}

bool scan_taken(Scanner& in, std::vector<change::TakenCopy>& out) {
  if (!in.literal(",\"taken\":")) return true;
  return scan_list(in, [&] { return scan_copy(in, out.emplace_back()); });
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
      scan_changes(in, out.changes) && scan_taken(in, out.taken) &&
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
  if (!in.literal(kSegmentStart) || !in.text(schema)) return fail(ErrorCode::NotAsah);
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
  std::string out(kSegmentStart);
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
  append_changes(out, record.changes);
  if (!record.taken.empty()) append_list(out, "taken", record.taken, append_taken);
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
