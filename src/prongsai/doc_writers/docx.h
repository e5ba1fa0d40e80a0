// SPDX-License-Identifier: Apache-2.0
// A document for word processors, which an office goes on to edit.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// The bytes of a DOCX file (ECMA-376, transitional). Real styles, headings, repeated table heads, fields for
/// page numbers; TH Sarabun New 16 pt with Sarabun as what takes its place. Figures are pictures (PNG, or SVG
/// with PNG beside it). Equal documents give equal bytes.
[[nodiscard]] std::string docx(const doc::Document& document);

}  // namespace prongsai::doc_writers
