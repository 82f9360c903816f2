// Records of all kinds, three-way by field; tables are walked side by side in id order.

#include <algorithm>
#include <iterator>

#include "core/base/id.hpp"
#include "core/exchange/json/json_write.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/merge/value_merge.hpp"

namespace asah::exchange {

using change::FieldChange;
using change::RecordChange;
using change::RecordOp;
using model::RecordAccess;
using model::RecordKey;
using model::RecordView;
using model::Value;

namespace {

// What a field becomes: as some record has it, or a value of its own.
struct FieldResult {
  RecordView source;
  std::optional<Value> value;
};

// A reference (or list of them) that a branch took away only because it had deleted the target,
// which stays: as if untouched.
Value without_consequences(Value value, const Value& base, model::EntityKind target,
                           std::size_t branch, const KeptRecords& kept) {
  const auto only_consequence = [&](const Value& item) {
    const auto id = item.as_text() == nullptr ? base::Result<std::uint64_t>(0)
                                              : base::parse_id(*item.as_text());
    return id && *id != 0 && kept.deleters({target, *id}).test(branch);
  };
  if (value.is_null()) return only_consequence(base) ? base : value;
  auto* list = std::get_if<model::ValueList>(&value.data);
  const model::ValueList* before = base.as_list();
  if (list == nullptr || before == nullptr) return value;
  bool given_back = false;
  for (const Value& item : *before) {
    if (std::ranges::find(*list, item) != list->end() || !only_consequence(item)) continue;
    list->push_back(item);
    given_back = true;
  }
  const bool as_before = given_back && std::ranges::is_permutation(*list, *before);
  return as_before ? base : value;
}

class TableMerge {
 public:
  TableMerge(const RecordAccess& access, MergeContext& context, RecordsMerged& out)
      : access_(access),
        context_(context),
        out_(out),
        cursors_(context.sides.branches.size(), 0),
        rows_(context.sides.branches.size()),
        covers_(context.sides.branches.size()) {
    for (const model::Dataset* branch : context.sides.branches) {
      const bool shares = context.sides.base != nullptr &&
                          access_.shares_rows(*context.sides.base, *branch);
      shares_base_.push_back(shares);
    }
    guarded_ = std::ranges::contains(access_.fields(), model::MergeRule::Fixed,
                                     &model::FieldInfo::merge);
  }

  void run() {
    if (nothing_to_do()) return;
    while (next()) {
      if (!context_.ticker.tick(rows_.size())) {
        out_.cancelled = true;
        return;
      }
      if (!untouched_everywhere()) merge_record();
    }
    std::ranges::move(added_, std::back_inserter(out_.changes));
    std::ranges::move(updated_, std::back_inserter(out_.changes));
    std::ranges::move(removed_, std::back_inserter(out_.changes));
  }

 private:
  bool nothing_to_do() const {
    const auto& branches = context_.sides.branches;
    if (context_.sides.base != nullptr) {
      return std::ranges::all_of(shares_base_, [](bool shares) { return shares; });
    }
    return std::ranges::all_of(branches, [&](const model::Dataset* branch) {
      return access_.shares_rows(*branch, *branches.front());
    });
  }

  // Goes to the smallest identity that comes next anywhere.
  bool next() {
    const auto id_at = [&](const model::Dataset* dataset, std::size_t row) {
      return row < access_.size(*dataset) ? access_.id({dataset, row}) : UINT64_MAX;
    };
    const model::Dataset* base = context_.sides.base;
    std::uint64_t least = base == nullptr ? UINT64_MAX : id_at(base, base_cursor_);
    bool any = base != nullptr && base_cursor_ < access_.size(*base);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const model::Dataset* branch = context_.sides.branches[i];
      any = any || cursors_[i] < access_.size(*branch);
      least = std::min(least, id_at(branch, cursors_[i]));
    }
    if (!any) return false;
    key_ = {access_.kind(), least};
    const auto row_of = [&](const model::Dataset* dataset, std::size_t& cursor) {
      const bool here = dataset != nullptr && cursor < access_.size(*dataset) &&
                        access_.id({dataset, cursor}) == least;
      return here ? RecordView{dataset, cursor++} : RecordView{};
    };
    base_row_ = row_of(base, base_cursor_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i] = row_of(context_.sides.branches[i], cursors_[i]);
    }
    return true;
  }

