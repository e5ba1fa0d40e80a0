// SPDX-License-Identifier: Apache-2.0
// The apostrophe that keeps a spreadsheet from running a text of a CSV file as a formula.
#pragma once

#include <string_view>

namespace prongsai::table_files {

/// Whether a spreadsheet might take this text for a formula when it opens a CSV file: it begins with = + - @,
/// a tab or a line break, or the wide forms of these signs, and is neither a plain number ("-5", "+1,207.50",
/// "-3%") nor a dash alone. So is a text that would look guarded already: apostrophes and then one of these.
[[nodiscard]] bool needs_guard(std::string_view text);

/// The text without the apostrophe that was put before it, or as it is.
[[nodiscard]] std::string_view without_guard(std::string_view text);

}  // namespace prongsai::table_files
