#include "core/model/samples/rater_book.hpp"

#include "core/model/refs.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array<std::string_view, kOutsiderCount> kOutsiders{
    "Pejabat Penilai Kinerja", "Asesor Independen 1", "Asesor Independen 2",
    "Asesor Independen 3",     "Uji Kompetensi Daring", "Panel Moderasi"};

RaterId rater_of(EmployeeId employee) {
  constexpr std::uint64_t kRaterSalt = 0x7a7e;
  return {base::mix_id(employee.value, kRaterSalt)};
}

}  // namespace

RaterBook::RaterBook(const World& world) : world_(world), used_(world.people.size()) {}

RaterId RaterBook::of(std::uint32_t seat) {
  used_[seat] = true;
  return rater_of(world_.people[seat]);
}

RaterId RaterBook::of(Outsider who) {
  const auto index = static_cast<std::size_t>(who);
  outsiders_[index] = true;
  return {world_.id("rater", kOutsiders[index])};
}

std::vector<Rater> RaterBook::records(const base::Table<Employee>& employees) const {
  std::vector<Rater> out;
  for (std::size_t i = 0; i < kOutsiderCount; ++i) {
    if (!outsiders_[i]) continue;
    out.push_back({{world_.id("rater", kOutsiders[i])}, std::string(kOutsiders[i]), {}});
  }
  for (std::size_t seat = 0; seat < used_.size(); ++seat) {
    if (!used_[seat]) continue;
    const EmployeeId person = world_.people[seat];
    out.push_back({rater_of(person), full_name(*employees.find(person)), person});
  }
  return out;
}

}  // namespace asah::model::samples
