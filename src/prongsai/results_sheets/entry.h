// SPDX-License-Identifier: Apache-2.0
// What an office has typed so far, kept word for word, right or wrong.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "prongsai/results_files/load_results.h"

namespace prongsai::results_sheets {

/// The texts of a form by field name, exactly as typed: nothing typed is ever lost, even where it is wrong.
///
/// One field may hold a figure that is printed at several places, each with its place after @:
///
///     81.90 @ report000 ตารางที่ 1; 81.80 @ report000 ตารางที่ 2
///
/// A value or a place with one of the signs ; @ " in it stands in quotes, a quote inside them twice. A line
/// break parts figures as a semicolon does.
struct Entry {
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<results_files::Document> documents;  ///< the reports the figures were read in
};

}  // namespace prongsai::results_sheets
