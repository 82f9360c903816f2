#pragma once
// Bagi & gabung: the register of packets and making new ones, the review of files that came in, the
// decisions that were taken.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/secrecy_vm.hpp"
#include "wasm/screens/sharing_items_vm.hpp"
#include "wasm/screens/unread.hpp"

namespace asah::screens {

enum class SharingTab : std::uint8_t { Packets, Merge, Decisions };

/// Packets while they are being set up.
struct PacketDraft {
  int kind = 0;  ///< model::PacketKind
  int source = static_cast<int>(model::Source::Superior);
  std::vector<model::UnitId> units;
  model::RaterId rater;
  std::vector<model::EmployeeId> people;
  std::string receiver;
  base::Date due;
  std::string message;
  bool seal = false;
  bool lock = false;  ///< under a passphrase
  Unread<NewPassphrase> passphrase;
  /// What is typed to find a person.
  std::string find;
  bool operator==(const PacketDraft&) const = default;
};

enum class PacketStanding : std::uint8_t { Waiting, Late, Back, Withdrawn };
inline constexpr std::size_t kPacketStandings = 4;

/// Another value being typed for a card of the review.
struct OtherInput {
  int stage = 0;      ///< SharingFileKind, as in ItemCard
  std::string item;   ///< as in ItemCard
  OtherDraft draft;
  bool operator==(const OtherInput&) const = default;
};

struct SharingState {
  int tab = 0;  ///< SharingTab
  /// Files that had come when the screen turned to them last.
  std::uint64_t arrivals = 0;
  // ---- packets ----
  int standing = -1;  ///< PacketStanding to show; -1 all
  std::string search;
  model::PacketId packet;       ///< shown beside
  model::PacketId withdrawing;  ///< to be confirmed
  SealState saving;             ///< the packet shown, once more, under a passphrase
  std::optional<PacketDraft> draft;
  // ---- review ----
  std::uint64_t file = 0;      ///< only what is about this file; 0 all
  bool files_open = false;     ///< on a narrow page: the files that stand above the questions
  std::uint32_t unfolded = 0;  ///< groups of settled items, one bit each
  bool confirming = false;
  std::optional<OtherInput> other;
  Unread<std::shared_ptr<const SharingItems>> items;  ///< handed on from model to model
  // ---- decisions ----
  int decided = -1;  ///< 0 open ones, 1 decided; -1 all
  std::string decision_search;
  model::DecisionId decision;

