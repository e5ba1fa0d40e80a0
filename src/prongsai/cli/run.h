// SPDX-License-Identifier: Apache-2.0
// The commands: framework, score, explain, check, lint, fetch, audit.
#pragma once

#include <iosfwd>
#include <string>

#include "prongsai/base/problem.h"
#include "prongsai/cli/arguments.h"
#include "prongsai/results_files/load_results.h"

namespace prongsai::cli {

/// What a command ends with.
enum class Exit : int {
  done = 0,
  findings = 1,    ///< check, lint: something published does not agree; audit: the file is not to be trusted;
                   ///< fetch: the page did not come whole
  not_usable = 2,  ///< a file or the command line cannot be read
  broken = 3,      ///< serve: the database could not be written; begin anew once the disk is well
};

/// Where a command writes, and the rules it goes by.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  const results_files::Editions& editions;
  const base::Problems&
      edition_problems;  ///< of editions that could not be read; `framework list` tells them
};

/// Runs the command of `arguments`. Answers go to `out` (plain text, or JSON with --json); problems go to
/// `err` in the chosen language, and with --json also to `out` as {"problems": […]}.
[[nodiscard]] Exit run(const Arguments& arguments, const Surroundings& surroundings);

/// Tells problems the way every command does.
void tell(const base::Problems& problems, const Arguments& arguments, std::ostream& out, std::ostream& err);

/// What there is and how it is used, in the chosen language.
[[nodiscard]] std::string help(text::Language language);

}  // namespace prongsai::cli
