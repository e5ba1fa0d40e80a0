// SPDX-License-Identifier: Apache-2.0
// Tables of the report on measures: what was done step by step, how far it came, what stood in the way.
#include <algorithm>
#include <array>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;
using doc::Cell;
using doc::Row;

void append_lines(Cell& to, std::vector<doc::CellLine> lines) {
  to.lines.insert(to.lines.end(), std::make_move_iterator(lines.begin()),
                  std::make_move_iterator(lines.end()));
}

/// What is recorded of a measure or step: status, result, evidence. Nothing is said to be done that is not
/// recorded so.
Cell result_of(const Writer& writer, const Record& record) {
  Cell out;
  const bool has_result = !record.field("result").empty();
  const bool has_status = !record.field("status").empty();
  if (has_status) {
    doc::Span status = status_words(writer, record);
    status.bold = true;
    out.lines.push_back({{std::move(status)}, {}});
  }
  append_lines(out, lines_of(record.field("result")));
  // What a measure means to leave behind stands in the same field; only a step's is what there is.
  if (record.kind == RecordKind::step && !record.field("evidence").empty()) {
    doc::Spans line = plain(writer.word("measures.evidence") + " ");
    line.push_back(evidence(record.field("evidence")));
    out.lines.push_back({std::move(line), {}});
  }
  if (!has_result) out.lines.push_back({muted(writer, "measures.no_result"), {}});
  return out;
}

Cell title_of(const Writer& writer, const Record& measure, int rows) {
  Cell out = text_cell(writer, measure.field("title"));
  out.lines.front().mark = number_of(writer, measure) + ".";
  for (doc::CellLine& line : out.lines)
    for (doc::Span& span : line.spans) span.bold = true;
  out.is_head = true;
  return spanning(std::move(out), 1, rows);
}

Cell outcome_of(const Writer& writer, const Record& measure, int rows) {
  Cell out;
  out.lines = lines_of(measure.field("outcome"));
  if (out.lines.empty()) out.lines.push_back({muted(writer, "measures.no_outcome"), {}});
  return spanning(std::move(out), 1, rows);
}

Cell step_of(const Record& step, std::size_t number) {
  Cell out;
  out.lines = lines_of(step.field("text"));
  if (!out.lines.empty()) out.lines.front().mark = std::to_string(number) + ".";
  return out;
}

/// One group of rows: the measure's cells stand beside all of its steps.
class MeasureRows {
 public:
  MeasureRows(const Writer& writer, const Record& measure)
      : writer_(writer), measure_(measure), steps_(records(writer, RecordKind::step, measure.id)) {
    const auto says_something = [](const Record* step) {
      return !step->field("result").empty() || !step->field("status").empty();
    };
    const auto has_own_unit = [](const Record* step) { return !step->field("responsible").empty(); };
    by_step_ = std::any_of(steps_.begin(), steps_.end(), says_something);
    units_by_step_ = std::any_of(steps_.begin(), steps_.end(), has_own_unit);
    // With results by step, the measure's own stands in a row below them.
    has_own_row_ = by_step_ && (!measure.field("result").empty() || !measure.field("status").empty());
    rows_ = static_cast<int>(std::max<std::size_t>(steps_.size(), 1)) + (has_own_row_ ? 1 : 0);
  }

  [[nodiscard]] std::vector<Row> rows() const {
    std::vector<Row> out;
    for (std::size_t i = 0; i < std::max<std::size_t>(steps_.size(), 1); ++i) out.push_back(row(i));
    if (has_own_row_) {
      Row last{{cell(plain(writer_.word("measures.as_a_whole"), true))}};
      if (units_by_step_) last.cells.push_back(units_cell(measure_));
      last.cells.push_back(result_of(writer_, measure_));
      out.push_back(std::move(last));
    }
    return out;
  }

 private:
  [[nodiscard]] Cell units_cell(const Record& record) const {
    return marked_cell(writer_, writer_.units(record));
  }
  [[nodiscard]] Row row(std::size_t at) const {
    const Record* step = steps_.empty() ? nullptr : steps_[at];
    const int beside = rows_;
    Row out;
    if (at == 0) out.cells.push_back(title_of(writer_, measure_, beside));
    out.cells.push_back(step == nullptr ? cell(muted(writer_, "measures.no_steps")) : step_of(*step, at + 1));
    if (units_by_step_) {
      out.cells.push_back(units_cell(step->field("responsible").empty() ? measure_ : *step));
    } else if (at == 0) {
      out.cells.push_back(spanning(units_cell(measure_), 1, beside));
    }
    if (by_step_) {
      out.cells.push_back(result_of(writer_, *step));
    } else if (at == 0) {
      out.cells.push_back(spanning(result_of(writer_, measure_), 1, beside));
    }
    if (at == 0) out.cells.push_back(outcome_of(writer_, measure_, beside));
    return out;
  }

