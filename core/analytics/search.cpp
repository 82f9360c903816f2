#include "core/analytics/search.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

#include "core/base/text.hpp"
#include "core/model/refs.hpp"

namespace asah::analytics {
namespace {

constexpr char kFieldEnd = '\n';  // fold() leaves none inside a field

// Which letters and which pairs of neighbouring letters a text has, each hashed to 64 bits. A text
// can contain another only if it has all the other's bits.
struct Signature {
  std::uint64_t letters = 0;
  std::uint64_t pairs = 0;

  void add(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto here = static_cast<unsigned char>(text[i]);
      letters |= std::uint64_t{1} << (here & 63U);
      if (i + 1 == text.size()) break;
      const auto next = static_cast<unsigned char>(text[i + 1]);
      pairs |= std::uint64_t{1} << ((here * 37U + next * 101U) >> 1 & 63U);
    }
  }
};

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == kFieldEnd;
}

struct WordMatch {
  bool found = false;
  bool starts = false;  // at the start of some word
};

WordMatch match_word(std::string_view text, std::string_view word) {
  WordMatch match;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    match.found = true;
    if (starts_word(text, at)) {
      match.starts = true;
      break;
    }
  }
  return match;
}

// How the whole query stands to the fields of an entry; Inside where it begins none of them.
MatchRank match_fields(std::string_view text, std::string_view query) {
  MatchRank best = MatchRank::Inside;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(kFieldEnd, at), text.size());
    const std::string_view field = text.substr(at, end - at);
    if (field == query) return MatchRank::Exact;
    if (field.starts_with(query)) best = MatchRank::NameStart;
    at = end + 1;
  }
  return best;
}

std::optional<MatchRank> match(std::string_view text, std::string_view query,
                               const std::vector<std::string_view>& words) {
  bool all_start = true;
  for (const std::string_view word : words) {
    const WordMatch found = match_word(text, word);
    if (!found.found) return std::nullopt;
    all_start = all_start && found.starts;
  }
  if (!all_start) return MatchRank::Inside;
  const MatchRank whole = match_fields(text, query);
  return whole == MatchRank::Inside ? MatchRank::WordStarts : whole;
}

std::string fields(std::initializer_list<std::string_view> texts) {
  std::string joined;
  for (const std::string_view text : texts) {
    const std::string folded = base::fold(text);
    if (folded.empty()) continue;
    if (!joined.empty()) joined += kFieldEnd;
    joined += folded;
  }
  return joined;
}

}  // namespace

struct SearchIndex::Draft {
  Entry entry;
  std::string text;
};

namespace {

// The records of one table as (id, row, fields).
template <class E, class Text, class Add>
void draft_table(const base::Table<E>& table, const Text& text, const Add& add) {
  std::uint32_t row = 0;
  for (const E& record : table) add(record.id.value, row++, text(record));
}

std::string person_fields(const model::Employee& employee) {
  const bool titled = !employee.front_title.empty() || !employee.back_title.empty();
  return fields({employee.name, employee.nip, titled ? model::full_name(employee) : std::string()});
}

}  // namespace

SearchIndex::SearchIndex(const model::Dataset& dataset) {
  std::vector<Draft> drafts;
  drafts.reserve(dataset.employees.size() + dataset.units.size() + dataset.positions.size() +
                 dataset.competencies.size());
  const auto adder = [&](SearchKind kind) {
    return [&drafts, kind](std::uint64_t id, std::uint32_t row, std::string text) {
      drafts.push_back({{id, row, 0, 0, kind}, std::move(text)});
    };
  };
  draft_table(dataset.employees, person_fields, adder(SearchKind::Person));
  draft_table(dataset.units, [](const model::Unit& u) { return fields({u.name, u.code}); },
              adder(SearchKind::Unit));
  draft_table(dataset.positions, [](const model::Position& p) { return fields({p.name, p.code}); },
              adder(SearchKind::Position));
  draft_table(dataset.competencies,
              [](const model::Competency& c) { return fields({c.name.id, c.name.en, c.code}); },
              adder(SearchKind::Competency));
  keep(std::move(drafts));
}

void SearchIndex::keep(std::vector<Draft> drafts) {
  std::ranges::sort(drafts, {}, [](const Draft& draft) {
    return std::tuple(draft.entry.kind, std::string_view(draft.text), draft.entry.id);
  });
  entries_.reserve(drafts.size());
  letters_.reserve(drafts.size());
  pairs_.reserve(drafts.size());
  for (Draft& draft : drafts) {
    draft.entry.text = static_cast<std::uint32_t>(text_.size());
    draft.entry.length = static_cast<std::uint32_t>(draft.text.size());
    text_ += draft.text;
    Signature signature;
    signature.add(draft.text);
    entries_.push_back(draft.entry);
    letters_.push_back(signature.letters);
    pairs_.push_back(signature.pairs);
  }
}

SearchResult SearchIndex::find(std::string_view query, const SearchOptions& options) const {
  SearchResult result;
  const std::string folded = base::fold(query);
  if (folded.empty()) return result;
  const std::vector<std::string_view> words = base::split(folded, ' ');
  Signature wanted;
  for (const std::string_view word : words) wanted.add(word);
  std::array<std::vector<SearchHit>, 4> by_rank;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if ((letters_[i] & wanted.letters) != wanted.letters) continue;
    if ((pairs_[i] & wanted.pairs) != wanted.pairs) continue;
    const Entry& entry = entries_[i];
    if ((options.kinds >> static_cast<unsigned>(entry.kind) & 1U) == 0) continue;
    const auto text = std::string_view(text_).substr(entry.text, entry.length);
    const auto rank = match(text, folded, words);
    if (!rank) continue;
    ++result.total;
    auto& bucket = by_rank[static_cast<std::size_t>(*rank)];
    if (bucket.size() < options.limit) bucket.push_back({entry.kind, entry.row, entry.id, *rank});
  }
  for (const auto& bucket : by_rank) {
    const std::size_t room = options.limit - result.hits.size();
    const auto end = bucket.begin() + static_cast<std::ptrdiff_t>(std::min(room, bucket.size()));
    result.hits.insert(result.hits.end(), bucket.begin(), end);
  }
  return result;
}

}  // namespace asah::analytics
