// Pictures of the application without a browser, step by step on one page:
//   asah_shot FOLDER [--sample KEY] STEP...
// A STEP is one of
//   --size 1366x768, --ratio 1, --theme light|dark|contrast, --lang id|en, --scale PERCENT
//   --drop FILE            files dropped on the page, together: FILE[,FILE...]; also drop:FILE
//   --take FILE            the file that was handed out last is written to FILE
//   --days N               the calendar goes on
//   --reload yes           the page is loaded anew, as after locking
//   SCREEN[=RECORD][+DEED...][@NAME]   a picture, called NAME or after the step
// SCREEN is a name of screens::Screen, or "here" to stay; RECORD is "first" or an id as text. Each
// DEED is done before the picture is taken:
//   NAME                   a button, tab or row of the semantics tree is pressed
//   tab:NAME, last:NAME    only a tab; the last part of that name, as of the dialog on top
//   type:TEXT              the text of the field pressed last
//   key:enter|escape|tab|down|space, wheel:LINES

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "tests/wasm/support/raster.hpp"
#include "wasm/app/application.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace {

using namespace asah;
using screens::Screen;

const std::map<std::string_view, Screen> kScreens = {
    {"home", Screen::Home},           {"employees", Screen::Employees},
    {"units", Screen::Units},         {"positions", Screen::Positions},
    {"dictionary", Screen::Dictionary}, {"assessment", Screen::Assessment},
    {"gaps", Screen::Gaps},           {"files", Screen::Files},
    {"settings", Screen::Settings},   {"about", Screen::About},
    {"gallery", Screen::Gallery},     {"fill", Screen::Fill},
    {"sharing", Screen::Sharing},   {"history", Screen::History}};

// The record in the middle of the screen's table, so that a typical one is shown.
std::uint64_t record_of(const model::Dataset& data, Screen screen) {
  const auto middle = [](const auto& table) -> std::uint64_t {
    return table.empty() ? 0 : table.rows()[table.size() / 2].id.value;
  };
  switch (screen) {
    case Screen::Employees:
    case Screen::Fill: return middle(data.employees);
    case Screen::Units: return middle(data.units);
    case Screen::Positions: return middle(data.positions);
    case Screen::Dictionary: return middle(data.competencies);
    case Screen::Assessment: return analytics::default_cycle(data).value;
    default: return 0;
  }
}

/// One page in a fake browser, and what is done to it.
class Scene {
 public:
  explicit Scene(std::string folder) : folder_(std::move(folder)) { settle(); }

  /// An option by its name without dashes; false when there is none such.
  bool set(std::string_view name, const std::string& value);
  /// Takes a picture as the step says; false when a part of it cannot be found or written.
  bool picture(const std::string& step);

 private:
  void settle(int frames = 30);
  void drop(std::string_view names);
  bool take(const std::string& path);
  bool go(std::string_view screen);
  bool deed(std::string_view name);
  bool press(std::string_view name);
  bool key(std::string_view name);
  bool write(const std::string& path);

  /// A page of the browser; a new one takes its place as by reloading.
  struct Page {
    explicit Page(platform::FakeBrowser& browser) : platform(browser), app(platform) {}
    platform::FakePlatform platform;
    app::Application app;
  };
  app::Application& app() { return page_->app; }

  platform::FakeBrowser browser_;
  std::optional<Page> page_{browser_};
  platform::FrameSize size_{1366, 768, 1};
  std::string folder_;
};

void Scene::settle(int frames) {
  for (int i = 0; i < frames; ++i) {
    app().frame(size_);
    browser_.advance(40);
  }
}

void Scene::drop(std::string_view names) {
  std::vector<std::pair<std::string, std::string>> files;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const std::string name(names.substr(0, comma));
    std::ifstream file(name, std::ios::binary);
    files.push_back({name.substr(name.rfind('/') + 1),
                     {std::istreambuf_iterator<char>(file), {}}});
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  page_->platform.drop_files(files);
}

bool Scene::take(const std::string& path) {
  const auto* handed = page_->platform.last_job<platform::Download>();
  if (handed == nullptr) return false;
  std::printf("%s was handed out\n", handed->name.c_str());
  return static_cast<bool>(std::ofstream(path, std::ios::binary) << handed->bytes);
}

bool Scene::set(std::string_view name, const std::string& value) {
  if (name == "size") {
    std::sscanf(value.c_str(), "%fx%f", &size_.width_css, &size_.height_css);
  } else if (name == "ratio") {
    size_.pixel_ratio = std::strtof(value.c_str(), nullptr);
  } else if (name == "theme") {
    app().ask(screens::SetTheme{value == "dark"       ? screens::ThemeChoice::Dark
                               : value == "contrast" ? screens::ThemeChoice::Contrast
                                                     : screens::ThemeChoice::Light});
  } else if (name == "lang") {
    app().ask(screens::SetLanguage{value == "en" ? base::Language::English
                                                : base::Language::Indonesian});
  } else if (name == "scale") {
    app().ask(screens::SetScale{std::atoi(value.c_str())});
  } else if (name == "sample") {
    if (value != "none") app().ask(screens::OpenSample{value});
  } else if (name == "days") {
    browser_.utc_ms += std::atoll(value.c_str()) * 86'400'000;
  } else if (name == "reload") {
    page_.reset();
    page_.emplace(browser_);
  } else if (name == "drop") {
    drop(value);
  } else if (name == "take") {
    return take(value);
  } else {
    return false;
  }
  settle();
  return true;
}

