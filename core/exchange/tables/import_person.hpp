#pragma once
// Words of staff lists about a person. Internal to the imports.

#include <optional>
#include <string_view>

#include "core/model/nip.hpp"
#include "core/model/types.hpp"

namespace asah::exchange {

/// From SIASN's jenis pegawai ("PNS Daerah ...", "PPPK") and status CPNS/PNS ("C", "P").
std::optional<model::EmployeeKind> read_employee_kind(std::string_view kind,
                                                      std::string_view career);

/// M, F, L, P, 1, 2, Laki-laki, Perempuan, Pria, Wanita, in any case.
std::optional<model::Sex> read_sex(std::string_view cell);

/// Whether someone of this legal status (kedudukan hukum) belongs to the staff: not when retired,
/// dead or dismissed; yes when only suspended ("pemberhentian sementara").
bool is_active_status(std::string_view status);

}  // namespace asah::exchange
