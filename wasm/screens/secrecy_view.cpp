#include "wasm/screens/secrecy_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

/// Puts the cursor into the field once, when its dialog appears.
void enter(ui::Ui& ui, bool& entered) {
  if (!entered) ui.focus(ui::field_id(ui, "passphrase"));
  entered = true;
}

void draw_key_row(Frame& frame, const KeysModel& model, const KeyRow& key, KeysState& state) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(key.id.value));
  ui::rule(ui);
  {
    ui::Line line(ui, ui::measure::kControlSmall, 8);
    ui::muted(ui, ui.t(secrecy_key_print));
    ui::text(ui, raw(key.fingerprint), {.style = ui::TextStyle::BodyStrong, .wrap = false});
    ui::badge(ui,
              ui.t(key.in_use    ? secrecy_key_in_use
                   : key.retired ? secrecy_key_retired
                                 : secrecy_key_older),
              key.in_use ? ui::Tone::Ok : ui::Tone::Neutral);
    line.right("do");
    if (!key.retired && !model.read_only &&
        ui::button(ui, {.label = ui.t(secrecy_key_retire), .kind = ui::ButtonKind::Quiet,
                        .small = true, .id = "retire"})) {
      state.retiring = key.id;
    }
  }
  ui::note(ui, raw(key.made));
}

void draw_retiring(Frame& frame, KeysState& state) {
  ui::Ui& ui = frame.ui;
  bool open = static_cast<bool>(state.retiring);
  {
    ui::Dialog dialog(ui, "retire", open, {.title = ui.t(secrecy_key_retire_title)});
    if (dialog) {
      ui::text(ui, ui.t(secrecy_key_retire_body));
      const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(secrecy_key_retire)});
      if (answer == ui::DialogAnswer::Confirm) {
        frame.ask(SecrecyIntent{RetireSealingKey{state.retiring}});
      }
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  if (!open) state.retiring = {};
}

void draw_lock_choices(Frame& frame, const LockModel& model, LockState& state) {
  ui::Ui& ui = frame.ui;
  ui::text(ui, ui.t(secrecy_lock_idle), {.style = ui::TextStyle::SmallStrong});
  ui::Text choices[std::size(kLockChoices)];
  for (std::size_t i = 0; i < std::size(kLockChoices); ++i) {
    choices[i] = kLockChoices[i] == 0 ? ui.t(secrecy_lock_never)
                                      : ui.t(secrecy_lock_minutes, std::int64_t{kLockChoices[i]});
  }
  int choice = model.choice;
  if (ui::segmented(ui, choice, ui.t(secrecy_lock_idle), choices)) {
    frame.ask(SecrecyIntent{SetLockMinutes{kLockChoices[static_cast<std::size_t>(choice)]}});
  }
  ui.gap(4);
  ui::Wrap wrap(ui);
  if (ui::button(ui, {.label = ui.t(secrecy_lock_now), .icon = ui::Icon::Lock,
                      .disabled = model.seal.busy, .id = "now"})) {
    frame.ask(SecrecyIntent{LockNow{}});
  }
  if (ui::button(ui, {.label = ui.t(secrecy_lock_turn_off), .kind = ui::ButtonKind::Quiet,
                      .disabled = model.read_only || model.seal.busy, .id = "off"})) {
    state.turning_off = true;
  }
}

void draw_turning_off(Frame& frame, LockState& state) {
  ui::Ui& ui = frame.ui;
  bool open = state.turning_off;
  {
    ui::Dialog dialog(ui, "turn_off", open, {.title = ui.t(secrecy_lock_turn_off_title)});
    if (dialog) {
      ui::text(ui, ui.t(secrecy_lock_turn_off_body));
      const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(secrecy_lock_turn_off)});
      if (answer == ui::DialogAnswer::Confirm) frame.ask(SecrecyIntent{TurnOffLock{}});
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  state.turning_off = open;
}

void draw_locked_names(ui::Ui& ui, const UnlockModel& model) {
  for (std::size_t i = 0; i < model.names.size(); ++i) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(i));
    ui::text(ui, raw(model.names[i]), {.style = ui::TextStyle::BodyStrong});
  }
  if (!model.more.empty()) ui::muted(ui, raw(model.more));
  if (!model.opened.empty()) ui::muted(ui, raw(model.opened));
}

}  // namespace

bool draw_seal_dialog(Frame& frame, const SealDialog& words, const SealModel& model,
                      SealState& state) {
  ui::Ui& ui = frame.ui;
  if (state.open && model.done != state.done) state.open = false;
  bool confirmed = false;
  bool open = state.open;
  {
    ui::Dialog dialog(ui, words.id, open, {.title = ui.t(words.title)});
    if (dialog) {
      ui::text(ui, ui.t(words.body));
      enter(ui, state.entered);
      draw_new_passphrase(frame, state.passphrase, model.busy);
      ui::note(ui, ui.t(words.lost));
      if (!model.failed.empty()) {
        ui::banner(ui, {.tone = ui::Tone::Bad, .body = raw(model.failed), .id = "failed"});
      }
      const bool ready = check_of(state.passphrase).ready() && !model.busy;
      const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(words.confirm),
                                               .disabled = !ready, .busy = model.busy});
      confirmed = answer == ui::DialogAnswer::Confirm && ready;
      if (answer == ui::DialogAnswer::Cancel) open = false;
    }
  }
  state.open = open;
  if (!open) state.passphrase = {};
  return confirmed;
}

void open_seal_dialog(const SealModel& model, SealState& state) {
  state = {.open = true, .done = model.done};
}

