// What is to be decided, side by side, and what the rules settled. There may be thousands: only what
// is in sight is drawn, the others take the room that they took before.

#include <algorithm>
#include <ranges>
#include <string_view>
#include <utility>

#include "wasm/screens/sharing_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using model::Value;
using ui::raw;

constexpr float kGuessedHeight = 190;  ///< CSS px of a card that was never drawn
constexpr float kOutOfSight = 200;     ///< px drawn above and below what is seen

/// Heights learned while drawing, by card; device px.
struct CardHeights {
  const void* items = nullptr;
  float width = 0;
  std::vector<float> known;
};

void decide(Frame& frame, const ItemCard& card, std::int32_t which) {
  DecideItem decision{.stage = static_cast<std::size_t>(card.stage), .item = card.item};
  if (which != kUndecided) decision.value = card.values[static_cast<std::size_t>(which)];
  frame.ask(SharingIntent{std::move(decision)});
}

// Whether it is proposed or chosen, and the way to choose it; the end of a line.
void draw_choice(Frame& frame, const ItemCard& card, std::int32_t which, std::int32_t decided,
                 ui::Line& line) {
  ui::Ui& ui = frame.ui;
  if (decided == kUndecided && card.proposed == which) {
    ui::badge(ui, ui.t(sharing_proposed), ui::Tone::Neutral);
  }
  line.right("choose");
  if (decided == which) {
    ui::badge(ui, ui.t(sharing_chosen), ui::Tone::Primary, ui::Icon::Check);
  } else if (ui::button(ui, {.label = ui.t(sharing_choose_this), .small = true, .id = "choose"})) {
    decide(frame, card, which);
  }
}

void draw_side(Frame& frame, const ItemCard& card, std::int32_t which, std::int32_t decided) {
  ui::Ui& ui = frame.ui;
  const ItemSide& side = card.sides[static_cast<std::size_t>(which)];
  ui::IdScope scope(ui, which);
  const bool chosen = decided == which;
  ui::Card box(ui, "side", {.fill = true, .selected = chosen, .padding = 14, .gap = 2,
                            .surface = ui::Color::Surface2});
  if (side.figure) {
    ui::Line line(ui, 34, 8);
    ui::text(ui, raw(side.value), {.style = ui::TextStyle::Figure, .wrap = false});
    draw_choice(frame, card, which, decided, line);
  } else {
    // Words may be long: they get the whole width.
    ui::text(ui, raw(side.value), {.style = ui::TextStyle::Heading, .max_lines = 4});
    ui.gap(2);
  }
  const ui::Text by = side.person.empty() ? raw(side.office)
                                          : ui.join({raw(side.office), raw(side.person)});
  ui::text(ui, by, {.style = ui::TextStyle::SmallStrong, .max_lines = 2});
  if (!side.more.empty()) ui::muted(ui, raw(side.more));
  if (!side.when.empty()) ui::muted(ui, raw(side.when));
  if (!side.note.empty()) {
    ui.gap(6);
    ui::text(ui, ui.join({raw("“"), raw(side.note), raw("”")}, ""),
             {.style = ui::TextStyle::Small, .max_lines = 3});
  }
  if (side.figure) return;
  ui.gap(6);
  ui::Line line(ui, 32, 8);
  draw_choice(frame, card, which, decided, line);
}

/// A card, and what the review says of it.
struct CardView {
  const ItemCard& card;
  std::int32_t decided = kUndecided;
  std::string_view other;  ///< the other value decided for, in words
};

void draw_ways(Frame& frame, const CardView& view, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const auto& [card, decided, other] = view;
  const auto base = static_cast<std::int32_t>(card.sides.size());
  if (ui::button(ui, {.label = ui.t(sharing_leave_open), .small = true,
                      .selected = decided == kUndecided, .id = "open"})) {
    decide(frame, card, kUndecided);
  }
  if (!card.base.empty() &&
      ui::button(ui, {.label = ui.t(sharing_back_to_base, raw(card.base)), .small = true,
                      .selected = decided == base, .id = "base"})) {
    decide(frame, card, base);
  }
  if (card.other.control != OtherControl::None &&
      ui::button(ui, {.label = decided == kOtherValue ? ui.t(sharing_other_taken, raw(other))
                                                      : ui.t(sharing_other_value),
                      .small = true, .selected = decided == kOtherValue, .id = "other"})) {
    const Value& proposed = card.values[static_cast<std::size_t>(card.proposed)];
    state.other = OtherInput{static_cast<int>(card.stage), card.item,
                             other_draft(card.other, proposed)};
  }
}

