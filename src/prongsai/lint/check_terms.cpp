// SPDX-License-Identifier: Apache-2.0
// Names of instruments and of the assessment, thresholds, and heads of columns that say another thing.
#include <algorithm>
#include <array>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

constexpr std::string_view stakeholders = "ผู้มีส่วนได้ส่วนเสีย";

struct Side {
  std::string_view code;
  std::string_view word;
  std::string_view wrong;
};
constexpr std::array<Side, 2> sides = {{{"IIT", "ภายใน", "ภายนอก"}, {"EIT", "ภายนอก", "ภายใน"}}};

/// "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย (IIT)": of which side is not said, or the other is.
void check_instrument(const ReadLine& line, std::vector<Finding>& out) {
  constexpr std::string_view whole = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย";
  const std::string_view plain = line.plain;
  for (std::size_t at = plain.find(whole); at != std::string_view::npos;
       at = plain.find(whole, at + whole.size())) {
    const std::size_t behind = at + whole.size();
    const std::string_view rest = trim(plain.substr(behind));
    for (const Side& side : sides) {
      const std::string code = "(" + std::string(side.code) + ")";
      // A letter too many in the code is another slip.
      const bool bare = rest.starts_with(code) || (side.code == "IIT" && rest.starts_with("(IIIT)"));
      const std::string crossed = std::string(side.wrong) + code;
      const bool wrong =
          squeeze(rest.substr(0, 60)).starts_with(squeeze(crossed)) && contains(rest.substr(0, 60), code);
      if (!bare && !wrong) continue;
      const std::size_t close = plain.find(')', behind);
      out.push_back(finding_at(*line.line, wrong ? "term.instrument_crossed" : "term.instrument",
                               Certainty::certain, std::string(plain.substr(at, close + 1 - at)),
                               std::string(whole) + std::string(side.word) + " " + code));
    }
  }
}

/// "ข้อมูลผู้มีส่วนได้ส่วนเสียภายใน (EIT)" without the instrument's own name before it.
void check_crossed(const ReadLine& line, std::vector<Finding>& out) {
  for (const Side& side : sides) {
    const std::string code = "(" + std::string(side.code) + ")";
    for (const std::string_view blank : {"", " "}) {
      const std::string crossed =
          std::string(stakeholders) + std::string(side.wrong) + std::string(blank) + code;
      if (!contains(line.plain, crossed) || contains(line.plain, "แบบวัดการรับรู้ของ" + crossed)) continue;
      out.push_back(finding_at(*line.line, "term.instrument_crossed", Certainty::certain, crossed,
                               std::string(stakeholders) + std::string(side.word) + " " + code));
    }
  }
}

/// "(IIIT)", "(EITT)": one letter off a code, in brackets.
void check_code(const ReadLine& line, std::vector<Finding>& out) {
  const std::string_view plain = line.plain;
  for (std::size_t at = plain.find('('); at != std::string_view::npos; at = plain.find('(', at + 1)) {
    const std::size_t close = plain.find(')', at);
    if (close == std::string_view::npos) return;
    const std::string_view inside = trim(plain.substr(at + 1, close - at - 1));
    const bool code = inside.size() >= 3 && inside.size() <= 4 &&
                      std::all_of(inside.begin(), inside.end(),
                                  [](char c) { return contains("IEOTAl1", std::string_view(&c, 1)); });
    if (!code || inside == "IIT" || inside == "EIT" || inside == "OIT" || inside == "ITA") continue;
    for (const std::string_view meant : {"IIT", "EIT", "OIT"}) {
      std::string left(inside);
      bool off = inside.size() == 3 &&
                 std::count_if(left.begin(), left.end(), [](char c) { return c == 'l' || c == '1'; }) > 0;
      std::string swapped = left;
      std::replace(swapped.begin(), swapped.end(), 'l', 'I');
      std::replace(swapped.begin(), swapped.end(), '1', 'I');
      off = off && swapped == meant;
      for (std::size_t i = 0; !off && inside.size() == 4 && i < left.size(); ++i) {
        std::string shorter = left;
        shorter.erase(i, 1);
        off = shorter == meant;
      }
      if (!off) continue;
      out.push_back(finding_at(*line.line, "term.instrument_code", Certainty::probable,
                               "(" + std::string(inside) + ")", "(" + std::string(meant) + ")"));
      break;
    }
  }
}

