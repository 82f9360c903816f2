#include "wasm/app/sharing_desk.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/change/commands.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/lineage.hpp"
#include "core/exchange/merge/decide.hpp"
#include "core/exchange/packet/packet.hpp"
#include "wasm/app/fill_desk.hpp"
#include "wasm/app/intent_handler.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/sharing_packets.hpp"
#include "wasm/app/sharing_review.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::app {

using base::ErrorCode;
using base::Severity;
using screens::SharingFile;
using screens::SharingFileKind;
using screens::SharingStage;
using ui::TextKey;

namespace {

/// Files of one drop come one by one; so long after the last of them the others are not waited for.
constexpr double kDropEndsMs = 2000;
/// A comparison that took no longer than this is repeated after each decision.
constexpr double kQuickMs = 80;
constexpr double kSliceMs = 12;

// A comparison on its way, with files and decisions as they were when it began.
struct Comparing {
  Comparing(ReviewSetting given, const screens::SharingBoard& now)
      : setting(std::move(given)), board(now), revision(setting.store.revision()),
        work(compare_in_slices(setting, board)) {}
  Comparing(const Comparing&) = delete;
  Comparing& operator=(const Comparing&) = delete;

  ReviewSetting setting;
  screens::SharingBoard board;
  std::uint64_t revision;
  double spent_ms = 0;
  base::Slices<base::Result<change::Step>> work;
};

}  // namespace

struct SharingDesk::Parts {
  explicit Parts(DeskKeeper& k) : keeper(k) {}

  DeskKeeper& keeper;
  screens::SharingBoard board;
  std::uint64_t last_file = 0;
  /// Of the present drop: files said to come, come, and to be let go because it was stopped.
  std::size_t expected = 0;
  std::size_t arrived = 0;
  std::size_t let_go = 0;
  double last_arrival_ms = 0;
  /// The files changed since they were compared.
  bool stale = false;
  std::unique_ptr<Comparing> comparing;
  /// What the present stages amount to; none when decisions came since.
  std::optional<change::Step> step;
  double compared_in_ms = 0;
  std::shared_ptr<PacketZip> zip;

  Session* session() const { return keeper.session(); }
  base::Language language() const { return keeper.view().preferences.language; }
  std::string count_text(std::size_t n) const {
    return screens::whole_text(static_cast<std::int64_t>(n), language());
  }
  std::string now_text() const {
    const platform::Clock clock = keeper.clock();
    return exchange::zoned_time(clock.utc_ms, clock.offset_minutes);
  }
  /// What was compared so far no longer holds.
  void outdate() {
    stale = true;
    comparing.reset();
    board.comparing = false;
  }
  bool drop_is_over() const {
    return arrived >= expected || keeper.clock().steady_ms - last_arrival_ms >= kDropEndsMs;
  }
  PacketSetting packet_setting(model::Dataset data) const {
    const Session& open = *keeper.session();
    return {.data = std::move(data),
            .header = open.saver().header(open.store(), exchange::DocumentPurpose::Packet),
            .today = keeper.today(),
            .language = language()};
  }
};

SharingDesk::SharingDesk(DeskKeeper& keeper) : parts_(std::make_unique<Parts>(keeper)) {}
SharingDesk::~SharingDesk() = default;

// ---- files in -------------------------------------------------------------------------------------

bool SharingDesk::expects(std::uint32_t together) {
  Parts& p = *parts_;
  if (together <= 1) {
    if (p.drop_is_over()) p.expected = p.arrived = 0;
    return true;
  }
  if (p.let_go > 0) {
    --p.let_go;
    return false;
  }
  if (p.drop_is_over()) {
    p.expected = together;
    p.arrived = 0;
  }
  ++p.arrived;
  p.last_arrival_ms = p.keeper.clock().steady_ms;
  return true;
}

void SharingDesk::keep_waiting() {
  parts_->last_arrival_ms = parts_->keeper.clock().steady_ms;
}

bool SharingDesk::lets_go() const { return parts_->let_go > 0; }

bool SharingDesk::gathers(std::uint32_t together) const {
  const Session* session = parts_->session();
  return together > 1 && session != nullptr && !parts_->keeper.fill().active();
}

