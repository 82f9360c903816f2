#include "core/report/text_measure.hpp"

#include <doctest/doctest.h>

#include "core/base/random.hpp"
#include "core/base/text.hpp"

namespace asah::text_measure_test {

using namespace asah::report;
using asah::base::Random;

namespace {

constexpr TextFace kFace{TextSize::Small, Weight::Regular, Role::Text};
constexpr std::string_view kEllipsis = "…";

float width(std::string_view text, Weight weight = Weight::Regular) {
  return FontTable().width(text, TextSize::Small, weight);
}
std::string cut(std::string_view text, float room) { return elide(text, room, kFace, FontTable()); }
std::vector<std::string> broken(std::string_view text, float room, int lines) {
  return wrap(text, room, lines, kFace, FontTable());
}

std::string random_text(Random& random) {
  constexpr const char* kPieces[] = {"a", "W", " ", "é", "—", "漢", "😀", "i", "Dinas ", ". "};
  std::string out;
  for (std::uint64_t n = random.below(25); n > 0; --n) out += kPieces[random.index(10)];
  return out;
}

}  // namespace

TEST_CASE("widths come from the font's table") {
  CHECK(width("") == 0);
  CHECK(width("0") == doctest::Approx(13 * 0.572));
  CHECK(width("0123456789") == doctest::Approx(10 * 13 * 0.572));
  CHECK(width("A") == doctest::Approx(13 * 0.639));
  CHECK(width("A", Weight::Semibold) == doctest::Approx(13 * 0.671));
  CHECK(width("é") == doctest::Approx(13 * 0.564));
  CHECK(width("e\xcc\x81") == width("e"));  // a combining mark takes no room
  CHECK(FontTable().width("A", TextSize::Figure, Weight::Regular) == doctest::Approx(27 * 0.639));
}

TEST_CASE("all digits are equally wide, so that columns of figures stand") {
  for (const Weight weight : {Weight::Regular, Weight::Semibold}) {
    for (char digit = '0'; digit <= '9'; ++digit)
      CHECK(width({&digit, 1}, weight) == width("0", weight));
  }
}

TEST_CASE("malformed text still has a width") {
  CHECK(width("\xff\xfe") >= 0);
  CHECK(width("\xe2\x82") >= 0);
  CHECK(width(std::string_view("\0", 1)) == 0);
}

TEST_CASE("text that fits is left alone, other text ends in an ellipsis") {
  CHECK(cut("Komunikasi", 100) == "Komunikasi");
  CHECK(cut("Komunikasi", width("Komunikasi")) == "Komunikasi");
  CHECK(cut("Komunikasi", width("Komunikasi") - 0.1F) == "Komunik…");
  CHECK(cut("Kerja sama", width("Kerja s…") - 0.1F) == "Kerja…");
  CHECK(cut("Komunikasi", 3) == "");
  CHECK(cut("", 100) == "");
  CHECK(cut("Komunikasi", -1) == "");
}

TEST_CASE("cut text fits, is the longest that does, and never splits a letter") {
  Random random(60);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random);
    const auto room = static_cast<float>(random.below(150));
    const std::string shown = cut(text, room);
    CHECK(asah::base::is_utf8(shown));
    if (shown.empty()) continue;
    CHECK(width(shown) <= room);
    if (shown == text) continue;
    CHECK(width(text) > room);
    CHECK(shown.ends_with(kEllipsis));
    CHECK(text.starts_with(shown.substr(0, shown.size() - kEllipsis.size())));
  }
}

TEST_CASE("text is broken at spaces, and its last line is cut") {
  using Lines = std::vector<std::string>;
  CHECK(broken("", 50, 2).empty());
  CHECK(broken("   ", 50, 2).empty());
  CHECK(broken("Komunikasi", 100, 2) == Lines{"Komunikasi"});
  CHECK(broken("Kerja sama", 40, 2) == Lines{"Kerja", "sama"});
  CHECK(broken("Orientasi pada hasil", width("pada hasil"), 3) == Lines{"Orientasi", "pada hasil"});
  CHECK(broken("Orientasi pada hasil", width("Orienta…"), 1) == Lines{"Orienta…"});
  CHECK(broken("  Kerja   sama  ", 40, 2) == Lines{"Kerja", "sama"});
  CHECK(broken("Ketatalaksanaan dua", width("Ketata…"), 2) == Lines{"Ketata…", "dua"});
  CHECK(broken("dua Ketatalaksanaan", width("Ketata…"), 2) == Lines{"dua", "Ketata…"});
  CHECK(broken("Komunikasi", 2, 2).empty());
  CHECK(broken("Komunikasi", 100, 0).empty());
}

TEST_CASE("broken lines fit, are not empty, and keep the order of the words") {
  Random random(61);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random);
    const auto room = static_cast<float>(random.below(120));
    const int most = static_cast<int>(random.below(5));
    const auto lines = broken(text, room, most);
    CHECK(lines.size() <= static_cast<std::size_t>(most));
    std::size_t from = 0;
    for (const std::string& line : lines) {
      CHECK_FALSE(line.empty());
      CHECK(width(line) <= room);
      CHECK(asah::base::is_utf8(line));
      const bool is_cut = line.ends_with(kEllipsis);
      const std::string head = line.substr(0, line.size() - (is_cut ? kEllipsis.size() : 0));
      const std::size_t at = text.find(head, from);
      CHECK(at != std::string::npos);
      from = at + head.size();
    }
  }
}

}  // namespace asah::text_measure_test
