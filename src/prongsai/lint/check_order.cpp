// SPDX-License-Identifier: Apache-2.0
// Rank and order: lists that say they are sorted, ranks that do not follow from the scores.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

/// A row with the score its rank or place is judged by.
struct Ranked {
  const Row* row = nullptr;
  Points printed;
  Points stands;
  int rank = 0;
};

/// Descending -1, ascending 1, nothing said 0.
int order_said(const std::string& plain) {
  const std::string text = squeeze(plain);
  if (any_of_words(
          text, {"เรียงลำดับจากคะแนนสูงสุด", "เรียงจากคะแนนสูงสุด", "จากมากไปน้อย", "จากมากไปหาน้อย", "จากสูงไปต่ำ",
                 "จากสูงสุดไปต่ำสุด", "จากสูงสุดไปหาต่ำสุด", "จากคะแนนมากไป", "เรียงลำดับคะแนนจากสูง", "เรียงลำดับจากสูง",
                 "เรียงตามลำดับคะแนนจากสูง", "เรียงลำดับคะแนนจากมาก"}))
    return -1;
  if (any_of_words(text, {"เรียงลำดับจากคะแนนต่ำสุด", "เรียงจากคะแนนต่ำสุด", "จากน้อยไปมาก", "จากน้อยไปหามาก",
                          "จากต่ำไปสูง", "จากต่ำสุดไปสูงสุด", "เรียงลำดับจากต่ำ"}))
    return 1;
  return 0;
}

std::vector<Ranked> ranked_rows(const Reading& reading, const Table& table, std::size_t column, int year) {
  std::vector<Ranked> out;
  const auto rank = table.find(Column::rank);
  for (const Row& row : table.rows) {
    const auto score = only_number(cell_of(reading, row, column));
    if (!score || row.node.empty() || row.node == "total" || row.bullet) continue;
    Ranked one{.row = &row,
               .printed = score->value,
               .stands = reading.value(year, row.node).value_or(score->value),
               .rank = 0};
    if (rank) {
      std::string cell = cell_of(reading, row, *rank);
      if (cell.ends_with(".")) cell.pop_back();
      const auto number = only_number(cell);
      if (number && number->decimals == 0)
        one.rank = static_cast<int>(number->value.ten_thousandths() / Points::unit);
    }
    out.push_back(one);
  }
  return out;
}

std::string right_order(std::vector<Ranked> rows, int direction) {
  std::sort(rows.begin(), rows.end(), [&](const Ranked& a, const Ranked& b) {
    if (a.stands != b.stands) return direction < 0 ? a.stands > b.stands : a.stands < b.stands;
    return a.row->line < b.row->line;
  });
  std::string out;
  for (const Ranked& one : rows) {
    const std::string code = one.row->node.substr(one.row->node.find(':') + 1);
    out += (out.empty() ? "" : ", ") + code + " (" + two_places(one.stands) + ")";
  }
  return out;
}

/// True when something was told.
bool said_order(const Context& context, const Table& table, const std::vector<Ranked>& rows,
                std::vector<Finding>& out) {
  for (std::size_t i = 0; i < table.lead.size() && i < 3; ++i) {
    const int direction = order_said(context.reading.lines[table.lead[i]].plain);
    if (direction == 0) continue;
    for (std::size_t k = 1; k < rows.size(); ++k) {
      const bool right =
          direction < 0 ? rows[k].printed <= rows[k - 1].printed : rows[k].printed >= rows[k - 1].printed;
      if (right) continue;
      Finding finding = finding_at(source(context, rows[k].row->line), "sort.order", Certainty::certain,
                                   two_places(rows[k].printed), right_order(rows, direction));
      finding.other_lines = {source(context, table.lead[i]).number,
                             source(context, rows[k - 1].row->line).number};
      finding.details = {{"node", rows[k].row->node}, {"before", two_places(rows[k - 1].printed)}};
      out.push_back(std::move(finding));
      return true;
    }
    return false;
  }
  return false;
}

