// SPDX-License-Identifier: Apache-2.0
// A made result, few words, and templates of a line, for the tests of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "prongsai/analysis/test_look.h"
#include "prongsai/report/write.h"

namespace prongsai::report::test {

using scoring::test::Case;

/// The words that numbers and names need; what a test leaves out shows as ⟦key⟧.
inline Wording words() {
  Wording out;
  out.words = {{"node.total", "คะแนนรวม"},
               {"node.indicator", "ตัวชี้วัดที่"},
               {"node.item", "ข้อ"},
               {"unit.points", "คะแนน"},
               {"missing.nothing_known", "ไม่มีข้อมูล"},
               {"missing.term_missing", "ข้อมูลไม่ครบ"},
               {"missing.change", "เทียบไม่ได้"},
               {"change.rose", "เพิ่มขึ้น"},
               {"change.fell", "ลดลง"},
               {"change.same", "เท่าเดิม"},
               {"list.between", ", "},
               {"list.last", " และ"},
               {"heading.part", "ส่วนที่ {n}"}};
  for (int month = 1; month <= 12; ++month)
    out.words["month." + std::to_string(month)] = "เดือน" + std::to_string(month);
  out.words["year.era"] = "พ.ศ.";
  return out;
}

/// Two years of the small edition, borrowed from two cases.
struct Years {
  Years(Case earlier, Case later) : before(std::move(earlier)), now(std::move(later)) {}

  [[nodiscard]] Input input() const {
    Input out;
    out.kind = Kind::analysis;
    out.year = now.of.edition.fiscal_year;
    out.letterhead.name = "หน่วยงานหนึ่ง";
    out.years = {{before.scored(), "aa", true}, {now.scored(), "bb", true}};
    out.issue = {.version = 1, .day = "2027-11-01", .address = {}, .software = "Prongsai"};
    return out;
  }

  analysis::test::Look before;
  analysis::test::Look now;
};

/// Of the small edition, a year before or in it.
inline Case year(int fiscal_year) {
  framework::Edition edition = scoring::test::edition();
  edition.fiscal_year = fiscal_year;
  edition.id = "test/" + std::to_string(fiscal_year);
  return Case(std::move(edition));
}

inline BlockPattern text(std::vector<Sentence> sentences, bool first_only = false) {
  TextPattern form;
  form.sentences = std::move(sentences);
  form.is_first_only = first_only;
  return {.when = {}, .form = std::move(form), .line = 1};
}

inline Template of(BlockPatterns body) {
  Template out;
  out.title = "บทวิเคราะห์ {agency}";
  out.cover_title = {"บทวิเคราะห์"};
  out.body = std::move(body);
  return out;
}

/// The words of every paragraph and heading of the body, a line each.
inline std::vector<std::string> lines(const Draft& draft) {
  std::vector<std::string> out;
  for (const doc::Section& section : draft.document.sections) {
    for (const doc::Block& block : section.blocks) {
      if (const auto* paragraph = std::get_if<doc::Paragraph>(&block))
        out.push_back(doc::text_of(paragraph->spans));
      if (const auto* heading = std::get_if<doc::Heading>(&block)) out.push_back(doc::text_of(*heading));
    }
  }
  return out;
}

}  // namespace prongsai::report::test
