// SPDX-License-Identifier: Apache-2.0
// What reviewers see of disputes, and what they decide: the second half of disputes.h.
#include <algorithm>
#include <tuple>

#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/disputes_detail.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {

using access::Deed;
using base::Problem;
using base::Problems;
using disclosure::State;
using disclosure::Time;

namespace detail {

Problems why_not_decide(const access::Actor& actor, const GradedRound& round, const ItemStory& story,
                        const Nearness& near, const access::Area& agency) {
  if (!access::role_for(actor, Deed::decide_disputes, agency))
    return permit(actor, Deed::decide_disputes, agency).problems();
  if (story.facts.decided) return {{"grading.decided", {}, {}}};
  if (story.disputed() == nullptr) return {{"grading.nothing_disputed", {}, {}}};
  if (story.seat_of(actor.person) != nullptr) return {{"grading.own_grade", {}, {}}};
  if (near.holds(agency)) return {{"grading.is_near", {}, {}}};
  if (round.time != Time::confirming || story.state != State::disputed)
    return {{"grading.not_confirming", {}, {}}};
  return {};
}

}  // namespace detail

namespace {

constexpr std::int64_t precedents_shown = 20;
constexpr std::int64_t decisions_found_most = 100;

/// Looked up before anything is done about one dispute.
struct Disputed {
  detail::GradedRound round;
  store::RoundAgency agency;
  access::Area area;
  detail::AgencyStory story;
  detail::Nearness near;
};
base::Result<Disputed> disputed(db::Transaction& transaction, const Office& office,
                                const access::Actor& actor, const store::ItemKey& key) {
  auto round = detail::graded_round(transaction, office, key.round);
  if (!round) return round.problems();
  auto agency = store::find_round_agency(transaction, key.round, key.agency);
  if (!agency) return detail::no_such_round_agency(key.agency);
  const access::Area area{agency->province, agency->agency, ""};
  const auto role = permit(actor, Deed::decide_disputes, area);
  if (!role) return role.problems();
  detail::AgencyStory story = detail::read_story(transaction, *round, key.agency);
  const detail::ItemStory* item = story.find(key.item);
  if (item == nullptr || item->graded.scale == nullptr) return detail::no_such_item(key.item);
  // What stood there before may be graded again by now, blind.
  if (!item->facts.disputed) return Problem{"grading.nothing_disputed", {}, {}};
  return Disputed{*std::move(round), *std::move(agency), area, std::move(story),
                  detail::read_nearness(transaction, actor.person)};
}

void add_agency(db::Transaction& transaction, const access::Actor& actor, const detail::GradedRound& round,
                const std::string& agency, const detail::Nearness& near, DisputeList& out) {
  const auto member = store::find_round_agency(transaction, round.id(), agency);
  if (!member) return;
  const access::Area area{member->province, agency, ""};
  if (!access::role_for(actor, Deed::decide_disputes, area)) return;
  const detail::AgencyStory story = detail::read_story(transaction, round, agency);
  for (const detail::ItemStory& one : story.items) {
    if (!one.facts.disputed) continue;
    out.lines.push_back({*member, one.graded.item, *one.disputed(), one.state, one.standing, one.graded.scale,
                         detail::why_not_decide(actor, round, one, near, area).empty()});
  }
}

bool is_decided(const DisputeLine& line) {
  return line.state != State::disputed && line.state != State::preliminary;
}

}  // namespace

std::size_t DisputeList::waiting() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [](const DisputeLine& one) { return one.may_decide; }));
}

base::Result<DisputeList> see_disputes(const Office& office, const access::Actor& actor,
                                       std::string_view round) {
  if (!access::may_somewhere(actor, Deed::decide_disputes))
    return permit(actor, Deed::decide_disputes, {}).problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<DisputeList> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    DisputeList out;
    out.round = graded->stored;
    out.rules = graded->rules;
    out.all_rules = office.disclosure_rules;
    out.time = graded->time;
    if (const auto& windows = graded->calendar.of(round::Phase::confirm); !windows.empty()) {
      out.opens = windows.front().opens_at;
      out.closes = windows.back().closes_at;
    }
    const detail::Nearness near = detail::read_nearness(transaction, actor.person);
    std::string last;
    for (const store::Dispute& one : store::list_disputes(transaction, round)) {
      if (one.agency == last) continue;
      last = one.agency;
      add_agency(transaction, actor, *graded, one.agency, near, out);
    }
    std::ranges::sort(out.lines, {}, [](const DisputeLine& one) {
      return std::tuple(is_decided(one), one.dispute.filed_at, one.agency.agency, one.dispute.item);
    });
    return out;
  });
}

