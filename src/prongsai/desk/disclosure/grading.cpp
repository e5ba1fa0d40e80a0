// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/grading.h"

#include <algorithm>
#include <tuple>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/evidence_changes.h"
#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/store/captures.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using base::Problems;
using disclosure::State;
using disclosure::Time;

std::size_t place_of(const framework::Edition& edition, std::string_view item) {
  const auto items = detail::items_to_grade(edition);
  const auto found =
      std::ranges::find_if(items, [&](const detail::ItemToGrade& one) { return one.item->code == item; });
  return static_cast<std::size_t>(found - items.begin());
}

/// Whether the person may grade there; the problem where not.
base::Result<access::Role> permit_grading(db::Transaction& transaction, const access::Actor& actor,
                                          const store::ItemKey& key, const store::RoundAgency& agency) {
  const access::Area area{agency.province, agency.agency, ""};
  const auto role = permit(actor, Deed::grade_items, area);
  if (!role) return role.problems();
  if (store::list_own_seats(transaction, actor.person, key.round, key.agency, key.item).empty())
    return Problem{"grading.no_seat", {}, {}};
  if (detail::reads_every_grade(store::list_graders(transaction, actor.person), actor.person))
    return Problem{"grading.reads_every_grade", {}, {}};
  if (detail::read_nearness(transaction, actor.person).holds(area)) return Problem{"grading.is_near", {}, {}};
  return *role;
}

/// Why no grade can be given from that seat now.
Problems why_closed(const Office& office, const detail::GradedRound& round, const detail::ItemStory& story,
                    std::int64_t seat) {
  if (round.time == Time::disclosing) return {{"grading.disclosing_still", {}, {}}};
  if (round.time == Time::over || story.state == State::final) return {{"grading.over", {}, {}}};
  if (!story.facts.shown) return {{"grading.nothing_to_grade", {{"item", story.graded.item->code}}, {}}};
  const bool is_blind = seat < 3;
  const bool both_in = story.facts.first.choice && story.facts.second.choice;
  const bool is_settled = story.facts.third.choice && round.time != Time::grading;
  if (is_blind ? both_in : is_settled) return {{"grading.both_in", {}, {}}};
  if (!is_blind && !both_in) return {{"grading.nothing_to_grade", {{"item", story.graded.item->code}}, {}}};
  // Late grades are taken until time is over: an item that nobody graded would otherwise stay without one.
  if (round.time == Time::grading) return detail::not_now(office, round, round::Activity::give_grade);
  return {};
}

/// The person's seats whose grade is of something that stands there no more: it must be given again.
std::vector<store::ItemKey> outdated_seats(db::Transaction& transaction, const detail::GradedRound& round,
                                           std::string_view person) {
  std::vector<store::ItemKey> out;
  detail::Filed filed;
  std::string agency;
  for (const store::EarlierGrade& one : store::list_own_earlier_grades(transaction, person, round.id())) {
    if (one.agency != agency) filed = detail::read_filed(transaction, round.id(), one.agency);
    agency = one.agency;
    store::ItemKey key{round.id(), one.agency, one.item};
    if (filed.shows(one.item) && !detail::is_of_now(transaction, key, filed, one.filing))
      out.push_back(std::move(key));
  }
  return out;
}

std::size_t count_owed(db::Transaction& transaction, const detail::GradedRound& round,
                       std::string_view person) {
  return static_cast<std::size_t>(store::count_own_left(transaction, person, round.id())) +
         outdated_seats(transaction, round, person).size();
}

