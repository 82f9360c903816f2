#include "wasm/platform/web_renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <cstddef>
#include <cstdio>
#include <initializer_list>

namespace asah::platform {
namespace {

enum Attribute : GLuint { kPosition, kTexture, kColor };

constexpr const char* kVertexShader = R"(#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texture_at;
layout(location = 2) in vec4 color;
uniform vec2 scale;
uniform vec2 origin;
out vec2 at;
out vec4 tint;
void main() {
  at = texture_at;
  tint = color;
  gl_Position = vec4((position - origin) * scale + vec2(-1.0, 1.0), 0.0, 1.0);
})";

// The atlas holds coverage only; the colour is the vertex's.
constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
in vec2 at;
in vec4 tint;
uniform sampler2D atlas;
out vec4 shown;
void main() { shown = vec4(tint.rgb, tint.a * texture(atlas, at).r); })";

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

}  // namespace

bool WebRenderer::open(const char* canvas_selector) {
  if (context_ <= 0) {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;
    wanted.enableExtensionsByDefault = false;
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    context_ = static_cast<long>(emscripten_webgl_create_context(canvas_selector, &wanted));
    if (context_ <= 0) return false;
  }
  emscripten_webgl_make_context_current(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_));
  has_atlas_ = false;
  usable_ = make_program();
  if (usable_) make_buffers();
  return usable_;
}

bool WebRenderer::make_program() {
  program_ = glCreateProgram();
  const GLuint vertex = compile(GL_VERTEX_SHADER, kVertexShader);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, kFragmentShader);
  glAttachShader(program_, vertex);
  glAttachShader(program_, fragment);
  glLinkProgram(program_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint linked = 0;
  glGetProgramiv(program_, GL_LINK_STATUS, &linked);
  if (!linked) {
    char log[512] = "";
    glGetProgramInfoLog(program_, sizeof log, nullptr, log);
    std::fprintf(stderr, "WebGL program: %s\n", log);
    return false;
  }
  uniform_scale_ = glGetUniformLocation(program_, "scale");
  uniform_origin_ = glGetUniformLocation(program_, "origin");
  return true;
}

void WebRenderer::make_buffers() {
  glGenVertexArrays(1, &vertex_array_);
  glBindVertexArray(vertex_array_);
  glGenBuffers(1, &vertex_buffer_);
  glGenBuffers(1, &index_buffer_);
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, index_buffer_);
  for (const GLuint attribute : {kPosition, kTexture, kColor}) {
    glEnableVertexAttribArray(attribute);
  }
  point_at_vertices(0);
  glGenTextures(1, &texture_);
}

// WebGL has no base vertex: a list of more than 65,536 vertices moves the attributes instead.
void WebRenderer::point_at_vertices(unsigned first_vertex) const {
  const auto at = [&](std::size_t member) {
    return reinterpret_cast<const void*>(first_vertex * sizeof(ImDrawVert) + member);
  };
  constexpr GLsizei kStride = sizeof(ImDrawVert);
  glVertexAttribPointer(kPosition, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(kTexture, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(kColor, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                        at(offsetof(ImDrawVert, col)));
}

void WebRenderer::upload_atlas() {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void WebRenderer::set_state(const ImDrawData& data) const {
  glViewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x),
             static_cast<GLsizei>(data.DisplaySize.y));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(program_);
  glUniform2f(uniform_scale_, 2.0f / data.DisplaySize.x, -2.0f / data.DisplaySize.y);
  glUniform2f(uniform_origin_, data.DisplayPos.x, data.DisplayPos.y);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture_);
}

void WebRenderer::draw_list(const ImDrawData& data, const ImDrawList& list) const {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  unsigned first_vertex = 0;
  point_at_vertices(0);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback) {
      if (command.UserCallback != ImDrawCallback_ResetRenderState) {
        command.UserCallback(&list, &command);
      }
      continue;
    }
    const float left = command.ClipRect.x - data.DisplayPos.x;
    const float right = command.ClipRect.z - data.DisplayPos.x;
    const float top = command.ClipRect.y - data.DisplayPos.y;
    const float bottom = command.ClipRect.w - data.DisplayPos.y;
    if (right <= left || bottom <= top) continue;
    if (command.VtxOffset != first_vertex) point_at_vertices(first_vertex = command.VtxOffset);
    glScissor(static_cast<GLint>(left), static_cast<GLint>(data.DisplaySize.y - bottom),
              static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
    constexpr GLenum kIndex = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
    const auto offset = reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), kIndex, offset);
  }
}

void WebRenderer::draw(const ImDrawData& data, std::uint32_t atlas_revision) {
  if (!usable_ || data.DisplaySize.x < 1 || data.DisplaySize.y < 1) return;
  if (!has_atlas_ || atlas_revision != atlas_revision_) {
    upload_atlas();
    has_atlas_ = true;
    atlas_revision_ = atlas_revision;
  }
  set_state(data);
  for (const ImDrawList* list : data.CmdLists) draw_list(data, *list);
}

}  // namespace asah::platform