  const Writer& writer_;
  const Record& measure_;
  Records steps_;
  bool by_step_ = false;
  bool units_by_step_ = false;
  bool has_own_row_ = false;
  int rows_ = 1;
};

std::size_t with_status(const Records& all, std::string_view status) {
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const Record* one) { return one->field("status") == status; }));
}

}  // namespace

std::optional<doc::Table> measures_table(Writer& writer, const Scope& /*scope*/) {
  const Records measures = records(writer, RecordKind::measure);
  if (measures.empty()) return std::nullopt;
  doc::Table out = table_of(
      writer, "measures",
      {{5, Align::start}, {6, Align::start}, {3, Align::start}, {6, Align::start}, {5, Align::start}});
  out.head.push_back({{head(writer, "measures.measure"), head(writer, "measures.steps"),
                       head(writer, "measures.responsible"), head(writer, "measures.result"),
                       head(writer, "measures.outcome")}});
  for (const Record* measure : measures) {
    for (Row& row : MeasureRows(writer, *measure).rows()) out.body.push_back(std::move(row));
  }
  return out;
}

std::optional<doc::Table> progress_table(Writer& writer, const Scope& /*scope*/) {
  const Records measures = records(writer, RecordKind::measure);
  if (measures.empty()) return std::nullopt;
  const Records steps = records(writer, RecordKind::step);
  doc::Table out = table_of(writer, "progress", {{3, Align::start}, {2, Align::end}, {2, Align::end}});
  out.head.push_back(
      {{head(writer, "progress.status"), head(writer, "progress.measures"), head(writer, "progress.steps")}});
  constexpr std::array<std::string_view, 5> statuses = {"done", "running", "planned", "stopped", ""};
  for (const std::string_view status : statuses) {
    const std::string word = status.empty() ? std::string("none") : std::string(status);
    const std::size_t of_measures = with_status(measures, status);
    const std::size_t of_steps = with_status(steps, status);
    // What nobody recorded and nothing is in needs no line of zeros.
    if (of_measures + of_steps == 0 && status != "done") continue;
    Cell name = cell(plain(writer.word("status." + word)));
    name.is_head = true;
    out.body.push_back({{std::move(name), cell({writer.count("measures_" + word, of_measures)}),
                         cell({writer.count("steps_" + word, of_steps)})}});
  }
  Row total{{cell(plain(writer.word("progress.all"), true)),
             cell({writer.count("measures", measures.size())}), cell({writer.count("steps", steps.size())})}};
  for (Cell& one : total.cells) {
    one.shade = doc::Shade::total;
    one.lines.front().spans.front().bold = true;
  }
  total.cells.front().is_head = true;
  out.body.push_back(std::move(total));
  return out;
}

std::optional<doc::Table> problems_table(Writer& writer, const Scope& /*scope*/) {
  doc::Table out = table_of(writer, "problems",
                            {{5, Align::start}, {3, Align::start}, {6, Align::start}, {6, Align::start}});
  out.head.push_back({{head(writer, "problems.of"), head(writer, "problems.day"),
                       head(writer, "problems.problem"), head(writer, "problems.proposal")}});
  for (const Record* report : records(writer, RecordKind::report)) {
    if (report->field("problems").empty() && report->field("proposals").empty()) continue;
    const Record* of = writer.input.plan->find(report->parent);
    if (of == nullptr) continue;
    const bool is_measure = of->kind == RecordKind::measure;
    Cell name = text_cell(writer, of->field(is_measure ? "title" : "text"));
    name.lines.front().spans.insert(
        name.lines.front().spans.begin(),
        doc::Span{.text = writer.word(is_measure ? "problems.measure" : "problems.activity") + " " +
                          number_of(writer, *of) + " ",
                  .bold = true});
    name.is_head = true;
    Cell day = cell(plain(writer.day(report->field("day"))));
    for (const std::string& unit :
         improvement::units_of(*report).empty() ? std::vector<std::string>() : writer.units(*report))
      day.lines.push_back({plain(unit), {}});
    out.body.push_back({{std::move(name), std::move(day), text_cell(writer, report->field("problems")),
                         text_cell(writer, report->field("proposals"))}});
  }
  if (out.body.empty()) return std::nullopt;
  return out;
}

}  // namespace prongsai::report::detail::plans
