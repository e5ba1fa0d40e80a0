// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/agency.h"

#include <algorithm>

namespace prongsai::agency {

const std::vector<std::string_view>& types() {
  static const std::vector<std::string_view> all = {"province",
                                                    "provincial_organization",
                                                    "city_municipality",
                                                    "town_municipality",
                                                    "subdistrict_municipality",
                                                    "subdistrict_organization",
                                                    "special_local_government",
                                                    "department",
                                                    "ministry",
                                                    "state_enterprise",
                                                    "public_organization",
                                                    "independent_body",
                                                    "court_body",
                                                    "parliament_body",
                                                    "prosecution_body",
                                                    "permanent_secretary_office",
                                                    "university",
                                                    "other"};
  return all;
}

bool is_agency_id(std::string_view text) {
  constexpr std::size_t longest = 64;
  if (text.empty() || text.size() > longest || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace prongsai::agency
