#include "wasm/app/session.hpp"

#include <doctest/doctest.h>

#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/platform/fake_platform.hpp"

namespace asah::session_test {

TEST_CASE("session: a person's trail is searched once a step and person, not once a frame") {
  platform::FakeBrowser browser;
  platform::FakePlatform page(browser);
  app::Session session(page, {{1}, "Kota Contoh", ""}, test::stage_data());
  session.set_actor("Rina");
  CHECK(session.trail({1}).entries->empty());
  CHECK(session.trail({1}).entries == session.trail({1}).entries);

  model::Employee person = *session.data().employees.find({1});
  person.grade = "III/c";
  REQUIRE(session.commit(change::put(session.data(), person)));
  const screens::PersonTrail trail = session.trail({1});
  REQUIRE(trail.entries->size() == 1);
  CHECK(trail.records[trail.entries->front().record].actor.person == "Rina");
  CHECK(session.trail({1}).entries == trail.entries);
  CHECK(session.trail({2}).entries->empty());
  REQUIRE(session.undo());
  CHECK(session.trail({1}).entries->size() == 2);
}

}  // namespace asah::session_test
