// What the page may call (exports.txt). Each function unwraps, hands on, and wakes the frame.
#include <emscripten/emscripten.h>
#include <imgui.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "wasm/platform/keyboard.hpp"
#include "wasm/platform/web_keys.hpp"
#include "wasm/platform/web_page.hpp"

using namespace asah::platform;

namespace {

/// Files on their way in, by a number that the page gave them.
struct Incoming {
  RequestId request = 0;
  std::string name;
  std::string bytes;
  std::size_t total = 0;
  std::uint32_t together = 1;
};
std::map<int, Incoming> g_incoming;
std::string g_state;
std::pair<std::uint32_t, std::uint32_t> g_selection;

template <class E>
void post(E event) {
  page().platform().inbox().push(std::move(event));
  page().wake();
}

Failure failure_of(int number) {
  const bool known = number >= 0 && number <= static_cast<int>(Failure::Failed);
  return known ? static_cast<Failure>(number) : Failure::Failed;
}

/// Every function of input needs Dear ImGui's context, which the client makes.
bool asleep() { return !page().running(); }

ImGuiMouseSource source_of(int kind) {
  switch (kind) {
    case 1:
      return ImGuiMouseSource_TouchScreen;
    case 2:
      return ImGuiMouseSource_Pen;
    default:
      return ImGuiMouseSource_Mouse;
  }
}

enum StrokeFlags : unsigned {
  kDown = 1,
  kCtrl = 2,
  kShift = 4,
  kAlt = 8,
  kMeta = 16,
  kAltGraph = 32,
  kInField = 64,
  kManyLines = 128,
  kComposing = 256,
};

void forward(const KeyStroke& stroke, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, stroke.ctrl && !stroke.alt_graph);
  io.AddKeyEvent(ImGuiMod_Shift, stroke.shift);
  io.AddKeyEvent(ImGuiMod_Alt, stroke.alt && !stroke.alt_graph);
  io.AddKeyEvent(ImGuiMod_Super, stroke.meta);
  if (const int key = imgui_key_of(key_name_of(stroke))) io.AddKeyEvent(static_cast<ImGuiKey>(key), down);
  // A name of several ASCII letters ("Enter") is no text; one character of any script is.
  const bool named = stroke.key.size() > 1 && static_cast<unsigned char>(stroke.key[0]) < 0x80;
  const bool command = !stroke.alt_graph && (stroke.ctrl || stroke.meta);
  if (down && !named && !command && !stroke.in_text_field) {
    io.AddInputCharactersUTF8(std::string(stroke.key).c_str());
  }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* asah_buffer_reserve(std::size_t size) {
  return page().platform().reserve(size);
}

// ---- storage and environment ----

EMSCRIPTEN_KEEPALIVE void asah_storage_open() { page().start(); }

EMSCRIPTEN_KEEPALIVE void asah_storage_finish(int failure, const char* detail, std::size_t length) {
  page().platform().storage_finished(failure_of(failure), std::string(detail, length));
  page().wake();
}

EMSCRIPTEN_KEEPALIVE void asah_storage_report(std::uint32_t id, double used, double quota,
                                              int persisted) {
  post(StorageReport{id, static_cast<std::uint64_t>(used), static_cast<std::uint64_t>(quota),
                     persisted != 0});
}

// Flags: 1 secure, 2 storage works, 4 Mac, 8 coarse pointer, 16 dark, 32 high contrast,
// 64 reduced motion. Origin: 0 https, 1 http, 2 file. The text is "language\nbrowser".
EMSCRIPTEN_KEEPALIVE void asah_environment_change(int origin, unsigned flags, const char* text,
                                                  std::size_t length) {
  const std::string_view both(text, length);
  const std::size_t split = both.find('\n');
  Environment environment;
  environment.origin = static_cast<Origin>(origin);
  environment.secure_context = flags & 1;
  environment.storage_works = flags & 2;
  environment.mac = flags & 4;
  environment.coarse_pointer = flags & 8;
  environment.dark_scheme = flags & 16;
  environment.high_contrast = flags & 32;
  environment.reduced_motion = flags & 64;
  environment.language = both.substr(0, split);
  if (split != std::string_view::npos) environment.browser = both.substr(split + 1);
  page().platform().set_environment(std::move(environment));
  page().wake();
}

// ---- frame ----

EMSCRIPTEN_KEEPALIVE void asah_frame_draw(float width_px, float height_px, float pixel_ratio,
                                          int visible) {
  page().frame(width_px, height_px, pixel_ratio, visible != 0);
}

/// The state as JSON, NUL-terminated, valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* asah_state_read() {
  g_state = page().state_json();
  return g_state.c_str();
}

