// What each return changed, seen from the state that it was made from, laid over one common base.

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "core/base/id.hpp"
#include "core/exchange/packet/answered.hpp"
#include "core/exchange/packet/returns_parts.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Level;
using model::Note;
using model::RatingBlock;
using model::SheetChange;
using model::SheetKey;

namespace {

// One place in the states of the past; no value where a state is not known. A level that is none, or
// a note that is null, was not there.
template <class V>
struct PlacePast {
  std::optional<V> sent, before, after;
};

bool is_there(Level level) { return level.has_value(); }
bool is_there(const Note* note) { return note != nullptr; }
bool same(Level a, Level b) { return a == b; }
bool same(const Note* a, const Note* b) {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

// What a file says of a place, against what its copy knew of it.
template <class V>
struct Said {
  V base{};
  bool changed = false;
};

// Against what was sent. `carried`: the packet brought the place along, so that its absence means
// that it was taken away; otherwise absence means nothing.
template <class V>
Said<V> said_of_sent(V given, const PlacePast<V>& past, bool carried) {
  const V sent = past.sent.value_or(V{});
  if (!is_there(given) && !carried) return {};
  return {sent, !same(given, sent)};
}

// Against what the earlier return of the same copy left.
template <class V>
Said<V> said_of_earlier(V given, const PlacePast<V>& past, bool carried, bool alone) {
  if (!past.after) return said_of_sent(given, past, carried);
  if (past.before && same(*past.before, *past.after)) return said_of_sent(given, past, carried);
  if (same(given, *past.after)) return {given, false};
  if (past.before && alone) return {*past.after, true};
  if (!is_there(given)) return {};
  // Gone back to what was sent or never moved from it, or somebody else's doing: it is asked.
  const bool unsure = !alone || (past.sent && same(given, *past.sent));
  return {unsure ? V{} : *past.after, true};
}

template <class V>
Said<V> said(V given, const PlacePast<V>& past, const ReturnStates& states, bool carried) {
  return states.carries_on ? said_of_earlier(given, past, carried, states.alone)
                           : said_of_sent(given, past, carried);
}

// Reads the levels of a block by columns that are not its own.
class ColumnsOf {
 public:
  ColumnsOf(const RatingBlock& block, const std::vector<model::CompetencyId>& columns)
      : block_(block) {
    for (const model::CompetencyId id : columns) columns_.push_back(block.column(id));
  }
  std::optional<std::size_t> find(const SheetKey& key) const { return block_.find(key); }
  Level level(std::optional<std::size_t> row, std::size_t column) const {
    if (!row || !columns_[column]) return {};
    return {block_.row_levels(*row)[*columns_[column]]};
  }

 private:
  const RatingBlock& block_;
  std::vector<std::optional<std::size_t>> columns_;
};

const RatingBlock& block_of(const std::optional<Dataset>& state, model::CycleId cycle) {
  static const RatingBlock kEmpty;
  return state ? state->ratings.block(cycle) : kEmpty;
}

struct CellSaid {
  std::size_t file = 0;
  model::CompetencyId competency;
  Level base, given;
};
struct NoteSaid {
  std::size_t file = 0;
  const Note* base = nullptr;
  const Note* given = nullptr;
};
using SheetsSaid = std::map<SheetKey, std::vector<CellSaid>>;

// Gathers what one file says.
class Listener {
 public:
  Listener(const Dataset& ours, const Answered& answered, const Incoming& incoming)
      : ours_(ours), answered_(answered), incoming_(incoming), packet_(incoming.packet),
        cycle_(*ours.cycles.find(packet_.cycle)), fence_(packet_, &cycle_),
        brings_along_(packet_.rater || packet_.source == model::Source::Self) {}

  void hear_levels(std::size_t file, SheetsSaid& out) const {
    std::vector<model::CompetencyId> columns;
    for (const model::CompetencyId id : cycle_.competencies) {
      if (ours_.competencies.find(id) != nullptr) columns.push_back(id);
    }
    const ReturnStates& states = incoming_.states;
    const ColumnsOf given(incoming_.levels, columns);
    const ColumnsOf now(ours_.ratings.block(cycle_.id), columns);
    const ColumnsOf sent(block_of(states.sent, cycle_.id), columns);
    const ColumnsOf before(block_of(states.before, cycle_.id), columns);
    const ColumnsOf after(block_of(states.after, cycle_.id), columns);
    for (const SheetKey& key : sheets()) {
      const auto given_row = given.find(key);
      const auto now_row = now.find(key);
      const auto sent_row = sent.find(key);
      const auto before_row = before.find(key);
      const auto after_row = after.find(key);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        PlacePast<Level> past;
        if (states.sent) past.sent = sent.level(sent_row, c);
        if (states.before) past.before = before.level(before_row, c);
        if (states.after) past.after = after.level(after_row, c);
        const Level level = given.level(given_row, c);
        const bool carried = brings_along_ && past.sent && past.sent->has_value();
        const Said<Level> cell = said(level, past, states, carried);
        if (!cell.changed) continue;
        const RatingPlace place{cycle_.id, key, columns[c]};
        if (answered_.settles(place, level, now.level(now_row, c))) continue;
        out[key].push_back({file, columns[c], cell.base, level});
      }
    }
  }

  void hear_notes(std::size_t file, std::map<model::NoteId, std::vector<NoteSaid>>& out) const {
    const ReturnStates& states = incoming_.states;
    for (const model::NoteId id : note_ids()) {
      PlacePast<const Note*> past;
      if (states.sent) past.sent = inside(*states.sent, id);
      if (states.before) past.before = inside(*states.before, id);
      if (states.after) past.after = inside(*states.after, id);
      const bool carried = brings_along_ && past.sent && *past.sent != nullptr;
      const Note* given = incoming_.notes.find(id);
      const auto note = said<const Note*>(given, past, states, carried);
      if (!note.changed) continue;
      if (given == nullptr ? answered_.keeps(id) : answered_.drops(*given)) continue;
      out[id].push_back({file, note.base, given});
    }
  }

 private:
  // In the order of keys: what the file gives, what the packet brought along, what the earlier return
  // of its copy gave.
  std::vector<SheetKey> sheets() const {
    std::vector<SheetKey> keys;
    for (std::size_t row = 0; row < incoming_.levels.rows(); ++row) {
      keys.push_back(incoming_.levels.key(row));
    }
    const ReturnStates& states = incoming_.states;
    if (brings_along_ && states.sent) add_sheets(*states.sent, packet_.rater, keys);
    if (states.before && states.after && states.alone) {
      add_sheets(*states.after, incoming_.rater, keys);
    }
    std::ranges::sort(keys);
    const auto twins = std::ranges::unique(keys);
    keys.erase(twins.begin(), twins.end());
    return keys;
  }
  void add_sheets(const Dataset& state, model::RaterId rater, std::vector<SheetKey>& keys) const {
    const RatingBlock& block = state.ratings.block(cycle_.id);
    for (const model::EmployeeId person : packet_.employees) {
      if (ours_.employees.find(person) == nullptr) continue;
      std::size_t row = block.lower_bound({person, packet_.source, rater, {}});
      for (; row < block.rows(); ++row) {
        const SheetKey key = block.key(row);
        if (SheetKey{person, packet_.source, rater, key.date} != key) break;
        keys.push_back(key);
      }
    }
  }

  const Note* inside(const Dataset& dataset, model::NoteId id) const {
    const Note* note = dataset.notes.find(id);
    return note != nullptr && fence_.has_note(*note, dataset.raters) ? note : nullptr;
  }
  std::set<model::NoteId> note_ids() const {
    std::set<model::NoteId> ids;
    for (const Note& note : incoming_.notes) ids.insert(note.id);
    const auto add = [&](const Dataset& state, model::RaterId author) {
      for (const Note& note : state.notes) {
        const bool here = note.author == author && fence_.has_note(note, state.raters) &&
                          ours_.employees.find(note.employee) != nullptr;
        if (here) ids.insert(note.id);
      }
    };
    const ReturnStates& states = incoming_.states;
    if (brings_along_ && states.sent) add(*states.sent, packet_.rater);
    if (states.before && states.after && states.alone) add(*states.after, incoming_.rater);
    return ids;
  }

  const Dataset& ours_;
  const Answered& answered_;
  const Incoming& incoming_;
  const model::Packet& packet_;
  const model::Cycle& cycle_;
  Fence fence_;
  bool brings_along_;
};

// The one base of a place: what all who changed it started from, nothing where they differ.
template <class V, class Says>
V common_base(std::span<const Says> all) {
  for (const Says& one : all) {
    if (!same(one.base, all.front().base)) return V{};
  }
  return all.front().base;
}

class StageBuilder {
 public:
  StageBuilder(const Dataset& ours, std::vector<Incoming>& files) : ours_(ours), files_(files) {
    stage_.base = ours;
    stage_.base.ratings = {};
    stage_.base.notes = {};
    stage_.counts.resize(files.size());
  }

