// SPDX-License-Identifier: Apache-2.0
// What a form or a template left in the text: places to fill in, instructions, words typed twice.
#include <algorithm>
#include <array>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Mark {
  std::string_view words;
  Certainty certainty;
};

constexpr std::array<Mark, 20> placeholders = {{{"{{", Certainty::certain},
                                                {"[ระบุ", Certainty::certain},
                                                {"(ระบุ", Certainty::probable},
                                                {"<ระบุ", Certainty::certain},
                                                {"[ชื่อ", Certainty::certain},
                                                {"[หน่วยงาน", Certainty::certain},
                                                {"[ปี", Certainty::certain},
                                                {"25XX", Certainty::certain},
                                                {"25xx", Certainty::certain},
                                                {"256X", Certainty::certain},
                                                {"256x", Certainty::certain},
                                                {"XX.XX", Certainty::certain},
                                                {"xx.xx", Certainty::certain},
                                                {"TBD", Certainty::certain},
                                                {"TO"
                                                 "DO",
                                                 Certainty::certain},
                                                {"Lorem ipsum", Certainty::certain},
                                                {"lorem ipsum", Certainty::certain},
                                                {"#REF!", Certainty::certain},
                                                {"#DIV/0!", Certainty::certain},
                                                {"(ตัวอย่าง)", Certainty::probable}}};

constexpr std::array<Mark, 9> instructions = {{{"ห้ามตัดหัวข้อทิ้ง", Certainty::certain},
                                               {"ห้ามเว้นว่าง", Certainty::certain},
                                               {"โปรดระบุ", Certainty::probable},
                                               {"ให้หน่วยงานกรอก", Certainty::probable},
                                               {"กรอกข้อมูลใน", Certainty::probable},
                                               {"ลบข้อความนี้", Certainty::certain},
                                               {"คำชี้แจงในการกรอก", Certainty::probable},
                                               {"คลิกที่นี่เพื่อ", Certainty::certain},
                                               {"ใส่ข้อความ", Certainty::probable}}};

std::string around(std::string_view text, std::size_t at, std::size_t length) {
  // A dozen letters to each side, on borders of letters.
  constexpr std::size_t side = 36;
  std::size_t begin = at > side ? at - side : 0;
  std::size_t end = std::min(text.size(), at + length + side);
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return std::string(trim(text.substr(begin, end - begin)));
}

bool is_signature(std::string_view plain) {
  return !first_of(plain, {"ลงชื่อ", "ลายมือชื่อ", "ลงนาม", "ผู้เสนอ", "ผู้อนุมัติ", "ผู้เห็นชอบ", "ผู้จัดทำ", "ผู้รายงาน",
                           "ตำแหน่ง", "วันที่...", "วันที่…"})
              .empty();
}

/// A list of contents leads to its page numbers with dots.
bool leads_to_page(std::string_view plain, std::size_t end) {
  const std::string_view behind = trim(plain.substr(end));
  return !behind.empty() && behind.size() <= 4 &&
         std::all_of(behind.begin(), behind.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Dots or low lines where something was to be written in.
void find_blanks(const Reading& reading, std::size_t index, std::vector<Finding>& out) {
  const std::string& plain = reading.lines[index].plain;
  if (is_signature(plain)) return;
  const auto run = [&](std::string_view mark, std::size_t least) -> std::pair<std::size_t, std::size_t> {
    for (std::size_t at = plain.find(mark); at != std::string::npos;
         at = plain.find(mark, at + mark.size())) {
      std::size_t end = at;
      while (std::string_view(plain).substr(end).starts_with(mark)) end += mark.size();
      if ((end - at) / mark.size() >= least) return {at, end};
    }
    return {0, 0};
  };
  for (const auto& [mark, least] : {std::pair<std::string_view, std::size_t>{".", 4}, {"…", 2}, {"_", 4}}) {
    const auto [begin, end] = run(mark, least);
    if (end == 0 || leads_to_page(plain, end)) continue;
    // "(........)" alone under a signature.
    const std::string rest = squeeze(plain);
    const bool by_itself = rest.empty();
    const bool signed_above = index > 0 && is_signature(reading.lines[index - 1].plain);
    if (by_itself && (signed_above || plain.starts_with('('))) continue;
    const bool year = std::string_view(plain).substr(0, begin).ends_with("พ.ศ. ") ||
                      std::string_view(plain).substr(0, begin).ends_with("พ.ศ.") || mark == "_";
    out.push_back(finding_at(*reading.lines[index].line, "form.placeholder",
                             year ? Certainty::certain : Certainty::probable,
                             around(plain, begin, end - begin)));
    return;
  }
}

template <std::size_t count>
bool find_marks(const ReadLine& line, const std::array<Mark, count>& marks, std::string_view code,
                std::vector<Finding>& out) {
  for (const Mark& mark : marks) {
    const std::size_t at = line.plain.find(mark.words);
    if (at == std::string::npos) continue;
    out.push_back(finding_at(*line.line, code, mark.certainty, around(line.plain, at, mark.words.size())));
    return true;
  }
  return false;
}

/// "หน่วยงานของหน่วยงานของ": the same words right behind each other.
void find_doubled(const ReadLine& line, std::vector<Finding>& out) {
  constexpr std::size_t longest = 24;
  for (const std::string& cell : line.cells) {
    const std::u32string text = code_points(cell);
    const auto is_thai = [](char32_t c) { return c >= 0x0E01 && c <= 0x0E4E; };
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_thai(text[at])) continue;
      for (std::size_t length = 6; length <= longest && at + 2 * length <= text.size(); ++length) {
        if (text[at] != text[at + length] || text.compare(at, length, text, at + length, length) != 0)
          continue;
        const std::u32string once = text.substr(at, length);
        if (!std::all_of(once.begin(), once.end(), is_thai)) continue;
        out.push_back(finding_at(*line.line, "form.doubled", Certainty::hint, utf8(once + once), utf8(once)));
        return;
      }
    }
    for (const std::string_view twice : {"และและ", "ของของ", "เพื่อเพื่อ", "โดยโดย"}) {
      if (!contains(cell, twice)) continue;
      out.push_back(finding_at(*line.line, "form.doubled", Certainty::hint, std::string(twice),
                               std::string(twice.substr(0, twice.size() / 2))));
      return;
    }
  }
}