// ---- input; positions in device pixels; kind: 0 mouse, 1 touch, 2 pen ----

EMSCRIPTEN_KEEPALIVE void asah_pointer_move(float x, float y, int kind) {
  if (asleep()) return;
  ImGui::GetIO().AddMouseSourceEvent(source_of(kind));
  page().point_at(x, y, false);
  page().wake();
}

/// Button: 0 left, 1 right, 2 middle.
EMSCRIPTEN_KEEPALIVE void asah_pointer_press(float x, float y, int kind, int button, int down) {
  if (asleep()) return;
  page().before_press();
  ImGui::GetIO().AddMouseSourceEvent(source_of(kind));
  page().point_at(x, y, down != 0);
  ImGui::GetIO().AddMouseButtonEvent(button, down != 0);
  page().wake();
}

EMSCRIPTEN_KEEPALIVE void asah_pointer_leave() {
  if (asleep()) return;
  constexpr float kNowhere = -3.4e38f;
  ImGui::GetIO().AddMousePosEvent(kNowhere, kNowhere);
  page().wake();
}

/// Distances in device pixels, positive = towards the end. Dear ImGui scrolls five line heights a
/// unit, so that the content follows a finger exactly.
EMSCRIPTEN_KEEPALIVE void asah_wheel_turn(float dx, float dy) {
  if (asleep()) return;
  const ImFont* font = ImGui::GetIO().FontDefault;
  const float unit = 5 * (font ? font->FontSize : 20.0f);
  ImGui::GetIO().AddMouseWheelEvent(-dx / unit, -dy / unit);
  page().wake();
}

/// Returns 1 when the browser's own act shall be held back. The text is "key\ncode".
EMSCRIPTEN_KEEPALIVE int asah_key_press(const char* text, std::size_t length, unsigned flags) {
  if (asleep()) return 0;
  const std::string_view both(text, length);
  const std::size_t split = both.rfind('\n');
  const KeyStroke stroke{.key = both.substr(0, split),
                         .code = both.substr(split + 1),
                         .ctrl = (flags & kCtrl) != 0,
                         .shift = (flags & kShift) != 0,
                         .alt = (flags & kAlt) != 0,
                         .meta = (flags & kMeta) != 0,
                         .alt_graph = (flags & kAltGraph) != 0,
                         .mac = page().platform().environment().mac,
                         .in_text_field = (flags & kInField) != 0,
                         .many_lines = (flags & kManyLines) != 0,
                         .composing = (flags & kComposing) != 0};
  const KeyOwner owner = owner_of(stroke);
  const bool down = flags & kDown;
  // A release is always told: a key must not stay down because Ctrl came between.
  if (owner == KeyOwner::Browser && down) return 0;
  page().before_press();
  forward(stroke, down);
  page().wake();
  return owner == KeyOwner::Ours;
}

/// Losing the focus releases all keys and buttons.
EMSCRIPTEN_KEEPALIVE void asah_focus_change(int has_focus) {
  if (asleep()) return;
  ImGui::GetIO().AddFocusEvent(has_focus != 0);
  page().wake();
}

/// The selection that the next asah_text_edit reports, in bytes of its text.
EMSCRIPTEN_KEEPALIVE void asah_text_select(std::uint32_t begin, std::uint32_t end) {
  g_selection = {begin, end};
}

EMSCRIPTEN_KEEPALIVE void asah_text_edit(std::uint32_t field, const char* text, std::size_t length,
                                         int composing) {
  std::string value(text, length);
  page().platform().note_text(field, value);
  page().text_typed();
  post(TextEdited{field, std::move(value), g_selection.first, g_selection.second, composing != 0});
}

