#include "wasm/app/storage/history_files.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/exchange/journal_json.hpp"
#include "wasm/app/storage/workspace_files.hpp"

namespace asah::app {

using base::Result;
using change::JournalRecord;
using platform::FileEntry;

namespace {

// The number of the last record in a segment; 0 when it holds none.
std::uint64_t last_seq(std::string_view segment) {
  constexpr std::string_view kStart = "\n{\"seq\":";
  const std::size_t at = segment.rfind(kStart);
  std::uint64_t seq = 0;
  if (at == std::string_view::npos) return 0;
  const std::string_view number = segment.substr(at + kStart.size(), 20);
  std::from_chars(number.data(), number.data() + number.size(), seq);
  return seq;
}

}  // namespace

Result<std::size_t> HistoryFiles::append_line(const JournalRecord& record, std::size_t limit) {
  if (segment_.empty() || segment_bytes_ > limit) {
    segment_ = segment_path(workspace_, record.seq);
    const std::string head = exchange::segment_head(workspace_);
    if (auto begun = files_.write(segment_, head); !begun) return std::unexpected(begun.error());
    segment_bytes_ = head.size();
  }
  const std::string line = exchange::journal_line(record);
  if (auto added = files_.append(segment_, line); !added) return std::unexpected(added.error());
  segment_bytes_ += line.size();
  return line.size();
}

Result<std::size_t> HistoryFiles::append(std::span<const JournalRecord> records,
                                         std::uint64_t& written_seq) {
  std::size_t bytes = 0;
  const auto first = std::ranges::upper_bound(records, written_seq, {}, &JournalRecord::seq);
  for (auto record = first; record != records.end(); ++record) {
    const auto added = append_line(*record, kSegmentBytes);
    if (!added) return added;
    bytes += *added;
    written_seq = record->seq;
  }
  return bytes;
}

Result<void> HistoryFiles::rewrite(std::span<const JournalRecord> records) {
  for (const FileEntry& file : files_.list(segment_prefix(workspace_))) {
    if (auto removed = files_.remove(file.path); !removed) return removed;
  }
  replaced_.clear();
  removable_.clear();
  begin_segment();
  for (const JournalRecord& record : records) {
    if (auto added = append_line(record, kLongSegmentBytes); !added) {
      return std::unexpected(added.error());
    }
  }
  begin_segment();
  return {};
}

std::uint64_t HistoryFiles::bytes() const {
  std::uint64_t sum = 0;
  for (const FileEntry& file : files_.list(segment_prefix(workspace_))) sum += file.size_bytes;
  return sum;
}

Result<void> HistoryFiles::fold(std::uint64_t kept_after_seq) {
  const auto segments = files_.list(segment_prefix(workspace_));
  std::uint64_t total = 0;
  for (const FileEntry& file : segments) total += file.size_bytes;
  for (std::size_t at = 0; at + 1 < segments.size() && total > kHistoryBytes; ++at) {
    if (segments[at].path == segment_) break;
    const auto bytes = files_.read(segments[at].path);
    if (!bytes || last_seq(*bytes) > kept_after_seq) break;
    if (auto removed = files_.remove(segments[at].path); !removed) return removed;
    std::erase(replaced_, segments[at].path);
    std::erase(removable_, segments[at].path);
    total -= segments[at].size_bytes;
  }
  return {};
}

// The first of the run takes in the records of the others.
Result<void> HistoryFiles::join(std::span<const FileEntry> run) {
  auto joined = files_.read(run.front().path);
  if (!joined) return std::unexpected(joined.error());
  for (const FileEntry& file : run.subspan(1)) {
    const auto bytes = files_.read(file.path);
    if (!bytes) return std::unexpected(bytes.error());
    // Joined before already, when the page ended before this one could be removed.
    const bool held = last_seq(*bytes) <= last_seq(*joined);
    const std::size_t head_end = bytes->find('\n');
    if (!held && head_end != std::string::npos) joined->append(*bytes, head_end + 1);
    replaced_.push_back(file.path);
  }
  return files_.write(run.front().path, *joined);
}

Result<void> HistoryFiles::gather(std::uint64_t settled_seq) {
  const auto segments = files_.list(segment_prefix(workspace_));
  if (segments.size() <= kMostSegments || !replaced_.empty() || !removable_.empty()) return {};
  // The last ones that hold no record after `settled_seq`: each ends where the next one begins.
  std::size_t settled = 0;
  const std::string bound = segment_path(workspace_, settled_seq + 1);
  while (settled + 1 < segments.size() && segments[settled + 1].path <= bound) ++settled;
  for (std::size_t start = 0; start < settled;) {
    std::size_t end = start + 1;
    std::uint64_t size = segments[start].size_bytes;
    while (end < settled && size + segments[end].size_bytes <= kLongSegmentBytes) {
      size += segments[end++].size_bytes;
    }
    if (end - start > 1) {
      if (auto done = join(std::span(segments).subspan(start, end - start)); !done) return done;
    }
    start = end;
  }
  return {};
}

void HistoryFiles::stored() {
  removable_.insert(removable_.end(), replaced_.begin(), replaced_.end());
  replaced_.clear();
}

Result<void> HistoryFiles::clear_replaced() {
  for (const std::string& path : std::exchange(removable_, {})) {
    if (auto removed = files_.remove(path); !removed) return removed;
  }
  return {};
}

std::uint64_t packets_need_after(const model::Dataset& dataset) {
  std::uint64_t needed = UINT64_MAX;
  for (const model::Packet& packet : dataset.packets) {
    const bool back = packet.withdrawn ||
                      std::ranges::any_of(dataset.packet_returns, [&](const auto& taken) {
                        return taken.packet == packet.id;
                      });
    if (!back) needed = std::min(needed, static_cast<std::uint64_t>(packet.base_seq));
  }
  return needed;
}

}  // namespace asah::app
