// SPDX-License-Identifier: Apache-2.0
// The whole site, asked without a socket: every address that any page names, in both languages.
#include "prongsai/web/site.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/http/request.h"
#include "prongsai/text/language.h"

namespace prongsai::web {
namespace {

using http::Request;
using http::Response;

/// The project's own rules, published results and made-up province, read once for all tests.
struct World {
  results_files::Editions editions{
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks")};
  results_files::Collection collection = results_files::load_collection(
      {std::string(PRONGSAI_SOURCE_DIR) + "/data/results", std::string(PRONGSAI_SOURCE_DIR) + "/data/demo"},
      editions);
  Site site{editions, collection.results};
  http::Surface surface = site.surface();

  [[nodiscard]] Response get(const std::string& target) const {
    Request request = http::make_request("GET", target);
    return http::answer(surface, request);
  }
};

const World& world() {
  static const World one;
  return one;
}

/// Every value of `attribute` in the page, entities undone as far as addresses need it.
std::set<std::string> values_of(const std::string& page, const std::string& attribute) {
  std::set<std::string> out;
  const std::string start = " " + attribute + "=\"";
  for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at + 1)) {
    const std::size_t begin = at + start.size();
    std::string value = page.substr(begin, page.find('"', begin) - begin);
    for (std::size_t amp = value.find("&amp;"); amp != std::string::npos; amp = value.find("&amp;", amp + 1))
      value.replace(amp, 5, "&");
    out.insert(value);
  }
  return out;
}

/// What must hold on any page whatsoever.
void expect_sound(const std::string& address, const std::string& page) {
  EXPECT_EQ(page.find("⟦"), std::string::npos)
      << address << " misses a text: " << page.substr(page.find("⟦"), 60);
  EXPECT_EQ(page.find(" style=\""), std::string::npos) << address;
  EXPECT_EQ(page.find("<script"), std::string::npos) << address;
  EXPECT_EQ(page.find("<style"), std::string::npos) << address;
  EXPECT_NE(page.find("<h1"), std::string::npos) << address;
  EXPECT_EQ(page.find("<h1"), page.rfind("<h1")) << address << " has two h1";
  const std::set<std::string> ids = values_of(page, "id");
  for (const std::string& link : values_of(page, "href")) {
    if (link.starts_with("#")) EXPECT_TRUE(ids.contains(link.substr(1))) << address << " links to " << link;
  }
}

/// Follows every link from the home pages; gives the addresses seen. Of the made-up agencies only one is
/// followed below its own page: the others have tens of thousands of pages of the same shape.
std::set<std::string> walk() {
  std::vector<std::string> waiting = {"/th/", "/en/"};
  std::set<std::string> seen(waiting.begin(), waiting.end());
  while (!waiting.empty()) {
    const std::string address = waiting.back();
    waiting.pop_back();
    const Response response = world().get(address);
    EXPECT_EQ(response.status, 200) << address;
    if (!address.starts_with("/th/") && !address.starts_with("/en/")) continue;
    expect_sound(address, response.body);
    for (std::string link : values_of(response.body, "href")) {
      link = link.substr(0, link.find('#'));
      const bool one_of_many =
          link.find("/sisommot-") != std::string::npos && link.find("-sao-07") == std::string::npos;
      if (!link.starts_with("/") || (one_of_many && link.find("/ita/") != std::string::npos)) continue;
      if (seen.insert(link).second) waiting.push_back(link);
    }
  }
  return seen;
}

TEST(Site, every_page_and_every_link_works_in_both_languages) {
  const std::set<std::string> seen = walk();
  std::size_t explanations = 0;
  for (const std::string& address : seen)
    explanations += address.find("/explain/") != std::string::npos ? 1 : 0;
  EXPECT_GT(explanations, 500U);
  for (const results_files::Results& results : world().collection.results) {
    for (const std::string language : {"/th/", "/en/"}) {
      const std::string address = language + "agency/" + results.agency.id + "/" + results.edition().id;
      const Response response = world().get(address);
      EXPECT_EQ(response.status, 200) << address;
      expect_sound(address, response.body);
      EXPECT_EQ(response.body.find("class=\"made-up-line\"") != std::string::npos, results.made_up)
          << address;
    }
  }
}

TEST(Site, the_result_of_chiang_mai_says_what_its_report_prints) {
  const std::string page = world().get("/th/agency/cm-province/ita/2565").body;
  for (const std::string printed :
       {"91.50", "ระดับ A", "91.07", "85.98", "81.90", "84.86", "89.15", "86.09", "84.39", "1,207", "1,652"}) {
    EXPECT_NE(page.find(printed), std::string::npos) << printed;
  }
  const std::string explanation = world().get("/th/agency/cm-province/ita/2565/explain/item:i7").body;
  EXPECT_NE(explanation.find("(52 × 0 + 281 × 33 + 501 × 67 + 373 × 100) ÷ 1207"), std::string::npos);
}

TEST(Site, the_city_is_held_back_by_the_second_part_of_eit) {
  const std::string page = world().get("/en/agency/cm-city/ita/2566").body;
  const std::size_t row = page.find("holds-back");
  ASSERT_NE(row, std::string::npos);
  EXPECT_EQ(page.find("holds-back", row + 1), std::string::npos);
  const std::string held = page.substr(row, page.find("</tr>", row) - row);
  EXPECT_NE(held.find("EIT part 2"), std::string::npos);
  EXPECT_NE(held.find("80.16"), std::string::npos);
  EXPECT_NE(held.find("−4.84"), std::string::npos);
}

TEST(Site, an_address_that_is_not_there_is_a_page_in_the_language_of_its_path) {
  for (const std::string target : {"/th/agency/nobody", "/th/agency/cm-province/ita/2599",
                                   "/th/agency/cm-province/ita/2565/explain/item:zz", "/th/editions/ita/1",
                                   "/nowhere", "/assets/none.css"}) {
    const Response response = world().get(target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_NE(response.body.find("ไม่พบหน้านี้"), std::string::npos) << target;
    expect_sound(target, response.body);
  }
  const Response english = world().get("/en/agency/%3Cscript%3E");
  EXPECT_EQ(english.status, 404);
  EXPECT_NE(english.body.find("Page not found"), std::string::npos);
  Request post = http::make_request("POST", "/en/about");
  const Response refused = http::answer(world().surface, post);
  EXPECT_EQ(refused.status, 405);
  EXPECT_NE(refused.body.find("can only be read"), std::string::npos);
}

TEST(Site, search_text_comes_back_escaped_and_the_language_switch_keeps_it) {
  const std::string page = world().get("/th/?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").body;
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""), std::string::npos);
  EXPECT_TRUE(values_of(page, "href").contains("/en/?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"));
}

