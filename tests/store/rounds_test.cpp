// SPDX-License-Identifier: Apache-2.0
// Rounds from the draft to the opening, on every engine.
#include <thread>

#include "rounds_fixture.h"

namespace prongsai::offices {
namespace {

class Rounds : public RoundOffices {};
class SharedRounds : public RoundOffices {};

TEST_P(Rounds, begin_as_a_draft_with_the_days_of_a_year_that_is_known) {
  const std::string id = make();
  EXPECT_EQ(id, "ita-2570");
  const desk::RoundView view = see(id);
  EXPECT_EQ(view.round().stage, Stage::draft);
  ASSERT_EQ(view.calendar.of(Phase::registration).size(), 1U);
  EXPECT_EQ(round::day_text(round::thai_day_at(view.calendar.of(Phase::registration).front().opens_at))
                .substr(0, 4),
            "2027");
  EXPECT_EQ(make(), "ita-2570-2") << "another one of that year keeps its own id";
}

TEST_P(Rounds, are_made_only_by_the_authority_and_only_from_rules_that_are_there) {
  const Somebody coordinator = test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""});
  EXPECT_THAT(codes(desk::make_round(office(), coordinator.actor, {"ita/2564", 2570, "ก", ""})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::make_round(office(), officer_.actor, {"ita/1999", 99, "", ""})),
              ElementsAre("rounds.no_such_edition", "rounds.bad_year", "rounds.no_name"));
  EXPECT_THAT(trail(), IsEmpty());
}

TEST_P(Rounds, whose_calendar_was_changed_meanwhile_are_not_changed_unseen) {
  const std::string id = make();
  desk::RoundView view = see(id);
  round::Calendar calendar = view.round().calendar;
  calendar.of(Phase::publish) = {round::window_of_days("2027-09-01", "2027-09-10").value()};
  ASSERT_THAT(codes(desk::change_calendar(office(), officer_.actor, id, view.stored.version, calendar)),
              IsEmpty());
  EXPECT_EQ(see(id).round().calendar, calendar);
  EXPECT_THAT(
      codes(desk::change_calendar(office(), second_.actor, id, view.stored.version, view.round().calendar)),
      ElementsAre("rounds.clash"));
  EXPECT_EQ(see(id).round().calendar, calendar);
}

TEST_P(Rounds, take_in_agencies_at_work_by_kind_and_one_by_one) {
  const std::string id = make();
  const auto choose = [&](const store::AgencyChoice& choice, desk::Membership membership) {
    return desk::choose_agencies(office(), officer_.actor, id, see(id).stored.version, choice, membership)
        .value();
  };
  EXPECT_EQ(choose({.type = "subdistrict_organization"}, desk::Membership::takes_part), 1) << "a-2 is closed";
  EXPECT_EQ(choose({.province = "chiang-mai"}, desk::Membership::takes_part), 1) << "a-1 is there already";
  EXPECT_EQ(see(id).agencies, 2);
  EXPECT_EQ(choose({.type = "subdistrict_municipality"}, desk::Membership::stays_out), 1);
  const auto one = [&](const std::string& agency, desk::Membership membership) {
    return codes(
        desk::choose_agency(office(), officer_.actor, id, see(id).stored.version, agency, membership));
  };
  EXPECT_THAT(one("a-4", desk::Membership::takes_part), IsEmpty());
  EXPECT_THAT(one("a-4", desk::Membership::takes_part), ElementsAre("rounds.no_such_agency"));
  EXPECT_THAT(one("a-2", desk::Membership::takes_part), ElementsAre("rounds.no_such_agency"));
  EXPECT_THAT(one("a-1", desk::Membership::stays_out), IsEmpty());
  const auto page = desk::see_participants(office(), officer_.actor, id, "a-4", 50, 0);
  ASSERT_EQ(page->agencies.size(), 1U);
  EXPECT_EQ(page->agencies.front().agency.agency, "a-4");
  EXPECT_EQ(desk::see_participants(office(), officer_.actor, id, "100%_", 50, 0)->found, 0);
}

TEST_P(Rounds, open_with_everything_frozen_and_told_in_the_trail) {
  const std::string id = make();
  EXPECT_THAT(open(id), ElementsAre("round.no_agencies"));
  choose_all(id);
  const desk::RoundView before = see(id);
  ASSERT_THAT(open(id), IsEmpty());
  const desk::RoundView view = see(id);
  EXPECT_EQ(view.round().stage, Stage::opened);
  EXPECT_EQ(view.round().opened_at, now());
  EXPECT_EQ(view.round().frozen->fingerprint, editions().find("ita/2564")->edition.fingerprint);
  EXPECT_EQ(view.stored.frozen_hash, round::frozen_hash(view.round()));
  EXPECT_THAT(view.broken, IsEmpty());
  const audit::Entry line = trail().back();
  EXPECT_EQ(line.action, "round.open");
  for (const std::string& told :
       {view.stored.frozen_hash, view.round().frozen->fingerprint, view.round().frozen->calendar_hash})
    EXPECT_NE(line.after.find(told), std::string::npos);
  // Settled now: calendar, participants, and opening itself.
  EXPECT_THAT(
      codes(desk::change_calendar(office(), officer_.actor, id, view.stored.version, view.round().calendar)),
      ElementsAre("round.wrong_stage"));
  EXPECT_THAT(codes(desk::choose_agencies(office(), officer_.actor, id, view.stored.version, {},
                                          desk::Membership::stays_out)),
              ElementsAre("round.wrong_stage"));
  EXPECT_THAT(codes(desk::open_round(office(), second_.actor, id, before.stored.version)),
              ElementsAre("round.wrong_stage"));
}

