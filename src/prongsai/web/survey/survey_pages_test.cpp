// SPDX-License-Identifier: Apache-2.0
// A survey as a browser without a script meets it, page by page. tests/browser has the script, and the
// database behind it.
#include "prongsai/thai/words.h"
#include "prongsai/web/survey/test_survey.h"

namespace prongsai::web {
namespace {

TEST_F(SurveyPage, fits_into_one_initial_window_with_all_thirty_questions) {
  const Response page = get(address_, "gzip");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(*http::find_header(page.headers, "Content-Encoding"), "gzip");
  std::size_t head = 0;
  for (const http::Field& field : page.headers) head += field.name.size() + field.value.size() + 4;
  EXPECT_LE(page.body.size() + head, 14'000U);
  const Response plain = get(address_);
  expect_sound(plain);
  for (const std::string& box : asked().box_codes) EXPECT_TRUE(has(plain, "name=\"" + box + "\"")) << box;
  EXPECT_EQ(asked().boxes(), 51U);
  EXPECT_TRUE(has(plain, "ข้อ 30 จาก 30"));
  EXPECT_TRUE(has(plain, "เทศบาลตำบลวังไผ่"));
  EXPECT_TRUE(has(plain, "ตอบได้ถึงวันที่ 31 พ.ค. 2565"));
  EXPECT_TRUE(has(plain, "ออกจากหน้านี้"));
}

TEST_F(SurveyPage, notice_is_at_most_120_words_and_honest_about_the_credential) {
  for (const auto credential : {survey::Credential::open_link, survey::Credential::single_use_code}) {
    ask("ita/2565", "iit", credential);
    const Voice voice(Language::th);
    std::string notice;
    for (const char* key : {"why", "nothing_asked", "sealed", "who_sees", "not_promised", "kept"}) {
      notice += voice.say(std::string("survey.notice.") + key) + " ";
    }
    const std::string promise = voice.say("credential." + std::string(word_of(credential)));
    EXPECT_TRUE(has(get(address_), promise));
    std::size_t words = 0;
    for (const std::string_view word : thai::words(notice + promise)) {
      if (word.find_first_not_of(" ") != std::string_view::npos) ++words;
    }
    EXPECT_LE(words, 120U);
    EXPECT_GE(words, 60U);
  }
}

TEST_F(SurveyPage, says_where_the_wording_is_not_official) {
  EXPECT_TRUE(has(get(address_), "ไม่ตรงกับแบบของ ป.ป.ช."));
}

TEST_F(SurveyPage, keeps_the_way_somebody_came_when_the_language_changes) {
  const Response thai = get(address_ + "?c=p");
  EXPECT_TRUE(has(thai, "href=\"?lang=en&amp;c=p\""));
  const Response english = get(address_ + "?lang=en&c=p");
  EXPECT_TRUE(has(english, "<html lang=\"en\">"));
  EXPECT_TRUE(has(english, "Question 30 of 30"));
  EXPECT_TRUE(has(english, "href=\"?lang=th&amp;c=p\""));
}

TEST_F(SurveyPage, is_found_by_a_link_typed_in_capitals) {
  EXPECT_EQ(get("/go/IIT/K7M2QD").status, 200);
}

TEST_F(SurveyPage, walks_from_part_to_part_without_a_script_and_loses_nothing) {
  const Answer wanted = full(3);
  Answer form{{"step", "0-1"}};
  for (std::size_t part = 1; part <= last_part(); ++part) {
    const Response page = post(form);
    EXPECT_EQ(page.status, 200) << part;
    expect_sound(page);
    EXPECT_FALSE(has(page, "<script"));
    form = fields_of(page.body);
    EXPECT_TRUE(survey::is_submission_id(form["id"]));
    EXPECT_EQ(form["id"], fields_of(post(form).body)["id"]);
    for (const survey::AskedItem& item : asked().sections[part - 1].items) {
      for (std::size_t box = item.first_box; box < item.first_box + item.item->boxes.size(); ++box) {
        const std::string& code = asked().box_codes[box];
        EXPECT_FALSE(form.contains(code));
        EXPECT_TRUE(has(page, "name=\"" + code + "\""));
        form[code] = wanted.at(code);
      }
    }
    form["step"] = std::to_string(part) + "-" + (part == last_part() ? "review" : std::to_string(part + 1));
  }
  const Response review = post(form);
  expect_sound(review);
  form = fields_of(review.body);
  EXPECT_TRUE(taken_.empty()) << "nothing is sent before the button is pressed";
  form["step"] = "submit";
  const Response receipt = post(form);
  EXPECT_EQ(receipt.status, 200);
  expect_sound(receipt);
  EXPECT_TRUE(has(receipt, survey::receipt_of(form["id"])));
  EXPECT_TRUE(has(receipt, "20 พ.ค. 2565"));
  EXPECT_FALSE(has(receipt, "10:00"));
  EXPECT_FALSE(has(receipt, "name=\"i1.1\"")) << "a receipt shows no answer";
  ASSERT_EQ(taken_.size(), 1U);
  const auto ballot = secret::BallotOpener(key_).open(taken_[0].sealed);
  ASSERT_TRUE(ballot.has_value());
  const auto read = survey::unpack_ballot(asked(), 7, *ballot);
  ASSERT_TRUE(static_cast<bool>(read));
  for (std::size_t box = 0; box < asked().boxes(); ++box) {
    EXPECT_EQ(std::to_string(read->sheet[box]), wanted.at(asked().box_codes[box]));
  }
  EXPECT_EQ(read->pace, survey::Pace::unknown);
}

TEST_F(SurveyPage, names_the_questions_that_are_missing_and_keeps_the_others) {
  Answer form = full(5);
  form.erase("i3.2");
  form.erase("i2");
  form["step"] = "1-2";
  const Response page = post(form);
  EXPECT_EQ(page.status, 422);
  expect_sound(page);
  EXPECT_TRUE(has(page, "ยังไม่ได้ตอบ 2 ข้อ"));
  EXPECT_TRUE(has(page, "<a href=\"#q2\">2. "));
  EXPECT_TRUE(has(page, "<a href=\"#q3\">3. "));
  EXPECT_TRUE(has(page, "id=\"q3\""));
  const Answer again = fields_of(page.body);
  EXPECT_EQ(again.at("i1.1"), form.at("i1.1"));
  EXPECT_EQ(again.at("i3.1"), form.at("i3.1"));
  EXPECT_EQ(again.at("i30.1"), form.at("i30.1"));
  EXPECT_FALSE(again.contains("i2"));
  form["step"] = "2-1";
  EXPECT_EQ(post(form).status, 200) << "back is always possible";
  form["step"] = "submit";
  EXPECT_EQ(post(form).status, 422);
  EXPECT_TRUE(has(post(form, true), "\"state\":\"incomplete\""));
  EXPECT_TRUE(taken_.empty());
}

TEST_F(SurveyPage, goes_back_to_the_start_and_forth_with_all_answers) {
  Answer form = full(11);
  form["step"] = "1-0";
  const Response start = post(form);
  EXPECT_EQ(start.status, 200);
  expect_sound(start);
  Answer carried = fields_of(start.body);
  for (const std::string& box : asked().box_codes) EXPECT_EQ(carried[box], form[box]);
}

TEST_F(SurveyPage, questions_about_the_respondent_come_last_and_are_counted_apart) {
  ask("example/harbour-2573", "staff", survey::Credential::open_link);
  ASSERT_FALSE(asked().profile.empty());
  const Response page = get(address_);
  expect_sound(page);
  EXPECT_TRUE(has(page, "name=\"" + asked().profile.front().field + "\""));
  EXPECT_TRUE(has(page, "แบบสอบถามสมมติ"));
  Answer form = full(4);
  form.erase(asked().profile.front().field);
  form["step"] = std::to_string(last_part()) + "-review";
  const Response missing = post(form);
  EXPECT_EQ(missing.status, 422);
  EXPECT_TRUE(has(missing, "เกี่ยวกับท่าน"));
  EXPECT_EQ(post(full(4)).status, 200);
  ASSERT_EQ(taken_.size(), 1U);
}

TEST_F(SurveyPage, lets_only_outsiders_keep_answers_on_their_device) {
  EXPECT_FALSE(has(get(address_), "id=\"remember\""));
  ask("ita/2565", "eit", survey::Credential::open_link);
  EXPECT_TRUE(has(get(address_), "id=\"remember\""));
}

}  // namespace
}  // namespace prongsai::web
