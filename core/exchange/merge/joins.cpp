// Records that offices made apart for one and the same thing: found by their natural keys, before
// anything else is merged, and given one identity.

#include <algorithm>
#include <tuple>

#include "core/base/id.hpp"
#include "core/exchange/merge/merge_parts.hpp"

namespace asah::exchange {

using model::Dataset;
using model::EntityKind;
using model::RecordAccess;
using model::RecordKey;
using model::RecordView;
using model::Value;

namespace {

std::uint64_t joined(const Joins& joins, RecordKey record) {
  const auto at = joins.find(record);
  return at == joins.end() ? record.id : at->second;
}

// The natural key of a record; empty when it has none. References count by their joined identity.
class NaturalKeys {
 public:
  explicit NaturalKeys(const Joins& joins) : joins_(joins) {}

  std::string of(EntityKind kind, RecordView record) const {
    std::string key;
    model::visit_entity(kind, [&]<class E>() {
      key = of_entity(record.dataset->table<E>().rows()[record.row]);
    });
    return key;
  }

 private:
  template <class E>
  std::string of_entity(const E&) const {
    return {};
  }
  std::string of_entity(const model::Region&) const { return "region"; }
  std::string of_entity(const model::Employee& employee) const { return employee.nip; }
  std::string of_entity(const model::Competency& competency) const { return competency.code; }
  std::string of_entity(const model::Tier& tier) const { return tier.code; }
  std::string of_entity(const model::Unit& unit) const {
    if (!unit.external_id.empty()) return "x:" + unit.external_id;
    if (!unit.code.empty()) return "c:" + unit.code;
    return "n:" + unit.name + '/' +
           base::id_text(joined(joins_, {EntityKind::Unit, unit.parent.value}));
  }
  std::string of_entity(const model::Position& position) const {
    if (!position.external_id.empty()) return "x:" + position.external_id;
    return position.code.empty() ? "n:" + position.name : "c:" + position.code;
  }
  std::string of_entity(const model::Mission& mission) const { return mission.text; }
  std::string of_entity(const model::Issue& issue) const { return issue.title; }
  std::string of_entity(const model::Cycle& cycle) const {
    return cycle.name + '/' + base::iso_text(cycle.start) + '/' +
           std::string(model::kChoices<model::Purpose>[static_cast<std::size_t>(cycle.purpose)]);
  }
  std::string of_entity(const model::BandRule& rule) const {
    return std::string(model::kChoices<model::Purpose>[static_cast<std::size_t>(rule.purpose)]) +
           '/' + std::to_string(rule.version);
  }
  std::string of_entity(const model::Rater& rater) const {
    if (!rater.employee) return "n:" + rater.name;
    return "e:" + base::id_text(joined(joins_, {EntityKind::Employee, rater.employee.value}));
  }

  const Joins& joins_;
};

// Two records under one such key cannot both stay.
bool must_be_unique(EntityKind kind) {
  return kind == EntityKind::Region || kind == EntityKind::Employee ||
         kind == EntityKind::Competency || kind == EntityKind::Tier;
}

struct Holder {
  std::string key;
  std::uint64_t id = 0;

  auto operator<=>(const Holder&) const = default;
};

class JoinFinder {
 public:
  JoinFinder(const MergeSides& sides, Decider& decider, std::vector<MergeItem>& items)
      : sides_(sides), decider_(decider), items_(items) {}

  // What is referred to comes first, so that a joined employee makes its raters alike. Units refer
  // to units: as often as some were joined.
  Joins find() {
    for (const RecordAccess* access : model::all_records()) {
      while (find_in(*access) && access->kind() == EntityKind::Unit) {
      }
    }
    return std::move(joins_);
  }

 private:
  // Records that are new, or whose unique key is, by key and id.
  std::vector<Holder> fresh(const RecordAccess& access) const {
    const NaturalKeys keys(joins_);
    std::vector<Holder> found;
    for (const Dataset* branch : sides_.branches) {
      if (sides_.base != nullptr && access.shares_rows(*branch, *sides_.base)) continue;
      for (std::size_t row = 0; row < access.size(*branch); ++row) {
        const RecordView record{branch, row};
        const RecordView before = sides_.base == nullptr
                                      ? RecordView{}
                                      : access.find(*sides_.base, access.id(record));
        if (before && (!must_be_unique(access.kind()) || access.equal(record, before))) continue;
        if (joins_.contains({access.kind(), access.id(record)})) continue;
        std::string key = keys.of(access.kind(), record);
        if (key.empty() || (before && keys.of(access.kind(), before) == key)) continue;
        found.push_back({std::move(key), access.id(record)});
      }
    }
    std::ranges::sort(found);
    const auto doubles = std::ranges::unique(found);
    found.erase(doubles.begin(), doubles.end());
    return found;
  }

