// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/import_command.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <vector>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/plans/versions.h"
#include "prongsai/desk/results/published.h"

namespace prongsai::cli {
namespace {

/// The files meant, those of a folder in the order of their names.
std::vector<std::string> files_of(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    std::error_code error;
    if (!std::filesystem::is_directory(word, error)) {
      out.push_back(word);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : std::filesystem::directory_iterator(word, error)) {
      if (entry.path().extension() == ".yaml") inside.push_back(entry.path().string());
    }
    std::sort(inside.begin(), inside.end());
    out.insert(out.end(), inside.begin(), inside.end());
  }
  return out;
}

/// A plan says so in a line of its own; everything else is taken for results, whose reader tells what is
/// wrong.
bool is_plan(const std::string& text) {
  return text.starts_with("kind: plan\n") || text.find("\nkind: plan\n") != std::string::npos;
}

/// True: taken over; false: it was there.
base::Result<bool> take(const desk::Office& office, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return base::Problems{unreadable(path, errno)};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string name = std::filesystem::path(path).filename().string();
  if (is_plan(text)) return desk::import_plan_file(office, desk::the_program(), text, name, true);
  return desk::import_results_file(office, desk::the_program(), text, name, store::ResultState::published);
}

}  // namespace

Exit run_import(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  if (arguments.words.empty()) return refuse_words(arguments, to, "prongsai import FILE… [--db ADDRESS]");
  std::int64_t taken = 0;
  std::int64_t there = 0;
  std::int64_t refused = 0;
  for (const std::string& path : files_of(arguments.words)) {
    const auto done = take(office, path);
    const bool has_plan = !done && done.problems().front().code == "plan.is_there";
    if (has_plan) {
      ++there;
    } else if (!done) {
      ++refused;
      for (const base::Problem& problem : done.problems()) {
        to.err << path << ": " << text::sentence(arguments.language, problem) << "\n";
      }
    } else {
      ++(*done ? taken : there);
    }
  }
  if (arguments.json) {
    print_json(to.out, boost::json::object{{"taken", taken}, {"there", there}, {"refused", refused}});
  } else {
    to.out << text::say(arguments.language, "command.imported",
                        {{"taken", std::to_string(taken)},
                         {"there", std::to_string(there)},
                         {"refused", std::to_string(refused)}})
           << "\n";
  }
  if (refused == 0) return Exit::done;
  return taken + there == 0 ? Exit::not_usable : Exit::findings;
}

}  // namespace prongsai::cli
