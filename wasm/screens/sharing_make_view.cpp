// Setting packets up: for whom, until when, and what would come of it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "wasm/screens/secrecy_view.hpp"
#include "wasm/screens/sharing_view.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using enum ui::TextKey;
using ui::raw;

constexpr int kUnit = static_cast<int>(model::PacketKind::Unit);
constexpr int kRater = static_cast<int>(model::PacketKind::Rater);
constexpr int kSelf = static_cast<int>(model::PacketKind::Self);
constexpr int kList = static_cast<int>(model::PacketKind::List);

void draw_kinds(ui::Ui& ui, PacketDraft& draft) {
  struct Kind {
    int kind;
    ui::TextKey label;
    ui::TextKey help;
    std::string_view id;
  };
  static constexpr std::array kKinds = {
      Kind{kUnit, sharing_by_unit, sharing_by_unit_help, "unit"},
      Kind{kRater, sharing_by_rater, sharing_by_rater_help, "rater"},
      Kind{kSelf, sharing_by_self, sharing_by_self_help, "self"},
      Kind{kList, sharing_by_list, sharing_by_list_help, "list"}};
  for (const Kind& kind : kKinds) {
    ui.gap(2);
    if (ui::radio(ui, draft.kind == kind.kind, {.label = ui.t(kind.label),
                                                .help = ui.t(kind.help), .id = kind.id})) {
      draft.kind = kind.kind;
      draft.people.clear();
      draft.units.clear();
      draft.rater = {};
      draft.find.clear();
    }
  }
}

void draw_source(ui::Ui& ui, PacketDraft& draft) {
  // Self-rating has its own kind of packet.
  static constexpr std::array kSources = {model::Source::Superior, model::Source::Peer,
                                          model::Source::Subordinate, model::Source::Assessor,
                                          model::Source::Test};
  int index = 0;
  for (std::size_t i = 0; i < kSources.size(); ++i) {
    if (static_cast<int>(kSources[i]) == draft.source) index = static_cast<int>(i);
  }
  const auto option = [&](int i) {
    return ui.t(source_key(kSources[static_cast<std::size_t>(i)]));
  };
  if (ui::select(ui, index, {.field = {.label = ui.t(sharing_make_source), .id = "source"},
                             .count = static_cast<int>(kSources.size()), .option = option}) &&
      index >= 0) {
    draft.source = static_cast<int>(kSources[static_cast<std::size_t>(index)]);
    draft.rater = {};
  }
}

void draw_units(ui::Ui& ui, const MakeModel& make, PacketDraft& draft) {
  int add = -1;
  const auto option = [&](int i) { return raw(make.units[static_cast<std::size_t>(i)].name); };
  if (ui::select(ui, add, {.field = {.label = ui.t(sharing_make_units),
                                     .hint = draft.units.empty() ? ui.t(sharing_make_units_all)
                                                                 : ui.t(sharing_make_add_unit),
                                     .id = "units"},
                           .count = static_cast<int>(make.units.size()), .option = option}) &&
      add >= 0) {
    const model::UnitId id{make.units[static_cast<std::size_t>(add)].id};
    if (std::ranges::count(draft.units, id) == 0) draft.units.push_back(id);
  }
  if (make.chosen_units.empty()) return;
  ui::Wrap wrap(ui);
  for (const MakeOption& unit : make.chosen_units) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(unit.id));
    if (ui::chip(ui, {.label = raw(unit.name), .removable = true})) {
      std::erase(draft.units, model::UnitId{unit.id});
    }
  }
}

void draw_rater(ui::Ui& ui, const MakeModel& make, PacketDraft& draft) {
  int index = -1;
  for (std::size_t i = 0; i < make.raters.size(); ++i) {
    if (make.raters[i].id == draft.rater.value) index = static_cast<int>(i);
  }
  const auto option = [&](int i) { return raw(make.raters[static_cast<std::size_t>(i)].name); };
  if (ui::select(ui, index, {.field = {.label = ui.t(sharing_make_rater),
                                       .hint = ui.t(sharing_make_raters_all), .id = "one-rater"},
                             .count = static_cast<int>(make.raters.size()), .option = option,
                             .clearable = true})) {
    draft.rater = index < 0 ? model::RaterId{}
                            : model::RaterId{make.raters[static_cast<std::size_t>(index)].id};
  }
}

