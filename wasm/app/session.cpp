#include "wasm/app/session.hpp"

#include <utility>

namespace asah::app {

using base::Result;

Session::Session(platform::Platform& platform, LoadedWorkspace loaded)
    : platform_(platform),
      opening_(std::move(loaded.findings)),
      broken_(std::move(loaded.broken)),
      saver_(platform, loaded),
      store_(std::move(loaded.store)) {}

Session::Session(platform::Platform& platform, WorkspaceAbout about, model::Dataset dataset,
                 change::JournalHead head)
    : platform_(platform),
      saver_(platform, std::move(about), head),
      store_(std::move(dataset), head) {}

void Session::set_actor(std::string person) {
  person_ = std::move(person);
  saver_.set_author(person_, data().region().office);
}

change::Actor Session::actor() const {
  return {person_, data().region().office, platform_.now().utc_ms};
}

Result<void> Session::writable() const {
  if (read_only_) return base::fail(base::ErrorCode::ReadOnly);
  return {};
}

Result<void> Session::commit(change::Step step) {
  if (auto may = writable(); !may) return may;
  return store_.commit(std::move(step), actor());
}

Result<void> Session::undo() {
  if (auto may = writable(); !may) return may;
  return store_.undo(actor());
}

Result<void> Session::redo() {
  if (auto may = writable(); !may) return may;
  return store_.redo(actor());
}

Result<void> Session::undo_step(std::uint64_t seq) {
  if (auto may = writable(); !may) return may;
  return store_.undo_step(seq, actor());
}

Result<void> Session::erase_person(const change::EraseRequest& request) {
  if (auto may = writable(); !may) return may;
  return store_.erase_person(request, actor());
}

screens::PersonTrail Session::trail(model::EmployeeId employee) {
  if (trail_ == nullptr || trail_of_ != employee || trail_revision_ != store_.revision()) {
    trail_ = std::make_shared<const std::vector<change::TrailEntry>>(
        change::employee_trail(data(), store_.records(), employee));
    trail_of_ = employee;
    trail_revision_ = store_.revision();
  }
  return {store_.records(), trail_};
}

model::CycleId Session::cycle() const {
  if (data().cycles.find(chosen_cycle_) != nullptr) return chosen_cycle_;
  return analytics::default_cycle(data());
}

}  // namespace asah::app
