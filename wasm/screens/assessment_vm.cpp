#include "wasm/screens/assessment_vm.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>

#include "core/base/text.hpp"
#include "core/model/builtin/competencies.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

void join(std::string& out, const std::string& part, std::string_view between) {
  if (part.empty()) return;
  if (!out.empty()) out += between;
  out += part;
}

std::string period_text(const model::Cycle& cycle, base::Language language) {
  const std::string start = date_text(cycle.start, language);
  const std::string end = date_text(cycle.end, language);
  if (start.empty() && end.empty()) return say(TextKey::assessment_period_none, language);
  if (end.empty()) return say(TextKey::assessment_period_from, language, {start});
  if (start.empty()) return say(TextKey::assessment_period_until, language, {end});
  return say(TextKey::assessment_period, language, {start, end});
}

std::string share_text(std::int64_t part, std::int64_t whole, base::Language language) {
  const auto hundredths = static_cast<std::int32_t>(base::divide_rounded(part * 10000, whole));
  return percent_text(hundredths, hundredths % 100 == 0 ? 0 : 1, language);
}

void add_sources(const Context& context, CycleCard& card) {
  const model::Cycle& cycle = card.record;
  std::int64_t whole = 0;
  for (const model::SourceWeight& source : cycle.sources) {
    whole += std::max(0, source.weight.value);
  }
  std::string beside;
  for (const model::SourceWeight& source : cycle.sources) {
    std::string name = say(source_key(source.source), context.language);
    if (source.weight.value <= 0) {
      join(beside, name, ", ");
    } else {
      name += ' ';
      name += share_text(source.weight.value, whole, context.language);
      join(card.sources, name, " · ");
    }
  }
  if (card.sources.empty()) card.sources = say(TextKey::assessment_no_source, context.language);
  if (!beside.empty()) card.beside = say(TextKey::assessment_beside, context.language, {beside});
}

CycleCard card_of(const Context& context, const model::Cycle& cycle) {
  const base::Language language = context.language;
  CycleCard card{.record = cycle};
  card.in_view = cycle.id == context.cycle;
  card.period = period_text(cycle, language);
  add_sources(context, card);
  const std::string competencies =
      say(TextKey::assessment_competencies, language,
          {whole_text(static_cast<std::int64_t>(cycle.competencies.size()), language)});
  const std::string units =
      cycle.units.empty()
          ? say(TextKey::assessment_everyone, language)
          : say(TextKey::assessment_units, language,
                {whole_text(static_cast<std::int64_t>(cycle.units.size()), language)});
  card.scope = say(TextKey::assessment_scope, language, {competencies, units});
  const auto completion =
      context.cache.get(context.data, analytics::CompletionQuery{{.cycle = cycle.id}});
  const analytics::CompletionRow& total = completion->total;
  card.percent = percent_text(total.cell_share(), total.cell_share() % 100 == 0 ? 0 : 1, language);
  card.share = static_cast<float>(total.cell_share()) / 10000.0f;
  card.full = whole_text(total.full, language);
  card.part = whole_text(total.part, language);
  card.people = whole_text(total.people, language);
  card.levels = whole_text(
      static_cast<std::int64_t>(context.data.ratings.block(cycle.id).level_count()), language);
  return card;
}

CycleDraft fresh_draft(const Context& context) {
  CycleDraft draft;
  draft.name = say(TextKey::assessment_default_name, context.language,
                   {std::to_string(context.today.year())});
  draft.start = context.today;
  draft.end = context.today.plus_days(30);
  draft.sources[static_cast<std::size_t>(model::Source::Self)] = {true, 0};
  draft.sources[static_cast<std::size_t>(model::Source::Superior)] = {true, 100};
  for (const model::Competency& built_in : model::national_nine()) {
    const model::Competency* found = context.data.competencies.find(built_in.id);
    if (found != nullptr && !found->retired) draft.competencies.push_back(found->id);
  }
  return draft;
}

// "MS ≥ 80 % · MMS ≥ 68 % · KMS < 68 %".
void add_bands(const Context& context, model::Purpose purpose, std::string& bands,
               std::string& years) {
  const model::BandRule* rule = model::band_rule_for(context.data, purpose);
  if (rule == nullptr) {
    bands = years = "–";
    return;
  }
  for (std::size_t i = 0; i < rule->bands.size(); ++i) {
    const bool last = i > 0 && i + 1 == rule->bands.size();
    const model::Band& bound = rule->bands[last ? i - 1 : i];
    join(bands,
         rule->bands[i].name.in(context.indonesian()) + (last ? " < " : " ≥ ") +
             percent_text(bound.min.value, 0, context.language),
         " · ");
  }
  years = std::to_string(rule->validity_years);
}

void add_shares(const Context& context, const CycleDraft& draft, SetupModel& setup) {
  std::int64_t whole = 0;
  const auto weight = [](const SourceDraft& source) {
    return source.listed ? std::max<std::int64_t>(0, source.weight.value_or(0)) : 0;
  };
  for (const SourceDraft& source : draft.sources) whole += weight(source);
  setup.none_counted = whole == 0;
  for (std::size_t i = 0; i < draft.sources.size(); ++i) {
    if (const std::int64_t part = weight(draft.sources[i]); part > 0) {
      setup.shares[i] = share_text(part, whole, context.language);
    }
  }
}

