#pragma once
// The exchange document: one workspace as one JSON file. SCHEMA.md has the grammar and an example.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/result.hpp"
#include "core/base/slices.hpp"
#include "core/change/journal.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

/// A minor step adds keys that an older reader may keep without understanding; a major step does
/// not allow that.
struct SchemaVersion {
  std::uint16_t major = 0;
  std::uint16_t minor = 0;

  auto operator<=>(const SchemaVersion&) const = default;
};

/// The version that write_document writes.
inline constexpr SchemaVersion kSchema{1, 1};

/// "1.1".
std::string version_text(SchemaVersion version);

/// What the document was written for.
enum class DocumentPurpose : std::uint8_t { Full, Packet, Return, Backup, Benchmark, Sample };

inline constexpr std::size_t kMaxAncestors = 64;

/// What the writer of a document says about it; everything else in the header follows from the data.
struct HeaderInput {
  /// Version of the application, "0.1.0".
  std::string application;
  /// Label of the office that writes.
  std::string office;
  DocumentPurpose purpose = DocumentPurpose::Full;
  /// ISO 8601 with a zone, "2026-11-21T08:30:00+07:00"; see zoned_time.
  std::string created_at;
  /// Label of the person who writes.
  std::string author;
  /// Where the journal stood when the data were taken; what a later merge looks for.
  change::JournalHead base_revision;
  /// Earlier states of this workspace at which copies were exchanged, oldest first; a later merge
  /// looks for the newest that both sides know. At most kMaxAncestors.
  std::vector<change::JournalHead> ancestors{};
  /// The strictest class of field that may stand in the file.
  model::Privacy privacy = model::Privacy::Personal;

  bool operator==(const HeaderInput&) const = default;
};

/// A section's key and its number of records.
using SectionCount = std::pair<std::string, std::int64_t>;

/// Sums over the lines of one section, modulo 2^64: of their CRC-32, and of each CRC-32 times the
/// line's number in the section, from 1. They tell which section changed, and of a single changed
/// line which one; that something changed is told by the digest. See SCHEMA.md, "What changed".
struct LineSums {
  std::uint64_t sum = 0;
  std::uint64_t weighted = 0;

  bool operator==(const LineSums&) const = default;
};

/// A section's key and the sums of its lines.
using SectionSums = std::pair<std::string, LineSums>;

struct DocumentHeader {
  HeaderInput given;
  /// As in the file, before migration.
  SchemaVersion schema = kSchema;
  model::WorkspaceId workspace;
  /// In the order of the sections, those without records left out; "ratings" counts sheets.
  std::vector<SectionCount> counts;
  /// SHA-256 of the canonical body, see SCHEMA.md.
  base::Sha256Digest digest{};
  /// In the order of the file; none in documents before 1.1.
  std::vector<SectionSums> sections;
  /// The header is not the one that was written. Never true of documents before 1.1.
  bool altered = false;

  bool operator==(const DocumentHeader&) const = default;
};

/// The document's bytes: UTF-8, LF, one record a line, fields in list order, fields that hold their
/// default left out. Same dataset (as by ==) and same input, same bytes.
std::string write_document(const model::Dataset& dataset, const HeaderInput& input);

/// Bounds that a hostile file meets before it meets memory.
struct ReadLimits {
  std::size_t max_bytes = std::size_t{1} << 29;
  /// Objects and lists inside one another.
  std::size_t max_depth = 64;
  /// Values (numbers, texts, lists, objects) in one record, the header or one foreign section.
  std::size_t max_record_values = 200'000;
  /// Findings kept; the rest is counted in one last finding.
  std::size_t max_findings = 1'000;
};

/// Told now and then how many of the bytes are done; false cancels.
using Progress = std::function<bool(std::size_t done, std::size_t total)>;

struct ReadOptions {
  ReadLimits limits;
  Progress progress;
  /// Whether model::validate runs on what was read.
  bool validate = true;
};

struct Document {
  DocumentHeader header;
  model::Dataset dataset;
  /// What does not forbid opening: changed outside Asah (DigestMismatch, and changed_parts; Warning),
  /// counts that differ (Warning), read from an older or newer minor schema (Info), and those of
  /// model::validate.
  std::vector<base::Finding> findings;
};

/// Reads a document of this schema, of an older one (migrated step by step) or of a newer minor one
/// (keys not known are kept in Dataset::unknown_keys and unknown_sections). A byte order mark and
/// any layout that JSON allows are accepted, as long as the header is the first member.
///
/// All or nothing. `where` of an error is "<JSON pointer>:<line>:<column>", both counted from 1, the
/// column in bytes. Errors: NotAsah, NewerSchema, TooLarge, TooDeep, TooManyValues, BadJson,
/// CutShort, BadUtf8, BadText (NUL), RepeatedKey, DuplicateKey (an id twice), Required, Cancelled
/// and the field errors of model/codec. References that lead nowhere are findings, not errors.
base::Result<Document> read_document(std::string_view bytes, const ReadOptions& options = {});
/// The same, with a pause about every megabyte of a file in our own layout; other layouts are read
/// in one piece. `bytes` must outlive the work.
base::Slices<base::Result<Document>> read_document_in_slices(std::string_view bytes,
                                                             ReadOptions options = {});

/// Only the header, without reading (or judging) what follows it; for lists of files.
base::Result<DocumentHeader> read_header(std::string_view bytes);

/// Which parts of a file are not as they were saved, by what its header says of them: SectionChanged
/// (arg: "@" and the section's key; "@asah" the header) or, where the line is certain, LineChanged
/// (args: the same, the file's line from 1), all Warning, in the order of the file. For a file that
/// read_document refuses; the findings of one that it opens hold them already. Empty where the
/// header cannot be read or says nothing of parts, or the layout is not the one we write.
std::vector<base::Finding> changed_parts(std::string_view bytes);

/// Whether a finding says that a file is not as it was saved: DigestMismatch, SectionChanged,
/// LineChanged, CountMismatch.
bool tells_of_change(base::ErrorCode code);

/// "2026-11-21T08:30:00+07:00" of milliseconds since 1970 in a zone `zone_minutes` east of UTC;
/// milliseconds are cut off. Years 1 to 9999; empty otherwise.
std::string zoned_time(std::int64_t time_ms, int zone_minutes);

}  // namespace asah::exchange
