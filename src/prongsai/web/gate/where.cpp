// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/gate/where.h"

#include "prongsai/desk/organisations/find.h"

namespace prongsai::web {

Where agency_in_path(const desk::Office& office) {
  return [&office](const http::Request& request) {
    return desk::area_of_agency(office, request.capture("agency"));
  };
}

Where province_of_agency_in_path(const desk::Office& office) {
  return [&office](const http::Request& request) -> std::optional<access::Area> {
    const auto area = desk::area_of_agency(office, request.capture("agency"));
    if (!area) return std::nullopt;
    return access::Area{area->province, "", ""};
  };
}

}  // namespace prongsai::web
