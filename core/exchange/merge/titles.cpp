// Names for people of the records that items speak of.

#include <algorithm>

#include "core/change/commands.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/merge/merge_parts.hpp"

namespace asah::exchange {

using model::Dataset;
using model::EntityKind;
using model::RecordKey;

namespace {

// "Budi · KOM"; the parts that have a name.
std::string joined_titles(const Dataset& dataset, RecordKey first, RecordKey second) {
  std::string out = record_title(dataset, first);
  const std::string other = record_title(dataset, second);
  if (!out.empty() && !other.empty()) out += " · ";
  return out + other;
}

template <class E>
std::string own_title(const Dataset& dataset, const E& entity) {
  if constexpr (std::is_same_v<E, model::Standard>) {
    return joined_titles(dataset, {EntityKind::Position, entity.position.value},
                         {EntityKind::Competency, entity.competency.value});
  } else if constexpr (std::is_same_v<E, model::Note> || std::is_same_v<E, model::Moderation>) {
    return joined_titles(dataset, {EntityKind::Employee, entity.employee.value},
                         {EntityKind::Competency, entity.competency.value});
  } else if constexpr (std::is_same_v<E, model::BandRule>) {
    return std::string(model::kChoices<model::Purpose>[static_cast<std::size_t>(entity.purpose)]) +
           ' ' + std::to_string(entity.version);
  } else if constexpr (std::is_same_v<E, model::WorkspaceKey>) {
    const std::string print = key_fingerprint(entity);
    return entity.by.empty() || print.empty() ? print + entity.by : print + " · " + entity.by;
  } else if constexpr (std::is_same_v<E, model::Tombstone>) {
    return base::iso_text(entity.date);
  } else {
    return change::title_of(entity);
  }
}

}  // namespace

std::string record_title(const Dataset& dataset, RecordKey record) {
  std::string title;
  model::visit_entity(record.kind, [&]<class E>() {
    const E* entity = dataset.table<E>().find({record.id});
    if (entity != nullptr) title = own_title(dataset, *entity);
  });
  return title;
}

void give_titles(const MergeSides& sides, std::vector<MergeItem>& items) {
  // The base's name, else the greatest of the branches': the same for any order of them.
  std::map<RecordKey, std::string> known;
  const auto title_of = [&](RecordKey record) {
    const auto [at, fresh] = known.try_emplace(record);
    if (!fresh) return at->second;
    if (sides.base != nullptr) at->second = record_title(*sides.base, record);
    if (!at->second.empty()) return at->second;
    for (const Dataset* branch : sides.branches) {
      at->second = std::max(at->second, record_title(*branch, record));
    }
    return at->second;
  };
  for (MergeItem& item : items) {
    if (item.kind == MergeItemKind::Erased) continue;
    item.title = title_of(item.record);
    for (MergeRelated& related : item.related) related.title = title_of(related.record);
  }
}

}  // namespace asah::exchange
