#include "wasm/ui/shell/shell.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground;

void open_line(Ui& ui, const Rect& area, float padding_css, float gap_css) {
  ui.push_flow({.mode = Ui::Flow::Mode::Line, .x0 = area.x0 + ui.px(padding_css),
                .x1 = area.x1 - ui.px(padding_css), .x = area.x0 + ui.px(padding_css), .y = area.y0,
                .row_height = area.height(), .gap = ui.px(gap_css)});
}

void brand(Ui& ui, const Rect& area, Text product, bool labels) {
  const float size = ui.px(30);
  const float x = labels ? area.x0 + ui.px(18) : std::floor(area.center_x() - size / 2);
  const Rect mark{x, area.y0 + ui.px(18), x + size, area.y0 + ui.px(18) + size};
  fill(ui, mark, ui.color(Color::Brand), 8);
  text_line(ui, {TextStyle::Heading, ui.color(Color::OnBrand), Align::Middle}, mark,
            product.view().substr(0, 1));
  if (labels)
    text_line(ui, {TextStyle::Title, ui.color(Color::RailTitle)},
              {mark.x1 + ui.px(10), mark.y0, area.x1, mark.y1}, product.view());
}

/// The key that chooses an item of the rail, while one is awaited.
void letter_cap(Ui& ui, char letter, const Rect& area) {
  const Rect cap{area.center_x() - ui.px(11), area.center_y() - ui.px(11), area.center_x() + ui.px(11),
                 area.center_y() + ui.px(11)};
  fill(ui, cap, ui.color(Color::Brand), 6);
  text_line(ui, {TextStyle::NoteStrong, ui.color(Color::OnBrand), Align::Middle}, cap, {&letter, 1});
}

}  // namespace

Shell::Shell(Ui& ui, ShellState& state, const ShellSpec& spec) : ui_(ui), state_(state) {
  const Vec screen = ui.display_px();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.x, screen.y});
  ImGui::Begin("##shell", nullptr, kBare);
  fill(ui, {0, 0, screen.x, screen.y}, ui.color(Color::Bg));
  const WidthClass width = ui.width_class();
  const float rail_width = width == WidthClass::Phone    ? 0
                           : width == WidthClass::Narrow ? ui.px(measure::kRailNarrow)
                                                         : ui.px(measure::kRail);
  const float top = ui.px(measure::kTopBar);
  const float low = ui.px(measure::kStatusBar);
  shortcuts(spec);
  if (rail_width > 0) rail(spec, {0, 0, rail_width, screen.y}, width == WidthClass::Wide);
  top_bar(spec, {rail_width, 0, screen.x, top});
  status_bar(spec, {rail_width, screen.y - low, screen.x, screen.y});
  content_ = {rail_width, top, screen.x, screen.y - low};
  content_.y0 += notice(spec.notice, content_);
  if (width != WidthClass::Phone) state_.drawer_open = false;
  if (state_.drawer_open) drawer(spec);
}

Shell::~Shell() {
  if (ImGui::IsKeyPressed(ImGuiKey_F6, false)) next_region(ImGui::GetIO().KeyShift);
  note_search_box();
  ImGui::End();
}

void Shell::shortcuts(const ShellSpec& spec) {
  if (ImGui::GetTopMostPopupModal()) return;
  if (ui_.shortcut(ImGuiKey_K)) intents_.search = true;
  if (ui_.shortcut(ImGuiKey_S)) intents_.save = true;
  if (ui_.shortcut(ImGuiKey_S, true)) intents_.export_file = true;
  if (ui_.shortcut(ImGuiKey_O)) intents_.open_file = true;
  if (ui_.shortcut(ImGuiKey_P)) intents_.print = true;
  if (ui_.shortcut(ImGuiKey_F)) find_on_screen();
  if (ui_.key(ImGuiKey_F1, false)) intents_.help = true;
  if (ui_.text_field_active()) return;
  if (ui_.shortcut(ImGuiKey_Z)) intents_.undo = true;
  if (ui_.shortcut(ImGuiKey_Y) || ui_.shortcut(ImGuiKey_Z, true)) intents_.redo = true;
  if (spec.letter_keys) letter_keys(spec);
}

