// SPDX-License-Identifier: Apache-2.0
// From the functions that make pages to the handlers that the gate takes.
#pragma once

#include "prongsai/desk/office.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// Makes a handler of each function that wants the office beside the visit. `office` must outlive them.
[[nodiscard]] inline auto with_office(const desk::Office& office) {
  return [&office](Answer (*answer)(const desk::Office&, const Visit&)) -> Gate::Handler {
    return [&office, answer](const Visit& visit) { return answer(office, visit); };
  };
}

}  // namespace prongsai::web
