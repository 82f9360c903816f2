// Rules across records that each branch kept and their fields together break.

#include <algorithm>
#include <array>
#include <tuple>

#include "core/base/id.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/merge/value_merge.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange {

using model::Dataset;
using model::EntityKind;
using model::RecordKey;
using model::Standard;
using model::Unit;
using model::UnitId;
using model::Value;

namespace {

// Items about the same field must tell what stands in the end.
void correct(std::vector<MergeItem>& items, RecordKey record, std::size_t field,
             const Value& value) {
  for (MergeItem& item : items) {
    const bool meant = item.kind == MergeItemKind::FieldConflict && item.record == record &&
                       item.field == field;
    if (meant) item.taken = value;
  }
}

template <class E>
struct UniqueText {
  std::string E::*text;
  std::string_view key;
};

// One text that must be unique in its table: two records that came to share it by edits made apart.
template <class E>
class KeyRepair {
 public:
  KeyRepair(const MergeSides& sides, Decider& decider, Dataset& result,
            std::vector<MergeItem>& items, UniqueText<E> unique)
      : sides_(sides), decider_(decider), result_(result), items_(items), text_(unique.text),
        field_(model::field_index<E>(unique.key)) {}

  void run() {
    for (const Dataset* branch : sides_.branches) {
      if (branch->table<E>().shares_rows(result_.table<E>())) return;
    }
    while (mend_one()) {
    }
  }

 private:
  using IdType = base::Id<E>;

  bool mend_one() {
    std::vector<const E*> sorted;
    for (const E& entity : result_.table<E>()) {
      if (!(entity.*text_).empty()) sorted.push_back(&entity);
    }
    std::ranges::sort(sorted, {}, [&](const E* e) { return std::tie(e->*text_, e->id); });
    for (std::size_t start = 0; start < sorted.size();) {
      std::size_t end = start + 1;
      while (end < sorted.size() && sorted[end]->*text_ == sorted[start]->*text_) ++end;
      if (end - start > 1) {
        std::vector<IdType> ids;
        for (std::size_t i = start; i < end; ++i) ids.push_back(sorted[i]->id);
        const std::string text = sorted[start]->*text_;
        // Who goes back may meet another there, so that a text can come up again.
        if (seen_.emplace(text, ids).second && !was_so_before(ids, text)) {
          mend(ids, text);
          return true;
        }
      }
      start = end;
    }
    return false;
  }

  bool was_so_before(const std::vector<IdType>& ids, const std::string& text) const {
    const auto has_twins = [&](const Dataset& dataset) {
      return std::ranges::count_if(ids, [&](IdType id) {
               const E* entity = dataset.table<E>().find(id);
               return entity != nullptr && entity->*text_ == text;
             }) > 1;
    };
    return (sides_.base != nullptr && has_twins(*sides_.base)) ||
           std::ranges::any_of(sides_.branches,
                               [&](const Dataset* branch) { return has_twins(*branch); });
  }

  // The text to go back to: the base's, else the greatest that a branch has; null without one.
  const std::string* old_text(IdType id, const std::string& text) const {
    const auto useful = [&](const E* entity) {
      return entity != nullptr && entity->*text_ != text && !(entity->*text_).empty();
    };
    const E* before = sides_.base == nullptr ? nullptr : sides_.base->table<E>().find(id);
    if (before != nullptr) return useful(before) ? &(before->*text_) : nullptr;
    const std::string* best = nullptr;
    for (const Dataset* branch : sides_.branches) {
      const E* entity = branch->table<E>().find(id);
      if (!useful(entity)) continue;
      if (best == nullptr || *best < entity->*text_) best = &(entity->*text_);
    }
    return best;
  }

  void mend(const std::vector<IdType>& ids, const std::string& text) {
    MergeItem item;
    item.kind = MergeItemKind::KeyClash;
    item.record = {model::entity_kind<E>(), ids.front().value};
    item.field = static_cast<std::uint16_t>(field_);
    item.part = text;
    std::optional<std::size_t> keeper;
    for (const IdType id : ids) {
      if (!keeper && old_text(id, text) == nullptr) keeper = item.candidates.size();
      item.candidates.push_back({Value{base::id_text(id)}, holders(id, text)});
      item.related.push_back({{item.record.kind, id.value}, {}});
    }
    item.proposal = keeper.value_or(0);
    decider_.settle(item, false);
    // Who has nothing to go back to cannot give the key away.
    if (keeper && item.taken != item.candidates[*keeper].value) {
      item.taken = item.candidates[*keeper].value;
      item.decided = false;
    }
    for (const IdType id : ids) {
      const std::string* before = old_text(id, text);
      if (before == nullptr || base::id_text(id) == *item.taken.as_text()) continue;
      result_.table<E>().edit(id)->*text_ = *before;
      correct(items_, {item.record.kind, id.value}, field_, Value{*before});
    }
    items_.push_back(std::move(item));
  }

  BranchSet holders(IdType id, const std::string& text) const {
    BranchSet out;
    for (std::size_t i = 0; i < sides_.branches.size(); ++i) {
      const E* entity = sides_.branches[i]->table<E>().find(id);
      if (entity != nullptr && entity->*text_ == text) out.set(i);
    }
    return out;
  }

