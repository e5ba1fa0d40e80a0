// SPDX-License-Identifier: Apache-2.0
// Writes a results file from figures in canonical characters; results_files reads it back to the same values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "prongsai/agency/agency.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::results_sheets {

/// What stands at the head of a results file.
struct Heading {
  agency::Agency agency;
  bool made_up = false;
  std::vector<results_files::Document> documents;
};

/// Figures by field name, each as results files write it (see read_figure), in the order of their places. A
/// name that the shape does not have must be "part:<code>": a figure for a part in a year without parts.
using Figures = std::map<std::string, std::vector<Figure>, std::less<>>;

/// The document as YAML: every value in double quotes, sections and codes in the edition's order. The same
/// figures always give the same bytes. Rows of counts and percents that are not whole are left out.
[[nodiscard]] std::string write_results(const FormShape& shape, const Heading& heading,
                                        const Figures& figures);

}  // namespace prongsai::results_sheets