bool SharingDesk::wants(const base::Result<exchange::DocumentHeader>& header,
                        std::uint32_t together) const {
  const Session* session = parts_->session();
  if (session == nullptr || parts_->keeper.fill().active()) return false;
  if (together > 1) return true;
  if (!header) return false;
  if (header->given.purpose == exchange::DocumentPurpose::Packet) return false;
  return header->given.purpose == exchange::DocumentPurpose::Return ||
         header->workspace == session->about().id;
}

void SharingDesk::see_reading() {
  follow_workspace();
  ++parts_->board.arrivals;
  publish();
}

void SharingDesk::take(std::string name, std::uint64_t size_bytes, exchange::Document document) {
  Parts& p = *parts_;
  const exchange::DocumentPurpose purpose = document.header.given.purpose;
  if (purpose == exchange::DocumentPurpose::Packet) {
    return refuse(std::move(name), size_bytes, {ErrorCode::NotAReturn, {}, {}});
  }
  if (document.dataset.workspace != p.session()->about().id) {
    return refuse(std::move(name), size_bytes,
                  {ErrorCode::MergeOtherWorkspace, base::id_text(document.dataset.workspace),
                   {document.dataset.region().name, p.session()->data().region().name}});
  }
  follow_workspace();
  SharingFile file{.id = ++p.last_file, .name = std::move(name), .size_bytes = size_bytes};
  file.kind = purpose == exchange::DocumentPurpose::Return ? SharingFileKind::Return
                                                           : SharingFileKind::Copy;
  file.document = std::make_shared<const exchange::Document>(std::move(document));
  p.board.files.push_back(std::move(file));
  ++p.board.arrivals;
  p.outdate();
  p.keeper.show(screens::Screen::Sharing);
  publish();
}

void SharingDesk::refuse(std::string name, std::uint64_t size_bytes, base::Error why) {
  Parts& p = *parts_;
  follow_workspace();
  p.board.files.push_back({.id = ++p.last_file, .name = std::move(name), .size_bytes = size_bytes,
                           .error = std::move(why)});
  ++p.board.arrivals;
  p.outdate();
  p.keeper.show(screens::Screen::Sharing);
  publish();
}

// A set belongs to the workspace that it was compared with.
void SharingDesk::follow_workspace() {
  Parts& p = *parts_;
  const model::WorkspaceId open =
      p.session() == nullptr ? model::WorkspaceId{} : p.session()->about().id;
  if (p.board.workspace == open) return;
  const std::uint64_t arrivals = p.board.arrivals;
  p.board = {};
  p.board.arrivals = arrivals;
  p.board.workspace = open;
  p.stale = false;
  p.comparing.reset();
  p.step.reset();
}

void SharingDesk::clear_files() {
  Parts& p = *parts_;
  const std::uint64_t arrivals = p.board.arrivals;
  p.board = {.workspace = p.board.workspace, .arrivals = arrivals};
  p.stale = false;
  p.comparing.reset();
  p.step.reset();
  publish();
}

// ---- slices ---------------------------------------------------------------------------------------

bool SharingDesk::work(std::size_t waiting) {
  Parts& p = *parts_;
  if (p.zip) return write_packet();
  const bool over = p.drop_is_over();
  const std::size_t to_read = over && waiting == 0 ? 0 : p.expected;
  const std::size_t read = std::min(p.arrived, p.expected) - std::min(waiting, p.arrived);
  if (to_read != p.board.to_read || (to_read > 0 && read != p.board.read)) {
    p.board.to_read = to_read;
    p.board.read = read;
    publish();
  }
  if (!p.stale || waiting > 0 || !over || p.session() == nullptr) return false;
  // The first frame only shows that it begins.
  if (p.comparing) return go_on_comparing();
  begin_comparing();
  return true;
}

std::optional<double> SharingDesk::due_in_ms() const {
  const Parts& p = *parts_;
  if (p.zip && !p.zip->waits()) return 0;
  if (!p.stale || p.session() == nullptr) return std::nullopt;
  return p.drop_is_over() ? 0 : kDropEndsMs;
}

void SharingDesk::begin_comparing() {
  Parts& p = *parts_;
  follow_workspace();
  p.comparing = std::make_unique<Comparing>(
      ReviewSetting{p.session()->store(), p.keeper.today(), p.keeper.view().preferences.actor,
                    p.now_text()},
      p.board);
  p.step.reset();
  p.board.comparing = true;
  p.board.compared = 0;
  publish();
}

