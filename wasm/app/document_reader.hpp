#pragma once
// One document being read in slices, so that the page goes on drawing.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/slices.hpp"
#include "core/exchange/document.hpp"
#include "wasm/platform/platform.hpp"

namespace asah::app {

class DocumentReader {
 public:
  DocumentReader(std::string name, std::string bytes);
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  /// How much is done, 0 to 1.
  float share() const { return share_; }

  /// Reads on for about `budget_ms`; true while something is left.
  bool work(const platform::Platform& platform, double budget_ms);
  /// What came of it, as read_document; once, when work() said that nothing is left.
  base::Result<exchange::Document> take() { return std::move(reading_).take(); }

 private:
  std::string name_;
  std::string bytes_;
  float share_ = 0;
  base::Slices<base::Result<exchange::Document>> reading_;
};

}  // namespace asah::app
