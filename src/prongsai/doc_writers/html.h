// SPDX-License-Identifier: Apache-2.0
// A document for browsers: a page of its own, or the part that stands inside a page of ours.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// A whole page that needs nothing else: style sheet (with a print style), figures and logo inside, no
/// script. Numbers are <data> elements that say what they are. Equal documents give equal bytes.
[[nodiscard]] std::string html(const doc::Document& document);

/// What stands in <body>, without any style attribute, for a page with a strict content policy whose style
/// sheet holds `html_stylesheet`. The logo is left out: its bytes would need a data: address.
[[nodiscard]] std::string html_fragment(const doc::Document& document);
[[nodiscard]] std::string html_stylesheet();

}  // namespace prongsai::doc_writers
