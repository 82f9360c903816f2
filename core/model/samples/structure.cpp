#include "core/model/samples/structure.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace asah::model::samples {

namespace {

/// A rung of a job, drawn by weight.
struct Rung {
  std::string_view job;
  std::string_view suffix;
  TierCode tier = TierCode::Plk;
  Family family = Family::Administration;
  Study study = Study::Administration;
  std::uint32_t weight = 0;
};

struct LadderStep {
  Ladder ladder = Ladder::Staff;
  TierCode tier = TierCode::Plk;
  std::string_view suffix;
  std::uint32_t share = 0;
};
constexpr std::array kSteps{
    LadderStep{Ladder::Expert, TierCode::Jfap, " Ahli Pertama", 52},
    LadderStep{Ladder::Expert, TierCode::Jfamu, " Ahli Muda", 36},
    LadderStep{Ladder::Expert, TierCode::Jfamd, " Ahli Madya", 12},
    LadderStep{Ladder::Technician, TierCode::Jfpm, " Pemula", 8},
    LadderStep{Ladder::Technician, TierCode::Jftr, " Terampil", 50},
    LadderStep{Ladder::Technician, TierCode::Jfmh, " Mahir", 28},
    LadderStep{Ladder::Technician, TierCode::Jfpy, " Penyelia", 14},
    LadderStep{Ladder::Staff, TierCode::Plk, "", 100},
};

/// Study of those who lead units of a family.
constexpr std::array<Study, kFamilyCount> kLeaderStudies{
    Study::Government,  Study::Economics, Study::Economics,   Study::PublicHealth, Study::Education,
    Study::Civil,       Study::Environment, Study::Informatics, Study::Tourism,    Study::Law,
    Study::Social,      Study::Government, Study::Government};

struct SectionPlan {
  std::string_view name;
  Family family = Family::Administration;
};
constexpr std::array kDistrictSections{
    SectionPlan{"Subbagian Umum dan Kepegawaian", Family::Administration},
    SectionPlan{"Subbagian Perencanaan dan Keuangan", Family::Finance},
    SectionPlan{"Seksi Pemerintahan", Family::Territory},
    SectionPlan{"Seksi Pemberdayaan Masyarakat", Family::Community},
    SectionPlan{"Seksi Ekonomi dan Pembangunan", Family::Planning},
    SectionPlan{"Seksi Ketenteraman dan Ketertiban", Family::Order},
};

/// Of a hundred seats without leadership, how many go to the unit's own trade.
std::uint64_t own_share(Family family) {
  switch (family) {
    case Family::Administration: return 100;
    case Family::Health: return 84;
    case Family::Education: return 90;
    case Family::Order: return 85;
    default: return 66;
  }
}

/// How many of `count` things a region of that size has: all from full size on, at least `least`.
std::size_t taken(std::size_t count, std::uint64_t employees, std::uint64_t full_size,
                  std::size_t least) {
  const std::uint64_t share = (count * employees + full_size - 1) / full_size;
  return std::clamp<std::size_t>(static_cast<std::size_t>(share), std::min(least, count), count);
}

class Builder {
 public:
  Builder(const RegionPlan& plan, std::uint32_t employees, base::Random& random)
      : plan_(plan), employees_(employees), random_(random) {}

  base::Result<Structure> run() {
    add_offices();
    add_branches();
    add_districts();
    if (out_.seats.size() > employees_) {
      return base::fail(base::ErrorCode::OutOfRange, {},
                        {std::to_string(employees_), std::to_string(out_.seats.size()),
                         std::to_string(kMostEmployees)});
    }
    add_staff();
    std::ranges::stable_sort(out_.seats, {}, &Seat::unit);
    return std::move(out_);
  }

 private:
  std::uint32_t position(std::string name, TierCode tier, Family family, Study study) {
    const auto [at, fresh] =
        position_of_.try_emplace(name, static_cast<std::uint32_t>(out_.positions.size()));
    if (fresh) out_.positions.push_back({std::move(name), tier, family, study});
    return at->second;
  }

  std::int32_t unit(UnitDraft draft) {
    out_.units.push_back(std::move(draft));
    return static_cast<std::int32_t>(out_.units.size() - 1);
  }

  /// A post that leads `unit`, or helps to.
  void lead(std::int32_t unit, std::string title, TierCode tier, bool head) {
    const Family family = out_.units[static_cast<std::size_t>(unit)].family;
    const Study study = kLeaderStudies[static_cast<std::size_t>(family)];
    out_.seats.push_back({static_cast<std::uint32_t>(unit),
                          position(std::move(title), tier, family, study), head});
  }

  void add_section(std::int32_t parent, const SectionPlan& section, std::uint32_t weight) {
    const auto at = unit({std::string(section.name), UnitKind::Section, parent, section.family,
                          weight});
    lead(at, "Kepala " + std::string(section.name), TierCode::Pws, true);
  }

  void add_office(const OfficePlan& office) {
    const auto divisions = pieces(office.divisions);
    const bool flat = divisions.empty();
    const auto top = unit({std::string(office.name), office.kind, -1, office.family,
                           flat ? office.weight * 10U : 0U});
    office_units_.push_back(top);
    lead(top, std::string(office.head), office.head_tier, true);
    if (office.secretariat) {
      const auto secretariat = unit({"Sekretariat " + std::string(office.name), UnitKind::Division,
                                     top, Family::Administration, 0});
      lead(secretariat, "Sekretaris " + std::string(office.name), TierCode::Adm, true);
      add_section(secretariat, {"Subbagian Umum dan Kepegawaian", Family::Administration},
                  office.weight * 2U);
      add_section(secretariat, {"Subbagian Keuangan", Family::Finance}, office.weight);
    }
    for (const std::string_view name : divisions) {
      const std::string full = std::string(office.division_prefix) + std::string(name);
      const auto weight = static_cast<std::uint32_t>(office.weight * 7U / divisions.size());
      const auto division = unit({full, UnitKind::Division, top, office.family, weight});
      const bool inspector = office.division_prefix.starts_with("Inspektur");
      lead(division, inspector ? full : "Kepala " + full, TierCode::Adm, true);
    }
  }

