#include "core/report/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace asah::report {
namespace {

constexpr std::array<std::uint64_t, 7> kPowers = {1, 10, 100, 1000, 10000, 100000, 1000000};

std::uint64_t power_of_ten(int exponent) {
  return kPowers[static_cast<std::size_t>(std::clamp(exponent, 0, 6))];
}

std::uint64_t magnitude(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

// Halves go up, which is away from zero because the sign is held apart.
std::uint64_t divide_half_up(std::uint64_t value, std::uint64_t divisor) {
  const std::uint64_t rest = value % divisor;
  return value / divisor + (rest >= divisor - rest ? 1 : 0);
}

// Fills a buffer from the left. The longest text (a grouped 64-bit number with sign, currency,
// decimals and unit) stays below 50 bytes, so the buffer cannot run over; append still looks.
class Writer {
 public:
  explicit Writer(NumberBuffer& buffer) : buffer_(buffer) {}

  void append(std::string_view text) {
    const std::size_t room = std::min(text.size(), buffer_.size() - size_);
    std::copy_n(text.begin(), room, buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += room;
  }

  void append_grouped(std::uint64_t value, Language language) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const auto count = static_cast<std::size_t>(end - digits.data());
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0 && (count - i) % 3 == 0) append(language == Language::Indonesian ? "." : ",");
      append({&digits[i], 1});
    }
  }

  // `units` of 10^-decimals.
  void append_decimal(std::uint64_t units, int decimals, Language language) {
    const std::uint64_t one = power_of_ten(decimals);
    append_grouped(units / one, language);
    if (decimals == 0) return;
    append(language == Language::Indonesian ? "," : ".");
    for (int place = decimals - 1; place >= 0; --place) {
      const auto digit = static_cast<char>('0' + units / power_of_ten(place) % 10);
      append({&digit, 1});
    }
  }

  std::string_view text() const { return {buffer_.data(), size_}; }

 private:
  NumberBuffer& buffer_;
  std::size_t size_ = 0;
};

struct Magnitude {
  std::uint64_t one;
  std::string_view indonesian;
  std::string_view english;
};

