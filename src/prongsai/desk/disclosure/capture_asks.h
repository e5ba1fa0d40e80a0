// SPDX-License-Identifier: Apache-2.0
// Links that people want fetched now, and where each stands.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/desk/disclosure/captures.h"

namespace prongsai::desk {

/// After a link was fetched or given up it rests: a page that was just mended is looked at once more soon
/// enough, and nobody makes this server knock at a site again and again.
inline constexpr std::chrono::minutes asked_rest{10};
/// So many links an agency's own people may ask for in 24 hours: each of about 43 items once, and some again.
/// Whoever grades or decides may ask beyond it, up to the second number, so that no agency can use up what
/// its assessors need. A nation that asks for all it may is seven links a second, a hundredth of what one
/// server fetches.
inline constexpr std::int64_t asked_a_day_most = 60;
inline constexpr std::int64_t asked_a_day_by_all_most = 120;

/// Where a link stands.
struct LinkStanding {
  std::string address;
  std::optional<store::LinkOrder> last;  ///< nothing: it was never ordered
  /// Somebody may ask for it now; what waits need not be asked for again.
  bool may_ask = false;
  std::optional<Moment> rests_until;  ///< it may be asked for from then on
};
struct LinkStandings {
  bool is_fetching_here = false;  ///< else nobody can ask for anything
  bool may_ask = false;           ///< this person, were it done here
  std::int64_t left_today = 0;    ///< so many more may this person ask for
  std::vector<LinkStanding> links;
};
/// Of these addresses. Problems: desk.not_permitted; rounds.no_such_agency.
[[nodiscard]] base::Result<LinkStandings> see_links(const Office& office, const access::Actor& actor,
                                                    const std::string& agency, const std::string& round,
                                                    const std::string& item,
                                                    std::span<const std::string> addresses,
                                                    const HasSeat& has_seat = nullptr);

/// Asks for one link of an item now: as one of the agency who may change the item, or as whoever has_seat
/// knows. Gives false where it waits already. Problems: desk.not_permitted; rounds.no_such_agency;
/// captures.not_here; captures.not_told {found} (the agency shows no such address for that item);
/// captures.asked_lately {minutes, found}; captures.asked_too_much {most}; those of fetch::address_of.
[[nodiscard]] base::Result<bool> ask_for_capture(const Office& office, const access::Actor& actor,
                                                 const std::string& agency, const std::string& round,
                                                 const std::string& item, const std::string& address,
                                                 const HasSeat& has_seat = nullptr);

}  // namespace prongsai::desk
