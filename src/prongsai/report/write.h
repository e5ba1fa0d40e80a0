// SPDX-License-Identifier: Apache-2.0
// From figures and plans to an official document that says nothing the figures do not say.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/report/input.h"
#include "prongsai/report/template.h"

namespace prongsai::report {

enum class GapWeight : std::uint8_t { blocks, warns };

/// Where something is to be mended.
enum class GapPlace : std::uint8_t { results, plan, field, letterhead };

/// What is missing for a whole document. The sentence is "document.gap.<code>" in locale/, with the details.
struct Gap {
  std::string code;
  GapWeight weight = GapWeight::warns;
  GapPlace place = GapPlace::plan;
  std::string record;  ///< of the plan, or the field's code; may be empty
  std::vector<std::pair<std::string, std::string>> details;  ///< node codes under "node"; else words
};

/// A claim the template would have made, and why the figures do not bear it: nobody misses it in silence.
struct Refusal {
  std::string sentence;     ///< as the template has it
  std::string test;         ///< the first of its tests that does not hold
  bool is_unknown = false;  ///< it cannot be decided; false: the figures say otherwise
};

struct Draft {
  doc::Document document;
  std::vector<Gap> gaps;  ///< blocking ones first
  std::vector<Refusal> refusals;
};

/// Pure: equal inputs give equal documents. Requires: the template is of the input's kind and has no flaws.
[[nodiscard]] Draft write(const Template& pattern, const Wording& wording, const Input& input);

}  // namespace prongsai::report
