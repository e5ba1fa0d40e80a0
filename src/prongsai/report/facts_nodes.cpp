// SPDX-License-Identifier: Apache-2.0
// Inside a repetition: what is said of one indicator, one instrument, one set of questions.
#include <algorithm>
#include <array>

#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

using Words = std::optional<doc::Spans>;

constexpr std::string_view of_indicators = "failing fallen";
constexpr std::string_view of_instruments = "instruments";
constexpr std::string_view of_any = "failing fallen instruments";

const YearFigures& now(const Writer& writer) {
  return *writer.look.now;
}

Words indicator(Writer& writer, const Scope& scope) {
  return doc::Spans{writer.words(writer.label_of(now(writer), *scope.node))};
}
Words score(Writer& writer, const Scope& scope) {
  return doc::Spans{writer.score(now(writer), *scope.node)};
}
Words score_before(Writer& writer, const Scope& scope) {
  if (writer.look.before == nullptr) return std::nullopt;
  const auto node = writer.look.before->scored.plan->find(now(writer).scored.plan->nodes[*scope.node].id);
  if (!node) return std::nullopt;
  return doc::Spans{writer.score(*writer.look.before, *node)};
}
Words change(Writer& writer, const Scope& scope) {
  if (!change_of(writer, *scope.node)) return std::nullopt;
  doc::Span span = writer.change(*writer.look.before, now(writer), *scope.node);
  span.text.erase(0, span.text.find_first_of("0123456789"));
  return doc::Spans{span};
}

/// How far it is below the pass mark.
Words shortfall(Writer& writer, const Scope& scope) {
  const auto value = analysis::value_of(now(writer).scored, *scope.node);
  if (!value || !writer.look.pass_mark || *value >= Ratio(*writer.look.pass_mark)) return std::nullopt;
  const Ratio gap = Ratio(*writer.look.pass_mark) - *value;
  const std::string& id = now(writer).scored.plan->nodes[*scope.node].id;
  return doc::Spans{
      writer.stated(std::to_string(results_year(writer.input)) + "/" + id + "/shortfall",
                    writer.word("shortfall.label") + " " + writer.label_of(now(writer), *scope.node),
                    base::to_string(base::round_half_up(gap, 2), 2), "points")};
}

Words instrument(Writer& writer, const Scope& scope) {
  return doc::Spans{writer.words(instrument_at(writer, *scope.node).name.th)};
}
Words instrument_short(Writer& writer, const Scope& scope) {
  const NodeIndex node = analysis::instrument_of(*now(writer).scored.plan, *scope.node);
  return doc::Spans{writer.words(short_name_of(writer, node))};
}
Words respondents(Writer& writer, const Scope& scope) {
  const std::string& words = instrument_at(writer, *scope.node).respondents.th;
  if (words.empty()) return std::nullopt;
  return doc::Spans{writer.words(words)};
}
Words weight(Writer& writer, const Scope& scope) {
  const auto& value = instrument_at(writer, *scope.node).weight.value;
  if (!value) return std::nullopt;
  return doc::Spans{writer.words(base::to_shortest_string(*value))};
}

Words items_count(Writer& writer, const Scope& scope) {
  const std::string& id = now(writer).scored.plan->nodes[*scope.node].id;
  return doc::Spans{writer.count("items_count/" + id, items_of(writer, *scope.node).size())};
}
Words items_missing_count(Writer& writer, const Scope& scope) {
  const std::string& id = now(writer).scored.plan->nodes[*scope.node].id;
  return doc::Spans{writer.count("items_missing_count/" + id,
                                 analysis::break_down(now(writer).scored, *scope.node).missing)};
}

/// "ข้อ I7 (66.40 คะแนน)"
doc::Spans item_with_score(Writer& writer, NodeIndex item) {
  return {writer.words(writer.label_of(now(writer), item) + " ("), writer.score(now(writer), item),
          writer.words(" " + writer.word("unit.points") + ")")};
}

/// With its wording, for it is what the reader has to know.
Words lowest_items(Writer& writer, const Scope& scope) {
  const analysis::Breakdown breakdown = analysis::break_down(now(writer).scored, *scope.node);
  if (breakdown.lowest.empty()) return std::nullopt;
  std::vector<doc::Spans> parts;
  for (const NodeIndex item : breakdown.lowest) {
    parts.push_back({writer.words(writer.label_of(now(writer), item) + " “" +
                                  writer.item_text(now(writer), item) + "” " + writer.word("gets") + " "),
                     writer.score(now(writer), item), writer.words(" " + writer.word("unit.points"))});
  }
  return list_of(writer, parts);
}

