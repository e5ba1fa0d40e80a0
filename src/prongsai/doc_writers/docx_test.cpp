// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/docx.h"

#include <map>
#include <memory>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

#include "prongsai/doc_writers/docx/indexed_png_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/plain.h"
#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/test_hostile.h"

namespace prongsai::doc_writers {
namespace {

using testing::HasSubstr;
using testing::Not;

std::map<std::string, std::string> unpacked(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_error_t error;
  zip_error_init(&error);
  zip_t* archive = zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error),
                                        ZIP_RDONLY, &error);
  if (archive == nullptr) return parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t about;
    EXPECT_EQ(zip_stat_index(archive, index, 0, &about), 0);
    std::string part(about.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    EXPECT_EQ(zip_fread(file, part.data(), part.size()), static_cast<zip_int64_t>(part.size()));
    zip_fclose(file);
    EXPECT_TRUE(parts.emplace(about.name, std::move(part)).second) << about.name;
    if (i == 0) EXPECT_STREQ(about.name, "[Content_Types].xml");
  }
  zip_discard(archive);
  return parts;
}

struct Opened {
  std::map<std::string, std::string> parts;
  pugi::xml_document text;
  [[nodiscard]] std::size_t count(const char* path) const { return text.select_nodes(path).size(); }
};

std::unique_ptr<Opened> opened(const doc::Document& document) {
  auto out = std::make_unique<Opened>();
  out->parts = unpacked(docx(document));
  EXPECT_TRUE(out->text.load_string(out->parts["word/document.xml"].c_str(),
                                    pugi::parse_full | pugi::parse_ws_pcdata));
  return out;
}

std::string words_of(const pugi::xml_document& text) {
  std::string out;
  for (const auto& node : text.select_nodes("//w:t")) out += node.node().child_value();
  return out;
}

/// Every part parses, has a type, and points to parts that are there.
void expect_sound(const std::map<std::string, std::string>& parts) {
  pugi::xml_document types;
  EXPECT_TRUE(types.load_string(parts.at("[Content_Types].xml").c_str()));
  for (const auto& [name, bytes] : parts) {
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    pugi::xml_document tree;
    EXPECT_TRUE(tree.load_string(bytes.c_str())) << name;
    if (name.ends_with(".xml") && name != "[Content_Types].xml") {
      EXPECT_TRUE(types.select_node(("//Override[@PartName='/" + name + "']").c_str())) << name;
    }
    if (!name.ends_with(".rels")) continue;
    const std::string folder = name == "_rels/.rels" ? "" : "word/";
    for (const auto& relation : tree.select_nodes("//Relationship[not(@TargetMode)]")) {
      EXPECT_TRUE(parts.contains(folder + relation.node().attribute("Target").value())) << name;
    }
  }
  const std::string& text = parts.at("word/document.xml");
  const auto relations = parts.find("word/_rels/document.xml.rels");
  ASSERT_NE(relations, parts.end());
  for (std::size_t at = text.find("r:id=\""); at != std::string::npos; at = text.find("r:id=\"", at + 1)) {
    const std::string id = text.substr(at + 6, text.find('"', at + 6) - at - 6);
    EXPECT_THAT(relations->second, HasSubstr("Id=\"" + id + "\""));
  }
}

TEST(Docx, is_a_package_whose_parts_fit_together) {
  for (const auto& document :
       {test::sample_document(), test::long_document(), test::hostile_document(), doc::Document{}}) {
    expect_sound(unpacked(docx(document)));
  }
}

TEST(Docx, equal_documents_are_equal_bytes) {
  EXPECT_EQ(docx(test::sample_document()), docx(test::sample_document()));
}

TEST(Docx, has_the_words_of_the_plain_text_in_their_order) {
  const doc::Document document = test::sample_document();
  const std::string text = test::letters_of(words_of(opened(document)->text));
  std::istringstream lines(plain(document));
  std::size_t at = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line.erase(0, std::min(line.find_first_not_of("# "), line.size())));
    for (std::string cell; std::getline(cells, cell, '\t');) {
      const std::size_t found = text.find(test::letters_of(cell), at);
      ASSERT_NE(found, std::string::npos) << cell;
      at = found + test::letters_of(cell).size();
    }
  }
}

