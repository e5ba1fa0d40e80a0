// SPDX-License-Identifier: Apache-2.0
// How far a survey is while people still answer it: numbers that betray nobody, and what they let one expect.
#pragma once

#include <cstdint>
#include <optional>

namespace prongsai::survey {

/// From so many answers on something may be shown at all, unless a round chooses more. Rules of this house:
/// no edition is known to name any.
inline constexpr std::int64_t internal_floor = 10;
inline constexpr std::int64_t external_floor = 5;
inline constexpr std::int64_t floor_most = 1'000;

/// Numbers move in steps of this many while a survey is answered: whoever watches the number and the door
/// sees that five people answered, not who.
inline constexpr std::int64_t shown_step = 5;

/// A number of answers as it may be shown while more come in: a span, both ends possible.
struct ShownNumber {
  std::int64_t at_least = 0;
  std::int64_t at_most = 0;

  /// Below the floor: said as "fewer than at_most + 1", and none is not told from some.
  [[nodiscard]] bool is_few() const { return at_least == 0; }
  /// Of several surveys together: the sum of what is shown of each, so that a total says nothing that its
  /// parts do not say, whatever other totals it is compared with.
  ShownNumber& operator+=(const ShownNumber& other) {
    at_least += other.at_least;
    at_most += other.at_most;
    return *this;
  }
  friend bool operator==(const ShownNumber&, const ShownNumber&) = default;
};

/// 17 with a floor of 10 is 15 to 19; 9 is 0 to 9; 12 with a floor of 12 is 12 to 14. Everything that is
/// shown, sorted, filtered or forecast of a survey that is not opened goes through here. Requires: received
/// >= 0, 1 <= floor <= floor_most.
[[nodiscard]] ShownNumber shown_number(std::int64_t received, std::int64_t floor);

enum class Reached : std::uint8_t {
  no,
  perhaps,  ///< the minimum lies within the span
  yes,
};
[[nodiscard]] Reached reached(const ShownNumber& number, std::int64_t minimum);

/// How many answers there may be in the end. Not a statistician's interval: a span in which most surveys end
/// (progress_test tells how many of which kind).
struct Forecast {
  std::int64_t low = 0;
  std::int64_t middle = 0;
  std::int64_t high = 0;

  friend bool operator==(const Forecast&, const Forecast&) = default;
};

/// What a forecast is made from: shown numbers alone, so that it cannot tell more than they do.
struct Course {
  ShownNumber now;
  ShownNumber before;          ///< as it stood `days` days earlier
  std::int64_t days = 7;       ///< from `before` to `now`
  std::int64_t days_left = 0;  ///< whole days until the last answer can come
  /// Nobody else can be asked: never more than this.
  std::optional<std::int64_t> most;
};

/// Fewer days of observation tell nothing.
inline constexpr std::int64_t forecast_days_least = 3;

/// `middle`: the days left go on as the last ones went. `low`: at a quarter of that pace. `high`: at twice
/// that pace, and then a fifth of all answers on the last day, as surveys with a closing day have it. Empty
/// while too few answers or days are there.
[[nodiscard]] std::optional<Forecast> forecast(const Course& course);

}  // namespace prongsai::survey
