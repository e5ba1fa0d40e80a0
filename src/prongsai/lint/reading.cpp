// SPDX-License-Identifier: Apache-2.0
// The document's lines: which come back on every page, and which year it is about.
#include <algorithm>
#include <map>

#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {
namespace {

ReadLine read_line(const Line& line) {
  ReadLine out;
  out.line = &line;
  for (const std::string& cell : line.cells) {
    out.cells.emplace_back(trim(arabic_digits(cell)));
    if (out.cells.back().empty()) continue;
    if (!out.plain.empty()) out.plain += ' ';
    out.plain += out.cells.back();
  }
  return out;
}

/// Lines that stand word for word at three places and more, and are no rows, come from the page, not from the
/// text.
void find_running(std::vector<ReadLine>& lines) {
  std::map<std::string, int> times;
  for (const ReadLine& line : lines) {
    if (!line.is_row() && line.line->table == 0) ++times[squeeze(line.plain)];
  }
  for (ReadLine& line : lines) {
    const std::string key = squeeze(line.plain);
    line.running = !line.is_row() && line.line->table == 0 && key.size() > 12 && times[key] >= 3;
  }
}

bool speaks_of_results(std::string_view plain) {
  return contains(plain, "ผลการประเมิน") || contains(plain, "คะแนน");
}

bool is_plan(const std::vector<ReadLine>& lines) {
  for (std::size_t i = 0; i < lines.size() && i < 12; ++i) {
    if (contains(lines[i].plain, "แผน")) return true;
  }
  return false;
}

/// The latest year that a column of scores is dated with.
int latest_column(const std::vector<ReadLine>& lines) {
  int latest = 0;
  for (const ReadLine& line : lines) {
    if (!line.is_row()) continue;
    int dated = 0;
    int year_of_line = 0;
    for (const std::string& cell : line.cells) {
      const auto years = years_in(cell);
      if (years.size() != 1 || squeeze(cell).size() > 150 || years[0].date) continue;
      ++dated;
      year_of_line = std::max(year_of_line, years[0].year);
    }
    if (dated >= 2) latest = std::max(latest, year_of_line);
  }
  return latest;
}

/// Of the results: "ได้มีประกาศ … เรื่อง ผลการประเมิน … ประจำปีงบประมาณ พ.ศ. 2565 … ได้คะแนน" says it best, then the
/// last column of a comparison, the title of what is no plan, and the year most often named with results.
int find_results_year(const std::vector<ReadLine>& lines, int title_year) {
  std::map<int, int> votes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ReadLine& line = lines[i];
    if (line.running || !speaks_of_results(line.plain)) continue;
    const bool announced =
        contains(line.plain, "ประกาศ") && contains(line.plain, "ผลการประเมิน") && contains(line.plain, "เรื่อง");
    for (const YearAt& year : years_in(line.plain)) {
      const std::string_view after = std::string_view(line.plain).substr(year.end);
      if (!year.fiscal || year.date || is_compared_year(std::string_view(line.plain).substr(0, year.begin)))
        continue;
      const bool scored = contains(after, "ได้คะแนน") || contains(after, "คะแนนรวม") ||
                          (i + 1 < lines.size() && lines[i + 1].plain.starts_with("ได้คะแนน"));
      votes[year.year] += announced && scored ? 12 : announced || scored ? 5 : 1;
    }
  }
  if (const int column = latest_column(lines); column != 0) votes[column] += 8;
  if (title_year != 0 && !is_plan(lines)) votes[title_year] += 6;
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
  return best == votes.end() ? 0 : best->first;
}

int find_title_year(const std::vector<ReadLine>& lines) {
  for (std::size_t i = 0; i < lines.size() && i < 20; ++i) {
    for (const YearAt& year : years_in(lines[i].plain)) {
      if (year.fiscal && !year.date) return year.year;
    }
  }
  return 0;
}

bool names_assessment(const std::vector<ReadLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const ReadLine& line) {
    return contains(line.plain, "ความโปร่งใส") || contains(line.plain, "ตัวชี้วัด") ||
           contains(line.plain, "Integrity and Transparency") || contains(line.plain, "ITA");
  });
}

Reading read_lines(const Manuscript& manuscript, const Catalogue& catalogue) {
  Reading out;
  for (const framework::Edition* edition : catalogue.editions) {
    if (!edition->made_up)
      out.vocabularies.emplace(edition->fiscal_year, std::make_shared<const Vocabulary>(*edition));
  }
  for (const Line& line : manuscript.lines) out.lines.push_back(read_line(line));
  find_running(out.lines);
  return out;
}

void read_all(Reading& reading) {
  if (reading.vocabularies.empty()) return;
  read_tables(reading);
  read_rows(reading);
  read_sentences(reading);
  read_mentions(reading);
  place_figures(reading);
}

}  // namespace

bool is_compared_year(std::string_view before) {
  // "… คะแนนจากปีงบประมาณ พ.ศ. 2564"
  std::string_view word = trim(before);
  for (const std::string_view part : {"พ.ศ.", "งบประมาณ", "ปี", "ประจำ"}) {
    if (word.ends_with(part)) word = trim(word.substr(0, word.size() - part.size()));
  }
  if (word.ends_with("จาก") || word.ends_with("เทียบกับ")) return true;
  const std::string_view wider = before.size() > 140 ? before.substr(before.size() - 140) : before;
  if ((contains(wider, "ลดลง") || contains(wider, "เพิ่มขึ้น")) && contains(wider, "จาก")) return true;
  before = before.size() > 90 ? before.substr(before.size() - 90) : before;
  return !first_of(before, {"เทียบกับ", "เพิ่มขึ้นจาก", "ลดลงจาก", "สูงกว่า", "ต่ำกว่า", "ปีที่ผ่านมา", "ปีก่อน", "ส่วน"})
              .empty();
}

Reading read_facts(const Manuscript& manuscript, const Catalogue& catalogue) {
  Reading out = read_lines(manuscript, catalogue);
  out.about_assessment = names_assessment(out.lines);
  if (!out.about_assessment) return out;
  out.title_year = find_title_year(out.lines);
  out.results_year = find_results_year(out.lines, out.title_year);
  if (out.results_year == 0) out.results_year = out.title_year;
  read_all(out);
  decide_values(out);
  return out;
}

Reading read_typed(const Manuscript& manuscript, const Catalogue& catalogue, int results_year,
                   std::map<Quantity, Points> values) {
  Reading out = read_lines(manuscript, catalogue);
  out.about_assessment = true;
  out.results_year = results_year;
  out.title_year = results_year;
  read_all(out);
  out.values = std::move(values);
  return out;
}

}  // namespace prongsai::lint
