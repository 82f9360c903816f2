// The jobs of local government by family, what each family's standards ask, fields of study. Titles
// of jobs are public nomenclature.
#include <array>

#include "core/base/text.hpp"
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

using enum Ladder;

constexpr std::array<std::string_view, kFamilyCount> kFamilyNames{
    "Administrasi Umum",       "Keuangan dan Aset",  "Perencanaan",
    "Kesehatan",               "Pendidikan",         "Pekerjaan Umum",
    "Lingkungan Hidup",        "Teknologi Informasi", "Pariwisata dan Kebudayaan",
    "Layanan Publik",          "Pemberdayaan Masyarakat", "Kewilayahan",
    "Ketertiban Umum"};

constexpr std::array kJobs{
    JobPlan{"Pengadministrasi Perkantoran", Family::Administration, Staff, 9,
            Study::Administration},
    JobPlan{"Penata Layanan Operasional", Family::Administration, Staff, 6, Study::Administration},
    JobPlan{"Pengelola Layanan Operasional", Family::Administration, Staff, 5, Study::Social},
    JobPlan{"Operator Layanan Operasional", Family::Administration, Staff, 4,
            Study::Administration},
    JobPlan{"Arsiparis", Family::Administration, Technician, 2, Study::Administration},
    JobPlan{"Analis Sumber Daya Manusia Aparatur", Family::Administration, Expert, 2,
            Study::Administration},
    JobPlan{"Penelaah Teknis Kebijakan", Family::Finance, Staff, 5, Study::Economics},
    JobPlan{"Analis Keuangan Pusat dan Daerah", Family::Finance, Expert, 5, Study::Economics},
    JobPlan{"Pengelola Pengadaan Barang/Jasa", Family::Finance, Expert, 2, Study::Law},
    JobPlan{"Perencana", Family::Planning, Expert, 6, Study::Economics},
    JobPlan{"Analis Kebijakan", Family::Planning, Expert, 3, Study::Government},
    JobPlan{"Peneliti", Family::Planning, Expert, 1, Study::Social},
    JobPlan{"Perawat", Family::Health, Technician, 9, Study::Nursing},
    JobPlan{"Perawat", Family::Health, Expert, 4, Study::Nursing},
    JobPlan{"Bidan", Family::Health, Technician, 8, Study::Midwifery},
    JobPlan{"Dokter", Family::Health, Expert, 4, Study::Medicine},
    JobPlan{"Apoteker", Family::Health, Expert, 2, Study::Pharmacy},
    JobPlan{"Tenaga Sanitasi Lingkungan", Family::Health, Technician, 2, Study::PublicHealth},
    JobPlan{"Nutrisionis", Family::Health, Technician, 2, Study::PublicHealth},
    JobPlan{"Tenaga Promosi Kesehatan dan Ilmu Perilaku", Family::Health, Expert, 2,
            Study::PublicHealth},
    JobPlan{"Guru", Family::Education, Expert, 20, Study::Education},
    JobPlan{"Pengawas Sekolah", Family::Education, Expert, 1, Study::Education},
    JobPlan{"Pamong Belajar", Family::Education, Expert, 1, Study::Education},
    JobPlan{"Penata Kelola Jalan dan Jembatan", Family::Works, Expert, 5, Study::Civil},
    JobPlan{"Penata Kelola Sumber Daya Air", Family::Works, Expert, 4, Study::Civil},
    JobPlan{"Penata Kelola Bangunan Gedung", Family::Works, Expert, 3, Study::Civil},
    JobPlan{"Teknisi Sarana dan Prasarana", Family::Works, Staff, 6, Study::Civil},
    JobPlan{"Pengendali Dampak Lingkungan", Family::Environment, Expert, 5, Study::Environment},
    JobPlan{"Penyuluh Lingkungan Hidup", Family::Environment, Expert, 3, Study::Environment},
    JobPlan{"Pengawas Kebersihan", Family::Environment, Staff, 5, Study::Environment},
    JobPlan{"Pranata Komputer", Family::Digital, Expert, 5, Study::Informatics},
    JobPlan{"Pranata Komputer", Family::Digital, Technician, 4, Study::Informatics},
    JobPlan{"Pranata Hubungan Masyarakat", Family::Digital, Expert, 3, Study::Social},
    JobPlan{"Statistisi", Family::Digital, Expert, 1, Study::Economics},
    JobPlan{"Adyatama Kepariwisataan dan Ekonomi Kreatif", Family::Tourism, Expert, 5,
            Study::Tourism},
    JobPlan{"Pamong Budaya", Family::Tourism, Expert, 3, Study::Tourism},
    JobPlan{"Pengelola Objek Wisata", Family::Tourism, Staff, 5, Study::Tourism},
    JobPlan{"Penata Perizinan", Family::Service, Expert, 4, Study::Law},
    JobPlan{"Administrator Database Kependudukan", Family::Service, Expert, 3,
            Study::Informatics},
    JobPlan{"Petugas Layanan Terpadu", Family::Service, Staff, 7, Study::Administration},
    JobPlan{"Penggerak Swadaya Masyarakat", Family::Community, Expert, 5, Study::Social},
    JobPlan{"Pekerja Sosial", Family::Community, Expert, 3, Study::Social},
    JobPlan{"Pendamping Masyarakat", Family::Community, Staff, 5, Study::Social},
    JobPlan{"Pengelola Pemerintahan Wilayah", Family::Territory, Staff, 6, Study::Government},
    JobPlan{"Pengolah Data Kewilayahan", Family::Territory, Staff, 4, Study::Government},
    JobPlan{"Polisi Pamong Praja", Family::Order, Technician, 8, Study::Government},
    JobPlan{"Polisi Pamong Praja", Family::Order, Expert, 2, Study::Law},
    JobPlan{"Analis Kebakaran", Family::Order, Expert, 1, Study::Civil},
};

