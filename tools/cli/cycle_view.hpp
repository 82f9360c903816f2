#pragma once
// Which cycle an analysis is about, and the basis it stands on.

#include <optional>
#include <string>

#include "core/analytics/basis.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {

inline constexpr OptionSpec kCycleOption{
    "--cycle", "ID",
    {"siklus menurut pengenal atau nama; bawaan: siklus terbuka terbaru",
     "the cycle by id or name; by default the latest open one"}};
inline constexpr OptionSpec kTierDefaultsOption{
    "--tier-defaults", "",
    {"level jenjang berlaku di mana jabatan belum punya standar",
     "a tier's level stands in where a position has no standard"}};

/// The basis that --cycle and --tier-defaults ask for; none, after telling why, when there is no
/// such cycle. A cycle without a list of its own is about every competency that was rated in it or
/// that some standard demands; a workspace without cycles shows its standards alone.
std::optional<analytics::Basis> basis_for(const model::Dataset& dataset, const Args& args,
                                          Console& console);

/// Rows of the employees table by NIP, then id.
std::vector<std::uint32_t> people_by_nip(const model::Dataset& dataset);

/// Columns of the basis by the competencies' order, then code.
std::vector<std::size_t> columns_in_order(const analytics::Basis& basis);

/// Cells set in columns, as wide as the widest, two blanks between; a line a row.
class TextGrid {
 public:
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(Console& console) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace asah::cli