  ReturnStage build() {
    add_raters();
    std::map<model::CycleId, SheetsSaid> levels;
    std::map<model::NoteId, std::vector<NoteSaid>> notes;
    const Answered answered(ours_);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      answered.settle(files_[i].notes);
      const Listener listener(ours_, answered, files_[i]);
      listener.hear_levels(i, levels[files_[i].packet.cycle]);
      listener.hear_notes(i, notes);
    }
    ours_ratings_ = stage_.base.ratings;
    for (auto& [cycle, sheets] : levels) lay_levels(cycle, sheets);
    lay_notes(notes);
    build_sides();
    return std::move(stage_);
  }

 private:
  // The same table on all sides: who rated is no matter to be decided.
  void add_raters() {
    for (const Incoming& file : files_) {
      for (const model::Rater& rater : file.raters) {
        if (ours_.raters.find(rater.id) != nullptr) continue;
        if (model::Rater* known = stage_.base.raters.edit(rater.id)) {
          known->name = std::min(known->name, rater.name);
        } else {
          stage_.base.raters.insert(rater);
        }
      }
    }
  }

  void lay_levels(model::CycleId cycle, SheetsSaid& sheets) {
    if (sheets.empty()) return;
    const RatingBlock& now = ours_.ratings.block(cycle);
    RatingBlock ours(cycle);
    for (const model::CompetencyId id : now.competencies()) ours.add_competency(id);
    change::RatingsChange undisputed{cycle, {}};
    std::vector<SheetChange> to_base;
    for (auto& [key, cells] : sheets) {
      std::ranges::stable_sort(cells, {}, &CellSaid::competency);
      const auto row = now.find(key);
      SheetChange alone{key, {}};
      SheetChange base_sheet{key, {}};
      bool any_disputed = false;
      for (std::size_t at = 0; at < cells.size();) {
        std::size_t end = at + 1;
        while (end < cells.size() && cells[end].competency == cells[at].competency) ++end;
        const std::span<const CellSaid> all = std::span(cells).subspan(at, end - at);
        at = end;
        const auto column = row ? now.column(all.front().competency) : std::nullopt;
        const Level level = column ? Level{now.row_levels(*row)[*column]} : Level{};
        if (all.size() == 1 && all.front().base == level) {
          take(all.front(), alone);
        } else {
          dispute(all, level, key, base_sheet);
          any_disputed = true;
        }
      }
      if (!alone.levels.empty()) undisputed.sheets.push_back(std::move(alone));
      if (!base_sheet.levels.empty()) to_base.push_back(std::move(base_sheet));
      if (any_disputed && row) ours.append(key, now.row_levels(*row));
    }
    if (!undisputed.sheets.empty()) stage_.undisputed.push_back(std::move(undisputed));
    ours_ratings_.set(ours);
    ours.apply(to_base);
    stage_.base.ratings.set(std::move(ours));
  }

