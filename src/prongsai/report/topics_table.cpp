// SPDX-License-Identifier: Apache-2.0
// The table of a topic: its items under their instruments with scores, and what each instrument needs.
#include <algorithm>
#include <iterator>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using analysis::Advice;
using doc::Align;
using doc::Cell;

/// The nodes of one item: more than one where its instrument is in parts.
struct ItemRow {
  std::string code;
  std::vector<NodeIndex> nodes;
};

std::vector<ItemRow> rows_of(const Writer& writer, const std::vector<NodeIndex>& items) {
  std::vector<ItemRow> out;
  for (const NodeIndex node : items) {
    std::string code = writer.code_of(*writer.look.now, node);
    if (!out.empty() && out.back().code == code) {
      out.back().nodes.push_back(node);
    } else {
      out.push_back({std::move(code), {node}});
    }
  }
  return out;
}

Cell question_cell(const Writer& writer, const ItemRow& row) {
  Cell out = cell(plain(row.code + " ", true));
  const std::string text = wording_of(writer, row.nodes.front());
  append(out.lines.front().spans, text.empty() ? muted(writer, "topic_items.no_text") : plain(text));
  return out;
}

/// "ส่วนที่ 1" of its instrument: its full name would not fit beside a score.
std::string part_name(const Writer& writer, NodeIndex node) {
  const analysis::Scored& scored = writer.look.now->scored;
  const std::string& code = scored.plan->nodes[node].part;
  const scoring::PlanNode& instrument = scored.plan->nodes[analysis::instrument_of(*scored.plan, node)];
  std::size_t number = 0;
  if (const framework::Instrument* of = scored.edition->find_instrument(instrument.code)) {
    for (const framework::Part& one : of->parts) {
      ++number;
      if (one.code == code) return writer.word("topic_items.part") + " " + std::to_string(number);
    }
  }
  return code;
}

/// The nodes whose scores are shown: a part that nobody printed needs no line where another part is known.
std::vector<NodeIndex> shown(const Writer& writer, const ItemRow& row) {
  std::vector<NodeIndex> out;
  std::copy_if(row.nodes.begin(), row.nodes.end(), std::back_inserter(out),
               [&](NodeIndex node) { return analysis::value_of(writer.look.now->scored, node).has_value(); });
  if (out.empty()) out.push_back(row.nodes.front());
  return out;
}

/// Where all scores of an instrument are of one part, it is named once for all; empty otherwise.
std::string only_part(const Writer& writer, const std::vector<ItemRow>& rows) {
  std::string out;
  for (const ItemRow& row : rows) {
    if (row.nodes.size() == 1) return {};
    for (const NodeIndex node : shown(writer, row)) {
      if (!analysis::value_of(writer.look.now->scored, node)) continue;
      const std::string name = part_name(writer, node);
      if (!out.empty() && out != name) return {};
      out = name;
    }
  }
  return out;
}

Cell score_cell(Writer& writer, const ItemRow& row, bool names_part) {
  Cell out;
  for (const NodeIndex node : shown(writer, row)) {
    const auto value = analysis::value_of(writer.look.now->scored, node);
    doc::Span span = value ? writer.score(*writer.look.now, node) : muted(writer, "common.no_data").front();
    if (value && writer.look.pass_mark &&
        !analysis::reaches(*value, *writer.look.pass_mark, analysis::Comparison::at_least)) {
      span.bold = true;
      out.shade = doc::Shade::bad;
    }
    out.lines.push_back({{std::move(span)}, {}});
    if (value && names_part && row.nodes.size() > 1)
      out.lines.push_back({{{.text = part_name(writer, node), .tone = doc::Tone::muted}}, {}});
  }
  return out;
}

const char* key_of(Advice advice) {
  switch (advice) {
    case Advice::disclose:
      return "advice.disclose";
    case Advice::improve:
      return "advice.improve";
    case Advice::raise:
      return "advice.raise";
    case Advice::keep:
      return "advice.keep";
    case Advice::keep_and_watch:
      return "advice.keep_and_watch";
    case Advice::unknown:
      break;
  }
  return "advice.unknown";
}

/// Items the advice is about: named, so that nobody has to look for them.
std::vector<NodeIndex> meant(const analysis::TopicPart& part) {
  if (part.advice == Advice::disclose) return part.zeros;
  if (part.advice == Advice::improve) return part.failing;
  if (part.advice == Advice::raise) return part.lowest;
  return {};
}