void draw_foot(Frame& frame, const CardView& view, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const ui::Text help = ui.t(view.decided == kUndecided ? sharing_open_help : sharing_kept_help);
  if (ui.width_class() != ui::WidthClass::Wide) {
    ui::Wrap wrap(ui);
    draw_ways(frame, view, state);
    return;
  }
  ui::Line line(ui, 30, 8);
  draw_ways(frame, view, state);
  if (ui.room() < ui.fonts().width(ui::TextStyle::Note, help.view()) + ui.px(12)) return;
  line.right("help");
  ui::note(ui, help);
}

void draw_card(Frame& frame, const CardView& view, ui::Text place, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const ItemCard& card = view.card;
  ui::Card box(ui, "item", {.gap = 10});
  {
    ui::Line line(ui, 24, 10);
    const float tail = ui.fonts().width(ui::TextStyle::Small, place.view()) + ui.px(24);
    const float room = std::max(ui.px(80), ui.room() - tail);
    const ui::Rect at = ui.place(
        std::min(room, ui.fonts().width(ui::TextStyle::Heading, card.who)), ui.px(24));
    ui::text_line(ui, {ui::TextStyle::Heading, ui.color(ui::Color::Text)}, at, card.who);
    ui.note({.role = ui::Role::Heading, .rect = at, .label = card.who, .level = 3});
    line.right("place");
    ui::muted(ui, place);
  }
  ui.gap(2);
  ui::text(ui, raw(card.what), {.style = ui::TextStyle::Small, .color = ui::Color::Muted});
  {
    const int sides = static_cast<int>(card.sides.size());
    ui::Columns columns(ui, "sides", {.count = std::min(sides, 3), .gap = 12, .min_width = 210});
    for (int i = 0; i < sides; ++i) {
      columns.next();
      draw_side(frame, card, i, view.decided);
    }
  }
  draw_foot(frame, view, state);
}

void draw_rules(Frame& frame, const ReviewModel& review) {
  ui::Ui& ui = frame.ui;
  ui::SectionHead head(ui, "rules", ui.t(sharing_review_title));
  const ui::ButtonSpec all = {.label = ui.t(sharing_decide_all), .small = true,
                              .trailing = ui::Icon::ChevronDown, .id = "all"};
  const float x = ui.flow().x + (ui.flow().first ? 0 : ui.flow().gap);
  const ui::Rect anchor{x, ui.flow().y, x + ui::button_width(ui, all), ui.flow().y + ui.px(32)};
  if (ui::button(ui, all)) ui::open_popover(ui, "all-menu");
  std::vector<ui::MenuItem> items = {
      {.label = ui.t(sharing_all_open), .icon = ui::Icon::Circle},
      {.label = ui.t(sharing_all_own), .icon = ui::Icon::House, .rule_before = true},
      {.label = ui.t(sharing_all_greater), .icon = ui::Icon::ArrowUp,
       .disabled = !review.any_levels}};
  for (const auto& [id, title] : review.branches) {
    items.push_back({.label = ui.t(sharing_all_file, raw(title)), .icon = ui::Icon::FileText,
                     .rule_before = items.size() == 3});
  }
  const int chosen = ui::menu(ui, "all-menu", anchor, items, 320);
  if (chosen == 0) frame.ask(SharingIntent{DecideAllItems{DecideAllRule::LeaveOpen}});
  if (chosen == 1) frame.ask(SharingIntent{DecideAllItems{DecideAllRule::PreferOwn}});
  if (chosen == 2) frame.ask(SharingIntent{DecideAllItems{DecideAllRule::PreferGreater}});
  if (chosen >= 3) {
    const std::uint64_t file = review.branches[static_cast<std::size_t>(chosen - 3)].first;
    frame.ask(SharingIntent{DecideAllItems{DecideAllRule::PreferFile, file}});
  }
}

