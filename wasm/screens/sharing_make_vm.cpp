// Setting packets up: what can be chosen, and what would come of it.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/sharing_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using model::PacketKind;
using ui::TextKey;

constexpr std::size_t kFoundMost = 8;
constexpr std::size_t kChosenShown = 12;

class MakeBuilder {
 public:
  MakeBuilder(const Context& context, const PacketDraft& draft)
      : context_(context), data_(context.data), draft_(draft) {}

  MakeModel run() {
    add_units();
    if (kind() == PacketKind::Rater) add_raters();
    if (kind() == PacketKind::List || kind() == PacketKind::Self) add_people();
    add_people_below();
    add_key();
    model_.due_missing = !draft_.due.has_value();
    model_.due_past = draft_.due.has_value() && draft_.due < context_.today;
    plan();
    model_.ready = model_.fault.empty() && !model_.packets.empty() && !model_.due_missing &&
                   !model_.due_past && !context_.read_only;
    return std::move(model_);
  }

 private:
  void add_key() {
    const model::WorkspaceKey* key = exchange::sealing_key(data_.keys);
    if (key == nullptr) return;
    const base::Language language = context_.language;
    const std::string day = date_text(key->made, language);
    model_.seal_key = say(TextKey::secrecy_key_print, language) + " " +
                      exchange::key_fingerprint(*key) + " · " +
                      (key->by.empty() ? say(TextKey::secrecy_key_made, language, {day})
                                       : say(TextKey::secrecy_key_made_by, language, {day, key->by}));
  }
  PacketKind kind() const { return static_cast<PacketKind>(draft_.kind); }
  std::string count(std::size_t n) const {
    return whole_text(static_cast<std::int64_t>(n), context_.language);
  }

  void add_units() {
    const auto roster = context_.cache.get(data_, analytics::RosterQuery{});
    const auto units = data_.units.rows();
    for (const std::uint32_t row : roster->tree.order) {
      const model::Unit& unit = units[row];
      std::string indent;
      for (std::uint32_t d = 0; d < roster->tree.depth[row]; ++d) indent += "   ";
      model_.units.push_back({unit.id.value, indent + unit.name, {}});
      if (std::ranges::count(draft_.units, unit.id) > 0) {
        model_.chosen_units.push_back({unit.id.value, unit.name, {}});
      }
    }
  }

