// What stands behind one cell: the levels in words, notes, every rater's level, moderation.

#include <algorithm>

#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/rating_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using analytics::RatingView;
using ui::TextKey;

std::string rater_title(const Context& context, model::RaterId id) {
  const model::Rater* rater = context.data.raters.find(id);
  return rater == nullptr ? say(TextKey::rating_unnamed, context.language) : rater->name;
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += " · ";
    out += part;
  }
  return out;
}

void add_steps(const Context& context, const RatingModel& model, RatingDetail& detail) {
  const model::Competency& competency = *context.data.competencies.find(detail.competency);
  const int standard = model.standard(model.selected_row, model.selected_column);
  // Written out are the level that matters here, the standard and the one to compare with.
  const int centre = detail.level > 0 ? detail.level : standard > 0 ? standard : 2;
  for (int i = 0; i < static_cast<int>(model::kLevelCount); ++i) {
    const model::LevelDescription& level = competency.levels[static_cast<std::size_t>(i)];
    LevelStep& step = detail.steps[static_cast<std::size_t>(i)];
    step.level = i + 1;
    step.title = level.title.in(context.indonesian());
    step.standard = step.level == standard;
    step.chosen = step.level == detail.level;
    step.open = step.standard || step.level == centre || step.level == centre + 1;
    for (std::size_t n = 0; n < level.indicators.size(); ++n) {
      step.indicators[n] = level.indicators[n].text.in(context.indonesian());
    }
  }
}

void add_notes(const Context& context, const RatingModel& model, RatingDetail& detail) {
  const model::RaterId own = model.rows[static_cast<std::size_t>(model.selected_row)].rater;
  for (const model::Note& note : context.data.notes) {
    if (note.cycle != model.cycle.id || note.employee != detail.employee ||
        note.competency != detail.competency) {
      continue;
    }
    detail.notes.push_back({.id = note.id.value,
                            .text = note.text,
                            .about = joined({say(source_key(note.source), context.language),
                                             rater_title(context, note.author),
                                             date_text(note.date, context.language)}),
                            .evidence = note.evidence,
                            .own = model.gate == RatingGate::Open && note.author == own});
  }
}

void add_voices(const Context& context, const RatingModel& model, RatingDetail& detail) {
  const model::RatingBlock& block = context.data.ratings.block(model.cycle.id);
  const auto column = block.column(detail.competency);
  if (!column) return;
  const auto plan = analytics::combine_plan(model.cycle, {});
  model::SheetKey last;
  for (std::size_t row = block.lower_bound({.employee = detail.employee,
                                            .source = model::Source::Self, .rater = {},
                                            .date = {}});
       row < block.rows() && block.employees()[row] == detail.employee; ++row) {
    const std::int8_t level = block.row_levels(row)[*column];
    if (level < 0) continue;
    const model::SheetKey key = block.key(row);
    // Sheets lie by source, rater and date: the next one of the same rater is newer.
    if (!detail.voices.empty() && last.source == key.source && last.rater == key.rater) {
      detail.voices.back().older = true;
    }
    last = key;
    detail.voices.push_back({.source = say(source_key(key.source), context.language),
                             .rater = rater_title(context, key.rater),
                             .level = std::to_string(level),
                             .date = date_text(key.date, context.language),
                             .beside = plan.weight[static_cast<std::size_t>(key.source)] == 0});
  }
}

void add_combined(const Context& context, const RatingModel& model, RatingDetail& detail) {
  const model::EmployeeId ids[] = {detail.employee};
  const auto cell_of = [&](RatingView view) {
    const auto matrix =
        analytics::combine_people(context.data, model.cycle.id, {.view = view}, ids);
    const std::uint32_t column = matrix.column(detail.competency);
    return column == model::kNoIndex ? analytics::AchievedCell{} : matrix.at(0, column);
  };
  const analytics::AchievedCell before = cell_of(RatingView::BeforeModeration);
  const analytics::AchievedCell after = cell_of(RatingView::Combined);
  detail.rule = say(combine_key(model.cycle.rule), context.language);
  detail.before = before.achieved;
  detail.no_consensus = before.has(analytics::kNoConsensus);
  if (before.assessed()) detail.combined = level_text(before.achieved, context.language);
  if (!after.has(analytics::kModerated)) return;
  detail.moderated = level_text(after.achieved, context.language);
  const model::Moderation* latest = nullptr;
  for (const model::Moderation& moderation : context.data.moderations) {
    if (moderation.cycle != model.cycle.id || moderation.employee != detail.employee ||
        moderation.competency != detail.competency) {
      continue;
    }
    if (latest == nullptr || moderation.date >= latest->date) latest = &moderation;
  }
  if (latest == nullptr) return;
  detail.reason = latest->reason;
  detail.moderated_by =
      joined({rater_title(context, latest->by), date_text(latest->date, context.language)});
}

}  // namespace

RatingDetail rating_detail(const Context& context, const RatingModel& model) {
  const RatingRow& row = model.rows[static_cast<std::size_t>(model.selected_row)];
  const auto column = static_cast<std::size_t>(model.selected_column);
  RatingDetail detail;
  detail.employee = row.employee;
  detail.competency = model.competencies[column];
  detail.person = model::full_name(context.data.employees.rows()[row.person]);
  detail.name = model.columns[column];
  detail.level = model.levels[model.at(model.selected_row, model.selected_column)];
  add_steps(context, model, detail);
  add_notes(context, model, detail);
  add_voices(context, model, detail);
  add_combined(context, model, detail);
  return detail;
}

}  // namespace asah::screens
