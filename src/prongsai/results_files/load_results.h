// SPDX-License-Identifier: Apache-2.0
// The only door from results files (one agency, one year) to values that can be scored.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/agency/agency.h"
#include "prongsai/base/result.h"
#include "prongsai/framework_files/load_edition.h"
#include "prongsai/scoring/assess.h"

namespace prongsai::results_files {

/// An edition laid out for scoring. Shared by all results of that edition; immutable.
struct PlannedEdition {
  framework::Edition edition;
  scoring::Plan plan;
};

/// The editions a results file may name, each with its plan.
class Editions {
 public:
  explicit Editions(framework_files::Shelf shelf);

  /// Null when there is no such edition.
  [[nodiscard]] std::shared_ptr<const PlannedEdition> find(std::string_view id) const;
  [[nodiscard]] const std::vector<std::shared_ptr<const PlannedEdition>>& all() const { return all_; }

 private:
  std::vector<std::shared_ptr<const PlannedEdition>> all_;
};

/// A document that figures were taken from.
struct Document {
  std::string key;
  std::string title;
  std::string url;
  framework::Text note;
};

/// One results file, read and scored.
struct Results {
  std::string file;
  std::string fingerprint;  ///< SHA-256 of the file, lower-case hex
  agency::Agency agency;
  bool made_up = false;  ///< invented figures, shown as such
  std::shared_ptr<const PlannedEdition> rules;
  std::vector<Document> documents;
  scoring::Known known;
  scoring::Assessment assessment;

  [[nodiscard]] const framework::Edition& edition() const { return rules->edition; }
  [[nodiscard]] const scoring::Plan& plan() const { return rules->plan; }
  [[nodiscard]] int year() const { return rules->edition.fiscal_year; }
};

/// Reads and scores one file. Otherwise every problem found, each with its line; nothing is half read.
[[nodiscard]] base::Result<Results> load_results(const std::string& path, const Editions& editions);
/// As above, from text; `file` names it in problems.
[[nodiscard]] base::Result<Results> parse_results(std::string_view text, const std::string& file,
                                                  const Editions& editions);

/// Every *.yaml and *.json below the folders, in the order of their paths, the broken ones left out and told
/// about.
struct Collection {
  std::vector<Results> results;
  base::Problems problems;
};
[[nodiscard]] Collection load_collection(const std::vector<std::string>& folders, const Editions& editions);

}  // namespace prongsai::results_files
