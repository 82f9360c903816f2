#pragma once
// The complete platform in memory, for tests: nothing happens by itself, time is moved by
// FakeBrowser::advance, and every job and every frame request can be looked at afterwards.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/random.hpp"
#include "wasm/platform/fake_browser.hpp"
#include "wasm/platform/fake_crypto.hpp"
#include "wasm/platform/platform.hpp"
#include "wasm/platform/staged_area.hpp"

namespace asah::platform {

/// Staging disk in front of FakeBrowser::stored.
class FakeDisk final : public StagingDisk {
 public:
  explicit FakeDisk(FakeBrowser& browser) : browser_(browser), files_(browser.stored) {}

  std::vector<FileEntry> list() const override;
  std::optional<std::string> read(std::string_view path) const override;
  void put(std::string_view path, std::string_view bytes) override;
  void erase(std::string_view path) override;
  void begin_flush() override;
  void begin_load() override;

  /// Carries out the flush or load that is due by now. Nothing when none is; else its outcome.
  std::optional<std::pair<Failure, std::string>> complete(double now_ms);
  /// Stores the running flush whatever its time: the crash came just after. False without one.
  bool land();
  /// Stores a random subset of the running flush's changed files. False without one.
  bool tear(std::uint64_t seed);
  /// The tab's own idea of the files, also of those never synced.
  const FileMap& files() const { return files_; }
  void adopt_stored() { files_ = browser_.stored; }

 private:
  struct Pass {
    bool load = false;
    SyncFault fault = SyncFault::None;
    double due_ms = 0;
  };

  void store_subset(std::uint64_t seed);

  FakeBrowser& browser_;
  FileMap files_;
  std::optional<Pass> pass_;
};

class FakePlatform final : public Platform {
 public:
  struct Started {
    RequestId id = 0;
    Job job;
  };

  /// Opens a tab: it becomes the writer when there is none, else a reader.
  explicit FakePlatform(FakeBrowser& browser);
  /// The page is gone without warning; what was not synced is lost.
  ~FakePlatform() override;
  FakePlatform(const FakePlatform&) = delete;
  FakePlatform& operator=(const FakePlatform&) = delete;

  Clock now() const override;
  const Environment& environment() const override { return environment_; }
  FileArea& files() override { return area_; }
  void random_bytes(std::span<std::uint8_t> out) override;
  void begin(RequestId id, Job job) override;
  std::optional<std::string> preference(std::string_view key) const override;
  void set_preference(std::string_view key, std::string_view value) override;
  void set_page(const PageLook& look) override { page_ = look; }
  void show_text_field(const std::optional<TextField>& field) override { text_field_ = field; }
  void show_semantics(std::string_view json) override { semantics_ = json; }
  void request_frame(double delay_ms) override;

  /// Carries out RunCrypto; nothing: refused. A toy that keeps no secret but takes and refuses what
  /// the real thing does (fake_crypto.hpp); native tests put OpenSSL in its place.
  std::function<std::optional<std::string>(const RunCrypto&)> crypto = fake_crypto;

  // ---- what a test sees ----
  const std::vector<Started>& jobs() const { return jobs_; }
  /// The latest job of that kind, or null.
  template <class T>
  const T* last_job() const {
    for (auto it = jobs_.rbegin(); it != jobs_.rend(); ++it) {
      if (const T* job = std::get_if<T>(&it->job)) return job;
    }
    return nullptr;
  }
  const PageLook& page() const { return page_; }
  const std::optional<TextField>& text_field() const { return text_field_; }
  const std::string& semantics() const { return semantics_; }
  Role role() const { return role_; }
  /// True once for each frame request that is due by now.
  bool take_due_frame();

  // ---- what a test does ----
  /// Changes the environment and tells the application.
  void set_environment(Environment environment);
  /// Refuses the next job (of any kind but the roles) with this.
  void fail_next_job(Failure failure) { next_job_failure_ = failure; }
  /// Answers the oldest open OpenFiles job: the files, then its end. No files = cancelled.
  void choose_files(const std::vector<std::pair<std::string, std::string>>& files);
  /// Drops files on the page.
  void drop_files(const std::vector<std::pair<std::string, std::string>>& files);
  void paste(std::string text, std::string html = {});
  void copy(bool cut = false) { inbox().push(CopyAsked{cut}); }
  /// Types into the active text field: its whole new text, caret at the end.
  void edit_text(std::string text, bool composing = false);
  void set_visible(bool visible) { inbox().push(VisibilityChanged{visible}); }
  void close_page() { inbox().push(PageClosing{}); }
  /// Before a crash: the running sync reached the store wholly, or in part.
  bool land_sync() { return disk_.land(); }
  bool tear_sync(std::uint64_t seed) { return disk_.tear(seed); }

 private:
  friend class FakeBrowser;

  void run(RequestId id, const Job& job);
  void run_crypto(RequestId id, RunCrypto work);
  void report_storage(RequestId id);
  void become(Role role);
  void complete_disk();
  void take_role();
  void release_role();

  FakeBrowser& browser_;
  FakeDisk disk_;
  StagedArea area_;
  Environment environment_;
  base::Random random_{7};
  std::vector<Started> jobs_;
  std::vector<RequestId> open_choosers_;
  PageLook page_;
  std::optional<TextField> text_field_;
  std::string semantics_;
  std::optional<double> frame_due_ms_;
  Failure next_job_failure_ = Failure::None;
  Role role_ = Role::Undecided;
};

}  // namespace asah::platform
