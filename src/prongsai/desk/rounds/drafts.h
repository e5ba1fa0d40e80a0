// SPDX-License-Identifier: Apache-2.0
// A round that is being prepared: beginning it and giving it days.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"

namespace prongsai::desk {

struct RoundWish {
  std::string edition;  ///< "ita/2567"
  int fiscal_year = 0;  ///< Buddhist era
  std::string name_th;
  std::string name_en;  ///< may be empty
};

/// The years a round can be made for.
inline constexpr int fiscal_year_first = 2560;
inline constexpr int fiscal_year_last = 2700;

/// A draft with the calendar that is suggested for the year; gives its id, such as "ita-2570". Problems:
/// desk.not_permitted; rounds.no_such_edition {found}; rounds.bad_year {found, first, last}; rounds.no_name;
/// rounds.bad_name {limit}; rounds.too_many {year}.
[[nodiscard]] base::Result<std::string> make_round(const Office& office, const access::Actor& actor,
                                                   const RoundWish& wish);

/// Other days for a draft. The calendar may still be unlawful: the findings before opening tell so. Problems:
/// desk.not_permitted; rounds.no_such_round; rounds.clash; round.wrong_stage.
/// Requires: at most one window a phase.
[[nodiscard]] base::Result<bool> change_calendar(const Office& office, const access::Actor& actor,
                                                 std::string_view id, std::int64_t version,
                                                 const round::Calendar& calendar);

}  // namespace prongsai::desk
