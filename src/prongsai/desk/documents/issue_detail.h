// SPDX-License-Identifier: Apache-2.0
// A document written as one issue, and held against the checker; private to this folder.
#pragma once

#include <vector>

#include "prongsai/desk/documents/draft.h"

namespace prongsai::desk::detail {

/// As report::write, with the issue's words and its QR code.
[[nodiscard]] report::Draft write_issue(const Office& office, const report::Template& pattern,
                                        const GatheredDocument& gathered, const report::Issue& issue);

/// fingerprint_of of that issue, wherever the server may be: without the address of its page. What was
/// written before is taken from the office's shelf.
[[nodiscard]] std::string fingerprint_of_issue(const Office& office, const report::Template& pattern,
                                               const GatheredDocument& gathered, report::Issue issue);

/// What the checker finds in a document of ours, but hints: each is a fault of this program.
[[nodiscard]] std::vector<lint::Finding> check_own(const Office& office, const doc::Document& document);

/// What the checker finds in the words that people typed for this document or into the plan it prints, but
/// hints.
[[nodiscard]] std::vector<TypedFinding> check_typed_texts(const Office& office,
                                                          const GatheredDocument& gathered);

}  // namespace prongsai::desk::detail
