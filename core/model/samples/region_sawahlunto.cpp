// Kota Sawahlunto: digital services and tourism are what the mission asks and what is missing;
// service units become readier from year to year.
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array kMissions{
    MissionPlan{"Menjadikan warisan tambang daya tarik wisata yang menyejahterakan", "PAR|PLP"},
    MissionPlan{"Menghadirkan layanan pemerintah digital di semua unit pelayanan", "DIG|TIK|DTA"},
    MissionPlan{"Menata kebijakan pegawai yang lentur terhadap perubahan", "KBJ|MPR|ANG"},
    MissionPlan{"Menumbuhkan budaya melayani dan berkomunikasi", "KOM|PLP|PRB"},
};
constexpr std::array kIssues{
    IssuePlan{"Layanan daring belum dipakai penuh oleh unit pelayanan",
              "Petugas masih meminta berkas cetak yang sudah ada di aplikasi.", "2"},
    IssuePlan{"Kunjungan wisata bergantung pada beberapa acara besar", "", "1"},
    IssuePlan{"Anggaran pelatihan kecil",
              "Perusahaan dan kampus menawarkan ruang, pengajar, dan dana.", "3"},
};
constexpr std::array kOffices{
    OfficePlan{.name = "Sekretariat Daerah", .family = Family::Administration, .weight = 26,
               .head = "Sekretaris Daerah", .divisions = "Pemerintahan|Hukum|Organisasi|Umum",
               .division_prefix = "Bagian ", .secretariat = false},
    OfficePlan{.name = "Dinas Kebudayaan, Pariwisata, dan Museum", .family = Family::Tourism,
               .weight = 48, .head = "Kepala Dinas Kebudayaan, Pariwisata, dan Museum",
               .divisions = "Destinasi|Pemasaran|Museum dan Warisan Budaya"},
    OfficePlan{.name = "Dinas Kependudukan dan Pencatatan Sipil", .family = Family::Service,
               .weight = 44, .head = "Kepala Dinas Kependudukan dan Pencatatan Sipil",
               .divisions = "Pendaftaran Penduduk|Pencatatan Sipil"},
    OfficePlan{.name = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .family = Family::Service, .weight = 40,
               .head = "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .divisions = "Perizinan|Penanaman Modal"},
    OfficePlan{.name = "Dinas Komunikasi dan Informatika", .family = Family::Digital, .weight = 18,
               .head = "Kepala Dinas Komunikasi dan Informatika",
               .divisions = "Aplikasi Informatika|Komunikasi Publik"},
    OfficePlan{.name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .family = Family::Administration, .weight = 14,
               .head = "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .divisions = "Mutasi dan Kinerja|Pengembangan Kompetensi"},
    OfficePlan{.name = "Dinas Kesehatan", .family = Family::Health, .weight = 22,
               .head = "Kepala Dinas Kesehatan",
               .divisions = "Kesehatan Masyarakat|Pelayanan Kesehatan"},
    OfficePlan{.name = "Dinas Pendidikan", .family = Family::Education, .weight = 18,
               .head = "Kepala Dinas Pendidikan",
               .divisions = "Pendidikan Dasar|Guru dan Tenaga Kependidikan"},
    OfficePlan{.name = "Dinas Pekerjaan Umum dan Penataan Ruang", .family = Family::Works,
               .weight = 26, .head = "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
               .divisions = "Bina Marga|Cipta Karya|Tata Ruang"},
    OfficePlan{.name = "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah",
               .family = Family::Planning, .weight = 16,
               .head = "Kepala Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah",
               .divisions = "Ekonomi|Riset dan Inovasi"},
    OfficePlan{.name = "Badan Pengelolaan Keuangan dan Pendapatan Daerah",
               .family = Family::Finance, .weight = 20,
               .head = "Kepala Badan Pengelolaan Keuangan dan Pendapatan Daerah",
               .divisions = "Anggaran|Perbendaharaan"},
    OfficePlan{.name = "Dinas Sosial dan Pemberdayaan Masyarakat", .family = Family::Community,
               .weight = 16, .head = "Kepala Dinas Sosial dan Pemberdayaan Masyarakat",
               .divisions = "Rehabilitasi Sosial|Pemberdayaan Masyarakat"},
};
constexpr std::array kBranches{
    BranchPlan{.office = 6, .prefix = "Puskesmas ",
               .names = "Sungai Durian|Kolok|Lunto|Silungkang|Talawi|Kampung Teleng",
               .family = Family::Health, .weight = 15, .head = "Kepala Puskesmas"},
    BranchPlan{.office = 7, .prefix = "SMP Negeri ", .names = "1|2|3|4|5|6",
               .family = Family::Education, .weight = 16, .head = "Kepala Sekolah",
               .head_tier = TierCode::Jfamd},
};
constexpr std::array kDistricts{
    DistrictPlan{"Lembah Segar", "Aur Mulyo|Air Dingin|Kubang Sirakuk Utara|Pasar|Tanah Lapang"},
    DistrictPlan{"Barangin", "Durian I|Durian II|Lubang Panjang|Saringan"},
    DistrictPlan{"Silungkang", ""},
    DistrictPlan{"Talawi", ""},
};
constexpr std::array kDemands{
    DemandPlan{Family::Service, Rank::Staff, "DIG", 1, true},
    DemandPlan{Family::Territory, Rank::Everyone, "DIG", 1},
    DemandPlan{Family::Tourism, Rank::Everyone, "DIG", 0},
    DemandPlan{Family::Service, Rank::Everyone, "PAR", 0},
    DemandPlan{Family::Territory, Rank::Everyone, "PAR", 1},
};
constexpr std::array kEffects{
    EffectPlan{only(Family::Service), Rank::Everyone, "DIG", {-1600, -1150, -750}},
    EffectPlan{only(Family::Territory), Rank::Everyone, "DIG", {-1300, -1250, -1200}},
    EffectPlan{only(Family::Tourism), Rank::Everyone, "DIG", {-1100, -1050, -1000}},
    EffectPlan{only(Family::Tourism), Rank::Everyone, "PAR", {-650, -600, -500}},
    EffectPlan{only(Family::Service), Rank::Everyone, "PAR", {-1200, -1200, -1150}},
    EffectPlan{only(Family::Territory), Rank::Everyone, "PAR", {-1300, -1300, -1250}},
};
constexpr std::array kTrainings{
    TrainingPlan{.family = only(Family::Service),
                 .rank = Rank::Staff,
                 .share_percent = 40,
                 .name = "Layanan digital (30 JP)",
                 .competencies = "DIG",
                 .milli = {0, 350, 450}},
};
constexpr std::array kEarly{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 100}};
constexpr std::array kNow{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 60},
                          SourcePlan{Source::Test, 60, Rank::Everyone, "DIG|TIK"}};
