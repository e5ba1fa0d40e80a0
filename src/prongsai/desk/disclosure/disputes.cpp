// SPDX-License-Identifier: Apache-2.0
// What an agency sees of its grades, and what it disputes.
#include "prongsai/desk/disclosure/disputes.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/disputes_detail.h"
#include "prongsai/desk/disclosure/grading.h"

namespace prongsai::desk {

using access::Deed;
using base::Problem;
using base::Problems;
using disclosure::Act;
using disclosure::State;
using disclosure::Time;

namespace detail {

std::string spelled_grades(const GradedRound& round, std::string_view agency, const AgencyStory& story) {
  std::string out = audit::Snapshot()
                        .text("agency", agency)
                        .text("round", round.id())
                        .text("edition", round.edition().id)
                        .number("filing", story.filed.number)
                        .str() +
                    "\n";
  for (const ItemStory& one : story.items) {
    audit::Snapshot line;
    line.text("item", one.graded.item->code);
    if (one.standing) line.text("choice", one.graded.choice(*one.standing).code);
    line.truth("shown", one.facts.shown).truth("decided", one.facts.decided.has_value());
    out += line.str() + "\n";
  }
  return out;
}

Problems unfinished(const GradedRound& round, const AgencyStory& story) {
  if (story.confirmation) return {{"grading.confirmed", {}, {}}};
  if (round.time != Time::confirming) return {{"grading.not_confirming", {}, {}}};
  const auto in = [&](std::initializer_list<State> states) {
    return std::ranges::count_if(story.items, [&](const ItemStory& one) {
      return one.graded.scale != nullptr && std::ranges::find(states, one.state) != states.end();
    });
  };
  Problems out;
  if (const auto open = in({State::disputed}); open > 0)
    out.push_back({"grading.disputes_open", {{"count", std::to_string(open)}}, {}});
  if (const auto missing = in({State::to_assign, State::to_grade, State::to_settle}); missing > 0)
    out.push_back({"grading.grades_missing", {{"count", std::to_string(missing)}}, {}});
  return out;
}

GradeReasons reasons_of_seat(const store::GradeSeat& seat) {
  return {seat.grade->choice, split_codes(seat.grade->reasons), seat.grade->words, seat.grade->is_late,
          seat.grade->given_at};
}

namespace {

ItemGrade grade_of(const ItemStory& story, const Filed& filed) {
  ItemGrade out;
  out.item = story.graded.item;
  out.indicator = story.graded.indicator;
  out.scale = story.graded.scale;
  out.state = story.state;
  out.standing = story.standing;
  out.is_full = story.standing && *story.standing == story.graded.best;
  if (const auto* told = filed.find(out.item->code)) out.filing = *told;
  if (story.facts.shown) {
    for (const store::GradeSeat* seat : story.seats_that_count())
      out.reasons.push_back(reasons_of_seat(*seat));
  }
  out.disputes = story.disputes;
  if (story.facts.decided) out.decision = story.decision;
  return out;
}

void set_clock(const GradedRound& round, AgencyGrades& out) {
  if (const auto& windows = round.calendar.of(round::Phase::clarify); !windows.empty()) {
    out.clarify_opens = windows.front().opens_at;
    out.clarify_closes = windows.back().closes_at;
  }
  if (const auto& windows = round.calendar.of(round::Phase::confirm); !windows.empty())
    out.confirm_closes = windows.back().closes_at;
}

/// Also what phases say, which may have gaps between them.
bool may_dispute_now(const Office& office, const GradedRound& round) {
  return round.time != Time::clarifying || not_now(office, round, round::Activity::clarify).empty();
}

}  // namespace

AgencyGrades grades_of(const Office& office, const access::Actor& actor, const GradedRound& round,
                       const store::RoundAgency& agency, const AgencyStory& story) {
  AgencyGrades out;
  out.round = round.stored;
  out.rules = round.rules;
  out.all_rules = office.disclosure_rules;
  out.agency = agency;
  out.time = round.time;
  set_clock(round, out);
  out.filing_number = story.filed.number;
  out.confirmation = story.confirmation;
  out.sha256 = base::sha256_hex(spelled_grades(round, agency.agency, story));
  out.unfinished = unfinished(round, story);
  const access::Area area{agency.province, agency.agency, ""};
  const bool disputes = access::role_for(actor, Deed::dispute_grades, area).has_value();
  out.may_confirm = out.unfinished.empty() && access::role_for(actor, Deed::confirm_grades, area);
  const bool is_time = may_dispute_now(office, round);
  for (const disclosure::Rules::Reason& one : reasons_of(*out.all_rules, round.edition().id)) {
    out.reasons.push_back(&one);
    if (one.for_dispute) out.grounds.push_back(&one);
  }
  for (const ItemStory& one : story.items) {
    ItemGrade& item = out.items.emplace_back(grade_of(one, story.filed));
    if (item.scale == nullptr) continue;
    item.may_dispute = disputes && is_time && one.may(Act::dispute, round.time);
    item.may_withdraw = disputes && one.may(Act::withdraw, round.time);
  }
  return out;
}

}  // namespace detail

namespace {

/// Looked up before anything is done about a told grade.
struct Told {
  detail::GradedRound round;
  store::RoundAgency agency;
  access::Role role;
  detail::AgencyStory story;
};
base::Result<Told> told(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                        Deed deed, std::string_view round, std::string_view agency) {
  auto graded = detail::graded_round(transaction, office, round);
  if (!graded) return graded.problems();
  auto member = store::find_round_agency(transaction, round, agency);
  if (!member) return detail::no_such_round_agency(agency);
  const auto role = permit(actor, deed, {member->province, member->agency, ""});
  if (!role) return role.problems();
  const bool is_told = graded->time != Time::disclosing && graded->time != Time::grading;
  const bool assigns = access::role_for(actor, Deed::assign_graders, {}).has_value();
  if (!is_told && !(assigns && graded->time == Time::grading)) return Problem{"grading.not_told_yet", {}, {}};
  detail::AgencyStory story = detail::read_story(transaction, *graded, agency);
  return Told{*std::move(graded), *std::move(member), *role, std::move(story)};
}

/// A dispute is told under the agency: the grade is known to it.
void record_line(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                 const store::ItemKey& key, const char* action, const audit::Snapshot& after,
                 std::string reason, Moment now) {
  record(transaction, actor, role, now,
         {.action = action,
          .subject_kind = "grade",
          .subject = detail::grade_subject(key),
          .agency = key.agency,
          .after = after.str(),
          .reason = std::move(reason)});
}

}  // namespace

const ItemGrade* AgencyGrades::find(std::string_view item) const {
  const auto found =
      std::ranges::find_if(items, [&](const ItemGrade& one) { return one.item->code == item; });
  return found == items.end() ? nullptr : &*found;
}

base::Result<AgencyGrades> see_grades(const Office& office, const access::Actor& actor,
                                      std::string_view round, std::string_view agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyGrades> {
    const auto found = told(transaction, office, actor, Deed::see_grades, round, agency);
    if (!found) return found.problems();
    AgencyGrades out = detail::grades_of(office, actor, found->round, found->agency, found->story);
    // Who decided is for those who answer for it; an agency gets the decision and its reason.
    if (!access::role_for(actor, Deed::assign_graders, {})) {
      for (ItemGrade& one : out.items) {
        if (one.decision) one.decision->decided_by = one.decision->decided_name = "";
      }
    }
    return out;
  });
}

