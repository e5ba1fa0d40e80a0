// SPDX-License-Identifier: Apache-2.0
// The text of a DOCX: its blocks as paragraphs, tables and pictures.
#pragma once

#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/runs_detail.h"

namespace prongsai::doc_writers {

/// Pages of one kind; each becomes a section of the file.
struct Chapter {
  doc::Orientation orientation = doc::Orientation::portrait;
  bool is_cover = false;  ///< without header and footer
  std::string content;
};

/// Requires: `around.bookmarks` names each heading once.
[[nodiscard]] std::vector<Chapter> chapters_of(const doc::Document& document, Surroundings& around);

}  // namespace prongsai::doc_writers
