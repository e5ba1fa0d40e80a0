// SPDX-License-Identifier: Apache-2.0
// The editions and results the fact tests read, loaded once.
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"

namespace prongsai::facts {

inline std::filesystem::path root() {
  return PRONGSAI_SOURCE_DIR;
}

inline const results_files::Editions& editions() {
  static const results_files::Editions all(framework_files::load_shelf((root() / "frameworks").string()));
  return all;
}

/// The results of a text or a file; a problem ends the test with its sentence.
inline results_files::Results results_of(base::Result<results_files::Results> read) {
  if (!read) throw std::runtime_error(text::sentence(text::Language::en, read.problems().front()));
  return std::move(read).value();
}

/// A results file by its name, as "chiang-mai-city-2566".
inline const results_files::Results& published(const std::string& name) {
  static std::map<std::string, results_files::Results> all;
  const auto found = all.find(name);
  if (found != all.end()) return found->second;
  const std::string path = (root() / "data" / "results" / (name + ".yaml")).string();
  return all.emplace(name, results_of(results_files::load_results(path, editions()))).first->second;
}

/// Results of an edition with the sections given.
inline results_files::Results made(const std::string& edition, const std::string& sections) {
  const std::string head = "kind: results\nschema: 1\nedition: " + edition +
                           "\nagency: { id: some-agency, name_th: หน่วยงานหนึ่ง }\n";
  return results_of(results_files::parse_results(head + sections, "made.yaml", editions()));
}

/// A node's value as it is printed, or "–".
inline std::string value(const results_files::Results& results, const std::string& node) {
  const auto index = results.plan().find(node);
  if (!index) return "no such node";
  const scoring::NodeScore& score = results.assessment.sheet.nodes[*index];
  if (score.basis == scoring::Basis::missing) return "–";
  return scoring::written(results.plan().nodes[*index], score.value);
}

/// The Thai names of the levels the scores allow, joined by "/".
inline std::string levels(const results_files::Results& results) {
  std::string out;
  for (const std::size_t level : results.assessment.level.possible) {
    out += (out.empty() ? "" : "/") + results.edition().levels[level].name.th;
  }
  return out;
}

}  // namespace prongsai::facts
