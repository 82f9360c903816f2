#pragma once
// Scopes that say where the next parts go. Every scope ends when it is destroyed; scopes nest.
//
//   Stack (the default)   parts under each other
//   Line                  parts beside each other, centred on a common height
//   Wrap                  like Line, going on below when the room ends (chips)
//   Columns               areas beside each other; under each other when too narrow
//   Inset                 a narrower area
//   Scroll                an area of fixed height whose content scrolls

#include <initializer_list>
#include <span>

#include "wasm/ui/ui.hpp"

namespace asah::ui {

/// Parts beside each other. `right()` sends the following ones to the right edge.
class Line {
 public:
  explicit Line(Ui& ui, float height_css = measure::kControl, float gap_css = 8);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  /// What follows stands at the right edge, in its natural width (a bar needs one given). That
  /// width is learned in the first frame; `name` keeps several such lines of one area apart.
  void right(std::string_view name);
  /// Leaves room for `width` CSS px.
  void skip(float width_css);

 private:
  Ui& ui_;
  Id right_id_ = 0;
  float right_start_ = 0;
};

class Wrap {
 public:
  explicit Wrap(Ui& ui, float gap_css = 8, float row_gap_css = 8);
  ~Wrap();
  Wrap(const Wrap&) = delete;
  Wrap& operator=(const Wrap&) = delete;

 private:
  Ui& ui_;
};

/// Areas beside each other:
///   Columns columns(ui, "tiles", {.weights = {2, 1}, .min_width = 280});
///   columns.next(); card...   columns.next(); card...
/// When a column would be narrower than `min_width`, fewer stand in a row. Cards with `fill` are
/// as tall as the tallest area of their row.
struct ColumnsSpec {
  std::initializer_list<float> weights = {};  ///< shares of the width; or give `count`
  int count = 0;                              ///< equal columns
  float gap = measure::kGap;                  ///< CSS px, between columns and rows
  float min_width = 220;                      ///< CSS px
  float fixed_last = 0;  ///< CSS px: the last column has this width, the rest share
};
class Columns {
 public:
  Columns(Ui& ui, std::string_view name, const ColumnsSpec& spec);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  /// Begins the next area.
  void next();
  /// Number of columns beside each other.
  int per_row() const { return per_row_; }

 private:
  static constexpr int kMost = 12;
  void end_area();
  void end_row();

  struct Heights {
    std::vector<float> rows;
  };
  Ui& ui_;
  Heights& heights_;
  float gap_ = 0;
  float x0_ = 0;
  float y_ = 0;
  float lowest_ = 0;
  float natural_ = 0;
  float widths_[kMost] = {};
  int per_row_ = 1;
  int index_ = -1;
  int row_ = 0;
  bool open_ = false;
};

/// An area with padding on each side.
class Inset {
 public:
  Inset(Ui& ui, float horizontal_css, float vertical_css);
  ~Inset();
  Inset(const Inset&) = delete;
  Inset& operator=(const Inset&) = delete;

 private:
  Ui& ui_;
  float vertical_;
};

/// A scrolling area in `rect` (device px). Its content is a Stack with the given padding.
struct ScrollSpec {
  float padding_x = 0;  ///< CSS px
  float padding_y = 0;
  float gap = 8;        ///< between its parts
  bool horizontal = false;
  bool bar = true;      ///< false: scrolls without showing a bar
  Color background = Color::Count;  ///< Count: none
};
class Scroll {
 public:
  Scroll(Ui& ui, std::string_view name, const Rect& rect, const ScrollSpec& spec);
  ~Scroll();
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;
  /// Pixels that the content is moved up.
  float offset() const;
  void scroll_to_top();

 private:
  Ui& ui_;
  float padding_y_;
};

/// Leaves room of `css` px below the last part (a gap that is also there at the end).
void spacer(Ui& ui, float css);

}  // namespace asah::ui
