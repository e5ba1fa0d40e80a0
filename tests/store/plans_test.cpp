// SPDX-License-Identifier: Apache-2.0
// A plan from its first record to what the executive approved and everybody reads, on every engine.
#include "prongsai/desk/organisations/change.h"
#include "prongsai/desk/plans/board.h"
#include "prongsai/desk/plans/reminders.h"
#include "prongsai/desk/plans/take.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/store/mail_queue.h"

#include "results_desk.h"

namespace prongsai::offices {
namespace {

using desk::PlanView;
using improvement::FieldTexts;
using improvement::Record;
using improvement::RecordKind;

const store::PlanKey city_2567{"cm-city", 2567};
const Area city{"chiang-mai", "cm-city", ""};

class Plans : public Offices {
 protected:
  Plans() {
    test_.register_agency("cm-city", "chiang-mai");
    finance_ = desk::add_unit(office(), desk::the_program(), "cm-city", "กองคลัง").value();
    EXPECT_THAT(codes(desk::add_unit(office(), desk::the_program(), "cm-city", "สำนักปลัด")), IsEmpty());
    test_.register_agency("other", "chiang-mai");
    coordinator_ = test_.make(Role::agency_coordinator, city, "นภา นคร");
    colleague_ = test_.make(Role::agency_coordinator, city, "เพื่อน ร่วมงาน");
    executive_ = test_.make(Role::agency_executive, city, "บุญมี บริหาร");
    officer_ = test_.make(Role::unit_officer, {"chiang-mai", "cm-city", finance_}, "กานดา กองคลัง");
    const auto imported =
        desk::import_results_file(office(), desk::the_program(), real_file("chiang-mai-city-2566.yaml"),
                                  "city.yaml", ResultState::published);
    EXPECT_THAT(codes(imported), IsEmpty());
    EXPECT_THAT(codes(desk::make_plan(office(), coordinator_.actor, {city_2567, "ita/2566"})), IsEmpty());
  }

