// SPDX-License-Identifier: Apache-2.0
// Rounds of the demo and of made-up nations: opened through the actions of the desk, with days as wished.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/round/calendar.h"
#include "prongsai/store/follow_up.h"
#include "prongsai/store/rounds.h"

namespace prongsai::app {

/// Days in Bangkok, both included.
struct DaySpan {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};

struct FiscalDays {
  int year = 0;  ///< Buddhist era
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};
[[nodiscard]] FiscalDays fiscal_days_of(int year);
[[nodiscard]] FiscalDays fiscal_days_at(std::chrono::sys_days day);

/// 61 days from the beginning of March on.
[[nodiscard]] DaySpan usual_collecting(const FiscalDays& year);

/// Collecting as wished; before it agencies register, beside and after it the other phases have their turn.
/// Requires: collecting lies within the year and leaves ten days before its end.
[[nodiscard]] round::Calendar calendar_with(const FiscalDays& year, const DaySpan& collect);

struct RoundPlan {
  desk::RoundWish wish;
  round::Calendar calendar;
  store::AgencyChoice who;
  std::vector<std::string> only{};  ///< these agencies instead
  std::optional<store::SurveySetting> setting{};
  bool has_surveys = true;  ///< they are made when it is open
};
/// Makes the round, opens it and makes its surveys, by the clock of `office`; its id. Problems: those of the
/// actions.
[[nodiscard]] base::Result<std::string> open_made_round(const desk::Office& office, const RoundPlan& plan);

}  // namespace prongsai::app