/// / and ? as characters, wherever the keyboard has them; g and a letter as keys.
void Shell::letter_keys(const ShellSpec& spec) {
  if (ui_.typed('/')) find_on_screen();
  if (ui_.typed('?')) intents_.help = true;
  const double now = ui_.time_s();
  if (now >= state_.go_until_s) {
    if (!ui_.key(ImGuiKey_G, false)) return;
    state_.go_until_s = now + 2;
    ui_.want_frame_in(2);
    return;
  }
  ui_.want_frame_in(state_.go_until_s - now);
  bool any = ui_.key(ImGuiKey_Escape, false);
  for (int letter = 'A'; letter <= 'Z'; ++letter) {
    const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'A'));
    if (!ui_.key(key, false)) continue;
    any = true;
    for (const NavItem& item : spec.items)
      if (item.letter == letter) intents_.screen = item.screen;
    // The letter has been used: no part of the page takes it as its own key.
    ImGui::SetKeyOwner(key, ui_.id("go"), ImGuiInputFlags_LockThisFrame);
  }
  if (any) state_.go_until_s = 0;
}

/// To the search box of the screen; where there is none, to the search over everything.
void Shell::find_on_screen() {
  if (state_.search_box != 0) return ui_.focus(state_.search_box);
  intents_.search = true;
}

void Shell::note_search_box() {
  const auto& nodes = ui_.semantics().nodes();
  const auto box = std::ranges::find_if(nodes, [](const Node& node) {
    return node.role == Role::SearchBox && !(node.states & state::kDisabled);
  });
  state_.search_box = box == nodes.end() ? 0 : box->id;
}

/// F6: the focus goes to the first part of the next landmark that holds one.
void Shell::next_region(bool backwards) {
  const auto& nodes = ui_.semantics().nodes();
  std::vector<Id> firsts;
  std::size_t present = 0;
  bool found = false;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Role role = nodes[i].role;
    if (role != Role::Navigation && role != Role::Banner && role != Role::Main &&
        role != Role::Complementary && role != Role::ContentInfo)
      continue;
    Id first = 0;
    bool holds_focus = false;
    for (std::size_t k = i + 1; k < nodes.size(); ++k) {
      std::int32_t up = nodes[k].parent;
      while (up > static_cast<std::int32_t>(i)) up = nodes[static_cast<std::size_t>(up)].parent;
      if (up != static_cast<std::int32_t>(i)) continue;
      const bool usable = (nodes[k].states & state::kFocusable) && !(nodes[k].states & state::kDisabled);
      if (first == 0 && usable) first = nodes[k].id;
      holds_focus |= (nodes[k].states & state::kFocused) != 0;
    }
    if (first == 0) continue;
    if (holds_focus && ui_.keyboard_mode()) present = firsts.size(), found = true;
    firsts.push_back(first);
  }
  if (firsts.empty()) return;
  const std::size_t n = firsts.size();
  const std::size_t next = !found ? 0 : backwards ? (present + n - 1) % n : (present + 1) % n;
  ui_.focus(firsts[next]);
}

// ---- rail ----------------------------------------------------------------------------------------

void Shell::nav_item(const NavItem& item, bool current, bool labels) {
  Ui& ui = ui_;
  const Rect r = ui.place(0, ui.px(ui.environment().touch ? measure::kHitTouch : 36));
  IdScope scope(ui, item.screen);
  const Id id = ui.id("nav");
  const Interaction it = ui.interact(id, r, {.exact = true});
  if (it.pressed) {
    intents_.screen = item.screen;
    state_.drawer_open = false;
  }
  if (current) {
    fill(ui, r, ui.color(Color::RailActive), 8);
  } else if (it.hovered || it.held) {
    fill(ui, r, ui.color(Color::RailHover), 8);
  }
  if (it.focus_visible) outline(ui, r, ui.color(Color::RailTitle), 8, 2);
  const Rgba front = ui.color(current ? Color::RailOn : Color::RailText);
  const float x = labels ? r.x0 + ui.px(10) : std::floor(r.center_x() - ui.px(9));
  icon(ui, item.icon, IconSize::Normal, front, {x, r.y0, x + ui.px(18), r.y1});
  std::string_view count;
  if (item.badge > 0) {
    count = ui.number(item.badge).view();
    const float width = std::max(ui.px(22), ui.fonts().width(TextStyle::NoteStrong, count) + ui.px(14));
    const Rect pill = labels ? Rect{r.x1 - ui.px(10) - width, r.center_y() - ui.px(11), r.x1 - ui.px(10),
                                    r.center_y() + ui.px(11)}
                             : Rect{r.x1 - ui.px(12), r.y0 + ui.px(4), r.x1 - ui.px(4), r.y0 + ui.px(12)};
    const Rgba back = current && labels ? mix(ui.color(Color::RailActive), ui.color(Color::RailOn), 0.18f)
                                        : ui.color(Color::RailBadge);
    fill(ui, pill, labels ? back : ui.color(Color::Brand), 11);
    if (labels)
      text_line(ui, {TextStyle::NoteStrong, ui.color(current ? Color::RailOn : Color::RailBadgeText), Align::Middle},
                pill, count);
  }
  const bool awaited = item.letter != 0 && ui.time_s() < state_.go_until_s;
  if (awaited) letter_cap(ui, item.letter, labels ? Rect{r.x1 - ui.px(34), r.y0, r.x1 - ui.px(10), r.y1} : r);
  if (labels) {
    const float right = r.x1 - ui.px(10) - (count.empty() && !awaited ? 0 : ui.px(34));
    text_line(ui, {current ? TextStyle::BodyStrong : TextStyle::Body, front},
              {x + ui.px(28), r.y0, right, r.y1}, item.label.view());
  } else {
    tooltip(ui, it, {r.x1, r.y0, r.x1 + ui.px(120), r.y0}, item.label);
  }
  const Text badge = item.badge > 0 ? ui.t(TextKey::shell_badge, item.badge) : Text{};
  ui.note({.id = id, .role = Role::Link, .states = current ? state::kCurrent : 0u, .rect = r,
           .label = item.label.view(), .description = badge.view()}, it);
}

