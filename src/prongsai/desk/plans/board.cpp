// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/board.h"

#include <algorithm>
#include <map>

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using improvement::Day;
using improvement::Plan;
using improvement::Record;
using improvement::RecordKind;

/// Since the beginning of the quarter before the day's: nobody can have reported on a quarter before it is
/// over.
Day reporting_since(Day today) {
  const std::chrono::year_month_day date(today);
  const unsigned month = static_cast<unsigned>(date.month());
  const std::chrono::year_month_day begins{date.year(), std::chrono::month((month - 1) / 3 * 3 + 1),
                                           std::chrono::day(1)};
  return Day(begins - std::chrono::months(3));
}

bool has_reported(const Plan& plan, Day since) {
  return std::any_of(plan.records.begin(), plan.records.end(), [&](const Record& record) {
    if (record.kind != RecordKind::report) return false;
    const auto day = improvement::parse_iso(record.field("day"));
    return day && *day >= since;
  });
}

std::vector<std::string> provinces_of(const access::Actor& actor) {
  std::vector<std::string> out;
  for (const access::Area& area : access::areas_for(actor, Deed::see_plans)) {
    const bool is_province = !area.province.empty() && area.agency.empty();
    if (is_province) out.push_back(area.province);
  }
  return out;
}

}  // namespace

base::Result<Board> look_at_board(const Office& office, const access::Actor& actor, std::string province,
                                  std::int64_t year) {
  Board out{.year = year, .provinces = provinces_of(actor)};
  if (province.empty() && !out.provinces.empty()) province = out.provinces.front();
  const auto role = permit(actor, Deed::see_plans, {province, "", ""});
  if (!role) return role.problems();
  if (province.empty()) return Problem{"plan.no_province", {{"field", "province"}}, {}};
  out.province = province;
  const Day today = today_of(office);
  return office.database.read([&](db::Transaction& transaction) -> base::Result<Board> {
    Board board = out;
    std::map<std::string, Plan, std::less<>> plans;
    for (store::BoardRecord& one : store::list_board_records(transaction, province, year)) {
      Plan& plan = plans[one.agency];
      plan.agency = one.agency;
      plan.year = static_cast<int>(year);
      plan.records.push_back(std::move(one.record));
    }
    // Of a year that is over, any report counts.
    const bool is_over = today > improvement::last_day_of(static_cast<int>(year));
    const Day since = is_over ? Day() : reporting_since(today);
    for (store::BoardAgency& one :
         store::list_board_agencies(transaction, province, year, board_agencies_max + 1)) {
      if (static_cast<std::int64_t>(board.lines.size()) == board_agencies_max) {
        board.is_cut = true;
        break;
      }
      BoardLine line{.has_plan = one.plan_version.has_value(), .state = one.state};
      if (const auto plan = plans.find(one.agency.id); plan != plans.end()) {
        line.summary = improvement::summary_of(plan->second, today);
        line.has_reported = has_reported(plan->second, since);
      }
      line.agency = std::move(one.agency);
      board.lines.push_back(std::move(line));
    }
    return board;
  });
}

}  // namespace prongsai::desk
