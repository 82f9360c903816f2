// The individual result on paper.

#include <memory>
#include <utility>

#include "core/base/decimal.hpp"
#include "core/model/nip.hpp"
#include "core/report/charts/radar.hpp"
#include "core/report/html.hpp"
#include "core/report/svg.hpp"
#include "core/report/text_measure.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/person_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

/// What the document needs, copied so that it outlives the view model.
struct ReportData {
  base::Language language = base::Language::Indonesian;
  std::string region;
  std::string office;
  std::string purpose;
  std::string day;
  std::string code;
  std::string cycle;
  std::string position;
  std::string sum_achieved;
  std::string sum_required;
  model::Employee record;
  std::string name;
  std::string unit;
  std::string tier;
  std::string jpm;
  std::string band;
  std::string valid_until;
  std::string assessed;
  std::vector<PersonRow> rows;
  std::vector<std::string> strengths;
  std::vector<std::string> needs;

  std::string word(TextKey key) const { return say(key, language); }
};

std::vector<std::pair<std::string, std::string>> facts_of(const ReportData& data) {
  std::vector<std::pair<std::string, std::string>> facts;
  const auto add = [&](TextKey key, const std::string& value) {
    if (!value.empty()) facts.emplace_back(data.word(key), value);
  };
  add(TextKey::person_report_purpose, data.purpose);
  add(TextKey::person_report_agency, data.region);
  add(TextKey::person_report_cycle, data.cycle);
  add(TextKey::person_report_date, data.day);
  add(TextKey::person_name, data.name);
  add(TextKey::person_nip, model::grouped_nip(data.record.nip));
  std::string grade = data.word(employee_kind_key(data.record.kind));
  if (!data.record.grade.empty()) grade += " " + data.record.grade;
  add(TextKey::person_grade, grade);
  add(TextKey::person_position, data.position);
  add(TextKey::person_report_tier, data.tier);
  add(TextKey::person_unit, data.unit);
  return facts;
}

report::HtmlTable competencies_of(const ReportData& data) {
  report::HtmlTable table;
  table.caption = data.word(TextKey::person_report_table);
  table.columns = {{data.word(TextKey::person_competency), false},
                   {data.word(TextKey::person_achieved), true},
                   {data.word(TextKey::person_required), true},
                   {data.word(TextKey::person_difference), true},
                   {data.word(TextKey::person_sources), false},
                   {data.word(TextKey::person_date), false}};
  for (const PersonRow& row : data.rows) {
    table.rows.push_back({row.name, row.achieved_text, row.required_text, row.difference,
                          row.source, row.date});
  }
  return table;
}

report::Drawing radar_of(const ReportData& data, const report::TextMeasure& measure) {
  std::vector<report::RadarAxis> axes;
  for (const PersonRow& row : data.rows) {
    report::RadarAxis axis{.label = row.name};
    if (row.required_hundredths >= 0) axis.required = base::Hundredths{row.required_hundredths};
    if (row.assessed) axis.achieved = base::Hundredths{row.achieved_hundredths};
    axes.push_back(std::move(axis));
  }
  return report::radar({560, 380, measure, data.language, true}, {.axes = axes});
}

void add_result(const ReportData& data, report::HtmlBody& body) {
  std::vector<std::pair<std::string, std::string>> facts;
  facts.emplace_back(data.word(TextKey::person_report_sum_achieved), data.sum_achieved);
  facts.emplace_back(data.word(TextKey::person_report_sum_required), data.sum_required);
  facts.emplace_back("JPM", data.jpm.empty() ? data.word(TextKey::person_not_assessed) : data.jpm);
  if (!data.band.empty()) facts.emplace_back(data.word(TextKey::person_report_band), data.band);
  facts.emplace_back(data.word(TextKey::person_assessed), data.assessed);
  if (!data.valid_until.empty()) {
    facts.emplace_back(data.word(TextKey::person_valid_until), data.valid_until);
  }
  body.heading(2, data.word(TextKey::person_report_result));
  body.facts(facts);
  body.note(data.word(TextKey::person_report_formula));
}