/// No better rank has a lower score.
bool ranks_follow(const std::vector<Ranked>& rows, const std::vector<Points>& scores) {
  std::vector<std::pair<int, Points>> by_rank;
  for (std::size_t i = 0; i < rows.size(); ++i) by_rank.emplace_back(rows[i].rank, scores[i]);
  std::sort(by_rank.begin(), by_rank.end());
  std::optional<Points> least;  // of all better ranks
  for (std::size_t i = 0; i < by_rank.size();) {
    const int rank = by_rank[i].first;
    const Points lowest = by_rank[i].second;  // of this rank: sorted
    for (; i < by_rank.size() && by_rank[i].first == rank; ++i) {
      if (least && *least < by_rank[i].second) return false;
    }
    least = least ? std::min(*least, lowest) : lowest;
  }
  return true;
}

/// The scores that stand, to count those better than one and equal to it.
class Standing {
 public:
  explicit Standing(const std::vector<Ranked>& rows) {
    for (const Ranked& one : rows) scores_.push_back(one.stands);
    std::sort(scores_.begin(), scores_.end());
  }
  [[nodiscard]] int better(Points than) const {
    return static_cast<int>(scores_.end() - std::upper_bound(scores_.begin(), scores_.end(), than));
  }
  [[nodiscard]] int equal(Points to) const {
    const auto [begin, end] = std::equal_range(scores_.begin(), scores_.end(), to);
    return static_cast<int>(end - begin);
  }

 private:
  std::vector<Points> scores_;
};

/// The year whose scores the ranks follow instead; 0: none.
int year_of_ranks(const Reading& reading, const std::vector<Ranked>& rows, int year) {
  for (const int other : reading.years_known(3)) {
    if (other == year) continue;
    std::vector<Points> scores;
    for (const Ranked& one : rows) {
      const auto value = reading.value(other, one.row->node);
      if (value) scores.push_back(*value);
    }
    if (scores.size() == rows.size() && ranks_follow(rows, scores)) return other;
  }
  return 0;
}

/// Every rank but one counts those that are better: then the one is a slip, though the scores follow.
void one_rank(const Context& context, const std::vector<Ranked>& rows, int year, std::vector<Finding>& out) {
  const Ranked* off = nullptr;
  int right = 0;
  const Standing standing(rows);
  for (const Ranked& one : rows) {
    const int better = standing.better(one.stands);
    if (one.rank == 1 + better) continue;
    if (off != nullptr) return;
    off = &one;
    right = 1 + better;
  }
  if (off == nullptr || rows.size() < 5) return;
  // Two equals counted one behind the other are no slip, unless other equals share their rank.
  const int equal = standing.equal(off->stands);
  if (off->rank > right && off->rank < right + equal && equal < 3) return;
  Finding finding = finding_at(source(context, off->row->line), "sort.rank", Certainty::certain,
                               std::to_string(off->rank), std::to_string(right));
  finding.details = {
      {"node", off->row->node}, {"score", two_places(off->stands)}, {"year", std::to_string(year)}};
  for (const Ranked& other : rows) {
    if (&other != off && (other.rank == off->rank || other.rank == right))
      finding.other_lines.push_back(source(context, other.row->line).number);
  }
  out.push_back(std::move(finding));
}

void ranks(const Context& context, const std::vector<Ranked>& rows, int year, bool order_told,
           std::vector<Finding>& out) {
  if (rows.size() < 3 ||
      std::any_of(rows.begin(), rows.end(), [](const Ranked& one) { return one.rank == 0; }))
    return;
  std::vector<Points> scores;
  for (const Ranked& one : rows) scores.push_back(one.stands);
  if (ranks_follow(rows, scores)) {
    one_rank(context, rows, year, out);
    return;
  }
  const int copied = year_of_ranks(context.reading, rows, year);
  if (copied == 0 && order_told) return;
  int first = 1;
  for (const Ranked& one : rows) first = std::min(first, one.rank);
  const Standing standing(rows);
  for (const Ranked& one : rows) {
    const int better = standing.better(one.stands);
    const int equal = standing.equal(one.stands);
    if (one.rank >= first + better && one.rank < first + better + equal) continue;
    Finding finding =
        finding_at(source(context, one.row->line), copied != 0 ? "sort.rank_copied" : "sort.rank",
                   Certainty::certain, std::to_string(one.rank), std::to_string(first + better));
    finding.details = {
        {"node", one.row->node}, {"score", two_places(one.stands)}, {"year", std::to_string(year)}};
    if (copied != 0) finding.details.emplace_back("other_year", std::to_string(copied));
    for (const Ranked& other : rows) {
      if (other.rank < one.rank && other.stands < one.stands)
        finding.other_lines.push_back(source(context, other.row->line).number);
    }
    if (finding.other_lines.empty()) continue;  // another row's slip pushes this one
    out.push_back(std::move(finding));
    return;
  }
}

