#pragma once
// Finding people, units, positions and competencies while the query is being typed.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"

namespace asah::analytics {

enum class SearchKind : std::uint8_t { Person, Unit, Position, Competency };
/// How well a hit matches, best first. Every word of the query must occur.
enum class MatchRank : std::uint8_t {
  Exact,       ///< the query is a whole name, NIP or code
  NameStart,   ///< a name, NIP or code starts with the query
  WordStarts,  ///< every word of the query starts a word
  Inside,      ///< some word of the query stands inside a word
};

struct SearchHit {
  SearchKind kind = SearchKind::Person;
  std::uint32_t row = 0;  ///< in the kind's table
  std::uint64_t id = 0;
  MatchRank rank = MatchRank::Inside;
  bool operator==(const SearchHit&) const = default;
};
struct SearchResult {
  std::vector<SearchHit> hits;  ///< by rank, kind, folded name, id; at most the limit
  std::size_t total = 0;        ///< matches in all
};

struct SearchOptions {
  std::size_t limit = 50;
  std::uint8_t kinds = 0x0F;  ///< bit i: SearchKind i
};

/// Built once for a dataset; depends on employees, units, positions and competencies. Names are
/// compared as base::fold leaves them. Retired competencies and inactive people are found too.
class SearchIndex {
 public:
  SearchIndex() = default;
  explicit SearchIndex(const model::Dataset& dataset);

  /// An empty query (or one of white space) finds nothing. Linear in the entries, most of which are
  /// passed over by two 64-bit signatures of their letters and letter pairs.
  SearchResult find(std::string_view query, const SearchOptions& options = {}) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint64_t id;
    std::uint32_t row;
    std::uint32_t text;  ///< offset in text_; fields separated by '\n'
    std::uint32_t length;
    SearchKind kind;
  };
  struct Draft;
  void keep(std::vector<Draft> drafts);

  std::vector<Entry> entries_;  ///< by kind, folded name, id
  std::vector<std::uint64_t> letters_;
  std::vector<std::uint64_t> pairs_;
  std::string text_;
};

}  // namespace asah::analytics
