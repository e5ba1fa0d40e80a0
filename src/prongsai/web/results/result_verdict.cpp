// SPDX-License-Identifier: Apache-2.0
// The head of the result page: the total, its level, and what keeps it from a better one.
#include <algorithm>

#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using scoring::ConditionOutcome;
using scoring::Verdict;

std::vector<ConditionOutcome> conditions_of(const ResultView& view, std::size_t level) {
  return scoring::conditions(view.edition(), view.plan(), view.results.assessment.sheet, level);
}

std::string short_name(const ResultView& view, NodeIndex node) {
  return words::short_name(view.voice.language(), view.results, node);
}

std::string gap_text(const ConditionOutcome& condition) {
  return analysis::signed_text(*condition.value - base::Ratio(condition.at_least));
}

Html verdict_words(const ResultView& view, Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return chip(Tone::good, view.voice.say("web.why.holds"));
    case Verdict::fails:
      return chip(Tone::bad, view.voice.say("web.why.fails"));
    case Verdict::unknown:
      break;
  }
  return chip(Tone::open, view.voice.say("web.why.unknown"));
}

void add_level(const ResultView& view, Table& table, std::size_t level, const char* role) {
  const std::string name = words::level_name(view.voice.language(), view.edition(), level);
  const std::vector<ConditionOutcome> conditions = conditions_of(view, level);
  table.group(view.voice.prose(view.voice.say(role, {{"level", name}})) +
              (conditions.empty() ? Html(" — ") + Html(view.voice.say("web.why.no_conditions")) : Html()));
  for (const ConditionOutcome& condition : conditions) {
    const bool fails = condition.verdict == Verdict::fails;
    table.row({row_head(view.voice.prose(short_name(view, condition.node))),
               number(base::to_string(condition.at_least, 2)),
               number(linked_value(view.voice, view.results, condition.node)),
               number(condition.value ? Html(gap_text(condition)) : Html("–")),
               {.content = verdict_words(view, condition.verdict), .classes = {}}},
              fails ? "holds-back" : "");
  }
}

Table conditions_table(const ResultView& view) {
  Table table(view.voice.say("web.why.table"));
  table.head({{view.voice.say("web.why.node"), {}},
              number(view.voice.say("web.why.needed")),
              number(view.voice.say("web.why.got")),
              number(view.voice.say("web.why.gap")),
              {view.voice.say("web.why.outcome"), {}}});
  return table;
}

/// "EIT ส่วนที่ 2 ต้องได้ 85.00 แต่ได้ 80.16 ขาด 4.84 คะแนน".
std::vector<std::string> failures(const ResultView& view, std::size_t level) {
  std::vector<std::string> out;
  for (const ConditionOutcome& condition : conditions_of(view, level)) {
    if (condition.verdict != Verdict::fails) continue;
    const base::Points gap = base::round_half_up(base::Ratio(condition.at_least) - *condition.value, 2);
    out.push_back(view.voice.say(
        "web.why.short_of", {{"node", short_name(view, condition.node)},
                             {"needed", base::to_string(condition.at_least, 2)},
                             {"value", scoring::written(view.plan().nodes[condition.node], *condition.value)},
                             {"gap", base::to_string(gap, 2)}}));
  }
  return out;
}

