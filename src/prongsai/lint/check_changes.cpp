// SPDX-License-Identifier: Apache-2.0
// The column that says how scores moved: its sums, its directions, and points against percent.
#include <algorithm>
#include <cstdlib>

#include "prongsai/base/ratio.h"
#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

enum class Unit : std::uint8_t { unsaid, points, percent };

/// One cell of a change column beside its two scores.
struct Change {
  const Row* row = nullptr;
  std::string cell;
  NumberAt printed;
  Unit unit = Unit::unsaid;
  int direction = 0;  ///< as the cell says it: 1 rose, -1 fell, 0 not said
  Points difference;
  Points relative;  ///< in percent of the older score, two places
  bool is_difference = false;
  bool is_relative = false;
};

bool near_enough(Points printed, Points exact) {
  return std::llabs((printed - exact).ten_thousandths()) <= 150;
}

Points magnitude(Points value) {
  return value < Points{} ? -value : value;
}

int direction_of(const std::string& cell, const NumberAt& number) {
  if (any_of_words(cell, {"ลดลง", "ลด", "ต่ำลง", "▼", "↓"}) || number.sign == '-') return -1;
  if (any_of_words(cell, {"เพิ่มขึ้น", "เพิ่ม", "สูงขึ้น", "▲", "↑"}) || number.sign == '+') return 1;
  return 0;
}

Unit unit_of(const std::string& cell, const NumberAt& number, const std::string& head) {
  if (number.percent || any_of_words(cell, {"ร้อยละ", "เปอร์เซ็นต์"})) return Unit::percent;
  if (contains(cell, "คะแนน")) return Unit::points;
  if (any_of_words(head, {"ร้อยละ", "%", "เปอร์เซ็นต์"})) return Unit::percent;
  if (contains(head, "คะแนน")) return Unit::points;
  return Unit::unsaid;
}

std::optional<std::pair<std::size_t, std::size_t>> two_scores(const Table& table) {
  std::optional<std::size_t> older;
  std::optional<std::size_t> newer;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].kind != Column::score || table.columns[i].year == 0) continue;
    if (!older) {
      older = i;
    } else if (!newer) {
      newer = i;
    } else {
      // Of several years the change is from the last but one to the last.
      older = newer;
      newer = i;
    }
  }
  if (!older || !newer || table.columns[*older].year == table.columns[*newer].year) return std::nullopt;
  if (table.columns[*older].year > table.columns[*newer].year) std::swap(older, newer);
  return std::pair(*older, *newer);
}

std::optional<Change> read_change(const Reading& reading, const Table& table, const Row& row,
                                  std::size_t column, Points from, Points to) {
  Change out;
  out.row = &row;
  out.cell = cell_of(reading, row, column);
  const auto numbers = numbers_in(out.cell);
  if (numbers.size() != 1) return std::nullopt;
  out.printed = numbers[0];
  out.unit = unit_of(out.cell, out.printed, table.columns[column].head);
  out.direction = direction_of(out.cell, out.printed);
  out.difference = to - from;
  if (from > Points{})
    out.relative =
        base::round_half_up(base::Ratio(base::Int128{out.difference.ten_thousandths()} * 100 * Points::unit,
                                        from.ten_thousandths()),
                            4);
  out.is_difference = near_enough(out.printed.value, magnitude(out.difference));
  out.is_relative = from > Points{} && near_enough(out.printed.value, magnitude(out.relative));
  return out;
}

std::string with_sign(Points value) {
  return (value > Points{} ? "+" : "") + two_places(value);
}

