#include "wasm/screens/save_file_view.hpp"

#include "wasm/screens/secrecy_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

/// A file without a passphrase is one more Enter away. The window gives the focus to its first part
/// when it appears, so it is asked for until it stands.
void enter_confirm(ui::Ui& ui, bool& entered) {
  if (entered) return;
  const ui::Id confirm = ui.id("confirm");
  entered = ui.focused_id() == confirm;
  if (!entered) ui.focus(confirm);
}

void draw_lock_choice(Frame& frame, const SaveOffer& offer, SaveFileState& state) {
  ui::Ui& ui = frame.ui;
  if (!offer.seal.available) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = ui.t(secrecy_no_crypto), .id = "none"});
    return;
  }
  draw_passphrase_choice(frame, state.lock, state.passphrase,
                         {.label = ui.t(save_file_lock), .help = raw(offer.lock_help),
                          .disabled = offer.seal.busy, .id = "lock"});
  if (!offer.seal.failed.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Bad, .body = raw(offer.seal.failed), .id = "failed"});
  }
}

void draw_offer(Frame& frame, const SaveFileModel& model, SaveFileState& state) {
  ui::Ui& ui = frame.ui;
  bool open = model.offer.has_value();
  {
    ui::Dialog dialog(ui, "save_file", open, {.title = ui.t(save_file_title)});
    if (dialog && model.offer) {
      const SaveOffer& offer = *model.offer;
      ui::text(ui, ui.join({raw(offer.name), raw(offer.size)}),
               {.style = ui::TextStyle::BodyStrong});
      ui::muted(ui, ui.t(save_file_personal));
      draw_lock_choice(frame, offer, state);
      const bool locked = state.lock && offer.seal.available;
      const bool ready = !offer.seal.busy && (!locked || check_of(state.passphrase).ready());
      enter_confirm(ui, state.entered);
      const auto answer =
          ui::dialog_foot(ui, {.confirm = ui.t(locked ? save_file_do_locked : save_file_do),
                               .disabled = !ready, .busy = offer.seal.busy});
      if (answer == ui::DialogAnswer::Confirm && ready) {
        frame.ask(SecrecyIntent{
            SaveOffered{locked ? state.passphrase.first : std::string()}});
      }
      if (answer == ui::DialogAnswer::Cancel) open = false;
    }
  }
  if (model.offer && !open) frame.ask(SecrecyIntent{DropOffered{}});
}

void draw_code(ui::Ui& ui, const SaveContentsOffer& contents) {
  if (contents.code.empty()) return;
  ui::muted(ui, raw(contents.code));
  if (contents.check.verdict == CodeVerdict::None) return;
  const bool matches = contents.check.verdict == CodeVerdict::Matches;
  ui::banner(ui, {.tone = matches ? ui::Tone::Ok : ui::Tone::Warn,
                  .body = raw(contents.check.words), .id = "verdict"});
}

void draw_contents(Frame& frame, const SaveFileModel& model) {
  ui::Ui& ui = frame.ui;
  bool open = model.contents.has_value();
  const ui::Text title = open ? raw(model.contents->title) : ui::Text();
  {
    ui::Dialog dialog(ui, "save_contents", open, {.title = title});
    if (dialog && model.contents) {
      const SaveContentsOffer& contents = *model.contents;
      for (std::size_t i = 0; i < contents.names.size(); ++i) {
        ui::IdScope scope(ui, static_cast<std::int64_t>(i));
        ui::text(ui, raw(contents.names[i]), {.style = ui::TextStyle::BodyStrong});
      }
      if (!contents.more.empty()) ui::muted(ui, raw(contents.more));
      ui::text(ui, ui.t(save_file_contents));
      draw_code(ui, contents);
      if (contents.table &&
          ui::button(ui, {.label = ui.t(save_file_as_table), .icon = ui::Icon::Upload,
                          .id = "table"})) {
        frame.ask(SecrecyIntent{TakeContentAsTable{}});
      }
      const auto answer = ui::dialog_foot(ui, {.confirm = ui.t(save_file_contents_do),
                                               .cancel = ui.t(save_file_drop)});
      if (answer == ui::DialogAnswer::Confirm) frame.ask(SecrecyIntent{SaveContents{}});
      if (answer == ui::DialogAnswer::Cancel) open = false;
    }
  }
  if (model.contents && !open) frame.ask(SecrecyIntent{DropContents{}});
}

}  // namespace

void draw_save_file(Frame& frame, const SaveFileModel& model, SaveFileState& state) {
  draw_offer(frame, model, state);
  draw_contents(frame, model);
  if (!model.offer) state = {};
}

}  // namespace asah::screens
