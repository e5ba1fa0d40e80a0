// SPDX-License-Identifier: Apache-2.0
// From the analysis of topics to what is done about them: the measures of the plan, and the lowest items they
// answer.
#include <algorithm>
#include <set>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;
using doc::Cell;
using doc::Row;

bool any_has(const Records& measures, const char* field) {
  return std::any_of(measures.begin(), measures.end(),
                     [&](const Record* one) { return !one->field(field).empty(); });
}

/// Columns for a target and for monitoring stand only where some measure has one.
struct Columns {
  bool target = false;
  bool monitoring = false;
  [[nodiscard]] int after_topic() const { return 4 + (target ? 1 : 0) + (monitoring ? 1 : 0); }
};

Cell numbered_cell(const Writer& writer, const Record& measure) {
  Cell out = text_cell(writer, measure.field("title"));
  out.lines.front().mark = number_of(writer, measure) + ".";
  return out;
}

Cell steps_cell(const Writer& writer, const Record& measure) {
  Cell out;
  std::size_t number = 0;
  for (const Record* step : records(writer, RecordKind::step, measure.id)) {
    std::vector<doc::CellLine> lines = lines_of(step->field("text"));
    if (!lines.empty()) lines.front().mark = std::to_string(++number) + ".";
    out.lines.insert(out.lines.end(), lines.begin(), lines.end());
  }
  if (out.lines.empty()) out.lines.push_back({muted(writer, "common.not_said"), {}});
  return out;
}

/// A line for each end of a span of days: in one line it would take the room of what is to be done.
std::string period_of(const Writer& writer, const Record& measure) {
  std::string out = writer.period(measure);
  const std::string_view between = " – ";
  const std::size_t at = out.find(between);
  if (at != std::string::npos) out.replace(at, between.size(), " –\n");
  return out;
}

Row row_of(const Writer& writer, const Record& measure, const Columns& columns) {
  Row out{{numbered_cell(writer, measure), marked_cell(writer, writer.units(measure)),
           steps_cell(writer, measure), text_cell(writer, period_of(writer, measure))}};
  if (columns.target) out.cells.push_back(text_cell(writer, measure.field("target")));
  if (columns.monitoring) out.cells.push_back(text_cell(writer, measure.field("monitoring")));
  return out;
}

/// A measure that stands in full under an earlier topic.
Row again_row(const Writer& writer, const Records& measures, const Columns& columns) {
  std::string numbers;
  for (const Record* one : measures) numbers += (numbers.empty() ? "" : ", ") + number_of(writer, *one);
  return {{spanning(cell(plain(writer.word("practice.again") + " " + numbers)), columns.after_topic(), 1)}};
}

void put_topic(doc::Table& table, std::string name, std::vector<Row> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0) {
      Cell topic = spanning(cell(plain(std::move(name), true)), 1, static_cast<int>(rows.size()));
      topic.is_head = true;
      rows[i].cells.insert(rows[i].cells.begin(), std::move(topic));
    }
    table.body.push_back(std::move(rows[i]));
  }
}

doc::Table empty_table(Writer& writer, const Columns& columns) {
  doc::Table out = table_of(
      writer, "practice",
      {{4, Align::start}, {8, Align::start}, {4, Align::start}, {8, Align::start}, {4, Align::start}});
  Row head_row{{head(writer, "practice.topic"), head(writer, "practice.measure"),
                head(writer, "practice.responsible"), head(writer, "practice.steps"),
                head(writer, "practice.period")}};
  if (columns.target) {
    out.columns.push_back({5, Align::start});
    head_row.cells.push_back(head(writer, "practice.target"));
  }
  if (columns.monitoring) {
    out.columns.push_back({5, Align::start});
    head_row.cells.push_back(head(writer, "practice.monitoring"));
  }
  out.head.push_back(std::move(head_row));
  return out;
}

void append_score(Writer& writer, doc::Spans& to, NodeIndex node) {
  append(to, plain(" " + writer.word("topic_lowest.scored") + " "));
  to.push_back(writer.score(*writer.look.now, node));
  append(to, plain(" " + writer.word("common.points")));
}

