// SPDX-License-Identifier: Apache-2.0
// What had to be there: every failing indicator analysed, discussed and guided, and every comparison
// finished.
#include <algorithm>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Failing {
  int year = 0;
  Points mark;
  const Vocabulary* names = nullptr;
  std::vector<std::string> nodes;
};

std::optional<Failing> failing_of(const Reading& reading) {
  Failing out{
      .year = reading.results_year, .mark = {}, .names = reading.exact(reading.results_year), .nodes = {}};
  const auto mark = pass_mark(reading, out.year);
  if (!mark || !knows_all(reading, out.year)) return std::nullopt;
  out.mark = *mark;
  out.nodes = below(reading, out.year, *mark);
  return out;
}

/// "e6" of "item:e6/1".
std::string item_of(const std::string& node) {
  return node.substr(5, node.find_first_of("/.", 5) - 5);
}

/// Indicators of whose section, or the whole document of which, says that their questions are not known.
struct Admitted {
  bool all = false;
  std::set<std::string> nodes;
};

Admitted admitted(const Reading& reading, const Vocabulary& names) {
  Admitted out;
  std::string section;
  for (const ReadLine& line : reading.lines) {
    if (is_heading(line)) {
      const auto found = names.indicators_in(line.plain);
      section = found.size() == 1 ? found.front().node : "";
    }
    if (!any_of_words(line.plain, {"ไม่มีคะแนนรายข้อ", "ไม่มีข้อมูลรายข้อ", "ไม่ปรากฏคะแนนรายข้อ", "ไม่มีผลรายข้อ"}))
      continue;
    if (section.empty()) {
      out.all = true;
    } else {
      out.nodes.insert(section);
    }
  }
  return out;
}

/// Failing indicators whose questions are shown, and the others; the last line where some are shown.
void questions(const Context& context, const Failing& failing, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const Admitted said = admitted(reading, *failing.names);
  if (said.all) return;
  std::set<std::string> shown;
  std::size_t last = 0;
  for (const Spread& spread : reading.spreads) {
    if (!spread.node.starts_with("item:") || spread.year != failing.year) continue;
    std::string code = spread.node.substr(5);
    code = code.substr(0, code.find('.'));
    shown.insert(failing.names->indicator_of_item(code));
    last = std::max(last, spread.line);
  }
  // Scores of questions without their distributions show them too; of what is disclosed nothing else is
  // there.
  for (const Figure& figure : reading.figures) {
    if (figure.table < 0 || !figure.node.starts_with("item:") || figure.year != failing.year) continue;
    shown.insert(failing.names->indicator_of_item(item_of(figure.node)));
  }
  std::vector<std::string> missing;
  for (const std::string& node : failing.nodes) {
    if (!shown.contains(node) && !said.nodes.contains(node)) missing.push_back(node);
  }
  if (missing.empty() || missing.size() == failing.nodes.size() || last == 0) return;
  out.push_back(finding_at(source(context, last), "miss.questions", Certainty::certain, "",
                           written_list(reading, failing.year, missing)));
  out.back().details = {{"mark", two_places(failing.mark)}};
}

/// The lowest score that the document prints of an indicator's questions.
std::optional<std::pair<std::string, Points>> worst_of(const Reading& reading, const Failing& failing,
                                                       const std::string& node) {
  std::optional<std::pair<std::string, Points>> out;
  for (const std::string& code : failing.names->items_of(node)) {
    const auto value = reading.value(failing.year, "item:" + code);
    if (value && (!out || *value < out->second)) out = std::pair(code, *value);
  }
  return out;
}

/// Sentences that go through the questions of one failing indicator and leave out the others, the worst among
/// them.
void discussion(const Context& context, const Failing& failing, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::map<std::pair<std::string, std::size_t>, int> said;
  std::set<std::string> spoken;  // indicators any of whose questions is named with its score
  std::size_t last = 0;
  for (const Figure& figure : reading.figures) {
    if (figure.table >= 0 || !figure.node.starts_with("item:") || figure.year != failing.year) continue;
    const std::string node = failing.names->indicator_of_item(item_of(figure.node));
    if (!figure.by_likeness) spoken.insert(node);
    if (++said[{node, figure.line}] >= 3) last = std::max(last, figure.line);
  }
  // A sentence that goes through an indicator's questions names several of them.
  const auto discussed = [&](const std::string& node) {
    return std::any_of(said.begin(), said.end(),
                       [&](const auto& one) { return one.first.first == node && one.second >= 3; });
  };
  if (std::none_of(failing.nodes.begin(), failing.nodes.end(), discussed)) return;
  std::vector<std::string> missing;
  std::optional<std::pair<std::string, Points>> least;
  for (const std::string& node : failing.nodes) {
    if (discussed(node) || spoken.contains(node)) continue;
    missing.push_back(node);
    const auto worst = worst_of(reading, failing, node);
    if (worst && (!least || worst->second < least->second)) least = worst;
  }
  // Nothing may be known of their questions that could have been said.
  if (missing.empty() || !least) return;
  out.push_back(finding_at(source(context, last), "miss.discussion", Certainty::probable, "",
                           written_list(reading, failing.year, missing)));
  out.back().details = {{"node", "item:" + least->first}, {"score", two_places(least->second)}};
}

