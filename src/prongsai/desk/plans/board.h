// SPDX-License-Identifier: Apache-2.0
// All agencies of a province side by side: who has a plan, how far it is, who has reported.
#pragma once

#include <string>
#include <vector>

#include "prongsai/desk/plans/view.h"

namespace prongsai::desk {

struct BoardLine {
  store::ResultAgency agency;
  bool has_plan = false;
  std::optional<store::PlanState> state;  ///< of the newest version handed in
  improvement::Summary summary;
  bool has_reported =
      false;  ///< a report hangs on something in the last quarter that is over, or in this one
};
struct Board {
  std::string province;
  std::int64_t year = 0;
  std::vector<BoardLine> lines;        ///< by name
  std::vector<std::string> provinces;  ///< that the actor may look at; empty: every one
  bool is_cut = false;                 ///< more agencies than board_agencies_max
};
inline constexpr std::int64_t board_agencies_max = 1'000;

/// An empty province: the first of the actor's own. Problems: desk.not_permitted; plan.no_province where the
/// actor's roles cover every province and none is named.
[[nodiscard]] base::Result<Board> look_at_board(const Office& office, const access::Actor& actor,
                                                std::string province, std::int64_t year);

}  // namespace prongsai::desk
