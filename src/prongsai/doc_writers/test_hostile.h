// SPDX-License-Identifier: Apache-2.0
// For tests: texts that try to be more than text, a long document, and the letters of a text without blanks.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/doc_writers/sample_parts.h"

namespace prongsai::doc_writers::test {

inline constexpr const char* hostile_text =
    "</style><script>alert(\"1\")</script>&amp;'=1+1']]>--><!--%s{}{page}";

/// In every field that takes words.
inline doc::Document hostile_document() {
  const std::string bad = std::string(hostile_text) + "\x01\x1b\x7f";
  doc::Document document;
  document.title = document.author = document.subject = document.identifier = bad;
  document.date = "\"/><";
  document.language = "th\"><";
  document.header = {bad, bad};
  document.footer = document.page_word = bad;
  document.logo = doc::Image{"\x89PNG broken", "image/png\"><", bad};
  document.data = {{bad, bad, bad, bad, bad}};
  const doc::Spans spans = {{.text = bad, .bold = true, .href = "javascript:alert(1)", .datum = 0},
                            {.text = bad, .href = "https://a.example/\"><script>", .datum = 7},
                            {.text = bad, .tone = doc::Tone::bad, .href = "#" + bad, .verbatim = true}};
  const doc::Cell cell{.lines = {{spans, bad}, {spans, ""}}, .columns = 5, .rows = 5, .is_head = true};
  doc::Section section;
  section.blocks = {
      doc::Cover{{bad}, {bad}, bad, {spans}, true},
      doc::Heading{.level = 9, .number = bad, .phrases = {bad, bad}, .id = "a"},
      doc::Paragraph{.spans = spans},
      doc::List{{{bad, spans, {{bad, spans, {}}}}}},
      doc::Table{.id = "t",
                 .caption = bad,
                 .columns = {{0}, {}},
                 .head = {{{cell}}},
                 .body = {{{cell, cell}}, {{}}},
                 .sheet = bad},
      doc::Table{.id = "u", .sheet = bad},
      doc::Figure{.id = "f", .drawing = {.width = 100, .height = 100, .caption = {bad, bad}}, .caption = bad},
      doc::Provenance{bad, {{bad, spans}}, {}, bad}};
  document.sections = {section, {}};
  return document;
}

/// With eight headings of the first two levels.
inline doc::Document long_document() {
  doc::Document document;
  document.title = "ยาว";
  document.sections.resize(1);
  std::vector<doc::Block>& blocks = document.sections[0].blocks;
  blocks.emplace_back(doc::Cover{.title = {"รายงานฉบับยาว"}});
  for (int i = 1; i <= 8; ++i) {
    const std::string number = std::to_string(i);
    blocks.emplace_back(doc::Heading{.level = i % 2 == 1 ? 1 : 2,
                                     .number = number + ".",
                                     .phrases = {"หัวข้อที่ " + number},
                                     .id = "heading-" + number});
    blocks.emplace_back(doc::Paragraph{.spans = {words("เนื้อความของหัวข้อที่ " + number)}});
  }
  return document;
}

/// Without blanks, tabs and ends of line.
inline std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n') out += c;
  }
  return out;
}

}  // namespace prongsai::doc_writers::test
