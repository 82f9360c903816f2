#pragma once
#include "wasm/screens/fill_vm.hpp"
#include "wasm/screens/frame_view.hpp"

namespace asah::screens {

void draw_fill(Frame& frame, const FillModel& model, FillState& state);

// ---- its parts --------------------------------------------------------------------------------

/// The first page: what is asked, and who one is.
void draw_fill_who(Frame& frame, const FillModel& model, FillState& state);
/// One person's competencies, one of them open.
void draw_fill_person(Frame& frame, const FillModel& model, FillState& state);
/// What is said of the open place: its level or "cannot judge"; then its evidence and notes.
void draw_fill_levels(Frame& frame, const FillModel& model, FillState& state);
void draw_fill_notes(Frame& frame, const FillModel& model, FillState& state);
/// The question before the return file is saved, and the one about another file of the packet.
void draw_fill_dialogs(Frame& frame, const FillModel& model, FillState& state);
/// What became of the return file, over the list.
void draw_fill_saved(Frame& frame, const FillModel& model, FillState& state);
/// Why nothing can be filled in now.
void draw_fill_gate(Frame& frame, const FillModel& model);

/// Puts a level (-1 clears) or "cannot judge" into the place shown.
void put_in_place(Frame& frame, const FillModel& model, int level, bool cannot,
                  const std::string& reason);
/// Opens another competency and drops what was begun for the last one.
void open_fill_column(FillState& state, int column);

}  // namespace asah::screens
