#include "wasm/ui/semantics.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace asah::ui {
namespace {

constexpr std::string_view kAria[] = {
#define ROLE(name, aria) aria,
#include "wasm/ui/roles.def"
#undef ROLE
};

constexpr std::uint64_t kFnvStart = 1469598103934665603ull;

void mix_bytes(std::uint64_t& hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  hash = (hash ^ 0xFF) * 1099511628211ull;
}

void mix_number(std::uint64_t& hash, std::uint64_t value) {
  hash = (hash ^ value) * 1099511628211ull;
  hash ^= hash >> 29;
}

void write_number(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + 24, value).ptr);
}

void write_text(std::string& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out += ",\"";
  out += key;
  out += "\":\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else {
      out += c;
    }
  }
  out += '"';
}

void write_field(std::string& out, std::string_view key, std::int64_t value) {
  out += ",\"";
  out += key;
  out += "\":";
  write_number(out, value);
}

}  // namespace

std::string_view aria_role(Role role) { return kAria[static_cast<std::size_t>(role)]; }

void Semantics::begin_frame() {
  nodes_.clear();
  open_.clear();
  arena_.reset();
  last_id_ = 0;
}

void Semantics::end_frame(float ratio) {
  std::uint64_t hash = kFnvStart;
  for (Node& node : nodes_) {
    Rect& r = node.rect;
    r = {r.x0 / ratio, r.y0 / ratio, r.x1 / ratio, r.y1 / ratio};
    mix_number(hash, node.id);
    mix_number(hash, static_cast<std::uint64_t>(node.role) << 32 | node.states);
    mix_number(hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(node.parent)));
    mix_bytes(hash, node.label);
    mix_bytes(hash, node.value);
    mix_bytes(hash, node.description);
    for (const float f : {r.x0, r.y0, r.x1, r.y1})
      mix_number(hash, static_cast<std::uint64_t>(std::llround(f * 4.0f)));
    for (const std::int32_t n : {node.row, node.column, node.rows, node.columns, node.level})
      mix_number(hash, static_cast<std::uint32_t>(n));
  }
  digest_ = hash;
}

std::int32_t Semantics::add(Node node) {
  node.parent = current();
  node.label = arena_.copy(node.label);
  node.value = arena_.copy(node.value);
  node.description = arena_.copy(node.description);
  nodes_.push_back(node);
  return static_cast<std::int32_t>(nodes_.size()) - 1;
}

std::int32_t Semantics::open(Node node) {
  open_.push_back(add(node));
  return open_.back();
}

void Semantics::close() {
  if (!open_.empty()) open_.pop_back();
}

void Semantics::add_foreign(std::uint32_t id, std::string_view label, std::uint32_t flags) {
  if (id != last_id_) return;
  const std::size_t hidden = label.find("##");
  if (hidden != std::string_view::npos) label = label.substr(0, hidden);
  if (label.empty()) return;
  Node node{.id = id, .role = Role::Button, .states = state::kFocusable, .rect = last_rect_,
            .label = label};
  if (flags & ImGuiItemStatusFlags_Inputable) node.role = Role::TextBox;
  if (flags & ImGuiItemStatusFlags_Checkable) node.role = Role::CheckBox;
  if (flags & ImGuiItemStatusFlags_Checked) node.states |= state::kChecked;
  add(node);
}

const Node* Semantics::find(Role role, std::string_view name) const {
  for (const Node& node : nodes_)
    if (node.role == role && (node.label.empty() ? node.value : node.label) == name) return &node;
  return nullptr;
}

const Node* Semantics::find(Role role, std::size_t nth) const {
  for (const Node& node : nodes_)
    if (node.role == role && nth-- == 0) return &node;
  return nullptr;
}

const Node* Semantics::find_id(std::uint32_t id) const {
  for (const Node& node : nodes_)
    if (node.id == id) return &node;
  return nullptr;
}

std::size_t Semantics::count(Role role) const {
  std::size_t n = 0;
  for (const Node& node : nodes_) n += node.role == role;
  return n;
}

bool Semantics::shows(std::string_view text) const {
  for (const Node& node : nodes_)
    for (const std::string_view field : {node.label, node.value, node.description})
      if (field.find(text) != std::string_view::npos) return true;
  return false;
}

void Semantics::write_json(std::string& out) const {
  out += '[';
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    out += i == 0 ? "\n{\"i\":" : ",\n{\"i\":";
    write_number(out, static_cast<std::int64_t>(i));
    if (node.parent >= 0) write_field(out, "p", node.parent);
    if (node.id != 0) write_field(out, "id", node.id);
    write_text(out, "r", aria_role(node.role));
    write_text(out, "n", node.label);
    write_text(out, "v", node.value);
    write_text(out, "d", node.description);
    if (node.states != 0) write_field(out, "s", node.states);
    out += ",\"b\":[";
    write_number(out, std::lround(node.rect.x0));
    out += ',';
    write_number(out, std::lround(node.rect.y0));
    out += ',';
    write_number(out, std::lround(node.rect.width()));
    out += ',';
    write_number(out, std::lround(node.rect.height()));
    out += ']';
    if (node.row >= 0) write_field(out, "row", node.row);
    if (node.column >= 0) write_field(out, "col", node.column);
    if (node.rows >= 0) write_field(out, "rows", node.rows);
    if (node.columns >= 0) write_field(out, "cols", node.columns);
    if (node.level >= 0) write_field(out, "lv", node.level);
    out += '}';
  }
  out += "\n]";
}

}  // namespace asah::ui
