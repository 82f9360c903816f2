#include "core/exchange/tables/siasn_columns.hpp"

#include <algorithm>
#include <array>

namespace asah::exchange {
namespace {

constexpr auto kExtra = ColumnUse::Extra;
constexpr auto kIgnored = ColumnUse::Ignored;
constexpr auto kSensitive = ColumnUse::Sensitive;

constexpr std::array<SiasnColumn, 65> kColumns{{
    {"pns id", kExtra},
    {"nip baru", kExtra},
    {"nip lama", kSensitive},
    {"nama", kExtra},
    {"gelar depan", kExtra},
    {"gelar belakang", kExtra},
    {"tempat lahir id", kSensitive},
    {"tempat lahir nama", kSensitive},
    {"tanggal lahir", kIgnored},
    {"jenis kelamin", kIgnored},
    {"agama id", kSensitive},
    {"agama nama", kSensitive},
    {"jenis kawin id", kSensitive},
    {"jenis kawin nama", kSensitive},
    {"nik", kSensitive},
    {"nomor hp", kSensitive},
    {"email", kSensitive},
    {"email gov", kSensitive},
    {"alamat", kSensitive},
    {"npwp nomor", kSensitive},
    {"bpjs", kSensitive},
    {"jenis pegawai id", kExtra},
    {"jenis pegawai nama", kExtra},
    {"kedudukan hukum id", kExtra},
    {"kedudukan hukum nama", kExtra},
    {"status cpns pns", kExtra},
    {"kartu asn virtual", kSensitive},
    {"nomor sk cpns", kIgnored},
    {"tanggal sk cpns", kIgnored},
    {"tmt cpns", kExtra},
    {"nomor sk pns", kIgnored},
    {"tanggal sk pns", kIgnored},
    {"tmt pns", kIgnored},
    {"gol awal id", kIgnored},
    {"gol awal nama", kIgnored},
    {"gol akhir id", kExtra},
    {"gol akhir nama", kExtra},
    {"tmt golongan", kIgnored},
    {"mk tahun", kIgnored},
    {"mk bulan", kIgnored},
    {"jenis jabatan id", kExtra},
    {"jenis jabatan nama", kExtra},
    {"jabatan id", kExtra},
    {"jabatan nama", kExtra},
    {"tmt jabatan", kExtra},
    {"tingkat pendidikan id", kExtra},
    {"tingkat pendidikan nama", kExtra},
    {"pendidikan id", kIgnored},
    {"pendidikan nama", kExtra},
    {"tahun lulus", kIgnored},
    {"kpkn id", kSensitive},
    {"kpkn nama", kSensitive},
    {"lokasi kerja id", kIgnored},
    {"lokasi kerja nama", kIgnored},
    {"unor id", kExtra},
    {"unor nama", kExtra},
    {"instansi induk id", kIgnored},
    {"instansi induk nama", kIgnored},
    {"instansi kerja id", kIgnored},
    {"instansi kerja nama", kIgnored},
    {"satuan kerja induk id", kIgnored},
    {"satuan kerja induk nama", kIgnored},
    {"satuan kerja kerja id", kIgnored},
    {"satuan kerja kerja nama", kIgnored},
    {"is valid nik", kSensitive},
}};

}  // namespace

std::span<const SiasnColumn> siasn_columns() { return kColumns; }

const SiasnColumn* find_siasn_column(std::string_view key) {
  const auto at = std::ranges::find(kColumns, key, &SiasnColumn::heading);
  return at == kColumns.end() ? nullptr : &*at;
}

}  // namespace asah::exchange
