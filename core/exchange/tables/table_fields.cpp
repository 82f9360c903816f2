// The fields that tables can fill, with the headings under which real files carry them.
#include <array>

#include "core/exchange/tables/table_columns.hpp"

namespace asah::exchange {
namespace {

constexpr std::string_view kNipHeadings =
    "nip baru|nip|nomor induk pegawai|nip pegawai|nip pns|nip asn|nip nik pppk|nip ni pppk|"
    "ni pppk|nipppk|nomor induk";
constexpr std::string_view kTierHeadings = "tier|jenjang jabatan|jenjang|tingkat jabatan";
constexpr std::string_view kPositionHeadings =
    "jabatan nama|nama jabatan|jabatan|posisi|position|jabatan terakhir|nama jabatan terakhir";
constexpr std::string_view kCompetencyHeadings =
    "kode kompetensi|kompetensi|nama kompetensi|competency|competency code|butir kompetensi";

constexpr std::array kPeople{
    TargetField{TableField::Nip, "nip", true, kNipHeadings},
    TargetField{TableField::Name, "nama", true,
                "nama|nama pegawai|nama lengkap|nama asn|nama pns|name|full name"},
    TargetField{TableField::FrontTitle, "gelar_depan", false, "gelar depan|gelar dpn|front title"},
    TargetField{TableField::BackTitle, "gelar_belakang", false,
                "gelar belakang|gelar blk|back title"},
    TargetField{TableField::EmployeeKind, "jenis_pegawai", false,
                "jenis pegawai nama|jenis pegawai|jenis asn|status asn"},
    TargetField{TableField::CareerStatus, "status_cpns_pns", false,
                "status cpns pns|status pegawai|status kepegawaian"},
    TargetField{TableField::Unit, "unit", false,
                "unor nama|nama unor|unor|unit organisasi nama|unit organisasi|unit kerja nama|"
                "nama unit kerja|unit kerja|unit|nama unit|work unit"},
    TargetField{TableField::UnitId, "unor_id", false, "unor id|id unor|kode unor|kode unit"},
    TargetField{TableField::ParentUnit, "unit_induk", false,
                "unor induk nama|nama unor induk|unor induk|unit induk|unit kerja induk|"
                "perangkat daerah|nama perangkat daerah|opd|nama opd|skpd|nama skpd|"
                "organisasi perangkat daerah|agency"},
    TargetField{TableField::WorkUnit, "satuan_kerja", false,
                "satuan kerja kerja nama|satuan kerja nama|nama satuan kerja|satuan kerja|satker|"
                "satuan kerja induk nama"},
    TargetField{TableField::Agency, "instansi", false,
                "instansi kerja nama|instansi nama|nama instansi|instansi|instansi induk nama"},
    TargetField{TableField::Position, "jabatan", false, kPositionHeadings},
    TargetField{TableField::PositionId, "jabatan_id", false, "jabatan id|id jabatan|kode jabatan"},
    TargetField{TableField::JobKind, "jenis_jabatan", false,
                "jenis jabatan nama|nama jenis jabatan|jenis jabatan|jenis jabatan id"},
    TargetField{TableField::Tier, "tier", false, kTierHeadings},
    TargetField{TableField::Echelon, "eselon", false,
                "eselon nama|nama eselon|eselon|eselonering|eselon id"},
    TargetField{TableField::Grade, "golongan", false,
                "gol akhir nama|golongan ruang|gol ruang|golongan|gol|golongan akhir|"
                "pangkat golongan|pangkat gol ruang|golongan nama|grade"},
    TargetField{TableField::GradeDate, "tmt_golongan", false,
                "tmt golongan|tmt gol akhir|tmt gol|tmt pangkat"},
    TargetField{TableField::PositionDate, "tmt_jabatan", false, "tmt jabatan|tanggal jabatan"},
    TargetField{TableField::EducationLevel, "tingkat_pendidikan", false,
                "tingkat pendidikan nama|tingkat pendidikan|pendidikan terakhir|"
                "jenjang pendidikan"},
    TargetField{TableField::Education, "pendidikan", false,
                "pendidikan nama|nama pendidikan|pendidikan|jurusan|program studi"},
    TargetField{TableField::LegalStatus, "kedudukan_hukum", false,
                "kedudukan hukum nama|kedudukan hukum|status hukum|status aktif"},
    TargetField{TableField::PersonId, "pns_id", false, "pns id|id pns|pegawai id|id pegawai"},
    TargetField{TableField::BirthDate, "tanggal_lahir", false,
                "tanggal lahir|tgl lahir|birth date"},
    TargetField{TableField::Sex, "jenis_kelamin", false,
                "jenis kelamin|kelamin|jk|l p|gender|sex"},
};

constexpr std::array kStandards{
    TargetField{TableField::Position, "jabatan", true, kPositionHeadings},
    TargetField{TableField::PositionCode, "kode_jabatan", false, "kode jabatan|kode jab"},
    TargetField{TableField::Tier, "tier", false, kTierHeadings},
    TargetField{TableField::Competency, "kompetensi", true, kCompetencyHeadings},
    TargetField{TableField::Level, "level", true,
                "level|level target|level standar|standar level|standar|level dipersyaratkan|"
                "level yang disyaratkan|level kompetensi|level jabatan|required level|required"},
    TargetField{TableField::Minimum, "level_min", false,
                "level min|level minimum|minimum|min|minimum level"},
    TargetField{TableField::Weight, "bobot", false, "bobot|weight"},
    TargetField{TableField::Essential, "wajib", false, "wajib|essential|mandatory"},
};

constexpr std::array kRatings{
    TargetField{TableField::Cycle, "siklus", true,
                "siklus|nama siklus|siklus penilaian|periode|periode penilaian|cycle"},
    TargetField{TableField::Nip, "nip", true, kNipHeadings},
    TargetField{TableField::Competency, "kompetensi", true, kCompetencyHeadings},
    TargetField{TableField::Source, "sumber", true,
                "sumber|sumber penilaian|sumber penilai|jenis penilai|source"},
    TargetField{TableField::Rater, "penilai", false,
                "penilai|nama penilai|nip penilai|nama asesor|rater|assessor"},
    TargetField{TableField::Level, "level", true,
                "level|level capaian|capaian level|capaian|nilai|skor|level dicapai|hasil|score"},
    TargetField{TableField::Date, "tanggal", false,
                "tanggal|tgl|tanggal penilaian|tgl penilaian|tanggal asesmen|tanggal nilai|date"},
};

}  // namespace

std::span<const TargetField> target_fields(ImportKind kind) {
  switch (kind) {
    case ImportKind::Siasn:
    case ImportKind::Roster:
      return kPeople;
    case ImportKind::Standards:
      return kStandards;
    case ImportKind::Ratings:
      break;
  }
  return kRatings;
}

}  // namespace asah::exchange
