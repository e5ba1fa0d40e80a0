// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/text/width.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::cli {

namespace json = boost::json;
using results_files::Results;
using scoring::Basis;
using scoring::Explanation;
using scoring::NodeIndex;
using text::Language;
using text::say;

namespace {

constexpr int exact_decimals = 6;

/// "(…) ÷ 5 = 85.122 → 85.12", or as much of it as there is.
std::string arithmetic(const Results& results, const Explanation& explanation) {
  std::string out = scoring::formula(results.plan(), explanation);
  if (!explanation.exact) return out;
  const std::string exact = base::to_display_string(*explanation.exact, exact_decimals);
  const std::string value = value_text(results, explanation.node);
  if (!out.empty()) out += " = " + exact;
  if (!out.empty() && exact != value) out += " → " + value;
  return out;
}

json::array citations_json(const Results& results, const Explanation& explanation) {
  json::array out;
  for (const scoring::Citation& citation : explanation.citations) {
    json::array sources;
    for (const std::string& key : citation.provenance->sources) {
      const framework::Source* source = results.edition().find_source(key);
      sources.push_back(
          json::object{{"key", key},
                       {"title_th", text::choose(Language::th, source->title.th, source->title.en)},
                       {"title_en", text::choose(Language::en, source->title.th, source->title.en)},
                       {"url", source->url}});
    }
    out.push_back(
        json::object{{"what", citation.what},
                     {"about", citation.about},
                     {"certainty", words::certainty_name(Language::en, citation.provenance->certainty)},
                     {"note_th", citation.provenance->note.th},
                     {"note_en", citation.provenance->note.en},
                     {"sources", std::move(sources)}});
  }
  return out;
}

json::array choices_json(const Explanation& explanation) {
  json::array out;
  for (const scoring::ExplainedChoice& choice : explanation.choices) {
    out.push_back(json::object{
        {"label_th", choice.label.th},
        {"points",
         choice.points ? json::value(base::to_shortest_string(*choice.points)) : json::value(nullptr)},
        {"count", choice.count ? json::value(*choice.count) : json::value(nullptr)},
        {"percent", choice.percent.empty() ? json::value(nullptr) : json::value(choice.percent)}});
  }
  return out;
}

json::object explanation_json(const Results& results, NodeIndex node) {
  const Explanation one =
      scoring::explain(results.edition(), results.plan(), results.known, results.assessment, node);
  json::object out{{"node", results.plan().nodes[node].id},
                   {"name_th", words::node_name(Language::th, results.plan(), results.edition(), node)},
                   {"name_en", words::node_name(Language::en, results.plan(), results.edition(), node)},
                   {"value", value_json(results, node)},
                   {"basis", std::string(one.score.basis == Basis::computed    ? "computed"
                                         : one.score.basis == Basis::published ? "published"
                                                                               : "missing")},
                   {"rule_th", words::rule_sentence(Language::th, one)},
                   {"rule_en", words::rule_sentence(Language::en, one)},
                   {"formula", scoring::formula(results.plan(), one)}};
  if (one.exact) out["exact"] = base::to_display_string(*one.exact, exact_decimals);
  json::array printed;
  for (const scoring::Printed& figure : one.printed)
    printed.push_back(json::object{{"value", figure.text}, {"at", figure.at}});
  out["published"] = std::move(printed);
  if (!one.choices.empty()) {
    out["answers"] = one.answers > 0 ? json::value(one.answers) : json::value(nullptr);
    out["counts_from_percents"] = one.counts_from_percents;
    out["choices"] = choices_json(one);
  }
  json::array findings;
  for (const scoring::Finding& finding : one.findings) findings.push_back(finding_json(results, finding));
  if (!findings.empty()) out["findings"] = std::move(findings);
  out["sources"] = citations_json(results, one);
  json::array terms;
  for (const scoring::ExplainedTerm& term : one.terms) terms.push_back(explanation_json(results, term.node));
  if (!terms.empty()) out["terms"] = std::move(terms);
  return out;
}

void print_counts(std::ostream& out, Language language, const Explanation& one, const std::string& indent) {
  if (one.answers == 0) return;
  out << indent
      << say(language, one.counts_from_percents ? "command.counts_found" : "command.counts_given",
             {{"count", std::to_string(one.answers)}})
      << "\n";
  for (const scoring::ExplainedChoice& choice : one.choices) {
    out << indent << "  " << text::padded(words::choose(language, choice.label), 26)
        << text::padded_left(choice.count ? std::to_string(*choice.count) : "–", 7)
        << text::padded_left(choice.percent.empty() ? "" : choice.percent + "%", 9) << "  × "
        << (choice.points ? base::to_shortest_string(*choice.points) : "?") << "\n";
  }
}

/// Sources in the order of their first mention; the steps refer to them by number.
class SourceList {
 public:
  std::string number_of(const std::string& key) {
    const auto found = std::find(keys_.begin(), keys_.end(), key);
    const std::size_t index = static_cast<std::size_t>(found - keys_.begin());
    if (found == keys_.end()) keys_.push_back(key);
    return "[" + std::to_string(index + 1) + "]";
  }
  void print(std::ostream& out, Language language, const framework::Edition& edition) const {
    if (keys_.empty()) return;
    out << "\n" << say(language, "command.sources") << "\n";
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const framework::Source* source = edition.find_source(keys_[i]);
      out << "  [" << i + 1 << "] " << words::choose(language, source->title)
          << (source->url.empty() ? "" : "  " + source->url) << "\n";
    }
  }

