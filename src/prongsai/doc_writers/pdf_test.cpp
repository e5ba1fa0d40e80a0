// SPDX-License-Identifier: Apache-2.0
// libqpdf reads what we wrote: another program's view of the file.
#include "prongsai/doc_writers/pdf.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qpdf/qpdf-c.h>

#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/test_hostile.h"

namespace prongsai::doc_writers {
namespace {

Typesetter& typesetter() {
  static Typesetter once;
  return once;
}

/// An object of a file that libqpdf holds.
class Object {
 public:
  Object(qpdf_data file, qpdf_oh handle) : file_(file), handle_(handle) {}
  [[nodiscard]] Object operator[](const char* key) const {
    return {file_, qpdf_oh_get_key(file_, handle_, key)};
  }
  [[nodiscard]] bool has(const char* key) const {
    return is_dictionary() && qpdf_oh_has_key(file_, handle_, key) != 0;
  }
  [[nodiscard]] bool is_dictionary() const { return qpdf_oh_is_dictionary(file_, handle_) != 0; }
  [[nodiscard]] bool is_stream() const { return qpdf_oh_is_stream(file_, handle_) != 0; }
  [[nodiscard]] bool is_name() const { return qpdf_oh_is_name(file_, handle_) != 0; }
  [[nodiscard]] bool is_true() const { return qpdf_oh_get_bool_value(file_, handle_) != 0; }
  [[nodiscard]] double number() const { return qpdf_oh_get_numeric_value(file_, handle_); }
  [[nodiscard]] std::string name() const { return is_name() ? qpdf_oh_get_name(file_, handle_) : ""; }
  [[nodiscard]] std::string bytes() const { return qpdf_oh_get_string_value(file_, handle_); }
  [[nodiscard]] std::string words() const { return qpdf_oh_get_utf8_value(file_, handle_); }
  /// Of an array; empty for anything else.
  [[nodiscard]] std::vector<Object> items() const {
    std::vector<Object> result;
    if (qpdf_oh_is_array(file_, handle_) == 0) return result;
    for (int i = 0; i < qpdf_oh_get_array_n_items(file_, handle_); ++i)
      result.push_back({file_, qpdf_oh_get_array_item(file_, handle_, i)});
    return result;
  }
  [[nodiscard]] std::string content() const {
    unsigned char* data = nullptr;
    std::size_t length = 0;
    EXPECT_EQ(qpdf_oh_get_page_content_data(file_, handle_, &data, &length), QPDF_SUCCESS);
    std::string result(reinterpret_cast<const char*>(data), length);
    std::free(data);  // NOLINT(cppcoreguidelines-no-malloc): libqpdf allocated it so
    return result;
  }

 private:
  qpdf_data file_;
  qpdf_oh handle_;
};

/// A file opened by libqpdf, which says nothing bad about it.
class Opened {
 public:
  explicit Opened(std::string bytes) : bytes_(std::move(bytes)), file_(qpdf_init()) {
    qpdf_set_suppress_warnings(file_, QPDF_TRUE);
    qpdf_set_attempt_recovery(file_, QPDF_FALSE);
    EXPECT_EQ(qpdf_read_memory(file_, "ours.pdf", bytes_.data(), bytes_.size(), nullptr), QPDF_SUCCESS);
    for (int i = 0; i < qpdf_get_num_pages(file_); ++i)
      pages.emplace_back(file_, qpdf_get_page_n(file_, static_cast<std::size_t>(i)));
  }
  ~Opened() { qpdf_cleanup(&file_); }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  [[nodiscard]] Object root() const { return {file_, qpdf_get_root(file_)}; }
  [[nodiscard]] Object trailer() const { return {file_, qpdf_get_trailer(file_)}; }
  [[nodiscard]] std::vector<Object> objects() const {
    std::vector<Object> result;
    const int count = static_cast<int>(trailer()["/Size"].number());
    for (int id = 1; id < count; ++id) result.emplace_back(file_, qpdf_get_object_by_id(file_, id, 0));
    return result;
  }