  // The same keys under records of the base: one office made anew what another still has.
  void add_old_holders(const RecordAccess& access, std::vector<Holder>& found) const {
    if (sides_.base == nullptr || !must_be_unique(access.kind()) || found.empty()) return;
    const NaturalKeys keys(joins_);
    std::vector<Holder> old;
    for (std::size_t row = 0; row < access.size(*sides_.base); ++row) {
      Holder holder{keys.of(access.kind(), {sides_.base, row}), access.id({sides_.base, row})};
      const auto at = std::ranges::lower_bound(found, holder.key, {}, &Holder::key);
      if (at == found.end() || at->key != holder.key) continue;
      old.push_back(std::move(holder));
    }
    std::ranges::move(old, std::back_inserter(found));
    std::ranges::sort(found);
    const auto doubles = std::ranges::unique(found);
    found.erase(doubles.begin(), doubles.end());
  }

  bool find_in(const RecordAccess& access) {
    std::vector<Holder> found = fresh(access);
    add_old_holders(access, found);
    bool any = false;
    for (std::size_t start = 0; start < found.size();) {
      std::size_t end = start + 1;
      while (end < found.size() && found[end].key == found[start].key) ++end;
      if (end - start > 1) any = join(access, std::span(found).subspan(start, end - start)) || any;
      start = end;
    }
    return any;
  }

  bool live_together(const RecordAccess& access, std::span<const Holder> holders) const {
    const auto has_two = [&](const Dataset& dataset) {
      return std::ranges::count_if(holders, [&](const Holder& holder) {
               return static_cast<bool>(access.find(dataset, holder.id));
             }) > 1;
    };
    return (sides_.base != nullptr && has_two(*sides_.base)) ||
           std::ranges::any_of(sides_.branches,
                               [&](const Dataset* branch) { return has_two(*branch); });
  }

  bool join(const RecordAccess& access, std::span<const Holder> holders) {
    // An office that has both knows them apart.
    if (live_together(access, holders)) return false;
    std::uint64_t survivor = holders.front().id;
    for (const Holder& holder : holders) {
      if (sides_.base != nullptr && access.find(*sides_.base, holder.id)) survivor = holder.id;
    }
    const bool unique = must_be_unique(access.kind());
    MergeItem item;
    item.kind = unique ? MergeItemKind::Joined : MergeItemKind::SameKey;
    item.record = {access.kind(), survivor};
    item.part = holders.front().key;
    BranchSet by;
    for (std::size_t i = 0; i < sides_.branches.size(); ++i) {
      for (const Holder& holder : holders) {
        if (access.find(*sides_.branches[i], holder.id)) by.set(i);
      }
    }
    for (const Holder& holder : holders) {
      if (holder.id != survivor) item.related.push_back({{access.kind(), holder.id}, {}});
    }
    item.candidates = {{Value{true}, by}};
    if (!unique) item.candidates.insert(item.candidates.begin(), {Value{false}, {}});
    item.proposal = item.candidates.size() - 1;
    decider_.settle(item, false);
    const bool one = *item.taken.as_bool();
    // A question once decided is not asked again for the units below.
    const bool told = std::ranges::any_of(items_, [&](const MergeItem& other) {
      return other.kind == item.kind && other.record == item.record && other.part == item.part;
    });
    if (one) {
      for (const MergeRelated& other : item.related) joins_[other.record] = survivor;
    }
    if (!told) items_.push_back(std::move(item));
    return one;
  }

  const MergeSides& sides_;
  Decider& decider_;
  std::vector<MergeItem>& items_;
  Joins joins_;
};

class Rewriter {
 public:
  explicit Rewriter(const Joins& joins) : joins_(joins) {}

  template <class E>
  void rewrite_table(Dataset& dataset) {
    std::vector<E> rows;
    bool changed = false;
    for (const E& entity : dataset.table<E>()) {
      E copy = entity;
      replace(copy.id);
      model::for_each_field<E>([&](std::size_t, const auto& f) { replace(copy.*f.member); });
      if constexpr (std::is_same_v<E, model::Standard>) {
        const bool derived = entity.id == model::standard_id(entity.position, entity.competency);
        if (derived) copy.id = model::standard_id(copy.position, copy.competency);
        if (copy.id != entity.id) standards_[entity.id.value] = copy.id.value;
      }
      changed = changed || !(copy == entity);
      rows.push_back(std::move(copy));
    }
    if (!changed) return;
    std::ranges::sort(rows, {}, &E::id);
    const auto doubles = std::ranges::unique(rows, {}, &E::id);
    rows.erase(doubles.begin(), doubles.end());
    dataset.table<E>() = base::Table<E>::from_rows(std::move(rows));
  }