  void add_offices() {
    const std::size_t count = taken(plan_.offices.size(), employees_ * 3ULL, plan_.full_size, 8);
    for (const OfficePlan& office : plan_.offices.first(count)) add_office(office);
  }

  void add_branches() {
    for (const BranchPlan& branch : plan_.branches) {
      const auto names = pieces(branch.names);
      const auto office = static_cast<std::size_t>(branch.office);
      const bool alone = branch.office < 0;
      if (!alone && office >= office_units_.size()) continue;
      const std::size_t count = taken(names.size(), employees_, plan_.full_size, 2);
      for (std::size_t i = 0; i < count; ++i) {
        const auto at = unit({std::string(branch.prefix) + std::string(names[i]), branch.kind,
                              alone ? -1 : office_units_[office], branch.family,
                              branch.weight * 10U});
        lead(at, std::string(branch.head), branch.head_tier, true);
      }
    }
  }

  void add_districts() {
    const std::size_t count =
        taken(plan_.districts.size(), employees_, plan_.full_size, 3);
    for (const DistrictPlan& district : plan_.districts.first(count)) {
      const auto top = unit({"Kecamatan " + std::string(district.name), UnitKind::District, -1,
                             Family::Territory, 0});
      lead(top, "Camat", TierCode::Adm, true);
      lead(top, "Sekretaris Kecamatan", TierCode::Adm, false);
      for (const SectionPlan& section : kDistrictSections) {
        add_section(top, section, static_cast<std::uint32_t>(plan_.district_weight * 10U /
                                                             kDistrictSections.size()));
      }
      const auto names = pieces(district.subdistricts);
      const std::size_t subdistricts = taken(names.size(), employees_ * 2ULL, plan_.full_size, 2);
      for (std::size_t i = 0; i < subdistricts; ++i) {
        const auto at = unit({"Kelurahan " + std::string(names[i]), UnitKind::Subdistrict, top,
                              Family::Territory, plan_.subdistrict_weight * 10U});
        lead(at, "Lurah", TierCode::Pws, true);
        lead(at, "Sekretaris Kelurahan", TierCode::Pws, false);
      }
    }
  }

  void build_rungs() {
    for (const JobPlan& job : jobs()) {
      auto& rungs = rungs_[static_cast<std::size_t>(job.family)];
      for (const LadderStep& step : kSteps) {
        if (step.ladder != job.ladder) continue;
        rungs.push_back({job.name, step.suffix, step.tier, job.family, job.study,
                         job.weight * step.share});
      }
    }
  }

  /// Shares by weight, whole numbers that sum to `total` (largest remainder, ties to the first).
  std::vector<std::uint32_t> shares(std::uint64_t total) const {
    const auto add = [](std::uint64_t sum, const UnitDraft& u) { return sum + u.weight; };
    const std::uint64_t weight =
        std::accumulate(out_.units.begin(), out_.units.end(), std::uint64_t{0}, add);
    std::vector<std::uint32_t> out;
    std::vector<std::pair<std::uint64_t, std::size_t>> remainders;
    std::uint64_t given = 0;
    for (std::size_t i = 0; i < out_.units.size(); ++i) {
      const std::uint64_t scaled = total * out_.units[i].weight;
      out.push_back(static_cast<std::uint32_t>(scaled / weight));
      remainders.emplace_back(weight - scaled % weight, i);
      given += out.back();
    }
    std::ranges::sort(remainders);
    for (std::size_t i = 0; given < total; ++i, ++given) ++out[remainders[i].second];
    return out;
  }

  const Rung& draw_rung(Family family) {
    const auto& rungs = rungs_[static_cast<std::size_t>(family)];
    const auto add = [](std::uint64_t sum, const Rung& r) { return sum + r.weight; };
    std::uint64_t at =
        random_.below(std::accumulate(rungs.begin(), rungs.end(), std::uint64_t{0}, add));
    std::size_t chosen = 0;
    while (at >= rungs[chosen].weight) at -= rungs[chosen++].weight;
    return rungs[chosen];
  }

  void add_staff() {
    build_rungs();
    const std::vector<std::uint32_t> counts = shares(employees_ - out_.seats.size());
    for (std::uint32_t u = 0; u < counts.size(); ++u) {
      const Family own = out_.units[u].family;
      for (std::uint32_t i = 0; i < counts[u]; ++i) {
        const bool trade = random_.below(100) < own_share(own);
        const Rung& rung = draw_rung(trade ? own : Family::Administration);
        std::string name = std::string(rung.job) + std::string(rung.suffix);
        out_.seats.push_back(
            {u, position(std::move(name), rung.tier, rung.family, rung.study), false});
      }
    }
  }

  const RegionPlan& plan_;
  std::uint32_t employees_;
  base::Random& random_;
  Structure out_;
  std::map<std::string, std::uint32_t, std::less<>> position_of_;
  std::vector<std::int32_t> office_units_;
  std::array<std::vector<Rung>, kFamilyCount> rungs_;
};

}  // namespace

base::Result<Structure> build_structure(const RegionPlan& plan, std::uint32_t employees,
                                        base::Random& random) {
  return Builder(plan, employees, random).run();
}

}  // namespace asah::model::samples