bool Scene::press(std::string_view name) {
  const bool tab = name.starts_with("tab:");
  const bool last = name.starts_with("last:");
  if (tab || last) name.remove_prefix(name.find(':') + 1);
  const ui::Node* found = nullptr;
  for (const ui::Node& node : app().ui().semantics().nodes()) {
    const bool can = node.id != 0 || node.role == ui::Role::Cell;
    if (!can || (node.label != name && node.value != name)) continue;
    if (tab && node.role != ui::Role::Tab) continue;
    if (found == nullptr || last) found = &node;
  }
  if (found == nullptr) return false;
  ImGui::SetCurrentContext(app().ui().context());
  ImGuiIO& io = ImGui::GetIO();
  const ui::Rect rect = found->rect;
  io.AddMousePosEvent(rect.center_x() * size_.pixel_ratio,
                      (rect.y0 + rect.height() / 2) * size_.pixel_ratio);
  settle();
  for (const bool down : {true, false}) {
    io.AddMouseButtonEvent(0, down);
    settle();
  }
  return true;
}

bool Scene::key(std::string_view name) {
  static const std::map<std::string_view, ImGuiKey> kKeys = {
      {"enter", ImGuiKey_Enter}, {"escape", ImGuiKey_Escape}, {"tab", ImGuiKey_Tab},
      {"down", ImGuiKey_DownArrow}, {"space", ImGuiKey_Space}};
  const auto found = kKeys.find(name);
  if (found == kKeys.end()) return false;
  ImGui::SetCurrentContext(app().ui().context());
  for (const bool down : {true, false}) {
    ImGui::GetIO().AddKeyEvent(found->second, down);
    settle();
  }
  return true;
}

bool Scene::deed(std::string_view name) {
  if (name.starts_with("key:")) return key(name.substr(4));
  if (name.starts_with("type:")) {
    if (!page_->platform.text_field()) return false;
    page_->platform.edit_text(std::string(name.substr(5)));
    settle();
    return true;
  }
  if (name.starts_with("wheel:")) {
    ImGui::SetCurrentContext(app().ui().context());
    if (!ImGui::IsMousePosValid()) {
      // Over the middle of the page, past the rail.
      ImGui::GetIO().AddMousePosEvent(size_.width_css * size_.pixel_ratio * 0.6F,
                                      size_.height_css * size_.pixel_ratio * 0.6F);
      settle();
    }
    ImGui::GetIO().AddMouseWheelEvent(0, std::strtof(std::string(name.substr(6)).c_str(), nullptr));
    settle();
    return true;
  }
  return press(name);
}

bool Scene::go(std::string_view screen) {
  if (screen == "here") return true;
  const std::size_t sign = screen.find('=');
  const auto found = kScreens.find(screen.substr(0, sign));
  if (found == kScreens.end()) return false;
  screens::Route route{.screen = found->second};
  if (sign != std::string_view::npos && app().desk().session() != nullptr) {
    const auto id = base::parse_id(screen.substr(sign + 1));
    route.record = id ? *id : record_of(app().desk().session()->data(), route.screen);
  }
  app().ask(screens::Navigate{route});
  settle();
  return true;
}

bool Scene::write(const std::string& path) {
  ImGui::SetCurrentContext(app().ui().context());
  const std::string bytes =
      test::png(test::rasterise(*app().ui().draw_data(), *ImGui::GetIO().Fonts, 0xFFFFFF));
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && whole;
}

bool Scene::picture(const std::string& step) {
  const std::size_t name_at = std::min(step.rfind('@'), step.size());
  const std::string_view deeds = std::string_view(step).substr(0, name_at);
  const auto miss = [&](std::string_view what) {
    std::fprintf(stderr, "nothing is called %.*s; there are\n", static_cast<int>(what.size()),
                 what.data());
    for (const ui::Node& node : app().ui().semantics().nodes()) {
      if (node.id == 0) continue;
      std::fprintf(stderr, "  %.*s\n", static_cast<int>(node.label.size()), node.label.data());
    }
    return false;
  };
  const std::string_view screen = deeds.substr(0, deeds.find('+'));
  if (!go(screen)) return miss(screen);
  for (std::size_t at = deeds.find('+'); at != std::string_view::npos;) {
    const std::size_t next = deeds.find('+', at + 1);
    const std::string_view name = deeds.substr(at + 1, next - at - 1);
    if (!deed(name)) return miss(name);
    at = next;
  }
  const std::string name = name_at < step.size() ? step.substr(name_at + 1) : step;
  const std::string path = folder_ + '/' + name + ".png";
  std::printf("%s\n", path.c_str());
  return write(path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::vector<std::string> words(argv + 2, argv + argc);
  Scene scene(argv[1]);
  if (std::ranges::find(words, "--sample") == words.end()) scene.set("sample", "bandung");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    bool done = false;
    if (word.starts_with("--") && i + 1 < words.size()) {
      done = scene.set(word.substr(2), words[++i]);
    } else if (word.starts_with("drop:")) {
      done = scene.set("drop", word.substr(5));
    } else {
      done = scene.picture(word);
    }
    if (!done) {
      std::fprintf(stderr, "cannot: %s\n", word.c_str());
      return 2;
    }
  }
  return 0;
}
