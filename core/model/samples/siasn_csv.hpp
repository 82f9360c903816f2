#pragma once
// A staff list in the shape of SIASN's "Export Data ASN", made from a synthetic dataset: for tests,
// for trying the import, never for real people.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/dataset.hpp"

namespace asah::model::samples {

struct SiasnCsvOptions {
  std::uint64_t seed = 1;
  /// Rows spoilt on purpose, spread over the list, each kind in turn.
  std::uint32_t faults = 0;
};

/// A row that an import must name.
struct SeededFault {
  std::size_t row = 0;      ///< as a spreadsheet shows it: the header is 1
  std::string_view column;  ///< its heading
  base::ErrorCode code = base::ErrorCode::Internal;
  bool rejects = true;      ///< false: a remark, the row can be taken
};

struct SiasnCsv {
  /// 65 columns, headings in upper case with spaces, ';', CRLF, UTF-8 without BOM; every cell begins
  /// with an apostrophe, what is empty says `null`, dates are dd-mm-yyyy.
  std::string text;
  std::vector<SeededFault> faults;  ///< by row
};

/// All employees by NIP. Birth place, religion, address, phone and the like are invented, so that an
/// import has something to leave out.
SiasnCsv write_siasn_csv(const Dataset& dataset, const SiasnCsvOptions& options = {});

}  // namespace asah::model::samples
