// SPDX-License-Identifier: Apache-2.0
// What is done when, over the months of a year: one row a task, its bars from day to day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

/// A place on the axis of months, in thousandths of a month from where the first one begins: 5000 is where
/// the sixth month begins. All months are drawn equally wide.
using MonthPlace = int;
inline constexpr MonthPlace one_month = 1000;

/// Where day `day` of the month begins; the end of a bar is where the day after its last one begins, so that
/// a whole month fills its cell. Requires: 1 <= day <= days + 1.
[[nodiscard]] constexpr MonthPlace place_of(int month, int day, int days_of_month) {
  return month * one_month + (day - 1) * one_month / days_of_month;
}

/// How far a task has come. Each differs in its sign as well as in its ink.
enum class Tone {
  planned,  ///< light, outlined
  running,  ///< with a triangle that points on
  done,     ///< with a tick
  late,     ///< with a stroke and a dot
};

/// Requires: from < to. What lies outside of the months is cut off; a bar wholly outside is not drawn.
struct GanttBar {
  MonthPlace from = 0;
  MonthPlace to = 0;
  Tone tone = Tone::planned;
  /// Only the end is known ("by 30 April"): a diamond at the end and a dotted line that leads to it.
  bool is_deadline = false;
};

struct GanttRow {
  std::string number;  ///< "1", "2.3"; may be empty
  std::string label;
  std::string period;          ///< as printed, under the label; for a row without a bar, why it has none
  std::vector<GanttBar> bars;  ///< may be none
  std::string note;            ///< told to a pointer resting on the row, after number, label and period
  std::string href;            ///< the whole row is a link; may be empty
};

/// Months that stand together, such as a quarter; shaded in turn.
struct MonthGroup {
  std::string label;
  int months = 3;
};

struct ToneName {
  Tone tone = Tone::planned;
  std::string label;
};

struct Today {
  MonthPlace at = 0;  ///< not drawn where it lies outside of the months
  std::string label;
};

struct Gantt {
  Caption caption;
  std::vector<std::string> months;  ///< short names in their order: "ต.ค."
  std::vector<MonthGroup> groups;   ///< none, or as many months as there are
  std::vector<GanttRow> rows;
  std::optional<Today> today;
  std::vector<ToneName> legend;  ///< those that occur, in the order wanted
};

/// On a wide chart labels stand left of the months, on a narrow one above their bars. The months are named
/// again where a reader would lose them. Requires: a month or more, and groups that fill the months.
[[nodiscard]] Drawing gantt_chart(const Gantt& gantt, Width width);

}  // namespace prongsai::figure
