// SPDX-License-Identifier: Apache-2.0
// The pages of the register, asked as a browser asks.
#include <future>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/permit.h"
#include "prongsai/http/target.h"
#include "prongsai/web/gate/cookies.h"

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr const char* headings = "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,กระทรวง,จังหวัด,อำเภอ,จำนวนบุคลากร\n";
constexpr const char* good_rows =
    "own-agency,องค์การบริหารส่วนตำบลชื่อใหม่,องค์การบริหารส่วนตำบล,,เชียงใหม่,แม่ริม,41\n"
    "dpt-one,กรมทดสอบ,ส่วนราชการระดับกรม,กระทรวงมหาดไทย,,,\n";

class OrganisationPages : public testing::Test {
 protected:
  std::string page(Role role, const std::string& address, int status = 200,
                   const std::string& root = "/th/office/organisations") {
    const auto response = town_.ask("GET", root + address, town_.sign_in(role));
    EXPECT_EQ(response.status, status) << address;
    expect_sound(response.body);
    return response.body;
  }
  static void expect_sound(const std::string& body) {
    EXPECT_EQ(body.find("⟦"), std::string::npos) << body.substr(body.find("⟦"), 60);
    EXPECT_EQ(body.find("<script"), std::string::npos);
    EXPECT_EQ(body.find(" style=\""), std::string::npos);
  }
  http::Response send(Role role, const std::string& address, const Fields& fields) {
    auto response = town_.ask("POST", "/th/office/organisations" + address, town_.sign_in(role), fields);
    expect_sound(response.body);
    return response;
  }
  /// A file chosen in the form.
  http::Response upload(Role role, const std::string& bytes, const std::string& name = "register.csv") {
    return upload_to(town_.site(), role, bytes, name);
  }
  http::Response upload_to(const web::Site& site, Role role, const std::string& bytes,
                           const std::string& name) {
    const std::string token = town_.sign_in(role);
    http::Request request = http::make_request("POST", "/th/office/organisations/import");
    request.headers = {{"Content-Type", "multipart/form-data; boundary=xYzZY"},
                       {"Host", "office.example"},
                       {"Sec-Fetch-Site", "same-origin"},
                       {"Cookie", "__Host-session=" + token}};
    request.body = "--xYzZY\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" +
                   web::new_form_token(token) +
                   "\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                   "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n--xYzZY--\r\n";
    return http::answer(site.surface(), request);
  }
  static std::string location(const http::Response& response) {
    const std::string* out = http::find_header(response.headers, "Location");
    return out == nullptr ? std::string() : *out;
  }
  /// Follows the job to its end; gives the address it leads to, and the last answer. Asking is what a browser
  /// does, too, only slower.
  [[nodiscard]] std::pair<std::string, http::Response> follow(std::string address) {
    if (address.empty()) throw std::runtime_error("nothing to follow");
    const std::string token = town_.sign_in(Role::authority_officer);
    while (true) {
      auto response = town_.ask("GET", address, token);
      if (response.status == 303) {
        address = location(response);
        if (address.empty()) throw std::runtime_error("a redirect to nowhere");
      } else if (response.body.find("http-equiv=\"refresh\"") == std::string::npos) {
        expect_sound(response.body);
        return {address, std::move(response)};
      }
    }
  }
  [[nodiscard]] agency::AgencyRecord record(const std::string& id) {
    return desk::find_agency(town_.office(), desk::the_program(), id)->agency.record;
  }
  [[nodiscard]] Fields whole_form(const std::string& version) {
    return {{"name_th", "องค์การบริหารส่วนตำบลของเรา"},
            {"name_en", "Our Subdistrict Administrative Organization"},
            {"short_names", ""},
            {"type", "subdistrict_organization"},
            {"size", ""},
            {"ministry", ""},
            {"province", "chiang-mai"},
            {"district", "แม่ริม"},
            {"staff", ""},
            {"external", ""},
            {"website", ""},
            {"coordinator_email", ""},
            {"state", "active"},
            {"merged_into", ""},
            {"since", ""},
            {"version", version},
            {"reason", "ตามหนังสือ"}};
  }

  Town town_;
};

