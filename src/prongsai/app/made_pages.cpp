// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_pages.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "prongsai/table_files/write_csv.h"

namespace prongsai::app {
namespace {

constexpr const char* made_up = "หน้านี้สมมติขึ้นเพื่อการสาธิต ไม่ใช่ข้อมูลของหน่วยงานใด";
constexpr const char* made_contact =
    "ที่อยู่ 1 ถนนตัวอย่าง ตำบลตัวอย่าง โทรศัพท์ 053-000-000 อีเมล contact@example.org (สมมติ)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

std::string year_words(const MadePage& page) {
  return "ปีงบประมาณ พ.ศ. " + std::to_string(page.year);
}

std::string beginning(const std::string& title) {
  return "<!doctype html>\n<html lang=\"th\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title) +
         "</title></head>\n<body>\n<p><strong>" + made_up + "</strong></p>\n";
}

std::string item_number(const MadePage& page) {
  return page.item.substr(1);
}

std::vector<std::vector<std::string>> rows_of(const MadePage& page) {
  std::vector<std::vector<std::string>> out = {{"ไตรมาส", "รายการ (สมมติ)", "จำนวน"}};
  // Numbers that differ from item to item, so that no two tables are the same.
  const int step = std::max(1, std::atoi(item_number(page).c_str()));
  for (int quarter = 1; quarter <= 4; ++quarter)
    out.push_back({"ไตรมาสที่ " + std::to_string(quarter), page.title, std::to_string(quarter * step + 3)});
  return out;
}

std::string table_of(const MadePage& page) {
  std::string out = "<table>\n";
  bool is_head = true;
  for (const auto& row : rows_of(page)) {
    out += "<tr>";
    for (const std::string& cell : row)
      out += (is_head ? "<th>" : "<td>") + escaped(cell) + (is_head ? "</th>" : "</td>");
    out += "</tr>\n";
    is_head = false;
  }
  return out + "</table>\n";
}

std::vector<std::string> sentences(const MadePage& page) {
  std::vector<std::string> out = {
      page.agency + " เผยแพร่ข้อมูลเรื่อง " + page.title + " ของ" + year_words(page) +
          " ไว้ในหน้านี้ เพื่อให้ประชาชนทั่วไปอ่าน ตรวจสอบ และดาวน์โหลดไปใช้ต่อได้โดยไม่ต้องลงทะเบียน",
      "ข้อมูลชุดนี้รวบรวมจากส่วนราชการภายใน ตรวจทานแล้วโดยผู้รับผิดชอบ และปรับปรุงทุกสิ้นไตรมาส หากพบข้อความที่ไม่ชัดเจน "
      "ท่านแจ้งให้แก้ไขได้ตลอดเวลาทำการ"};
  if (page.has_contact) out.emplace_back(made_contact);
  return out;
}

/// An indirect object, and where it begins.
void add_object(std::string& file, std::vector<std::size_t>& begins, const std::string& body) {
  begins.push_back(file.size());
  file += std::to_string(begins.size()) + " 0 obj\n" + body + "\nendobj\n";
}

}  // namespace

MadeBody made_html(const MadePage& page) {
  const std::string title = page.title + " " + year_words(page);
  std::string out = beginning(title + " · " + page.agency);
  out += "<nav>หน้าหลัก &gt; การเปิดเผยข้อมูลสาธารณะ &gt; ข้อ " + item_number(page) + "</nav>\n<h1>" +
         escaped(title) + "</h1>\n";
  for (const std::string& one : sentences(page)) out += "<p>" + escaped(one) + "</p>\n";
  if (!page.parts.empty()) {
    out += "<ul>\n";
    for (const std::string& one : page.parts) out += "<li>" + escaped(one) + "</li>\n";
    out += "</ul>\n";
  }
  out += table_of(page);
  if (!page.postscript.empty()) out += "<p>" + escaped(page.postscript) + "</p>\n";
  return {"text/html", out + "</body>\n</html>\n"};
}

MadeBody made_table(const MadePage& page) {
  auto rows = rows_of(page);
  rows.insert(rows.begin(), {std::string(made_up), page.agency, year_words(page)});
  for (const std::string& part : page.parts) rows.push_back({"", part, ""});
  if (page.has_contact) rows.push_back({"", made_contact, ""});
  return {"text/csv", table_files::write_csv(rows)};
}

MadeBody made_pdf(const MadePage& page, desk::Typesetters& typesetters) {
  const std::string title = page.title + " " + year_words(page);
  const auto words = [](std::string text) {
    return doc::Spans{doc::Span{.text = std::move(text), .href = {}, .datum = {}}};
  };
  doc::Document document;
  document.title = title;
  document.author = page.agency + " (สมมติ)";
  document.page_word = "หน้า {page} / {pages}";
  doc::Section section;
  section.blocks.emplace_back(doc::Paragraph{words(made_up), doc::ParagraphRole::callout});
  section.blocks.emplace_back(
      doc::Heading{.level = 1, .number = {}, .phrases = {page.title, year_words(page)}, .id = "top"});
  for (const std::string& one : sentences(page)) section.blocks.emplace_back(doc::Paragraph{words(one)});
  for (const std::string& one : page.parts) section.blocks.emplace_back(doc::Paragraph{words(one)});
  document.sections.push_back(std::move(section));
  return {"application/pdf", typesetters.pdf(document)};
}

MadeBody made_scan() {
  // Grey lines where a scanner would have seen text.
  std::string drawing = "0.97 g 0 0 595 842 re f 0.35 g\n";
  for (int line = 0; line < 24; ++line)
    drawing +=
        "72 " + std::to_string(740 - line * 26) + " " + std::to_string(451 - line % 5 * 31) + " 7 re f\n";
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> begins;
  add_object(file, begins, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object(file, begins, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add_object(file, begins,
             "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>");
  add_object(file, begins,
             "<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing + "endstream");
  add_object(file, begins, "<< /Title (Made up for a demo: a sheet that was never scanned) >>");
  const std::size_t table = file.size();
  file += "xref\n0 " + std::to_string(begins.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t begin : begins) {
    std::string place = std::to_string(begin);
    place.insert(0, 10 - place.size(), '0');
    file += place + " 00000 n \n";
  }
  file += "trailer\n<< /Size " + std::to_string(begins.size() + 1) +
          " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return {"application/pdf", file};
}

MadeBody made_login(const MadePage& page) {
  return {"text/html", beginning(page.agency) +
                           "<h1>กรุณาเข้าสู่ระบบ</h1>\n<p>เอกสารนี้เปิดให้อ่านเฉพาะเจ้าหน้าที่ของหน่วยงาน "
                           "หากต้องการอ่าน ขอสิทธิ์การเข้าถึงจากผู้ดูแลเว็บไซต์</p>\n</body>\n</html>\n"};
}

MadeBody made_not_found() {
  return {"text/html", beginning("ไม่พบหน้าเว็บ") +
                           "<h1>ไม่พบหน้าเว็บ</h1>\n<p>หน้าที่เรียกอาจถูกย้ายหรือลบไปแล้ว</p>\n</body>\n</html>\n"};
}

}  // namespace prongsai::app