std::optional<store::ItemKey> next_seat(db::Transaction& transaction, const detail::GradedRound& round,
                                        std::string_view person, const store::ItemKey& now) {
  const std::size_t place = place_of(round.edition(), now.item);
  const auto outdated = outdated_seats(transaction, round, person);
  const auto first_behind = [&](std::string_view agency, std::size_t behind, bool is_behind) {
    const detail::Filed filed = detail::read_filed(transaction, round.id(), agency);
    std::optional<std::pair<std::size_t, std::string>> best;
    for (const store::OwnSeat& one : store::list_own_seats(transaction, person, round.id(), agency)) {
      const std::size_t at = place_of(round.edition(), one.item);
      const store::ItemKey key{round.id(), one.agency, one.item};
      const bool is_owed = !one.grade || std::ranges::find(outdated, key) != outdated.end();
      if (!is_owed || !filed.shows(one.item) || (is_behind ? at <= behind : at >= behind)) continue;
      if (!best || at < best->first) best = {at, one.item};
    }
    return best ? std::optional(store::ItemKey{round.id(), std::string(agency), best->second}) : std::nullopt;
  };
  if (auto here = first_behind(now.agency, place, true)) return here;
  if (auto before = first_behind(now.agency, place, false)) return before;
  // Agencies that took everything back are passed over; more than so many do not stand in a row.
  constexpr int looks_most = 50;
  std::string after = now.agency;
  bool is_around = false;
  for (int i = 0; i < looks_most; ++i) {
    auto agency = store::find_next_agency_to_grade(transaction, person, round.id(), after);
    for (const store::ItemKey& one : outdated) {
      if (one.agency > after && (!agency || one.agency < *agency)) agency = one.agency;
    }
    if (!agency) {
      if (is_around) return std::nullopt;
      is_around = true;
      after.clear();
      continue;
    }
    if (*agency == now.agency && is_around) return std::nullopt;
    if (*agency != now.agency) {
      if (auto there = first_behind(*agency, detail::items_to_grade(round.edition()).size(), false))
        return there;
    }
    after = *agency;
  }
  return std::nullopt;
}

std::optional<store::ItemKey> seat_before(db::Transaction& transaction, const detail::GradedRound& round,
                                          std::string_view person, const store::ItemKey& now) {
  const std::size_t place = place_of(round.edition(), now.item);
  std::optional<std::pair<std::size_t, std::string>> best;
  for (const store::OwnSeat& one : store::list_own_seats(transaction, person, round.id(), now.agency)) {
    const std::size_t at = place_of(round.edition(), one.item);
    if (at < place && (!best || at > best->first)) best = {at, one.item};
  }
  return best ? std::optional(store::ItemKey{now.round, now.agency, best->second}) : std::nullopt;
}

SeatStanding standing_of(db::Transaction& transaction, const detail::GradedRound& round,
                         const detail::Filed& filed, const store::OwnSeat& seat) {
  if (!filed.shows(seat.item)) return SeatStanding::away;
  const bool counts = seat.grade && detail::is_of_now(transaction, {round.id(), seat.agency, seat.item},
                                                      filed, seat.grade->filing);
  if (!counts) return round.time == Time::over ? SeatStanding::away : SeatStanding::to_grade;
  const bool is_open = seat.seat < 3 ? seat.blind_grades < 2 : round.time == Time::grading;
  return is_open && round.time != Time::over ? SeatStanding::changeable : SeatStanding::done;
}

RoundToGrade round_of(db::Transaction& transaction, const detail::GradedRound& round,
                      std::string_view person) {
  RoundToGrade out{round.stored, round.rules, round.time, std::nullopt, {}};
  const auto windows = round.calendar.of(round::Phase::grade);
  if (!windows.empty()) out.closes = windows.back().closes_at;
  detail::Filed filed;
  for (store::OwnSeat& seat : store::list_own_seats(transaction, person, round.id())) {
    const auto item = detail::item_to_grade(round.edition(), seat.item);
    if (!item) continue;
    if (out.agencies.empty() || out.agencies.back().agency.agency != seat.agency) {
      filed = detail::read_filed(transaction, round.id(), seat.agency);
      auto member = store::find_round_agency(transaction, round.id(), seat.agency);
      out.agencies.push_back({member ? *std::move(member) : store::RoundAgency{.agency = seat.agency}, {}});
    }
    const SeatStanding standing = standing_of(transaction, round, filed, seat);
    out.agencies.back().seats.push_back({std::move(seat), item->item, standing});
  }
  for (AgencyToGrade& one : out.agencies)
    std::ranges::sort(one.seats, {}, [&](const SeatToGrade& seat) {
      return std::pair(place_of(round.edition(), seat.seat.item), seat.seat.seat);
    });
  std::ranges::sort(out.agencies, [](const AgencyToGrade& a, const AgencyToGrade& b) {
    return std::tuple(a.left() == 0, a.agency.name_th, a.agency.agency) <
           std::tuple(b.left() == 0, b.agency.name_th, b.agency.agency);
  });
  return out;
}

