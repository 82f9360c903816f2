#pragma once
// What the history screen reads beside the data: the journal at hand and its condition.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "core/base/result.hpp"
#include "core/change/journal.hpp"

namespace asah::screens {

/// How much history is kept.
struct HistoryInfo {
  std::size_t records = 0;
  /// In the stored segments; 0 before the first save.
  std::uint64_t bytes = 0;
  /// The oldest step at hand; 0 when there is none.
  std::uint64_t oldest_seq = 0;
  /// Older steps were folded into the data, or lie with the sender of the file.
  bool folded = false;

  bool operator==(const HistoryInfo&) const = default;
};

struct HistoryBoard {
  HistoryInfo info;
  /// Where the chain was found broken on opening; none when it holds.
  std::optional<base::Error> broken;
  /// Oldest first. For use while a model is built: the next step moves them.
  std::function<std::span<const change::JournalRecord>()> records;
  /// Whether the step can be undone now, else why not.
  std::function<base::Result<void>(std::uint64_t seq)> can_undo;
};

}  // namespace asah::screens