EMSCRIPTEN_KEEPALIVE void asah_text_leave(std::uint32_t field) { post(TextFieldLeft{field}); }

/// A press at x, y (device pixels), asked by an assistive program.
EMSCRIPTEN_KEEPALIVE void asah_mirror_press(float x, float y) {
  if (!asleep()) page().press_at(x, y);
}

EMSCRIPTEN_KEEPALIVE void asah_mirror_act(std::uint32_t node, int verb, const char* text,
                                          std::size_t length) {
  post(MirrorActed{node, static_cast<MirrorVerb>(verb), std::string(text, length)});
}

// ---- clipboard ----

EMSCRIPTEN_KEEPALIVE void asah_clipboard_copy(int cut) { page().copy_now(cut != 0); }

/// `split` bytes of plain text, then HTML.
EMSCRIPTEN_KEEPALIVE void asah_clipboard_paste(const char* text, std::size_t split,
                                               std::size_t length) {
  post(Pasted{std::string(text, split), std::string(text + split, length - split)});
}

// ---- files ----

EMSCRIPTEN_KEEPALIVE void asah_file_begin(int file, std::uint32_t request, const char* name,
                                          std::size_t length, double size,
                                          std::uint32_t together) {
  Incoming& incoming = g_incoming[file];
  incoming = {request, std::string(name, length), {}, static_cast<std::size_t>(size), together};
  incoming.bytes.reserve(incoming.total);
  if (incoming.total > (1u << 20)) post(FileProgress{request, incoming.name, 0, incoming.total});
}

EMSCRIPTEN_KEEPALIVE void asah_file_add(int file, const char* bytes, std::size_t length,
                                        int report) {
  Incoming& incoming = g_incoming[file];
  incoming.bytes.append(bytes, length);
  if (report) {
    post(FileProgress{incoming.request, incoming.name, incoming.bytes.size(), incoming.total});
  }
}

EMSCRIPTEN_KEEPALIVE void asah_file_end(int file) {
  auto node = g_incoming.extract(file);
  if (!node) return;
  Incoming& incoming = node.mapped();
  page().platform().release_scratch();
  post(FileOpened{incoming.request, std::move(incoming.name), std::move(incoming.bytes),
                  incoming.together});
}

EMSCRIPTEN_KEEPALIVE void asah_file_fail(int file, const char* detail, std::size_t length) {
  auto node = g_incoming.extract(file);
  if (!node) return;
  post(FileFailed{node.mapped().request, std::move(node.mapped().name), Failure::Failed,
                  std::string(detail, length), node.mapped().together});
}

EMSCRIPTEN_KEEPALIVE void asah_drag_change(int over) { post(DragChanged{over != 0}); }

EMSCRIPTEN_KEEPALIVE void asah_job_finish(std::uint32_t id, int failure, const char* detail,
                                          std::size_t length) {
  post(JobDone{id, failure_of(failure), std::string(detail, length)});
}

EMSCRIPTEN_KEEPALIVE void asah_crypto_finish(std::uint32_t id, const char* bytes,
                                             std::size_t length) {
  post(CryptoDone{id, std::string(bytes, length)});
  page().platform().release_scratch();
  post(JobDone{id, Failure::None, {}});
}

// ---- tabs and page ----

/// 1 writer, 2 reader.
EMSCRIPTEN_KEEPALIVE void asah_role_change(int role) {
  page().platform().role_offered(static_cast<Role>(role), page().running());
  page().wake();
}

EMSCRIPTEN_KEEPALIVE void asah_role_ask() { post(TakeOverAsked{}); }

EMSCRIPTEN_KEEPALIVE void asah_message_receive(const char* text, std::size_t length) {
  post(MessageReceived{std::string(text, length)});
}

EMSCRIPTEN_KEEPALIVE void asah_page_show(int visible) { post(VisibilityChanged{visible != 0}); }

EMSCRIPTEN_KEEPALIVE void asah_page_close() { post(PageClosing{}); }

EMSCRIPTEN_KEEPALIVE void asah_graphics_change(int lost) { page().graphics_changed(lost != 0); }

}  // extern "C"
