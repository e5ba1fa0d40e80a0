// SPDX-License-Identifier: Apache-2.0
// The rules of disclosure of every edition, read once when a program starts.
#pragma once

#include <memory>
#include <string>

#include "prongsai/desk/office.h"

namespace prongsai::desk {

/// From "<folder>/<edition>/disclosure.yaml" of each edition: what Office::disclosure_rules holds. Problems:
/// those of disclosure_files::load_rules, of all editions together.
[[nodiscard]] base::Result<std::shared_ptr<const DisclosureRules>> load_all_rules(
    const std::string& folder, const results_files::Editions& editions);

}  // namespace prongsai::desk
