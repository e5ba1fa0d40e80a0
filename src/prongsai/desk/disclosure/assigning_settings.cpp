// SPDX-License-Identifier: Apache-2.0
// Who is near whom, items whose grade is known, and how far grading is: the second half of assigning.h.
#include <algorithm>
#include <map>
#include <vector>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/grading_seats.h"
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
  return {wish.person, {}, wish.agency, wish.province, wish.reason, actor.person, now, {}, {}};
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
      store::set_golden_item(transaction, key.round,
                             {key.agency,
                              key.item,
                              std::string(choice),
                              std::string(reason),
                              actor.person,
                              office.now(),
                              {},
                              {}});
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

/// What each person holds and gave, as the boards count it.
struct Held {
  std::int64_t seats = 0;
  std::int64_t graded = 0;
};
using HeldBy = std::map<std::string, Held, std::less<>>;

void count_people(const store::AgencySeats& seats, HeldBy& out) {
  std::vector<Held*> people;
  for (const std::string& one : seats.people) people.push_back(&out[one]);
  for (const store::SeatedItem& item : seats.items) {
    for (const store::SeatedItem::Seat& seat : item.seats) {
      if (seat.person == store::SeatedItem::nobody) continue;
      ++people.at(seat.person)->seats;
      people.at(seat.person)->graded += seat.choice.empty() ? 0 : 1;
    }
  }
}

std::vector<GraderLine> graders_of(db::Transaction& transaction, const HeldBy& held) {
  std::map<std::string, GraderLine> lines;
  for (const store::GraderRole& one : store::list_graders(transaction))
    lines.try_emplace(one.person, GraderLine{one.person, one.name, 0, 0, {}});
  for (const auto& [person, of] : held) {
    auto [line, is_new] = lines.try_emplace(person, GraderLine{person, "", 0, 0, {}});
    if (is_new) {
      const auto found = store::find_person(transaction, person);
      line->second.name = found ? found->name : person;
    }
    line->second.seats = of.seats;
    line->second.graded = of.graded;
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
    out.rules = graded->rules;
    out.time = graded->time;
    HeldBy held;
    detail::visit_seats(transaction, *graded, "", [&](const store::AgencySeats& seats) {
      detail::add_counts(seats, out.seats);
      count_people(seats, held);
    });
    std::map<std::pair<std::string, std::string>, bool> disputed;
    for (const store::Dispute& one : store::list_disputes(transaction, round))
      disputed[{one.agency, one.item}] = !one.withdrawn_at;
    for (const store::DisputeDecision& one : store::list_dispute_decisions(transaction, round)) {
      disputed[{one.agency, one.item}] = false;
      ++out.decided;
    }
    out.disputed = std::ranges::count_if(disputed, [](const auto& one) { return one.second; });
    out.confirmed = static_cast<std::int64_t>(store::list_confirming_agencies(transaction, round).size());
    if (assigns) {
      out.graders = graders_of(transaction, held);
      out.golden = store::list_golden_items(transaction, round);
    }
    return out;
  });
}

base::Result<AgencyToAssign> look_at_agency_to_assign(const Office& office, const access::Actor& actor,
                                                      std::string_view round, std::string_view agency) {
  const auto role = permit(actor, Deed::assign_graders, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyToAssign> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    auto member = store::find_round_agency(transaction, round, agency);
    if (!member) return detail::no_such_round_agency(agency);
    AgencyToAssign out{*std::move(member), {}, graded->rules};
    const detail::Filed filed = detail::read_filed(transaction, round, agency);
    for (const detail::ItemToGrade& one : detail::items_to_grade(graded->edition())) {
      if (one.scale != nullptr && filed.shows(one.item->code)) out.items.push_back(one.item);
    }
    return out;
  });
}

}  // namespace prongsai::desk
