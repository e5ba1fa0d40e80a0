// SPDX-License-Identifier: Apache-2.0
// Slips in what sentences claim, in names, codes, years and advice.
#include <array>

#include "plants.h"

namespace prongsai::planted {
namespace {

using lint::Kind;

constexpr std::array indicators = {"การปฏิบัติหน้าที่",          "การใช้งบประมาณ",      "การใช้อำนาจ",
                                   "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน",
                                   "ประสิทธิภาพการสื่อสาร",    "การปรับปรุงการทำงาน",  "การเปิดเผยข้อมูล",
                                   "การป้องกันการทุจริต"};

std::optional<Planted> flip_direction(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "คะแนนรวม"),
      [](const std::string& line) -> std::optional<std::string> {
        if (has(line, "คะแนนรวมเพิ่มขึ้น ")) return replaced(line, "คะแนนรวมเพิ่มขึ้น ", "คะแนนรวมลดลง ");
        if (has(line, "คะแนนรวมลดลง ")) return replaced(line, "คะแนนรวมลดลง ", "คะแนนรวมเพิ่มขึ้น ");
        return std::nullopt;
      },
      chance);
}

std::optional<Planted> flip_indicator_direction(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "จากปีงบประมาณ พ.ศ. "),
      [](const std::string& line) -> std::optional<std::string> {
        if (line.starts_with("คะแนนเพิ่มขึ้น ")) return replaced(line, "คะแนนเพิ่มขึ้น ", "คะแนนลดลง ");
        if (line.starts_with("คะแนนลดลง ")) return replaced(line, "คะแนนลดลง ", "คะแนนเพิ่มขึ้น ");
        return std::nullopt;
      },
      chance);
}

/// Beside a sentence that counts what rose and what fell.
std::optional<Planted> every_indicator(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "และลดลง "),
      [](const std::string& line) -> std::optional<std::string> {
        if (!has(line, "คะแนนเพิ่มขึ้น ") || !has(line, "ตัวชี้วัด")) return std::nullopt;
        return "จะเห็นได้ว่ามีผลการประเมินเพิ่มขึ้นทุกตัวชี้วัด";
      },
      chance);
}

std::optional<Planted> significant(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "คะแนนรวม"),
      [](const std::string& line) -> std::optional<std::string> {
        if (has(line, "คะแนนรวมเพิ่มขึ้น ")) return replaced(line, "คะแนนรวมเพิ่มขึ้น ", "คะแนนรวมเพิ่มขึ้นอย่างมีนัยสำคัญ ");
        if (has(line, "คะแนนรวมลดลง ")) return replaced(line, "คะแนนรวมลดลง ", "คะแนนรวมลดลงอย่างมีนัยสำคัญ ");
        return std::nullopt;
      },
      chance);
}

/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ" with another number.
std::optional<Planted> indicator_number(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> places = sentences_with(lines, "ตัวชี้วัดที่ ");
  return change_one(
      lines, places,
      [&](const std::string& line) -> std::optional<std::string> {
        for (std::size_t i = 0; i < indicators.size(); ++i) {
          const std::string right = "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + indicators[i];
          const std::size_t at = line.find(right);
          if (at == std::string::npos) continue;
          const std::size_t other = (i + 1 + below(chance, 8)) % indicators.size();
          return replaced(line, right, "ตัวชี้วัดที่ " + std::to_string(other + 1) + " " + indicators[i]);
        }
        return std::nullopt;
      },
      chance);
}

std::optional<Planted> indicator_name(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_row(lines[i]) && has(lines[i], "\tการปรับปรุงการทำงาน\t")) rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [](const std::string& line) -> std::optional<std::string> {
        return replaced(line, "การปรับปรุงการทำงาน", "การปรับปรุงระบบการทำงาน");
      },
      chance);
}

std::optional<Planted> indicator_swapped(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "ตัวชี้วัดที่ "),
      [&](const std::string& line) -> std::optional<std::string> {
        for (std::size_t i = 0; i < indicators.size(); ++i) {
          const std::string right = "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + indicators[i];
          if (!has(line, right)) continue;
          const std::size_t other = (i + 1 + below(chance, 8)) % indicators.size();
          return replaced(line, right, "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + indicators[other]);
        }
        return std::nullopt;
      },
      chance);
}

