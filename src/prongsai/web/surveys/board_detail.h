// SPDX-License-Identifier: Apache-2.0
// What the board and its file share: who is shown.
#pragma once

#include <cstddef>
#include <string>

#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {

/// What the visitor asked the board for.
struct BoardWish {
  std::string province;  ///< empty: the nation
  std::string text;      ///< part of a name
  std::string only = "all";
  std::size_t page = 1;
};
[[nodiscard]] BoardWish wish_of(const Visit& visit, const Sight& sight);
[[nodiscard]] bool is_shown(const desk::FollowUp& board, const desk::FollowUpAgency& agency,
                            const BoardWish& wish);

/// Has not told how many people some survey may ask.
[[nodiscard]] bool lacks_heads(const desk::FollowUp& board, const desk::FollowUpAgency& agency);
/// Has not handed in a list that assessors wait for.
[[nodiscard]] bool lacks_list(const desk::FollowUp& board, const desk::FollowUpAgency& agency);

}  // namespace prongsai::web::surveys
