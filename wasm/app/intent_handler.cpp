#include "wasm/app/intent_handler.hpp"

#include <type_traits>
#include <utility>

#include "wasm/app/fill_desk.hpp"
#include "wasm/app/history_desk.hpp"
#include "wasm/app/secrecy_desk.hpp"
#include "wasm/app/sharing_desk.hpp"

namespace asah::app {
namespace {

using namespace screens;

template <class E>
base::Result<change::Step> removal(const model::Dataset& data, base::Id<E> id) {
  if constexpr (std::is_same_v<E, model::Employee>) {
    return change::remove_employee(data, id);
  } else if constexpr (std::is_same_v<E, model::Cycle>) {
    return change::remove_cycle(data, id);
  } else {
    return change::erase(data, id);
  }
}

// One overload an intent; whatever is no edit of records stands below the template.
struct Act {
  Hands hands;

  const model::Dataset* data() const {
    const Session* session = hands.desk.session();
    return session == nullptr ? nullptr : &session->data();
  }

  /// PutUnit, PutCycle, ...: everything that carries one record.
  template <class Put>
    requires requires(const Put& put) { put.record.id; }
  void operator()(const Put& put) const {
    if (data() != nullptr) hands.desk.commit(change::put(*data(), put.record));
  }
  void operator()(const PutStandards& put) const {
    if (data() == nullptr) return;
    hands.desk.commit(change::put_all<model::Standard>(
        *data(), put.records, {"step.put_standards", {std::to_string(put.records.size())}}));
  }
  void operator()(const RemoveRecord& remove) const {
    if (data() == nullptr) return;
    model::visit_entity(static_cast<model::EntityKind>(remove.kind), [&]<class E>() {
      hands.desk.commit(removal(*data(), base::Id<E>{remove.id}));
    });
  }
  void operator()(const ApplyTierDefaults& apply) const {
    if (data() == nullptr) return;
    std::vector<model::PositionId> positions = apply.positions;
    if (positions.empty()) {
      for (const model::Position& position : data()->positions) positions.push_back(position.id);
    }
    hands.desk.commit(change::apply_tier_defaults(*data(), positions, apply.overwrite));
  }
  void operator()(const Rate& rate) const {
    if (data() == nullptr) return;
    std::vector<change::RatingEdit> edits;
    for (const RateCell& cell : rate.cells) {
      edits.push_back({cell.cycle, cell.key, cell.competency, cell.level});
    }
    hands.desk.commit(change::rate(*data(), edits));
  }

  void operator()(const SharingIntent& intent) const { carry_out(intent, hands); }
  void operator()(const FillIntent& intent) const { carry_out(intent, hands); }
  void operator()(const HistoryIntent& intent) const { carry_out(intent, hands); }
  void operator()(const SecrecyIntent& intent) const { carry_out(intent, hands); }

  void operator()(const Navigate& go) const { hands.router.go(go.to); }
  void operator()(const GoBack&) const { hands.router.back(); }
  void operator()(const OpenSearch&) const { hands.search_open = true; }
  void operator()(const OpenHelp&) const { hands.help_open = true; }
  void operator()(const ChooseCycle& choose) const {
    if (Session* session = hands.desk.session()) session->choose_cycle(choose.cycle);
  }
  void operator()(const Undo&) const { hands.desk.undo(); }
  void operator()(const Redo&) const { hands.desk.redo(); }
  void operator()(const ChooseFile&) const { hands.desk.choose_file(); }
  void operator()(const ExportWorkspace& file) const {
    hands.desk.export_workspace(file.workspace);
  }
  void operator()(const SaveNow&) const { hands.desk.save_now(); }
  void operator()(const CreateWorkspace& create) const {
    hands.desk.create_workspace(create.name);
    hands.router.reset();
  }
  void operator()(const OpenSample& open) const {
    hands.desk.open_sample(open.key);
    hands.router.reset();
  }
  void operator()(const OpenWorkspace& open) const {
    hands.desk.open_workspace(open.workspace);
    hands.router.reset();
  }
  void operator()(const RenameWorkspace& rename) const {
    hands.desk.rename_workspace(rename.workspace, rename.name);
  }
  void operator()(const DuplicateWorkspace& duplicate) const {
    hands.desk.duplicate_workspace(duplicate.workspace, duplicate.name);
  }
  void operator()(const SaveRawFiles& x) const { hands.desk.save_raw_files(x.workspace); }
  void operator()(const DeleteWorkspace& remove) const {
    hands.desk.delete_workspace(remove.workspace);
  }
  void operator()(const OpenChosenDocument&) const {
    hands.desk.open_chosen_document();
    hands.router.reset();
  }
  void operator()(const PlanImport& plan) const { hands.desk.plan_import(plan); }
  void operator()(const RunImport&) const { hands.desk.run_import(); }
  void operator()(const CancelImport&) const { hands.desk.cancel_import(); }
  // A pasted table ends where it was pasted; a file ends on Files, where it was chosen.
  void operator()(const CommitImport&) const {
    const bool pasted = is_pasted();
    if (hands.desk.commit_import() && pasted) hands.router.back();
  }
  void operator()(const SaveRejects&) const { hands.desk.save_rejects(); }
  void operator()(const DropChosenFile&) const {
    if (is_pasted()) hands.router.back();
    hands.desk.let_files_go();
    hands.desk.drop_chosen_file();
  }
  bool is_pasted() const {
    const auto& table = hands.desk.view().table;
    return table && table->pasted;
  }
  void operator()(const screens::AskPersistence&) const { hands.desk.ask_persistence(); }
  void operator()(const TakeOver&) const { hands.desk.take_over(); }
  void operator()(const CopyTable& copy) const {
    hands.desk.platform().start(platform::CopyText{copy.tsv, copy.html});
  }
  void operator()(const SaveText& save) const {
    hands.desk.secrecy().offer({save.name, save.mime, save.bytes});
  }
  void operator()(const PrintHtml& print) const {
    hands.desk.platform().start(platform::PrintDocument{print.html});
  }
  void operator()(const SetLanguage& set) const {
    change_preferences([&](Preferences& p) { p.language = set.language; });
  }
  void operator()(const SetTheme& set) const {
    change_preferences([&](Preferences& p) { p.theme = set.theme; });
  }
  void operator()(const SetScale& set) const {
    change_preferences([&](Preferences& p) { p.scale_percent = set.percent; });
  }
  void operator()(const SetLetterKeys& set) const {
    change_preferences([&](Preferences& p) { p.letter_keys = set.on; });
  }
  void operator()(const SetActor& set) const {
    change_preferences([&](Preferences& p) { p.actor = set.name; });
  }
  void operator()(const ResetLayout&) const {
    change_preferences([](Preferences& p) {
      p.scale_percent = 100;
      p.theme = ThemeChoice::System;
    });
  }

  template <class Change>
  void change_preferences(Change change) const {
    Preferences preferences = hands.desk.view().preferences;
    change(preferences);
    hands.desk.set_preferences(std::move(preferences));
  }
};

}  // namespace

void carry_out(const Intent& intent, Hands hands) { std::visit(Act{hands}, intent); }

}  // namespace asah::app
