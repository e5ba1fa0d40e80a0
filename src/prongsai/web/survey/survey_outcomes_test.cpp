// SPDX-License-Identifier: Apache-2.0
// What becomes of answers that are sent: each outcome as a page and as the script is told it, and how long
// they all are.
#include <set>

#include "prongsai/http/gzip.h"
#include "prongsai/web/survey/test_survey.h"

namespace prongsai::web {
namespace {

TEST_F(SurveyPage, tells_the_script_the_receipt_and_what_went_wrong) {
  Answer form = full(7);
  form["t"] = "00300";
  const Response received = post(form, true, "gzip", "?c=l");
  EXPECT_EQ(received.status, 200);
  EXPECT_EQ(received.body, "{\"state\":\"received\",\"receipt\":\"" + survey::receipt_of(id_) +
                               "\",\"day\":\"20 พ.ค. 2565\"}");
  ASSERT_EQ(taken_.size(), 1U);
  EXPECT_EQ(taken_[0].channel, survey::Channel::line);
  EXPECT_EQ(taken_[0].id_digest, survey::submission_digest(id_));
  EXPECT_EQ(taken_[0].receipt_digest, survey::receipt_digest(survey::receipt_of(id_)));
  EXPECT_EQ(taken_[0].day, round::parse_day("2022-05-20")->time_since_epoch().count());
  const auto read = survey::unpack_ballot(asked(), 7, *secret::BallotOpener(key_).open(taken_[0].sealed));
  EXPECT_EQ(read->pace, survey::pace_of(asked(), "300"));
  outcome_ = Submitted::received_before;
  EXPECT_TRUE(has(post(form, true), "\"state\":\"received_before\""));
  EXPECT_TRUE(has(post(form), "นับตามที่ส่งมาครั้งแรก"));
  outcome_ = Submitted::not_saved;
  const Response trouble = post(form, true);
  EXPECT_EQ(trouble.status, 503);
  EXPECT_TRUE(has(trouble, "\"state\":\"not_saved\""));
  const int later = std::stoi(*http::find_header(trouble.headers, "Retry-After"));
  EXPECT_GE(later, 30);
  EXPECT_LE(later, 120);
  takes_ = false;
  EXPECT_EQ(post(form, true).status, 503);
}

TEST_F(SurveyPage, keeps_the_form_when_nothing_could_be_saved) {
  outcome_ = Submitted::not_saved;
  Answer form = full(9);
  const Response page = post(form);
  EXPECT_EQ(page.status, 503);
  expect_sound(page);
  EXPECT_EQ(fields_of(page.body), form) << "with the same id, so that it counts once";
  EXPECT_TRUE(has(page, "คำตอบยังไม่ได้บันทึก"));
}

TEST_F(SurveyPage, asks_for_a_code_and_knows_a_slip_of_the_pen_before_any_question) {
  ask("ita/2565", "iit", survey::Credential::single_use_code);
  const std::string code =
      survey::make_slip_code("any bytes will do, and these are 64 of them, as good as others...");
  std::string slip = code;
  std::swap(slip[2], slip[3] == slip[2] ? slip[4] : slip[3]);
  EXPECT_TRUE(has(get(address_), "id=\"code\""));
  const Response wrong = post({{"step", "0-1"}, {"code", slip}});
  EXPECT_EQ(wrong.status, 422);
  expect_sound(wrong);
  EXPECT_EQ(fields_of(wrong.body)["code"], slip);
  EXPECT_EQ(post({{"step", "0-1"}, {"code", survey::print_slip_code(code)}}).status, 200);
  Answer form = full(1);
  form["code"] = survey::print_slip_code(code);
  EXPECT_EQ(post(form).status, 200);
  ASSERT_EQ(taken_.size(), 1U);
  EXPECT_EQ(taken_[0].code_digest, survey::slip_code_digest(7, code));
  for (const auto& [outcome, state] :
       {std::pair(Submitted::code_spent, "code_spent"), std::pair(Submitted::code_unknown, "code_unknown")}) {
    outcome_ = outcome;
    const Response page = post(form);
    EXPECT_EQ(page.status, 403);
    expect_sound(page);
    EXPECT_EQ(fields_of(page.body), form) << "the answers are still there";
    EXPECT_TRUE(has(post(form, true), std::string("\"state\":\"") + state + "\""));
  }
  form["code"] = slip;
  EXPECT_EQ(post(form, true).status, 403);
  EXPECT_EQ(taken_.size(), 5U) << "what cannot be a code is not even looked up";
}

TEST_F(SurveyPage, closed_early_unknown_and_broken_ones_say_so_in_small_pages) {
  std::vector<Response> pages = {
      get("/go/iit/zzzzzz"), survey_error_page(503, http::make_request("POST", address_)),
      survey_error_page(404, http::make_request("GET", address_)), get("/go/receipt")};
  EXPECT_EQ(pages[0].status, 404);
  EXPECT_TRUE(has(pages[0], "ขอโปสเตอร์แผ่นใหม่"));
  now_ = open_->closes;
  pages.push_back(get(address_));
  EXPECT_EQ(pages.back().status, 410);
  pages.push_back(post(full(2)));
  EXPECT_EQ(pages.back().status, 410);
  EXPECT_TRUE(has(pages.back(), survey::receipt_of(id_))) << "an earlier try may have arrived";
  EXPECT_TRUE(has(post(full(2), true), "\"state\":\"over\""));
  now_ = open_->opens - std::chrono::microseconds(1);
  pages.push_back(get(address_));
  EXPECT_EQ(pages.back().status, 403);
  EXPECT_TRUE(has(pages.back(), "1 พ.ค. 2565"));
  EXPECT_TRUE(taken_.empty());
  for (const Response& page : pages) {
    expect_sound(page);
    EXPECT_LE(http::gzip(page.body).size(), 5'000U);
  }
  EXPECT_EQ(post({{"step", "9-1"}}).status, 403);
  now_ = open_->opens;
  EXPECT_EQ(post({{"step", "99-1"}}).status, 400);
}

TEST_F(SurveyPage, nothing_is_spent_by_opening_a_page) {
  ask("ita/2565", "iit", survey::Credential::single_use_code);
  for (int bot = 0; bot < 100; ++bot) EXPECT_EQ(get(address_ + "?c=l").status, 200);
  EXPECT_TRUE(taken_.empty());
}

TEST_F(SurveyPage, looks_receipts_up) {
  address_ = "/go/receipt";
  EXPECT_EQ(post({{"receipt", "12"}}).status, 422);
  EXPECT_TRUE(has(post({{"receipt", "1234+5678+9012+3456"}}), "ไม่พบเลขนี้"));
  standing_ = desk::ReceiptStanding::received;
  EXPECT_TRUE(has(post({{"receipt", "1234+5678+9012+3456"}}), "อยู่ในหีบแล้ว"));
  standing_ = desk::ReceiptStanding::counted;
  EXPECT_TRUE(has(post({{"receipt", "1234-5678-9012-3456"}}), "เข้าสู่การนับแล้ว"));
}

TEST_F(SurveyPage, answers_are_as_long_for_one_sheet_as_for_any_other) {
  struct Kind {
    const char* step;
    Submitted outcome;
    bool json;
  };
  const std::vector<Kind> kinds = {
      {"1-2", Submitted::received, false},    {"4-5", Submitted::received, false},
      {"4-1", Submitted::received, false},    {"5-review", Submitted::received, false},
      {"submit", Submitted::received, false}, {"submit", Submitted::not_saved, false},
      {"submit", Submitted::received, true}};
  for (const char* encoding : {"", "gzip"}) {
    for (const Kind& kind : kinds) {
      outcome_ = kind.outcome;
      std::set<std::size_t> lengths;
      const auto take = [&](Answer form) {
        form["step"] = kind.step;
        lengths.insert(post(form, kind.json, encoding).body.size());
      };
      for (std::uint32_t seed = 0; seed < 200; ++seed) take(full(seed * 977));
      for (const char* same : {"1", "2"}) {
        Answer form = full(0);
        for (const std::string& box : asked().box_codes) form[box] = same;
        take(form);
      }
      EXPECT_EQ(lengths.size(), 1U) << kind.step << " " << encoding << ": from " << *lengths.begin() << " to "
                                    << *lengths.rbegin();
    }
  }
}

TEST_F(SurveyPage, refuses_forms_that_are_none) {
  EXPECT_EQ(post({{"%zz", "1"}}).status, 400);
  Answer forged = full(6);
  forged["i1.1"] = "9";
  EXPECT_EQ(post(forged).status, 422);
  forged["i1.1"] = "%3Cscript%3E";
  const Response page = post(forged);
  EXPECT_EQ(page.status, 422);
  EXPECT_FALSE(has(page, "<script"));
  EXPECT_TRUE(taken_.empty());
}

}  // namespace
}  // namespace prongsai::web