  PlanView plan(const Somebody& who) {
    auto view = desk::look_at_plan(office(), who.actor, city_2567);
    EXPECT_THAT(codes(view), IsEmpty());
    return std::move(view).value();
  }
  PlanView plan() { return plan(coordinator_); }
  base::Result<desk::Saved> try_save(const Somebody& who, const std::string& id, const char* kind,
                                     FieldTexts typed, std::int64_t version = -1,
                                     const std::string& parent = "") {
    const std::int64_t seen = version >= 0 ? version : plan(coordinator_).head.version;
    return desk::save_record(office(), who.actor, city_2567, {id, kind, parent, seen, std::move(typed)});
  }
  void save(const std::string& id, const char* kind, FieldTexts typed, const std::string& parent = "") {
    EXPECT_THAT(codes(try_save(coordinator_, id, kind, std::move(typed), -1, parent)), IsEmpty()) << id;
  }
  /// A plan without anything that stands in its way but what the executive must acknowledge.
  void write_sound_plan() {
    save("target-1", "target", {{"about", "ทุกตัวชี้วัด"}, {"comparison", "at_least"}, {"value", "90"}});
    for (const char* heading : {"staff", "budget", "technology", "area", "society"})
      save(std::string("constraint-") + heading, "constraint", {{"heading", heading}, {"none", "yes"}});
    save("measure-1", "measure",
         {{"title", "จัดทำและเผยแพร่มาตรการส่งเสริมคุณธรรม"},
          {"about", "10, o42, o43"},
          {"responsible", "กองคลัง"},
          {"period", "ทั้งปี"},
          {"target", "เผยแพร่ครบ 2 รายการ"},
          {"monitoring", "รายงานผู้บริหารทุกไตรมาส"},
          {"evidence", "หน้าเว็บไซต์"}});
    save("step-1", "step", {{"text", "จัดทำมาตรการ"}}, "measure-1");
  }
  base::Result<std::int64_t> hand_in(const std::string& note) {
    return desk::hand_in_plan(office(), coordinator_.actor, city_2567, {plan().head.version, note});
  }
  base::Result<bool> decide(const Somebody& who, std::int64_t number, bool approve, bool tick = true) {
    const auto seen = desk::look_at_plan_version(office(), executive_.actor, city_2567, number);
    EXPECT_THAT(codes(seen), IsEmpty());
    desk::DecideWish wish{number, seen->version.fingerprint, approve, {}, approve ? "" : "ยังขาดขั้นตอน"};
    std::string_view rest = seen->version.open_points;
    while (tick && !rest.empty()) {
      wish.acknowledged.emplace_back(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(std::min(rest.size(), wish.acknowledged.back().size() + 1));
    }
    return desk::decide_plan(office(), who.actor, city_2567, wish);
  }

  Somebody coordinator_;
  Somebody colleague_;
  Somebody executive_;
  Somebody officer_;
  std::string finance_;
};

TEST_P(Plans, what_is_typed_is_kept_canonical_and_shown_as_people_write_it) {
  save("measure-1", "measure",
       {{"title", "ทบทวนคู่มือ"},
        {"about", "ตัวชี้วัดที่ ๘, O42"},
        {"responsible", "กองคลัง\nฝ่ายเลขานุการ ฯ"},
        {"period", "๑ มี.ค. – ๓๑ พ.ค. ๒๕๖๗"}});
  const PlanView view = plan();
  const Record* record = view.plan.find("measure-1");
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->field("about"), "indicator:8 item:o42");
  EXPECT_EQ(record->field("responsible"), "unit:" + finance_ + "\nฝ่ายเลขานุการ ฯ");
  EXPECT_EQ(record->field("period"), "days 2024-03-01 2024-05-31");
  const auto& spec = improvement::spec_of(RecordKind::measure);
  const auto shown = [&](const char* field) {
    return desk::show_typed(*spec.find(field), record->field(field), text::Language::th, view.context());
  };
  EXPECT_EQ(shown("period"), "1 มีนาคม – 31 พฤษภาคม 2567");
  EXPECT_EQ(shown("responsible"), "กองคลัง\nฝ่ายเลขานุการ ฯ");
  EXPECT_EQ(shown("about"), "ตัวชี้วัดที่ 8, o42");
}

TEST_P(Plans, what_cannot_be_read_is_told_by_its_field_and_nothing_is_kept) {
  const auto saved = try_save(coordinator_, "measure-1", "measure",
                              {{"title", "ทบทวนคู่มือ"}, {"period", "เร็ว ๆ นี้"}, {"about", "o99"}});
  EXPECT_THAT(codes(saved), testing::UnorderedElementsAre("plan.not_a_period", "plan.not_about"));
  EXPECT_TRUE(plan().plan.records.empty());
  EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure", {{"about", "8"}})),
              ElementsAre("plan.field_needed"));
}

TEST_P(Plans, a_form_sent_twice_makes_one_record) {
  const std::int64_t seen = plan().head.version;
  for (int i = 0; i < 2; ++i)
    EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure", {{"title", "ทบทวนคู่มือ"}}, seen)),
                IsEmpty());
  EXPECT_EQ(plan().plan.records.size(), 1u);
  EXPECT_EQ(plan().head.version, seen + 1);
}

