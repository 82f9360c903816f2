#pragma once
// The columns of SIASN's "Export Data ASN" and what becomes of each by default.

#include <span>
#include <string_view>

#include "core/exchange/tables/table_columns.hpp"

namespace asah::exchange {

struct SiasnColumn {
  /// As heading_key() makes it.
  std::string_view heading;
  /// What becomes of it where no field claims it: Extra (kept), Ignored (offered, not taken) or
  /// Sensitive (Law 27/2022 asks to leave it out).
  ColumnUse use = ColumnUse::Ignored;
};

/// All 65, in the order of the export.
std::span<const SiasnColumn> siasn_columns();

/// The column with that heading_key(), or null.
const SiasnColumn* find_siasn_column(std::string_view key);

}  // namespace asah::exchange
