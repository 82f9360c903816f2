#include "core/model/samples/names.hpp"

#include <algorithm>
#include <numeric>

namespace asah::model::samples {

namespace {

struct NamePool {
  std::string_view male;
  std::string_view female;
  std::string_view last;  ///< borne by anyone
  std::string_view last_male;
  std::string_view last_female;
};

// Common names only; combinations are drawn, so a likeness to anybody is chance.
constexpr std::array<NamePool, kPeopleCount> kPools{{
    // General
    {"Agus|Andi|Ahmad|Arif|Bambang|Budi|Dedi|Denny|Dian|Edi|Fajar|Ferry|Hadi|Hendra|Heri|Imam|"
     "Indra|Irfan|Iwan|Joko|Lukman|Muhammad|Nanang|Rahmat|Ridwan|Rizki|Rudi|Sigit|Taufik|Tono|"
     "Wahyu|Yudi|Yusuf|Zainal|Anton|Bayu|Dimas|Galih|Reza|Surya",
     "Ani|Anita|Ayu|Citra|Desi|Dewi|Diana|Eka|Endah|Erna|Fitri|Hesti|Ika|Indah|Kartika|Lestari|"
     "Lina|Maya|Mega|Nina|Novi|Nur|Nurul|Puspita|Rahma|Ratna|Retno|Rina|Rini|Sari|Siti|Sri|Susi|"
     "Tri|Tuti|Wati|Wulan|Yanti|Yuli|Yuni",
     "Kurnia|Nugraha|Firdaus|Ramadhan|Permata|Utama|Pratama|Perdana|Mahendra|Kusuma",
     "Hidayat|Setiawan|Gunawan|Kurniawan|Suryadi|Santoso|Maulana|Firmansyah|Saputra|Wijaya|"
     "Prasetya|Hermawan|Syahputra|Efendi|Rahman|Hakim",
     "Hidayah|Maulida|Amalia|Pertiwi|Cahyani|Mulyani|Anggraini|Oktavia|Febriani|Apriliana|"
     "Safitri|Andriani|Susilawati|Rahmawati|Fitriani|Wulandari"},
    // Java
    {"Bagus|Catur|Danang|Djoko|Gatot|Hartono|Slamet|Sugeng|Suharto|Sukardi|Sunarto|Supri|Suyono|"
     "Teguh|Tri|Untung|Wahono|Widodo|Yanto|Purwanto",
     "Endang|Harti|Kartini|Lestari|Murni|Ningsih|Partini|Rahayu|Sri|Sulastri|Sumarni|Suparmi|"
     "Tutik|Utami|Wahyuni|Wening|Widya|Winarti|Yatmi|Retno",
     "Kusuma|Wibawa|Pamungkas|Pranata|Nugraha",
     "Nugroho|Prabowo|Pranoto|Purnomo|Raharjo|Santosa|Susanto|Utomo|Wibowo|Wicaksono",
     "Handayani|Lestari|Puspitasari|Rahayu|Setyaningsih|Utami|Widiastuti|Wulandari|Astuti|"
     "Kusumawati"},
    // Sunda
    {"Aang|Acep|Adang|Asep|Cecep|Cucu|Dadan|Dadang|Deden|Dudi|Encep|Endang|Engkos|Gilang|Jajang|"
     "Nandang|Tatang|Ujang|Yayan|Yana",
     "Ai|Cicih|Dede|Elis|Enok|Euis|Iis|Imas|Lilis|Mimin|Neneng|Nenden|Nining|Nia|Rika|Teti|Tita|"
     "Tini|Yeyet|Yoyoh",
     "Permana|Kusumah|Gumilang|Wiguna|Ramdani",
     "Gumilar|Hidayat|Kusnadi|Mulyana|Rohmana|Rukmana|Somantri|Sobandi|Suherman|Supriatna|Sutisna|"
     "Koswara|Iskandar|Sopandi",
     "Komariah|Kartini|Maryani|Nurhayati|Rohaeni|Rosmawati|Suhartini|Sumiati|Mulyati|Nurjanah"},
    // Minang
    {"Afrizal|Alfian|Arman|Asril|Bachtiar|Chairul|Dasril|Edison|Erizal|Fauzan|Hendri|Jasril|"
     "Masril|Nasrul|Rinaldi|Syafrizal|Yulizar|Zulfahmi|Zulhendri|Yendri",
     "Asnidar|Ermawati|Gusmiati|Hasnah|Helmi|Jusmaniar|Mardiah|Marlina|Nurbaiti|Nurlaili|Rosnida|"
     "Salmiati|Yarnis|Yulia|Yurnita|Yusmaniar|Zulfa|Erlinda|Mimi|Fitria",
     "Chaniago|Koto|Piliang|Tanjung|Sikumbang|Jambak|Guci|Melayu",
     "Putra|Syafri|Ilyas|Marzuki|Anwar|Idris|Rasyid|Effendi",
     "Afrianti|Oktaviani|Putri|Rahmi|Yunita|Desmita"},
    // Aceh
    {"Azhar|Bukhari|Fadhil|Fakhrurrazi|Hasanuddin|Husaini|Ibrahim|Iskandar|Jamaluddin|Mahdi|"
     "Marzuki|Muhammad|Muslim|Muzakir|Nazaruddin|Saifuddin|Samsul|Sulaiman|Teuku|Zulkifli",
     "Asmaul|Cut|Darmawati|Fatimah|Hafsah|Husna|Khairunnisa|Mariana|Mutia|Nadia|Nuraini|Nurhayati|"
     "Rahmi|Rosmiati|Safrida|Ummi|Wardiah|Yusra|Zahara|Zuraida",
     "Abdullah|Ismail|Yunus|Hanafiah|Usman|Zainuddin|Idris|Ahmad|Jalil|Amin",
     "Arifin|Daud|Hamzah|Harun|Ilyas|Ishak|Kasim|Mahmud|Rizal|Syah",
     "Yusnidar|Rahmah|Salamah|Maulidar|Husniati|Zulaikha"},
    // Batak
    {"Bonar|Halomoan|Jansen|Johannes|Jonson|Manahan|Marihot|Parlindungan|Poltak|Robert|Saut|Tigor|"
     "Togar|Binsar|Darwin|Ganda|Hasudungan",
     "Bertha|Dameria|Debora|Elisabet|Hotmaida|Juliana|Lamria|Lasmaria|Maria|Marlina|Martha|Risma|"
     "Rosdiana|Rotua|Ruth|Tiurma|Yohana|Kristina",
     "Siregar|Nasution|Lubis|Harahap|Simanjuntak|Sihombing|Sinaga|Situmorang|Hutapea|Panjaitan|"
     "Pasaribu|Purba|Saragih|Tampubolon|Hutagalung|Manurung|Ginting|Sembiring|Tarigan|Pane",
     "", ""},
    // Malay and Chinese of Bangka
    {"Amri|Bustami|Darmawan|Eddy|Hamdan|Jumadi|Kurniadi|Marwan|Rusdi|Rusli|Sahirman|Syamsul|Tarmizi|"
     "Zulkarnain|Hendry|Kevin|Steven|Budiman|Yanuar",
     "Aisyah|Dahlia|Erlina|Hasanah|Juariah|Kartini|Lia|Masitoh|Mely|Nuriah|Rohana|Rusmini|Suryani|"
     "Susanti|Zaleha|Zubaidah|Fenny|Lily|Yessi|Elvira",
     "Halim|Kusuma|Lim|Salim|Tanuwijaya|Wibisono|Pratama",
     "Alamsyah|Bahtiar|Junaidi|Karim|Ramli|Sofyan|Suhaimi|Zakaria|Effendi|Mustofa",
     "Marlina|Rosalina|Permatasari|Susanti|Oktaria|Hartati|Rosmala"},
    // Kalimantan: Dayak and Banjar
    {"Alpian|Ardi|Arpan|Dehen|Duran|Hardi|Helmi|Kardinal|Lewis|Marko|Noor|Rantau|Rusian|Sahidi|"
     "Samsudin|Syahrani|Tambun|Udin|Yansen|Yuel",
     "Aluh|Arbainah|Diang|Elia|Galuh|Hairiah|Hernawati|Kamiah|Kristiani|Lensi|Luisa|Norhayati|"
     "Norlina|Rusmila|Santi|Seri|Susilae|Tiwi|Yernida|Yuliana",
     "Asi|Binti|Bahing|Gana|Garu|Lambung|Nahan|Rangkai|Saban|Tundan|Ungko|Djaya|Nihin|Dahen",
     "Effendi|Fadli|Hidayatullah|Jaya|Masrani|Rahmadi|Saleh|Yamani",
     "Norhasanah|Rusmini|Susilawati|Hayati|Paulina"},
}};

/// The piece at `index` of a '|' list.
std::string_view piece_at(std::string_view list, std::uint64_t index) {
  for (; index > 0; --index) list.remove_prefix(list.find('|') + 1);
  return list.substr(0, list.find('|'));
}

std::uint64_t piece_count(std::string_view list) {
  if (list.empty()) return 0;
  return static_cast<std::uint64_t>(std::ranges::count(list, '|')) + 1;
}

std::string_view draw(std::string_view list, base::Random& random) {
  return piece_at(list, random.below(piece_count(list)));
}

const NamePool& draw_pool(const std::array<std::uint8_t, kPeopleCount>& people,
                          base::Random& random) {
  const auto total = std::accumulate(people.begin(), people.end(), std::uint64_t{0});
  std::uint64_t at = random.below(total);
  std::size_t chosen = 0;
  while (at >= people[chosen]) at -= people[chosen++];
  return kPools[chosen];
}

std::string_view draw_last(const NamePool& pool, Sex sex, base::Random& random) {
  const std::string_view own = sex == Sex::Male ? pool.last_male : pool.last_female;
  return draw(own.empty() || random.below(3) == 0 ? pool.last : own, random);
}

}  // namespace

std::string make_name(const std::array<std::uint8_t, kPeopleCount>& people, Sex sex,
                      base::Random& random) {
  const NamePool& pool = draw_pool(people, random);
  const auto given = [&](const NamePool& from) {
    return std::string(draw(sex == Sex::Male ? from.male : from.female, random));
  };
  std::string name = given(pool);
  const std::uint64_t form = random.below(10);
  if (form == 0) return name;
  if (form >= 7) {
    const std::string middle = given(kPools[static_cast<std::size_t>(People::General)]);
    if (middle != name) name += ' ' + middle;
  }
  const std::string_view last = draw_last(pool, sex, random);
  if (!name.ends_with(last)) name += ' ' + std::string(last);
  return name;
}

}  // namespace asah::model::samples
