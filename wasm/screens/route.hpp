#pragma once
// Where a person is: a screen and, on some screens, the record it shows.

#include <cstdint>

namespace asah::screens {

enum class Screen : std::uint8_t {
  Home,        ///< Beranda: what to do next
  Employees,   ///< Pegawai: the list; with `record` one person's profile
  Units,       ///< Unit kerja: the tree; with `record` one unit
  Positions,   ///< Jabatan & standar; with `record` one position's standards
  Dictionary,  ///< Kamus kompetensi; with `record` one competency
  Assessment,  ///< Penilaian: cycles; with `record` the rating grid of one cycle
  Gaps,        ///< Kesenjangan: the heat map
  Sharing,     ///< Bagi & gabung: packets out, returns in; the review of what files change
  History,     ///< Riwayat: every step; with `record` those about one record
  Fill,        ///< Isi paket: filling in a packet that another office sent
  Files,       ///< Berkas: open, save, import, workspaces
  Settings,
  About,
  Gallery,     ///< every part of the kit
};

struct Route {
  Screen screen = Screen::Home;
  /// Id of the record shown; 0 is the list.
  std::uint64_t record = 0;
  /// A unit to narrow the screen to (drill-down from a heat map or a unit's page); 0 for all.
  std::uint64_t unit = 0;
  /// A competency to narrow it to.
  std::uint64_t competency = 0;
  /// A position or a tier to narrow a list of people to.
  std::uint64_t position = 0;
  std::uint64_t tier = 0;

  bool operator==(const Route&) const = default;
};

}  // namespace asah::screens