void draw_people(ui::Ui& ui, const MakeModel& make, PacketDraft& draft) {
  const bool self = draft.kind == kSelf;
  ui::search_field(ui, draft.find,
                   {.label = ui.t(sharing_make_people),
                    .hint = self && draft.people.empty() ? ui.t(sharing_make_people_all)
                                                         : ui.t(sharing_make_find),
                    .id = "people"});
  if (!make.found.empty()) {
    ui::NodeScope list(ui, {.role = ui::Role::ListBox, .label = ui.t(sharing_make_find).view()});
    int index = 0;
    for (const MakeOption& person : make.found) {
      ui.gap(0);
      if (ui::list_row(ui, {.label = raw(person.name), .detail = raw(person.detail),
                            .icon = ui::Icon::UserPlus, .index = index++})) {
        draft.people.push_back({person.id});
        draft.find.clear();
      }
    }
  }
  int unit = -1;
  const auto option = [&](int i) { return raw(make.units[static_cast<std::size_t>(i)].name); };
  if (ui::select(ui, unit, {.field = {.label = ui.t(sharing_make_take_unit),
                                      .hint = ui.t(sharing_make_take_unit), .hide_label = true,
                                      .small = true, .id = "take-unit"},
                            .count = static_cast<int>(make.units.size()), .option = option}) &&
      unit >= 0) {
    std::unordered_set<std::uint64_t> there;
    for (const model::EmployeeId id : draft.people) there.insert(id.value);
    for (const model::EmployeeId id :
         make.people_below(make.units[static_cast<std::size_t>(unit)].id)) {
      if (there.insert(id.value).second) draft.people.push_back(id);
    }
  }
  if (make.chosen_people.empty()) return;
  {
    ui::Line line(ui, 30, 10);
    ui::muted(ui, ui.t(sharing_make_chosen, draft.people.size()));
    if (ui::button(ui, {.label = ui.t(sharing_make_clear), .kind = ui::ButtonKind::Quiet,
                        .small = true})) {
      draft.people.clear();
    }
  }
  ui::Wrap wrap(ui);
  for (const MakeOption& person : make.chosen_people) {
    ui::IdScope scope(ui, static_cast<std::int64_t>(person.id));
    if (ui::chip(ui, {.label = raw(person.name), .removable = true})) {
      std::erase(draft.people, model::EmployeeId{person.id});
    }
  }
}

void draw_whom(ui::Ui& ui, const MakeModel& make, PacketDraft& draft) {
  ui::Card card(ui, "whom", {.title = ui.t(sharing_make_how), .gap = 10});
  draw_kinds(ui, draft);
  ui::rule(ui);
  if (draft.kind != kSelf) draw_source(ui, draft);
  if (draft.kind == kUnit) draw_units(ui, make, draft);
  if (draft.kind == kRater) draw_rater(ui, make, draft);
  if (draft.kind == kList) {
    ui::text_field(ui, draft.receiver, {.label = ui.t(sharing_make_receiver),
                                        .hint = ui.t(sharing_make_receiver_hint),
                                        .required = true, .max_length = 200, .id = "receiver"});
  }
  if (draft.kind == kList || draft.kind == kSelf) draw_people(ui, make, draft);
}

void draw_terms(Frame& frame, const SharingModel& model, PacketDraft& draft) {
  ui::Ui& ui = frame.ui;
  const MakeModel& make = *model.make;
  ui::Card card(ui, "terms", {.gap = 12});
  const ui::Text error = make.due_missing ? ui.t(sharing_make_due_missing)
                         : make.due_past  ? ui.t(sharing_make_due_past)
                                          : ui::Text();
  ui::date_field(ui, draft.due, {.field = {.label = ui.t(sharing_make_due), .error = error,
                                           .required = true, .width = 220, .id = "due"},
                                 .today = model.today});
  ui::text_field(ui, draft.message, {.label = ui.t(sharing_make_message),
                                     .hint = ui.t(sharing_make_message_hint),
                                     .kind = ui::InputKind::Multiline, .lines = 3,
                                     .max_length = 4000, .id = "message"});
  if (!make.seal_key.empty()) {
    ui::check_box(ui, draft.seal, {.label = ui.t(sharing_make_seal),
                                   .help = ui.t(sharing_make_seal_help), .id = "seal"});
    // Whose key it is should be seen where it is used.
    if (draft.seal) ui::note(ui, raw(make.seal_key));
  } else {
    ui::note(ui, ui.t(sharing_make_seal_none));
  }
  if (!model.seal.available) {
    ui::note(ui, ui.t(sharing_make_lock_none));
    return;
  }
  draw_passphrase_choice(frame, draft.lock, draft.passphrase.value,
                         {.label = ui.t(sharing_make_lock), .help = ui.t(sharing_make_lock_help),
                          .id = "lock"});
}

