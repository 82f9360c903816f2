// Keys and tombstones: what a copy may not do to them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/base64.hpp"
#include "core/change/tombstone.hpp"
#include "core/exchange/erasure.hpp"
#include "core/exchange/merge/merge.hpp"

namespace asah::guarded_test {

using exchange::MergeInput;
using exchange::MergeItem;
using exchange::MergeItemKind;
using exchange::MergeResult;
using model::Dataset;
using model::WorkspaceKey;

namespace {

WorkspaceKey sealing_key(std::uint64_t id, char filling) {
  WorkspaceKey key;
  key.id = {id};
  key.kind = model::KeyKind::Sealing;
  key.public_part = base::base64(std::string(65, filling));
  key.private_part = base::base64("under a passphrase");
  key.made = base::Date::from_civil(2026, 1, 5);
  key.by = "Rina";
  return key;
}

Dataset office() {
  Dataset dataset;
  dataset.workspace = {7};
  dataset.keys.insert(sealing_key(1, 'a'));
  return dataset;
}

MergeResult merged(const Dataset* base, const std::vector<const Dataset*>& branches) {
  MergeInput input;
  input.base = base;
  for (const Dataset* branch : branches) input.branches.push_back({branch, {}});
  input.is_erased = exchange::is_erased(branches);
  auto result = exchange::merge(input);
  REQUIRE(result);
  return *std::move(result);
}

std::size_t count(const MergeResult& result, MergeItemKind kind) {
  return static_cast<std::size_t>(
      std::ranges::count(result.plan.items, kind, &MergeItem::kind));
}

}  // namespace

TEST_CASE("guarded: a key exchanged in a copy stays as it was, and is told") {
  const Dataset base = office();
  Dataset theirs = base;
  WorkspaceKey* key = theirs.keys.edit({1});
  key->public_part = base::base64(std::string(65, 'z'));
  key->private_part = "mine now";
  key->made = base::Date::from_civil(2999, 1, 1);
  for (const bool first : {false, true}) {
    const MergeResult result =
        first ? merged(&base, {&theirs, &base}) : merged(&base, {&base, &theirs});
    CHECK(result.dataset.keys == base.keys);
    CHECK(result.plan.open_count() == 0);
    REQUIRE(count(result, MergeItemKind::Guarded) == 3);
    // A later copy is told from this one: it must not look as if they had always had it so.
    for (const Dataset& copy : result.copies) CHECK(copy.keys == base.keys);
    for (const MergeItem& item : result.plan.items) {
      CHECK(item.taken == item.base);
      CHECK(item.title.ends_with("Rina"));
    }
  }
}

TEST_CASE("guarded: a key may be retired elsewhere") {
  const Dataset base = office();
  Dataset theirs = base;
  theirs.keys.edit({1})->retired = true;
  const MergeResult result = merged(&base, {&base, &theirs});
  CHECK(result.dataset.keys.find({1})->retired);
  CHECK(result.plan.items.empty());
}

TEST_CASE("guarded: a key and a tombstone that a copy lacks stay; all without them, they go") {
  Dataset base = office();
  const WorkspaceKey erasing = change::erasure_key({1, 2, 3});
  base.keys.insert(erasing);
  model::Employee person;
  person.id = {50};
  person.nip = "199001012015011997";
  person.name = "Budi";
  base.tombstones.insert(change::tombstone_of(person, erasing));
  Dataset theirs = base;
  theirs.keys = {};
  theirs.tombstones = {};
  theirs.employees.insert(person);

  const MergeResult result = merged(&base, {&base, &theirs});
  CHECK(result.dataset.keys == base.keys);
  CHECK(result.dataset.tombstones == base.tombstones);
  CHECK(result.dataset.employees.empty());
  CHECK(count(result, MergeItemKind::Guarded) == 3);
  CHECK(count(result, MergeItemKind::Deleted) == 0);
  CHECK(result.copies[1].keys == base.keys);
  CHECK(result.copies[1].tombstones == base.tombstones);
  // Nor later, by a copy that never knew of the erasure.
  CHECK(merged(nullptr, {&result.dataset, &theirs}).dataset.employees.empty());

  Dataset neither = base;
  neither.keys = {};
  neither.tombstones = {};
  CHECK(merged(&base, {&neither, &neither}).dataset.keys.empty());
}

TEST_CASE("guarded: a tombstone made to match nobody still matches whom it was made for") {
  Dataset base = office();
  const WorkspaceKey erasing = change::erasure_key({9});
  base.keys.insert(erasing);
  model::Employee person;
  person.id = {50};
  person.nip = "199001012015011997";
  person.name = "Budi";
  const model::Tombstone stone = change::tombstone_of(person, erasing);
  base.tombstones.insert(stone);
  Dataset theirs = base;
  theirs.keys.edit(erasing.id)->private_part = std::string(64, '0');
  theirs.tombstones.edit(stone.id)->number_mac = std::string(64, '0');
  theirs.tombstones.edit(stone.id)->record_mac = std::string(64, '1');
  theirs.tombstones.edit(stone.id)->reason = "Permintaan 12/2026";
  const MergeResult result = merged(&base, {&base, &theirs});
  REQUIRE(exchange::is_erased(result.dataset));
  CHECK(exchange::is_erased(result.dataset)(person.id, person.nip));
  CHECK(result.dataset.tombstones.find(stone.id)->reason == "Permintaan 12/2026");
}

TEST_CASE("guarded: a sealing key that not all have is told, a retired one and one for erasing not") {
  const Dataset base = office();
  Dataset theirs = base;
  theirs.keys.insert(sealing_key(2, 'b'));
  WorkspaceKey old = sealing_key(3, 'c');
  old.retired = true;
  theirs.keys.insert(old);
  theirs.keys.insert(change::erasure_key({4}));
  const MergeResult result = merged(&base, {&base, &theirs});
  CHECK(result.dataset.keys.size() == 4);
  REQUIRE(count(result, MergeItemKind::NewKey) == 1);
  const MergeItem& item = result.plan.items.front();
  CHECK(item.record.id == 2);
  REQUIRE(item.candidates.size() == 2);
  CHECK(item.candidates[1].branches.test(1));
  CHECK(item.candidates[1].branches.count() == 1);
  CHECK(merged(&base, {&theirs, &theirs}).plan.items.empty());
}

}  // namespace asah::guarded_test
