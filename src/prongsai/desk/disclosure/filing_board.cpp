// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/filing_board.h"

#include <map>

#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using base::Problem;

base::Result<DisclosureBoard> read_board(db::Transaction& transaction, const Office& office,
                                         std::string_view round, const std::string& province) {
  auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  DisclosureBoard out{.round = *std::move(stored)};
  out.rules = office.editions.find(out.round.round.edition);
  if (!out.rules) return detail::rules_problems(out.round, nullptr);
  if (!detail::has_disclosure(out.rules->edition))
    return Problem{"disclosure.none_here", {{"round", std::string(round)}}, {}};
  if (out.round.round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", std::string(round)}}, {}};
  const detail::DisclosureClock clock = detail::disclosure_clock(out.round.round, office.now());
  out.phase = clock.phase;
  out.opens = clock.opens;
  out.closes = clock.closes;
  out.province = province;
  out.agencies = store::list_disclosure_board(transaction, round, province);
  std::map<std::string, store::DisclosureItemCount> counts;
  for (store::DisclosureItemCount& one : store::count_disclosure_items(transaction, round, province))
    counts.emplace(one.item, std::move(one));
  for (const DisclosureItemView& one : detail::items_to_disclose(out.rules->edition)) {
    const auto found = counts.find(one.item->code);
    out.items.push_back({one.item, found == counts.end() ? store::DisclosureItemCount{one.item->code, 0, 0, 0}
                                                         : std::move(found->second)});
  }
  return out;
}

}  // namespace

base::Result<DisclosureBoard> look_at_disclosure_board(const Office& office, const access::Actor& actor,
                                                       std::string_view round, const std::string& province) {
  const auto role = permit(actor, access::Deed::see_boards, {province, "", ""});
  if (!role) return role.problems();
  return office.database.read(
      [&](db::Transaction& transaction) { return read_board(transaction, office, round, province); });
}

base::Result<BoardTable> disclosure_table(const Office& office, const access::Actor& actor,
                                          std::string_view round, const std::string& province) {
  const auto role = permit(actor, access::Deed::see_boards, {province, "", ""});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<BoardTable> {
    auto board = read_board(transaction, office, round, province);
    if (!board) return board.problems();
    BoardTable out{*std::move(board), {}};
    std::map<std::string, std::size_t> rows;
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < out.board.agencies.size(); ++i) rows[out.board.agencies[i].agency] = i;
    for (std::size_t i = 0; i < out.board.items.size(); ++i) columns[out.board.items[i].item->code] = i;
    out.cells.assign(rows.size(), std::vector<std::optional<store::DisclosureBoardItem>>(columns.size()));
    for (store::DisclosureBoardItem& one : store::list_board_items(transaction, round, province)) {
      const auto row = rows.find(one.agency);
      const auto column = columns.find(one.item);
      if (row != rows.end() && column != columns.end())
        out.cells[row->second][column->second] = std::move(one);
    }
    return out;
  });
}

}  // namespace prongsai::desk