/// What the actions about one item look up first.
struct Opened {
  detail::GradedRound round;
  store::RoundAgency agency;
  access::Role role;
  detail::Filed filed;
  detail::ItemStory story;
  store::OwnSeat own;
};
base::Result<Opened> open(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                          const store::ItemKey& key) {
  auto round = detail::graded_round(transaction, office, key.round);
  if (!round) return round.problems();
  auto agency = store::find_round_agency(transaction, key.round, key.agency);
  if (!agency) return detail::no_such_round_agency(key.agency);
  const auto role = permit_grading(transaction, actor, key, *agency);
  if (!role) return role.problems();
  detail::AgencyStory all = detail::read_story(transaction, *round, key.agency);
  const detail::ItemStory* story = all.find(key.item);
  if (story == nullptr || story->graded.scale == nullptr) return detail::no_such_item(key.item);
  store::OwnSeat own =
      store::list_own_seats(transaction, actor.person, key.round, key.agency, key.item).front();
  detail::ItemStory kept = *story;
  return Opened{*std::move(round),    *std::move(agency), *role,
                std::move(all.filed), std::move(kept),    std::move(own)};
}

Problems check_reasons(const Opened& opened, const std::vector<disclosure::Rules::Reason>& known,
                       const GradeWish& wish) {
  Problems wrong = detail::check_words(wish.words, "words", false);
  const auto choice = opened.story.graded.choice_of(wish.choice);
  if (!choice) wrong.push_back({"grading.no_choice", {{"field", "choice"}}, {}});
  for (const std::string& one : wish.reasons) {
    const bool is_known = std::ranges::any_of(known, [&](const disclosure::Rules::Reason& reason) {
      return reason.for_grade && reason.code == one;
    });
    if (!is_known) wrong.push_back({"grading.unknown_reason", {{"found", one}, {"field", "reasons"}}, {}});
  }
  const bool has_why = !wish.reasons.empty() || wish.words.find_first_not_of(" \t\r\n") != std::string::npos;
  if (choice && *choice != opened.story.graded.best && !has_why)
    wrong.push_back({"grading.why_not_full", {{"field", "words"}}, {}});
  return wrong;
}

/// A form may name anything; only copies of this item are noted as seen.
std::vector<std::string> copies_of(db::Transaction& transaction, const store::ItemKey& key,
                                   const std::vector<std::string>& named) {
  std::vector<std::string> out;
  for (const store::StoredCapture& one : store::list_captures(transaction, key.agency, key.round, key.item)) {
    if (std::ranges::find(named, one.capture_id) != named.end()) out.push_back(one.capture_id);
  }
  return out;
}

store::GivenGrade grade_of(const Opened& opened, const GradeWish& wish, Moment now) {
  return {.number = opened.own.last_number + 1,
          .choice = wish.choice,
          .reasons = join_codes(wish.reasons),
          .words = wish.words,
          .filing = opened.filed.number,
          .captures = join_codes(wish.captures),
          .is_late = opened.round.time != Time::grading,
          .given_at = now};
}

void record_line(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                 const store::ItemKey& key, const Opened& opened, const store::GivenGrade& grade) {
  audit::Snapshot before;
  if (opened.own.grade)
    before.number("number", opened.own.grade->number).text("choice", opened.own.grade->choice);
  audit::Snapshot after;
  after.number("seat", opened.own.seat)
      .number("number", grade.number)
      .text("choice", grade.choice)
      .text("reasons", grade.reasons)
      .number("filing", grade.filing)
      .text("captures", base::sha256_hex(grade.captures));
  // Not under the agency: its own people read what is written there, and see grades only later.
  record(transaction, actor, role, grade.given_at,
         {.action = "grade.give",
          .subject_kind = "grade",
          .subject = detail::grade_subject(key),
          .before = before.str(),
          .after = after.str(),
          .reason = grade.words});
}

}  // namespace

std::size_t AgencyToGrade::left() const {
  return static_cast<std::size_t>(std::ranges::count(seats, SeatStanding::to_grade, &SeatToGrade::standing));
}

std::size_t RoundToGrade::left() const {
  std::size_t out = 0;
  for (const AgencyToGrade& one : agencies) out += one.left();
  return out;
}

std::size_t RoundToGrade::seats() const {
  std::size_t out = 0;
  for (const AgencyToGrade& one : agencies) out += one.seats.size();
  return out;
}

base::Result<std::vector<RoundToGrade>> my_grading(const Office& office, const access::Actor& actor) {
  if (!access::may_somewhere(actor, Deed::grade_items))
    return permit(actor, Deed::grade_items, {}).problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<std::vector<RoundToGrade>> {
    std::vector<RoundToGrade> out;
    for (const std::string& id : store::list_graded_rounds(transaction, actor.person)) {
      const auto round = detail::graded_round(transaction, office, id);
      if (round) out.push_back(round_of(transaction, *round, actor.person));
    }
    std::ranges::sort(out, std::greater(), [](const RoundToGrade& one) {
      return std::tuple(one.time != Time::over, one.round.round.fiscal_year, one.round.round.id);
    });
    return out;
  });
}

