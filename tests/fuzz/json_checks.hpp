#pragma once
// What must hold for any bytes: used by the fuzz targets and, over their seeds, by the unit tests.

#include <string>
#include <string_view>

#include "core/base/text.hpp"
#include "core/exchange/document_build.hpp"
#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_scan.hpp"
#include "core/exchange/journal_json.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/exchange/snapshot.hpp"

namespace asah::fuzz {

/// Whatever the quick road takes, the patient one takes too, to the same end.
inline void check_roads(std::string_view bytes) {
  const exchange::Opening opening = exchange::opening_of(bytes);
  if (opening.header.empty() || bytes.contains('\0') || !base::is_utf8(bytes)) return;
  const auto header = exchange::read_header(bytes);
  if (!header || header->schema != exchange::kSchema) return;
  // The quick road wants the header alone on its line.
  if (!exchange::parse_json(opening.header)) return;
  auto quick = exchange::scan_body(opening.body, [](std::size_t) { return true; }).finish();
  if (!quick) return;
  exchange::DocumentBuilder builder;
  ASAH_CHECK(exchange::read_pieces(bytes, {}, builder).has_value());
  auto patient = builder.finish();
  ASAH_CHECK(patient.has_value());
  ASAH_CHECK(patient->unknown_keys.empty());
  quick->workspace = patient->workspace;
  quick->unknown_sections = patient->unknown_sections;
  for (const auto& section : patient->unknown_sections) ASAH_CHECK(section.in_header);
  ASAH_CHECK(*quick == *patient);
}

/// A document that is read can be written and read back equal, to the same bytes; and the quick and
/// the patient road agree. Broken laws fail an ASAH_CHECK.
inline void check_document(std::string_view bytes) {
  const auto document = exchange::read_document(bytes);
  check_roads(bytes);
  if (!document) {
    ASAH_CHECK(base::is_utf8(document.error().where) && document.error().where.size() < 1000);
    return;
  }
  const std::string written = exchange::write_document(document->dataset, document->header.given);
  const auto again = exchange::read_document(written);
  ASAH_CHECK(again.has_value());
  ASAH_CHECK(again->dataset == document->dataset);
  ASAH_CHECK(again->header.given == document->header.given);
  ASAH_CHECK(exchange::write_document(again->dataset, again->header.given) == written);
  check_roads(written);
}

/// What is recovered of a journal segment can be written and read back equal.
inline void check_journal(std::string_view bytes) {
  (void)exchange::read_snapshot(bytes);
  const auto reading = exchange::read_segment(bytes, {});
  if (!reading) return;
  if (reading->damage) ASAH_CHECK(reading->damage->good_bytes <= bytes.size());
  std::string written = exchange::segment_head(reading->workspace);
  for (const auto& record : reading->records) written += exchange::journal_line(record);
  const auto again = exchange::read_segment(written, {});
  ASAH_CHECK(again.has_value() && !again->damage);
  ASAH_CHECK(again->records == reading->records && again->head == reading->head);
}

}  // namespace asah::fuzz