constexpr std::array kDemands{
    DemandPlan{Family::Administration, Rank::Staff, "TIK", 1, true},
    DemandPlan{Family::Administration, Rank::Leaders, "TIK", 0},
    DemandPlan{Family::Administration, Rank::Everyone, "ARS", 0},
    DemandPlan{Family::Finance, Rank::Everyone, "ANG", 0, true},
    DemandPlan{Family::Finance, Rank::Staff, "PBJ", 0},
    DemandPlan{Family::Finance, Rank::Staff, "TIK", 0},
    DemandPlan{Family::Planning, Rank::Everyone, "KBJ", 0, true},
    DemandPlan{Family::Planning, Rank::Everyone, "ANG", 0},
    DemandPlan{Family::Planning, Rank::Staff, "DTA", 0},
    DemandPlan{Family::Health, Rank::Everyone, "KES", 0, true},
    DemandPlan{Family::Health, Rank::Staff, "TIK", -1},
    DemandPlan{Family::Education, Rank::Everyone, "TIK", 0},
    DemandPlan{Family::Works, Rank::Everyone, "INF", 0, true},
    DemandPlan{Family::Works, Rank::Everyone, "PRJ", 0},
    DemandPlan{Family::Environment, Rank::Everyone, "GRN", 0, true},
    DemandPlan{Family::Environment, Rank::Staff, "AKM", -1},
    DemandPlan{Family::Digital, Rank::Everyone, "DIG", 0, true},
    DemandPlan{Family::Digital, Rank::Staff, "DTA", 0},
    DemandPlan{Family::Tourism, Rank::Everyone, "PAR", 0, true},
    DemandPlan{Family::Service, Rank::Everyone, "DIG", 0, true},
    DemandPlan{Family::Service, Rank::Staff, "TIK", 0},
    DemandPlan{Family::Community, Rank::Everyone, "FAS", 0, true},
    DemandPlan{Family::Community, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Territory, Rank::Everyone, "PEM", 0, true},
    DemandPlan{Family::Territory, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Order, Rank::Leaders, "PEM", 0},
};

constexpr std::array<StudyPlan, 15> kStudies{{
    {"Administrasi Publik", "A.Md.", "S.A.P.", "M.A.P.", ""},
    {"Akuntansi", "A.Md.Ak.", "S.E.", "M.M.", ""},
    {"Ilmu Hukum", "A.Md.", "S.H.", "M.H.", ""},
    {"Teknik Sipil", "A.Md.T.", "S.T.", "M.T.", ""},
    {"Teknik Lingkungan", "A.Md.T.", "S.T.", "M.Si.", ""},
    {"Teknik Informatika", "A.Md.Kom.", "S.Kom.", "M.Kom.", ""},
    {"Keperawatan", "A.Md.Kep.", "S.Kep., Ns.", "M.Kep.", ""},
    {"Kebidanan", "A.Md.Keb.", "S.Tr.Keb.", "M.Keb.", ""},
    {"Kedokteran", "", "", "M.K.M.", "dr."},
    {"Kesehatan Masyarakat", "A.Md.Kes.", "S.K.M.", "M.Kes.", ""},
    {"Farmasi", "A.Md.Farm.", "S.Farm., Apt.", "M.Farm.", ""},
    {"Pendidikan Guru", "A.Ma.Pd.", "S.Pd.", "M.Pd.", ""},
    {"Pariwisata", "A.Md.Par.", "S.Par.", "M.Par.", ""},
    {"Sosiologi", "A.Md.", "S.Sos.", "M.Si.", ""},
    {"Ilmu Pemerintahan", "A.Md.", "S.IP.", "M.Si.", ""},
}};

}  // namespace

std::string_view family_name(Family family) {
  return kFamilyNames[static_cast<std::size_t>(family)];
}
std::span<const JobPlan> jobs() { return kJobs; }
std::span<const DemandPlan> common_demands() { return kDemands; }
const StudyPlan& study_plan(Study study) { return kStudies[static_cast<std::size_t>(study)]; }

std::vector<std::string_view> pieces(std::string_view list) {
  if (list.empty()) return {};
  return base::split(list, '|');
}

std::span<const RegionPlan* const> region_plans() {
  static const std::array<const RegionPlan*, 5> kPlans{
      &rangkui_plan(), &bandung_plan(), &lhokseumawe_plan(), &rakumpit_plan(),
      &sawahlunto_plan()};
  return kPlans;
}

}  // namespace asah::model::samples
