// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/assigning.h"

#include <algorithm>
#include <map>
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/disclosure/assignment.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::State;
using disclosure::Time;

constexpr std::int64_t agencies_a_page = 500;

/// An assessor with where they may grade.
struct Candidate {
  disclosure::Assessor assessor;
  std::vector<access::Area> reach;
  detail::Nearness near;

  [[nodiscard]] bool reaches(const access::Area& agency) const {
    return std::ranges::any_of(reach, [&](const access::Area& area) { return access::covers(area, agency); });
  }
};

std::vector<Candidate> candidates_of(db::Transaction& transaction, std::string_view round) {
  const auto roles = store::list_graders(transaction);
  const auto conflicts = store::list_grader_conflicts(transaction);
  std::map<std::string, std::int64_t> held;
  for (const store::SeatsHeld& one : store::count_seats_held(transaction, round))
    held[one.person] = one.seats;
  std::vector<Candidate> out;
  for (const store::GraderRole& one : roles) {
    if (out.empty() || out.back().assessor.person != one.person) {
      const detail::Nearness near = detail::nearness_of(roles, conflicts, one.person);
      Candidate made{{.person = one.person,
                      .agencies = near.agencies,
                      .provinces = near.provinces,
                      .load = static_cast<std::size_t>(held[one.person])},
                     {},
                     near};
      out.push_back(std::move(made));
    }
    if (one.grant.role == access::Role::assessor && !one.is_over) out.back().reach.push_back(one.grant.area);
  }
  return out;
}

const Candidate* find(const std::vector<Candidate>& candidates, std::string_view person) {
  const auto found =
      std::ranges::find_if(candidates, [&](const Candidate& one) { return one.assessor.person == person; });
  return found == candidates.end() ? nullptr : &*found;
}

bool may_sit(const std::vector<Candidate>& candidates, std::string_view person, const access::Area& agency) {
  const Candidate* one = find(candidates, person);
  return one != nullptr && one->reaches(agency) && !one->near.holds(agency);
}

/// The seats of an item that somebody must get now.
std::vector<std::int64_t> empty_seats(const detail::ItemStory& story,
                                      const std::vector<Candidate>& candidates, const access::Area& agency) {
  std::vector<std::int64_t> out;
  if (story.graded.scale == nullptr) return out;
  const bool is_blind = story.state == State::to_assign || story.state == State::to_grade;
  if (!is_blind && story.state != State::to_settle) return out;
  const std::vector<std::int64_t> wanted =
      is_blind ? std::vector<std::int64_t>{1, 2} : std::vector<std::int64_t>{3};
  for (const std::int64_t number : wanted) {
    const store::GradeSeat* seat = story.seat(number);
    const bool is_kept = seat != nullptr && (seat->grade || may_sit(candidates, seat->person, agency));
    if (!is_kept) out.push_back(number);
  }
  return out;
}

disclosure::Vacancy vacancy_of(const detail::ItemStory& story, const access::Area& agency,
                               std::int64_t number) {
  disclosure::Vacancy out{
      agency.agency, agency.province, story.graded.item->code, static_cast<int>(number), {}};
  for (const store::GradeSeat& seat : story.seats) {
    if (seat.seat != number) out.taken.push_back(seat.person);
  }
  if (story.decision) out.taken.push_back(story.decision->decided_by);
  return out;
}

/// Vacancies of agencies that the same assessors reach.
struct Wing {
  std::vector<std::size_t> candidates;
  std::vector<disclosure::Vacancy> vacancies;
};

/// The same round is always dealt out the same way.
std::uint64_t seed_of(std::string_view round) {
  const std::string digest = base::sha256_hex(round);
  return std::stoull(digest.substr(0, 15), nullptr, 16);
}

/// Seats of one agency, as they are wanted.
using Wanted = std::map<std::string, std::vector<store::GradeSeat>>;

