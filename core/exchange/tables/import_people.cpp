// Staff lists: SIASN's export and plain rosters.
#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/erasure.hpp"
#include "core/exchange/tables/import_person.hpp"
#include "core/exchange/tables/import_positions.hpp"
#include "core/exchange/tables/import_row.hpp"
#include "core/exchange/tables/import_tiers.hpp"
#include "core/exchange/tables/import_units.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/model/fields.hpp"
#include "core/model/nip.hpp"

namespace asah::exchange {

using base::ErrorCode;
using model::Employee;

namespace {

/// SIASN's identities are UUIDs; shorter texts ("0", a running number) identify nobody.
constexpr std::size_t kIdentityLength = 8;

/// What a row says, read and checked before anything is changed.
struct PersonRow {
  model::Nip nip;
  std::optional<base::Date> grade_date;
  std::optional<base::Date> position_date;
  std::optional<UnitRequest> unit;
  std::optional<PositionRequest> position;
  /// The unit or position, where it is there already.
  model::UnitId known_unit;
  model::PositionId known_position;
  bool tier_is_unsure = false;
  /// Row of the person in the working copy, or none.
  std::optional<std::uint32_t> known;
};

/// One text member that a column fills.
struct TextColumn {
  TableField field = TableField::None;
  std::string_view key;  ///< in the field list, for its length
  std::string Employee::*member;
};

constexpr std::array kTextColumns{
    TextColumn{TableField::Name, "name", &Employee::name},
    TextColumn{TableField::FrontTitle, "front_title", &Employee::front_title},
    TextColumn{TableField::BackTitle, "back_title", &Employee::back_title},
    TextColumn{TableField::Grade, "grade", &Employee::grade},
    TextColumn{TableField::EducationLevel, "education_level", &Employee::education_level},
    TextColumn{TableField::Education, "education", &Employee::education},
    TextColumn{TableField::LegalStatus, "legal_status", &Employee::legal_status},
    TextColumn{TableField::PersonId, "external_id", &Employee::external_id},
};

template <class E>
std::size_t max_length(std::string_view key) {
  std::size_t length = 0;
  model::visit_field<E>(model::field_index<E>(key),
                        [&](const auto& f) { length = f.info.max_length; });
  return length;
}

void check_length(ImportRow& row, std::size_t column, std::string_view text, std::size_t max) {
  // A code point takes at most four bytes.
  if (text.size() <= max) return;
  const std::size_t length = base::code_points(text);
  if (length <= max) return;
  row.note(base::Severity::Error, column,
           {ErrorCode::TooLong, {}, {std::to_string(length), std::to_string(max)}});
}

class PeopleImporter final : public RowImporter {
 public:
  explicit PeopleImporter(const model::Dataset& before)
      : region_name_(before.region().name),
        people_(before.employees.begin(), before.employees.end()),
        before_count_(people_.size()),
        seen_row_(people_.size()),
        units_(before.units),
        positions_(before.positions),
        tiers_(before.tiers),
        is_erased_(is_erased(before)) {
    for (std::uint32_t i = 0; i < people_.size(); ++i) index(i);
  }

  void take(ImportRow& row) override {
    PersonRow person;
    if (!read_nip(row, person)) return;
    read_checks(row, person);
    read_texts(row, person);
    person.grade_date = read_date(row, TableField::GradeDate);
    person.position_date = read_date(row, TableField::PositionDate);
    read_unit(row, person);
    read_position(row, person);
    if (!row.rejected()) apply(row, person);
  }

  void finish(ImportResult& result) override;

 private:
  void index(std::uint32_t i) {
    by_nip_.try_emplace(people_[i].nip, i);
    by_id_.emplace(people_[i].id.value, i);
    if (!people_[i].external_id.empty()) by_external_.try_emplace(people_[i].external_id, i);
  }

  bool read_nip(ImportRow& row, PersonRow& person);
  void read_checks(ImportRow& row, const PersonRow& person);
  void read_texts(ImportRow& row, const PersonRow& person);
  std::optional<base::Date> read_date(ImportRow& row, TableField field);
  void read_unit(ImportRow& row, PersonRow& person);
  void read_position(ImportRow& row, PersonRow& person);
  model::TierId read_tier(ImportRow& row);
  void guess_position_tier(ImportRow& row, PersonRow& person);
  void apply(ImportRow& row, PersonRow& person);
  void apply_fields(const ImportRow& row, const PersonRow& person, Employee& employee);
  void apply_extras(const ImportRow& row, Employee& employee);
  model::UnitId settle_unit(ImportRow& row, const PersonRow& person);
  model::PositionId settle_position(ImportRow& row, const PersonRow& person);

