// One file by itself: whose it is, what of it is inside the fence, what is not.

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/packet/returns_parts.hpp"
#include "core/model/record_check.hpp"
#include "core/model/refs.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::Severity;
using model::Dataset;
using model::EmployeeId;
using model::EntityKind;
using model::Packet;

namespace {

void tell(ReturnReview& review, Severity severity, ErrorCode code,
          std::vector<std::string> args = {}, std::string where = {}) {
  review.findings.push_back({severity, {code, std::move(where), std::move(args)}});
}

// The packet as it is registered, when the file may take part at all.
const Packet* accepted_packet(const ReturnsInput& input, const Document& document,
                              ReturnReview& review) {
  const Dataset& ours = *input.ours;
  const auto stated = packet_of(document);
  if (!stated || document.header.given.purpose != DocumentPurpose::Return) {
    tell(review, Severity::Error, ErrorCode::NotAReturn);
    return nullptr;
  }
  review.packet = stated->id;
  review.receiver = stated->receiver;
  if (document.dataset.workspace != ours.workspace) {
    tell(review, Severity::Error, ErrorCode::MergeOtherWorkspace,
         {base::id_text(document.dataset.workspace), base::id_text(ours.workspace)});
    return nullptr;
  }
  const Packet* packet = ours.packets.find(stated->id);
  if (packet == nullptr) {
    tell(review, Severity::Error, ErrorCode::PacketUnknown);
    return nullptr;
  }
  review.receiver = packet->receiver;
  const model::Cycle* cycle = ours.cycles.find(packet->cycle);
  if (packet->withdrawn) {
    tell(review, Severity::Error, ErrorCode::PacketWithdrawn, {packet->receiver});
  } else if (cycle == nullptr) {
    tell(review, Severity::Error, ErrorCode::PacketUnknown);
  } else if (cycle->status == model::CycleStatus::Closed) {
    tell(review, Severity::Error, ErrorCode::CycleClosed, {cycle->name});
  } else {
    return packet;
  }
  return nullptr;
}

std::string body_digest(const Document& document) {
  const auto changed = [](const base::Finding& finding) {
    return finding.error.code == ErrorCode::DigestMismatch;
  };
  if (!std::ranges::any_of(document.findings, changed)) {
    return base::hex_text(document.header.digest);
  }
  return base::hex_text(base::sha256(write_body(document.dataset)));
}

// What the file says its fence is, against the one that was sent. People who were removed here since
// are no alteration.
void compare_fences(const Dataset& ours, const Packet& sent, const Packet& stated,
                    ReturnReview& review) {
  const auto altered = [&](std::string_view key, bool differs) {
    if (!differs) return;
    tell(review, Severity::Warning, ErrorCode::PacketAltered, {std::string(key)},
         "/packets/" + base::id_text(sent.id) + '/' + std::string(key));
  };
  altered("cycle", sent.cycle != stated.cycle);
  altered("kind", sent.kind != stated.kind);
  altered("source", sent.source != stated.source);
  altered("rater", sent.rater != stated.rater);
  const std::set<EmployeeId> here(sent.employees.begin(), sent.employees.end());
  const std::set<EmployeeId> there(stated.employees.begin(), stated.employees.end());
  const bool more = std::ranges::any_of(there, [&](EmployeeId id) {
    return !here.contains(id) && ours.employees.find(id) != nullptr;
  });
  altered("employees", more || !std::ranges::includes(there, here));
}

// The day of saving as the file tells it; today where that cannot be right.
base::Date saved_on(const Document& document, const Packet& packet, base::Date today) {
  const auto stated =
      base::parse_iso_date(std::string_view(document.header.given.created_at).substr(0, 10));
  const bool possible = stated && (!packet.made.has_value() || *stated >= packet.made) &&
                        (!today.has_value() || *stated <= today.plus_days(1));
  return possible ? *stated : today;
}

// Sorts a file's levels, notes and other records.
class Sorter {
 public:
  Sorter(const ReturnsInput& input, Incoming& incoming, ReturnReview& review)
      : input_(input), ours_(*input.ours), data_(incoming.document->dataset),
        incoming_(incoming), review_(review), report_(review.findings),
        cycle_(*ours_.cycles.find(incoming.packet.cycle)), fence_(incoming.packet, &cycle_),
        levels_(cycle_.id) {}

