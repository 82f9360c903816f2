#pragma once
// Records without their C++ type: for code that walks every kind alike and should be compiled once,
// not once a kind. A record is addressed by its dataset and its row.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/field.hpp"
#include "core/model/value.hpp"

namespace asah::model {

inline constexpr std::uint16_t kNoField = UINT16_MAX;

/// Identity of a record among all kinds.
struct RecordKey {
  EntityKind kind = EntityKind::Region;
  std::uint64_t id = 0;

  auto operator<=>(const RecordKey&) const = default;
};

/// One record that another names, and the field that names it.
struct Reference {
  RecordKey target;
  std::uint16_t field = kNoField;

  bool operator==(const Reference&) const = default;
};

/// A row of one table of one dataset.
struct RecordView {
  const Dataset* dataset = nullptr;
  std::size_t row = 0;

  explicit operator bool() const { return dataset != nullptr; }
};

/// The tables of one kind in any dataset. Rows are those of Table, in id order; who passes a view
/// sees to it that the row is there.
class RecordAccess {
 public:
  virtual ~RecordAccess() = default;

  EntityKind kind() const { return kind_; }
  /// As in Fields<E>.
  std::string_view name() const { return name_; }
  std::string_view plural() const { return plural_; }
  std::span<const FieldInfo> fields() const { return fields_; }
  /// The field with that key, or kNoField.
  std::uint16_t field(std::string_view key) const;
  /// The kind that a field's identity (or list of identities) names; none for other fields.
  std::optional<EntityKind> target(std::size_t field) const { return targets_[field]; }

  virtual std::size_t size(const Dataset& dataset) const = 0;
  virtual std::uint64_t id(RecordView record) const = 0;
  /// The record, or an empty view.
  virtual RecordView find(const Dataset& dataset, std::uint64_t id) const = 0;
  /// Table::shares_rows.
  virtual bool shares_rows(const Dataset& a, const Dataset& b) const = 0;
  virtual bool equal(RecordView a, RecordView b) const = 0;
  virtual bool equal_field(RecordView a, RecordView b, std::size_t field) const = 0;
  /// The field in model form; null past the end.
  virtual Value value(RecordView record, std::size_t field) const = 0;
  /// Appends every identity that the record names; none is left out, not even doubles.
  virtual void references(RecordView record, std::vector<Reference>& out) const = 0;

 protected:
  EntityKind kind_ = EntityKind::Region;
  std::string_view name_;
  std::string_view plural_;
  std::vector<FieldInfo> fields_;
  std::vector<std::optional<EntityKind>> targets_;
};

/// The one access to records of `kind`.
const RecordAccess& record_access(EntityKind kind);

/// All kinds in file order.
std::span<const RecordAccess* const> all_records();

}  // namespace asah::model
