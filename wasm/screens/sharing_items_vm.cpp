#include "wasm/screens/sharing_items_vm.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/model/record_access.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/screens/sharing_vm.hpp"
#include "wasm/screens/step_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using exchange::MergeCandidate;
using exchange::MergeItem;
using exchange::MergeItemKind;
using exchange::MergePlan;
using model::Dataset;
using model::EntityKind;
using model::Value;
using ui::TextKey;

/// What a note is found by: cycle, person, competency and author.
std::uint64_t note_place(model::CycleId cycle, model::EmployeeId employee,
                         model::CompetencyId competency, model::RaterId author) {
  return base::mix_id(base::mix_id(cycle.value, employee.value),
                      base::mix_id(competency.value, author.value));
}

TextKey settled_key(MergeItemKind kind) {
  switch (kind) {
    case MergeItemKind::CameBack: return TextKey::sharing_settled_came_back;
    case MergeItemKind::ClearedAndChanged: return TextKey::sharing_settled_cleared;
    case MergeItemKind::Joined: return TextKey::sharing_settled_joined;
    case MergeItemKind::RetiredAndRated: return TextKey::sharing_settled_retired;
    case MergeItemKind::StandardInCycle: return TextKey::sharing_settled_standard;
    case MergeItemKind::Erased: return TextKey::sharing_settled_erased;
    case MergeItemKind::Guarded: return TextKey::sharing_settled_guarded;
    case MergeItemKind::NewKey: return TextKey::sharing_settled_new_key;
    default: return TextKey::sharing_settled_deleted;
  }
}

class ItemsBuilder {
 public:
  ItemsBuilder(const Context& context, const SharingBoard& board)
      : context_(context), board_(board), language_(context.language) {
    for (const SharingFile& file : board.files) {
      if (file.document != nullptr) documents_[file.id] = &file.document->dataset;
    }
  }

  std::shared_ptr<const SharingItems> run() {
    auto out = std::make_shared<SharingItems>();
    out->language = language_;
    for (const SharingStage& stage : board_.stages) {
      out->plans.push_back(stage.plan);
      stage_ = &stage;
      for (std::size_t i = 0; i < stage.plan->items.size(); ++i) {
        const MergeItem& item = stage.plan->items[i];
        if (exchange::asks_for_decision(item.kind)) {
          out->cards.push_back(card(item, i));
        } else {
          settle(item, out->settled);
        }
      }
    }
    return out;
  }

 private:
  std::string words(TextKey key, std::initializer_list<std::string> args = {}) const {
    return say(key, language_, args);
  }
  std::string count(std::size_t n) const {
    return whole_text(static_cast<std::int64_t>(n), language_);
  }

  // ---- names ----

  /// The record's name here, else in one of the files.
  std::string name_of(EntityKind kind, std::uint64_t id) const {
    const std::string gone = words(TextKey::record_gone);
    std::string name = record_words(kind, id, context_.data, language_);
    for (auto at = documents_.begin(); name == gone && at != documents_.end(); ++at) {
      name = record_words(kind, id, *at->second, language_);
    }
    return name;
  }
  std::string name_of_id(EntityKind kind, const Value& value) const {
    const std::string* text = value.as_text();
    const auto id = base::parse_id(text == nullptr ? std::string() : *text);
    return id ? name_of(kind, *id) : words(TextKey::record_empty);
  }

  std::string level_value(const Value& value) const {
    const std::int64_t* level = value.as_int();
    return level == nullptr ? words(TextKey::sharing_cleared) : std::to_string(*level);
  }

  std::string field_value(const MergeItem& item, const Value& value) const {
    const std::string gone = words(TextKey::record_gone);
    std::string out =
        value_words(value, item.record.kind, item.field, context_.data, language_);
    for (auto at = documents_.begin(); out == gone && at != documents_.end(); ++at) {
      out = value_words(value, item.record.kind, item.field, *at->second, language_);
    }
    return out;
  }

  std::string value_of(const MergeItem& item, const Value& value) const {
    const bool yes = value.as_bool() != nullptr && *value.as_bool();
    switch (item.kind) {
      case MergeItemKind::RatingConflict:
      case MergeItemKind::ClearedAndChanged: return level_value(value);
      case MergeItemKind::SameKey:
        return words(yes ? TextKey::sharing_one_record : TextKey::sharing_two_records);
      case MergeItemKind::EditedAndDeleted:
      case MergeItemKind::Deleted:
      case MergeItemKind::CameBack:
        return words(yes ? TextKey::sharing_stays : TextKey::sharing_goes);
      case MergeItemKind::KeyClash:
        return words(TextKey::sharing_keeps_key, {name_of_id(item.record.kind, value)});
      case MergeItemKind::UnitLoop:
        return words(TextKey::sharing_goes_back, {name_of_id(EntityKind::Unit, value)});
      case MergeItemKind::StandardBounds: {
        const model::ValueObject* pair = value.as_object();
        if (pair == nullptr || pair->size() != 2) return words(TextKey::record_empty);
        return words(TextKey::sharing_bounds,
                     {level_value((*pair)[0].second), level_value((*pair)[1].second)});
      }
      case MergeItemKind::KeptKeyConflict: {
        const std::string* json = value.as_text();
        return json == nullptr ? words(TextKey::record_empty) : *json;
      }
      default: return field_value(item, value);
    }
  }

