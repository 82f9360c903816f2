#pragma once
// Surfaces that hold parts: card, tile, banner, empty state, progress.

#include <initializer_list>
#include <span>

#include "wasm/ui/kit/basic.hpp"

namespace asah::ui {

/// A bordered surface around the parts drawn while it lives:
///   Card card(ui, "progress", {.title = ui.t(...)});
/// With `fill` it is as tall as its neighbours in a Columns row. For a title line with parts at its
/// right end leave the title out and begin with a SectionHead. The name is an id scope for what is
/// inside.
struct CardSpec {
  Text title = {};
  Text subtitle = {};  ///< small and grey, at the right of the title
  bool fill = false;
  bool selected = false;  ///< primary border
  float padding = measure::kCardPadding;
  float gap = 8;          ///< CSS px between its parts
  Color surface = Color::Surface;
  bool flush = false;     ///< no padding: a table or grid fills it
  float height = 0;       ///< CSS px, 0: as its content asks
  bool clickable = false; ///< the whole card is a button, named by its title or its first texts
};
class Card {
 public:
  Card(Ui& ui, std::string_view name, const CardSpec& spec = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  /// Only with `clickable`: it was clicked (a part inside takes its own clicks).
  bool clicked() const { return clicked_; }

 private:
  void name_by_content();

  Ui& ui_;
  CardSpec spec_;
  Id id_;
  Rect rect_;
  std::int32_t node_ = -1;
  bool clicked_ = false;
};

/// A title line with room for parts at its right edge:
///   { SectionHead head(ui, "units", ui.t(...)); if (button(ui, {...})) ... }
class SectionHead {
 public:
  SectionHead(Ui& ui, std::string_view name, Text title, Text subtitle = {});

 private:
  Line line_;
};

/// A figure with its name, a mark below it and a curve beside it.
struct TileSpec {
  Text label = {};
  Text figure = {};
  Text mark = {};
  Tone mark_tone = Tone::Neutral;
  std::span<const float> curve = {};  ///< any scale; fewer than two points draw nothing
  Text hint = {};                     ///< tooltip: where the number comes from
  std::string_view id = {};           ///< else the label names it
};
/// True when clicked: open what stands behind the number.
bool stat_tile(Ui& ui, const TileSpec& spec);
/// A small well with a name above a value, for an inspector.
void mini_fact(Ui& ui, Text label, Text value, Text unit = {});

/// A curve over the width of `rect`; values may be on any scale.
void sparkline(Ui& ui, const Rect& rect, std::span<const float> values, Color color = Color::Primary);

struct BannerSpec {
  Tone tone = Tone::Primary;
  Text title = {};
  Text body = {};
  Text action = {};      ///< a button at the right; empty: none
  bool closable = false;
  std::string_view id = {};
};
enum class BannerEvent : std::uint8_t { None, Action, Close };
BannerEvent banner(Ui& ui, const BannerSpec& spec);

/// A designed nothing: icon, sentence and the next step.
struct EmptySpec {
  Icon icon = Icon::Inbox;
  Text title = {};
  Text body = {};
  Text action = {};
  Icon action_icon = Icon::None;
  Text second_action = {};
  float height = 220;  ///< CSS px that it is centred in
};
enum class EmptyEvent : std::uint8_t { None, Action, SecondAction };
EmptyEvent empty_state(Ui& ui, const EmptySpec& spec);

/// A bar from 0 to 1. `label` stands left of it, `figure` right.
struct ProgressSpec {
  float share = 0;          ///< 0 to 1
  Text label = {};
  Text figure = {};
  Text name = {};           ///< what it measures, said where no label is drawn
  Color color = Color::Primary;
  float label_width = 0;    ///< CSS px; 0: no label column
  float figure_width = 0;   ///< CSS px; 0: as wide as the figure
  float width = 0;          ///< CSS px of the whole; 0: the room
};
void progress_bar(Ui& ui, const ProgressSpec& spec);
void progress_in(Ui& ui, const Rect& rect, float share, Color color);

/// Long work: what is being done, how much is left, and a way out. True when cancelled.
struct WorkSpec {
  Text doing = {};
  Text left = {};         ///< "3.200 dari 14.212 baris"
  float share = -1;       ///< negative: not known
  bool can_cancel = true;
};
bool work_progress(Ui& ui, const WorkSpec& spec);

/// Grey bars where text will stand.
void skeleton(Ui& ui, int lines);

}  // namespace asah::ui