void draw_cards(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  auto& heights = ui.state<CardHeights>(ui.id("heights"));
  const float width = ui.right() - ui.left();
  if (heights.items != review.items.get() || heights.width != width) {
    // Another comparison of the same files keeps what was learned: the cards are mostly the same.
    heights.items = review.items.get();
    if (heights.width != width) heights.known.clear();
    heights.width = width;
  }
  heights.known.resize(review.items->cards.size(), 0);
  const ui::Rect sight = ui.clip();
  std::size_t number = 0;
  for (const std::uint32_t index : review.shown) {
    ++number;
    float& known = heights.known[index];
    const float height = known > 0 ? known : ui.px(kGuessedHeight);
    const float top = ui.top();
    if (top > sight.y1 + kOutOfSight || top + height < sight.y0 - kOutOfSight) {
      ui.place(0, height);
      continue;
    }
    ui::IdScope scope(ui, static_cast<std::int64_t>(index));
    const auto other = review.other_words.find(index);
    draw_card(frame, {review.items->cards[index], review.decided[index],
                      other == review.other_words.end() ? std::string_view() : other->second},
              ui.t(sharing_index, number, review.shown.size()), state);
    const float drawn = ui.flow().bottom - top;
    if (drawn != known) ui.want_frame_in(0);
    known = drawn;
  }
}

/// The rows of an unfolded group; those out of sight are passed over.
void draw_settled_rows(ui::Ui& ui, const SettledGroup& group) {
  const float height = ui.px(24);
  const ui::Rect sight = ui.clip();
  for (const SettledRow& row : group.rows) {
    ui.gap(2);
    const float top = ui.top();
    if (top > sight.y1 || top + height < sight.y0) {
      ui.place(0, height);
      continue;
    }
    ui::Line line(ui, 24, 8);
    ui::text(ui, raw(row.who), {.style = ui::TextStyle::SmallStrong, .wrap = false});
    ui::text(ui, raw(row.what), {.style = ui::TextStyle::Small, .color = ui::Color::Muted,
                                 .wrap = false});
  }
}

void draw_settled(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  if (review.items->settled.empty()) return;
  ui::Card card(ui, "settled", {.title = ui.t(sharing_settled_title), .gap = 8});
  for (const SettledGroup& group : review.items->settled) {
    const auto kind = static_cast<std::uint32_t>(group.kind);
    ui::IdScope scope(ui, static_cast<std::int64_t>(kind));
    const std::uint32_t bit = 1u << kind;
    const bool open = (state.unfolded & bit) != 0;
    if (ui::button(ui, {.label = ui.t(sharing_settled_count, raw(group.title), raw(group.count)),
                        .icon = open ? ui::Icon::ChevronDown : ui::Icon::ChevronRight,
                        .kind = ui::ButtonKind::Quiet, .small = true, .id = "fold"})) {
      state.unfolded ^= bit;
    }
    if (open) draw_settled_rows(ui, group);
  }
}

void draw_no_questions(ui::Ui& ui, const ReviewModel& review) {
  // Nothing to decide is not nothing left out.
  constexpr int kKeptOut = 3;
  const auto lines = std::views::reverse(review.happens);
  const auto out = std::ranges::find(lines, kKeptOut, &HappensLine::icon);
  ui::Card card(ui, "none");
  ui::empty_state(ui, {.icon = ui::Icon::CircleCheck, .title = ui.t(sharing_review_none),
                       .body = out == lines.end() ? ui.t(sharing_review_none_body)
                                                  : raw(out->words),
                       .height = 220});
}

}  // namespace

void draw_review_items(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  if (!review.items->cards.empty()) {
    draw_rules(frame, review);
    draw_cards(frame, review, state);
  } else if (review.can_merge) {
    draw_no_questions(ui, review);
  }
  draw_settled(frame, review, state);
}

}  // namespace asah::screens