TEST(Site, hostile_names_in_a_results_file_stay_text) {
  const std::string hostile =
      "kind: results\nschema: 1\nedition: ita/2565\n"
      "agency: { id: bad, name_th: \"<script>alert('ก')</script>\", name_en: \"\\\"><img src=x>\", type: "
      "\"<b>type\", province: x }\n"
      "sources: { s: { title: \"</ul><script>\", url: \"javascript:alert(1)\" } }\n"
      "published: { total: { value: \"91.50\", at: \"s <i>here\" } }\n";
  auto results = results_files::parse_results(hostile, "<file>.yaml", world().editions);
  ASSERT_TRUE(results.ok());
  const std::vector<results_files::Results> all = {std::move(results).value()};
  const Site site(world().editions, all);
  const http::Surface surface = site.surface();
  for (const std::string target : {"/th/", "/en/", "/th/agency/bad", "/en/agency/bad",
                                   "/th/agency/bad/ita/2565", "/en/agency/bad/ita/2565/explain/total"}) {
    Request request = http::make_request("GET", target);
    const Response response = http::answer(surface, request);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(response.body.find("<script"), std::string::npos) << target;
    EXPECT_EQ(response.body.find("<img"), std::string::npos) << target;
    EXPECT_EQ(response.body.find("<b>"), std::string::npos) << target;
    EXPECT_EQ(response.body.find("<i>"), std::string::npos) << target;
    EXPECT_EQ(response.body.find("href=\"javascript"), std::string::npos) << target;
  }
}

TEST(Site, an_edition_of_quite_another_shape_is_shown_without_new_code) {
  const std::string harbour =
      "kind: results\nschema: 1\nedition: example/harbour-2573\nmade_up: true\n"
      "agency: { id: old-quay, name_th: ท่าเรือเก่า, type: harbour }\n"
      "published: { instruments: { staff: \"88.10\", users: \"79.00\", records: \"91.25\", peer: \"100.00\" "
      "} }\n"
      "deductions: { incident: \"2.5\" }\n";
  auto results = results_files::parse_results(harbour, "harbour.yaml", world().editions);
  ASSERT_TRUE(results.ok()) << text::sentence(text::Language::en, results.problems().front());
  const std::vector<results_files::Results> all = {std::move(results).value()};
  const Site site(world().editions, all);
  const http::Surface surface = site.surface();
  for (const std::string target : {"/th/agency/old-quay", "/en/agency/old-quay/example/harbour-2573",
                                   "/en/agency/old-quay/example/harbour-2573/explain/total"}) {
    Request request = http::make_request("GET", target);
    const Response response = http::answer(surface, request);
    EXPECT_EQ(response.status, 200) << target;
    expect_sound(target, response.body);
    // 0.25 × 88.10 + 0.35 × 79.00 + 0.25 × 91.25 + 0.15 × 100 − 2.5 = 84.9875, and harbours round to one
    // decimal.
    EXPECT_NE(response.body.find("85.0"), std::string::npos) << target;
  }
}

TEST(Site, the_bare_address_goes_to_the_language_the_browser_prefers) {
  const Response thai = world().get("/");
  EXPECT_EQ(thai.status, 303);
  EXPECT_EQ(*http::find_header(thai.headers, "Location"), "/th/");
  Request request = http::make_request("GET", "/");
  request.headers.push_back({"Accept-Language", "en-GB,en;q=0.9,th;q=0.3"});
  EXPECT_EQ(*http::find_header(http::answer(world().surface, request).headers, "Location"), "/en/");
  EXPECT_EQ(world().get("/health").body, "ok");
}

TEST(Site, styles_and_fonts_may_be_kept_for_a_year_and_come_from_here) {
  const std::string page = world().get("/th/").body;
  std::string style;
  for (const std::string& link : values_of(page, "href")) {
    if (link.ends_with(".css")) style = link;
  }
  ASSERT_FALSE(style.empty());
  const Response css = world().get(style);
  EXPECT_EQ(css.status, 200);
  EXPECT_NE(http::find_header(css.headers, "Cache-Control")->find("immutable"), std::string::npos);
  EXPECT_EQ(css.body.find("http://"), std::string::npos);
  EXPECT_EQ(css.body.find("https://"), std::string::npos);
  std::size_t fonts = 0;
  for (std::size_t at = css.body.find("url(\""); at != std::string::npos;
       at = css.body.find("url(\"", at + 1)) {
    const std::size_t begin = at + 5;
    EXPECT_EQ(world().get(css.body.substr(begin, css.body.find('"', begin) - begin)).status, 200);
    ++fonts;
  }
  EXPECT_EQ(fonts, 4U);
}

}  // namespace
}  // namespace prongsai::web
