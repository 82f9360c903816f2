// Program Rakumpit: a team across offices with its own profile (facilitation, community needs, IT);
// those trained in 2025 grew, the others hardly did.
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array kMissions{
    MissionPlan{"Membangun prasarana kampung bersama warga", "FAS|INF|PRJ"},
    MissionPlan{"Menjawab kebutuhan nyata warga dengan data yang terbuka", "AKM|DTA|TIK"},
    MissionPlan{"Menjaga layanan dasar yang adil sampai kelurahan terjauh", "PLP|KOM|KES"},
    MissionPlan{"Menumbuhkan petugas yang gemar belajar", "PDO|MPR"},
};
constexpr std::array kIssues{
    IssuePlan{"Warga jarang dilibatkan sejak perencanaan",
              "Musyawarah sering hanya mengesahkan usulan yang sudah jadi.", "1|2"},
    IssuePlan{"Pendataan kebutuhan masih di atas kertas", "", "2"},
    IssuePlan{"Petugas enggan ikut pelatihan di luar jam kerja",
              "Insentif bagi yang aktif mengembangkan diri sedang dirancang.", "4"},
};
constexpr std::array kOffices{
    OfficePlan{.name = "Sekretariat Program Rakumpit", .family = Family::Planning, .weight = 10,
               .head = "Koordinator Program", .head_tier = TierCode::Adm, .divisions = "",
               .kind = UnitKind::Team, .secretariat = false},
    OfficePlan{.name = "Tim Prasarana (Dinas Pekerjaan Umum)", .family = Family::Works,
               .weight = 15, .head = "Ketua Tim Prasarana", .head_tier = TierCode::Pws,
               .divisions = "", .kind = UnitKind::Team, .secretariat = false},
    OfficePlan{.name = "Tim Pemberdayaan (Dinas Sosial)", .family = Family::Community,
               .weight = 17, .head = "Ketua Tim Pemberdayaan", .head_tier = TierCode::Pws,
               .divisions = "", .kind = UnitKind::Team, .secretariat = false},
    OfficePlan{.name = "Tim Kesehatan (Puskesmas Rakumpit)", .family = Family::Health,
               .weight = 14, .head = "Ketua Tim Kesehatan", .head_tier = TierCode::Pws,
               .divisions = "", .kind = UnitKind::Team, .secretariat = false},
    OfficePlan{.name = "Tim Data (Dinas Komunikasi dan Informatika)", .family = Family::Digital,
               .weight = 9, .head = "Ketua Tim Data", .head_tier = TierCode::Pws,
               .divisions = "", .kind = UnitKind::Team, .secretariat = false},
};
constexpr std::array kDistricts{
    DistrictPlan{"Rakumpit",
                 "Petuk Bukit|Petuk Barunai|Panjehang|Gaung Baru|Mungku Baru|Pager|Bukit Sua"},
};
// The programme's own profile stands above what each trade would ask.
constexpr std::array kDemands{
    DemandPlan{Family::Planning, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Works, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Community, Rank::Everyone, "FAS", 1, true},
    DemandPlan{Family::Health, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Digital, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Territory, Rank::Everyone, "FAS", 1, true},
    DemandPlan{Family::Administration, Rank::Everyone, "FAS", 1},
    DemandPlan{Family::Order, Rank::Everyone, "FAS", 0},
    DemandPlan{Family::Planning, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Works, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Community, Rank::Everyone, "AKM", 1, true},
    DemandPlan{Family::Health, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Digital, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Territory, Rank::Everyone, "AKM", 1},
    DemandPlan{Family::Administration, Rank::Everyone, "AKM", 1},
    DemandPlan{Family::Order, Rank::Everyone, "AKM", 0},
    DemandPlan{Family::Planning, Rank::Everyone, "TIK", 0},
    DemandPlan{Family::Works, Rank::Everyone, "TIK", 0},
    DemandPlan{Family::Community, Rank::Everyone, "TIK", 0},
    DemandPlan{Family::Health, Rank::Everyone, "TIK", 0},
    DemandPlan{Family::Territory, Rank::Everyone, "TIK", 1},
    DemandPlan{Family::Order, Rank::Everyone, "TIK", 0},
};
constexpr std::array kEffects{
    EffectPlan{-1, Rank::Everyone, "FAS", {-950, -950, -950}},
    EffectPlan{-1, Rank::Everyone, "AKM", {-900, -900, -900}},
    EffectPlan{-1, Rank::Everyone, "TIK", {-800, -800, -800}},
};
constexpr std::array kTrainings{
    TrainingPlan{.share_percent = 50,
                 .name = "Fasilitasi, kajian kebutuhan, dan TIK (40 JP)",
                 .competencies = "FAS|AKM|TIK",
                 .milli = {0, 900, 1050}},
};
constexpr std::array kAll{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 60},
                          SourcePlan{Source::Peer, 40}};
constexpr std::array kCycles{
    CyclePlan{"Sebelum pelatihan (2024)", 2024, 10, 11, CycleStatus::Closed, kAll},
    CyclePlan{"Sesudah pelatihan (2025)", 2025, 9, 10, CycleStatus::Closed, kAll},
    CyclePlan{"Tindak lanjut (2026)", 2026, 9, 12, CycleStatus::Open, kAll},
};
constexpr std::array kRemarks{
    RemarkPlan{-1, "FAS", true,
               "Memandu musyawarah tujuh rukun tetangga sampai ada urutan prioritas tertulis.",
               true},
    RemarkPlan{-1, "AKM", true,
               "Mewawancarai 24 keluarga dan menyusun peta sumur yang perlu diperbaiki.",
               true},
    RemarkPlan{-1, "TIK", false, "Data lapangan masih dicatat di buku dan terlambat disalin."},
};

}  // namespace

const RegionPlan& rakumpit_plan() {
  static const RegionPlan kPlan{
      .info = {.key = "rakumpit",
               .name_id = "Program Rakumpit",
               .name_en = "Rakumpit programme",
               .story_id = "Tim program lintas perangkat daerah dengan profil sendiri; yang "
                           "dilatih memfasilitasi warga maju, yang tidak hampir tetap.",
               .story_en = "A programme team across offices with its own profile; those trained in "
                           "facilitation advanced, the others hardly did.",
               .employees = 120},
      .name = "Program Rakumpit",
      .kind = RegionKind::Program,
      .vision = "Kampung yang dibangun dan dirawat bersama warganya",
      .period = "2024-2027",
      .office = "Sekretariat Program Rakumpit",
      .full_size = 120,
      .missions = kMissions,
      .issues = kIssues,
      .offices = kOffices,
      .branches = {},
      .districts = kDistricts,
      .district_weight = 18,
      .subdistrict_weight = 5,
      .dictionary = "TIK|DIG|DTA|ARS|ANG|PRJ|INF|FAS|AKM|KES|PEM|KBJ",
      .demands = kDemands,
      .effects = kEffects,
      .trainings = kTrainings,
      .cycles = kCycles,
      .remarks = kRemarks,
      .people = {22, 20, 2, 0, 0, 8, 8, 40},
  };
  return kPlan;
}

}  // namespace asah::model::samples
