#pragma once
// Riwayat: every step of the workspace, newest first, and what one of them changed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/erase_vm.hpp"
#include "wasm/screens/history_board.hpp"
#include "wasm/screens/route.hpp"
#include "wasm/screens/step_words.hpp"

namespace asah::screens {

/// What a step is about, to filter by.
enum class HistoryKind : std::uint8_t { Ratings, People, Standards, Sharing, Imports, Undo, Other };
inline constexpr int kHistoryKinds = 7;
inline constexpr std::size_t kGonePeople = 20;
inline constexpr int kHistorySpans = 4;  ///< today, 7 days, 30 days, a year

struct HistoryState {
  std::string search;
  int who = -1;   ///< in HistoryModel::people
  int kind = -1;  ///< HistoryKind
  int span = -1;
  std::uint64_t chosen = 0;  ///< seq of the step in the inspector; 0: none
  ErasingState erasing;
  model::EmployeeId erased;  ///< whom the dialog is about
  bool operator==(const HistoryState&) const = default;
};

struct HistoryRow {
  std::uint64_t seq = 0;
  std::string number;  ///< "langkah 12"
  std::string when;
  std::string what;
  std::string who;
  std::string office;
  std::string changes;  ///< "3"
};

/// Somebody of a step who is no longer in the data.
struct GonePerson {
  model::EmployeeId id;
  std::string nip;
  std::string name;
};

/// The step in the inspector.
struct HistoryDetail {
  std::uint64_t seq = 0;
  std::string number;
  std::string title;
  std::string by;  ///< "Rina · BKPSDM"
  std::string when;
  StepLines lines;
  bool redacted = false;
  bool emptied = false;
  bool can_undo = false;
  std::string refusal;  ///< why not
  std::vector<GonePerson> gone;  ///< at most kGonePeople, in the order of the step
};

struct HistoryModel {
  bool read_only = false;
  std::string record;  ///< name of the one record shown; empty: all steps
  std::vector<HistoryRow> rows;
  std::size_t all = 0;  ///< before filters
  std::vector<std::string> people;
  std::int64_t records = 0;
  std::string kept;   ///< "1,2 MB tersimpan"
  std::string begin;  ///< what is folded, or where history begins; empty: nothing is missing
  std::string broken;  ///< the break's sentence; empty: the chain holds
  std::optional<HistoryDetail> detail;
};

HistoryModel build_history(const Context& context, const Desk& desk, const Route& route,
                           const HistoryState& state);

}  // namespace asah::screens
