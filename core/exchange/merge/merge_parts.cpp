#include "core/exchange/merge/merge_parts.hpp"

#include <algorithm>
#include <optional>

#include "core/model/codec.hpp"

namespace asah::exchange {

namespace {

// A value of somebody's own for a field, as the field holds it: of its type, within its limits, and
// there where it must be. None for fields that name other records: those are chosen, not made up.
std::optional<model::Value> own_value(const MergeItem& item, const model::Value& wanted) {
  if (item.kind != MergeItemKind::FieldConflict) return std::nullopt;
  if (model::record_access(item.record.kind).target(item.field)) return std::nullopt;
  std::optional<model::Value> out;
  model::visit_entity(item.record.kind, [&]<class E>() {
    E entity;
    if (!model::set_field_value(entity, item.field, wanted, {})) return;
    model::Value value = model::field_value(entity, item.field);
    const model::FieldInfo& info = model::record_access(item.record.kind).fields()[item.field];
    const bool missing = info.required && (value.is_null() || value == model::Value{std::string()});
    if (!missing) out = std::move(value);
  });
  return out;
}

}  // namespace

Decider::Decider(std::span<const MergeDecision> decisions) {
  for (const MergeDecision& decision : decisions) {
    decisions_.insert_or_assign(decision.item, &decision);
  }
}

void Decider::settle(MergeItem& item, bool base_allowed) {
  item.taken = item.candidates[item.proposal].value;
  item.decided = false;
  if (decisions_.empty()) return;
  const auto found = decisions_.find(merge_item_name(item));
  if (found == decisions_.end()) return;
  const model::Value& wanted = found->second->value;
  const bool offered = std::ranges::contains(item.candidates, wanted, &MergeCandidate::value) ||
                       (base_allowed && wanted == item.base);
  auto own = offered ? std::optional(wanted) : own_value(item, wanted);
  if (!own) return;
  item.taken = *std::move(own);
  item.decided = true;
  used_.insert(found->first);
}

std::vector<std::string> Decider::unused() const {
  std::vector<std::string> names;
  for (const auto& [name, decision] : decisions_) {
    if (!used_.contains(name)) names.push_back(name);
  }
  return names;
}

const KeptRecords::Entry* KeptRecords::find(model::RecordKey record) const {
  const auto at = entries_.find(record);
  return at == entries_.end() ? nullptr : &at->second;
}

BranchSet KeptRecords::deleters(model::RecordKey record) const {
  const Entry* entry = find(record);
  return entry == nullptr ? BranchSet{} : entry->deleters;
}

bool KeptRecords::add(model::RecordKey record, Entry entry) {
  return entries_.emplace(record, std::move(entry)).second;
}

bool MergeTicker::tick(std::size_t rows) {
  constexpr std::size_t kStep = 20'000;
  done_ += rows;
  if (done_ < next_ || !progress_) return !cancelled_;
  next_ = done_ + kStep;
  cancelled_ = cancelled_ || !progress_(std::min(done_, total_), total_);
  return !cancelled_;
}

}  // namespace asah::exchange
