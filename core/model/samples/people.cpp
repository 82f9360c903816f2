#include "core/model/samples/people.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/base/random.hpp"
#include "core/model/samples/names.hpp"

namespace asah::model::samples {

namespace {

/// Ages, and schooling: `diploma` and `master` of a hundred, the others hold a bachelor's degree;
/// `school` of a hundred left with SLTA. Grades of PNS run from `low` to `high`.
struct TierPeople {
  std::int8_t youngest = 22;
  std::int8_t oldest = 57;
  std::int8_t school = 0;
  std::int8_t diploma = 0;
  std::int8_t master = 0;
  std::int8_t low = 8;
  std::int8_t high = 11;
  std::int8_t pppk = 0;  ///< of a hundred on contract
};

// Oldest ages keep below retirement: 58, and 60 for JPT and JF ahli madya.
constexpr std::array<TierPeople, 14> kTierPeople{{
    {50, 59, 0, 0, 90, 15, 16, 0},   // JPTU
    {48, 59, 0, 0, 90, 14, 15, 0},   // JPTM
    {45, 59, 0, 0, 85, 13, 15, 0},   // JPTP
    {40, 57, 0, 0, 50, 11, 13, 0},   // ADM
    {34, 57, 0, 2, 25, 9, 11, 0},    // PWS
    {22, 57, 45, 20, 0, 4, 10, 30},  // PLK
    {50, 59, 0, 0, 90, 14, 16, 0},   // JFAU
    {42, 59, 0, 0, 55, 12, 14, 0},   // JFAMD
    {33, 57, 0, 0, 25, 10, 11, 2},   // JFAMU
    {24, 44, 0, 0, 4, 8, 9, 40},     // JFAP
    {38, 57, 0, 60, 0, 10, 11, 0},   // JFPY
    {31, 54, 0, 80, 0, 8, 9, 5},     // JFMH
    {23, 42, 0, 90, 0, 6, 7, 35},    // JFTR
    {21, 32, 100, 0, 0, 4, 5, 20},   // JFPM
}};

constexpr std::array<std::string_view, 17> kGrades{
    "I/a",   "I/b",   "I/c",   "I/d",   "II/a",  "II/b", "II/c", "II/d", "III/a",
    "III/b", "III/c", "III/d", "IV/a",  "IV/b",  "IV/c", "IV/d", "IV/e"};

enum class Schooling : std::uint8_t { School, Diploma, Bachelor, Master };

Schooling draw_schooling(const TierPeople& tier, Study study, base::Random& random) {
  const auto roll = static_cast<std::int8_t>(random.below(100));
  const bool physician = study == Study::Medicine || study == Study::Pharmacy;
  if (!physician && roll < tier.school) return Schooling::School;
  if (!physician && roll < tier.school + tier.diploma) return Schooling::Diploma;
  return roll >= 100 - tier.master ? Schooling::Master : Schooling::Bachelor;
}

void set_schooling(Employee& person, Schooling schooling, Study study) {
  const StudyPlan& plan = study_plan(study);
  person.front_title = plan.front_title;
  switch (schooling) {
    case Schooling::School:
      person.education_level = "SLTA";
      person.education = "SLTA Sederajat";
      return;
    case Schooling::Diploma:
      person.education_level = "Diploma III";
      person.education = "D-III " + std::string(plan.subject);
      person.back_title = plan.diploma_title;
      return;
    case Schooling::Bachelor:
      person.education_level = "S-1";
      person.education = "S-1 " + std::string(plan.subject);
      person.back_title = plan.bachelor_title;
      return;
    case Schooling::Master:
      person.education_level = "S-2";
      person.education = "S-2 " + std::string(plan.subject);
      person.back_title = plan.bachelor_title;
      if (!person.back_title.empty()) person.back_title += ", ";
      person.back_title += plan.master_title;
      return;
  }
}

/// When somebody was born and entered service.
struct Service {
  base::Date birth;
  int year = 2015;
  int month_or_code = 1;
};

Service draw_service(const TierPeople& tier, EmployeeKind kind, base::Random& random) {
  constexpr std::int8_t kOldestEntrant = 33;
  const bool entrant = kind == EmployeeKind::Cpns;
  const std::int8_t oldest = entrant ? std::min(tier.oldest, kOldestEntrant) : tier.oldest;
  const auto age = static_cast<int>(random.between(tier.youngest, oldest));
  const int birth_year = kReferenceYear - age;
  Service out;
  out.birth = base::Date::from_civil(birth_year, static_cast<int>(random.between(1, 12)),
                                     static_cast<int>(random.between(1, 28)));
  const int first = birth_year + 19;
  if (kind == EmployeeKind::Pppk) {
    // The first contracts began in 2021; code 24 is that of part-time contracts of 2025.
    out.year = std::max(first, static_cast<int>(random.between(2021, 2025)));
    out.month_or_code = out.year == 2025 && random.below(4) == 0 ? 24 : 21;
    return out;
  }
  const int last = entrant ? 2025 : std::min(birth_year + 33, 2024);
  const int from = entrant ? 2025 : std::min(first + 2, last);
  out.year = static_cast<int>(random.between(from, std::max(from, last)));
  constexpr std::array kMonths{1, 1, 2, 3, 3, 4, 5, 6, 10, 12};
  out.month_or_code = kMonths[random.index(kMonths.size())];
  return out;
}

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::string nip_head(const Service& service, Sex sex) {
  std::string head;
  append_number(head, service.birth.year(), 4);
  append_number(head, service.birth.month(), 2);
  append_number(head, service.birth.day(), 2);
  append_number(head, service.year, 4);
  append_number(head, service.month_or_code, 2);
  head += sex == Sex::Male ? '1' : '2';
  return head;
}

EmployeeKind draw_kind(TierCode code, const TierPeople& tier, base::Random& random) {
  const auto roll = static_cast<std::int8_t>(random.below(100));
  if (roll < tier.pppk) return EmployeeKind::Pppk;
  const bool entry = code == TierCode::Plk || code == TierCode::Jfap || code == TierCode::Jftr;
  return entry && roll >= 98 ? EmployeeKind::Cpns : EmployeeKind::Pns;
}

std::string contract_grade(Schooling schooling) {
  switch (schooling) {
    case Schooling::School: return "V";
    case Schooling::Diploma: return "VII";
    case Schooling::Bachelor: return "IX";
    case Schooling::Master: return "X";
  }
  return {};
}

/// Grades rise about every four years of service within the tier's range.
void set_grade(Employee& person, const TierPeople& tier, Schooling schooling,
               const Service& service) {
  if (person.kind == EmployeeKind::Pppk) {
    person.grade = contract_grade(schooling);
    person.grade_date = base::Date::from_civil(service.year, 7, 1);
    return;
  }
  const int years = kReferenceYear - service.year;
  const int start = schooling == Schooling::School ? 4 : schooling == Schooling::Diploma ? 6 : 8;
  const int reached = std::clamp(start + years / 4, int{tier.low}, int{tier.high});
  person.grade = kGrades[static_cast<std::size_t>(reached)];
  const int since = kReferenceYear - 1 - years % 4;
  const int year = std::clamp(since, service.year, kReferenceYear - 1);
  person.grade_date = base::Date::from_civil(year, year == service.year ? 12 : 4, 1);
}

}  // namespace

std::string NipLedger::take(std::string_view head) {
  constexpr int kFirstSerial = 997;
  constexpr int kSerials = 3;
  std::uint64_t key = 0;
  std::from_chars(head.data(), head.data() + head.size(), key);
  int& used = used_[key];
  if (used == kSerials) return {};
  return std::string(head) + std::to_string(kFirstSerial + used++);
}

std::string uuid_text(std::uint64_t high, std::uint64_t low) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    const std::uint64_t from = i < 16 ? high : low;
    out += kDigits[(from >> (60 - 4 * (i % 16))) & 15];
  }
  return out;
}

