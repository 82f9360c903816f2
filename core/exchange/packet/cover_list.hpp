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
  bool locked = false;  ///< under a passphrase that the receiver needs

  bool operator==(const CoverRow&) const = default;
};

/// One row a packet, in their order; file names by packet_file_name, and those of encrypted files
/// when `locked`.
std::vector<CoverRow> cover_rows(const model::Dataset& dataset,
                                 std::span<const model::Packet> packets, bool locked = false);

/// The rows as a table for spreadsheets: semicolons, byte order mark, headings in `language`;
/// where files are locked, a column more says so.
std::string cover_csv(const std::vector<CoverRow>& rows, base::Language language);

}  // namespace asah::exchange
