// SPDX-License-Identifier: Apache-2.0
// Fiscal years: headings against their text, sentences against the columns beside them.
#include <algorithm>
#include <map>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

std::string year_words(int year) {
  return "พ.ศ. " + std::to_string(year);
}

std::string joined(const std::set<int>& years) {
  std::string out;
  for (const int year : years) out += (out.empty() ? "" : ", ") + std::to_string(year);
  return out;
}

std::set<int> fiscal_years(std::string_view plain) {
  std::set<int> out;
  for (const YearAt& year : years_in(plain)) {
    if (year.fiscal && !year.date) out.insert(year.year);
  }
  return out;
}

bool is_score(const NumberAt& number) {
  return number.decimals == 2 && !number.percent && number.value <= Points::whole(100);
}

/// A score of the text and the fiscal year last named before it.
struct Statement {
  int year = 0;
  std::string score;
};
std::optional<Statement> first_statement(const ReadLine& line) {
  const std::vector<YearAt> years = years_in(line.plain);
  for (const NumberAt& number : numbers_in(line.plain)) {
    if (!is_score(number) || !contains(line.plain.substr(0, number.begin), "คะแนน")) continue;
    Statement out{0, number.text};
    for (const YearAt& year : years) {
      if (!year.fiscal || year.date || year.end > number.begin) continue;
      const bool compared = is_compared_year(std::string_view(line.plain).substr(0, year.begin));
      out.year = compared ? 0 : year.year;
    }
    return out.year == 0 ? std::nullopt : std::optional(out);
  }
  return std::nullopt;
}

/// A heading that says whose results follow, and not what is planned.
bool heads_results(const ReadLine& line) {
  constexpr std::size_t longest = 160;
  if (!is_text(line) || letters(line.plain) > longest || line.line->table != 0) return false;
  const std::string_view words = without_mark(line.plain);
  const bool begins = words.starts_with("ผลการประเมิน") || words.starts_with("สรุปผล") ||
                      words.starts_with("ผลคะแนน") || words.starts_with("คะแนนผลการประเมิน") ||
                      (is_heading(line) && contains(words, "ผลการประเมิน"));
  const bool plans =
      !first_of(words, {"แผน", "แนวทาง", "มาตรการ", "เป้าหมาย", "ยกระดับ", "เปรียบเทียบ", "ข้อเสนอแนะ"}).empty();
  return begins && !plans;
}

void check_headings(const Context& context, std::vector<Finding>& out) {
  constexpr std::size_t reach = 4;
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!heads_results(lines[i])) continue;
    const std::set<int> named = fiscal_years(lines[i].plain);
    if (named.size() != 1) continue;
    std::size_t seen = 0;
    for (std::size_t k = i + 1; k < lines.size() && seen < reach; ++k) {
      if (lines[k].running) continue;
      if (is_heading(lines[k]) || lines[k].is_row()) break;
      ++seen;
      const auto statement = first_statement(lines[k]);
      if (!statement) continue;
      if (named.contains(statement->year) || fiscal_years(lines[k].plain).contains(*named.begin())) break;
      Finding found = finding_at(*lines[i].line, "year.heading", Certainty::certain,
                                 year_words(*named.begin()), year_words(statement->year));
      found.other_lines = {lines[k].line->number};
      found.details = {{"score", statement->score}};
      out.push_back(std::move(found));
      break;
    }
  }
}

/// Years of the columns of a table; empty where it does not compare years.
std::set<int> column_years(const Sheet& table) {
  std::set<int> out;
  for (const std::string& cell : table.head) {
    const std::vector<YearAt> years = years_in(cell);
    if (years.size() == 1) out.insert(years.front().year);
  }
  return out;
}

void check_columns(const Context& context, const Sheet& table, std::vector<Finding>& out) {
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    if (years_in(table.head[i]).size() != 1) continue;
    for (std::size_t k = i + 1; k < table.head.size(); ++k) {
      if (squeeze(table.head[i]) != squeeze(table.head[k])) continue;
      out.push_back(finding_at(*context.reading.lines[table.heads.front()].line, "year.columns",
                               Certainty::certain, std::string(trim(table.head[i]))));
      return;
    }
  }
}

