#pragma once
// Splitting a cycle into packets: what goes out, what is in it, what comes back. README.md has the
// rules; returns.hpp takes in what came back.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/change/store.hpp"
#include "core/exchange/document.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

/// Which packets are wanted, and what stands in all of them.
struct SplitRequest {
  model::CycleId cycle;
  model::PacketKind kind = model::PacketKind::Unit;
  /// Who rates, seen from the people rated. Kind Self is always Source::Self.
  model::Source source = model::Source::Superior;
  /// Unit: one packet each, with all people below. A person below two of them is in the packet of
  /// the nearer. Empty: the units that a board would list, see plan_packets.
  std::vector<model::UnitId> units{};
  /// Rater: for this one, over `people`. None: one packet for each rater who has sheets in the cycle
  /// as `source`, over those whom they rated.
  model::RaterId rater{};
  /// Self: one packet each (empty: everyone who takes part). Rater: whom `rater` rates. List: these,
  /// in one packet.
  std::vector<model::EmployeeId> people{};
  /// List: whom it is for.
  std::string receiver{};
  base::Date made{};
  base::Date due{};
  /// Stands in each packet, for the receiver to read.
  std::string message{};
  /// Where the workspace's journal stands; the base of the later merge.
  change::JournalHead base{};
  /// The returns are to be sealed with this key of the workspace; none: they are plain.
  model::WorkspaceKeyId seal{};
  /// Hands out identities not used before; asked for each packet in their order, again where two would
  /// have one file name.
  std::function<std::uint64_t()> new_id{};
};

/// The packets, not yet registered. Who takes part: active people in a unit of the cycle or below
/// one, all active people when the cycle names no units; people picked by hand need not.
///
/// Unit without `units`: the units of the cycle (else the roots of the tree); where that is a single
/// one with units below it, these, and one more packet for the people directly in it. Packets of
/// units come in the order of the tree, of raters by name then identity, of persons by unit order,
/// name, identity. Units without anybody get no packet unless they were named.
///
/// Errors: NoSuchRecord (cycle, unit, rater, person or key), CycleClosed, PacketWithoutPeople (a unit
/// or rater named has nobody, or nobody is left at all), PacketTooLarge, Required (List without a
/// receiver).
base::Result<std::vector<model::Packet>> plan_packets(const model::Dataset& dataset,
                                                      const SplitRequest& request);

/// Enters packets into the register, as one step "step.make_packets" with their number.
change::Step packets_step(const model::Dataset& dataset, std::span<const model::Packet> packets);

/// What the receiver gets: region, cycle with its competencies, the people (number, name, titles,
/// kind, unit, position), their units with all above, positions with tiers and standards, the packet,
/// its rater, the public half of its key, and the ratings and notes inside the fence that are there
/// already. Nothing else. `packet` need not be registered. Without the cycle: an empty workspace.
model::Dataset packet_dataset(const model::Dataset& whole, const model::Packet& packet);

/// What goes back: the packet, the cycle by name, the people and competencies by name and number,
/// the raters, the public half of the key, and the ratings and notes inside the fence.
model::Dataset return_dataset(const model::Dataset& filled, const model::Packet& packet);

/// The packet a document is, or came back from. NotAPacket when its purpose is neither, or it does
/// not hold exactly one packet with its cycle; then NotAReturn when its purpose is a return.
base::Result<model::Packet> packet_of(const Document& document);

/// Who rates: the packet's rater; of Source::Self nobody (people rate themselves without a rater
/// record); else made from cycle, source and `name`, letter case and spacing apart: the same person
/// is the same rater in every copy and in every packet of that round. None for an empty name.
model::RaterId packet_rater(const model::Packet& packet, std::string_view name);

/// The sheet to be filled in for one person: the rater's latest one in the packet's cycle and source
/// if there is one, else a new one dated by the day that the packet was made, never by the clock of
/// the one who fills it in. So two copies of a packet meet in the same places.
model::SheetKey packet_sheet(const model::Dataset& dataset, const model::Packet& packet,
                             model::RaterId rater, model::EmployeeId person);

/// The competencies to be rated, in the cycle's order; those that the dataset does not have, or that
/// are retired, left out.
std::vector<model::CompetencyId> packet_competencies(const model::Dataset& dataset,
                                                     const model::Packet& packet);

/// Those of packet_competencies that one person is to be rated in: what the position demands, all
/// where it demands none of them.
std::vector<model::CompetencyId> person_competencies(const model::Dataset& dataset,
                                                     const model::Packet& packet,
                                                     model::EmployeeId person);

/// How much of what is expected has a level on the sheets of packet_sheet.
struct FillProgress {
  std::size_t people = 0;
  /// With every cell filled.
  std::size_t people_done = 0;
  std::size_t cells = 0;
  std::size_t cells_filled = 0;

  bool done() const { return people_done == people; }
  bool operator==(const FillProgress&) const = default;
};
FillProgress fill_progress(const model::Dataset& dataset, const model::Packet& packet,
                           model::RaterId rater);

/// "paket-penilaian_<cycle>_<receiver>_<last 4 letters of its id>.asn.json": lower-case letters a-z, digits
/// and hyphens in each part, at most 40 of them; the same on every system.
std::string packet_file_name(const model::Dataset& dataset, const model::Packet& packet);
/// "balasan-penilaian_<cycle>_<receiver>_<rater>_<4 letters>.asn.json"; without a rater's name that
/// part is left out.
std::string return_file_name(const model::Dataset& dataset, const model::Packet& packet,
                             std::string_view rater);

}  // namespace asah::exchange
