// SPDX-License-Identifier: Apache-2.0
// A document as lines of text, cells apart by tabs: for checkers, searches and comparisons.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// UTF-8, one paragraph, list item or row a line, a blank line between blocks; headings begin with "# " to
/// "### ", list items with their mark. A cell that spans rows or columns stands once, at its first place;
/// what it covers is empty. Lines of a cell are joined by a blank. Headers and footers are left out; figures
/// give their caption.
[[nodiscard]] std::string plain(const doc::Document& document);

}  // namespace prongsai::doc_writers
