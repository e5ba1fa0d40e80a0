// SPDX-License-Identifier: Apache-2.0
// What the two processes of read_apart say to one another, and how the second one locks itself in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/lint/manuscript.h"

namespace prongsai::document_files {

struct ApartLimits {
  int seconds = 30;                                 ///< of the clock
  std::size_t answer_bytes_max = 8U * 1024 * 1024;  ///< twice what limits on the text allow
};
[[nodiscard]] base::Result<lint::Manuscript> read_apart_within(std::string_view bytes,
                                                               const std::string& name,
                                                               const std::string& program,
                                                               const ApartLimits& limits);

/// Name and bytes, as the parent sends them.
[[nodiscard]] std::string pack_question(std::string_view bytes, const std::string& name);
struct Question {
  std::string name;
  std::string_view bytes;  ///< into what was unpacked
};
[[nodiscard]] std::optional<Question> unpack_question(std::string_view packed);

[[nodiscard]] std::string pack_answer(const base::Result<lint::Manuscript>& answer);
/// Nothing for what pack_answer would not write: it comes from a process that may have been taken over.
[[nodiscard]] std::optional<base::Result<lint::Manuscript>> unpack_answer(std::string_view packed);

/// Processor time, memory, files, processes; then no new rights, no network, no writing, no other programs.
/// What the system here does not have is left out: limits always hold.
void lock_this_process_in();

}  // namespace prongsai::document_files
