// SPDX-License-Identifier: Apache-2.0
// Looking things up in the register: an agency, its area, lists, counts, the past.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {

/// Where the agency lies, for asking whether a deed is permitted there. Empty: the register has none of that
/// id. Tells nobody anything: it is no deed.
[[nodiscard]] std::optional<access::Area> area_of_agency(const Office& office, std::string_view agency);

struct AgencyList {
  std::vector<store::RegisteredAgency> agencies;  ///< one page of them
  std::int64_t count = 0;                         ///< on all pages
};
/// Problem: desk.not_permitted.
[[nodiscard]] base::Result<AgencyList> list_agencies(const Office& office, const access::Actor& actor,
                                                     const store::AgencyFilter& filter);

/// How many active agencies each type, ministry and province has, by code.
struct AgencyCounts {
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  Counts types;
  Counts ministries;
  Counts provinces;
  std::int64_t all = 0;  ///< merged and closed ones too
};
[[nodiscard]] base::Result<AgencyCounts> count_agencies(const Office& office, const access::Actor& actor);

/// All there is to know of one agency.
struct AgencyFile {
  store::RegisteredAgency agency;
  std::vector<store::AgencyVersion> versions;  ///< in the order recorded
  std::vector<store::StoredUnit> units;
  std::vector<std::pair<std::string, std::string>> took_over;  ///< ids and names of those merged into it
  std::string merged_into_name;                                ///< empty unless merged
};
/// Problems: desk.not_permitted; organisations.no_such_agency.
[[nodiscard]] base::Result<AgencyFile> find_agency(const Office& office, const access::Actor& actor,
                                                   std::string_view agency);

}  // namespace prongsai::desk