TEST_P(Plans, two_people_on_one_record_lose_nothing) {
  save("measure-1", "measure", {{"title", "ทบทวนคู่มือ"}, {"target", "1 เล่ม"}});
  const std::int64_t seen = plan().head.version;
  EXPECT_THAT(
      codes(try_save(colleague_, "measure-1", "measure", {{"title", "ทบทวนคู่มือ"}, {"target", "2 เล่ม"}}, seen)),
      IsEmpty());
  EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure",
                             {{"title", "จัดทำคู่มือ"}, {"target", "1 เล่ม"}}, seen)),
              IsEmpty());
  const PlanView together = plan();
  EXPECT_EQ(together.plan.find("measure-1")->field("title"), "จัดทำคู่มือ");
  EXPECT_EQ(together.plan.find("measure-1")->field("target"), "2 เล่ม");
  const auto clash = try_save(coordinator_, "measure-1", "measure", {{"target", "3 เล่ม"}}, seen);
  ASSERT_THAT(codes(clash), ElementsAre("plan.clash"));
  EXPECT_EQ(base::detail(clash.problems().front(), "theirs"), "2 เล่ม");
  EXPECT_EQ(base::detail(clash.problems().front(), "yours"), "3 เล่ม");
  EXPECT_EQ(plan().plan.find("measure-1")->field("target"), "2 เล่ม");
}

TEST_P(Plans, each_change_is_seen_and_can_be_undone) {
  save("measure-1", "measure", {{"title", "ทบทวนคู่มือ"}});
  save("step-1", "step", {{"text", "ตั้งคณะทำงาน"}}, "measure-1");
  EXPECT_THAT(
      codes(desk::remove_record(office(), coordinator_.actor, city_2567, "measure-1", plan().head.version)),
      IsEmpty());
  EXPECT_TRUE(plan().plan.records.empty());
  auto history = desk::list_history(office(), coordinator_.actor, city_2567, "", 0);
  ASSERT_THAT(codes(history), IsEmpty());
  ASSERT_EQ(history->size(), 4u);
  EXPECT_EQ(history->front().change.deed, "remove");
  EXPECT_EQ(history->front().person, "นภา นคร");
  EXPECT_THAT(
      codes(desk::undo_change(office(), coordinator_.actor, city_2567, history->front().change.batch)),
      IsEmpty());
  EXPECT_EQ(plan().plan.records.size(), 2u) << "the measure came back with its step";
  EXPECT_THAT(
      codes(desk::undo_change(office(), coordinator_.actor, city_2567, history->front().change.batch)),
      ElementsAre("plan.nothing_to_undo"));
}

TEST_P(Plans, an_officer_of_a_unit_sees_and_reports_what_is_the_units_and_nothing_else) {
  save("measure-1", "measure", {{"title", "ของกองคลัง"}, {"responsible", "กองคลัง"}});
  save("measure-2", "measure", {{"title", "ของสำนักปลัด"}, {"responsible", "สำนักปลัด"}});
  save("target-1", "target", {{"about", "total"}, {"comparison", "at_least"}, {"value", "95"}});
  const PlanView seen = plan(officer_);
  ASSERT_EQ(seen.plan.records.size(), 1u);
  EXPECT_EQ(seen.plan.records.front().id, "measure-1");
  EXPECT_THAT(
      codes(try_save(officer_, "measure-1", "measure", {{"status", "running"}, {"result", "เริ่มแล้ว"}})),
      IsEmpty());
  EXPECT_THAT(codes(try_save(officer_, "report-1", "report",
                             {{"day", "15 ม.ค. 2567"}, {"text", "จัดทำร่างแล้ว"}}, -1, "measure-1")),
              IsEmpty());
  EXPECT_THAT(codes(try_save(officer_, "measure-1", "measure", {{"title", "ชื่อใหม่"}})),
              ElementsAre("plan.only_progress"));
  EXPECT_THAT(codes(try_save(officer_, "measure-2", "measure", {{"status", "done"}})),
              ElementsAre("plan.no_such_record"));
  EXPECT_THAT(codes(try_save(officer_, "report-2", "report", {{"day", "15 ม.ค. 2567"}, {"text", "x"}}, -1,
                             "measure-2")),
              ElementsAre("plan.no_such_record"));
  EXPECT_THAT(codes(try_save(officer_, "measure-3", "measure", {{"title", "x"}})), Not(IsEmpty()));
  EXPECT_THAT(codes(desk::look_at_library(office(), officer_.actor, "cm-city")),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(plan().plan.records.size(), 4u);
}

TEST_P(Plans, people_of_another_agency_see_nothing) {
  const Somebody stranger = test_.make(Role::agency_coordinator, {"chiang-mai", "other", ""});
  EXPECT_THAT(codes(desk::look_at_plan(office(), stranger.actor, city_2567)),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::look_at_plans(office(), stranger.actor, "cm-city")),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(try_save(stranger, "measure-9", "measure", {{"title", "x"}})),
              ElementsAre("desk.not_permitted"));
  EXPECT_TRUE(desk::own_agencies(office(), stranger.actor).front().id == "other");
}