/// Ranks that follow from the scores, but stand out of their order in a list that goes by rank.
void rank_rows(const Context& context, const std::vector<Ranked>& rows, std::vector<Finding>& out) {
  if (rows.size() < 4 ||
      std::any_of(rows.begin(), rows.end(), [](const Ranked& one) { return one.rank == 0; }))
    return;
  std::size_t falls = 0;
  std::size_t where = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].rank >= rows[i - 1].rank) continue;
    if (falls++ == 0) where = i;
  }
  // More falls than two rows in each other's place make: the list goes by something else.
  if (falls == 0 || falls > 2 || falls * 3 > rows.size()) return;
  Finding finding = finding_at(source(context, rows[where].row->line), "sort.order", Certainty::probable,
                               two_places(rows[where].printed), right_order(rows, -1));
  finding.other_lines = {source(context, rows[where - 1].row->line).number};
  finding.details = {{"node", rows[where].row->node}, {"before", two_places(rows[where - 1].printed)}};
  out.push_back(std::move(finding));
}

/// "… น้อยที่สุด คือ ได้คะแนน 77.14 … 82.08 … ตามลำดับ": the scores have to rise.
void enumerations(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string& plain = reading.lines[line].plain;
    const std::size_t end = plain.find("ตามลำดับ");
    if (end == std::string::npos || reading.lines[line].is_row()) continue;
    std::vector<const Figure*> said;
    for (const Figure& figure : reading.figures_in(line)) {
      if (figure.number.begin < end) said.push_back(&figure);
    }
    if (said.size() < 3) continue;
    const std::string_view before = std::string_view(plain).substr(0, said.front()->number.begin);
    const int direction = any_of_words(before, {"น้อยที่สุด", "ต่ำสุด", "ต่ำที่สุด"})   ? 1
                          : any_of_words(before, {"มากที่สุด", "สูงสุด", "สูงที่สุด"}) ? -1
                                                                              : 0;
    for (std::size_t i = 1; i < said.size() && direction != 0; ++i) {
      const Points now = said[i]->number.value;
      const Points last = said[i - 1]->number.value;
      if (direction > 0 ? now >= last : now <= last) continue;
      Finding finding =
          finding_at(source(context, line), "sort.enumeration", Certainty::certain, said[i]->number.text);
      finding.details = {{"before", two_places(last)}};
      out.push_back(std::move(finding));
      break;
    }
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  for (const Table& table : context.reading.tables) {
    const auto column = score_column(table);
    if (!column) continue;
    const int year = table.columns[*column].year != 0 ? table.columns[*column].year : table.year;
    const std::vector<Ranked> rows = ranked_rows(context.reading, table, *column, year);
    if (rows.size() < 2) continue;
    const bool told = said_order(context, table, rows, out);
    const std::size_t before = out.size();
    ranks(context, rows, year, told, out);
    if (!told && out.size() == before) rank_rows(context, rows, out);
  }
  enumerations(context, out);
  return out;
}

}  // namespace

RuleSet order_rules() {
  return {.rules = {{"sort.order", Kind::sort},
                    {"sort.rank", Kind::sort},
                    {"sort.rank_copied", Kind::sort},
                    {"sort.enumeration", Kind::sort}},
          .check = find};
}

}  // namespace prongsai::lint
