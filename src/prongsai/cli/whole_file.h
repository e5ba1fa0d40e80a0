// SPDX-License-Identifier: Apache-2.0
// Files that are there whole or not at all, whatever stops the program.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::cli {

/// Writes beside it, brings it to the disk, and gives it its name at last; a file of that name is replaced.
/// Problem: command.cannot_write {path, reason}.
[[nodiscard]] base::Result<bool> write_whole_file(const std::string& path, std::string_view bytes);

/// One line more at the end, on the disk when this returns. The line holds no end of line. A part of a line,
/// left over from a program that was stopped, is ended first. Problem: command.cannot_write.
[[nodiscard]] base::Result<bool> append_line(const std::string& path, std::string_view line);

}  // namespace prongsai::cli
