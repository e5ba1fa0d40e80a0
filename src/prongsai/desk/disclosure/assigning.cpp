// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/assigning.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/disclosure/assignment.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::State;
using disclosure::Time;

constexpr std::int64_t agencies_a_page = 500;
/// So many agencies are seated in one transaction: a nation is not one, and few wait for the disk.
constexpr std::size_t agencies_at_once = 40;

/// An assessor with where they may grade.
struct Candidate {
  disclosure::Assessor assessor;
  std::vector<access::Area> reach;
  detail::Nearness near;

  [[nodiscard]] bool reaches(const access::Area& agency) const {
    return std::ranges::any_of(reach, [&](const access::Area& area) { return access::covers(area, agency); });
  }
};

/// Without what they hold.
std::vector<Candidate> candidates_of(db::Transaction& transaction) {
  const auto roles = store::list_graders(transaction);
  const auto conflicts = store::list_grader_conflicts(transaction);
  std::vector<Candidate> out;
  for (const store::GraderRole& one : roles) {
    if (out.empty() || out.back().assessor.person != one.person) {
      const detail::Nearness near = detail::nearness_of(roles, conflicts, one.person);
      Candidate made{
          {.person = one.person, .agencies = near.agencies, .provinces = near.provinces, .load = 0},
          {},
          near};
      out.push_back(std::move(made));
    }
    const bool assesses = one.grant.role == access::Role::assessor && !one.is_over;
    if (assesses && !detail::reads_every_grade(roles, one.person)) out.back().reach.push_back(one.grant.area);
  }
  return out;
}

void add_loads(db::Transaction& transaction, std::string_view round, std::vector<Candidate>& candidates) {
  std::map<std::string, std::int64_t> held;
  for (const store::SeatsHeld& one : store::count_seats_held(transaction, round))
    held[one.person] = one.seats;
  for (Candidate& one : candidates) one.assessor.load = static_cast<std::size_t>(held[one.assessor.person]);
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
  std::map<std::string_view, Candidate*> by_person;
  for (Candidate& one : candidates) by_person[one.assessor.person] = &one;
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
      ++by_person.at(dealt[i].person)->assessor.load;
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
    candidates_ = candidates_of(transaction);
    if (candidates_.empty()) return Problem{"grading.nobody_assesses", {}, {}};
    add_loads(transaction, round_, candidates_);
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
struct StillWanted {
  std::vector<store::GradeSeat> added;     ///< nobody sits there
  std::vector<store::GradeSeat> replaced;  ///< somebody does who may not
};
StillWanted still_wanted(db::Transaction& transaction, std::string_view round, const access::Area& agency,
                         const std::vector<store::GradeSeat>& wanted,
                         const std::vector<Candidate>& candidates) {
  const auto seats = store::list_grade_seats(transaction, round, agency.agency);
  StillWanted out;
  for (const store::GradeSeat& one : wanted) {
    bool is_taken = false;
    bool is_there = false;
    for (const store::GradeSeat& seat : seats) {
      if (seat.item != one.item) continue;
      is_there = is_there || seat.seat == one.seat;
      is_taken = is_taken || (seat.seat == one.seat ? seat.grade || may_sit(candidates, seat.person, agency)
                                                    : seat.person == one.person);
    }
    if (!is_taken) (is_there ? out.replaced : out.added).push_back(one);
  }
  return out;
}

store::NewEntry line_of_agency(const access::Actor& actor, access::Role role, std::string_view round,
                               std::string_view agency, const std::vector<store::GradeSeat>& seats,
                               Moment now) {
  std::set<std::string> people;
  std::set<std::string> items;
  for (const store::GradeSeat& seat : seats) {
    people.insert(seat.person);
    items.insert(seat.item);
  }
  audit::Snapshot after;
  after.number("seats", static_cast<std::int64_t>(seats.size()))
      .number("items", static_cast<std::int64_t>(items.size()))
      .number("people", static_cast<std::int64_t>(people.size()));
  // Not under the agency: its own people read what is written there, and must not learn who grades them.
  return line_of(actor, role, now,
                 {.action = "grade.assign",
                  .subject_kind = "grade",
                  .subject = detail::grade_subject({std::string(round), std::string(agency), ""}),
                  .after = after.str()});
}

/// Some agencies of a deal, in one transaction; gives how many seats were filled.
class Batch {
 public:
  Batch(db::Transaction& transaction, const access::Actor& actor, access::Role role,
        const detail::GradedRound& round, Moment now)
      : transaction_(transaction),
        actor_(actor),
        role_(role),
        round_(round),
        now_(now),
        candidates_(candidates_of(transaction)) {}

  void add(const std::string& agency, const std::vector<store::GradeSeat>& wanted) {
    const auto member = store::find_round_agency(transaction_, round_.id(), agency);
    StillWanted seats = still_wanted(transaction_, round_.id(), {member ? member->province : "", agency, ""},
                                     wanted, candidates_);
    for (auto* part : {&seats.added, &seats.replaced}) {
      for (store::GradeSeat& one : *part) {
        one.assigned_by = actor_.person;
        one.assigned_at = now_;
      }
    }
    for (const store::GradeSeat& one : seats.replaced) store::set_grade_seat(transaction_, round_.id(), one);
    added_.insert(added_.end(), seats.added.begin(), seats.added.end());
    seats.added.insert(seats.added.end(), seats.replaced.begin(), seats.replaced.end());
    if (seats.added.empty()) return;
    filled_ += static_cast<std::int64_t>(seats.added.size());
    agencies_.push_back(agency);
    lines_.push_back(line_of_agency(actor_, role_, round_.id(), agency, seats.added, now_));
  }

  std::int64_t finish() {
    if (lines_.empty()) return 0;
    store::record_grade_seats(transaction_, round_.id(), added_);
    for (const std::string& one : agencies_) detail::sum_up_seats(transaction_, round_, one);
    store::append_entries(transaction_, lines_);
    return filled_;
  }

 private:
  db::Transaction& transaction_;
  const access::Actor& actor_;
  access::Role role_;
  const detail::GradedRound& round_;
  Moment now_;
  std::vector<Candidate> candidates_;
  std::vector<store::GradeSeat> added_;
  std::vector<std::string> agencies_;
  std::vector<store::NewEntry> lines_;
  std::int64_t filled_ = 0;
};

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
  for (auto next = deal->wanted.begin(); next != deal->wanted.end();) {
    if (progress.is_cancelled()) return cancelled_problem();
    const auto first = next;
    for (std::size_t i = 0; i < agencies_at_once && next != deal->wanted.end(); ++i) ++next;
    const auto filled =
        office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
          const auto graded = detail::graded_round(transaction, office, round);
          if (!graded) return graded.problems();
          Batch batch(transaction, actor, *role, *graded, office.now());
          for (auto one = first; one != next; ++one) batch.add(one->first, one->second);
          return batch.finish();
        });
    if (!filled) return filled.problems();
    out.filled += *filled;
    done += std::distance(first, next);
    progress.done(done);
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
    const auto candidates = candidates_of(transaction);
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
    detail::sum_up_seats(transaction, *graded, key.agency);
    return true;
  });
}

}  // namespace prongsai::desk
