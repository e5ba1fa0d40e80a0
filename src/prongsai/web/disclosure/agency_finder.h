// SPDX-License-Identifier: Apache-2.0
// Choosing one of thousands of agencies without a script: words to look for, and what they find as links.
#pragma once

#include <string>
#include <vector>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/web/disclosure/grading_detail.h"

namespace prongsai::web::grading {

/// A form that comes back to `page` with "?find=", and below it what that finds: each a link to `page` with
/// "?agency=<id>" and that part of it.
[[nodiscard]] Html agency_finder(const desk::Office& office, const Visit& visit, const std::string& page,
                                 const std::string& part, const FormErrors& errors);

/// Every province by name, the empty one first, with those words.
[[nodiscard]] std::vector<Option> province_options(const desk::Office& office, const Voice& voice,
                                                   const std::string& none);

/// What a form about a conflict says: with the province that was chosen, else with the agency.
[[nodiscard]] desk::ConflictWish conflict_wish(const desk::Office& office, const Visit& visit,
                                               const std::string& person);

}  // namespace prongsai::web::grading
