#pragma once
// Everything one workspace knows, as an immutable value to its readers. Copying is cheap.

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/table.hpp"
#include "core/model/fields.hpp"
#include "core/model/ratings.hpp"

namespace asah::model {

struct Workspace;
struct Office;
using WorkspaceId = base::Id<Workspace>;
using OfficeId = base::Id<Office>;

/// A key that a file of a newer minor version brought; kept and written back where it was.
struct UnknownKey {
  EntityKind kind = EntityKind::Region;
  std::uint64_t id = 0;
  /// Path below the record as a JSON pointer without the first slash: "color", "name/jv".
  std::string key;
  /// The value as JSON text.
  std::string json;

  auto operator<=>(const UnknownKey&) const = default;
};

/// A member of the document itself, or of its header, that a newer minor version brought.
struct UnknownSection {
  bool in_header = false;
  std::string key;
  /// The value as JSON text.
  std::string json;

  auto operator<=>(const UnknownSection&) const = default;
};

struct Dataset {
  WorkspaceId workspace;
  base::Table<Region> regions;
  base::Table<Unit> units;
  base::Table<Tier> tiers;
  base::Table<Competency> competencies;
  base::Table<Mission> missions;
  base::Table<Issue> issues;
  base::Table<Position> positions;
  base::Table<Employee> employees;
  base::Table<Standard> standards;
  base::Table<BandRule> band_rules;
  base::Table<Cycle> cycles;
  base::Table<Rater> raters;
  base::Table<Note> notes;
  base::Table<Moderation> moderations;
  base::Table<WorkspaceKey> keys;
  base::Table<Packet> packets;
  base::Table<PacketReturn> packet_returns;
  base::Table<Decision> decisions;
  base::Table<Tombstone> tombstones;
  Ratings ratings;
  /// Sorted by kind, id, key.
  std::vector<UnknownKey> unknown_keys;
  /// Sorted by place, key.
  std::vector<UnknownSection> unknown_sections;

 private:
  auto tables() {
    return std::tie(regions, units, tiers, competencies, missions, issues, positions, employees,
                    standards, band_rules, cycles, raters, notes, moderations, keys, packets,
                    packet_returns, decisions, tombstones);
  }

 public:
  template <class E>
  base::Table<E>& table() {
    return std::get<base::Table<E>&>(tables());
  }
  template <class E>
  const base::Table<E>& table() const {
    return const_cast<Dataset*>(this)->table<E>();
  }

  /// The one region record; an empty one before there is any.
  const Region& region() const {
    static const Region kNoRegion;
    return regions.empty() ? kNoRegion : regions.rows()[0];
  }

  /// Equal content, whatever the revisions.
  bool operator==(const Dataset& other) const = default;
};

}  // namespace asah::model
