#pragma once
// A screen on its own: a dataset, its view model built every frame, its view drawn in the shell, and
// the intents it asked for.

#include <string>
#include <variant>

#include "tests/wasm/support/harness.hpp"
#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::test {

inline const base::Date kStageToday = base::Date::from_civil(2026, 11, 21);
inline constexpr model::CycleId kStageCycle{50};

/// Dinas Kesehatan (10) > Puskesmas (11) > Loket (12), and UPT (13) at the top beside it. Seven
/// nurses (position 20, tier 40: managerial 3) in 11 and 12, two midwives (21, no tier) in UPT.
/// Competencies 30 Integritas and 31 Kerja Sama (managerial), 32 TIK (technical, in no standard).
/// In cycle 50 the nurses have 30 at level 1 of 3 and 31 at 3 of 3, the midwives 30 at 1 of 2.
model::Dataset stage_data();

template <class State, class Model>
struct ScreenStage {
  using Build = Model (*)(const screens::Context&, const screens::Desk&, const screens::Route&,
                          const State&);
  using Draw = void (*)(screens::Frame&, const Model&, State&);

  ScreenStage(Build build, Draw view) : build_(build), view_(view) {}

  model::Dataset data = stage_data();
  analytics::Cache cache;
  screens::Desk desk;
  screens::Route route;
  State state;
  screens::Intents intents;
  bool read_only = false;
  std::uint64_t next_id = 900;
  std::function<screens::PersonTrail(model::EmployeeId)> trail;  ///< no journal as long as empty

  Model model() {
    const screens::Context context{.data = data, .cache = cache,
                                   .cycle = data.cycles.empty() ? model::CycleId{} : kStageCycle,
                                   .today = kStageToday, .read_only = read_only,
                                   .new_id = [this] { return next_id++; }, .trail = trail,
                                   .offset_minutes = 7 * 60};
    return build_(context, desk, route, state);
  }
  void draw(ui::Ui& u) {
    ui::Shell shell(u, shell_state_, {.product = ui::raw("Asah")});
    screens::Frame frame{u, shell, intents};
    const Model shown = model();
    view_(frame, shown, state);
  }
  /// The latest intent of that kind, or null.
  template <class T>
  const T* last() const {
    for (auto at = intents.rbegin(); at != intents.rend(); ++at) {
      if (const T* found = std::get_if<T>(&*at)) return found;
    }
    return nullptr;
  }

 private:
  Build build_;
  Draw view_;
  ui::ShellState shell_state_;
};

inline ui::Environment stage_window() { return {.display_css = {1366, 900}}; }

}  // namespace asah::test