TEST_P(Plans, failing_indicators_and_zero_items_cannot_be_approved_unnoticed) {
  write_sound_plan();
  // City 2566: indicator 10 fails at 80.00, and o18, o42, o43 have 0; the measure answers all but o18.
  EXPECT_THAT(codes(hand_in("")), ElementsAre("plan.note_needed"));
  const auto number = hand_in("ข้อ o18 อยู่ระหว่างจัดทำ");
  ASSERT_THAT(codes(number), IsEmpty());
  const auto seen = desk::look_at_plan_version(office(), executive_.actor, city_2567, *number);
  EXPECT_THAT(seen->version.open_points, HasSubstr("measure.none_for_zero item:o18"));
  EXPECT_THAT(seen->version.open_points, Not(HasSubstr("o42")));
  EXPECT_THAT(codes(decide(executive_, *number, true, false)), ElementsAre("plan.point_not_acknowledged"));
  EXPECT_THAT(codes(decide(executive_, *number, true)), IsEmpty());
}

TEST_P(Plans, a_plan_without_all_five_constraints_cannot_be_handed_in) {
  write_sound_plan();
  EXPECT_THAT(codes(desk::remove_record(office(), coordinator_.actor, city_2567, "constraint-area",
                                        plan().head.version)),
              IsEmpty());
  EXPECT_THAT(codes(hand_in("เหตุผล")), ElementsAre("plan.not_sound"));
}

TEST_P(Plans, goes_from_draft_to_sent_back_to_approved_to_published_with_versions) {
  write_sound_plan();
  ASSERT_THAT(codes(hand_in("ครั้งแรก")), IsEmpty());
  EXPECT_THAT(codes(hand_in("อีกครั้ง")), ElementsAre("plan.nothing_new"));
  EXPECT_THAT(codes(decide(coordinator_, 1, true)), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(decide(executive_, 1, false)), IsEmpty());
  save("step-2", "step", {{"text", "เผยแพร่บนเว็บไซต์"}}, "measure-1");
  ASSERT_THAT(codes(hand_in("เพิ่มขั้นตอนแล้ว")), IsEmpty());
  EXPECT_THAT(codes(decide(executive_, 2, true)), IsEmpty());
  EXPECT_FALSE(desk::find_public_plan(office(), city_2567).has_value());
  EXPECT_THAT(codes(desk::publish_plan(office(), coordinator_.actor, city_2567, 1)),
              ElementsAre("plan.not_approved"));
  EXPECT_THAT(codes(desk::publish_plan(office(), coordinator_.actor, city_2567, 2)), IsEmpty());
  const auto open = desk::find_public_plan(office(), city_2567);
  ASSERT_TRUE(open.has_value());
  EXPECT_EQ(open->file.plan.of(RecordKind::step).size(), 2u);
  // What is followed up changes no plan; what is planned does.
  EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure", {{"status", "done"}})), IsEmpty());
  EXPECT_FALSE(plan().has_changed_since());
  save("measure-1", "measure", {{"target", "เผยแพร่ครบ 3 รายการ"}});
  EXPECT_TRUE(plan().has_changed_since());
  EXPECT_EQ(desk::find_public_plan(office(), city_2567)->file.plan.find("measure-1")->field("target"),
            "เผยแพร่ครบ 2 รายการ")
      << "published is frozen";
}

