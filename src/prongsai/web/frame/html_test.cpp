// SPDX-License-Identifier: Apache-2.0
// Whatever stands in a results file or an address reaches the page as text.
#include "prongsai/web/frame/html.h"

#include <gtest/gtest.h>

namespace prongsai::web {
namespace {

TEST(Html, text_and_attribute_values_cannot_open_an_element) {
  const Html piece =
      element("p", {{"title", "\"><script>alert(1)</script>"}}, "<img src=x onerror='x'> & more");
  EXPECT_EQ(piece.markup(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">&lt;img src=x "
            "onerror=&#39;x&#39;&gt; &amp; more</p>");
}

TEST(Html, control_characters_are_dropped) {
  EXPECT_EQ(Html(std::string_view("a\0b\x1b[1mc\n", 9)).markup(), "ab[1mc\n");
}

TEST(Html, an_attribute_without_a_name_is_left_out) {
  EXPECT_EQ(element("a", {{"href", "/x"}, {"", "page"}}, "y").markup(), "<a href=\"/x\">y</a>");
}

TEST(Html, void_elements_have_no_end) {
  EXPECT_EQ(element("meta", {{"charset", "utf-8"}}).markup(), "<meta charset=\"utf-8\">");
}

TEST(HtmlDeathTest, what_the_content_security_policy_forbids_cannot_be_written) {
  EXPECT_DEATH((void)element("p", {{"style", "color:red"}}, "x"), "");
  EXPECT_DEATH((void)element("p", {{"onclick", "x()"}}, "x"), "");
  EXPECT_DEATH((void)element("a", {{"href", "javascript:alert(1)"}}, "x"), "");
  EXPECT_DEATH((void)element("a", {{"href", "//elsewhere.example"}}, "x"), "");
  EXPECT_DEATH((void)element("a", {{"href", "tel:0812345678;x"}}, "x"), "");
  EXPECT_DEATH((void)element("p><script", {}, "x"), "");
}

TEST(Html, only_http_addresses_of_others_become_links) {
  EXPECT_TRUE(is_outside_address("https://itas.nacc.go.th/home"));
  EXPECT_FALSE(is_outside_address("javascript:alert(1)"));
  EXPECT_FALSE(is_outside_address("data:text/html,x"));
  EXPECT_FALSE(is_outside_address(""));
}

TEST(Table, a_row_names_itself_and_a_frame_scrolls_instead_of_the_page) {
  Table table("คะแนน");
  table.head({{"ข้อ", {}}, number("คะแนน")});
  table.row({row_head("i7"), number("66.40")});
  EXPECT_EQ(table.html().markup(),
            "<div class=\"scroll\" role=\"region\" aria-label=\"คะแนน\" tabindex=\"0\"><table><caption "
            "class=\"unseen\">คะแนน</caption>"
            "<thead><tr><th scope=\"col\">ข้อ</th><th scope=\"col\" class=\"number\">คะแนน</th></tr></thead>"
            "<tbody><tr><th scope=\"row\">i7</th><td class=\"number\">66.40</td></tr></tbody></table></div>");
}

}  // namespace
}  // namespace prongsai::web
