// SPDX-License-Identifier: Apache-2.0
// What an address is about: the areas that pages behind the door ask their deed for.
#pragma once

#include "prongsai/desk/office.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// The agency named by the capture "agency", with its province. 404 where the register has none of that id.
/// `office` must outlive it.
[[nodiscard]] Where agency_in_path(const desk::Office& office);

/// The province of that agency, or the nation for one that lies in none: for deeds that an agency does not do
/// to its own record.
[[nodiscard]] Where province_of_agency_in_path(const desk::Office& office);

}  // namespace prongsai::web
