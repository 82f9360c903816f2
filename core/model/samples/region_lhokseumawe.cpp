// Kota Lhokseumawe: a leadership track by tier, with gaps in leadership and communication that a
// course narrows.
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array kMissions{
    MissionPlan{"Menyiapkan pemimpin birokrasi yang memberi arah dan menggerakkan", "KPM|PKP|PDO"},
    MissionPlan{"Memberi layanan yang santun dan mudah dipahami warga", "KOM|PLP"},
    MissionPlan{"Membangun kota jasa dan industri yang tertata", "INF|PRJ|ANG"},
    MissionPlan{"Mengelola data dan layanan digital kota", "DTA|DIG|TIK"},
};
constexpr std::array kIssues{
    IssuePlan{"Banyak pejabat pensiun dalam lima tahun",
              "Calon pengganti belum siap memimpin unit yang lebih besar.", "1"},
    IssuePlan{"Keluhan warga tentang sikap dan penjelasan petugas", "", "2"},
    IssuePlan{"Data perangkat daerah tidak saling terhubung",
              "Mahasiswa magang ditempatkan pada unit yang kekurangan pengolah data.", "4"},
};
constexpr std::array kOffices{
    OfficePlan{.name = "Sekretariat Daerah", .family = Family::Administration, .weight = 30,
               .head = "Sekretaris Daerah",
               .divisions = "Tata Pemerintahan|Hukum|Organisasi|Umum",
               .division_prefix = "Bagian ", .secretariat = false},
    OfficePlan{.name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .family = Family::Administration, .weight = 16,
               .head = "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .divisions = "Mutasi dan Kinerja|Pengembangan Kompetensi"},
    OfficePlan{.name = "Dinas Komunikasi, Informatika, dan Persandian", .family = Family::Digital,
               .weight = 22, .head = "Kepala Dinas Komunikasi, Informatika, dan Persandian",
               .divisions = "Aplikasi Informatika|Statistik dan Persandian"},
    OfficePlan{.name = "Dinas Kependudukan dan Pencatatan Sipil", .family = Family::Service,
               .weight = 24, .head = "Kepala Dinas Kependudukan dan Pencatatan Sipil",
               .divisions = "Pendaftaran Penduduk|Pencatatan Sipil"},
    OfficePlan{.name = "Dinas Kesehatan", .family = Family::Health, .weight = 26,
               .head = "Kepala Dinas Kesehatan",
               .divisions = "Kesehatan Masyarakat|Pelayanan Kesehatan"},
    OfficePlan{.name = "Dinas Pendidikan dan Kebudayaan", .family = Family::Education,
               .weight = 24, .head = "Kepala Dinas Pendidikan dan Kebudayaan",
               .divisions = "Pendidikan Dasar|Guru dan Tenaga Kependidikan"},
    OfficePlan{.name = "Dinas Pekerjaan Umum dan Penataan Ruang", .family = Family::Works,
               .weight = 34, .head = "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
               .divisions = "Bina Marga|Sumber Daya Air|Tata Ruang"},
    OfficePlan{.name = "Badan Perencanaan Pembangunan Daerah", .family = Family::Planning,
               .weight = 16, .head = "Kepala Badan Perencanaan Pembangunan Daerah",
               .divisions = "Ekonomi|Prasarana"},
    OfficePlan{.name = "Badan Pengelolaan Keuangan Daerah", .family = Family::Finance,
               .weight = 24, .head = "Kepala Badan Pengelolaan Keuangan Daerah",
               .divisions = "Anggaran|Perbendaharaan|Pendapatan"},
    OfficePlan{.name = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .family = Family::Service, .weight = 16,
               .head = "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .divisions = "Perizinan|Penanaman Modal"},
    OfficePlan{.name = "Dinas Sosial", .family = Family::Community, .weight = 16,
               .head = "Kepala Dinas Sosial",
               .divisions = "Rehabilitasi Sosial|Pemberdayaan Sosial"},
    OfficePlan{.name = "Satuan Polisi Pamong Praja dan Wilayatul Hisbah",
               .family = Family::Order, .weight = 26,
               .head = "Kepala Satuan Polisi Pamong Praja dan Wilayatul Hisbah",
               .divisions = "Ketertiban Umum|Penegakan Peraturan"},
};
constexpr std::array kBranches{
    BranchPlan{.office = 4, .prefix = "Puskesmas ",
               .names = "Banda Sakti|Mon Geudong|Muara Dua|Muara Satu|Blang Mangat|Blang Cut",
               .family = Family::Health, .weight = 18, .head = "Kepala Puskesmas"},
    BranchPlan{.office = 5, .prefix = "SMP Negeri ", .names = "1|2|3|4|5|6|7|8",
               .family = Family::Education, .weight = 18, .head = "Kepala Sekolah",
               .head_tier = TierCode::Jfamd},
};
constexpr std::array kDistricts{
    DistrictPlan{"Banda Sakti", ""},
    DistrictPlan{"Muara Dua", ""},
    DistrictPlan{"Muara Satu", ""},
    DistrictPlan{"Blang Mangat", ""},
};
// Every leader walks the same track, each tier at its own level.
constexpr std::array kDemands{
    DemandPlan{Family::Administration, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Finance, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Planning, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Health, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Education, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Works, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Digital, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Service, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Community, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Territory, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Order, Rank::Leaders, "KPM", 0, true},
    DemandPlan{Family::Service, Rank::Staff, "DTA", 0},
};
constexpr std::array kEffects{
    EffectPlan{-1, Rank::Leaders, "KPM", {-1350, -1300, -1300}},
    EffectPlan{-1, Rank::Everyone, "KOM", {-900, -850, -850}},
    EffectPlan{only(Family::Digital), Rank::Everyone, "DTA", {-600, -600, -600}},
};
constexpr std::array kTrainings{
    TrainingPlan{.rank = Rank::Leaders,
                 .share_percent = 40,
                 .name = "Kepemimpinan dan komunikasi (60 JP)",
                 .competencies = "KPM|KOM",
                 .milli = {0, 450, 750}},
};
constexpr std::array kEarly{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 100}};
constexpr std::array kNow{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 50},
                          SourcePlan{Source::Peer, 25},
                          SourcePlan{Source::Subordinate, 25, Rank::Leaders}};
