// SPDX-License-Identifier: Apache-2.0
// Plans out to a worksheet and back in, beside others who write in them, on every engine.
#include "plan_sheets.h"

#include <gmock/gmock.h>

#include "prongsai/audit/entry.h"
#include "prongsai/store/trail.h"

#include "offices.h"

namespace prongsai::offices {
namespace {

using access::Role;
using desk::RowVerdict;
using improvement::RecordKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using text::Language;

class PlanSheets : public Offices {
 protected:
  void SetUp() override {
    town_.make_plan();
    town_.fill();
  }

  [[nodiscard]] OpenedSheet download(Language language = Language::th) {
    return OpenedSheet(
        taken(desk::plan_workbook(office(), town_.coordinator.actor, plan_2567, language)).bytes);
  }
  void send(const OpenedSheet& sheet) { ASSERT_THAT(codes(town_.send(sheet.bytes())), IsEmpty()); }

  /// "changed มาตรการ…: title" of every row that is not the same.
  [[nodiscard]] std::vector<std::string> verdicts() const {
    std::vector<std::string> out;
    for (const desk::SheetLine& line : town_.look().lines) {
      if (line.verdict == RowVerdict::same) continue;
      std::string told = std::string(desk::code_of(line.verdict)) + " " + line.title + ":";
      for (const desk::SheetChange& change : line.changes) told += " " + change.field;
      for (const base::Problem& problem : line.problems) told += " " + problem.code;
      out.push_back(told);
    }
    return out;
  }
  /// Takes the newest deed back, as the page of the history does.
  [[nodiscard]] base::Result<desk::Saved> undo_last(const Somebody& who) {
    const auto lines = taken(desk::list_history(office(), who.actor, plan_2567, "", 0));
    EXPECT_EQ(lines.front().change.deed, "import");
    return desk::undo_change(office(), who.actor, plan_2567, lines.front().change.batch);
  }
  [[nodiscard]] std::size_t changes_in_trail() {
    return read([&](db::Transaction& t) {
      std::size_t out = 0;
      store::visit_lines(t, 0, store::trail_frontier(t).size(), [&](const std::string& line) {
        if (audit::parse_entry(line)->action == "plan.change") ++out;
      });
      return out;
    });
  }

  SheetTown town_{test_};
};

TEST_P(PlanSheets, taken_in_as_they_went_out_change_nothing) {
  const auto before = town_.contents();
  for (const Language language : {Language::th, Language::en}) {
    send(download(language));
    EXPECT_THAT(verdicts(), IsEmpty());
    EXPECT_EQ(town_.look().count(RowVerdict::same), before.size());
    EXPECT_THAT(codes(town_.apply()), ElementsAre("plan_sheets.nothing_to_take"));
  }
  EXPECT_EQ(town_.contents(), before);
}

TEST_P(PlanSheets, merge_with_what_a_colleague_writes_on_screen_in_other_fields) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "title") = "เปิดเผยข้อมูลทุกข้อ";
  sheet.cell(RecordKind::measure, town_.measure, "period") = "ไตรมาสที่ 3";
  town_.change(town_.measure, {{"monitoring", "รายงานทุกสองสัปดาห์"}});
  town_.change(town_.step, {{"status", "stopped"}});
  send(sheet);
  EXPECT_THAT(verdicts(), ElementsAre("changed เปิดเผยข้อมูลทุกข้อ: title period"));
  const std::size_t lines = changes_in_trail();
  const auto applied = town_.apply();
  ASSERT_THAT(codes(applied), IsEmpty());
  EXPECT_EQ(applied->taken, 1U);
  EXPECT_EQ(changes_in_trail(), lines + 1);
  EXPECT_EQ(town_.field(town_.measure, "title"), "เปิดเผยข้อมูลทุกข้อ");
  EXPECT_EQ(town_.field(town_.measure, "period"), "quarter 3");
  EXPECT_EQ(town_.field(town_.measure, "monitoring"), "รายงานทุกสองสัปดาห์");
  EXPECT_EQ(town_.field(town_.step, "status"), "stopped");
}

TEST_P(PlanSheets, do_not_overwrite_what_a_colleague_wrote_in_the_same_field) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "target") = "ครบภายในปี";
  sheet.cell(RecordKind::measure, town_.other_measure, "target") = "ร้อยละ 80";
  town_.change(town_.measure, {{"target", "ครบภายในไตรมาส"}});
  send(sheet);
  EXPECT_THAT(verdicts(),
              ElementsAre("clash เปิดเผยข้อมูลให้ครบ: target plan.clash", "changed อบรมเจ้าหน้าที่: target"));
  const auto before = town_.contents();
  EXPECT_THAT(codes(town_.apply()), ElementsAre("plan_sheets.rows_with_problems"));
  EXPECT_EQ(town_.contents(), before) << "nothing of it, not even what is good";
  const auto applied = town_.apply(true);
  ASSERT_THAT(codes(applied), IsEmpty());
  EXPECT_EQ(applied->taken, 1U);
  EXPECT_EQ(applied->skipped, 1U);
  EXPECT_EQ(town_.field(town_.measure, "target"), "ครบภายในไตรมาส");
  EXPECT_EQ(town_.field(town_.other_measure, "target"), "ร้อยละ 80");
}

