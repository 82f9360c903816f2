#pragma once
// The journal on screen; undoing any step, erasing a person, telling all that is held on one.

#include <memory>

#include "wasm/app/session.hpp"
#include "wasm/screens/history_board.hpp"
#include "wasm/screens/history_intents.hpp"

namespace asah::app {

struct Hands;

/// What the history screen reads. It looks into the session, which must outlive it.
std::shared_ptr<const screens::HistoryBoard> history_board(const Session& session);

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::HistoryIntent& intent, Hands hands);

}  // namespace asah::app