constexpr std::array kCycles{
    CyclePlan{"Pemetaan 2024", 2024, 8, 9, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2025 (3 bulan setelah pelatihan)", 2025, 8, 9, CycleStatus::Closed, kNow},
    CyclePlan{"Pemetaan 2026", 2026, 8, 12, CycleStatus::Open, kNow},
};
constexpr std::array kRemarks{
    RemarkPlan{-1, "KOM", false,
               "Penjelasan kepada warga sudah sopan, tetapi belum memastikan warga mengerti."},
    RemarkPlan{-1, "KPM", true,
               "Setelah pelatihan membagi tugas tertulis tiap Senin dan menagih hasil tiap Jumat.",
               true},
    RemarkPlan{-1, "KPM", false,
               "Masih mengerjakan sendiri tugas yang seharusnya didelegasikan."},
    RemarkPlan{only(Family::Digital), "DTA", true,
               "Data tiga perangkat daerah belum dapat digabung karena kode wilayah berbeda."},
};

}  // namespace

const RegionPlan& lhokseumawe_plan() {
  static const RegionPlan kPlan{
      .info = {.key = "lhokseumawe",
               .name_id = "Kota Lhokseumawe",
               .name_en = "Lhokseumawe city",
               .story_id = "Jalur kepemimpinan menurut jenjang: kesenjangan kepemimpinan dan "
                           "komunikasi menyempit setelah pelatihan.",
               .story_en = "A leadership track by tier: gaps in leadership and communication "
                           "narrow after training.",
               .employees = 900},
      .name = "Kota Lhokseumawe",
      .kind = RegionKind::City,
      .vision = "Kota yang dipimpin dengan arah dan dilayani dengan santun",
      .period = "2025-2029",
      .office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
      .full_size = 900,
      .missions = kMissions,
      .issues = kIssues,
      .offices = kOffices,
      .branches = kBranches,
      .districts = kDistricts,
      .district_weight = 24,
      .subdistrict_weight = 0,
      .dictionary = "TIK|DIG|DTA|ARS|ANG|PRJ|PBJ|INF|FAS|AKM|KES|KPM|PEM|KBJ",
      .demands = kDemands,
      .effects = kEffects,
      .trainings = kTrainings,
      .cycles = kCycles,
      .remarks = kRemarks,
      .people = {25, 8, 0, 4, 50, 10, 3, 0},
  };
  return kPlan;
}

}  // namespace asah::model::samples