  bool operator==(const SharingState&) const = default;
};

// ---- packets ----------------------------------------------------------------------------------------

struct PacketRow {
  model::PacketId id;
  std::string receiver;
  std::string whom;   ///< "unit kerja · Atasan"
  std::string people;
  std::string sent;
  std::string due;
  PacketStanding standing = PacketStanding::Waiting;
  std::string state;  ///< "terlambat 3 hari"
  std::string back;   ///< "396 nilai · dr. Hadi"
};

struct SharingFact {
  std::string label;
  std::string value;
};

struct PacketReturnLine {
  std::string who;
  std::string when;
  std::string what;
  std::string outside;  ///< empty: nothing was
};

/// The packet shown beside the register.
struct PacketDetail {
  model::PacketId id;
  std::string receiver;
  std::string whom;  ///< "unit kerja · Atasan · 23 orang"
  std::string state;
  PacketStanding standing = PacketStanding::Waiting;
  std::vector<SharingFact> facts;
  std::string message;
  float share = 0;  ///< of its cells that have a level here
  std::string filled;
  std::vector<PacketReturnLine> returns;
};

struct PacketsModel {
  bool has_cycle = false;
  std::string cycle;
  std::vector<PacketRow> rows;
  std::int64_t all = 0;
  std::array<std::size_t, kPacketStandings> counts{};
  /// The same as words.
  std::array<std::string, kPacketStandings> count_words;
  std::string sent;
  std::size_t awaited = 0;  ///< not withdrawn
  float share_back = 0;
  std::string share_words;  ///< "7 / 12"
  std::optional<PacketDetail> detail;
  PacketDraft fresh;  ///< what making packets begins with
};

// ---- making packets -----------------------------------------------------------------------------------

struct MakeOption {
  std::uint64_t id = 0;
  std::string name;
  std::string detail;
};

/// What the set-up shows beside the draft itself.
struct MakeModel {
  std::vector<MakeOption> units;   ///< all, in tree order, indented
  std::vector<MakeOption> raters;  ///< who have sheets as the source chosen
  std::vector<MakeOption> found;   ///< people for what is typed
  std::vector<MakeOption> chosen_units;
  std::vector<MakeOption> chosen_people;  ///< the first ones
  std::size_t more_people = 0;
  /// Active people in a unit and below it.
  std::function<std::vector<model::EmployeeId>(std::uint64_t unit)> people_below;
  /// Fingerprint, day and maker of the key that returns can be sealed with; empty: there is none.
  std::string seal_key;
  bool due_missing = false;
  bool due_past = false;
  /// Why there are no packets; empty when there are.
  std::string fault;
  /// What would be made, by the receivers' names: one looks a receiver up by name, and the register
  /// shows packets of one due date in this order too. Equal names keep the order of planning.
  std::vector<model::Packet> packets;
  std::string packets_words;  ///< "12 paket"
  std::string people_words;   ///< "214 orang"
  std::size_t in_none = 0;
  std::size_t in_two = 0;
  std::size_t before = 0;  ///< people in packets that are still waited for
  bool ready = false;
};

// ---- review ---------------------------------------------------------------------------------------------

enum class FileTone : std::uint8_t { Ok, Ask, Plain, Warn, Bad };

struct FileCard {
  std::uint64_t id = 0;
  std::string title;    ///< who sent it
  std::string kind;     ///< "balasan · 41 orang · 20 Nov 16.12"
  std::string file;
  std::string chip;
  FileTone tone = FileTone::Plain;
  bool late = false;
  std::vector<std::string> lines;
  std::vector<std::pair<bool, std::string>> findings;  ///< bad ones first; true: harm
};

struct HappensLine {
  int icon = 0;  ///< 0 plus, 1 pencil, 2 equals, 3 kept out, 4 minus
  std::string words;
};

/// Another value for a card, being typed.
struct OtherModel {
  std::string who;
  std::string what;
  OtherField field;
  std::string error;                 ///< why it cannot be used; empty until something is typed
  std::optional<model::Value> value;  ///< what it would decide for
  bool offered = false;              ///< it stands among the choices
};

struct ReviewModel {
  std::vector<FileCard> files;
  bool stale = false;
  bool comparing = false;
  bool reading = false;
  std::string work_left;
  float work_share = 0;  ///< of what is being read or compared
  bool can_stop = true;
  std::string subtitle;
  std::vector<HappensLine> happens;
  std::string error;
  bool can_merge = false;
  std::string merge_words;  ///< "Gabungkan 1.204 nilai"
  std::size_t open = 0;
  bool any_levels = false;  ///< rules about levels make sense
  std::shared_ptr<const SharingItems> items;
  /// Positions in items->cards that are shown, after the filter by file.
  std::vector<std::uint32_t> shown;
  /// By card: position in its values; kUndecided leaves it open; kOtherValue: see other_words.
  std::vector<std::int32_t> decided;
  std::map<std::uint32_t, std::string> other_words;  ///< by card: the other value decided for
  std::optional<OtherModel> other;
  std::vector<std::pair<std::uint64_t, std::string>> branches;  ///< files one can prefer
};

// ---- decisions --------------------------------------------------------------------------------------------

struct DecisionRow {
  model::DecisionId id;
  std::string when;
  std::string who;
  std::string what;   ///< the person or record
  std::string about;  ///< the rest of the title: cycle, competency, field
  std::string chosen;
  std::string others;
  bool open = false;
};

struct DecisionSide {
  std::string value;
  std::string who;  ///< office · person
  std::string when;
  std::string file;
  bool chosen = false;
};

struct DecisionDetail {
  DecisionRow row;
  std::string rule;
  std::vector<DecisionSide> sides;
  model::EmployeeId employee;
};

struct DecisionsModel {
  std::vector<DecisionRow> rows;
  std::int64_t all = 0;
  std::size_t open = 0;
  std::size_t decided = 0;
  std::string all_words, open_words, decided_words;
  std::optional<DecisionDetail> detail;
};

struct SharingModel {
  bool read_only = false;
  SharingTab tab = SharingTab::Packets;
  /// The screen turns to what came in.
  std::optional<SharingTab> turn_to;
  std::uint64_t arrivals = 0;
  std::string merge_tab;      ///< number of files; empty: none
  std::string decisions_tab;  ///< number of open ones; empty: none
  std::size_t to_write = 0;
  float write_share = 0;
  std::string writing;
  base::Date today;
  SealModel seal;  ///< what encrypting a packet has come to
  std::optional<PacketsModel> packets;
  std::optional<MakeModel> make;
  std::optional<ReviewModel> review;
  std::optional<DecisionsModel> decisions;
};

SharingModel build_sharing(const Context& context, const Desk& desk, const Route& route,
                           const SharingState& state);

// ---- the parts, for build_sharing -----------------------------------------------------------------------
PacketsModel build_packets(const Context& context, const SharingState& state);
MakeModel build_make(const Context& context, const PacketDraft& draft);
ReviewModel build_review(const Context& context, const Desk& desk, const SharingState& state);
DecisionsModel build_decisions(const Context& context, const SharingState& state);

}  // namespace asah::screens
