// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers: every score, weight and threshold of the house.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::base {

/// An exact decimal with four places: 91.50 is 915000 ten-thousandths. Scores lie between 0 and 100, but
/// the type holds any sum of them (about ±9.2e14). No binary floating point goes in or comes out.
class Points {
 public:
  static constexpr std::int64_t unit = 10'000;  ///< ten-thousandths in one point
  static constexpr int places_max = 4;

  constexpr Points() = default;
  [[nodiscard]] static constexpr Points from_ten_thousandths(std::int64_t count) { return Points(count); }
  [[nodiscard]] static constexpr Points whole(std::int64_t points) { return Points(points * unit); }
  [[nodiscard]] constexpr std::int64_t ten_thousandths() const { return count_; }

  friend constexpr auto operator<=>(Points, Points) = default;
  friend constexpr Points operator+(Points a, Points b) { return Points(a.count_ + b.count_); }
  friend constexpr Points operator-(Points a, Points b) { return Points(a.count_ - b.count_); }
  constexpr Points operator-() const { return Points(-count_); }
  constexpr Points& operator+=(Points other) {
    count_ += other.count_;
    return *this;
  }

 private:
  constexpr explicit Points(std::int64_t count) : count_(count) {}
  std::int64_t count_ = 0;
};

/// Reads "91.5", "91.50", "-0.25" or "0": ASCII digits, at most `Points::places_max` decimals, no sign
/// "+", no exponent, no thousands separator, at most 12 digits before the point. Empty on anything else.
[[nodiscard]] std::optional<Points> parse_points(std::string_view text);

/// How many decimals `text` is written with ("91.50" has 2). Requires: parse_points(text) has a value.
[[nodiscard]] int decimals_of(std::string_view text);

/// Writes with exactly `places` decimals. Requires: 0 <= places <= 4 and the value needs no more (a value
/// is rounded once, by the rule of its level, before anything prints it).
[[nodiscard]] std::string to_string(Points value, int places);

/// Writes with as few decimals as the value needs, but at least `places_min`: 0.25 -> "0.25", 30 -> "30".
[[nodiscard]] std::string to_shortest_string(Points value, int places_min = 0);

/// Rounds to `places` decimals, halves away from zero (2.345 -> 2.35, -2.345 -> -2.35).
[[nodiscard]] Points round_half_up(Points value, int places);

}  // namespace prongsai::base