void one_change(const Context& context, const Change& change, std::vector<Finding>& out) {
  const Line& line = source(context, change.row->line);
  const int moved = change.difference > Points{} ? 1 : change.difference < Points{} ? -1 : 0;
  if (!change.is_difference && !change.is_relative) {
    const bool percent = change.unit == Unit::percent;
    out.push_back(finding_at(line, "num.change", Certainty::certain, change.cell,
                             percent ? with_sign(change.relative) + "%" : with_sign(change.difference)));
    out.back().details = {{"node", change.row->node}, {"difference", with_sign(change.difference)}};
  } else if (change.direction != 0 && moved != 0 && change.direction != moved) {
    out.push_back(
        finding_at(line, "narr.direction", Certainty::certain, change.cell, moved > 0 ? "เพิ่มขึ้น" : "ลดลง"));
    out.back().details = {{"node", change.row->node}, {"difference", with_sign(change.difference)}};
  }
}

/// One finding a column: every row of it has the same slip.
void one_unit(const Context& context, const std::vector<Change>& wrong, std::string_view code,
              std::vector<Finding>& out) {
  if (wrong.empty()) return;
  const Change& first = wrong.front();
  const bool points = code == "unit.points_as_percent" || first.unit == Unit::percent;
  Finding finding =
      finding_at(source(context, first.row->line), code, Certainty::certain, first.cell,
                 points ? with_sign(first.difference) + " คะแนน" : with_sign(first.relative) + "%");
  for (std::size_t i = 1; i < wrong.size(); ++i)
    finding.other_lines.push_back(source(context, wrong[i].row->line).number);
  finding.details = {{"node", first.row->node},
                     {"difference", with_sign(first.difference)},
                     {"percent", with_sign(first.relative)},
                     {"count", std::to_string(wrong.size())}};
  out.push_back(std::move(finding));
}

void one_column(const Context& context, const Table& table, std::size_t column, std::vector<Finding>& out) {
  const auto scores = two_scores(table);
  if (!scores) return;
  std::vector<Change> points_as_percent;
  std::vector<Change> percent_as_points;
  std::vector<Change> against_head;  // right by chance: both come to the same number
  std::vector<Change> plain_points;
  std::vector<Change> plain_percent;
  for (const Row& row : table.rows) {
    const auto from = only_number(cell_of(context.reading, row, scores->first));
    const auto to = only_number(cell_of(context.reading, row, scores->second));
    if (!from || !to) continue;
    const auto change = read_change(context.reading, table, row, column, from->value, to->value);
    if (!change) continue;
    one_change(context, *change, out);
    if (change->is_difference && change->is_relative && change->unit == Unit::percent &&
        contains(table.columns[column].head, "คะแนน") &&
        !any_of_words(table.columns[column].head, {"ร้อยละ", "%", "เปอร์เซ็นต์"}))
      against_head.push_back(*change);
    if (change->is_difference == change->is_relative) continue;
    if (change->unit == Unit::percent && change->is_difference) points_as_percent.push_back(*change);
    if (change->unit == Unit::points && change->is_relative) percent_as_points.push_back(*change);
    if (change->unit == Unit::unsaid)
      (change->is_difference ? plain_points : plain_percent).push_back(*change);
  }
  one_unit(context, points_as_percent, "unit.points_as_percent", out);
  one_unit(context, percent_as_points, "unit.percent_as_points", out);
  if (against_head.size() * 2 <= table.rows.size()) one_unit(context, against_head, "unit.mixed", out);
  // Without a unit in head or cells, points are what a reader takes them for; some of each is a muddle.
  if (!plain_percent.empty() && !plain_points.empty()) {
    one_unit(context, plain_percent.size() <= plain_points.size() ? plain_percent : plain_points,
             "unit.mixed", out);
  } else if (plain_percent.size() >= 2) {
    one_unit(context, plain_percent, "unit.percent_as_points", out);
    out.back().certainty = Certainty::probable;
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  for (const Table& table : context.reading.tables) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (table.columns[column].kind == Column::change) one_column(context, table, column, out);
    }
  }
  return out;
}

}  // namespace

RuleSet change_rules() {
  return {.rules = {{"num.change", Kind::num},
                    {"narr.direction", Kind::narr},
                    {"unit.points_as_percent", Kind::unit},
                    {"unit.percent_as_points", Kind::unit},
                    {"unit.mixed", Kind::unit}},
          .check = find};
}

}  // namespace prongsai::lint