TEST_P(PlanSheets, made_before_a_change_and_saying_the_same_as_it_do_not_clash) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "target") = "ครบภายในปี";
  town_.change(town_.measure, {{"target", "ครบภายในปี"}});
  send(sheet);
  EXPECT_THAT(verdicts(), IsEmpty());
}

TEST_P(PlanSheets, bring_new_rows_once_however_often_the_file_comes_and_are_taken_back_as_one) {
  const auto before = town_.contents();
  OpenedSheet sheet = download();
  const std::size_t last_step = sheet.line_of(RecordKind::measure, town_.other_measure);
  sheet.add(RecordKind::measure, {{"text", "จัดทำหลักสูตร"}, {"period", "ธันวาคม 2566"}}, last_step + 1);
  sheet.add(RecordKind::measure, {{"title", "ปรับปรุงเว็บไซต์"}, {"responsible", "กอง finance"}});
  sheet.add(RecordKind::measure, {{"text", "สำรวจปัญหา"}});
  sheet.add(RecordKind::measure, {{"text", "สำรวจปัญหา"}});
  sheet.add(RecordKind::activity, {{"text", "ประชุมชี้แจง"}});
  sheet.add(RecordKind::activity, {{"text", "ติดตามการประชุม"}, {"watches", "ประชุมชี้แจง"}});
  sheet.add(RecordKind::report, {{"of", "กิจกรรมที่ 1"}, {"day", "2 ก.พ. 2567"}, {"text", "เริ่มแล้ว"}});
  sheet.cell(RecordKind::measure, town_.measure, "title") = "เปิดเผยข้อมูลทุกข้อ";
  send(sheet);
  ASSERT_EQ(verdicts().size(), 8U);
  const auto applied = town_.apply();
  ASSERT_THAT(codes(applied), IsEmpty());
  EXPECT_EQ(applied->taken, 8U);

  const desk::PlanView after = town_.view();
  const auto steps = after.plan.of(RecordKind::step, town_.other_measure);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0]->field("period"), "month 2023-12");
  const auto measures = after.plan.of(RecordKind::measure);
  ASSERT_EQ(measures.size(), 3U);
  EXPECT_THAT(measures[2]->field("responsible"), testing::StartsWith("unit:"));
  EXPECT_EQ(after.plan.of(RecordKind::step, measures[2]->id).size(), 2U)
      << "two rows that say the same are two";
  const auto activities = after.plan.of(RecordKind::activity);
  ASSERT_EQ(activities.size(), 4U);
  EXPECT_EQ(activities[3]->field("watches"), activities[2]->id);
  EXPECT_EQ(after.plan.of(RecordKind::report, town_.activity).size(), 1U);

  send(sheet);
  EXPECT_THAT(verdicts(), IsEmpty()) << "the same file again";
  ASSERT_THAT(codes(undo_last(town_.colleague)), IsEmpty());
  EXPECT_EQ(town_.contents(), before);
  EXPECT_EQ(verdicts().size(), 8U) << "taken back, it may come again";
  ASSERT_THAT(codes(town_.apply()), IsEmpty());
  EXPECT_EQ(town_.view().plan.of(RecordKind::measure).size(), 3U);
}

TEST_P(PlanSheets, take_out_only_what_is_marked_with_what_hangs_on_it) {
  OpenedSheet sheet = download();
  auto& activities = sheet.sheet(RecordKind::activity).rows;
  activities.erase(activities.begin() +
                   static_cast<std::ptrdiff_t>(sheet.line_of(RecordKind::activity, town_.activity)));
  sheet.cell(RecordKind::measure, town_.measure, "remove") = "ใช่";
  send(sheet);
  EXPECT_THAT(verdicts(),
              ElementsAre("removes เปิดเผยข้อมูลให้ครบ:", "removes รวบรวมข้อมูล:", "removes เผยแพร่ข้อมูล:"));
  const auto before = town_.contents();
  const auto applied = town_.apply();
  ASSERT_THAT(codes(applied), IsEmpty());
  EXPECT_EQ(town_.field(town_.measure, "title"), "no such record");
  EXPECT_EQ(town_.field(town_.step, "text"), "no such record");
  EXPECT_EQ(town_.field(town_.activity, "text"), "เก็บข้อมูล OIT") << "a row that is gone is no removal";
  ASSERT_THAT(codes(undo_last(town_.coordinator)), IsEmpty());
  EXPECT_EQ(town_.contents(), before);
}

