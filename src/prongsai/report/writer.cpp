// SPDX-License-Identifier: Apache-2.0
// Numbers: each quantity is one datum, wherever it is printed.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "prongsai/framework/node_kind.h"
#include "prongsai/report/look_detail.h"

namespace prongsai::report::detail {
namespace {

constexpr int places_usual = 2;

std::string year_of(const YearFigures& year) {
  return std::to_string(year.scored.edition->fiscal_year);
}

/// With the decimals of its level, halves up; what is carried on unrounded is printed with two.
std::string printed(const scoring::PlanNode& node, const Ratio& value) {
  const int places = node.places.value_or(places_usual);
  return base::to_string(base::round_half_up(value, places), places);
}

/// "1,207": the comma is how it is printed, and no part of the datum.
std::string grouped(std::string digits) {
  constexpr std::size_t group = 3;
  for (std::size_t at = digits.size(); at > group; at -= group) digits.insert(at - group, ",");
  return digits;
}

}  // namespace

Writer::Writer(const Template& of, const Wording& words, const Input& from)
    : pattern(of), wording(words), input(from), look(look_at(from)) {}

std::size_t Writer::datum(doc::Datum one) {
  const auto [place, is_new] = data_.emplace(one.id, draft.document.data.size());
  if (is_new) draft.document.data.push_back(std::move(one));
  return place->second;
}

std::string Writer::source_of(const YearFigures& year, NodeIndex node) const {
  const bool computed = year.scored.sheet->nodes[node].basis == scoring::Basis::computed;
  return word(computed ? "source.computed" : "source.published");
}

doc::Span Writer::score(const YearFigures& year, NodeIndex node) {
  const scoring::NodeScore& score = year.scored.sheet->nodes[node];
  if (score.basis == scoring::Basis::missing) {
    static constexpr std::array keys = {
        "missing.nothing_known", "missing.nothing_known",  "missing.term_missing",     "missing.rule_unknown",
        "missing.no_answers",    "missing.not_applicable", "missing.deduction_missing"};
    return {.text = word(keys[static_cast<std::size_t>(score.why)]), .tone = doc::Tone::muted};
  }
  const scoring::PlanNode& planned = year.scored.plan->nodes[node];
  std::string text = printed(planned, score.value);
  const std::size_t at =
      datum({.id = year_of(year) + "/" + planned.id + "/score",
             .label = label_of(year, node) + " " + word("year.short") + " " + year_of(year),
             .value = text,
             .unit = "points",
             .source = source_of(year, node)});
  return {.text = std::move(text), .datum = at};
}

std::optional<NodeIndex> Writer::earlier(const YearFigures& from, const YearFigures& to,
                                         NodeIndex node) const {
  const auto at = [&](const YearFigures& one) {
    const auto found = std::find(look.shown.begin(), look.shown.end(), &one);
    return static_cast<std::size_t>(found - look.shown.begin());
  };
  const std::size_t first = at(from);
  const std::size_t second = at(to);
  const std::size_t count = look.shown.size();
  const analysis::Track* track = first < count && second < count ? look.years->find(second, node) : nullptr;
  return track != nullptr ? track->nodes[first] : from.scored.plan->find(to.scored.plan->nodes[node].id);
}

namespace {

/// The two values and nodes of one quantity in two years; empty where one is missing.
struct Pair {
  NodeIndex earlier = 0;
  Ratio from;
  Ratio to;
};

std::optional<Pair> pair_of(const Writer& writer, const YearFigures& from, const YearFigures& to,
                            NodeIndex node) {
  const std::optional<NodeIndex> earlier = writer.earlier(from, to, node);
  if (!earlier) return std::nullopt;
  const auto before = analysis::value_of(from.scored, *earlier);
  const auto after = analysis::value_of(to.scored, node);
  if (!before || !after) return std::nullopt;
  return Pair{*earlier, *before, *after};
}

}  // namespace

doc::Span Writer::change(const YearFigures& from, const YearFigures& to, NodeIndex node) {
  const auto pair = pair_of(*this, from, to, node);
  if (!pair) return {.text = word("missing.change"), .tone = doc::Tone::muted};
  std::string text = analysis::signed_text(analysis::change(pair->from, pair->to).points);
  const std::string years = year_of(from) + "-" + year_of(to);
  const std::size_t at = datum({.id = years + "/" + to.scored.plan->nodes[node].id + "/change",
                                .label = label_of(to, node) + " " + word("change.label") + " " + years,
                                .value = text,
                                .unit = "change",
                                .source = word("source.computed")});
  return {.text = std::move(text), .datum = at};
}

doc::Spans Writer::changed(const YearFigures& from, const YearFigures& to, NodeIndex node) {
  doc::Span number = change(from, to, node);
  const auto pair = pair_of(*this, from, to, node);
  if (!pair) return {number};
  if (pair->from == pair->to) {
    number.text = word("change.same");
    return {number};
  }
  const bool rose = pair->to > pair->from;
  // The word says the direction, so the sign goes.
  const std::size_t digit = number.text.find_first_of("0123456789");
  number.text.erase(0, digit);
  number.tone = rose ? doc::Tone::good : doc::Tone::bad;
  doc::Span direction = words(word(rose ? "change.rose" : "change.fell") + " ");
  direction.tone = number.tone;
  return {direction, number};
}

doc::Span Writer::percent(const YearFigures& year, NodeIndex leaf, std::size_t choice, const Ratio& value) {
  const scoring::PlanNode& planned = year.scored.plan->nodes[leaf];
  std::string text = base::to_string(base::round_half_up(value, places_usual), places_usual);
  const std::size_t at =
      datum({.id = fmt::format("{}/{}/choice:{}/percent", year_of(year), planned.id, choice + 1),
             .label = fmt::format("{} {} {}", label_of(year, leaf), word("choice.label"), choice + 1),
             .value = text,
             .unit = "percent",
             .source = source_of(year, leaf)});
  return {.text = std::move(text), .datum = at};
}

doc::Span Writer::count(std::string_view what, std::size_t value) {
  const std::string key = "count." + std::string(what.substr(0, what.find('/')));
  const bool is_named = wording.words.find(key) != wording.words.end();
  const std::string text = std::to_string(value);
  const std::size_t at = datum({.id = fmt::format("{}/{}", results_year(input), what),
                                .label = is_named ? word(key) : std::string(what),
                                .value = text,
                                .unit = "count",
                                .source = word("source.counted")});
  return {.text = grouped(text), .datum = at};
}

doc::Span Writer::rank(NodeIndex node, std::size_t value) {
  const YearFigures& year = *look.now;
  std::string text = std::to_string(value);
  const std::size_t at = datum({.id = year_of(year) + "/" + year.scored.plan->nodes[node].id + "/rank",
                                .label = word("rank.label") + " " + label_of(year, node),
                                .value = text,
                                .unit = "rank",
                                .source = word("source.computed")});
  return {.text = std::move(text), .datum = at};
}

doc::Span Writer::fiscal_year(int year) {
  std::string text = std::to_string(year);
  const std::size_t at = datum({.id = "year/" + text,
                                .label = word("year.long") + " " + text,
                                .value = text,
                                .unit = "year",
                                .source = word("source.stated")});
  return {.text = std::move(text), .datum = at};
}

doc::Span Writer::threshold(std::string_view what, base::Points value) {
  std::string text = base::to_string(base::round_half_up(value, places_usual), places_usual);
  const std::size_t at = datum({.id = fmt::format("{}/{}", results_year(input), what),
                                .label = word("threshold." + std::string(what)),
                                .value = text,
                                .unit = "points",
                                .source = word("source.stated")});
  return {.text = std::move(text), .datum = at};
}

doc::Span Writer::stated(std::string_view id, std::string label, std::string value, std::string unit) {
  const std::size_t at = datum({.id = std::string(id),
                                .label = std::move(label),
                                .value = value,
                                .unit = std::move(unit),
                                .source = word("source.stated")});
  return {.text = std::move(value), .datum = at};
}

doc::Span Writer::words(std::string text, bool bold) const {
  return {.text = std::move(text), .bold = bold};
}

}  // namespace prongsai::report::detail
