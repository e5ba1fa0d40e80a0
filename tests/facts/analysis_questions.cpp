// SPDX-License-Identifier: Apache-2.0
#include "analysis_questions.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "prongsai/analysis/compare.h"
#include "prongsai/analysis/scored.h"
#include "prongsai/analysis/significance.h"
#include "prongsai/analysis/standing.h"
#include "prongsai/analysis/topics.h"
#include "prongsai/analysis/years.h"

namespace prongsai::facts {
namespace {

using analysis::Comparison;
using analysis::Scored;
using analysis::Standing;
using base::Points;
using base::Ratio;
using framework::NodeKind;
using results_files::Results;
using scoring::NodeIndex;

Scored scored(const Results& results) {
  return {.edition = &results.edition(),
          .plan = &results.plan(),
          .inputs = &results.assessment.inputs,
          .sheet = &results.assessment.sheet,
          .known = &results.known};
}

const Results& last(const Asked& asked) {
  return *asked.years.back();
}

NodeIndex node_of(const Asked& asked, std::size_t word = 1) {
  const auto node = last(asked).plan().find(asked.words.at(word));
  if (!node) throw std::runtime_error("no node " + asked.words.at(word));
  return *node;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string ids(const Results& results, std::vector<NodeIndex> nodes) {
  std::sort(nodes.begin(), nodes.end());
  std::vector<std::string> out;
  for (const NodeIndex node : nodes) out.push_back(results.plan().nodes[node].id);
  return joined(out);
}

std::string codes(const Results& results, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> out;
  for (const NodeIndex node : nodes) out.push_back(results.plan().nodes[node].code);
  return joined(out);
}

/// "e4@eit1": the id of an item without its kind.
std::string items(const Results& results, const std::vector<NodeIndex>& nodes) {
  constexpr std::size_t kind = 5;
  std::vector<std::string> out;
  for (const NodeIndex node : nodes) out.push_back(results.plan().nodes[node].id.substr(kind));
  return joined(out);
}

std::string two_decimals(const Ratio& value) {
  return base::to_string(base::round_half_up(value, 2), 2);
}

std::vector<NodeIndex> indicators(const Asked& asked) {
  return analysis::nodes_of(last(asked).plan(), NodeKind::indicator);
}

Points threshold(const Asked& asked) {
  return base::parse_points(asked.words.at(1)).value();
}

std::string split_of(const Asked& asked, Comparison comparison, bool reaching) {
  const auto split = analysis::split(scored(last(asked)), indicators(asked), threshold(asked), comparison);
  return ids(last(asked), reaching ? split.reaching : split.short_of_it);
}

/// An indicator's row and its place in the table, counted from 1.
std::pair<std::size_t, analysis::IndicatorRow> row_of(const Asked& asked) {
  const Standing standing = analysis::standing(scored(last(asked)));
  for (std::size_t i = 0; i < standing.rows.size(); ++i) {
    if (standing.rows[i].node == node_of(asked)) return {i + 1, standing.rows[i]};
  }
  throw std::runtime_error("no row " + asked.words.at(1));
}

std::string mark_of(const Asked& asked) {
  const analysis::Mark mark = row_of(asked).second.mark;
  return mark == analysis::Mark::pass ? "pass" : (mark == analysis::Mark::fail ? "fail" : "–");
}

std::string order_of(const Asked& asked, bool only_failing) {
  std::vector<NodeIndex> out;
  for (const analysis::IndicatorRow& row : analysis::standing(scored(last(asked))).rows) {
    if (!only_failing || row.mark == analysis::Mark::fail) out.push_back(row.node);
  }
  return codes(last(asked), out);
}

std::string failing_share(const Asked& asked) {
  constexpr std::int64_t hundred = 100;
  const Standing standing = analysis::standing(scored(last(asked)));
  return two_decimals(Ratio(Points::whole(hundred * static_cast<std::int64_t>(standing.failing.size()))) /
                      static_cast<std::int64_t>(standing.rows.size()));
}

analysis::Line line_in(const std::vector<analysis::Line>& lines, NodeIndex node, bool& found) {
  for (const analysis::Line& line : lines) {
    if (line.node == node) {
      found = true;
      return line;
    }
    const analysis::Line below = line_in(line.below, node, found);
    if (found) return below;
  }
  return {};
}

/// An item or bullet as the break-down of its indicator shows it.
analysis::Line line_of(const Asked& asked) {
  const Results& results = last(asked);
  NodeIndex indicator = node_of(asked);
  while (results.plan().nodes[indicator].kind != NodeKind::indicator)
    indicator = results.plan().nodes[indicator].parent.value();
  bool found = false;
  const auto line = line_in(analysis::break_down(scored(results), indicator).items, node_of(asked), found);
  if (!found) throw std::runtime_error("not in the break-down: " + asked.words.at(1));
  return line;
}

std::string percents(const Asked& asked) {
  std::vector<std::string> out;
  for (const analysis::Share& share : line_of(asked).choices)
    out.push_back(share.percent ? two_decimals(*share.percent) : "–");
  return joined(out);
}

std::string sum(const Asked& asked) {
  Ratio out;
  for (const analysis::Share& share : line_of(asked).choices) out = out + share.percent.value();
  return two_decimals(out);
}

std::string mended(const Asked& asked) {
  for (const scoring::Finding& finding : last(asked).assessment.findings) {
    if (finding.node == node_of(asked) && finding.code == "percents.sum") return finding.repair;
  }
  return "–";
}

std::string number_of(const Asked& asked) {
  for (const NodeIndex node : indicators(asked)) {
    if (last(asked).plan().nodes[node].name.th == asked.words.at(1))
      return last(asked).plan().nodes[node].code;
  }
  return "–";
}

analysis::Years side_by_side(const Asked& asked) {
  std::vector<Scored> years;
  for (const Results* results : asked.years) years.push_back(scored(*results));
  return analysis::years(years);
}

std::optional<analysis::Change> change_of(const Asked& asked) {
  const analysis::Years years = side_by_side(asked);
  const analysis::Track* track = years.find(asked.words.at(1));
  if (track == nullptr) throw std::runtime_error("no track " + asked.words.at(1));
  return track->steps.front().change;
}

std::string direction(const Asked& asked) {
  const auto change = change_of(asked);
  if (!change) return "–";
  if (change->points == Ratio()) return "unchanged";
  return change->points > Ratio() ? "rose" : "fell";
}

std::string told(const analysis::Directions& directions) {
  return std::to_string(directions.risen) + " rose, " + std::to_string(directions.fallen) + " fell, " +
         std::to_string(directions.unchanged) + " unchanged" +
         (directions.unknown > 0 ? ", " + std::to_string(directions.unknown) + " unknown" : "");
}

/// Of the indicators of one instrument.
std::string directions_in(const Asked& asked) {
  const analysis::Years years = side_by_side(asked);
  analysis::Directions out;
  for (const NodeIndex node : indicators(asked)) {
    const auto& plan = last(asked).plan();
    if (plan.nodes[analysis::instrument_of(plan, node)].code != asked.words.at(1)) continue;
    const auto& change = years.find(plan.nodes[node].id)->steps.front().change;
    if (!change) {
      ++out.unknown;
    } else {
      ++(change->points == Ratio() ? out.unchanged : (change->points > Ratio() ? out.risen : out.fallen));
    }
  }
  return told(out);
}

std::string yes_or_no(std::optional<bool> value) {
  return !value ? "–" : (*value ? "yes" : "no");
}

std::string significant(const Asked& asked) {
  const auto side = [&](const Results& results) {
    return analysis::sample_of(scored(results), results.plan().find(asked.words.at(1)).value(), {});
  };
  const auto found = analysis::significance(side(*asked.years.front()), side(last(asked)));
  const std::vector<std::string> outcomes = {"shown", "not_shown", "unknown", "whole_population"};
  const std::vector<std::string> reasons = {"none",
                                            "not_a_sample",
                                            "no_counts",
                                            "other_questions",
                                            "scale_changed",
                                            "too_few_answers",
                                            "population_too_small",
                                            "no_spread",
                                            "no_population",
                                            "covariance_unknown"};
  const std::string reason = reasons.at(static_cast<std::size_t>(found.reason));
  return outcomes.at(static_cast<std::size_t>(found.outcome)) + (reason == "none" ? "" : " " + reason);
}

analysis::Topics topics(const Asked& asked) {
  constexpr std::int64_t target = 90;
  return analysis::topics(scored(last(asked)), Points::whole(target));
}

const analysis::TopicRow& topic_of(const analysis::Topics& topics, const Asked& asked) {
  for (const analysis::TopicRow& row : topics.topics) {
    if (row.topic->code == asked.words.at(1)) return row;
  }
  throw std::runtime_error("no topic " + asked.words.at(1));
}

const analysis::TopicPart& topic_part(const analysis::TopicRow& row, const Asked& asked) {
  for (const analysis::TopicPart& part : row.instruments) {
    if (last(asked).plan().nodes[part.instrument].code == asked.words.at(2)) return part;
  }
  throw std::runtime_error("no " + asked.words.at(2));
}

std::string topic_items(const Asked& asked) {
  const analysis::Topics all = topics(asked);
  std::vector<std::string> out;
  for (const NodeIndex node : topic_part(topic_of(all, asked), asked).items) {
    const std::string& code = last(asked).plan().nodes[node].code;
    if (out.empty() || out.back() != code) out.push_back(code);
  }
  return joined(out);
}

/// The lowest items of a topic over its instruments, "all" where every known one is equal.
std::string topic_lowest(const Asked& asked) {
  const analysis::Topics all = topics(asked);
  std::vector<NodeIndex> nodes;
  for (const analysis::TopicPart& part : topic_of(all, asked).instruments)
    nodes.insert(nodes.end(), part.items.begin(), part.items.end());
  const Scored of = scored(last(asked));
  const std::vector<NodeIndex> lowest = analysis::lowest_of(of, nodes);
  return lowest == analysis::highest_of(of, nodes) ? "all" : items(last(asked), lowest);
}

std::string advice(const Asked& asked) {
  const std::vector<std::string> names = {"disclose", "improve", "raise", "keep", "keep_and_watch", "–"};
  const analysis::Topics all = topics(asked);
  return names.at(static_cast<std::size_t>(topic_part(topic_of(all, asked), asked).advice));
}

std::string in_no_topic(const Asked& asked) {
  return codes(last(asked), topics(asked).in_no_topic);
}

std::string best(const Asked& asked) {
  return ids(last(asked), analysis::highest_of(scored(last(asked)), indicators(asked)));
}

std::string lowest_item(const Asked& asked) {
  const Scored of = scored(last(asked));
  return items(last(asked), analysis::lowest_of(of, analysis::nodes_of(last(asked).plan(), NodeKind::item)));
}

std::string reached_count(const Asked& asked) {
  const auto split =
      analysis::split(scored(last(asked)), indicators(asked), threshold(asked), Comparison::more_than);
  return std::to_string(split.reaching.size()) + " of " + std::to_string(indicators(asked).size());
}

std::string ascending(const Asked& asked) {
  std::vector<NodeIndex> out;
  for (const analysis::Line& line : analysis::break_down(scored(last(asked)), node_of(asked)).items)
    out.push_back(line.node);
  return items(last(asked), out);
}

using Question = std::function<std::string(const Asked&)>;

const std::map<std::string, Question>& about_one_year() {
  const auto standing_of = [](const Asked& asked) { return analysis::standing(scored(last(asked))); };
  const auto parts_of = [](const Asked& asked) {
    return analysis::break_down(scored(last(asked)), node_of(asked));
  };
  static const std::map<std::string, Question> all = {
      {"year", [](const Asked& asked) { return std::to_string(last(asked).year()); }},
      {"score", [](const Asked& asked) { return value(last(asked), asked.words.at(1)); }},
      {"level", [](const Asked& asked) { return levels(last(asked)); }},
      {"pass_mark",
       [](const Asked& asked) { return base::to_string(last(asked).edition().pass_mark.value.value(), 2); }},
      {"rank", [](const Asked& asked) { return std::to_string(row_of(asked).second.rank.value()); }},
      {"position", [](const Asked& asked) { return std::to_string(row_of(asked).first); }},
      {"mark", mark_of},
      {"order", [](const Asked& asked) { return order_of(asked, false); }},
      {"failing_descending", [](const Asked& asked) { return order_of(asked, true); }},
      {"failing", [=](const Asked& asked) { return ids(last(asked), standing_of(asked).failing); }},
      {"failing_count",
       [=](const Asked& asked) { return std::to_string(standing_of(asked).failing.size()); }},
      {"failing_share", failing_share},
      {"zeros", [=](const Asked& asked) { return items(last(asked), standing_of(asked).zeros); }},
      {"best", best},
      {"equal",
       [](const Asked& asked) {
         const Scored of = scored(last(asked));
         return yes_or_no(analysis::value_of(of, node_of(asked)) ==
                          analysis::value_of(of, node_of(asked, 2)));
       }},
      {"number", number_of},
      {"above", [](const Asked& asked) { return split_of(asked, Comparison::more_than, true); }},
      {"not_above", [](const Asked& asked) { return split_of(asked, Comparison::more_than, false); }},
      {"not_reaching", [](const Asked& asked) { return split_of(asked, Comparison::at_least, false); }},
      {"reaches_90",
       [](const Asked& asked) {
         const Scored of = scored(last(asked));
         return yes_or_no(analysis::reaches(*analysis::value_of(of, node_of(asked)), Points::whole(90),
                                            Comparison::at_least));
       }},
      {"reached_count", reached_count},
      {"items", [=](const Asked& asked) { return std::to_string(parts_of(asked).items.size()); }},
      {"sub_indicators",
       [=](const Asked& asked) { return std::to_string(parts_of(asked).sub_indicators.size()); }},
      {"ascending", ascending},
      {"lowest", [=](const Asked& asked) { return items(last(asked), parts_of(asked).lowest); }},
      {"lowest_item", lowest_item},
      {"percents", percents},
      {"sum", sum},
      {"mended", mended},
      {"answers", [](const Asked& asked) { return std::to_string(line_of(asked).answers.value()); }},
      {"topic", topic_items},
      {"topic_lowest", topic_lowest},
      {"advice", advice},
      {"no_topic", in_no_topic}};
  return all;
}

const std::map<std::string, Question>& about_two_years() {
  static const std::map<std::string, Question> all = {
      {"points", [](const Asked& asked) { return analysis::signed_text(change_of(asked).value().points); }},
      {"relative",
       [](const Asked& asked) { return analysis::signed_text(change_of(asked).value().relative.value()); }},
      {"direction", direction},
      {"directions",
       [](const Asked& asked) { return told(side_by_side(asked).directions(NodeKind::indicator, 0)); }},
      {"directions_in", directions_in},
      {"all_rose",
       [](const Asked& asked) {
         return yes_or_no(side_by_side(asked).directions(NodeKind::indicator, 0).all_rose());
       }},
      {"significant", significant}};
  return all;
}

}  // namespace

std::string answer(const Asked& asked) {
  const auto& questions = asked.years.size() == 1 ? about_one_year() : about_two_years();
  const auto found = questions.find(asked.words.at(0));
  if (found == questions.end()) throw std::runtime_error("no question " + asked.words.at(0));
  return found->second(asked);
}

}  // namespace prongsai::facts