TEST_P(PlanSheets, do_not_take_out_what_a_colleague_wrote_in_since) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "remove") = "ใช่";
  town_.change(town_.step, {{"result", "เสร็จแล้ว"}});
  send(sheet);
  EXPECT_THAT(verdicts(), ElementsAre("clash เปิดเผยข้อมูลให้ครบ: plan.changed_since"));
  EXPECT_THAT(codes(town_.apply(true)), ElementsAre("plan_sheets.nothing_to_take"));
  EXPECT_EQ(town_.field(town_.step, "result"), "เสร็จแล้ว");
}

TEST_P(PlanSheets, tell_each_wrong_cell_by_its_place) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "period") = "เมื่อพร้อม";
  sheet.cell(RecordKind::measure, town_.measure, "status") = "เกือบเสร็จ";
  sheet.cell(RecordKind::measure, town_.other_measure, "title") = "";
  sheet.cell(RecordKind::measure, town_.other_measure, "target") = "ร้อยละ 80";
  sheet.add(RecordKind::activity, {{"text", "ติดตาม"}, {"watches", "กิจกรรมที่ไม่มี"}});
  sheet.add(RecordKind::report, {{"day", "2567-13-45"}, {"text", "ไม่รู้ของใคร"}});
  send(sheet);
  EXPECT_THAT(verdicts(),
              ElementsAre("bad เปิดเผยข้อมูลให้ครบ: plan.not_a_period plan.not_a_choice",
                          "bad อบรมเจ้าหน้าที่: plan.field_needed", "bad ติดตาม: plan_sheets.no_such_row",
                          "bad ไม่รู้ของใคร: plan.not_a_day plan_sheets.of_needed"));
  const desk::SheetPreview shown = town_.look();
  const auto bad = std::find_if(shown.lines.begin(), shown.lines.end(),
                                [](const desk::SheetLine& line) { return line.verdict == RowVerdict::bad; });
  ASSERT_NE(bad, shown.lines.end());
  const auto& place = bad->problems.front().place;
  EXPECT_EQ(place.file, "มาตรการ");
  EXPECT_EQ(sheet.sheet(RecordKind::measure)
                .rows[static_cast<std::size_t>(place.line) - 1][static_cast<std::size_t>(place.column) - 1],
            "เมื่อพร้อม");
}

TEST_P(PlanSheets, steps_of_a_new_measure_that_is_wrong_stay_out_with_it) {
  OpenedSheet sheet = download();
  sheet.add(RecordKind::measure, {{"title", "ใหม่"}, {"period", "เมื่อพร้อม"}});
  sheet.add(RecordKind::measure, {{"text", "ขั้นตอนใหม่"}});
  send(sheet);
  EXPECT_THAT(verdicts(),
              ElementsAre("bad ใหม่: plan.not_a_period", "bad ขั้นตอนใหม่: plan_sheets.leans_on_bad"));
}

TEST_P(PlanSheets, have_a_row_for_each_heading_of_constraints) {
  OpenedSheet sheet = download();
  auto& rows = sheet.sheet(RecordKind::constraint).rows;
  ASSERT_EQ(rows.size(), 7U) << "codes, headings, and five";
  sheet.cell(RecordKind::constraint, std::size_t{4}, "text") = "ระบบเก่า";
  sheet.cell(RecordKind::constraint, std::size_t{5}, "none") = "ใช่";
  town_.save("constraint", {{"heading", "area"}, {"text", "พื้นที่กว้าง"}});
  send(sheet);
  EXPECT_THAT(verdicts(), ElementsAre("added ระบบเก่า: heading text", "changed : none"))
      << "made on screen meanwhile, it is the same record, and its text stays";
  ASSERT_THAT(codes(town_.apply()), IsEmpty());
  EXPECT_EQ(town_.view().plan.of(RecordKind::constraint).size(), 4U);
}

TEST_P(PlanSheets, a_row_copied_with_its_hidden_mark_is_a_new_record) {
  OpenedSheet sheet = download();
  const std::size_t line = sheet.line_of(RecordKind::activity, town_.activity);
  auto& rows = sheet.sheet(RecordKind::activity).rows;
  const auto model = rows[line];
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(line), model);
  sheet.cell(RecordKind::activity, line, "text") = "เก็บข้อมูลรอบสอง";
  send(sheet);
  EXPECT_THAT(verdicts(), ElementsAre("added เก็บข้อมูลรอบสอง: text period role"));
  ASSERT_THAT(codes(town_.apply()), IsEmpty());
  EXPECT_EQ(town_.field(town_.activity, "text"), "เก็บข้อมูล OIT");
}

