// Returns of any bytes: a file is a document; whatever it says, taking it in changes nothing outside the
// fence of its packet, and the step can be committed and undone.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/change/store.hpp"
#include "core/exchange/packet/fence.hpp"
#include "core/exchange/packet/returns.hpp"
#include "core/model/validate.hpp"

using namespace asah;

namespace {

constexpr base::Date kMade = base::Date::from_days(20'500);

// Two people, two competencies, a rater, a packet of one person for that rater and one for whoever
// says their name.
model::Dataset office() {
  model::Dataset data;
  data.workspace = {1};
  for (std::uint64_t id = 1; id <= 2; ++id) {
    data.employees.insert({.id = {id}, .nip = std::to_string(id), .name = "P"});
    model::Competency competency;
    competency.id = {id};
    competency.code = "K" + std::to_string(id);
    data.competencies.insert(competency);
    model::Packet packet;
    packet.id = {id};
    packet.cycle = {1};
    packet.receiver = "R";
    packet.employees = {{1}};
    packet.made = kMade;
    if (id == 1) packet.rater = {1};
    data.packets.insert(packet);
  }
  model::Cycle cycle;
  cycle.id = {1};
  cycle.name = "C";
  cycle.sources = {{}};
  cycle.competencies = {{1}, {2}};
  data.cycles.insert(cycle);
  data.raters.insert({.id = {1}, .name = "A"});
  const std::vector<model::SheetChange> sheets{
      {{{1}, model::Source::Superior, {1}, kMade}, {{{1}, {}, {3}}}},
      {{{2}, model::Source::Superior, {1}, kMade}, {{{1}, {}, {3}}}}};
  data.ratings.edit({1}).apply(sheets);
  return data;
}

void check_beyond(const model::Dataset& before, const model::Dataset& after,
                  const model::Packet& packet) {
  const exchange::Fence fence(packet, before.cycles.find(packet.cycle));
  const change::ChangeSet changes = change::difference(before, after);
  for (const change::RatingsChange& ratings : changes.ratings) {
    ASAH_CHECK(ratings.cycle == packet.cycle);
    for (const model::SheetChange& sheet : ratings.sheets) {
      ASAH_CHECK(fence.has_sheet(sheet.key, after.raters));
      for (const model::LevelChange& level : sheet.levels) {
        ASAH_CHECK(fence.has_competency(level.competency));
      }
    }
  }
  for (const change::RecordChange& record : changes.records) {
    using enum model::EntityKind;
    const bool entered = record.op == change::RecordOp::Add &&
                         (record.kind == Rater || record.kind == PacketReturn ||
                          record.kind == Decision);
    ASAH_CHECK(entered || record.kind == Note);
    if (record.kind != Note) continue;
    const model::Note* was = before.notes.find({record.id});
    const model::Note* is = after.notes.find({record.id});
    ASAH_CHECK(was == nullptr || fence.has_note(*was, after.raters));
    ASAH_CHECK(is == nullptr || fence.has_note(*is, after.raters));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const model::Dataset kOurs = office();
  const auto document =
      exchange::read_document({reinterpret_cast<const char*>(data), size}, {.validate = false});
  if (!document) return 0;
  exchange::ReturnsInput input{.ours = &kOurs, .files = {{"file", &*document}}};
  input.today = kMade;
  input.state_at = [](const change::JournalHead&) { return std::optional(kOurs); };
  const auto plan = exchange::plan_returns(input);
  ASAH_CHECK(plan.has_value());
  const auto outcome = exchange::merge_returns(*plan, {}, {});
  ASAH_CHECK(outcome.has_value());
  ASAH_CHECK(!base::has_errors(model::validate(outcome->dataset)));
  if (const model::Packet* packet = kOurs.packets.find(plan->reviews().front().packet)) {
    check_beyond(kOurs, outcome->dataset, *packet);
  } else {
    ASAH_CHECK(outcome->dataset == kOurs);
  }
  change::Store store(kOurs);
  ASAH_CHECK(store.commit(outcome->step, {}).has_value());
  if (store.head().seq > 0) ASAH_CHECK(store.undo({}).has_value());
  ASAH_CHECK(store.snapshot() == kOurs);
  return 0;
}
