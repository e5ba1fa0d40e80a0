// SPDX-License-Identifier: Apache-2.0
// Until when something is open, in words.
#pragma once

#include <chrono>
#include <string>

#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// "22 ธ.ค. 2569 23:59 น.": the last minute before the moment it closes at. Midnight would be read as the end
/// of the day that it begins.
[[nodiscard]] inline std::string last_minute(const Voice& voice,
                                             std::chrono::sys_time<std::chrono::microseconds> closes) {
  return voice.moment(closes - std::chrono::minutes(1));
}

}  // namespace prongsai::web