std::size_t grades_owed(const Office& office, const access::Actor& actor) {
  if (!access::may_somewhere(actor, Deed::grade_items)) return 0;
  return office.database.read([&](db::Transaction& transaction) {
    std::size_t out = 0;
    for (const std::string& id : store::list_graded_rounds(transaction, actor.person)) {
      const auto round = detail::graded_round(transaction, office, id);
      if (round && round->time != Time::over && round->time != Time::disclosing)
        out += count_owed(transaction, *round, actor.person);
    }
    return out;
  });
}

bool has_seat(db::Transaction& transaction, const access::Actor& actor, const store::ItemKey& key) {
  if (!store::list_own_seats(transaction, actor.person, key.round, key.agency, key.item).empty()) return true;
  const auto member = store::find_round_agency(transaction, key.round, key.agency);
  if (!member || !access::role_for(actor, Deed::decide_disputes, {member->province, key.agency, ""}))
    return false;
  const auto disputes = store::list_disputes(transaction, key.round, key.agency, key.item);
  return !disputes.empty() && !disputes.back().withdrawn_at;
}

base::Result<GradingSheet> open_item(const Office& office, const access::Actor& actor,
                                     const store::ItemKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<GradingSheet> {
    auto opened = open(transaction, office, actor, key);
    if (!opened) return opened.problems();
    GradingSheet out;
    out.key = key;
    out.closed = why_closed(office, opened->round, opened->story, opened->own.seat);
    out.left = count_owed(transaction, opened->round, actor.person);
    out.next = next_seat(transaction, opened->round, actor.person, key);
    out.previous = seat_before(transaction, opened->round, actor.person, key);
    const auto registered = store::find_agency(transaction, key.agency);
    if (registered) out.website = registered->record.website;
    out.round = std::move(opened->round.stored);
    out.rules = std::move(opened->round.rules);
    out.all_rules = office.disclosure_rules;
    out.item = opened->story.graded.item;
    out.indicator = opened->story.graded.indicator;
    out.scale = opened->story.graded.scale;
    out.best = opened->story.graded.best;
    if (const auto rules = out.all_rules->find(out.rules->edition.id); rules != out.all_rules->end()) {
      const auto of_item = rules->second.items.find(key.item);
      if (of_item != rules->second.items.end()) out.item_rules = &of_item->second;
      for (const disclosure::Rules::Reason& one : rules->second.reasons) {
        if (one.for_grade) out.reasons.push_back(&one);
      }
    }
    out.agency = std::move(opened->agency);
    if (const auto* filed = opened->filed.find(key.item)) out.filing = *filed;
    out.filing_number = opened->filed.number;
    out.seat = std::move(opened->own);
    return out;
  });
}

base::Result<std::optional<store::ItemKey>> give_grade(const Office& office, const access::Actor& actor,
                                                       const store::ItemKey& key, const GradeWish& wish) {
  using Next = std::optional<store::ItemKey>;
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Next> {
    const auto opened = open(transaction, office, actor, key);
    if (!opened) return opened.problems();
    Problems wrong = why_closed(office, opened->round, opened->story, opened->own.seat);
    if (!wrong.empty()) return wrong;
    wrong = check_reasons(*opened, detail::reasons_of(*office.disclosure_rules, opened->round.edition().id),
                          wish);
    if (!wrong.empty()) return wrong;
    if (!detail::is_of_now(transaction, key, opened->filed, wish.filing))
      return Problem{"grading.filed_anew", {}, {}};
    if (wish.seen != (opened->own.grade ? opened->own.grade->number : 0))
      return Problem{"grading.graded_meanwhile", {}, {}};
    GradeWish noted = wish;
    noted.captures = copies_of(transaction, key, wish.captures);
    const store::GivenGrade grade = grade_of(*opened, noted, now);
    store::record_grade(transaction, key, opened->own.seat, actor.person, grade);
    for (const std::string& id : detail::graded_copies(transaction, key))
      store::forget_checks_since_graded(transaction, key.agency, key.round, key.item, id);
    record_line(transaction, actor, opened->role, key, *opened, grade);
    detail::sum_up_seats(transaction, opened->round, key.agency);
    return next_seat(transaction, opened->round, actor.person, key);
  });
}

}  // namespace prongsai::desk