  void run() {
    sort_levels();
    sort_notes();
    sort_records();
    for (const auto& [person, name] : strangers_) {
      report_.add(ErrorCode::PersonUnknown, "/employees/" + base::id_text(person), name, 0);
    }
    report_.finish();
    review_.outside = report_.count();
    incoming_.levels = std::move(levels_);
    incoming_.notes = base::Table<model::Note>::from_rows(std::move(notes_));
    choose_rater();
  }

 private:
  enum class Who : std::uint8_t { Inside, Outside, Gone };

  Who who(EmployeeId id) {
    const auto [at, fresh] = people_.try_emplace(id, Who::Inside);
    if (!fresh) return at->second;
    const model::Employee* named = data_.employees.find(id);
    const std::string_view nip = named == nullptr ? std::string_view{} : named->nip;
    if (input_.is_erased && input_.is_erased(id, nip)) {
      incoming_.erased.insert(id);
      return at->second = Who::Gone;
    }
    if (ours_.employees.find(id) == nullptr) {
      strangers_[id] = named == nullptr ? base::id_text(id) : model::full_name(*named);
      return at->second = Who::Gone;
    }
    return at->second = fence_.has_person(id) ? Who::Inside : Who::Outside;
  }

  bool rater_is_here(model::RaterId rater) const {
    return !incoming_.packet.rater || ours_.raters.find(rater) != nullptr;
  }
  // Sheets are of the day the packet was made, or those that were there before.
  bool date_fits(const model::SheetKey& key) const {
    if (key.date == incoming_.packet.made) return true;
    if (ours_.ratings.block(cycle_.id).find(key)) return true;
    return incoming_.states.sent && incoming_.states.sent->ratings.block(cycle_.id).find(key);
  }
  bool takes_sheet(const model::SheetKey& key) {
    return who(key.employee) == Who::Inside && fence_.has_sheet(key, data_.raters) &&
           rater_is_here(key.rater) && date_fits(key);
  }
  bool takes_competency(model::CompetencyId id) const {
    return fence_.has_competency(id) && ours_.competencies.find(id) != nullptr;
  }

  void sort_levels() {
    for (const model::CycleId cycle : data_.ratings.cycles()) {
      const model::RatingBlock& block = data_.ratings.block(cycle);
      const bool ours = cycle == cycle_.id;
      std::vector<bool> columns;
      for (const model::CompetencyId id : block.competencies()) {
        columns.push_back(ours && takes_competency(id));
        if (columns.back()) levels_.add_competency(id);
      }
      for (std::size_t row = 0; row < block.rows(); ++row) sort_sheet(block, row, columns);
    }
  }
  void sort_sheet(const model::RatingBlock& block, std::size_t row,
                  const std::vector<bool>& columns) {
    const model::SheetKey key = block.key(row);
    const bool inside = block.cycle() == cycle_.id && takes_sheet(key);
    const auto levels = block.row_levels(row);
    std::vector<std::int8_t> taken;
    std::string outside;
    std::size_t count = 0;
    bool any = false;
    for (std::size_t c = 0; c < levels.size(); ++c) {
      const bool there = levels[c] != model::Level::kNone;
      const bool takes = inside && columns[c];
      if (columns[c]) taken.push_back(takes ? levels[c] : model::Level::kNone);
      any = any || (takes && there);
      if (takes || !there) continue;
      ++count;
      outside += (outside.empty() ? "" : ", ") + code_of(block.competencies()[c]);
    }
    if (any) levels_.append(key, taken);
    if (any && key.rater) ++weight_[key.rater];
    if (count > 0) tell_outside("/ratings/" + base::id_text(block.cycle()), key.employee, outside, count);
  }

  std::string code_of(model::CompetencyId id) const {
    const model::Competency* competency = data_.competencies.find(id);
    return competency == nullptr ? base::id_text(id) : competency->code;
  }
  void tell_outside(std::string where, EmployeeId person, const std::string& what,
                    std::size_t count) {
    if (who(person) == Who::Gone) {
      report_.add(ErrorCode::PersonUnknown, {}, {}, count);
      return;
    }
    const model::Employee* named = ours_.employees.find(person);
    report_.add(ErrorCode::OutsideFence, std::move(where) + '/' + base::id_text(person),
                model::full_name(*named) + " (" + what + ')', count);
  }