void draw_new_passphrase(Frame& frame, NewPassphrase& passphrase, bool disabled) {
  ui::Ui& ui = frame.ui;
  const PassphraseCheck check = check_of(passphrase);
  const bool short_yet = !passphrase.first.empty() && check.missing > 0;
  ui::text_field(ui, passphrase.first,
                 {.label = ui.t(secrecy_passphrase),
                  .help = short_yet ? ui.t(secrecy_short, check.missing) : ui.t(secrecy_hint),
                  .kind = ui::InputKind::Password, .required = true, .disabled = disabled,
                  .max_length = 1000, .id = "passphrase"});
  const bool differs = !passphrase.second.empty() && !check.same;
  ui::text_field(ui, passphrase.second,
                 {.label = ui.t(secrecy_again),
                  .error = differs ? ui.t(secrecy_differs) : ui::Text(),
                  .kind = ui::InputKind::Password, .required = true, .disabled = disabled,
                  .max_length = 1000, .id = "again"});
}

void draw_passphrase_choice(Frame& frame, bool& wanted, NewPassphrase& passphrase,
                            const ui::ChoiceSpec& spec) {
  if (ui::check_box(frame.ui, wanted, spec)) {
    passphrase = {};
    frame.ui.want_frame_in(0);
  }
  if (!wanted) return;
  draw_new_passphrase(frame, passphrase, false);
  ui::note(frame.ui, frame.ui.t(secrecy_lost));
}

void draw_sealed_export(Frame& frame, const SealModel& model, SealState& state) {
  constexpr SealDialog kWords{"sealed_export", secrecy_export_title, secrecy_export_body,
                              secrecy_lost, secrecy_export_do};
  if (draw_seal_dialog(frame, kWords, model, state)) {
    frame.ask(SecrecyIntent{ExportSealed{0, state.passphrase.first}});
  }
}

void draw_keys(Frame& frame, const KeysModel& model, KeysState& state) {
  ui::Ui& ui = frame.ui;
  {
    ui::Card card(ui, "keys", {.title = ui.t(secrecy_keys), .fill = true, .gap = 6});
    ui::muted(ui, ui.t(secrecy_keys_body));
    if (!model.seal.available) {
      ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(secrecy_no_crypto), .id = "none"});
    }
    if (model.keys.empty()) ui::text(ui, ui.t(secrecy_keys_none));
    for (const KeyRow& key : model.keys) draw_key_row(frame, model, key, state);
    ui.gap(8);
    if (ui::button(ui, {.label = ui.t(secrecy_key_make), .icon = ui::Icon::Lock,
                        .disabled = model.read_only || !model.seal.available, .id = "make"})) {
      open_seal_dialog(model.seal, state.make);
    }
  }
  constexpr SealDialog kWords{"make_key", secrecy_key_make, secrecy_key_make_body,
                              secrecy_key_make_lost, secrecy_key_make};
  if (draw_seal_dialog(frame, kWords, model.seal, state.make)) {
    frame.ask(SecrecyIntent{MakeSealingKey{state.make.passphrase.first}});
  }
  draw_retiring(frame, state);
}

void draw_lock(Frame& frame, const LockModel& model, LockState& state) {
  ui::Ui& ui = frame.ui;
  {
    ui::Card card(ui, "lock", {.title = ui.t(secrecy_lock), .fill = true, .gap = 8});
    ui::muted(ui, ui.t(model.on ? secrecy_lock_is_on : secrecy_lock_off));
    if (!model.seal.available) {
      ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(secrecy_no_crypto), .id = "none"});
    }
    if (!model.on) {
      if (ui::button(ui, {.label = ui.t(secrecy_lock_turn_on), .icon = ui::Icon::Lock,
                          .disabled = model.read_only || !model.seal.available, .id = "on"})) {
        open_seal_dialog(model.seal, state.turn_on);
      }
    } else {
      draw_lock_choices(frame, model, state);
    }
  }
  constexpr SealDialog kWords{"turn_on", secrecy_lock_turn_on, secrecy_lock_off,
                              secrecy_lock_turn_on_lost, secrecy_lock_confirm};
  if (draw_seal_dialog(frame, kWords, model.seal, state.turn_on)) {
    frame.ask(SecrecyIntent{TurnOnLock{state.turn_on.passphrase.first}});
  }
  draw_turning_off(frame, state);
}

void draw_unlock(Frame& frame, const UnlockModel& model, UnlockState& state) {
  ui::Ui& ui = frame.ui;
  bool open = model.open;
  {
    ui::Dialog dialog(ui, "unlock", open, {.title = raw(model.title)});
    if (dialog) {
      draw_locked_names(ui, model);
      ui::text(ui, raw(model.body));
      enter(ui, state.entered);
      const ui::FieldEvent field = ui::text_field(
          ui, state.passphrase,
          {.label = ui.t(secrecy_passphrase),
           .help = model.busy ? ui.t(secrecy_working) : ui::Text(),
           .error = raw(model.error), .kind = ui::InputKind::Password, .disabled = model.busy,
           .max_length = 1000, .id = "passphrase"});
      const bool ready = !state.passphrase.empty() && !model.busy;
      const auto answer = ui::dialog_foot(
          ui, {.confirm = ui.t(secrecy_open_do), .disabled = !ready, .busy = model.busy,
               .cancel = ui.t(secrecy_open_drop)});
      if (ready && (answer == ui::DialogAnswer::Confirm || field.entered)) {
        frame.ask(SecrecyIntent{GivePassphrase{state.passphrase}});
        state.passphrase.clear();
      }
      if (answer == ui::DialogAnswer::Cancel) open = false;
    }
  }
  if (model.open && !open) frame.ask(SecrecyIntent{DropLockedFiles{}});
  if (!open) state = {};
}

}  // namespace asah::screens
