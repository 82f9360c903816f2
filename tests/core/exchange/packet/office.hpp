#pragma once
// An office that sends packets out and takes returns in, and people who fill them in.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/change/store.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/exchange/packet/returns.hpp"

namespace asah::test {

/// Eight people in three units below one root, four competencies, an open cycle with some ratings
/// and notes, two raters, and a second cycle. Identities are small numbers: people 1 to 8, units 1
/// (root) to 4, competencies 1 to 4, cycles 1 and 2, raters 1 and 2, notes 1 and 2.
model::Dataset office_dataset();

class Office {
 public:
  explicit Office(model::Dataset dataset = office_dataset());

  const model::Dataset& data() const { return store_.snapshot(); }
  change::Store& store() { return store_; }
  void commit(change::Step step);
  /// Makes the packets of a request (identity, day and head filled in) and registers them.
  std::vector<model::Packet> send(exchange::SplitRequest request);
  /// One packet for the people of unit 2 to 4, rated by whom it finds.
  model::Packet send_unit(std::uint64_t unit);
  /// One packet for one of the raters, over these people.
  model::Packet send_rater(std::uint64_t rater, std::vector<model::EmployeeId> people);

  exchange::ReturnsInput input(const std::vector<exchange::Document>& files) const;
  /// Plans and commits; the plan.
  exchange::ReturnsPlan take(const std::vector<exchange::Document>& files,
                             std::span<const exchange::MergeDecision> decisions = {});

  base::Date today = base::Date::from_civil(2026, 3, 10);
  /// False: what was before is folded away.
  bool remembers = true;

 private:
  change::Store store_;
  std::uint64_t next_id_ = 1000;
  std::int64_t clock_ = 0;
};

/// One copy of a packet in somebody's hands.
class Filler {
 public:
  Filler(const model::Dataset& whole, const model::Packet& packet, std::string name = "Rina");

  const model::Dataset& data() const { return store_.snapshot(); }
  const model::Packet& packet() const { return packet_; }
  model::RaterId rater() const { return exchange::packet_rater(packet_, name_); }
  /// None takes the level away.
  void rate(std::uint64_t person, std::uint64_t competency, int level);
  void note(std::uint64_t id, std::uint64_t person, std::uint64_t competency, std::string text);
  void forget_note(std::uint64_t id);
  /// A return as it comes out of the file, after writing and reading it.
  exchange::Document save(std::string created_at = "2026-03-05T10:00:00+07:00");

 private:
  void commit(change::Step step);

  model::Packet packet_;
  std::string name_;
  change::Store store_;
  std::vector<change::JournalHead> saved_;
  std::int64_t clock_ = 0;
};

/// A document of `purpose` with this content, after writing and reading it.
exchange::Document document_of(const model::Dataset& dataset, exchange::HeaderInput header);

std::string bytes_of(const model::Dataset& dataset);

}  // namespace asah::test