  /// "Komunikasi · level Atasan · penilai dr. Hadi"
  std::string rating_words(const MergeItem& item) const {
    const exchange::RatingPlace& place = *item.rating;
    std::string out =
        words(TextKey::sharing_level_of,
              {name_of(EntityKind::Competency, place.competency.value),
               words(source_key(place.sheet.source))});
    if (place.sheet.rater) {
      out += " · " + words(TextKey::sharing_by_rater_name,
                           {name_of(EntityKind::Rater, place.sheet.rater.value)});
    }
    if (place.sheet.date.has_value()) {
      out += " · " + date_text(place.sheet.date, language_);
    }
    return out;
  }

  std::string what_of(const MergeItem& item) const {
    switch (item.kind) {
      case MergeItemKind::SameKey: return words(TextKey::sharing_item_same_key, {key_of(item)});
      case MergeItemKind::KeyClash: return words(TextKey::sharing_item_key_clash, {key_of(item)});
      case MergeItemKind::UnitLoop: return words(TextKey::sharing_item_unit_loop);
      case MergeItemKind::StandardBounds: return words(TextKey::sharing_item_bounds);
      case MergeItemKind::EditedAndDeleted: return words(TextKey::sharing_item_edited_deleted);
      case MergeItemKind::KeptKeyConflict:
        return words(TextKey::sharing_item_kept_key, {item.part});
      default: break;
    }
    if (item.rating) return rating_words(item);
    std::string out = record_kind_words(item.record.kind, language_);
    if (item.field != model::kNoField) {
      out += " · " + field_words(item.record.kind, item.field, language_);
    }
    return out;
  }
  std::string key_of(const MergeItem& item) const {
    if (item.part.empty()) return record_kind_words(item.record.kind, language_);
    const auto field = model::record_access(item.record.kind).field(item.part);
    return field == model::kNoField ? item.part
                                    : field_words(item.record.kind, field, language_);
  }

  std::string who_of(const MergeItem& item) const {
    if (item.kind == MergeItemKind::Erased) return words(TextKey::sharing_erased_person);
    std::string out = item.title;
    if (item.kind == MergeItemKind::SameKey || item.kind == MergeItemKind::KeyClash ||
        item.kind == MergeItemKind::Joined) {
      for (const exchange::MergeRelated& other : item.related) {
        if (!other.title.empty() && other.title != out) out += " / " + other.title;
      }
    }
    return out.empty() ? record_kind_words(item.record.kind, language_) : out;
  }

  // ---- sides ----

  std::string note_of(const MergeItem& item, std::uint64_t file) {
    if (!item.rating) return {};
    const exchange::RatingPlace& place = *item.rating;
    const auto at = documents_.find(file);
    const Dataset& data = at == documents_.end() ? context_.data : *at->second;
    auto [known, fresh] = notes_.try_emplace(&data);
    if (fresh) {
      for (const model::Note& note : data.notes) {
        known->second[note_place(note.cycle, note.employee, note.competency, note.author)] = &note;
      }
    }
    const auto note = known->second.find(note_place(place.cycle, place.sheet.employee,
                                                    place.competency, place.sheet.rater));
    return note == known->second.end() ? std::string() : note->second->text;
  }

  void name_own(ItemSide& side, std::size_t index) const {
    const model::Region& region = context_.data.region();
    side.office = words(TextKey::sharing_this_workspace);
    const auto& own = *stage_->own;
    if (index < own.size() && own[index]) {
      if (!own[index]->office.empty()) side.office = own[index]->office;
      side.person = own[index]->person;
      side.when = time_words(own[index]->time_ms, context_.offset_minutes, language_);
    } else if (!region.office.empty()) {
      side.person = region.office;
    }
  }

