// SPDX-License-Identifier: Apache-2.0
// All agencies of a round side by side: how far each has told, who has handed in, which items are hard.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/filing.h"

namespace prongsai::desk {

struct DisclosureItemLine {
  const framework::Item* item = nullptr;
  store::DisclosureItemCount count;
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
};

/// Problems: desk.not_permitted; rounds.no_such_round, rounds.edition_gone; disclosure.none_here {round};
/// round.not_opened.
[[nodiscard]] base::Result<DisclosureBoard> look_at_disclosure_board(const Office& office,
                                                                     const access::Actor& actor,
                                                                     std::string_view round,
                                                                     const std::string& province);

/// What each agency answers to each item, for a table of all of them: the lines of the board, each with a
/// cell an item of the edition, "" where nothing was told.
struct BoardTable {
  DisclosureBoard board;
  /// As many as board.agencies; in each as many as board.items.
  std::vector<std::vector<std::optional<store::DisclosureBoardItem>>> cells;
};
/// Problems: as above.
[[nodiscard]] base::Result<BoardTable> disclosure_table(const Office& office, const access::Actor& actor,
                                                        std::string_view round, const std::string& province);

}  // namespace prongsai::desk