/// "มากกว่า 90 คะแนน ขึ้นไป": more than 90, or 90 and more.
void check_threshold(const ReadLine& line, std::vector<Finding>& out) {
  struct Pair {
    std::string_view above, up, meant;
  };
  for (const Pair& pair :
       {Pair{"มากกว่า", "ขึ้นไป", "ตั้งแต่"}, Pair{"สูงกว่า", "ขึ้นไป", "ตั้งแต่"}, Pair{"เกินกว่า", "ขึ้นไป", "ตั้งแต่"},
        Pair{"น้อยกว่า", "ลงมา", "ตั้งแต่"}, Pair{"ต่ำกว่า", "ลงมา", "ตั้งแต่"}, Pair{"ต่ำกว่า", "ลงไป", "ตั้งแต่"}}) {
    for (const NumberAt& number : numbers_in(line.plain)) {
      const std::string_view before = trim(std::string_view(line.plain).substr(0, number.begin));
      std::string_view from = before;
      if (from.ends_with("ร้อยละ"))
        from = trim(from.substr(0, from.size() - std::string_view("ร้อยละ").size()));
      if (!from.ends_with(pair.above)) continue;
      const std::size_t begin = from.size() - pair.above.size();
      std::string_view behind = trim(std::string_view(line.plain).substr(number.end));
      if (behind.starts_with("คะแนน")) behind = trim(behind.substr(std::string_view("คะแนน").size()));
      if (!behind.starts_with(pair.up)) continue;
      const std::size_t end = static_cast<std::size_t>(behind.data() - line.plain.data()) + pair.up.size();
      out.push_back(finding_at(
          *line.line, "term.above_and_up", Certainty::certain, line.plain.substr(begin, end - begin),
          std::string(pair.meant) + " " + number.text + " คะแนน" + std::string(pair.up)));
    }
  }
}

/// The assessment's own name is "… ในการดำเนินงานของหน่วยงานภาครัฐ".
void check_title_words(const Context& context, std::vector<Finding>& out) {
  constexpr std::string_view official = "ในการดำเนินงานของหน่วยงานภาครัฐ";
  constexpr std::string_view other = "ในการดำเนินงานของหน่วยงานของรัฐ";
  bool has_official = false;
  std::string_view before;
  std::vector<const Line*> places;
  for (const ReadLine& line : context.reading.lines) {
    has_official = has_official || contains(squeeze(line.plain), official);
    // Laws speak of หน่วยงานของรัฐ too; this is about the assessment's name.
    const bool named = contains(line.plain, "ความโปร่งใส") || contains(before, "ความโปร่งใส");
    if (named && contains(squeeze(line.plain), other)) places.push_back(line.line);
    before = line.plain;
  }
  if (!has_official || places.empty()) return;
  Finding found = finding_at(*places.front(), "term.title_words", Certainty::certain, std::string(other),
                             std::string(official));
  for (std::size_t i = 1; i < places.size(); ++i) found.other_lines.push_back(places[i]->number);
  out.push_back(std::move(found));
}

/// A column headed as reports to be made, over guidelines for the work.
void check_guideline_column(const Context& context, const Sheet& sheet, std::vector<Finding>& out) {
  constexpr std::string_view head = "แนวทางการรายงานผลการดำเนินการ";
  if (!column_of(sheet, {head})) return;
  const std::size_t first = sheet.heads.front();
  std::size_t seen = 0;
  for (std::size_t i = first; i-- > 0 && seen < 4;) {
    const ReadLine& line = context.reading.lines[i];
    if (line.is_row()) break;
    if (line.running) continue;
    ++seen;
    if (!contains(line.plain, "แนวทางการพัฒนา")) continue;
    Finding found = finding_at(*context.reading.lines[first].line, "term.guideline_column",
                               Certainty::certain, std::string(head), "แนวทางการพัฒนาผลการดำเนินการ");
    found.details = {{"lead", std::to_string(line.line->number)}};
    found.other_lines = {line.line->number};
    for (std::size_t k = 1; k < sheet.heads.size(); ++k)
      found.other_lines.push_back(context.reading.lines[sheet.heads[k]].line->number);
    out.push_back(std::move(found));
    return;
  }
}

