// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/round_command.h"

#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/desk/surveys/recount.h"

namespace prongsai::cli {

using text::say;

namespace {

void tell_recount(const Arguments& arguments, const Surroundings& to, const desk::Recount& recount) {
  const text::Language language = arguments.language;
  to.out << say(language, "command.recounted",
                {{"sheets", std::to_string(recount.sheets)},
                 {"opened", std::to_string(recount.opened)},
                 {"surveys", std::to_string(recount.surveys)},
                 {"cells", std::to_string(recount.cells)},
                 {"refused", std::to_string(recount.refused)}})
         << "\n";
  if (recount.opened == 0) {
    to.out << say(language, "command.recount_nothing") << "\n";
  } else if (recount.agrees()) {
    to.out << say(language, "command.recount_agrees") << "\n";
  } else {
    to.out << say(language, "command.recount_differs",
                  {{"count", std::to_string(recount.differences.size())}})
           << "\n";
  }
}

}  // namespace

Exit run_round(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  const std::size_t words = arguments.words.size();
  if (words < 1 || words > 2 || arguments.words.front() != "recount")
    return refuse_words(arguments, to, "prongsai round recount [ROUND] [--db ADDRESS]");
  const auto recount = desk::recount(office, words == 2 ? arguments.words[1] : "");
  if (!recount) {
    tell(recount.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    boost::json::array differences;
    for (const base::Problem& each : recount->differences) differences.push_back(problem_json(each));
    print_json(to.out, boost::json::object{{"surveys", recount->surveys},
                                           {"opened", recount->opened},
                                           {"sheets", recount->sheets},
                                           {"refused", recount->refused},
                                           {"cells", recount->cells},
                                           {"differences", std::move(differences)}});
  } else {
    tell_recount(arguments, to, *recount);
    for (const base::Problem& each : recount->differences)
      to.err << text::sentence(arguments.language, each) << "\n";
  }
  return recount->agrees() ? Exit::done : Exit::findings;
}

}  // namespace prongsai::cli
