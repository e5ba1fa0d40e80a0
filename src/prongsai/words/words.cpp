// SPDX-License-Identifier: Apache-2.0
#include "prongsai/words/words.h"

#include "prongsai/base/assert.h"
#include "prongsai/framework/node_kind.h"

namespace prongsai::words {
namespace {

using framework::NodeKind;
using scoring::Rule;
using scoring::Why;
using text::Details;
using text::say;

const char* key_of(Why why) {
  switch (why) {
    case Why::has_value:
      break;
    case Why::nothing_known:
      return "nothing_known";
    case Why::term_missing:
      return "term_missing";
    case Why::rule_unknown:
      return "rule_unknown";
    case Why::no_answers:
      return "no_answers";
    case Why::not_applicable:
      return "not_applicable";
    case Why::deduction_missing:
      return "deduction_missing";
  }
  PRONGSAI_ASSERT(false);
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// "แบบวัด EIT ส่วนที่ 2 (คณะที่ปรึกษาเก็บข้อมูล)" without its remark in brackets.
std::string without_remark(const std::string& name) {
  const std::size_t remark = name.rfind(" (");
  return remark != std::string::npos && name.ends_with(')') ? name.substr(0, remark) : name;
}

std::string part_name(Language language, const Edition& edition, const std::string& code) {
  for (const framework::Instrument& instrument : edition.instruments) {
    for (const framework::Part& part : instrument.parts) {
      if (part.code == code) return choose(language, part.name);
    }
  }
  return code;
}

enum class Form { full, brief };

std::string named(Language language, Form form, const scoring::Plan& plan, const Edition& edition,
                  NodeIndex index) {
  const scoring::PlanNode& node = plan.nodes[index];
  const bool brief = form == Form::brief;
  std::string name = choose(language, node.name);
  if (name.empty()) name = say(language, "text.missing");
  if (brief && node.kind == NodeKind::part) name = without_remark(name);
  std::string own = say(language, (brief ? "short." : "node.") + std::string(code_of(node.kind)),
                        {{"code", node.code}, {"name", name}, {"upper", upper(node.code)}});
  if (node.part.empty() || node.kind == NodeKind::part) return own;
  const std::string part = part_name(language, edition, node.part);
  return say(language, "node.of_part", {{"node", own}, {"part", brief ? without_remark(part) : part}});
}

}  // namespace

const std::string& choose(Language language, const framework::Text& text) {
  return text::choose(language, text.th, text.en);
}

std::string node_name(Language language, const scoring::Plan& plan, const Edition& edition, NodeIndex node) {
  return named(language, Form::full, plan, edition, node);
}

std::string short_name(Language language, const scoring::Plan& plan, const Edition& edition, NodeIndex node) {
  return named(language, Form::brief, plan, edition, node);
}

std::string short_name(Language language, const Results& results, NodeIndex node) {
  return short_name(language, results.plan(), results.edition(), node);
}

std::string finding_sentence(Language language, const Results& results, const scoring::Finding& finding) {
  const std::string key = "finding." + finding.code;
  const bool repairable = !finding.repair.empty() && text::can_say(language, key + "_repair");
  const std::string choice = finding.choice ? std::to_string(*finding.choice + 1) : "";
  std::string out = say(language, repairable ? key + "_repair" : key,
                        {{"node", short_name(language, results.plan(), results.edition(), finding.node)},
                         {"published", finding.published},
                         {"computed", finding.computed},
                         {"other", finding.other},
                         {"repair", finding.repair},
                         {"choice", choice}});
  if (!finding.at.empty()) out += " " + say(language, "finding.at", {{"at", finding.at}});
  return out;
}

std::string level_name(Language language, const Edition& edition, std::size_t level) {
  PRONGSAI_ASSERT(level < edition.levels.size());
  return choose(language, edition.levels[level].name);
}

std::string level_names(Language language, const Edition& edition, const scoring::LevelOutcome& outcome) {
  std::string out;
  for (const std::size_t level : outcome.possible)
    out += (out.empty() ? "" : " / ") + level_name(language, edition, level);
  return out;
}

std::string why_sentence(Language language, Why why) {
  return say(language, std::string("why.") + key_of(why));
}

std::string basis_name(Language language, scoring::Basis basis) {
  static constexpr const char* keys[] = {"basis.missing", "basis.published", "basis.computed"};
  return say(language, keys[static_cast<std::size_t>(basis)]);
}

std::string certainty_name(Language language, framework::Certainty certainty) {
  static constexpr const char* keys[] = {"certainty.confirmed", "certainty.single_source",
                                         "certainty.inferred", "certainty.unknown"};
  return say(language, keys[static_cast<std::size_t>(certainty)]);
}

std::string wording_name(Language language, framework::Wording wording) {
  static constexpr const char* keys[] = {"wording.exact", "wording.cleaned", "wording.carried_over",
                                         "wording.paraphrase", "wording.missing"};
  return say(language, keys[static_cast<std::size_t>(wording)]);
}

std::string rule_sentence(Language language, const scoring::Explanation& explanation) {
  if (explanation.score.basis == scoring::Basis::published) return say(language, "rule.published");
  if (explanation.score.basis == scoring::Basis::missing)
    return why_sentence(language, explanation.score.why);
  PRONGSAI_ASSERT(explanation.way.has_value());
  switch (explanation.way->rule) {
    case Rule::answers:
      return say(language, explanation.negative ? "rule.answers_negative" : "rule.answers");
    case Rule::grade:
      return say(language, "rule.grade");
    case Rule::mean:
      return say(language, "rule.mean_of_" + std::string(code_of(explanation.way->of)));
    case Rule::weighted_sum:
      return say(language, explanation.deductions.empty() ? "rule.weighted_sum" : "rule.weighted_sum_less");
  }
  PRONGSAI_ASSERT(false);
}

std::string rounding_sentence(Language language, const scoring::PlanNode& node) {
  if (!node.places) return say(language, "rule.unrounded");
  return say(language, "rule.rounded", {{"places", std::to_string(*node.places)}});
}

std::string citation_name(Language language, const scoring::Citation& citation) {
  return say(language, "cite." + citation.what, {{"about", citation.about}});
}

std::string use_name(Language language, const framework::Allowance& allowance) {
  static constexpr const char* keys[] = {"use.score_total", "use.find_level", "use.score_answers", "use.ask",
                                         "use.grade"};
  return say(language, keys[static_cast<std::size_t>(allowance.use)],
             {{"instrument", upper(allowance.instrument)}});
}

std::vector<std::string> missing_sentences(Language language, const framework::Allowance& allowance) {
  std::vector<std::string> out;
  for (const auto& [what, about] : allowance.missing) {
    out.push_back(say(language, "missing." + what, {{"about", what == "weight" ? upper(about) : about}}));
  }
  return out;
}

std::string agency_type_name(Language language, const std::string& type) {
  const std::string key = "agency_type." + type;
  return text::can_say(language, key) ? say(language, key) : type;
}

}  // namespace prongsai::words