  void add_raters() {
    std::unordered_set<std::uint64_t> seen;
    const model::RatingBlock& block = data_.ratings.block(context_.cycle);
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (block.sources()[row] != static_cast<model::Source>(draft_.source)) continue;
      const model::RaterId id = block.raters()[row];
      const model::Rater* rater = data_.raters.find(id);
      if (rater == nullptr || !seen.insert(id.value).second) continue;
      model_.raters.push_back({id.value, rater->name, {}});
    }
    std::ranges::sort(model_.raters, {}, [](const MakeOption& o) {
      return std::pair(base::fold(o.name), o.id);
    });
  }

  MakeOption person_option(const model::Employee& person) const {
    const model::Unit* unit = data_.units.find(person.unit);
    return {person.id.value, model::full_name(person), unit == nullptr ? "" : unit->name};
  }

  void add_people() {
    for (const model::EmployeeId id : draft_.people) {
      const model::Employee* person = data_.employees.find(id);
      if (person == nullptr) continue;
      if (model_.chosen_people.size() < kChosenShown) {
        model_.chosen_people.push_back(person_option(*person));
      } else {
        ++model_.more_people;
      }
    }
    const std::string query = base::fold(draft_.find);
    if (query.empty()) return;
    std::unordered_set<std::uint64_t> chosen;
    for (const model::EmployeeId id : draft_.people) chosen.insert(id.value);
    for (const model::Employee& person : data_.employees) {
      if (model_.found.size() == kFoundMost) break;
      if (!person.active || chosen.contains(person.id.value)) continue;
      if (base::fold(model::full_name(person)).find(query) != std::string::npos ||
          person.nip.starts_with(query)) {
        model_.found.push_back(person_option(person));
      }
    }
  }

  void add_people_below() {
    const auto roster = context_.cache.get(data_, analytics::RosterQuery{});
    model_.people_below = [data = data_, roster](std::uint64_t unit) {
      std::vector<model::EmployeeId> out;
      const auto top = data.units.index_of({unit});
      const auto people = data.employees.rows();
      for (std::size_t i = 0; top && i < people.size(); ++i) {
        const std::uint32_t row = roster->places.unit[i];
        if (!people[i].active || row == model::kNoIndex) continue;
        if (roster->tree.is_within(row, static_cast<std::uint32_t>(*top))) {
          out.push_back(people[i].id);
        }
      }
      return out;
    };
  }

  exchange::SplitRequest request(PacketKind as) const {
    exchange::SplitRequest out{.cycle = context_.cycle, .kind = as,
                               .source = static_cast<model::Source>(draft_.source),
                               .made = context_.today, .due = draft_.due,
                               .message = draft_.message};
    out.new_id = context_.new_id;
    return out;
  }

  void plan() {
    exchange::SplitRequest wanted = request(kind());
    if (kind() == PacketKind::Unit) wanted.units = draft_.units;
    if (kind() == PacketKind::Rater) {
      wanted.rater = draft_.rater;
      if (draft_.rater) wanted.people = people_of(draft_.rater);
    }
    if (kind() == PacketKind::Self || kind() == PacketKind::List) wanted.people = draft_.people;
    if (kind() == PacketKind::List) {
      wanted.receiver = std::string(base::trim(draft_.receiver));
      // Nothing chosen yet is no fault.
      if (draft_.people.empty() || wanted.receiver.empty()) return;
    }
    if (draft_.seal) {
      if (const auto* key = exchange::sealing_key(data_.keys)) wanted.seal = key->id;
    }
    auto packets = exchange::plan_packets(data_, wanted);
    if (!packets) {
      model_.fault = base::describe(packets.error(), context_.indonesian());
      return;
    }
    model_.packets = std::move(*packets);
    std::ranges::stable_sort(model_.packets, {},
                             [](const model::Packet& one) { return base::fold(one.receiver); });
    compare_with_cycle();
  }

  std::vector<model::EmployeeId> people_of(model::RaterId rater) const {
    std::vector<model::EmployeeId> out;
    const model::RatingBlock& block = data_.ratings.block(context_.cycle);
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (block.raters()[row] != rater ||
          block.sources()[row] != static_cast<model::Source>(draft_.source)) {
        continue;
      }
      if (out.empty() || out.back() != block.employees()[row]) out.push_back(block.employees()[row]);
    }
    return out;
  }

  void compare_with_cycle() {
    std::unordered_map<std::uint64_t, int> times;
    for (const model::Packet& packet : model_.packets) {
      for (const model::EmployeeId id : packet.employees) ++times[id.value];
    }
    model_.packets_words =
        say(TextKey::sharing_make_packets, context_.language, {count(model_.packets.size())});
    model_.people_words = say(TextKey::sharing_people, context_.language, {count(times.size())});
    for (const auto& [id, n] : times) model_.in_two += n > 1 ? 1 : 0;
    std::uint64_t next = 0;
    exchange::SplitRequest all = request(PacketKind::Self);
    all.new_id = [&next] { return ++next; };
    if (const auto everyone = exchange::plan_packets(data_, all)) {
      for (const model::Packet& one : *everyone) {
        model_.in_none += times.contains(one.employees.front().value) ? 0 : 1;
      }
    }
    count_waiting(times);
  }

  void count_waiting(const std::unordered_map<std::uint64_t, int>& times) {
    std::unordered_set<std::uint64_t> back;
    for (const model::PacketReturn& taken : data_.packet_returns) back.insert(taken.packet.value);
    std::unordered_set<std::uint64_t> waited;
    const bool self = kind() == PacketKind::Self;
    const auto source = self ? model::Source::Self : static_cast<model::Source>(draft_.source);
    for (const model::Packet& packet : data_.packets) {
      if (packet.cycle != context_.cycle || packet.withdrawn || packet.source != source ||
          back.contains(packet.id.value)) {
        continue;
      }
      for (const model::EmployeeId id : packet.employees) {
        if (times.contains(id.value)) waited.insert(id.value);
      }
    }
    model_.before = waited.size();
  }

  const Context& context_;
  const model::Dataset& data_;
  const PacketDraft& draft_;
  MakeModel model_;
};

}  // namespace

MakeModel build_make(const Context& context, const PacketDraft& draft) {
  return MakeBuilder(context, draft).run();
}

}  // namespace asah::screens
