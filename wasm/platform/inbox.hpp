#pragma once
// What the platform tells the application: events, queued as they happen and drained once at the
// start of a frame. Nothing else ever calls into the application from outside.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace asah::platform {

/// Names one request; its answers carry the same number. 0 is never given to a request: events that
/// nobody asked for (a dropped file) carry it.
using RequestId = std::uint32_t;

/// Why something asked for did not happen.
enum class Failure : std::uint8_t {
  None,         ///< it did happen
  Quota,        ///< the browser's storage is full; nothing was stored
  ReadOnly,     ///< another tab is the writer
  Unavailable,  ///< this browser or page cannot do it (private window, plain http, ...)
  Denied,       ///< the browser or the person refused
  Cancelled,    ///< the person closed the chooser
  Failed,       ///< anything else; the detail says what the browser said
};

/// FileArea::sync is over. Only `failure == None` means that the data are on disk.
struct SyncDone {
  RequestId id = 0;
  Failure failure = Failure::None;
  std::string detail;
};

/// FileArea::reload is over; the area now shows what is stored.
struct ReloadDone {
  RequestId id = 0;
  Failure failure = Failure::None;
  std::string detail;
};

/// A job of Platform::start is over. The last event of its request.
struct JobDone {
  RequestId id = 0;
  Failure failure = Failure::None;
  std::string detail;
};

/// A file is being read. Sent at most about ten times a second for files above 1 MiB.
struct FileProgress {
  RequestId id = 0;
  std::string name;
  std::uint64_t read_bytes = 0;
  std::uint64_t total_bytes = 0;
};

/// One whole file, chosen (id of the OpenFiles job) or dropped on the page (id 0).
struct FileOpened {
  RequestId id = 0;
  std::string name;
  std::string bytes;
  std::uint32_t together = 1;  ///< files chosen or dropped at once, this one among them
};

/// A file could not be read (vanished, too large for memory). The others of the request go on.
struct FileFailed {
  RequestId id = 0;
  std::string name;
  Failure failure = Failure::Failed;
  std::string detail;
  std::uint32_t together = 1;
};

/// Files are being dragged over the page (show where to drop) or have left it.
struct DragChanged {
  bool over = false;
};

/// The person pasted outside a text field. `html` is empty when the source gave none.
struct Pasted {
  std::string text;
  std::string html;
};

/// The person copied or cut outside a text field. Answer within the same frame by a CopyText job:
/// its content then goes straight to the clipboard, without any permission.
struct CopyAsked {
  bool cut = false;
};

enum class Role : std::uint8_t {
  Undecided,  ///< not yet known, for a moment after the start
  Writer,     ///< this tab may sync
  Reader,     ///< another tab is the writer; sync answers ReadOnly
};

/// This tab became the writer or a reader. On Writer the file area has just been reloaded: open the
/// workspace again before changing anything.
struct RoleChanged {
  Role role = Role::Undecided;
};

/// Another tab asks to become the writer: sync, then start ReleaseRole. After three seconds without
/// an answer it takes over anyway.
struct TakeOverAsked {};

/// Another tab of the same browser sent Broadcast{text}.
struct MessageReceived {
  std::string text;
};

/// Answer to EstimateStorage and AskPersistence, before their JobDone. Bytes; quota 0 = unknown.
struct StorageReport {
  RequestId id = 0;
  std::uint64_t used_bytes = 0;
  std::uint64_t quota_bytes = 0;
  bool persisted = false;
};

/// What a RunCrypto job made, before its JobDone.
struct CryptoDone {
  RequestId id = 0;
  std::string bytes;
};

/// Something in Platform::environment() changed (colour scheme, motion, contrast, pointer kind).
struct EnvironmentChanged {};

/// The page was hidden or shown. A hidden page draws nothing, but its events still arrive: the
/// frame that handles them is run without drawing.
struct VisibilityChanged {
  bool visible = true;
};

/// The page is going away: the last chance to write files. A sync begun here may or may not finish.
struct PageClosing {};

/// The active text field's content changed, or its selection moved. Offsets are UTF-8 bytes.
/// While `composing`, an input method is still at work: show the text, do not act on it.
struct TextEdited {
  std::uint32_t field = 0;
  std::string text;
  std::uint32_t selection_begin = 0;
  std::uint32_t selection_end = 0;
  bool composing = false;
};

/// The native field lost the focus to something outside the canvas.
struct TextFieldLeft {
  std::uint32_t field = 0;
};

enum class MirrorVerb : std::uint8_t { Focus, SetValue, Expand, Collapse };

/// An assistive program acted on a node of the mirror. `node` is the id the semantics tree gave it.
/// A click does not come this way: it becomes a real press at the middle of the node's rectangle.
struct MirrorActed {
  std::uint32_t node = 0;
  MirrorVerb verb = MirrorVerb::Focus;
  std::string value;  ///< for SetValue
};

/// The drawing surface was taken away by the browser or came back. Drawing recovers by itself.
struct GraphicsChanged {
  bool lost = false;
};

using Event =
    std::variant<SyncDone, ReloadDone, JobDone, FileProgress, FileOpened, FileFailed, DragChanged,
                 Pasted, CopyAsked, RoleChanged, TakeOverAsked, MessageReceived, StorageReport,
                 EnvironmentChanged, VisibilityChanged, PageClosing, TextEdited, TextFieldLeft,
                 MirrorActed, GraphicsChanged, CryptoDone>;

/// First in, first out. Platforms push; the application takes at the start of its frame.
class Inbox {
 public:
  void push(Event event) { events_.push_back(std::move(event)); }
  bool empty() const { return events_.empty(); }

  /// The oldest event, or nothing.
  std::optional<Event> take() {
    if (events_.empty()) return std::nullopt;
    Event event = std::move(events_.front());
    events_.pop_front();
    return event;
  }

 private:
  std::deque<Event> events_;
};

}  // namespace asah::platform