void draw_preview(ui::Ui& ui, const MakeModel& make) {
  ui::Card card(ui, "preview", {.title = ui.t(sharing_make_preview), .gap = 6});
  if (!make.fault.empty()) {
    ui::banner(ui, {.tone = ui::Tone::Warn, .body = raw(make.fault), .id = "fault"});
    return;
  }
  if (make.packets.empty()) {
    ui::muted(ui, ui.t(sharing_make_nothing));
    return;
  }
  ui::text(ui, ui.join({raw(make.packets_words), raw(make.people_words)}),
           {.style = ui::TextStyle::BodyStrong});
  if (make.in_none == 0 && make.in_two == 0) {
    draw_marked_line(ui, ui::Icon::CircleCheck, ui::Tone::Ok, ui.t(sharing_make_all_in).view());
  }
  if (make.in_none > 0) {
    draw_marked_line(ui, ui::Icon::Info, ui::Tone::Warn, ui.t(sharing_make_none_in, make.in_none).view());
  }
  if (make.in_two > 0) {
    draw_marked_line(ui, ui::Icon::Warning, ui::Tone::Warn, ui.t(sharing_make_twice, make.in_two).view());
  }
  if (make.before > 0) {
    draw_marked_line(ui, ui::Icon::Clock, ui::Tone::Warn, ui.t(sharing_make_before, make.before).view());
  }
  const auto cell = [&](std::int64_t row, int column, ui::CellBuffer buffer) -> ui::CellText {
    const model::Packet& packet = make.packets[static_cast<std::size_t>(row)];
    if (column == 0) return {.text = packet.receiver};
    const ui::Text count = ui.number(static_cast<std::int64_t>(packet.employees.size()));
    const std::size_t length = std::min(count.view().size(), buffer.size());
    std::copy_n(count.view().begin(), length, buffer.begin());
    return {.text = {buffer.data(), length}};
  };
  const ui::Column columns[] = {
      {.id = "receiver", .title = ui.t(sharing_col_receiver), .width = 180, .flexible = true,
       .sortable = false, .filterable = false, .hideable = false},
      {.id = "people", .title = ui.t(sharing_col_people), .width = 80, .align = ui::Align::End,
       .sortable = false, .filterable = false, .hideable = false}};
  auto& list = ui.state<ui::TableState>(ui.id("packets"));
  constexpr std::size_t kMostRows = 12;
  const float rows = static_cast<float>(std::min(make.packets.size(), kMostRows));
  ui::table(ui, list, {.id = "packets", .label = ui.t(sharing_make_preview), .columns = columns,
                       .rows = static_cast<std::int64_t>(make.packets.size()), .cell = cell,
                       .height = ui::measure::kTableHead + rows * ui::measure::kTableRow + 3,
                       .foot = false});
}

}  // namespace

void draw_making(Frame& frame, const SharingModel& model, SharingState& state) {
  ui::Ui& ui = frame.ui;
  const MakeModel& make = *model.make;
  PacketDraft& draft = *state.draft;
  const bool locked = draft.lock && model.seal.available;
  const bool ready = make.ready && (!locked || check_of(draft.passphrase.value).ready());
  ui::PageAction actions[] = {
      {{.label = ui.t(sharing_make_back), .icon = ui::Icon::ArrowLeft, .id = "back"}},
      {{.label = make.packets.empty() ? ui.t(sharing_make_do_none)
                                      : ui.t(sharing_make_do, make.packets.size()),
        .icon = ui::Icon::Package, .kind = ui::ButtonKind::Primary, .disabled = !ready,
        .id = "make"}}};
  ui::WorkArea page(ui, frame.shell,
                    {.id = "sharing-make", .title = ui.t(sharing_make_title),
                     .subtitle = ui.t(sharing_make_subtitle, raw(model.packets->cycle)),
                     .actions = actions});
  {
    ui::Columns columns(ui, "make", {.weights = {3, 2}, .min_width = 330});
    columns.next();
    draw_whom(ui, make, draft);
    ui.gap(ui::measure::kGap);
    draw_terms(frame, model, draft);
    columns.next();
    draw_preview(ui, make);
  }
  const bool go = actions[1].pressed && ready;
  if (go) {
    frame.ask(SharingIntent{
        MakePackets{make.packets, locked ? draft.passphrase.value.first : std::string()}});
  }
  if (go || actions[0].pressed) state.draft.reset();
}

}  // namespace asah::screens
