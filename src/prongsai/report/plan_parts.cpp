// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "prongsai/improvement/checks.h"
#include "prongsai/report/plan_parts_detail.h"

namespace prongsai::report::detail::plans {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1.", "12.", "(3)" at the beginning of a line, followed by a blank; empty without one.
std::string_view mark_of(std::string_view line) {
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const std::size_t from = at;
  while (at < line.size() && at < from + 2 && is_digit(line[at])) ++at;
  if (at == from || at >= line.size()) return {};
  if (line[at] != (from == 1 ? ')' : '.')) return {};
  ++at;
  return at < line.size() && line[at] == ' ' ? line.substr(0, at) : std::string_view();
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  return from == std::string_view::npos ? std::string_view()
                                        : text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

std::string with_name(const Writer& writer, const YearFigures& year, const std::string& node,
                      const char* key) {
  const auto found = year.scored.plan->find(node);
  const std::string code = node.substr(node.find(':') + 1);
  const std::string words = writer.word(key) + " " + (found ? writer.code_of(year, *found) : code);
  return found ? words + " " + writer.name_of(year, *found) : words;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

const framework::Topic* topic_of(const Writer& writer, std::string_view code) {
  for (const analysis::TopicRow& row : writer.look.topics.topics)
    if (row.topic->code == code) return row.topic;
  return nullptr;
}

}  // namespace

Records records(const Writer& writer, RecordKind kind, std::string_view parent) {
  return writer.input.plan == nullptr ? Records() : writer.input.plan->of(kind, parent);
}

std::string number_of(const Writer& writer, const Record& record) {
  return improvement::number_of(*writer.input.plan, record);
}

int plan_year(const Writer& writer) {
  if (writer.input.plan != nullptr) return writer.input.plan->year;
  return is_of_plan(writer.input.kind) ? writer.input.year : writer.input.year + 1;
}

const YearFigures* naming(const Writer& writer) {
  return writer.look.now != nullptr ? writer.look.now : writer.look.after;
}

doc::Spans plain(std::string text, bool bold) {
  return {{.text = std::move(text), .bold = bold}};
}

doc::Spans muted(const Writer& writer, std::string_view key) {
  return {{.text = writer.word(key), .tone = doc::Tone::muted}};
}

doc::Spans joined(const std::vector<doc::Spans>& parts, const std::string& separator) {
  doc::Spans out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out.push_back({.text = separator});
    append(out, parts[i]);
  }
  return out;
}

void append(doc::Spans& to, const doc::Spans& more) {
  to.insert(to.end(), more.begin(), more.end());
}

doc::Cell cell(doc::Spans spans, std::string mark) {
  doc::Cell out;
  out.lines.push_back({std::move(spans), std::move(mark)});
  return out;
}

std::vector<doc::CellLine> lines_of(std::string_view text) {
  std::vector<doc::CellLine> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const std::string_view mark = mark_of(line);
    out.push_back({plain(std::string(without_blanks(line.substr(mark.size())))), std::string(mark)});
  }
  return out;
}

doc::Cell text_cell(const Writer& writer, std::string_view text) {
  doc::Cell out;
  out.lines = lines_of(text);
  if (out.lines.empty()) out.lines.push_back({muted(writer, "common.not_said"), {}});
  return out;
}

doc::Cell marked_cell(const Writer& writer, const std::vector<std::string>& texts) {
  doc::Cell out;
  for (const std::string& text : texts)
    out.lines.push_back({plain(text), texts.size() == 1 ? std::string() : writer.word("common.mark")});
  if (out.lines.empty()) out.lines.push_back({muted(writer, "common.not_said"), {}});
  return out;
}

doc::Cell spanning(doc::Cell cell, int columns, int rows) {
  cell.columns = columns;
  cell.rows = rows;
  return cell;
}

doc::Cell head(Writer& writer, std::string_view key, int columns, int rows) {
  doc::Cell out = cell(writer.say(key));
  for (doc::Span& span : out.lines.front().spans) span.bold = true;
  out.columns = columns;
  out.rows = rows;
  out.align = doc::Align::centre;
  out.shade = doc::Shade::head;
  out.is_head = true;
  return out;
}

