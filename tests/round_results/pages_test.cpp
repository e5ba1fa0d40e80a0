// SPDX-License-Identifier: Apache-2.0
// The page of a round's results, asked as a browser asks: why not yet, the button, the table, one agency.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;

class RoundResultsPages : public testing::Test {
 protected:
  RoundResultsPages() {
    const desk::Office& office = town_.office();
    id_ = desk::make_round(office, town_.officer(),
                           {.edition = "ita/2564", .fiscal_year = 2571, .name_th = "รอบ <ทดสอบ> 2571"})
              .value();
    const auto version = [&] { return see().stored.version; };
    EXPECT_TRUE(
        desk::choose_agencies(office, town_.officer(), id_, version(), {}, desk::Membership::takes_part));
    EXPECT_TRUE(desk::open_round(office, town_.officer(), id_, version()));
  }
  [[nodiscard]] desk::RoundView see() {
    return desk::see_round(town_.office(), town_.officer(), id_).value();
  }
  void go_past_confirming() { town_.set_now(see().calendar.of(round::Phase::publish).front().opens_at); }
  [[nodiscard]] std::string path(const std::string& below = "/results") {
    return "/th/office/rounds/" + id_ + below;
  }
  [[nodiscard]] std::string page(const std::string& address) {
    const auto response = town_.ask("GET", address, town_.sign_in(Role::authority_officer));
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  http::Response send(const std::string& address,
                      const std::vector<std::pair<std::string, std::string>>& fields = {}) {
    return town_.ask("POST", address, town_.sign_in(Role::authority_officer), fields);
  }
  [[nodiscard]] static std::string location_of(const http::Response& response) {
    const std::string* to = http::find_header(response.headers, "Location");
    return to == nullptr ? std::string() : *to;
  }

  Town town_;
  std::string id_;
};

TEST_F(RoundResultsPages, say_why_nothing_can_be_made_yet) {
  const std::string before = page(path());
  EXPECT_THAT(before, HasSubstr("ตอนนี้ยังจัดทำผลคะแนนไม่ได้"));
  EXPECT_THAT(before, HasSubstr("รอบ &lt;ทดสอบ&gt; 2571"));
  EXPECT_THAT(before, Not(HasSubstr("name=\"only\"")));
  EXPECT_EQ(send(path()).status, 422);
  EXPECT_EQ(send(path("/agencies/own-agency/results")).status, 422);
  EXPECT_THAT(page(path("")), HasSubstr("/rounds/" + id_ + "/results"));
}

TEST_F(RoundResultsPages, look_first_then_make_and_show_how_far_all_are) {
  go_past_confirming();
  const auto looked = send(path(), {{"only", "look"}});
  ASSERT_EQ(looked.status, 303);
  EXPECT_THAT(location_of(looked), HasSubstr("done=looked&count=2"));
  EXPECT_THAT(page(path("/results?which=ready")), HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  const auto made = send(path());
  ASSERT_EQ(made.status, 303);
  EXPECT_THAT(location_of(made), HasSubstr("done=made&count=2&clashing=0"));
  const std::string after = page(location_of(made));
  EXPECT_THAT(after, HasSubstr("ส่งผลคะแนนของ 2 หน่วยงานแล้ว"));
  EXPECT_THAT(after, HasSubstr("รอผู้บริหารยืนยัน"));
  EXPECT_THAT(after, HasSubstr("IIT: ยังไม่เปิดคำตอบ"));
  const std::string incomplete = page(path("/results?which=incomplete"));
  EXPECT_THAT(incomplete, HasSubstr("องค์การบริหารส่วนตำบลของเขา"));
  EXPECT_THAT(incomplete, HasSubstr("/office/results/own-agency/ita/2564"));
  EXPECT_THAT(page(path("/results?which=nonsense")), Not(HasSubstr("id=\"agencies\"")));
  EXPECT_THAT(location_of(send(path())), HasSubstr("done=made&count=0"));
}

TEST_F(RoundResultsPages, make_those_of_one_agency_from_its_page_of_scores) {
  go_past_confirming();
  const std::string scores = path("/agencies/own-agency/grades/scores");
  EXPECT_THAT(page(scores), HasSubstr("action=\"" + path("/agencies/own-agency/results") + "\""));
  const auto made = send(path("/agencies/own-agency/results"));
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(location_of(made), scores + "?done=results_same");
  EXPECT_THAT(page(location_of(made)), HasSubstr("ตรงกับรอบและส่งเข้าระบบแล้ว"));
  EXPECT_EQ(send(path("/agencies/nobody/results")).status, 404);
  const auto other = town_.ask("GET", scores, town_.sign_in(Role::agency_coordinator));
  EXPECT_EQ(other.status, 200);
  EXPECT_THAT(other.body, Not(HasSubstr("/agencies/own-agency/results\"")));
}

}  // namespace
}  // namespace prongsai::town