  // A note that is here already belongs to whoever wrote it, whatever the file says.
  bool is_anothers(const model::Note& note) const {
    const auto foreign = [&](const Dataset& dataset) {
      const model::Note* there = dataset.notes.find(note.id);
      return there != nullptr && (!fence_.has_note(*there, dataset.raters) ||
                                  there->author != note.author);
    };
    return foreign(ours_) || (incoming_.states.sent && foreign(*incoming_.states.sent));
  }
  // One record against the rules must not keep the others from being taken.
  template <class E>
  bool is_sound(const E& entity) const {
    std::vector<base::Finding> findings;
    model::RecordChecker(data_, findings).check(entity);
    return !base::has_errors(findings);
  }
  void sort_notes() {
    for (const model::Note& note : data_.notes) {
      const bool inside = who(note.employee) == Who::Inside &&
                          fence_.has_note(note, data_.raters) && rater_is_here(note.author) &&
                          takes_competency(note.competency) && !is_anothers(note) &&
                          is_sound(note);
      if (inside) {
        notes_.push_back(note);
        if (note.author) ++weight_[note.author];
      } else {
        tell_outside("/notes", note.employee, code_of(note.competency), 1);
      }
    }
  }

  // Records that only came along must be as they were sent.
  void sort_records() {
    const bool exact = incoming_.states.sent.has_value();
    const Dataset expected =
        return_dataset(exact ? *incoming_.states.sent : ours_, incoming_.packet);
    for (const model::RecordAccess* access : model::all_records()) {
      const EntityKind kind = access->kind();
      if (kind == EntityKind::Note || kind == EntityKind::Packet) continue;
      for (std::size_t row = 0; row < access->size(data_); ++row) {
        const model::RecordView record{&data_, row};
        const std::uint64_t id = access->id(record);
        if (kind == EntityKind::Rater && fence_.has_rater({id}, data_.raters)) continue;
        if (kind == EntityKind::Employee && who({id}) == Who::Gone) continue;
        const model::RecordView as_sent = access->find(expected, id);
        if (as_sent && (!exact || access->equal(record, as_sent))) continue;
        tell_record(*access, record);
      }
    }
    for (const model::UnknownKey& key : data_.unknown_keys) {
      report_.add(ErrorCode::OutsideFence, '/' + key.key, key.key, 1);
    }
    for (const model::UnknownSection& section : data_.unknown_sections) {
      report_.add(ErrorCode::OutsideFence, '/' + section.key, section.key, 1);
    }
  }
  void tell_record(const model::RecordAccess& access, model::RecordView record) {
    const std::uint64_t id = access.id(record);
    std::string title = record_title(data_, {access.kind(), id});
    if (title.empty()) title = std::string(access.name());
    report_.add(ErrorCode::OutsideFence,
                '/' + std::string(access.plural()) + '/' + base::id_text(id), std::move(title), 1);
  }

  void choose_rater() {
    incoming_.rater = incoming_.packet.rater;
    std::size_t most = 0;
    for (const auto& [rater, sheets] : weight_) {
      if (const model::Rater* record = data_.raters.find(rater)) {
        model::Rater copy;
        copy.id = record->id;
        copy.name = record->name;
        incoming_.raters.insert(std::move(copy));
      }
      if (sheets <= most) continue;
      most = sheets;
      if (!incoming_.packet.rater) incoming_.rater = rater;
    }
    const model::Rater* record = ours_.raters.find(incoming_.rater);
    if (record == nullptr) record = data_.raters.find(incoming_.rater);
    if (record != nullptr) review_.rater = record->name;
  }

