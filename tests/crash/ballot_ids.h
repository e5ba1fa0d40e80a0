// SPDX-License-Identifier: Apache-2.0
// The ids and codes that a killed program used, so that whoever looks afterwards knows them too.
#pragma once

#include <string>

#include "prongsai/base/digest.h"
#include "prongsai/survey/link.h"

namespace prongsai::crash {

/// Ballots are numbered in each run; every tenth goes to the survey with codes, while there are codes.
inline constexpr int codes_of_a_run = 400;
[[nodiscard]] inline bool has_code(int number) {
  return number % 10 == 0 && number / 10 < codes_of_a_run;
}
[[nodiscard]] inline std::string id_of(int run, int number) {
  return base::sha256_hex("id " + std::to_string(run) + " " + std::to_string(number))
      .substr(0, survey::submission_id_length);
}
[[nodiscard]] inline std::string code_of(int run, int number) {
  return survey::make_slip_code(
      base::sha256_hex("code " + std::to_string(run) + " " + std::to_string(number)).substr(0, 32));
}

}  // namespace prongsai::crash
