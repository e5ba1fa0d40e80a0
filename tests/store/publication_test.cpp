// SPDX-License-Identifier: Apache-2.0
// What two persons do to results: publishing and overriding; and what is published for good; on every engine.
#include "results_desk.h"

namespace prongsai::offices {
namespace {

class ResultsPublication : public ResultsEntry {};

TEST_P(ResultsPublication, publishing_takes_the_executive_and_then_two_persons) {
  take_real_file();
  const std::int64_t number = commit();
  const auto too_early = desk::propose_publication(
      office(), first_.actor, {.edition = "ita/2565", .agency = "cm-province", .reason = "เร็วไป"});
  EXPECT_THAT(codes(too_early), ElementsAre("entry.nothing_to_publish"));
  EXPECT_THAT(codes(desk::confirm_version(office(), coordinator_.actor, province_2565,
                                          {number, version(number).fingerprint})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::confirm_version(office(), executive_.actor, province_2565, {number, "other"})),
              ElementsAre("entry.version_changed"));
  confirm(number);
  const std::string id = propose();
  EXPECT_THAT(
      codes(desk::propose_publication(office(), second_.actor,
                                      {.edition = "ita/2565", .agency = "cm-province", .reason = "อีกครั้ง"})),
      ElementsAre("entry.already_proposed"));
  EXPECT_THAT(codes(decide(first_, id)), ElementsAre("entry.second_person"));
  EXPECT_THAT(codes(decide(second_, id, desk::Decision::withdraw)),
              ElementsAre("entry.only_proposer_withdraws"));
  EXPECT_THAT(codes(decide(centre_, id)), ElementsAre("desk.not_permitted"));
  // The database itself refuses one person, whatever the program believes.
  const auto forced = [&] {
    perform([&](db::Transaction& t) {
      return store::mark_result_published(t, province_2565, number, first_.actor.person, first_.actor.person,
                                          now());
    });
  };
  EXPECT_THROW(forced(), db::ConstraintViolated);
  EXPECT_TRUE(desk::published_results(office()).results.empty());
  EXPECT_THAT(codes(decide(second_, id)), IsEmpty());
  EXPECT_THAT(codes(decide(second_, id)), ElementsAre("entry.proposal_decided"));
  const store::ResultVersion published = version(number);
  EXPECT_EQ(published.state, ResultState::published);
  EXPECT_EQ(published.proposed_by, first_.actor.person);
  EXPECT_EQ(published.published_by, second_.actor.person);
  const auto shown = desk::published_results(office());
  ASSERT_EQ(shown.results.size(), 1U);
  EXPECT_EQ(shown.results.front().fingerprint, published.fingerprint);
  EXPECT_EQ(shown.results.front().assessment.findings.size(), 1U);
  const auto again = desk::published_results(office(), shown.results);
  EXPECT_EQ(again.results.front().fingerprint, published.fingerprint);
}

TEST_P(ResultsPublication, what_is_published_never_changes_and_a_correction_is_a_new_version) {
  publish_real_file();
  const store::ResultVersion before = version(1);
  EXPECT_THAT(codes(desk::begin_correction(office(), coordinator_.actor, province_2565, 1)), IsEmpty());
  EXPECT_THAT(codes(desk::begin_correction(office(), coordinator_.actor, province_2565, 1)),
              ElementsAre("entry.draft_open"));
  save({{"indicator:2", "81.80"}});
  EXPECT_THAT(
      codes(desk::commit_draft(office(), coordinator_.actor, province_2565, {draft().draft.version, "", ""})),
      ElementsAre("entry.reason_for_correction"));
  EXPECT_EQ(commit("พิมพ์ผิดในรายงาน"), 2);
  EXPECT_EQ(version(1).state, ResultState::published) << "until the correction is published";
  EXPECT_EQ(version(2).findings, 0);
  confirm(2);
  EXPECT_THAT(codes(decide(second_, propose())), IsEmpty());
  const store::ResultVersion after = version(1);
  EXPECT_EQ(after.state, ResultState::replaced);
  EXPECT_EQ(after.document, before.document);
  EXPECT_EQ(after.fingerprint, before.fingerprint);
  EXPECT_EQ(after.total, before.total);
  EXPECT_EQ(after.published_at, before.published_at);
  const auto old = desk::look_at_version(office(), coordinator_.actor, province_2565, 1);
  ASSERT_THAT(codes(old), IsEmpty());
  EXPECT_EQ(old->results.fingerprint, before.fingerprint);
  EXPECT_EQ(desk::published_results(office()).results.size(), 1U);
}

TEST_P(ResultsPublication, an_override_takes_two_persons_and_leaves_the_old_version_readable) {
  publish_real_file();
  const auto wish = [&](const std::string& field, const std::string& value) {
    return desk::propose_override(office(), first_.actor, province_2565, {1, field, value, "รายงานพิมพ์ผิด"});
  };
  EXPECT_THAT(codes(wish("nothing:1", "1.00")), ElementsAre("entry.no_such_field"));
  EXPECT_THAT(codes(wish("indicator:2", "81.8000001")), ElementsAre("results_sheets.decimals"));
  EXPECT_THAT(codes(desk::propose_override(office(), coordinator_.actor, province_2565,
                                           {1, "indicator:2", "81.80", "ขอแก้"})),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(
      codes(desk::propose_override(office(), first_.actor, province_2565, {1, "indicator:2", "81.80", ""})),
      ElementsAre("entry.no_reason"));
  const auto id = wish("indicator:2", "81.80");
  ASSERT_THAT(codes(id), IsEmpty());
  EXPECT_THAT(codes(wish("indicator:2", "81.80")), ElementsAre("entry.already_proposed"));
  const auto shown = desk::look_at_proposal(office(), second_.actor, *id);
  ASSERT_THAT(codes(shown), IsEmpty());
  EXPECT_THAT(shown->before, HasSubstr("81.90"));
  EXPECT_EQ(shown->after, "81.80");
  EXPECT_THAT(codes(decide(first_, *id)), ElementsAre("entry.second_person"));
  EXPECT_THAT(codes(decide(second_, *id)), IsEmpty());
  EXPECT_EQ(version(1).state, ResultState::replaced);
  const store::ResultVersion second = version(2);
  EXPECT_EQ(second.state, ResultState::published);
  EXPECT_EQ(second.findings, 0);
  EXPECT_EQ(second.total, base::parse_points("91.50"));
  EXPECT_EQ(second.reason, "รายงานพิมพ์ผิด");
  EXPECT_EQ(second.proposed_by, first_.actor.person);
  EXPECT_EQ(second.published_by, second_.actor.person);
  EXPECT_THAT(second.document, HasSubstr("override-2"));
  EXPECT_THAT(deeds(), Contains("result.override"));
}

TEST_P(ResultsPublication, an_override_waits_for_nothing_that_was_handed_in_meanwhile) {
  publish_real_file();
  const auto id =
      desk::propose_override(office(), first_.actor, province_2565, {1, "indicator:2", "81.80", "แก้"});
  ASSERT_THAT(codes(id), IsEmpty());
  EXPECT_THAT(codes(desk::begin_correction(office(), coordinator_.actor, province_2565, 1)), IsEmpty());
  EXPECT_EQ(commit("ส่งใหม่"), 2);
  EXPECT_THAT(codes(decide(second_, *id)), ElementsAre("entry.pending_version"));
  EXPECT_EQ(version(1).state, ResultState::published);
  EXPECT_THAT(codes(decide(second_, *id, desk::Decision::refuse)), IsEmpty());
}

TEST_P(ResultsPublication, a_province_is_published_whole_or_not_at_all) {
  const auto put = [&](const char* name, ResultState state) {
    return desk::import_results_file(office(), desk::the_program(), real_file(name), name, state);
  };
  EXPECT_EQ(put("chiang-mai-province-2565.yaml", ResultState::confirmed).value(), true);
  std::string city = real_file("chiang-mai-province-2565.yaml");
  city.replace(city.find("id: cm-province"), 15, "id: cm-city");
  EXPECT_EQ(
      desk::import_results_file(office(), desk::the_program(), city, "city.yaml", ResultState::confirmed)
          .value(),
      true);
  const auto id = desk::propose_publication(
      office(), first_.actor, {.edition = "ita/2565", .province = "chiang-mai", .reason = "ทั้งจังหวัด"});
  ASSERT_THAT(codes(id), IsEmpty());
  const auto view = desk::look_at_proposal(office(), second_.actor, *id);
  ASSERT_THAT(codes(view), IsEmpty());
  EXPECT_EQ(view->count, 2U);
  // One of the two changes after the proposal: neither is published.
  take_real_file();
  EXPECT_EQ(commit(), 2);
  const std::vector<std::string> before = deeds();
  EXPECT_THAT(codes(decide(second_, *id)), ElementsAre("entry.changed_since_proposal"));
  EXPECT_TRUE(desk::published_results(office()).results.empty());
  EXPECT_EQ(deeds(), before) << "nothing was done, so nothing is told";
  EXPECT_THAT(codes(decide(first_, *id, desk::Decision::withdraw)), IsEmpty());
  confirm(2);
  const auto anew = desk::propose_publication(
      office(), first_.actor, {.edition = "ita/2565", .province = "chiang-mai", .reason = "ทั้งจังหวัด"});
  EXPECT_THAT(codes(decide(second_, *anew)), IsEmpty());
  EXPECT_EQ(desk::published_results(office()).results.size(), 2U);
}

TEST_P(ResultsPublication, real_files_become_published_versions_with_their_lines_once) {
  for (const char* name :
       {"chiang-mai-province-2563.yaml", "chiang-mai-province-2564.yaml", "chiang-mai-province-2565.yaml",
        "chiang-mai-province-2567.yaml", "chiang-mai-city-2566.yaml"}) {
    const auto put = [&] {
      return desk::import_results_file(office(), desk::the_program(), real_file(name), name,
                                       ResultState::published);
    };
    EXPECT_EQ(put().value(), true) << name;
    EXPECT_EQ(put().value(), false) << name << " a second time";
  }
  const auto published = desk::published_results(office());
  EXPECT_EQ(published.results.size(), 5U);
  EXPECT_TRUE(published.problems.empty());
  EXPECT_EQ(version(1).document, real_file("chiang-mai-province-2565.yaml"))
      << "the bytes are kept as they are";
  EXPECT_EQ(version(1, city_2566).findings, 2);
  EXPECT_EQ(deeds().size(), 5U);
  std::string unknown = real_file("chiang-mai-province-2563.yaml");
  unknown.replace(unknown.find("id: cm-province"), 15, "id: nobody");
  EXPECT_THAT(codes(desk::import_results_file(office(), desk::the_program(), unknown, "x.yaml",
                                              ResultState::published)),
              ElementsAre("entry.no_such_agency"));
  EXPECT_EQ(deeds().size(), 5U);
}

PRONGSAI_ON_EVERY_ENGINE(ResultsPublication);

}  // namespace
}  // namespace prongsai::offices