struct Deal {
  Wanted wanted;
  std::int64_t left = 0;
};
Deal deal_out(std::vector<Wing>& wings, std::vector<Candidate>& candidates, std::uint64_t seed) {
  Deal out;
  for (Wing& wing : wings) {
    std::vector<disclosure::Assessor> assessors;
    for (const std::size_t one : wing.candidates) assessors.push_back(candidates[one].assessor);
    const auto dealt = disclosure::assigned(wing.vacancies, assessors, seed);
    for (std::size_t i = 0; i < dealt.size(); ++i) {
      const disclosure::Vacancy& vacancy = wing.vacancies[i];
      if (dealt[i].person.empty()) {
        ++out.left;
        continue;
      }
      for (Candidate& one : candidates) {
        if (one.assessor.person == dealt[i].person) ++one.assessor.load;
      }
      out.wanted[vacancy.agency].push_back(
          {vacancy.agency, vacancy.item, vacancy.seat, dealt[i].person, {}, {}, std::nullopt});
    }
  }
  return out;
}

class Assigning {
 public:
  Assigning(std::string_view round, JobProgress& progress) : round_(round), progress_(progress) {}

  base::Result<Deal> plan(const detail::GradedRound& round, db::Transaction& transaction) {
    candidates_ = candidates_of(transaction, round_);
    if (candidates_.empty()) return Problem{"grading.nobody_assesses", {}, {}};
    progress_.begin("read_filings", store::count_round_agencies(transaction, round_));
    std::map<std::vector<std::size_t>, Wing> wings;
    std::int64_t read = 0;
    for (std::int64_t offset = 0;; offset += agencies_a_page) {
      const auto page = store::list_round_agencies(transaction, round_, "", agencies_a_page, offset);
      if (page.agencies.empty()) break;
      for (const store::RoundAgency& one : page.agencies) {
        if (progress_.is_cancelled()) return cancelled_problem();
        look_at(transaction, round, {one.province, one.agency, ""}, wings);
        progress_.done(++read);
      }
    }
    std::vector<Wing> all;
    for (auto& [reached, wing] : wings) all.push_back(std::move(wing));
    return deal_out(all, candidates_, seed_of(round_));
  }

 private:
  void look_at(db::Transaction& transaction, const detail::GradedRound& round, const access::Area& agency,
               std::map<std::vector<std::size_t>, Wing>& wings) {
    const detail::AgencyStory story = detail::read_story(transaction, round, agency.agency);
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].reaches(agency)) reached.push_back(i);
    }
    for (const detail::ItemStory& one : story.items) {
      for (const std::int64_t number : empty_seats(one, candidates_, agency)) {
        Wing& wing = wings[reached];
        wing.candidates = reached;
        wing.vacancies.push_back(vacancy_of(one, agency, number));
      }
    }
  }

  std::string round_;
  JobProgress& progress_;
  std::vector<Candidate> candidates_;
};

/// Those seats that still want somebody: another officer may have been faster.
std::vector<store::GradeSeat> still_wanted(db::Transaction& transaction, std::string_view round,
                                           std::string_view agency,
                                           const std::vector<store::GradeSeat>& wanted,
                                           const std::vector<Candidate>& candidates,
                                           const access::Area& area) {
  const auto seats = store::list_grade_seats(transaction, round, agency);
  std::vector<store::GradeSeat> out;
  for (const store::GradeSeat& one : wanted) {
    const bool is_taken = std::ranges::any_of(seats, [&](const store::GradeSeat& seat) {
      if (seat.item != one.item) return false;
      if (seat.seat == one.seat) return seat.grade || may_sit(candidates, seat.person, area);
      return seat.person == one.person;
    });
    if (!is_taken) out.push_back(one);
  }
  return out;
}

void record_seats(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                  std::string_view round, std::string_view agency, const std::vector<store::GradeSeat>& seats,
                  Moment now) {
  std::set<std::string> people;
  std::set<std::string> items;
  for (store::GradeSeat seat : seats) {
    seat.assigned_by = actor.person;
    seat.assigned_at = now;
    store::set_grade_seat(transaction, round, seat);
    people.insert(seat.person);
    items.insert(seat.item);
  }
  audit::Snapshot after;
  after.number("seats", static_cast<std::int64_t>(seats.size()))
      .number("items", static_cast<std::int64_t>(items.size()))
      .number("people", static_cast<std::int64_t>(people.size()));
  // Not under the agency: its own people read what is written there, and must not learn who grades them.
  record(transaction, actor, role, now,
         {.action = "grade.assign",
          .subject_kind = "grade",
          .subject = detail::grade_subject({std::string(round), std::string(agency), ""}),
          .after = after.str()});
}