/// "ข้อ I20 (wording) ได้ 98.04 คะแนน อยู่ในตัวชี้วัดที่ 4 … (99.67 คะแนน)"
doc::ListItem lowest_item(Writer& writer, std::string_view mark, NodeIndex node) {
  const YearFigures& now = *writer.look.now;
  const scoring::Plan& plan = *now.scored.plan;
  doc::ListItem out{.mark = std::string(mark)};
  out.spans = plain(writer.word("common.item") + " " + writer.code_of(now, node), true);
  const std::string text = wording_of(writer, node);
  if (!text.empty()) append(out.spans, plain(" " + text));
  append_score(writer, out.spans, node);
  for (auto at = plan.nodes[node].parent; at; at = plan.nodes[*at].parent) {
    if (plan.nodes[*at].kind != framework::NodeKind::indicator) continue;
    // The agency's score of the indicator is that of the whole, not of one part.
    const NodeIndex indicator = plan.find("indicator:" + plan.nodes[*at].code).value_or(*at);
    append(out.spans, plain(" " + writer.word("topic_lowest.in") + writer.label_of(now, indicator)));
    if (analysis::value_of(now.scored, indicator)) {
      append(out.spans, plain(" ("));
      out.spans.push_back(writer.score(now, indicator));
      append(out.spans, plain(" " + writer.word("common.points") + ")"));
    }
    break;
  }
  return out;
}

}  // namespace

std::optional<doc::Table> practice_table(Writer& writer, const Scope& /*scope*/) {
  const Records measures = records(writer, RecordKind::measure);
  if (measures.empty()) return std::nullopt;
  const Columns columns{any_has(measures, "target"), any_has(measures, "monitoring")};
  doc::Table out = empty_table(writer, columns);
  std::set<std::string> told;
  for (const analysis::TopicRow& topic : writer.look.topics.topics) {
    std::vector<Row> rows;
    Records again;
    for (const Record* measure : measures_about(writer, topic)) {
      if (told.insert(measure->id).second) {
        rows.push_back(row_of(writer, *measure, columns));
      } else {
        again.push_back(measure);
      }
    }
    if (!again.empty()) rows.push_back(again_row(writer, again, columns));
    if (rows.empty())
      rows.push_back({{spanning(cell({{.text = writer.word("practice.none"), .tone = doc::Tone::bad}}),
                                columns.after_topic(), 1)}});
    put_topic(out, topic.topic->code + ". " + topic.topic->name.th, std::move(rows));
  }
  std::vector<Row> others;
  for (const Record* measure : measures)
    if (!told.contains(measure->id)) others.push_back(row_of(writer, *measure, columns));
  const bool has_topics = !writer.look.topics.topics.empty();
  put_topic(out, writer.word(has_topics ? "practice.other" : "practice.no_topics"), std::move(others));
  return out;
}

std::optional<doc::List> topic_lowest_list(Writer& writer, std::string_view mark, const Scope& scope) {
  if (scope.topic == nullptr || writer.look.now == nullptr) return std::nullopt;
  const std::vector<NodeIndex> lowest = lowest_of(writer, *scope.topic);
  if (lowest.empty()) return std::nullopt;
  doc::List out;
  // So many share the lowest score that their wordings would hide it.
  constexpr std::size_t told_in_full = 6;
  if (lowest.size() > told_in_full) {
    out.items.push_back({.mark = std::string(mark),
                         .spans = plain(writer.word("common.item") + " " + codes_of(writer, lowest), true)});
    append_score(writer, out.items.back().spans, lowest.front());
    return out;
  }
  for (const NodeIndex node : lowest) out.items.push_back(lowest_item(writer, mark, node));
  return out;
}

std::optional<doc::List> topic_measures_list(Writer& writer, std::string_view mark, const Scope& scope) {
  if (scope.topic == nullptr) return std::nullopt;
  doc::List out;
  for (const Record* measure : measures_about(writer, *scope.topic)) {
    doc::ListItem item{.mark = std::string(mark)};
    item.spans = plain(writer.word("topic_measures.measure") + " " + number_of(writer, *measure) + " ", true);
    const std::vector<doc::CellLine> lines = lines_of(measure->field("title"));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) append(item.spans, plain(" "));
      append(item.spans, lines[i].spans);
    }
    const std::vector<NodeIndex> items = disclosed_by(writer, *scope.topic, *measure);
    if (!items.empty())
      append(item.spans,
             {{.text = " (" + writer.word("topic_measures.serves") + " " + codes_of(writer, items) + ")",
               .tone = doc::Tone::muted}});
    out.items.push_back(std::move(item));
  }
  if (out.items.empty()) return std::nullopt;
  return out;
}

}  // namespace prongsai::report::detail::plans
