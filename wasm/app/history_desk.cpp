#include "wasm/app/history_desk.hpp"

#include <utility>

#include "core/report/held_data.hpp"
#include "wasm/app/intent_handler.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/held_vm.hpp"
#include "wasm/screens/step_words.hpp"

namespace asah::app {

using base::Severity;
using ui::TextKey;

std::shared_ptr<const screens::HistoryBoard> history_board(const Session& session) {
  auto board = std::make_shared<screens::HistoryBoard>();
  const change::Store& store = session.store();
  const auto& records = store.records();
  board->info = {.records = records.size(),
                 .bytes = session.saver().history_bytes(),
                 .oldest_seq = records.empty() ? 0 : records.front().seq,
                 .folded = store.oldest().seq > 0};
  board->broken = session.broken();
  board->records = [&store] { return std::span<const change::JournalRecord>(store.records()); };
  board->can_undo = [&store](std::uint64_t seq) { return store.can_undo_step(seq); };
  return board;
}

namespace {

struct HistoryAct {
  Hands hands;

  Session* session() const { return hands.desk.session(); }
  base::Language language() const { return hands.desk.view().preferences.language; }
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, language(), args);
  }

  void operator()(const screens::UndoStep& undo) const {
    if (session() == nullptr) return;
    if (auto done = session()->undo_step(undo.seq); !done) {
      hands.desk.tell(Severity::Error, screens::refusal_words(done.error(), language()));
      return;
    }
    hands.desk.tell(Severity::Info,
                    words(TextKey::history_undo_done, {std::to_string(undo.seq)}));
  }

  void operator()(const screens::ErasePerson& erase) const {
    if (session() == nullptr) return;
    const bool in_data = session()->data().employees.find(erase.employee) != nullptr;
    change::EraseRequest request{.employee = erase.employee,
                                 .reason = erase.reason,
                                 .date = hands.desk.today(),
                                 .random_bytes = {}};
    hands.desk.platform().random_bytes(request.random_bytes);
    if (auto done = session()->erase_person(request); !done) {
      hands.desk.tell(done.error());
      return;
    }
    hands.desk.save_now();
    hands.desk.tell(Severity::Info, words(TextKey::history_erased));
    if (in_data) hands.router.go({.screen = screens::Screen::Employees});
  }

  void operator()(const screens::SaveHeldData& held) const {
    if (session() == nullptr) return;
    const model::Employee* person = session()->data().employees.find(held.employee);
    if (person == nullptr) return;
    const report::HeldInput input = {
        .dataset = session()->data(),
        .employee = held.employee,
        .events = screens::held_events(session()->data(), session()->trail(held.employee),
                                       held.employee, language(),
                                       hands.desk.clock().offset_minutes),
        .today = hands.desk.today(),
        .language = language()};
    const std::string file = "data-pribadi_" + file_slug(person->name) + ".html";
    hands.desk.secrecy().offer({file, "text/html", report::held_html(input)});
  }
};

}  // namespace

void carry_out(const screens::HistoryIntent& intent, Hands hands) {
  std::visit(HistoryAct{hands}, intent);
}

}  // namespace asah::app
