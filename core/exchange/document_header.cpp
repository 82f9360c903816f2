#include <algorithm>
#include <charconv>
#include <format>
#include <utility>

#include "core/base/date.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_sums.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/exchange/kept_keys.hpp"
#include "core/exchange/migrate.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kFormat = "asah";
constexpr std::string_view kHeaderPlace = "/asah";
constexpr SchemaVersion kFirstWithSums{1, 1};
/// How much of a file read_header looks at.
constexpr std::size_t kHeaderBytes = 64 * 1024;

Result<std::vector<SectionCount>> counts_from(const JsonNode& node) {
  const std::string where = std::string(kHeaderPlace) + "/counts";
  if (node.kind == JsonNode::Kind::Null) return {};
  if (node.kind != JsonNode::Kind::Object) return fail(ErrorCode::WrongType, where, {"object"});
  std::vector<SectionCount> counts;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (node.items[i].kind != JsonNode::Kind::Integer) {
      return fail(ErrorCode::WrongType, where + '/' + pointer_token(node.keys[i]), {"integer"});
    }
    counts.emplace_back(node.keys[i], node.items[i].integer);
  }
  return counts;
}

Result<base::Sha256Digest> digest_from(const std::string& hex, std::string_view key) {
  auto digest = base::parse_sha256(hex);
  if (!digest) digest.error().where = std::string(kHeaderPlace) + '/' + std::string(key);
  return digest;
}

Result<std::vector<SectionSums>> sums_from(const JsonNode& node) {
  const std::string where = std::string(kHeaderPlace) + '/' + std::string(kSectionsKey);
  if (node.kind == JsonNode::Kind::Null) return {};
  if (node.kind != JsonNode::Kind::Object) return fail(ErrorCode::WrongType, where, {"object"});
  std::vector<SectionSums> sections;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string place = where + '/' + pointer_token(node.keys[i]);
    const JsonNode& item = node.items[i];
    if (item.kind != JsonNode::Kind::Text) return fail(ErrorCode::WrongType, place, {"text"});
    const auto sums = parse_sums(item.text);
    if (!sums) return fail(ErrorCode::BadId, place, {item.text.substr(0, 80)});
    sections.emplace_back(node.keys[i], *sums);
  }
  return sections;
}

// Takes what the header says of the file's parts out of `node`, the sums to `header`. An application
// of 1.0 keeps both members of a file of 1.1 as they were, where they mean nothing any more; it
// writes them in the order of their keys, so that the digest is not the last.
Result<void> take_evidence(JsonNode& node, DocumentHeader& header) {
  const bool counts = header.schema >= kFirstWithSums ||
                      (!node.keys.empty() && node.keys.back() == kHeaderDigestKey);
  const JsonNode stated = node.take(kHeaderDigestKey);
  std::string text;
  append_json(text, node);
  const JsonNode sections = node.take(kSectionsKey);
  if (!counts) return {};
  auto sums = sums_from(sections);
  if (!sums) return std::unexpected(sums.error());
  header.sections = std::move(*sums);
  if (stated.kind == JsonNode::Kind::Null) {
    header.altered = sections.kind != JsonNode::Kind::Null;
    return {};
  }
  if (stated.kind != JsonNode::Kind::Text) {
    return fail(ErrorCode::WrongType,
                std::string(kHeaderPlace) + '/' + std::string(kHeaderDigestKey), {"text"});
  }
  const auto digest = digest_from(stated.text, kHeaderDigestKey);
  if (!digest) return std::unexpected(digest.error());
  header.altered = *digest != base::sha256(text);
  return {};
}

}  // namespace

std::optional<SchemaVersion> parse_version(std::string_view text) {
  SchemaVersion version;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return {};
  const auto number = [](std::string_view digits, std::uint16_t& out) {
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), out);
    return error == std::errc{} && end == digits.end();
  };
  const bool sound = number(text.substr(0, dot), version.major) &&
                     number(text.substr(dot + 1), version.minor);
  return sound ? std::optional(version) : std::nullopt;
}

std::string version_text(SchemaVersion version) {
  return std::to_string(version.major) + '.' + std::to_string(version.minor);
}

Result<SchemaVersion> schema_of(const JsonNode& header) {
  const JsonNode* format = header.find("format");
  if (format == nullptr || *format != JsonNode::of(std::string(kFormat))) {
    return fail(ErrorCode::NotAsah, std::string(kHeaderPlace));
  }
  const std::string where = std::string(kHeaderPlace) + "/schema";
  const JsonNode* schema = header.find("schema");
  if (schema == nullptr) return fail(ErrorCode::Required, std::string(kHeaderPlace), {"schema"});
  if (schema->kind != JsonNode::Kind::Text) return fail(ErrorCode::WrongType, where, {"text"});
  const auto version = parse_version(schema->text);
  if (version && version->major > kSchema.major) {
    return fail(ErrorCode::NewerSchema, where, {schema->text, version_text(kSchema)});
  }
  const bool reachable = version && (version->major == kSchema.major || !road_from(*version).empty());
  if (reachable) return *version;
  return fail(ErrorCode::OldSchema, where, {schema->text.substr(0, 20), version_text(kSchema)});
}

