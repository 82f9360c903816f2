#pragma once
// Questions that were answered before: what was weighed against the value that stands is not asked
// about again.

#include <functional>
#include <map>
#include <string>

#include "core/exchange/merge/merge.hpp"

namespace asah::exchange {

/// The decisions of a workspace, looked up by place. `ours` must outlive it.
class Answered {
 public:
  explicit Answered(const model::Dataset& ours);

  /// Whether `given` was decided against, for the level that stands there now.
  bool settles(const RatingPlace& place, model::Level given, model::Level now) const;
  /// Whether it was decided that a note stays which a file has taken away.
  bool keeps(model::NoteId note) const;
  /// Whether it was decided that a note goes which is gone here, and which a file has as `given`.
  bool drops(const model::Note& given) const;
  /// Sets what was decided against in the notes that a file gives to what stands here.
  void settle(base::Table<model::Note>& notes) const;

 private:
  bool settles(const MergeItem& item, const model::Value& given, const model::Value& now) const;

  const model::Dataset& ours_;
  std::multimap<std::string, const model::Decision*, std::less<>> by_item_;
};

}  // namespace asah::exchange
