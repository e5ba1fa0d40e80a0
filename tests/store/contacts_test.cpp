// SPDX-License-Identifier: Apache-2.0
// Lists of people to be called: taken in, read by the agency alone, called one at a time, deleted, on every
// engine.
#include <algorithm>
#include <set>

#include "prongsai/desk/surveys/calls.h"
#include "prongsai/desk/surveys/contact_import.h"
#include "prongsai/desk/surveys/follow_up.h"
#include "prongsai/survey/link.h"
#include "prongsai/table_files/read_table.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using store::CallState;

constexpr std::string_view file =
    "ลำดับ,ชื่อ-นามสกุล,เบอร์โทร,อีเมล,บริการที่ได้รับ\r\n"
    "1,นางสาวทดสอบ หนึ่ง,081-234-5678,,ขออนุญาตก่อสร้าง\r\n"
    "2,นายทดสอบ สอง,812345679,,ชำระภาษี\r\n"
    "3,นายทดสอบ สาม,,three@example.com,\r\n"
    "4,นางสาวทดสอบ หนึ่ง,0812345678,,ขออนุญาตก่อสร้าง\r\n"
    "5,นายทดสอบ ห้า,+66 81 234 5679,,ร้องเรียน\r\n"
    "6,,0812345670,,ร้องเรียน\r\n"
    "7,นายทดสอบ เจ็ด,12345,,ร้องเรียน\r\n"
    "8,นายทดสอบ แปด,,,ร้องเรียน\r\n";

class Contacts : public SurveyOffices {
 protected:
  Contacts() : assessor_(test_.make(Role::assessor, {"chiang-mai", "", ""})) {}

  /// A round in which EIT is asked by telephone.
  [[nodiscard]] store::ContactListKey called_round() {
    return {"a-1", collecting_round({eit_by_interview()}), "eit"};
  }
  [[nodiscard]] std::vector<std::string> keep(const store::ContactListKey& key, const Somebody& who,
                                              int days = 100,
                                              const std::string& purpose = "สอบถามความเห็นตามแบบวัด EIT") {
    return codes(desk::keep_contact_list(
        office(), who.actor, {key, purpose, round::thai_day_at(now()) + std::chrono::days(days)}));
  }
  [[nodiscard]] std::vector<std::string> upload(const store::ContactListKey& key, const Somebody& who,
                                                std::string_view bytes = file) {
    return codes(desk::take_contact_file(office(), who.actor, key, {"ผู้ติดต่อ.csv", bytes}));
  }
  /// Four people, handed in.
  [[nodiscard]] store::ContactListKey handed_in() {
    const store::ContactListKey key = called_round();
    EXPECT_THAT(keep(key, coordinator_), IsEmpty());
    EXPECT_THAT(upload(key, coordinator_), IsEmpty());
    const auto preview = desk::preview_contacts(office(), coordinator_.actor, key);
    EXPECT_THAT(codes(preview), IsEmpty());
    EXPECT_THAT(codes(desk::take_contacts(office(), coordinator_.actor, key, preview->id)), IsEmpty());
    EXPECT_THAT(codes(desk::hand_in_contacts(office(), coordinator_.actor, key)), IsEmpty());
    return key;
  }
  [[nodiscard]] std::vector<desk::NextContact> next(const store::ContactListKey& key, const Somebody& who) {
    auto out = desk::next_contacts(office(), who.actor, key, 10);
    EXPECT_THAT(codes(out), IsEmpty());
    return *std::move(out);
  }
  [[nodiscard]] std::vector<store::StoredContact> stored(const store::ContactListKey& key) {
    return read([&](db::Transaction& t) { return store::list_contacts(t, key); });
  }

  Somebody assessor_;
};

