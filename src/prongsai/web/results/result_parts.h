// SPDX-License-Identifier: Apache-2.0
// The small signs of pages about results: verdicts, levels, linked numbers, changes.
#pragma once

#include <string>
#include <vector>

#include "prongsai/analysis/compare.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// "✓ ผ่านเกณฑ์ 85.00", "ไม่ผ่าน", "ยังบอกไม่ได้".
[[nodiscard]] Html pass_chip(const Voice& voice, const Results& results);
/// The level of the scores, or the printed one with its origin said, or the levels still possible.
[[nodiscard]] Html level_chip(const Voice& voice, const Results& results);
/// "ข้อมูลสมมติ", where it is.
[[nodiscard]] Html made_up_chip(const Voice& voice, bool made_up);

/// The node's value as a link to its explanation; a missing one says "ไม่มีคะแนน" and links too.
[[nodiscard]] Html linked_value(const Voice& voice, const Results& results, NodeIndex node);
/// As above, for "85.12" in an answer of its own words.
[[nodiscard]] Html linked(const Voice& voice, const Results& results, NodeIndex node, const Html& words);

/// "↑ เพิ่มขึ้น 3.41 คะแนน".
[[nodiscard]] Html points_change(const Voice& voice, const base::Ratio& earlier, const base::Ratio& later);
/// "+3.41", "−0.42": for a column headed by its unit.
[[nodiscard]] std::string bare_points_change(const base::Ratio& earlier, const base::Ratio& later);
/// "+3.90 %", or "" where the earlier value is 0.
[[nodiscard]] std::string bare_relative_change(const base::Ratio& earlier, const base::Ratio& later);

/// Which documents the short keys at the places of figures stand for, where any of `places` begins with one.
[[nodiscard]] Html documents_meant(const Voice& voice, const Results& results,
                                   const std::vector<std::string>& places);

}  // namespace prongsai::web
