// SPDX-License-Identifier: Apache-2.0
// What is known of a made-up nation and of no real one: counts, points, disclosure grades, who was stuffed.
#pragma once

#include <fstream>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/credibility/form.h"
#include "prongsai/simulation/nation.h"
#include "prongsai/survey/questionnaire.h"

namespace prongsai::app {

/// A CSV file of codes and numbers, written line by line; it gets its name when it is whole. Columns: agency,
/// type, size, style and share (of answers nobody gave; empty where there are none), instrument, item,
/// answers, counts (of the choices from the first, "2;31;777;842"), points. A line without an item is the
/// instrument: the mean of all boxes and sheets, or of all disclosure items; no result by any rule.
class MadeFigures {
 public:
  /// Requires: nobody else writes `path`. Whether it can be written, `outcome` tells.
  explicit MadeFigures(std::string path);
  /// Removes what `finish` has not named.
  ~MadeFigures();
  MadeFigures(const MadeFigures&) = delete;
  MadeFigures& operator=(const MadeFigures&) = delete;

  void add_survey(const simulation::SimulatedAgency& agency, const survey::Questionnaire& questionnaire,
                  const credibility::Form& form, const simulation::SimulatedSurvey& answered);
  void add_disclosure(const simulation::SimulatedAgency& agency, const framework::Instrument& instrument);
  /// Problem, of both: command.cannot_write {path, reason}.
  [[nodiscard]] base::Result<bool> outcome() const;
  [[nodiscard]] base::Result<bool> finish();

 private:
  std::string path_;
  std::string beside_;
  std::ofstream out_;
};

}  // namespace prongsai::app
