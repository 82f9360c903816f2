#include "core/model/samples/siasn_csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/random.hpp"
#include "core/model/nip.hpp"
#include "core/model/refs.hpp"
#include "core/model/samples/people.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array<std::string_view, 65> kHeadings{
    "PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR ID",
    "TEMPAT LAHIR NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "AGAMA ID", "AGAMA NAMA",
    "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT",
    "NPWP NOMOR", "BPJS", "JENIS PEGAWAI ID", "JENIS PEGAWAI NAMA", "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "KARTU ASN VIRTUAL", "NOMOR SK CPNS",
    "TANGGAL SK CPNS", "TMT CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "TMT PNS", "GOL AWAL ID",
    "GOL AWAL NAMA", "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "MK TAHUN", "MK BULAN",
    "JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN ID", "PENDIDIKAN NAMA",
    "TAHUN LULUS", "KPKN ID", "KPKN NAMA", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR ID",
    "UNOR NAMA", "INSTANSI INDUK ID", "INSTANSI INDUK NAMA", "INSTANSI KERJA ID",
    "INSTANSI KERJA NAMA", "SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA",
    "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA", "IS VALID NIK"};

using Cells = std::array<std::string, kHeadings.size()>;

consteval std::size_t column(std::string_view heading) {
  return static_cast<std::size_t>(std::ranges::find(kHeadings, heading) - kHeadings.begin());
}

constexpr std::array<std::string_view, 5> kFaiths{"Islam", "Kristen", "Katolik", "Hindu", "Buddha"};

/// Ways to spoil a row; the enumerators' order is the order in which they are dealt out.
enum class Spoil : std::uint8_t { ShortNip, RoundedNip, NoName, BadDate, TwinNip, OtherSex };
constexpr std::size_t kSpoils = 6;

std::string day_text(base::Date date) {
  if (!date.has_value()) return {};
  const std::string iso = base::iso_text(date);
  return iso.substr(8, 2) + '-' + iso.substr(5, 2) + '-' + iso.substr(0, 4);
}

std::string digits(std::uint64_t value, std::size_t width) {
  std::string out = std::to_string(value);
  return out.size() >= width ? out.substr(out.size() - width)
                             : std::string(width - out.size(), '0') + out;
}

std::string education_id(std::string_view level) {
  if (level == "S-2") return "45";
  if (level == "S-1") return "40";
  return level == "Diploma III" ? "30" : "15";
}

class Writer {
 public:
  Writer(const Dataset& dataset, const SiasnCsvOptions& options)
      : dataset_(dataset), options_(options), tree_(build_unit_tree(dataset.units)) {}

  SiasnCsv run() {
    std::vector<const Employee*> people;
    for (const Employee& person : dataset_.employees) people.push_back(&person);
    std::ranges::sort(people, {}, &Employee::nip);
    for (const std::string_view heading : kHeadings) {
      if (!out_.text.empty()) out_.text += ';';
      out_.text += heading;
    }
    out_.text += "\r\n";
    out_.text.reserve(people.size() * 900);
    const std::size_t faults = std::min<std::size_t>(options_.faults, people.size() / 2);
    for (std::size_t i = 0; i < people.size(); ++i) {
      Cells cells = cells_of(*people[i]);
      // The fault number f falls on the row where f / faults of the list is passed.
      const std::size_t done = faults * i / people.size();
      const bool spoilt = faults > 0 && faults * (i + 1) / people.size() > done;
      if (spoilt) spoil(cells, i, done);
      write(cells);
      last_nip_ = cells[column("NIP BARU")];
    }
    return std::move(out_);
  }

