// The review: what came in, what will happen.

#include <algorithm>
#include <array>

#include "wasm/screens/sharing_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr float kFilesWidth = 316;
/// The rest of a file's remarks are counted: the card stays in sight.
constexpr std::size_t kMostFindings = 4;

ui::Tone tone_of(FileTone tone) {
  static constexpr std::array kTones = {ui::Tone::Ok, ui::Tone::Warn, ui::Tone::Neutral,
                                        ui::Tone::Warn, ui::Tone::Bad};
  return kTones[static_cast<std::size_t>(tone)];
}

void draw_file(Frame& frame, const FileCard& file, SharingState& state) {
  ui::Ui& ui = frame.ui;
  ui::IdScope scope(ui, static_cast<std::int64_t>(file.id));
  ui::Card card(ui, "file", {.selected = state.file == file.id, .padding = 14, .gap = 3,
                             .clickable = true});
  {
    ui::Line line(ui, 26, 8);
    const float room = std::max(ui.px(60), ui.room() - ui.px(30 + 8));
    const ui::Rect at = ui.place(
        std::min(room, ui.fonts().width(ui::TextStyle::BodyStrong, file.title)), ui.px(24));
    ui::text_line(ui, {ui::TextStyle::BodyStrong, ui.color(ui::Color::Text)}, at, file.title);
    ui.note({.role = ui::Role::Heading, .rect = at, .label = file.title, .level = 3});
    line.right("remove");
    if (ui::icon_button(ui, {.label = ui.t(sharing_file_remove), .icon = ui::Icon::Close,
                             .kind = ui::ButtonKind::Quiet, .small = true, .id = "remove"})) {
      frame.ask(SharingIntent{LeaveOutFile{file.id}});
    }
  }
  {
    ui::Line line(ui, 24, 6);
    ui::badge(ui, raw(file.chip), tone_of(file.tone));
    if (file.late) ui::badge(ui, ui.t(sharing_chip_late), ui::Tone::Warn, ui::Icon::Clock);
  }
  if (!file.kind.empty()) ui::muted(ui, raw(file.kind));
  for (const std::string& line : file.lines) {
    ui::text(ui, raw(line), {.style = ui::TextStyle::Small});
  }
  const std::size_t told = std::min(file.findings.size(), kMostFindings);
  for (std::size_t i = 0; i < told; ++i) {
    const auto& [harm, words] = file.findings[i];
    ui::text(ui, raw(words), {.style = ui::TextStyle::Note,
                              .color = harm ? ui::Color::Bad : ui::Color::Warn});
  }
  if (file.findings.size() > told) {
    ui::note(ui, ui.t(secrecy_open_more, file.findings.size() - told));
  }
  if (file.file != file.title) ui::note(ui, raw(file.file));
  if (card.clicked()) state.file = state.file == file.id ? 0 : file.id;
}

void draw_happens(ui::Ui& ui, const ReviewModel& review) {
  if (review.happens.empty()) return;
  static constexpr std::array kIcons = {ui::Icon::Plus, ui::Icon::Pencil, ui::Icon::Check,
                                        ui::Icon::Ban, ui::Icon::Minus};
  static constexpr std::array kTones = {ui::Tone::Ok, ui::Tone::Primary, ui::Tone::Neutral,
                                        ui::Tone::Warn, ui::Tone::Bad};
  ui::Card card(ui, "happens", {.title = ui.t(sharing_what_happens), .padding = 14, .gap = 3});
  for (const HappensLine& line : review.happens) {
    const auto which = static_cast<std::size_t>(line.icon);
    draw_marked_line(ui, kIcons[which], kTones[which], line.words);
  }
  if (!review.can_merge) return;
  ui.gap(6);
  ui::note(ui, ui.t(sharing_one_step));
}

void draw_work(Frame& frame, const ReviewModel& review) {
  ui::Ui& ui = frame.ui;
  if (!review.reading && !review.comparing) return;
  ui::Card card(ui, "work", {.gap = 8});
  if (ui::work_progress(ui, {.doing = ui.t(review.reading ? sharing_reading : sharing_comparing),
                             .left = raw(review.work_left), .share = review.work_share,
                             .can_cancel = review.can_stop})) {
    frame.ask(SharingIntent{StopSharingWork{}});
  }
}

void draw_empty(Frame& frame) {
  ui::Ui& ui = frame.ui;
  if (ui::empty_state(ui, {.icon = ui::Icon::Inbox, .title = ui.t(sharing_merge_empty),
                           .body = ui.t(sharing_merge_empty_body),
                           .action = ui.t(sharing_choose), .action_icon = ui::Icon::Upload,
                           .height = 380}) == ui::EmptyEvent::Action) {
    frame.ask(SharingIntent{ChooseReturns{}});
  }
}

