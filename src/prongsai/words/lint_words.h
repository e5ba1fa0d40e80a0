// SPDX-License-Identifier: Apache-2.0
// What the checker of documents found, in sentences: one wording for command and page.
#pragma once

#include <string>

#include "prongsai/lint/check.h"
#include "prongsai/lint/understanding.h"
#include "prongsai/text/language.h"

namespace prongsai::words {

/// One sentence that says what is wrong and why, "lint.<code>" of locale/. Words it may use: {printed},
/// {expected}, {lines} (what it was held against, "60, 107"), and the finding's own details; codes of nodes
/// among these come out as names of the edition of the detail "year", else of the newest that knows the node.
/// Where nothing is expected, or a node has no name, a sentence of its own is taken if there is one:
/// "lint.<code>_open", "lint.<code>_unnamed".
[[nodiscard]] std::string lint_sentence(text::Language language, const lint::Catalogue& catalogue,
                                        const lint::Finding& finding);

/// "ปีงบประมาณ", "ลำดับเลข": the family a finding belongs to.
[[nodiscard]] std::string lint_kind_name(text::Language language, lint::Kind kind);
/// "แน่ชัด", "น่าจะใช่", "ข้อสังเกต".
[[nodiscard]] std::string lint_certainty_name(text::Language language, lint::Certainty certainty);

/// What was read of a document, in one sentence or two; says so where nothing could be checked.
[[nodiscard]] std::string understanding_sentence(text::Language language,
                                                 const lint::Understanding& understanding);

/// "indicator:2" as "ตัวชี้วัดที่ 2 การใช้งบประมาณ"; a code nobody knows as it is. `year` 0: any.
[[nodiscard]] std::string lint_node_name(text::Language language, const lint::Catalogue& catalogue, int year,
                                         const std::string& node);

}  // namespace prongsai::words
