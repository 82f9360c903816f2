#pragma once
// The frame: context, theme, fonts, texts, layout and interaction. One `Ui` is one screen; every
// part of the kit takes it first. README.md shows how a screen is written.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasm/ui/arena.hpp"
#include "wasm/ui/fonts.hpp"
#include "wasm/ui/geometry.hpp"
#include "wasm/ui/icons.hpp"
#include "wasm/ui/semantics.hpp"
#include "wasm/ui/text/text.hpp"
#include "wasm/ui/text_input.hpp"
#include "wasm/ui/theme.hpp"

struct ImGuiContext;
struct ImDrawList;
struct ImDrawData;

namespace asah::ui {

using Id = std::uint32_t;

/// What the surroundings ask for. Set before a frame; a changed scale rebuilds the font atlas.
struct Environment {
  Vec display_css{1366, 768};  ///< canvas size in CSS px
  float pixel_ratio = 1;       ///< device px per CSS px
  float user_scale = 1;        ///< the person's own size, 0.8 to 2
  ThemeId theme = ThemeId::Light;
  Language language = Language::Indonesian;
  bool touch = false;           ///< coarse pointer: hit areas of 44
  bool reduced_motion = false;  ///< no blinking caret, no turning spinner
  bool mac_keys = false;        ///< Cmd in place of Ctrl, in key hints
};

/// What happened to a part in this frame.
struct Interaction {
  bool hovered = false;
  bool held = false;
  bool pressed = false;         ///< clicked, Enter or Space, or asked by assistive technology
  bool double_clicked = false;
  bool right_clicked = false;
  bool focused = false;
  bool focus_visible = false;  ///< focused and the keyboard was used last: draw the ring
  bool visible = true;         ///< false: clipped away, nothing need be drawn
};

struct InteractOptions {
  bool disabled = false;
  bool focusable = true;
  bool on_press = false;  ///< react at button down rather than at release
  bool overlap = false;   ///< a later part lying on this one takes its own clicks
  bool repeat = false;    ///< fires again while held
  bool exact = false;     ///< no growth to the least hit area (grid cells, table rows)
};

enum class WidthClass : std::uint8_t { Phone, Narrow, Wide };  ///< under 720, under 1180, above

class Ui {
 public:
  Ui();
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // ---- frame -------------------------------------------------------------------------------
  void set_environment(const Environment& environment);
  const Environment& environment() const { return environment_; }
  void begin_frame(double delta_s);
  void end_frame();
  /// Triangles of the last frame, in device pixels.
  ImDrawData* draw_data() const;
  ImGuiContext* context() const { return context_; }
  /// Counts atlas builds: when it changed, upload io.Fonts' texture again.
  std::uint32_t atlas_revision() const { return atlas_revision_; }
  /// Seconds until a frame is wanted without input: 0 now (something is still settling),
  /// infinity never (idle).
  double next_frame_in() const { return next_frame_in_; }
  void want_frame_in(double seconds);
  std::uint64_t frame() const { return frame_; }
  /// Whether the person did anything since the last frame: pointer, finger, wheel, key, text.
  bool had_input() const;
  double time_s() const;

  // ---- measures and colours ----------------------------------------------------------------
  float scale() const { return scale_; }
  /// CSS px at 100 % to whole device pixels (at least 1 for a positive value).
  float px(float css) const;
  Vec display_px() const { return display_px_; }
  /// Window width in CSS px at 100 % user scale: what the breakpoints compare.
  float design_width() const { return display_px_.x / scale_; }
  float design_height() const { return display_px_.y / scale_; }
  WidthClass width_class() const;
  Rgba color(Color role) const { return color_of(environment_.theme, role); }
  const Fonts& fonts() const { return fonts_; }

  /// Sets the dialogs drawn from here on aside, because one stands above the whole page; they come
  /// back as they were.
  void cover_dialogs(bool covered) { dialogs_covered_ = covered; }
  bool dialogs_covered() const { return dialogs_covered_; }

  // ---- texts ---------------------------------------------------------------------------------
  Text t(TextKey key) const { return texts_.get(key); }
  template <class... Args>
  Text t(TextKey key, const Args&... args) const {
    const TextArg list[] = {TextArg(args)...};
    return texts_.format(key, list);
  }
  Text number(std::int64_t value) const { return texts_.number(value); }
  Text join(std::initializer_list<Text> pieces, std::string_view between = " \xC2\xB7 ") const {
    return texts_.join({pieces.begin(), pieces.size()}, between);
  }
  Language language() const { return texts_.language(); }
  /// A copy that lives until the next frame begins.
  Text keep(std::string_view text) { return raw(frame_arena_.copy(text)); }
  Arena& frame_arena() { return frame_arena_; }

  // ---- identity and state --------------------------------------------------------------------
  /// The id of a name below the present id scopes and window.
  Id id(std::string_view name) const;
  void push_id(std::string_view name);
  void push_id(std::int64_t number);
  void pop_id();
  /// State kept for a part between frames, made at first use.
  template <class T>
  T& state(Id id) {
    auto& slot = states_[id ^ type_salt<T>()];
    if (!slot) slot = std::unique_ptr<Holder>(new Box<T>());
    return static_cast<Box<T>*>(slot.get())->value;
  }