/// "I7 ท่านทราบ…" as a scan reads it, and a code that no year has.
std::optional<Planted> item_code(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (is_row(line) && line.size() > 3 && (line[0] == 'I' || line[0] == 'E') && line[1] >= '1' &&
        line[1] <= '9')
      rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [&](const std::string& line) -> std::optional<std::string> {
        return below(chance, 2) == 0 ? "1" + line.substr(1) : line.substr(0, 1) + "9" + line.substr(1);
      },
      chance);
}

std::optional<Planted> wrong_advice(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_row(lines[i]) && has(lines[i], "เผยแพร่ข้อมูลที่ยังไม่มี")) rows.push_back(i);
  }
  return change_one(
      lines, rows,
      [](const std::string& line) -> std::optional<std::string> {
        auto cells = cells_of(line);
        cells.back() = "รักษาระดับ";
        return line_of(cells);
      },
      chance);
}

/// A fiscal year moved to one that the document knows nothing of.
std::string other_year(const std::string& line, int by) {
  const std::string word = "พ.ศ. 25";
  const std::size_t at = line.find(word);
  if (at == std::string::npos) return line;
  const std::size_t from = at + word.size() - 2;
  const int year = std::atoi(line.substr(from, 4).c_str());
  return line.substr(0, from) + std::to_string(year + by) + line.substr(from + 4);
}

std::optional<Planted> year_of_heading(const Lines& lines, Chance& chance) {
  std::vector<std::size_t> headings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with("#") && has(lines[i], "ผลการประเมิน") && has(lines[i], "ประจำปีงบประมาณ พ.ศ. 25"))
      headings.push_back(i);
  }
  return change_one(
      lines, headings, [](const std::string& line) { return std::optional(other_year(line, 3)); }, chance);
}

std::optional<Planted> year_of_sentence(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "จากปีงบประมาณ พ.ศ. 25"),
      [](const std::string& line) { return std::optional(other_year(line, -5)); }, chance);
}

std::optional<Planted> level(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "อยู่ในระดับ "),
      [](const std::string& line) -> std::optional<std::string> {
        const std::string word = "อยู่ในระดับ ";
        const std::size_t at = line.find(word) + word.size();
        const std::string rest = line.substr(at);
        if (rest == "ผ่านดีเยี่ยม" || rest == "ผ่านดี" || rest == "ผ่าน") return line.substr(0, at) + "ไม่ผ่าน";
        if (rest == "ไม่ผ่าน") return line.substr(0, at) + "ผ่านดี";
        return line.substr(0, at) + (rest == "AA" ? "B" : "AA");
      },
      chance);
}

std::optional<Planted> instrument_name(const Lines& lines, Chance& chance) {
  return change_one(
      lines, sentences_with(lines, "ผู้มีส่วนได้ส่วนเสียภาย"),
      [](const std::string& line) -> std::optional<std::string> {
        if (has(line, "ผู้มีส่วนได้ส่วนเสียภายใน (IIT)"))
          return replaced(line, "ผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "ผู้มีส่วนได้ส่วนเสีย (IIT)");
        if (has(line, "ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"))
          return replaced(line, "ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "ผู้มีส่วนได้ส่วนเสีย (EIT)");
        return std::nullopt;
      },
      chance);
}

}  // namespace

std::vector<Plant> claim_plants() {
  return {{"the total rose for fell", {Kind::narr, Kind::num}, flip_direction},
          {"an indicator rose for fell", {Kind::narr, Kind::num}, flip_indicator_direction},
          {"every indicator rose", {Kind::narr}, every_indicator},
          {"significantly", {Kind::narr}, significant},
          {"the number of an indicator", {Kind::ind, Kind::num}, indicator_number},
          {"the name of an indicator", {Kind::ind, Kind::term}, indicator_name},
          {"the name of another indicator", {Kind::ind, Kind::num}, indicator_swapped},
          {"the code of a question", {Kind::code}, item_code},
          {"keep the level of what is zero", {Kind::adv}, wrong_advice},
          {"the year of a heading", {Kind::year, Kind::copy}, year_of_heading},
          {"the year in the text", {Kind::year, Kind::num, Kind::narr}, year_of_sentence},
          {"the level", {Kind::num, Kind::narr}, level},
          {"the name of an instrument", {Kind::term}, instrument_name}};
}

}  // namespace prongsai::planted