// One slice; true while there is more. Data that changed meanwhile are compared anew.
bool SharingDesk::go_on_comparing() {
  Parts& p = *parts_;
  follow_workspace();
  if (!p.comparing) return false;
  Comparing& now = *p.comparing;
  const change::Store& store = p.session()->store();
  if (&store != &now.setting.store || store.revision() != now.revision) {
    begin_comparing();
    return true;
  }
  const double begun = p.keeper.clock().steady_ms;
  double spent = 0;
  bool more = true;
  while (more && spent < kSliceMs) {
    more = now.work.advance();
    spent = p.keeper.clock().steady_ms - begun;
  }
  now.spent_ms += spent;
  if (more) {
    p.board.compared = now.board.compared;
    publish();
    return true;
  }
  auto step = std::move(now.work).take();
  p.board.files = std::move(now.board.files);
  p.board.stages = std::move(now.board.stages);
  p.board.totals = now.board.totals;
  p.board.comparing = false;
  p.board.error = step ? std::nullopt : std::optional(step.error());
  if (step) p.step = std::move(*step);
  p.board.revision = now.revision;
  p.compared_in_ms = now.spent_ms;
  p.comparing.reset();
  p.stale = false;
  publish();
  return true;
}

// All at one go, where the figures are needed at once.
void SharingDesk::compare() {
  begin_comparing();
  while (parts_->comparing) go_on_comparing();
}

void SharingDesk::publish() {
  parts_->keeper.set_board(std::make_shared<const screens::SharingBoard>(parts_->board));
}

// ---- files: what is asked for -----------------------------------------------------------------------

void SharingDesk::carry_out(const screens::ChooseReturns&) { parts_->keeper.choose_file(true); }

void SharingDesk::carry_out(const screens::LeaveOutFile& leave) {
  Parts& p = *parts_;
  if (std::erase_if(p.board.files,
                    [&](const SharingFile& file) { return file.id == leave.file; }) == 0) {
    return;
  }
  if (p.board.files.empty()) return clear_files();
  p.outdate();
  publish();
}

void SharingDesk::carry_out(const screens::LeaveOutAllFiles&) { clear_files(); }

void SharingDesk::carry_out(const screens::StopSharingWork&) {
  Parts& p = *parts_;
  if (p.zip) {
    p.zip.reset();
    p.board.to_write = p.board.written = 0;
    p.keeper.tell(Severity::Warning, say(TextKey::sharing_make_stopped, p.language()));
    return publish();
  }
  if (p.comparing) return clear_files();
  if (!p.drop_is_over()) p.let_go = p.expected - std::min(p.arrived, p.expected);
  p.expected = p.arrived;
  p.keeper.let_files_go();
  publish();
}

// ---- deciding -------------------------------------------------------------------------------------

void SharingDesk::carry_out(const screens::DecideItem& decide) {
  Parts& p = *parts_;
  if (decide.stage >= p.board.decisions.size()) return;
  screens::SharingDecisions& decisions = p.board.decisions[decide.stage];
  decisions.rules.erase(decide.item);
  if (decide.value) {
    decisions.values.insert_or_assign(decide.item, *decide.value);
  } else {
    decisions.values.erase(decide.item);
  }
  after_decision();
}

void SharingDesk::carry_out(const screens::DecideAllItems& decide) {
  using exchange::DecideRule;
  using screens::DecideAllRule;
  Parts& p = *parts_;
  if (decide.rule == DecideAllRule::LeaveOpen) p.board.decisions = {};
  for (const SharingStage& stage : p.board.stages) {
    std::size_t branch = 0;
    if (decide.rule == DecideAllRule::PreferFile) {
      const auto at = std::ranges::find(stage.files, decide.file);
      if (at == stage.files.end()) continue;
      branch = static_cast<std::size_t>(at - stage.files.begin());
    }
    const bool greater = decide.rule == DecideAllRule::PreferGreater;
    const DecideRule rule = decide.rule == DecideAllRule::LeaveOpen ? DecideRule::LeaveOpen
                            : greater                               ? DecideRule::PreferGreater
                                                                    : DecideRule::PreferBranch;
    screens::SharingDecisions& decisions = p.board.decisions[static_cast<std::size_t>(stage.kind)];
    for (exchange::MergeDecision& made : decide_by_rule(*stage.plan, rule, branch)) {
      if (!decisions.values.try_emplace(made.item, std::move(made.value)).second) continue;
      decisions.rules.insert_or_assign(made.item, greater ? "greater" : "branch");
    }
  }
  after_decision();
}