std::vector<std::string> unknown_nodes(const ResultView& view) {
  std::vector<std::string> out;
  for (const std::size_t level : view.results.assessment.level.possible) {
    for (const ConditionOutcome& condition : conditions_of(view, level)) {
      if (condition.verdict != Verdict::unknown) continue;
      const std::string name = short_name(view, condition.node);
      if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
  }
  return out;
}

Html sure_level(const ResultView& view, std::size_t level) {
  const framework::Edition& edition = view.edition();
  const auto named = [&](std::size_t index) {
    return words::level_name(view.voice.language(), edition, index);
  };
  Table table = conditions_table(view);
  Html sentence;
  if (level == 0) {
    sentence = view.voice.prose(view.voice.say("web.why.best", {{"level", named(level)}}));
  } else {
    sentence = view.voice.prose(
        view.voice.say("web.why.not_better", {{"level", named(level)},
                                              {"better", named(level - 1)},
                                              {"why", view.voice.list(failures(view, level - 1))}}));
  }
  add_level(view, table, level, "web.why.this_level");
  if (level > 0) add_level(view, table, level - 1, "web.why.next_level");
  return paragraph("why", sentence) + table.html("conditions stacked");
}

Html open_level(const ResultView& view) {
  const scoring::LevelOutcome& outcome = view.results.assessment.level;
  const std::string names = words::level_names(view.voice.language(), view.edition(), outcome);
  Table table = conditions_table(view);
  for (const std::size_t level : outcome.possible) add_level(view, table, level, "web.why.possible_level");
  return paragraph("why", view.voice.prose(view.voice.say(
                              "web.why.open",
                              {{"levels", names}, {"missing", view.voice.list(unknown_nodes(view))}}))) +
         table.html("conditions stacked");
}

Html printed_levels(const ResultView& view) {
  if (view.results.known.levels.empty()) return {};
  Html items;
  std::vector<std::string> told;
  for (const scoring::PrintedLevel& printed : view.results.known.levels) {
    if (std::find(told.begin(), told.end(), printed.text) != told.end()) continue;
    told.push_back(printed.text);
    const auto times = std::count_if(view.results.known.levels.begin(), view.results.known.levels.end(),
                                     [&](const auto& other) { return other.text == printed.text; });
    items += paragraph("muted",
                       view.voice.prose(view.voice.say(
                           times > 1 ? "web.why.printed_times" : "web.why.printed",
                           {{"level", printed.text}, {"at", printed.at}, {"times", std::to_string(times)}})));
  }
  return items;
}

}  // namespace

Html verdict_part(const ResultView& view) {
  const NodeIndex total = view.plan().total();
  const scoring::NodeScore& score = view.results.assessment.sheet.nodes[total];
  const std::string value = written(view.results, total);
  const Html figure =
      value.empty() ? span("total-figure none", view.voice.say("web.no_score")) : span("total-figure", value);
  const Html number_link = element(
      "a", {{"class", "total"}, {"href", explain_path(view.voice.language(), view.results, total)}}, figure,
      span("total-label", view.voice.say(value.empty() ? "web.result.total" : "web.result.total_of_100")));
  std::string basis =
      view.voice.say("web.result.basis", {{"basis", words::basis_name(view.voice.language(), score.basis)}});
  if (score.basis == scoring::Basis::missing) basis = words::why_sentence(view.voice.language(), score.why);
  Html change;
  const auto now = value_of(view.results, total);
  const auto before = view.earlier_value(total);
  if (now && before) {
    change =
        paragraph("", points_change(view.voice, *before, *now), " ",
                  view.voice.say("web.result.against", {{"year", view.voice.year(view.before->year())}}));
  }
  return div(
      "verdict", number_link,
      div("verdict-words",
          div("chips", level_chip(view.voice, view.results), pass_chip(view.voice, view.results)), change,
          paragraph("muted", basis, " · ",
                    link_to(explain_path(view.voice.language(), view.results, total),
                            view.voice.say("web.result.see_total")))));
}

Html reasons_part(const ResultView& view) {
  const scoring::LevelOutcome& outcome = view.results.assessment.level;
  Html body;
  if (view.edition().levels.empty()) {
    body = paragraph("why", view.voice.say("web.why.no_levels"));
  } else if (const auto sure = outcome.sure()) {
    body = sure_level(view, *sure);
  } else if (outcome.possible.empty() || outcome.possible.size() == view.edition().levels.size()) {
    body = paragraph("why", view.voice.say("web.why.nothing"));
  } else {
    body = open_level(view);
  }
  return section("why", view.voice.say("web.why.title"), body, printed_levels(view));
}

}  // namespace prongsai::web
