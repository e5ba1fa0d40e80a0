// SPDX-License-Identifier: Apache-2.0
// Of whom a typed sentence speaks, and whether it says or only wishes; private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/lint/number_rules_detail.h"
#include "prongsai/lint/typed.h"

namespace prongsai::lint {

/// A named indicator, item, instrument or total in a line.
struct Subject {
  std::size_t begin = 0;  ///< bytes of ReadLine::plain
  std::size_t end = 0;
  std::string node;
  /// Its words are also everyday words ("การใช้อำนาจ"): only with "คะแนน" does it name the indicator.
  bool needs_score = false;
};
/// In order, none within another.
[[nodiscard]] std::vector<Subject> subjects_in(const Reading& reading, const Known& known, std::size_t line);

/// The subjects of what stands at `at`: the nearest before it and those joined to it by "และ"; none when
/// other words stand between, so that something else may be meant.
[[nodiscard]] std::vector<Subject> subjects_of(std::string_view plain, const std::vector<Subject>& all,
                                               std::size_t at);

/// Nothing but words that may stand between a subject and what is said of its score.
[[nodiscard]] bool only_words_between(std::string_view text);
/// What a score is the highest of, narrowest first: of its instrument or indicator, then of all.
[[nodiscard]] std::vector<std::vector<std::string>> peers(const Vocabulary& names, const std::string& node);

/// Begins behind the last "แต่", "พบว่า" and the like before `at`.
[[nodiscard]] std::size_t clause_begin(std::string_view plain, std::size_t at);
/// Wished for, planned, asked or only possible: what stands before in its clause or right behind says so.
[[nodiscard]] bool is_wish(std::string_view plain, const std::vector<Subject>& all, std::size_t begin,
                           std::size_t end, int results_year);

/// The two years a word of change speaks of; `since` is the year before where none is said.
struct Span {
  int year = 0;
  int since = 0;
};
[[nodiscard]] Span years_of(std::string_view plain, std::size_t begin, std::size_t end, int results_year);

/// `text` without blanks and the words at its beginning.
[[nodiscard]] std::string_view skip_words(std::string_view text,
                                          std::initializer_list<std::string_view> words);

/// "เพิ่มขึ้น", "สูงสุด", "ไม่ผ่าน" of a named one (typed_words.cpp).
void typed_words(const Context& context, const Known& known, std::vector<Finding>& out);
/// "ทุกตัวชี้วัด", "ไม่มีตัวชี้วัดที่ …", "เพียง 1 ตัวชี้วัด" (typed_wholes.cpp).
void typed_wholes(const Context& context, const Known& known, std::vector<Finding>& out);

/// What the figures at hand cannot show.
[[nodiscard]] Finding unshown(const Context& context, std::size_t line, std::string printed);

}  // namespace prongsai::lint
