#pragma once
// Memory for the texts of one frame: grows to what a frame needs, then allocates no more.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace asah::ui {

class Arena {
 public:
  /// `size` bytes that stay where they are until `reset`.
  char* allocate(std::size_t size) {
    while (chunk_ < chunks_.size() && used_ + size > chunks_[chunk_].size) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
      const std::size_t wanted = size > kChunk ? size : kChunk;
      chunks_.push_back({std::make_unique<char[]>(wanted), wanted});
      used_ = 0;
    }
    char* at = chunks_[chunk_].bytes.get() + used_;
    used_ += size;
    return at;
  }
  /// A copy that lives until `reset`.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = allocate(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }
  /// Forgets everything; keeps the memory.
  void reset() { chunk_ = used_ = 0; }

 private:
  static constexpr std::size_t kChunk = 32 * 1024;
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

}  // namespace asah::ui