base::Problems check_time(const detail::GradedRound& round) {
  if (round.time == Time::disclosing) return {{"grading.disclosing_still", {}, {}}};
  if (round.time == Time::over) return {{"grading.over", {}, {}}};
  return {};
}

}  // namespace

base::Result<SeatsFilled> assign_graders(const Office& office, const access::Actor& actor,
                                         std::string_view round, JobProgress& progress) {
  const auto role = permit(actor, Deed::assign_graders, {});
  if (!role) return role.problems();
  const auto deal = office.database.read([&](db::Transaction& transaction) -> base::Result<Deal> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    base::Problems wrong = check_time(*graded);
    if (!wrong.empty()) return wrong;
    return Assigning(round, progress).plan(*graded, transaction);
  });
  if (!deal) return deal.problems();
  SeatsFilled out{0, deal->left};
  progress.begin("assign", static_cast<std::int64_t>(deal->wanted.size()));
  std::int64_t done = 0;
  for (const auto& [agency, wanted] : deal->wanted) {
    if (progress.is_cancelled()) return cancelled_problem();
    out.filled += office.database.perform([&](db::Transaction& transaction) -> std::int64_t {
      const auto member = store::find_round_agency(transaction, round, agency);
      const access::Area area{member ? member->province : "", agency, ""};
      const auto seats =
          still_wanted(transaction, round, agency, wanted, candidates_of(transaction, round), area);
      if (!seats.empty()) record_seats(transaction, actor, *role, round, agency, seats, office.now());
      return static_cast<std::int64_t>(seats.size());
    });
    progress.done(++done);
  }
  return out;
}

base::Result<bool> give_seat(const Office& office, const access::Actor& actor, const store::ItemKey& key,
                             std::int64_t seat, std::string_view person) {
  const auto role = permit(actor, Deed::assign_graders, {});
  if (!role) return role.problems();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto graded = detail::graded_round(transaction, office, key.round);
    if (!graded) return graded.problems();
    base::Problems wrong = check_time(*graded);
    if (!wrong.empty()) return wrong;
    const auto member = store::find_round_agency(transaction, key.round, key.agency);
    if (!member) return detail::no_such_round_agency(key.agency);
    const detail::AgencyStory story = detail::read_story(transaction, *graded, key.agency);
    const detail::ItemStory* item = story.find(key.item);
    if (item == nullptr || seat < 1 || seat > 3) return detail::no_such_item(key.item);
    if (!item->facts.shown || item->graded.scale == nullptr)
      return Problem{"grading.nothing_to_grade", {{"item", key.item}}, {}};
    const store::GradeSeat* before = item->seat(seat);
    if (before != nullptr && before->grade) return Problem{"grading.seat_graded", {}, {}};
    if (seat == 3 && item->state != State::to_settle) return Problem{"grading.agree", {}, {}};
    const auto candidates = candidates_of(transaction, key.round);
    const access::Area area{member->province, key.agency, ""};
    const Candidate* chosen = find(candidates, person);
    if (chosen == nullptr || !chosen->reaches(area))
      return Problem{"grading.not_an_assessor", {{"field", "person"}}, {}};
    if (chosen->near.holds(area)) return Problem{"grading.is_near", {{"field", "person"}}, {}};
    if (const auto* other = item->seat_of(person); other != nullptr && other->seat != seat)
      return Problem{"grading.two_seats", {{"field", "person"}}, {}};
    store::set_grade_seat(transaction, key.round,
                          {key.agency, key.item, seat, std::string(person), actor.person, office.now(), {}});
    audit::Snapshot was;
    if (before != nullptr) was.text("person", before->person);
    audit::Snapshot is;
    is.number("seat", seat).text("person", person);
    record(transaction, actor, *role, office.now(),
           {.action = "grade.seat",
            .subject_kind = "grade",
            .subject = detail::grade_subject(key),
            .before = was.str(),
            .after = is.str()});
    return true;
  });
}

}  // namespace prongsai::desk
