// The register: what was sent to whom, what came back, what is late.

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/packet.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/sharing_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using model::Packet;
using model::PacketReturn;
using ui::TextKey;

constexpr std::int32_t kTwoWeeks = 14;

class RegisterBuilder {
 public:
  RegisterBuilder(const Context& context, const SharingState& state)
      : context_(context), state_(state), query_(base::fold(state.search)) {}

  PacketsModel run() {
    const model::Cycle* cycle = context_.data.cycles.find(context_.cycle);
    model_.has_cycle = cycle != nullptr;
    if (cycle == nullptr) return std::move(model_);
    model_.cycle = cycle->name;
    for (const PacketReturn& taken : context_.data.packet_returns) {
      returns_[taken.packet].push_back(&taken);
    }
    for (auto& [packet, taken] : returns_) {
      std::ranges::stable_sort(taken, {}, [](const PacketReturn* r) { return r->received; });
    }
    for (const Packet& packet : context_.data.packets) {
      if (packet.cycle == context_.cycle) add(packet);
    }
    std::ranges::stable_sort(model_.rows, {}, [&](const PacketRow& row) { return order_.at(row.id); });
    add_counts();
    add_fresh();
    return std::move(model_);
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, context_.language, args);
  }
  std::string count(std::size_t n) const {
    return whole_text(static_cast<std::int64_t>(n), context_.language);
  }
  std::string day(base::Date date) const { return date_text(date, context_.language); }

  PacketStanding standing_of(const Packet& packet) const {
    if (returns_.contains(packet.id)) return PacketStanding::Back;
    if (packet.withdrawn) return PacketStanding::Withdrawn;
    const bool late = packet.due.has_value() && packet.due < context_.today;
    return late ? PacketStanding::Late : PacketStanding::Waiting;
  }

  std::string state_of(const Packet& packet, PacketStanding standing) const {
    const std::int32_t left =
        packet.due.has_value() ? packet.due.days() - context_.today.days() : 0;
    switch (standing) {
      case PacketStanding::Back:
        return words(TextKey::sharing_state_back, {day(returns_.at(packet.id).back()->received)});
      case PacketStanding::Withdrawn: return words(TextKey::sharing_state_withdrawn);
      case PacketStanding::Late:
        return words(TextKey::sharing_state_late, {count(static_cast<std::size_t>(-left))});
      case PacketStanding::Waiting: break;
    }
    if (!packet.due.has_value()) return words(TextKey::sharing_state_waiting);
    if (left == 0) return words(TextKey::sharing_state_due_today);
    return words(TextKey::sharing_state_due, {count(static_cast<std::size_t>(left))});
  }

  std::string whom(const Packet& packet) const {
    static constexpr TextKey kKinds[] = {TextKey::sharing_kind_unit, TextKey::sharing_kind_rater,
                                         TextKey::sharing_kind_self, TextKey::sharing_kind_list};
    std::string out = words(kKinds[static_cast<std::size_t>(packet.kind)]);
    if (packet.kind != model::PacketKind::Self) out += " · " + words(source_key(packet.source));
    return out;
  }

  std::string who_filled(const PacketReturn& taken) const {
    const model::Rater* rater = context_.data.raters.find(taken.rater);
    if (rater != nullptr && !rater->name.empty()) return rater->name;
    if (!taken.author.empty()) return taken.author;
    return taken.office.empty() ? words(TextKey::sharing_nameless) : taken.office;
  }

  std::string back_of(const Packet& packet) const {
    const auto taken = returns_.find(packet.id);
    if (taken == returns_.end()) return words(TextKey::sharing_back_none);
    std::int64_t levels = 0;
    for (const PacketReturn* one : taken->second) levels += one->levels;
    const std::string sum = whole_text(levels, context_.language);
    if (taken->second.size() == 1) {
      return words(TextKey::sharing_back_some, {sum, who_filled(*taken->second.front())});
    }
    return words(TextKey::sharing_back_many, {sum, count(taken->second.size())});
  }

  void add(const Packet& packet) {
    ++model_.all;
    const PacketStanding standing = standing_of(packet);
    ++model_.counts[static_cast<std::size_t>(standing)];
    if (packet.id == state_.packet) add_detail(packet, standing);
    if (state_.standing >= 0 && state_.standing != static_cast<int>(standing)) return;
    if (!query_.empty() && base::fold(packet.receiver).find(query_) == std::string::npos) return;
    // What asks for something first: late, then waiting by due date, back, withdrawn.
    static constexpr int kOrder[] = {1, 0, 2, 3};
    order_[packet.id] = {kOrder[static_cast<std::size_t>(standing)], packet.due,
                         base::fold(packet.receiver)};
    model_.rows.push_back({packet.id, packet.receiver, whom(packet),
                           count(packet.employees.size()), day(packet.made), day(packet.due),
                           standing, state_of(packet, standing), back_of(packet)});
  }

  void add_detail(const Packet& packet, PacketStanding standing) {
    PacketDetail detail{.id = packet.id, .receiver = packet.receiver,
                        .whom = whom(packet) + " · " +
                                words(TextKey::sharing_people, {count(packet.employees.size())}),
                        .state = state_of(packet, standing), .standing = standing,
                        .message = packet.message};
    const auto fact = [&](TextKey key, std::string value) {
      if (!value.empty()) detail.facts.push_back({words(key), std::move(value)});
    };
    const model::Rater* rater = context_.data.raters.find(packet.rater);
    if (packet.kind != model::PacketKind::Self) {
      fact(TextKey::sharing_packet_rater,
           rater != nullptr ? rater->name : words(TextKey::sharing_packet_rater_open));
    }
    fact(TextKey::sharing_packet_made, day(packet.made));
    fact(TextKey::sharing_packet_due, day(packet.due));
    if (packet.seal) fact(TextKey::sharing_packet_seal, words(TextKey::record_yes));
    if (const auto taken = returns_.find(packet.id); taken != returns_.end()) {
      for (const PacketReturn* one : taken->second) detail.returns.push_back(line(*one));
    }
    const model::RaterId by =
        packet.rater || !returns_.contains(packet.id) ? packet.rater
                                                      : returns_.at(packet.id).back()->rater;
    const exchange::FillProgress filled = exchange::fill_progress(context_.data, packet, by);
    if (filled.cells > 0) {
      detail.share =
          static_cast<float>(filled.cells_filled) / static_cast<float>(filled.cells);
      detail.filled = count(filled.cells_filled) + " / " + count(filled.cells);
    }
    model_.detail = std::move(detail);
  }

  PacketReturnLine line(const PacketReturn& taken) const {
    const auto number = [&](std::int32_t n) { return whole_text(n, context_.language); };
    PacketReturnLine out{.who = who_filled(taken), .when = day(taken.received),
                         .what = words(TextKey::sharing_file_levels, {number(taken.levels)})};
    if (taken.notes > 0) {
      out.what += ", " + words(TextKey::sharing_return_notes, {number(taken.notes)});
    }
    if (taken.outside > 0) {
      out.outside = words(TextKey::sharing_return_outside, {number(taken.outside)});
    }
    return out;
  }

  void add_counts() {
    static constexpr TextKey kWords[] = {
        TextKey::sharing_filter_waiting, TextKey::sharing_filter_late, TextKey::sharing_filter_back,
        TextKey::sharing_filter_withdrawn};
    for (std::size_t i = 0; i < kPacketStandings; ++i) {
      model_.count_words[i] = words(kWords[i], {count(model_.counts[i])});
    }
    const std::size_t back = model_.counts[static_cast<std::size_t>(PacketStanding::Back)];
    const std::size_t all = static_cast<std::size_t>(model_.all);
    model_.awaited = all - model_.counts[static_cast<std::size_t>(PacketStanding::Withdrawn)];
    model_.sent = words(TextKey::sharing_filter_all, {count(all)});
    if (model_.awaited > 0) {
      model_.share_back = static_cast<float>(back) / static_cast<float>(model_.awaited);
    }
    model_.share_words = count(back) + " / " + count(model_.awaited);
  }

  void add_fresh() {
    model_.fresh.due = base::Date::from_days(context_.today.days() + kTwoWeeks);
    model_.fresh.seal = exchange::sealing_key(context_.data.keys) != nullptr;
  }

  const Context& context_;
  const SharingState& state_;
  std::string query_;
  PacketsModel model_;
  std::map<model::PacketId, std::vector<const PacketReturn*>> returns_;
  std::map<model::PacketId, std::tuple<int, base::Date, std::string>> order_;
};

}  // namespace

PacketsModel build_packets(const Context& context, const SharingState& state) {
  return RegisterBuilder(context, state).run();
}

}  // namespace asah::screens