  /// What opens is closed on every page, and libqpdf found no fault in anything.
  void expect_sound() {
    for (const Object& page : pages) {
      std::string content = page.content();
      std::replace_if(
          content.begin(), content.end(),
          [](char c) { return std::string_view("<>[]/").find(c) != std::string_view::npos; }, ' ');
      std::istringstream tokens(content);
      std::map<std::string, int> depth;
      for (std::string token; tokens >> token;) {
        if (token == "BDC" || token == "BMC") ++depth["mark"];
        if (token == "EMC") EXPECT_GE(--depth["mark"], 0);
        if (token == "BT") EXPECT_EQ(++depth["text"], 1);
        if (token == "ET") EXPECT_EQ(--depth["text"], 0);
        if (token == "q") ++depth["frame"];
        if (token == "Q") EXPECT_GE(--depth["frame"], 0);
        if (token == "re" || token == "m" || token == "q")
          EXPECT_EQ(depth["text"], 0) << token << " within text";
        if (token == "Tj" || token == "TJ" || token == "f" || token == "S")
          EXPECT_GE(depth["mark"], 1) << "neither said nor decoration";
      }
      for (const auto& [what, left] : depth) EXPECT_EQ(left, 0) << what;
    }
    EXPECT_EQ(qpdf_check_pdf(file_), QPDF_SUCCESS);
    while (qpdf_more_warnings(file_) != 0)
      ADD_FAILURE() << qpdf_get_error_full_text(file_, qpdf_next_warning(file_));
  }

  /// Every element of the tree of structure, in reading order.
  void each_element(const std::function<void(const Object&)>& seen) const {
    walk(root()["/StructTreeRoot"]["/K"], seen);
  }

  std::vector<Object> pages;

 private:
  static void walk(const Object& node, const std::function<void(const Object&)>& seen) {
    for (const Object& kid : node.items()) {
      if (!kid.has("/S")) continue;
      seen(kid);
      walk(kid["/K"], seen);
    }
  }