TEST(Docx, every_style_that_is_used_is_there) {
  const auto file = opened(test::sample_document());
  pugi::xml_document styles;
  ASSERT_TRUE(styles.load_string(file->parts.at("word/styles.xml").c_str()));
  for (const auto& node : file->text.select_nodes("//w:pStyle | //w:rStyle | //w:tblStyle")) {
    const std::string id = node.node().attribute("w:val").value();
    EXPECT_TRUE(styles.select_node(("//w:style[@w:styleId='" + id + "']").c_str())) << id;
  }
  EXPECT_TRUE(styles.select_node("//w:rPrDefault//w:rFonts[@w:cs='TH Sarabun New']"));
  EXPECT_TRUE(styles.select_node("//w:rPrDefault//w:szCs[@w:val='32']"));
  EXPECT_TRUE(styles.select_node("//w:lang[@w:bidi='th-TH']"));
  EXPECT_TRUE(styles.select_node("//w:style[@w:styleId='BodyText']//w:jc[@w:val='thaiDistribute']"));
}

TEST(Docx, tables_fill_their_width_and_repeat_their_heads) {
  const auto file = opened(test::sample_document());
  EXPECT_EQ(file->count("//w:tbl[w:tblPr/w:tblStyle/@w:val='DocumentTable']"), 4U);
  EXPECT_EQ(file->count("//w:tr[w:trPr/w:tblHeader]"), 6U);
  // The guidelines hold a row that is taller than half a page: the others stay whole.
  EXPECT_LE(file->count("//w:tbl[w:tblPr/w:tblStyle/@w:val='DocumentTable']/w:tr[not(w:trPr/w:cantSplit)]"),
            1U);
  for (const auto& table : file->text.select_nodes("//w:tbl")) {
    std::vector<int> columns;
    for (const auto& column : table.node().child("w:tblGrid").children())
      columns.push_back(column.attribute("w:w").as_int());
    int sum = 0;
    for (const int width : columns) sum += width;
    EXPECT_EQ(sum, table.node().child("w:tblPr").child("w:tblW").attribute("w:w").as_int());
    for (const auto& row : table.node().children("w:tr")) {
      std::size_t at = 0;
      for (const auto& cell : row.children("w:tc")) {
        const std::size_t span = cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(1);
        int width = 0;
        for (std::size_t i = at; i < std::min(at + span, columns.size()); ++i) width += columns[i];
        EXPECT_EQ(cell.child("w:tcPr").child("w:tcW").attribute("w:w").as_int(), width);
        EXPECT_STREQ(cell.last_child().name(), "w:p");
        at += span;
      }
      EXPECT_EQ(at, columns.size());
    }
  }
}

TEST(Docx, the_cover_has_a_section_without_header_and_a_landscape_one_lies_on_its_side) {
  const auto file = opened(test::sample_document());
  EXPECT_EQ(file->count("//w:sectPr"), 4U);
  const auto wide = file->text.select_node("//w:sectPr[w:pgSz/@w:orient='landscape']/w:pgSz").node();
  EXPECT_EQ(wide.attribute("w:w").as_int(), 16838);
  EXPECT_THAT(file->parts.at("word/header_cover.xml"), Not(HasSubstr("<w:t ")));
  EXPECT_THAT(file->parts.at("word/footer_portrait.xml"), HasSubstr(" NUMPAGES "));
  EXPECT_THAT(file->parts.at("word/footer_portrait.xml"), HasSubstr("หน้า "));
  const auto thai = opened(doc::with_digits(test::sample_document(), doc::Digits::thai));
  EXPECT_THAT(thai->parts.at("word/footer_portrait.xml"), HasSubstr("NUMPAGES \\* THAIARABIC"));
}

TEST(Docx, links_inside_lead_to_bookmarks_and_others_only_to_addresses) {
  const auto file = opened(test::sample_document());
  const std::string anchor = file->text.select_node("//w:hyperlink[@w:anchor]/@w:anchor").attribute().value();
  const auto mark = file->text.select_node(("//w:bookmarkStart[@w:name='" + anchor + "']").c_str());
  ASSERT_TRUE(mark);
  EXPECT_THAT(mark.parent().child("w:r").child("w:t").child_value(), HasSubstr("ส่วนที่ 2"));
  EXPECT_THAT(unpacked(docx(test::hostile_document())).at("word/_rels/document.xml.rels"),
              Not(HasSubstr("javascript")));
}

TEST(Docx, pictures_have_words_for_those_who_do_not_see_them) {
  const auto file = opened(test::sample_document());
  EXPECT_EQ(file->count("//wp:docPr[string-length(@descr) > 0]"), 5U);
  std::set<std::string> ids;
  for (const auto& node : file->text.select_nodes("//wp:docPr"))
    EXPECT_TRUE(ids.insert(node.node().attribute("id").value()).second);
  EXPECT_EQ(file->parts.count("word/media/image1.png"), 1U);
}