// Where comparing is quick, or later stages follow from this one, the figures follow at once.
void SharingDesk::after_decision() {
  Parts& p = *parts_;
  p.step.reset();
  if (p.compared_in_ms <= kQuickMs && !p.stale) return compare();
  if (p.stale || p.board.stages.size() > 1) p.outdate();
  publish();
}

void SharingDesk::carry_out(const screens::RefreshReview&) {
  Parts& p = *parts_;
  if (p.session() == nullptr || p.stale) return;
  if (p.board.files.empty() || p.board.revision == p.session()->store().revision()) return;
  p.outdate();
}

void SharingDesk::carry_out(const screens::CommitReview&) {
  Parts& p = *parts_;
  if (p.session() == nullptr || p.board.files.empty()) return;
  if (p.stale || p.board.revision != p.session()->store().revision()) {
    compare();
    p.keeper.tell(Severity::Warning, say(TextKey::sharing_data_changed, p.language()));
    return;
  }
  if (!p.step) {
    const std::vector<std::string> before = open_items(p.board);
    compare();
    std::size_t fresh = 0;
    for (const std::string& item : open_items(p.board)) {
      if (!std::ranges::binary_search(before, item)) ++fresh;
    }
    if (fresh > 0) {
      p.keeper.tell(Severity::Warning,
                    say(TextKey::sharing_new_items, p.language(), {p.count_text(fresh)}));
      return;
    }
  }
  if (take_outcome()) clear_files();
}

bool SharingDesk::take_outcome() {
  Parts& p = *parts_;
  if (!p.step) {
    if (p.board.error) p.keeper.tell(*p.board.error);
    return false;
  }
  const bool brings = !p.step->changes.empty();
  const std::size_t taken = p.board.files.size() - p.board.totals.files_skipped;
  const screens::SharingTotals totals = p.board.totals;
  std::vector<change::JournalHead> heads;
  for (const SharingFile& file : p.board.files) {
    if (file.document == nullptr || file.kind != SharingFileKind::Copy) continue;
    std::ranges::copy(exchange::heads_of(file.document->header), std::back_inserter(heads));
  }
  if (!p.keeper.commit(std::move(*p.step))) {
    p.step.reset();
    return false;
  }
  // So that a later copy finds the state at which it parted from these.
  p.session()->note_heads(heads);
  if (!brings) {
    p.keeper.tell(Severity::Info, say(TextKey::sharing_merged_nothing, p.language()));
    return true;
  }
  const std::string levels =
      say(TextKey::sharing_file_levels, p.language(), {p.count_text(totals.levels())});
  const std::string others =
      say(TextKey::sharing_file_changes, p.language(), {p.count_text(totals.others())});
  p.keeper.tell(Severity::Info, say(TextKey::sharing_merged, p.language(),
                                    {p.count_text(taken), levels + ", " + others}));
  p.keeper.save_now();
  return true;
}

void SharingDesk::carry_out(const screens::SettleDecision& settle) {
  Parts& p = *parts_;
  if (p.session() == nullptr) return;
  const model::Decision* there = p.session()->data().decisions.find(settle.decision);
  if (there == nullptr || !there->open) return;
  model::Decision settled = *there;
  const model::Region& region = p.session()->data().region();
  settled.open = false;
  settled.rule.clear();
  settled.person = p.keeper.view().preferences.actor;
  settled.office = region.office.empty() ? region.name : region.office;
  settled.decided_at = p.now_text();
  const std::array<model::Decision, 1> rows{settled};
  p.keeper.commit(change::put_all<model::Decision>(p.session()->data(), rows,
                                                   {"step.decide", {settled.title}}));
}

// ---- packets out ----------------------------------------------------------------------------------

