#pragma once
// The parts that reading and writing of documents share.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/exchange/document_fields.hpp"
#include "core/exchange/json/json_node.hpp"

namespace asah::exchange {

/// Reads "<major>.<minor>", both plain numbers below 65536.
std::optional<SchemaVersion> parse_version(std::string_view text);

/// `bytes` without the byte order mark that they may begin with.
std::string_view without_mark(std::string_view bytes);

/// Everything after the header's line: the sections, in file order.
std::string write_body(const model::Dataset& dataset);

/// The header's member without the comma that follows, for the body of `dataset`.
std::string write_header(const model::Dataset& dataset, const HeaderInput& input,
                         std::string_view body);

/// Number of records in every section, zero where there are none.
std::vector<SectionCount> record_counts(const model::Dataset& dataset);

/// True for a date, a time and a zone as in ISO 8601: "2026-11-21T08:30:00+07:00", seconds and
/// fractions optional, "Z" for UTC.
bool is_zoned_time(std::string_view text);

struct HeaderReading {
  DocumentHeader header;
  std::vector<model::UnknownSection> unknown;
};

/// The header of the present schema. Errors: NotAsah, Required, and those of model/codec, at
/// "/asah/...".
base::Result<HeaderReading> header_from(JsonNode node);

/// The schema version a header of any version states. Errors: NotAsah, NewerSchema, OldSchema.
base::Result<SchemaVersion> schema_of(const JsonNode& header);

/// The first line, where it is a document's opening as write_document lays it out: the header's
/// text, and where the body begins. Empty views otherwise.
struct Opening {
  std::string_view header;
  std::string_view body;
};
Opening opening_of(std::string_view bytes);

/// Path of a kept key of a rating block below its cycle; `sheet` is empty for the block itself.
std::string sheet_path(const model::SheetKey* sheet);

}  // namespace asah::exchange