TEST_P(PlanSheets, of_another_plan_are_refused_and_rows_of_another_year_told) {
  const std::string bytes = download().bytes();
  const store::PlanKey next{"cm-city", 2568};
  ASSERT_THAT(codes(desk::make_plan(office(), town_.coordinator.actor, {next, "ita/2567"})), IsEmpty());
  EXPECT_THAT(codes(desk::take_sheet(office(), town_.coordinator.actor, next, {"ก.xlsx", bytes})),
              ElementsAre("plan_sheets.other_plan"));
  OpenedSheet sheet = download();
  for (const improvement_sheets::Layout& layout : improvement_sheets::layouts()) {
    auto& rows = sheet.sheet(layout.kind).rows;
    rows.erase(rows.begin());
  }
  ASSERT_THAT(codes(desk::take_sheet(office(), town_.coordinator.actor, next, {"ก.xlsx", sheet.bytes()})),
              IsEmpty());
  const auto shown = desk::preview_sheet(office(), town_.coordinator.actor, next);
  ASSERT_THAT(codes(shown), IsEmpty());
  EXPECT_EQ(shown->count(RowVerdict::bad), shown->lines.size());
  EXPECT_EQ(shown->lines.front().problems.front().code, "plan_sheets.other_year");
}

TEST_P(PlanSheets, are_looked_at_again_when_the_plan_changed_after_the_look) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "title") = "เปิดเผยข้อมูลทุกข้อ";
  send(sheet);
  const desk::SheetPreview shown = town_.look();
  town_.change(town_.other_measure, {{"target", "ร้อยละ 80"}});
  const auto& actor = town_.coordinator.actor;
  EXPECT_THAT(
      codes(desk::apply_sheet(office(), actor, plan_2567, {shown.id, shown.view.head.version, false})),
      ElementsAre("plan_sheets.plan_changed"));
  EXPECT_THAT(
      codes(desk::apply_sheet(office(), actor, plan_2567, {"f-other", town_.view().head.version, false})),
      ElementsAre("plan_sheets.no_intake"));
  ASSERT_THAT(codes(town_.apply()), IsEmpty());
  EXPECT_THAT(codes(desk::preview_sheet(office(), actor, plan_2567)), ElementsAre("plan_sheets.no_intake"))
      << "taken in once";
}

TEST_P(PlanSheets, are_kept_for_their_sender_only_and_not_for_ever) {
  const OpenedSheet sheet = download();
  send(sheet);
  EXPECT_THAT(codes(desk::preview_sheet(office(), town_.colleague.actor, plan_2567)),
              ElementsAre("plan_sheets.no_intake"));
  ASSERT_THAT(codes(desk::discard_sheet(office(), town_.coordinator.actor, plan_2567)), IsEmpty());
  EXPECT_THAT(codes(desk::preview_sheet(office(), town_.coordinator.actor, plan_2567)),
              ElementsAre("plan_sheets.no_intake"));
  send(sheet);
  test_.pass(desk::sheet_age_max);
  EXPECT_THAT(codes(desk::preview_sheet(office(), town_.coordinator.actor, plan_2567)),
              ElementsAre("plan_sheets.no_intake"));
}

TEST_P(PlanSheets, are_for_those_who_may_change_the_plan) {
  const std::string bytes = download().bytes();
  const Somebody executive = test_.make(Role::agency_executive, {"chiang-mai", "cm-city", ""});
  const Somebody stranger = test_.make(Role::agency_coordinator, {"phuket", "elsewhere", ""});
  for (const Somebody* one : {&executive, &stranger}) {
    EXPECT_THAT(codes(desk::take_sheet(office(), one->actor, plan_2567, {"ก.xlsx", bytes})),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::preview_sheet(office(), one->actor, plan_2567)),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::apply_sheet(office(), one->actor, plan_2567, {})),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::discard_sheet(office(), one->actor, plan_2567)),
                ElementsAre("desk.not_permitted"));
  }
  EXPECT_THAT(codes(desk::plan_workbook(office(), stranger.actor, plan_2567, Language::th)),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::plan_workbook(office(), executive.actor, plan_2567, Language::th)), IsEmpty());
}

TEST_P(PlanSheets, that_are_no_plan_are_refused_at_the_door) {
  EXPECT_THAT(codes(town_.send("")), ElementsAre("plan_sheets.no_file"));
  EXPECT_THAT(codes(town_.send(std::string(desk::sheet_bytes_max + 1, 'x'))),
              ElementsAre("plan_sheets.file_too_large"));
  EXPECT_THAT(codes(town_.send("ก,ข\n1,2\n")), ElementsAre("plan_sheets.no_known_sheet"));
}

PRONGSAI_ON_EVERY_ENGINE(PlanSheets);

}  // namespace
}  // namespace prongsai::offices
