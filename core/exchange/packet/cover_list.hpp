#pragma once
// The list that goes with a set of packets: which file is for whom.

#include <span>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/model/dataset.hpp"

namespace asah::exchange {

struct CoverRow {
  std::size_t number = 0;  ///< from 1
  std::string receiver;
  std::size_t people = 0;
  model::Source source = model::Source::Superior;
  base::Date due;
  std::string file;

  bool operator==(const CoverRow&) const = default;
};

/// One row a packet, in their order; file names by packet_file_name.
std::vector<CoverRow> cover_rows(const model::Dataset& dataset,
                                 std::span<const model::Packet> packets);

/// The rows as a table for spreadsheets: semicolons, byte order mark, headings in `language`.
std::string cover_csv(const std::vector<CoverRow>& rows, base::Language language);

}  // namespace asah::exchange
