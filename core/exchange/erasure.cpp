#include "core/exchange/erasure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/change/tombstone.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Tombstone;
using model::WorkspaceKeyId;

namespace {

/// What is remembered of the people erased under one key.
struct Erased {
  base::HmacSha256 hmac;
  std::set<std::string, std::less<>> numbers;
  std::set<std::string, std::less<>> records;

  bool matches(model::EmployeeId employee, std::string_view nip) const {
    if (records.contains(change::record_mac(hmac, employee))) return true;
    return !nip.empty() && numbers.contains(change::number_mac(hmac, nip));
  }
};

using ByKey = std::map<WorkspaceKeyId, Erased>;

ByKey keys_of(std::span<const Dataset* const> datasets) {
  ByKey keys;
  for (const Dataset* dataset : datasets) {
    for (const model::WorkspaceKey& key : dataset->keys) {
      if (key.kind != model::KeyKind::Erasure) continue;
      keys.try_emplace(key.id, Erased{change::hmac_of(key), {}, {}});
    }
  }
  return keys;
}

// Tombstones of the dataset whose people stand in it again.
std::set<model::TombstoneId> taken_in_again(const Dataset& dataset, const ByKey& keys) {
  std::map<std::string, model::TombstoneId, std::less<>> macs;
  for (const Tombstone& stone : dataset.tombstones) {
    macs.emplace(stone.record_mac, stone.id);
    if (!stone.number_mac.empty()) macs.emplace(stone.number_mac, stone.id);
  }
  std::set<model::TombstoneId> found;
  if (macs.empty()) return found;
  for (const auto& [id, erased] : keys) {
    for (const model::Employee& person : dataset.employees) {
      for (const std::string& mac : {change::record_mac(erased.hmac, person.id),
                                     change::number_mac(erased.hmac, person.nip)}) {
        if (const auto at = macs.find(mac); at != macs.end()) found.insert(at->second);
      }
    }
  }
  return found;
}

}  // namespace

IsErased is_erased(std::span<const Dataset* const> datasets) {
  ByKey keys = keys_of(datasets);
  bool any = false;
  for (const Dataset* dataset : datasets) {
    if (dataset->tombstones.empty()) continue;
    const auto again = taken_in_again(*dataset, keys);
    for (const Tombstone& stone : dataset->tombstones) {
      const auto key = keys.find(stone.key);
      if (key == keys.end() || again.contains(stone.id)) continue;
      any = true;
      key->second.records.insert(stone.record_mac);
      if (!stone.number_mac.empty()) key->second.numbers.insert(stone.number_mac);
    }
  }
  if (!any) return nullptr;
  return [keys = std::move(keys)](model::EmployeeId employee, std::string_view nip) {
    return std::ranges::any_of(keys, [&](const auto& key) {
      return key.second.matches(employee, nip);
    });
  };
}

IsErased is_erased(const Dataset& dataset) {
  const Dataset* const only[] = {&dataset};
  return is_erased(only);
}

}  // namespace asah::exchange
