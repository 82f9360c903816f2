#include "wasm/screens/sharing_vm.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

class DecisionsBuilder {
 public:
  DecisionsBuilder(const Context& context, const SharingState& state)
      : context_(context), state_(state), query_(base::fold(state.decision_search)) {}

  DecisionsModel run() {
    std::vector<const model::Decision*> all;
    for (const model::Decision& decision : context_.data.decisions) {
      all.push_back(&decision);
      ++(decision.open ? model_.open : model_.decided);
    }
    model_.all = static_cast<std::int64_t>(all.size());
    // Open ones first, then the latest.
    std::ranges::stable_sort(all, [](const model::Decision* a, const model::Decision* b) {
      if (a->open != b->open) return a->open;
      return a->decided_at > b->decided_at;
    });
    for (const model::Decision* decision : all) {
      if (decision->id == state_.decision) add_detail(*decision);
      if (fits(*decision)) model_.rows.push_back(row(*decision));
    }
    const auto number = [&](std::size_t n) {
      return whole_text(static_cast<std::int64_t>(n), context_.language);
    };
    model_.all_words = say(TextKey::sharing_filter_all, context_.language,
                           {number(all.size())});
    model_.open_words = say(TextKey::sharing_filter_open, context_.language,
                            {number(model_.open)});
    model_.decided_words = say(TextKey::sharing_filter_decided, context_.language,
                               {number(model_.decided)});
    return std::move(model_);
  }

 private:
  bool fits(const model::Decision& decision) const {
    if (state_.decided >= 0 && decision.open != (state_.decided == 0)) return false;
    if (query_.empty()) return true;
    std::string all = decision.title + ' ' + decision.person + ' ' + decision.office;
    for (const model::DecisionChoice& choice : decision.choices) {
      all += ' ' + choice.value + ' ' + choice.office + ' ' + choice.author;
    }
    return base::fold(all).find(query_) != std::string::npos;
  }

  std::string by(const std::string& office, const std::string& person) const {
    if (office.empty() && person.empty()) return say(TextKey::sharing_nameless, context_.language);
    if (office.empty() || person.empty()) return office + person;
    return person + " · " + office;
  }

  DecisionRow row(const model::Decision& decision) const {
    DecisionRow out{.id = decision.id,
                    .when = moment_words(decision.decided_at, context_.language),
                    .who = by(decision.office, decision.person), .what = decision.title,
                    .chosen = decision.chosen, .open = decision.open};
    constexpr std::string_view kBetween = " · ";
    if (const std::size_t cut = out.what.find(kBetween); cut != std::string::npos) {
      out.about = out.what.substr(cut + kBetween.size());
      out.what.resize(cut);
    }
    for (const model::DecisionChoice& choice : decision.choices) {
      if (choice.value == decision.chosen) continue;
      if (out.others.find(choice.value) != std::string::npos) continue;
      out.others += (out.others.empty() ? "" : ", ") + choice.value;
    }
    return out;
  }

  void add_detail(const model::Decision& decision) {
    DecisionDetail detail{.row = row(decision), .employee = decision.employee};
    if (context_.data.employees.find(decision.employee) == nullptr) detail.employee = {};
    if (!decision.rule.empty()) {
      const bool greater = decision.rule == "greater";
      const std::string rule = say(
          greater ? TextKey::sharing_rule_greater : TextKey::sharing_rule_branch,
          context_.language);
      detail.rule = say(TextKey::sharing_decision_rule, context_.language, {rule});
    }
    for (const model::DecisionChoice& choice : decision.choices) {
      detail.sides.push_back({choice.value, by(choice.office, choice.author),
                              moment_words(choice.date, context_.language), choice.file,
                              choice.value == decision.chosen});
    }
    model_.detail = std::move(detail);
  }

  const Context& context_;
  const SharingState& state_;
  std::string query_;
  DecisionsModel model_;
};

}  // namespace

DecisionsModel build_decisions(const Context& context, const SharingState& state) {
  return DecisionsBuilder(context, state).run();
}

SharingModel build_sharing(const Context& context, const Desk& desk, const Route&,
                           const SharingState& state) {
  SharingModel model;
  model.read_only = context.read_only;
  model.today = context.today;
  model.seal = build_seal(context, desk);
  model.tab = static_cast<SharingTab>(state.tab);
  const auto number = [&](std::size_t n) {
    return whole_text(static_cast<std::int64_t>(n), context.language);
  };
  if (const SharingBoard* board = desk.sharing.get()) {
    model.arrivals = board->arrivals;
    if (board->arrivals > state.arrivals) model.turn_to = SharingTab::Merge;
    if (!board->files.empty()) model.merge_tab = number(board->files.size());
    model.to_write = board->to_write;
    if (board->to_write > 0) {
      model.write_share =
          static_cast<float>(board->written) / static_cast<float>(board->to_write);
      model.writing = say(TextKey::sharing_writing_left, context.language,
                          {number(board->written), number(board->to_write)});
    }
  }
  const auto open = std::ranges::count_if(context.data.decisions, &model::Decision::open);
  if (open > 0) model.decisions_tab = number(static_cast<std::size_t>(open));
  switch (model.turn_to.value_or(model.tab)) {
    case SharingTab::Packets:
      model.packets = build_packets(context, state);
      if (state.draft) model.make = build_make(context, *state.draft);
      break;
    case SharingTab::Merge: model.review = build_review(context, desk, state); break;
    case SharingTab::Decisions: model.decisions = build_decisions(context, state); break;
  }
  return model;
}

}  // namespace asah::screens
