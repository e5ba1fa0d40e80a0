// SPDX-License-Identifier: Apache-2.0
// Results from the first figure typed to the version handed in, on every engine.
#include "prongsai/results_sheets/workbook.h"

#include "results_desk.h"

namespace prongsai::offices {
namespace {

TEST_P(ResultsEntry, keep_what_was_typed_letter_by_letter_also_where_it_is_wrong) {
  const std::map<std::string, std::string, std::less<>> typed = {{"total", "  ๙๑,๕ศูนย์ <b>&\"' "},
                                                                 {"indicator:1", "91.071"},
                                                                 {"level", "A\nB"},
                                                                 {"indicator:3", "85.98"}};
  save(typed);
  const results_sheets::Entry kept = draft().entry;
  EXPECT_EQ(kept.texts, typed);
  const auto check = desk::check_draft(office(), coordinator_.actor, province_2565);
  ASSERT_THAT(codes(check), IsEmpty());
  EXPECT_FALSE(check->checked.sound());
  EXPECT_TRUE(check->checked.document.empty());
  EXPECT_THAT(codes(desk::commit_draft(office(), coordinator_.actor, province_2565,
                                       {draft().draft.version, "เหตุผล", ""})),
              ElementsAre("entry.not_sound"));
  EXPECT_EQ(draft().entry.texts, typed) << "a refusal loses nothing";
  save({{"total", ""}});
  EXPECT_FALSE(draft().entry.texts.contains("total"));
  EXPECT_THAT(codes(desk::save_draft(office(), coordinator_.actor, province_2565,
                                     {draft().draft.version, {{"total", std::string(20'000, '1')}}})),
              ElementsAre("entry.text_too_long"));
}

TEST_P(ResultsEntry, tell_both_values_when_two_people_change_one_field) {
  const std::int64_t seen = save({{"total", "91.00"}, {"indicator:1", "90.00"}});
  const auto by = [&](const Somebody& who, const std::map<std::string, std::string, std::less<>>& texts) {
    return desk::save_draft(office(), who.actor, province_2565, {seen, texts});
  };
  EXPECT_THAT(codes(by(colleague_, {{"total", "91.50"}})), IsEmpty());
  // Another field of the same old page is nobody's business but one's own.
  EXPECT_THAT(codes(by(coordinator_, {{"indicator:1", "91.07"}})), IsEmpty());
  const auto clash = by(coordinator_, {{"total", "91.60"}, {"indicator:2", "81.90"}});
  ASSERT_THAT(codes(clash), ElementsAre("entry.clash"));
  EXPECT_EQ(base::detail(clash.problems().front(), "theirs"), "91.50");
  EXPECT_EQ(base::detail(clash.problems().front(), "yours"), "91.60");
  EXPECT_EQ(base::detail(clash.problems().front(), "field"), "total");
  EXPECT_FALSE(draft().entry.texts.contains("indicator:2")) << "all of a page or nothing";
  // The same value typed twice is no clash.
  EXPECT_THAT(codes(by(coordinator_, {{"total", "91.50"}})), IsEmpty());
}

TEST_P(ResultsEntry, a_page_opened_before_the_draft_was_handed_in_cannot_write_into_the_next_one) {
  take_real_file();
  const std::int64_t seen = draft().draft.version;
  EXPECT_EQ(commit(), 1);
  EXPECT_TRUE(draft().entry.texts.empty());
  EXPECT_FALSE(draft().draft.is_open);
  EXPECT_THAT(
      codes(desk::save_draft(office(), coordinator_.actor, province_2565, {seen, {{"total", "1.00"}}})),
      ElementsAre("entry.draft_renewed"));
  EXPECT_THAT(codes(desk::commit_draft(office(), coordinator_.actor, province_2565, {seen, "ซ้ำ", ""})),
              ElementsAre("entry.nothing_entered"));
  EXPECT_THAT(codes(desk::save_draft(office(), coordinator_.actor, province_2565,
                                     {draft().draft.version, {{"total", "91.50"}}})),
              IsEmpty());
}

TEST_P(ResultsEntry, the_real_file_ends_with_its_total_and_its_finding_and_asks_why) {
  take_real_file();
  const auto check = desk::check_draft(office(), coordinator_.actor, province_2565);
  ASSERT_THAT(codes(check), IsEmpty());
  EXPECT_TRUE(check->checked.sound());
  ASSERT_EQ(check->checked.findings.size(), 1U);
  EXPECT_THAT(check->checked.findings.front().fields, Contains("indicator:2"));
  EXPECT_THAT(
      codes(desk::commit_draft(office(), coordinator_.actor, province_2565, {draft().draft.version, "", ""})),
      ElementsAre("entry.reason_for_findings"));
  EXPECT_THAT(codes(desk::commit_draft(office(), coordinator_.actor, province_2565,
                                       {draft().draft.version - 1, "เหตุผล", ""})),
              ElementsAre("entry.draft_changed"));
  EXPECT_EQ(commit(), 1);
  const store::ResultVersion first = version(1);
  EXPECT_EQ(first.state, ResultState::entered);
  EXPECT_EQ(first.total, base::parse_points("91.50"));
  EXPECT_EQ(first.level, "a");
  EXPECT_EQ(first.passed, true);
  EXPECT_EQ(first.findings, 1);
  EXPECT_EQ(first.entered_by, coordinator_.actor.person);
  EXPECT_THAT(first.document, Not(HasSubstr(coordinator_.actor.person)));
  EXPECT_THAT(first.document, Not(HasSubstr("ผู้กรอก"))) << "no person's name in what everybody may read";
  EXPECT_THAT(deeds(), ElementsAre("result.take_in", "result.commit"));
}

TEST_P(ResultsEntry, a_pasted_table_accounts_for_every_cell_and_asks_about_doubts) {
  EXPECT_THAT(codes(desk::take_paste(office(), coordinator_.actor, province_2565, " \n ")),
              ElementsAre("entry.no_paste"));
  const std::string table =
      "ตัวชี้วัด\tคะแนน\n"
      "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t๙๑.๐๗\n"
      "ตัวชี้วัดที่ 3 การใช้อำนาจ\t85.98\n"
      "เรื่องอื่น\t<script>\n";
  EXPECT_THAT(codes(desk::take_paste(office(), coordinator_.actor, province_2565, table)), IsEmpty());
  const auto view = desk::look_at_intake(office(), coordinator_.actor, province_2565);
  ASSERT_THAT(codes(view), IsEmpty());
  EXPECT_EQ(view->reading.entry.texts.at("indicator:1"), "๙๑.๐๗");
  EXPECT_EQ(view->reading.entry.texts.at("indicator:3"), "85.98");
  EXPECT_EQ(view->reading.cells.size(), 8U) << "each cell is told";
  EXPECT_THAT(codes(desk::look_at_intake(office(), colleague_.actor, province_2565)),
              ElementsAre("entry.no_intake"))
      << "what one looks at is one's own";
  save({{"total", "91.50"}});
  EXPECT_THAT(codes(desk::accept_intake(office(), coordinator_.actor, province_2565,
                                        {view->id, view->draft.draft.version, {}, false})),
              ElementsAre("entry.draft_changed"));
  EXPECT_THAT(codes(desk::accept_intake(office(), coordinator_.actor, province_2565,
                                        {view->id, draft().draft.version, {}, false})),
              IsEmpty());
  EXPECT_EQ(draft().entry.texts.size(), 3U);
  EXPECT_THAT(codes(desk::accept_intake(office(), coordinator_.actor, province_2565,
                                        {view->id, draft().draft.version, {}, false})),
              ElementsAre("entry.no_intake"));
}

TEST_P(ResultsEntry, the_template_comes_back_as_it_went_out) {
  take_real_file();
  const results_sheets::Entry entry = draft().entry;
  const auto shape = results_sheets::make_form_shape(draft().subject.rules);
  const auto file = results_sheets::template_workbook(
      shape, text::Language::th, {"cm-province", "จังหวัดเชียงใหม่", std::chrono::sys_seconds{}}, entry);
  ASSERT_THAT(codes(file), IsEmpty());
  EXPECT_THAT(
      codes(desk::take_upload(office(), colleague_.actor, province_2565, {"แม่แบบ.xlsx", file->bytes})),
      IsEmpty());
  const auto view = desk::look_at_intake(office(), colleague_.actor, province_2565);
  ASSERT_THAT(codes(view), IsEmpty());
  EXPECT_EQ(view->reading.entry.texts, entry.texts);
}

TEST_P(ResultsEntry, files_of_others_and_broken_ones_are_refused_whole) {
  const auto take = [&](const std::string& name, const std::string& bytes) {
    return codes(desk::take_upload(office(), coordinator_.actor, province_2565, {name, bytes}));
  };
  EXPECT_THAT(take("a.yaml", real_file("chiang-mai-city-2566.yaml")),
              ElementsAre("entry.other_agency", "entry.other_edition"));
  EXPECT_THAT(take("a.yaml", "kind: results\n"), Not(IsEmpty()));
  EXPECT_THAT(take("a.xlsx", ""), ElementsAre("entry.no_file"));
  EXPECT_THAT(take("a.xlsx", "%PDF-1.7 …"), Not(IsEmpty()));
  EXPECT_THAT(take("a.csv", std::string(desk::intake_file_bytes_max + 1, 'x')),
              ElementsAre("entry.file_too_large"));
  EXPECT_THAT(codes(desk::look_at_intake(office(), coordinator_.actor, province_2565)),
              ElementsAre("entry.no_intake"));
  EXPECT_THAT(deeds(), IsEmpty());
}

TEST_P(ResultsEntry, nobody_reaches_into_another_agency_or_beyond_their_role) {
  publish_real_file();
  const auto refused = ElementsAre("desk.not_permitted");
  for (const Somebody* who : {&stranger_, &executive_}) {
    EXPECT_THAT(codes(desk::look_at_draft(office(), who->actor, province_2565)), refused);
    EXPECT_THAT(codes(desk::save_draft(office(), who->actor, province_2565, {0, {{"total", "1"}}})), refused);
    EXPECT_THAT(codes(desk::take_paste(office(), who->actor, province_2565, "i1\t50")), refused);
    EXPECT_THAT(codes(desk::commit_draft(office(), who->actor, province_2565, {0, "", ""})), refused);
    EXPECT_THAT(codes(desk::begin_correction(office(), who->actor, province_2565, 1)), refused);
  }
  EXPECT_THAT(codes(desk::look_at_results(office(), stranger_.actor, province_2565)), refused);
  EXPECT_THAT(codes(desk::look_at_version(office(), stranger_.actor, province_2565, 1)), refused);
  EXPECT_THAT(
      codes(desk::list_results(office(), stranger_.actor, {.edition = "ita/2565", .agency = "cm-province"})),
      refused);
  EXPECT_THAT(codes(desk::propose_publication(
                  office(), centre_.actor, {.edition = "ita/2565", .province = "chiang-mai", .reason = "x"})),
              refused);
  EXPECT_THAT(
      codes(desk::import_results_file(office(), centre_.actor, real_file("chiang-mai-province-2565.yaml"),
                                      "x.yaml", ResultState::published)),
      refused);
  EXPECT_THAT(codes(desk::list_result_proposals(office(), coordinator_.actor)), refused);
  EXPECT_THAT(codes(desk::look_at_draft(office(), centre_.actor, province_2565)), IsEmpty());
}

TEST_P(ResultsEntry, lists_show_the_visitors_own_areas_and_filter_by_state) {
  publish_real_file();
  save({{"total", "90.00"}});
  const auto list = [&](const Somebody& who, const store::ResultWish& wish) {
    std::vector<std::string> out;
    const auto found = desk::list_results(office(), who.actor, wish);
    EXPECT_THAT(codes(found), IsEmpty());
    if (!found) return out;
    for (const store::ResultLine& line : found->lines) out.push_back(line.agency.id);
    EXPECT_EQ(found->count, static_cast<std::int64_t>(out.size()));
    return out;
  };
  EXPECT_THAT(list(first_, {.edition = "ita/2565"}),
              testing::UnorderedElementsAre("cm-province", "cm-city", "elsewhere"));
  EXPECT_THAT(list(centre_, {.edition = "ita/2565"}),
              testing::UnorderedElementsAre("cm-province", "cm-city"));
  EXPECT_THAT(list(coordinator_, {.edition = "ita/2565"}), ElementsAre("cm-province"));
  EXPECT_THAT(list(first_, {.edition = "ita/2565", .state = "published"}), ElementsAre("cm-province"));
  EXPECT_THAT(list(first_, {.edition = "ita/2565", .state = "draft"}), ElementsAre("cm-province"));
  EXPECT_THAT(list(first_, {.edition = "ita/2565", .state = "none"}),
              testing::UnorderedElementsAre("cm-city", "elsewhere"));
  EXPECT_THAT(list(first_, {.edition = "ita/2564", .state = "published"}), IsEmpty());
  const auto line = desk::list_results(office(), coordinator_.actor, {.edition = "ita/2565"})->lines.front();
  EXPECT_EQ(line.total, base::parse_points("91.50"));
  EXPECT_EQ(line.published, 1);
  EXPECT_TRUE(line.has_draft);
  EXPECT_EQ(line.findings, 1);
}

PRONGSAI_ON_EVERY_ENGINE(ResultsEntry);

}  // namespace
}  // namespace prongsai::offices
