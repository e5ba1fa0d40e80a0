// SPDX-License-Identifier: Apache-2.0
// frameworks/<edition>/disclosure.yaml as disclosure::Rules.
#pragma once

#include <filesystem>

#include "prongsai/base/result.h"
#include "prongsai/disclosure/rules.h"
#include "prongsai/framework/edition.h"

namespace prongsai::disclosure_files {

/// Held to the edition: every item named exists and is one to disclose. What is common to all editions (help
/// and common failures by subject, reasons to choose from) comes with the program, from
/// frameworks/disclosure.yaml. An edition without a file has rules without items, and the common reasons
/// alone. Problems: those of yaml; disclosure_rules.wrong_edition {found} {expected};
/// disclosure_rules.no_such_item {found}; disclosure_rules.not_disclosed {found}; disclosure_rules.no_words
/// {item} {part}; disclosure_rules.no_such_subject {found} {nearest}; disclosure_rules.no_such_source
/// {found}; disclosure_rules.no_source {found}; disclosure_rules.year_without_certainty {item};
/// disclosure_rules.code_twice {found}; disclosure_rules.bad_code {found}.
[[nodiscard]] base::Result<disclosure::Rules> load_rules(const std::filesystem::path& edition_folder,
                                                         const framework::Edition& edition);

}  // namespace prongsai::disclosure_files
