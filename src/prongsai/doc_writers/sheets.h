// SPDX-License-Identifier: Apache-2.0
// The data of a document as a workbook: every number with its source, and the tables.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// The bytes of an XLSX file: a sheet that says what this is (provenance), one with every datum, and one for
/// each table that names a sheet; numbers as numbers. Words that begin like a formula stay words.
[[nodiscard]] std::string xlsx(const doc::Document& document);

}  // namespace prongsai::doc_writers