  std::string region_name_;
  std::vector<Employee> people_;
  std::size_t before_count_;
  /// Row of the table that named a person, 0 when none did.
  std::vector<std::size_t> seen_row_;
  UnitBook units_;
  PositionBook positions_;
  TierBook tiers_;
  IsErased is_erased_;
  std::unordered_map<std::string, std::uint32_t> by_nip_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::uint32_t> by_external_;
  std::size_t added_ = 0;
  std::size_t updated_ = 0;
  std::size_t unchanged_ = 0;
};

bool PeopleImporter::read_nip(ImportRow& row, PersonRow& person) {
  const std::string_view cell = row.get(TableField::Nip);
  if (cell.empty()) {
    row.fault(TableField::Nip, ErrorCode::Required, {"nip"});
    return false;
  }
  auto nip = model::parse_nip(cell);
  if (!nip) {
    row.note(base::Severity::Error, row.map().column(TableField::Nip), nip.error());
    return false;
  }
  person.nip = *std::move(nip);
  if (const auto at = by_nip_.find(person.nip.digits); at != by_nip_.end()) {
    person.known = at->second;
  } else if (const auto id = row.get(TableField::PersonId); id.size() >= kIdentityLength) {
    // The same SIASN identity under another number: a contract number that changed.
    const auto other = by_external_.find(std::string(id));
    if (other != by_external_.end()) person.known = other->second;
  }
  if (!person.known && is_erased_ && is_erased_({}, person.nip.digits)) {
    row.leave_out(TableField::Nip, ErrorCode::ErasedNip);
    return false;
  }
  if (!person.known || seen_row_[*person.known] == 0) return true;
  row.fault(TableField::Nip, ErrorCode::DuplicateNip,
            {person.nip.digits, std::to_string(seen_row_[*person.known])});
  return false;
}

/// Warnings: what does not agree with the NIP.
void PeopleImporter::read_checks(ImportRow& row, const PersonRow& person) {
  if (!person.nip.has_usual_age()) {
    row.warn(TableField::Nip, ErrorCode::NipAgeUnusual,
             {std::to_string(person.nip.age_at_appointment())});
  }
  if (const auto cell = row.get(TableField::BirthDate); !cell.empty()) {
    const auto birth = base::parse_date(cell);
    if (!birth) {
      row.warn(TableField::BirthDate, ErrorCode::BadDate, {shortened(cell, 40)});
    } else if (*birth != person.nip.birth) {
      row.warn(TableField::BirthDate, ErrorCode::NipBirthMismatch,
               {base::iso_text(*birth), base::iso_text(person.nip.birth)});
    }
  }
  const auto sex = read_sex(row.get(TableField::Sex));
  if (sex && *sex != person.nip.sex) row.warn(TableField::Sex, ErrorCode::NipSexMismatch);
}

void PeopleImporter::read_texts(ImportRow& row, const PersonRow& person) {
  for (const TextColumn& column : kTextColumns) {
    const std::string_view cell = row.get(column.field);
    if (!cell.empty()) {
      check_length(row, row.map().column(column.field), cell, max_length<Employee>(column.key));
    } else if (column.field == TableField::Name && !person.known) {
      row.fault(TableField::Name, ErrorCode::Required, {"nama"});
    }
  }
  for (const std::size_t column : row.map().extras) {
    check_length(row, column, row.cell(column), max_length<model::ExtraColumn>("value"));
  }
}

std::optional<base::Date> PeopleImporter::read_date(ImportRow& row, TableField field) {
  const std::string_view cell = row.get(field);
  if (cell.empty()) return std::nullopt;
  const auto date = base::parse_date(cell);
  if (date) return *date;
  row.fault(field, ErrorCode::BadDate, {shortened(cell, 40)});
  return std::nullopt;
}

/// The path from the agency down. Names that repeat or mean the whole region are left out.
void PeopleImporter::read_unit(ImportRow& row, PersonRow& person) {
  UnitRequest request;
  const auto add = [&](std::string_view name, bool may_be_region) {
    name = base::trim(name);
    if (name.empty() || (may_be_region && is_whole_region(name, region_name_))) return;
    if (!request.path.empty() && heading_key(request.path.back()) == heading_key(name)) return;
    request.path.push_back(single_line(name));
  };
  TableField last = TableField::Unit;
  for (const TableField field : {TableField::Agency, TableField::WorkUnit, TableField::ParentUnit,
                                 TableField::Unit}) {
    const std::string_view cell = row.get(field);
    if (cell.empty()) continue;
    last = field;
    check_length(row, row.map().column(field), cell, max_length<model::Unit>("name"));
    if (field != TableField::Unit) {
      add(cell, true);
    } else {
      for (const std::string_view name : base::split(cell, '>')) add(name, false);
    }
  }
  if (request.path.empty() || row.rejected()) return;
  if (last == TableField::Unit) request.external_id = row.get(TableField::UnitId);
  check_length(row, row.map().column(TableField::UnitId), request.external_id,
               max_length<model::Unit>("external_id"));
  const UnitBook::Found found = units_.find(request);
  if (found.answer == UnitBook::Answer::Ambiguous) {
    row.fault(last, ErrorCode::AmbiguousName, {request.path.back(), found.choices});
  }
  person.known_unit = found.id;
  person.unit = std::move(request);
}

model::TierId PeopleImporter::read_tier(ImportRow& row) {
  for (const TableField field : {TableField::Tier, TableField::Echelon}) {
    const std::string_view cell = row.get(field);
    if (cell.empty()) continue;
    if (const model::TierId tier = tiers_.find(cell)) return tier;
    if (field == TableField::Tier) {
      row.fault(field, ErrorCode::UnknownTier, {shortened(cell, 40), tiers_.choices()});
    }
  }
  return {};
}

void PeopleImporter::read_position(ImportRow& row, PersonRow& person) {
  const model::TierId tier = read_tier(row);
  const std::string_view name = row.get(TableField::Position);
  if (name.empty()) {
    if (tier) row.warn(TableField::Position, ErrorCode::Required, {"jabatan"});
    return;
  }
  check_length(row, row.map().column(TableField::Position), name,
               max_length<model::Position>("name"));
  PositionRequest request;
  request.name = single_line(name);
  request.tier = tier;
  request.external_id = row.get(TableField::PositionId);
  check_length(row, row.map().column(TableField::PositionId), request.external_id,
               max_length<model::Position>("external_id"));
  if (person.known) request.current = people_[*person.known].position;
  person.position = std::move(request);
  if (row.rejected()) return;
  PositionBook::Found found = positions_.find(*person.position);
  if (found.answer != PositionBook::Answer::Found && !tier) {
    guess_position_tier(row, person);
    found = positions_.find(*person.position);
  }
  if (found.answer == PositionBook::Answer::Ambiguous) {
    row.fault(TableField::Position, ErrorCode::AmbiguousName,
              {shortened(name, 60), tiers_.choices()});
  }
  person.known_position = found.id;
}

void PeopleImporter::guess_position_tier(ImportRow& row, PersonRow& person) {
  const TierGuess guess =
      guess_tier({person.position->name, row.get(TableField::JobKind), row.get(TableField::Grade),
                  row.get(TableField::Unit)});
  person.position->tier = tiers_.by_code(guess.code);
  person.tier_is_unsure = !guess.sure;
}

model::UnitId PeopleImporter::settle_unit(ImportRow& row, const PersonRow& person) {
  if (!person.known_unit) {
    std::vector<model::UnitId> created;
    const model::UnitId id = units_.require(*person.unit, created);
    for (const model::UnitId unit : created) {
      row.inform(TableField::Unit, ErrorCode::UnitCreated, {units_.path_text(unit)});
    }
    return id;
  }
  const std::string old = units_.adopt(person.known_unit, *person.unit);
  if (!old.empty()) {
    row.inform(TableField::Unit, ErrorCode::UnitRenamed, {old, person.unit->path.back()});
  }
  return person.known_unit;
}

model::PositionId PeopleImporter::settle_position(ImportRow& row, const PersonRow& person) {
  const PositionRequest& request = *person.position;
  if (person.known_position) {
    positions_.adopt(person.known_position, request.tier);
    return person.known_position;
  }
  row.inform(TableField::Position, ErrorCode::PositionCreated, {request.name});
  if (!request.tier) {
    row.inform(TableField::Position, ErrorCode::TierUnclear, {request.name});
  } else if (person.tier_is_unsure) {
    row.inform(TableField::Position, ErrorCode::TierGuessed,
               {request.name, tiers_.name_of(request.tier)});
  }
  return positions_.make(request, functional_family(request.name));
}

void PeopleImporter::apply_fields(const ImportRow& row, const PersonRow& person,
                                  Employee& employee) {
  employee.nip = person.nip.digits;
  for (const TextColumn& column : kTextColumns) {
    const std::string_view cell = row.get(column.field);
    if (!cell.empty()) employee.*column.member = single_line(cell);
  }
  if (person.grade_date) employee.grade_date = *person.grade_date;
  if (person.position_date) employee.position_date = *person.position_date;
  const auto kind =
      read_employee_kind(row.get(TableField::EmployeeKind), row.get(TableField::CareerStatus));
  if (kind) {
    employee.kind = *kind;
  } else if (!person.known) {
    employee.kind = person.nip.is_pppk() ? model::EmployeeKind::Pppk : model::EmployeeKind::Pns;
  }
  if (const auto status = row.get(TableField::LegalStatus); !status.empty()) {
    employee.active = is_active_status(status);
  }
  apply_extras(row, employee);
}

void PeopleImporter::apply_extras(const ImportRow& row, Employee& employee) {
  for (const std::size_t column : row.map().extras) {
    const std::string_view cell = row.cell(column);
    if (cell.empty()) continue;
    std::string key = heading_key(row.map().plans[column].heading);
    std::ranges::replace(key, ' ', '_');
    const auto at = std::ranges::find(employee.extra, key, &model::ExtraColumn::key);
    if (at == employee.extra.end()) {
      employee.extra.push_back({std::move(key), std::string(cell)});
    } else {
      at->value = cell;
    }
  }
}

void PeopleImporter::apply(ImportRow& row, PersonRow& person) {
  Employee employee;
  if (person.known) employee = people_[*person.known];
  if (person.known && employee.nip != person.nip.digits) {
    row.inform(TableField::Nip, ErrorCode::NipChanged, {employee.nip, person.nip.digits});
  }
  apply_fields(row, person, employee);
  if (person.unit) employee.unit = settle_unit(row, person);
  if (person.position) employee.position = settle_position(row, person);
  if (person.known) {
    const std::uint32_t i = *person.known;
    (employee == people_[i] ? unchanged_ : updated_) += 1;
    seen_row_[i] = row.number();
    people_[i] = std::move(employee);
    index(i);
    return;
  }
  employee.id = free_id<Employee>("employee:" + employee.nip,
                                  [&](model::EmployeeId id) { return by_id_.contains(id.value); });
  people_.push_back(std::move(employee));
  seen_row_.push_back(row.number());
  index(static_cast<std::uint32_t>(people_.size() - 1));
  ++added_;
}

void PeopleImporter::finish(ImportResult& result) {
  result.counts.employees_added = added_;
  result.counts.employees_updated = updated_;
  result.counts.employees_unchanged = unchanged_;
  result.counts.units_added = units_.created();
  result.counts.positions_added = positions_.created();
  for (std::size_t i = 0; i < before_count_; ++i) {
    if (seen_row_[i] == 0 && people_[i].active) result.absent.push_back(people_[i].id);
  }
  model::Dataset& after = result.after;
  if (units_.changed()) after.units = base::Table<model::Unit>::from_rows(units_.take());
  if (positions_.changed()) {
    after.positions = base::Table<model::Position>::from_rows(positions_.take());
  }
  if (added_ + updated_ > 0) {
    after.employees = base::Table<Employee>::from_rows(std::move(people_));
  }
}

}  // namespace

std::unique_ptr<RowImporter> make_people_importer(const model::Dataset& before,
                                                  const ImportOptions&) {
  return std::make_unique<PeopleImporter>(before);
}

}  // namespace asah::exchange
