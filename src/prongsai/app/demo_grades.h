// SPDX-License-Identifier: Apache-2.0
// How the demo's assessors grade: mostly as the evidence is, with some mistakes of each kind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

inline constexpr const char* full_grade = "full";  ///< codes of the scale of OIT 2565 and 2566
inline constexpr const char* lowest_grade = "not_full";
/// Of this item both assessors miss what is there: something to dispute with reason.
inline constexpr std::string_view overlooked_item = "o15";

/// Grades are given between two moments, one after another.
struct GradingSpan {
  desk::Moment first;
  desk::Moment last;
};

/// Fills empty seats, and lets the assessor with that mail grade so many hundredths of the own seats that are
/// left, in the order of the queue. Problems: those of the actions.
[[nodiscard]] base::Result<bool> assign_for_demo(const desk::Office& office, const std::string& round);
[[nodiscard]] base::Result<bool> grade_for_demo(const desk::Office& office, const std::string& round,
                                                std::string_view mail, const GradingSpan& span,
                                                std::size_t hundredths);

}  // namespace prongsai::app