std::string short_name(const Record& record) {
  constexpr std::size_t bytes_max = 180;  // a Thai letter takes three
  for (const char* field : {"title", "text", "name"}) {
    const std::string_view text = record.field(field);
    const std::string_view line = without_blanks(text.substr(0, text.find('\n')));
    if (line.empty()) continue;
    if (line.size() <= bytes_max) return std::string(line);
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return std::string(line.substr(0, end)) + "…";
  }
  return {};
}

doc::Span evidence(std::string_view text) {
  doc::Span out{.text = std::string(without_blanks(text))};
  if (out.text.starts_with("https://") || out.text.starts_with("http://")) {
    out.href = out.text;
    out.verbatim = true;
  }
  return out;
}

About about_of(const Record& record) {
  return improvement::read_about(record.field("about"));
}

std::string node_words(const Writer& writer, std::string_view node) {
  if (node == "total") return writer.word("common.total");
  if (node == "indicators") return writer.word("common.indicators");
  const YearFigures* year = naming(writer);
  const std::string id(node);
  const std::string code = id.substr(id.find(':') + 1);
  if (id.starts_with("indicator:"))
    return year != nullptr ? with_name(writer, *year, id, "common.indicator")
                           : writer.word("common.indicator") + " " + code;
  if (id.starts_with("item:")) return writer.word("common.item") + " " + upper(code);
  if (id.starts_with("topic:")) {
    const framework::Topic* topic = topic_of(writer, code);
    return writer.word("common.topic") + " " + code + (topic != nullptr ? " " + topic->name.th : "");
  }
  return upper(code);
}

std::string about_words(const Writer& writer, const About& about) {
  std::string out;
  for (const std::string& id : about) out += (out.empty() ? "" : ", ") + node_words(writer, id);
  return out;
}

doc::Spans target_words(Writer& writer, base::Points value, bool is_more_than) {
  const std::string printed = base::to_string(base::round_half_up(value, 2), 2);
  const std::string kind = is_more_than ? "more_than" : "at_least";
  doc::Spans out = plain(writer.word("target." + kind) + " ");
  out.push_back(writer.stated(std::to_string(plan_year(writer)) + "/target/" + kind + "/" + printed,
                              writer.word("threshold.plan_target"), printed, "points"));
  append(out, plain(" " + writer.word("target." + kind + "_points")));
  return out;
}

std::vector<NodeIndex> below_target(const Writer& writer) {
  const Look& look = writer.look;
  if (look.now == nullptr || !look.target) return {};
  const std::vector<NodeIndex> nodes =
      analysis::nodes_of(*look.now->scored.plan, framework::NodeKind::indicator);
  return analysis::split(
             look.now->scored, nodes, *look.target,
             look.target_is_more_than ? analysis::Comparison::more_than : analysis::Comparison::at_least)
      .short_of_it;
}

bool raises(const Writer& writer, const Record& measure, std::string_view node) {
  const YearFigures* year = naming(writer);
  if (year == nullptr) return false;
  return improvement::answers_weakness(about_of(measure), node, *year->scored.edition);
}

doc::Span status_words(const Writer& writer, const Record& record) {
  const std::string& status = record.field("status");
  if (status.empty()) return {.text = writer.word("status.none"), .tone = doc::Tone::muted};
  return {.text = writer.word("status." + status),
          .tone = status == "done"      ? doc::Tone::good
                  : status == "stopped" ? doc::Tone::bad
                                        : doc::Tone::plain};
}

doc::Table table_of(const Writer& writer, std::string id, std::vector<doc::Column> columns) {
  doc::Table out;
  out.sheet = writer.word("sheet." + id);
  out.id = std::move(id);
  std::replace(out.id.begin(), out.id.end(), '_', '-');
  out.columns = std::move(columns);
  return out;
}

}  // namespace prongsai::report::detail::plans
