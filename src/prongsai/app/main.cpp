// SPDX-License-Identifier: Apache-2.0
// The program. The only place where objects are built and put together.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "prongsai/app/home.h"
#include "prongsai/app/serve.h"
#include "prongsai/cli/run.h"
#include "prongsai/framework_files/load_edition.h"

namespace {

using prongsai::cli::Arguments;
using prongsai::cli::Exit;

prongsai::text::Language language_of_environment() {
  const char* wanted = std::getenv("PRONGSAI_LANG");  // NOLINT(concurrency-mt-unsafe): one thread yet
  return wanted != nullptr && std::string(wanted) == "en" ? prongsai::text::Language::en
                                                          : prongsai::text::Language::th;
}

Exit run(const std::vector<std::string>& words) {
  const prongsai::text::Language language = language_of_environment();
  const auto arguments = prongsai::cli::parse_arguments(words, language);
  if (!arguments) {
    Arguments fallback;
    fallback.language = language;
    prongsai::cli::tell(arguments.problems(), fallback, std::cout, std::cerr);
    return Exit::not_usable;
  }
  if (arguments->version) {
    std::cout << "prongsai " << PRONGSAI_VERSION << "\n";
    return Exit::done;
  }
  if (arguments->help || arguments->command.empty() || arguments->command == "help") {
    std::cout << prongsai::cli::help(arguments->language);
    return Exit::done;
  }
  if (arguments->command == "audit") {
    // An auditor has the program and the file; no rules are needed to verify it.
    const prongsai::results_files::Editions none{prongsai::framework_files::Shelf{}};
    const prongsai::base::Problems no_problems;
    return prongsai::cli::run(*arguments, {std::cout, std::cerr, none, no_problems});
  }
  const auto home = prongsai::app::find_home(arguments->home);
  if (!home) {
    prongsai::cli::tell(home.problems(), *arguments, std::cout, std::cerr);
    return Exit::not_usable;
  }
  prongsai::framework_files::Shelf shelf = prongsai::framework_files::load_shelf(*home + "/frameworks");
  const prongsai::base::Problems problems = shelf.problems;
  const prongsai::results_files::Editions editions(std::move(shelf));
  const prongsai::cli::Surroundings surroundings{std::cout, std::cerr, editions, problems};
  if (arguments->command == "serve" || arguments->command == "demo") {
    return prongsai::app::serve(*arguments, *home, surroundings);
  }
  return prongsai::cli::run(*arguments, surroundings);
}

}  // namespace

int main(int count, char** values) {
  try {
    return static_cast<int>(run(std::vector<std::string>(values + 1, values + count)));
  } catch (const std::exception& trouble) {
    // The environment broke (disk, memory, a damaged build): told once, here.
    std::cerr << "prongsai: " << trouble.what() << "\n";
    return static_cast<int>(Exit::not_usable);
  }
}