void add_competencies(const Context& context, const AssessmentState& state, SetupModel& setup) {
  const std::string wanted = base::fold(state.competency_filter);
  for (const model::Competency& competency : context.data.competencies) {
    const auto& list = state.draft->competencies;
    const bool chosen = std::ranges::find(list, competency.id) != list.end();
    if (competency.retired && !chosen) continue;
    CompetencyChoice choice{competency.id, competency.name.in(context.indonesian()),
                            competency.code, competency.domain, competency.retired, chosen};
    if (!base::contains_folded(base::fold(choice.name + ' ' + choice.code), wanted)) continue;
    setup.competencies.push_back(std::move(choice));
  }
  const auto order = [&](const CompetencyChoice& a) {
    return context.data.competencies.find(a.id)->order;
  };
  std::ranges::sort(setup.competencies, [&](const auto& a, const auto& b) {
    return std::tuple(a.domain, order(a), std::string_view(a.code)) <
           std::tuple(b.domain, order(b), std::string_view(b.code));
  });
}

void add_units(const Context& context, const CycleDraft& draft, SetupModel& setup) {
  const auto roster = context.cache.get(context.data, analytics::RosterQuery{});
  const auto rows = context.data.units.rows();
  for (const std::uint32_t row : roster->tree.order) {
    std::string indent;
    for (std::uint32_t i = 0; i < roster->tree.depth[row]; ++i) indent += "   ";
    setup.units.emplace_back(rows[row].id, indent + rows[row].name);
  }
  for (const model::UnitId id : draft.units) {
    const model::Unit* unit = context.data.units.find(id);
    setup.chosen_units.emplace_back(id, unit == nullptr ? base::id_text(id) : unit->name);
  }
}

SetupModel setup_of(const Context& context, const AssessmentState& state) {
  const CycleDraft& draft = *state.draft;
  SetupModel setup;
  add_bands(context, model::Purpose::Filling, setup.filling, setup.filling_years);
  add_bands(context, model::Purpose::Mapping, setup.mapping, setup.mapping_years);
  add_shares(context, draft, setup);
  add_competencies(context, state, setup);
  add_units(context, draft, setup);
  setup.name_missing = base::trim(draft.name).empty();
  setup.dates_wrong =
      draft.start.has_value() && draft.end.has_value() && draft.end < draft.start;
  setup.no_competency = draft.competencies.empty();
  return setup;
}

}  // namespace

bool SetupModel::faulty(int step) const {
  if (step == 0) return name_missing || dates_wrong;
  return step == 1 ? none_counted : no_competency;
}

CycleDraft draft_of(const model::Cycle& cycle) {
  CycleDraft draft{.id = cycle.id.value, .name = cycle.name,
                   .purpose = static_cast<int>(cycle.purpose),
                   .status = static_cast<int>(cycle.status), .start = cycle.start,
                   .end = cycle.end, .rule = static_cast<int>(cycle.rule)};
  for (const model::SourceWeight& source : cycle.sources) {
    SourceDraft& row = draft.sources[static_cast<std::size_t>(source.source)];
    if (!row.listed) row = {true, source.weight.value};
  }
  draft.competencies = cycle.competencies;
  draft.units = cycle.units;
  return draft;
}

model::Cycle record_of(const CycleDraft& draft, std::uint64_t id) {
  model::Cycle cycle;
  cycle.id = {draft.id != 0 ? draft.id : id};
  cycle.name = std::string(base::trim(draft.name));
  cycle.purpose = static_cast<model::Purpose>(draft.purpose);
  cycle.status = static_cast<model::CycleStatus>(draft.status);
  cycle.start = draft.start;
  cycle.end = draft.end;
  cycle.rule = static_cast<model::CombineRule>(draft.rule);
  for (std::size_t i = 0; i < draft.sources.size(); ++i) {
    const SourceDraft& source = draft.sources[i];
    if (!source.listed) continue;
    cycle.sources.push_back({static_cast<model::Source>(i),
                             {static_cast<std::int32_t>(source.weight.value_or(0))}});
  }
  cycle.competencies = draft.competencies;
  cycle.units = draft.units;
  return cycle;
}

AssessmentModel build_assessment(const Context& context, const Desk&, const Route&,
                                 const AssessmentState& state) {
  AssessmentModel model;
  model.read_only = context.read_only;
  model.has_people = !context.data.employees.empty();
  model.today = context.today;
  model.new_id = context.new_id;
  if (state.draft) {
    model.setup = setup_of(context, state);
    return model;
  }
  for (const model::Cycle& cycle : context.data.cycles) {
    model.cycles.push_back(card_of(context, cycle));
  }
  std::ranges::sort(model.cycles, std::greater{}, [](const CycleCard& card) {
    return std::tuple(card.record.start, card.record.end, card.record.id);
  });
  model.fresh = fresh_draft(context);
  return model;
}

}  // namespace asah::screens