/// Failing indicators without a section of their own, where others have one.
void sections(const Context& context, const Failing& failing, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::map<int, std::set<std::string>> headed;  // by level
  std::map<int, std::size_t> last;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.line->heading == 0 || !is_text(line)) continue;
    const auto found = failing.names->indicators_in(line.plain);
    // "ประเด็นที่ 4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ" names a topic by an indicator's words.
    const bool of_indicator = found.size() == 1 && (contains(line.plain, "ตัวชี้วัด") ||
                                                    failing.names->indicator(without_mark(line.plain)));
    if (!of_indicator) continue;
    headed[line.line->heading].insert(found.front().node);
    last[line.line->heading] = i;
  }
  for (const auto& [level, nodes] : headed) {
    std::vector<std::string> missing;
    for (const std::string& node : failing.nodes) {
      if (!nodes.contains(node)) missing.push_back(node);
    }
    const std::size_t there = failing.nodes.size() - missing.size();
    if (missing.empty() || missing.size() > there) continue;
    out.push_back(finding_at(source(context, last[level]), "miss.analysis", Certainty::probable, "",
                             written_list(reading, failing.year, missing)));
    return;
  }
}

/// Tables of guidelines by indicator under one caption, over all their pages.
struct Guidelines {
  std::size_t first = 0;  ///< line of the first table's head
  std::string caption;
  std::set<std::string> nodes;
  std::vector<std::size_t> lines;
};

std::vector<Guidelines> guidelines_of(const Reading& reading) {
  std::vector<Guidelines> out;
  std::string head_before;
  for (const Table& table : reading.tables) {
    if (!table.find(Column::advice) || table.count(Column::score) > 0 || table.body == table.first) continue;
    const bool indicators =
        !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(),
                                           [](const Row& row) { return row.name.has_value(); });
    if (!indicators) continue;
    const std::string head = squeeze(reading.lines[table.first].plain);
    if (out.empty() || head != head_before)
      out.push_back({.first = table.first, .caption = "", .nodes = {}, .lines = {}});
    head_before = head;
    for (auto line = table.lead.rbegin(); line != table.lead.rend(); ++line)
      out.back().caption += reading.lines[*line].plain + " ";
    for (const Row& row : table.rows) {
      out.back().nodes.insert(row.node);
      out.back().lines.push_back(row.line);
    }
  }
  return out;
}

/// The mark under which indicators belong into the list, as its caption says.
std::optional<Points> mark_of_caption(const std::string& caption, Points pass) {
  if (contains(caption, "ไม่ผ่าน")) return pass;
  for (const std::string_view word : {"ต่ำกว่า", "น้อยกว่า", "ไม่ถึง"}) {
    const std::size_t at = caption.find(word);
    if (at == std::string::npos) continue;
    const auto numbers = numbers_in(std::string_view(caption).substr(at, 60));
    if (!numbers.empty() && numbers[0].value >= Points::whole(50) && numbers[0].value <= Points::whole(100))
      return numbers[0].value;
    if (std::string_view(caption).substr(at, 60).find("เกณฑ์") != std::string_view::npos) return pass;
  }
  return std::nullopt;
}

void guidelines(const Context& context, const Failing& failing, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Guidelines& list : guidelines_of(reading)) {
    const auto mark = mark_of_caption(list.caption, failing.mark);
    if (!mark) continue;
    const std::vector<std::string> wanted = below(reading, failing.year, *mark);
    std::vector<std::string> missing;
    std::vector<std::string> extra;
    for (const std::string& node : wanted) {
      if (!list.nodes.contains(node)) missing.push_back(node);
    }
    for (const std::string& node : list.nodes) {
      if (std::find(wanted.begin(), wanted.end(), node) == wanted.end()) extra.push_back(node);
    }
    if (missing.empty() || list.nodes.empty()) continue;
    out.push_back(finding_at(source(context, list.first), "miss.guideline", Certainty::certain,
                             written_list(reading, failing.year, {list.nodes.begin(), list.nodes.end()}),
                             written_list(reading, failing.year, wanted)));
    for (const std::size_t line : list.lines) out.back().other_lines.push_back(source(context, line).number);
    out.back().details = {{"mark", two_places(*mark)},
                          {"list", written_list(reading, failing.year, missing)},
                          {"extra", written_list(reading, failing.year, extra)}};
  }
}