  const ReturnsInput& input_;
  const Dataset& ours_;
  const Dataset& data_;
  Incoming& incoming_;
  ReturnReview& review_;
  OutsideReport report_;
  const model::Cycle& cycle_;
  Fence fence_;
  model::RatingBlock levels_;
  std::vector<model::Note> notes_;
  std::map<model::RaterId, std::size_t> weight_;
  std::map<EmployeeId, Who> people_;
  std::map<EmployeeId, std::string> strangers_;
};

void count_levels(const Dataset& ours, const Incoming& incoming, ReturnReview& review) {
  const model::RatingBlock& here = ours.ratings.block(incoming.packet.cycle);
  const model::RatingBlock& given = incoming.levels;
  for (std::size_t row = 0; row < given.rows(); ++row) {
    const model::SheetKey key = given.key(row);
    const auto there = here.find(key);
    const auto levels = given.row_levels(row);
    for (std::size_t c = 0; c < levels.size(); ++c) {
      if (levels[c] == model::Level::kNone) continue;
      const auto column = there ? here.column(given.competencies()[c]) : std::nullopt;
      const std::int8_t now = column ? here.row_levels(*there)[*column] : model::Level::kNone;
      ++(now == model::Level::kNone ? review.levels_new
         : now == levels[c]         ? review.levels_same
                                    : review.levels_changed);
    }
  }
  for (const model::Note& note : incoming.notes) {
    const model::Note* there = ours.notes.find(note.id);
    if (there == nullptr || !(*there == note)) ++review.notes_new;
  }
}

void keep_file_findings(const Document& document, ReturnReview& review) {
  for (const base::Finding& finding : document.findings) {
    const ErrorCode code = finding.error.code;
    const bool told = tells_of_change(code) || code == ErrorCode::NewerMinor ||
                      code == ErrorCode::Migrated;
    if (told) review.findings.push_back(finding);
  }
}

}  // namespace

void OutsideReport::add(ErrorCode code, std::string where, std::string what, std::size_t count) {
  count_ += count;
  if (what.empty()) return;
  if (named_ == kNamed) {
    ++unnamed_;
    return;
  }
  ++named_;
  findings_.push_back({Severity::Warning, {code, std::move(where), {std::move(what)}}});
}

void OutsideReport::finish() {
  if (unnamed_ == 0) return;
  findings_.push_back(
      {Severity::Warning, {ErrorCode::MoreFindings, {}, {std::to_string(unnamed_)}}});
}

std::string first_letters(std::string_view text, std::size_t length) {
  if (!base::is_utf8(text)) return {};
  std::size_t at = 0;
  for (std::size_t letters = 0; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
    if (starts && letters++ == length) break;
  }
  return std::string(text.substr(0, at));
}

std::optional<Incoming> read_return(const ReturnsInput& input, std::size_t file,
                                    PastStates& past, ReturnReview& review) {
  const Document& document = *input.files[file].document;
  const HeaderInput& given = document.header.given;
  review.file = input.files[file].name;
  review.author = given.author;
  review.office = given.office;
  review.created_at = given.created_at;
  keep_file_findings(document, review);
  const Packet* packet = accepted_packet(input, document, review);
  if (packet == nullptr) return std::nullopt;
  Incoming incoming;
  incoming.file = file;
  incoming.document = &document;
  incoming.packet = *packet;
  incoming.digest = body_digest(document);
  // With the revision: a copy may come back to what it held once, and that is news.
  incoming.id = {base::hash_id("return:" + base::id_text(packet->id) + ':' + incoming.digest + ':' +
                               std::to_string(incoming.revision().seq) + ':' +
                               base::hex_text(incoming.revision().digest))};
  if (const auto* taken = input.ours->packet_returns.find(incoming.id)) {
    review.status = ReturnStatus::TakenAlready;
    tell(review, Severity::Info, ErrorCode::ReturnTakenAlready, {base::iso_text(taken->received)});
    const model::Rater* rater = input.ours->raters.find(taken->rater);
    if (rater != nullptr) review.rater = rater->name;
    return std::nullopt;
  }
  compare_fences(*input.ours, *packet, document.dataset.packets.rows().front(), review);
  incoming.states.sent = past.sent(*packet);
  if (!incoming.states.sent) {
    tell(review, Severity::Warning, ErrorCode::BaseUnknown, {std::to_string(packet->base_seq)});
  }
  Sorter(input, incoming, review).run();
  count_levels(*input.ours, incoming, review);
  const base::Date saved = saved_on(document, *packet, input.today);
  review.late = packet->due.has_value() && saved.has_value() && saved > packet->due;
  if (review.late) {
    tell(review, Severity::Warning, ErrorCode::ReturnLate,
         {base::iso_text(saved), base::iso_text(packet->due)});
  }
  return incoming;
}

}  // namespace asah::exchange
