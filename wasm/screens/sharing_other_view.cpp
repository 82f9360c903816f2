// Another value than those that the review offers.

#include "wasm/screens/sharing_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

void draw_control(ui::Ui& ui, const SharingModel& model, const OtherModel& other,
                  OtherDraft& draft) {
  const ui::FieldSpec field = {.label = raw(other.field.label),
                               .help = other.offered ? ui.t(sharing_other_same) : ui::Text(),
                               .error = raw(other.error), .required = true, .id = "value"};
  switch (other.field.control) {
    case OtherControl::Text: {
      ui::FieldSpec text = field;
      constexpr int kLongestPoint = 4;  // bytes in UTF-8
      text.max_length = static_cast<int>(other.field.max_length) * kLongestPoint;
      constexpr std::uint32_t kOneLine = 300;
      if (other.field.max_length > kOneLine) text.kind = ui::InputKind::Multiline;
      ui::text_field(ui, draft.text, text);
      return;
    }
    case OtherControl::Number:
      ui::number_field(ui, draft.number, {.field = field, .decimals = other.field.decimals,
                                          .least = other.field.least, .most = other.field.most});
      return;
    case OtherControl::Date:
      ui::date_field(ui, draft.date, {.field = field, .today = model.today});
      return;
    case OtherControl::Choice: {
      const auto option = [&](int i) {
        return raw(other.field.choices[static_cast<std::size_t>(i)]);
      };
      ui::select(ui, draft.choice, {.field = field,
                                    .count = static_cast<int>(other.field.choices.size()),
                                    .option = option});
      return;
    }
    case OtherControl::None: return;
  }
}

}  // namespace

void draw_other_value(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  // In the frame of the press the model does not know of it yet.
  const bool shown = state.other && model.review->other;
  bool open = shown;
  {
    ui::Dialog dialog(ui, "other", open,
                      {.title = shown ? ui.t(sharing_other_title, raw(model.review->other->who))
                                      : ui::Text()});
    if (dialog) {
      const OtherModel& other = *model.review->other;
      ui::muted(ui, raw(other.what));
      ui::note(ui, ui.t(sharing_other_body));
      draw_control(ui, model, other, state.other->draft);
      const ui::DialogAnswer answer =
          ui::dialog_foot(ui, {.confirm = ui.t(sharing_other_do), .disabled = !other.value});
      if (answer == ui::DialogAnswer::Confirm && other.value) {
        frame.ask(SharingIntent{DecideItem{.stage = static_cast<std::size_t>(state.other->stage),
                                           .item = state.other->item, .value = other.value}});
      }
      if (answer != ui::DialogAnswer::None) open = false;
    }
  }
  if (shown && !open) state.other.reset();
}

}  // namespace asah::screens
