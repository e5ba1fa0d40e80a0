// SPDX-License-Identifier: Apache-2.0
// What is wrong with a filled-in form, field by field, and the results file that comes of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/results_sheets/entry.h"
#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::results_sheets {

/// Who fills in what, for the head of the results file.
struct Occasion {
  agency::Agency agency;
  bool made_up = false;
  std::string entered_by;      ///< shown with the results; a name of an office is enough. May be empty.
  std::string document_title;  ///< the office's own document the figures stand in. May be empty.
  std::string document_url;
};

/// The key of the source that tells who entered the figures.
inline constexpr const char* entry_source = "entry";

/// A problem and the field it stands beside.
struct FieldProblem {
  std::string field;  ///< empty: of the form as a whole
  base::Problem problem;
};

/// A finding of the scoring and the fields it is about; the first is where to show it.
struct LocatedFinding {
  std::vector<std::string> fields;
  scoring::Finding finding;
};

/// The outcome of a check. Findings do not stand in the way: printed figures may be wrong, and that is worth
/// keeping. Problems do: as long as there is one, `document` is empty and nothing can be half imported.
struct Checked {
  std::vector<FieldProblem> problems;  ///< in the shape's order
  std::string document;                ///< the results file, canonical YAML
  /// Read back from the sound fields and scored, also while others have problems; empty where the whole form
  /// could not be read.
  std::optional<results_files::Results> results;
  std::vector<LocatedFinding> findings;

  [[nodiscard]] bool sound() const { return problems.empty(); }
};

/// Checks every text of the entry. Accepted: what can mean only one thing (see read_figure). Everything else
/// is a problem with the field: what was found, what was expected, what to do; nothing is rounded, guessed or
/// dropped.
///
/// Problems besides those of read_figure and split_figures: results_sheets.no_such_field, .too_long,
/// .bad_text, .one_value, .row_incomplete, .too_many_fields, and whatever results_files finds.
///
/// Requires: shape.edition() is one of `editions`.
[[nodiscard]] Checked check_entry(const FormShape& shape, const Entry& entry, const Occasion& occasion,
                                  const results_files::Editions& editions);

/// Finds the fields a finding is about.
[[nodiscard]] std::vector<std::string> fields_of(const FormShape& shape, const scoring::Finding& finding);

}  // namespace prongsai::results_sheets
