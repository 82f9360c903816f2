#include <algorithm>
#include <new>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/document_build.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_scan.hpp"
#include "core/exchange/document_sums.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/model/validate.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Finding;
using base::Result;
using base::Severity;
using base::Slices;
using model::Dataset;

namespace {

// First byte that is not part of well-formed UTF-8; the bytes must have one.
std::size_t first_bad_byte(std::string_view bytes) {
  std::size_t good = 0;
  while (base::is_utf8(bytes.substr(good, bytes.find('\n', good) - good))) {
    good = bytes.find('\n', good) + 1;
  }
  // Within the line: the longest good start, give or take the letter that is broken.
  std::size_t size = 0;
  for (std::size_t next = 1; good + next <= bytes.size() && next - size <= 4; ++next) {
    if (base::is_utf8(bytes.substr(good + size, next - size))) size = next;
  }
  return good + size;
}

Result<void> check_bytes(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.max_bytes) {
    return fail(ErrorCode::TooLarge, {},
                {std::to_string(bytes.size()), std::to_string(limits.max_bytes)});
  }
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '{') return fail(ErrorCode::NotAsah);
  if (const std::size_t null = bytes.find('\0'); null != std::string_view::npos) {
    return fail(ErrorCode::BadText, line_and_column(bytes, null));
  }
  if (base::is_utf8(bytes)) return {};
  return fail(ErrorCode::BadUtf8, line_and_column(bytes, first_bad_byte(bytes)));
}

// One reading, from the bytes to the document.
class Reading {
 public:
  Reading(std::string_view bytes, const ReadOptions& options)
      : bytes_(bytes), options_(options), opening_(opening_of(bytes)) {}

  Slices<Result<Document>> run() {
    if (auto sound = check_bytes(bytes_, options_.limits); !sound) {
      co_return std::unexpected(sound.error());
    }
    if (!co_await take_digest()) co_return fail(ErrorCode::Cancelled);
    if (!co_await quick_road()) {
      if (cancelled_) co_return fail(ErrorCode::Cancelled);
      if (auto read = patient_road(); !read) co_return std::unexpected(read.error());
    }
    judge();
    co_return std::move(document_);
  }

 private:
  // Half of the work is the digest, half the reading; where the quick road ends early, the patient
  // one has to catch up before there is something to tell.
  bool tell(std::size_t done) {
    done = told_ = std::max(told_, done);
    if (options_.progress && !options_.progress(done, 2 * bytes_.size())) cancelled_ = true;
    return !cancelled_;
  }

  Slices<bool> take_digest() {
    constexpr std::size_t kPiece = 1 << 20;
    base::Sha256 sha;
    for (std::string_view left = opening_.body; !left.empty();) {
      sha.update(left.substr(0, kPiece));
      left.remove_prefix(std::min(kPiece, left.size()));
      if (!tell(opening_.body.size() - left.size())) co_return false;
      co_await base::SliceEnd{};
    }
    digest_ = sha.digest();
    co_return true;
  }

  Slices<bool> quick_road() {
    if (opening_.header.empty()) co_return false;
    auto node = parse_json(opening_.header, options_.limits);
    if (!node) co_return false;
    const auto schema = schema_of(*node);
    if (!schema || schema->major != kSchema.major || *schema > kSchema) co_return false;
    auto reading = header_from(std::move(*node));
    if (!reading) co_return false;
    const std::function<bool(std::size_t)> tick = [this](std::size_t done) {
      return tell(bytes_.size() + done);
    };
    auto dataset = co_await scan_body(opening_.body, tick);
    if (!dataset || cancelled_) co_return false;
    document_.header = std::move(reading->header);
    document_.dataset = std::move(*dataset);
    document_.dataset.workspace = document_.header.workspace;
    document_.dataset.unknown_sections = std::move(reading->unknown);
    co_return true;
  }