Result<HeaderReading> header_from(JsonNode node) {
  HeaderReading reading;
  const auto schema = schema_of(node);
  if (!schema) return std::unexpected(schema.error());
  reading.header.schema = *schema;
  if (auto taken = take_evidence(node, reading.header); !taken) {
    return std::unexpected(taken.error());
  }
  auto counts = counts_from(node.take("counts"));
  if (!counts) return std::unexpected(counts.error());
  reading.header.counts = std::move(*counts);
  std::vector<model::UnknownKey> unknown;
  take_unknown<HeaderRecord>(node, {}, unknown);
  for (model::UnknownKey& key : unknown) {
    // Only whole members are kept: a header has no parts that a later version would add to.
    if (key.key.contains('/')) continue;
    reading.unknown.push_back({true, unescaped_token(key.key), std::move(key.json)});
  }
  std::ranges::sort(reading.unknown);
  const auto value = value_of(node, std::string(kHeaderPlace));
  if (!value) return std::unexpected(value.error());
  HeaderRecord record;
  constexpr model::FieldInfo kInfo{.key = kHeaderKey};
  if (auto read = model::from_value(*value, record, {kInfo, std::string(kHeaderPlace)}); !read) {
    return std::unexpected(read.error());
  }
  reading.header.workspace = record.workspace;
  HeaderInput& given = reading.header.given;
  given = {.application = std::move(record.application), .office = std::move(record.office),
           .purpose = record.purpose, .created_at = std::move(record.created_at),
           .author = std::move(record.author), .base_revision = {}, .ancestors = {},
           .privacy = record.privacy};
  if (record.base_revision.seq > 0) {
    const auto digest = digest_from(record.base_revision.digest, "base_revision/digest");
    if (!digest) return std::unexpected(digest.error());
    given.base_revision = {static_cast<std::uint64_t>(record.base_revision.seq), *digest};
  }
  for (std::size_t i = 0; i < record.ancestors.size(); ++i) {
    const RevisionRecord& one = record.ancestors[i];
    const auto digest = digest_from(one.digest, "ancestors/" + std::to_string(i) + "/digest");
    if (!digest) return std::unexpected(digest.error());
    given.ancestors.push_back({static_cast<std::uint64_t>(one.seq), *digest});
  }
  if (!record.sha256.empty()) {
    const auto digest = digest_from(record.sha256, "sha256");
    if (!digest) return std::unexpected(digest.error());
    reading.header.digest = *digest;
  }
  return reading;
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  return bytes.starts_with(kByteOrderMark) ? bytes.substr(kByteOrderMark.size()) : bytes;
}

Opening opening_of(std::string_view bytes) {
  constexpr std::string_view kStart = "{\"asah\":";
  const std::size_t end = bytes.find('\n');
  if (!bytes.starts_with(kStart) || end == std::string_view::npos) return {};
  std::string_view header = bytes.substr(kStart.size(), end - kStart.size());
  if (header.ends_with('\r')) return {};
  if (header.ends_with(',')) header.remove_suffix(1);
  return {header, bytes.substr(end + 1)};
}

Result<DocumentHeader> read_header(std::string_view bytes) {
  // Takes the first piece and stops; what follows may well be cut off.
  class FirstPiece : public PieceSink {
   public:
    std::optional<Result<HeaderReading>> found;
    Result<void> header(std::string_view key, JsonNode value) override {
      if (key != kHeaderKey) return fail(ErrorCode::NotAsah);
      const auto schema = schema_of(value);
      if (!schema) return std::unexpected(schema.error());
      found = header_from(migrate_header(std::move(value), road_from(*schema)));
      if (*found) (*found)->header.schema = *schema;
      return fail(ErrorCode::Cancelled);
    }
    Result<void> section(std::string_view, JsonNode) override { return {}; }
    Result<void> list_begins(std::string_view) override { return {}; }
    Result<void> element(std::size_t, JsonNode) override { return {}; }
    Result<void> block_begins(std::size_t, JsonNode) override { return {}; }
    Result<void> sheet(std::size_t, JsonNode) override { return {}; }
    Result<void> block_ends(JsonNode) override { return {}; }
  };
  bytes = without_mark(bytes).substr(0, kHeaderBytes);
  FirstPiece sink;
  const auto read = read_pieces(bytes, {}, sink);
  if (!sink.found) {
    const bool no_header = read.has_value() || read.error().code == ErrorCode::BadJson;
    if (no_header) return fail(ErrorCode::NotAsah);
    return std::unexpected(read.error());
  }
  if (!*sink.found) return std::unexpected(located(sink.found->error(), bytes));
  return std::move((*sink.found)->header);
}

bool is_zoned_time(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= text.size() &&
           std::ranges::all_of(text.substr(at, count), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.size() < 17 || !base::parse_iso_date(text.substr(0, 10))) return false;
  if (text[10] != 'T' || !digits(11, 2) || text[13] != ':' || !digits(14, 2)) return false;
  text.remove_prefix(16);
  if (text.starts_with(':')) {
    if (!digits(1, 2)) return false;
    text.remove_prefix(3);
    if (text.starts_with('.')) {
      text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789", 1)));
    }
  }
  if (text == "Z") return true;
  const bool sign = text.starts_with('+') || text.starts_with('-');
  return sign && text.size() == 6 && digits(1, 2) && text[3] == ':' && digits(4, 2);
}

std::string zoned_time(std::int64_t time_ms, int zone_minutes) {
  constexpr std::int64_t kDaySeconds = 86400;
  const std::int64_t seconds = time_ms / 1000 - (time_ms % 1000 < 0 ? 1 : 0) + zone_minutes * 60;
  const std::int64_t days = seconds / kDaySeconds - (seconds % kDaySeconds < 0 ? 1 : 0);
  const std::int64_t of_day = seconds - days * kDaySeconds;
  const auto first = base::Date::from_civil(1, 1, 1).days();
  const auto last = base::Date::from_civil(9999, 12, 31).days();
  if (days < first || days > last) return {};
  const int zone = std::abs(zone_minutes);
  return std::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                     base::iso_text(base::Date::from_days(static_cast<std::int32_t>(days))),
                     of_day / 3600, of_day / 60 % 60, of_day % 60, zone_minutes < 0 ? '-' : '+',
                     zone / 60, zone % 60);
}

}  // namespace asah::exchange
