#pragma once
// Takes one person out of a state and out of the records that led to it, so that they still fit one
// another: the redacted records lead to the redacted state.

#include <set>
#include <span>
#include <string>

#include "core/change/remarks.hpp"
#include "core/change/scrub.hpp"

namespace asah::change {

class Redactor {
 public:
  /// `now` is the state after the last of `records`, which are in journal order.
  Redactor(const model::Dataset& now, std::span<const JournalRecord> records,
           model::EmployeeId employee);

  /// The state without the person: see Store::erase_person.
  model::Dataset redacted(const model::Dataset& dataset) const;
  /// Takes the person out of the record; keeps its digest as `original` when that changed it. True
  /// when it did.
  bool redact(JournalRecord& record) const;

 private:
  using Keys = std::set<std::pair<model::EntityKind, std::uint64_t>>;

  void gather_now(const model::Dataset& now);
  void gather_then(const RecordChange& change);
  bool is_doomed(model::EntityKind kind, std::uint64_t id) const;
  bool concerns(const JournalRecord& record) const;
  /// What the field's value becomes; true when that is something else.
  bool redact_value(model::EntityKind kind, std::uint64_t id, std::size_t field,
                    model::Value& value) const;
  bool blank_value(model::EntityKind kind, std::string_view key, model::Value& value) const;
  bool redact_texts(model::Value& value, bool names) const;
  bool redact_change(RecordChange& change) const;
  /// A kept key that is about the person.
  bool goes(const KeptPlace& place) const;
  bool redact_kept(std::vector<KeptChange>& kept) const;
  bool redact_changes(ChangeSet& changes) const;
  bool redact_args(JournalRecord& record, bool about) const;
  template <class E>
  void redact_rows(base::Table<E>& table, model::EntityKind kind) const;
  void redact_ratings(model::Ratings& ratings) const;
  void redact_unknown(model::Dataset& dataset) const;

  model::EmployeeId employee_;
  std::string id_text_;
  Scrubber scrubber_;
  Remarks doomed_;  ///< records that go, beside the person's own
  Keys theirs_;     ///< raters, packets, returns and decisions that stand for the person
};

}  // namespace asah::change