  void rewrite_ratings(model::Ratings& ratings) const {
    model::Ratings rewritten;
    for (const model::CycleId old_cycle : ratings.cycles()) {
      const model::RatingBlock& block = ratings.block(old_cycle);
      model::CycleId cycle = old_cycle;
      replace(cycle);
      std::vector<model::SheetChange> sheets;
      for (std::size_t row = 0; row < block.rows(); ++row) sheets.push_back(sheet(block, row));
      std::ranges::sort(sheets, {}, &model::SheetChange::key);
      rewritten.edit(cycle).apply(sheets);
    }
    ratings = std::move(rewritten);
  }

  // After the tables. Of two texts in one place the smaller stays.
  void rewrite_kept(std::vector<model::UnknownKey>& keys) const {
    for (model::UnknownKey& key : keys) {
      const auto standard = standards_.find(key.id);
      const bool moved = key.kind == EntityKind::Standard && standard != standards_.end();
      key.id = moved ? standard->second : joined(joins_, {key.kind, key.id});
      if (key.kind == EntityKind::Cycle) rewrite_sheet_path(key.key);
    }
    std::ranges::sort(keys);
    const auto doubles = std::ranges::unique(keys, {}, [](const model::UnknownKey& key) {
      return std::tuple(key.kind, key.id, std::string_view(key.key));
    });
    keys.erase(doubles.begin(), doubles.end());
  }

 private:
  template <class M>
  void replace(M&) const {}
  template <class E>
  void replace(base::Id<E>& id) const {
    if (id) id.value = joined(joins_, {model::entity_kind<E>(), id.value});
  }
  template <class E>
  void replace(std::vector<base::Id<E>>& ids) const {
    for (base::Id<E>& id : ids) replace(id);
  }
  model::SheetChange sheet(const model::RatingBlock& block, std::size_t row) const {
    model::SheetChange out{block.key(row), {}};
    replace(out.key.employee);
    replace(out.key.rater);
    const auto levels = block.row_levels(row);
    for (std::size_t c = 0; c < levels.size(); ++c) {
      if (levels[c] == model::Level::kNone) continue;
      model::CompetencyId competency = block.competencies()[c];
      replace(competency);
      out.levels.push_back({competency, {}, model::Level{levels[c]}});
    }
    return out;
  }

  // A key kept at a sheet stands under "@ratings/<employee>.<source>.<rater>.<date>/".
  void rewrite_sheet_path(std::string& path) const {
    constexpr std::string_view kStart = "@ratings/";
    if (!path.starts_with(kStart)) return;
    const std::size_t source = path.find('.', kStart.size());
    const std::size_t rater = source == std::string::npos ? source : path.find('.', source + 1);
    const std::size_t date = rater == std::string::npos ? rater : path.find('.', rater + 1);
    if (date == std::string::npos || date > path.find('/', kStart.size())) return;
    const auto id = [&](EntityKind kind, std::size_t from, std::size_t to) {
      const std::string text = path.substr(from, to - from);
      const auto known = base::parse_id(text);
      return known ? base::id_text(joined(joins_, {kind, *known})) : text;
    };
    path = std::string(kStart) + id(EntityKind::Employee, kStart.size(), source) +
           path.substr(source, rater + 1 - source) + id(EntityKind::Rater, rater + 1, date) +
           path.substr(date);
  }

  const Joins& joins_;
  /// Standards whose identity follows from what was joined.
  std::map<std::uint64_t, std::uint64_t> standards_;
};

}  // namespace

Joins find_joins(const MergeSides& sides, Decider& decider, std::vector<MergeItem>& items) {
  return JoinFinder(sides, decider, items).find();
}

Dataset with_joins(const Dataset& dataset, const Joins& joins) {
  const bool concerned = std::ranges::any_of(joins, [&](const auto& join) {
    return static_cast<bool>(model::record_access(join.first.kind).find(dataset, join.first.id));
  });
  Dataset out = dataset;
  if (!concerned) return out;
  Rewriter rewriter(joins);
  model::for_each_entity([&]<class E>(EntityKind) { rewriter.rewrite_table<E>(out); });
  rewriter.rewrite_ratings(out.ratings);
  rewriter.rewrite_kept(out.unknown_keys);
  return out;
}

}  // namespace asah::exchange
