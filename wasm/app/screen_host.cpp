#include "wasm/app/screen_host.hpp"

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/id.hpp"
#include "wasm/app/shell_words.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/about_view.hpp"
#include "wasm/screens/assessment_view.hpp"
#include "wasm/screens/closed_view.hpp"
#include "wasm/screens/dictionary_view.hpp"
#include "wasm/screens/employees_view.hpp"
#include "wasm/screens/files_view.hpp"
#include "wasm/screens/fill_view.hpp"
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/gallery_view.hpp"
#include "wasm/screens/gaps_view.hpp"
#include "wasm/screens/history_view.hpp"
#include "wasm/screens/home_view.hpp"
#include "wasm/screens/person_view.hpp"
#include "wasm/screens/position_view.hpp"
#include "wasm/screens/positions_view.hpp"
#include "wasm/screens/rating_view.hpp"
#include "wasm/screens/save_file_view.hpp"
#include "wasm/screens/search_view.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/secrecy_view.hpp"
#include "wasm/screens/settings_view.hpp"
#include "wasm/screens/sharing_view.hpp"
#include "wasm/screens/units_view.hpp"

namespace asah::app {

using screens::Screen;

namespace {

std::uint64_t digest_of(const screens::Context& context, const screens::Desk& desk,
                        const screens::Route& route) {
  const std::uint64_t parts[] = {context.revision,
                                 context.cycle.value,
                                 static_cast<std::uint64_t>(context.today.days()),
                                 static_cast<std::uint64_t>(context.language),
                                 desk.revision,
                                 static_cast<std::uint64_t>(route.screen),
                                 route.record,
                                 route.unit,
                                 route.competency,
                                 route.position,
                                 route.tier};
  std::uint64_t digest = 0;
  for (const std::uint64_t part : parts) digest = base::mix_id(digest, part);
  return digest;
}

}  // namespace

struct ScreenHost::Screens {
  ui::ShellState shell_state;
  ShellWords words;
  /// Stand in while no workspace is open.
  model::Dataset nothing;
  analytics::Cache no_cache;

  ScreenSlot<screens::HomeState, screens::HomeModel> home;
  ScreenSlot<screens::GapsState, screens::GapsModel> gaps;
  ScreenSlot<screens::AssessmentState, screens::AssessmentModel> assessment;
  ScreenSlot<screens::RatingState, screens::RatingModel> rating;
  ScreenSlot<screens::EmployeesState, screens::EmployeesModel> employees;
  ScreenSlot<screens::PersonState, screens::PersonModel> person;
  ScreenSlot<screens::PositionsState, screens::PositionsModel> positions;
  ScreenSlot<screens::PositionState, screens::PositionModel> position;
  ScreenSlot<screens::DictionaryState, screens::DictionaryModel> dictionary;
  ScreenSlot<screens::UnitsState, screens::UnitsModel> units;
  ScreenSlot<screens::FilesState, screens::FilesModel> files;
  ScreenSlot<screens::HistoryState, screens::HistoryModel> history;
  ScreenSlot<screens::FillState, screens::FillModel> fill;
  ScreenSlot<screens::SettingsState, screens::SettingsModel> settings;
  ScreenSlot<screens::SharingState, screens::SharingModel> sharing;
  ScreenSlot<screens::AboutState, screens::AboutModel> about;
  ScreenSlot<screens::GalleryState, screens::GalleryModel> gallery;
  ScreenSlot<screens::SearchState, screens::SearchModel> search;
  ScreenSlot<screens::UnlockState, screens::UnlockModel> unlock;
  ScreenSlot<screens::SaveFileState, screens::SaveFileModel> save_file;

