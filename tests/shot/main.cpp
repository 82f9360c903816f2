// Pictures of the application without a browser: asah_shot FOLDER [--size 1366x768] [--ratio 1]
// [--theme light|dark|contrast] [--lang id|en] [--sample KEY] [--scale PERCENT] [--drop FILE]
// SCREEN[=RECORD][+NAME...] drop:FILE[,FILE...] ...
// SCREEN is a name of screens::Screen; RECORD is "first" or an id as text. Each NAME is pressed
// before the picture is taken: a button, tab or row of the semantics tree; "tab:NAME" only a tab.
// Files named by "drop:" are dropped together, between the pictures.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "tests/wasm/support/raster.hpp"
#include "wasm/app/application.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace {

using namespace asah;
using screens::Screen;

struct Options {
  std::string folder;
  float width = 1366;
  float height = 768;
  float ratio = 1;
  screens::ThemeChoice theme = screens::ThemeChoice::Light;
  bool english = false;
  std::string sample = "bandung";
  int scale = 100;
  std::string drop;  ///< a file dropped on the page before the pictures
  std::vector<std::string> shots;
};

const std::map<std::string_view, Screen> kScreens = {
    {"home", Screen::Home},           {"employees", Screen::Employees},
    {"units", Screen::Units},         {"positions", Screen::Positions},
    {"dictionary", Screen::Dictionary}, {"assessment", Screen::Assessment},
    {"gaps", Screen::Gaps},           {"files", Screen::Files},
    {"settings", Screen::Settings},   {"about", Screen::About},
    {"gallery", Screen::Gallery},     {"fill", Screen::Fill},
    {"sharing", Screen::Sharing},   {"history", Screen::History}};

Options parse(int argc, char** argv) {
  Options out;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const auto next = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
    if (word == "--size") {
      std::sscanf(next().c_str(), "%fx%f", &out.width, &out.height);
    } else if (word == "--ratio") {
      out.ratio = std::strtof(next().c_str(), nullptr);
    } else if (word == "--theme") {
      const std::string name = next();
      out.theme = name == "dark"       ? screens::ThemeChoice::Dark
                  : name == "contrast" ? screens::ThemeChoice::Contrast
                                       : screens::ThemeChoice::Light;
    } else if (word == "--lang") {
      out.english = next() == "en";
    } else if (word == "--sample") {
      out.sample = next();
    } else if (word == "--scale") {
      out.scale = std::atoi(next().c_str());
    } else if (word == "--drop") {
      out.drop = next();
    } else if (out.folder.empty()) {
      out.folder = word;
    } else {
      out.shots.emplace_back(word);
    }
  }
  return out;
}

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

// Presses the middle of the part that bears `name`; false when nothing on the screen does.
template <class Settle>
bool press(app::Application& app, std::string_view name, float ratio, const Settle& settle) {
  const bool tab = name.starts_with("tab:");
  if (tab) name.remove_prefix(4);
  for (const ui::Node& node : app.ui().semantics().nodes()) {
    const bool can = node.id != 0 || node.role == ui::Role::Cell;
    if (!can || (node.label != name && node.value != name)) continue;
    if (tab && node.role != ui::Role::Tab) continue;
    ImGui::SetCurrentContext(app.ui().context());
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(node.rect.center_x() * ratio,
                        (node.rect.y0 + node.rect.height() / 2) * ratio);
    settle();
    for (const bool down : {true, false}) {
      io.AddMouseButtonEvent(0, down);
      settle();
    }
    return true;
  }
  std::fprintf(stderr, "nothing to press is called %.*s\n", static_cast<int>(name.size()),
               name.data());
  return false;
}

bool write_picture(ui::Ui& ui, const std::string& path) {
  ImGui::SetCurrentContext(ui.context());
  const std::string bytes =
      test::png(test::rasterise(*ui.draw_data(), *ImGui::GetIO().Fonts, 0xFFFFFF));
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && whole;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  platform::FakeBrowser browser;
  platform::FakePlatform page(browser);
  app::Application app(page);
  const platform::FrameSize size{options.width, options.height, options.ratio};
  const auto settle = [&] {
    for (int i = 0; i < 30; ++i) {
      app.frame(size);
      browser.advance(40);
    }
  };
  settle();
  app.ask(screens::SetTheme{options.theme});
  app.ask(screens::SetScale{options.scale});
  app.ask(screens::SetLanguage{options.english ? base::Language::English
                                               : base::Language::Indonesian});
  if (options.sample != "none") app.ask(screens::OpenSample{options.sample});
  settle();
  const auto drop = [&](std::string_view names) {
    std::vector<std::pair<std::string, std::string>> files;
    while (!names.empty()) {
      const std::size_t comma = std::min(names.find(','), names.size());
      const std::string name(names.substr(0, comma));
      std::ifstream file(name, std::ios::binary);
      files.push_back({name.substr(name.rfind('/') + 1),
                       {std::istreambuf_iterator<char>(file), {}}});
      names.remove_prefix(std::min(comma + 1, names.size()));
    }
    page.drop_files(files);
    settle();
  };
  if (!options.drop.empty()) drop(options.drop);
  for (const std::string& order : options.shots) {
    if (order.starts_with("drop:")) {
      drop(std::string_view(order).substr(5));
      continue;
    }
    const std::string shot = order.substr(0, order.find('+'));
    const std::size_t sign = shot.find('=');
    const auto found = kScreens.find(std::string_view(shot).substr(0, sign));
    if (found == kScreens.end()) {
      std::fprintf(stderr, "no screen called %s\n", shot.c_str());
      return 2;
    }
    screens::Route route{.screen = found->second};
    if (sign != std::string::npos && app.desk().session() != nullptr) {
      const std::string record = shot.substr(sign + 1);
      const auto id = base::parse_id(record);
      route.record = id ? *id : record_of(app.desk().session()->data(), route.screen);
    }
    app.ask(screens::Navigate{route});
    settle();
    for (std::size_t at = order.find('+'); at != std::string::npos;) {
      const std::size_t next = order.find('+', at + 1);
      const std::string_view name = std::string_view(order).substr(at + 1, next - at - 1);
      if (!press(app, name, options.ratio, settle)) return 2;
      at = next;
    }
    const std::string path = options.folder + '/' + order + ".png";
    if (!write_picture(app.ui(), path)) return 1;
    std::printf("%s\n", path.c_str());
  }
  return 0;
}
