// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/points.h"

#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::base {
namespace {

constexpr std::array<std::int64_t, 5> power_of_ten = {1, 10, 100, 1'000, 10'000};
constexpr std::size_t whole_digits_max = 12;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<Points> parse_points(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > whole_digits_max) return std::nullopt;
  if (point != std::string_view::npos && decimals.empty()) return std::nullopt;
  if (decimals.size() > static_cast<std::size_t>(Points::places_max)) return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;

  std::int64_t count = 0;
  for (const char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    count = count * 10 + (c - '0');
  }
  for (const char c : decimals) {
    if (!is_digit(c)) return std::nullopt;
    count = count * 10 + (c - '0');
  }
  count *= power_of_ten[static_cast<std::size_t>(Points::places_max) - decimals.size()];
  return Points::from_ten_thousandths(negative ? -count : count);
}

int decimals_of(std::string_view text) {
  const std::size_t point = text.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::string to_string(Points value, int places) {
  PRONGSAI_ASSERT(places >= 0 && places <= Points::places_max);
  const std::int64_t step = power_of_ten[static_cast<std::size_t>(Points::places_max - places)];
  std::int64_t count = value.ten_thousandths();
  PRONGSAI_ASSERT(count % step == 0);
  std::string out = count < 0 ? "-" : "";
  if (count < 0) count = -count;
  out += std::to_string(count / Points::unit);
  if (places == 0) return out;
  std::string decimals = std::to_string(count % Points::unit);
  decimals.insert(0, static_cast<std::size_t>(Points::places_max) - decimals.size(), '0');
  decimals.resize(static_cast<std::size_t>(places));
  return out + "." + decimals;
}

std::string to_shortest_string(Points value, int places_min) {
  for (int places = places_min; places < Points::places_max; ++places) {
    if (value.ten_thousandths() % power_of_ten[static_cast<std::size_t>(Points::places_max - places)] == 0) {
      return to_string(value, places);
    }
  }
  return to_string(value, Points::places_max);
}

Points round_half_up(Points value, int places) {
  PRONGSAI_ASSERT(places >= 0 && places <= Points::places_max);
  const std::int64_t step = power_of_ten[static_cast<std::size_t>(Points::places_max - places)];
  const std::int64_t count = value.ten_thousandths();
  const std::int64_t half = count < 0 ? -(step / 2) : step / 2;
  return Points::from_ten_thousandths((count + half) / step * step);
}

}  // namespace prongsai::base
