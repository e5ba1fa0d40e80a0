// SPDX-License-Identifier: Apache-2.0
// What a made-up nation discloses and how it was graded, in bulk.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/framework/edition.h"
#include "prongsai/simulation/nation.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/grades.h"

namespace prongsai::app {

/// Every agency hands its list in a day before disclosing closes: what it shows has a link, and so has half
/// of what is not there, which two assessors then grade lowest; the rest it tells as not shown. Two of the
/// made-up assessors, never the same pair for neighbours, give the same grade. Nobody disputes, and nobody
/// confirms: the round is over, and grades stand. No line of the trail is written for each of them.
class MadeGrades {
 public:
  /// Makes the assessors, one for each forty agencies and three at least. Requires: the round is opened, and
  /// its rules have `instrument`, all of whose items have one scale whose choices are known.
  MadeGrades(const desk::Office& office, std::string round, const framework::Edition& edition,
             const framework::Instrument& instrument, std::size_t agencies);
  /// Written with those after it, many at once.
  void add(std::size_t number, const simulation::SimulatedAgency& agency);
  /// Writes what is left.
  void finish();

 private:
  void write();

  const desk::Office& office_;
  std::string round_;
  std::vector<const framework::Item*> items_;
  std::string best_, lowest_;  ///< choices
  desk::Moment filed_at_{}, graded_at_{};
  std::vector<std::string> assessors_;
  std::vector<store::BulkFiling> filings_;
  std::vector<store::GradeSeat> seats_;
};

}  // namespace prongsai::app
