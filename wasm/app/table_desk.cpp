#include "wasm/app/table_desk.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace asah::app {

using exchange::ImportJob;
using exchange::ImportKind;
using screens::ImportPhase;

namespace {

constexpr std::size_t kRowsASlice = 200;
constexpr std::size_t kGuessBytes = 64 * 1024;

exchange::ColumnChoice choice_of(ImportKind kind, std::size_t column, std::string_view key) {
  using exchange::ColumnUse;
  exchange::ColumnChoice choice;
  choice.column = column;
  if (key == "+") {
    choice.use = ColumnUse::Extra;
  } else if (const auto id = base::parse_id(key); id) {
    choice.use = ColumnUse::Competency;
    choice.competency = {*id};
  } else {
    for (const exchange::TargetField& target : exchange::target_fields(kind)) {
      if (target.key != key) continue;
      choice.use = ColumnUse::Field;
      choice.field = target.field;
    }
  }
  return choice;
}

}  // namespace

ImportKind guess_kind(const Session& session, const std::string& bytes) {
  // The headings are enough, and a huge file must not be decoded four times.
  std::string head = bytes.substr(0, kGuessBytes);
  if (head.size() == kGuessBytes) head.resize(head.rfind('\n') + 1);
  ImportKind best = ImportKind::Roster;
  std::ptrdiff_t most = -1;
  for (const ImportKind kind :
       {ImportKind::Siasn, ImportKind::Ratings, ImportKind::Standards, ImportKind::Roster}) {
    exchange::ImportOptions options;
    options.kind = kind;
    const auto job = ImportJob::start(session.data(), head, options);
    if (!job || !job->preview().missing.empty()) continue;
    const auto used = std::ranges::count_if(
        job->preview().columns, [](const exchange::ColumnPlan& column) {
          return column.use == exchange::ColumnUse::Field ||
                 column.use == exchange::ColumnUse::Competency;
        });
    if (used > most) {
      most = used;
      best = kind;
    }
  }
  return best;
}

TableDesk::TableDesk(const Session& session, std::string name, std::string bytes, base::Date today)
    : bytes_(std::move(bytes)) {
  view_.file_name = std::move(name);
  view_.size_bytes = bytes_.size();
  view_.kind = guess_kind(session, bytes_);
  options_.kind = view_.kind;
  options_.today = today;
  options_.cycle = session.cycle();
  start(session);
}

TableDesk::TableDesk(const Session& session, std::string name, std::string bytes,
                     const exchange::ImportOptions& options)
    : bytes_(std::move(bytes)), options_(options) {
  view_.file_name = std::move(name);
  view_.size_bytes = bytes_.size();
  view_.kind = options_.kind;
  options_.cycle = session.cycle();
  start(session);
}

bool TableDesk::lacks(std::string_view field_key) const {
  return std::ranges::find(view_.preview.missing, field_key) != view_.preview.missing.end();
}

void TableDesk::start(const Session& session) {
  view_.phase = ImportPhase::Planning;
  view_.result = nullptr;
  view_.progress = {};
  view_.error.reset();
  revision_ = session.store().revision();
  auto job = ImportJob::start(session.data(), bytes_, options_);
  if (!job) {
    job_.reset();
    view_.error = job.error();
    return;
  }
  view_.preview = job->preview();
  job_.emplace(std::move(*job));
}

void TableDesk::plan(const Session& session, const screens::PlanImport& plan) {
  options_.kind = static_cast<ImportKind>(plan.kind);
  options_.all_or_nothing = plan.all_or_nothing;
  options_.columns.clear();
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    options_.columns.push_back(choice_of(options_.kind, column, plan.columns[column]));
  }
  view_.kind = options_.kind;
  view_.all_or_nothing = plan.all_or_nothing;
  start(session);
}

void TableDesk::run() {
  if (job_ && job_->ready()) view_.phase = ImportPhase::Running;
}

void TableDesk::cancel(const Session& session) { start(session); }

bool TableDesk::work(const platform::Platform& platform, double budget_ms) {
  if (view_.phase != ImportPhase::Running || !job_) return false;
  const double end = platform.now().steady_ms + budget_ms;
  bool more = true;
  do {
    more = job_->step(kRowsASlice);
  } while (more && platform.now().steady_ms < end);
  view_.progress = job_->progress();
  if (more) return true;
  view_.result = std::make_shared<const exchange::ImportResult>(job_->finish());
  view_.phase = ImportPhase::Done;
  job_.reset();
  return false;
}

bool TableDesk::is_stale(const Session& session) const {
  return session.store().revision() != revision_;
}

change::Step TableDesk::step(const Session& session) const {
  static constexpr std::array<std::string_view, 4> kSteps = {
      "step.import_siasn", "step.import_roster", "step.import_standards", "step.import_ratings"};
  const exchange::ImportResult& result = *view_.result;
  return change::replace_with(session.data(), result.after,
                              {std::string(kSteps[static_cast<std::size_t>(view_.kind)]),
                               {std::to_string(result.counts.accepted), view_.file_name}});
}

}  // namespace asah::app
