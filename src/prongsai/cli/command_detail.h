// SPDX-License-Identifier: Apache-2.0
// What the command files of this room share.
#pragma once

#include <string>

#include <boost/json/fwd.hpp>

#include "prongsai/cli/run.h"
#include "prongsai/words/words.h"

namespace prongsai::cli {

[[nodiscard]] Exit run_framework(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_score(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_explain(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_check(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_lint(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_fetch(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_db(const Arguments& arguments, const Surroundings& to);
[[nodiscard]] Exit run_audit(const Arguments& arguments, const Surroundings& to);

/// "The command is used like this": the one problem of a wrong number of words.
[[nodiscard]] Exit refuse_words(const Arguments& arguments, const Surroundings& to, const std::string& usage);

/// What is told of a file that cannot be opened or read, by the error of the system.
[[nodiscard]] base::Problem unreadable(const std::string& path, int error);

/// The JSON of `score`: see docs/reference/score-json.md.
[[nodiscard]] boost::json::object score_json(const results_files::Results& results);
/// {code, node, published, computed, repair, at, message_th, message_en}.
[[nodiscard]] boost::json::object finding_json(const results_files::Results& results,
                                               const scoring::Finding& finding);
/// {code, file, line, column, message_th, message_en}.
[[nodiscard]] boost::json::object problem_json(const base::Problem& problem);
/// A value with the decimals of its level, or null.
[[nodiscard]] boost::json::value value_json(const results_files::Results& results, scoring::NodeIndex node);
/// The same as plain text, "–" when missing.
[[nodiscard]] std::string value_text(const results_files::Results& results, scoring::NodeIndex node);

void print_json(std::ostream& out, const boost::json::value& value);

}  // namespace prongsai::cli
