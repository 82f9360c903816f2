#pragma once
// Draws Dear ImGui's triangles with WebGL 2. One program, one texture (the font atlas, one byte a
// pixel), two buffers; no state is read back from the driver.

#include <cstdint>

struct ImDrawData;
struct ImDrawList;

namespace asah::platform {

class WebRenderer {
 public:
  /// Makes the context on the canvas when there is none yet, and all objects in it; again after a
  /// lost context was restored. False when the browser gives no WebGL 2.
  bool open(const char* canvas_selector);
  /// The context is gone, and its objects with it.
  void lose() { usable_ = false; }
  bool usable() const { return usable_; }

  /// Uploads the atlas of the current ImGui context when `revision` is new, then draws.
  void draw(const ImDrawData& data, std::uint32_t atlas_revision);

 private:
  bool make_program();
  void make_buffers();
  void upload_atlas();
  void set_state(const ImDrawData& data) const;
  void point_at_vertices(unsigned first_vertex) const;
  void draw_list(const ImDrawData& data, const ImDrawList& list) const;

  long context_ = 0;
  bool usable_ = false;
  std::uint32_t atlas_revision_ = 0;
  bool has_atlas_ = false;
  unsigned program_ = 0;
  unsigned vertex_array_ = 0;
  unsigned vertex_buffer_ = 0;
  unsigned index_buffer_ = 0;
  unsigned texture_ = 0;
  int uniform_scale_ = 0;
  int uniform_origin_ = 0;
};

}  // namespace asah::platform