TEST_P(Plans, the_one_who_hands_in_does_not_approve) {
  write_sound_plan();
  Somebody both = test_.make(Role::agency_coordinator, city, "สองหมวก");
  test_.also(both, Role::agency_executive, city);
  const auto number = desk::hand_in_plan(office(), both.actor, city_2567, {plan().head.version, "เหตุผล"});
  ASSERT_THAT(codes(number), IsEmpty());
  EXPECT_THAT(codes(decide(both, *number, true)), ElementsAre("plan.second_person"));
}

TEST_P(Plans, carried_words_are_marked_until_somebody_confirms_them) {
  write_sound_plan();
  save("activity-1", "activity", {{"text", "เก็บข้อมูล OIT"}, {"period", "1 มี.ค. – 30 เม.ย. 2567"}});
  EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure", {{"status", "done"}, {"result", "เสร็จ"}})),
              IsEmpty());
  const store::PlanKey next{"cm-city", 2568};
  ASSERT_THAT(codes(desk::make_plan(office(), coordinator_.actor, {next, "ita/2567"})), IsEmpty());
  const desk::CarryWish wish{city_2567, {"measure", "activity"}};
  ASSERT_THAT(codes(desk::carry_over(office(), coordinator_.actor, next, wish)), IsEmpty());
  EXPECT_THAT(codes(desk::carry_over(office(), coordinator_.actor, next, wish)),
              ElementsAre("plan.nothing_to_carry"));
  auto view = desk::look_at_plan(office(), coordinator_.actor, next);
  ASSERT_EQ(view->plan.of(RecordKind::measure).size(), 1u);
  const Record measure = *view->plan.of(RecordKind::measure).front();
  EXPECT_FALSE(measure.is_confirmed);
  EXPECT_EQ(measure.field("result"), "") << "what was done stays behind";
  EXPECT_EQ(view->plan.of(RecordKind::step, measure.id).size(), 1u);
  EXPECT_EQ(view->plan.of(RecordKind::activity).front()->field("period"), "days 2025-03-01 2025-04-30");
  EXPECT_THAT(codes(desk::confirm_record(office(), coordinator_.actor, next, measure.id)), IsEmpty());
  view = desk::look_at_plan(office(), coordinator_.actor, next);
  EXPECT_TRUE(view->plan.find(measure.id)->is_confirmed);
}

TEST_P(Plans, an_offices_own_measure_goes_into_its_library_and_back_into_a_plan) {
  write_sound_plan();
  EXPECT_THAT(codes(desk::keep_in_library(office(), coordinator_.actor, city_2567, "measure-1")), IsEmpty());
  const store::PlanKey next{"cm-city", 2568};
  ASSERT_THAT(codes(desk::make_plan(office(), coordinator_.actor, {next, "ita/2567"})), IsEmpty());
  ASSERT_THAT(codes(desk::take_entries(office(), coordinator_.actor, next, {{"own/measure-1"}, "", ""})),
              IsEmpty());
  const auto view = desk::look_at_plan(office(), coordinator_.actor, next);
  ASSERT_EQ(view->plan.of(RecordKind::measure).size(), 1u);
  const Record taken = *view->plan.of(RecordKind::measure).front();
  EXPECT_EQ(taken.field("title"), "จัดทำและเผยแพร่มาตรการส่งเสริมคุณธรรม");
  EXPECT_EQ(taken.field("period"), "") << "another year has other days";
  EXPECT_EQ(view->plan.of(RecordKind::step, taken.id).size(), 1u);
  auto library = desk::look_at_library(office(), coordinator_.actor, "cm-city");
  EXPECT_EQ(library->uses.at("library:own/cm-city/measure-1"), 1);
  EXPECT_THAT(codes(desk::remove_from_library(office(), coordinator_.actor, "cm-city", "measure-1")),
              IsEmpty());
  library = desk::look_at_library(office(), coordinator_.actor, "cm-city");
  EXPECT_TRUE(library->own.empty());
  EXPECT_THAT(codes(desk::take_entries(office(), coordinator_.actor, next, {{"own/measure-1"}, "", ""})),
              ElementsAre("plan.no_such_entry"));
}

