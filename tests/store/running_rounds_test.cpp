// SPDX-License-Identifier: Apache-2.0
// Rounds from the opening to the published result, on every engine.
#include <thread>

#include "rounds_fixture.h"

namespace prongsai::offices {
namespace {

class RunningRounds : public RoundOffices {};
class SharedRunningRounds : public RoundOffices {};

TEST_P(RunningRounds, refuse_every_deed_when_the_rules_on_disk_are_not_those_that_were_frozen) {
  const std::string id = opened_round();
  framework_files::Shelf shelf =
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks");
  for (framework::Edition& edition : shelf.editions) {
    if (edition.id == "ita/2564") edition.fingerprint = std::string(64, '0');
  }
  const results_files::Editions changed(std::move(shelf));
  const desk::Office& whole = office();
  const desk::Office broken{whole.database, changed,         whole.reference, whole.sealer,
                            whole.throttle, whole.trail_key, whole.now,       whole.public_address};
  test_.set_now(see(id).calendar.of(Phase::collect).front().opens_at);
  EXPECT_THAT(use(whole, id, Activity::submit_answers), IsEmpty());
  EXPECT_THAT(use(broken, id, Activity::submit_answers), ElementsAre("round.rules_changed"));
  const auto view = desk::see_round(broken, officer_.actor, id);
  ASSERT_EQ(view->broken.size(), 1U);
  EXPECT_EQ(view->broken.front().code, "round.rules_changed");
  const desk::PhaseDecision more{.phase = Phase::collect, .to = at("2027-06-10")};
  EXPECT_THAT(
      codes(desk::extend_phase(broken, officer_.actor, id, view->stored.version, {&more, 1}, "น้ำท่วม")),
      ElementsAre("round.rules_changed"));
  EXPECT_THAT(codes(desk::close_round(broken, officer_.actor, id, view->stored.version)),
              ElementsAre("round.rules_changed"));
  const results_files::Editions none(framework_files::Shelf{});
  const desk::Office empty{whole.database,  none,      whole.reference,     whole.sealer, whole.throttle,
                           whole.trail_key, whole.now, whole.public_address};
  EXPECT_THAT(use(empty, id, Activity::submit_answers), ElementsAre("rounds.edition_gone"));
}

TEST_P(RunningRounds, permit_what_a_phase_permits_from_its_first_moment_to_its_last) {
  const std::string id = opened_round();
  const round::Window window = see(id).calendar.of(Phase::collect).front();
  test_.set_now(window.opens_at - instant);
  EXPECT_THAT(use(office(), id, Activity::submit_answers), ElementsAre("round.not_yet_open"));
  test_.set_now(window.opens_at);
  EXPECT_THAT(use(office(), id, Activity::submit_answers), IsEmpty());
  test_.set_now(window.closes_at - instant);
  EXPECT_THAT(use(office(), id, Activity::submit_answers), IsEmpty());
  test_.set_now(window.closes_at);
  EXPECT_THAT(use(office(), id, Activity::submit_answers), ElementsAre("round.phase_closed"));
  EXPECT_THAT(use(office(), make(), Activity::submit_answers), ElementsAre("round.not_opened"));
  EXPECT_THAT(use(office(), "nowhere", Activity::submit_answers), ElementsAre("rounds.no_such_round"));
}

TEST_P(RunningRounds, give_a_phase_more_time_by_a_decision_with_a_reason) {
  const std::string id = opened_round("ita/2565");
  const round::Window window = see(id).calendar.of(Phase::registration).front();
  test_.set_now(window.closes_at - std::chrono::hours(24));
  const auto extend = [&](desk::Moment to, const std::string& reason, const Somebody& who) {
    const desk::PhaseDecision more{.phase = Phase::registration, .to = to};
    return codes(desk::extend_phase(office(), who.actor, id, see(id).stored.version, {&more, 1}, reason));
  };
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  const desk::Moment later = window.closes_at + std::chrono::hours(48);
  EXPECT_THAT(extend(later, "น้ำท่วม", centre), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(extend(later, "  ", officer_), ElementsAre("round.no_reason"));
  EXPECT_THAT(extend(window.closes_at - instant, "น้ำท่วม", officer_), ElementsAre("round.change_empty"));
  EXPECT_EQ(count_of("round.extend_phase"), 0);
  const auto clashes = extend(later, "น้ำท่วม", officer_);
  // Surveys begin the moment registration ends: more time for one means other days for the other.
  EXPECT_THAT(clashes, testing::Contains("round.phase_order"));
  std::vector<desk::PhaseDecision> both = {{.phase = Phase::registration, .to = later}};
  for (const Phase phase : {Phase::collect, Phase::disclose}) {
    const round::Window planned = see(id).calendar.of(phase).front();
    both.push_back(
        {.kind = round::ChangeKind::shorten, .phase = phase, .from = later, .to = planned.closes_at});
  }
  const std::int64_t version = see(id).stored.version;
  ASSERT_THAT(codes(desk::extend_phase(office(), officer_.actor, id, version, both, "น้ำท่วม")), IsEmpty());
  EXPECT_THAT(codes(desk::extend_phase(office(), second_.actor, id, version, both, "น้ำท่วม")),
              ElementsAre("rounds.clash"));
  EXPECT_EQ(see(id).calendar.of(Phase::registration).front().closes_at, later);
  EXPECT_EQ(count_of("round.extend_phase"), 3);
  EXPECT_EQ(trail().back().reason, "น้ำท่วม");
  test_.set_now(window.closes_at);
  EXPECT_THAT(use(office(), id, Activity::state_head_counts), IsEmpty());
  test_.set_now(later);
  EXPECT_THAT(use(office(), id, Activity::state_head_counts), ElementsAre("round.phase_closed"));
}

TEST_P(RunningRounds, close_when_every_phase_is_over_and_publish_by_the_word_of_two) {
  const std::string id = opened_round();
  const auto close = [&] {
    return codes(desk::close_round(office(), officer_.actor, id, see(id).stored.version));
  };
  EXPECT_THAT(close(), testing::Contains("round.still_running"));
  const round::Window publish = see(id).calendar.of(Phase::publish).front();
  EXPECT_THAT(codes(desk::propose_publication(office(), officer_.actor, id, see(id).stored.version, "ครบ")),
              ElementsAre("round.wrong_stage"));
  test_.set_now(publish.opens_at - instant);
  ASSERT_THAT(close(), IsEmpty());
  const std::string proposal = propose(id);
  EXPECT_THAT(codes(desk::propose_publication(office(), second_.actor, id, see(id).stored.version, "ครบ")),
              ElementsAre("rounds.publication_waits"));
  const auto decide = [&](const Somebody& who, desk::Decision decision, const std::string& reason = {}) {
    return codes(desk::decide_publication(office(), who.actor, proposal, decision, reason));
  };
  EXPECT_THAT(decide(officer_, desk::Decision::accept), ElementsAre("rounds.same_person"));
  EXPECT_THAT(decide(second_, desk::Decision::refuse), ElementsAre("round.no_reason"));
  EXPECT_THAT(decide(second_, desk::Decision::accept), ElementsAre("round.not_yet_open"));
  EXPECT_TRUE(see(id).publication.has_value()) << "what failed has decided nothing";
  test_.set_now(publish.opens_at);
  ASSERT_THAT(decide(second_, desk::Decision::accept), IsEmpty());
  EXPECT_EQ(see(id).round().stage, Stage::published);
  EXPECT_EQ(see(id).round().published_at, now());
  EXPECT_THAT(decide(second_, desk::Decision::accept), ElementsAre("rounds.no_proposal"));
  EXPECT_EQ(trail().back().action, "round.publish");
  EXPECT_EQ(trail().back().actor.id, second_.actor.person);
}

TEST_P(RunningRounds, are_not_published_by_one_person_even_past_the_desk) {
  const std::string id = closed_round();
  const std::string proposal = propose(id);
  const auto forged = [&] {
    perform([&](db::Transaction& t) {
      store::Proposal own = *store::find_proposal(t, proposal);
      own.decision = "accepted";
      own.decided_by = officer_.actor.person;
      own.decided_at = now();
      return store::decide_proposal(t, own);
    });
  };
  try {
    forged();
    FAIL() << "the database let one person do both";
  } catch (const db::ConstraintViolated& violated) {
    EXPECT_EQ(violated.constraint(), "proposal_needs_two_persons");
  }
  EXPECT_TRUE(see(id).publication.has_value());
}

TEST_P(RunningRounds, are_published_only_as_they_were_when_that_was_proposed) {
  const std::string id = closed_round();
  const std::string proposal = propose(id);
  const desk::PhaseDecision more{
      .phase = Phase::publish,
      .to = see(id).calendar.of(Phase::publish).front().closes_at + std::chrono::hours(24)};
  ASSERT_THAT(
      codes(desk::extend_phase(office(), officer_.actor, id, see(id).stored.version, {&more, 1}, "รอผล")),
      IsEmpty());
  EXPECT_THAT(codes(desk::decide_publication(office(), second_.actor, proposal, desk::Decision::accept, "")),
              ElementsAre("rounds.proposal_is_old"));
  ASSERT_THAT(
      codes(desk::decide_publication(office(), officer_.actor, proposal, desk::Decision::refuse, "เปลี่ยนวัน")),
      IsEmpty());
  EXPECT_EQ(trail().back().action, "round.withdraw_publication");
  const std::string anew = propose(id);
  EXPECT_THAT(codes(desk::decide_publication(office(), second_.actor, anew, desk::Decision::accept, "")),
              IsEmpty());
}

TEST_P(RunningRounds, have_each_opening_and_closing_of_a_phase_noted_once) {
  const std::string id = opened_round();
  EXPECT_EQ(desk::tick_rounds(office()), 0);
  const round::Window first = see(id).calendar.of(Phase::registration).front();
  test_.set_now(first.opens_at - instant);
  EXPECT_EQ(desk::tick_rounds(office()), 0);
  test_.set_now(first.opens_at);
  EXPECT_EQ(desk::tick_rounds(office()), 1);
  EXPECT_EQ(desk::tick_rounds(office()), 0);
  EXPECT_EQ(trail().back().action, "round.phase_began");
  EXPECT_EQ(trail().back().actor.id, "system");
  // A server that was away for months notes everything in the order in which it happened.
  test_.set_now(see(id).calendar.of(Phase::publish).front().opens_at);
  EXPECT_GT(desk::tick_rounds(office()), 5);
  EXPECT_EQ(desk::tick_rounds(office()), 0);
  EXPECT_EQ(trail().back().action, "round.phase_began");
  EXPECT_NE(trail().back().after.find("publish"), std::string::npos);
  EXPECT_EQ(count_of("round.phase_began"), count_of("round.phase_ended") + 1);
}

TEST_P(SharedRunningRounds, ticked_by_several_servers_note_nothing_twice) {
  const std::string id = opened_round();
  test_.set_now(see(id).calendar.of(Phase::publish).front().opens_at);
  const auto other = open_again();
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::thread one([&] { first = desk::tick_rounds(office()); });
  std::thread two([&] { second = desk::tick_rounds(other->office()); });
  one.join();
  two.join();
  EXPECT_EQ(first + second, count_of("round.phase_began") + count_of("round.phase_ended"));
  EXPECT_EQ(count_of("round.phase_began"), count_of("round.phase_ended") + 1);
}

PRONGSAI_ON_EVERY_ENGINE(RunningRounds);
PRONGSAI_ON_SHARED_ENGINES(SharedRunningRounds);

}  // namespace
}  // namespace prongsai::offices
