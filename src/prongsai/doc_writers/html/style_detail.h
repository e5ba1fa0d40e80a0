// SPDX-License-Identifier: Apache-2.0
// How a document looks in a browser and on paper printed from it.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// For the classes "doc-…", on screen and on paper; says nothing about <body>.
[[nodiscard]] std::string_view document_style();

/// What only a page of its own needs: its ground, and header and footer on paper.
[[nodiscard]] std::string page_style(const doc::Document& document);

}  // namespace prongsai::doc_writers
