// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/template.h"

#include <algorithm>

namespace prongsai::report {

std::string Wording::say(std::string_view key) const {
  const auto found = words.find(key);
  return found == words.end() ? "⟦" + std::string(key) + "⟧" : found->second;
}

const Template* Patterns::find(Kind kind) const {
  const auto found =
      std::find_if(templates.begin(), templates.end(), [&](const Template& one) { return one.kind == kind; });
  return found == templates.end() ? nullptr : &*found;
}

}  // namespace prongsai::report
