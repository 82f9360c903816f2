#include "core/exchange/snapshot.hpp"

#include "core/base/hash.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/json/json_scan.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kSlotStart = "{\"format\":\"asah-slot\",\"schema\":";

// Eight hexadecimal digits.
std::string crc_text(std::uint32_t crc) {
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[(crc >> shift) & 15];
  return text;
}

// The head line up to and including the key of the checksum, which covers all of this.
std::string head_text(const SnapshotHead& head, std::size_t document_bytes) {
  std::string out(kSlotStart);
  append_text(out, version_text(kSchema));
  append_key(out, "sequence");
  append_number(out, static_cast<std::int64_t>(head.sequence));
  append_key(out, "journal_seq");
  append_number(out, static_cast<std::int64_t>(head.journal.seq));
  append_key(out, "journal_digest");
  append_text(out, base::hex_text(head.journal.digest));
  append_key(out, "bytes");
  append_number(out, static_cast<std::int64_t>(document_bytes));
  append_key(out, "crc32");
  return out;
}

bool scan_count(Scanner& in, std::string_view key, std::uint64_t& out) {
  std::int64_t number = 0;
  if (!in.literal(",") || !in.key(key) || !in.integer(number) || number < 0) return false;
  out = static_cast<std::uint64_t>(number);
  return true;
}

}  // namespace

std::string write_snapshot(const SnapshotHead& head, std::string_view document) {
  std::string out = head_text(head, document.size());
  const std::uint32_t crc = base::crc32(document, base::crc32(out));
  out.reserve(out.size() + document.size() + 16);
  append_text(out, crc_text(crc));
  out += "}\n";
  out += document;
  return out;
}

Result<Snapshot> read_snapshot(std::string_view bytes) {
  const auto damaged = [](std::string what) {
    return fail(ErrorCode::SlotDamaged, {}, {std::move(what)});
  };
  Snapshot snapshot;
  Scanner in(bytes);
  std::string schema;
  if (!in.literal(kSlotStart) || !in.text(schema)) return damaged("head");
  const auto version = parse_version(schema);
  if (!version) return damaged("head");
  if (version->major > kSchema.major) {
    return fail(ErrorCode::NewerSchema, {}, {schema, version_text(kSchema)});
  }
  std::uint64_t size = 0;
  std::string digest;
  if (!scan_count(in, "sequence", snapshot.head.sequence) ||
      !scan_count(in, "journal_seq", snapshot.head.journal.seq) || !in.literal(",") ||
      !in.key("journal_digest") || !in.text(digest) || !scan_count(in, "bytes", size) ||
      !in.literal(",") || !in.key("crc32")) {
    return damaged("head");
  }
  const auto parsed = base::parse_sha256(digest);
  const std::string_view covered = bytes.substr(0, in.offset());
  std::string crc;
  if (!parsed || !in.text(crc) || !in.literal("}\n")) return damaged("head");
  snapshot.head.journal.digest = *parsed;
  snapshot.document = bytes.substr(in.offset());
  if (snapshot.document.size() != size) return damaged("length");
  if (crc != crc_text(base::crc32(snapshot.document, base::crc32(covered)))) {
    return damaged("checksum");
  }
  return snapshot;
}

}  // namespace asah::exchange
