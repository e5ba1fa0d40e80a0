// SPDX-License-Identifier: Apache-2.0
// What is wrong in a document, where, and how sure that is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai::lint {

/// The families of the error list, in the order in which a reader would want them.
enum class Kind : std::uint8_t {
  num,    ///< the same quantity printed with two values, or not what follows from others
  sum,    ///< a distribution that does not add up
  sort,   ///< rank or order
  narr,   ///< a sentence that says other than the table
  unit,   ///< points against percent
  year,   ///< a fiscal year that cannot be meant
  ind,    ///< number or name of an indicator
  code,   ///< code of an item
  adv,    ///< advice against the score
  miss,   ///< something that had to be there
  numb,   ///< numbering, cross references
  gantt,  ///< calendar against list
  date,   ///< a day that does not exist or lies outside
  term,   ///< a name used inconsistently
  copy,   ///< left over from another document
  form,   ///< form text left in, marks of a template
};

enum class Certainty : std::uint8_t {
  certain,   ///< follows from the document itself and the rules alone
  probable,  ///< an official could object; or the reading of a scan may be at fault
  hint,      ///< worth a look; never counted among the errors
};

struct Finding {
  std::string code;  ///< "num.two_values": the rule's name; its sentence is "lint.num.two_values" in locale/
  Kind kind = Kind::num;
  Certainty certainty = Certainty::certain;
  int line = 0;  ///< where it is to be mended; of something missing, where it belongs
  int page = 0;
  std::string printed;           ///< as it stands, as short as it is clear
  std::string expected;          ///< what it should be; empty where that is for a person to say
  std::vector<int> other_lines;  ///< that it was held against, ascending
  /// For the words in braces of the sentence; the document's own words or numbers, or codes ("indicator:2",
  /// "item:i7") under keys that end in "node".
  std::vector<std::pair<std::string, std::string>> details;
};

/// One rule of the checker: for the list of rules that documentation and tests walk through.
struct Rule {
  std::string_view code;
  Kind kind = Kind::num;
};
/// Every rule, sorted by kind, then code.
[[nodiscard]] const std::vector<Rule>& rules();

[[nodiscard]] std::string_view code_of(Kind kind);            ///< "NUM"
[[nodiscard]] std::string_view code_of(Certainty certainty);  ///< "certain"

}  // namespace prongsai::lint