/// A row of a distribution without "%" among rows that have it.
void check_percents(const Context& context, std::vector<Finding>& out) {
  for (const Sheet& table : sheets_of(context.reading)) {
    std::vector<std::size_t> bare;
    std::size_t marked = 0;
    for (const std::size_t index : table.rows) {
      std::size_t with = 0;
      std::size_t without = 0;
      const std::vector<std::string>& cells = context.reading.lines[index].cells;
      // The last column holds the score.
      for (std::size_t column = 1; column + 1 < cells.size(); ++column) {
        const auto number = only_number(cells[column]);
        if (!number || number->decimals != 2) continue;
        (number->percent ? with : without) += 1;
      }
      if (with > 1) ++marked;
      if (with == 0 && without >= 4) bare.push_back(index);
    }
    if (marked < 3 || bare.size() * 3 > marked) continue;
    for (const std::size_t index : bare) {
      const std::string printed(cell_of(context.reading.lines[index], 1));
      out.push_back(finding_at(*context.reading.lines[index].line, "form.percent_missing",
                               Certainty::probable, printed, printed + "%"));
    }
  }
}

/// A sentence that ends where its list should begin, or on a word that asks for more.
void check_endings(const Context& context, std::vector<Finding>& out) {
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ReadLine& line = lines[i];
    if (!is_text(line) || letters(line.plain) < 60) continue;
    const bool end = i + 1 == lines.size();
    const bool headed = !end && is_heading(lines[i + 1]) && !lines[i + 1].running;
    const bool cut =
        line.plain.ends_with(" และ") || line.plain.ends_with(" หรือ") || line.plain.ends_with(" เพื่อ");
    // Headings may be what "ดังนี้" announces; the end of the document never is.
    const bool lists = line.plain.ends_with("ได้แก่") || line.plain.ends_with("ดังนี้");
    if (!(cut && (headed || end)) && !(lists && end)) continue;
    out.push_back(
        finding_at(*line.line, "form.unfinished", Certainty::hint, around(line.plain, line.plain.size(), 0)));
  }
}

std::vector<Finding> check_leftovers(const Context& context) {
  std::vector<Finding> out;
  for (std::size_t i = 0; i < context.reading.lines.size(); ++i) {
    const ReadLine& line = context.reading.lines[i];
    if (!find_marks(line, placeholders, "form.placeholder", out)) find_blanks(context.reading, i, out);
    find_marks(line, instructions, "form.instruction", out);
    find_doubled(line, out);
  }
  check_percents(context, out);
  check_endings(context, out);
  return out;
}

}  // namespace

RuleSet leftover_rules() {
  return {{{"form.placeholder", Kind::form},
           {"form.instruction", Kind::form},
           {"form.doubled", Kind::form},
           {"form.percent_missing", Kind::form},
           {"form.unfinished", Kind::form}},
          check_leftovers};
}

}  // namespace prongsai::lint
