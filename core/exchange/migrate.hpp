#pragma once
// From older schemas to the present one, one version a step. Steps are pure functions over pieces
// of the document, so that a migration streams like any other reading.

#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/json/json_node.hpp"

namespace asah::exchange {

/// One element of a section ("employees"), or a section that is no list as a whole.
struct Element {
  std::string section;
  JsonNode value;
};

/// The step from one released schema to a later one.
struct Migration {
  SchemaVersion from;
  SchemaVersion to;
  /// The header as the next version writes it. What is no header is handed on unchanged; the
  /// reading that follows names the fault.
  JsonNode (*header)(JsonNode header);
  /// The element as the next version writes it: usually one, possibly none or several.
  std::vector<Element> (*element)(Element element);
};

/// All steps, oldest first; each `to` is the next one's `from`, the last leads to kSchema's major
/// version: minor steps only add keys and need no migration.
std::span<const Migration> migrations();
/// The steps that lead from `version` to kSchema; empty when there is no such road (or no need).
std::span<const Migration> road_from(SchemaVersion version);

JsonNode migrate_header(JsonNode header, std::span<const Migration> road);
std::vector<Element> migrate_element(Element element, std::span<const Migration> road);

}  // namespace asah::exchange
