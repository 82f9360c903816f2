#include "wasm/app/storage/workspace_files.hpp"

#include <algorithm>
#include <charconv>
#include <format>
#include <map>
#include <optional>
#include <utility>

#include "core/base/base64.hpp"
#include "core/base/hash.hpp"
#include "core/base/text.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/journal_json.hpp"
#include "wasm/app/storage/lock_files.hpp"
#include "wasm/platform/json_text.hpp"

namespace asah::app {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Severity;

namespace {

constexpr std::string_view kRoot = "workspaces/";
constexpr std::string_view kLastPath = "last_workspace.txt";
constexpr std::string_view kDamaged = "damaged_";

std::string about_path(model::WorkspaceId id) { return workspace_folder(id) + "about.txt"; }

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

// "<seq> <digest in hexadecimal>"; none when it is not that.
std::optional<change::JournalHead> read_head(std::string_view text) {
  const auto parts = base::split(text, ' ');
  if (parts.size() != 2) return std::nullopt;
  const auto digest = base::parse_sha256(parts[1]);
  change::JournalHead head;
  const char* end = parts[0].data() + parts[0].size();
  const auto [at, error] = std::from_chars(parts[0].data(), end, head.seq);
  if (!digest || error != std::errc{} || at != end) return std::nullopt;
  head.digest = *digest;
  return head;
}

WorkspaceAbout read_about(const platform::FileArea& files, model::WorkspaceId id) {
  WorkspaceAbout about{.id = id, .name = base::id_text(id)};
  const auto bytes = files.read(about_path(id));
  if (!bytes) return about;
  for (const std::string_view line : base::split(*bytes, '\n')) {
    if (line.starts_with("name=")) about.name = line.substr(5);
    if (line.starts_with("sample=")) about.sample = line.substr(7);
    if (line.starts_with("packet=")) {
      about.packet = {base::parse_id(line.substr(7)).value_or(0)};
    }
    if (line.starts_with("ancestor=")) {
      if (const auto head = read_head(line.substr(9))) about.ancestors.push_back(*head);
    }
    if (line == "redacting=1") about.redacting = true;
  }
  return about;
}

struct Slot {
  int number = 0;
  std::string bytes;
  exchange::SnapshotHead head;
};

struct SegmentRecord {
  change::JournalRecord record;
  std::string path;
};

// Reads all segments, and tells the history that a slot covers from the records after it.
class JournalLoader {
 public:
  JournalLoader(const platform::FileArea& files, model::WorkspaceId id, change::JournalHead slot)
      : files_(files), id_(id), slot_(slot) {}

  std::vector<change::JournalRecord> past;
  std::vector<SegmentRecord> after;
  std::vector<std::pair<std::string, base::Error>> damage;
  std::optional<base::Error> broken;
  std::vector<std::string> cut_off;  ///< files whose records lie before the break
  std::uint64_t folded_before = 0;   ///< records up to here are missing; 0: none

  void run() {
    change::JournalHead head = slot_;
    for (const platform::FileEntry& file : files_.list(segment_prefix(id_))) {
      const auto bytes = files_.read(file.path);
      if (!bytes) continue;
      auto reading = exchange::read_segment(*bytes, head);
      if (!reading) {
        damage.emplace_back(file.path, reading.error());
        continue;
      }
      if (reading->damage) damage.emplace_back(file.path, reading->damage->error);
      for (change::JournalRecord& record : reading->covered) add_past(std::move(record));
      for (change::JournalRecord& record : reading->records) {
        after.push_back({std::move(record), file.path});
      }
      head = reading->head;
      files_read_.push_back(file.path);
    }
    if (!past.empty()) join(slot_.seq + 1, slot_.digest);
    check_redactions();
  }

 private:
  void add_past(change::JournalRecord record) {
    if (record.seq > slot_.seq) return;
    if (!past.empty()) {
      // Twice there while segments are being gathered.
      if (record.seq <= past.back().seq) return;
      join(record.seq, record.previous);
    }
    past.push_back(std::move(record));
  }
  // What does not lead to the record `seq` is given up. A gap is what a crash leaves when it lets a
  // slot be stored without its journal; another digest is not.
  void join(std::uint64_t seq, const base::Sha256Digest& previous) {
    if (past.back().seq + 1 == seq) {
      if (change::link(past.back()) == previous) return;
      broken = base::Error{ErrorCode::BrokenJournal, {}, {std::to_string(seq - 1)}};
      cut_off = files_read_;
    } else {
      folded_before = seq - 1;
    }
    past.clear();
  }
  // Only an erasure further on justifies a record that is not as it was written.
  void check_redactions() {
    bool justified = std::ranges::any_of(after, [](const SegmentRecord& one) {
      return one.record.kind == change::StepKind::Erase;
    });
    for (std::size_t at = past.size(); at-- > 0;) {
      justified = justified || past[at].kind == change::StepKind::Erase;
      if (!past[at].original || justified) continue;
      broken = base::Error{ErrorCode::BrokenJournal, {}, {std::to_string(past[at].seq)}};
      past.erase(past.begin(), past.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      return;
    }
  }

  const platform::FileArea& files_;
  model::WorkspaceId id_;
  change::JournalHead slot_;
  std::vector<std::string> files_read_;
};

class Loader {
 public:
  Loader(const platform::FileArea& files, model::WorkspaceId id) : files_(files), id_(id) {}