TEST_P(Plans, the_board_tells_who_has_a_plan_and_who_has_reported) {
  write_sound_plan();
  const Somebody centre = test_.make(Role::provincial_centre, {"chiang-mai", "", ""});
  auto board = desk::look_at_board(office(), centre.actor, "", 2567);
  ASSERT_THAT(codes(board), IsEmpty());
  ASSERT_EQ(board->lines.size(), 2u);
  const auto line_of = [&](const char* id) {
    return *std::find_if(board->lines.begin(), board->lines.end(),
                         [&](const auto& one) { return one.agency.id == id; });
  };
  EXPECT_TRUE(line_of("cm-city").has_plan);
  EXPECT_EQ(line_of("cm-city").summary.measures, 1);
  EXPECT_FALSE(line_of("cm-city").has_reported);
  EXPECT_FALSE(line_of("other").has_plan);
  EXPECT_THAT(codes(desk::look_at_board(office(), centre.actor, "phuket", 2567)),
              ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::look_at_board(office(), coordinator_.actor, "", 2567)),
              ElementsAre("desk.not_permitted"));
}

TEST_P(Plans, reminders_go_once_to_those_whose_work_it_is) {
  // The clock of the test office stands at 2026-11-21: fiscal year 2570.
  const store::PlanKey now_key{"cm-city", 2570};
  ASSERT_THAT(codes(desk::make_plan(office(), coordinator_.actor, {now_key, "ita/2569"})), IsEmpty());
  const auto put = [&](const char* id, const char* unit, const char* period) {
    const auto view = desk::look_at_plan(office(), coordinator_.actor, now_key);
    EXPECT_THAT(codes(desk::save_record(office(), coordinator_.actor, now_key,
                                        {id,
                                         "activity",
                                         "",
                                         view->head.version,
                                         {{"text", id}, {"responsible", unit}, {"period", period}}})),
                IsEmpty());
  };
  put("late-one", "กองคลัง", "1 – 31 ต.ค. 2569");
  put("soon-one", "สำนักปลัด", "1 – 30 พ.ย. 2569");
  put("far-one", "กองคลัง", "1 – 31 ส.ค. 2570");
  // Two coordinators and the officer of the unit that is late; the executive is not written to.
  EXPECT_EQ(desk::remind_of_plans(office()), 3u);
  EXPECT_EQ(desk::remind_of_plans(office()), 0u) << "once is enough";
  const auto letters =
      read([&](db::Transaction& transaction) { return store::list_mail_due(transaction, now(), 10); });
  ASSERT_EQ(letters.size(), 3u);
  for (const store::WaitingMail& letter : letters) {
    EXPECT_THAT(letter.body, HasSubstr("late-one"));
    EXPECT_THAT(letter.body, Not(HasSubstr("far-one")));
    const bool is_officer = letter.recipient == officer_.mail;
    EXPECT_EQ(letter.body.find("soon-one") == std::string::npos, is_officer);
  }
}

TEST_P(Plans, every_change_leaves_its_line_in_the_trail) {
  const auto lines = [&] {
    return read([](db::Transaction& transaction) {
      return store::list_named_entries(transaction, {.agency = "cm-city", .limit = 1'000}).size();
    });
  };
  const std::size_t before = lines();
  save("measure-1", "measure", {{"title", "ทบทวนคู่มือ"}});
  EXPECT_THAT(codes(try_save(coordinator_, "measure-1", "measure", {{"title", "ทบทวนคู่มือ"}})), IsEmpty());
  EXPECT_EQ(lines(), before + 1) << "saving what stands there already is no change";
}

PRONGSAI_ON_EVERY_ENGINE(Plans);

}  // namespace
}  // namespace prongsai::offices
