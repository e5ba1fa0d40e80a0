// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/checks.h"

#include <algorithm>
#include <iterator>

#include "prongsai/improvement/checks_detail.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement {
namespace detail {
namespace {

std::optional<base::Ratio> value_of(const scoring::Plan& nodes, const scoring::Sheet& sheet,
                                    std::string_view node) {
  const auto found = nodes.find(node);
  if (!found || sheet.nodes[*found].basis == scoring::Basis::missing) return std::nullopt;
  return sheet.nodes[*found].value;
}

}  // namespace

std::optional<base::Ratio> Checking::score(std::string_view node) const {
  return has_results() ? value_of(*against.nodes, *against.sheet, node) : std::nullopt;
}

void Checking::tell(std::string_view code, Weight weight, Details details) {
  findings.push_back({std::string(code), weight, {}, {}, std::move(details)});
}

void Checking::tell_node(std::string_view code, Weight weight, std::string_view node, Details details) {
  details.insert(details.begin(), {"node", std::string(node)});
  findings.push_back({std::string(code), weight, {}, std::string(node), std::move(details)});
}

void Checking::tell_record(std::string_view code, Weight weight, const Record& record, Details details) {
  Details all = {{"kind", std::string(spec_of(record.kind).code)},
                 {"number", number_of(plan, record)},
                 {"name", name_of(record)}};
  std::string node;
  for (auto& one : details) {
    if (one.first == "node") node = one.second;
    all.push_back(std::move(one));
  }
  findings.push_back({std::string(code), weight, record.id, std::move(node), std::move(all)});
}

std::string score_text(const base::Ratio& score) {
  return base::to_string(base::round_half_up(score, 2), 2);
}

std::string name_of(const Record& record) {
  for (const std::string_view field : {"title", "text", "name"}) {
    if (!record.field(field).empty()) return short_text(record.field(field));
  }
  return {};
}

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace detail

std::vector<std::string> weak_nodes(const CheckedAgainst& against) {
  std::vector<std::string> out;
  if (!against.edition || !against.nodes || !against.sheet) return out;
  const auto value = [&](const std::string& id) {
    return detail::value_of(*against.nodes, *against.sheet, id);
  };
  const auto& pass_mark = against.edition->pass_mark.value;
  for (const auto& instrument : against.edition->instruments) {
    for (const auto& indicator : instrument.indicators) {
      const std::string id = "indicator:" + indicator.code;
      const auto score = value(id);
      if (score && pass_mark && *score < base::Ratio(*pass_mark)) out.push_back(id);
      for (const framework::Item* item : framework::items_of(indicator)) {
        const auto of_item = value("item:" + item->code);
        if (of_item && *of_item == base::Ratio()) out.push_back("item:" + item->code);
      }
    }
  }
  return out;
}

bool answers_weakness(const About& about, std::string_view node, const framework::Edition& edition) {
  if (covers(about, node, edition)) return true;
  if (!node.starts_with("indicator:")) return false;
  // An indicator is raised by raising what it is made of.
  const About indicator = {std::string(node)};
  return std::any_of(about.begin(), about.end(), [&](const std::string& id) {
    return id.starts_with("item:") && covers(indicator, id, edition);
  });
}

std::vector<std::string> without_measure(const Plan& plan, const CheckedAgainst& against) {
  std::vector<std::string> out;
  const auto measures = plan.of(RecordKind::measure);
  for (std::string& node : weak_nodes(against)) {
    const bool is_answered = std::any_of(measures.begin(), measures.end(), [&](const Record* measure) {
      return answers_weakness(read_about(measure->field("about")), node, *against.edition);
    });
    if (!is_answered) out.push_back(std::move(node));
  }
  return out;
}

std::vector<PlanFinding> check_plan(const Plan& plan, const CheckedAgainst& against) {
  detail::Checking checking{plan, against, weak_nodes(against), {}};
  detail::check_results(checking);
  detail::check_targets(checking);
  detail::check_measures(checking);
  detail::check_activities(checking);
  detail::check_constraints(checking);
  detail::check_texts(checking);
  return std::move(checking.findings);
}

}  // namespace prongsai::improvement