  Result<void> patient_road() {
    DocumentBuilder builder;
    ReadOptions options = options_;
    if (options.progress) {
      options.progress = [this](std::size_t done, std::size_t) {
        return tell(bytes_.size() + done);
      };
    }
    if (auto read = read_pieces(bytes_, options, builder); !read) return read;
    auto dataset = builder.finish();
    if (!dataset) return std::unexpected(located(std::move(dataset.error()), bytes_));
    document_.header = builder.document_header();
    document_.dataset = std::move(*dataset);
    return {};
  }

  void note(Severity severity, ErrorCode code, std::string where,
            std::vector<std::string> args = {}) {
    document_.findings.push_back({severity, {code, std::move(where), std::move(args)}});
  }

  // Whether the bytes are those that were saved, and if not, which parts changed. Another layout of
  // the same data has another text but the same canonical body.
  void judge_bytes() {
    const DocumentHeader& header = document_.header;
    std::vector<Finding>& findings = document_.findings;
    if (header.altered) findings.push_back(header_changed());
    if (digest_ == header.digest) return;
    std::string canonical;
    if (header.schema.major == kSchema.major) {
      canonical = write_body(document_.dataset);
      if (base::sha256(canonical) == header.digest) return;
    }
    note(Severity::Warning, ErrorCode::DigestMismatch, "/asah/sha256");
    if (canonical.empty()) return;
    std::ranges::move(find_changes(header, opening_.body, canonical), std::back_inserter(findings));
  }

  void judge() {
    const SchemaVersion schema = document_.header.schema;
    const std::string there = version_text(schema);
    if (schema.major < kSchema.major) {
      note(Severity::Info, ErrorCode::Migrated, "/asah/schema", {there, version_text(kSchema)});
    } else if (schema > kSchema) {
      note(Severity::Info, ErrorCode::NewerMinor, "/asah/schema", {there, version_text(kSchema)});
    }
    judge_bytes();
    const std::string& created = document_.header.given.created_at;
    if (!created.empty() && !is_zoned_time(created)) {
      note(Severity::Warning, ErrorCode::BadDate, "/asah/created_at", {created.substr(0, 40)});
    }
    // An older major schema may have counted other things.
    if (schema.major >= kSchema.major) compare_counts();
    if (options_.validate) {
      auto found = model::validate(document_.dataset);
      std::ranges::move(found, std::back_inserter(document_.findings));
    }
    const std::size_t kept = options_.limits.max_findings;
    if (document_.findings.size() <= kept) return;
    const std::size_t more = document_.findings.size() - kept;
    const bool errors = base::has_errors({document_.findings.begin() + static_cast<std::ptrdiff_t>(kept),
                                          document_.findings.end()});
    document_.findings.resize(kept);
    note(errors ? Severity::Error : Severity::Warning, ErrorCode::MoreFindings, {},
         {std::to_string(more)});
  }

  void compare_counts() {
    const auto& stated = document_.header.counts;
    if (stated.empty()) return;
    for (const auto& [key, found] : record_counts(document_.dataset)) {
      const auto at = std::ranges::find(stated, key, &SectionCount::first);
      const std::int64_t count = at == stated.end() ? 0 : at->second;
      if (count == found) continue;
      note(Severity::Warning, ErrorCode::CountMismatch, "/asah/counts/" + key,
           {'@' + key, std::to_string(found), std::to_string(count)});
    }
  }

  std::string_view bytes_;
  const ReadOptions& options_;
  Opening opening_;
  base::Sha256Digest digest_{};
  bool cancelled_ = false;
  std::size_t told_ = 0;
  Document document_;
};

}  // namespace

Slices<Result<Document>> read_document_in_slices(std::string_view bytes, ReadOptions options) {
  try {
    Reading reading(without_mark(bytes), options);
    co_return co_await reading.run();
  } catch (const std::bad_alloc&) {
    co_return fail(ErrorCode::OutOfMemory);
  }
}

Result<Document> read_document(std::string_view bytes, const ReadOptions& options) {
  return read_document_in_slices(bytes, options).finish();
}

}  // namespace asah::exchange