  bool as_base(std::size_t branch) const {
    return rows_[branch] && (shares_base_[branch] || access_.equal(rows_[branch], base_row_));
  }
  bool untouched_everywhere() const {
    if (!base_row_) return false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!as_base(i)) return false;
    }
    return true;
  }

  void merge_record() {
    present_ = absent_ = edited_ = {};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      (rows_[i] ? present_ : absent_).set(i);
      if (base_row_ && rows_[i] && !as_base(i)) edited_.set(i);
    }
    const BranchSet acted = base_row_ ? edited_ | absent_ : present_;
    for (std::size_t i = 0; i < covers_.size(); ++i) {
      covers_[i] = base_row_ ? (rows_[i] ? edited_ : absent_) : present_;
    }
    if (context_.sides.base != nullptr && access_.kind() == model::EntityKind::Standard) {
      out_.standards.push_back({key_, acted});
    }
    if (!base_row_) note_new_key();
    if (present_.none() || !stays()) {
      const RecordView ours = rows_[context_.sides.ours];
      if (ours) removed_.push_back(whole(ours, RecordOp::Remove));
    } else {
      write(merge_fields());
    }
    count(acted);
  }

  void count(const BranchSet& acted) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!acted.test(i)) continue;
      // Without a base what everybody has alike is nobody's doing.
      if (context_.sides.base == nullptr && covers_[i].count() == rows_.size()) continue;
      BranchCounts& counts = context_.counts[i];
      ++(absent_.test(i) ? counts.deleted : base_row_ ? counts.changed : counts.added);
      counts.covered_by &= covers_[i];
      if (BranchSet others = covers_[i]; others.reset(i).any()) ++counts.shared;
    }
  }

  // Whether the record is in the result, with the item that tells of it.
  bool stays() {
    if (!base_row_ || absent_.none()) return true;
    if (guarded_) {
      note(MergeItemKind::Guarded, {{Value{false}, absent_}, {Value{true}, present_}}, Value{true});
      return true;
    }
    const KeptRecords::Entry* kept = context_.kept.find(key_);
    MergeItem item;
    item.kind = edited_.any() ? MergeItemKind::EditedAndDeleted : MergeItemKind::Deleted;
    item.record = key_;
    if (edited_.any()) item.part = mark_of_edits();
    item.candidates = {{Value{false}, absent_}, {Value{true}, edited_.any() ? edited_ : present_}};
    item.proposal = edited_.any() ? 1 : 0;
    context_.decider.settle(item, false);
    const bool wished = *item.taken.as_bool();
    if (kept != nullptr && !wished) {
      // Needed by others, so it cannot go.
      if (item.kind == MergeItemKind::Deleted) item.kind = MergeItemKind::CameBack;
      item.proposal = 1;
      item.taken = Value{true};
      item.decided = false;
    }
    if (kept != nullptr) {
      for (const RecordKey& record : kept->needed_by) item.related.push_back({record, {}});
    }
    out_.items.push_back(std::move(item));
    if (kept != nullptr) return true;
    (wished ? out_.overruled : out_.deletions).push_back({key_, absent_});
    return wished;
  }

  std::string mark_of_edits() const {
    std::vector<RecordView> edits;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (edited_.test(i)) edits.push_back(rows_[i]);
    }
    return edit_mark(access_, edits);
  }

  // Something settled, told of the record in hand.
  void note(MergeItemKind kind, std::vector<MergeCandidate> candidates, Value taken) {
    MergeItem item;
    item.kind = kind;
    item.record = key_;
    item.candidates = std::move(candidates);
    item.taken = std::move(taken);
    out_.items.push_back(std::move(item));
  }

  void note_new_key() {
    if (key_.kind != model::EntityKind::WorkspaceKey || absent_.none()) return;
    const auto seals = [&](const RecordView& row) {
      const model::WorkspaceKey* key = row ? row.dataset->keys.find({key_.id}) : nullptr;
      return key != nullptr && key->kind == model::KeyKind::Sealing && !key->retired;
    };
    if (std::ranges::none_of(rows_, seals)) return;
    note(MergeItemKind::NewKey, {{Value{false}, absent_}, {Value{true}, present_}}, Value{true});
  }

  std::vector<FieldResult> merge_fields() {
    std::vector<FieldResult> fields(access_.fields().size());
    first_ = base_row_;
    for (std::size_t i = 0; i < rows_.size() && !first_; ++i) first_ = rows_[i];
    for (std::size_t f = 0; f < fields.size(); ++f) fields[f] = merge_field(f);
    return fields;
  }

  FieldResult merge_field(std::size_t field) {
    const bool differs = std::ranges::any_of(rows_, [&](const RecordView& row) {
      return row && !access_.equal_field(row, first_, field);
    });
    if (!differs) return {first_, {}};
    const Value base = base_row_ ? access_.value(base_row_, field) : Value{};
    const auto target = access_.target(field);
    Candidates found;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i]) continue;
      Value value = access_.value(rows_[i], field);
      if (target && base_row_ && !context_.kept.empty()) {
        value = without_consequences(std::move(value), base, *target, i, context_.kept);
      }
      found.add(std::move(value), i);
    }
    auto candidates = base_row_ ? std::move(found).changed_from(base) : std::move(found).take();
    for (const MergeCandidate& candidate : candidates) {
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (candidate.branches.test(i)) covers_[i] &= candidate.branches;
      }
    }
    if (candidates.empty()) return {base_row_, {}};
    const model::MergeRule rule = access_.fields()[field].merge;
    const bool all_alike = candidates.size() == 1 && candidates.front().branches == present_;
    if (base_row_ && rule == model::MergeRule::Fixed && !all_alike) {
      note(MergeItemKind::Guarded, std::move(candidates), base);
      out_.items.back().field = static_cast<std::uint16_t>(field);
      out_.items.back().base = base;
      return {base_row_, {}};
    }
    if (candidates.size() == 1) return {{}, std::move(candidates.front().value)};
    if (rule == model::MergeRule::Union) {
      return {{}, merged_set(base, candidates)};
    }
    return {{}, conflict(field, base, std::move(candidates))};
  }

  Value conflict(std::size_t field, const Value& base, std::vector<MergeCandidate> candidates) {
    MergeItem item;
    item.kind = MergeItemKind::FieldConflict;
    item.record = key_;
    item.field = static_cast<std::uint16_t>(field);
    item.base = base;
    item.candidates = std::move(candidates);
    item.proposal = proposed(item.candidates, context_.sides.yields);
    context_.decider.settle(item, static_cast<bool>(base_row_));
    out_.items.push_back(std::move(item));
    return out_.items.back().taken;
  }

  RecordChange whole(RecordView record, RecordOp op) const {
    RecordChange change{key_.kind, key_.id, op, {}};
    for (std::size_t f = 0; f < access_.fields().size(); ++f) {
      FieldChange field{static_cast<std::uint16_t>(f), {}, {}};
      (op == RecordOp::Remove ? field.before : field.after) = access_.value(record, f);
      change.fields.push_back(std::move(field));
    }
    return change;
  }

  // What it takes to bring our record to the result.
  void write(std::vector<FieldResult> fields) {
    const RecordView ours = rows_[context_.sides.ours];
    RecordChange change{key_.kind, key_.id, ours ? RecordOp::Update : RecordOp::Add, {}};
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const FieldResult& result = fields[f];
      const bool from_record = !result.value.has_value();
      if (ours && from_record && access_.equal_field(ours, result.source, f)) continue;
      Value after = from_record ? access_.value(result.source, f) : *result.value;
      Value before = ours ? access_.value(ours, f) : Value{};
      if (ours && before == after) continue;
      change.fields.push_back({static_cast<std::uint16_t>(f), std::move(before), std::move(after)});
    }
    if (ours && change.fields.empty()) return;
    (ours ? updated_ : added_).push_back(std::move(change));
  }

  const RecordAccess& access_;
  MergeContext& context_;
  RecordsMerged& out_;
  std::vector<bool> shares_base_;
  // Records of this kind stay as they were made.
  bool guarded_ = false;
  std::vector<std::size_t> cursors_;
  std::size_t base_cursor_ = 0;
  // The record in hand: where it stands, and who holds, lacks and edited it.
  RecordKey key_;
  RecordView base_row_;
  RecordView first_;
  std::vector<RecordView> rows_;
  BranchSet present_, absent_, edited_;
  // For each branch those that did to this record all that it did.
  std::vector<BranchSet> covers_;
  std::vector<RecordChange> added_, updated_, removed_;
};

}  // namespace

std::string edit_mark(const RecordAccess& access, std::span<const RecordView> edited) {
  std::vector<std::string> contents;
  for (const RecordView& record : edited) {
    std::string& text = contents.emplace_back();
    for (std::size_t f = 0; f < access.fields().size(); ++f) {
      append_value(text, access.value(record, f));
      text += '\n';
    }
  }
  std::ranges::sort(contents);
  const auto twins = std::ranges::unique(contents);
  contents.erase(twins.begin(), twins.end());
  std::string all;
  for (const std::string& text : contents) all += text + '\n';
  return base::id_text(base::hash_id(all));
}

RecordsMerged merge_records(MergeContext& context) {
  RecordsMerged out;
  for (const RecordAccess* access : model::all_records()) {
    TableMerge(*access, context, out).run();
    if (out.cancelled) break;
  }
  return out;
}

}  // namespace asah::exchange
