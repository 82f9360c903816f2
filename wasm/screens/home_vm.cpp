#include "wasm/screens/home_vm.hpp"

#include <algorithm>

#include "core/model/samples/samples.hpp"
#include "core/report/numbers.hpp"
#include "wasm/screens/figures.hpp"

namespace asah::screens {
namespace {

constexpr std::size_t kMostTasks = 3;
constexpr std::size_t kMostUnits = 9;
constexpr std::uint64_t kBackupAfterSteps = 25;

/// Tasks in the order of their weight; the first three are shown.
class Tasks {
 public:
  explicit Tasks(std::vector<HomeTaskCard>& cards) : cards_(cards) {}
  void add(HomeTask task, Intent intent, std::int64_t count = 0, std::string name = {},
           std::string second = {}) {
    if (cards_.size() == kMostTasks) return;
    cards_.push_back({task, count, std::move(name), std::move(second), std::move(intent)});
  }

 private:
  std::vector<HomeTaskCard>& cards_;
};

std::int64_t positions_without_standard(const model::Dataset& data) {
  std::vector<model::PositionId> held;
  for (const model::Employee& person : data.employees) {
    if (person.active && person.position) held.push_back(person.position);
  }
  std::ranges::sort(held);
  const auto twins = std::ranges::unique(held);
  held.erase(twins.begin(), twins.end());
  std::vector<model::PositionId> covered;
  for (const model::Standard& standard : data.standards) covered.push_back(standard.position);
  std::ranges::sort(covered);
  return std::ranges::count_if(held, [&](model::PositionId id) {
    return !std::ranges::binary_search(covered, id);
  });
}

std::int64_t people_without_position(const model::Dataset& data) {
  return std::ranges::count_if(data.employees, [](const model::Employee& person) {
    return person.active && !person.position;
  });
}

/// People below the minimum of an essential competency, and the one that has the most of them.
struct EssentialLack {
  std::int64_t people = 0;
  model::CompetencyId competency;
};

EssentialLack essential_lack(const analytics::Basis& basis) {
  std::vector<std::int64_t> below(basis.width());
  EssentialLack lack;
  for (std::size_t person = 0; person < basis.people(); ++person) {
    if (basis.in_scope[person] == 0) continue;
    const auto demands = basis.demands_of(person);
    const auto cells = basis.achieved.row(person);
    bool any = false;
    for (std::size_t column = 0; column < below.size(); ++column) {
      const analytics::Demand& demand = demands[column];
      if (!demand.essential || !demand.minimum.has_value() || !cells[column].assessed() ||
          cells[column].achieved >= 100 * demand.minimum.value) {
        continue;
      }
      ++below[column];
      any = true;
    }
    lack.people += any ? 1 : 0;
  }
  if (lack.people > 0) {
    const auto most = std::ranges::max_element(below) - below.begin();
    lack.competency = basis.achieved.competencies[static_cast<std::size_t>(most)];
  }
  return lack;
}

void add_storage_tasks(const Desk& desk, Tasks& tasks) {
  if (!desk.opening.empty()) {
    tasks.add(HomeTask::Damage, Navigate{{.screen = Screen::Files}},
              static_cast<std::int64_t>(desk.opening.size()));
  }
  const bool refused = desk.save.state == SaveState::Refused ||
                       desk.save.state == SaveState::Failed ||
                       desk.save.state == SaveState::Unkept;
  if (refused && !desk.reader) {
    tasks.add(HomeTask::NotSaved, ExportWorkspace{},
              static_cast<std::int64_t>(desk.save.unsaved_steps));
  }
}

void add_data_tasks(const Context& context, Tasks& tasks) {
  const model::Dataset& data = context.data;
  if (data.employees.empty()) tasks.add(HomeTask::NoPeople, ChooseFile{});
  if (const std::int64_t people = people_without_position(data); people > 0) {
    tasks.add(HomeTask::NoPosition, Navigate{{.screen = Screen::Employees}}, people);
  }
  if (const std::int64_t bare = positions_without_standard(data); bare > 0) {
    tasks.add(HomeTask::NoStandards, Navigate{{.screen = Screen::Positions}}, bare);
  }
  if (!context.cycle && !data.employees.empty()) {
    tasks.add(HomeTask::NoCycle, Navigate{{.screen = Screen::Assessment}});
  }
}

void add_cycle_tasks(const Context& context, const analytics::Headline& headline,
                     const HomeModel& model, Tasks& tasks) {
  const model::Cycle* cycle = context.data.cycles.find(context.cycle);
  const bool open = cycle != nullptr && cycle->status == model::CycleStatus::Open;
  const auto& done = headline.completion;
  const std::int64_t left = done.people - done.full;
  const Navigate cycles{{.screen = Screen::Assessment}};
  if (open && left > 0 && cycle->end.has_value() && cycle->end < context.today) {
    tasks.add(HomeTask::CycleOver, cycles, left, cycle->name,
              date_text(cycle->end, context.language));
  } else if (left > 0) {
    tasks.add(HomeTask::Unassessed,
              Navigate{{.screen = Screen::Assessment, .record = context.cycle.value}}, left, {},
              open ? date_text(cycle->end, context.language) : std::string());
  }
  const auto basis =
      context.cache.get(context.data, analytics::BasisPull{.query = context.basis()});
  if (const EssentialLack lack = essential_lack(*basis); lack.people > 0) {
    const model::Competency* competency = context.data.competencies.find(lack.competency);
    tasks.add(HomeTask::Essential,
              Navigate{{.screen = Screen::Gaps, .competency = lack.competency.value}}, lack.people,
              {}, competency == nullptr ? "" : competency->name.in(context.indonesian()));
  }
  if (headline.jpm.expired > 0) {
    tasks.add(HomeTask::Expired, cycles, headline.jpm.expired);
  }
  if (!model.gaps.empty()) {
    tasks.add(HomeTask::LargestGap, Navigate{model.gaps[0].route}, 0, model.gaps[0].competency,
              model.gaps[0].where);
  }
  if (open && left == 0 && done.people > 0) {
    tasks.add(HomeTask::CycleDone, cycles, 0, cycle->name);
  }
}

void add_tasks(const Context& context, const Desk& desk, const analytics::Headline* headline,
               HomeModel& model) {
  Tasks tasks(model.tasks);
  add_storage_tasks(desk, tasks);
  add_data_tasks(context, tasks);
  if (headline != nullptr) add_cycle_tasks(context, *headline, model, tasks);
  if (desk.backup.steps_since >= kBackupAfterSteps && desk.sample.empty()) {
    tasks.add(HomeTask::NoBackup, ExportWorkspace{},
              static_cast<std::int64_t>(desk.backup.steps_since));
  }
}

void add_steps(const Context& context, const analytics::Headline* headline, HomeModel& model) {
  const bool rated = headline != nullptr && headline->jpm.people > 0;
  model.steps = {model.has_people, !context.data.standards.empty(), model.has_cycle, rated, rated};
  model.beginning = !rated;
}

void add_bands(const Context& context, const analytics::Headline& headline, HomeModel& model) {
  const auto jpm = context.cache.get(
      context.data,
      analytics::JpmQuery{.basis = context.basis(), .options = {.as_of = context.today}});
  const model::Cycle* cycle = context.data.cycles.find(context.cycle);
  if (cycle == nullptr) return;
  const model::BandRule& rule = jpm->rule(cycle->purpose);
  for (std::size_t i = 0; i < rule.bands.size() && i < headline.jpm.bands.size(); ++i) {
    const std::int32_t people = headline.jpm.bands[i];
    model.bands.push_back(
        {.name = rule.bands[i].name.in(context.indonesian()),
         .percent = whole_text(people, context.language),
         .share = static_cast<float>(people) /
                  static_cast<float>(std::max(1, headline.jpm.people)),
         .route = {.screen = Screen::Employees}});
  }
}

void add_gaps(const Context& context, const analytics::Headline& headline, HomeModel& model) {
  std::int32_t largest = 1;
  for (const analytics::TopGap& top : headline.top_gaps) {
    largest = std::max(largest, top.cell.mean_gap);
  }
  for (const analytics::TopGap& top : headline.top_gaps) {
    const model::Competency* competency = context.data.competencies.find(top.competency);
    if (competency == nullptr || top.cell.mean_gap <= 0) continue;
    const model::Unit* unit = context.data.units.find(top.unit);
    HomeGap gap;
    gap.competency = competency->name.in(context.indonesian());
    gap.where = unit == nullptr ? std::string() : unit->name;
    gap.people = whole_text(top.cell.n, context.language);
    gap.gap = hundredths_text(top.cell.mean_gap, context.language);
    gap.share = static_cast<float>(top.cell.mean_gap) / static_cast<float>(largest);
    gap.step = gap_step(top.cell.mean_gap);
    gap.route = {.screen = Screen::Gaps, .unit = top.unit.value, .competency = top.competency.value};
    model.gaps.push_back(std::move(gap));
  }
}

void add_units(const Context& context, const analytics::Completion& completion, HomeModel& model) {
  const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
  const auto board = analytics::board_units(roster->tree);
  for (const std::uint32_t row : board) {
    const auto found = std::ranges::find(completion.rows, row, &analytics::CompletionRow::table_row);
    if (found == completion.rows.end() || found->people == 0) continue;
    if (model.units.size() == kMostUnits) {
      ++model.units_left;
      continue;
    }
    HomeUnit unit;
    unit.name = context.data.units.rows()[row].name;
    unit.share = static_cast<float>(found->full_share()) / 10000.0F;
    unit.percent = percent_text(found->full_share(), 0, context.language);
    unit.route = {.screen = Screen::Assessment,
                  .record = context.cycle.value,
                  .unit = context.data.units.rows()[row].id.value};
    model.units.push_back(std::move(unit));
  }
}

void add_tiles(const Context& context, const analytics::Headline& headline, HomeModel& model) {
  const base::Language language = context.language;
  const analytics::JpmOptions options{.as_of = context.today};
  const auto trend = context.cache.get(context.data, analytics::TrendQuery{.options = options});
  for (const analytics::TrendPoint& point : *trend) {
    if (point.jpm_mean != analytics::kUndefined) {
      model.jpm.curve.push_back(static_cast<float>(point.jpm_mean));
    }
    if (point.share_below != analytics::kUndefined) {
      model.below.curve.push_back(static_cast<float>(point.share_below));
    }
    model.done.curve.push_back(static_cast<float>(point.full_share));
  }
  model.jpm.figure = percent_text(headline.jpm.mean, 1, language);
  model.jpm_band = band_name(context, headline.band);
  model.below.figure = percent_text(headline.share_below, 0, language);
  model.below.mark = whole_text(headline.jpm.people, language);
  model.done.figure = percent_text(headline.completion.full_share(), 1, language);
  model.done.mark = whole_text(headline.completion.full, language);
  model.people.mark = whole_text(headline.completion.people, language);
  model.people.figure =
      whole_text(static_cast<std::int64_t>(context.data.employees.size()), language);
}

void add_start_page(const Context& context, const Desk& desk, HomeModel& model) {
  for (const model::samples::SampleInfo& sample : model::samples::samples()) {
    model.samples.push_back(
        {std::string(sample.key),
         std::string(context.indonesian() ? sample.name_id : sample.name_en),
         std::string(context.indonesian() ? sample.story_id : sample.story_en),
         whole_text(sample.employees, context.language)});
  }
  for (const WorkspaceCard& card : desk.workspaces) {
    if (card.sample.empty()) model.workspaces.push_back(card);
  }
}

}  // namespace

HomeModel build_home(const Context& context, const Desk& desk, const Route&, const HomeState&) {
  HomeModel model;
  model.workspace_open = desk.workspace_open;
  model.can_edit = !context.read_only;
  model.actor = context.actor;
  model.storage_works = desk.browser.storage_works;
  if (!desk.workspace_open) {
    add_start_page(context, desk, model);
    return model;
  }
  model.has_people = !context.data.employees.empty();
  model.has_cycle = static_cast<bool>(context.cycle);
  std::shared_ptr<const analytics::Headline> headline;
  if (model.has_people && model.has_cycle) {
    const analytics::BasisQuery basis = context.basis();
    headline = context.cache.get(
        context.data, analytics::HeadlineQuery{basis, {.as_of = context.today}});
    add_gaps(context, *headline, model);
    add_units(context, *context.cache.get(context.data, analytics::CompletionQuery{basis}), model);
    add_tiles(context, *headline, model);
    add_bands(context, *headline, model);
  }
  add_steps(context, headline.get(), model);
  add_tasks(context, desk, headline.get(), model);
  return model;
}

}  // namespace asah::screens
