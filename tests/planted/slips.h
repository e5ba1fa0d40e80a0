// SPDX-License-Identifier: Apache-2.0
// Slips made in a document before it is printed in any form.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/doc/document.h"

#include "made_agency.h"

namespace prongsai::planted {

struct Slip {
  const char* name;
  /// What was done, for people; empty where the document has no place for it.
  std::function<std::optional<std::string>(doc::Document&, Chance&)> make;
};
[[nodiscard]] const std::vector<Slip>& slips();

}  // namespace prongsai::planted
