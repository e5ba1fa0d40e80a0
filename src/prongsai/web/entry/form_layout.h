// SPDX-License-Identifier: Apache-2.0
// The fields of an edition cut into pages that a person can fill in: the whole first, then one indicator
// each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::web {

/// One page of the form. No page holds more fields than a browser may send at once (256 with the rest of the
/// form): an indicator with more is cut between its items.
struct FormSheet {
  std::string code;       ///< "overview", "2", "2-b": stands in the address
  std::string indicator;  ///< code of the indicator; empty for the overview
  std::string section;    ///< code of the instrument it belongs to; empty for the overview
  framework::Text title;
  std::vector<const results_sheets::Field*> fields;  ///< live as long as the shape
};

inline constexpr std::size_t sheet_fields_max = 220;
inline constexpr std::string_view overview_sheet = "overview";

/// Every field of the shape stands on exactly one sheet; the first sheet is the overview.
[[nodiscard]] std::vector<FormSheet> lay_out(const results_sheets::FormShape& shape);

/// The sheet that holds the field, or the overview.
[[nodiscard]] const FormSheet& sheet_of(const std::vector<FormSheet>& sheets, std::string_view field);

}  // namespace prongsai::web
