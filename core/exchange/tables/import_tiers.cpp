#include "core/exchange/tables/import_tiers.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {
namespace {

/// A phrase of whole words and the tier it means.
struct Phrase {
  std::string_view words;
  std::string_view code;
  bool sure = true;
};

constexpr std::array kFunctionalLevels{
    Phrase{"ahli utama", "JFAU"},   Phrase{"ahli madya", "JFAMD"},
    Phrase{"ahli muda", "JFAMU"},   Phrase{"ahli pertama", "JFAP"},
    Phrase{"penyelia", "JFPY"},     Phrase{"mahir", "JFMH"},
    Phrase{"terampil", "JFTR"},     Phrase{"pemula", "JFPM"},
};
/// The same levels by words that mean them only where the post is known to be functional.
constexpr std::array kBareLevels{
    Phrase{"pelaksana lanjutan", "JFMH"}, Phrase{"pelaksana pemula", "JFPM"},
    Phrase{"utama", "JFAU"},              Phrase{"madya", "JFAMD"},
    Phrase{"muda", "JFAMU"},              Phrase{"pertama", "JFAP"},
    Phrase{"pelaksana", "JFTR"},
};
constexpr std::array kKinds{
    Phrase{"pimpinan tinggi utama", "JPTU"},  Phrase{"pimpinan tinggi madya", "JPTM"},
    Phrase{"pimpinan tinggi pratama", "JPTP"}, Phrase{"jpt pratama", "JPTP"},
    Phrase{"jpt madya", "JPTM"},               Phrase{"jpt utama", "JPTU"},
    Phrase{"administrator", "ADM"},            Phrase{"pengawas", "PWS"},
    Phrase{"pelaksana", "PLK"},                Phrase{"fungsional umum", "PLK"},
};
/// Names of managerial posts, matched at the start of the name.
constexpr std::array kManagerial{
    Phrase{"sekretaris daerah provinsi", "JPTM"},
    Phrase{"sekretaris daerah", "JPTP"},
    Phrase{"sekretaris dprd", "JPTP"},
    Phrase{"sekretaris dewan", "JPTP"},
    Phrase{"asisten sekretaris daerah", "JPTP"},
    Phrase{"asisten pemerintahan", "JPTP"},
    Phrase{"asisten perekonomian", "JPTP"},
    Phrase{"asisten administrasi umum", "JPTP"},
    Phrase{"staf ahli", "JPTP"},
    Phrase{"kepala dinas", "JPTP"},
    Phrase{"kepala badan", "JPTP"},
    Phrase{"kepala pelaksana badan", "JPTP"},
    Phrase{"kepala satuan", "JPTP"},
    Phrase{"inspektur pembantu", "ADM"},
    Phrase{"inspektur", "JPTP"},
    Phrase{"camat", "ADM"},
    Phrase{"sekretaris dinas", "ADM"},
    Phrase{"sekretaris badan", "ADM"},
    Phrase{"sekretaris inspektorat", "ADM"},
    Phrase{"sekretaris satuan", "ADM"},
    Phrase{"sekretaris camat", "ADM"},
    Phrase{"sekretaris kecamatan", "ADM"},
    Phrase{"kepala bagian", "ADM"},
    Phrase{"kabag", "ADM"},
    Phrase{"kepala bidang", "ADM"},
    Phrase{"kabid", "ADM"},
    Phrase{"kepala kantor", "ADM"},
    Phrase{"direktur", "ADM", false},
    Phrase{"wakil direktur", "ADM", false},
    Phrase{"lurah", "PWS"},
    Phrase{"sekretaris kelurahan", "PWS"},
    Phrase{"sekretaris lurah", "PWS"},
    Phrase{"kepala seksi", "PWS"},
    Phrase{"kasi", "PWS"},
    Phrase{"kepala subbagian", "PWS"},
    Phrase{"kepala sub bagian", "PWS"},
    Phrase{"kasubag", "PWS"},
    Phrase{"kasubbag", "PWS"},
    Phrase{"kepala subbidang", "PWS"},
    Phrase{"kepala sub bidang", "PWS"},
    Phrase{"kasubbid", "PWS"},
    Phrase{"kasubid", "PWS"},
};
constexpr std::array<std::string_view, 22> kTrades{
    "guru",      "perawat",   "bidan",      "dokter",      "apoteker",  "auditor",
    "perencana", "analis kebijakan", "penyuluh", "pustakawan", "arsiparis", "pengawas sekolah",
    "widyaiswara", "pranata komputer", "sanitarian", "nutrisionis", "fisioterapis", "radiografer",
    "epidemiolog", "statistisi", "penilik", "surveyor"};
/// Grades and the functional level they go with.
constexpr std::array kGrades{
    Phrase{"iii a", "JFAP"},  Phrase{"iii b", "JFAP"},  Phrase{"iii c", "JFAMU"},
    Phrase{"iii d", "JFAMU"}, Phrase{"iv a", "JFAMD"},  Phrase{"iv b", "JFAMD"},
    Phrase{"iv c", "JFAMD"},  Phrase{"iv d", "JFAU"},   Phrase{"iv e", "JFAU"},
    Phrase{"ii a", "JFPM"},   Phrase{"ii b", "JFTR"},   Phrase{"ii c", "JFTR"},
    Phrase{"ii d", "JFTR"},   Phrase{"v", "JFPM"},      Phrase{"vi", "JFPM"},
    Phrase{"vii", "JFTR"},    Phrase{"viii", "JFTR"},   Phrase{"ix", "JFAP"},
    Phrase{"x", "JFAP"},      Phrase{"xi", "JFAMU"},    Phrase{"xii", "JFAMU"},
    Phrase{"xiii", "JFAMD"},  Phrase{"xiv", "JFAMD"},   Phrase{"xv", "JFAMD"},
    Phrase{"xvi", "JFAU"},    Phrase{"xvii", "JFAU"},
};

bool has_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

bool starts_with_words(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

bool ends_with_words(std::string_view text, std::string_view words) {
  return text.ends_with(words) &&
         (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

template <class Phrases, class Matches>
TierGuess first_match(const Phrases& phrases, const Matches& matches) {
  for (const Phrase& phrase : phrases) {
    if (matches(phrase.words)) return {phrase.code, phrase.sure};
  }
  return {};
}

bool is_functional_kind(std::string_view kind) {
  return kind == "2" || (has_words(kind, "fungsional") && !has_words(kind, "fungsional umum"));
}

TierGuess by_grade(std::string_view grade) {
  const std::string key = heading_key(grade);
  TierGuess guess = first_match(kGrades, [&](std::string_view g) { return key == g; });
  if (guess.code.empty()) guess.code = "JFAP";
  guess.sure = false;
  return guess;
}

TierGuess by_managerial_name(std::string_view name, std::string_view unit) {
  const auto starts = [&](std::string_view words) { return starts_with_words(name, words); };
  if (const TierGuess guess = first_match(kManagerial, starts); !guess.code.empty()) return guess;
  if (name == "sekretaris") return {has_words(unit, "kelurahan") ? "PWS" : "ADM", false};
  if (starts("kepala") && !starts("kepala sekolah")) return {"PWS", false};
  return {};
}

/// The former echelon without marks: "iia", "iv", or "" when the text is none.
std::string echelon_key(std::string_view text) {
  std::string key = heading_key(text);
  if (key.starts_with("eselon ")) key.erase(0, 7);
  std::erase(key, ' ');
  // SIASN's two digits: 21 = II.a.
  constexpr std::array<std::string_view, 5> kRoman{"i", "ii", "iii", "iv", "v"};
  if (key.size() == 2 && key[0] >= '1' && key[0] <= '5' && (key[1] == '1' || key[1] == '2')) {
    return std::string(kRoman[static_cast<std::size_t>(key[0] - '1')]) + (key[1] == '1' ? 'a' : 'b');
  }
  const std::string_view roman =
      !key.empty() && (key.back() == 'a' || key.back() == 'b')
          ? std::string_view(key).substr(0, key.size() - 1)
          : std::string_view(key);
  return std::ranges::find(kRoman, roman) == kRoman.end() ? std::string{} : key;
}

}  // namespace

TierBook::TierBook(const base::Table<model::Tier>& tiers) : tiers_(tiers) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOtherNames{{
      {"JPTU", "pimpinan tinggi utama"},
      {"JPTM", "pimpinan tinggi madya"},
      {"JPTP", "pimpinan tinggi pratama"},
      {"PLK", "staf"},
      {"PLK", "fungsional umum"},
  }};
  for (const model::Tier& tier : tiers_) by_name_.try_emplace(heading_key(tier.code), tier.id);
  for (const model::Tier& tier : tiers_) {
    for (const std::string& name : {heading_key(tier.name.id), heading_key(tier.name.en)}) {
      if (name.empty()) continue;
      by_name_.try_emplace(name, tier.id);
      if (name.starts_with("jf ")) by_name_.try_emplace(name.substr(3), tier.id);
    }
    for (const auto& [code, name] : kOtherNames) {
      if (tier.code == code) by_name_.try_emplace(std::string(name), tier.id);
    }
  }
}

model::TierId TierBook::find(std::string_view text) const {
  std::string key = heading_key(text);
  for (const std::string_view word : {"", "jabatan ", "fungsional ", "jenjang "}) {
    if (key.starts_with(word)) key.erase(0, word.size());
    if (const auto at = by_name_.find(key); at != by_name_.end()) return at->second;
  }
  return by_echelon(echelon_key(text));
}

model::TierId TierBook::by_code(std::string_view code) const {
  const auto at = std::ranges::find(tiers_.rows(), code, &model::Tier::code);
  return at == tiers_.end() ? model::TierId{} : at->id;
}

/// The tier whose former echelons ("II.a-II.b") name this one; of several the first by order.
model::TierId TierBook::by_echelon(std::string_view key) const {
  if (key.empty()) return {};
  const model::Tier* best = nullptr;
  for (const model::Tier& tier : tiers_) {
    std::string names = base::lower(tier.echelon);
    std::ranges::replace(names, '/', '-');
    for (const std::string_view name : base::split(names, '-')) {
      const std::string own = echelon_key(name);
      const bool same = own == key || (!own.empty() && own.substr(0, own.size() - 1) == key) ||
                        (own == "v" && key.starts_with("v"));
      if (same && (best == nullptr || tier.order < best->order)) best = &tier;
    }
  }
  return best == nullptr ? model::TierId{} : best->id;
}

std::string TierBook::name_of(model::TierId tier) const {
  const model::Tier* found = tiers_.find(tier);
  return found == nullptr ? "-" : found->name.id;
}

std::string TierBook::choices() const {
  std::vector<const model::Tier*> ordered;
  for (const model::Tier& tier : tiers_) ordered.push_back(&tier);
  std::ranges::sort(ordered, {}, [](const model::Tier* t) { return std::pair(t->order, t->id); });
  std::string out;
  for (const model::Tier* tier : ordered) out += (out.empty() ? "" : ", ") + tier->code;
  return out.empty() ? "-" : out;
}

TierGuess guess_tier(const PostFacts& facts) {
  const std::string name = heading_key(facts.name);
  const std::string kind = heading_key(facts.kind);
  if (name.empty() && kind.empty()) return {};
  const auto in_name = [&](std::string_view words) { return has_words(name, words); };
  const auto ends_name = [&](std::string_view words) { return ends_with_words(name, words); };
  const bool functional = is_functional_kind(kind);

  // "Ahli Muda" says it wherever it stands; "mahir" only at the end of the name.
  const auto level_words = [&](std::string_view words) {
    return words.starts_with("ahli") ? in_name(words) : ends_name(words);
  };
  if (const auto guess = first_match(kFunctionalLevels, level_words); !guess.code.empty()) {
    return guess;
  }
  if (functional) {
    if (const auto guess = first_match(kBareLevels, ends_name); !guess.code.empty()) return guess;
    return by_grade(facts.grade);
  }
  if (kind == "4") return {"PLK", true};
  const auto in_kind = [&](std::string_view words) { return has_words(kind, words); };
  if (const auto guess = first_match(kKinds, in_kind); !guess.code.empty()) return guess;
  if (const auto guess = by_managerial_name(name, heading_key(facts.unit)); !guess.code.empty()) {
    return guess;
  }
  if (kind == "1" || has_words(kind, "struktural") || has_words(kind, "manajerial")) {
    return {"PWS", false};
  }
  if (std::ranges::any_of(kTrades, in_name)) return by_grade(facts.grade);
  return {"PLK", false};
}

std::string functional_family(std::string_view name) {
  const std::string key = heading_key(name);
  for (const Phrase& level : kFunctionalLevels) {
    if (!ends_with_words(key, level.words) || key.size() == level.words.size()) continue;
    // The level's words are ASCII, so that the name is cut where its folded form is.
    const std::string line = single_line(name);
    if (line.size() <= level.words.size()) continue;
    return std::string(base::trim(line.substr(0, line.size() - level.words.size())));
  }
  return {};
}

}  // namespace asah::exchange