constexpr std::array kCycles{
    CyclePlan{"Pemetaan 2024", 2024, 8, 9, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2025", 2025, 8, 9, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2026", 2026, 8, 12, CycleStatus::Open, kNow},
};
constexpr std::array kRemarks{
    RemarkPlan{only(Family::Service), "DIG", true,
               "Masih meminta fotokopi kartu keluarga padahal data sudah tampil di aplikasi."},
    RemarkPlan{only(Family::Service), "DIG", false,
               "Sudah memproses permohonan daring sendiri; belum membaca data kunjungan."},
    RemarkPlan{only(Family::Tourism), "PAR", true,
               "Menyusun rute jalan kaki kota tambang bersama pemandu setempat."},
    RemarkPlan{only(Family::Territory), "PAR", false,
               "Belum mengenal jadwal acara wisata sehingga tamu diarahkan ke dinas."},
};

}  // namespace

const RegionPlan& sawahlunto_plan() {
  static const RegionPlan kPlan{
      .info = {.key = "sawahlunto",
               .name_id = "Kota Sawahlunto",
               .name_en = "Sawahlunto city",
               .story_id = "Layanan digital dan pariwisata diminta misi dan paling kurang; "
                           "kesiapan unit pelayanan naik dari tahun ke tahun.",
               .story_en = "Digital services and tourism are what the mission asks and what is "
                           "most missing; service units grow readier each year.",
               .employees = 800},
      .name = "Kota Sawahlunto",
      .kind = RegionKind::City,
      .vision = "Kota wisata warisan dunia dengan pemerintahan yang lincah",
      .period = "2025-2029",
      .office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
      .full_size = 800,
      .missions = kMissions,
      .issues = kIssues,
      .offices = kOffices,
      .branches = kBranches,
      .districts = kDistricts,
      .district_weight = 18,
      .subdistrict_weight = 6,
      .dictionary = "TIK|DIG|DTA|ARS|ANG|PRJ|PBJ|INF|FAS|AKM|KES|PAR|PEM|KBJ",
      .demands = kDemands,
      .effects = kEffects,
      .trainings = kTrainings,
      .cycles = kCycles,
      .remarks = kRemarks,
      .people = {25, 8, 2, 50, 3, 8, 4, 0},
  };
  return kPlan;
}

}  // namespace asah::model::samples
