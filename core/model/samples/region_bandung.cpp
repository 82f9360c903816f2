// Kota Bandung: green programme planning is demanded by the mission and held by few; works staff
// lack project management, and those trained in 2025 gained.
#include "core/model/samples/plan.hpp"

namespace asah::model::samples {

namespace {

constexpr std::array kMissions{
    MissionPlan{"Menata kota yang hijau, rendah emisi, dan tahan perubahan iklim", "GRN|INF"},
    MissionPlan{"Menyelesaikan prasarana kota tepat waktu dan bermutu", "PRJ|INF|PBJ"},
    MissionPlan{"Memberi layanan digital yang cepat, adil, dan aman", "DIG|TIK|PLP"},
    MissionPlan{"Menumbuhkan warga yang sehat dan terdidik", "KES|KOM"},
    MissionPlan{"Mengelola pemerintahan yang bersih dan berbasis data", "INT|DTA|KBJ|ANG"},
};
constexpr std::array kIssues{
    IssuePlan{"Banjir dan suhu kota meningkat",
              "Rencana perangkat daerah belum memuat sasaran iklim yang terukur.", "1"},
    IssuePlan{"Pekerjaan jalan dan saluran sering melewati tahun anggaran",
              "Jadwal dan pengendalian perubahan pekerjaan lemah.", "2"},
    IssuePlan{"Anggaran pengembangan kompetensi di bawah kebutuhan", "", "5"},
};
constexpr std::array kOffices{
    OfficePlan{.name = "Sekretariat Daerah", .family = Family::Administration, .weight = 26,
               .head = "Sekretaris Daerah",
               .divisions = "Pemerintahan|Hukum|Organisasi|Perekonomian|Pengadaan Barang dan Jasa|"
                            "Umum",
               .division_prefix = "Bagian ", .secretariat = false},
    OfficePlan{.name = "Dinas Lingkungan Hidup", .family = Family::Environment, .weight = 60,
               .head = "Kepala Dinas Lingkungan Hidup",
               .divisions = "Tata Lingkungan|Pengelolaan Sampah|Pengendalian Pencemaran"},
    OfficePlan{.name = "Dinas Sumber Daya Air dan Bina Marga", .family = Family::Works,
               .weight = 100, .head = "Kepala Dinas Sumber Daya Air dan Bina Marga",
               .divisions = "Bina Marga|Sumber Daya Air|Pengendalian Banjir|Perencanaan Teknis"},
    OfficePlan{.name = "Badan Perencanaan Pembangunan Daerah", .family = Family::Planning,
               .weight = 20, .head = "Kepala Badan Perencanaan Pembangunan Daerah",
               .divisions = "Ekonomi|Prasarana dan Kewilayahan|Sosial Budaya"},
    OfficePlan{.name = "Dinas Kesehatan", .family = Family::Health, .weight = 30,
               .head = "Kepala Dinas Kesehatan",
               .divisions = "Kesehatan Masyarakat|Pelayanan Kesehatan|Pengendalian Penyakit"},
    OfficePlan{.name = "Dinas Pendidikan", .family = Family::Education, .weight = 24,
               .head = "Kepala Dinas Pendidikan",
               .divisions = "Sekolah Dasar|Sekolah Menengah Pertama|Guru dan Tenaga Kependidikan"},
    OfficePlan{.name = "Dinas Cipta Karya, Bina Konstruksi, dan Tata Ruang",
               .family = Family::Works, .weight = 60,
               .head = "Kepala Dinas Cipta Karya, Bina Konstruksi, dan Tata Ruang",
               .divisions = "Tata Ruang|Bangunan Gedung|Bina Konstruksi"},
    OfficePlan{.name = "Dinas Komunikasi dan Informatika", .family = Family::Digital, .weight = 22,
               .head = "Kepala Dinas Komunikasi dan Informatika",
               .divisions = "Aplikasi Informatika|Statistik|Komunikasi Publik"},
    OfficePlan{.name = "Dinas Kependudukan dan Pencatatan Sipil", .family = Family::Service,
               .weight = 24, .head = "Kepala Dinas Kependudukan dan Pencatatan Sipil",
               .divisions = "Pendaftaran Penduduk|Pencatatan Sipil|Pemanfaatan Data"},
    OfficePlan{.name = "Badan Keuangan dan Aset Daerah", .family = Family::Finance, .weight = 24,
               .head = "Kepala Badan Keuangan dan Aset Daerah",
               .divisions = "Anggaran|Perbendaharaan|Akuntansi|Aset"},
    OfficePlan{.name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .family = Family::Administration, .weight = 20,
               .head = "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
               .divisions = "Mutasi dan Kinerja|Pengembangan Kompetensi|Informasi Kepegawaian"},
    OfficePlan{.name = "Dinas Perumahan dan Kawasan Permukiman", .family = Family::Works,
               .weight = 50, .head = "Kepala Dinas Perumahan dan Kawasan Permukiman",
               .divisions = "Perumahan|Permukiman|Pertamanan"},
    OfficePlan{.name = "Dinas Perhubungan", .family = Family::Works, .weight = 60,
               .head = "Kepala Dinas Perhubungan", .divisions = "Lalu Lintas|Angkutan|Prasarana"},
    OfficePlan{.name = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .family = Family::Service, .weight = 18,
               .head = "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
               .divisions = "Perizinan|Penanaman Modal|Pengaduan"},
    OfficePlan{.name = "Dinas Kebudayaan dan Pariwisata", .family = Family::Tourism, .weight = 18,
               .head = "Kepala Dinas Kebudayaan dan Pariwisata",
               .divisions = "Destinasi Pariwisata|Pemasaran|Kebudayaan"},
    OfficePlan{.name = "Dinas Sosial", .family = Family::Community, .weight = 16,
               .head = "Kepala Dinas Sosial",
               .divisions = "Rehabilitasi Sosial|Perlindungan Sosial|Pemberdayaan Sosial"},
    OfficePlan{.name = "Dinas Koperasi dan Usaha Kecil Menengah", .family = Family::Community,
               .weight = 14, .head = "Kepala Dinas Koperasi dan Usaha Kecil Menengah",
               .divisions = "Koperasi|Usaha Kecil|Pembiayaan"},
    OfficePlan{.name = "Satuan Polisi Pamong Praja", .family = Family::Order, .weight = 34,
               .head = "Kepala Satuan Polisi Pamong Praja",
               .divisions = "Ketertiban Umum|Penegakan Peraturan|Perlindungan Masyarakat"},
    OfficePlan{.name = "Dinas Pemadam Kebakaran dan Penanggulangan Bencana",
               .family = Family::Order, .weight = 26,
               .head = "Kepala Dinas Pemadam Kebakaran dan Penanggulangan Bencana",
               .divisions = "Pencegahan|Pemadaman|Penyelamatan"},
    OfficePlan{.name = "Inspektorat Daerah", .family = Family::Finance, .weight = 16,
               .head = "Inspektur Daerah", .divisions = "Pembantu I|Pembantu II|Pembantu III",
               .division_prefix = "Inspektur "},
    OfficePlan{.name = "Badan Pendapatan Daerah", .family = Family::Finance, .weight = 26,
               .head = "Kepala Badan Pendapatan Daerah",
               .divisions = "Pendataan|Penetapan|Penagihan"},
    OfficePlan{.name = "Dinas Ketahanan Pangan dan Pertanian", .family = Family::Community,
               .weight = 18, .head = "Kepala Dinas Ketahanan Pangan dan Pertanian",
               .divisions = "Ketahanan Pangan|Pertanian|Kesehatan Hewan"},
    OfficePlan{.name = "Dinas Arsip dan Perpustakaan", .family = Family::Administration,
               .weight = 14, .head = "Kepala Dinas Arsip dan Perpustakaan",
               .divisions = "Kearsipan|Perpustakaan"},
    OfficePlan{.name = "Sekretariat Dewan Perwakilan Rakyat Daerah",
               .family = Family::Administration, .weight = 14,
               .head = "Sekretaris Dewan Perwakilan Rakyat Daerah",
               .divisions = "Persidangan|Umum|Keuangan", .division_prefix = "Bagian ",
               .secretariat = false},
};
constexpr std::array kBranches{
    BranchPlan{.office = 4, .prefix = "Puskesmas ",
               .names = "Ibrahim Adjie|Garuda|Puter|Kopo|Pasundan|Dago|Sukajadi|Cibiru|Antapani|"
                        "Riung Bandung|Caringin|Talaga Bodas|Balai Kota|Sukarasa|Ledeng|Padasuka|"
                        "Arcamanik|Ujungberung Indah|Margahayu Raya|Cijagra Lama|Tamblong|"
                        "Salam|Sekejati|Rusunawa|Mengger|Cigondewah|Cetarip|Sarijadi|Panyileukan|"
                        "Cinambo",
               .family = Family::Health, .weight = 26, .head = "Kepala Puskesmas"},
    BranchPlan{.office = 5, .prefix = "SD Negeri ",
               .names = "001 Merdeka|002 Sabang|003 Coblong|004 Cisitu|005 Cihampelas|"
                        "006 Pajagalan|007 Soka|008 Sukagalih|009 Tikukur|010 Cidadap|011 Buahbatu|012 Babakan|"
                        "013 Pagarsih|014 Karangpawulang|015 Kresna|016 Dr. Cipto|017 Pindad|"
                        "018 Turangga|019 Cijagra|020 Kiaracondong|021 Gumuruh|022 Cicadas|"
                        "023 Pajajaran|024 Asmi|025 Cikutra|026 Bojongloa|027 Sukarasa|"
                        "028 Cigadung|029 Caringin|030 Cibaduyut",
               .family = Family::Education, .weight = 24, .head = "Kepala Sekolah",
               .head_tier = TierCode::Jfamd},
    BranchPlan{.office = 5, .prefix = "SMP Negeri ",
               .names = "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25",
               .family = Family::Education, .weight = 38, .head = "Kepala Sekolah",
               .head_tier = TierCode::Jfamd},
};
constexpr std::array kDistricts{
    DistrictPlan{"Coblong", "Cipaganti|Dago|Lebak Gede|Lebak Siliwangi|Sadang Serang|Sekeloa"},
    DistrictPlan{"Andir", "Campaka|Ciroyom|Dungus Cariang|Garuda|Kebon Jeruk|Maleber"},
    DistrictPlan{"Gedebage", "Cimincrang|Cisaranten Kidul|Rancabolang|Rancanumpang"},
    DistrictPlan{"Sukajadi", "Cipedes|Pasteur|Sukabungah|Sukagalih|Sukawarna"},
    DistrictPlan{"Antapani", "Antapani Kidul|Antapani Kulon|Antapani Tengah|Antapani Wetan"},
    DistrictPlan{"Arcamanik", "Cisaranten Endah|Cisaranten Kulon|Sindang Jaya|Sukamiskin"},
    DistrictPlan{"Astana Anyar", "Cibadak|Karanganyar|Karasak|Nyengseret|Panjunan|Pelindung Hewan"},
    DistrictPlan{"Babakan Ciparay", "Babakan|Babakan Ciparay|Cirangrang|Margahayu Utara|Sukahaji"},
    DistrictPlan{"Bandung Kidul", "Batununggal|Kujangsari|Mengger|Wates"},
    DistrictPlan{"Bandung Kulon", "Caringin|Cibuntu|Cigondewah Kaler|Cijerah|Warung Muncang"},
    DistrictPlan{"Bandung Wetan", "Cihapit|Citarum|Taman Sari"},
    DistrictPlan{"Batununggal", "Binong|Cibangkong|Gumuruh|Kacapiring|Kebon Waru|Maleer"},
    DistrictPlan{"Bojongloa Kaler", "Babakan Asih|Babakan Tarogong|Jamika|Kopo|Suka Asih"},
    DistrictPlan{"Bojongloa Kidul", "Cibaduyut|Cibaduyut Kidul|Kebon Lega|Mekarwangi|Situsaeur"},
    DistrictPlan{"Buahbatu", "Cijawura|Jatisari|Margasari|Sekejati"},
    DistrictPlan{"Cibeunying Kaler", "Cigadung|Cihaur Geulis|Neglasari|Sukaluyu"},
    DistrictPlan{"Cibeunying Kidul", "Cicadas|Cikutra|Padasuka|Pasir Layung|Sukamaju|Sukapada"},
    DistrictPlan{"Cibiru", "Cipadung|Cisurupan|Palasari|Pasir Biru"},
    DistrictPlan{"Cicendo", "Arjuna|Husen Sastranegara|Pajajaran|Pamoyanan|Pasir Kaliki|Sukaraja"},
    DistrictPlan{"Cidadap", "Ciumbuleuit|Hegarmanah|Ledeng"},
    DistrictPlan{"Cinambo", "Babakan Penghulu|Cisaranten Wetan|Pakemitan|Sukamulya"},
    DistrictPlan{"Kiaracondong", "Babakan Sari|Babakan Surabaya|Cicaheum|Kebon Jayanti|Sukapura"},
    DistrictPlan{"Lengkong", "Burangrang|Cijagra|Cikawao|Lingkar Selatan|Malabar|Paledang"},
    DistrictPlan{"Mandalajati", "Jatihandap|Karang Pamulang|Pasir Impun|Sindang Jaya"},
    DistrictPlan{"Panyileukan", "Cipadung Kidul|Cipadung Kulon|Cipadung Wetan|Mekar Mulya"},
    DistrictPlan{"Rancasari", "Cipamokolan|Darwati|Manjahlega|Mekar Jaya"},
    DistrictPlan{"Regol", "Ancol|Balong Gede|Ciateul|Cigereleng|Ciseureuh|Pungkur"},
    DistrictPlan{"Sukasari", "Gegerkalong|Isola|Sarijadi|Sukarasa"},
    DistrictPlan{"Sumur Bandung", "Babakan Ciamis|Braga|Kebon Pisang|Merdeka"},
    DistrictPlan{"Ujungberung", "Cigending|Pasanggrahan|Pasir Endah|Pasir Jati|Pasir Wangi"},
};
constexpr std::array kDemands{
    DemandPlan{Family::Works, Rank::Everyone, "GRN", 0},
    DemandPlan{Family::Planning, Rank::Everyone, "GRN", 0, true},
    DemandPlan{Family::Territory, Rank::Everyone, "GRN", 1},
    DemandPlan{Family::Community, Rank::Staff, "GRN", 0},
};
constexpr std::array kEffects{
    EffectPlan{-1, Rank::Everyone, "GRN", {-1900, -1850, -1800}},
    EffectPlan{only(Family::Environment), Rank::Everyone, "GRN", {1850, 1850, 1850}},
    EffectPlan{only(Family::Works), Rank::Everyone, "PRJ", {-1250, -1250, -1250}},
};
constexpr std::array kTrainings{
    TrainingPlan{.family = only(Family::Works),
                 .share_percent = 35,
                 .name = "Manajemen proyek (40 JP)",
                 .competencies = "PRJ",
                 .milli = {0, 700, 850}},
    TrainingPlan{.family = only(Family::Planning),
                 .share_percent = 15,
                 .name = "Perencanaan program hijau (30 JP)",
                 .competencies = "GRN",
                 .milli = {0, 600, 900}},
};
constexpr std::array kEarly{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 100}};
constexpr std::array kNow{SourcePlan{Source::Self, 0}, SourcePlan{Source::Superior, 60},
                          SourcePlan{Source::Assessor, 100, Rank::Leaders}};
constexpr std::array kCycles{
    CyclePlan{"Pemetaan 2024", 2024, 8, 10, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2025", 2025, 8, 10, CycleStatus::Closed, kEarly},
    CyclePlan{"Pemetaan 2026", 2026, 8, 12, CycleStatus::Open, kNow},
};
constexpr std::array kRemarks{
    RemarkPlan{only(Family::Works), "PRJ", true,
               "Perubahan volume galian tidak dicatat; pekerjaan terlambat enam pekan."},
    RemarkPlan{only(Family::Works), "GRN", false,
               "Rencana saluran belum memperhitungkan sumur resapan dan ruang hijau."},
    RemarkPlan{only(Family::Planning), "GRN", false,
               "Indikator iklim dalam rencana kerja masih berupa kegiatan, bukan penurunan emisi."},
    RemarkPlan{only(Family::Environment), "GRN", true,
               "Menghitung penurunan emisi bank sampah dan menyajikannya dalam rapat program."},
};

}  // namespace

const RegionPlan& bandung_plan() {
  static const RegionPlan kPlan{
      .info = {.key = "bandung",
               .name_id = "Kota Bandung",
               .name_en = "Bandung city",
               .story_id = "Perencanaan program hijau diminta misi tetapi dikuasai segelintir "
                           "orang; staf prasarana lemah dalam manajemen proyek.",
               .story_en = "Green programme planning is demanded by the mission but held by few; "
                           "works staff are weak in project management.",
               .employees = 1400},
      .name = "Kota Bandung",
      .kind = RegionKind::City,
      .vision = "Kota yang hijau, tangguh, dan melayani semua warga",
      .period = "2025-2029",
      .office = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
      .full_size = 12000,
      .missions = kMissions,
      .issues = kIssues,
      .offices = kOffices,
      .branches = kBranches,
      .districts = kDistricts,
      .district_weight = 16,
      .subdistrict_weight = 6,
      .dictionary = "*",
      .demands = kDemands,
      .effects = kEffects,
      .trainings = kTrainings,
      .cycles = kCycles,
      .remarks = kRemarks,
      .people = {25, 12, 50, 3, 1, 6, 3, 0},
  };
  return kPlan;
}

}  // namespace asah::model::samples
