#include "wasm/platform/web_platform.hpp"

#include <emscripten/emscripten.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "wasm/platform/json_text.hpp"
#include "wasm/platform/web_imports.hpp"

namespace asah::platform {
namespace {

constexpr std::size_t kScratchKept = 1u << 20;

/// Does a job; those that end at once, or whose end nobody can see, are answered here.
struct JobRunner {
  RequestId id;
  Inbox& inbox;

  void done() const { inbox.push(JobDone{id, Failure::None, {}}); }

  void operator()(const Download& job) const {
    const std::string json = JsonText().text("name", job.name).text("mime", job.mime).take();
    asah_js_file_save(json.data(), json.size(), job.bytes.data(), job.bytes.size());
    done();
  }
  void operator()(const OpenFiles& job) const {
    asah_js_file_choose(id, job.accept.data(), job.accept.size(), job.many);
  }
  void operator()(const CopyText& job) const {
    asah_js_clipboard_write(id, job.text.data(), job.text.size(), job.html.data(),
                            job.html.size());
  }
  void operator()(const PrintDocument& job) const {
    asah_js_document_print(id, job.html.data(), job.html.size());
  }
  void operator()(const EstimateStorage&) const { asah_js_storage_estimate(id, 0); }
  void operator()(const AskPersistence&) const { asah_js_storage_estimate(id, 1); }
  void operator()(const TakeRole&) const {
    asah_js_role_take();
    done();
  }
  void operator()(const ReleaseRole&) const {
    asah_js_role_release();
    done();
  }
  void operator()(const Broadcast& job) const {
    asah_js_message_send(job.text.data(), job.text.size());
    done();
  }
  void operator()(const ReloadPage&) const { asah_js_page_reload(); }
  void operator()(const RunCrypto& job) const {
    // One run of bytes; the page knows the lengths of its parts.
    const std::string bytes = job.secret + job.salt + job.info + job.data;
    const std::string json = JsonText()
                                 .number("step", static_cast<double>(job.step))
                                 .number("secret", static_cast<double>(job.secret.size()))
                                 .number("salt", static_cast<double>(job.salt.size()))
                                 .number("info", static_cast<double>(job.info.size()))
                                 .number("iterations", job.iterations)
                                 .take();
    asah_js_crypto_run(id, json.data(), json.size(), bytes.data(), bytes.size());
  }
};

std::string_view kind_text(TextKind kind) {
  constexpr std::string_view kNames[] = {"text", "search", "multiline", "numeric", "date",
                                        "password"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string to_json(const TextField& field) {
  return JsonText()
      .number("id", field.id)
      .text("kind", kind_text(field.kind))
      .flag("readOnly", field.read_only)
      .flag("alignRight", field.align_right)
      .text("text", field.text)
      .number("selectionBegin", field.selection_begin)
      .number("selectionEnd", field.selection_end)
      .text("label", field.label)
      .text("hint", field.hint)
      .number("maxLength", field.max_length)
      .number("x", field.x)
      .number("y", field.y)
      .number("width", field.width)
      .number("height", field.height)
      .number("fontPx", field.font_px)
      .number("textRgb", field.text_rgb)
      .number("backRgb", field.back_rgb)
      .take();
}

}  // namespace

Clock WebPlatform::now() const {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {duration_cast<milliseconds>(now).count(), asah_js_clock_offset(), emscripten_get_now()};
}

void WebPlatform::random_bytes(std::span<std::uint8_t> out) {
  asah_js_random_fill(out.data(), out.size());
}

void WebPlatform::begin(RequestId id, Job job) {
  if (std::holds_alternative<CopyText>(job)) ++copies_;
  std::visit(JobRunner{id, inbox()}, job);
}

std::optional<std::string> WebPlatform::preference(std::string_view key) const {
  const int length = asah_js_preference_get(key.data(), key.size());
  if (length < 0) return std::nullopt;
  return std::string(reserved(static_cast<std::size_t>(length)));
}

void WebPlatform::set_preference(std::string_view key, std::string_view value) {
  asah_js_preference_set(key.data(), key.size(), value.data(), value.size());
}

void WebPlatform::set_page(const PageLook& look) {
  if (look == page_) return;
  page_ = look;
  const std::string json = JsonText()
                               .text("title", look.title)
                               .text("language", look.language)
                               .text("theme", look.theme)
                               .flag("unsaved", look.unsaved)
                               .take();
  asah_js_page_look(json.data(), json.size());
}

void WebPlatform::show_text_field(const std::optional<TextField>& field) {
  if (field == text_field_) return;
  text_field_ = field;
  if (!field) return asah_js_text_hide();
  const std::string json = to_json(*field);
  asah_js_text_show(json.data(), json.size());
}

void WebPlatform::note_text(std::uint32_t field, std::string_view text) {
  if (text_field_ && text_field_->id == field) text_field_->text = text;
}

void WebPlatform::show_semantics(std::string_view json) {
  if (json == semantics_) return;
  semantics_ = json;
  asah_js_mirror_show(json.data(), json.size());
}

void WebPlatform::request_frame(double delay_ms) { asah_js_frame_request(delay_ms); }

void WebPlatform::set_environment(Environment environment) {
  environment_ = std::move(environment);
  refresh_refusal();
  inbox().push(EnvironmentChanged{});
}

void WebPlatform::set_role(Role role) {
  promotion_ = 0;
  role_ = role;
  refresh_refusal();
  inbox().push(RoleChanged{role});
}

void WebPlatform::role_offered(Role role, bool running) {
  if (role != Role::Writer || !running) return set_role(role);
  promotion_ = next_id();
  area_.reload(promotion_);
}

void WebPlatform::storage_finished(Failure failure, std::string detail) {
  area_.finished(failure, std::move(detail));
  if (promotion_ == 0 || area_.waits_for(promotion_)) return;
  if (failure == Failure::None) return set_role(Role::Writer);
  promotion_ = 0;
  asah_js_role_release();
}

void WebPlatform::refresh_refusal() {
  const Failure works = environment_.storage_works ? Failure::None : Failure::Unavailable;
  area_.set_sync_refusal(role_ == Role::Writer ? works : Failure::ReadOnly);
}

char* WebPlatform::reserve(std::size_t size) {
  if (scratch_.size() < size) scratch_.resize(size);
  return scratch_.data();
}

void WebPlatform::release_scratch() {
  if (scratch_.size() > kScratchKept) std::vector<char>().swap(scratch_);
}

}  // namespace asah::platform
