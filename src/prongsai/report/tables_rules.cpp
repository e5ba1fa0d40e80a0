// SPDX-License-Identifier: Apache-2.0
// The rules of the year as a table: the levels and their conditions, and what each instrument is made of.
#include <algorithm>
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using doc::Align;
using doc::Table;
using framework::ResultLevel;

constexpr base::Points one_hundredth = base::Points::from_ten_thousandths(100);

std::string printed(base::Points value) {
  return base::to_string(base::round_half_up(value, 2), 2);
}

/// The line of the total, where nothing else is asked.
std::optional<base::Points> line_of_total(const ResultLevel& level) {
  if (level.conditions.size() != 1) return std::nullopt;
  const framework::LevelCondition& only = level.conditions.front();
  if (only.nodes.size() != 1 || only.nodes.front() != "total") return std::nullopt;
  return only.at_least;
}

/// "แบบวัด EIT ส่วนที่ 1 (ผู้รับบริการ…)" without what stands in brackets.
std::string without_remark(const std::string& name) {
  const std::size_t remark = name.find(" (");
  return remark == std::string::npos ? name : name.substr(0, remark);
}

std::string name_in_condition(const Writer& writer, NodeIndex node) {
  const YearFigures& now = *writer.look.now;
  if (now.scored.plan->nodes[node].kind == framework::NodeKind::instrument)
    return short_name_of(writer, node);
  return without_remark(writer.name_of(now, node));
}

/// "คะแนนรวม และ IIT, EIT, OIT ตั้งแต่ 95.00 คะแนนขึ้นไป": what has one and the same line stands together.
std::string conditions_in_words(const Writer& writer, const ResultLevel& level) {
  std::vector<doc::Spans> names;
  std::vector<doc::Spans> parts;
  for (std::size_t at = 0; at < level.conditions.size(); ++at) {
    const framework::LevelCondition& one = level.conditions[at];
    for (const std::string& id : one.nodes) {
      const auto node = writer.look.now->scored.plan->find(id);
      if (node) names.push_back({writer.words(name_in_condition(writer, *node))});
    }
    if (at + 1 < level.conditions.size() && level.conditions[at + 1].at_least == one.at_least) continue;
    parts.push_back(
        {writer.words(doc::text_of(list_of(writer, names)) + " " + writer.word("target.at_least") + " " +
                      printed(one.at_least) + " " + writer.word("target.or_more"))});
    names.clear();
  }
  return doc::text_of(list_of(writer, parts));
}

/// A range where only totals are asked for in every level down to this one.
std::string range_in_words(const Writer& writer, const std::vector<ResultLevel>& levels, std::size_t at) {
  const bool totals_only = std::all_of(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(at),
                                       [](const ResultLevel& one) { return line_of_total(one).has_value(); });
  const auto from = line_of_total(levels[at]);
  const auto above = at == 0 ? std::nullopt : line_of_total(levels[at - 1]);
  if (levels[at].conditions.empty()) {
    if (totals_only && above) return writer.word("level.below") + " " + printed(*above);
    return writer.word("level.otherwise");
  }
  if (!totals_only || !from) return conditions_in_words(writer, levels[at]);
  if (!above) return printed(*from) + " – 100.00";
  return printed(*from) + " – " + printed(*above - one_hundredth);
}

std::optional<Table> levels(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  const std::vector<ResultLevel>& all = writer.look.now->scored.edition->levels;
  if (all.empty()) return std::nullopt;
  const std::optional<std::size_t> own_level = level_at(*writer.look.now);
  Table out;
  out.columns = {{3, Align::start}, {1, Align::centre}, {2, Align::centre}};
  out.head.push_back({.cells = {head_cell(writer, "column.level_condition"),
                                head_cell(writer, "column.level"), head_cell(writer, "column.own_result")}});
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool is_own = own_level && *own_level == at;
    doc::Cell own = cell(writer.words(""));
    if (is_own) own = cell(writer.score(*writer.look.now, writer.look.now->scored.plan->total()));
    doc::Row row{.cells = {cell(writer.words(range_in_words(writer, all, at), is_own)),
                           cell(writer.words(all[at].name.th, is_own)), own}};
    row.cells[1].is_head = true;
    if (is_own) {
      for (doc::Cell& one : row.cells) one.shade = doc::Shade::total;
    }
    out.body.push_back(std::move(row));
  }
  keep_together(out);
  return out;
}

std::optional<Table> rules(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  Table out;
  out.columns = {{3, Align::start}, {3, Align::start}, {4, Align::start}, {0, Align::end}};
  out.head.push_back(
      {.cells = {head_cell(writer, "column.instrument_full"), head_cell(writer, "column.respondents"),
                 head_cell(writer, "column.indicators"), head_cell(writer, "column.weight")}});
  for (const framework::Instrument& one : writer.look.now->scored.edition->instruments) {
    doc::Cell indicators;
    for (const framework::Indicator& indicator : one.indicators)
      indicators.lines.push_back({.spans = {writer.words(indicator.name.th)}, .mark = indicator.code + "."});
    if (indicators.lines.empty()) indicators = cell(writer.words(writer.word("missing.rule_unknown")));
    const std::string weight =
        one.weight.value ? base::to_shortest_string(*one.weight.value) : writer.word("missing.rule_unknown");
    doc::Cell name = cell(writer.words(one.name.th));
    name.is_head = true;
    const std::string people =
        one.respondents.th.empty() ? writer.word("missing.nothing_known") : one.respondents.th;
    out.body.push_back({.cells = {name, cell(writer.words(people)), indicators, cell(writer.words(weight))}});
  }
  if (out.body.empty()) return std::nullopt;
  return out;
}

constexpr std::array entries = {TableEntry{"levels", "", levels}, TableEntry{"rules", "", rules}};

}  // namespace

std::span<const TableEntry> tables_of_rules() {
  return entries;
}

}  // namespace prongsai::report::detail
