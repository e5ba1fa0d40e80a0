// SPDX-License-Identifier: Apache-2.0
// The pages about people, asked as a browser asks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/store/mail_queue.h"
#include "prongsai/store/people.h"

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;

class PeoplePages : public testing::Test {
 protected:
  [[nodiscard]] std::string page(Role role, const std::string& address) {
    const auto response = town_.ask("GET", "/th/office/people" + address, town_.sign_in(role));
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(response.body.find("⟦"), std::string::npos)
        << response.body.substr(response.body.find("⟦"), 60);
    return response.body;
  }
  http::Response send(Role role, const std::string& address,
                      const std::vector<std::pair<std::string, std::string>>& fields) {
    return town_.ask("POST", "/th/office/people" + address, town_.sign_in(role), fields);
  }
  [[nodiscard]] std::vector<store::WaitingMail> mail() {
    return town_.office().database.read([&](db::Transaction& transaction) {
      return store::list_mail_due(transaction, town_.office().now() + std::chrono::hours(1), 100);
    });
  }

  Town town_;
};

TEST_F(PeoplePages, list_the_people_of_ones_own_area_with_names_and_not_with_codes) {
  const std::string own = page(Role::agency_coordinator, "");
  EXPECT_THAT(own, HasSubstr("สมชาย ใจดี"));
  EXPECT_THAT(own, HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  EXPECT_THAT(own, Not(HasSubstr(Town::secret_name)));
  const std::string nation = page(Role::authority_officer, "");
  EXPECT_THAT(nation, HasSubstr(Town::secret_name));
  EXPECT_THAT(page(Role::authority_officer, "?province=phuket"), Not(HasSubstr("สมชาย ใจดี")));
  EXPECT_THAT(page(Role::authority_officer, "?q=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2"),
              Not(HasSubstr(Town::secret_name)));
  EXPECT_THAT(page(Role::authority_officer, "?q=%25"), HasSubstr("ไม่พบผู้ใช้")) << "% is a letter like others";
  EXPECT_EQ(town_.ask("GET", "/th/office/people?agency=other-agency", town_.sign_in(Role::agency_coordinator))
                .status,
            403);
  EXPECT_EQ(
      town_.ask("GET", "/th/office/people?province=phuket", town_.sign_in(Role::provincial_centre)).status,
      403);
}

TEST_F(PeoplePages, offer_only_roles_that_the_visitor_may_give) {
  const std::string coordinator = page(Role::agency_coordinator, "/invite");
  EXPECT_THAT(coordinator, HasSubstr("role=unit_officer"));
  EXPECT_THAT(coordinator, HasSubstr("role=observer"));
  for (const char* more : {"role=agency_executive", "role=agency_coordinator", "role=authority_officer"})
    EXPECT_THAT(coordinator, Not(HasSubstr(more)));
  EXPECT_EQ(town_
                .ask("GET", "/th/office/people/invite?role=authority_officer",
                     town_.sign_in(Role::agency_coordinator))
                .status,
            403);
  EXPECT_THAT(page(Role::agency_coordinator, "/invite?role=unit_officer"), HasSubstr("กองคลัง"));
  EXPECT_THAT(page(Role::authority_officer, "/invite?role=provincial_centre"), HasSubstr("เชียงใหม่"));
  // A coordinator has one agency; an observer may have the nation.
  const std::string for_one = page(Role::authority_officer, "/invite?role=agency_coordinator");
  EXPECT_THAT(for_one, HasSubstr("ค้นหาเฉพาะหน่วยงานในจังหวัดนั้น"));
  EXPECT_THAT(for_one, Not(HasSubstr("หากให้ครอบคลุมทั้งประเทศ")));
  EXPECT_THAT(page(Role::authority_officer, "/invite?role=observer"), HasSubstr("หากให้ครอบคลุมทั้งประเทศ"));
}

TEST_F(PeoplePages, send_an_invitation_to_the_agency_that_was_meant) {
  const std::size_t before = mail().size();
  const std::vector<std::pair<std::string, std::string>> person = {
      {"role", "agency_coordinator"}, {"name", "สมหญิง"}, {"mail", "s@office.example"}, {"language", "th"}};
  const auto with = [&](const std::string& agency) {
    auto out = person;
    out.emplace_back("agency", agency);
    return out;
  };
  const auto several = send(Role::authority_officer, "/invite", with("อบต."));
  EXPECT_EQ(several.status, 422);
  EXPECT_THAT(several.body, HasSubstr("value=\"own-agency\""));
  EXPECT_THAT(several.body, HasSubstr("value=\"other-agency\""));
  EXPECT_THAT(several.body, HasSubstr("value=\"s@office.example\"")) << "what was typed is not lost";
  const auto none = send(Role::authority_officer, "/invite", with("<script>alert(1)</script>"));
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, Not(HasSubstr("<script")));
  EXPECT_EQ(send(Role::authority_officer, "/invite", with("")).status, 422);
  EXPECT_EQ(mail().size(), before);

  // A centre finds agencies of its own province only.
  const auto own = send(Role::provincial_centre, "/invite", with("อบต."));
  EXPECT_EQ(own.status, 303);
  EXPECT_EQ(send(Role::provincial_centre, "/invite", with("other-agency")).status, 422);
  EXPECT_EQ(mail().size(), before + 1);
  const std::string list = page(Role::agency_coordinator, "?done=invited");
  EXPECT_THAT(list, HasSubstr("s@office.example"));
  EXPECT_THAT(list, HasSubstr("ส่งคำเชิญแล้ว"));
}

TEST_F(PeoplePages, end_a_role_with_a_reason_and_take_an_invitation_back) {
  const std::string end = town_.address("/{person}/roles/{number}/end", Side::own);
  EXPECT_THAT(page(Role::agency_coordinator, end), HasSubstr("สมชาย ใจดี"));
  EXPECT_EQ(send(Role::agency_coordinator, end, {}).status, 422);
  EXPECT_EQ(send(Role::agency_coordinator, end, {{"reason", "ย้ายไปที่อื่น"}}).status, 303);
  EXPECT_EQ(town_.ask("GET", "/th/office/people" + end, town_.sign_in(Role::agency_coordinator)).status, 404);
  const std::string back = town_.address("/invitations/{invitation}/take-back", Side::own);
  EXPECT_EQ(send(Role::agency_coordinator, back, {}).status, 303);
  EXPECT_THAT(page(Role::agency_coordinator, ""), HasSubstr("ไม่มีคำเชิญที่รออยู่"));
}

}  // namespace
}  // namespace prongsai::town
