// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/instant.h"

#include <charconv>

#include "prongsai/base/assert.h"

namespace prongsai::audit {
namespace {

namespace chrono = std::chrono;

constexpr std::string_view form = "0000-00-00T00:00:00.000000Z";

void put_digits(std::string& out, std::size_t at, std::size_t length, std::int64_t value) {
  for (std::size_t i = length; i-- > 0; value /= 10) out[at + i] = static_cast<char>('0' + value % 10);
}

}  // namespace

bool is_tellable(Instant instant) {
  constexpr Instant begin{};
  constexpr Instant end = chrono::sys_days(chrono::year(10'000) / 1 / 1);
  return begin <= instant && instant < end;
}

std::string to_text(Instant instant) {
  PRONGSAI_ASSERT(is_tellable(instant));
  const auto midnight = chrono::floor<chrono::days>(instant);
  const chrono::year_month_day day(midnight);
  const chrono::hh_mm_ss time(instant - midnight);
  std::string out(form);
  put_digits(out, 0, 4, static_cast<int>(day.year()));
  put_digits(out, 5, 2, static_cast<unsigned>(day.month()));
  put_digits(out, 8, 2, static_cast<unsigned>(day.day()));
  put_digits(out, 11, 2, time.hours().count());
  put_digits(out, 14, 2, time.minutes().count());
  put_digits(out, 17, 2, time.seconds().count());
  put_digits(out, 20, 6, time.subseconds().count());
  return out;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != form.size()) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = -1;
    std::from_chars(text.data() + at, text.data() + at + length, value);
    return value;
  };
  const chrono::year_month_day day(chrono::year(number(0, 4)),
                                   chrono::month(static_cast<unsigned>(number(5, 2))),
                                   chrono::day(static_cast<unsigned>(number(8, 2))));
  if (!day.ok()) return std::nullopt;
  const Instant out = chrono::sys_days(day) + chrono::hours(number(11, 2)) + chrono::minutes(number(14, 2)) +
                      chrono::seconds(number(17, 2)) + chrono::microseconds(number(20, 6));
  // Writing it again finds what the numbers alone do not: signs, wrong separators, the 61st minute.
  if (!is_tellable(out) || to_text(out) != text) return std::nullopt;
  return out;
}

}  // namespace prongsai::audit
