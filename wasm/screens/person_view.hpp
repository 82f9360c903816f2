#pragma once
#include "wasm/screens/frame_view.hpp"
#include "wasm/screens/person_vm.hpp"

namespace asah::screens {

void draw_person(Frame& frame, const PersonModel& model, PersonState& state);

/// The tabs beside the profile, in person_ratings_view.cpp and person_history_view.cpp, and the
/// dialogs, in person_edit_view.cpp.
void draw_person_ratings(Frame& frame, const PersonModel& model);
void draw_person_history(Frame& frame, const PersonModel& model, PersonState& state);
void draw_person_dialogs(Frame& frame, const PersonModel& model, PersonState& state);

/// Height of a row of one line, layout px.
inline constexpr float kPersonRow = 32;
/// A column of the tabs' tables: neither sorted nor filtered.
inline ui::Column plain_column(std::string_view id, ui::Text title, float width, ui::Align align) {
  return {.id = id, .title = title, .width = width, .align = align, .sortable = false,
          .filterable = false};
}

/// Good, middling or bad by the place of a band in its rule.
ui::Tone person_band_tone(int rank);

}  // namespace asah::screens
