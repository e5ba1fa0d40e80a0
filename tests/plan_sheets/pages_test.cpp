// SPDX-License-Identifier: Apache-2.0
// The worksheet's page as a browser meets it: download, upload, the look before, taking in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/request.h"
#include "prongsai/http/target.h"
#include "prongsai/web/gate/cookies.h"
#include "prongsai/web/site.h"

#include "plan_sheets.h"

namespace prongsai::offices {
namespace {

using improvement::RecordKind;
using testing::HasSubstr;
using testing::Not;

class SheetPages : public testing::Test {
 protected:
  static constexpr const char* address = "/th/office/plans/cm-city/2567/sheet";

  SheetPages() {
    town_.make_plan();
    town_.fill();
    site_ = std::make_unique<web::Site>(editions(), std::vector<results_files::Results>{}, base::Problems{},
                                        web::Staff{.office = test_.office()});
  }

  http::Response ask(http::Request request) {
    request.headers.push_back({"Host", "office.example"});
    request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
    request.headers.push_back({"Cookie", "__Host-session=" + town_.coordinator.token});
    return http::answer(site_->surface(), request);
  }
  [[nodiscard]] std::string page(const std::string& below = {}) {
    const http::Response response = ask(http::make_request("GET", address + below));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body.find("⟦plan_sheets"), std::string::npos);
    // The one script of the house, from our own address.
    const std::size_t script = response.body.find("<script");
    EXPECT_EQ(script, response.body.find("<script src=\"/assets/keep-"));
    if (script != std::string::npos) {
      EXPECT_EQ(response.body.find("<script", script + 1), std::string::npos);
    }
    return response.body;
  }
  http::Response upload(const std::string& bytes) {
    const std::string edge = "prongsai-edge";
    const auto part = [&](const std::string& head, const std::string& body) {
      return "--" + edge + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + body + "\r\n";
    };
    http::Request request = http::make_request("POST", address);
    request.headers.push_back({"Content-Type", "multipart/form-data; boundary=" + edge});
    request.body = part("name=\"form_token\"", web::new_form_token(town_.coordinator.token)) +
                   part("name=\"file\"; filename=\"plan.xlsx\"", bytes) + "--" + edge + "--\r\n";
    return ask(std::move(request));
  }
  http::Response apply(std::vector<std::pair<std::string, std::string>> fields) {
    fields.emplace_back("form_token", web::new_form_token(town_.coordinator.token));
    http::Request request = http::make_request("POST", std::string(address) + "/apply");
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    for (const auto& [name, value] : fields)
      request.body +=
          (request.body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
    return ask(std::move(request));
  }
  [[nodiscard]] OpenedSheet download() {
    const http::Response response = ask(http::make_request("GET", std::string(address) + "/file"));
    EXPECT_EQ(response.status, 200);
    return OpenedSheet(response.body);
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> shown() const {
    const desk::SheetPreview preview = town_.look();
    return {{"intake", preview.id}, {"version", std::to_string(preview.view.head.version)}};
  }

  TestOffice test_{":memory:"};
  SheetTown town_{test_};
  std::unique_ptr<web::Site> site_;
};

TEST_F(SheetPages, offers_the_file_and_the_form_for_one) {
  const std::string body = page();
  EXPECT_THAT(body, HasSubstr("/th/office/plans/cm-city/2567/sheet/file"));
  EXPECT_THAT(body, HasSubstr("type=\"file\""));
  EXPECT_THAT(body, Not(HasSubstr("id=\"preview\"")));
}

TEST_F(SheetPages, shows_old_and_new_words_before_anything_is_taken_in) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "title") = "เปิดเผยข้อมูลทุกข้อ <b>";
  sheet.cell(RecordKind::measure, town_.measure, "period") = "ไตรมาสที่ 3";
  sheet.cell(RecordKind::measure, town_.other_measure, "remove") = "ใช่";
  sheet.cell(RecordKind::measure, town_.step, "period") = "เมื่อพร้อม";
  sheet.cell(RecordKind::activity, town_.activity, "text") = "เก็บข้อมูล OIT ให้ครบ";
  sheet.add(RecordKind::activity, {{"text", "ประชุมชี้แจง"}, {"period", "ธันวาคม 2566"}});
  town_.change(town_.activity, {{"text", "เก็บข้อมูล OIT ให้ทัน"}});
  const http::Response sent = upload(sheet.bytes());
  EXPECT_EQ(sent.status, 303);
  const std::string body = page();
  EXPECT_THAT(body, HasSubstr("เปิดเผยข้อมูลให้ครบ</del>"));
  EXPECT_THAT(body, HasSubstr("เปิดเผยข้อมูลทุกข้อ &lt;b&gt;"));
  EXPECT_THAT(body, HasSubstr("เก็บข้อมูล OIT ให้ทัน"));
  EXPECT_THAT(body, HasSubstr("เก็บข้อมูล OIT ให้ครบ"));
  EXPECT_THAT(body, HasSubstr("name=\"skip\""));
  EXPECT_EQ(town_.field(town_.measure, "title"), "เปิดเผยข้อมูลให้ครบ");

  auto fields = shown();
  const http::Response stopped = apply(fields);
  EXPECT_EQ(stopped.status, 422);
  EXPECT_THAT(stopped.body, HasSubstr("error-summary"));
  EXPECT_EQ(town_.field(town_.measure, "title"), "เปิดเผยข้อมูลให้ครบ");
  fields.emplace_back("skip", "yes");
  EXPECT_EQ(apply(fields).status, 303);
  EXPECT_EQ(town_.field(town_.measure, "title"), "เปิดเผยข้อมูลทุกข้อ <b>");
  EXPECT_EQ(town_.field(town_.activity, "text"), "เก็บข้อมูล OIT ให้ทัน");
  EXPECT_THAT(page("?taken=4&skipped=2"), HasSubstr("role=\"status\""));
  EXPECT_EQ(apply(fields).status, 422) << "sent twice, it is taken in once";
}

TEST_F(SheetPages, says_beside_the_field_why_a_file_is_refused) {
  const http::Response refused = upload("ก,ข\n1,2\n");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("id=\"field-file-error\""));
}

TEST_F(SheetPages, forgets_a_file_that_is_discarded) {
  OpenedSheet sheet = download();
  sheet.cell(RecordKind::measure, town_.measure, "title") = "อื่น";
  ASSERT_EQ(upload(sheet.bytes()).status, 303);
  EXPECT_THAT(page(), HasSubstr("id=\"preview\""));
  auto fields = shown();
  fields.emplace_back("discard", "yes");
  EXPECT_EQ(apply(fields).status, 303);
  EXPECT_THAT(page(), Not(HasSubstr("id=\"preview\"")));
  EXPECT_EQ(town_.field(town_.measure, "title"), "เปิดเผยข้อมูลให้ครบ");
}

}  // namespace
}  // namespace prongsai::offices
