#include "core/change/change.hpp"

#include <algorithm>
#include <ranges>
#include <string>
#include <utility>

#include "core/change/kept.hpp"

namespace asah::change {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Dataset;

namespace {

template <class E>
std::string place(std::uint64_t id) {
  return '/' + std::string(model::Fields<E>::plural) + '/' + base::id_text(id);
}

template <class E>
Result<E> build(const RecordChange& change) {
  E entity;
  entity.id.value = change.id;
  for (const FieldChange& field : change.fields) {
    const auto set = model::set_field_value(entity, field.field, field.after, place<E>(change.id));
    if (!set) return std::unexpected(set.error());
  }
  return entity;
}

template <class E>
Result<void> holds_before(const E& entity, const RecordChange& change) {
  for (const FieldChange& field : change.fields) {
    if (model::field_value(entity, field.field) == field.before) continue;
    std::string key;
    model::visit_field<E>(field.field, [&](const auto& f) { key = f.info.key; });
    return fail(ErrorCode::UndoNoLongerApplies, place<E>(change.id) + '/' + key, {key});
  }
  return {};
}

template <class E>
Result<void> update(base::Table<E>& table, const RecordChange& change) {
  const E* present = table.find({change.id});
  if (present == nullptr) {
    return fail(ErrorCode::NoSuchRecord, place<E>(change.id),
                {'@' + std::string(model::Fields<E>::name), base::id_text(change.id)});
  }
  if (auto same = holds_before(*present, change); !same) return same;
  E* entity = table.edit({change.id});
  for (const FieldChange& field : change.fields) {
    const auto set = model::set_field_value(*entity, field.field, field.after, place<E>(change.id));
    if (!set) return set;
  }
  return {};
}

// A run of changes of one kind and op is applied at once, so that an import of n records costs
// O(table) and not O(table * n).
template <class E>
Result<void> apply_run(base::Table<E>& table, std::span<const RecordChange> run) {
  if (run.front().op == RecordOp::Update) {
    for (const RecordChange& change : run) {
      if (auto done = update(table, change); !done) return done;
    }
    return {};
  }
  if (run.front().op == RecordOp::Add) {
    std::vector<E> rows;
    rows.reserve(run.size());
    for (const RecordChange& change : run) {
      auto entity = build<E>(change);
      if (!entity) return std::unexpected(entity.error());
      rows.push_back(std::move(*entity));
    }
    if (table.insert_all(std::move(rows))) return {};
    return fail(ErrorCode::DuplicateKey, '/' + std::string(model::Fields<E>::plural),
                {"@id", std::string(model::Fields<E>::name)});
  }
  std::vector<base::Id<E>> ids;
  for (const RecordChange& change : run) {
    const E* present = table.find({change.id});
    if (present == nullptr) {
      return fail(ErrorCode::NoSuchRecord, place<E>(change.id),
                  {'@' + std::string(model::Fields<E>::name), base::id_text(change.id)});
    }
    if (auto same = holds_before(*present, change); !same) return same;
    ids.push_back({change.id});
  }
  table.erase_all(std::move(ids));
  return {};
}

Result<void> apply_records(Dataset& dataset, std::span<const RecordChange> records) {
  for (std::size_t start = 0; start < records.size();) {
    std::size_t end = start + 1;
    while (end < records.size() && records[end].kind == records[start].kind &&
           records[end].op == records[start].op) {
      ++end;
    }
    Result<void> done;
    model::visit_entity(records[start].kind, [&]<class E>() {
      done = apply_run(dataset.table<E>(), records.subspan(start, end - start));
    });
    if (!done) return done;
    start = end;
  }
  return {};
}

Result<void> apply_ratings(Dataset& dataset, const RatingsChange& change) {
  const model::RatingBlock& block = dataset.ratings.block(change.cycle);
  for (const model::SheetChange& sheet : change.sheets) {
    for (const model::LevelChange& level : sheet.levels) {
      if (block.level(sheet.key, level.competency) == level.before) continue;
      return fail(ErrorCode::UndoNoLongerApplies,
                  "/ratings/" + base::id_text(change.cycle) + '/' +
                      base::id_text(sheet.key.employee) + '/' + base::id_text(level.competency),
                  {"level"});
    }
  }
  dataset.ratings.edit(change.cycle).apply(change.sheets);
  return {};
}

template <class E>
void diff_table(const base::Table<E>& from, const base::Table<E>& to, ChangeSet& out,
                std::vector<RecordChange>& removals) {
  if (from.shares_rows(to)) return;
  std::vector<RecordChange> updates;
  std::vector<RecordChange> additions;
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    if (b == to.end() || (a != from.end() && a->id < b->id)) {
      removals.push_back(removed(*a++));
    } else if (a == from.end() || b->id < a->id) {
      additions.push_back(added(*b++));
    } else {
      if (!(*a == *b)) updates.push_back(updated(*a, *b));
      ++a;
      ++b;
    }
  }
  std::ranges::move(additions, std::back_inserter(out.records));
  std::ranges::move(updates, std::back_inserter(out.records));
}

using Columns = std::vector<std::pair<model::CompetencyId, std::pair<std::size_t, std::size_t>>>;
constexpr std::size_t kAbsent = SIZE_MAX;

Columns common_columns(const model::RatingBlock& from, const model::RatingBlock& to) {
  Columns columns;
  for (std::size_t c = 0; c < from.width(); ++c) {
    const auto id = from.competencies()[c];
    columns.push_back({id, {c, to.column(id).value_or(kAbsent)}});
  }
  for (std::size_t c = 0; c < to.width(); ++c) {
    const auto id = to.competencies()[c];
    if (!from.column(id)) columns.push_back({id, {kAbsent, c}});
  }
  return columns;
}

RatingsChange diff_block(const model::RatingBlock& from, const model::RatingBlock& to,
                         model::CycleId cycle) {
  RatingsChange out{cycle, {}};
  const Columns columns = common_columns(from, to);
  const auto level_at = [](const model::RatingBlock& block, std::size_t row, std::size_t column) {
    return row == kAbsent || column == kAbsent ? model::Level{}
                                               : model::Level{block.row_levels(row)[column]};
  };
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < from.rows() || b < to.rows()) {
    const bool only_a = b == to.rows() || (a < from.rows() && from.key(a) < to.key(b));
    const bool only_b = !only_a && (a == from.rows() || to.key(b) < from.key(a));
    const std::size_t row_a = only_b ? kAbsent : a;
    const std::size_t row_b = only_a ? kAbsent : b;
    model::SheetChange sheet{only_b ? to.key(b) : from.key(a), {}};
    for (const auto& [competency, at] : columns) {
      const model::Level before = level_at(from, row_a, at.first);
      const model::Level after = level_at(to, row_b, at.second);
      if (before != after) sheet.levels.push_back({competency, before, after});
    }
    if (!sheet.levels.empty()) out.sheets.push_back(std::move(sheet));
    a += only_b ? 0 : 1;
    b += only_a ? 0 : 1;
  }
  return out;
}

}  // namespace