TEST_F(OrganisationPages, list_the_register_search_it_and_count_it_by_group) {
  const std::string list = page(Role::observer, "");
  EXPECT_THAT(list, HasSubstr("องค์การบริหารส่วนตำบลของเรา"));
  EXPECT_THAT(list, HasSubstr("พบ 2 หน่วยงาน"));
  EXPECT_THAT(list, Not(HasSubstr("นำเข้าทะเบียน"))) << "not for an observer";
  EXPECT_THAT(page(Role::authority_officer, ""), HasSubstr("นำเข้าทะเบียน"));
  const std::string found = page(Role::observer, "?q=" + http::percent_encode("อบต.ของเรา"));
  EXPECT_THAT(found, HasSubstr("พบ 1 หน่วยงาน"));
  EXPECT_THAT(found, Not(HasSubstr("องค์การบริหารส่วนตำบลของเขา")));
  const std::string none = page(Role::observer, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&page=x");
  EXPECT_THAT(none, HasSubstr("ไม่พบหน่วยงาน"));
  EXPECT_THAT(none, HasSubstr("&lt;script&gt;"));
  const std::string tree = page(Role::observer, "/tree");
  EXPECT_THAT(tree, HasSubstr("state=active&amp;province=phuket"));
  EXPECT_THAT(tree, HasSubstr("ภาคเหนือ"));
  EXPECT_THAT(page(Role::observer, "", 200, "/en/office/organisations"), HasSubstr("Our Subdistrict"));
  EXPECT_EQ(town_.ask("GET", "/th/office/organisations?page=999", town_.sign_in(Role::observer)).status, 303);
}

TEST_F(OrganisationPages, show_one_agency_and_the_buttons_that_are_ones_own) {
  const std::string own = page(Role::agency_coordinator, "/own-agency");
  EXPECT_THAT(own, HasSubstr("กองคลัง"));
  EXPECT_THAT(own, HasSubstr("เพิ่มเข้าทะเบียน"));
  EXPECT_THAT(own, HasSubstr("/own-agency/head-counts"));
  EXPECT_THAT(own, Not(HasSubstr("/own-agency/edit"))) << "no agency changes what it is";
  EXPECT_THAT(page(Role::provincial_centre, "/own-agency"), HasSubstr("/own-agency/edit"));
  const std::string other = page(Role::agency_coordinator, "/other-agency");
  EXPECT_THAT(other, Not(HasSubstr("/head-counts")));
  EXPECT_THAT(other, Not(HasSubstr("unit_add")));
  page(Role::agency_coordinator, "/nobody", 404);
}

TEST_F(OrganisationPages, take_a_file_over_after_a_preview_and_tell_what_would_change) {
  const auto sent = upload(Role::authority_officer, std::string(headings) + good_rows);
  ASSERT_EQ(sent.status, 303);
  const auto [address, preview] = follow(location(sent));
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, HasSubstr("<del><"));
  EXPECT_THAT(preview.body, HasSubstr("<ins>องค์การบริหารส่วนตำบลชื่อใหม่</ins>"));
  EXPECT_THAT(preview.body, HasSubstr("เปลี่ยนชื่อ"));
  EXPECT_THAT(preview.body, HasSubstr("นำเข้า 2 หน่วยงาน"));
  EXPECT_EQ(record("own-agency").name_th, "องค์การบริหารส่วนตำบลของเรา");
  const std::string below = address.substr(std::string("/th/office/organisations").size());
  EXPECT_THAT(page(Role::authority_officer, below + "?kind=added"), HasSubstr("กรมทดสอบ"));
  EXPECT_THAT(page(Role::authority_officer, below + "?kind=missing"), HasSubstr("องค์การบริหารส่วนตำบลของเขา"));
  EXPECT_EQ(send(Role::authority_officer, below + "/commit", {{"reason", ""}}).status, 422);
  const auto committed = send(Role::authority_officer, below + "/commit", {{"reason", "ทะเบียนปี 2570"}});
  ASSERT_EQ(committed.status, 303);
  const auto [done, told] = follow(location(committed));
  EXPECT_THAT(told.body, HasSubstr("นำเข้าเสร็จแล้ว"));
  EXPECT_EQ(record("own-agency").name_th, "องค์การบริหารส่วนตำบลชื่อใหม่");
  EXPECT_EQ(record("dpt-one").ministry, "interior");
  EXPECT_THAT(page(Role::observer, "/own-agency"), HasSubstr("เปลี่ยนชื่อ"));
  page(Role::authority_officer, below, 404);
}