  const MergeSides& sides_;
  Decider& decider_;
  Dataset& result_;
  std::vector<MergeItem>& items_;
  std::string E::*text_;
  std::size_t field_;
  std::set<std::pair<std::string, std::vector<IdType>>> seen_;
};

// Members of a loop of parents, ascending; empty when there is none beside those in `passed`.
std::vector<UnitId> find_loop(const base::Table<Unit>& units, const std::set<UnitId>& passed) {
  std::vector<std::size_t> mark(units.size(), 0);
  for (std::size_t start = 0; start < units.size(); ++start) {
    std::vector<UnitId> path;
    std::optional<std::size_t> row = start;
    while (row && mark[*row] == 0) {
      mark[*row] = start + 1;
      path.push_back(units.rows()[*row].id);
      row = units.index_of(units.rows()[*row].parent);
    }
    if (!row || mark[*row] != start + 1) continue;
    path.erase(path.begin(), std::ranges::find(path, units.rows()[*row].id));
    std::ranges::sort(path);
    if (!passed.contains(path.front())) return path;
  }
  return {};
}

UnitId base_parent(const MergeSides& sides, UnitId id) {
  const Unit* before = sides.base == nullptr ? nullptr : sides.base->units.find(id);
  return before == nullptr ? UnitId{} : before->parent;
}

// A loop has a unit that some branch moved; the greatest such goes back unless decided otherwise.
bool mend_loop(const MergeSides& sides, Decider& decider, Dataset& result,
               const std::vector<UnitId>& loop, std::vector<MergeItem>& items) {
  MergeItem item;
  item.kind = MergeItemKind::UnitLoop;
  item.record = {EntityKind::Unit, loop.front().value};
  constexpr auto kParent = model::field_index<Unit>("parent");
  item.field = static_cast<std::uint16_t>(kParent);
  for (const UnitId id : loop) {
    const UnitId parent = result.units.find(id)->parent;
    if (parent == base_parent(sides, id)) continue;
    BranchSet movers;
    for (std::size_t i = 0; i < sides.branches.size(); ++i) {
      const Unit* unit = sides.branches[i]->units.find(id);
      if (unit != nullptr && unit->parent == parent) movers.set(i);
    }
    item.candidates.push_back({Value{base::id_text(id)}, movers});
    item.related.push_back({{EntityKind::Unit, parent.value}, {}});
  }
  if (item.candidates.empty()) return false;
  item.proposal = item.candidates.size() - 1;
  decider.settle(item, false);
  for (const UnitId id : loop) {
    if (base::id_text(id) != *item.taken.as_text()) continue;
    const UnitId parent = base_parent(sides, id);
    const UnitId back = result.units.find(parent) == nullptr ? UnitId{} : parent;
    result.units.edit(id)->parent = back;
    correct(items, {EntityKind::Unit, id.value}, kParent, model::to_value(back));
  }
  items.push_back(std::move(item));
  return true;
}

void mend_loops(const MergeSides& sides, Decider& decider, Dataset& result,
                std::vector<MergeItem>& items) {
  std::set<UnitId> passed;
  for (;;) {
    const std::vector<UnitId> loop = find_loop(result.units, passed);
    if (loop.empty()) return;
    if (!mend_loop(sides, decider, result, loop, items)) passed.insert(loop.front());
  }
}

Value bounds_value(const Standard& standard) {
  return Value{model::ValueObject{{"required", model::to_value(standard.required)},
                                  {"minimum", model::to_value(standard.minimum)}}};
}

void mend_bounds(const MergeSides& sides, Decider& decider, Dataset& result, const Standard& broken,
                 std::vector<MergeItem>& items) {
  const model::StandardId id = broken.id;
  Candidates found;
  for (std::size_t i = 0; i < sides.branches.size(); ++i) {
    const Standard* standard = sides.branches[i]->standards.find(id);
    if (standard == nullptr) continue;
    if (bounds_value(*standard) == bounds_value(broken)) return;  // not of the merge's making
    if (standard->minimum <= standard->required) found.add(bounds_value(*standard), i);
  }
  const Standard* before = sides.base == nullptr ? nullptr : sides.base->standards.find(id);
  MergeItem item;
  item.kind = MergeItemKind::StandardBounds;
  item.record = {EntityKind::Standard, id.value};
  if (before != nullptr) item.base = bounds_value(*before);
  item.candidates = before == nullptr ? std::move(found).take()
                                      : std::move(found).changed_from(item.base);
  if (item.candidates.empty()) return;
  item.proposal = proposed(item.candidates);
  decider.settle(item, before != nullptr && before->minimum <= before->required);
  const model::ValueObject& taken = *item.taken.as_object();
  constexpr std::array kFields{model::field_index<Standard>("required"),
                               model::field_index<Standard>("minimum")};
  Standard* standard = result.standards.edit(id);
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    static_cast<void>(model::set_field_value(*standard, kFields[i], taken[i].second));
    correct(items, item.record, kFields[i], taken[i].second);
  }
  items.push_back(std::move(item));
}

}  // namespace

void repair(const MergeSides& sides, Decider& decider, Dataset& result,
            std::vector<MergeItem>& items) {
  KeyRepair<model::Employee>(sides, decider, result, items, {&model::Employee::nip, "nip"}).run();
  using model::Competency;
  KeyRepair<Competency>(sides, decider, result, items, {&Competency::code, "code"}).run();
  KeyRepair<model::Tier>(sides, decider, result, items, {&model::Tier::code, "code"}).run();
  mend_loops(sides, decider, result, items);
  const base::Table<Standard> standards = result.standards;
  for (const Standard& standard : standards) {
    if (standard.minimum > standard.required) mend_bounds(sides, decider, result, standard, items);
  }
}

}  // namespace asah::exchange
