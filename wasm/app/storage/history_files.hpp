#pragma once
// The journal segments of one workspace on disk: appended to, gathered, folded, written anew.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/change/store.hpp"
#include "wasm/platform/file_area.hpp"

namespace asah::app {

class HistoryFiles {
 public:
  /// A segment that is being filled ends at this size.
  static constexpr std::size_t kSegmentBytes = 64 * 1024;
  /// Segments that are gathered or written anew.
  static constexpr std::size_t kLongSegmentBytes = 512 * 1024;
  /// History beyond this is folded: its oldest segments go.
  static constexpr std::uint64_t kHistoryBytes = std::uint64_t{4} << 20;
  /// More segments than these are gathered into longer ones.
  static constexpr std::size_t kMostSegments = 60;

  HistoryFiles(platform::FileArea& files, model::WorkspaceId workspace)
      : files_(files), workspace_(workspace) {}

  /// Appends the records after `written_seq`, which becomes the last one's number. Returns the bytes
  /// added.
  base::Result<std::size_t> append(std::span<const change::JournalRecord> records,
                                   std::uint64_t& written_seq);
  /// The next record begins a new segment.
  void begin_segment() { segment_.clear(); }
  /// Removes the oldest segments while there is more than kHistoryBytes, but none that holds
  /// a record after `kept_after_seq`.
  base::Result<void> fold(std::uint64_t kept_after_seq);
  /// Where there are more than kMostSegments: joins short neighbours that hold no record after
  /// `settled_seq`. What they replace stays until stored() says that the joined ones are safe.
  base::Result<void> gather(std::uint64_t settled_seq);
  /// A sync has stored everything written so far.
  void stored();
  /// Removes what gather() has replaced, once it is safe.
  base::Result<void> clear_replaced();
  /// Removes all segments and writes the records into new ones.
  base::Result<void> rewrite(std::span<const change::JournalRecord> records);
  /// Bytes of all segments.
  std::uint64_t bytes() const;

 private:
  base::Result<std::size_t> append_line(const change::JournalRecord& record, std::size_t limit);
  base::Result<void> join(std::span<const platform::FileEntry> run);

  platform::FileArea& files_;
  model::WorkspaceId workspace_;
  std::string segment_;  ///< path of the segment being filled; empty: begin a new one
  std::size_t segment_bytes_ = 0;
  std::vector<std::string> replaced_;   ///< by joined segments that are not yet known to be stored
  std::vector<std::string> removable_;
};

/// The step after which records must be kept, for the sake of packets that are still out: the
/// earliest state that one of them was made from. The greatest number when there is none.
std::uint64_t packets_need_after(const model::Dataset& dataset);

}  // namespace asah::app
