// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/run.h"

#include <cerrno>
#include <map>
#include <ostream>
#include <system_error>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"

namespace prongsai::cli {

namespace {

using Command = Exit (*)(const Arguments&, const Surroundings&);

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> all = {
      {"framework", run_framework}, {"score", run_score}, {"explain", run_explain}, {"check", run_check},
      {"audit", run_audit},         {"db", run_db},       {"lint", run_lint},       {"fetch", run_fetch}};
  return all;
}

}  // namespace

void tell(const base::Problems& problems, const Arguments& arguments, std::ostream& out, std::ostream& err) {
  for (const base::Problem& problem : problems) err << text::sentence(arguments.language, problem) << "\n";
  if (!arguments.json) return;
  boost::json::array list;
  for (const base::Problem& problem : problems) list.push_back(problem_json(problem));
  print_json(out, boost::json::object{{"problems", std::move(list)}});
}

Exit refuse_words(const Arguments& arguments, const Surroundings& to, const std::string& usage) {
  tell({{"command.arguments", {{"usage", usage}}, {}}}, arguments, to.out, to.err);
  return Exit::not_usable;
}

base::Problem unreadable(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return {"yaml.no_such_file", {{"path", path}}, {}};
  if (error == EISDIR) return {"yaml.is_folder", {{"path", path}}, {}};
  return {"yaml.cannot_open", {{"path", path}, {"reason", std::generic_category().message(error)}}, {}};
}

std::string help(text::Language language) {
  return text::say(language, "command.help");
}

Exit run(const Arguments& arguments, const Surroundings& to) {
  const auto command = commands().find(arguments.command);
  if (command != commands().end()) return command->second(arguments, to);
  tell({{"command.unknown",
         {{"found", arguments.command},
          {"expected",
           "framework, score, explain, check, lint, fetch, audit, db, people, round, captures, import, "
           "document, "
           "simulate, "
           "serve, demo"}},
         {}}},
       arguments, to.out, to.err);
  return Exit::not_usable;
}

}  // namespace prongsai::cli
