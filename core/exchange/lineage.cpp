#include "core/exchange/lineage.hpp"

#include <algorithm>
#include <ranges>

namespace asah::exchange {

using change::JournalHead;

std::vector<JournalHead> heads_of(const DocumentHeader& header) {
  std::vector<JournalHead> heads;
  const auto add = [&](const JournalHead& head) {
    if (head.seq > 0 && std::ranges::find(heads, head) == heads.end()) heads.push_back(head);
  };
  add(header.given.base_revision);
  for (const JournalHead& head : std::views::reverse(header.given.ancestors)) add(head);
  return heads;
}

CopyRelation relation(const change::Store& ours, std::span<const JournalHead> ancestors,
                      const DocumentHeader& theirs) {
  const JournalHead& their_head = theirs.given.base_revision;
  const auto went_through = [&](const JournalHead& head) {
    return ours.knows(head) || std::ranges::find(ancestors, head) != ancestors.end();
  };
  if (their_head == ours.head()) return CopyRelation::Same;
  const auto heads = heads_of(theirs);
  if (std::ranges::find(heads, ours.head()) != heads.end()) return CopyRelation::Newer;
  if (their_head.seq > 0 && went_through(their_head)) return CopyRelation::Older;
  return std::ranges::any_of(heads, went_through) ? CopyRelation::Parted : CopyRelation::Unrelated;
}

std::optional<CommonState> common_state(const change::Store& ours, const DocumentHeader& theirs) {
  for (const JournalHead& head : heads_of(theirs)) {
    if (!ours.knows(head)) continue;
    if (auto dataset = ours.state_at(head)) return CommonState{head, std::move(*dataset)};
  }
  return std::nullopt;
}

std::optional<JournalHead> common_head(const DocumentHeader& a, const DocumentHeader& b) {
  const auto known = heads_of(b);
  for (const JournalHead& head : heads_of(a)) {
    if (std::ranges::find(known, head) != known.end()) return head;
  }
  return std::nullopt;
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
