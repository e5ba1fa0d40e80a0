// SPDX-License-Identifier: Apache-2.0
// Where lines of Thai may break: at words, and never inside the words of this field.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// Byte offsets in ascending order, 0 and the end left out, before which a line may begin. Breaks after
/// blanks are among them, so that any language may stand in the text. Words of the field (field_words) and
/// `names` (of agencies, people, places) stay whole wherever the dictionary would cut them. Never before ๆ, ฯ
/// or a closing mark, never after an opening one, never between a number and its unit sign, never inside a
/// number, a date such as "1 ตุลาคม 2566", "พ.ศ. 2565", a code or an address. Requires: UTF-8. From any
/// thread.
[[nodiscard]] std::vector<std::size_t> breaks(std::string_view text, std::span<const std::string> names = {});

/// The words the dictionary does not know or cuts: "หน่วยงานภาครัฐ", "ความโปร่งใส", … sorted, each once.
[[nodiscard]] const std::vector<std::string>& field_words();

/// The text cut at `breaks`, blanks left at the ends of their words.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text,
                                                  std::span<const std::string> names = {});

}  // namespace prongsai::thai