  Result<LoadedWorkspace> run() {
    std::vector<Slot> slots = good_slots();
    if (!any_slot_) return fail(ErrorCode::NoWorkspace, {}, {base::id_text(id_)});
    for (std::size_t at = 0; at < slots.size(); ++at) {
      auto document = exchange::read_document(document_of(slots[at]), {});
      if (!document) {
        set_aside(slot_path(id_, slots[at].number), document.error());
        continue;
      }
      const bool only_one = at + 1 == slots.size();
      return assemble(slots[at], std::move(*document),
                      only_one ? slots[at].head.journal.seq : slots.back().head.journal.seq);
    }
    return fail(ErrorCode::WorkspaceLost, {}, {findings_.front().error.where});
  }

 private:
  void set_aside(const std::string& path, const base::Error& error) {
    damaged_.push_back(path);
    base::Error located = error;
    located.where = path + (error.where.empty() ? "" : ":" + error.where);
    findings_.push_back({Severity::Warning, std::move(located)});
  }

  // The slots whose checksum holds, newest first.
  std::vector<Slot> good_slots() {
    std::vector<Slot> slots;
    for (int number = 0; number < 2; ++number) {
      auto bytes = files_.read(slot_path(id_, number));
      if (!bytes) continue;
      any_slot_ = true;
      const auto snapshot = exchange::read_snapshot(*bytes);
      if (!snapshot) {
        set_aside(slot_path(id_, number), snapshot.error());
        continue;
      }
      const exchange::SnapshotHead head = snapshot->head;
      slots.push_back({number, std::move(*bytes), head});
    }
    std::ranges::sort(slots, std::greater{}, [](const Slot& s) { return s.head.sequence; });
    return slots;
  }

  static std::string_view document_of(const Slot& slot) {
    return exchange::read_snapshot(slot.bytes)->document;
  }

  LoadedWorkspace assemble(const Slot& slot, exchange::Document document,
                           std::uint64_t oldest_needed) {
    for (base::Finding& finding : document.findings) findings_.push_back(std::move(finding));
    WorkspaceAbout about = read_about(files_, id_);
    JournalLoader journal(files_, id_, slot.head.journal);
    journal.run();
    if (about.redacting) journal.past.clear();
    LoadedWorkspace out{std::move(about),
                        change::Store(std::move(document.dataset), slot.head.journal,
                                      std::move(journal.past)),
                        slot.number, slot.head, oldest_needed, {}, {}, 0, {}};
    for (const auto& [path, error] : journal.damage) set_aside(path, error);
    replay(out, std::move(journal.after));
    out.broken = std::move(journal.broken);
    if (out.broken) findings_.push_back({Severity::Warning, *out.broken});
    if (journal.folded_before > 0) {
      findings_.push_back({Severity::Info, {ErrorCode::HistoryFolded, {},
                                            {std::to_string(journal.folded_before)}}});
    }
    std::ranges::copy(journal.cut_off, std::back_inserter(damaged_));
    // Where people were erased, nothing that may name them is kept beside the history.
    if (out.broken || journal.folded_before > 0) {
      out.about.redacting = out.about.redacting || !out.store.snapshot().tombstones.empty();
    }
    std::ranges::sort(damaged_);
    const auto twins = std::ranges::unique(damaged_);
    damaged_.erase(twins.begin(), twins.end());
    out.damaged = std::move(damaged_);
    out.findings = std::move(findings_);
    return out;
  }

  void replay(LoadedWorkspace& out, std::vector<SegmentRecord> records) {
    for (SegmentRecord& one : records) {
      if (auto done = out.store.replay(std::move(one.record)); !done) {
        set_aside(one.path, done.error());
        return;
      }
      ++out.replayed;
    }
  }

