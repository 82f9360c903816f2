#pragma once
// Competencies by what tables call them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/table.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

/// Looks competencies up by code, by name in either language, and by both ("KOM - Komunikasi",
/// "Komunikasi (KOM)"). A code wins over a name, one in use over a retired one. Keeps the table.
class CompetencyBook {
 public:
  explicit CompetencyBook(const base::Table<model::Competency>& competencies);

  /// The competency in use. Errors: UnknownCompetency and RetiredCompetency (text, the most similar
  /// ones in use), AmbiguousName (text, the codes). Looking for similar ones costs some ten
  /// microseconds; without `suggest` their place holds "-".
  base::Result<const model::Competency*> find(std::string_view text, bool suggest = true) const;
  /// True when find() would not say UnknownCompetency.
  bool knows(std::string_view text) const;
  /// "KOM Komunikasi, KRJ Kerja Sama": the three in use that are spelled most alike.
  std::string similar(std::string_view text) const;

 private:
  struct Entry {
    std::uint32_t row = 0;
    std::uint32_t other = UINT32_MAX;  ///< another one of the same rank and name
    int rank = 0;
  };

  void add(std::string key, std::uint32_t row, int rank);

  base::Table<model::Competency> competencies_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace asah::exchange
