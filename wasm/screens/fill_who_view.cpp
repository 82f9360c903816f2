// The first page of a packet: what is asked, how it goes, and who one is.

#include <algorithm>

#include "core/base/text.hpp"
#include "wasm/screens/fill_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_asked(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  const FillAsk& ask = model.ask;
  ui::Card card(ui, "asked", {.title = raw(ask.receiver), .gap = 8});
  if (!ask.asked_by.empty()) ui::fact(ui, ui.t(fill_asked_by), raw(ask.asked_by));
  ui::fact(ui, ui.t(fill_cycle), raw(ask.cycle));
  ui::fact(ui, ui.t(fill_as), raw(ask.as));
  ui::fact(ui, ui.t(fill_whom), raw(ask.people));
  ui::fact(ui, ui.t(fill_due), raw(ask.due), ask.over ? ui::Color::WarnText : ui::Color::Text);
  if (ask.message.empty()) return;
  ui.gap(12);
  ui::Card message(ui, "message", {.padding = 12, .gap = 4, .surface = ui::Color::Surface2});
  ui::note(ui, ui.t(fill_message));
  ui::text(ui, raw(ask.message));
}

void draw_step(ui::Ui& ui, std::string_view number, ui::Text title, ui::Text body) {
  ui::IdScope scope(ui, number);
  ui::Columns parts(ui, "step", {.weights = {1, 14}, .gap = 10, .min_width = 20});
  parts.next();
  ui::key_cap(ui, raw(number));
  parts.next();
  ui::text(ui, title, {.style = ui::TextStyle::SmallStrong});
  ui.gap(1);
  ui::muted(ui, body);
}

void draw_how(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  ui::Card card(ui, "how", {.title = ui.t(fill_how), .gap = 12});
  draw_step(ui, "1", ui.t(fill_how_rate), ui.t(fill_how_rate_body));
  draw_step(ui, "2", ui.t(fill_how_save), ui.t(fill_how_save_body));
  draw_step(ui, "3", ui.t(fill_how_send), ui.t(fill_how_send_body));
  switch (model.board.secrecy) {
    case ReturnSecrecy::Plain: ui::note(ui, ui.t(fill_secrecy_plain)); break;
    case ReturnSecrecy::Sealed:
      ui::banner(ui, {.tone = ui::Tone::Ok, .body = ui.t(fill_secrecy_sealed), .id = "sealed"});
      break;
    case ReturnSecrecy::NoCrypto:
      ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(fill_secrecy_none), .id = "sealed"});
      break;
  }
}

// ---- who one is ---------------------------------------------------------------------------------

void leave(FillState& state) {
  state.instructions = false;
  state.pick.value = -1;
  state.name.value.clear();
}

void draw_confirm(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, raw(model.name), {.style = ui::TextStyle::BodyStrong});
  ui.gap(2);
  ui::muted(ui, model.who == FillWho::Self
                    ? ui.t(fill_who_self_body)
                    : ui.t(fill_who_named_body, raw(model.name), raw(model.ask.as)));
  if (ui::button(ui, {.label = model.board.said ? ui.t(fill_back)
                                                : ui.t(fill_yes, raw(model.name)),
                      .icon = ui::Icon::Check, .kind = ui::ButtonKind::Primary,
                      .disabled = model.read_only && !model.board.said, .id = "yes"})) {
    if (!model.board.said) {
      frame.ask(FillIntent{SayWho{}});
      // Nobody to choose from: on to the ratings at once.
      if (model.people.size() == 1) {
        frame.ask(Navigate{{.screen = Screen::Fill,
                            .record = model.people.front().employee.value}});
      }
    }
    leave(state);
  }
}

void draw_pick(ui::Ui& ui, const FillModel& model, FillState& state) {
  const bool self = model.who == FillWho::Pick;
  const auto name = [&](int i) {
    return raw(model.choices[static_cast<std::size_t>(i)].second);
  };
  if (ui::select(ui, state.pick.value,
                 {.field = {.label = self ? ui.t(fill_name) : ui.t(fill_pick),
                            .hint = self ? ui::Text() : ui.t(fill_pick_none), .width = 420,
                            .id = "pick"},
                  .count = static_cast<int>(model.choices.size()), .option = name,
                  .clearable = !self})) {
    ui.want_frame_in(0);
  }
}

void draw_free(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  const bool self = model.who == FillWho::Pick;
  ui::muted(ui, ui.t(self ? fill_who_pick_body : fill_who_free_body));
  const bool picked = state.pick.value >= 0;
  bool entered = false;
  if (!self) {
    if (!picked) {
      entered = ui::text_field(ui, state.name.value,
                               {.label = ui.t(fill_name),
                                .hint = model.name.empty() ? ui.t(fill_name_hint)
                                                           : raw(model.name),
                                .icon = ui::Icon::User, .max_length = 200, .width = 420,
                                .id = "name"})
                    .entered;
    }
    if (!model.choices.empty()) draw_pick(ui, model, state);
  } else {
    draw_pick(ui, model, state);
  }
  const bool named = picked || (!self && !base::trim(state.name.value).empty());
  const bool start = ui::button(
      ui, {.label = ui.t(model.board.said ? fill_rename : fill_start),
           .icon = ui::Icon::ArrowRight, .kind = ui::ButtonKind::Primary,
           .disabled = !named || model.read_only, .id = "start"});
  if (named && (start || entered)) {
    SayWho who{.name = std::string(base::trim(state.name.value))};
    if (picked) who.employee = model.choices[static_cast<std::size_t>(state.pick.value)].first;
    frame.ask(FillIntent{who});
    leave(state);
  }
  if (model.board.said && ui::button(ui, {.label = ui.t(fill_back), .id = "back"})) leave(state);
}

}  // namespace

void draw_fill_who(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::WorkArea page(ui, frame.shell, {.id = "fill-who", .title = ui.t(fill_title),
                                      .subtitle = raw(model.ask.cycle)});
  draw_fill_gate(frame, model);
  if (model.ask.over) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .title = ui.t(fill_over_title),
                    .body = ui.t(fill_over_body), .id = "over"});
  }
  ui::Columns columns(ui, "who", {.weights = {1, 1}, .min_width = 380});
  columns.next();
  {
    ui::Card card(ui, "name", {.title = ui.t(fill_who), .gap = 12});
    if (model.who == FillWho::Named || model.who == FillWho::Self) {
      draw_confirm(frame, model, state);
    } else {
      draw_free(frame, model, state);
    }
  }
  ui.gap(14);
  draw_asked(frame, model);
  columns.next();
  draw_how(frame, model);
}

}  // namespace asah::screens