  const platform::FileArea& files_;
  model::WorkspaceId id_;
  bool any_slot_ = false;
  std::vector<std::string> damaged_;
  std::vector<base::Finding> findings_;
};

}  // namespace

std::string workspace_folder(model::WorkspaceId id) {
  return std::string(kRoot) + base::id_text(id) + '/';
}

std::string slot_path(model::WorkspaceId id, int slot) {
  return workspace_folder(id) + (slot == 0 ? "slot_a.snap" : "slot_b.snap");
}

std::string segment_prefix(model::WorkspaceId id) { return workspace_folder(id) + "journal_"; }

std::string segment_path(model::WorkspaceId id, std::uint64_t first_seq) {
  // Padded, so that text order is record order.
  return segment_prefix(id) + std::format("{:012}.seg", first_seq);
}

Result<void> remove_set_aside(platform::FileArea& files, model::WorkspaceId id) {
  for (const platform::FileEntry& file : files.list(workspace_folder(id) + std::string(kDamaged))) {
    if (auto removed = files.remove(file.path); !removed) return removed;
  }
  return {};
}

std::vector<WorkspaceEntry> list_workspaces(const platform::FileArea& files) {
  std::map<std::uint64_t, std::uint64_t> sizes;
  for (const platform::FileEntry& file : files.list(kRoot)) {
    const std::string_view rest = std::string_view(file.path).substr(kRoot.size());
    const auto id = base::parse_id(rest.substr(0, rest.find('/')));
    if (id) sizes[*id] += file.size_bytes;
  }
  std::vector<WorkspaceEntry> out;
  for (const auto& [id, size] : sizes) out.push_back({read_about(files, {id}), size});
  std::ranges::stable_sort(out, {}, [](const WorkspaceEntry& e) { return base::fold(e.about.name); });
  return out;
}

std::string workspace_name(const platform::FileArea& files, model::WorkspaceId id) {
  return read_about(files, id).name;
}

Result<void> write_about(platform::FileArea& files, const WorkspaceAbout& about) {
  std::string lines =
      "name=" + one_line(about.name) + "\nsample=" + one_line(about.sample) + '\n';
  if (about.packet) lines += "packet=" + base::id_text(about.packet) + '\n';
  for (const change::JournalHead& head : about.ancestors) {
    lines += std::format("ancestor={} {}\n", head.seq, base::hex_text(head.digest));
  }
  if (about.redacting) lines += "redacting=1\n";
  return files.write(about_path(about.id), lines);
}

Result<void> remove_workspace(platform::FileArea& files, model::WorkspaceId id) {
  for (const platform::FileEntry& file : files.list(workspace_folder(id))) {
    if (auto removed = files.remove(file.path); !removed) return removed;
  }
  return {};
}

model::WorkspaceId read_last_workspace(const platform::FileArea& files) {
  const auto bytes = files.read(kLastPath);
  return {bytes ? base::parse_id(base::trim(*bytes)).value_or(0) : 0};
}

bool write_last_workspace(platform::FileArea& files, model::WorkspaceId id) {
  if (read_last_workspace(files) == id) return false;
  return files.write(kLastPath, base::id_text(id) + '\n').has_value();
}

Result<void> set_aside(platform::FileArea& files, std::string_view path) {
  const std::size_t slash = path.rfind('/') + 1;
  const std::string folder(path.substr(0, slash));
  const std::string name(path.substr(slash));
  std::string target = folder + std::string(kDamaged) + name;
  for (int number = 2; files.read(target); ++number) {
    target = std::format("{}{}{}_{}", folder, kDamaged, number, name);
  }
  return files.rename(path, target);
}

Result<void> set_all_aside(platform::FileArea& files, model::WorkspaceId id) {
  if (is_locked(files, id)) return fail(ErrorCode::NeedsPassphrase);
  const std::string folder = workspace_folder(id);
  for (const std::string_view kind : {"slot_", "journal_"}) {
    for (const platform::FileEntry& file : files.list(folder + std::string(kind))) {
      if (auto moved = set_aside(files, file.path); !moved) return moved;
    }
  }
  return {};
}

std::string raw_files(const platform::FileArea& files, model::WorkspaceId id) {
  std::string list;
  for (const platform::FileEntry& file : files.list(workspace_folder(id))) {
    const auto bytes = files.read(file.path);
    if (!bytes) continue;
    platform::JsonText entry;
    entry.text("path", file.path);
    if (base::is_utf8(*bytes)) {
      entry.text("text", *bytes);
    } else {
      entry.text("base64", base::base64(*bytes));
    }
    list += (list.empty() ? "\n" : ",\n") + entry.take();
  }
  return "{\"format\":\"asah-raw-files\",\"files\":[" + list + "\n]}\n";
}

Result<LoadedWorkspace> load_workspace(const platform::FileArea& files, model::WorkspaceId id) {
  if (is_locked(files, id)) return fail(ErrorCode::NeedsPassphrase);
  return Loader(files, id).run();
}

}  // namespace asah::app