void Shell::rail(const ShellSpec& spec, const Rect& area, bool labels) {
  Ui& ui = ui_;
  fill(ui, area, ui.color(Color::Rail));
  NodeScope landmark(ui, {.role = Role::Navigation, .rect = area,
                          .label = ui.t(TextKey::shell_navigation).view()});
  brand(ui, area, spec.product, labels);
  const float top = area.y0 + ui.px(66);
  Scroll scroll(ui, "rail", {area.x0, top, area.x1, area.y1}, {.padding_x = labels ? 10.0f : 8.0f, .gap = 2, .bar = false});
  bool first = true;
  for (const NavItem& item : spec.items) {
    if (!item.group.empty()) {
      if (labels) {
        ui.gap(first ? 2 : 14);
        const Rect r = ui.place(0, ui.px(28));
        text_line(ui, {TextStyle::Note, ui.color(Color::RailMuted)},
                  {r.x0 + ui.px(10), r.y0 + ui.px(2), r.x1, r.y1}, item.group.view());
        ui.gap(4);
      } else if (!first) {
        ui.gap(8);
        const Rect r = ui.place(0, ui.px(1));
        horizontal(ui, r.x0 + ui.px(8), r.x1 - ui.px(8), r.y0, ui.color(Color::RailHover));
        ui.gap(8);
      }
    }
    nav_item(item, item.screen == spec.screen, labels);
    first = false;
  }
  spacer(ui, 12);
}

void Shell::drawer(const ShellSpec& spec) {
  Ui& ui = ui_;
  const Vec screen = ui.display_px();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen.x, screen.y});
  ImGui::Begin("##drawer", nullptr, kBare);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const float width = std::min(ui.px(272), screen.x - ui.px(56));
  const Rect shade{width, 0, screen.x, screen.y};
  fill(ui, shade, with_alpha(ui.color(Color::Scrim), 0.45f));
  const Interaction it = ui.interact(ui.id("shade"), shade, {.focusable = false, .exact = true});
  rail(spec, {0, 0, width, screen.y}, true);
  if (it.pressed || ui.key(ImGuiKey_Escape, false)) state_.drawer_open = false;
  ImGui::End();
}

// ---- bars ----------------------------------------------------------------------------------------

