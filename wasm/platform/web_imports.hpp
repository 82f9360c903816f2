#pragma once
// What C++ asks of the page. Each function is defined in asah_library.js and forwards to the entry
// of the same name (without "asah_js_") of the object that web/bridge.js installs. Texts and bytes
// are pointer + length; structured arguments are one JSON text.

#include <cstddef>
#include <cstdint>

extern "C" {

// ---- page ----
void asah_js_page_ready();
/// The program cannot go on: the error page, with the way to rescue the data.
void asah_js_page_fail(const char* message, std::size_t length);
/// {title, language, theme, unsaved}
void asah_js_page_look(const char* json, std::size_t length);
void asah_js_page_reload();
/// A frame `delay_ms` from now; 0 = at the next refresh. The earliest request wins.
void asah_js_frame_request(double delay_ms);
/// An ImGuiMouseCursor.
void asah_js_cursor_set(int shape);
/// Minutes to add to UTC for the local time.
int asah_js_clock_offset();
void asah_js_random_fill(std::uint8_t* out, std::size_t length);

// ---- text field, mirror ----
/// The fields of platform::TextField.
void asah_js_text_show(const char* json, std::size_t length);
void asah_js_text_hide();
/// The picture's own text font, for the native fields: the bytes of a TrueType file.
void asah_js_text_font(const unsigned char* bytes, std::size_t length);
/// The array of ui::Semantics::write_json.
void asah_js_mirror_show(const char* json, std::size_t length);

// ---- storage; answered by asah_storage_finish, asah_storage_report ----
void asah_js_storage_flush();
void asah_js_storage_load();
void asah_js_storage_estimate(std::uint32_t id, int ask_persistence);

// ---- tabs ----
void asah_js_role_take();
void asah_js_role_release();
void asah_js_message_send(const char* text, std::size_t length);

// ---- files, clipboard, print; answered by asah_job_finish ----
void asah_js_file_save(const char* json, std::size_t json_length, const char* bytes,
                       std::size_t length);
void asah_js_file_choose(std::uint32_t id, const char* accept, std::size_t length, int many);
void asah_js_clipboard_write(std::uint32_t id, const char* text, std::size_t text_length,
                             const char* html, std::size_t html_length);
void asah_js_document_print(std::uint32_t id, const char* html, std::size_t length);

// ---- cryptography; answered by asah_crypto_finish or asah_job_finish ----
/// {step, secret, salt, info, iterations}: the step of platform::CryptoStep and how many of the
/// bytes each part has; the rest is the data.
void asah_js_crypto_run(std::uint32_t id, const char* json, std::size_t json_length,
                        const char* bytes, std::size_t length);

// ---- preferences ----
/// The length of the value, which then stands in the scratch buffer; -1 when there is none.
int asah_js_preference_get(const char* key, std::size_t length);
void asah_js_preference_set(const char* key, std::size_t key_length, const char* value,
                            std::size_t value_length);

}  // extern "C"