  std::string bytes_;
  qpdf_data file_;
};

doc::Document with(std::vector<doc::Block> blocks) {
  doc::Document document;
  document.sections.push_back({doc::Orientation::portrait, std::move(blocks)});
  return document;
}

doc::Paragraph plain(std::string text) {
  return {
      .spans = {test::words(std::move(text))}, .role = doc::ParagraphRole::plain, .keep_with_next = false};
}

TEST(Pdf, is_sound_to_another_program) {
  Opened opened(typesetter().pdf(test::sample_document()));
  EXPECT_GE(opened.pages.size(), 8U);
  opened.expect_sound();
}

TEST(Pdf, of_equal_documents_is_equal_byte_by_byte) {
  const std::string first = typesetter().pdf(test::sample_document());
  (void)typesetter().pdf(with({plain("something else between")}));
  EXPECT_EQ(typesetter().pdf(test::sample_document()), first);
  Typesetter another;
  EXPECT_EQ(another.pdf(test::sample_document()), first);
  doc::Document later = test::sample_document();
  later.identifier += "4";
  EXPECT_NE(typesetter().pdf(later), first) << "another version has another identity";
}

TEST(Pdf, says_its_language_title_and_that_it_is_tagged) {
  Opened opened(typesetter().pdf(test::sample_document()));
  const Object root = opened.root();
  EXPECT_EQ(root["/Lang"].bytes(), "th");
  EXPECT_TRUE(root["/MarkInfo"]["/Marked"].is_true());
  EXPECT_TRUE(root["/ViewerPreferences"]["/DisplayDocTitle"].is_true());
  const Object info = opened.trailer()["/Info"];
  EXPECT_EQ(info["/Title"].words(), test::sample_document().title);
  EXPECT_EQ(info["/CreationDate"].bytes(), "D:20220801000000+07'00'");
}

TEST(Pdf, tells_a_screen_reader_what_everything_is) {
  Opened opened(typesetter().pdf(test::sample_document()));
  std::map<std::string, int> counts;
  opened.each_element([&](const Object& element) {
    const std::string type = element["/S"].name();
    ++counts[type];
    if (type == "/Figure") EXPECT_FALSE(element["/Alt"].words().empty());
  });
  EXPECT_EQ(counts["/Document"], 1);
  EXPECT_EQ(counts["/H1"], 3);
  EXPECT_EQ(counts["/H2"], 3);
  EXPECT_EQ(counts["/H3"], 1);
  EXPECT_EQ(counts["/Table"], 4);
  EXPECT_EQ(counts["/THead"], 4) << "a head that stands again overleaf is read once";
  EXPECT_EQ(counts["/Figure"], 5) << "the logo, three pictures, the code";
  EXPECT_EQ(counts["/L"], 2);
  EXPECT_EQ(counts["/LI"], counts["/LBody"]);
  EXPECT_EQ(counts["/Link"], 3);
  EXPECT_GT(counts["/TH"], 20);
}

TEST(Pdf, carries_only_fonts_that_it_embeds) {
  Opened opened(typesetter().pdf(test::sample_document()));
  int fonts = 0;
  for (const Object& object : opened.objects()) {
    if (!object.has("/Type") || object["/Type"].name() != "/Font") continue;
    ++fonts;
    if (object["/Subtype"].name() == "/CIDFontType2")
      EXPECT_TRUE(object["/FontDescriptor"]["/FontFile2"].is_stream());
    else
      EXPECT_TRUE(object["/ToUnicode"].is_stream()) << "text that cannot be copied";
  }
  EXPECT_GE(fonts, 4);
}

TEST(Pdf, nests_its_outline_as_the_headings_do) {
  Opened opened(typesetter().pdf(test::sample_document()));
  const Object first = opened.root()["/Outlines"]["/First"];
  EXPECT_EQ(first["/Title"].words(), "ส่วนที่ 1 ผลการประเมินคุณธรรมและความโปร่งใส ในการดำเนินงานของหน่วยงานภาครัฐ");
  const Object chapter = first["/Next"]["/First"];
  EXPECT_EQ(chapter["/Title"].words(), "2.1 ตัวชี้วัดที่ 2 การใช้งบประมาณ");
  EXPECT_EQ(chapter["/Next"]["/First"]["/Title"].words(), "เหตุของผลคะแนน");
}

TEST(Pdf, leads_links_where_they_say) {
  Opened opened(typesetter().pdf(test::sample_document()));
  std::vector<std::string> addresses;
  int jumps = 0;
  for (const Object& page : opened.pages) {
    for (const Object& link : page["/Annots"].items()) {
      if (link.has("/A")) addresses.push_back(link["/A"]["/URI"].bytes());
      if (link.has("/Dest")) ++jumps;
    }
  }
  EXPECT_THAT(addresses, testing::Contains("mailto:office@chiangmai.example"));
  EXPECT_THAT(addresses, testing::Contains("https://prongsai.example/th/2565/cm-province"));
  EXPECT_GE(jumps, 1);
}

TEST(Pdf, turns_the_sheet_for_landscape_sections) {
  doc::Document document = with({plain("ก")});
  document.sections.push_back({doc::Orientation::landscape, {plain("ข")}});
  Opened opened(typesetter().pdf(document));
  ASSERT_EQ(opened.pages.size(), 2U);
  EXPECT_GT(opened.pages[0]["/MediaBox"].items()[3].number(), 841);
  EXPECT_GT(opened.pages[1]["/MediaBox"].items()[2].number(), 841);
}

TEST(Pdf, goes_on_with_a_row_taller_than_a_page_and_with_a_table_of_many_pages) {
  doc::Table table{.id = "t",
                   .caption = "",
                   .columns = {{0, doc::Align::start}, {1, doc::Align::start}},
                   .head = {{{test::head("ก"), test::head("ข")}}},
                   .body = {},
                   .sheet = ""};
  std::string text;
  for (int i = 0; i < 400; ++i) text += "ผู้รับบริการมีส่วนร่วมในการปรับปรุงการดำเนินงาน ";
  table.body.push_back({{test::cell("1."), test::cell(text)}, false});
  for (int i = 0; i < 100; ++i)
    table.body.push_back({{test::cell(std::to_string(i)), test::cell("สั้น")}, i % 3 == 0});
  Opened opened(typesetter().pdf(with({table})));
  EXPECT_GE(opened.pages.size(), 8U);
  opened.expect_sound();
  int rows = 0;
  opened.each_element([&](const Object& element) { rows += element["/S"].name() == "/TR" ? 1 : 0; });
  EXPECT_EQ(rows, 1 + 1 + 100);
}

TEST(Pdf, takes_documents_that_are_empty_broken_or_strange) {
  EXPECT_EQ(Opened(typesetter().pdf(doc::Document{})).pages.size(), 1U);
  doc::Document document = with({plain(""), plain("\xff\xfe\xe0\xb8"), plain(std::string("a\0b", 3)),
                                 plain("😀 中文 \u200b\u00ad"), doc::List{}, doc::Table{}, doc::Figure{},
                                 doc::Cover{}, doc::Heading{}, doc::PageBreak{}, doc::Provenance{},
                                 plain(std::string(20'000, 'x')), plain("(unbalanced \\ ) ( brackets"),
                                 doc::Paragraph{.spans = {test::link("ก", "javascript:)(")}}});
  document.logo = doc::Image{"\x89PNG no picture", "image/png", "x"};
  document.header = {"", std::string(3000, 'y')};
  document.language = "th)(";
  document.title = "(\\)";
  document.date = "not a day";
  Opened opened(typesetter().pdf(document));
  opened.expect_sound();
  for (const Object& page : opened.pages)
    EXPECT_TRUE(page["/Annots"].items().empty()) << "a link that leads to no address";
}

TEST(Pdf, takes_what_is_meant_to_break_it) {
  Opened opened(typesetter().pdf(test::hostile_document()));
  opened.expect_sound();
  for (const Object& object : opened.objects())
    if (object.has("/URI")) EXPECT_THAT(object["/URI"].bytes(), testing::StartsWith("https://"));
}

TEST(Pdf, takes_any_table) {
  std::mt19937 random(7);
  const std::vector<std::string> texts = {"",
                                          "81.80",
                                          "100",
                                          "4.31%",
                                          "๙๑.๕๐",
                                          "-",
                                          "ผู้มีส่วนได้ส่วนเสียภายนอก",
                                          "คำ คำ คำ",
                                          std::string(300, 'w'),
                                          "ลดลงร้อยละ 3.52"};
  for (int round = 0; round < 60; ++round) {
    doc::Table table{.id = "t", .caption = "ตาราง", .columns = {}, .head = {}, .body = {}, .sheet = ""};
    const std::size_t columns = 1 + random() % 14;
    for (std::size_t c = 0; c < columns; ++c)
      table.columns.push_back({static_cast<int>(random() % 3), static_cast<doc::Align>(random() % 4)});
    for (std::size_t r = 0; r < random() % 40; ++r) {
      doc::Row row;
      for (std::size_t c = 0; c < random() % (columns + 2); ++c) {
        doc::Cell cell = test::cell(std::vector<std::string>(random() % 3, texts[random() % texts.size()]));
        cell.columns = static_cast<int>(random() % 4);
        cell.rows = static_cast<int>(random() % 4);
        cell.shade = static_cast<doc::Shade>(random() % 6);
        row.cells.push_back(std::move(cell));
      }
      row.keep_with_next = random() % 2 == 0;
      (random() % 8 == 0 ? table.head : table.body).push_back(std::move(row));
    }
    Opened opened(typesetter().pdf(with({table, plain("ท้าย")})));
    opened.expect_sound();
  }
}

}  // namespace
}  // namespace prongsai::doc_writers
