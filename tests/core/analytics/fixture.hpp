#pragma once
// Small datasets for the tests of the analytics, written in few words.

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/model/dataset.hpp"

namespace asah::test {

inline base::Date day(int year, int month = 1, int date = 1) {
  return base::Date::from_civil(year, month, date);
}

/// Records get the ids they are asked for; competency i has id 100 + i and code "C0i".
class Fixture {
 public:
  model::Dataset data;
  model::CycleId cycle{1};

  explicit Fixture(int competencies = 3, model::Domain domain = model::Domain::Managerial) {
    model::Cycle made;
    made.id = cycle;
    made.name = "Siklus";
    made.start = day(2026, 1, 1);
    made.sources = {{model::Source::Superior, {100}}};
    data.cycles = base::Table<model::Cycle>::from_rows({made});
    for (int i = 0; i < competencies; ++i) add_competency(i, domain);
    edit_cycle().competencies = columns_;
  }

  model::Cycle& edit_cycle() { return *data.cycles.edit(cycle); }
  model::CompetencyId competency(int i) const { return {100 + static_cast<std::uint64_t>(i)}; }

  /// Tags of every level: one knowledge, one skill, one attitude.
  void add_competency(int i, model::Domain domain) {
    model::Competency made;
    made.id = competency(i);
    made.code = (i < 10 ? "C0" : "C") + std::to_string(i);
    made.name = {"Kompetensi " + std::to_string(i), "Competency " + std::to_string(i)};
    made.domain = domain;
    for (auto& level : made.levels) {
      for (std::size_t k = 0; k < 3; ++k) {
        level.indicators[k].aspect = static_cast<model::Aspect>(k);
      }
    }
    columns_.push_back(made.id);
    REQUIRE(data.competencies.insert(made));
  }
  void unit(std::uint64_t id, std::uint64_t parent = 0, std::string name = {}) {
    model::Unit made;
    made.id = {id};
    made.parent = {parent};
    made.name = name.empty() ? "Unit " + std::to_string(id) : std::move(name);
    made.code = std::to_string(1000 + id);
    REQUIRE(data.units.insert(made));
  }
  void tier(std::uint64_t id, int managerial, int sociocultural) {
    model::Tier made;
    made.id = {id};
    made.code = "T" + std::to_string(id);
    made.order = static_cast<std::int32_t>(id);
    made.managerial = level(managerial);
    made.sociocultural = level(sociocultural);
    REQUIRE(data.tiers.insert(made));
  }
  void position(std::uint64_t id, std::uint64_t tier = 0) {
    model::Position made;
    made.id = {id};
    made.name = "Jabatan " + std::to_string(id);
    made.tier = {tier};
    REQUIRE(data.positions.insert(made));
  }
  void person(std::uint64_t id, std::uint64_t unit, std::uint64_t position, bool active = true) {
    model::Employee made;
    made.id = {id};
    made.name = "Pegawai " + std::to_string(id);
    made.nip = std::to_string(198001012010011000 + id);
    made.unit = {unit};
    made.position = {position};
    made.active = active;
    REQUIRE(data.employees.insert(made));
  }
  model::Standard& standard(std::uint64_t position, int competency_index, int required,
                            int minimum = model::Level::kNone) {
    model::Standard made;
    made.position = {position};
    made.competency = competency(competency_index);
    made.id = model::standard_id(made.position, made.competency);
    made.required = level(required);
    made.minimum = level(minimum);
    REQUIRE(data.standards.insert(made));
    return *data.standards.edit(made.id);
  }
  /// The same level required in the first `count` competencies.
  void standards(std::uint64_t position, int count, int required) {
    for (int i = 0; i < count; ++i) standard(position, i, required);
  }
  /// One sheet; levels of the competencies in order, -1 for none.
  struct Sheet {
    std::uint64_t person = 0;
    model::Source source = model::Source::Superior;
    std::uint64_t rater = 1;
    base::Date date = day(2026, 3, 1);
  };
  void rate(Sheet sheet, std::vector<int> levels) {
    model::SheetChange change{
        {{sheet.person}, sheet.source, {sheet.rater}, sheet.date}, {}};
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i] < 0) continue;
      change.levels.push_back({competency(static_cast<int>(i)), {}, level(levels[i])});
    }
    data.ratings.edit(cycle).apply(std::span(&change, 1));
  }
  void rate(std::uint64_t person, std::vector<int> levels) {
    rate(Sheet{.person = person}, std::move(levels));
  }
  void moderate(std::uint64_t id, std::uint64_t person, int competency_index, int after,
                base::Date date) {
    model::Moderation made;
    made.id = {id};
    made.cycle = cycle;
    made.employee = {person};
    made.competency = competency(competency_index);
    made.after = level(after);
    made.reason = "Panel";
    made.date = date;
    REQUIRE(data.moderations.insert(made));
  }
  void bands(model::Purpose purpose, std::vector<std::pair<std::string, int>> rows) {
    model::BandRule made;
    made.id = {900 + static_cast<std::uint64_t>(purpose)};
    made.purpose = purpose;
    for (auto& [code, min] : rows) made.bands.push_back({code, {}, {min}});
    REQUIRE(data.band_rules.insert(made));
  }
  void usual_bands() {
    bands(model::Purpose::Filling, {{"MS", 8000}, {"MMS", 6800}, {"KMS", 0}});
    bands(model::Purpose::Mapping, {{"O", 9000}, {"CO", 7800}, {"KO", 0}});
  }

  static model::Level level(int value) { return {static_cast<std::int8_t>(value)}; }

 private:
  std::vector<model::CompetencyId> columns_;
};

}  // namespace asah::test