/// The lines of text right above a table, nearest first.
std::vector<std::size_t> lines_above(const Reading& reading, std::size_t head, std::size_t most) {
  std::vector<std::size_t> out;
  for (std::size_t i = head; i-- > 0 && out.size() < most;) {
    if (reading.lines[i].is_row()) break;
    if (!reading.lines[i].running) out.push_back(i);
  }
  return out;
}

void check_lead_in(const Context& context, const Sheet& table, const std::set<int>& columns,
                   std::vector<Finding>& out) {
  for (const std::size_t index : lines_above(context.reading, table.heads.front(), 2)) {
    const ReadLine& line = context.reading.lines[index];
    const std::set<int> named = fiscal_years(line.plain);
    const bool compares =
        named.size() == columns.size() && !first_of(line.plain, {"เทียบ", "ดังนี้", "ตาราง", "ระหว่างปี"}).empty();
    const bool overlaps =
        std::any_of(named.begin(), named.end(), [&](int year) { return columns.contains(year); });
    if (!compares || !overlaps || named == columns) continue;
    Finding found =
        finding_at(*line.line, "year.lead_in", Certainty::certain, joined(named), joined(columns));
    found.other_lines = {context.reading.lines[table.heads.front()].line->number};
    out.push_back(std::move(found));
  }
}

/// What the text right below a table reads out of it must stand in it.
void check_read_out(const Context& context, const Sheet& table, const std::set<int>& columns,
                    std::vector<Finding>& out) {
  const std::vector<ReadLine>& lines = context.reading.lines;
  const std::size_t last =
      table.rows.empty() ? table.heads.back() : std::max(table.rows.back(), table.heads.back());
  for (std::size_t i = last + 1; i < lines.size() && i < last + 6; ++i) {
    const ReadLine& line = lines[i];
    if (line.running) continue;
    if (line.is_row()) return;
    if (first_of(line.plain, {"จะเห็นได้ว่า", "จากตาราง", "พบว่า"}).empty()) continue;
    for (const YearAt& year : years_in(line.plain)) {
      const bool past = year.fiscal && !year.date && year.year < *columns.rbegin();
      const std::string_view behind = std::string_view(line.plain).substr(year.end, 240);
      const bool scored = contains(behind, "มีคะแนน") || contains(behind, "ได้คะแนน");
      if (!past || !scored || columns.contains(year.year)) continue;
      Finding found =
          finding_at(*line.line, "year.no_data", Certainty::certain, year_words(year.year), joined(columns));
      found.other_lines = {lines[table.heads.front()].line->number};
      out.push_back(std::move(found));
    }
    return;
  }
}

/// The total as the announcement prints it; empty where it is not told or shared by too many things.
std::string announced_total(const Reading& reading) {
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const ReadLine& line = reading.lines[i];
    if (!is_text(line) || line.running) continue;
    const bool announced =
        contains(line.plain, "ได้คะแนน") && (contains(line.plain, "ระดับ") || contains(line.plain, "ในภาพรวม"));
    if (!announced) continue;
    for (const NumberAt& number : numbers_in(line.plain)) {
      if (is_score(number) && contains(line.plain.substr(0, number.begin), "ได้คะแนน"))
        return number.text == "100.00" ? "" : number.text;
    }
  }
  return "";
}

struct Place {
  std::size_t line = 0;  ///< where the year stands
  int year = 0;
};

