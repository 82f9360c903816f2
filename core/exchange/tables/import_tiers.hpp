#pragma once
// Tiers by what tables call them, and a guess at the tier of a post from its name.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/table.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

/// Looks tiers up by code ("ADM"), name in either language with or without "JF" or "JPT"
/// ("Ahli Muda", "Jabatan Pimpinan Tinggi Pratama"), or former echelon ("II.a", "eselon iii/b",
/// "42"). Keeps the table.
class TierBook {
 public:
  explicit TierBook(const base::Table<model::Tier>& tiers);

  /// None when the text names no tier here.
  model::TierId find(std::string_view text) const;
  model::TierId by_code(std::string_view code) const;
  /// Name of a tier in Indonesian; "-" for none.
  std::string name_of(model::TierId tier) const;
  /// "JPTU, JPTM, ...": all codes in order.
  std::string choices() const;

 private:
  model::TierId by_echelon(std::string_view key) const;

  base::Table<model::Tier> tiers_;
  std::unordered_map<std::string, model::TierId> by_name_;
};

/// What a staff list says of a post.
struct PostFacts {
  std::string_view name;
  /// jenis jabatan: "Struktural", "Jabatan Fungsional", "Pelaksana", or SIASN's 1, 2, 4.
  std::string_view kind;
  /// golongan: "III/d", "IX".
  std::string_view grade;
  std::string_view unit;
};

struct TierGuess {
  /// Code of job_tier levels: "ADM", "JFAMU"; empty when nothing can be said.
  std::string_view code;
  /// False: a person should look at it.
  bool sure = false;

  bool operator==(const TierGuess&) const = default;
};

/// The tier of a post, by these rules, the first that applies:
///  1. the level of a functional post in the name: ahli utama/madya/muda/pertama, penyelia, mahir
///     (pelaksana lanjutan), terampil, pemula; the bare word only where the kind says functional;
///  2. kind pelaksana: PLK; kinds that are tiers themselves (administrator, pengawas, JPT): those;
///  3. kind functional without a level: by grade as JF levels are ranked (III/a-b pertama, III/c-d
///     muda, IV/a-c madya, IV/d-e utama; II terampil; PPPK IX pertama, XI muda, XIII madya), unsure;
///  4. names of managerial posts: sekretaris daerah, asisten, staf ahli, kepala dinas or badan,
///     inspektur, sekretaris DPRD: JPTP; camat, sekretaris dinas or kecamatan, kabag, kabid: ADM;
///     lurah, kasi, kasubag, sekretaris kelurahan: PWS; other heads: PWS, unsure;
///  5. trades that are functional (guru, perawat, dokter, ...): by grade, unsure;
///  6. otherwise PLK, unsure. No name and no kind: nothing.
TierGuess guess_tier(const PostFacts& facts);

/// "Perawat" for "Perawat Ahli Muda": the name without the level of a functional post; empty when
/// there is none.
std::string functional_family(std::string_view name);

}  // namespace asah::exchange
