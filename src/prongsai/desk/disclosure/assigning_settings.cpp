// SPDX-License-Identifier: Apache-2.0
// Who is near whom, items whose grade is known, and how far grading is: the second half of assigning.h.
#include <algorithm>
#include <array>
#include <map>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::State;

bool is_assessor(const std::vector<store::GraderRole>& roles) {
  return std::ranges::any_of(roles, [](const store::GraderRole& one) {
    return !one.is_over && one.grant.role == access::Role::assessor;
  });
}

store::GraderConflict conflict_of(const ConflictWish& wish, const access::Actor& actor, Moment now) {
  return {wish.person, {}, wish.agency, wish.province, wish.reason, actor.person, now};
}

void record_conflict_line(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                          const char* action, const ConflictWish& wish, Moment now) {
  audit::Snapshot about;
  about.text("agency", wish.agency).text("province", wish.province);
  record(transaction, actor, role, now,
         {.action = action,
          .subject_kind = "person",
          .subject = wish.person,
          .after = about.str(),
          .reason = wish.reason});
}

}  // namespace

base::Result<bool> declare_conflict(const Office& office, const access::Actor& actor,
                                    const ConflictWish& wish) {
  const bool is_own = wish.person == actor.person && access::may_somewhere(actor, Deed::grade_items);
  const auto permitted = permit(actor, Deed::assign_graders, {});
  if (!permitted && !is_own) return permitted.problems();
  const access::Role role = permitted ? *permitted : access::Role::assessor;
  base::Problems wrong = detail::check_words(wish.reason, "reason", true);
  if (wish.agency.empty() == wish.province.empty())
    wrong.push_back({"grading.near_whom", {{"field", "agency"}}, {}});
  if (!wish.province.empty() && office.reference.find(agency::NodeKind::province, wish.province) == nullptr)
    wrong.push_back({"grading.near_whom", {{"field", "province"}}, {}});
  if (!wrong.empty()) return wrong;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    if (!is_assessor(store::list_graders(transaction, wish.person)))
      return Problem{"grading.not_an_assessor", {{"field", "person"}}, {}};
    if (!wish.agency.empty() && !store::find_agency(transaction, wish.agency))
      return Problem{"grading.near_whom", {{"field", "agency"}}, {}};
    if (!store::record_grader_conflict(transaction, conflict_of(wish, actor, office.now())))
      return Problem{"grading.conflict_known", {{"field", "agency"}}, {}};
    record_conflict_line(transaction, actor, role, "grade.conflict", wish, office.now());
    return true;
  });
}

base::Result<bool> end_conflict(const Office& office, const access::Actor& actor, const ConflictWish& wish) {
  const auto role = permit(actor, Deed::assign_graders, {});
  if (!role) return role.problems();
  base::Problems wrong = detail::check_words(wish.reason, "reason", true);
  if (!wrong.empty()) return wrong;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    if (!store::remove_grader_conflict(transaction, conflict_of(wish, actor, office.now())))
      return Problem{"grading.no_such_conflict", {}, {}};
    record_conflict_line(transaction, actor, *role, "grade.conflict_end", wish, office.now());
    return true;
  });
}

base::Result<bool> set_golden(const Office& office, const access::Actor& actor, const store::ItemKey& key,
                              std::string_view choice, std::string_view reason) {
  const auto role = permit(actor, Deed::assign_graders, {});
  if (!role) return role.problems();
  base::Problems wrong = detail::check_words(reason, "reason", true);
  if (!wrong.empty()) return wrong;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto graded = detail::graded_round(transaction, office, key.round);
    if (!graded) return graded.problems();
    const auto item = detail::item_to_grade(graded->edition(), key.item);
    if (!item) return detail::no_such_item(key.item);
    if (choice.empty()) {
      if (!store::remove_golden_item(transaction, key)) return Problem{"grading.not_golden", {}, {}};
    } else {
      if (!item->choice_of(choice)) return Problem{"grading.no_choice", {{"field", "choice"}}, {}};
      if (!detail::read_filed(transaction, key.round, key.agency).shows(key.item))
        return Problem{"grading.nothing_to_grade", {{"item", key.item}}, {}};
      store::set_golden_item(
          transaction, key.round,
          {key.agency, key.item, std::string(choice), std::string(reason), actor.person, office.now()});
    }
    audit::Snapshot after;
    if (!choice.empty()) after.text("choice", choice);
    // Not under the agency, whose people may read what is.
    record(transaction, actor, *role, office.now(),
           {.action = "grade.golden",
            .subject_kind = "grade",
            .subject = detail::grade_subject(key),
            .after = after.str(),
            .reason = std::string(reason)});
    return true;
  });
}