ChangeSet inverse(const ChangeSet& changes) {
  ChangeSet out;
  for (const RecordChange& record : std::views::reverse(changes.records)) {
    RecordChange back = record;
    if (record.op == RecordOp::Add) back.op = RecordOp::Remove;
    if (record.op == RecordOp::Remove) back.op = RecordOp::Add;
    for (FieldChange& field : back.fields) std::swap(field.before, field.after);
    out.records.push_back(std::move(back));
  }
  for (const RatingsChange& ratings : std::views::reverse(changes.ratings)) {
    RatingsChange back = ratings;
    for (model::SheetChange& sheet : back.sheets) {
      for (model::LevelChange& level : sheet.levels) std::swap(level.before, level.after);
    }
    out.ratings.push_back(std::move(back));
  }
  out.kept = changes.kept;
  for (KeptChange& change : out.kept) std::swap(change.before, change.after);
  return out;
}

base::Result<void> apply(model::Dataset& dataset, const ChangeSet& changes) {
  Dataset next = dataset;
  if (auto done = apply_records(next, changes.records); !done) return done;
  for (const RatingsChange& ratings : changes.ratings) {
    if (auto done = apply_ratings(next, ratings); !done) return done;
  }
  if (auto done = apply_kept(next, changes.kept); !done) return done;
  dataset = std::move(next);
  return {};
}

ChangeSet difference(const model::Dataset& from, const model::Dataset& to) {
  ChangeSet out;
  std::vector<RecordChange> removals;
  model::for_each_entity([&]<class E>(model::EntityKind) {
    diff_table(from.table<E>(), to.table<E>(), out, removals);
  });
  // What refers goes before what it refers to.
  for (RecordChange& removal : std::views::reverse(removals)) {
    out.records.push_back(std::move(removal));
  }
  std::vector<model::CycleId> cycles = from.ratings.cycles();
  std::ranges::copy(to.ratings.cycles(), std::back_inserter(cycles));
  std::ranges::sort(cycles);
  const auto twins = std::ranges::unique(cycles);
  cycles.erase(twins.begin(), twins.end());
  for (const model::CycleId cycle : cycles) {
    if (from.ratings.shares_block(to.ratings, cycle)) continue;
    RatingsChange change = diff_block(from.ratings.block(cycle), to.ratings.block(cycle), cycle);
    if (!change.sheets.empty()) out.ratings.push_back(std::move(change));
  }
  out.kept = kept_difference(from, to);
  return out;
}

}  // namespace asah::change
