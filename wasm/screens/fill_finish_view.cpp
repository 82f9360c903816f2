// The end of filling in: what is missing, the return file, what became of it.

#include <algorithm>

#include "wasm/screens/fill_view.hpp"
#include "wasm/screens/secrecy_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr std::size_t kMostNamed = 8;

void draw_missing(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(fill_missing, model.cells - model.done), {.style = ui::TextStyle::SmallStrong});
  std::size_t named = 0;
  std::size_t open = 0;
  for (const FillPersonRow& person : model.people) {
    if (person.done == person.cells) continue;
    if (++open > kMostNamed) continue;
    ui.gap(0);
    if (ui::list_row(ui, {.label = raw(person.name),
                          .detail = ui.t(fill_missing_one,
                                         static_cast<std::size_t>(person.cells - person.done)),
                          .icon = ui::Icon::User, .index = static_cast<int>(named++)})) {
      state.finishing = false;
      frame.ask(Navigate{{.screen = Screen::Fill, .record = person.employee.value}});
    }
  }
  if (open > kMostNamed) ui::note(ui, ui.t(fill_missing_more, open - kMostNamed));
  ui.gap(10);
  ui::muted(ui, ui.t(fill_missing_body));
}

void draw_secrecy(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  switch (model.board.secrecy) {
    case ReturnSecrecy::Plain:
      if (!state.lock.value) ui::note(ui, ui.t(fill_secrecy_plain));
      if (model.can_lock) {
        draw_passphrase_choice(frame, state.lock.value, state.passphrase.value,
                               {.label = ui.t(fill_lock), .help = ui.t(fill_lock_help),
                                .id = "lock"});
      }
      break;
    case ReturnSecrecy::Sealed: ui::note(ui, ui.t(fill_secrecy_sealed)); break;
    case ReturnSecrecy::NoCrypto:
      ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(fill_secrecy_none), .id = "none"});
      if (ui::check_box(ui, state.agree.value, {.label = ui.t(fill_agree), .id = "agree"})) {
        ui.want_frame_in(0);
      }
      break;
  }
}

void draw_finishing(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "finish", state.finishing,
                    {.title = ui.t(fill_finish_title), .width = 500});
  if (!dialog) {
    state.agree.value = state.lock.value = false;
    state.passphrase.value = {};
    return;
  }
  const bool complete = model.done == model.cells;
  if (complete) {
    ui::banner(ui, {.tone = ui::Tone::Ok, .body = ui.t(fill_complete), .id = "complete"});
  } else {
    draw_missing(frame, model, state);
  }
  if (model.cannot > 0) ui::note(ui, ui.t(fill_cannot_count, model.cannot));
  ui.gap(12);
  draw_secrecy(frame, model, state);
  const bool asked = model.board.secrecy == ReturnSecrecy::NoCrypto;
  const bool locked = state.lock.value && model.board.secrecy == ReturnSecrecy::Plain;
  const ui::DialogAnswer answer = ui::dialog_foot(
      ui, {.confirm = ui.t(complete ? fill_save : fill_save_part),
           .disabled = model.read_only || (asked && !state.agree.value) ||
                       (locked && !check_of(state.passphrase.value).ready()),
           .busy = model.board.sealing});
  if (answer == ui::DialogAnswer::Confirm) {
    frame.ask(FillIntent{SaveReturn{
        .unsealed = asked && state.agree.value,
        .passphrase = locked ? state.passphrase.value.first : std::string()}});
    frame.ask(Navigate{{.screen = Screen::Fill}});
  }
  if (answer != ui::DialogAnswer::None) state.finishing = false;
}

void draw_other(Frame& frame, const FillModel& model) {
  ui::Ui& ui = frame.ui;
  bool open = model.board.other.has_value();
  ui::Dialog dialog(ui, "other", open,
                    {.title = ui.t(fill_other), .width = 520, .closable = false});
  // A dialog stays for a moment after its question is answered.
  if (!dialog || !model.board.other) return;
  const OtherPacketFile& other = *model.board.other;
  ui::text(ui, ui.t(fill_other_body, raw(other.file_name), other.levels,
                    static_cast<std::size_t>(model.levels_here)));
  ui::muted(ui, ui.t(fill_other_kept));
  ui.gap(12);
  ui::Wrap line(ui);
  if (ui::button(ui, {.label = ui.t(fill_other_continue), .kind = ui::ButtonKind::Primary,
                      .id = "continue"})) {
    frame.ask(FillIntent{AnswerPacket{PacketAnswer::Continue}});
  }
  if (ui::button(ui, {.label = ui.t(fill_other_anew), .id = "anew"})) {
    frame.ask(FillIntent{AnswerPacket{PacketAnswer::Anew}});
  }
}

}  // namespace

void draw_fill_saved(Frame& frame, const FillModel& model, FillState& state) {
  ui::Ui& ui = frame.ui;
  if (model.board.sealing) {
    ui::banner(ui, {.body = ui.t(fill_sealing), .id = "sealing"});
    return;
  }
  if (!model.board.saved) return;
  if (model.stale) {
    if (ui::banner(ui, {.tone = ui::Tone::Warn, .title = ui.t(fill_stale),
                        .body = ui.t(fill_stale_body), .action = ui.t(fill_stale_do),
                        .id = "stale"}) == ui::BannerEvent::Action) {
      state.finishing = true;
    }
    return;
  }
  const ui::Text to = model.ask.asked_by.empty() ? ui.t(fill_coordinator)
                                                 : raw(model.ask.asked_by);
  ui::Card card(ui, "saved", {.gap = 6, .surface = ui::Color::OkSoft});
  ui::text(ui, ui.t(fill_saved, raw(model.saved_at)),
           {.style = ui::TextStyle::BodyStrong, .color = ui::Color::OkText, .heading_level = 2});
  ui::text(ui, ui.t(fill_saved_where, raw(model.board.saved->file_name), to));
  ui::muted(ui, ui.t(fill_saved_change));
}

void draw_fill_dialogs(Frame& frame, const FillModel& model, FillState& state) {
  draw_finishing(frame, model, state);
  draw_other(frame, model);
}

}  // namespace asah::screens