void draw_files(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  for (const FileCard& file : review.files) draw_file(frame, file, state);
  ui::Line line(ui, 32, 8);
  if (ui::button(ui, {.label = ui.t(sharing_add_files), .icon = ui::Icon::Plus, .small = true})) {
    frame.ask(SharingIntent{ChooseReturns{}});
  }
  if (ui::button(ui, {.label = ui.t(sharing_drop_all), .kind = ui::ButtonKind::Quiet,
                      .small = true})) {
    frame.ask(SharingIntent{LeaveOutAllFiles{}});
    state.file = 0;
  }
}

// One below the other: many files would hide the questions, so they fold.
void draw_narrow_body(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  constexpr std::size_t kFewFiles = 2;
  draw_happens(ui, review);
  const bool folds = review.files.size() > kFewFiles && !review.items->cards.empty();
  if (folds && ui::button(ui, {.label = ui.t(sharing_files, review.files.size()),
                               .icon = state.files_open ? ui::Icon::ChevronDown
                                                        : ui::Icon::ChevronRight,
                               .small = true, .id = "files"})) {
    state.files_open = !state.files_open;
  }
  if (!folds || state.files_open) draw_files(frame, review, state);
  ui.gap(ui::measure::kGap);
  draw_review_items(frame, review, state);
}

void draw_body(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  if (ui.width_class() != ui::WidthClass::Wide) {
    draw_narrow_body(frame, review, state);
    return;
  }
  // Two areas that scroll by themselves, so that the files stay beside the questions.
  const ui::Rect whole = ui.place(0, ui.px(ui::rest_of_page(ui, 360)));
  const float middle = whole.x0 + ui.px(kFilesWidth);
  {
    const ui::Rect area{whole.x0, whole.y0, middle, whole.y1};
    ui::Scroll scroll(ui, "files", area, {.padding_x = 3, .padding_y = 3, .gap = 10});
    draw_happens(ui, review);
    draw_files(frame, review, state);
  }
  const ui::Rect area{middle + ui.px(10), whole.y0, whole.x1, whole.y1};
  ui::Scroll scroll(ui, "items", area, {.padding_x = 3, .padding_y = 3, .gap = 12});
  draw_review_items(frame, review, state);
}

void draw_confirm(Frame& frame, const ReviewModel& review, SharingState& state) {
  ui::Ui& ui = frame.ui;
  ui::Dialog dialog(ui, "confirm", state.confirming,
                    {.title = ui.t(sharing_confirm_title, review.open)});
  if (!dialog) return;
  ui::text(ui, ui.t(sharing_confirm_body));
  const ui::DialogAnswer answer = ui::dialog_foot(ui, {.confirm = ui.t(sharing_confirm_do)});
  if (answer == ui::DialogAnswer::Confirm) frame.ask(SharingIntent{CommitReview{}});
  if (answer != ui::DialogAnswer::None) state.confirming = false;
}

}  // namespace

void draw_review(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const ReviewModel& review = *model.review;
  const bool some = !review.files.empty();
  if (review.stale) frame.ask(SharingIntent{RefreshReview{}});
  ui::PageAction actions[] = {
      {{.label = ui.t(sharing_later), .hint = ui.t(sharing_later_told), .id = "later"}},
      {{.label = raw(review.merge_words), .icon = ui::Icon::Check,
        .kind = ui::ButtonKind::Primary, .disabled = !review.can_merge, .id = "merge"}}};
  ui::WorkArea page(ui, frame.shell,
                    {.id = "sharing-merge", .title = ui.t(sharing_title),
                     .subtitle = some ? raw(review.subtitle) : ui.t(sharing_merge_subtitle_empty),
                     .actions = std::span(actions, some ? 2 : 0)});
  if (some && actions[0].pressed) frame.ask(GoBack{});
  if (some && actions[1].pressed && review.can_merge) {
    if (review.open > 0) {
      state.confirming = true;
    } else {
      frame.ask(SharingIntent{CommitReview{}});
    }
  }
  draw_sharing_tabs(frame, model, state);
  draw_work(frame, review);
  if (!review.error.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Bad, .body = raw(review.error), .id = "error"});
  }
  if (!some) {
    if (!review.reading) draw_empty(frame);
    return;
  }
  draw_body(frame, review, state);
  draw_confirm(frame, review, state);
  draw_other_value(frame, model, state);
}

}  // namespace asah::screens
