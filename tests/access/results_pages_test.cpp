// SPDX-License-Identifier: Apache-2.0
// The pages about results, asked as a browser asks: the real figures of a real report typed into the form.
#include <algorithm>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/form_layout.h"

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

class ResultsPages : public testing::Test {
 protected:
  static constexpr const char* own = "/own-agency/ita/2565";

  [[nodiscard]] std::string page(Role role, const std::string& below, const std::string& language = "th") {
    const auto response = town_.ask("GET", "/" + language + "/office/results" + below, town_.sign_in(role));
    EXPECT_EQ(response.status, 200) << below;
    expect_sound(below, response.body);
    return response.body;
  }
  http::Response send(Role role, const std::string& below, const Fields& fields) {
    return town_.ask("POST", "/th/office/results" + below, town_.sign_in(role), fields);
  }
  static void expect_sound(const std::string& address, const std::string& body) {
    EXPECT_EQ(body.find("⟦"), std::string::npos)
        << address << ": " << (body.find("⟦") == std::string::npos ? "" : body.substr(body.find("⟦"), 60));
    const std::size_t script = body.find("<script");
    EXPECT_EQ(script, body.find("<script src=\"/assets/keep-")) << address;
    if (script != std::string::npos)
      EXPECT_EQ(body.find("<script", script + 1), std::string::npos) << address;
    EXPECT_EQ(body.find(" style=\""), std::string::npos) << address;
    static const std::regex any_id(" id=\"([^\"]*)\"");
    std::vector<std::string> ids;
    for (std::sregex_iterator at(body.begin(), body.end(), any_id), end; at != end; ++at)
      ids.push_back((*at)[1]);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end())
        << address << " has an id twice: " << *std::adjacent_find(ids.begin(), ids.end());
  }
  static std::string value_of(const std::string& body, const std::string& name) {
    const std::regex input("name=\"" + name + "\" value=\"([^\"]*)\"");
    std::smatch found;
    return std::regex_search(body, found, input) ? found[1].str() : std::string();
  }
  [[nodiscard]] static std::shared_ptr<const results_files::PlannedEdition> rules() {
    return offices::editions().find("ita/2565");
  }

  /// What the report prints, as somebody would type it.
  static results_sheets::Entry printed(const results_sheets::FormShape& shape) {
    const auto results = results_files::load_results(
        std::string(PRONGSAI_SOURCE_DIR) + "/data/results/chiang-mai-province-2565.yaml",
        offices::editions());
    EXPECT_TRUE(results.ok());
    return results_sheets::entry_from_results(shape, *results);
  }
  void type_the_report() {
    const auto shape = results_sheets::make_form_shape(rules());
    const results_sheets::Entry entry = printed(shape);
    for (const web::FormSheet& sheet : web::lay_out(shape)) {
      const std::string below = own + std::string("/form/") + sheet.code;
      const std::string form = page(Role::agency_coordinator, below);
      Fields fields = {{"version", value_of(form, "version")}, {"go", "stay"}};
      for (const results_sheets::Field* field : sheet.fields) {
        const auto text = entry.texts.find(field->name);
        const bool shown = form.find("name=\"" + field->name + "\"") != std::string::npos;
        EXPECT_TRUE(shown || field->seldom) << field->name;
        if (shown || text != entry.texts.end())
          fields.emplace_back(field->name, text == entry.texts.end() ? "" : text->second);
      }
      EXPECT_LT(fields.size(), 256U) << sheet.code;
      EXPECT_EQ(send(Role::agency_coordinator, below, fields).status, 303) << sheet.code;
    }
  }

  Town town_;
};

TEST_F(ResultsPages, every_field_stands_on_exactly_one_sheet_and_no_sheet_is_too_long_to_send) {
  for (const auto& planned : offices::editions().all()) {
    const auto shape = results_sheets::make_form_shape(planned);
    std::vector<std::string> names;
    const auto sheets = web::lay_out(shape);
    for (const web::FormSheet& sheet : sheets) {
      EXPECT_LE(sheet.fields.size(), web::sheet_fields_max) << planned->edition.id << " " << sheet.code;
      for (const results_sheets::Field* field : sheet.fields) {
        names.push_back(field->name);
        EXPECT_EQ(&web::sheet_of(sheets, field->name), &sheet);
      }
    }
    EXPECT_EQ(names.size(), shape.fields.size()) << planned->edition.id;
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  }
}

