#pragma once
// The tree of what is on screen: one node a part, with role, name, value, state and rectangle.
// Three users: headless tests (find by role and name, click), browser tests, and the DOM mirror
// that screen readers see. Kit parts add their own nodes; ImGui items drawn without the kit come
// in through ImGui's test hooks with a role guessed from their flags.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/arena.hpp"
#include "wasm/ui/geometry.hpp"

namespace asah::ui {

/// Roles and the ARIA role each becomes.
enum class Role : std::uint8_t {
#define ROLE(name, aria) name,
#include "wasm/ui/roles.def"
#undef ROLE
  Count
};
std::string_view aria_role(Role role);

namespace state {
inline constexpr std::uint32_t kDisabled = 1u << 0;
inline constexpr std::uint32_t kFocused = 1u << 1;
inline constexpr std::uint32_t kSelected = 1u << 2;
inline constexpr std::uint32_t kCheckable = 1u << 3;
inline constexpr std::uint32_t kChecked = 1u << 4;
inline constexpr std::uint32_t kMixed = 1u << 5;
inline constexpr std::uint32_t kExpandable = 1u << 6;
inline constexpr std::uint32_t kExpanded = 1u << 7;
inline constexpr std::uint32_t kInvalid = 1u << 8;
inline constexpr std::uint32_t kRequired = 1u << 9;
inline constexpr std::uint32_t kReadOnly = 1u << 10;
inline constexpr std::uint32_t kBusy = 1u << 11;
inline constexpr std::uint32_t kModal = 1u << 12;
inline constexpr std::uint32_t kSortAscending = 1u << 13;
inline constexpr std::uint32_t kSortDescending = 1u << 14;
inline constexpr std::uint32_t kCurrent = 1u << 15;    ///< the page, step or day one is on
inline constexpr std::uint32_t kLivePolite = 1u << 16;  ///< announce changes when idle
inline constexpr std::uint32_t kLiveNow = 1u << 17;     ///< announce changes at once
inline constexpr std::uint32_t kFocusable = 1u << 18;   ///< can be activated or focused
}  // namespace state

struct Node {
  std::uint32_t id = 0;  ///< stable while the part exists; 0 for parts that cannot be acted on
  Role role = Role::Group;
  std::uint32_t states = 0;
  std::int32_t parent = -1;  ///< index into the same tree; parents come before children
  Rect rect = {};            ///< CSS pixels once the frame has ended
  std::string_view label = {};
  std::string_view value = {};
  std::string_view description = {};
  std::int32_t row = -1;      ///< zero-based position in a grid, list or tree
  std::int32_t column = -1;
  std::int32_t rows = -1;     ///< size of a grid or list, all rows and not only those shown
  std::int32_t columns = -1;
  std::int32_t level = -1;    ///< heading or tree level, from 1
};

class Semantics {
 public:
  void begin_frame();
  /// Fixes the tree: rectangles become CSS pixels and the digest is taken.
  void end_frame(float device_pixels_per_css_pixel);

  /// Adds a node below the open one and returns its index. Texts are copied.
  std::int32_t add(Node node);
  /// Adds a node and makes it the parent of the next ones until `close`.
  std::int32_t open(Node node);
  void close();
  /// The open node, or -1 at the root.
  std::int32_t current() const { return open_.empty() ? -1 : open_.back(); }
  /// A node of the frame being built.
  Node& at(std::int32_t index) { return nodes_[static_cast<std::size_t>(index)]; }
  /// An item of ImGui's own, reported by the test hook.
  void add_foreign(std::uint32_t id, std::string_view label, std::uint32_t item_flags);
  void note_rect(std::uint32_t id, Rect rect) { last_id_ = id, last_rect_ = rect; }
  /// For copies of texts that must live as long as the tree.
  std::string_view keep(std::string_view text) { return arena_.copy(text); }

  const std::vector<Node>& nodes() const { return nodes_; }
  /// Changes whenever anything in the tree did; equal digests mean an equal tree.
  std::uint64_t digest() const { return digest_; }

  /// The first node with that role whose label (or, without a label, value) equals `name`.
  const Node* find(Role role, std::string_view name) const;
  /// The `nth` (from 0) node of that role, whatever its name.
  const Node* find(Role role, std::size_t nth) const;
  const Node* find_id(std::uint32_t id) const;
  std::size_t count(Role role) const;
  /// True when any label, value or description contains `text`.
  bool shows(std::string_view text) const;

  /// One JSON array, one node a line, absent fields left out:
  /// {"i":index,"p":parent,"id":..,"r":"button","n":label,"v":value,"d":description,"s":states,
  ///  "b":[x,y,w,h],"row":..,"col":..,"rows":..,"cols":..,"lv":..}. Appended to `out`.
  void write_json(std::string& out) const;

 private:
  Arena arena_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> open_;
  std::uint64_t digest_ = 0;
  std::uint32_t last_id_ = 0;
  Rect last_rect_;
};

/// What assistive technology (or a test) asked of a node; the part that owns the id carries it
/// out in the next frame.
struct SemanticAction {
  enum class Kind : std::uint8_t { Activate, Focus, SetValue, Expand, Collapse };
  std::uint32_t id = 0;
  Kind kind = Kind::Activate;
  std::string value;  ///< for SetValue
};

}  // namespace asah::ui
