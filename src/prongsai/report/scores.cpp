// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/report/scores_detail.h"
#include "prongsai/scoring/level.h"

namespace prongsai::report::detail {
namespace {

using framework::NodeKind;
using improvement::Record;
using improvement::RecordKind;

/// "ก", "ก และ ข", "ก, ข และ ค".
std::string_view glue(std::size_t at, std::size_t count) {
  if (at + 1 == count) return {};
  return at + 2 == count ? "list.last" : "list.between";
}

/// Thai words follow "และ" directly; codes and numbers stand apart from it.
bool begins_with_latin(const doc::Spans& spans) {
  if (spans.empty() || spans.front().text.empty()) return false;
  return static_cast<unsigned char>(spans.front().text.front()) < 0x80;
}

bool names_other_instruments(const improvement::About& about, const std::string& own) {
  bool any = false;
  for (const std::string& one : about) {
    if (one == own) return false;
    any = any || one.starts_with("instrument:");
  }
  return any;
}

bool gathers_weak_item(const Writer& writer, const improvement::About& about, std::string_view topic,
                       NodeIndex indicator) {
  const analysis::Scored& scored = writer.look.now->scored;
  const NodeIndex instrument = analysis::instrument_of(*scored.plan, indicator);
  if (!writer.look.pass_mark || names_other_instruments(about, scored.plan->nodes[instrument].id))
    return false;
  const std::vector<NodeIndex> below = analysis::items_below(*scored.plan, indicator);
  const auto is_weak = [&](NodeIndex item) {
    const auto value = analysis::value_of(scored, item);
    return value && *value < Ratio(*writer.look.pass_mark) &&
           std::find(below.begin(), below.end(), item) != below.end();
  };
  for (const analysis::TopicRow& row : writer.look.topics.topics) {
    if ("topic:" + row.topic->code != topic) continue;
    for (const analysis::TopicPart& part : row.instruments) {
      if (std::any_of(part.items.begin(), part.items.end(), is_weak)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<analysis::Change> change_of(const Writer& writer, NodeIndex node) {
  const Look& look = writer.look;
  if (look.now == nullptr || look.before == nullptr || look.now_at == 0) return std::nullopt;
  const analysis::Track* track = look.years->find(look.now_at, node);
  return track == nullptr ? std::nullopt : track->steps[look.now_at - 1].change;
}

Moved moved(const Writer& writer) {
  Moved out;
  if (writer.look.before == nullptr) return out;
  for (const NodeIndex node : indicators_of(writer)) {
    const auto change = change_of(writer, node);
    if (!change) {
      out.unknown.push_back(node);
    } else if (change->points == Ratio()) {
      out.unchanged.push_back(node);
    } else {
      (change->points > Ratio() ? out.risen : out.fallen).push_back(node);
    }
  }
  return out;
}

std::optional<std::size_t> level_at(const YearFigures& year) {
  const analysis::Scored& scored = year.scored;
  std::optional<std::size_t> level = scoring::find_level(*scored.edition, *scored.plan, *scored.sheet).sure();
  if (level || scored.known == nullptr) return level;
  for (const scoring::PrintedLevel& one : scored.known->levels) {
    if (!one.level || (level && *level != *one.level)) return std::nullopt;
    level = one.level;
  }
  return level;
}

const std::vector<analysis::IndicatorRow>& rows_of(const Writer& writer) {
  static const std::vector<analysis::IndicatorRow> none;
  return writer.look.standing ? writer.look.standing->rows : none;
}

std::vector<NodeIndex> indicators_of(const Writer& writer) {
  if (writer.look.now == nullptr) return {};
  return analysis::nodes_of(*writer.look.now->scored.plan, NodeKind::indicator);
}

bool is_failing(const Writer& writer, NodeIndex node) {
  if (!writer.look.standing) return false;
  const auto& failing = writer.look.standing->failing;
  return std::find(failing.begin(), failing.end(), node) != failing.end();
}

analysis::Split split_by_target(const Writer& writer) {
  const std::vector<NodeIndex> nodes = indicators_of(writer);
  if (!writer.look.target || writer.look.now == nullptr) {
    analysis::Split out;
    out.unknown = nodes;
    return out;
  }
  const auto comparison =
      writer.look.target_is_more_than ? analysis::Comparison::more_than : analysis::Comparison::at_least;
  return analysis::split(writer.look.now->scored, nodes, *writer.look.target, comparison);
}

Review review_of(const Writer& writer) {
  Review out;
  if (writer.input.earlier_plan == nullptr || writer.look.now == nullptr) return out;
  const analysis::Scored& scored = writer.look.now->scored;
  out.outcomes = improvement::target_outcomes(*writer.input.earlier_plan, *scored.plan, *scored.sheet);
  for (const improvement::TargetOutcome& one : out.outcomes) {
    if (!one.reached) ++out.unknown;
    if (one.is_met) ++out.reached;
  }
  return out;
}

doc::Spans named_with_scores(Writer& writer, const std::vector<NodeIndex>& nodes) {
  std::vector<doc::Spans> parts;
  for (const NodeIndex node : nodes) {
    const YearFigures& now = *writer.look.now;
    parts.push_back({writer.words(writer.label_of(now, node) + " ("), writer.score(now, node),
                     writer.words(" " + writer.word("unit.points") + ")")});
  }
  return list_of(writer, parts);
}

doc::Spans named(Writer& writer, const std::vector<NodeIndex>& nodes) {
  std::vector<doc::Spans> parts;
  for (const NodeIndex node : nodes) parts.push_back({writer.words(writer.label_of(*writer.look.now, node))});
  return list_of(writer, parts);
}

doc::Spans target_words(Writer& writer, base::Points value, bool is_more_than, std::string_view datum) {
  const doc::Span number = writer.threshold(datum, value);
  if (is_more_than)
    return {writer.words(writer.word("target.more_than") + " "), number,
            writer.words(" " + writer.word("unit.points"))};
  return {writer.words(writer.word("target.at_least") + " "), number,
          writer.words(" " + writer.word("target.or_more"))};
}

bool is_about(const Writer& writer, const Record& record, NodeIndex node) {
  const analysis::Scored& scored = writer.look.now->scored;
  const improvement::About about = improvement::read_about(record.field("about"));
  for (const std::string& one : about) {
    auto found = scored.plan->find(one);
    while (found) {
      if (*found == node) return true;
      if (scored.plan->nodes[*found].kind == NodeKind::indicator) break;
      found = scored.plan->nodes[*found].parent;
    }
    if (one.starts_with("topic:") && gathers_weak_item(writer, about, one, node)) return true;
  }
  return false;
}

std::vector<const Record*> records_about(const Writer& writer, RecordKind kind, NodeIndex node) {
  std::vector<const Record*> out;
  if (writer.input.plan == nullptr || writer.look.now == nullptr) return out;
  for (const Record* record : writer.input.plan->of(kind)) {
    if (is_about(writer, *record, node)) out.push_back(record);
  }
  return out;
}

const framework::Instrument& instrument_at(const Writer& writer, NodeIndex node) {
  const analysis::Scored& scored = writer.look.now->scored;
  const NodeIndex at = analysis::instrument_of(*scored.plan, node);
  const framework::Instrument* found = scored.edition->find_instrument(scored.plan->nodes[at].code);
  PRONGSAI_ASSERT(found != nullptr);
  return *found;
}

std::string short_name_of(const Writer& writer, NodeIndex instrument) {
  return writer.code_of(*writer.look.now, instrument);
}

doc::Cell cell(doc::Spans spans) {
  doc::Cell out;
  out.lines.push_back({.spans = std::move(spans), .mark = {}});
  return out;
}

doc::Cell cell(doc::Span span) {
  return cell(doc::Spans{std::move(span)});
}

doc::Cell head_cell(const Writer& writer, std::string_view key) {
  doc::Cell out = cell(writer.words(writer.word(key), true));
  out.align = doc::Align::centre;
  out.shade = doc::Shade::head;
  out.is_head = true;
  return out;
}

void keep_together(doc::Table& table) {
  constexpr std::size_t rows_most = 16;
  if (table.body.size() > rows_most) return;
  for (doc::Row& row : table.body) row.keep_with_next = true;
  if (!table.body.empty()) table.body.back().keep_with_next = false;
}

void append(doc::Spans& to, const doc::Spans& more) {
  to.insert(to.end(), more.begin(), more.end());
}

doc::Spans list_of(const Writer& writer, const std::vector<doc::Spans>& parts) {
  doc::Spans out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    append(out, parts[i]);
    const std::string_view key = glue(i, parts.size());
    if (key.empty()) continue;
    std::string words = writer.word(key);
    if (key == "list.last" && begins_with_latin(parts[i + 1])) words += " ";
    out.push_back(writer.words(std::move(words)));
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, end - from);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.empty()) out.emplace_back(line);
    from = end + 1;
  }
  return out;
}

std::string short_words(std::string_view text) {
  constexpr std::size_t letters_most = 60;
  const std::vector<std::string> lines = lines_of(text);
  if (lines.empty()) return {};
  std::size_t letters = 0;
  for (std::size_t at = 0; at < lines.front().size(); ++at) {
    const bool begins = (static_cast<unsigned char>(lines.front()[at]) & 0xC0U) != 0x80U;
    if (begins && ++letters > letters_most) return lines.front().substr(0, at) + "…";
  }
  return lines.front();
}

}  // namespace prongsai::report::detail