TEST_F(ResultsPages, the_report_of_chiang_mai_typed_into_the_form_ends_with_its_total_and_its_finding) {
  type_the_report();
  const std::string check = page(Role::agency_coordinator, own + std::string("/check"));
  EXPECT_THAT(check, HasSubstr("91.50"));
  EXPECT_THAT(check, HasSubstr("ข้อตรวจพบ 1 จุด"));
  EXPECT_THAT(check, HasSubstr("81.80"));
  EXPECT_THAT(check, HasSubstr("/form/overview#field-indicator-2"));
  EXPECT_THAT(check, Not(HasSubstr("error-summary")));
  EXPECT_THAT(page(Role::agency_coordinator, own + std::string("/form/overview")),
              HasSubstr("field-finding"));
  const std::string version = value_of(check, "version");
  const auto without_reason =
      send(Role::agency_coordinator, own + std::string("/commit"), {{"version", version}});
  EXPECT_EQ(without_reason.status, 422);
  expect_sound("commit", without_reason.body);
  EXPECT_THAT(without_reason.body, HasSubstr("href=\"#field-reason\""));
  EXPECT_EQ(send(Role::agency_coordinator, own + std::string("/commit"),
                 {{"version", version}, {"reason", "พิมพ์ไว้อย่างนั้น"}, {"document_title", "รายงานปี 2565"}})
                .status,
            303);
  const std::string standing = page(Role::agency_coordinator, own + std::string("?done=committed"));
  EXPECT_THAT(standing, HasSubstr("91.50"));
  EXPECT_THAT(standing, HasSubstr("รอผู้บริหารยืนยัน"));

  // The executive, then the authority, who is one person here and so cannot finish it.
  EXPECT_THAT(page(Role::agency_executive, ""), HasSubstr("รอผู้บริหารยืนยัน"));
  const std::string confirm = page(Role::agency_executive, own + std::string("/confirm"));
  EXPECT_THAT(confirm, HasSubstr("รายงานปี 2565"));
  EXPECT_EQ(send(Role::agency_executive, own + std::string("/confirm"),
                 {{"number", value_of(confirm, "number")}, {"fingerprint", value_of(confirm, "fingerprint")}})
                .status,
            303);
  const std::string list = page(Role::authority_officer, "/proposals");
  EXPECT_THAT(list, HasSubstr("value=\"ita/2565 chiang-mai\""));
  EXPECT_EQ(send(Role::authority_officer, "/proposals", {{"what", "ita/2565 chiang-mai"}}).status, 422);
  EXPECT_EQ(send(Role::authority_officer, "/proposals", {{"what", "ita/2565 chiang-mai"}, {"reason", "ครบ"}})
                .status,
            303);
  const std::string waiting = page(Role::authority_officer, "/proposals?done=proposed");
  const std::regex link("/th/office/results/proposals/(q-[a-z0-9]+)");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(waiting, found, link));
  const std::string proposal = "/proposals/" + found[1].str();
  EXPECT_THAT(page(Role::authority_officer, proposal), HasSubstr("ถอนข้อเสนอ"));
  const auto alone = send(Role::authority_officer, proposal, {{"decision", "accept"}});
  EXPECT_EQ(alone.status, 422);
  EXPECT_THAT(alone.body, HasSubstr("ให้อีกคนอนุมัติ"));
  EXPECT_THAT(page(Role::agency_coordinator, own + std::string("/versions/1")), HasSubstr("91.50"));
  const auto file = town_.ask("GET", "/th/office/results/own-agency/ita/2565/versions/1/file",
                              town_.sign_in(Role::agency_coordinator));
  EXPECT_THAT(file.body, HasSubstr("kind: results"));
}

TEST_F(ResultsPages, keep_wrong_and_hostile_texts_and_show_them_as_text) {
  const std::string hostile = "\"><script>alert('ก')</script>";
  const std::string form = own + std::string("/form/overview");
  EXPECT_EQ(
      send(Role::agency_coordinator, form, {{"version", "0"}, {"total", hostile}, {"level", " A "}}).status,
      303);
  const std::string shown = page(Role::agency_coordinator, form + "?done=saved");
  EXPECT_THAT(shown, HasSubstr("value=\"&quot;&gt;&lt;script&gt;alert(&#39;ก&#39;)&lt;/script&gt;\""));
  EXPECT_THAT(shown, HasSubstr("value=\" A \" selected")) << "blanks too";
  EXPECT_THAT(shown, HasSubstr(" A  (ตามที่กรอกไว้)"));
  EXPECT_THAT(shown, HasSubstr("field-total-error"));
  const std::string check = page(Role::agency_coordinator, own + std::string("/check"));
  EXPECT_THAT(check, HasSubstr("error-summary"));
  EXPECT_THAT(check, Not(HasSubstr("results/own-agency/ita/2565/commit")));
  // Somebody with the page of before: both values are told, and what they typed stays in the field.
  const auto clash = send(Role::provincial_centre, form, {{"version", "0"}, {"total", "91.50"}});
  EXPECT_EQ(clash.status, 422);
  expect_sound("clash", clash.body);
  EXPECT_THAT(clash.body, HasSubstr("value=\"91.50\""));
  EXPECT_THAT(clash.body, HasSubstr("alert(&#39;ก&#39;)"));
  EXPECT_EQ(
      send(Role::provincial_centre, form, {{"version", value_of(clash.body, "version")}, {"total", "91.50"}})
          .status,
      303);
}

