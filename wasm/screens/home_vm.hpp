#pragma once
// Beranda: what to do next, how far the cycle has come, where the largest gaps are. Without a
// workspace it is the start page.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::screens {

struct HomeState {
  std::string new_name;
  bool operator==(const HomeState&) const = default;
};

/// A thing worth doing today.
enum class HomeTask : std::uint8_t {
  Damage,       ///< part of the stored data was damaged
  NotSaved,     ///< the browser refuses to store
  NoPeople,     ///< no staff list yet
  NoPosition,   ///< active people without a position: no standard, no gap
  NoStandards,  ///< positions with people but without a standard
  NoCycle,      ///< nothing to assess in
  CycleOver,    ///< the open cycle's last day has passed
  Unassessed,   ///< people of the cycle who are not assessed in full
  Essential,    ///< people below the minimum of an essential competency
  Expired,      ///< people whose levels are older than they may be
  LargestGap,   ///< the gap that matters most
  CycleDone,    ///< everyone is assessed, the cycle is still open
  NoBackup,     ///< changes that no file holds
};
inline constexpr std::size_t kHomeTaskCount = 13;

/// A step on the way from an empty workspace to the first gaps.
enum class HomeStep : std::uint8_t { People, Standards, Cycle, Rate, Read };
inline constexpr std::size_t kHomeStepCount = 5;

struct HomeTaskCard {
  HomeTask task = HomeTask::NoPeople;
  std::int64_t count = 0;
  std::string name;    ///< unit or competency it is about
  std::string second;
  Intent intent;
};

struct HomeTile {
  std::string figure;
  std::string mark;
  std::vector<float> curve;
};

struct HomeGap {
  std::string competency;
  std::string where;  ///< empty: everyone
  std::string people;
  std::string gap;
  float share = 0;    ///< of the largest one
  int step = 0;       ///< colour step of the gap
  Route route;
};

struct HomeUnit {
  std::string name;
  std::string percent;
  float share = 0;
  Route route;
};

struct HomeSample {
  std::string key;
  std::string name;
  std::string story;
  std::string people;
};

struct HomeModel {
  bool workspace_open = false;
  bool can_edit = false;
  std::string actor;
  bool has_people = false;
  bool has_cycle = false;
  std::vector<HomeTaskCard> tasks;  ///< at most three
  /// Which steps are done, while the first one that is not comes before reading the gaps.
  std::array<bool, kHomeStepCount> steps{};
  bool beginning = false;
  HomeTile jpm;
  std::string jpm_band;
  HomeTile below;
  HomeTile done;
  HomeTile people;
  std::vector<HomeGap> gaps;
  std::vector<HomeUnit> units;
  std::vector<HomeUnit> bands;  ///< bands of the JPM: name, people, share; best first
  std::int64_t units_left = 0;  ///< units beyond those listed
  // ---- start page ----
  std::vector<HomeSample> samples;
  std::vector<WorkspaceCard> workspaces;
  bool storage_works = true;
};

HomeModel build_home(const Context& context, const Desk& desk, const Route& route,
                     const HomeState& state);

}  // namespace asah::screens
