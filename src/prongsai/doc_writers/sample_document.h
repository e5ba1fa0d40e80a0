// SPDX-License-Identifier: Apache-2.0
// For tests of all writers: a document with every kind of block, in the words and numbers of a report that
// Chiang Mai province published on its assessment of 2565.
#pragma once

#include "prongsai/doc_writers/sample_logo.h"
#include "prongsai/doc_writers/sample_parts.h"
#include "prongsai/doc_writers/sample_plan.h"
#include "prongsai/figure/radar_chart.h"
#include "prongsai/figure/row_charts.h"

namespace prongsai::doc_writers::test {

struct SampleIndicator {
  const char* number;
  const char* name;
  const char* score;
  const char* before;
  const char* change;
};

/// As published, in the order of the assessment; the score of the sixth row as in the second table there.
inline constexpr SampleIndicator sample_indicators[] = {
    {"10", "การป้องกันการทุจริต", "100.00", "100.00", "-"},
    {"9", "การเปิดเผยข้อมูล", "100.00", "100.00", "-"},
    {"1", "การปฏิบัติหน้าที่", "91.07", "94.59", "ลดลง 3.52"},
    {"6", "คุณภาพการดำเนินงาน", "89.15", "85.74", "เพิ่มขึ้น 3.41"},
    {"7", "ประสิทธิภาพการสื่อสาร", "86.09", "85.51", "เพิ่มขึ้น 0.58"},
    {"3", "การใช้อำนาจ", "85.98", "92.72", "ลดลง 6.74"},
    {"5", "การแก้ไขปัญหาการทุจริต", "84.86", "91.03", "ลดลง 6.17"},
    {"8", "การปรับปรุงการทำงาน", "84.39", "82.82", "เพิ่มขึ้น 1.57"},
    {"4", "การใช้ทรัพย์สินของราชการ", "81.90", "89.47", "ลดลง 7.57"},
    {"2", "การใช้งบประมาณ", "81.80", "90.25", "ลดลง 8.45"}};

inline std::size_t add_datum(doc::Document& document, std::string id, std::string label, std::string value,
                             std::string unit) {
  document.data.push_back({std::move(id), std::move(label), std::move(value), std::move(unit), "ตามที่เผยแพร่"});
  return document.data.size() - 1;
}

inline doc::Cell number(doc::Document& document, const SampleIndicator& one, const char* year,
                        const char* value) {
  doc::Cell result = cell(value);
  result.lines[0].spans[0].datum =
      add_datum(document, std::string(year) + "/indicator:" + one.number + "/score",
                "ตัวชี้วัดที่ " + std::string(one.number) + " " + one.name + " พ.ศ. " + year, value, "points");
  return result;
}

inline doc::Table sample_results(doc::Document& document) {
  doc::Table table{.id = "results",
                   .caption = "ตารางที่ 1 คะแนนรายตัวชี้วัด เรียงจากคะแนนสูงสุด",
                   .columns = {{0, doc::Align::centre},
                               {3, doc::Align::start},
                               {0, doc::Align::decimal},
                               {0, doc::Align::decimal},
                               {2, doc::Align::start},
                               {0, doc::Align::centre}},
                   .head = {},
                   .body = {},
                   .sheet = "ผลรายตัวชี้วัด"};
  table.head = {{{spanning(head("อันดับ"), 1, 2), spanning(head("ตัวชี้วัด"), 1, 2), spanning(head("คะแนน"), 2, 1),
                  spanning(head("เพิ่มขึ้น/ลดลง (คะแนน)"), 1, 2), spanning(head("สถานะ"), 1, 2)}},
                {{head("2564"), head("2565")}}};
  int rank = 0;
  for (const SampleIndicator& one : sample_indicators) {
    const bool passed = points(one.score) >= points("85.00");
    const auto shade = passed ? doc::Shade::none : doc::Shade::bad;
    doc::Row row{
        {cell(std::to_string(++rank) + "."), cell("ตัวชี้วัดที่ " + std::string(one.number) + " " + one.name),
         number(document, one, "2564", one.before), number(document, one, "2565", one.score),
         cell(one.change), cell(passed ? "ผ่าน" : "ไม่ผ่าน")},
        false};
    for (doc::Cell& each : row.cells) each.shade = shade;
    table.body.push_back(std::move(row));
  }
  table.body.push_back(
      {{spanning(shaded(cell("คะแนนรวม"), doc::Shade::total), 2, 1), shaded(cell("92.89"), doc::Shade::total),
        shaded(cell("91.50"), doc::Shade::total), shaded(cell("ลดลง 1.39"), doc::Shade::total),
        shaded(cell("ผ่าน"), doc::Shade::total)},
       false});
  return table;
}

inline doc::Table sample_answers(const std::string& id, std::vector<std::vector<std::string>> rows) {
  doc::Table table{.id = id,
                   .caption = "",
                   .columns = {{1, doc::Align::start},
                               {0, doc::Align::decimal},
                               {0, doc::Align::decimal},
                               {0, doc::Align::decimal},
                               {0, doc::Align::decimal},
                               {0, doc::Align::decimal}},
                   .head = {{{head("ประเด็นการประเมิน"), head("น้อยที่สุด หรือไม่มีเลย"), head("น้อย"), head("มาก"),
                              head("มากที่สุด"), head("คะแนน")}}},
                   .body = {},
                   .sheet = ""};
  for (std::vector<std::string>& row : rows) {
    doc::Row made;
    if (row.size() == 2) {  // the question itself: its parts have the answers
      made.cells = {spanning(shaded(cell(row[0]), doc::Shade::group), 5, 1),
                    shaded(cell(row[1]), doc::Shade::group)};
      made.keep_with_next = true;
    } else {
      const bool is_part = row[0].starts_with("▶ ");
      made.cells.push_back(is_part ? marked("▶", {row[0].substr(4)}) : cell(row[0]));
      for (std::size_t i = 1; i < row.size(); ++i) made.cells.push_back(cell(row[i]));
    }
    made.cells.back().lines[0].spans[0].bold = true;
    table.body.push_back(std::move(made));
  }
  return table;
}

inline doc::List sample_advice() {
  doc::List list;
  const auto item = [](std::string mark, std::string text) {
    return doc::ListItem{std::move(mark), {words(std::move(text))}, {}};
  };
  list.items = {item("1.",
                     "ผู้รับบริการ/ผู้มีส่วนได้ส่วนเสียได้ประเมินตามแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) "
                     "โดยหน่วยงานที่ให้บริการเปิดโอกาสให้ผู้รับบริการ ผู้มาติดต่อ หรือผู้มีส่วนได้ส่วนเสียเข้าไปมีส่วนร่วม"
                     "ในการปรับปรุงพัฒนาการดำเนินงาน/การให้บริการของหน่วยงาน น้อยที่สุด คือ ได้คะแนน 77.14 คะแนน"),
                item("2.",
                     "เนื่องจากสถานการณ์การแพร่ระบาดของโรคติดเชื้อไวรัสโคโรนา 2019 ทำให้ผู้รับบริการไม่ได้รับความสะดวก"
                     "เท่าที่ควร โดยเฉพาะประชาชน ผู้รับบริการที่อยู่ห่างไกล และมีข้อจำกัดในการใช้อินเทอร์เน็ต "
                     "จึงอาจจะส่งผลต่อการประเมินดังกล่าว")};
  list.items[0].below = {
      item("◆",
           "เปิดโอกาสให้ผู้รับบริการ ผู้มาติดต่อ หรือผู้มีส่วนได้ส่วนเสียเข้าไปมีส่วนร่วมในการปรับปรุงพัฒนา"
           "การดำเนินงาน/การให้บริการของหน่วยงานให้ดีขึ้น"),
      item("◆", "ส่งเสริมการเผยแพร่ข้อมูลของหน่วยงานที่เข้าถึงง่าย ไม่ซับซ้อน และเพิ่มช่องทางที่หลากหลายมากขึ้น"),
      item("◆", "เพิ่มมาตรการชี้แจงและตอบคำถามเมื่อมีข้อกังวลสงสัยจากประชาชนเกี่ยวกับการดำเนินงานให้ชัดเจนมากขึ้น")};
  return list;
}

inline figure::Drawing sample_bars() {
  figure::RowChart chart{
      .caption = {"คะแนนรายตัวชี้วัด ปี 2565 เทียบกับปี 2564", "สูงสุด 100.00 ต่ำสุด 81.80 เกณฑ์ผ่าน 85.00"},
      .rows = {},
      .references = {{points("85"), "ผ่าน 85"}},
      .now_name = "2565",
      .before_name = "2564"};
  for (const SampleIndicator& one : sample_indicators)
    chart.rows.push_back({.label = std::string(one.number) + " " + one.name,
                          .value = points(one.score),
                          .value_text = one.score,
                          .before = points(one.before),
                          .before_text = one.before,
                          .href = ""});
  return figure::bar_chart(chart, figure::Width::wide);
}

inline figure::Drawing sample_radar() {
  figure::Radar radar{.caption = {"คะแนนสิบตัวชี้วัด", "ปี 2565 เทียบกับปี 2564"},
                      .axes = {},
                      .now_name = "2565",
                      .before_name = "2564"};
  for (const SampleIndicator& one : sample_indicators)
    radar.axes.push_back({one.name, points(one.score), points(one.before)});
  return figure::radar_chart(radar, figure::Width::wide);
}

inline doc::Cover sample_cover() {
  return {.title = {"บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ",
                    "(Integrity and Transparency Assessment : ITA)"},
          .subtitle = {"จังหวัดเชียงใหม่", "ประจำปีงบประมาณ พ.ศ. 2565"},
          .slogan = "“จังหวัดเชียงใหม่ ร่วมใจยกระดับการประเมิน ITA”",
          .issuer = {{words("ศูนย์ปฏิบัติการต่อต้านการทุจริตจังหวัดเชียงใหม่")},
                     {words("กลุ่มงานบริหารทรัพยากรบุคคล สำนักงานจังหวัดเชียงใหม่")},
                     {words("โทรศัพท์/โทรสาร 0 5311 2705")},
                     {words("ไปรษณีย์อิเล็กทรอนิกส์ "),
                      link("office@chiangmai.example", "mailto:office@chiangmai.example")}},
          .has_logo = true};
}

inline doc::Paragraph sample_announcement(doc::Document& document) {
  doc::Span total = strong("91.50 คะแนน");
  total.datum = add_datum(document, "2565/total", "คะแนนรวม พ.ศ. 2565", "91.50", "points");
  doc::Span count = strong("มีจำนวน 4 ตัวชี้วัด ที่ไม่ผ่านเกณฑ์การประเมิน");
  count.datum = add_datum(document, "2565/failing", "จำนวนตัวชี้วัดที่ไม่ผ่าน พ.ศ. 2565", "4", "count");
  return {
      .spans = {words(
                    "สำนักงาน ป.ป.ช. ได้มีประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2565 เรื่อง "
                    "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency "
                    "Assessment : ITA) ประจำปีงบประมาณ พ.ศ. 2565 โดยจังหวัดเชียงใหม่ "
                    "มีผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ได้คะแนนเท่ากับ "),
                total, words(" อยู่ในระดับ "), strong("A"), words(" ทั้งนี้ เมื่อพิจารณารายตัวชี้วัดแล้วปรากฏว่า "), count,
                words(" (กำหนดผ่านเกณฑ์การประเมิน 85.00 คะแนนขึ้นไป) โดยมีคะแนนรายตัวชี้วัดเรียงลำดับจากคะแนนสูงสุด ดังนี้")},
      .role = doc::ParagraphRole::body,
      .keep_with_next = true};
}

inline doc::Provenance sample_provenance() {
  return {.title = "ที่มาของเอกสารฉบับนี้",
          .lines = {{"กฎการคำนวณ", {words("การประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 (แฟ้มกฎ ita/2565)")}},
                    {"ข้อมูล", {words("ผลที่เผยแพร่ รุ่นที่ 3 ณ วันที่ 1 สิงหาคม พ.ศ. 2565")}},
                    {"ลายนิ้วมือ",
                     {{.text = "sha256:3f786850e387550fdab836ed7e6dc881de23001b9a3c0f2f4c1d2b7b8c9d0e1f",
                       .verbatim = true}}},
                    {"คำอธิบาย",
                     {link("https://prongsai.example/th/2565/cm-province",
                           "https://prongsai.example/th/2565/cm-province")}}},
          .qr = qr_drawing(),
          .address = "https://prongsai.example/th/2565/cm-province"};
}

inline doc::Paragraph body(std::string text) {
  return {.spans = {words(std::move(text))}, .role = doc::ParagraphRole::body, .keep_with_next = false};
}

inline void add_result_blocks(doc::Document& document, std::vector<doc::Block>& blocks) {
  blocks.emplace_back(
      doc::Heading{.level = 1,
                   .number = "ส่วนที่ 1",
                   .phrases = {"ผลการประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ"},
                   .id = "part-1",
                   .is_centred = true,
                   .starts_page = true});
  blocks.emplace_back(
      doc::Paragraph{.spans = {words("จังหวัดเชียงใหม่ได้ 91.50 คะแนน ระดับ A ลดลงจากปีก่อน 1.39 คะแนน")},
                     .role = doc::ParagraphRole::lead});
  blocks.emplace_back(sample_announcement(document));
  blocks.emplace_back(sample_results(document));
  blocks.emplace_back(
      doc::Paragraph{.spans = {words("ที่มา: ประกาศสำนักงาน ป.ป.ช. และคะแนนที่คำนวณซ้ำจากจำนวนคำตอบ")},
                     .role = doc::ParagraphRole::note});
  blocks.emplace_back(body(
      "จะเห็นได้ว่า ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. 2565 "
      "มีตัวชี้วัดที่เพิ่มขึ้น 3 ตัวชี้วัด ลดลง 5 ตัวชี้วัด และเท่าเดิม 2 ตัวชี้วัด สำหรับตัวชี้วัดการป้องกันการทุจริตในปีงบประมาณ พ.ศ. 2564 "
      "และปีงบประมาณ พ.ศ. 2565 มีคะแนน 100.00 คะแนน ซึ่งส่วนราชการสามารถเผยแพร่ข้อมูลที่เป็นปัจจุบันบนเว็บไซต์ของหน่วยงาน "
      "ใน 2 ประเด็น คือ (1) การดำเนินการเพื่อป้องกันการทุจริต และ (2) มาตรการภายในเพื่อป้องกันการทุจริต "
      "แสดงให้เห็นว่าส่วนราชการในจังหวัดเชียงใหม่ให้ความสำคัญต่อผลการประเมิน "
      "และมีการกำกับติดตามการนำไปสู่การปฏิบัติอย่างเป็นรูปธรรม"));
  blocks.emplace_back(
      doc::Paragraph{.spans = {strong("ข้อที่ต้องแก้ก่อน "),
                               words("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 81.80 คะแนน ต่ำกว่าเกณฑ์ผ่าน 3.20 คะแนน "
                                     "ดูรายข้อคำถามใน"),
                               link("ส่วนที่ 2", "#part-2")},
                     .role = doc::ParagraphRole::callout});
  blocks.emplace_back(doc::Figure{"bars", sample_bars(), "ภาพที่ 1 คะแนนรายตัวชี้วัด ปี 2565 เทียบกับปี 2564", 100});
  blocks.emplace_back(doc::Figure{"radar", sample_radar(), "ภาพที่ 2 คะแนนสิบตัวชี้วัด", 80});
}

inline void add_analysis_blocks(std::vector<doc::Block>& blocks) {
  blocks.emplace_back(doc::Heading{.level = 1,
                                   .number = "ส่วนที่ 2",
                                   .phrases = {"ข้อคำถามของตัวชี้วัดที่ไม่ผ่านเกณฑ์"},
                                   .id = "part-2",
                                   .is_centred = true});
  blocks.emplace_back(
      doc::Heading{.level = 2, .number = "2.1", .phrases = {"ตัวชี้วัดที่ 2 การใช้งบประมาณ"}, .id = "indicator-2"});
  blocks.emplace_back(
      doc::Paragraph{.spans = {words("จากคะแนนรายตัวชี้วัดดังกล่าวข้างต้น จะเห็นได้ว่า มีตัวชี้วัดที่ไม่ผ่านเกณฑ์การประเมิน คือ "),
                               strong("ตัวชี้วัดที่ 2 การใช้งบประมาณ"),
                               words(" ซึ่งเป็นผลการประเมินจากบุคลากรภายในหน่วยงาน จังหวัดเชียงใหม่ได้คะแนน 81.80 "
                                     "สามารถแยกคะแนนของแต่ละข้อคำถาม "),
                               strong("จำนวน 6 ข้อคำถาม"), words(" สรุปได้ดังนี้")},
                     .keep_with_next = true});
  blocks.emplace_back(sample_answers(
      "answers-2",
      {{"I7 ท่านทราบข้อมูลเกี่ยวกับงบประมาณของหน่วยงาน หรือส่วนงานที่ท่านปฏิบัติหน้าที่มากน้อยเพียงใด", "4.31%", "23.28%",
        "41.51%", "30.90%", "66.40"},
       {"I8 หน่วยงานของท่าน ใช้จ่ายงบประมาณ โดยคำนึงถึงประเด็นดังต่อไปนี้ มากน้อยเพียงใด", "83.92"},
       {"▶ คุ้มค่าต่อผลประโยชน์ที่ได้รับ", "0.50%", "4.14%", "40.10%", "55.26%", "83.49"},
       {"▶ เป็นไปตามวัตถุประสงค์ของงบประมาณที่ตั้งไว้", "0.25%", "3.89%", "38.77%", "57.08%", "84.35"},
       {"I9 หน่วยงานของท่าน ใช้จ่ายงบประมาณเพื่อประโยชน์ส่วนตัว กลุ่ม หรือพวกพ้อง มากน้อยเพียงใด", "79.78%", "13.59%",
        "5.39%", "1.24%", "90.67"},
       {"I11 หน่วยงานของท่าน มีการจัดซื้อจัดจ้าง/การจัดหาพัสดุและการตรวจรับพัสดุในลักษณะดังต่อไปนี้ มากน้อยเพียงใด", "85.58"},
       {"▶ โปร่งใส ตรวจสอบได้", "1.91%", "3.07%", "29.83%", "65.20%", "86.20"},
       {"▶ เอื้อประโยชน์ให้ผู้ประกอบการรายใดรายหนึ่ง", "74.48%", "11.35%", "8.70%", "5.47%", "84.96"}}));
  blocks.emplace_back(doc::Heading{.level = 2, .number = "2.2", .phrases = {"ข้อเสนอแนะ"}, .id = "advice"});
  blocks.emplace_back(doc::Heading{.level = 3, .number = "", .phrases = {"เหตุของผลคะแนน"}, .id = "causes"});
  blocks.emplace_back(sample_advice());
  blocks.emplace_back(doc::Paragraph{.spans = {words("(รายละเอียดตามแผนการขับเคลื่อนในส่วนที่ 3)")},
                                     .role = doc::ParagraphRole::centred});
  blocks.emplace_back(doc::PageBreak{});
  blocks.emplace_back(doc::Heading{
      .level = 2,
      .number = "2.3",
      .phrases = {"แนวทางการพัฒนาผลการดำเนินการตามตัวชี้วัดที่ไม่ผ่านเกณฑ์การประเมิน", "เพื่อให้ได้คะแนนมากกว่า 90 คะแนน"},
      .id = "guidelines"});
  blocks.emplace_back(sample_guidelines());
  blocks.emplace_back(
      doc::Paragraph{.spans = {words("เอกสารอ้างอิง "),
                               {.text = "Integrity and Transparency Assessment", .italic = true},
                               words(" คะแนนที่ "),
                               {.text = "ผ่านเกณฑ์", .tone = doc::Tone::good},
                               words(" และ "),
                               {.text = "ไม่ผ่านเกณฑ์", .bold = true, .tone = doc::Tone::bad},
                               {.text = " ณ วันประกาศผล", .tone = doc::Tone::muted}},
                     .role = doc::ParagraphRole::plain});
}

/// Seven to nine pages of A4, portrait and landscape.
inline doc::Document sample_document() {
  doc::Document document;
  document.title = "บทวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส จังหวัดเชียงใหม่ พ.ศ. 2565";
  document.author = "ศูนย์ปฏิบัติการต่อต้านการทุจริตจังหวัดเชียงใหม่";
  document.subject = "ITA 2565";
  document.identifier = "https://prongsai.example/th/2565/cm-province#3";
  document.date = "2022-08-01";
  document.header = {"บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส",
                     "จังหวัดเชียงใหม่ ประจำปีงบประมาณ พ.ศ. 2565"};
  document.footer = "จังหวัดเชียงใหม่ · ฉบับวันที่ 1 สิงหาคม พ.ศ. 2565";
  document.page_word = "หน้า {page} / {pages}";
  document.logo = doc::Image{logo_png(), "image/png", "ตราของหน่วยงาน"};
  document.names = {"จังหวัดเชียงใหม่", "เชียงใหม่"};
  document.sections.resize(3);
  document.sections[0].blocks.emplace_back(sample_cover());
  add_result_blocks(document, document.sections[0].blocks);
  add_analysis_blocks(document.sections[0].blocks);
  document.sections[1] = sample_plan();
  document.sections[2].blocks.emplace_back(
      doc::Figure{"gantt", figure::gantt_chart(figure::test::chiang_mai_2565(), figure::Width::wide),
                  "ภาพที่ 3 ปฏิทินแผนการขับเคลื่อน ปีงบประมาณ พ.ศ. 2565", 90});
  document.sections[2].blocks.emplace_back(sample_provenance());
  return document;
}

}  // namespace prongsai::doc_writers::test
