// SPDX-License-Identifier: Apache-2.0
// The pages of rounds, asked as a browser asks: from the draft to the decision of the second person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

class RoundsPages : public testing::Test {
 protected:
  [[nodiscard]] std::string page(Role role, const std::string& address, const std::string& language = "/th") {
    const auto response = town_.ask("GET", language + "/office/rounds" + address, town_.sign_in(role));
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  http::Response send(Role role, const std::string& address, const Fields& fields) {
    return town_.ask("POST", "/th/office/rounds" + address, town_.sign_in(role), fields);
  }
  /// The value of a hidden field, as the page holds it.
  [[nodiscard]] static std::string hidden(const std::string& page, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return {};
    return page.substr(at + before.size(), page.find('"', at + before.size()) - at - before.size());
  }
  void make_round(const std::string& edition = "ita/2565") {
    const auto made = send(Role::authority_officer, "/new",
                           {{"edition", edition}, {"fiscal_year", "2570"}, {"name_th", "รอบ <ทดสอบ> 2570"}});
    ASSERT_EQ(made.status, 303);
    const std::string* to = http::find_header(made.headers, "Location");
    ASSERT_NE(to, nullptr);
    round_ = to->substr(std::string("/th/office/rounds").size());
    round_.resize(round_.find('?'));
  }
  /// Registration runs now, on 2026-11-21.
  void set_days() {
    const std::string form = page(Role::authority_officer, round_ + "/calendar");
    Fields fields = {{"version", hidden(form, "version")}};
    for (const std::string phase :
         {"register", "collect", "disclose", "grade", "clarify", "confirm", "publish"}) {
      for (const std::string what : {"opens-", "closes-", "grace-"}) {
        const std::string before =
            "name=\"" + what + phase + "\" type=\"" + (what == "grace-" ? "text" : "date") + "\" value=\"";
        const std::size_t at = form.find(before);
        ASSERT_NE(at, std::string::npos) << what << phase;
        fields.emplace_back(what + phase, form.substr(at + before.size(), form.find('"', at + before.size()) -
                                                                              at - before.size()));
        if (what + phase == "opens-register") fields.back().second = "2026-11-01";
      }
    }
    EXPECT_EQ(send(Role::authority_officer, round_ + "/calendar", fields).status, 303);
  }
  void choose_all() {
    const std::string form = page(Role::authority_officer, round_ + "/participants");
    EXPECT_EQ(send(Role::authority_officer, round_ + "/participants/choose",
                   {{"version", hidden(form, "version")}, {"action", "add"}, {"province", "chiang-mai"}})
                  .status,
              303);
  }
  void open_round(const std::string& edition = "ita/2565") {
    make_round(edition);
    set_days();
    choose_all();
    const std::string form = page(Role::authority_officer, round_ + "/open");
    ASSERT_EQ(send(Role::authority_officer, round_ + "/open",
                   {{"version", hidden(form, "version")}, {"confirmed", "yes"}})
                  .status,
              303);
  }

  Town town_;
  std::string round_;  ///< "/ita-2570", once it was made
};

TEST_F(RoundsPages, begin_with_what_to_do_next_and_with_rules_that_say_what_they_can_be_used_for) {
  EXPECT_THAT(page(Role::authority_officer, ""), HasSubstr("/th/office/rounds/new"));
  EXPECT_THAT(page(Role::agency_coordinator, ""), Not(HasSubstr("/office/rounds/new")));
  const std::string form = page(Role::authority_officer, "/new");
  EXPECT_THAT(form, HasSubstr("ยังเปิดรอบไม่ได้"));
  EXPECT_THAT(form, HasSubstr("ไม่ทราบน้ำหนัก"));
  const auto wrong =
      send(Role::authority_officer, "/new", {{"edition", "ita/2565"}, {"fiscal_year", "สองพัน"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-fiscal-year\""));
  EXPECT_THAT(wrong.body, HasSubstr("href=\"#field-name-th\""));
  EXPECT_EQ(send(Role::agency_coordinator, "/new", {{"edition", "ita/2565"}}).status, 403);
}

TEST_F(RoundsPages, show_a_draft_with_its_days_and_with_what_is_in_the_way) {
  make_round();
  const std::string draft = page(Role::authority_officer, round_);
  EXPECT_THAT(draft, HasSubstr("รอบ &lt;ทดสอบ&gt; 2570"));
  EXPECT_THAT(draft, HasSubstr("1 ม.ค. 2570 – 28 ก.พ. 2570"));
  EXPECT_THAT(draft, HasSubstr("ยังไม่มีหน่วยงานเข้าร่วมรอบการประเมิน"));
  EXPECT_THAT(draft, Not(HasSubstr("“register”"))) << "a code word is nobody's name";
  const std::string opening = page(Role::authority_officer, round_ + "/open");
  EXPECT_THAT(opening, HasSubstr("ยังเปิดไม่ได้"));
  EXPECT_THAT(opening, Not(HasSubstr("name=\"confirmed\"")));
  EXPECT_THAT(page(Role::agency_coordinator, round_), Not(HasSubstr(round_ + "/open")));
}

TEST_F(RoundsPages, open_a_round_only_after_it_was_confirmed) {
  make_round();
  choose_all();
  const std::string form = page(Role::authority_officer, round_ + "/open");
  EXPECT_THAT(form, HasSubstr("สิ่งที่จะถูกตรึงไว้"));
  const auto open = [&](const Fields& more) {
    Fields fields = {{"version", hidden(form, "version")}};
    fields.insert(fields.end(), more.begin(), more.end());
    return send(Role::authority_officer, round_ + "/open", fields);
  };
  EXPECT_EQ(open({}).status, 422);
  EXPECT_EQ(open({{"confirmed", "yes"}}).status, 303);
  EXPECT_EQ(open({{"confirmed", "yes"}}).status, 422) << "a second press opens nothing twice";
  EXPECT_THAT(page(Role::authority_officer, round_ + "?done=opened"), HasSubstr("ถูกตรึงไว้"));
}

TEST_F(RoundsPages, tell_an_agency_its_own_line_and_until_when_its_work_waits) {
  open_round();
  const std::string own = page(Role::agency_coordinator, round_);
  EXPECT_THAT(own, HasSubstr("หน่วยงานของท่าน"));
  EXPECT_THAT(own, HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  const std::string counts = round_ + "/agencies/own-agency/head-counts";
  EXPECT_EQ(send(Role::agency_coordinator, counts, {{"internal", "36"}, {"external", "ห้าร้อย"}}).status, 422);
  EXPECT_EQ(send(Role::agency_coordinator, counts, {{"internal", "36"}, {"external", "512"}}).status, 303);
  EXPECT_EQ(send(Role::agency_coordinator, round_ + "/agencies/other-agency/head-counts", {}).status, 403);
  const auto home = town_.ask("GET", "/th/office", town_.sign_in(Role::agency_coordinator));
  EXPECT_THAT(home.body, HasSubstr("ลงทะเบียนและนำเข้าข้อมูล (รอบ &lt;ทดสอบ&gt; 2570)"));
  EXPECT_THAT(home.body, HasSubstr("/th/office/rounds/ita-2570"));
  EXPECT_THAT(page(Role::agency_coordinator, round_, "/en"), HasSubstr("Your agency"));
}

TEST_F(RoundsPages, explain_the_arithmetic_of_a_minimum_sample) {
  open_round("ita/2564");
  EXPECT_THAT(page(Role::agency_coordinator, round_), HasSubstr("ยังไม่ทราบจำนวนผู้ที่จะถามได้"));
  const std::string counts = round_ + "/agencies/own-agency/head-counts";
  ASSERT_EQ(send(Role::agency_coordinator, counts, {{"internal", ""}, {"external", "512"}}).status, 303);
  EXPECT_THAT(page(Role::authority_officer, round_ + "/participants"), HasSubstr("10% ของ 512 = 51.2 → 52"));
  ASSERT_EQ(send(Role::agency_coordinator, counts, {{"internal", ""}, {"external", "4001"}}).status, 303);
  EXPECT_THAT(page(Role::agency_coordinator, round_), HasSubstr("มี 4,001 คน ซึ่งเกิน 4,000 คน หลักเกณฑ์ให้ใช้ 400"));
}

TEST_F(RoundsPages, take_a_decision_on_the_days_with_its_reason) {
  open_round();
  const std::string address = round_ + "/extend";
  const std::string form = page(Role::authority_officer, address);
  const Fields nothing = {{"version", hidden(form, "version")}, {"reason", "น้ำท่วม"}};
  const auto none = send(Role::authority_officer, address, nothing);
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("ยังไม่ได้เปลี่ยนวันของช่วงใด"));
  Fields late = nothing;
  late.emplace_back("closes-publish", "2027-08-31");
  late.emplace_back("opens-publish", "2027-08-01");
  late.emplace_back("grace-publish", "0");
  EXPECT_EQ(send(Role::provincial_centre, address, late).status, 403);
  ASSERT_EQ(send(Role::authority_officer, address, late).status, 303);
  EXPECT_EQ(send(Role::authority_officer, address, late).status, 422) << "made for a state that has passed";
  const std::string told = page(Role::agency_coordinator, round_);
  EXPECT_THAT(told, HasSubstr("1 ส.ค. 2570 – 31 ส.ค. 2570"));
  EXPECT_THAT(told, HasSubstr("น้ำท่วม"));
  // Not over yet: the page says why it cannot be closed.
  EXPECT_THAT(page(Role::authority_officer, round_ + "/close"), HasSubstr("ยังไม่จบ"));
}

TEST_F(RoundsPages, that_are_not_there_are_not_found) {
  for (const std::string below : {"", "/participants", "/open", "/calendar", "/extend", "/close", "/publish"})
    EXPECT_EQ(
        town_.ask("GET", "/th/office/rounds/nowhere" + below, town_.sign_in(Role::authority_officer)).status,
        404)
        << below;
}

}  // namespace
}  // namespace prongsai::town