  screens::Context context(DeskKeeper& desk);
  void draw_screen(HostFrame& frame, ui::Shell& shell);
  void draw_overlays(HostFrame& frame, ui::Shell& shell);
  void take_shell(HostFrame& frame, const ui::ShellIntents& asked);
};

ScreenHost::ScreenHost() : screens_(std::make_unique<Screens>()) {}
ScreenHost::~ScreenHost() = default;

screens::Context ScreenHost::Screens::context(DeskKeeper& desk) {
  Session* session = desk.session();
  return {.data = session == nullptr ? nothing : session->data(),
          .cache = session == nullptr ? no_cache : session->cache(),
          .revision = session == nullptr ? 0 : session->store().revision(),
          .cycle = session == nullptr ? model::CycleId{} : session->cycle(),
          .today = desk.today(),
          .language = desk.view().preferences.language,
          .read_only = session == nullptr || session->read_only(),
          .actor = desk.view().preferences.actor,
          .new_id = [&desk] { return desk.new_id(); },
          .trail =
              [session](model::EmployeeId employee) {
                return session == nullptr ? screens::PersonTrail{} : session->trail(employee);
              },
          .offset_minutes = desk.clock().offset_minutes};
}

void ScreenHost::Screens::draw_screen(HostFrame& frame, ui::Shell& shell) {
  screens::Frame view{frame.ui, shell, frame.intents};
  screens::Context ctx = context(frame.desk);
  const screens::Desk& desk = frame.desk.view();
  // Whoever fills in a packet reads what the levels mean; the office that sent it says so.
  if (desk.fill != nullptr && frame.route.screen == Screen::Dictionary) ctx.read_only = true;
  if (!desk.workspace_open && screens::needs_workspace(frame.route.screen)) {
    return screens::draw_closed(view, frame.route.screen);
  }
  const std::uint64_t key = digest_of(ctx, desk, frame.route);
  // Builds the model if anything it reads has changed, draws, and asks for another frame when the
  // view changed its own state.
  const auto show = [&](auto& slot, auto build, auto draw) {
    const auto& model = slot.model(
        key, [&](const auto& kept) { return build(ctx, desk, frame.route, kept); });
    draw(view, model, slot.state);
    if (slot.stale()) frame.ui.want_frame_in(0);
  };
  switch (frame.route.screen) {
    case Screen::Employees:
      if (frame.route.record == 0) {
        show(employees, screens::build_employees, screens::draw_employees);
      } else {
        show(person, screens::build_person, screens::draw_person);
      }
      break;
    case Screen::Positions:
      if (frame.route.record == 0) {
        show(positions, screens::build_positions, screens::draw_positions);
      } else {
        show(position, screens::build_position, screens::draw_position);
      }
      break;
    case Screen::Dictionary:
      show(dictionary, screens::build_dictionary, screens::draw_dictionary);
      break;
    case Screen::Files: show(files, screens::build_files, screens::draw_files); break;
    case Screen::Fill: show(fill, screens::build_fill, screens::draw_fill); break;
    case Screen::History: show(history, screens::build_history, screens::draw_history); break;
    case Screen::Settings: show(settings, screens::build_settings, screens::draw_settings); break;
    case Screen::Sharing: show(sharing, screens::build_sharing, screens::draw_sharing); break;
    case Screen::About: show(about, screens::build_about, screens::draw_about); break;
    case Screen::Assessment:
      if (frame.route.record == 0) {
        show(assessment, screens::build_assessment, screens::draw_assessment);
      } else {
        show(rating, screens::build_rating, screens::draw_rating);
      }
      break;
    case Screen::Units: show(units, screens::build_units, screens::draw_units); break;
    case Screen::Gaps: show(gaps, screens::build_gaps, screens::draw_gaps); break;
    case Screen::Home: show(home, screens::build_home, screens::draw_home); break;
    case Screen::Gallery: show(gallery, screens::build_gallery, screens::draw_gallery); break;
  }
}

void ScreenHost::Screens::draw_overlays(HostFrame& frame, ui::Shell& shell) {
  screens::Frame view{frame.ui, shell, frame.intents};
  if (frame.search_open) {
    const screens::Context ctx = context(frame.desk);
    const screens::Desk& desk = frame.desk.view();
    const auto& found = search.model(digest_of(ctx, desk, frame.route), [&](const auto& kept) {
      return screens::build_search(ctx, desk, frame.route, kept);
    });
    screens::draw_search(view, found, search.state, frame.search_open);
    if (search.stale()) frame.ui.want_frame_in(0);
  }
  if (frame.desk.view().secrecy != nullptr) {
    const screens::Context ctx = context(frame.desk);
    const screens::Desk& desk = frame.desk.view();
    const auto show = [&](auto& slot, auto build, auto draw) {
      const auto& model = slot.model(digest_of(ctx, desk, frame.route), [&](const auto& kept) {
        return build(ctx, desk, frame.route, kept);
      });
      draw(view, model, slot.state);
      if (slot.stale()) frame.ui.want_frame_in(0);
    };
    const bool covers = frame.ui.dialogs_covered();
    frame.ui.cover_dialogs(false);
    show(unlock, screens::build_unlock, screens::draw_unlock);
    show(save_file, screens::build_save_file, screens::draw_save_file);
    frame.ui.cover_dialogs(covers);
  }
  screens::draw_help(view, frame.help_open,
                     {words.items, frame.desk.view().preferences.letter_keys});
}

void ScreenHost::Screens::take_shell(HostFrame& frame, const ui::ShellIntents& asked) {
  using namespace screens;
  const Preferences& now = frame.desk.view().preferences;
  if (asked.screen >= 0) {
    frame.intents.push_back(Navigate{{.screen = static_cast<Screen>(asked.screen)}});
  }
  if (asked.save) frame.intents.push_back(SaveNow{});
  if (asked.export_file) frame.intents.push_back(ExportWorkspace{});
  if (asked.open_file) frame.intents.push_back(ChooseFile{});
  if (asked.print && frame.route.screen != Screen::Gaps &&
      (frame.route.screen != Screen::Employees || frame.route.record == 0)) {
    frame.desk.tell(base::Severity::Info, say(ui::TextKey::app_no_print, now.language, {}));
  }
  if (asked.search) frame.intents.push_back(OpenSearch{});
  if (asked.help) frame.intents.push_back(OpenHelp{});
  if (asked.undo) frame.intents.push_back(Undo{});
  if (asked.redo) frame.intents.push_back(Redo{});
  if (asked.notice) {
    const screens::Desk& desk = frame.desk.view();
    frame.intents.push_back(way_out_of(trouble_of(desk), desk));
  }
  if (asked.workspace || asked.status) {
    frame.intents.push_back(Navigate{{.screen = Screen::Files}});
  }
  if (asked.language) {
    const bool indonesian = now.language == base::Language::Indonesian;
    frame.intents.push_back(
        SetLanguage{indonesian ? base::Language::English : base::Language::Indonesian});
  }
  if (asked.theme) {
    const ui::ThemeId shown = frame.ui.environment().theme;
    const ThemeChoice next = shown == ui::ThemeId::Light  ? ThemeChoice::Dark
                             : shown == ui::ThemeId::Dark ? ThemeChoice::Contrast
                                                          : ThemeChoice::Light;
    frame.intents.push_back(SetTheme{next});
  }
}

void ScreenHost::draw(HostFrame& frame) {
  const ui::ShellSpec spec = shell_spec(frame.ui, frame.desk, frame.route, screens_->words);
  ui::Shell shell(frame.ui, screens_->shell_state, spec);
  const screens::SecrecyBoard* secrecy = frame.desk.view().secrecy.get();
  frame.ui.cover_dialogs(secrecy != nullptr && screens::stands_above(*secrecy));
  screens_->draw_screen(frame, shell);
  screens_->draw_overlays(frame, shell);
  frame.ui.cover_dialogs(false);
  screens_->take_shell(frame, shell.intents());
}

void ScreenHost::handle(const platform::Event& event) {
  // The dialog that tells how to paste has done its work.
  if (std::holds_alternative<platform::Pasted>(event)) {
    screens_->positions.state.pasting = screens_->position.state.pasting = false;
  }
}

std::optional<double> ScreenHost::next_change_ms(const DeskKeeper&) const { return std::nullopt; }

}  // namespace asah::app