/// "คะแนนรวม" over figures that are the mean of the rows above, never their sum.
void check_total_row(const Context& context, const Sheet& sheet, std::vector<Finding>& out) {
  if (sheet.rows.size() < 3) return;
  const ReadLine& last = context.reading.lines[sheet.rows.back()];
  const std::string_view name = cell_of(last, 0);
  if (!name.starts_with("คะแนนรวม") && name != "รวม" && !name.starts_with("รวมคะแนน")) return;
  // Instruments have a total: their weighted sum.
  for (const std::size_t row : sheet.rows) {
    if (!first_of(context.reading.lines[row].plain, {"IIT", "EIT", "OIT", "แบบวัด"}).empty()) return;
  }
  std::size_t means = 0;
  for (std::size_t column = 1; column < last.cells.size(); ++column) {
    const auto total = only_number(last.cells[column]);
    if (!total || total->percent || total->sign != 0) continue;
    std::int64_t sum = 0;
    std::int64_t rows = 0;
    for (std::size_t i = 0; i + 1 < sheet.rows.size(); ++i) {
      const auto number = only_number(cell_of(context.reading.lines[sheet.rows[i]], column));
      if (!number) continue;
      sum += number->value.ten_thousandths();
      ++rows;
    }
    if (rows < 2 || rows + 1 < static_cast<std::int64_t>(sheet.rows.size())) continue;
    const std::int64_t off = total->value.ten_thousandths() * rows - sum;
    // A hundredth of rounding.
    if (off < rows * 100 && off > -rows * 100) ++means;
  }
  if (means == 0) return;
  out.push_back(
      finding_at(*last.line, "term.total_for_mean", Certainty::certain, std::string(name), "คะแนนเฉลี่ย"));
}

/// "สามารถแยกรายตัวชี้วัดสรุปได้ดังนี้" over a table of one indicator's questions.
void check_breakdown(const Context& context, const Sheet& sheet, std::vector<Finding>& out) {
  constexpr std::string_view words = "แยกรายตัวชี้วัด";
  const std::size_t first = sheet.heads.front();
  std::size_t codes = 0;
  for (const std::size_t row : sheet.rows) {
    const std::string_view cell = cell_of(context.reading.lines[row], 0);
    codes += cell.size() > 2 && (cell[0] == 'E' || cell[0] == 'I' || cell[0] == 'e' || cell[0] == 'i') &&
                     cell[1] >= '0' && cell[1] <= '9'
                 ? 1U
                 : 0U;
  }
  if (codes < 2 || codes + 1 < sheet.rows.size()) return;
  for (std::size_t i = first; i-- > 0 && i + 3 > first;) {
    const ReadLine& line = context.reading.lines[i];
    if (line.is_row()) return;
    if (line.running || !contains(line.plain, words)) continue;
    Finding found =
        finding_at(*line.line, "term.breakdown", Certainty::certain, std::string(words), "แยกรายข้อคำถาม");
    found.other_lines = {context.reading.lines[first].line->number};
    out.push_back(std::move(found));
    return;
  }
}

/// One word for one thing: "แบบวัด" here, "แบบประเมิน" as the head of a column of instruments there.
void check_form_word(const Context& context, const Sheet& sheet, std::vector<Finding>& out) {
  const auto column = column_of(sheet, {"แบบประเมิน"});
  if (!column || squeeze(sheet.head[*column]) != squeeze("แบบประเมิน")) return;
  const bool codes = std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](std::size_t row) {
    const std::string_view cell = cell_of(context.reading.lines[row], *column);
    return cell == "IIT" || cell == "EIT" || cell == "OIT";
  });
  if (!codes) return;
  out.push_back(finding_at(*context.reading.lines[sheet.heads.front()].line, "term.form_word",
                           Certainty::hint, "แบบประเมิน", "แบบวัด"));
}

std::vector<Finding> check_terms(const Context& context) {
  std::vector<Finding> out;
  for (const ReadLine& line : context.reading.lines) {
    check_instrument(line, out);
    check_crossed(line, out);
    check_code(line, out);
    check_threshold(line, out);
  }
  check_title_words(context, out);
  const bool has_other_word = std::any_of(context.reading.lines.begin(), context.reading.lines.end(),
                                          [](const ReadLine& line) { return contains(line.plain, "แบบวัด"); });
  for (const Sheet& sheet : sheets_of(context.reading)) {
    check_guideline_column(context, sheet, out);
    check_total_row(context, sheet, out);
    check_breakdown(context, sheet, out);
    if (has_other_word) check_form_word(context, sheet, out);
  }
  return out;
}

}  // namespace

RuleSet term_rules() {
  return {{{"term.instrument", Kind::term},
           {"term.instrument_crossed", Kind::term},
           {"term.instrument_code", Kind::term},
           {"term.above_and_up", Kind::term},
           {"term.title_words", Kind::term},
           {"term.guideline_column", Kind::term},
           {"term.total_for_mean", Kind::term},
           {"term.breakdown", Kind::term},
           {"term.form_word", Kind::term}},
          check_terms};
}

}  // namespace prongsai::lint
