// SPDX-License-Identifier: Apache-2.0
// The only door from data/register/ to the places and types a register may name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/reference.h"
#include "prongsai/base/result.h"

namespace prongsai::register_files {

/// Regions, provinces and ministries below the nation, in the order of the file. Every problem found, each
/// with its line: what the strict YAML reader refuses, and register.bad_code, register.code_twice,
/// register.bad_iso, register.no_such_region, register.no_such_source, register.no_source.
[[nodiscard]] base::Result<std::vector<agency::OrganisationNode>> parse_places(std::string_view text,
                                                                               const std::string& file);

/// The types with their abbreviations; names are those of the two languages of the program. Also refused: a
/// type the program does not know (register.unknown_type).
[[nodiscard]] base::Result<std::vector<agency::TypeName>> parse_types(std::string_view text,
                                                                      const std::string& file);

/// places.yaml and types.yaml of a folder, data/register/ as a rule.
[[nodiscard]] base::Result<agency::Reference> load_reference(const std::string& folder);

}  // namespace prongsai::register_files