TEST_P(Contacts, need_a_purpose_a_last_day_and_a_survey_that_is_asked_by_telephone) {
  const store::ContactListKey key = called_round();
  EXPECT_THAT(keep({"a-1", key.round, "iit"}, coordinator_), ElementsAre("contacts.not_called"));
  EXPECT_THAT(keep(key, coordinator_, 100, "  "), ElementsAre("contacts.no_purpose"));
  EXPECT_THAT(keep(key, coordinator_, -1), ElementsAre("contacts.bad_last_day"));
  EXPECT_THAT(keep(key, coordinator_, 400), ElementsAre("contacts.bad_last_day"));
  for (const Somebody& who : {officer_, centre_, executive_, stranger_, assessor_})
    EXPECT_THAT(keep(key, who), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(upload(key, coordinator_), ElementsAre("contacts.no_list"));
  EXPECT_THAT(keep(key, coordinator_), IsEmpty());
  EXPECT_THAT(keep(key, coordinator_, 50), IsEmpty());
  EXPECT_EQ(count_of("contacts.begin"), 1);
  EXPECT_EQ(count_of("contacts.change"), 1);
}

TEST_P(Contacts, are_looked_at_row_by_row_before_they_are_taken_in) {
  const store::ContactListKey key = called_round();
  ASSERT_THAT(keep(key, coordinator_), IsEmpty());
  EXPECT_THAT(upload(key, coordinator_, "ก,ข\r\n1,2\r\n"), ElementsAre("contacts.no_headings"));
  ASSERT_THAT(upload(key, coordinator_), IsEmpty());
  const auto preview = desk::preview_contacts(office(), coordinator_.actor, key);
  ASSERT_THAT(codes(preview), IsEmpty());
  ASSERT_EQ(preview->lines.size(), 8U);
  using V = desk::ContactVerdict;
  std::vector<V> verdicts;
  for (const desk::ContactPreviewLine& one : preview->lines) verdicts.push_back(one.verdict);
  EXPECT_THAT(verdicts,
              ElementsAre(V::added, V::added, V::added, V::twice, V::same_number, V::bad, V::bad, V::bad));
  EXPECT_EQ(preview->lines[0].person,
            (desk::ContactPerson{"นางสาวทดสอบ หนึ่ง", "0812345678", "", "ขออนุญาตก่อสร้าง"}));
  EXPECT_EQ(preview->lines[1].person.telephone, "0812345679") << "the spreadsheet ate the nought";
  EXPECT_EQ(preview->lines[5].problems.front().code, "contacts.no_name");
  EXPECT_EQ(preview->lines[6].problems.front().code, "contacts.bad_telephone");
  EXPECT_EQ(preview->lines[6].problems.front().place.line, 8);
  EXPECT_EQ(preview->lines[7].problems.front().code, "contacts.no_way_to_call");
  EXPECT_TRUE(stored(key).empty()) << "looking changes nothing";
  EXPECT_THAT(codes(desk::take_contacts(office(), coordinator_.actor, key, "i-other")),
              ElementsAre("contacts.no_intake"));
  const auto taken = desk::take_contacts(office(), coordinator_.actor, key, preview->id);
  ASSERT_THAT(codes(taken), IsEmpty());
  EXPECT_EQ(*taken, 4);
  EXPECT_EQ(stored(key).size(), 4U);
  EXPECT_THAT(trail().back().after, testing::HasSubstr("\"added\":4"));
  EXPECT_THAT(codes(desk::preview_contacts(office(), coordinator_.actor, key)),
              ElementsAre("contacts.no_intake"));
  ASSERT_THAT(upload(key, coordinator_), IsEmpty());
  const auto again = desk::preview_contacts(office(), coordinator_.actor, key);
  EXPECT_EQ(again->count(desk::ContactVerdict::twice), 5) << "told against the list as well";
  EXPECT_THAT(codes(desk::take_contacts(office(), coordinator_.actor, key, again->id)),
              ElementsAre("contacts.nothing_to_take"));
}

TEST_P(Contacts, lie_sealed_and_bound_to_their_row) {
  const store::ContactListKey key = handed_in();
  for (const store::StoredContact& one : stored(key)) {
    EXPECT_TRUE(one.sealed.starts_with("s1."));
    EXPECT_EQ(one.sealed.find("081"), std::string::npos);
  }
  for (const audit::Entry& entry : trail()) {
    for (const std::string& text : {entry.before, entry.after, entry.reason, entry.subject.id}) {
      EXPECT_EQ(text.find("ทดสอบ หนึ่ง"), std::string::npos) << entry.action;
      EXPECT_EQ(text.find("081234567"), std::string::npos) << entry.action;
    }
  }
}

TEST_P(Contacts, are_read_by_their_agency_alone_and_every_day_of_looking_is_told) {
  const store::ContactListKey key = handed_in();
  const auto look = [&](const Somebody& who) { return codes(desk::see_contacts(office(), who.actor, key)); };
  for (const Somebody& who : {officer_, centre_, executive_, stranger_, assessor_})
    EXPECT_THAT(look(who), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(look(coordinator_), IsEmpty());
  EXPECT_THAT(look(coordinator_), IsEmpty());
  EXPECT_EQ(count_of("contacts.look"), 1);
  test_.pass(std::chrono::hours(24));
  EXPECT_THAT(look(coordinator_), IsEmpty());
  EXPECT_EQ(count_of("contacts.look"), 2);
  const auto people = desk::see_contacts(office(), coordinator_.actor, key)->people;
  ASSERT_EQ(people.size(), 4U);
  EXPECT_THAT(codes(desk::remove_contact(office(), coordinator_.actor, key, people[0].id)), IsEmpty())
      << "also when it is handed in: people may ask for it";
  EXPECT_EQ(desk::see_contacts(office(), coordinator_.actor, key)->list.contacts, 3);
  EXPECT_THAT(upload(key, coordinator_), ElementsAre("contacts.is_handed_in"));
}

TEST_P(Contacts, go_into_a_workbook_that_can_be_read_again) {
  const store::ContactListKey key = handed_in();
  const auto exported = desk::export_contacts(office(), coordinator_.actor, key);
  ASSERT_THAT(codes(exported), IsEmpty());
  const auto workbook = table_files::read_table(exported->bytes, exported->name);
  ASSERT_THAT(codes(workbook), IsEmpty());
  EXPECT_EQ(workbook->sheets.front().rows.size(), 5U);
  EXPECT_EQ(workbook->sheets.front().at(0, 1), "หมายเลขโทรศัพท์");
  EXPECT_EQ(count_of("contacts.export"), 1);
  EXPECT_THAT(codes(desk::export_contacts(office(), officer_.actor, key)), ElementsAre("desk.not_permitted"));
  EXPECT_GT(desk::contact_template(now()).bytes.size(), 1'000U);
}

TEST_P(Contacts, are_called_one_at_a_time_by_assessors_who_have_no_stake) {
  const store::ContactListKey key = handed_in();
  const auto lists = desk::lists_to_call(office(), assessor_.actor, key.round, "eit");
  ASSERT_THAT(codes(lists), IsEmpty());
  ASSERT_EQ(lists->size(), 1U);
  EXPECT_EQ(lists->front().waiting, 4);
  EXPECT_THAT(codes(desk::lists_to_call(office(), officer_.actor, key.round, "eit")),
              ElementsAre("desk.not_permitted"));
  Somebody of_two_minds = test_.make(Role::assessor, {"chiang-mai", "", ""});
  test_.also(of_two_minds, Role::agency_executive, {"chiang-mai", "a-1", ""});
  of_two_minds.actor.grants.push_back({Role::agency_executive, {"chiang-mai", "a-1", ""}});
  EXPECT_THAT(codes(desk::next_contacts(office(), of_two_minds.actor, key, 5)),
              ElementsAre("contacts.own_agency"));
  EXPECT_TRUE(desk::lists_to_call(office(), of_two_minds.actor, key.round, "eit")->empty());
  const Somebody elsewhere = test_.make(Role::assessor, {"lamphun", "", ""});
  EXPECT_THAT(codes(desk::next_contacts(office(), elsewhere.actor, key, 5)),
              ElementsAre("desk.not_permitted"));

  const auto waiting = next(key, assessor_);
  ASSERT_EQ(waiting.size(), 4U);
  const auto who = desk::show_contact(office(), assessor_.actor, key, waiting[0].id);
  ASSERT_THAT(codes(who), IsEmpty());
  EXPECT_FALSE(who->name.empty());
  EXPECT_THAT(codes(desk::show_contact(office(), assessor_.actor, key, waiting[1].id)), IsEmpty());
  EXPECT_EQ(count_of("contacts.call"), 1) << "a line a day and list";
  EXPECT_EQ(desk::see_contacts(office(), coordinator_.actor, key)->access.shown, 2);
  const auto note = [&](const desk::NextContact& one, CallState state) {
    return codes(desk::note_call(office(), assessor_.actor, key, one.id, one.version, state));
  };
  EXPECT_THAT(note(waiting[0], CallState::answered), IsEmpty());
  EXPECT_THAT(note(waiting[0], CallState::again), ElementsAre("contacts.call_settled"));
  EXPECT_THAT(note(waiting[1], CallState::not_reached), IsEmpty());
  EXPECT_THAT(note(waiting[1], CallState::again), ElementsAre("contacts.clash"));
  const auto left = next(key, assessor_);
  ASSERT_EQ(left.size(), 3U);
  EXPECT_EQ(left.back().id, waiting[1].id) << "who was not reached comes last";
  EXPECT_THAT(codes(desk::show_contact(office(), assessor_.actor, key, waiting[0].id)),
              ElementsAre("contacts.call_settled"));
  EXPECT_EQ(desk::lists_to_call(office(), assessor_.actor, key.round, "eit")->front().answered, 1);
}

TEST_P(Contacts, are_not_copied_number_by_number) {
  const store::ContactListKey key = handed_in();
  const std::string id = next(key, assessor_).front().id;
  for (std::int64_t i = 0; i < desk::numbers_a_day_most; ++i)
    ASSERT_THAT(codes(desk::show_contact(office(), assessor_.actor, key, id)), IsEmpty());
  EXPECT_THAT(codes(desk::show_contact(office(), assessor_.actor, key, id)),
              ElementsAre("contacts.enough_for_today"));
  test_.pass(std::chrono::hours(24));
  EXPECT_THAT(codes(desk::show_contact(office(), assessor_.actor, key, id)), IsEmpty());
}

TEST_P(Contacts, are_asked_with_a_code_that_no_contact_leads_to) {
  const store::ContactListKey key = handed_in();
  const auto before = stored(key);
  std::set<std::string> given;
  for (int i = 0; i < 8; ++i) {
    const auto interview = desk::start_interview(office(), assessor_.actor, key);
    ASSERT_THAT(codes(interview), IsEmpty());
    given.insert(interview->code);
    EXPECT_TRUE(interview->address.ends_with("?c=i"));
    EXPECT_TRUE(survey::read_slip_code(interview->code));
  }
  EXPECT_EQ(given.size(), 8U);
  EXPECT_THAT(codes(desk::start_interview(office(), assessor_.actor, key)),
              ElementsAre("contacts.too_many_interviews"));
  const auto after = stored(key);
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(after[i].version, before[i].version);
  EXPECT_THAT(codes(desk::start_interview(office(), coordinator_.actor, key)),
              ElementsAre("desk.not_permitted"));
  test_.set_now(first_day(key.round) - instant);
  EXPECT_THAT(codes(desk::start_interview(office(), assessor_.actor, key)),
              ElementsAre("round.not_yet_open"));
}

TEST_P(Contacts, are_deleted_when_their_last_day_is_over) {
  const store::ContactListKey key = called_round();
  ASSERT_THAT(keep(key, coordinator_, 2), IsEmpty());
  ASSERT_THAT(upload(key, coordinator_), IsEmpty());
  const std::string id = desk::preview_contacts(office(), coordinator_.actor, key)->id;
  ASSERT_THAT(codes(desk::take_contacts(office(), coordinator_.actor, key, id)), IsEmpty());
  test_.pass(std::chrono::hours(48));
  EXPECT_EQ(desk::delete_due_contacts(office()), 0) << "its last day has begun";
  EXPECT_EQ(stored(key).size(), 4U);
  test_.pass(std::chrono::hours(24));
  EXPECT_EQ(desk::delete_due_contacts(office()), 1);
  EXPECT_EQ(desk::delete_due_contacts(office()), 0);
  EXPECT_TRUE(stored(key).empty());
  const audit::Entry last = trail().back();
  EXPECT_EQ(last.action, "contacts.delete");
  EXPECT_EQ(last.actor.id, "system");
  EXPECT_THAT(last.after, testing::HasSubstr("\"count\":4"));
  EXPECT_THAT(codes(desk::see_contacts(office(), coordinator_.actor, key)), ElementsAre("contacts.no_list"));
  EXPECT_THAT(keep(key, coordinator_), ElementsAre("contacts.is_deleted"));
}

TEST_P(Contacts, are_counted_on_the_board_without_a_name) {
  const store::ContactListKey key = handed_in();
  const auto board = desk::look_at_follow_up(office(), officer_.actor, key.round, {});
  ASSERT_THAT(codes(board), IsEmpty());
  EXPECT_EQ(board->totals[1].lists_handed_in, 1);
  EXPECT_EQ(board->agencies[0].cells[1].list_state, "handed_in");
  EXPECT_TRUE(board->agencies[1].is_behind) << "its list is missing";
}

PRONGSAI_ON_EVERY_ENGINE(Contacts);

}  // namespace
}  // namespace prongsai::offices
