#include "core/exchange/packet/answered.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/exchange/packet/returns_parts.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Level;
using model::Note;

Answered::Answered(const Dataset& ours) : ours_(ours) {
  for (const model::Decision& decision : ours.decisions) {
    if (!decision.open) by_item_.emplace(decision.item, &decision);
  }
}

bool Answered::settles(const RatingPlace& place, Level given, Level now) const {
  if (by_item_.empty() || given == now) return false;
  MergeItem item;
  item.kind = MergeItemKind::RatingConflict;
  item.record = {model::EntityKind::Employee, place.sheet.employee.value};
  item.rating = place;
  return settles(item, model::to_value(given), model::to_value(now));
}

bool Answered::keeps(model::NoteId note) const {
  if (by_item_.empty() || ours_.notes.find(note) == nullptr) return false;
  MergeItem item;
  item.kind = MergeItemKind::EditedAndDeleted;
  item.record = {model::EntityKind::Note, note.value};
  return settles(item, model::Value{false}, model::Value{true});
}

void Answered::settle(base::Table<Note>& notes) const {
  if (by_item_.empty()) return;
  std::vector<Note> settled;
  for (const Note& given : notes) {
    const Note* now = ours_.notes.find(given.id);
    if (now == nullptr || *now == given) continue;
    Note note = given;
    model::for_each_field<Note>([&](std::size_t field, const auto& f) {
      if (given.*f.member == now->*f.member) return;
      MergeItem item;
      item.record = {model::EntityKind::Note, given.id.value};
      item.field = static_cast<std::uint16_t>(field);
      const bool decided =
          settles(item, model::to_value(given.*f.member), model::to_value(now->*f.member));
      if (decided) note.*f.member = now->*f.member;
    });
    if (!(note == given)) settled.push_back(std::move(note));
  }
  for (Note& note : settled) *notes.edit(note.id) = std::move(note);
}

bool Answered::settles(const MergeItem& item, const model::Value& given,
                       const model::Value& now) const {
  const auto [first, last] = by_item_.equal_range(merge_item_name(item));
  return std::any_of(first, last, [&](const auto& entry) {
    const model::Decision& decision = *entry.second;
    return decision.chosen == decided_text(now) &&
           std::ranges::contains(decision.choices, decided_text(given),
                                 &model::DecisionChoice::value);
  });
}

}  // namespace asah::exchange
