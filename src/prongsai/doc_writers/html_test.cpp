// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/html.h"

#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "prongsai/doc_writers/plain.h"
#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/test_hostile.h"

namespace prongsai::doc_writers {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The fragment read by a reader of XML, which forgives nothing.
pugi::xml_document parsed(const std::string& fragment) {
  pugi::xml_document tree;
  const auto result = tree.load_string(fragment.c_str(), pugi::parse_full | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << " at "
                      << fragment.substr(static_cast<std::size_t>(result.offset), 80);
  return tree;
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node child : node.children()) {
    out += child.type() == pugi::node_pcdata ? child.value() : text_of(child);
  }
  return out;
}

std::string fragment_of(std::vector<doc::Block> blocks) {
  doc::Document document;
  document.sections = {{doc::Orientation::portrait, std::move(blocks)}};
  return html_fragment(document);
}

TEST(Html, a_fragment_is_well_formed_and_has_no_style_or_script) {
  const std::string fragment = html_fragment(test::sample_document());
  const auto tree = parsed(fragment);
  EXPECT_TRUE(tree.select_nodes("//*[@style]").empty());
  EXPECT_TRUE(tree.select_nodes("//script | //img | //style").empty());
  EXPECT_EQ(html_fragment(test::sample_document()), fragment);
}

TEST(Html, ids_are_unique_and_links_inside_lead_somewhere) {
  const auto tree = parsed(html_fragment(test::sample_document()));
  std::set<std::string> ids;
  for (const auto& node : tree.select_nodes("//*[@id]")) {
    EXPECT_TRUE(ids.insert(node.node().attribute("id").value()).second)
        << node.node().attribute("id").value();
  }
  for (const auto& node : tree.select_nodes("//a[starts-with(@href, '#')]")) {
    EXPECT_TRUE(ids.contains(node.node().attribute("href").value() + 1));
  }
  for (const auto& node : tree.select_nodes("//*[@aria-labelledby]")) {
    std::istringstream names(node.node().attribute("aria-labelledby").value());
    for (std::string name; names >> name;) EXPECT_TRUE(ids.contains(name)) << name;
  }
}

TEST(Html, a_cover_is_the_first_heading_and_levels_follow_it) {
  const auto tree = parsed(html_fragment(test::sample_document()));
  EXPECT_EQ(tree.select_nodes("//h1").size(), 1U);
  EXPECT_EQ(text_of(tree.select_node("//*[@id='part-1']").node()),
            "ส่วนที่ 1 ผลการประเมินคุณธรรมและความโปร่งใส ในการดำเนินงานของหน่วยงานภาครัฐ");
  EXPECT_STREQ(tree.select_node("//*[@id='part-1']").node().name(), "h2");
  EXPECT_STREQ(tree.select_node("//*[@id='causes']").node().name(), "h4");
  EXPECT_THAT(fragment_of({doc::Heading{.level = 1, .phrases = {"ก"}, .id = "a"}}), HasSubstr("<h1"));
}

TEST(Html, numbers_say_what_they_are) {
  const auto tree = parsed(html_fragment(doc::with_digits(test::sample_document(), doc::Digits::thai)));
  const auto total = tree.select_node("//data[@data-id='2565/total']").node();
  EXPECT_STREQ(total.attribute("value").value(), "91.50");
  EXPECT_STREQ(total.attribute("title").value(), "คะแนนรวม พ.ศ. 2565 (ตามที่เผยแพร่)");
  EXPECT_EQ(text_of(total), "๙๑.๕๐ คะแนน");
}

TEST(Html, every_row_covers_every_column_and_heads_say_what_they_head) {
  const auto tree = parsed(html_fragment(test::sample_document()));
  EXPECT_STREQ(tree.select_node("//table[@id='results']/thead/tr[1]/th[3]/@scope").attribute().value(),
               "colgroup");
  EXPECT_EQ(tree.select_nodes("//thead//th[not(@scope)]").size(), 0U);
  for (const auto& table : tree.select_nodes("//table")) {
    for (const char* part : {"thead", "tbody"}) {
      std::vector<int> area;
      int rows = 0;
      int cells = 0;
      for (const auto& row : table.node().child(part).children("tr")) {
        ++rows;
        for (const auto& cell : row.children()) {
          cells += cell.attribute("colspan").as_int(1) * cell.attribute("rowspan").as_int(1);
        }
      }
      const int columns = table.node().attribute("id").value() == std::string("calendar")          ? 12
                          : table.node().attribute("id").value() == std::string("guideline-table") ? 2
                                                                                                   : 6;
      EXPECT_EQ(cells, rows * columns) << table.node().attribute("id").value();
    }
  }
}

TEST(Html, has_all_words_that_the_plain_text_has) {
  const doc::Document document = test::sample_document();
  std::string page = test::letters_of(text_of(parsed(html_fragment(document))));
  std::istringstream lines(plain(document));
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, std::min(line.find_first_not_of("# "), line.size()));
    EXPECT_THAT(page, HasSubstr(test::letters_of(line)));
  }
}

TEST(Html, hostile_text_stays_text) {
  const doc::Document document = test::hostile_document();
  const std::string page = html(document);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("</style><")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  const auto tree = parsed(html_fragment(document));
  EXPECT_TRUE(tree.select_nodes("//script | //*[@onload]").empty());
  EXPECT_THAT(text_of(tree), HasSubstr(test::hostile_text));
}

TEST(Html, a_page_of_its_own_takes_nothing_from_elsewhere) {
  const std::string page = html(test::sample_document());
  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"th\">"));
  EXPECT_THAT(page, HasSubstr("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
  EXPECT_THAT(page, HasSubstr("src=\"data:image/png;base64,iVBORw0KGgo"));
  EXPECT_THAT(page, HasSubstr("content:\"หน้า \" counter(page) \" / \" counter(pages)"));
  EXPECT_THAT(page, Not(HasSubstr("src=\"http")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_THAT(html(doc::with_digits(test::sample_document(), doc::Digits::thai)),
              HasSubstr("counter(page,thai)"));
}

TEST(Html, a_long_document_lists_its_headings) {
  EXPECT_THAT(html_fragment(test::sample_document()), Not(HasSubstr("<nav")));
  const auto tree = parsed(html_fragment(test::long_document()));
  EXPECT_EQ(tree.select_nodes("//nav//a").size(), 8U);
  EXPECT_STREQ(tree.select_node("//nav//a[1]/@href").attribute().value(), "#heading-1");
}

}  // namespace
}  // namespace prongsai::doc_writers
