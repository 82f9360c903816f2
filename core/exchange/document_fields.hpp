#pragma once
// Field lists of what stands in a document beside the model's records: the header, rating blocks
// and rating sheets.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/document.hpp"
#include "core/model/fields.hpp"

namespace asah::exchange {

inline constexpr std::string_view kHeaderKey = "asah";
/// Members of the header that HeaderRecord does not list: sums of the sections' lines, and the
/// digest of the header without this member.
inline constexpr std::string_view kSectionsKey = "sections";
inline constexpr std::string_view kHeaderDigestKey = "header_sha256";
inline constexpr std::string_view kRatingsKey = "ratings";
inline constexpr std::string_view kSheetsKey = "sheets";

/// A JournalHead as in files.
struct RevisionRecord {
  std::int32_t seq = 0;
  std::string digest;
  bool operator==(const RevisionRecord&) const = default;
};

/// The header as in files, without its counts, sums and own digest.
struct HeaderRecord {
  std::string format;
  std::string schema;
  std::string application;
  model::WorkspaceId workspace;
  std::string office;
  DocumentPurpose purpose = DocumentPurpose::Full;
  std::string created_at;
  std::string author;
  RevisionRecord base_revision;
  std::vector<RevisionRecord> ancestors;
  model::Privacy privacy = model::Privacy::Personal;
  std::string sha256;
};

/// What stands before the sheets of one cycle.
struct BlockRecord {
  model::CycleId cycle;
  std::vector<model::CompetencyId> competencies;
};

/// One row of a rating block; levels in the order of the block's competencies.
struct SheetRecord {
  model::EmployeeId employee;
  model::Source source = model::Source::Superior;
  model::RaterId rater;
  base::Date date;
  std::vector<model::Level> levels;
};

}  // namespace asah::exchange

namespace asah::model {

template <>
inline constexpr std::array kChoices<exchange::DocumentPurpose>{
    std::string_view("full"),   std::string_view("packet"),    std::string_view("return"),
    std::string_view("backup"), std::string_view("benchmark"), std::string_view("sample")};

template <>
inline constexpr std::array kChoices<Privacy>{
    std::string_view("open"), std::string_view("internal"), std::string_view("personal")};

template <>
struct Fields<exchange::RevisionRecord> {
  static constexpr auto list = std::tuple{
      field({.key = "seq", .required = true, .min = 0, .max = INT32_MAX},
            &exchange::RevisionRecord::seq),
      field({.key = "digest", .required = true, .max_length = 64},
            &exchange::RevisionRecord::digest),
  };
};

template <>
struct Fields<exchange::HeaderRecord> {
  static constexpr auto list = std::tuple{
      field({.key = "format", .required = true}, &exchange::HeaderRecord::format),
      field({.key = "schema", .required = true}, &exchange::HeaderRecord::schema),
      field({.key = "application"}, &exchange::HeaderRecord::application),
      field({.key = "workspace"}, &exchange::HeaderRecord::workspace),
      field({.key = "office"}, &exchange::HeaderRecord::office),
      field({.key = "purpose", .required = true}, &exchange::HeaderRecord::purpose),
      field({.key = "created_at"}, &exchange::HeaderRecord::created_at),
      field({.key = "author"}, &exchange::HeaderRecord::author),
      field({.key = "base_revision"}, &exchange::HeaderRecord::base_revision),
      field({.key = "ancestors", .max_length = exchange::kMaxAncestors},
            &exchange::HeaderRecord::ancestors),
      field({.key = "privacy", .required = true}, &exchange::HeaderRecord::privacy),
      field({.key = "sha256", .required = true, .max_length = 64}, &exchange::HeaderRecord::sha256),
  };
};

template <>
struct Fields<exchange::BlockRecord> {
  static constexpr auto list = std::tuple{
      field({.key = "cycle", .required = true}, &exchange::BlockRecord::cycle),
      field({.key = "competencies", .required = true, .max_length = kListLength},
            &exchange::BlockRecord::competencies),
  };
};

template <>
struct Fields<exchange::SheetRecord> {
  static constexpr auto list = std::tuple{
      field({.key = "employee", .required = true}, &exchange::SheetRecord::employee),
      field({.key = "source", .required = true}, &exchange::SheetRecord::source),
      field({.key = "rater"}, &exchange::SheetRecord::rater),
      field({.key = "date"}, &exchange::SheetRecord::date),
      field({.key = "levels", .required = true, .max_length = kListLength},
            &exchange::SheetRecord::levels),
  };
};

}  // namespace asah::model