namespace {

/// The graded choices of one item's seats, as the rows tell; what was filed anew meanwhile is for the
/// agency's own page.
struct ItemSeats {
  std::array<std::string, 3> choices;
  bool has_third = false;
};

void count_items(GradingBoard& board, const std::vector<store::GradeSeat>& seats) {
  std::map<std::pair<std::string, std::string>, ItemSeats> items;
  for (const store::GradeSeat& one : seats) {
    ItemSeats& item = items[{one.agency, one.item}];
    if (one.seat == 3) item.has_third = true;
    if (one.grade) item.choices[static_cast<std::size_t>(one.seat - 1)] = one.grade->choice;
    ++board.seats;
    board.graded += one.grade ? 1 : 0;
  }
  for (const auto& [key, item] : items) {
    const auto& [first, second, third] = item.choices;
    if (first.empty() || second.empty() || first == second) continue;
    ++(third.empty() ? board.to_settle : board.settled);
    if (!item.has_third) ++board.unseated;
  }
}

std::vector<GraderLine> graders_of(db::Transaction& transaction, const std::vector<store::GradeSeat>& seats) {
  std::map<std::string, GraderLine> lines;
  for (const store::GraderRole& one : store::list_graders(transaction))
    lines.try_emplace(one.person, GraderLine{one.person, one.name, 0, 0, {}});
  for (const store::GradeSeat& one : seats) {
    auto [line, is_new] = lines.try_emplace(one.person, GraderLine{one.person, "", 0, 0, {}});
    if (is_new) {
      const auto person = store::find_person(transaction, one.person);
      line->second.name = person ? person->name : one.person;
    }
    ++line->second.seats;
    line->second.graded += one.grade ? 1 : 0;
  }
  for (store::GraderConflict& one : store::list_grader_conflicts(transaction)) {
    const auto line = lines.find(one.person);
    if (line != lines.end()) line->second.conflicts.push_back(std::move(one));
  }
  std::vector<GraderLine> out;
  for (auto& [person, line] : lines) out.push_back(std::move(line));
  std::ranges::sort(out, {}, [](const GraderLine& one) { return std::pair(one.name, one.person); });
  return out;
}

}  // namespace

base::Result<GradingBoard> see_grading_board(const Office& office, const access::Actor& actor,
                                             std::string_view round) {
  const auto role = permit(actor, Deed::see_boards, {});
  if (!role) return role.problems();
  const bool assigns = access::role_for(actor, Deed::assign_graders, {}).has_value();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<GradingBoard> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    GradingBoard out;
    out.round = graded->stored;
    out.time = graded->time;
    const auto seats = store::list_grade_seats(transaction, round);
    count_items(out, seats);
    std::map<std::pair<std::string, std::string>, bool> disputed;
    for (const store::Dispute& one : store::list_disputes(transaction, round))
      disputed[{one.agency, one.item}] = !one.withdrawn_at;
    for (const store::DisputeDecision& one : store::list_dispute_decisions(transaction, round)) {
      disputed[{one.agency, one.item}] = false;
      ++out.decided;
    }
    out.disputed = std::ranges::count_if(disputed, [](const auto& one) { return one.second; });
    out.confirmed = static_cast<std::int64_t>(store::list_grades_confirmations(transaction, round).size());
    if (assigns) {
      out.graders = graders_of(transaction, seats);
      out.golden = store::list_golden_items(transaction, round);
    }
    return out;
  });
}

}  // namespace prongsai::desk
