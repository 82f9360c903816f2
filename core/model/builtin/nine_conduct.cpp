// Integrity, collaboration and communication, in our own words.
#include "core/model/builtin/competency_text.hpp"

namespace asah::model::builtin {

namespace {

constexpr std::array kTexts{
    CompetencyText{
        .code = "INT",
        .domain = Domain::Managerial,
        .name = {"Integritas", "Integrity"},
        .definition = {"Bertindak jujur dan selaras dengan nilai, kode etik, dan aturan ASN, juga "
                       "saat tidak diawasi.",
                       "Acts honestly and in line with the values, ethics and rules of the "
                       "service, also unwatched."},
        .levels = {
            level("Jujur dan taat aturan dalam tugas sendiri",
                  "Honest and rule-abiding in own work",
                  knowledge("Menyebutkan isi kode etik dan aturan gratifikasi yang menyangkut "
                            "tugasnya",
                            "Names the ethics code and gift rules that touch own duties"),
                  skill("Mencatat hasil, waktu, dan biaya kerja apa adanya sehingga dapat "
                        "diperiksa",
                        "Records work, time and cost as they are, open to checking"),
                  attitude("Menolak pemberian dan imbalan yang terkait dengan tugasnya",
                           "Declines gifts and rewards linked to own duties")),
            level("Mengajak rekan bekerja menurut etika", "Draws colleagues towards ethical work",
                  knowledge("Menjelaskan kepada rekan contoh benturan kepentingan di tempat "
                            "kerjanya",
                            "Explains examples of conflict of interest at work to colleagues"),
                  skill("Menegur rekan yang melanggar aturan dengan sopan dan pada saat yang tepat",
                        "Speaks up politely and in time when a colleague breaks a rule"),
                  attitude("Mengakui kesalahan sendiri di depan rekan lalu memperbaikinya",
                           "Admits own mistakes to colleagues and puts them right")),
            level("Menjaga tim tetap dalam koridor etika", "Keeps the team within ethical bounds",
                  knowledge("Menguraikan titik rawan penyimpangan dalam proses kerja timnya",
                            "Describes where the team's work is open to abuse"),
                  skill("Memeriksa berkas dan laporan tim secara berkala untuk mencegah "
                        "penyimpangan",
                        "Checks team files and reports regularly to prevent abuse"),
                  attitude("Memperlakukan semua anggota tim setara, tanpa pilih kasih",
                           "Treats all team members alike, without favour")),
            level("Membangun budaya jujur di instansi", "Builds a culture of honesty in the agency",
                  knowledge("Membandingkan praktik pencegahan korupsi untuk memilih yang cocok "
                            "bagi instansi",
                            "Compares anti-corruption practice to choose what fits the agency"),
                  skill("Menyediakan saluran aduan yang aman dan menindaklanjuti setiap laporan",
                        "Provides a safe reporting channel and follows up every report"),
                  attitude("Membuka proses dan keputusannya sendiri untuk diperiksa pihak lain",
                           "Opens own process and decisions to review by others")),
            level("Menjadi rujukan etika pemerintahan", "A reference for ethics in government",
                  knowledge("Merumuskan asas keadilan dan etika bagi kebijakan lintas instansi",
                            "Frames principles of fairness and ethics for cross-agency policy"),
                  skill("Memimpin pembenahan sistem integritas yang dipakai banyak instansi",
                        "Leads reform of integrity systems used by many agencies"),
                  attitude("Bertahan pada keputusan yang adil meski menanggung risiko pribadi",
                           "Stands by fair decisions even at personal risk")),
        },
    },
    CompetencyText{
        .code = "KRJ",
        .domain = Domain::Managerial,
        .name = {"Kerja Sama", "Collaboration"},
        .definition = {"Membina hubungan kerja yang efektif dan menyatukan upaya untuk tujuan "
                       "bersama.",
                       "Builds effective working relations and joins efforts towards shared "
                       "goals."},
        .levels = {
            level("Mengambil bagian dalam kerja kelompok", "Takes a share in group work",
                  knowledge("Mengetahui tugas anggota lain dan kaitannya dengan tugas sendiri",
                            "Knows the others' tasks and how they link to own work"),
                  skill("Menyerahkan bagian pekerjaannya tepat waktu kepada anggota berikutnya",
                        "Hands own part of the work to the next person on time"),
                  attitude("Bersedia membantu rekan yang kewalahan tanpa menunggu diminta",
                           "Helps an overloaded colleague without waiting to be asked")),
            level("Menghidupkan peran setiap anggota tim", "Brings every team member into play",
                  knowledge("Mengenali kelebihan anggota tim yang dapat saling melengkapi",
                            "Recognises strengths of members that complement each other"),
                  skill("Mengatur rapat singkat sehingga semua anggota ikut memberi pendapat",
                        "Runs short meetings in which all members give their view"),
                  attitude("Menghargai usulan rekan meskipun berbeda dari pendapatnya",
                           "Values colleagues' proposals even when they differ from own view")),
            level("Membentuk dan menggerakkan tim unit", "Forms and drives the unit's teams",
                  knowledge("Memetakan keahlian yang diperlukan untuk membentuk tim kerja unit",
                            "Maps the skills needed to form the unit's working team"),
                  skill("Membagi peran dan mengatasi perselisihan sehingga target unit tercapai",
                        "Shares out roles and settles disputes so that unit targets are met"),
                  attitude("Menyebut jasa anggota tim ketika melaporkan keberhasilan",
                           "Credits team members when reporting success")),
            level("Menyatukan kerja antarunit", "Joins the work of units",
                  knowledge("Memahami kepentingan unit lain sebelum menyusun rencana bersama",
                            "Understands other units' interests before planning together"),
                  skill("Menyusun kesepakatan kerja antarbidang dengan pembagian sumber daya yang "
                        "jelas",
                        "Draws up cross-division agreements with clear sharing of resources"),
                  skill("Memimpin forum lintas unit sampai hambatan bersama terselesaikan",
                        "Leads cross-unit forums until shared obstacles are solved")),
            level("Memelihara jejaring kerja sama yang luas",
                  "Sustains a wide network of cooperation",
                  knowledge("Menganalisis manfaat dan risiko kemitraan dengan instansi dan pihak "
                            "luar",
                            "Analyses gains and risks of partnering with agencies and outsiders"),
                  skill("Merundingkan kemitraan jangka panjang yang dipatuhi semua pihak",
                        "Negotiates long-term partnerships that all sides honour"),
                  attitude("Menjaga komitmen kepada mitra ketika kepentingan jangka pendek berbeda",
                           "Keeps commitments to partners when short-term interests differ")),
        },
    },
    CompetencyText{
        .code = "KOM",
        .domain = Domain::Managerial,
        .name = {"Komunikasi", "Communication"},
        .definition = {"Menyampaikan dan menerima pesan dengan jelas, santun, dan sesuai lawan "
                       "bicara.",
                       "Gives and takes messages clearly, courteously and to suit the listener."},
        .levels = {
            level("Memberi informasi yang jelas dan utuh", "Gives clear and complete information",
                  knowledge("Mengetahui informasi mana yang boleh disampaikan kepada warga dan "
                            "rekan",
                            "Knows which information may be given to the public and colleagues"),
                  skill("Menjelaskan prosedur dengan kalimat sederhana yang mudah diikuti",
                        "Explains procedures in plain sentences that are easy to follow"),
                  attitude("Menyapa dan mendengarkan lawan bicara sampai selesai sebelum menjawab",
                           "Greets and hears people out before answering")),
            level("Aktif berdialog dan menulis dengan rapi",
                  "Active in dialogue and tidy in writing",
                  knowledge("Memilih saluran dan bahasa yang sesuai dengan latar belakang penerima",
                            "Chooses channel and language to suit the receiver's background"),
                  skill("Menulis surat, notulen, dan bahan paparan yang runtut dan tanpa salah "
                        "arti",
                        "Writes letters, minutes and slides that are orderly and unambiguous"),
                  attitude("Menanyakan kembali untuk memastikan bahwa maksud orang lain dipahami",
                           "Asks back to make sure that the other's meaning is understood")),
            level("Tegas dan peka pada hal yang rumit",
                  "Assertive and sensitive in difficult matters",
                  knowledge("Menguraikan isu rumit menjadi pokok-pokok yang dipahami orang awam",
                            "Breaks complex issues down into points that lay people understand"),
                  skill("Menyampaikan kabar sulit secara tegas tanpa menyinggung penerimanya",
                        "Gives hard news firmly without offending the receiver"),
                  skill("Menjawab keberatan dengan data dan menjaga percakapan tetap tenang",
                        "Answers objections with data and keeps the talk calm")),
            level("Merangkai pandangan menuju kesepakatan", "Weaves views into agreement",
                  knowledge("Menggabungkan sudut pandang hukum, biaya, dan sosial dalam satu "
                            "paparan",
                            "Joins legal, cost and social views in one presentation"),
                  skill("Memandu pembahasan pihak yang berseberangan sampai ada kesepakatan "
                        "tertulis",
                        "Guides opposing parties through to a written agreement"),
                  attitude("Terbuka mengubah usulan sendiri ketika masukan lain terbukti lebih "
                           "baik",
                           "Open to changing own proposal when other input proves better")),
            level("Menata komunikasi strategis organisasi",
                  "Shapes the organisation's strategic communication",
                  knowledge("Merumuskan arah komunikasi publik berdasarkan kajian kebutuhan "
                            "khalayak",
                            "Sets public communication direction from a study of audience needs"),
                  skill("Membangun sistem arus informasi dua arah antara pimpinan, unit, dan "
                        "publik",
                        "Builds two-way information flow between leaders, units and public"),
                  attitude("Menyampaikan informasi secara terbuka pada masa krisis dan menjawab "
                           "kritik",
                           "Informs openly in a crisis and answers criticism")),
        },
    },
};

}  // namespace

std::span<const CompetencyText> nine_conduct() { return kTexts; }

}  // namespace asah::model::builtin
