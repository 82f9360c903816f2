#include "wasm/app/shell_words.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <span>

#include "core/report/numbers.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/sharing_board.hpp"

namespace asah::app {

using screens::SaveState;
using screens::Screen;
using ui::TextKey;

namespace {

struct MenuEntry {
  Screen screen;
  TextKey label;
  ui::Icon icon;
  std::optional<TextKey> group;
  char letter = 0;  ///< after g
};

constexpr std::array kMenu = {
    MenuEntry{Screen::Home, TextKey::nav_home, ui::Icon::House, TextKey::nav_group_work, 'B'},
    MenuEntry{Screen::Employees, TextKey::nav_employees, ui::Icon::Users, std::nullopt, 'P'},
    MenuEntry{Screen::Units, TextKey::nav_units, ui::Icon::Building, std::nullopt, 'U'},
    MenuEntry{Screen::Positions, TextKey::nav_positions, ui::Icon::BadgeCheck, std::nullopt, 'J'},
    MenuEntry{Screen::Dictionary, TextKey::nav_dictionary, ui::Icon::BookOpen, std::nullopt, 'K'},
    MenuEntry{Screen::Assessment, TextKey::nav_assessment, ui::Icon::ClipboardCheck, std::nullopt,
              'N'},
    MenuEntry{Screen::Gaps, TextKey::nav_gaps, ui::Icon::Grid, TextKey::nav_group_review, 'S'},
    MenuEntry{Screen::Sharing, TextKey::nav_sharing, ui::Icon::GitMerge, TextKey::nav_group_files,
              'G'},
    MenuEntry{Screen::History, TextKey::nav_history, ui::Icon::History, std::nullopt, 'R'},
    MenuEntry{Screen::Files, TextKey::nav_files, ui::Icon::FolderOpen, std::nullopt, 'F'},
    MenuEntry{Screen::Settings, TextKey::nav_settings, ui::Icon::Settings, std::nullopt, 'A'},
    MenuEntry{Screen::About, TextKey::nav_about, ui::Icon::Info, std::nullopt, 'T'},
};

// While a packet is filled in: what belongs to that, and nothing to get lost in.
constexpr std::array kFillMenu = {
    MenuEntry{Screen::Fill, TextKey::nav_fill, ui::Icon::ClipboardCheck, TextKey::nav_group_work,
              'I'},
    MenuEntry{Screen::Dictionary, TextKey::nav_dictionary, ui::Icon::BookOpen, std::nullopt, 'K'},
    MenuEntry{Screen::Files, TextKey::nav_files, ui::Icon::FolderOpen, TextKey::nav_group_files,
              'F'},
    MenuEntry{Screen::Settings, TextKey::nav_settings, ui::Icon::Settings, std::nullopt, 'A'},
    MenuEntry{Screen::About, TextKey::nav_about, ui::Icon::Info, std::nullopt, 'T'},
};

std::span<const MenuEntry> menu_of(const screens::Desk& desk) {
  if (desk.fill != nullptr) return kFillMenu;
  return kMenu;
}

std::string clock_text(std::int64_t utc_ms, std::int32_t offset_minutes, bool indonesian) {
  const std::int64_t minutes = utc_ms / 60'000 + offset_minutes;
  return std::format("{:02}{}{:02}", minutes / 60 % 24, indonesian ? '.' : ':', minutes % 60);
}

std::string save_words(const DeskKeeper& desk, base::Language language) {
  const screens::Desk& view = desk.view();
  if (!view.workspace_open) return say(TextKey::status_no_workspace, language);
  if (view.reader) return say(TextKey::status_reader, language);
  switch (view.save.state) {
    case SaveState::Saved: {
      if (!view.save.saved_ms) return say(TextKey::status_saved, language);
      const auto clock = desk.clock();
      return say(TextKey::status_saved_at, language,
                 {clock_text(*view.save.saved_ms, clock.offset_minutes,
                             language == base::Language::Indonesian)});
    }
    case SaveState::Pending: return say(TextKey::status_pending, language);
    case SaveState::Saving: return say(TextKey::status_saving, language);
    case SaveState::Refused: return say(TextKey::status_refused, language);
    case SaveState::Failed: return say(TextKey::status_failed, language);
    case SaveState::Unkept: return say(TextKey::status_unkept, language);
  }
  return {};
}

std::string backup_words(const DeskKeeper& desk, base::Language language) {
  const screens::Desk& view = desk.view();
  // What is filled in goes out as the return, and its screen says how that stands.
  if (!view.workspace_open || !view.sample.empty() || view.fill != nullptr) return {};
  const std::string steps = std::to_string(view.backup.steps_since);
  if (!view.backup.exported_ms) {
    return view.backup.steps_since == 0
               ? std::string()
               : say(TextKey::status_backup_never, language, {steps});
  }
  const auto clock = desk.clock();
  const std::int64_t days = (clock.utc_ms - *view.backup.exported_ms) / 86'400'000;
  return say(days <= 0 ? TextKey::status_backup_today : TextKey::status_backup_days, language,
             {std::to_string(days), say(TextKey::status_backup_since, language, {steps})});
}

base::Date newest_rating(const model::Dataset& data) {
  base::Date newest;
  for (const model::Cycle& cycle : data.cycles) {
    for (const base::Date date : data.ratings.block(cycle.id).dates()) {
      newest = std::max(newest, date);
    }
  }
  return newest;
}

std::string count_words(const Session& session, base::Language language, base::Date newest) {
  const auto whole = [&](std::size_t count) {
    report::NumberBuffer buffer;
    return std::string(
        report::write_integer(buffer, static_cast<std::int64_t>(count), language));
  };
  const std::string people =
      say(TextKey::status_people, language, {whole(session.data().employees.size())});
  const std::string units =
      say(TextKey::status_units, language, {whole(session.data().units.size())});
  if (!newest.has_value()) return say(TextKey::status_counts, language, {people, units});
  return say(TextKey::status_counts_until, language,
             {people, units, screens::date_text(newest, language)});
}

std::string cycle_words(const Session& session, base::Language language) {
  const model::Cycle* cycle = session.data().cycles.find(session.cycle());
  if (cycle == nullptr) return {};
  const TextKey purpose = cycle->purpose == model::Purpose::Filling ? TextKey::purpose_filling
                                                                    : TextKey::purpose_mapping;
  return cycle->name + " · " + say(purpose, language, {});
}

struct TroubleLook {
  ui::Tone tone;
  TextKey title;
  TextKey body;
  TextKey action;
};

const TroubleLook& look_of(Trouble trouble) {
  using enum TextKey;
  static constexpr std::array<TroubleLook, 6> kLooks = {{
      {ui::Tone::Bad, trouble_stranded, trouble_stranded_body, trouble_download},
      {ui::Tone::Warn, trouble_reader, trouble_reader_body, trouble_take_over},
      {ui::Tone::Bad, trouble_refused, trouble_refused_body, trouble_download},
      {ui::Tone::Bad, trouble_failed, trouble_failed_body, trouble_download},
      {ui::Tone::Bad, trouble_unkept, trouble_unkept_body, trouble_download},
      {ui::Tone::Bad, trouble_lost, trouble_lost_body, trouble_raw},
  }};
  return kLooks[static_cast<std::size_t>(trouble) - 1];
}

ui::ShellNotice notice_of(const ui::Ui& ui, const screens::Desk& desk, ShellWords& words) {
  const Trouble trouble = trouble_of(desk);
  if (trouble == Trouble::None) return {};
  const TroubleLook& look = look_of(trouble);
  words.trouble = trouble == Trouble::Lost ? desk.lost->name
                                           : std::to_string(desk.save.unsaved_steps);
  return {.tone = look.tone, .title = ui.t(look.title, ui::raw(words.trouble)),
          .body = ui.t(look.body), .action = ui.t(look.action)};
}

}  // namespace

Trouble trouble_of(const screens::Desk& desk) {
  if (desk.workspace_open && desk.reader) {
    return desk.save.unsaved_steps > 0 ? Trouble::Stranded : Trouble::Reader;
  }
  if (desk.reader) return Trouble::Reader;
  if (!desk.workspace_open) return desk.lost ? Trouble::Lost : Trouble::None;
  switch (desk.save.state) {
    case SaveState::Refused: return Trouble::Refused;
    case SaveState::Failed: return Trouble::Failed;
    case SaveState::Unkept: return Trouble::Unkept;
    case SaveState::Saved:
    case SaveState::Pending:
    case SaveState::Saving: break;
  }
  return desk.lost ? Trouble::Lost : Trouble::None;
}

screens::Intent way_out_of(Trouble trouble, const screens::Desk& desk) {
  if (trouble == Trouble::Reader) return screens::TakeOver{};
  if (trouble == Trouble::Lost) return screens::SaveRawFiles{desk.lost ? desk.lost->id : 0};
  return screens::ExportWorkspace{};
}

std::optional<screens::Route> fill_detour(const screens::Desk& desk,
                                          const screens::Route& route) {
  const auto on_menu = [&] {
    return route.screen == Screen::Gallery ||
           std::ranges::find(kFillMenu, route.screen, &MenuEntry::screen) != kFillMenu.end();
  };
  if (desk.fill == nullptr) {
    if (route.screen != Screen::Fill) return std::nullopt;
    return screens::Route{};
  }
  if (on_menu()) return std::nullopt;
  const bool person = route.screen == Screen::Employees;
  return screens::Route{.screen = Screen::Fill, .record = person ? route.record : 0};
}

ui::SaveState shell_save_state(const screens::Desk& desk) {
  if (!desk.workspace_open) return ui::SaveState::Nothing;
  if (desk.reader) return ui::SaveState::ReadOnly;
  switch (desk.save.state) {
    case SaveState::Saved: return ui::SaveState::Saved;
    case SaveState::Pending: return ui::SaveState::Unsaved;
    case SaveState::Saving: return ui::SaveState::Saving;
    case SaveState::Refused:
    case SaveState::Failed:
    case SaveState::Unkept: return ui::SaveState::Failed;
  }
  return ui::SaveState::Nothing;
}

ui::ShellSpec shell_spec(const ui::Ui& ui, const DeskKeeper& desk, const screens::Route& route,
                         ShellWords& words) {
  const screens::Desk& view = desk.view();
  const base::Language language = view.preferences.language;
  words.items.clear();
  for (const MenuEntry& entry : menu_of(view)) {
    ui::NavItem item;
    item.label = ui.t(entry.label);
    item.icon = entry.icon;
    item.screen = static_cast<int>(entry.screen);
    item.letter = entry.letter;
    if (entry.group) item.group = ui.t(*entry.group);
    if (entry.screen == Screen::Sharing && view.sharing != nullptr) {
      item.badge = static_cast<int>(view.sharing->files.size());
    }
    words.items.push_back(item);
  }
  const Session* session = desk.session();
  words.workspace = session == nullptr ? std::string() : view.workspace_name;
  // A packet's name says its cycle.
  const bool apart = session == nullptr || view.fill != nullptr;
  words.detail = apart ? std::string() : cycle_words(*session, language);
  words.save = save_words(desk, language);
  words.backup = backup_words(desk, language);
  const std::uint64_t state =
      session == nullptr ? 0 : base::mix_id(session->about().id.value, session->store().revision());
  if (session != nullptr && words.dated != state) {
    words.dated = state;
    words.newest = newest_rating(session->data());
  }
  words.counts =
      session == nullptr ? std::string() : count_words(*session, language, words.newest);
  words.undo = view.undo ? step_words(*view.undo, language) : std::string();
  words.redo = view.redo ? step_words(*view.redo, language) : std::string();

  ui::ShellSpec spec;
  spec.product = ui.t(TextKey::app_product);
  spec.items = words.items;
  spec.screen = static_cast<int>(route.screen);
  spec.workspace = ui::raw(words.workspace);
  spec.workspace_detail = ui::raw(words.detail);
  spec.save_state = shell_save_state(view);
  spec.save_words = ui::raw(words.save);
  spec.backup_words = ui::raw(words.backup);
  spec.counts = ui::raw(words.counts);
  spec.undo = ui::raw(words.undo);
  spec.redo = ui::raw(words.redo);
  spec.letter_keys = view.preferences.letter_keys;
  spec.notice = notice_of(ui, view, words);
  return spec;
}

}  // namespace asah::app
