// SPDX-License-Identifier: Apache-2.0
#include "one_input.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"
#include "prongsai/words/words.h"
#include "prongsai/yaml/node.h"

namespace prongsai::fuzz {
namespace {

namespace fs = std::filesystem;
using results_files::Results;
using scoring::NodeIndex;
using text::Language;

const fs::path home = PRONGSAI_SOURCE_DIR;

const results_files::Editions& editions() {
  static const results_files::Editions all(framework_files::load_shelf((home / "frameworks").string()));
  return all;
}

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::abort();
}

void tell(const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    for (const Language language : {Language::th, Language::en}) {
      const std::string sentence = text::say(language, problem.code, problem.details);
      if (sentence.find("⟦") == 0) give_up("no sentence for " + problem.code);
    }
  }
}

void explain_all(const framework::Edition& edition, const scoring::Plan& plan, const scoring::Known& known,
                 const scoring::Assessment& assessment) {
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    const scoring::Explanation told = scoring::explain(edition, plan, known, assessment, node);
    static_cast<void>(scoring::formula(plan, told));
    static_cast<void>(words::rule_sentence(Language::th, told));
    static_cast<void>(words::node_name(Language::th, plan, edition, node));
    if (told.exact) static_cast<void>(base::to_display_string(*told.exact, 6));
  }
  for (std::size_t level = 0; level < edition.levels.size(); ++level) {
    static_cast<void>(scoring::conditions(edition, plan, assessment.sheet, level));
  }
}

void read_results(std::string_view bytes) {
  const auto results = results_files::parse_results(bytes, "input.yaml", editions());
  if (!results) return tell(results.problems());
  explain_all(results->edition(), results->plan(), results->known, results->assessment);
  for (const scoring::Finding& finding : results->assessment.findings) {
    static_cast<void>(words::finding_sentence(Language::th, *results, finding));
    static_cast<void>(words::finding_sentence(Language::en, *results, finding));
  }
}

/// A copy of the small sound edition, in which one file is the input.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "prongsai-fuzz-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) give_up("no temporary folder");
    path_ = pattern;
    for (const char* name : {"edition.yaml", "iit.yaml", "eit.yaml", "oit.yaml"})
      fs::copy_file(sound(name), path_ / name);
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void put(const char* name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  void put_back(const char* name) const {
    fs::copy_file(sound(name), path_ / name, fs::copy_options::overwrite_existing);
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  static fs::path sound(const char* name) { return home / "tests" / "broken" / "sound" / name; }
  fs::path path_;
};

/// A figure for every node and a count for every question: whatever the rules are, they must bear it.
scoring::Known everything(const scoring::Plan& plan) {
  scoring::Known known;
  known.deductions.resize(plan.deductions, base::Points::whole(1));
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node) {
    const scoring::PlanNode& one = plan.nodes[node];
    if (one.is_leaf() && one.ways.front().rule == scoring::Rule::answers) {
      known.counts[node] = std::vector<std::uint32_t>(one.choice_points.size(), 333'333u + node);
    } else if (one.is_leaf()) {
      known.grades[node] = {.applies = node % 5 != 0, .points = one.choice_points.front()};
    }
    known.figures[node].push_back(
        {.value = base::Points::whole(90), .decimals = 1, .text = "90.0", .at = {}});
  }
  return known;
}

void read_edition(const char* name, std::string_view bytes) {
  static const Folder folder;
  folder.put(name, bytes);
  const auto edition = framework_files::load_edition(folder.path());
  folder.put_back(name);
  if (!edition) return tell(edition.problems());
  const scoring::Plan plan = scoring::make_plan(*edition);
  for (const scoring::Known& known : {everything(plan), scoring::Known{}}) {
    scoring::Known complete = known;
    complete.deductions.resize(plan.deductions);
    explain_all(*edition, plan, complete, scoring::assess(*edition, plan, complete));
  }
  static_cast<void>(framework::allowances(*edition));
}

}  // namespace

void read_one(Door door, std::string_view bytes) {
  switch (door) {
    case Door::yaml: {
      const auto node = yaml::parse(bytes, "input.yaml");
      if (!node) tell(node.problems());
      return;
    }
    case Door::results:
      return read_results(bytes);
    case Door::edition:
      return read_edition("edition.yaml", bytes);
    case Door::instrument:
      return read_edition("eit.yaml", bytes);
  }
}

}  // namespace prongsai::fuzz
