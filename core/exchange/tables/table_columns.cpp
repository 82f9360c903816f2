#include "core/exchange/tables/table_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/tables/csv_reader.hpp"
#include "core/exchange/tables/siasn_columns.hpp"
#include "core/exchange/tables/table_cells.hpp"
#include "core/exchange/tables/table_competencies.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::Severity;

namespace {

/// People keep at most this many columns that nobody understands.
constexpr std::size_t kMaxExtraColumns = 200;
/// Unknown headings remarked on; a table with more is no table of competencies.
constexpr std::size_t kMaxUnknownRemarks = 50;
constexpr std::size_t kNoRank = SIZE_MAX;

/// Whole words that make a heading sensitive, and phrases of several words.
constexpr std::array<std::string_view, 29> kSensitiveWords{
    "nik",      "ktp",     "agama",     "kepercayaan", "kawin",    "nikah",   "perkawinan",
    "alamat",   "telepon", "telp",      "hp",          "handphone", "ponsel", "whatsapp",
    "wa",       "email",   "surel",     "npwp",        "bpjs",     "rekening", "kk",
    "suku",     "disabilitas", "kesehatan", "penyakit", "pasangan", "anak", "kpkn", "gaji"};
constexpr std::array<std::string_view, 7> kSensitivePhrases{
    "tempat lahir", "ibu kandung", "golongan darah", "e mail", "no hp", "istri suami",
    "suami istri"};

/// Headings that tables of ours and of others carry beside the data.
constexpr std::array<std::string_view, 32> kSideHeadings{
    "no",           "nomor",       "no urut",       "nomor urut", "baris",      "alasan",
    "nama",         "nama pegawai", "pegawai",      "unit",       "unit kerja", "perangkat daerah",
    "opd",          "skpd",        "golongan",      "jabatan",    "nama jabatan",
    "kelompok jabatan", "jenis kompetensi", "total", "jumlah",    "jpm",        "jpm %",
    "jpm proyeksi %", "kategori",  "keterangan",    "catatan",    "kompetensi", "nip",
    "tier",         "instansi",    "id"};

bool is_people(ImportKind kind) {
  return kind == ImportKind::Siasn || kind == ImportKind::Roster;
}

bool is_side_heading(std::string_view key) {
  return std::ranges::find(kSideHeadings, key) != kSideHeadings.end() ||
         key.starts_with("saran pengembangan") || key.starts_with("column ");
}

/// Place of `key` among the '|'-separated headings; kNoRank when it is none of them.
std::size_t heading_rank(std::string_view headings, std::string_view key) {
  std::size_t rank = 0;
  for (const std::string_view heading : base::split(headings, '|')) {
    if (heading == key) return rank;
    ++rank;
  }
  return kNoRank;
}

/// The work on one header.
class Guesser {
 public:
  Guesser(ImportKind kind, std::span<const std::string_view> headings, const CompetencyBook& book)
      : kind_(kind), book_(book) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
      keys_.push_back(heading_key(headings[i]));
      ColumnPlan plan;
      plan.heading = shortened(headings[i]);
      if (plan.heading.empty()) plan.heading = column_letters(i + 1);
      guess_.columns.push_back(std::move(plan));
    }
    taken_.resize(headings.size());
  }

  ColumnGuess run(std::span<const ColumnChoice> choices) {
    apply_choices(choices);
    for (const TargetField& field : target_fields(kind_)) claim(field);
    find_width(choices);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (!taken_[i]) place_rest(i);
    }
    std::ranges::stable_sort(guess_.remarks, {}, &ColumnRemark::column);
    return std::move(guess_);
  }

 private:
  void apply_choices(std::span<const ColumnChoice> choices) {
    for (const ColumnChoice& choice : choices) {
      if (choice.column >= keys_.size()) continue;
      ColumnPlan& plan = guess_.columns[choice.column];
      plan.use = choice.use;
      plan.field = choice.use == ColumnUse::Field ? choice.field : TableField::None;
      if (choice.use == ColumnUse::Competency) plan.competency = choice.competency;
      taken_[choice.column] = true;
    }
  }

  bool is_filled(TableField field) const {
    return std::ranges::find(guess_.columns, field, &ColumnPlan::field) != guess_.columns.end();
  }

  /// Gives the field to the free column with the best heading.
  void claim(const TargetField& field) {
    if (is_filled(field.field)) return;
    std::size_t best = 0;
    std::size_t best_rank = kNoRank;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (taken_[i]) continue;
      const std::size_t rank = heading_rank(field.headings, keys_[i]);
      if (rank < best_rank) {
        best_rank = rank;
        best = i;
      }
    }
    if (best_rank == kNoRank) return;
    guess_.columns[best].use = ColumnUse::Field;
    guess_.columns[best].field = field.field;
    taken_[best] = true;
  }

  /// Wide: no column of competencies, but columns named after some.
  void find_width(std::span<const ColumnChoice> choices) {
    if (is_people(kind_) || is_filled(TableField::Competency)) return;
    const auto chosen = [](const ColumnChoice& choice) {
      return choice.use == ColumnUse::Competency;
    };
    guess_.wide = std::ranges::any_of(choices, chosen);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      guess_.wide = guess_.wide || (!taken_[i] && book_.knows(keys_[i]));
    }
    if (!guess_.wide) return;
    // A lone "level" beside competency columns is no level of any competency.
    for (ColumnPlan& plan : guess_.columns) {
      if (plan.field != TableField::Level) continue;
      plan.field = TableField::None;
      plan.use = ColumnUse::Ignored;
    }
  }

  void place_rest(std::size_t i) {
    if (guess_.wide) {
      place_competency(i);
    } else if (is_people(kind_)) {
      place_beside_person(i);
    }
    if (guess_.columns[i].use == ColumnUse::Ignored) remark_twin(i);
  }

  void place_competency(std::size_t i) {
    ColumnPlan& plan = guess_.columns[i];
    if (keys_[i].empty() || (is_side_heading(keys_[i]) && !book_.knows(keys_[i]))) return;
    const auto found = book_.find(keys_[i], unknown_ < kMaxUnknownRemarks);
    if (!found) {
      if (unknown_++ >= kMaxUnknownRemarks) return;
      const bool unknown = found.error().code == ErrorCode::UnknownCompetency;
      base::Error error = found.error();
      if (unknown) error = {ErrorCode::UnknownColumn, {}, {plan.heading, book_.similar(keys_[i])}};
      guess_.remarks.push_back({i, unknown ? Severity::Warning : Severity::Error, error});
      return;
    }
    const auto twin = std::ranges::find(guess_.columns, (*found)->id, &ColumnPlan::competency);
    if (twin != guess_.columns.end()) {
      remark_duplicate(i, twin->heading);
      return;
    }
    plan.use = ColumnUse::Competency;
    plan.competency = (*found)->id;
  }

  void place_beside_person(std::size_t i) {
    ColumnPlan& plan = guess_.columns[i];
    const SiasnColumn* known = find_siasn_column(keys_[i]);
    if (known != nullptr) {
      plan.use = known->use;
    } else if (is_sensitive_heading(keys_[i])) {
      plan.use = ColumnUse::Sensitive;
    } else if (!keys_[i].empty() && !is_field_heading(keys_[i]) && !is_row_heading(keys_[i])) {
      plan.use = ColumnUse::Extra;
    }
    if (plan.use != ColumnUse::Extra || ++extras_ <= kMaxExtraColumns) return;
    plan.use = ColumnUse::Ignored;
    if (extras_ > kMaxExtraColumns + 1) return;
    guess_.remarks.push_back({i, Severity::Warning,
                              {ErrorCode::TooManyColumns, {}, {std::to_string(kMaxExtraColumns)}}});
  }

  bool is_field_heading(std::string_view key) const {
    return std::ranges::any_of(target_fields(kind_), [&](const TargetField& field) {
      return heading_rank(field.headings, key) != kNoRank;
    });
  }

  static bool is_row_heading(std::string_view key) {
    constexpr std::array<std::string_view, 6> kRowHeadings{"no",         "nomor", "no urut",
                                                           "nomor urut", "baris", "alasan"};
    return std::ranges::find(kRowHeadings, key) != kRowHeadings.end();
  }

  /// A column left over because another one fills its field.
  void remark_twin(std::size_t i) {
    if (find_siasn_column(keys_[i]) != nullptr) return;
    for (const TargetField& field : target_fields(kind_)) {
      if (heading_rank(field.headings, keys_[i]) == kNoRank) continue;
      const auto winner = std::ranges::find(guess_.columns, field.field, &ColumnPlan::field);
      if (winner == guess_.columns.end()) continue;
      remark_duplicate(i, winner->heading);
      return;
    }
  }

  void remark_duplicate(std::size_t i, const std::string& winner) {
    guess_.remarks.push_back({i, Severity::Warning,
                              {ErrorCode::DuplicateColumn, {}, {guess_.columns[i].heading, winner}}});
  }

  ImportKind kind_;
  const CompetencyBook& book_;
  std::vector<std::string> keys_;
  std::vector<bool> taken_;
  std::size_t extras_ = 0;
  std::size_t unknown_ = 0;
  ColumnGuess guess_;
};

}  // namespace

ColumnGuess guess_columns(ImportKind kind, std::span<const std::string_view> headings,
                          const CompetencyBook& competencies,
                          std::span<const ColumnChoice> choices) {
  return Guesser(kind, headings, competencies).run(choices);
}

std::vector<std::string_view> missing_fields(ImportKind kind, const ColumnGuess& guess) {
  std::vector<std::string_view> out;
  for (const TargetField& field : target_fields(kind)) {
    const bool by_columns = guess.wide && (field.field == TableField::Competency ||
                                           field.field == TableField::Level);
    if (!field.required || by_columns) continue;
    const auto at = std::ranges::find(guess.columns, field.field, &ColumnPlan::field);
    if (at == guess.columns.end()) out.push_back(field.key);
  }
  return out;
}

bool is_sensitive_heading(std::string_view heading) {
  const std::string key = heading_key(heading);
  for (const std::string_view phrase : kSensitivePhrases) {
    if (key.contains(phrase)) return true;
  }
  return std::ranges::any_of(base::split(key, ' '), [](std::string_view word) {
    return std::ranges::find(kSensitiveWords, word) != kSensitiveWords.end();
  });
}

}  // namespace asah::exchange
