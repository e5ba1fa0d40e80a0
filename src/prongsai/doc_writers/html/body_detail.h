// SPDX-License-Identifier: Apache-2.0
// The blocks of a document as HTML.
#pragma once

#include <string>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// Spans as phrasing content; a number is a <data> element that says what it is.
[[nodiscard]] std::string spans_markup(const doc::Spans& spans, const doc::Document& document);

[[nodiscard]] std::string html_table(const doc::Table& table, const doc::Document& document);

/// One <article>; `logo` is an <img> for its cover, or "".
[[nodiscard]] std::string article(const doc::Document& document, const std::string& logo);

}  // namespace prongsai::doc_writers
