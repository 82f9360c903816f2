#include "core/exchange/lineage.hpp"

#include <algorithm>
#include <ranges>

namespace asah::exchange {

using change::JoinedRecord;
using change::JournalHead;
using change::TakenCopy;

std::vector<JournalHead> heads_of(const DocumentHeader& header) {
  std::vector<JournalHead> heads;
  const auto add = [&](const JournalHead& head) {
    if (head.seq > 0 && std::ranges::find(heads, head) == heads.end()) heads.push_back(head);
  };
  add(header.given.base_revision);
  for (const JournalHead& head : std::views::reverse(header.given.ancestors)) add(head);
  return heads;
}

std::optional<CommonState> common_state(const change::Store& ours, const DocumentHeader& theirs) {
  for (const JournalHead& head : heads_of(theirs)) {
    const TakenCopy* taken = ours.knows(head) ? nullptr : ours.taken(head);
    if (taken == nullptr && !ours.knows(head)) continue;
    auto dataset = ours.state_at(taken == nullptr ? head : taken->base);
    if (!dataset) continue;
    if (taken == nullptr) return CommonState{head, std::move(*dataset), head};
    if (!change::apply(*dataset, taken->changes)) continue;
    return CommonState{head, std::move(*dataset), taken->base, taken->joined};
  }
  return std::nullopt;
}

std::optional<TakenCopy> taken_copy(const change::Store& ours, const DocumentHeader& theirs,
                                    const CommonState* common, const model::Dataset& copy,
                                    std::span<const JoinedRecord> joined) {
  TakenCopy taken;
  taken.head = theirs.given.base_revision;
  if (taken.head.seq == 0) return std::nullopt;
  taken.base = common == nullptr ? ours.head() : common->anchor;
  const auto base = ours.state_at(taken.base);
  if (!base) return std::nullopt;
  taken.changes = change::difference(*base, copy);
  // What was known to have become one that became another now.
  if (common != nullptr) taken.joined = common->joined;
  for (JoinedRecord& known : taken.joined) {
    for (const JoinedRecord& join : joined) {
      if (join.kind == known.kind && join.id == known.into) known.into = join.into;
    }
  }
  taken.joined.insert(taken.joined.end(), joined.begin(), joined.end());
  std::ranges::sort(taken.joined);
  const auto twins = std::ranges::unique(taken.joined);
  taken.joined.erase(twins.begin(), twins.end());
  return taken;
}

std::vector<JournalHead> joined_ancestors(std::span<const JournalHead> ancestors,
                                          std::span<const JournalHead> more) {
  std::vector<JournalHead> joined;
  const auto add = [&](const JournalHead& head) {
    if (head.seq == 0) return;
    std::erase(joined, head);
    joined.push_back(head);
  };
  for (const JournalHead& head : ancestors) add(head);
  for (const JournalHead& head : more) add(head);
  if (joined.size() > kMaxAncestors) {
    joined.erase(joined.begin(), joined.end() - static_cast<std::ptrdiff_t>(kMaxAncestors));
  }
  return joined;
}

}  // namespace asah::exchange
