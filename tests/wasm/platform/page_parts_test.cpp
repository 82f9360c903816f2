#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "wasm/platform/frame_pacer.hpp"
#include "wasm/platform/json_text.hpp"

namespace asah::platform::page_parts_test {
namespace {

TEST_CASE("pacer: a few frames after an event, then none") {
  FramePacer pacer;
  int frames = 1;
  while (pacer.after_frame(false)) ++frames;
  CHECK(frames == FramePacer::kSettlingFrames);
  CHECK_FALSE(pacer.after_frame(false));
  CHECK(pacer.after_frame(true));
  pacer.event();
  CHECK(pacer.after_frame(false));
  pacer.rest();
  CHECK_FALSE(pacer.after_frame(false));
}

TEST_CASE("json text: one flat object with every kind of value") {
  JsonText json;
  json.text("t", "a\"b\\c\n\x01").number("n", -0.25).flag("f", true).raw("r", "[1]");
  CHECK(json.take() == R"({"t":"a\"b\\c\u000a\u0001","n":-0.25,"f":true,"r":[1]})");
  CHECK(JsonText().take() == "{}");
  JsonText odd;
  odd.number("x", std::numeric_limits<double>::infinity()).number("y", 1e21);
  CHECK(odd.take() == R"({"x":0,"y":1e+21})");
}

}  // namespace
}  // namespace asah::platform::page_parts_test
