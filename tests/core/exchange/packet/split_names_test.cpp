// Files of one set of packets have names of their own.
#include <doctest/doctest.h>

#include <vector>

#include "core/exchange/packet/cover_list.hpp"
#include "core/exchange/packet/packet.hpp"

namespace asah::split_names_test {

TEST_CASE("split: people of one name get files of different names, whatever identities come up") {
  model::Dataset dataset;
  model::Cycle cycle;
  cycle.id = {1};
  cycle.name = "Pemetaan";
  dataset.cycles.insert(cycle);
  for (std::uint64_t id = 10; id < 13; ++id) {
    model::Employee person;
    person.id = {id};
    person.nip = "19900101201501" + std::to_string(id) + "97";
    person.name = "Siti Aminah";
    dataset.employees.insert(person);
  }
  // The first three identities end alike.
  constexpr std::uint64_t kStep = 1 << 20;
  std::uint64_t asked = 0;
  exchange::SplitRequest request{.cycle = cycle.id, .kind = model::PacketKind::Self};
  request.new_id = [&asked] { return ++asked <= 3 ? 7 + asked * kStep : 7 + asked; };
  const auto packets = exchange::plan_packets(dataset, request);
  REQUIRE(packets);
  REQUIRE(packets->size() == 3);
  CHECK(asked == 5);
  const auto rows = exchange::cover_rows(dataset, *packets, false);
  CHECK(rows[0].file != rows[1].file);
  CHECK(rows[1].file != rows[2].file);
  CHECK(rows[0].file != rows[2].file);
}

}  // namespace asah::split_names_test