void Shell::top_bar(const ShellSpec& spec, const Rect& area) {
  Ui& ui = ui_;
  const bool phone = ui.width_class() == WidthClass::Phone;
  fill(ui, area, ui.color(Color::Surface));
  horizontal(ui, area.x0, area.x1, area.y1 - ui.px(1), ui.color(Color::Line));
  NodeScope landmark(ui, {.role = Role::Banner, .rect = area});
  const float gap = ui.px(phone ? 8 : 12);
  const float square = ui.px(measure::kControl);
  const float room = area.width() - 2 * ui.px(measure::kPagePadding);
  const float search = phone ? square : std::clamp(room * 0.36f, ui.px(200), ui.px(340));
  const bool steps = !phone && (!spec.undo.empty() || !spec.redo.empty());
  const float tail = search + 2 * (square + gap) + (steps ? 2 * square + gap : 0);
  open_line(ui, area, phone ? 12 : measure::kPagePadding, phone ? 8 : 14);
  if (phone && icon_button(ui, {.label = ui.t(TextKey::shell_open_menu), .icon = Icon::Menu, .kind = ButtonKind::Quiet}))
    state_.drawer_open = true;
  const float left_room = std::max(ui.px(40), ui.room() - tail - gap);
  const float name = std::min(left_room, ui.fonts().width(TextStyle::BodyStrong, spec.workspace.view()));
  const Rect r = ui.place(std::max(1.0f, name), ui.px(30));
  const Id id = ui.id("workspace");
  Interaction it;
  if (!spec.workspace.empty()) it = ui.interact(id, r);
  text_line(ui, {TextStyle::BodyStrong, ui.color(it.hovered ? Color::Primary : Color::Text)}, r,
            spec.workspace.view());
  if (it.focus_visible) focus_ring(ui, r, 6);
  if (!spec.workspace.empty())
    ui.note({.id = id, .role = Role::Button, .rect = r, .label = spec.workspace.view(),
             .value = spec.workspace_detail.view()}, it);
  intents_.workspace = it.pressed;
  if (left_room - name > ui.px(60) && !phone) {
    const Rect d = ui.place(std::min(left_room - name - ui.px(14),
                                     ui.fonts().width(TextStyle::Small, spec.workspace_detail.view())), ui.px(24));
    text_line(ui, {TextStyle::Small, ui.color(Color::Muted)}, d, spec.workspace_detail.view());
  }
  ui.flow().x = ui.flow().x1 - tail;
  ui.flow().first = true;
  ui.set_gap(phone ? 8 : 12);
  if (steps) {
    const bool back = icon_button(ui, {.label = ui.t(TextKey::shell_undo), .icon = Icon::Undo, .kind = ButtonKind::Quiet,
                                       .disabled = spec.undo.empty(), .hint = spec.undo});
    ui.gap(0);
    const bool again = icon_button(ui, {.label = ui.t(TextKey::shell_redo), .icon = Icon::Redo, .kind = ButtonKind::Quiet,
                                        .disabled = spec.redo.empty(), .hint = spec.redo});
    intents_.undo |= back;
    intents_.redo |= again;
  }
  if (phone) {
    intents_.search |= icon_button(ui, {.label = ui.t(TextKey::shell_search), .icon = Icon::Search});
  } else {
    const Rect box = ui.place(search, square);
    const Id search_id = ui.id("search");
    const Interaction s = ui.interact(search_id, box);
    fill(ui, box, ui.color(s.hovered ? Color::Hover : Color::Surface2), 8);
    outline(ui, box, ui.color(s.hovered ? Color::LineStrong : Color::Line), 8);
    if (s.focus_visible) focus_ring(ui, box, 8);
    icon(ui, Icon::Search, IconSize::Normal, ui.color(Color::Muted),
         {box.x0 + ui.px(10), box.y0, box.x0 + ui.px(28), box.y1});
    const std::string_view keys = ui.environment().mac_keys ? "Cmd K" : "Ctrl K";
    const float cap = ui.fonts().width(TextStyle::NoteStrong, keys) + ui.px(14);
    text_line(ui, {TextStyle::Body, ui.color(Color::Muted)},
              {box.x0 + ui.px(36), box.y0, box.x1 - cap - ui.px(16), box.y1}, ui.t(TextKey::shell_search).view());
    const Rect key{box.x1 - cap - ui.px(9), box.center_y() - ui.px(10), box.x1 - ui.px(9), box.center_y() + ui.px(10)};
    fill(ui, key, ui.color(Color::Surface), 5);
    outline(ui, key, ui.color(Color::Line), 5);
    text_line(ui, {TextStyle::NoteStrong, ui.color(Color::Muted), Align::Middle}, key, keys);
    ui.note({.id = search_id, .role = Role::Button, .rect = box, .label = ui.t(TextKey::shell_search).view(),
             .description = keys}, s);
    intents_.search |= s.pressed;
  }
  // Two letters name the language; the tooltip says it in full.
  const Rect code = ui.place(square, square);
  const Id code_id = ui.id("language");
  const Interaction l = ui.interact(code_id, code);
  fill(ui, code, ui.color(l.held ? Color::Pressed : l.hovered ? Color::Hover : Color::Surface), 8);
  outline(ui, code, ui.color(Color::Line), 8);
  text_line(ui, {TextStyle::SmallStrong, ui.color(Color::Text), Align::Middle}, code,
            ui.language() == Language::Indonesian ? "ID" : "EN");
  if (l.focus_visible) focus_ring(ui, code, 8);
  ui.note({.id = code_id, .role = Role::Button, .rect = code, .label = ui.t(TextKey::shell_language).view()}, l);
  tooltip(ui, l, code, ui.t(TextKey::shell_language));
  intents_.language = l.pressed;
  constexpr TextKey kThemes[] = {TextKey::shell_theme_dark, TextKey::shell_theme_contrast, TextKey::shell_theme_light};
  constexpr Icon kThemeIcons[] = {Icon::Moon, Icon::Contrast, Icon::Sun};
  const auto theme = static_cast<std::size_t>(ui.environment().theme);
  intents_.theme = icon_button(ui, {.label = ui.t(kThemes[theme]), .icon = kThemeIcons[theme], .id = "theme"});
  ui.pop_flow();
}

