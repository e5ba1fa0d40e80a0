// SPDX-License-Identifier: Apache-2.0
// How the readers of this room leave early, and the counts they keep against the limits.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/base/problem.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::table_files {

/// Thrown inside the room where reading cannot go on, and caught in read_table.cpp, so that a reader of a
/// deeply nested format need not hand every trouble upward by itself. Never leaves the room.
struct Refusal {
  base::Problem problem;
};

[[noreturn]] inline void refuse(std::string code,
                                std::vector<std::pair<std::string, std::string>> details = {}, int line = 0,
                                int column = 0) {
  throw Refusal{base::Problem{std::move(code), std::move(details), {"", line, column}}};
}

/// "10", or "0.5": megabytes for people, never less than there are.
[[nodiscard]] std::string megabytes(std::size_t bytes);

/// Cells and bytes of the whole workbook so far.
struct Taken {
  std::size_t cells = 0;
  std::size_t text_bytes = 0;
};

}  // namespace prongsai::table_files
