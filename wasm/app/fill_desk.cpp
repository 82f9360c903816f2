#include "wasm/app/fill_desk.hpp"

#include <algorithm>
#include <charconv>
#include <format>
#include <map>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/model/refs.hpp"
#include "wasm/app/crypto_desk.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/intent_handler.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/fill_marks.hpp"

namespace asah::app {

using base::Severity;
using model::Dataset;
using model::Packet;
using model::RaterId;
using screens::FillBoard;
using ui::TextKey;

namespace {

/// Files of one drop come one by one; a refusal that late is about another drop.
constexpr double kOneDropMs = 2000;

std::string memory_key(model::WorkspaceId id) { return "fill." + base::id_text(id); }

/// What this browser remembers of the work on a packet; that it may forget all of it is allowed for.
struct Memory {
  std::uint64_t rater = 0;
  std::uint64_t self = 0;
  std::optional<screens::SavedReturn> saved;
};

template <class Number>
Number number_of(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "<rater> <self>" and, after a return was saved, " <ms> <print> <0 or 1> <file>".
std::optional<Memory> recall(const platform::Platform& platform, model::WorkspaceId id) {
  const auto text = platform.preference(memory_key(id));
  if (!text) return std::nullopt;
  const auto parts = base::split(*text, ' ');
  if (parts.size() < 2) return std::nullopt;
  Memory out{number_of<std::uint64_t>(parts[0]), number_of<std::uint64_t>(parts[1]), {}};
  if (parts.size() == 6) {
    out.saved = screens::SavedReturn{std::string(parts[5]), number_of<std::int64_t>(parts[2]),
                                     number_of<std::uint64_t>(parts[3]), parts[4] == "1"};
  }
  return out;
}

// One sheet's new levels by competency; none clears.
using NewLevels = std::map<model::SheetKey, std::map<model::CompetencyId, model::Level>>;

void put_levels(Dataset& data, model::CycleId cycle, const NewLevels& levels) {
  const model::RatingBlock& now = data.ratings.block(cycle);
  std::vector<model::SheetChange> changes;
  for (const auto& [key, sheet] : levels) {
    model::SheetChange change{key, {}};
    for (const auto& [competency, level] : sheet) {
      const model::Level before = now.level(key, competency);
      if (before != level) change.levels.push_back({competency, before, level});
    }
    if (!change.levels.empty()) changes.push_back(std::move(change));
  }
  if (!changes.empty()) data.ratings.edit(cycle).apply(changes);
}

void put_note(Dataset& data, model::Note note) {
  if (model::Note* there = data.notes.edit(note.id)) {
    *there = std::move(note);
  } else {
    data.notes.insert(std::move(note));
  }
}

void put_rater(Dataset& data, model::Rater rater) {
  if (data.raters.find(rater.id) == nullptr) data.raters.insert(std::move(rater));
}

// What `from` filled in becomes what `to` filled in, and `from` goes.
void hand_over(Dataset& data, const Packet& packet, RaterId from, RaterId to) {
  NewLevels levels;
  const model::RatingBlock& block = data.ratings.block(packet.cycle);
  for (std::size_t row = 0; row < block.rows(); ++row) {
    model::SheetKey key = block.key(row);
    if (key.rater != from || key.source != packet.source) continue;
    auto& cleared = levels[key];
    key.rater = to;
    auto& filled = levels[key];
    for (std::size_t column = 0; column < block.width(); ++column) {
      const std::int8_t level = block.row_levels(row)[column];
      if (level < 0) continue;
      cleared[block.competencies()[column]] = {};
      filled[block.competencies()[column]] = {level};
    }
  }
  put_levels(data, packet.cycle, levels);
  std::vector<model::Note> notes(data.notes.begin(), data.notes.end());
  for (model::Note& note : notes) {
    if (note.author != from) continue;
    data.notes.erase_all({note.id});
    const screens::FillPlaceKey place{packet.id, note.employee, note.competency};
    if (note.id == screens::cannot_mark(place, from)) note.id = screens::cannot_mark(place, to);
    note.author = to;
    put_note(data, std::move(note));
  }
  data.raters.erase_all({from});
}

bool is_within(const Packet& packet, model::EmployeeId person) {
  return std::ranges::find(packet.employees, person) != packet.employees.end();
}

}  // namespace

model::WorkspaceId fill_workspace_id(model::WorkspaceId office, model::PacketId packet) {
  return {base::mix_id(office.value, packet.value)};
}

model::WorkspaceId fill_workspace_id(model::WorkspaceId office, model::PacketId packet,
                                     const base::Sha256Digest& digest) {
  std::uint64_t first = 0;
  for (std::size_t i = 0; i < 8; ++i) first = first << 8 | digest[i];
  return {base::mix_id(fill_workspace_id(office, packet).value, first)};
}

// ---- opening ------------------------------------------------------------------------------------

bool FillDesk::is_stored(model::WorkspaceId id) const {
  return std::ranges::find(keeper_.view().workspaces, id.value, &screens::WorkspaceCard::id) !=
         keeper_.view().workspaces.end();
}

void FillDesk::open_packet(exchange::Document document, std::string file_name) {
  const auto found = exchange::packet_of(document);
  if (!found) return keeper_.tell(found.error());
  const model::WorkspaceId office = document.dataset.workspace;
  const model::WorkspaceId first = fill_workspace_id(office, found->id);
  const model::WorkspaceId own = fill_workspace_id(office, found->id, document.header.digest);
  const auto opened = [&](model::WorkspaceId id) {
    keeper_.open_workspace(id.value);
    const Session* session = keeper_.session();
    return session != nullptr && session->about().id == id;
  };
  keeper_.show(screens::Screen::Fill);
  if (is_stored(own) && opened(own)) return;
  if (!is_stored(first)) return begin(std::move(document), first);
  if (!opened(first)) {
    // One that cannot be read stays where it is, and the file is begun beside it; one that is locked
    // asks for its passphrase, and then the work goes on.
    const auto& lost = keeper_.view().lost;
    if (lost && lost->id == first.value) begin(std::move(document), own);
    return;
  }
  if (holds_all_of(document)) {
    keeper_.tell(Severity::Info, say(TextKey::fill_resumed, keeper_.view().preferences.language,
                                     {found->receiver}));
    return;
  }
  board_->other = {file_name, document.header.given.created_at,
                   document.dataset.ratings.level_count()};
  waiting_ = Waiting{std::move(document), std::move(file_name)};
  show_board();
}

void FillDesk::begin(exchange::Document document, model::WorkspaceId id) {
  const auto found = exchange::packet_of(document);
  const model::Cycle* cycle = document.dataset.cycles.find(found->cycle);
  WorkspaceAbout about{.id = id,
                       .name = say(TextKey::fill_workspace, keeper_.view().preferences.language,
                                   {found->receiver, cycle == nullptr ? "" : cycle->name}),
                       .sample = {},
                       .packet = found->id};
  // Work that was begun elsewhere goes on from there.
  about.ancestors = document.header.given.ancestors;
  if (const auto& head = document.header.given.base_revision; head.seq > 0) {
    about.ancestors.push_back(head);
  }
  if (about.ancestors.size() > exchange::kMaxAncestors) {
    about.ancestors.erase(about.ancestors.begin());
  }
  keeper_.open_new(std::move(about), std::move(document.dataset));
}

// Whether the file tells the open workspace nothing new: the same people, competencies and packet,
// and no level or note that is not there.
bool FillDesk::holds_all_of(const exchange::Document& document) const {
  const Dataset& ours = keeper_.session()->data();
  const Dataset& file = document.dataset;
  const bool same = ours.packets == file.packets && ours.cycles == file.cycles &&
                    ours.employees == file.employees && ours.competencies == file.competencies &&
                    ours.units == file.units && ours.positions == file.positions &&
                    ours.standards == file.standards && ours.keys == file.keys;
  if (!same) return false;
  for (const model::Note& note : file.notes) {
    const model::Note* there = ours.notes.find(note.id);
    if (there == nullptr || *there != note) return false;
  }
  for (const model::CycleId cycle : file.ratings.cycles()) {
    const model::RatingBlock& block = file.ratings.block(cycle);
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const model::SheetKey key = block.key(row);
      for (const model::CompetencyId competency : block.competencies()) {
        const model::Level level = block.level(key, competency);
        if (!level.has_value()) continue;
        if (ours.ratings.block(cycle).level(key, competency) != level) return false;
      }
    }
  }
  return true;
}

void FillDesk::carry_out(const screens::AnswerPacket& answer) {
  if (!waiting_ || !board_) return;
  Waiting waiting = std::move(*std::exchange(waiting_, std::nullopt));
  board_->other.reset();
  if (answer.answer == screens::PacketAnswer::Continue) return show_board();
  const model::WorkspaceId id = fill_workspace_id(waiting.document.dataset.workspace,
                                                  board_->packet, waiting.document.header.digest);
  begin(std::move(waiting.document), id);
}

void FillDesk::refuse(const std::string& file_name, std::uint32_t together, FillRefusal why) {
  const double now = keeper_.clock().steady_ms;
  const bool said = together > 1 && refused_ == why && now - refused_ms_ < kOneDropMs;
  refused_ = why;
  refused_ms_ = now;
  if (said) return;
  const bool is_return = why == FillRefusal::Return;
  const auto language = keeper_.view().preferences.language;
  const auto many = is_return ? TextKey::fill_returns_back : TextKey::fill_many_not_here;
  const auto one = is_return ? TextKey::fill_return_back : TextKey::fill_not_here;
  keeper_.tell(Severity::Warning, together > 1 ? say(many, language, {})
                                               : say(one, language, {file_name}));
}

// ---- the board ----------------------------------------------------------------------------------

const Packet* FillDesk::packet() const {
  const Session* session = keeper_.session();
  return session == nullptr || !board_ ? nullptr : session->data().packets.find(board_->packet);
}

void FillDesk::follow_session() {
  const Session* session = keeper_.session();
  const bool filling = session != nullptr && session->about().packet &&
                       session->data().packets.find(session->about().packet) != nullptr;
  if (!filling) {
    const bool was = board_.has_value();
    board_.reset();
    waiting_.reset();
    if (was) show_board();
    return;
  }
  // The same workspace read again keeps what it was asking.
  const bool same = board_ && waiting_ && board_->packet == session->about().packet;
  const auto other = same ? board_->other : std::nullopt;
  if (!same) waiting_.reset();
  board_ = FillBoard{.packet = session->about().packet};
  board_->other = other;
  const Packet& found = *packet();
  if (found.seal) {
    const bool able = keeper_.crypto().available() &&
                      session->data().keys.find(found.seal) != nullptr;
    board_->secrecy = able ? screens::ReturnSecrecy::Sealed : screens::ReturnSecrecy::NoCrypto;
  }
  find_rater();
  show_board();
}

void FillDesk::find_rater() {
  Session& session = *keeper_.session();
  const Packet& found = *packet();
  const Dataset& data = session.data();
  const auto memory = recall(keeper_.platform(), session.about().id);
  if (memory) board_->saved = memory->saved;
  const bool begun = session.store().head().seq > 0;
  if (found.source == model::Source::Self) {
    const bool alone = found.employees.size() == 1;
    if (alone) board_->self = found.employees.front();
    if (!alone && memory && is_within(found, {memory->self})) board_->self = {memory->self};
    board_->said = board_->self && (memory || begun);
  } else if (found.rater) {
    board_->rater = found.rater;
    board_->said = memory || begun;
  } else if (memory && data.raters.find({memory->rater}) != nullptr) {
    board_->rater = {memory->rater};
    board_->said = true;
  } else if (begun && data.raters.size() == 1) {
    // The browser forgot; who is here said so as a step.
    board_->rater = data.raters.begin()->id;
    board_->said = true;
  }
  if (const model::Rater* rater = data.raters.find(board_->rater); rater && board_->said) {
    session.set_actor(rater->name);
  }
}

void FillDesk::remember() const {
  const Session* session = keeper_.session();
  if (session == nullptr || !board_) return;
  std::string line = std::format("{} {}", board_->rater.value, board_->self.value);
  if (board_->saved) {
    line += std::format(" {} {} {} {}", board_->saved->saved_ms, board_->saved->print,
                        board_->saved->sealed ? 1 : 0, board_->saved->file_name);
  }
  keeper_.platform().set_preference(memory_key(session->about().id), line);
}

void FillDesk::show_board() {
  keeper_.set_board(board_ ? std::make_shared<const FillBoard>(*board_) : nullptr);
}

// ---- filling in ---------------------------------------------------------------------------------

void FillDesk::carry_out(const screens::SayWho& who) {
  const Packet* found = packet();
  if (found == nullptr) return;
  const Dataset& data = keeper_.session()->data();
  if (found->source == model::Source::Self) {
    if (is_within(*found, who.employee)) board_->self = who.employee;
    board_->said = static_cast<bool>(board_->self);
  } else if (found->rater) {
    board_->said = true;
  } else {
    const model::Employee* person = data.employees.find(who.employee);
    const std::string name = person != nullptr ? model::full_name(*person)
                                               : std::string(base::trim(who.name));
    const RaterId rater = exchange::packet_rater(*found, name);
    if (!rater) return;
    Dataset after = data;
    put_rater(after, {rater, name, person == nullptr ? model::EmployeeId{} : person->id});
    if (board_->rater && board_->rater != rater) hand_over(after, *found, board_->rater, rater);
    if (!keeper_.commit(change::replace_with(data, after, {"step.say_who", {name}}))) return;
    board_->rater = rater;
    board_->said = true;
  }
  if (const model::Rater* rater = keeper_.session()->data().raters.find(board_->rater)) {
    keeper_.session()->set_actor(rater->name);
  }
  remember();
  show_board();
}

void FillDesk::carry_out(const screens::FillIn& fill) {
  const Packet* found = packet();
  if (found == nullptr || !board_->said || fill.places.empty()) return;
  const Dataset& data = keeper_.session()->data();
  const model::Cycle* cycle = data.cycles.find(found->cycle);
  if (cycle == nullptr) return;
  if (cycle->status == model::CycleStatus::Closed) {
    return keeper_.tell({base::ErrorCode::CycleClosed, {}, {cycle->name}});
  }
  Dataset after = data;
  if (found->rater) put_rater(after, {found->rater, found->receiver, {}});
  // Whoever took back the step that said who they are says it again.
  if (board_->rater && after.raters.find(board_->rater) == nullptr) return;
  const auto competencies = exchange::packet_competencies(data, *found);
  NewLevels levels;
  for (const screens::FillPlace& place : fill.places) {
    const bool known = std::ranges::find(competencies, place.competency) != competencies.end();
    if (!known || !is_within(*found, place.employee)) continue;
    const auto sheet = exchange::packet_sheet(data, *found, board_->rater, place.employee);
    levels[sheet][place.competency] = place.cannot ? model::Level{} : place.level;
    const screens::FillPlaceKey key{found->id, place.employee, place.competency};
    const model::NoteId mark = screens::cannot_mark(key, board_->rater);
    after.notes.erase_all({mark});
    if (!place.cannot) continue;
    put_note(after, {.id = mark, .cycle = found->cycle, .employee = place.employee,
                     .competency = place.competency, .author = board_->rater,
                     .source = found->source, .date = keeper_.today(),
                     .text = screens::cannot_words(place.reason,
                                                   keeper_.view().preferences.language)});
  }
  put_levels(after, found->cycle, levels);
  const model::Employee* person = data.employees.find(fill.places.front().employee);
  const bool one = fill.places.size() == 1 && person != nullptr;
  keeper_.commit(change::replace_with(
      data, after,
      one ? change::StepName{"step.rate", {person->name}}
          : change::StepName{"step.rate_many", {std::to_string(fill.places.size())}}));
}

void carry_out(const screens::FillIntent& intent, Hands hands) {
  std::visit([&](const auto& one) { hands.desk.fill().carry_out(one); }, intent);
}

}  // namespace asah::app
