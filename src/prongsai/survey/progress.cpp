// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/progress.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::survey {

ShownNumber shown_number(std::int64_t received, std::int64_t floor) {
  PRONGSAI_ASSERT(received >= 0 && floor >= 1 && floor <= floor_most);
  if (received < floor) return {0, floor - 1};
  const std::int64_t step = received - received % shown_step;
  return {std::max(step, floor), step + shown_step - 1};
}

Reached reached(const ShownNumber& number, std::int64_t minimum) {
  if (number.at_least >= minimum) return Reached::yes;
  return number.at_most >= minimum ? Reached::perhaps : Reached::no;
}

std::optional<Forecast> forecast(const Course& course) {
  if (course.now.is_few() || course.days < forecast_days_least || course.days_left < 0) return std::nullopt;
  const auto middle_of = [](const ShownNumber& number) { return (number.at_least + number.at_most) / 2; };
  const std::int64_t now = middle_of(course.now);
  const std::int64_t gained = std::max<std::int64_t>(0, now - middle_of(course.before));
  const std::int64_t gained_most = std::max<std::int64_t>(0, course.now.at_most - course.before.at_least);
  const auto by_then = [&](std::int64_t pace) { return pace * course.days_left / course.days; };
  Forecast out;
  out.low = course.now.at_least + by_then(gained) / 4;
  out.middle = now + by_then(gained);
  out.high = course.now.at_most;
  // A fifth of all is a quarter of what came before.
  if (course.days_left > 0) out.high = (course.now.at_most + 2 * by_then(gained_most)) * 5 / 4;
  const std::int64_t most = course.most.value_or(out.high);
  out.high = std::clamp(out.high, course.now.at_least, std::max(most, course.now.at_least));
  out.middle = std::clamp(out.middle, out.low, out.high);
  out.low = std::min(out.low, out.high);
  return out;
}

}  // namespace prongsai::survey