TEST_P(Rounds, keep_samples_as_they_were_when_the_round_opened) {
  const std::string id = opened_round();
  const auto samples_of = [&](const std::string& agency) {
    return desk::see_participant(office(), officer_.actor, id, agency).value().value().samples;
  };
  // 10 percent of 512 people are 51.2: 52 answers, as the handbook of 2564 wants.
  for (const store::RoundSample& one : samples_of("a-1")) {
    if (one.instrument != "eit") continue;
    EXPECT_EQ(
        one.sample,
        round::minimum_sample(
            editions().find("ita/2564")->edition, "eit",
            {.type = "subdistrict_organization", .size = "S", .group = {}, .name_th = "หน่วยงาน a-1"}, 512));
    EXPECT_EQ(one.sample.count, 52);
  }
  for (const store::RoundSample& one : samples_of("a-4"))
    EXPECT_EQ(one.sample.demand, round::Demand::unknown);
  agency::AgencyRecord changed = agency_of("a-1", "department", "lamphun");
  changed.head_count_external = 9;
  perform([&](db::Transaction& t) {
    const std::vector<store::NewAgencyVersion> versions = {{changed, store::find_agency(t, "a-1")->version}};
    store::record_agencies(t, versions, {"system", now(), "ทดสอบ"});
  });
  const auto kept = desk::see_participant(office(), officer_.actor, id, "a-1").value().value();
  EXPECT_EQ(kept.agency.type, "subdistrict_organization");
  EXPECT_EQ(kept.agency.province, "chiang-mai");
  EXPECT_EQ(kept.agency.head_count_external, 512);
}

TEST_P(Rounds, let_agencies_state_head_counts_while_they_register_and_never_after) {
  const std::string id = opened_round();
  const Somebody own = test_.make(Role::agency_coordinator, {"chiang-mai", "a-3", ""});
  const Somebody other = test_.make(Role::agency_coordinator, {"chiang-mai", "a-1", ""});
  const auto state = [&](const Somebody& who, std::optional<std::int64_t> external) {
    return codes(desk::state_head_counts(office(), who.actor, id, "a-3", {std::nullopt, external}));
  };
  const round::Window window = see(id).calendar.of(Phase::registration).front();
  test_.set_now(window.opens_at - instant);
  EXPECT_THAT(state(own, 4'001), ElementsAre("round.not_yet_open"));
  test_.set_now(window.opens_at);
  EXPECT_THAT(state(other, 4'001), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(state(own, -1), ElementsAre("rounds.bad_head_count"));
  EXPECT_THAT(state(own, 4'001), IsEmpty());
  const auto found = desk::see_participant(office(), own.actor, id, "a-3").value().value();
  bool seen = false;
  for (const store::RoundSample& one : found.samples) {
    seen = seen || one.instrument == "eit";
    if (one.instrument == "eit") EXPECT_EQ(one.sample.count, 400);
  }
  EXPECT_TRUE(seen);
  test_.set_now(window.closes_at - instant);
  EXPECT_THAT(state(own, 30), IsEmpty());
  test_.set_now(window.closes_at);
  EXPECT_THAT(state(own, 31), ElementsAre("round.phase_closed"));
}

TEST_P(SharedRounds, opened_by_two_at_once_are_opened_once) {
  const std::string id = make();
  choose_all(id);
  const std::int64_t version = see(id).stored.version;
  const auto other = open_again();
  std::vector<std::string> first;
  std::vector<std::string> second;
  std::thread one([&] { first = codes(desk::open_round(office(), officer_.actor, id, version)); });
  std::thread two([&] { second = codes(desk::open_round(other->office(), second_.actor, id, version)); });
  one.join();
  two.join();
  EXPECT_NE(first.empty(), second.empty());
  EXPECT_THAT(first.empty() ? second : first, ElementsAre("round.wrong_stage"));
  EXPECT_EQ(count_of("round.open"), 1);
}

TEST_P(SharedRounds, of_8400_agencies_open) {
  std::vector<agency::AgencyRecord> agencies;
  for (int i = 0; i < 8'400; ++i) {
    agencies.push_back(agency_of("n-" + std::to_string(i), "subdistrict_organization", "chiang-mai"));
    agencies.back().size_group = agency::SizeGroup::small;
    agencies.back().head_count_external = 100 + i;
    agencies.back().head_count_internal = 20 + i % 300;
  }
  record(agencies);
  const std::string id = make("ita/2567");
  const auto begin = std::chrono::steady_clock::now();
  choose_all(id);
  const auto chosen = std::chrono::steady_clock::now();
  ASSERT_THAT(open(id), IsEmpty());
  const auto end = std::chrono::steady_clock::now();
  const auto ms = [](auto span) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
  };
  RecordProperty("choose_ms", static_cast<int>(ms(chosen - begin)));
  RecordProperty("open_ms", static_cast<int>(ms(end - chosen)));
  EXPECT_EQ(see(id).agencies, 8'403);
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(desk::see_participants(office(), officer_.actor, id, "n-84", 50, 0)->found, 11);
  RecordProperty("page_ms", static_cast<int>(ms(std::chrono::steady_clock::now() - before)));
}

PRONGSAI_ON_EVERY_ENGINE(Rounds);
PRONGSAI_ON_SHARED_ENGINES(SharedRounds);

}  // namespace
}  // namespace prongsai::offices