/// The one fiscal year that a total printed in this line is said to be of.
std::optional<Place> year_of_total(const Reading& reading, std::size_t index, std::size_t begin) {
  const std::string_view plain = reading.lines[index].plain;
  // "จาก 92.89 ในปี …": there the year stands behind the number.
  const bool moved = std::any_of(plain.begin(), plain.end(), [&](const char& c) {
    const std::string_view from = plain.substr(static_cast<std::size_t>(&c - plain.data()));
    return from.starts_with("จาก ") && from.size() > 10 && from[10] >= '0' && from[10] <= '9';
  });
  if (moved || !fiscal_years(plain.substr(begin, 60)).empty()) return std::nullopt;
  const std::set<int> here = fiscal_years(plain.substr(0, begin));
  if (here.size() == 1) return Place{index, *here.begin()};
  if (!here.empty() || begin > 60) return std::nullopt;
  for (std::size_t i = index; i-- > 0 && i + 2 >= index;) {
    if (reading.lines[i].running || reading.lines[i].is_row()) continue;
    const std::set<int> above = fiscal_years(reading.lines[i].plain);
    if (above.size() == 1) return Place{i, *above.begin()};
    if (!above.empty()) return std::nullopt;
  }
  return std::nullopt;
}

void check_total(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string total = announced_total(reading);
  if (total.empty()) return;
  std::vector<Place> places;
  std::map<int, int> votes;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    if (!is_text(reading.lines[i])) continue;
    std::size_t times = 0;
    for (const NumberAt& number : numbers_in(reading.lines[i].plain)) {
      // What prints it more often in one line says nothing with it.
      if (number.text != total || ++times > 20) continue;
      if (const auto place = year_of_total(reading, i, number.begin)) {
        places.push_back(*place);
        ++votes[place->year];
      }
    }
  }
  if (votes.size() < 2) return;
  int meant = reading.results_year;
  for (const auto& [year, count] : votes) {
    if (!votes.contains(meant) || count > votes[meant]) meant = year;
  }
  // Two years may well have the same total: a table of both says so.
  const auto stands_in_table = [&](int year) {
    const std::vector<std::size_t>& printed = reading.places(year, "total");
    return std::any_of(printed.begin(), printed.end(), [&](std::size_t one) {
      return reading.figures[one].table >= 0 && reading.figures[one].number.text == total;
    });
  };
  for (const Place& place : places) {
    if (place.year == meant || stands_in_table(place.year)) continue;
    Finding found = finding_at(*reading.lines[place.line].line, "year.same_result", Certainty::certain,
                               year_words(place.year), year_words(meant));
    for (const Place& other : places) {
      if (found.other_lines.size() >= other_lines_most) break;
      if (other.year == meant) found.other_lines.push_back(reading.lines[other.line].line->number);
    }
    found.details = {{"score", total}};
    out.push_back(std::move(found));
  }
}

/// "ยกระดับคะแนน … ประจำปีงบประมาณ พ.ศ. 2566 ให้สูงขึ้น" can only speak of a year to come.
void check_to_come(const Context& context, std::vector<Finding>& out) {
  const int results = context.reading.results_year;
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; results != 0 && i < lines.size(); ++i) {
    const std::string& plain = lines[i].plain;
    if (!is_text(lines[i])) continue;
    for (const YearAt& year : years_in(plain)) {
      if (!year.fiscal || year.date || year.year > results) continue;
      const std::size_t up = plain.rfind("ยกระดับ", year.begin);
      const bool raised = up != std::string::npos && year.begin - up < 240 &&
                          trim(std::string_view(plain).substr(year.end)).starts_with("ให้สูงขึ้น");
      if (!raised) continue;
      out.push_back(finding_at(*lines[i].line, "year.to_come", Certainty::certain, year_words(year.year),
                               year_words(results + 1)));
    }
  }
}

std::vector<Finding> check_years(const Context& context) {
  std::vector<Finding> out;
  check_headings(context, out);
  for (const Sheet& table : sheets_of(context.reading)) {
    check_columns(context, table, out);
    const std::set<int> columns = column_years(table);
    if (columns.size() < 2) continue;
    check_lead_in(context, table, columns, out);
    check_read_out(context, table, columns, out);
  }
  check_total(context, out);
  check_to_come(context, out);
  return out;
}

}  // namespace

RuleSet year_rules() {
  return {{{"year.heading", Kind::year},
           {"year.columns", Kind::year},
           {"year.lead_in", Kind::year},
           {"year.no_data", Kind::year},
           {"year.same_result", Kind::year},
           {"year.to_come", Kind::year}},
          check_years};
}

}  // namespace prongsai::lint
