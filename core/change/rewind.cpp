#include "core/change/rewind.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/change/kept.hpp"

namespace asah::change {

using base::Result;
using model::Dataset;
using model::EntityKind;

namespace {

// What a record held before anything in question happened to it.
struct Former {
  bool present = true;
  /// The first value known of each field touched.
  std::vector<std::pair<std::uint16_t, const model::Value*>> fields;

  void note(const FieldChange& field) {
    const auto known = std::ranges::find(fields, field.field, &decltype(fields)::value_type::first);
    if (known == fields.end()) fields.emplace_back(field.field, &field.before);
  }
};

using FormerRecords = std::map<std::uint64_t, Former>;
using FormerSheets = std::map<model::SheetKey, std::vector<model::LevelChange>>;

class Rewinder {
 public:
  explicit Rewinder(std::span<const JournalRecord> since) {
    for (const JournalRecord& record : since) {
      for (const RecordChange& change : record.changes.records) note(change);
      for (const RatingsChange& change : record.changes.ratings) note(change);
      for (const KeptChange& change : record.changes.kept) {
        kept_.try_emplace(change.place, &change.before);
      }
    }
  }

  Result<Dataset> run(const Dataset& now) const {
    Dataset then = now;
    Result<void> done;
    model::for_each_entity([&]<class E>(EntityKind kind) {
      const auto former = records_.find(kind);
      if (done && former != records_.end()) done = restore(then.table<E>(), former->second);
    });
    if (!done) return std::unexpected(done.error());
    for (const auto& [cycle, sheets] : sheets_) restore(then, cycle, sheets);
    if (auto kept = restore_kept(then); !kept) return std::unexpected(kept.error());
    return then;
  }

 private:
  void note(const RecordChange& change) {
    const auto [at, is_new] = records_[change.kind].try_emplace(change.id);
    if (is_new) at->second.present = change.op != RecordOp::Add;
    if (!at->second.present) return;
    for (const FieldChange& field : change.fields) at->second.note(field);
  }
  void note(const RatingsChange& change) {
    FormerSheets& sheets = sheets_[change.cycle];
    for (const model::SheetChange& sheet : change.sheets) {
      std::vector<model::LevelChange>& levels = sheets[sheet.key];
      for (const model::LevelChange& level : sheet.levels) {
        const auto known =
            std::ranges::find(levels, level.competency, &model::LevelChange::competency);
        if (known == levels.end()) levels.push_back(level);
      }
    }
  }

  template <class E>
  static Result<void> set_fields(E& entity, const Former& former) {
    for (const auto& [field, value] : former.fields) {
      if (auto set = model::set_field_value(entity, field, *value); !set) return set;
    }
    return {};
  }
  template <class E>
  static Result<void> restore(base::Table<E>& table, const FormerRecords& records) {
    std::vector<E> additions;
    std::vector<base::Id<E>> removals;
    for (const auto& [id, former] : records) {
      const bool is_there = table.find({id}) != nullptr;
      Result<void> set;
      if (!former.present) {
        if (is_there) removals.push_back({id});
      } else if (is_there) {
        set = set_fields(*table.edit({id}), former);
      } else {
        E entity;
        entity.id.value = id;
        set = set_fields(entity, former);
        additions.push_back(std::move(entity));
      }
      if (!set) return set;
    }
    if (!removals.empty()) table.erase_all(std::move(removals));
    if (!additions.empty()) table.insert_all(std::move(additions));
    return {};
  }
  static void restore(Dataset& dataset, model::CycleId cycle, const FormerSheets& sheets) {
    std::vector<model::SheetChange> changes;
    for (const auto& [key, levels] : sheets) changes.push_back({key, levels});
    for (model::SheetChange& sheet : changes) {
      for (model::LevelChange& level : sheet.levels) std::swap(level.before, level.after);
    }
    if (!changes.empty()) dataset.ratings.edit(cycle).apply(changes);
  }

  Result<void> restore_kept(Dataset& dataset) const {
    std::vector<KeptChange> changes;
    for (const auto& [place, before] : kept_) {
      const std::string* now = kept_at(dataset, place);
      changes.push_back({place, now == nullptr ? std::string() : *now, *before});
    }
    return apply_kept(dataset, changes);
  }

  std::map<EntityKind, FormerRecords> records_;
  std::map<model::CycleId, FormerSheets> sheets_;
  std::map<KeptPlace, const std::string*> kept_;
};

}  // namespace

Result<Dataset> rewind(const Dataset& now, std::span<const JournalRecord> since) {
  return Rewinder(since).run(now);
}

}  // namespace asah::change