TEST(Docx, a_long_document_lists_its_headings_in_a_field) {
  const auto file = opened(test::long_document());
  EXPECT_EQ(file->count("//w:sdt//w:hyperlink[@w:anchor]"), 8U);
  EXPECT_EQ(file->count("//w:sdt//w:fldChar"), 3U);
  EXPECT_EQ(opened(test::sample_document())->count("//w:sdt"), 0U);
}

TEST(Docx, properties_say_what_it_is_and_never_when_it_was_written) {
  const std::string core = unpacked(docx(test::sample_document())).at("docProps/core.xml");
  EXPECT_THAT(core, HasSubstr("<dc:identifier>https://prongsai.example/th/2565/"
                              "cm-province#3</dc:identifier>"));
  EXPECT_THAT(core, HasSubstr(">2022-08-01T00:00:00Z</dcterms:created>"));
  EXPECT_THAT(unpacked(docx({})).at("docProps/core.xml"), Not(HasSubstr("created")));
}

TEST(Docx, columns_are_as_wide_as_their_words_or_their_weight) {
  doc::Table table{.id = "t",
                   .columns = {{0}, {1}, {3}},
                   .body = {{{test::cell("100.00"), test::cell("ก"), test::cell("ข")}}}};
  const auto widths = column_widths(table, 9000, {});
  EXPECT_EQ(widths[0] + widths[1] + widths[2], 9000);
  EXPECT_GT(widths[0], 500);
  EXPECT_LT(widths[0], 1200);
  EXPECT_NEAR(widths[2], 3 * widths[1], 4);
  table.columns = {{0}, {0}, {0}};
  const auto narrow = column_widths(table, 9000, {});
  EXPECT_EQ(narrow[0] + narrow[1] + narrow[2], 9000);
}

TEST(Docx, a_drawing_becomes_dots_of_its_size_the_same_each_time) {
  const std::string png = png_of(test::sample_bars(), 2);
  EXPECT_EQ(pixel_size(png).width, 2 * test::sample_bars().width / 100);
  EXPECT_EQ(pixel_size(png).height, 2 * test::sample_bars().height / 100);
  EXPECT_EQ(png_of(test::sample_bars(), 2), png);
  figure::Drawing empty = test::sample_bars();
  empty.shapes.clear();
  EXPECT_LT(png_of(empty, 2).size(), png.size() / 5);
  empty.width = empty.height = figure::px(1'000'000);
  EXPECT_LT(pixel_size(png_of(empty, 2)).width, 5000);
}

TEST(Docx, dots_keep_their_colours_and_rare_ones_become_the_nearest) {
  std::vector<std::uint32_t> dots(4000, 0xffffff);
  for (std::uint32_t i = 0; i < 1000; ++i) dots[i] = (i % 32) << 19 | (i / 32) << 3;
  const std::string png = indexed_png(dots, 40, 100, 40);
  const std::size_t palette = png.find("PLTE");
  EXPECT_EQ(png.substr(palette - 4, 4), std::string("\0\0\3\0", 4));  // 256 colours
  EXPECT_EQ(png.substr(palette + 4, 3), "\xff\xff\xff");
  const std::string alike =
      indexed_png(std::vector<std::uint32_t>{0x1f6aa5, 0x1f6aa6, 0x1f6aa5, 0x1e69a4}, 4, 1, 4);
  EXPECT_EQ(alike.substr(alike.find("PLTE") - 4, 11), std::string("\0\0\0\3PLTE\x1f\x6a\xa5", 11));
  const std::string two = indexed_png(std::vector<std::uint32_t>{0x112233, 0xff445566, 9}, 2, 1, 3);
  EXPECT_EQ(two.substr(two.find("PLTE") + 4, 6), "\x11\x22\x33\x44\x55\x66");
}

TEST(Docx, reads_the_size_of_png_and_jpeg) {
  EXPECT_EQ(pixel_size(test::logo_png()).width, 96);
  const std::string jpeg(
      "\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08"
      "\x00\x10\x00\x20\x01\x01\x11\x00",
      21);
  EXPECT_EQ(pixel_size(jpeg).width, 32);
  EXPECT_EQ(pixel_size(jpeg).height, 16);
  EXPECT_EQ(pixel_size(jpeg.substr(0, 12)).width, 0);
  EXPECT_EQ(pixel_size("\xff\xd8\xff\xe0\x00\x00\x00\x00\x00\x00\x00\x00\x00").width, 0);
  EXPECT_EQ(pixel_size("").width, 0);
}

}  // namespace
}  // namespace prongsai::doc_writers
