// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/grading_detail.h"

#include <algorithm>

#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/store/disclosure.h"

namespace prongsai::desk {

std::string join_codes(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& one : codes) out += (out.empty() ? "" : " ") + one;
  return out;
}

std::vector<std::string> split_codes(std::string_view codes) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (from < codes.size()) {
    const std::size_t to = std::min(codes.find(' ', from), codes.size());
    if (to > from) out.emplace_back(codes.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

}  // namespace prongsai::desk

namespace prongsai::desk::detail {

using base::Problem;
using disclosure::Facts;
using disclosure::Time;
using round::Phase;

namespace {

bool is_over(const round::Calendar& calendar, Phase phase, Moment now) {
  const round::PhaseState state = round::state_of(calendar, phase, now);
  if (state.standing == round::Standing::absent) return true;
  return state.standing == round::Standing::closed && !state.until;
}

Time time_at(const round::Round& round, const round::Calendar& calendar, Moment now) {
  if (round.stage == round::Stage::closed || round.stage == round::Stage::published) return Time::over;
  return disclosure::time_of(is_over(calendar, Phase::disclose, now), is_over(calendar, Phase::grade, now),
                             is_over(calendar, Phase::clarify, now), is_over(calendar, Phase::confirm, now));
}

ItemToGrade graded(const framework::Edition& edition, const framework::Indicator& indicator,
                   const framework::Item& item) {
  ItemToGrade out{&item, &indicator, nullptr, 0, 0};
  if (!item.scale) return out;
  const framework::Scale& scale = edition.scales[*item.scale];
  out.scale = &scale;
  out.lowest = scale.choices.size() - 1;
  std::optional<base::Points> highest;
  std::optional<base::Points> least;
  for (std::size_t i = 0; i < scale.choices.size(); ++i) {
    const auto points = framework::points_of(scale, item.boxes.front(), i);
    if (!points) continue;
    if (!highest || *points > *highest) {
      highest = points;
      out.best = i;
    }
    if (!least || *points < *least) {
      least = points;
      out.lowest = i;
    }
  }
  return out;
}

template <class Row>
std::vector<Row> of_item(const std::vector<Row>& rows, std::string_view item) {
  std::vector<Row> out;
  for (const Row& one : rows) {
    if (one.item == item) out.push_back(one);
  }
  return out;
}

disclosure::Seat seat_facts(const ItemStory& story, std::int64_t number) {
  const store::GradeSeat* seat = story.seat(number);
  if (seat == nullptr) return {};
  return {true, seat->grade ? story.graded.choice_of(seat->grade->choice) : std::nullopt};
}

/// Only what the story of an item can be: where disclosing was opened again, grades and disputes of what
/// stood there before do not count.
Facts facts_of(const ItemStory& story, const Filed& filed, bool told, bool confirmed) {
  Facts out;
  const std::string& code = story.graded.item->code;
  out.handed_in = filed.find(code) != nullptr;
  out.told = told || out.handed_in;
  out.shown = filed.shows(code);
  if (out.shown) {
    out.first = seat_facts(story, 1);
    out.second = seat_facts(story, 2);
    const bool is_to_settle =
        out.first.choice && out.second.choice && *out.first.choice != *out.second.choice;
    if (is_to_settle) out.third = seat_facts(story, 3);
  }
  const auto counting = story.seats_that_count();
  const bool has_grade = !out.shown || !counting.empty();
  out.late = std::ranges::any_of(counting, [](const store::GradeSeat* seat) { return seat->grade->is_late; });
  out.disputed = has_grade && story.disputed() != nullptr;
  if (out.disputed && story.decision) out.decided = story.graded.choice_of(story.decision->choice);
  out.confirmed = confirmed && has_grade && (!out.disputed || out.decided);
  return out;
}

/// Which of the filings was the last one at that moment; 0: none.
std::int64_t filing_at(const std::vector<store::FilingLine>& newest_first, Moment moment) {
  for (const store::FilingLine& one : newest_first) {
    if (one.handed_in_at <= moment) return one.number;
  }
  return 0;
}

/// Disputes of what stands there now; what was said and decided about something else does not count.
void add_disputes(db::Transaction& transaction, const store::ItemKey& key, const Filed& filed,
                  const std::vector<store::FilingLine>& filings, const std::vector<store::Dispute>& disputes,
                  const std::vector<store::DisputeDecision>& decisions, ItemStory& story) {
  for (const store::Dispute& one : disputes) {
    if (one.item != key.item) continue;
    story.last_dispute = std::max(story.last_dispute, one.number);
    const std::int64_t then = filing_at(filings, one.filed_at);
    if (is_of_now(transaction, key, filed, then)) story.disputes.push_back(one);
  }
  const store::Dispute* in_force = story.disputed();
  for (const store::DisputeDecision& one : decisions) {
    if (one.item == key.item && in_force != nullptr && in_force->number == one.dispute) story.decision = one;
  }
}

}  // namespace

base::Result<GradedRound> graded_round(db::Transaction& transaction, const Office& office,
                                       std::string_view id) {
  auto stored = store::find_round(transaction, id);
  if (!stored) return no_such_round(id);
  if (stored->round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", std::string(id)}}, {}};
  auto rules = office.editions.find(stored->round.edition);
  base::Problems problems = rules_problems(*stored, rules.get());
  if (!problems.empty()) return problems;
  auto calendar = round::calendar_of(stored->round);
  if (!calendar) return calendar.problems();
  if (items_to_grade(rules->edition).empty())
    return Problem{"disclosure.none_here", {{"round", std::string(id)}}, {}};
  const Time time = time_at(stored->round, *calendar, office.now());
  return GradedRound{*std::move(stored), std::move(rules), *std::move(calendar), time};
}

base::Problems not_now(const Office& office, const GradedRound& round, round::Activity activity) {
  const auto timely = round::may(round.stored.round, activity, office.now());
  return timely ? base::Problems{} : timely.problems();
}

std::optional<std::size_t> ItemToGrade::choice_of(std::string_view code) const {
  if (scale == nullptr) return std::nullopt;
  const auto found = std::ranges::find(scale->choices, code, &framework::Choice::code);
  if (found == scale->choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - scale->choices.begin());
}

std::vector<ItemToGrade> items_to_grade(const framework::Edition& edition) {
  std::vector<ItemToGrade> out;
  for (const framework::Instrument& instrument : edition.instruments) {
    if (instrument.kind != framework::InstrumentKind::disclosure) continue;
    for (const framework::Indicator& indicator : instrument.indicators) {
      for (const framework::Item* item : framework::items_of(indicator))
        out.push_back(graded(edition, indicator, *item));
    }
  }
  return out;
}

std::optional<ItemToGrade> item_to_grade(const framework::Edition& edition, std::string_view code) {
  for (const ItemToGrade& one : items_to_grade(edition)) {
    if (one.item->code == code) return one;
  }
  return std::nullopt;
}

const disclosure::ItemFiling* Filed::find(std::string_view item) const {
  const auto found = std::ranges::find(items, item, &disclosure::ItemFiling::item);
  return found == items.end() ? nullptr : &*found;
}

bool Filed::shows(std::string_view item) const {
  const disclosure::ItemFiling* found = find(item);
  return found != nullptr && found->answer == disclosure::Answer::shown;
}

Filed read_filed(db::Transaction& transaction, std::string_view round, std::string_view agency,
                 std::int64_t number) {
  const store::DisclosureKey key{std::string(agency), std::string(round)};
  const auto stored =
      number == 0 ? store::find_last_filing(transaction, key) : store::find_filing(transaction, key, number);
  if (!stored) return {};
  return {stored->line.number, disclosure::read_filings(stored->document).value()};
}

bool is_of_now(db::Transaction& transaction, const store::ItemKey& key, const Filed& now,
               std::int64_t graded_filing) {
  if (graded_filing == now.number) return true;
  const Filed before = read_filed(transaction, key.round, key.agency, graded_filing);
  const disclosure::ItemFiling* was = before.find(key.item);
  const disclosure::ItemFiling* is = now.find(key.item);
  return was != nullptr && is != nullptr && disclosure::spelled({*was}) == disclosure::spelled({*is});
}

const store::Dispute* ItemStory::disputed() const {
  return disputes.empty() || disputes.back().withdrawn_at ? nullptr : &disputes.back();
}

const store::GradeSeat* ItemStory::seat(std::int64_t number) const {
  const auto found = std::ranges::find(seats, number, &store::GradeSeat::seat);
  return found == seats.end() ? nullptr : &*found;
}

const store::GradeSeat* ItemStory::seat_of(std::string_view person) const {
  const auto found = std::ranges::find(seats, person, &store::GradeSeat::person);
  return found == seats.end() ? nullptr : &*found;
}

std::vector<const store::GradeSeat*> ItemStory::seats_that_count() const {
  const auto* first = seat(1);
  const auto* second = seat(2);
  if (first == nullptr || second == nullptr || !first->grade || !second->grade) return {};
  if (first->grade->choice == second->grade->choice) return {first, second};
  const auto* third = seat(3);
  if (third == nullptr || !third->grade) return {};
  return {third};
}

bool ItemStory::may(disclosure::Act act, Time time) const {
  const auto possible = disclosure::acts(facts, time);
  return std::ranges::find(possible, act) != possible.end();
}

const ItemStory* AgencyStory::find(std::string_view item) const {
  const auto found =
      std::ranges::find_if(items, [&](const ItemStory& one) { return one.graded.item->code == item; });
  return found == items.end() ? nullptr : &*found;
}

AgencyStory read_story(db::Transaction& transaction, const GradedRound& round, std::string_view agency) {
  AgencyStory out;
  const std::string& id = round.id();
  out.filed = read_filed(transaction, id, agency);
  const auto confirmations = store::list_grades_confirmations(transaction, id, agency);
  if (!confirmations.empty()) out.confirmation = confirmations.front();
  std::vector<store::StoredDisclosureItem> told;
  if (round.time == Time::disclosing)
    told = store::list_disclosure_items(transaction, {std::string(agency), id});
  const auto seats = store::list_grade_seats(transaction, id, agency);
  const auto disputes = store::list_disputes(transaction, id, agency);
  const auto decisions = store::list_dispute_decisions(transaction, id, agency);
  std::vector<store::FilingLine> filings;
  if (!disputes.empty()) filings = store::list_filings(transaction, {std::string(agency), id});
  for (const ItemToGrade& graded : items_to_grade(round.edition())) {
    const std::string& code = graded.item->code;
    ItemStory& story = out.items.emplace_back();
    story.graded = graded;
    story.seats = of_item(seats, code);
    for (store::GradeSeat& seat : story.seats) {
      const bool counts = seat.grade && is_of_now(transaction, {id, std::string(agency), code}, out.filed,
                                                  seat.grade->filing);
      if (!counts) seat.grade.reset();
    }
    add_disputes(transaction, {id, std::string(agency), code}, out.filed, filings, disputes, decisions,
                 story);
    const bool is_told = std::ranges::any_of(told, [&](const store::StoredDisclosureItem& one) {
      return one.filing.item == code && one.filing.answer != disclosure::Answer::untold;
    });
    story.facts = facts_of(story, out.filed, is_told, out.confirmation.has_value());
    story.state = disclosure::state_of(story.facts, round.time);
    story.standing = disclosure::standing_choice(story.facts, round.time, graded.lowest);
    if (graded.scale == nullptr) story.standing.reset();
  }
  return out;
}

bool Nearness::holds(const access::Area& agency) const {
  return std::ranges::find(agencies, agency.agency) != agencies.end() ||
         (!agency.province.empty() && std::ranges::find(provinces, agency.province) != provinces.end());
}

Nearness nearness_of(const std::vector<store::GraderRole>& roles,
                     const std::vector<store::GraderConflict>& conflicts, std::string_view person) {
  Nearness out;
  const auto add = [&](const std::string& agency, const std::string& province) {
    if (!agency.empty()) out.agencies.push_back(agency);
    if (!province.empty()) out.provinces.push_back(province);
  };
  for (const store::GraderRole& one : roles) {
    if (one.person == person && one.grant.role != access::Role::assessor)
      add(one.grant.area.agency, one.grant.area.province);
  }
  for (const store::GraderConflict& one : conflicts) {
    if (one.person == person) add(one.agency, one.province);
  }
  return out;
}

Nearness read_nearness(db::Transaction& transaction, std::string_view person) {
  return nearness_of(store::list_graders(transaction, person),
                     store::list_grader_conflicts(transaction, person), person);
}

bool reads_every_grade(const std::vector<store::GraderRole>& roles, std::string_view person) {
  return std::ranges::any_of(roles, [&](const store::GraderRole& one) {
    return one.person == person && !one.is_over && one.grant.area.is_nation() &&
           access::reach(access::Deed::see_trail, one.grant.role) != access::Reach::never;
  });
}

std::string grade_subject(const store::ItemKey& key) {
  return key.round + "/" + key.agency + (key.item.empty() ? "" : "/" + key.item);
}

base::Problems check_words(std::string_view words, const char* field, bool is_needed) {
  if (is_needed && words.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return {{"grading.no_words", {{"field", field}}, {}}};
  if (words.size() > grade_words_max)
    return {
        {"grading.words_too_long", {{"most", std::to_string(grade_words_max / 3)}, {"field", field}}, {}}};
  return {};
}

Problem no_such_item(std::string_view item) {
  return {"grading.no_such_item", {{"item", std::string(item)}, {"field", "item"}}, {}};
}

Problem no_such_round_agency(std::string_view agency) {
  return {"rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
}

const std::vector<disclosure::Rules::Reason>& reasons_of(const DisclosureRules& rules,
                                                         std::string_view edition) {
  static const std::vector<disclosure::Rules::Reason> none;
  const auto found = rules.find(edition);
  return found == rules.end() ? none : found->second.reasons;
}

}  // namespace prongsai::desk::detail
