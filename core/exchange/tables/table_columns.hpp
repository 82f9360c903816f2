#pragma once
// Which column of a foreign table means what.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

class CompetencyBook;

/// What is brought in.
enum class ImportKind : std::uint8_t {
  Siasn,      ///< people, as SIASN's menu "Export Data ASN" writes them
  Roster,     ///< people, any plain table
  Standards,  ///< required levels, long or wide
  Ratings,    ///< levels given, long or wide
};

/// A field that a table can fill. Fields of one kind are listed in target_fields().
enum class TableField : std::uint8_t {
  None,
  // people
  Nip, Name, FrontTitle, BackTitle, EmployeeKind, CareerStatus, Unit, UnitId, ParentUnit,
  WorkUnit, Agency, Position, PositionId, JobKind, Tier, Echelon, Grade, GradeDate, PositionDate,
  EducationLevel, Education, LegalStatus, PersonId, BirthDate, Sex,
  // standards
  PositionCode, Competency, Level, Minimum, Weight, Essential,
  // ratings
  Cycle, Source, Rater, Date,
};

struct TargetField {
  TableField field = TableField::None;
  /// As in the plain tables of the command line: "nip", "jabatan". Label key for screens:
  /// "import.field.<key>".
  std::string_view key;
  /// Without it the table cannot be taken at all.
  bool required = false;
  /// Folded headings, '|' between them, the best first; the key itself is among them.
  std::string_view headings;
};

/// The fields a kind of table can fill, in the order in which screens list them.
std::span<const TargetField> target_fields(ImportKind kind);

enum class ColumnUse : std::uint8_t {
  Field,       ///< fills `field`
  Competency,  ///< wide table: levels of one competency
  Extra,       ///< kept beside the person without being understood (people only)
  Ignored,     ///< not taken
  Sensitive,   ///< not taken, because Law 27/2022 asks for as little personal data as possible
};

/// What becomes of one column of the file.
struct ColumnPlan {
  /// As in the file, cleaned; the column's letters when it has no heading.
  std::string heading;
  ColumnUse use = ColumnUse::Ignored;
  TableField field = TableField::None;
  model::CompetencyId competency;

  bool operator==(const ColumnPlan&) const = default;
};

/// A person's choice for one column, in place of the guess.
struct ColumnChoice {
  /// Counted from 0.
  std::size_t column = 0;
  ColumnUse use = ColumnUse::Ignored;
  TableField field = TableField::None;
  model::CompetencyId competency;
};

/// A remark on the header itself: DuplicateColumn, UnknownColumn, RetiredCompetency.
struct ColumnRemark {
  std::size_t column = 0;
  base::Severity severity = base::Severity::Warning;
  base::Error error;
};

struct ColumnGuess {
  std::vector<ColumnPlan> columns;
  std::vector<ColumnRemark> remarks;
  /// True when levels stand in a column a competency.
  bool wide = false;
};

/// Guesses by heading: case, spaces, '_', '-' and '.' do not matter. Of two columns for one field
/// the better known heading wins. Standards and ratings without a competency column are wide: their
/// other columns are competencies, by code or name in either language. `choices` overrule.
ColumnGuess guess_columns(ImportKind kind, std::span<const std::string_view> headings,
                          const CompetencyBook& competencies,
                          std::span<const ColumnChoice> choices);

/// Keys of the required fields that no column fills.
std::vector<std::string_view> missing_fields(ImportKind kind, const ColumnGuess& guess);

/// True when a heading names personal data that the product does not need (NIK, religion, address,
/// telephone, tax or insurance number, family, health).
bool is_sensitive_heading(std::string_view heading);

}  // namespace asah::exchange
