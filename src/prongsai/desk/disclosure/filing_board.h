// SPDX-License-Identifier: Apache-2.0
// All agencies of a round side by side: how far each has told, who has handed in, which items are hard, and
// later how far each one's grading is.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/desk/disclosure/seat_counts.h"
#include "prongsai/disclosure/story.h"

namespace prongsai::desk {

/// How many agencies told an item.
struct DisclosureItemLine {
  const framework::Item* item = nullptr;
  std::int64_t told = 0;
  std::int64_t shown = 0;      ///< of them มี
  std::int64_t not_shown = 0;  ///< of them ไม่มี
};

/// Pointers into it live as long as `rules`.
struct DisclosureBoard {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  round::PhaseState phase;  ///< of disclosing
  std::optional<Moment> opens;
  std::optional<Moment> closes;
  std::string province;                              ///< empty: the nation
  std::vector<store::DisclosureBoardLine> agencies;  ///< by name
  std::vector<DisclosureItemLine> items;             ///< all of the edition, in its order
  disclosure::Time time = disclosure::Time::disclosing;
  SeatCounts seats;                                        ///< of all of them together
  std::map<std::string, SeatCounts, std::less<>> grading;  ///< by agency; those without a seat are absent
  std::set<std::string, std::less<>> confirmed;  ///< agencies whose executive confirmed their grades
};

/// Problems: desk.not_permitted; rounds.no_such_round, rounds.edition_gone; disclosure.none_here {round};
/// round.not_opened.
[[nodiscard]] base::Result<DisclosureBoard> look_at_disclosure_board(const Office& office,
                                                                     const access::Actor& actor,
                                                                     std::string_view round,
                                                                     const std::string& province);

}  // namespace prongsai::desk