base::Result<std::int64_t> dispute_grade(const Office& office, const access::Actor& actor,
                                         const store::ItemKey& key, std::string_view grounds,
                                         std::string_view words) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto found = told(transaction, office, actor, Deed::dispute_grades, key.round, key.agency);
    if (!found) return found.problems();
    const detail::ItemStory* item = found->story.find(key.item);
    if (item == nullptr || item->graded.scale == nullptr) return detail::no_such_item(key.item);
    if (!item->may(Act::dispute, found->round.time)) return Problem{"grading.cannot_dispute", {}, {}};
    Problems wrong;
    if (found->round.time == Time::clarifying)
      wrong = detail::not_now(office, found->round, round::Activity::clarify);
    if (!wrong.empty()) return wrong;
    const auto& known = detail::reasons_of(*office.disclosure_rules, found->round.edition().id);
    const bool is_known = std::ranges::any_of(
        known, [&](const disclosure::Rules::Reason& one) { return one.for_dispute && one.code == grounds; });
    if (!is_known) wrong.push_back({"grading.no_grounds", {{"field", "grounds"}}, {}});
    for (Problem& one : detail::check_words(words, "words", true)) wrong.push_back(std::move(one));
    if (!wrong.empty()) return wrong;
    const std::int64_t number = item->last_dispute + 1;
    store::record_dispute(transaction, key.round,
                          {key.agency, key.item, number, std::string(grounds), std::string(words),
                           actor.person, now, std::nullopt});
    audit::Snapshot after;
    after.number("number", number).text("grounds", grounds);
    if (item->standing) after.text("grade", item->graded.choice(*item->standing).code);
    record_line(transaction, actor, found->role, key, "grade.dispute", after, std::string(words), now);
    return number;
  });
}

base::Result<bool> withdraw_dispute(const Office& office, const access::Actor& actor,
                                    const store::ItemKey& key) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = told(transaction, office, actor, Deed::dispute_grades, key.round, key.agency);
    if (!found) return found.problems();
    const detail::ItemStory* item = found->story.find(key.item);
    if (item == nullptr) return detail::no_such_item(key.item);
    if (item->disputed() == nullptr) return Problem{"grading.nothing_disputed", {}, {}};
    if (!item->may(Act::withdraw, found->round.time)) return Problem{"grading.cannot_withdraw", {}, {}};
    const std::int64_t number = item->disputed()->number;
    if (!store::withdraw_dispute(transaction, key, number, actor.person, now))
      return Problem{"grading.nothing_disputed", {}, {}};
    audit::Snapshot after;
    after.number("number", number);
    record_line(transaction, actor, found->role, key, "grade.withdraw", after, {}, now);
    return true;
  });
}

base::Result<bool> confirm_grades(const Office& office, const access::Actor& actor, std::string_view round,
                                  std::string_view agency, std::string_view seen) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = told(transaction, office, actor, Deed::confirm_grades, round, agency);
    if (!found) return found.problems();
    Problems wrong = detail::unfinished(found->round, found->story);
    if (wrong.empty()) wrong = detail::not_now(office, found->round, round::Activity::confirm_grade);
    if (!wrong.empty()) return wrong;
    const std::string document = detail::spelled_grades(found->round, agency, found->story);
    const std::string sha256 = base::sha256_hex(document);
    if (sha256 != seen) return Problem{"grading.grades_changed", {}, {}};
    if (!store::record_grades_confirmation(transaction, round,
                                           {std::string(agency), document, sha256, actor.person, {}, now}))
      return Problem{"grading.confirmed", {}, {}};
    audit::Snapshot after;
    after.text("sha256", sha256);
    record_line(transaction, actor, found->role, {std::string(round), std::string(agency), ""},
                "grade.confirm", after, {}, now);
    return true;
  });
}

}  // namespace prongsai::desk