 private:
  std::vector<std::string> keys_;
};

void print_citations(std::ostream& out, Language language, const Explanation& one, const std::string& indent,
                     SourceList& sources) {
  if (one.citations.empty()) return;
  out << indent << say(language, "command.source");
  const char* separator = " ";
  for (const scoring::Citation& citation : one.citations) {
    out << separator << words::citation_name(language, citation) << " ("
        << words::certainty_name(language, citation.provenance->certainty) << ") ";
    for (const std::string& key : citation.provenance->sources) out << sources.number_of(key);
    separator = "; ";
  }
  out << "\n";
}

void print_trace(std::ostream& out, Language language, const Results& results, const scoring::TraceLine& line,
                 SourceList& sources) {
  const Explanation& one = line.explanation;
  const std::string indent(static_cast<std::size_t>(line.depth) * 2, ' ');
  const std::string inner = indent + "    ";
  out << indent << words::node_name(language, results.plan(), results.edition(), one.node) << " = "
      << value_text(results, one.node) << "  [" << words::basis_name(language, one.score.basis) << "]\n";
  out << inner << words::rule_sentence(language, one) << "\n";
  const std::string numbers = arithmetic(results, one);
  if (!numbers.empty()) {
    out << inner << numbers << "  (" << words::rounding_sentence(language, results.plan().nodes[one.node])
        << ")\n";
  }
  for (const scoring::Printed& figure : one.printed) {
    out << inner << say(language, "command.printed", {{"value", figure.text}, {"at", figure.at}}) << "\n";
  }
  print_counts(out, language, one, inner);
  for (const scoring::Finding& finding : one.findings) {
    out << inner << "! " << words::finding_sentence(language, results, finding) << "\n";
  }
  print_citations(out, language, one, inner, sources);
}

base::Problem no_such_node(const Results& results, const std::string& word) {
  std::vector<std::string> known;
  for (const scoring::PlanNode& node : results.plan().nodes) known.push_back(node.id);
  const std::string meant = yaml::nearest(word, known);
  return {meant.empty() ? "results.no_such_node" : "results.no_such_node_nearest",
          {{"found", word}, {"nearest", meant}, {"edition", results.edition().id}},
          {}};
}

}  // namespace

Exit run_explain(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.size() != 2)
    return refuse_words(arguments, to, "prongsai explain FILE NODE [--json] [--lang th|en]");
  const auto results = results_files::load_results(arguments.words[0], to.editions);
  if (!results) {
    tell(results.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  const auto node = results->plan().find(arguments.words[1]);
  if (!node) {
    tell({no_such_node(*results, arguments.words[1])}, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    print_json(to.out, explanation_json(*results, *node));
    return Exit::done;
  }
  SourceList sources;
  for (const scoring::TraceLine& line :
       scoring::trace(results->edition(), results->plan(), results->known, results->assessment, *node)) {
    print_trace(to.out, arguments.language, *results, line, sources);
  }
  sources.print(to.out, arguments.language, results->edition());
  return Exit::done;
}

}  // namespace prongsai::cli