  // ---- interaction ---------------------------------------------------------------------------
  Interaction interact(Id id, Rect rect, InteractOptions options = {});
  /// Adds a node to the semantics tree; states of focus are filled in from `it`.
  std::int32_t note(Node node, const Interaction& it);
  std::int32_t note(Node node);
  Semantics& semantics() { return semantics_; }
  const Semantics& semantics() const { return semantics_; }
  /// Asks for an action on a node in the next frame (assistive technology, tests).
  void request(SemanticAction action) { requested_.push_back(std::move(action)); }
  /// Takes the action asked of `id` in this frame, if it is of that kind.
  const SemanticAction* take(Id id, SemanticAction::Kind kind) const;
  /// Moves the keyboard focus to a part that is drawn in this or the next frame.
  void focus(Id id, bool show_ring = true);
  /// Whether `focus` (or assistive technology) asked for a text field, which activates itself.
  bool take_focus(Id id);
  Id focused_id() const;
  /// Whether the keyboard was used last, so that focus is shown.
  bool keyboard_mode() const;
  bool text_field_active() const { return input_next_.active || input_.active; }
  void set_disabled(bool disabled) { disabled_ = disabled; }
  bool disabled() const { return disabled_; }

  // ---- keyboard ------------------------------------------------------------------------------
  /// A key (ImGuiKey) pressed or repeating in this frame without Ctrl, Alt.
  bool key(int imgui_key, bool repeat = true) const;
  /// The character was typed in this frame, whatever key it is on.
  bool typed(char character) const;
  /// Ctrl (Cmd on a Mac) with a key; shift as given.
  bool shortcut(int imgui_key, bool shift = false) const;
  /// Keeps Dear ImGui's navigation from using these keys while the part has them.
  void own_keys(Id owner, std::span<const int> imgui_keys);

  // ---- text fields ---------------------------------------------------------------------------
  /// The active field of the last finished frame.
  const TextInputState& text_input() const { return input_; }
  void accept(TextInputUpdate update) { input_update_ = std::move(update), has_update_ = true; }
  /// For the field parts of the kit.
  TextInputState& text_input_next() { return input_next_; }
  const TextInputUpdate* text_update(Id id) const {
    return has_update_ && input_update_.id == id ? &input_update_ : nullptr;
  }

  /// Called with text to put on the clipboard (table copy); the app forwards it to the platform.
  std::function<void(std::string_view)> on_copy;

  // ---- layout (device px; see layout.hpp for the scopes) ---------------------------------------
  struct Flow {
    enum class Mode : std::uint8_t { Stack, Line, Wrap } mode = Mode::Stack;
    float x0 = 0, x1 = 0;   ///< the area
    float x = 0, y = 0;     ///< where the next part goes
    float row_height = 0;   ///< Line: given; Wrap: of the present row
    float gap = 0;          ///< between parts
    float row_gap = 0;      ///< Wrap: between rows
    float bottom = 0;       ///< lowest edge so far
    bool first = true;      ///< no gap before the first part
    float fill_to = 0;      ///< a filling card reaches down to here (0: none)
    float stretched = 0;    ///< height that filling added, not natural to the parts
  };
  /// Takes room for a part and returns its rectangle; width <= 0 takes what is left.
  Rect place(float width, float height);
  /// Room left for the next part on its line.
  float room() const;
  /// `width` held to what a part may take here: the room, or in a Wrap the whole line.
  float fitting(float width) const;
  /// Left edge, right edge and next top of the present area.
  float left() const { return flows_.back().x0; }
  float right() const { return flows_.back().x1; }
  float top() const;
  /// The gap before the next part, CSS px, in place of the usual one.
  void gap(float css);
  /// The gap between all following parts of this area, CSS px.
  void set_gap(float css);
  void push_flow(const Flow& flow) { flows_.push_back(flow); }
  Flow pop_flow();
  Flow& flow() { return flows_.back(); }

  ImDrawList* draw() const;
  Rect clip() const;
  Vec mouse() const;
  bool hovering(const Rect& rect) const;

 private:
  struct Holder {
    virtual ~Holder() = default;
  };
  template <class T>
  struct Box final : Holder {
    T value{};
  };
  template <class T>
  static std::uint64_t type_salt() {
    return reinterpret_cast<std::uint64_t>(&kTag<T>) << 32;
  }
  template <class T>
  static constexpr char kTag = 0;

  void apply_style();
  void finish_text_input();

  ImGuiContext* context_ = nullptr;
  Environment environment_;
  Fonts fonts_;
  Arena frame_arena_;
  Texts texts_{frame_arena_};
  Semantics semantics_;
  float scale_ = 1;
  Vec display_px_;
  bool disabled_ = false;
  bool dialogs_covered_ = false;
  std::uint32_t atlas_revision_ = 0;
  std::uint64_t frame_ = 0;
  double next_frame_in_ = 0;
  std::vector<SemanticAction> requested_;
  std::vector<SemanticAction> actions_;
  Id focus_request_ = 0;
  int focus_tries_ = 0;
  bool focus_ring_ = false;
  TextInputState input_;
  TextInputState input_next_;
  TextInputUpdate input_update_;
  bool has_update_ = false;
  std::vector<Flow> flows_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Holder>> states_;
};

/// Names the parts below it apart: IdScope scope(ui, row) inside a loop.
class IdScope {
 public:
  IdScope(Ui& ui, std::string_view name) : ui_(ui) { ui.push_id(name); }
  IdScope(Ui& ui, std::int64_t number) : ui_(ui) { ui.push_id(number); }
  ~IdScope() { ui_.pop_id(); }
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;

 private:
  Ui& ui_;
};

/// A node that holds the nodes added while it lives.
class NodeScope {
 public:
  NodeScope(Ui& ui, const Node& node) : ui_(ui), index_(ui.semantics().open(node)) {}
  ~NodeScope() { ui_.semantics().close(); }
  NodeScope(const NodeScope&) = delete;
  NodeScope& operator=(const NodeScope&) = delete;
  /// Sets the rectangle once it is known.
  void set_rect(const Rect& rect) { ui_.semantics().at(index_).rect = rect; }

 private:
  Ui& ui_;
  std::int32_t index_;
};

}  // namespace asah::ui
