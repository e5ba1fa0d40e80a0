// SPDX-License-Identifier: Apache-2.0
// Where a line may begin by signs alone, whatever a dictionary says.
#pragma once

#include <string_view>
#include <vector>

#include "prongsai/thai/signs_detail.h"

namespace prongsai::thai {

/// One entry a sign and one for the end: may a line begin before it?
using Places = std::vector<char>;

/// Allows what has nothing to do with words: after blanks, between Thai and Latin letters, after a slash or
/// comma among words.
void allow_by_signs(const Line& line, Places& may_begin);

/// Forbids, last of all: before marks, ๆ, ฯ and closing signs; after opening ones; within addresses.
void forbid_by_signs(const Line& line, Places& may_begin);

/// Forbids the blanks between a number and what it counts, names or dates: "91.50 คะแนน", "พ.ศ. 2565",
/// "ตัวชี้วัดที่ 2", "1 ตุลาคม 2566", "ระดับ A", "0 5311 2705", "1 - 31".
void forbid_in_numbers(std::string_view text, const Line& line, Places& may_begin);

/// Whether the sign may stand first in a line at all.
[[nodiscard]] bool may_lead(const Line& line, std::size_t at);

}  // namespace prongsai::thai
