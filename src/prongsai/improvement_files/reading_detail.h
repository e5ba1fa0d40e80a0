// SPDX-License-Identifier: Apache-2.0
// The small pieces from which both kinds of files are read; private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/provenance.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::improvement_files::detail {

inline constexpr std::size_t problems_most = 100;
/// The first of them, for nobody reads more.
void cut(base::Problems& problems);

/// { th, en }: Thai is needed, or both may be missing where the whole is optional.
[[nodiscard]] framework::Text read_pair(yaml::Fields& fields, std::string_view key, base::Problems& problems);
[[nodiscard]] framework::Text read_optional_pair(yaml::Fields& fields, std::string_view key,
                                                 base::Problems& problems);
[[nodiscard]] framework::Text read_pair_of(const yaml::Node& node, base::Problems& problems);

/// A mention of something that must exist when all is read.
struct Mention {
  std::string found;
  base::Place place;
};
/// The texts of a list, each with its place.
[[nodiscard]] std::vector<Mention> read_mentions(yaml::Fields& fields, std::string_view key,
                                                 base::Problems& problems);
/// Letters, digits, '.', '_', ':', '/' and '-', at most 100.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace prongsai::improvement_files::detail