std::optional<DisputesToDecide> disputes_to_decide(const Office& office, const access::Actor& actor,
                                                   std::string_view round) {
  return office.database.read([&](db::Transaction& transaction) -> std::optional<DisputesToDecide> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded || graded->time != Time::confirming) return std::nullopt;
    const detail::Nearness near = detail::read_nearness(transaction, actor.person);
    DisputesToDecide out{graded->stored, 0, std::nullopt};
    for (const store::WaitingDisputes& one : store::list_waiting_disputes(transaction, round, actor.person)) {
      const access::Area area{one.province, one.agency, ""};
      const bool may = access::role_for(actor, Deed::decide_disputes, area).has_value() && !near.holds(area);
      if (may) out.count += one.count;
    }
    const auto& windows = graded->calendar.of(round::Phase::confirm);
    if (!windows.empty()) out.closes = windows.back().closes_at;
    return out.count == 0 ? std::nullopt : std::optional(out);
  });
}

base::Result<DisputeFile> see_dispute(const Office& office, const access::Actor& actor,
                                      const store::ItemKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<DisputeFile> {
    const auto found = disputed(transaction, office, actor, key);
    if (!found) return found.problems();
    DisputeFile out;
    out.grades = detail::grades_of(office, actor, found->round, found->agency, found->story);
    if (const auto registered = store::find_agency(transaction, key.agency))
      out.website = registered->record.website;
    out.item = out.grades.find(key.item);
    const detail::ItemStory& story = *found->story.find(key.item);
    for (const store::GradeSeat& seat : story.seats) {
      if (seat.grade) out.seats.push_back(detail::reasons_of_seat(seat));
    }
    out.closed = detail::why_not_decide(actor, found->round, story, found->near, found->area);
    out.precedents = store::search_dispute_decisions(transaction, key.item, "", precedents_shown);
    std::erase_if(out.precedents, [&](const store::Precedent& one) {
      return one.agency == key.agency && one.round == key.round;
    });
    return out;
  });
}

base::Result<bool> decide_dispute(const Office& office, const access::Actor& actor, const store::ItemKey& key,
                                  std::string_view choice, std::string_view reason, std::int64_t seen) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = disputed(transaction, office, actor, key);
    if (!found) return found.problems();
    const detail::ItemStory& story = *found->story.find(key.item);
    Problems wrong = detail::why_not_decide(actor, found->round, story, found->near, found->area);
    if (!wrong.empty()) return wrong;
    // Withdrawn and filed again with other words, while the reviewer read the first one.
    if (seen != 0 && seen != story.disputed()->number) return Problem{"grading.disputed_anew", {}, {}};
    if (!story.graded.choice_of(choice)) wrong.push_back({"grading.no_choice", {{"field", "choice"}}, {}});
    for (Problem& one : detail::check_words(reason, "reason", true)) wrong.push_back(std::move(one));
    if (!wrong.empty()) return wrong;
    if (!store::record_dispute_decision(transaction, key.round,
                                        {key.agency,
                                         key.item,
                                         story.disputed()->number,
                                         std::string(choice),
                                         std::string(reason),
                                         actor.person,
                                         {},
                                         now}))
      return Problem{"grading.decided", {}, {}};
    audit::Snapshot before;
    if (story.standing) before.text("choice", story.graded.choice(*story.standing).code);
    audit::Snapshot after;
    after.text("choice", choice).number("dispute", story.disputed()->number);
    record(transaction, actor, permit(actor, Deed::decide_disputes, found->area).value(), now,
           {.action = "grade.decide",
            .subject_kind = "grade",
            .subject = detail::grade_subject(key),
            .agency = key.agency,
            .before = before.str(),
            .after = after.str(),
            .reason = std::string(reason)});
    return true;
  });
}

base::Result<std::vector<store::Precedent>> find_decisions(const Office& office, const access::Actor& actor,
                                                           std::string_view item, std::string_view words) {
  if (!access::may_somewhere(actor, Deed::decide_disputes))
    return permit(actor, Deed::decide_disputes, {}).problems();
  Problems wrong = detail::check_words(words, "q", false);
  if (!wrong.empty()) return wrong;
  return office.database.read([&](db::Transaction& transaction) {
    return store::search_dispute_decisions(transaction, item, words, decisions_found_most);
  });
}

}  // namespace prongsai::desk
