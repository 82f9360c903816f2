#pragma once
// Units by what tables call them, and new ones where they are missing. Internal to the imports.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/table.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

/// Keeps new identities apart from those in use, the same way everywhere.
template <class E>
base::Id<E> free_id(const std::string& natural_key, auto&& is_used) {
  for (std::uint64_t seed = 0;; ++seed) {
    const base::Id<E> id{base::hash_id(natural_key, seed)};
    if (!is_used(id)) return id;
  }
}

/// How a table names a unit.
struct UnitRequest {
  /// From the top to the unit itself; at least one.
  std::vector<std::string> path;
  /// Its UNOR id, where the table has it.
  std::string external_id;
};

class UnitBook {
 public:
  explicit UnitBook(const base::Table<model::Unit>& units);

  enum class Answer : std::uint8_t { Found, Missing, Ambiguous };
  struct Found {
    Answer answer = Answer::Missing;
    model::UnitId id;
    /// Where ambiguous: the paths, two at most.
    std::string choices;
  };
  /// By UNOR id; else by name, below units of the names before it in the path (others may stand
  /// between). Of several the one whose whole path is the one asked for. Two units with different
  /// UNOR ids are never the same.
  Found find(const UnitRequest& request) const;
  /// The unit, made with all that is missing above it. Ids of units made are appended to `created`.
  model::UnitId require(const UnitRequest& request, std::vector<model::UnitId>& created);
  /// Takes name and UNOR id of a found unit over from the table, once an import; the old name, or
  /// empty when it stays. (Only under the same UNOR id can a found unit have another name.)
  std::string adopt(model::UnitId id, const UnitRequest& request);

  /// "Dinas Kesehatan > Bidang P2P".
  std::string path_text(model::UnitId id) const;
  bool changed() const { return changed_; }
  std::size_t created() const { return created_; }
  std::vector<model::Unit> take() { return std::move(units_); }

 private:
  std::uint32_t row_of(model::UnitId id) const;
  bool stands_below(std::uint32_t row, const UnitRequest& request) const;
  bool has_exact_path(std::uint32_t row, const UnitRequest& request) const;
  model::UnitId make(const UnitRequest& request, model::UnitId parent);
  void index(std::uint32_t row);
  void list_name(std::uint32_t row, bool listed);

  std::vector<model::Unit> units_;
  std::vector<std::string> keys_;  ///< heading_key of each unit's name
  std::unordered_map<std::uint64_t, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::uint32_t> by_external_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
  /// The same for units without a UNOR id, which alone can be meant by a new one.
  std::unordered_map<std::string, std::vector<std::uint32_t>> plain_by_name_;
  std::unordered_set<std::uint64_t> settled_;
  bool changed_ = false;
  std::size_t created_ = 0;
};

/// The kind of a unit by its name ("Kecamatan", "Bidang", "Seksi", ...).
model::UnitKind guess_unit_kind(std::string_view name, bool is_root);

/// True for what names the whole region and is therefore no unit: "Pemerintah Kota Bandung".
bool is_whole_region(std::string_view name, std::string_view region_name);

}  // namespace asah::exchange
