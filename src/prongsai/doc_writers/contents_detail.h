// SPDX-License-Identifier: Apache-2.0
// The headings that a list of contents names.
#pragma once

#include <vector>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// All headings in order.
[[nodiscard]] std::vector<const doc::Heading*> headings_of(const doc::Document& document);

/// Those of level 1 and 2 where there are more than six of them; a short document needs no list.
[[nodiscard]] std::vector<const doc::Heading*> contents_of(const doc::Document& document);

}  // namespace prongsai::doc_writers
