// The register of packets.

#include <algorithm>
#include <array>

#include "wasm/screens/secrecy_view.hpp"
#include "wasm/screens/sharing_view.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

ui::Tone tone_of(PacketStanding standing) {
  switch (standing) {
    case PacketStanding::Late: return ui::Tone::Bad;
    case PacketStanding::Back: return ui::Tone::Ok;
    case PacketStanding::Waiting: return ui::Tone::Primary;
    case PacketStanding::Withdrawn: return ui::Tone::Neutral;
  }
  return ui::Tone::Neutral;
}

void draw_counts(Frame& frame, const PacketsModel& packets, SharingState& state) {
  ui::Ui& ui = frame.ui;
  ui::progress_bar(ui, {.share = packets.share_back, .label = ui.t(sharing_progress_back),
                        .figure = raw(packets.share_words), .color = ui::Color::Ok,
                        .label_width = 160, .figure_width = 60});
  ui::Wrap wrap(ui);
  ui::search_field(ui, state.search,
                   {.label = ui.t(sharing_search_packets), .hint = ui.t(sharing_search_packets),
                    .small = true, .width = 240, .id = "find"});
  if (ui::chip(ui, {.label = raw(packets.sent), .selected = state.standing < 0, .id = "all"})) {
    state.standing = -1;
  }
  static constexpr std::array kIds = {"waiting", "late", "back", "withdrawn"};
  // Late ones stand first: they ask for something.
  static constexpr std::array<std::size_t, kPacketStandings> kOrder = {1, 0, 2, 3};
  for (const std::size_t i : kOrder) {
    if (packets.counts[i] == 0 && state.standing != static_cast<int>(i)) continue;
    if (ui::chip(ui, {.label = raw(packets.count_words[i]),
                      .selected = state.standing == static_cast<int>(i), .id = kIds[i]})) {
      state.standing = state.standing == static_cast<int>(i) ? -1 : static_cast<int>(i);
    }
  }
}

ui::CellText cell_of(const PacketRow& row, int column) {
  switch (column) {
    case 0: return {.text = row.receiver, .second = row.whom};
    case 1: return {.text = row.state, .badge = true, .tone = tone_of(row.standing)};
    case 2: return {.text = row.people};
    case 3: return {.text = row.due};
    case 4:
      return {.text = row.back, .color = row.standing == PacketStanding::Back
                                             ? ui::Color::Text
                                             : ui::Color::Muted};
    default: return {.text = row.sent};
  }
}

// Beside the inspector, which tells it too, the day of sending makes room for what came back.
void draw_table(Frame& frame, const PacketsModel& packets, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const auto plain = [&](std::string_view id, ui::TextKey title, float width, ui::Align align) {
    return ui::Column{.id = id, .title = ui.t(title), .width = width, .align = align,
                      .sortable = false, .filterable = false};
  };
  ui::Column columns[] = {plain("receiver", sharing_col_receiver, 200, ui::Align::Start),
                          plain("state", sharing_col_state, 160, ui::Align::Start),
                          plain("people", sharing_col_people, 76, ui::Align::End),
                          plain("due", sharing_col_due, 116, ui::Align::Start),
                          plain("back", sharing_col_back, 180, ui::Align::Start),
                          plain("sent", sharing_col_sent, 116, ui::Align::Start)};
  columns[0].flexible = columns[0].strong = true;
  columns[4].flexible = true;
  const bool beside = packets.detail && ui.width_class() == ui::WidthClass::Wide;
  const std::size_t shown = std::size(columns) - (beside ? 1 : 0);
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer) {
    return cell_of(packets.rows[static_cast<std::size_t>(row)], column);
  };
  auto& list = ui.state<ui::TableState>(ui.id("packets"));
  const ui::TableEvent event = ui::table(
      ui, list, {.id = "packets", .label = ui.t(sharing_register),
                 .columns = std::span(columns, shown),
                 .rows = static_cast<std::int64_t>(packets.rows.size()),
                 .rows_of_all = packets.all, .cell = cell, .row_height = 48});
  const std::int64_t at = event.opened_row >= 0 ? event.opened_row : list.cursor_row;
  const bool chosen = event.selection_changed || event.opened_row >= 0;
  if (chosen && at >= 0 && at < static_cast<std::int64_t>(packets.rows.size())) {
    state.packet = packets.rows[static_cast<std::size_t>(at)].id;
  }
  if (event.clear_filters) {
    state.standing = -1;
    state.search.clear();
  }
}

void draw_returns(ui::Ui& ui, const PacketDetail& detail) {
  if (detail.returns.empty()) return;
  ui::text(ui, ui.t(sharing_packet_returns), {.style = ui::TextStyle::SmallStrong,
                                              .heading_level = 3});
  for (const PacketReturnLine& line : detail.returns) {
    ui::fact(ui, raw(line.who), raw(line.when));
    ui.gap(2);
    ui::note(ui, raw(line.what));
    if (!line.outside.empty()) {
      ui.gap(2);
      ui::text(ui, raw(line.outside), {.style = ui::TextStyle::Note, .color = ui::Color::Warn});
    }
  }
}