 private:
  void write(const Cells& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (c > 0) out_.text += ';';
      const bool quoted = cells[c].find_first_of(";\"\n") != std::string::npos;
      if (cells[c].empty()) {
        out_.text += "null";
      } else if (quoted) {
        out_.text += "\"'" + cells[c] + '"';
      } else {
        out_.text += '\'';
        out_.text += cells[c];
      }
    }
    out_.text += "\r\n";
  }

  void put(Cells& cells, std::initializer_list<std::pair<std::size_t, std::string>> values) const {
    for (const auto& [at, value] : values) cells[at] = value;
  }

  Cells cells_of(const Employee& person) const {
    Cells cells;
    const auto nip = parse_nip(person.nip);
    put(cells, {{column("PNS ID"), person.external_id},
                {column("NIP BARU"), person.nip},
                {column("NAMA"), person.name},
                {column("GELAR DEPAN"), person.front_title},
                {column("GELAR BELAKANG"), person.back_title},
                {column("KEDUDUKAN HUKUM NAMA"), person.legal_status},
                {column("GOL AKHIR NAMA"), person.grade},
                {column("TMT GOLONGAN"), day_text(person.grade_date)},
                {column("TMT JABATAN"), day_text(person.position_date)},
                {column("TINGKAT PENDIDIKAN ID"), education_id(person.education_level)},
                {column("TINGKAT PENDIDIKAN NAMA"), person.education_level},
                {column("PENDIDIKAN NAMA"), person.education},
                {column("IS VALID NIK"), "true"}});
    if (nip) put_service(cells, person, *nip);
    put_private(cells, person);
    put_place(cells, person);
    return cells;
  }

  void put_service(Cells& cells, const Employee& person, const Nip& nip) const {
    const bool contract = person.kind == EmployeeKind::Pppk;
    const bool candidate = person.kind == EmployeeKind::Cpns;
    const base::Date start =
        base::Date::from_civil(nip.appointment_year, nip.appointment_month.value_or(7), 1);
    put(cells, {{column("TANGGAL LAHIR"), day_text(nip.birth)},
                {column("JENIS KELAMIN"), nip.sex == Sex::Male ? "M" : "F"},
                {column("JENIS PEGAWAI NAMA"), contract ? "PPPK" : "PNS Daerah"},
                {column("STATUS CPNS PNS"), contract ? "" : candidate ? "C" : "P"},
                {column("TMT CPNS"), day_text(start)},
                {column("TMT PNS"), contract || candidate ? "" : day_text(start.plus_years(1))},
                {column("MK TAHUN"), std::to_string(kReferenceYear - nip.appointment_year)},
                {column("MK BULAN"), "0"}});
  }

  /// What an import leaves out. Region 99 and these numbers belong to nobody.
  void put_private(Cells& cells, const Employee& person) const {
    base::Random random(base::mix_id(options_.seed, person.id.value));
    const std::string number = digits(random.next(), 8);
    put(cells, {{column("TEMPAT LAHIR NAMA"), "Kota Contoh"},
                {column("AGAMA ID"), std::to_string(1 + random.below(5))},
                {column("AGAMA NAMA"), std::string(kFaiths[random.index(kFaiths.size())])},
                {column("JENIS KAWIN ID"), "1"},
                {column("JENIS KAWIN NAMA"), "Menikah"},
                {column("NIK"), "99000001" + number},
                {column("NOMOR HP"), "0800" + number},
                {column("EMAIL"), "pegawai" + number + "@contoh.invalid"},
                {column("ALAMAT"), "Jalan Contoh; Nomor " + std::to_string(random.below(200) + 1)},
                {column("NPWP NOMOR"), "9999999" + number},
                {column("BPJS"), "99999" + number}});
  }

  void put_place(Cells& cells, const Employee& person) const {
    const std::string owner = "Pemerintah " + dataset_.region().name;
    put(cells, {{column("INSTANSI INDUK NAMA"), owner}, {column("INSTANSI KERJA NAMA"), owner}});
    if (const auto row = dataset_.units.index_of(person.unit)) {
      auto top = static_cast<std::uint32_t>(*row);
      while (tree_.parent[top] != kNoIndex) top = tree_.parent[top];
      const Unit& unit = dataset_.units.rows()[*row];
      put(cells, {{column("UNOR ID"), unit.external_id},
                  {column("UNOR NAMA"), unit.name},
                  {column("SATUAN KERJA KERJA NAMA"), dataset_.units.rows()[top].name}});
    }
    const Position* position = dataset_.positions.find(person.position);
    if (position == nullptr) return;
    const Tier* tier = dataset_.tiers.find(position->tier);
    const bool managerial = tier != nullptr && tier->group == TierGroup::Managerial;
    const bool staff = tier != nullptr && tier->code == "PLK";
    put(cells, {{column("JABATAN ID"), position->external_id},
                {column("JABATAN NAMA"), position->name},
                {column("JENIS JABATAN ID"), managerial ? "1" : staff ? "4" : "2"},
                {column("JENIS JABATAN NAMA"),
                 managerial ? "Struktural" : staff ? "Pelaksana" : "Jabatan Fungsional"}});
  }

  void spoil(Cells& cells, std::size_t i, std::size_t number) {
    using base::ErrorCode;
    SeededFault fault{.row = i + 2, .column = "NIP BARU"};
    std::string& nip = cells[column("NIP BARU")];
    Spoil kind = static_cast<Spoil>(number % kSpoils);
    // The first row has no row before it to repeat, and a spoilt one is nobody's twin.
    const bool has_twin = last_nip_.size() == 18 && !last_nip_.ends_with("000");
    if (kind == Spoil::TwinNip && !has_twin) kind = Spoil::NoName;
    switch (kind) {
      case Spoil::ShortNip:
        nip.pop_back();
        fault.code = ErrorCode::NipLength;
        break;
      case Spoil::RoundedNip:
        nip.replace(15, 3, "000");
        fault.code = ErrorCode::NipSpreadsheet;
        break;
      case Spoil::NoName:
        cells[column("NAMA")].clear();
        fault.column = "NAMA";
        fault.code = ErrorCode::Required;
        break;
      case Spoil::BadDate:
        cells[column("TMT JABATAN")] = "31-02-2024";
        fault.column = "TMT JABATAN";
        fault.code = ErrorCode::BadDate;
        break;
      case Spoil::TwinNip:
        nip = last_nip_;
        fault.code = ErrorCode::DuplicateNip;
        break;
      case Spoil::OtherSex:
        cells[column("JENIS KELAMIN")] = nip[14] == '1' ? "F" : "M";
        fault.column = "JENIS KELAMIN";
        fault.code = ErrorCode::NipSexMismatch;
        fault.rejects = false;
        break;
    }
    out_.faults.push_back(fault);
  }

  const Dataset& dataset_;
  SiasnCsvOptions options_;
  UnitTree tree_;
  SiasnCsv out_;
  std::string last_nip_;
};

}  // namespace

SiasnCsv write_siasn_csv(const Dataset& dataset, const SiasnCsvOptions& options) {
  return Writer(dataset, options).run();
}

}  // namespace asah::model::samples
