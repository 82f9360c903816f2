#pragma once
// The one door to nlohmann's parser. Any JSON in, pieces of bounded size out.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/json/json_node.hpp"

namespace asah::exchange {

/// Takes the pieces of a document as they pass. A fault returned stops the reading; its `where` is
/// a JSON pointer.
class PieceSink {
 public:
  virtual ~PieceSink() = default;
  /// The first member of the document, its key included.
  virtual base::Result<void> header(std::string_view key, JsonNode value) = 0;
  /// A later member that is no list.
  virtual base::Result<void> section(std::string_view key, JsonNode value) = 0;
  /// A later member that is a list begins; its elements follow.
  virtual base::Result<void> list_begins(std::string_view key) = 0;
  /// Element `index` of the list that began last.
  virtual base::Result<void> element(std::size_t index, JsonNode value) = 0;
  /// Element `index` of "ratings", where its "sheets" begin: the members that stand before them.
  virtual base::Result<void> block_begins(std::size_t index, JsonNode value) = 0;
  /// Item `index` of those sheets.
  virtual base::Result<void> sheet(std::size_t index, JsonNode value) = 0;
  /// The end of that element, with the members that stood after the sheets.
  virtual base::Result<void> block_ends(JsonNode value) = 0;
};

/// Drives `sink` over the document. Beside the sink's own faults: BadJson, CutShort, TooDeep,
/// TooManyValues, RepeatedKey, BadText, Cancelled.
base::Result<void> read_pieces(std::string_view bytes, const ReadOptions& options, PieceSink& sink);

/// One JSON text of any kind as a tree, within the limits.
base::Result<JsonNode> parse_json(std::string_view bytes, const ReadLimits& limits = {});

/// ":<line>:<column>" of a byte, both counted from 1, the column in bytes.
std::string line_and_column(std::string_view bytes, std::size_t offset);

/// Completes `error`: appends ":<line>:<column>" of the place that its JSON pointer names in
/// `bytes`, or of the deepest part of the pointer that is there.
base::Error located(base::Error error, std::string_view bytes);

}  // namespace asah::exchange