/// Two years side by side, but only one total said.
void previous_total(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int year = reading.results_year;
  const int from = year_before(reading);
  if (from == 0 || !knows_all(reading, from) || !knows_all(reading, year)) return;
  const auto now = reading.value(year, "total");
  const auto then = computed(reading, from, "total");
  if (!now || !then || reading.value(from, "total") || *now == *then) return;
  for (const ReadLine& line : reading.lines) {
    // Said in words that the reading could not place, it is said.
    for (const NumberAt& number : numbers_in(line.plain)) {
      if (number.decimals > 0 && within_rounding(number.value, *then)) return;
    }
  }
  for (const Table& table : reading.tables) {
    const bool compares = std::any_of(
        table.columns.begin(), table.columns.end(),
        [&](const TableColumn& column) { return column.kind == Column::score && column.year == from; });
    if (!compares || table.rows.size() < 3) continue;
    out.push_back(finding_at(source(context, table.rows.back().line), "miss.previous_total",
                             Certainty::probable, "", two_places(*then) + " → " + two_places(*now)));
    out.back().details = {{"year", std::to_string(from)},
                          {"difference", (*now > *then ? "+" : "") + two_places(*now - *then)}};
    return;
  }
}

/// The line tells which scores lie above or below the goal, or whether it was reached.
bool holds_against(const std::string& plain, Points goal) {
  if (any_of_words(plain, {"ถึงเป้าหมาย", "บรรลุเป้าหมาย", "เป็นไปตามเป้าหมาย", "บรรลุตามเป้า", "ไม่ถึงเป้า"}))
    return true;
  for (const std::string_view word : {"ต่ำกว่า", "น้อยกว่า", "ไม่ถึง", "คะแนนมากกว่า", "คะแนนตั้งแต่"}) {
    for (std::size_t at = plain.find(word); at != std::string::npos;
         at = plain.find(word, at + word.size())) {
      const auto numbers = numbers_in(std::string_view(plain).substr(at, 60));
      if (numbers.empty() || numbers[0].value != goal) continue;
      const bool downward = any_of_words(word, {"ต่ำกว่า", "น้อยกว่า", "ไม่ถึง"});
      const bool negated = plain.substr(0, at).ends_with("ไม่");
      if (downward && !negated) return true;
      if (!downward && !any_of_words(plain, {"เพื่อให้", "ยกระดับ", "เป้าหมาย"})) return true;
    }
  }
  return false;
}

/// A goal above the pass mark that nothing is ever held against.
void target(const Context& context, const Failing& failing, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::optional<Points> goal;
  std::size_t place = 0;
  std::string printed;
  for (std::size_t line = 0; line < reading.lines.size() && !goal; ++line) {
    const std::string& plain = reading.lines[line].plain;
    if (reading.lines[line].is_row() || !any_of_words(plain, {"เป้าหมาย", "ยกระดับ", "เพื่อให้ได้คะแนน"})) continue;
    for (const NumberAt& number : numbers_in(plain)) {
      const std::string before =
          plain.substr(number.begin > 70 ? number.begin - 70 : 0, std::min<std::size_t>(number.begin, 70));
      if (number.value <= failing.mark || number.value > Points::whole(99) ||
          !any_of_words(before, {"มากกว่า", "ไม่ต่ำกว่า", "ไม่น้อยกว่า", "ตั้งแต่", "เกิน"}))
        continue;
      goal = number.value;
      place = line;
      printed = number.text;
    }
  }
  if (!goal) return;
  for (const ReadLine& line : reading.lines) {
    if (holds_against(line.plain, *goal)) return;
  }
  for (const Table& table : reading.tables) {
    for (const TableColumn& column : table.columns) {
      if (contains(column.head, "เป้าหมาย") || contains(column.head, printed)) return;
    }
  }
  const std::size_t reached =
      reading.known_indicators(failing.year).size() - below(reading, failing.year, *goal).size();
  out.push_back(finding_at(source(context, place), "miss.target_compared", Certainty::probable, printed,
                           std::to_string(reached)));
  out.back().details = {
      {"goal", printed}, {"mark", two_places(failing.mark)}, {"count", std::to_string(reached)}};
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  previous_total(context, out);
  const auto failing = failing_of(context.reading);
  if (!failing) return out;
  target(context, *failing, out);
  guidelines(context, *failing, out);
  if (failing->nodes.empty()) return out;
  sections(context, *failing, out);
  questions(context, *failing, out);
  discussion(context, *failing, out);
  return out;
}

}  // namespace

RuleSet completeness_rules() {
  return {.rules = {{"miss.analysis", Kind::miss},
                    {"miss.questions", Kind::miss},
                    {"miss.discussion", Kind::miss},
                    {"miss.guideline", Kind::miss},
                    {"miss.previous_total", Kind::miss},
                    {"miss.target_compared", Kind::miss}},
          .check = find};
}

}  // namespace prongsai::lint
