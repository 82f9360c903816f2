#include "core/model/builtin/tiers.hpp"

#include <array>
#include <string>

#include "core/model/builtin/competency_text.hpp"

namespace asah::model {

namespace {

struct TierRow {
  std::string_view code;
  builtin::Text name;
  TierGroup group = TierGroup::Managerial;
  std::string_view echelon;
  std::int8_t level = 1;
  std::string_view reference;
  Confidence confidence = Confidence::Partly;
};

constexpr auto kManagerial = TierGroup::Managerial;
constexpr auto kOther = TierGroup::NonManagerial;

constexpr std::string_view kInUse =
    "Praktik aplikasi pemerintah; angka dalam lampiran aturan belum diperiksa.";
constexpr std::string_view kExpert =
    "Standar jabatan fungsional yang diterbitkan dan praktik aplikasi; keputusan tiap jabatan "
    "fungsional dapat berbeda.";
constexpr std::string_view kOneUse =
    "Hanya satu aplikasi pemerintah; belum dibandingkan dengan aturan.";

constexpr std::array<TierRow, 14> kTiers{{
    {"JPTU", {"JPT Utama", "Primary high leader"}, kManagerial, "I.a", 5, kInUse,
     Confidence::Partly},
    {"JPTM", {"JPT Madya", "Middle high leader"}, kManagerial, "I.a-I.b", 5,
     "Sumber berbeda: satu aplikasi pemerintah memakai level 4.", Confidence::Unverified},
    {"JPTP", {"JPT Pratama", "Junior high leader"}, kManagerial, "II.a-II.b", 4, kInUse,
     Confidence::Partly},
    {"ADM", {"Administrator", "Administrator"}, kManagerial, "III.a-III.b", 3, kInUse,
     Confidence::Partly},
    {"PWS", {"Pengawas", "Supervisor"}, kManagerial, "IV.a-IV.b", 2, kInUse, Confidence::Partly},
    {"PLK", {"Pelaksana", "Executing staff"}, kOther, "V / staf", 1, kInUse, Confidence::Partly},
    {"JFAU", {"JF Ahli Utama", "Principal expert"}, kOther, "", 5,
     "Standar Widyaiswara Ahli Utama: Integritas dan Perekat Bangsa 5, tujuh lainnya 4.",
     Confidence::Partly},
    {"JFAMD", {"JF Ahli Madya", "Senior expert"}, kOther, "", 4, kExpert, Confidence::Verified},
    {"JFAMU", {"JF Ahli Muda", "Intermediate expert"}, kOther, "", 3, kExpert,
     Confidence::Verified},
    {"JFAP", {"JF Ahli Pertama", "Junior expert"}, kOther, "", 2, kExpert, Confidence::Verified},
    {"JFPY", {"JF Penyelia", "Chief technician"}, kOther, "", 3,
     "Hanya satu aplikasi pemerintah; banyak keputusan jabatan fungsional memakai level 2.",
     Confidence::Unverified},
    {"JFMH", {"JF Mahir", "Senior technician"}, kOther, "", 2, kOneUse, Confidence::Unverified},
    {"JFTR", {"JF Terampil", "Technician"}, kOther, "", 2,
     "Hanya satu aplikasi pemerintah; banyak keputusan jabatan fungsional memakai level 1.",
     Confidence::Unverified},
    {"JFPM", {"JF Pemula", "Junior technician"}, kOther, "", 1, kOneUse, Confidence::Unverified},
}};

}  // namespace

TierId tier_id(std::string_view code) { return {base::hash_id("tier:" + std::string(code))}; }

std::vector<Tier> tier_defaults() {
  std::vector<Tier> out;
  std::int32_t order = 0;
  for (const TierRow& row : kTiers) {
    Tier tier;
    tier.id = tier_id(row.code);
    tier.code = row.code;
    tier.name = builtin::localized(row.name);
    tier.group = row.group;
    tier.echelon = row.echelon;
    tier.managerial = Level{row.level};
    tier.sociocultural = Level{row.level};
    tier.order = ++order;
    tier.reference = row.reference;
    tier.confidence = row.confidence;
    out.push_back(std::move(tier));
  }
  return out;
}

}  // namespace asah::model
