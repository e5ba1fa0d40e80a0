// SPDX-License-Identifier: Apache-2.0
// Everything a document is made from: figures, plans, the agency's letterhead, and what was typed for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/analysis/scored.h"
#include "prongsai/doc/document.h"
#include "prongsai/figure/drawing.h"
#include "prongsai/improvement/plan.h"
#include "prongsai/report/kind.h"

namespace prongsai::report {

/// The figures of one fiscal year.
struct YearFigures {
  analysis::Scored scored;
  std::string fingerprint;    ///< of the results file they were read from
  bool is_published = false;  ///< by the agency; what only waits is not yet to be printed
};

/// How an agency's documents look, and who issues them. Settings of the agency.
struct Letterhead {
  std::string agency;               ///< id in the register
  std::string name;                 ///< "เทศบาลนครเชียงใหม่"
  std::string place;                ///< "อำเภอเมือง จังหวัดเชียงใหม่"; may be empty
  std::vector<std::string> issuer;  ///< the unit that issues it, a line each
  std::string telephone;
  std::string mail;
  std::vector<std::string> header;  ///< empty: as the template has it
  std::string signer;               ///< name of who signs; empty: no place to sign
  std::string signer_position;
  doc::Digits digits = doc::Digits::arabic;
  std::optional<doc::Image> logo;
};

/// A field an officer may fill for one document.
struct FieldSpec {
  std::string_view code;  ///< "announced", "introduction", "remark", "conclusion"
  bool is_day = false;    ///< an ISO day; else words, checked against the figures before publication
};
[[nodiscard]] const std::vector<FieldSpec>& fields_of(Kind kind);

struct Issue {
  int version = 0;       ///< 0: a draft
  std::string day;       ///< ISO day of the Common Era
  std::string address;   ///< of the page that explains this version; empty without a server
  std::string software;  ///< "Prongsai 0.1.0"
};

struct Input {
  Kind kind = Kind::analysis;
  int year = 0;  ///< that the document is called by; see is_of_plan
  Letterhead letterhead;
  std::vector<YearFigures> years;  ///< oldest first, no year twice
  /// The plan that answers the results (analysis of Y: the plan of Y+1), and the one before it, whose targets
  /// are due. May be null.
  const improvement::Plan* plan = nullptr;
  const improvement::Plan* earlier_plan = nullptr;
  std::string plan_mark;                                  ///< fingerprint of the plan as it is used here
  std::map<std::string, std::string, std::less<>> units;  ///< ids of the register to names
  std::map<std::string, std::string, std::less<>> typed;  ///< by field
  const framework::Edition* topics_from = nullptr;        ///< lends topics where the edition has none
  Issue issue;
  std::optional<figure::Drawing> qr;  ///< of issue.address
};

/// Fiscal year of the results that the document speaks about.
[[nodiscard]] int results_year(const Input& input);
/// Null when there are none of that year.
[[nodiscard]] const YearFigures* figures_of(const Input& input, int fiscal_year);

}  // namespace prongsai::report