Cell advice_cell(Writer& writer, const analysis::TopicRow& topic, const analysis::TopicPart& part, int rows) {
  const std::string key = key_of(part.advice);
  Cell out = cell(plain(writer.word(key), true));
  const std::vector<NodeIndex> items = meant(part);
  if (!items.empty())
    out.lines.push_back({plain(writer.word("common.item") + " " + codes_of(writer, items)), {}});
  out.lines.push_back({plain(writer.word(key + "_how")), {}});
  if (part.advice == Advice::disclose && part.failing.size() > part.zeros.size()) {
    std::vector<NodeIndex> rest;
    std::copy_if(part.failing.begin(), part.failing.end(), std::back_inserter(rest), [&](NodeIndex node) {
      return std::find(part.zeros.begin(), part.zeros.end(), node) == part.zeros.end();
    });
    out.lines.push_back({plain(writer.word("advice.improve") + " " + writer.word("common.item") + " " +
                               codes_of(writer, rest)),
                         {}});
  }
  for (const Record* own : recommendations_for(writer, topic, part)) {
    if (contradicts(*own, part.advice)) continue;
    doc::Spans said = muted(writer, "advice.own");
    for (const doc::CellLine& line : lines_of(own->field("text"))) {
      append(said, plain(" "));
      append(said, line.spans);
    }
    out.lines.push_back({std::move(said), {}});
  }
  return spanning(std::move(out), 1, rows);
}

Cell instrument_cell(const Writer& writer, NodeIndex instrument, const std::string& part, int rows) {
  Cell out = cell(plain(writer.code_of(*writer.look.now, instrument), true));
  if (!part.empty()) out.lines.push_back({{{.text = part, .tone = doc::Tone::muted}}, {}});
  out.is_head = true;
  out.align = Align::centre;
  return spanning(std::move(out), 1, rows);
}

}  // namespace

std::optional<doc::Table> topic_items_table(Writer& writer, const Scope& scope) {
  if (scope.topic == nullptr || writer.look.now == nullptr) return std::nullopt;
  const analysis::TopicRow& topic = *scope.topic;
  doc::Table out = table_of(writer, "topic_items",
                            {{3, Align::centre}, {14, Align::start}, {4, Align::centre}, {10, Align::start}});
  out.id += "-" + topic.topic->code;
  if (!out.sheet.empty()) out.sheet += " " + topic.topic->code;
  Cell name = head(writer, "topic_items.topic", 4);
  name.lines.front().spans.push_back(
      {.text = " " + topic.topic->code + " " + topic.topic->name.th, .bold = true});
  name.align = Align::start;
  out.head.push_back({{std::move(name)}});
  out.head.push_back({{head(writer, "topic_items.instrument"), head(writer, "topic_items.question"),
                       head(writer, "topic_items.score"), head(writer, "topic_items.advice")}});
  for (const analysis::TopicPart& part : topic.instruments) {
    const std::vector<ItemRow> rows = rows_of(writer, part.items);
    const std::string only = only_part(writer, rows);
    const int height = static_cast<int>(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      doc::Row row;
      if (i == 0) row.cells.push_back(instrument_cell(writer, part.instrument, only, height));
      row.cells.push_back(question_cell(writer, rows[i]));
      row.cells.push_back(score_cell(writer, rows[i], only.empty()));
      if (i == 0) row.cells.push_back(advice_cell(writer, topic, part, height));
      out.body.push_back(std::move(row));
    }
  }
  if (out.body.empty()) return std::nullopt;
  return out;
}

std::optional<doc::Table> no_topic_table(Writer& writer, const Scope& /*scope*/) {
  if (writer.look.now == nullptr || writer.look.topics.in_no_topic.empty()) return std::nullopt;
  doc::Table out = table_of(writer, "no_topic", {{3, Align::centre}, {18, Align::start}, {4, Align::centre}});
  out.head.push_back({{head(writer, "topic_items.instrument"), head(writer, "topic_items.question"),
                       head(writer, "topic_items.score")}});
  // Of an instrument in parts, the parts' own nodes hold the scores.
  std::vector<NodeIndex> nodes;
  const analysis::Scored& scored = writer.look.now->scored;
  for (const NodeIndex node : writer.look.topics.in_no_topic) {
    const std::vector<NodeIndex> own = analysis::nodes_of_item(scored, scored.plan->nodes[node].code);
    nodes.insert(nodes.end(), own.begin(), own.end());
  }
  for (const ItemRow& row : rows_of(writer, nodes)) {
    const NodeIndex instrument = analysis::instrument_of(*scored.plan, row.nodes.front());
    out.body.push_back({{instrument_cell(writer, instrument, {}, 1), question_cell(writer, row),
                         score_cell(writer, row, true)}});
  }
  return out;
}

}  // namespace prongsai::report::detail::plans
