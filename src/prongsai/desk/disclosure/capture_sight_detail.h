// SPDX-License-Identifier: Apache-2.0
// Who may see the captures of which items, for the actions about captures alone.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "prongsai/desk/disclosure/captures.h"

namespace prongsai::desk::detail {

/// Which items of the agency's somebody sees: all of them, or these.
struct Sight {
  bool is_whole = false;
  std::set<std::string, std::less<>> items;
  [[nodiscard]] bool has(std::string_view item) const { return is_whole || items.contains(item); }
};

/// Problem: rounds.no_such_agency.
[[nodiscard]] base::Result<Sight> sight_of(db::Transaction& transaction, const access::Actor& actor,
                                           const std::string& agency, const std::string& round);
[[nodiscard]] base::Problem captures_not_permitted();
/// Why this person may not see that item's captures; none where they may.
[[nodiscard]] base::Problems look_refused(db::Transaction& transaction, const access::Actor& actor,
                                          const Sight& sight, const std::string& agency,
                                          const std::string& round, const std::string& item,
                                          const HasSeat& has_seat);

}  // namespace prongsai::desk::detail
