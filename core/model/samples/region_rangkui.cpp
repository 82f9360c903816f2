// Kecamatan Rangkui: health staff weak in communication, administration staff in office IT, and
// budgeting skill that the infrastructure mission leans on.
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array kMissions{
    MissionPlan{"Mewujudkan warga sehat dengan layanan yang mudah dipahami", "KOM|KES|PLP"},
    MissionPlan{"Membangun prasarana lingkungan yang tepat sasaran dan terbuka anggarannya",
                "ANG|INF|PRJ"},
    MissionPlan{"Melayani administrasi warga dengan cepat dan rapi", "TIK|ARS|PLP"},
    MissionPlan{"Menghidupkan musyawarah dan kerukunan warga", "FAS|AKM|PRB"},
};
constexpr std::array kIssues{
    IssuePlan{"Pasien sering salah paham terhadap anjuran petugas",
              "Aduan di puskesmas terbanyak menyangkut penjelasan yang tidak dimengerti.", "1"},
    IssuePlan{"Usulan drainase lingkungan tertunda karena rencana biaya lemah",
              "Rincian biaya kegiatan kerap dikembalikan untuk diperbaiki.", "2"},
    IssuePlan{"Surat dan data warga masih dikerjakan berulang secara manual", "", "3"},
};
constexpr std::array kOffices{
    OfficePlan{.name = "UPT Pekerjaan Umum Wilayah Rangkui",
               .family = Family::Works,
               .weight = 16,
               .head = "Kepala UPT Pekerjaan Umum",
               .head_tier = TierCode::Pws,
               .divisions = "",
               .kind = UnitKind::Agency,
               .secretariat = false},
};
constexpr std::array kBranches{
    BranchPlan{.prefix = "Puskesmas ",
               .names = "Melintang|Keramat|Bintang",
               .family = Family::Health,
               .weight = 21,
               .head = "Kepala Puskesmas",
               .kind = UnitKind::Agency},
};
constexpr std::array kDistricts{
    DistrictPlan{"Rangkui",
                 "Asam|Bintang|Gajah Mada|Keramat|Masjid Jamik|Melintang|Parit Lalang|Pintu Air"},
};
constexpr std::array kDemands{
    // Those who explain medicine and illness to patients need more than their tier's level.
    DemandPlan{Family::Health, Rank::Staff, "KOM", 1, true},
    DemandPlan{Family::Works, Rank::Everyone, "ANG", 0},
    DemandPlan{Family::Territory, Rank::Leaders, "ANG", 0},
};
constexpr std::array kEffects{
    EffectPlan{only(Family::Health), Rank::Everyone, "KOM", {-1550, -1500, -1450}},
    EffectPlan{only(Family::Health), Rank::Everyone, "KES", {-500, -450, -400}},
    EffectPlan{only(Family::Administration), Rank::Everyone, "TIK", {-800, -750, -700}},
    EffectPlan{-1, Rank::Everyone, "ANG", {-650, -600, -600}},
};
constexpr std::array kTrainings{
    TrainingPlan{.family = only(Family::Administration),
                 .rank = Rank::Staff,
                 .share_percent = 20,
                 .name = "Aplikasi perkantoran (20 JP)",
                 .competencies = "TIK",
                 .milli = {0, 450, 450}},
};
constexpr std::array kEarly{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 100}};
constexpr std::array kNow{SourcePlan{Source::Self, 10}, SourcePlan{Source::Superior, 70},
                          SourcePlan{Source::Peer, 20}};
constexpr std::array kCycles{
    CyclePlan{"Pemetaan 2024", 2024, 9, 10, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2025", 2025, 9, 10, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2026", 2026, 9, 12, CycleStatus::Open, kNow},
};
constexpr std::array kRemarks{
    RemarkPlan{only(Family::Health), "KOM", true,
               "Pasien keluar ruang periksa tanpa tahu jadwal kontrol; dijelaskan ulang di loket."},
    RemarkPlan{only(Family::Health), "KOM", false,
               "Menjelaskan terlalu cepat dan memakai istilah medis; perlu berlatih bertanya."},
    RemarkPlan{only(Family::Administration), "TIK", true,
               "Rekap bulanan masih dihitung dengan kalkulator lalu diketik ulang."},
    RemarkPlan{only(Family::Finance), "ANG", false,
               "Rincian biaya drainase dikembalikan dua kali karena volume tidak sesuai gambar."},
};

}  // namespace

const RegionPlan& rangkui_plan() {
  static const RegionPlan kPlan{
      .info = {.key = "rangkui",
               .name_id = "Kecamatan Rangkui",
               .name_en = "Rangkui district",
               .story_id = "Tenaga kesehatan lemah dalam komunikasi; staf administrasi perlu TIK; "
                           "penganggaran menopang misi prasarana.",
               .story_en = "Health staff are weak in communication, administration staff need IT, "
                           "and budgeting carries the infrastructure mission.",
               .employees = 180},
      .name = "Kecamatan Rangkui",
      .kind = RegionKind::District,
      .vision = "Rangkui yang sehat, tertata, dan melayani",
      .period = "2025-2029",
      .office = "Sekretariat Kecamatan Rangkui",
      .full_size = 180,
      .missions = kMissions,
      .issues = kIssues,
      .offices = kOffices,
      .branches = kBranches,
      .districts = kDistricts,
      .district_weight = 26,
      .subdistrict_weight = 5,
      .dictionary = "TIK|ARS|ANG|PRJ|PBJ|INF|FAS|AKM|KES|PEM|KBJ|DTA",
      .demands = kDemands,
      .effects = kEffects,
      .trainings = kTrainings,
      .cycles = kCycles,
      .remarks = kRemarks,
      .people = {30, 15, 5, 5, 2, 5, 38, 0},
  };
  return kPlan;
}

}  // namespace asah::model::samples
