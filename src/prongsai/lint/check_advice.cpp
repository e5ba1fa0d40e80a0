// SPDX-License-Identifier: Apache-2.0
// Advice against the scores it is given for, and recommendations that leave a failing indicator out.
#include <algorithm>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

enum class Advice : std::uint8_t { none, keep, improve };

/// What the cell says first counts: "รักษาระดับคะแนนและคอยปรับปรุงข้อมูล" is advice to keep.
Advice advice_of(const std::string& cell) {
  const std::string text = squeeze(cell);
  std::size_t keep = std::string::npos;
  std::size_t improve = std::string::npos;
  for (const std::string_view word : {"รักษาระดับ", "รักษามาตรฐาน", "คงระดับ", "รักษาคุณภาพ"})
    keep = std::min(keep, text.find(word));
  for (const std::string_view word : {"ปรับปรุง", "แก้ไข", "ข้อบกพร่อง", "ควรพัฒนา", "เร่งพัฒนา"})
    improve = std::min(improve, text.find(word));
  if (keep == improve) return Advice::none;
  if (keep < improve) return Advice::keep;
  return keep == std::string::npos ? Advice::improve : Advice::none;
}

/// One advice and the rows it stands for: a merged cell belongs to all rows down to the next.
struct Advised {
  Advice advice = Advice::none;
  std::string text;
  std::size_t line = 0;
  std::vector<const Row*> rows;
};

std::vector<Advised> advised_rows(const Reading& reading, const Table& table, std::size_t column) {
  std::vector<Advised> out;
  const auto remark = table.find(Column::remark);
  for (const Row& row : table.rows) {
    const std::string& cell = cell_of(reading, row, column);
    if (!cell.empty()) {
      out.push_back({.advice = advice_of(cell), .text = cell, .line = row.line, .rows = {}});
    } else if (remark && !cell_of(reading, row, *remark).empty()) {
      out.push_back({.advice = Advice::none,
                     .text = "",
                     .line = row.line,
                     .rows = {}});  // another instrument without advice
    }
    if (!out.empty()) out.back().rows.push_back(&row);
  }
  return out;
}

void against_scores(const Context& context, const Table& table, std::size_t column,
                    std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const auto score = score_column(table);
  const auto mark = pass_mark(reading, table.year);
  if (!score || !mark) return;
  for (const Advised& one : advised_rows(reading, table, column)) {
    if (one.advice == Advice::none) continue;
    const Row* low = nullptr;
    Points least = Points::whole(100);
    std::size_t scored = 0;
    for (const Row* row : one.rows) {
      const auto value = only_number(cell_of(reading, *row, *score));
      if (!value) continue;
      ++scored;
      if (value->value < least || low == nullptr) low = row;
      least = std::min(least, value->value);
    }
    if (scored == 0) continue;
    const bool keeps_bad = one.advice == Advice::keep && least < *mark;
    const bool improves_best = one.advice == Advice::improve && least >= Points::whole(100);
    if (!keeps_bad && !improves_best) continue;
    const bool merged = one.rows.size() > 1;
    const std::string shortened = utf8(code_points(one.text).substr(0, 60));
    Finding finding = finding_at(
        source(context, keeps_bad ? low->line : one.line), keeps_bad ? "adv.keep" : "adv.improve",
        merged ? Certainty::probable : Certainty::certain, shortened, keeps_bad ? "ปรับปรุง" : "รักษาระดับ");
    if (keeps_bad && low->line != one.line) finding.other_lines.push_back(source(context, one.line).number);
    finding.details = {{"node", keeps_bad ? low->node : one.rows.front()->node},
                       {"score", two_places(least)},
                       {"mark", two_places(*mark)}};
    out.push_back(std::move(finding));
  }
}

using Groups = std::set<std::u32string>;

Groups groups_of(std::string_view text) {
  const std::u32string letters = code_points(text);
  Groups out;
  for (std::size_t i = 0; i + 4 <= letters.size(); ++i) out.insert(letters.substr(i, 4));
  return out;
}

/// What each indicator's name and questions have that no other's have.
std::map<std::string, Groups> marks_of_indicators(const Vocabulary& names) {
  std::map<std::string, Groups> all;
  std::map<std::u32string, int> times;
  for (const std::string& node : names.indicators()) {
    // What is disclosed speaks of everything: only what people are asked tells the indicators apart.
    if (names.edition().find_instrument(names.instrument_of(node))->kind != framework::InstrumentKind::survey)
      continue;
    Groups groups = groups_of(squeeze(names.name_of(node)));
    for (const std::string& code : names.items_of(node)) {
      const framework::Item* item = names.edition().find_item(code);
      groups.merge(groups_of(core_of_question(item->text.th)));
      for (const framework::Box& box : item->boxes) groups.merge(groups_of(squeeze(box.text.th)));
    }
    for (const std::u32string& group : groups) ++times[group];
    all[node] = std::move(groups);
  }
  for (auto& [node, groups] : all) {
    std::erase_if(groups, [&](const std::u32string& group) { return times[group] > 1; });
  }
  return all;
}

