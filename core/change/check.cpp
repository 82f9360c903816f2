#include "core/change/check.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/model/record_check.hpp"

namespace asah::change {

using base::ErrorCode;
using base::Finding;
using model::Dataset;
using model::EntityKind;

namespace {

// Which kinds a step touches, and the removed ids of each kind, sorted.
struct Touched {
  std::array<bool, model::kEntityCount> kinds{};
  std::array<std::vector<std::uint64_t>, model::kEntityCount> removed;

  explicit Touched(const ChangeSet& changes) {
    for (const RecordChange& record : changes.records) {
      const auto kind = static_cast<std::size_t>(record.kind);
      kinds[kind] = true;
      if (record.op == RecordOp::Remove) removed[kind].push_back(record.id);
    }
    for (auto& ids : removed) std::ranges::sort(ids);
  }
  template <class E>
  bool has() const {
    return kinds[static_cast<std::size_t>(model::entity_kind<E>())];
  }
  template <class E>
  bool is_removed(base::Id<E> id) const {
    const auto& ids = removed[static_cast<std::size_t>(model::entity_kind<E>())];
    return !ids.empty() && std::ranges::binary_search(ids, id.value);
  }
  bool removes_anything() const {
    return std::ranges::any_of(removed, [](const auto& ids) { return !ids.empty(); });
  }
};

void check_present_records(const Dataset& dataset, const ChangeSet& changes,
                           std::vector<Finding>& findings) {
  model::RecordChecker checker(dataset, findings);
  for (const RecordChange& record : changes.records) {
    if (record.op == RecordOp::Remove) continue;
    model::visit_entity(record.kind, [&]<class E>() {
      const E* entity = dataset.table<E>().find({record.id});
      if (entity == nullptr) return;
      checker.check(*entity);
      if constexpr (std::is_same_v<E, model::Standard>) model::check_standard(*entity, findings);
    });
  }
}

// Counts what still refers to removed records, by the kind that refers.
class LeftBehind {
 public:
  LeftBehind(const Dataset& dataset, const Touched& touched)
      : dataset_(dataset), touched_(touched) {}

  void report(std::vector<Finding>& findings) const {
    model::for_each_entity([&]<class E>(EntityKind) {
      std::size_t count = 0;
      for (const E& entity : dataset_.table<E>()) count += refers(entity) ? 1 : 0;
      add(count, model::Fields<E>::name, model::Fields<E>::plural, findings);
    });
    std::size_t sheets = 0;
    for (const model::CycleId cycle : dataset_.ratings.cycles()) sheets += sheets_left(cycle);
    add(sheets, "rating", "ratings", findings);
  }

 private:
  static void add(std::size_t count, std::string_view one, std::string_view many,
                  std::vector<Finding>& findings) {
    if (count == 0) return;
    findings.push_back({base::Severity::Error,
                        {ErrorCode::StillReferenced, '/' + std::string(many),
                         {std::to_string(count), '@' + std::string(count == 1 ? one : many)}}});
  }
  template <class E>
  bool refers(const E& entity) const {
    bool found = false;
    model::for_each_field<E>(
        [&](std::size_t, const auto& f) { found = found || member_refers(entity.*f.member); });
    return found;
  }
  template <class M>
  bool member_refers(const M&) const {
    return false;
  }
  template <class Target>
  bool member_refers(const base::Id<Target>& id) const {
    return touched_.is_removed(id);
  }
  template <class Target>
  bool member_refers(const std::vector<base::Id<Target>>& ids) const {
    return std::ranges::any_of(ids, [&](auto id) { return touched_.is_removed(id); });
  }
  std::size_t sheets_left(model::CycleId cycle) const {
    const model::RatingBlock& block = dataset_.ratings.block(cycle);
    if (touched_.is_removed(cycle)) return block.rows();
    std::size_t count = 0;
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const bool orphan = touched_.is_removed(block.employees()[row]) ||
                          touched_.is_removed(block.raters()[row]);
      count += orphan ? 1 : 0;
    }
    for (std::size_t c = 0; c < block.width(); ++c) {
      if (!touched_.is_removed(block.competencies()[c])) continue;
      for (std::size_t row = 0; row < block.rows(); ++row) {
        count += block.row_levels(row)[c] != model::Level::kNone ? 1 : 0;
      }
    }
    return count;
  }

  const Dataset& dataset_;
  const Touched& touched_;
};

template <class E>
void require_known(const Dataset& dataset, base::Id<E> id, const std::string& where,
                   std::vector<Finding>& findings) {
  if (dataset.table<E>().find(id) != nullptr) return;
  findings.push_back({base::Severity::Error,
                      {ErrorCode::DanglingReference, where,
                       {'@' + std::string(model::Fields<E>::name), base::id_text(id)}}});
}

void check_rating_references(const Dataset& dataset, const ChangeSet& changes,
                             std::vector<Finding>& findings) {
  for (const RatingsChange& ratings : changes.ratings) {
    const std::string where = "/ratings/" + base::id_text(ratings.cycle);
    for (const model::SheetChange& sheet : ratings.sheets) {
      const bool gives = std::ranges::any_of(
          sheet.levels, [](const model::LevelChange& level) { return level.after.has_value(); });
      if (!gives) continue;
      require_known<model::Cycle>(dataset, ratings.cycle, where, findings);
      require_known<model::Employee>(dataset, sheet.key.employee, where, findings);
      if (sheet.key.rater) require_known<model::Rater>(dataset, sheet.key.rater, where, findings);
      for (const model::LevelChange& level : sheet.levels) {
        if (!level.after.has_value()) continue;
        require_known<model::Competency>(dataset, level.competency, where, findings);
      }
    }
  }
}

// The rules across a whole table, for the tables the step touched.
std::vector<Finding> table_faults(const Dataset& dataset, const Touched& touched) {
  std::vector<Finding> findings;
  if (touched.has<model::Employee>()) {
    model::check_unique<model::Employee>(dataset.employees, "nip", &model::Employee::nip, findings);
  }
  if (touched.has<model::Competency>()) {
    model::check_unique<model::Competency>(dataset.competencies, "code", &model::Competency::code,
                                           findings);
  }
  if (touched.has<model::Tier>()) {
    model::check_unique<model::Tier>(dataset.tiers, "code", &model::Tier::code, findings);
  }
  if (touched.has<model::Unit>()) model::check_unit_loops(dataset, findings);
  return findings;
}

}  // namespace

base::Result<void> check_touched(const Dataset& before, const Dataset& after,
                                 const ChangeSet& changes) {
  const Touched touched(changes);
  std::vector<Finding> findings;
  check_present_records(after, changes, findings);
  if (touched.removes_anything()) LeftBehind(after, touched).report(findings);
  check_rating_references(after, changes, findings);
  std::vector<Finding> faults = table_faults(after, touched);
  if (!faults.empty()) {
    const std::vector<Finding> old_faults = table_faults(before, touched);
    std::erase_if(faults, [&](const Finding& fault) {
      return std::ranges::find(old_faults, fault) != old_faults.end();
    });
    findings.insert(findings.end(), faults.begin(), faults.end());
  }
  if (findings.empty()) return {};
  return std::unexpected(findings.front().error);
}

}  // namespace asah::change