  ItemSide side(const MergeItem& item, const MergeCandidate& candidate, std::size_t index,
                std::vector<std::uint64_t>& files) {
    ItemSide out;
    out.value = value_of(item, candidate.value);
    out.figure = item.rating.has_value() && candidate.value.as_int() != nullptr;
    std::size_t holders = 0;
    for (std::size_t b = 0; b < stage_->files.size(); ++b) {
      if (!candidate.branches.test(b)) continue;
      const std::uint64_t file = stage_->files[b];
      if (std::ranges::find(files, file) == files.end()) files.push_back(file);
      if (++holders > 1) continue;
      if (file == 0) {
        name_own(out, index);
      } else {
        const exchange::BranchLabel& label = stage_->plan->labels[b];
        out.office = label.office.empty() ? label.file : label.office;
        out.person = label.author;
        out.when = moment_words(label.date, language_);
      }
      out.note = note_of(item, file);
    }
    if (holders > 1) out.more = words(TextKey::sharing_and_more, {count(holders - 1)});
    return out;
  }

  ItemCard card(const MergeItem& item, std::size_t index) {
    ItemCard out{.stage = stage_->kind, .item = merge_item_name(item)};
    out.who = who_of(item);
    out.what = what_of(item);
    out.proposed = static_cast<std::int32_t>(item.proposal);
    for (const MergeCandidate& candidate : item.candidates) {
      out.sides.push_back(side(item, candidate, index, out.files));
      out.values.push_back(candidate.value);
    }
    if (stage_->plan->has_base && base_can_be_chosen(item)) {
      out.base = item.base.is_null() ? words(TextKey::record_empty) : value_of(item, item.base);
      out.values.push_back(item.base);
    }
    if (item.kind == MergeItemKind::FieldConflict) {
      out.other = other_field(item.record.kind, item.field, language_);
    } else if (item.kind == MergeItemKind::RatingConflict) {
      out.other = other_level(language_);
    }
    out.about_level = item.rating.has_value() || item.record.kind == EntityKind::Standard;
    return out;
  }
  static bool base_can_be_chosen(const MergeItem& item) {
    switch (item.kind) {
      case MergeItemKind::FieldConflict:
      case MergeItemKind::RatingConflict:
      case MergeItemKind::KeptKeyConflict: return true;
      case MergeItemKind::StandardBounds: return !item.base.is_null();
      default: return false;
    }
  }

  // ---- what the rules settled ----

  std::string offices_of(const exchange::BranchSet& branches) const {
    std::string out;
    for (std::size_t b = 0; b < stage_->files.size(); ++b) {
      if (!branches.test(b)) continue;
      const exchange::BranchLabel& label = stage_->plan->labels[b];
      out += out.empty() ? "" : ", ";
      out += stage_->files[b] == 0  ? words(TextKey::sharing_this_workspace)
             : label.office.empty() ? label.file
                                    : label.office;
    }
    return out;
  }

  void settle(const MergeItem& item, std::vector<SettledGroup>& groups) {
    const bool new_key = item.kind == MergeItemKind::NewKey;
    // Ours is no news here.
    exchange::BranchSet ours;
    ours.set(stage_->plan->ours);
    if (new_key && item.candidates.back().branches == ours) return;
    auto group = std::ranges::find(groups, item.kind, &SettledGroup::kind);
    if (group == groups.end()) {
      group = groups.insert(groups.end(), SettledGroup{.kind = item.kind});
      group->title = words(settled_key(item.kind));
    }
    SettledRow row{who_of(item), what_of(item)};
    if (item.kind == MergeItemKind::ClearedAndChanged) {
      row.what += ": " + value_of(item, item.taken);
    } else if (new_key) {
      row.what += " · " + offices_of(item.candidates.back().branches);
    } else if (item.kind == MergeItemKind::CameBack) {
      std::string needed;
      for (const exchange::MergeRelated& other : item.related) {
        if (other.title.empty()) continue;
        needed += (needed.empty() ? "" : ", ") + other.title;
      }
      if (!needed.empty()) row.what += " · " + needed;
    }
    group->rows.push_back(std::move(row));
    group->count = count(group->rows.size());
  }

  const Context& context_;
  const SharingBoard& board_;
  base::Language language_;
  const SharingStage* stage_ = nullptr;
  std::map<std::uint64_t, const Dataset*> documents_;
  std::unordered_map<const Dataset*, std::unordered_map<std::uint64_t, const model::Note*>> notes_;
};

}  // namespace

bool SharingItems::fits(const SharingBoard& board, base::Language wanted) const {
  return language == wanted &&
         std::ranges::equal(plans, board.stages, {}, {}, &SharingStage::plan);
}

std::shared_ptr<const SharingItems> build_sharing_items(const Context& context,
                                                        const SharingBoard& board) {
  return ItemsBuilder(context, board).run();
}

}  // namespace asah::screens
