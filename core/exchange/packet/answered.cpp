#include "core/exchange/packet/answered.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "core/exchange/merge/merge_parts.hpp"
#include "core/exchange/packet/returns_parts.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Level;
using model::Note;

namespace {

MergeItem about_note(model::NoteId note) {
  MergeItem item;
  item.kind = MergeItemKind::EditedAndDeleted;
  item.record = {model::EntityKind::Note, note.value};
  return item;
}

// Decided so, when one of the sides was the other way.
bool chose(const model::Decision& decision, const model::Value& chosen, const model::Value& against) {
  return decision.chosen == decided_text(chosen) &&
         std::ranges::contains(decision.choices, decided_text(against),
                               &model::DecisionChoice::value);
}

}  // namespace

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

// Whatever it had been edited into: a note that stays loses nothing.
bool Answered::keeps(model::NoteId note) const {
  if (by_item_.empty() || ours_.notes.find(note) == nullptr) return false;
  const std::string name = merge_item_name(about_note(note)) + '/';
  for (auto at = by_item_.lower_bound(name); at != by_item_.end(); ++at) {
    if (!at->first.starts_with(name)) return false;
    if (chose(*at->second, model::Value{true}, model::Value{false})) return true;
  }
  return false;
}

bool Answered::drops(const Note& given) const {
  if (by_item_.empty() || ours_.notes.find(given.id) != nullptr) return false;
  Dataset alone;
  alone.notes.insert(given);
  const model::RecordView view{&alone, 0};
  MergeItem item = about_note(given.id);
  item.part = edit_mark(model::record_access(model::EntityKind::Note), std::span(&view, 1));
  return settles(item, model::Value{true}, model::Value{false});
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
  return std::any_of(first, last,
                     [&](const auto& entry) { return chose(*entry.second, now, given); });
}

}  // namespace asah::exchange
