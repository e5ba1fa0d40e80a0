// SPDX-License-Identifier: Apache-2.0
// Blocks that are a small page of their own: the cover, the list of contents, where the document comes from.
#pragma once

#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/runs_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"

namespace prongsai::doc_writers {

[[nodiscard]] std::string cover_markup(const doc::Cover& cover, const Sheet& sheet, Surroundings& around);

/// A field that the program can renew, with its entries filled in. It names no pages: only the program that
/// opens the file knows them, and a wrong number is worse than none.
[[nodiscard]] std::string contents_markup(const std::vector<const doc::Heading*>& entries,
                                          const Surroundings& around);

[[nodiscard]] std::string provenance_markup(const doc::Provenance& provenance, int width,
                                            Surroundings& around);

}  // namespace prongsai::doc_writers
