// SPDX-License-Identifier: Apache-2.0
// The only door from documents/*.yaml to the patterns of documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/report/template.h"

namespace prongsai::report_files {

/// A file of documents/: its name is for problems.
struct PatternFile {
  std::string name;
  std::string text;
};

/// Reads templates (`kind: document-template`) and words (`kind: document-words`) as one; the format is told
/// in docs/reference/document-template.md. On success every template is free of flaws (report::flaws), no
/// kind of document has two templates, no word is given twice. Otherwise every problem found (at most a
/// hundred), each with its line. Problems: document.*, yaml.*. The fingerprint is over names and texts of all
/// files, in the order of their names.
[[nodiscard]] base::Result<report::Patterns> read_patterns(std::vector<PatternFile> files);

/// Every *.yaml directly in the folder.
[[nodiscard]] base::Result<report::Patterns> load_patterns(const std::string& folder);

}  // namespace prongsai::report_files
