// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"

namespace prongsai::cli {

namespace json = boost::json;

Exit run_check(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.empty())
    return refuse_words(arguments, to, "prongsai check FILE… [--json] [--lang th|en]");
  Exit exit = Exit::done;
  json::array files;
  for (const std::string& file : arguments.words) {
    const auto results = results_files::load_results(file, to.editions);
    json::object entry{{"file", file}};
    if (!results) {
      exit = Exit::not_usable;
      json::array problems;
      for (const base::Problem& problem : results.problems()) {
        problems.push_back(problem_json(problem));
        to.err << text::sentence(arguments.language, problem) << "\n";
      }
      entry["problems"] = std::move(problems);
      files.push_back(std::move(entry));
      continue;
    }
    const auto& findings = results->assessment.findings;
    if (!findings.empty() && exit == Exit::done) exit = Exit::findings;
    json::array list;
    for (const scoring::Finding& finding : findings) list.push_back(finding_json(*results, finding));
    entry["findings"] = std::move(list);
    files.push_back(std::move(entry));
    if (arguments.json) continue;
    to.out << file << ": "
           << text::say(arguments.language, findings.empty() ? "command.no_findings" : "command.findings",
                        {{"count", std::to_string(findings.size())}})
           << "\n";
    for (const scoring::Finding& finding : findings) {
      to.out << "  • " << words::finding_sentence(arguments.language, *results, finding) << "\n";
    }
  }
  if (arguments.json) print_json(to.out, json::object{{"files", std::move(files)}});
  return exit;
}

}  // namespace prongsai::cli