void SharingDesk::carry_out(const screens::MakePackets& make) {
  Parts& p = *parts_;
  if (p.session() == nullptr || make.packets.empty() || p.zip) return;
  const bool locked = !make.passphrase.empty();
  if (locked) {
    // Nothing is registered that could not be written.
    if (!p.keeper.crypto().available()) {
      return p.keeper.tell({ErrorCode::CryptoUnavailable, {}, {"http://"}});
    }
    if (auto good = exchange::check_passphrase(make.passphrase); !good) {
      return p.keeper.tell(good.error());
    }
  }
  const change::JournalHead base = p.session()->store().head();
  std::vector<model::Packet> packets = make.packets;
  for (model::Packet& packet : packets) {
    packet.base_seq = static_cast<std::int32_t>(base.seq);
    packet.base_digest = base.seq == 0 ? std::string() : base::hex_text(base.digest);
  }
  // What goes out is the state that the packets name as theirs, not the one with them in it.
  model::Dataset before = p.session()->data();
  if (!p.keeper.commit(exchange::packets_step(before, packets))) return;
  PacketSetting setting = p.packet_setting(std::move(before));
  setting.locked = locked;
  p.zip = std::make_shared<PacketZip>(std::move(setting), std::move(packets));
  if (locked) p.zip->lock(p.keeper.crypto(), make.passphrase);
  follow_workspace();
  p.board.to_write = p.zip->size();
  p.board.written = 0;
  publish();
}

bool SharingDesk::write_packet() {
  Parts& p = *parts_;
  const bool more = p.zip->waits() || p.zip->step();
  if (p.board.written != p.zip->written()) {
    p.board.written = p.zip->written();
    publish();
  }
  if (more) return !p.zip->waits();
  const std::size_t made = p.zip->size();
  const std::string name = p.zip->name();
  auto bytes = p.zip->finish();
  p.zip.reset();
  p.board.to_write = p.board.written = 0;
  publish();
  if (!bytes) {
    p.keeper.tell(bytes.error());
    return true;
  }
  p.keeper.save_text(name, "application/zip", std::move(*bytes));
  p.keeper.tell(Severity::Info,
                say(TextKey::sharing_made, p.language(), {p.count_text(made), name}));
  return true;
}

void SharingDesk::carry_out(const screens::SavePacket& save) {
  Parts& p = *parts_;
  if (p.session() == nullptr) return;
  const model::Packet* packet = p.session()->data().packets.find(save.packet);
  if (packet == nullptr) return;
  // As it was sent, where the journal still knows; else as it is now.
  change::JournalHead base{static_cast<std::uint64_t>(packet->base_seq), {}};
  if (const auto digest = base::parse_sha256(packet->base_digest)) base.digest = *digest;
  auto then = p.session()->store().state_at(base);
  PacketSetting setting = p.packet_setting(then ? std::move(*then) : p.session()->data());
  setting.locked = !save.passphrase.empty();
  const std::string name = packet_name(setting, *packet);
  const auto saved = [&p, name] {
    p.keeper.tell(Severity::Info, say(TextKey::app_exported, p.language(), {name}));
  };
  std::string file = packet_file(setting, *packet);
  if (setting.locked) {
    return p.keeper.secrecy().save_sealed(name, std::move(file), save.passphrase, saved);
  }
  p.keeper.save_text(name, "application/json", std::move(file));
  saved();
}

void SharingDesk::carry_out(const screens::WithdrawPacket& withdraw) {
  Parts& p = *parts_;
  if (p.session() == nullptr) return;
  const model::Packet* packet = p.session()->data().packets.find(withdraw.packet);
  if (packet == nullptr || packet->withdrawn) return;
  std::array<model::Packet, 1> rows{*packet};
  rows[0].withdrawn = true;
  p.keeper.commit(change::put_all<model::Packet>(
      p.session()->data(), rows, {"step.withdraw_packet", {packet->receiver}}));
}

void SharingDesk::carry_out(const screens::CopyReminder& remind) {
  Parts& p = *parts_;
  if (p.session() == nullptr) return;
  const model::Packet* packet = p.session()->data().packets.find(remind.packet);
  if (packet == nullptr) return;
  const model::Region& region = p.session()->data().region();
  const std::string& actor = p.keeper.view().preferences.actor;
  const std::string office = region.office.empty() ? region.name : region.office;
  const std::string sender = actor.empty() ? office : actor + "\n" + office;
  p.keeper.platform().start(platform::CopyText{
      reminder_text(p.packet_setting(p.session()->data()), *packet, sender), {}});
  p.keeper.tell(Severity::Info, say(TextKey::sharing_reminder_copied, p.language(),
                                    {packet->receiver}));
}

// ---- intents --------------------------------------------------------------------------------------

void SharingDesk::carry_out(const screens::SharingIntent& intent) {
  std::visit([this](const auto& one) { carry_out(one); }, intent);
}

void carry_out(const screens::SharingIntent& intent, Hands hands) {
  hands.desk.sharing().carry_out(intent);
}

}  // namespace asah::app
