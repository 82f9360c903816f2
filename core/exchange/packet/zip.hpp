#pragma once
// A zip archive of stored (not compressed) files, after PKWARE's APPNOTE 6.3: local headers, central
// directory, end record.

#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace asah::exchange {

struct ZipEntry {
  /// UTF-8, "/" between folders.
  std::string name;
  std::string bytes;
};

/// The archive's bytes; every entry is dated `date` at noon (dates before 1980, and none: 1980-01-01).
/// Same input, same bytes. TooLarge beyond 65,534 entries or 4 GB - 1 byte in all; BadArchive for a
/// name that is empty, absolute, climbs ("..") or is there twice.
base::Result<std::string> write_zip(const std::vector<ZipEntry>& entries, base::Date date);

}  // namespace asah::exchange
