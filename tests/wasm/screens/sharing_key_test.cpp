// Whose key seals the returns is seen where packets are made.
#include <doctest/doctest.h>

#include "core/base/base64.hpp"
#include "core/exchange/envelope.hpp"
#include "tests/wasm/support/screen_stage.hpp"
#include "wasm/screens/sharing_view.hpp"

namespace asah::sharing_key_test {

TEST_CASE("sharing key: the dialog names the key in use by fingerprint, day and maker") {
  test::ScreenStage<screens::SharingState, screens::SharingModel> stage(screens::build_sharing,
                                                                        screens::draw_sharing);
  stage.route.screen = screens::Screen::Sharing;
  stage.desk.workspace_open = true;
  stage.state.draft.emplace();
  stage.state.draft->seal = true;
  REQUIRE(stage.model().make);
  CHECK(stage.model().make->seal_key.empty());

  model::WorkspaceKey key;
  key.id = {1};
  key.kind = model::KeyKind::Sealing;
  key.public_part = base::base64(std::string(65, 'a'));
  key.made = base::Date::from_civil(2026, 1, 5);
  key.by = "Rina";
  stage.data.keys.insert(key);
  const std::string line = stage.model().make->seal_key;
  CHECK(line.contains(exchange::key_fingerprint(key)));
  CHECK(line.contains("5 Jan 2026"));
  CHECK(line.contains("Rina"));
}

}  // namespace asah::sharing_key_test