Employee make_person(const RegionPlan& plan, const PositionDraft& position, std::uint64_t seed,
                     NipLedger& ledger) {
  base::Random random(seed);
  const TierPeople& tier = kTierPeople[static_cast<std::size_t>(position.tier)];
  Employee out;
  out.external_id = uuid_text(base::mix_id(seed, 2), base::mix_id(seed, 3));
  const bool nurse = position.study == Study::Nursing || position.study == Study::Education;
  const bool female = position.study == Study::Midwifery || random.below(100) < (nurse ? 68 : 45);
  const Sex sex = female ? Sex::Female : Sex::Male;
  out.name = make_name(plan.people, sex, random);
  out.kind = draw_kind(position.tier, tier, random);
  const Schooling schooling = draw_schooling(tier, position.study, random);
  set_schooling(out, schooling, position.study);
  Service service;
  while (out.nip.empty()) {
    service = draw_service(tier, out.kind, random);
    out.nip = ledger.take(nip_head(service, sex));
  }
  out.id = {base::hash_id("employee:" + out.nip)};  // as an import makes it
  set_grade(out, tier, schooling, service);
  const int since = static_cast<int>(random.between(std::max(service.year, 2018),
                                                    std::max(service.year, kReferenceYear - 1)));
  const int month = since == service.year ? 12 : static_cast<int>(random.between(1, 12));
  out.position_date = base::Date::from_civil(since, month, 1);
  const std::uint64_t status = random.below(200);
  out.legal_status = status == 0 ? "Mutasi Keluar" : status < 4 ? "Tugas Belajar" : "Aktif";
  out.active = status != 0;
  return out;
}

}  // namespace asah::model::samples