  static void add_change(std::vector<SheetChange>& out, const SheetKey& key,
                         const model::LevelChange& level) {
    if (out.empty() || out.back().key != key) out.push_back({key, {}});
    out.back().levels.push_back(level);
  }

  // One file changed the place, and here it is as that file's copy knew it.
  void take(const CellSaid& cell, SheetChange& sheet) {
    sheet.levels.push_back({cell.competency, cell.base, cell.given});
    add_change(files_[cell.file].changes, sheet.key, sheet.levels.back());
    BranchCounts& counts = stage_.counts[cell.file];
    ++(!cell.given.has_value()  ? counts.cleared
       : cell.base.has_value() ? counts.rerated
                               : counts.rated);
  }

  // Left to the merge, from the one base of those who changed it.
  void dispute(std::span<const CellSaid> all, Level now, const SheetKey& key,
               SheetChange& base_sheet) {
    const Level base = common_base<Level, CellSaid>(all);
    if (base != now) base_sheet.levels.push_back({all.front().competency, now, base});
    for (const CellSaid& cell : all) {
      if (cell.given == base) continue;
      const model::LevelChange level{cell.competency, base, cell.given};
      add_change(files_[cell.file].changes, key, level);
      add_change(files_[cell.file].disputed, key, level);
    }
  }

  void lay_notes(const std::map<model::NoteId, std::vector<NoteSaid>>& notes) {
    if (notes.empty()) return;
    const auto as_value = [](const Note* note) {
      return note == nullptr ? std::optional<Note>{} : std::optional<Note>{*note};
    };
    std::vector<Note> ours;
    std::vector<Note> base;
    for (const auto& [id, all] : notes) {
      const Note* was = common_base<const Note*, NoteSaid>(all);
      if (was != nullptr) base.push_back(*was);
      if (const Note* now = ours_.notes.find(id)) ours.push_back(*now);
      for (const NoteSaid& one : all) {
        if (same(one.given, was)) continue;
        files_[one.file].note_changes.push_back({id, as_value(was), as_value(one.given)});
      }
    }
    stage_.base.notes = base::Table<Note>::from_rows(std::move(base));
    ours_notes_ = base::Table<Note>::from_rows(std::move(ours));
  }

  // The base with what each file changed; all else is shared with it.
  void build_sides() {
    stage_.sides.assign(files_.size() + 1, stage_.base);
    stage_.sides.front().ratings = std::move(ours_ratings_);
    stage_.sides.front().notes = std::move(ours_notes_);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const Incoming& file = files_[i];
      Dataset& side = stage_.sides[i + 1];
      if (!file.disputed.empty()) side.ratings.edit(file.packet.cycle).apply(file.disputed);
      std::vector<model::NoteId> gone;
      std::vector<Note> fresh;
      for (const Incoming::NoteChange& change : file.note_changes) {
        gone.push_back(change.id);
        if (change.after) fresh.push_back(*change.after);
      }
      if (gone.empty()) continue;
      side.notes.erase_all(std::move(gone));
      ASAH_CHECK(side.notes.insert_all(std::move(fresh)));
    }
  }

  const Dataset& ours_;
  std::vector<Incoming>& files_;
  ReturnStage stage_;
  model::Ratings ours_ratings_;
  base::Table<Note> ours_notes_;
};

}  // namespace

ReturnStage build_stage(const Dataset& ours, std::vector<Incoming>& files) {
  return StageBuilder(ours, files).build();
}

}  // namespace asah::exchange
