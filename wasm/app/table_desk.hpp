#pragma once
// A chosen table on its way into the workspace: looked at, mapped, taken in slices, committed.

#include <optional>
#include <string>
#include <string_view>

#include "core/exchange/tables/import_job.hpp"
#include "wasm/app/session.hpp"
#include "wasm/screens/desk.hpp"

namespace asah::app {

class TableDesk {
 public:
  /// Looks at the table and guesses its kind from its headings.
  TableDesk(const Session& session, std::string name, std::string bytes, base::Date today);
  /// A table that was pasted where only one kind makes sense.
  TableDesk(const Session& session, std::string name, std::string bytes,
            const exchange::ImportOptions& options);

  const screens::ChosenTable& view() const { return view_; }
  /// Reads the table anew as the person says.
  void plan(const Session& session, const screens::PlanImport& plan);
  /// Starts taking rows; a table with missing columns stays in planning.
  void run();
  /// Back to planning.
  void cancel(const Session& session);
  /// Takes rows until `budget_ms` have passed. True while there is more to do.
  bool work(const platform::Platform& platform, double budget_ms);
  /// The step that brings the accepted rows in, against the data at the start. Only when Done.
  change::Step step(const Session& session) const;
  /// True when the data have changed since the table was read, so that it must be run again.
  bool is_stale(const Session& session) const;
  /// No column fills the required field with that key.
  bool lacks(std::string_view field_key) const;
  void set_pasted() { view_.pasted = true; }

 private:
  void start(const Session& session);

  screens::ChosenTable view_;
  std::string bytes_;
  exchange::ImportOptions options_;
  std::optional<exchange::ImportJob> job_;
  std::uint64_t revision_ = 0;
};

/// The kind whose required fields the headings fill best: SIASN, ratings, standards, roster.
exchange::ImportKind guess_kind(const Session& session, const std::string& bytes);

}  // namespace asah::app
