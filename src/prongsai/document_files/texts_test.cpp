// SPDX-License-Identifier: Apache-2.0
// Files to plain text, here and in processes of their own; the main() of this program stands in
// apart_test.cpp.
#include "prongsai/document_files/texts.h"

#include <csignal>
#include <cstdlib>
#include <fstream>

#include <dirent.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include "prongsai/document_files/read.h"
#include "prongsai/document_files/test_documents.h"
#include "prongsai/document_files/texts_detail.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::document_files {
namespace {

using testing::HasSubstr;

constexpr const char* own_program = "/proc/self/exe";
const std::string page =
    "<!DOCTYPE html><html><head><title>แผนดำเนินงาน 2569</title></head><body><h1>เทศบาล</h1>"
    "<script>alert('ไม่ใช่ข้อความ')</script><table><tr><td>ก</td><td>1</td></tr><tr><td>ข</td><td>2</td></tr>"
    "</table></body></html>";

/// One page of PDF with this text, or with none, as small as PDF 1.4 allows.
std::string pdf(const std::string& text) {
  const std::string stream = text.empty() ? "" : "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
         "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 "
         "R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
         std::to_string(stream.size()) + ">>stream\n" + stream +
         "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 "
         "0 "
         "R>>\n%%EOF\n";
}

std::string sheet() {
  table_files::OutWorkbook book;
  table_files::OutSheet one;
  one.name = "งบ";
  for (const auto& [what, baht] :
       {std::pair("รายการ", "บาท"), std::pair("ถนน", "100"), std::pair("", ""), std::pair("น้ำ", "50")})
    one.rows.push_back({table_files::OutCell(what), table_files::OutCell(baht)});
  book.sheets.push_back(one);
  return table_files::write_xlsx(book).value();
}

std::string packed(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string in = text;
  std::string out(deflateBound(&stream, in.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// Whether that process is the parent of one of them.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> out;
  DIR* folder = opendir("/proc");
  while (const dirent* entry = readdir(folder)) {
    std::ifstream in(std::string("/proc/") + entry->d_name + "/stat");
    std::string number;
    std::string name;
    std::string state;
    pid_t above = 0;
    if (in >> number >> name >> state >> above && above == parent) out.push_back(std::stoi(number));
  }
  closedir(folder);
  return out;
}

TEST(PlainText, tells_what_stands_in_each_kind_of_file) {
  const PlainText html = read_plain(page, {"text/html", ""});
  EXPECT_EQ(html.read_as, "html");
  EXPECT_THAT(html.text, HasSubstr("แผนดำเนินงาน 2569\n"));
  EXPECT_THAT(html.text, HasSubstr("เทศบาล\n"));
  EXPECT_THAT(html.text, Not(HasSubstr("ไม่ใช่ข้อความ")));
  EXPECT_EQ(html.table_rows, 2U);

  const PlainText paper = read_plain(pdf("Budget 2569"), {"application/octet-stream", ""});
  EXPECT_EQ(paper.read_as, "pdf");
  EXPECT_EQ(paper.text, "Budget 2569\n");
  EXPECT_EQ(paper.pages, 1U);

  const PlainText word = read_plain(docx(paragraph("รายงานผล") + table({{cell("ก"), cell("ข")}})), {});
  EXPECT_EQ(word.read_as, "docx");
  EXPECT_THAT(word.text, HasSubstr("รายงานผล"));
  EXPECT_EQ(word.table_rows, 1U);

  const PlainText table = read_plain(sheet(), {"application/zip", ""});
  EXPECT_EQ(table.read_as, "xlsx");
  EXPECT_EQ(table.text, "งบ\nรายการ\tบาท\nถนน\t100\nน้ำ\t50\n");
  EXPECT_EQ(table.table_rows, 3U);

  const PlainText csv = read_plain("ปี,บาท\n2569,10\n", {"text/csv", ""});
  EXPECT_EQ(csv.read_as, "csv");
  EXPECT_EQ(csv.table_rows, 2U);

  const PlainText letters = read_plain("หนึ่ง\n\nสอง", {"text/plain", ""});
  EXPECT_EQ(letters.read_as, "text");
  EXPECT_EQ(letters.text, "หนึ่ง\nสอง\n");
}

TEST(PlainText, tells_why_nothing_was_read) {
  const PlainText scan = read_plain(pdf(""), {"application/pdf", ""});
  EXPECT_EQ(scan.trouble, "document.no_text");
  EXPECT_EQ(scan.pages, 1U);
  EXPECT_EQ(scan.read_as, "pdf");
  EXPECT_EQ(read_plain("", {}).trouble, "document.empty");
  EXPECT_EQ(read_plain(compound_file("WordDocument"), {}).trouble, "document.old_word_file");
  EXPECT_EQ(read_plain("%PDF-1.4 and then nothing", {}).trouble, "document.damaged");
  EXPECT_EQ(read_plain(std::string("\x89PNG\0\0\0", 7), {"image/png", ""}).trouble, "document.unknown_kind");
  EXPECT_EQ(read_plain("a", {"text/plain", "br"}).trouble, "document.unknown_kind");
}

TEST(PlainText, reads_a_page_that_the_server_packed_and_refuses_a_bomb) {
  EXPECT_EQ(read_plain(packed(page), {"text/html", "gzip"}), read_plain(page, {"text/html", ""}));
  EXPECT_EQ(read_plain(packed(std::string(64U * 1024 * 1024, 'a')), {"text/plain", "gzip"}).trouble,
            "document.too_large");
  EXPECT_EQ(read_plain("not packed", {"text/plain", "gzip"}).trouble, "document.damaged");
}

TEST(PlainText, is_cut_at_its_most_and_stays_valid) {
  std::string many;
  while (many.size() < 3 * plain_text_bytes_max) many += "บรรทัดหนึ่งของข้อความที่ยาวมาก\n";
  const PlainText text = read_plain(many, {"text/plain", ""});
  EXPECT_LE(text.text.size(), plain_text_bytes_max);
  EXPECT_GT(text.text.size(), plain_text_bytes_max - 200);
  EXPECT_EQ(text.trouble, "document.text_cut");
  EXPECT_EQ(unpack_text(pack_text(text)), text);
}

TEST(PlainText, gives_what_fits_of_pages_beyond_the_checkers_limits) {
  const auto cut = [](const PlainText& text, const char* read_as) {
    EXPECT_EQ(text.read_as, read_as);
    EXPECT_EQ(text.trouble, "document.text_cut");
    EXPECT_NE(text.text.find("ต้น"), std::string::npos);
    return text.text.size();
  };
  std::string line = "ต้น";
  while (line.size() < 100U * 1024) line += "ยาว";
  EXPECT_EQ(cut(read_plain("<html><p>" + line + "<p>ปลาย", {"text/html", ""}), "html"), 64U * 1024 + 13)
      << "one line is cut at the end of a letter, and those behind it are there";
  EXPECT_LE(cut(read_plain(docx(paragraph(line)), {}), "docx"), 64U * 1024 + 200) << "with what stands above";
  std::string lines = "<html><p>ต้น";
  for (int i = 0; i < 20'001; ++i) lines += "<p>a";
  EXPECT_EQ(cut(read_plain(lines, {"text/html", ""}), "html"), 10U + 2 * 19'999);
  std::string deep = "<html><p>ต้น</p>";
  for (int i = 0; i < 230; ++i) deep += "<div>";
  EXPECT_EQ(cut(read_plain(deep + "ใต้สุด", {"text/html", ""}), "html"), 10U);
}

TEST(TextReader, gives_what_reading_here_would_give_file_after_file) {
  TextReader reader(own_program);
  for (int turn = 0; turn < 5; ++turn) {
    EXPECT_EQ(reader.read(page, {"text/html", ""}), read_plain(page, {"text/html", ""}));
    EXPECT_EQ(reader.read(pdf("Budget"), {"application/pdf", ""}), read_plain(pdf("Budget"), {}));
    EXPECT_EQ(reader.read(sheet(), {}), read_plain(sheet(), {}));
    EXPECT_EQ(reader.read("", {}).trouble, "document.empty");
  }
}

TEST(TextReader, takes_files_and_gives_texts_larger_than_any_pipe_holds) {
  std::string many;
  while (many.size() < 5U * 1024 * 1024) many += "บรรทัดหนึ่งของข้อความที่ยาวมาก\n";
  TextReader reader(own_program);
  const PlainText text = reader.read(many, {"text/plain", ""});
  EXPECT_EQ(text.trouble, "document.text_cut");
  EXPECT_GT(text.text.size(), plain_text_bytes_max - 200);
  EXPECT_EQ(reader.read(std::string(document_bytes_max + 1, 'a'), {}).trouble, "document.too_large");
}

TEST(TextReader, begins_anew_when_its_process_died) {
  TextReader reader(own_program);
  ASSERT_EQ(reader.read(page, {"text/html", ""}).read_as, "html");
  const std::vector<pid_t> before = children_of(getpid());
  ASSERT_EQ(before.size(), 1U);
  kill(before.front(), SIGKILL);
  EXPECT_EQ(reader.read(page, {"text/html", ""}).read_as, "html");
  const std::vector<pid_t> after = children_of(getpid());
  ASSERT_EQ(after.size(), 1U);
  EXPECT_NE(after.front(), before.front());
}

TEST(TextReader, believes_nothing_that_it_would_not_write_itself) {
  EXPECT_FALSE(unpack_text("PRT1"));
  std::string packed = pack_text({"pdf", "text", 1, 2, ""});
  ASSERT_TRUE(unpack_text(packed));
  EXPECT_FALSE(unpack_text(packed + "more"));
  EXPECT_FALSE(unpack_text(packed.substr(0, packed.size() - 1)));
  EXPECT_FALSE(unpack_text(pack_text({"pdf", std::string("\xff\xfe", 2), 1, 2, ""})));
  EXPECT_FALSE(unpack_text(pack_text({"<script>", "text", 1, 2, ""})));
}

TEST(TextReader, reads_many_files_with_one_program) {
  TextReader reader(own_program);
  ASSERT_EQ(reader.read(page, {"text/html", ""}).read_as, "html");
  const std::vector<pid_t> begun = children_of(getpid());
  for (int i = 0; i < 200; ++i) ASSERT_EQ(reader.read(page, {"text/html", ""}).read_as, "html");
  EXPECT_EQ(children_of(getpid()), begun);
}

}  // namespace
}  // namespace prongsai::document_files