constexpr std::array<Magnitude, 5> kMagnitudes = {{{1, "", ""},
                                                   {1'000, "rb", "k"},
                                                   {1'000'000, "jt", "m"},
                                                   {1'000'000'000, "M", "bn"},
                                                   {1'000'000'000'000, "T", "tn"}}};

// At most three significant digits of value / one, as units of 10^-decimals.
struct Significant {
  std::uint64_t units = 0;
  int decimals = 0;
};

Significant three_digits(std::uint64_t value, std::uint64_t one) {
  const std::uint64_t whole = value / one;
  int decimals = one == 1 || whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
  std::uint64_t units = divide_half_up(value, one / power_of_ten(decimals));
  while (decimals > 0 && units % 10 == 0) {
    units /= 10;
    --decimals;
  }
  return {units, decimals};
}

void append_compact(Writer& out, std::uint64_t value, Language language) {
  std::size_t step = 0;
  while (step + 1 < kMagnitudes.size() && value >= kMagnitudes[step + 1].one) ++step;
  Significant shown = three_digits(value, kMagnitudes[step].one);
  // 999.600 thousand rounds to 1.000 thousand, which is written as 1 million.
  if (step > 0 && step + 1 < kMagnitudes.size() && shown.decimals == 0 && shown.units == 1000) {
    ++step;
    shown = {1, 0};
  }
  out.append_decimal(shown.units, shown.decimals, language);
  const Magnitude& unit = kMagnitudes[step];
  if (unit.one == 1) return;
  out.append(kNoBreakSpace);
  out.append(language == Language::Indonesian ? unit.indonesian : unit.english);
}

void append_level(Writer& out, std::uint64_t hundredths, Language language) {
  const bool whole = hundredths % 100 == 0;
  out.append_decimal(whole ? hundredths / 100 : hundredths, whole ? 0 : 2, language);
}

void append_currency(Writer& out, bool negative) {
  if (negative) out.append(kMinus);
  out.append("Rp");
  out.append(kNoBreakSpace);
}

}  // namespace

std::string_view write_integer(NumberBuffer& buffer, std::int64_t value, Language language) {
  return write_scaled(buffer, {value, 0, 0}, language);
}

std::string_view write_scaled(NumberBuffer& buffer, Scaled value, Language language) {
  const int scale = std::clamp(value.scale, 0, 6);
  const int decimals = std::clamp(value.decimals, 0, 6);
  std::uint64_t units = magnitude(value.units);
  if (decimals < scale) units = divide_half_up(units, power_of_ten(scale - decimals));
  Writer out(buffer);
  if (value.units < 0 && units != 0) out.append(kMinus);
  out.append_decimal(units, std::min(scale, decimals), language);
  if (decimals > scale) {
    if (scale == 0) out.append(language == Language::Indonesian ? "," : ".");
    out.append(std::string_view("000000").substr(0, static_cast<std::size_t>(decimals - scale)));
  }
  return out.text();
}

std::string_view write_hundredths(NumberBuffer& buffer, Hundredths value, Language language) {
  return write_scaled(buffer, {value.value, 2, 2}, language);
}

std::int64_t round_scaled(double value, int decimals) {
  if (!std::isfinite(value)) return 0;
  const auto factor = static_cast<double>(power_of_ten(decimals));
  const double size = std::abs(value);
  const double scaled = size * factor;
  constexpr double kLimit = 9e18;
  if (scaled >= kLimit) return static_cast<std::int64_t>(value < 0 ? -kLimit : kLimit);
  const double whole = std::floor(scaled);
  const double rest = scaled - whole;
  // What the multiplication itself rounded away decides when it landed on a half.
  const bool up = rest > 0.5 || (rest == 0.5 && std::fma(size, factor, -scaled) >= 0);
  const auto rounded = static_cast<std::int64_t>(whole) + (up ? 1 : 0);
  return value < 0 ? -rounded : rounded;
}

std::string_view write_double(NumberBuffer& buffer, double value, int decimals, Language language) {
  if (!std::isfinite(value) || std::abs(value) >= 1e12) return kNoValue;
  return write_scaled(buffer, {round_scaled(value, decimals), decimals, decimals}, language);
}

std::string_view write_percent(NumberBuffer& buffer, Hundredths percent, int decimals,
                               Language language) {
  const std::size_t used =
      write_scaled(buffer, {percent.value, 2, std::clamp(decimals, 0, 2)}, language).size();
  const std::string_view sign = language == Language::Indonesian ? "\xc2\xa0%" : "%";
  std::copy_n(sign.begin(), sign.size(), buffer.begin() + static_cast<std::ptrdiff_t>(used));
  return {buffer.data(), used + sign.size()};
}

std::string_view write_level(NumberBuffer& buffer, Hundredths level, Language language) {
  Writer out(buffer);
  if (level.value < 0) out.append(kMinus);
  append_level(out, magnitude(level.value), language);
  return out.text();
}

std::string_view write_difference(NumberBuffer& buffer, Hundredths difference, Language language) {
  Writer out(buffer);
  if (difference.value != 0) out.append(difference.value < 0 ? kMinus : "+");
  append_level(out, magnitude(difference.value), language);
  return out.text();
}

std::string_view write_rupiah(NumberBuffer& buffer, std::int64_t rupiah, Language language) {
  Writer out(buffer);
  append_currency(out, rupiah < 0);
  out.append_grouped(magnitude(rupiah), language);
  return out.text();
}

std::string_view write_rupiah_compact(NumberBuffer& buffer, std::int64_t rupiah,
                                      Language language) {
  Writer out(buffer);
  append_currency(out, rupiah < 0);
  append_compact(out, magnitude(rupiah), language);
  return out.text();
}

std::string_view write_compact(NumberBuffer& buffer, std::int64_t value, Language language) {
  Writer out(buffer);
  if (value < 0) out.append(kMinus);
  append_compact(out, magnitude(value), language);
  return out.text();
}

std::string_view write_bytes(NumberBuffer& buffer, std::uint64_t bytes, Language language) {
  constexpr std::array<std::string_view, 5> kUnits = {"B", "kB", "MB", "GB", "TB"};
  std::uint64_t one = 1;
  std::size_t unit = 0;
  // 999.500 B and more would be written 1.000 kB, so they belong to the next unit already.
  while (unit + 1 < kUnits.size() && bytes >= one * 1000 - one / 2) {
    one *= 1000;
    ++unit;
  }
  const bool small = unit > 0 && bytes < one * 10 - one / 20;
  Writer out(buffer);
  out.append_decimal(divide_half_up(bytes, small ? one / 10 : one), small ? 1 : 0, language);
  out.append(kNoBreakSpace);
  out.append(kUnits[unit]);
  return out.text();
}

std::string_view write_nip(NumberBuffer& buffer, std::string_view nip) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (nip.size() != 18 || !std::ranges::all_of(nip, is_digit)) return nip;
  Writer out(buffer);
  std::size_t at = 0;
  for (const std::size_t length : {8U, 6U, 1U, 3U}) {
    if (at > 0) out.append(" ");
    out.append(nip.substr(at, length));
    at += length;
  }
  return out.text();
}

std::string_view level_name(int level, Language language) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kNames = {{{"Paham", "Awareness"},
                                                                      {"Dasar", "Basic"},
                                                                      {"Menengah", "Intermediate"},
                                                                      {"Mumpuni", "Advanced"},
                                                                      {"Ahli", "Expert"}}};
  if (level < 1 || level > 5) return kNoValue;
  return kNames[static_cast<std::size_t>(level - 1)][static_cast<std::size_t>(language)];
}

}  // namespace asah::report