bool is_bullet(const std::string& plain) {
  return any_of_words(plain.substr(0, 12), {"◆", "♦", "●", "•", "▪", "■", "➢", "- "});
}

/// The nearest lines above a line.
struct Above {
  std::optional<std::size_t> text;  ///< neither empty nor a bullet
  std::optional<std::size_t> heading;
};

/// Of each line.
std::vector<Above> lines_above(const Reading& reading) {
  std::vector<Above> out;
  Above now;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    out.push_back(now);
    const ReadLine& line = reading.lines[i];
    if (!line.plain.empty() && !is_bullet(line.plain)) now.text = i;
    if (is_heading(line)) now.heading = i;
  }
  return out;
}

/// Indicators named in the bullet, in the line that heads it, or by the codes of their questions.
std::set<std::string> named_for(const Reading& reading, const Vocabulary& names, std::size_t line,
                                const Above& above) {
  std::set<std::string> out;
  const auto add = [&](const std::string& plain) {
    for (const NameAt& name : names.indicators_in(plain)) out.insert(name.node);
  };
  const std::string& plain = reading.lines[line].plain;
  add(plain);
  for (std::size_t at = plain.find("ข้อ "); at != std::string::npos; at = plain.find("ข้อ ", at + 1)) {
    const auto code = names.code(std::string_view(plain).substr(at));
    if (code && code->exact && code->known) out.insert(names.indicator_of_item(code->code));
  }
  const bool text_is_nearer = above.text && (!out.empty() || !above.heading || *above.text > *above.heading);
  if (text_is_nearer) {
    // A line that heads bullets names one; a sentence may speak of several.
    const ReadLine& text = reading.lines[*above.text];
    if (!text.is_row() && names.indicators_in(text.plain).size() == 1) add(text.plain);
  }
  if (out.empty() && above.heading) {
    // "4.1 แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"
    const std::string instrument = names.instrument(reading.lines[*above.heading].plain);
    for (const std::string& node : names.indicators()) {
      if (instrument == "instrument:" + names.instrument_of(node)) out.insert(node);
    }
  }
  return out;
}

/// Bullets of recommendations of which none speaks of a failing indicator, though others do.
void recommendations(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int year = reading.results_year;
  const auto mark = pass_mark(reading, year);
  if (!mark || !knows_all(reading, year)) return;
  const std::vector<std::string> failing = below(reading, year, *mark);
  if (failing.size() < 2) return;
  std::vector<std::size_t> bullets;
  bool inside = false;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const ReadLine& one = reading.lines[line];
    if (one.is_row()) inside = false;
    if (!one.is_row() && contains(one.plain, "ข้อเสนอแนะ")) inside = true;
    if (inside && !one.is_row() && is_bullet(one.plain)) bullets.push_back(line);
  }
  if (bullets.size() < 5) return;
  const Vocabulary& names = *reading.exact(year);
  const auto marks = marks_of_indicators(names);
  const std::vector<Above> above = lines_above(reading);
  std::map<std::string, int> spoken;
  for (const std::size_t line : bullets) {
    const Groups groups = groups_of(squeeze(reading.lines[line].plain));
    const std::set<std::string> named = named_for(reading, names, line, above[line]);
    for (const std::string& node : failing) {
      if (named.contains(node)) ++spoken[node];
      if (!marks.contains(node)) continue;
      const auto common = std::count_if(groups.begin(), groups.end(), [&](const std::u32string& group) {
        return marks.at(node).contains(group);
      });
      if (10 * common >= static_cast<std::int64_t>(groups.size())) ++spoken[node];
    }
  }
  std::vector<std::string> missing;
  for (const std::string& node : failing) {
    if (!spoken.contains(node) && marks.contains(node)) missing.push_back(node);
  }
  if (missing.empty() || 2 * missing.size() > failing.size()) return;
  out.push_back(finding_at(source(context, bullets.front()), "miss.recommendation", Certainty::probable, "",
                           written_list(reading, year, missing)));
  out.back().details = {{"count", std::to_string(bullets.size())}, {"mark", two_places(*mark)}};
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  for (const Table& table : context.reading.tables) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (table.columns[column].kind == Column::advice) against_scores(context, table, column, out);
    }
  }
  recommendations(context, out);
  return out;
}

}  // namespace

RuleSet advice_rules() {
  return {.rules = {{"adv.keep", Kind::adv}, {"adv.improve", Kind::adv}, {"miss.recommendation", Kind::miss}},
          .check = find};
}

}  // namespace prongsai::lint
