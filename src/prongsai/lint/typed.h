// SPDX-License-Identifier: Apache-2.0
// A text an officer typed, held against what is known, before anybody publishes it.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/analysis/scored.h"
#include "prongsai/lint/check.h"

namespace prongsai::lint {

/// One score as it is printed everywhere else.
struct KnownScore {
  std::string node;  ///< "total", "instrument:iit", "part:eit1", "indicator:2", "item:i7", "item:i8.1"
  std::vector<std::string> names;  ///< other words the office has for it, beside the edition's; may be empty
  int fiscal_year = 0;
  std::string printed;  ///< "81.80"
};

/// What a typed text may say. Years are of the Buddhist era.
struct Known {
  std::vector<KnownScore> scores;
  std::set<int> years;  ///< fiscal years it may name; empty: any
  int results_year = 0;
  /// Numbers that may stand there although they are no scores: goals, pass marks; as printed.
  std::vector<std::string> numbers;
};

/// Of scored results of one agency, any order: every score that is there, each with two decimals; the years
/// are theirs and the one after the last (a plan's); the latest is the results' year.
[[nodiscard]] Known known_of(std::span<const analysis::Scored> years);

/// What the text says that is not so: a number beside a name that has another score (`num.typed`), a number
/// that is no score, difference or goal of this office (`num.typed_unknown`, a hint), a year that cannot be
/// meant (`year.typed`), a word of change, rank or passing that the scores deny ("เพิ่มขึ้น", "สูงสุด", "ผ่าน",
/// "ทุกตัวชี้วัด": `narr.*`, `num.*`, `unit.*`, certain) or cannot show (`narr.unshown`, probable), and whatever
/// the rules on names, codes, counts, claims and moves find. A word counts only where a named indicator,
/// item, instrument or the total stands before it; wishes and plans are no claims. Lines count from 1 within
/// the text. Requires: UTF-8.
[[nodiscard]] std::vector<Finding> check_typed(std::string_view text, const Known& known,
                                               const Catalogue& catalogue);

}  // namespace prongsai::lint
