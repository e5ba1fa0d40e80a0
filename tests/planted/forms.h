// SPDX-License-Identifier: Apache-2.0
// Made-up documents in the forms in which offices have theirs, read back for the checker.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/lint/check.h"
#include "prongsai/report/input.h"
#include "prongsai/report_files/patterns.h"

#include "made_agency.h"

namespace prongsai::planted {

enum class Form : std::uint8_t { pdf, docx, html };
inline constexpr std::array forms = {Form::pdf, Form::docx, Form::html};
[[nodiscard]] const char* name_of(Form form);

/// What it takes to make documents and to check them: loaded once.
class Press {
 public:
  Press();
  [[nodiscard]] doc::Document document(report::Kind kind, std::uint64_t seed) const;
  /// What is counted as an error.
  [[nodiscard]] std::vector<lint::Finding> errors(const lint::Manuscript& manuscript) const;

 private:
  World world_;
  report::Patterns patterns_;
  lint::Catalogue catalogue_;
};

[[nodiscard]] std::string rendered(const doc::Document& document, Form form);
/// Throws std::runtime_error where it cannot be read.
[[nodiscard]] lint::Manuscript read_back(const std::string& bytes);
[[nodiscard]] lint::Manuscript as_text(const doc::Document& document);

}  // namespace prongsai::planted