TEST_F(OrganisationPages, show_hostile_cells_as_text_and_offer_no_way_on) {
  const auto sent =
      upload(Role::authority_officer,
             std::string(headings) +
                 "\"<img src=x onerror=alert(1)>\",<script>alert(2)</script>,\"\"\"><b>\",&amp;,{found},"
                 "'; SELECT 1; --,-1\n",
             "<script>.csv");
  const auto [address, preview] = follow(location(sent));
  EXPECT_THAT(preview.body, Not(HasSubstr("<img")));
  EXPECT_THAT(preview.body, Not(HasSubstr("<b>")));
  EXPECT_THAT(preview.body, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
  EXPECT_THAT(preview.body, HasSubstr("&lt;script&gt;alert(2)&lt;/script&gt;"));
  EXPECT_THAT(preview.body, HasSubstr("&amp;amp;"));
  EXPECT_THAT(preview.body, HasSubstr("ช่อง A2:"));
  EXPECT_THAT(preview.body, Not(HasSubstr("/commit\"")));
  const auto forced =
      send(Role::authority_officer,
           address.substr(std::string("/th/office/organisations").size()) + "/commit", {{"reason", "x"}});
  const auto [job, refused] = follow(location(forced));
  EXPECT_THAT(refused.body, HasSubstr("ไม่มีอะไรเปลี่ยนในทะเบียน"));
}

TEST_F(OrganisationPages, tell_the_log_which_work_broke_and_nothing_of_what_it_worked_at) {
  const auto here = std::this_thread::get_id();
  desk::Office broken = town_.office();
  broken.now = [&, now = town_.office().now] {
    if (std::this_thread::get_id() != here) throw std::runtime_error("the clock broke");
    return now();
  };
  std::promise<std::string> told;
  const web::Site site(
      offices::editions(), {}, {},
      web::Staff{.office = broken, .job_broke = [&](const std::string& kind, const auto& what) {
                   told.set_value(kind + ": " + what);
                 }});
  const auto sent = upload_to(site, Role::authority_officer, std::string(headings) + good_rows, "ชื่อคน.csv");
  EXPECT_EQ(sent.status, 303);
  auto line = told.get_future();
  ASSERT_EQ(line.wait_for(std::chrono::seconds(30)), std::future_status::ready);
  EXPECT_EQ(line.get(), "organisations.preview: the clock broke");
}

TEST_F(OrganisationPages, tell_what_is_wrong_with_a_file_that_is_none) {
  const auto sent = upload(Role::authority_officer, "%PDF-1.7 ...");
  const auto [address, told] = follow(location(sent));
  EXPECT_THAT(told.body, HasSubstr("PDF"));
  EXPECT_EQ(upload(Role::authority_officer, "").status, 422);
  EXPECT_EQ(upload(Role::provincial_centre, "x").status, 403);
  EXPECT_EQ(
      town_.ask("GET", "/th/office/organisations/import", town_.sign_in(Role::agency_coordinator)).status,
      403);
}

TEST_F(OrganisationPages, offer_a_new_preview_when_the_register_changed_meanwhile) {
  const auto [address, preview] =
      follow(location(upload(Role::authority_officer, std::string(headings) + good_rows)));
  const std::string below = address.substr(std::string("/th/office/organisations").size());
  ASSERT_EQ(send(Role::authority_officer, "/own-agency/edit", whole_form("1")).status, 303);
  EXPECT_THAT(page(Role::authority_officer, below), HasSubstr("เทียบกับทะเบียนปัจจุบันอีกครั้ง"));
  EXPECT_THAT(send(Role::authority_officer, below + "/commit", {{"reason", "x"}}).body,
              HasSubstr("เทียบกับทะเบียนปัจจุบันอีกครั้ง"));
  const auto [again, fresh] = follow(location(send(Role::authority_officer, below + "/compare", {})));
  EXPECT_THAT(fresh.body, HasSubstr("นำเข้า 2 หน่วยงาน"));
}

TEST_F(OrganisationPages, show_both_sides_when_two_change_one_agency) {
  Fields second = whole_form("1");
  second[7].second = "แม่แตง";
  ASSERT_EQ(send(Role::authority_officer, "/own-agency/edit", whole_form("1")).status, 303);
  const auto clash = send(Role::provincial_centre, "/own-agency/edit", second);
  EXPECT_EQ(clash.status, 422);
  EXPECT_THAT(clash.body, HasSubstr("แม่ริม")) << "what stands there";
  EXPECT_THAT(clash.body, HasSubstr("value=\"แม่แตง\"")) << "what was typed";
  EXPECT_THAT(clash.body, HasSubstr("name=\"version\" value=\"2\""));
  EXPECT_EQ(record("own-agency").district, "แม่ริม");
  Fields wrong = whole_form("2");
  wrong[0].second = "";
  const auto refused = send(Role::provincial_centre, "/own-agency/edit", wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("href=\"#field-name-th\""));
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/edit", whole_form("2")).status, 403);
}

TEST_F(OrganisationPages, let_a_coordinator_tell_head_counts_and_units) {
  const auto home = [&] {
    return town_.ask("GET", "/th/office", town_.sign_in(Role::agency_coordinator)).body;
  };
  EXPECT_THAT(home(), HasSubstr("/own-agency/head-counts"));
  const std::string form = page(Role::agency_coordinator, "/own-agency/head-counts");
  EXPECT_THAT(form, HasSubstr("name=\"staff\""));
  EXPECT_THAT(form, HasSubstr("name=\"external\""));
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/head-counts",
                 {{"staff", "มาก"}, {"external", "9"}, {"version", "1"}, {"reason", "x"}})
                .status,
            422);
  const auto counted = send(Role::agency_coordinator, "/own-agency/head-counts",
                            {{"staff", "๔๑"}, {"external", "1,207"}, {"version", "1"}, {"reason", "นับ"}});
  EXPECT_EQ(counted.status, 303) << counted.body;
  EXPECT_EQ(record("own-agency").head_count_external, 1207);
  EXPECT_THAT(home(), Not(HasSubstr("/own-agency/head-counts")));
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/units", {{"name", "กองช่าง"}}).status, 303);
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/units", {{"name", "กองช่าง"}}).status, 422);
  page(Role::agency_coordinator, "/own-agency/units/unit-1");
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/units/unit-1",
                 {{"do", "rename"}, {"name", "กองการเงิน"}, {"version", "1"}})
                .status,
            303);
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/units/unit-1",
                 {{"do", "end"}, {"reason", ""}, {"version", "2"}})
                .status,
            422);
  EXPECT_EQ(send(Role::agency_coordinator, "/own-agency/units/unit-1",
                 {{"do", "end"}, {"reason", "ยุบ"}, {"version", "2"}})
                .status,
            303);
  EXPECT_THAT(page(Role::agency_coordinator, "/own-agency"), HasSubstr("ยุบเลิกเมื่อ"));
}

TEST_F(OrganisationPages, give_the_register_and_templates_as_files) {
  const auto file = [&](const std::string& address, Role role) {
    return town_.ask("GET", "/th/office/organisations" + address, town_.sign_in(role));
  };
  const auto csv = file("/export.csv", Role::observer);
  EXPECT_EQ(csv.status, 200);
  EXPECT_THAT(csv.body, HasSubstr("own-agency,องค์การบริหารส่วนตำบลของเรา"));
  EXPECT_THAT(*http::find_header(csv.headers, "Content-Disposition"), HasSubstr("register-2026-11-21.csv"));
  EXPECT_TRUE(file("/export.xlsx", Role::observer).body.starts_with("PK"));
  EXPECT_TRUE(file("/import/template.xlsx", Role::authority_officer).body.starts_with("PK"));
  EXPECT_THAT(file("/import/template.csv", Role::authority_officer).body, Not(HasSubstr("own-agency")));
  EXPECT_EQ(file("/import/template.csv", Role::observer).status, 403);
  page(Role::authority_officer, "/new");
  EXPECT_EQ(file("/new", Role::provincial_centre).status, 403);
}

}  // namespace
}  // namespace prongsai::town