std::vector<NodeIndex> items_below_mark(const Writer& writer, NodeIndex indicator) {
  std::vector<NodeIndex> out;
  if (!writer.look.pass_mark) return out;
  for (const analysis::Line& line : analysis::break_down(now(writer).scored, indicator).items) {
    if (line.score && *line.score < Ratio(*writer.look.pass_mark)) out.push_back(line.node);
  }
  return out;
}
Words low_items(Writer& writer, const Scope& scope) {
  std::vector<doc::Spans> parts;
  for (const NodeIndex item : items_below_mark(writer, *scope.node))
    parts.push_back(item_with_score(writer, item));
  return list_of(writer, parts);
}
Words items_ascending(Writer& writer, const Scope& scope) {
  std::vector<doc::Spans> parts;
  for (const analysis::Line& line : analysis::break_down(now(writer).scored, *scope.node).items) {
    if (line.score) parts.push_back(item_with_score(writer, line.node));
  }
  if (parts.empty()) return std::nullopt;
  return list_of(writer, parts);
}

const analysis::Extremes* extremes_of(const Writer& writer, NodeIndex instrument) {
  for (const analysis::Extremes& one : writer.look.standing->instruments) {
    if (one.instrument == instrument) return &one;
  }
  return nullptr;
}
Words best(Writer& writer, const Scope& scope) {
  const analysis::Extremes* found = extremes_of(writer, *scope.node);
  if (found == nullptr || found->best.empty()) return std::nullopt;
  return named_with_scores(writer, found->best);
}
Words worst(Writer& writer, const Scope& scope) {
  const analysis::Extremes* found = extremes_of(writer, *scope.node);
  if (found == nullptr || found->worst.empty()) return std::nullopt;
  return named_with_scores(writer, found->worst);
}
Words indicators_in(Writer& writer, const Scope& scope) {
  std::vector<NodeIndex> nodes;
  for (const NodeIndex node : indicators_of(writer)) {
    if (analysis::instrument_of(*now(writer).scored.plan, node) == *scope.node) nodes.push_back(node);
  }
  return named(writer, nodes);
}

/// "(ส่วนที่ 1 …)" where the instrument has parts; nothing where it has none.
Words answers_part(Writer& writer, const Scope& scope) {
  const AnswerSet set = answer_sets_of(writer, *scope.node)[scope.number - 1];
  const auto part = set.part.empty() ? std::nullopt : now(writer).scored.plan->find("part:" + set.part);
  if (!part) return doc::Spans{};
  return doc::Spans{writer.words(" " + writer.name_of(now(writer), *part))};
}
Words answers_count(Writer& writer, const Scope& scope) {
  const AnswerSet set = answer_sets_of(writer, *scope.node)[scope.number - 1];
  if (!set.answers) return std::nullopt;
  const std::string group = instrument_at(writer, *scope.node).code + set.part;
  return doc::Spans{writer.count("answers_count/" + group + "/" + std::to_string(*set.answers),
                                 static_cast<std::size_t>(*set.answers))};
}
Words answers_codes(Writer& writer, const Scope& scope) {
  const AnswerSet set = answer_sets_of(writer, *scope.node)[scope.number - 1];
  std::vector<doc::Spans> parts;
  for (const analysis::Line& one : set.items)
    parts.push_back({writer.words(writer.code_of(now(writer), one.node))});
  return list_of(writer, parts);
}

constexpr std::array entries = {
    FactEntry{"indicator", of_indicators, indicator},
    FactEntry{"score", of_any, score},
    FactEntry{"score_before", of_any, score_before},
    FactEntry{"change", of_any, change},
    FactEntry{"shortfall", of_indicators, shortfall},
    FactEntry{"instrument", of_any, instrument},
    FactEntry{"instrument_short", of_any, instrument_short},
    FactEntry{"respondents", of_any, respondents},
    FactEntry{"weight", of_instruments, weight},
    FactEntry{"items_count", of_indicators, items_count},
    FactEntry{"items_missing_count", of_indicators, items_missing_count},
    FactEntry{"lowest_items", of_indicators, lowest_items},
    FactEntry{"low_items", of_indicators, low_items},
    FactEntry{"items_ascending", of_indicators, items_ascending},
    FactEntry{"instrument_best", of_instruments, best},
    FactEntry{"instrument_worst", of_instruments, worst},
    FactEntry{"instrument_indicators", of_instruments, indicators_in},
    FactEntry{"answers_part", "answer_sets", answers_part},
    FactEntry{"answers_count", "answer_sets", answers_count},
    FactEntry{"answers_codes", "answer_sets", answers_codes},
};

}  // namespace

std::span<const FactEntry> facts_of_nodes() {
  return entries;
}

}  // namespace prongsai::report::detail
