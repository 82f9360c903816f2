#pragma once
// The platform in the browser. Everything that answers later is answered by web_exports.cpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/platform/platform.hpp"
#include "wasm/platform/staged_area.hpp"
#include "wasm/platform/web_disk.hpp"

namespace asah::platform {

class WebPlatform final : public Platform {
 public:
  WebPlatform() : area_(disk_, inbox()) {}

  Clock now() const override;
  const Environment& environment() const override { return environment_; }
  FileArea& files() override { return area_; }
  void random_bytes(std::span<std::uint8_t> out) override;
  void begin(RequestId id, Job job) override;
  std::optional<std::string> preference(std::string_view key) const override;
  void set_preference(std::string_view key, std::string_view value) override;
  void set_page(const PageLook& look) override;
  void show_text_field(const std::optional<TextField>& field) override;
  void show_semantics(std::string_view json) override;
  void request_frame(double delay_ms) override;

  // ---- for the exports ----
  void set_environment(Environment environment);
  /// The page got or lost the writer role. A running page first loads what the last writer stored,
  /// and is the writer only when that succeeded.
  void role_offered(Role role, bool running);
  /// The flush or load asked of the page is over.
  void storage_finished(Failure failure, std::string detail);
  Role role() const { return role_; }
  /// Number of CopyText jobs so far.
  std::uint32_t copies() const { return copies_; }
  /// What the native field holds, so that the same text is not sent back to it.
  void note_text(std::uint32_t field, std::string_view text);
  /// Memory for incoming texts and bytes; the last one handed out stays valid until the next call.
  char* reserve(std::size_t size);
  std::string_view reserved(std::size_t length) const { return {scratch_.data(), length}; }
  /// Gives back the memory of a large transfer.
  void release_scratch();

 private:
  void set_role(Role role);
  void refresh_refusal();

  WebDisk disk_;
  StagedArea area_;
  Environment environment_;
  Role role_ = Role::Undecided;
  RequestId promotion_ = 0;  ///< the reload that makes this tab the writer
  PageLook page_;
  std::optional<TextField> text_field_;
  std::string semantics_;
  std::vector<char> scratch_;
  std::uint32_t copies_ = 0;
};

}  // namespace asah::platform
