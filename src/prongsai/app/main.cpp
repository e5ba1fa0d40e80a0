// SPDX-License-Identifier: Apache-2.0
// The program. The only place where objects are built and put together.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "prongsai/app/demo.h"
#include "prongsai/app/home.h"
#include "prongsai/app/premises.h"
#include "prongsai/app/serve.h"
#include "prongsai/app/simulate.h"
#include "prongsai/cli/captures_command.h"
#include "prongsai/cli/document_command.h"
#include "prongsai/cli/import_command.h"
#include "prongsai/cli/office_commands.h"
#include "prongsai/cli/round_command.h"
#include "prongsai/cli/run.h"
#include "prongsai/db/trouble.h"
#include "prongsai/document_files/read.h"
#include "prongsai/document_files/texts.h"
#include "prongsai/fetch/fetch_apart.h"
#include "prongsai/framework_files/load_edition.h"

namespace {

using prongsai::cli::Arguments;
using prongsai::cli::Exit;

prongsai::text::Language language_of_environment() {
  const char* wanted = std::getenv("PRONGSAI_LANG");  // NOLINT(concurrency-mt-unsafe): one thread yet
  return wanted != nullptr && std::string(wanted) == "en" ? prongsai::text::Language::en
                                                          : prongsai::text::Language::th;
}

/// The commands that act in the database, as a page would.
Exit run_in_office(const Arguments& arguments, const std::string& home,
                   const prongsai::cli::Surroundings& to) {
  const std::string address = arguments.public_address.empty()
                                  ? "http://127.0.0.1:" + std::to_string(arguments.port)
                                  : arguments.public_address;
  const auto premises = prongsai::app::Premises::open(arguments, home, to.editions, address);
  if (!premises) {
    prongsai::cli::tell(premises.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  (*premises)->set_tell_fault([&to](const std::string& about, const std::string& what) {
    to.err << "prongsai: " << about << ": " << what << "\n";
  });
  const prongsai::desk::Office& office = (*premises)->office();
  if (arguments.command == "demo") return prongsai::app::fill_only(**premises, arguments, home, to);
  if (arguments.command == "document") return prongsai::cli::run_document(arguments, to, office);
  if (arguments.command == "import") return prongsai::cli::run_import(arguments, to, office);
  if (arguments.command == "captures") return prongsai::cli::run_captures(arguments, to, office);
  if (arguments.command == "round") return prongsai::cli::run_round(arguments, to, office);
  return arguments.command == "people" ? prongsai::cli::run_people(arguments, to, office)
                                       : prongsai::cli::run_audit_export(arguments, to, office);
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
  const bool exports =
      arguments->command == "audit" && !arguments->words.empty() && arguments->words[0] == "export";
  if (arguments->command == "audit" && !exports) {
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
  const bool fills = arguments->command == "demo" && arguments->fill_only;
  if (!fills && (arguments->command == "serve" || arguments->command == "demo")) {
    return prongsai::app::serve(*arguments, *home, surroundings);
  }
  if (arguments->command == "simulate") return prongsai::app::simulate(*arguments, *home, surroundings);
  const bool is_of_office = arguments->command == "people" || arguments->command == "document" ||
                            arguments->command == "import" || arguments->command == "round" ||
                            arguments->command == "captures";
  if (is_of_office || exports || fills) return run_in_office(*arguments, *home, surroundings);
  return prongsai::cli::run(*arguments, surroundings);
}

}  // namespace

int main(int count, char** values) {
  try {
    // Before anything else is set up: what reads a stranger's document should hold nothing of ours.
    if (count == 2 && std::string(values[1]) == prongsai::document_files::apart_argument) {
      return prongsai::document_files::read_for_parent();
    }
    if (count == 2 && std::string(values[1]) == prongsai::fetch::fetch_argument) {
      return prongsai::fetch::fetch_for_parent({});
    }
    if (count == 2 && std::string(values[1]) == prongsai::document_files::texts_argument) {
      return prongsai::document_files::read_texts_for_parent();
    }
    return static_cast<int>(run(std::vector<std::string>(values + 1, values + count)));
  } catch (const prongsai::db::DatabaseTrouble& trouble) {
    const bool is_broken = trouble.cause() == prongsai::db::DatabaseTrouble::Cause::storage_failed;
    std::cerr << "prongsai: " << trouble.what() << "\n";
    if (is_broken) std::cerr << prongsai::text::say(language_of_environment(), "command.disk_failed") << "\n";
    return static_cast<int>(is_broken ? Exit::broken : Exit::not_usable);
  } catch (const std::exception& trouble) {
    // The environment broke (disk, memory, a damaged build): told once, here.
    std::cerr << "prongsai: " << trouble.what() << "\n";
    return static_cast<int>(Exit::not_usable);
  }
}
