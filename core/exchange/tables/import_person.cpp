#include "core/exchange/tables/import_person.hpp"

#include <string>

#include "core/exchange/tables/table_cells.hpp"

namespace asah::exchange {

std::optional<model::EmployeeKind> read_employee_kind(std::string_view kind,
                                                      std::string_view career) {
  const std::string text = heading_key(kind) + ' ' + heading_key(career);
  if (text.contains("pppk") || text.contains("perjanjian kerja")) return model::EmployeeKind::Pppk;
  if (text.contains("cpns") || text.ends_with(" c")) return model::EmployeeKind::Cpns;
  if (text.contains("pns") || text.contains("pegawai negeri") || text.ends_with(" p")) {
    return model::EmployeeKind::Pns;
  }
  return std::nullopt;
}

std::optional<model::Sex> read_sex(std::string_view cell) {
  const std::string text = heading_key(cell);
  if (text == "m" || text == "l" || text == "1" || text.starts_with("laki") || text == "pria" ||
      text == "male") {
    return model::Sex::Male;
  }
  if (text == "f" || text == "p" || text == "2" || text.starts_with("perempuan") ||
      text == "wanita" || text == "female") {
    return model::Sex::Female;
  }
  return std::nullopt;
}

bool is_active_status(std::string_view status) {
  const std::string text = heading_key(status);
  for (const std::string_view word : {"pensiun", "meninggal", "wafat", "tewas", "diberhentikan",
                                      "pemberhentian", "berhenti", "punah", "mutasi keluar"}) {
    if (text.contains(word)) return text.contains("sementara");
  }
  return !text.starts_with("tidak aktif") && !text.starts_with("non aktif");
}

}  // namespace asah::exchange
