// SPDX-License-Identifier: Apache-2.0
// A moment of the trail, and the one way it is written.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::audit {

/// Microseconds since 1970 in UTC, without leap seconds. Given by whoever records: this room has no clock.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// True from 1970-01-01 to the end of the year 9999: what four digits of a year can tell.
[[nodiscard]] bool is_tellable(Instant instant);

/// "2026-11-06T03:00:00.000001Z": always six decimals, always Z. Requires: is_tellable(instant).
[[nodiscard]] std::string to_text(Instant instant);

/// The reverse; nothing for any other spelling, or for a day or time that does not exist.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

}  // namespace prongsai::audit
