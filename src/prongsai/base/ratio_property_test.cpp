// SPDX-License-Identifier: Apache-2.0
// Laws of rounding that hold for every value.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/base/ratio.h"

namespace prongsai::base {
namespace {

rc::Gen<Ratio> any_ratio() {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange<std::int64_t>(-20'000'000'000, 20'000'000'000),
                                    rc::gen::inRange<std::int64_t>(1, 10'000)),
                      [](const auto& pair) { return Ratio(pair.first, pair.second); });
}

Ratio magnitude(const Ratio& value) {
  return value < Ratio() ? Ratio() - value : value;
}

RC_GTEST_PROP(RatioLaws, rounding_twice_is_rounding_once, ()) {
  const Ratio value = *any_ratio();
  const int places = *rc::gen::inRange(0, 5);
  const Points once = round_half_up(value, places);
  RC_ASSERT(round_half_up(once, places) == once);
  RC_ASSERT(round_half_up(Ratio(once), places) == once);
}

RC_GTEST_PROP(RatioLaws, rounding_moves_a_value_by_half_a_step_at_most, ()) {
  constexpr std::int64_t steps[] = {10'000, 1'000, 100, 10, 1};
  const Ratio value = *any_ratio();
  const int places = *rc::gen::inRange(0, 5);
  const Ratio off = magnitude(Ratio(round_half_up(value, places)) - value);
  RC_ASSERT(!(off > Ratio(steps[places], 2)));
}

RC_GTEST_PROP(RatioLaws, rounding_keeps_the_order, ()) {
  const Ratio a = *any_ratio();
  const Ratio b = *any_ratio();
  const int places = *rc::gen::inRange(0, 5);
  const Ratio& less = a < b ? a : b;
  const Ratio& more = a < b ? b : a;
  RC_ASSERT(round_half_up(less, places) <= round_half_up(more, places));
}

RC_GTEST_PROP(RatioLaws, rounding_is_the_same_on_both_sides_of_zero, ()) {
  const Ratio value = *any_ratio();
  const int places = *rc::gen::inRange(0, 5);
  RC_ASSERT(round_half_up(Ratio() - value, places) == -round_half_up(value, places));
}

RC_GTEST_PROP(RatioLaws, sums_do_not_depend_on_their_order, ()) {
  const Ratio a = *any_ratio();
  const Ratio b = *any_ratio();
  const Ratio c = *any_ratio();
  RC_ASSERT((a + b) + c == a + (c + b));
  RC_ASSERT((a + b) - b == a);
}

RC_GTEST_PROP(RatioLaws, what_is_written_can_be_read_again, ()) {
  const Points value =
      Points::from_ten_thousandths(*rc::gen::inRange<std::int64_t>(-9'000'000'000, 9'000'000'000));
  RC_ASSERT(parse_points(to_string(value, Points::places_max)) == value);
  RC_ASSERT(parse_points(to_shortest_string(value)) == value);
}

}  // namespace
}  // namespace prongsai::base