TEST_F(ResultsPages, offer_the_levels_of_the_edition_and_ask_for_each_number_in_a_narrow_field) {
  const std::string form = own + std::string("/form/overview");
  const std::string empty = page(Role::agency_coordinator, form);
  const std::size_t begin = empty.find("<select id=\"field-level\"");
  ASSERT_NE(begin, std::string::npos);
  const std::string list = empty.substr(begin, empty.find("</select>", begin) - begin);
  // The levels of 2565: data read from the edition's own sources, AA to F.
  std::vector<std::string> offered;
  const std::regex option("<option value=\"([^\"]*)\"");
  for (std::sregex_iterator at(list.begin(), list.end(), option), end; at != end; ++at)
    offered.push_back((*at)[1]);
  EXPECT_THAT(offered, testing::ElementsAre("", "AA", "A", "B", "C", "D", "E", "F"));
  EXPECT_THAT(list, HasSubstr("<option value=\"\" selected"));
  EXPECT_THAT(empty, testing::ContainsRegex("form-field short\"><label for=\"field-total\""));
  EXPECT_THAT(empty, Not(HasSubstr("แบบวัด แบบวัด")));
  const std::string version = value_of(empty, "version");
  EXPECT_EQ(send(Role::agency_coordinator, form, {{"version", version}, {"level", "A"}}).status, 303);
  const std::string chosen = page(Role::agency_coordinator, form);
  EXPECT_THAT(chosen, HasSubstr("<option value=\"A\" selected"));
  EXPECT_THAT(chosen, Not(HasSubstr("ตามที่กรอกไว้")));
}

TEST_F(ResultsPages, a_pasted_table_is_shown_cell_by_cell_before_it_counts) {
  const std::string paste = own + std::string("/paste");
  EXPECT_EQ(send(Role::agency_coordinator, paste, {{"table", ""}}).status, 422);
  const std::string table =
      "ตัวชี้วัด\tคะแนน\nตัวชี้วัดที่ 1\t91.07\n<img src=x onerror=1>\t<script>alert(1)</script>\n";
  EXPECT_EQ(send(Role::agency_coordinator, paste, {{"table", table}}).status, 303);
  const std::string intake = page(Role::agency_coordinator, own + std::string("/intake"));
  EXPECT_THAT(intake, HasSubstr("91.07"));
  EXPECT_THAT(intake, HasSubstr("เซลล์ที่ไม่เข้าใจ"));
  EXPECT_THAT(intake, Not(HasSubstr("<img src=x")));
  Fields fields = {{"intake", value_of(intake, "intake")}, {"version", value_of(intake, "version")}};
  if (intake.find("name=\"doubt-0\"") != std::string::npos) fields.emplace_back("doubt-0", "yes");
  EXPECT_EQ(send(Role::agency_coordinator, own + std::string("/intake"), fields).status, 303);
  EXPECT_THAT(page(Role::agency_coordinator, own + std::string("/form/overview")),
              HasSubstr("value=\"91.07\""));
}

TEST_F(ResultsPages, the_way_in_the_template_and_the_lists_are_there_in_both_languages) {
  for (const std::string language : {"th", "en"}) {
    for (const char* below :
         {"", "/own-agency", "/own-agency/ita/2565", "/own-agency/ita/2565/upload",
          "/own-agency/ita/2565/paste", "/own-agency/ita/2565/check", "/own-agency/ita/2565/form/overview",
          "/own-agency/ita/2565/form/1", "/own-agency/ita/2566/form/7", "/own-agency/ita/2569/form/overview"})
      (void)page(Role::agency_coordinator, below, language);
    (void)page(Role::authority_officer, "?state=none&q=%E0%B8%AD%E0%B8%9A%E0%B8%95.", language);
    (void)page(Role::authority_officer, "/proposals", language);
    (void)page(Role::unit_officer, "", language);
  }
  const std::string token = town_.sign_in(Role::agency_coordinator);
  const auto book = town_.ask("GET", "/th/office/results/own-agency/ita/2565/template", token);
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  const auto list = town_.ask("GET", "/th/office/results/own-agency/ita/2565/template?kind=csv", token);
  EXPECT_THAT(list.body, HasSubstr("indicator:1"));
  EXPECT_EQ(town_.ask("GET", "/th/office/results/own-agency/ita/2565/form/nothing", token).status, 404);
  EXPECT_EQ(town_.ask("GET", "/th/office/results/own-agency/ita/1999/form/overview", token).status, 404);
  EXPECT_EQ(town_.ask("GET", "/th/office/results/own-agency/ita/2565/versions/7", token).status, 404);
  EXPECT_EQ(town_.ask("GET", "/th/office/results/own-agency/ita/2565/intake", token).status, 303);
}

}  // namespace
}  // namespace prongsai::town