std::string document_of(const ReportData& data) {
  report::HtmlBody body;
  body.facts(facts_of(data));
  add_result(data, body);
  const report::HtmlTable table = competencies_of(data);
  body.heading(2, data.word(TextKey::person_report_competencies));
  if (!data.rows.empty()) {
    const report::FontTable measure;
    const report::Drawing drawing = radar_of(data, measure);
    body.figure({.drawing = drawing, .title = data.word(TextKey::person_radar),
                 .description = data.word(TextKey::person_radar_legend), .data = table,
                 .data_label = data.word(TextKey::person_report_data)},
                report::print_palette());
  }
  body.table(table);
  body.heading(2, data.word(TextKey::person_strengths));
  if (data.strengths.empty()) body.paragraph(data.word(TextKey::person_strengths_none));
  body.list(data.strengths);
  body.heading(2, data.word(TextKey::person_needs));
  if (data.needs.empty()) body.paragraph(data.word(TextKey::person_needs_none));
  body.list(data.needs);
  const report::Signature signatures[] = {
      {.role = data.word(TextKey::person_report_assessor)},
      {.role = data.office.empty() ? data.word(TextKey::person_report_head)
                                   : say(TextKey::person_report_head_of, data.language,
                                         {data.office})}};
  body.signatures(data.region + ", " + data.day, signatures);
  const std::string code = data.word(TextKey::history_report_code) + " " + data.code;
  body.note(code);
  const std::string origin =
      "Asah · " + data.region + " · " + data.cycle + " · " + data.day + " · " + code;
  return report::html_document({.language = data.language,
                                .title = data.word(TextKey::person_report_title),
                                .subtitle = data.name,
                                .origin = origin},
                               body);
}

std::string picture_of(const ReportData& data) {
  const report::FontTable measure;
  return report::svg_document(radar_of(data, measure), report::print_palette(),
                              {.title = data.word(TextKey::person_radar) + ": " + data.name,
                               .description = data.word(TextKey::person_radar_legend)});
}

}  // namespace

void add_person_report(const Context& context, const analytics::JpmRow& jpm, PersonModel& model) {
  auto data = std::make_shared<ReportData>();
  const model::Region& region = context.data.region();
  const model::Cycle* cycle = context.data.cycles.find(context.cycle);
  const model::Position* position = context.data.positions.find(model.record.position);
  data->language = context.language;
  data->region = region.name;
  data->office = region.office;
  if (cycle != nullptr) data->purpose = say(purpose_key(cycle->purpose), context.language);
  data->day = date_text(context.today, context.language);
  data->code = model.report_code;
  data->cycle = model.cycle;
  data->position = position == nullptr ? std::string() : position->name;
  data->sum_achieved = level_text(jpm.sum_achieved, context.language);
  data->sum_required = level_text(jpm.sum_required, context.language);
  data->record = model.record;
  data->name = model.name;
  data->unit = model.unit;
  data->tier = model.tier;
  data->jpm = model.jpm;
  data->band = model.band;
  data->valid_until = model.valid_until;
  data->assessed = say(TextKey::person_of_competencies, context.language,
                       {whole_text(jpm.assessed, context.language),
                        whole_text(jpm.of, context.language)});
  for (const int row : model.shown) {
    data->rows.push_back(model.rows[static_cast<std::size_t>(row)]);
  }
  for (const PersonMark& mark : model.strengths) {
    data->strengths.push_back(mark.words + " (" + mark.difference + ")");
  }
  for (const PersonMark& mark : model.needs) {
    data->needs.push_back(mark.words + " (" + mark.difference + ")");
  }
  model.html = [data] { return document_of(*data); };
  if (!data->rows.empty()) model.svg = [data] { return picture_of(*data); };
  model.file_name = "laporan_" + model.record.nip;
}

}  // namespace asah::screens
