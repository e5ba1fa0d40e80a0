// SPDX-License-Identifier: Apache-2.0
// Real results and plans, and documents made from them as an office would.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "prongsai/doc_writers/plain.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/report/write.h"
#include "prongsai/report_files/patterns.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"

namespace prongsai::documents {

inline std::string path_of(const std::string& name) {
  return (std::filesystem::path(PRONGSAI_SOURCE_DIR) / name).string();
}

/// A problem ends the test with all its sentences.
template <class T>
T value_of(base::Result<T> read) {
  if (read) return std::move(read).value();
  std::string all;
  for (const base::Problem& one : read.problems())
    all += base::to_string(one.place) + " " + text::sentence(text::Language::en, one) + "\n";
  throw std::runtime_error(all);
}

inline const results_files::Editions& editions() {
  static const results_files::Editions all(framework_files::load_shelf(path_of("frameworks")));
  return all;
}

inline const report::Patterns& patterns() {
  static const report::Patterns all = value_of(report_files::load_patterns(path_of("documents")));
  return all;
}

inline improvement::Plan plan_of(const std::string& name) {
  return value_of(improvement_files::load_plan(path_of("data/plans/" + name + ".yaml"))).plan;
}

/// Everything an input borrows, kept together.
struct Desk {
  explicit Desk(const std::vector<std::string>& results) {
    for (const std::string& name : results)
      all.push_back(
          value_of(results_files::load_results(path_of("data/results/" + name + ".yaml"), editions())));
    for (const results_files::Results& one : all)
      input.years.push_back({.scored = {.edition = &one.edition(),
                                        .plan = &one.plan(),
                                        .inputs = &one.assessment.inputs,
                                        .sheet = &one.assessment.sheet,
                                        .known = &one.known},
                             .fingerprint = one.fingerprint,
                             .is_published = true});
    input.letterhead.agency = all.back().agency.id;
    input.letterhead.name = all.back().agency.name_th;
    input.issue = {.version = 1, .day = "2022-09-15", .address = {}, .software = "Prongsai"};
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void plan(improvement::Plan one) {
    plan_ = std::move(one);
    input.plan = &plan_;
  }
  void earlier_plan(improvement::Plan one) {
    earlier_ = std::move(one);
    input.earlier_plan = &earlier_;
  }
  [[nodiscard]] report::Draft write(report::Kind kind) {
    input.kind = kind;
    const report::Template* pattern = patterns().find(kind);
    if (pattern == nullptr) throw std::runtime_error("no template");
    return report::write(*pattern, patterns().wording, input);
  }

  std::vector<results_files::Results> all;
  report::Input input;

 private:
  improvement::Plan plan_;
  improvement::Plan earlier_;
};

inline std::string text_of(const report::Draft& draft) {
  return doc_writers::plain(draft.document);
}

}  // namespace prongsai::documents
