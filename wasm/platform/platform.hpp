#pragma once
// The world outside the application: one small interface, plain data in and out. The browser is one
// implementation (web_platform), the test fake another (fake_platform). Calls return at once;
// whatever takes time is answered through the inbox under the request's id.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "wasm/platform/file_area.hpp"
#include "wasm/platform/inbox.hpp"

namespace asah::platform {

/// The wall clock: milliseconds since 1970-01-01T00:00Z, and what to add for the local time (7 h in
/// Jakarta = 420 minutes). It may jump; measure spans with `steady_ms`, which never goes back.
struct Clock {
  std::int64_t utc_ms = 0;
  std::int32_t offset_minutes = 0;
  double steady_ms = 0;
};

enum class Origin : std::uint8_t { Https, Http, File };

/// What the page and the machine are like. Read it again after EnvironmentChanged.
struct Environment {
  Origin origin = Origin::Https;
  bool secure_context = true;    ///< https, localhost or file: Web Locks, WebCrypto, persistence
  bool storage_works = true;     ///< false: files live in memory only, every sync is Unavailable
  bool mac = false;              ///< Cmd stands in place of Ctrl
  bool coarse_pointer = false;   ///< a finger is the main pointer
  bool dark_scheme = false;
  bool high_contrast = false;
  bool reduced_motion = false;
  std::string language;          ///< BCP 47, the browser's first choice
  std::string browser;           ///< user agent, for the About screen and error reports
};

// ---- jobs: asked by Platform::start, each ends with JobDone ------------------------------------

/// Saves bytes as a file of the person's. Done means handed to the browser, not stored on disk.
struct Download {
  std::string name;
  std::string mime;
  std::string bytes;
};

/// The file chooser. Must be started in the frame of a click or key. FileProgress, FileOpened and
/// FileFailed come before JobDone; Cancelled when the person chose nothing.
struct OpenFiles {
  std::string accept;  ///< as <input accept>: ".csv,.json"; empty takes all
  bool many = false;
};

/// To the clipboard, as plain text and, when not empty, as HTML (so that Excel keeps text cells).
struct CopyText {
  std::string text;
  std::string html;
};

/// Prints a whole HTML document from a hidden frame. Done when the print dialogue closed.
struct PrintDocument {
  std::string html;
};

/// StorageReport, then JobDone.
struct EstimateStorage {};
/// Asks the browser never to clear our storage by itself. StorageReport, then JobDone.
struct AskPersistence {};

/// Become the writer: the present writer is asked to save and let go; after three seconds it loses
/// the role anyway. RoleChanged{Writer} tells when it is done.
struct TakeRole {};
/// Stop being the writer; the tab that asked gets the role.
struct ReleaseRole {};

/// To all other tabs of this application in this browser.
struct Broadcast {
  std::string text;
};

/// Loads the page anew.
struct ReloadPage {};

/// One cryptographic operation. WebCrypto does them only in a secure context: elsewhere Unavailable.
enum class CryptoStep : std::uint8_t {
  DeriveBits,  ///< PBKDF2-HMAC-SHA-256 of `secret` with `salt` and `iterations`: 64 bytes
  MakePair,    ///< a P-256 pair: 65 bytes of public point (uncompressed), then PKCS #8
  AgreeKey,    ///< ECDH of the PKCS #8 `secret` with the point `data`, HKDF-SHA-256 with `salt`
               ///< and `info`: 32 bytes
  Encrypt,     ///< AES-256-GCM of `data` by the key `secret`, nonce `salt`, `info` authenticated
               ///< beside it: as many bytes and a tag of 16
  Decrypt,     ///< the reverse; Denied when key, nonce, `info`, data and tag do not belong together
};

/// CryptoDone with the bytes, then JobDone; after a failure JobDone alone.
struct RunCrypto {
  CryptoStep step = CryptoStep::DeriveBits;
  std::string secret{};
  std::string salt{};
  std::string info{};
  std::string data{};
  std::uint32_t iterations = 0;
};

using Job = std::variant<Download, OpenFiles, CopyText, PrintDocument, EstimateStorage,
                         AskPersistence, TakeRole, ReleaseRole, Broadcast, ReloadPage, RunCrypto>;

// ---- what the page shows beside the canvas ----------------------------------------------------

struct PageLook {
  std::string title;
  std::string language;  ///< "id" or "en"
  std::string theme;     ///< "light", "dark" or "contrast"
  bool unsaved = false;  ///< leaving the page asks first

  bool operator==(const PageLook&) const = default;
};

/// A password is shown as dots and kept from spell checkers, suggestions and the mirror.
enum class TextKind : std::uint8_t { Text, Search, Multiline, Numeric, Date, Password };

/// The text field that has the focus. The platform lays a real input element over it, which is from
/// then on the truth about its content: TextEdited tells of every change. Lengths in CSS px.
struct TextField {
  std::uint32_t id = 0;  ///< the same number = the same field: it keeps caret and undo history
  TextKind kind = TextKind::Text;
  bool read_only = false;
  bool align_right = false;
  /// Replaces the element's content only when it differs from what TextEdited reported last.
  std::string text{};
  std::uint32_t selection_begin = 0;  ///< bytes; used when the field is entered or text replaced
  std::uint32_t selection_end = 0;
  std::string label{};  ///< accessible name
  std::string hint{};   ///< placeholder
  std::uint32_t max_length = 0;  ///< bytes; 0 = no limit
  float x = 0, y = 0, width = 0, height = 0;  ///< the text's box, without border and padding
  float font_px = 15;
  std::uint32_t text_rgb = 0x000000;  ///< 0xRRGGBB
  std::uint32_t back_rgb = 0xFFFFFF;

  bool operator==(const TextField&) const = default;
};

class Platform {
 public:
  virtual ~Platform() = default;

  virtual Clock now() const = 0;
  virtual const Environment& environment() const = 0;
  virtual FileArea& files() = 0;
  /// Cryptographically strong.
  virtual void random_bytes(std::span<std::uint8_t> out) = 0;

  /// Does the job under an id from next_id(). Callers use start().
  virtual void begin(RequestId id, Job job) = 0;

  /// Small settings of this browser (language, theme, scale). Nothing that must not be lost: the
  /// browser may refuse to keep them, and tells nobody.
  virtual std::optional<std::string> preference(std::string_view key) const = 0;
  virtual void set_preference(std::string_view key, std::string_view value) = 0;

  virtual void set_page(const PageLook& look) = 0;
  /// Shows, moves or hides (nothing) the native text field. Call it every frame.
  virtual void show_text_field(const std::optional<TextField>& field) = 0;
  /// The tree of what is on screen as JSON (wasm/ui/semantics.hpp has its form), given when it
  /// changed. It feeds the accessible mirror and the browser tests.
  virtual void show_semantics(std::string_view json) = 0;
  /// A frame shall be run `delay_ms` from now (0: at the next refresh). The earliest one wins.
  virtual void request_frame(double delay_ms) = 0;

  /// A new request id, never 0.
  RequestId next_id() { return ++last_id_; }
  /// Begins a job under a new id and returns that.
  RequestId start(Job job) {
    const RequestId id = next_id();
    begin(id, std::move(job));
    return id;
  }
  Inbox& inbox() { return inbox_; }

 private:
  Inbox inbox_;
  RequestId last_id_ = 0;
};

}  // namespace asah::platform