// What can be done with the packet; it stands above what may be long.
void draw_packet_ways(Frame& frame, const SharingModel& model, const PacketDetail& detail,
                      SharingState& state) {
  ui::Ui& ui = frame.ui;
  ui.gap(8);
  const bool awaited =
      detail.standing == PacketStanding::Waiting || detail.standing == PacketStanding::Late;
  if (awaited && ui::button(ui, {.label = ui.t(sharing_remind), .icon = ui::Icon::Copy,
                                 .small = true, .fill = true})) {
    frame.ask(SharingIntent{CopyReminder{detail.id}});
  }
  if (ui::button(ui, {.label = ui.t(sharing_save_again), .icon = ui::Icon::Download,
                      .small = true, .fill = true})) {
    frame.ask(SharingIntent{SavePacket{detail.id}});
  }
  if (model.seal.available &&
      ui::button(ui, {.label = ui.t(sharing_save_locked), .icon = ui::Icon::Lock, .small = true,
                      .fill = true, .id = "save-locked"})) {
    open_seal_dialog(model.seal, state.saving);
  }
  if (detail.standing != PacketStanding::Withdrawn && !model.read_only &&
      ui::button(ui, {.label = ui.t(sharing_withdraw), .icon = ui::Icon::Ban,
                      .kind = ui::ButtonKind::Quiet, .small = true, .fill = true})) {
    state.withdrawing = detail.id;
  }
}

void draw_detail(Frame& frame, const SharingModel& model, const PacketDetail& detail,
                 SharingState& state, ui::Split& split) {
  ui::Ui& ui = frame.ui;
  ui::Inspector pane(split, {.badge = raw(detail.state), .tone = tone_of(detail.standing),
                             .title = raw(detail.receiver), .subtitle = raw(detail.whom)});
  for (const SharingFact& fact : detail.facts) ui::fact(ui, raw(fact.label), raw(fact.value));
  if (!detail.filled.empty()) {
    ui::fact(ui, ui.t(sharing_packet_filled), raw(detail.filled));
    ui.gap(4);
    ui::progress_bar(ui, {.share = detail.share, .name = ui.t(sharing_packet_filled)});
  }
  draw_packet_ways(frame, model, detail, state);
  if (!detail.message.empty()) {
    ui::text(ui, ui.t(sharing_packet_message), {.style = ui::TextStyle::SmallStrong,
                                                .heading_level = 3});
    ui::muted(ui, raw(detail.message));
  }
  draw_returns(ui, detail);
  if (pane.closed()) state.packet = {};
}

void draw_withdrawal(Frame& frame, const PacketsModel& packets, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const bool known = packets.detail && packets.detail->id == state.withdrawing;
  bool open = static_cast<bool>(state.withdrawing) && known;
  const ui::Text name = known ? raw(packets.detail->receiver) : ui::Text();
  ui::Dialog dialog(ui, "withdraw", open, {.title = ui.t(sharing_withdraw_title, name)});
  if (dialog) {
    ui::text(ui, ui.t(sharing_withdraw_body));
    const ui::DialogAnswer answer = ui::dialog_foot(
        ui, {.confirm = ui.t(sharing_withdraw), .kind = ui::ButtonKind::Danger});
    if (answer == ui::DialogAnswer::Confirm) {
      frame.ask(SharingIntent{WithdrawPacket{state.withdrawing}});
    }
    if (answer != ui::DialogAnswer::None) open = false;
  }
  if (!open) state.withdrawing = {};
}

void draw_saving(Frame& frame, const SharingModel& model, SharingState& state) {
  constexpr SealDialog kWords{"save_locked", sharing_save_locked, sharing_save_locked_body,
                              secrecy_lost, secrecy_export_do};
  if (!model.packets->detail) state.saving = {};
  if (draw_seal_dialog(frame, kWords, model.seal, state.saving)) {
    frame.ask(SharingIntent{
        SavePacket{model.packets->detail->id, state.saving.passphrase.first}});
  }
}

void draw_nothing(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const PacketsModel& packets = *model.packets;
  if (!packets.has_cycle) {
    if (ui::empty_state(ui, {.icon = ui::Icon::ClipboardCheck, .title = ui.t(sharing_no_cycle),
                             .body = ui.t(sharing_no_cycle_body),
                             .action = ui.t(sharing_go_assessment), .height = 360}) ==
        ui::EmptyEvent::Action) {
      frame.ask(Navigate{{.screen = Screen::Assessment}});
    }
    return;
  }
  ui::EmptySpec spec = {.icon = ui::Icon::Package, .title = ui.t(sharing_packets_empty),
                        .body = ui.t(sharing_packets_empty_body), .height = 360};
  if (!model.read_only) {
    spec.action = ui.t(sharing_new);
    spec.action_icon = ui::Icon::Plus;
  }
  if (ui::empty_state(ui, spec) == ui::EmptyEvent::Action) state.draft = packets.fresh;
}

}  // namespace

void draw_packets(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const PacketsModel& packets = *model.packets;
  const bool some = packets.all > 0;
  ui::PageAction actions[] = {
      {{.label = ui.t(sharing_new), .icon = ui::Icon::Plus, .kind = ui::ButtonKind::Primary,
        .disabled = model.read_only || model.to_write > 0, .id = "new"}}};
  const ui::Text subtitle = packets.has_cycle
                                ? ui.t(sharing_packets_subtitle, raw(packets.cycle))
                                : ui::Text();
  ui::WorkArea page(ui, frame.shell,
                    {.id = "sharing-packets", .title = ui.t(sharing_title), .subtitle = subtitle,
                     .actions = std::span(actions, some ? 1 : 0)});
  if (some && actions[0].pressed) state.draft = packets.fresh;
  draw_sharing_tabs(frame, model, state);
  if (!some) return draw_nothing(frame, model, state);
  draw_counts(frame, packets, state);
  {
    ui::Split split(ui, "packets", packets.detail.has_value());
    draw_table(frame, packets, state);
    if (packets.detail) draw_detail(frame, model, *packets.detail, state, split);
  }
  draw_withdrawal(frame, packets, state);
  draw_saving(frame, model, state);
}

}  // namespace asah::screens
