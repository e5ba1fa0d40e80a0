// SPDX-License-Identifier: Apache-2.0
// Small turns of text that typed and printed words need before they can be compared; private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::results_sheets {

/// Without blanks of any kind (also no-break and zero-width ones) at both ends.
[[nodiscard]] std::string trimmed(std::string_view text);
/// Thai digits as 0-9, ASCII letters in lower case.
[[nodiscard]] std::string simple(std::string_view text);
/// For comparing names: `simple`, without blanks and punctuation, Thai marks typed in two pieces as one.
[[nodiscard]] std::string folded(std::string_view text);
/// UTF-8, and no control characters but tab and line break.
[[nodiscard]] bool is_clean(std::string_view text);
/// Parts at every `sign`.
[[nodiscard]] std::vector<std::string> parted(std::string_view text, char sign);
/// The words that a catalogue lists under "results_sheets.word.<key>" in both languages, each folded.
[[nodiscard]] const std::vector<std::string>& words_of(std::string_view key);
/// True when the folded text is one of them.
[[nodiscard]] bool is_word(std::string_view folded_text, std::string_view key);

}  // namespace prongsai::results_sheets
