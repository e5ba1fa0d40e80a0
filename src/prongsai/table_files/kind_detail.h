// SPDX-License-Identifier: Apache-2.0
// What kind of file somebody gave us, by its content.
#pragma once

#include <string_view>

namespace prongsai::table_files {

enum class Kind { archive, text };

/// A ZIP archive, or text of some encoding. Refuses what is known to be something else, as read_table says.
[[nodiscard]] Kind kind_of(std::string_view bytes);

}  // namespace prongsai::table_files