/// Its height, device px.
float Shell::notice(const ShellNotice& notice, const Rect& area) {
  if (notice.title.empty()) return 0;
  Ui& ui = ui_;
  const float side = ui.px(ui.width_class() == WidthClass::Phone ? 8 : measure::kPagePadding);
  const float top = area.y0 + ui.px(8);
  ui.push_flow({.x0 = area.x0 + side, .x1 = area.x1 - side, .x = area.x0 + side, .y = top});
  intents_.notice = banner(ui, {.tone = notice.tone, .title = notice.title, .body = notice.body,
                                .action = notice.action, .id = "notice"}) == BannerEvent::Action;
  return ui.pop_flow().bottom - area.y0;
}

void Shell::status_bar(const ShellSpec& spec, const Rect& area) {
  Ui& ui = ui_;
  fill(ui, area, ui.color(Color::Surface));
  horizontal(ui, area.x0, area.x1, area.y0, ui.color(Color::Line));
  NodeScope landmark(ui, {.role = Role::ContentInfo, .rect = area, .label = ui.t(TextKey::shell_status).view()});
  const bool phone = ui.width_class() == WidthClass::Phone;
  open_line(ui, {area.x0, area.y0 + ui.px(1), area.x1, area.y1}, phone ? 12 : measure::kPagePadding, 16);
  constexpr Color kDots[] = {Color::Ok, Color::Primary, Color::Warn, Color::Bad, Color::Muted, Color::Muted};
  const float words = ui.fonts().width(TextStyle::Note, spec.save_words.view());
  const Rect r = ui.place(std::min(ui.room(), words + ui.px(14)), ui.px(22));
  const Id id = ui.id("save state");
  const Interaction it = ui.interact(id, r, {.exact = true});
  const bool bad = spec.save_state == SaveState::Failed;
  ui.draw()->AddCircleFilled({r.x0 + ui.px(4), r.center_y()}, 4 * ui.scale(),
                             ui.color(kDots[static_cast<std::size_t>(spec.save_state)]));
  text_line(ui, {bad ? TextStyle::NoteStrong : TextStyle::Note,
                 ui.color(bad ? Color::BadText : it.hovered ? Color::Text : Color::Muted)},
            {r.x0 + ui.px(14), r.y0, r.x1, r.y1}, spec.save_words.view());
  if (it.focus_visible) focus_ring(ui, r, 4);
  if (!spec.save_words.empty())
    ui.note({.id = id, .role = Role::Button, .states = bad ? state::kLiveNow : state::kLivePolite, .rect = r,
             .label = spec.save_words.view()}, it);
  intents_.status = it.pressed;
  if (!phone && ui.time_s() < state_.go_until_s) {
    note(ui, ui.t(TextKey::shell_go));
  } else if (!phone) {
    note(ui, spec.backup_words);
    if (!spec.step_words.empty()) note(ui, spec.step_words);
    const float counts = ui.fonts().width(TextStyle::Note, spec.counts.view());
    Ui::Flow& f = ui.flow();
    if (f.x + counts + ui.px(16) < f.x1) {
      f.x = f.x1 - counts;
      f.first = true;
      note(ui, spec.counts);
    }
  }
  ui.pop_flow();
}

}  // namespace asah::ui
