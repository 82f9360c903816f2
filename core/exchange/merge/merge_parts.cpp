#include "core/exchange/merge/merge_parts.hpp"

#include <algorithm>

namespace asah::exchange {

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
  const bool offered = std::ranges::contains(item.candidates, wanted, &MergeCandidate::value);
  if (!offered && !(base_allowed && wanted == item.base)) return;
  item.taken = wanted;
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
