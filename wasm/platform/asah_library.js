// The imports of the program: each forwards to the object that web/bridge.js passes to createAsah
// as `bridge`. Nothing else is done here.
addToLibrary({
  asah_js_page_ready: () => Module['bridge'].page_ready(),
  asah_js_page_fail: (text, length) => Module['bridge'].page_fail(text, length),
  asah_js_page_look: (json, length) => Module['bridge'].page_look(json, length),
  asah_js_page_reload: () => Module['bridge'].page_reload(),
  asah_js_frame_request: (delay) => Module['bridge'].frame_request(delay),
  asah_js_cursor_set: (shape) => Module['bridge'].cursor_set(shape),
  asah_js_clock_offset: () => Module['bridge'].clock_offset(),
  asah_js_random_fill: (out, length) => Module['bridge'].random_fill(out, length),
  asah_js_text_show: (json, length) => Module['bridge'].text_show(json, length),
  asah_js_text_hide: () => Module['bridge'].text_hide(),
  asah_js_text_font: (bytes, length) => Module['bridge'].text_font(bytes, length),
  asah_js_mirror_show: (json, length) => Module['bridge'].mirror_show(json, length),
  asah_js_storage_flush: () => Module['bridge'].storage_flush(),
  asah_js_storage_load: () => Module['bridge'].storage_load(),
  asah_js_storage_estimate: (id, persist) => Module['bridge'].storage_estimate(id, persist),
  asah_js_role_take: () => Module['bridge'].role_take(),
  asah_js_role_release: () => Module['bridge'].role_release(),
  asah_js_message_send: (text, length) => Module['bridge'].message_send(text, length),
  asah_js_file_save: (json, jsonLength, bytes, length) =>
    Module['bridge'].file_save(json, jsonLength, bytes, length),
  asah_js_file_choose: (id, accept, length, many) =>
    Module['bridge'].file_choose(id, accept, length, many),
  asah_js_clipboard_write: (id, text, textLength, html, htmlLength) =>
    Module['bridge'].clipboard_write(id, text, textLength, html, htmlLength),
  asah_js_document_print: (id, html, length) => Module['bridge'].document_print(id, html, length),
  asah_js_crypto_run: (id, json, jsonLength, bytes, length) =>
    Module['bridge'].crypto_run(id, json, jsonLength, bytes, length),
  asah_js_preference_get: (key, length) => Module['bridge'].preference_get(key, length),
  asah_js_preference_set: (key, keyLength, value, valueLength) =>
    Module['bridge'].preference_set(key, keyLength, value, valueLength),
});
