// SPDX-License-Identifier: Apache-2.0
// What the pages about the trail share.
#pragma once

#include <string>

#include "prongsai/agency/reference.h"
#include "prongsai/desk/trail/checkpoint.h"
#include "prongsai/desk/trail/lines.h"
#include "prongsai/web/gate/visit.h"

namespace prongsai::web::detail {

/// /office/trail/{sequence}, its file, and the command that verifies it.
[[nodiscard]] Answer trail_line_page(const desk::Office& office, const agency::Reference& places,
                                     const Visit& visit);
[[nodiscard]] Answer trail_proof_file(const desk::Office& office, const Visit& visit);
/// Reads that file with nothing but Python's own library: RFC 9162 §2.1.3.2.
[[nodiscard]] std::string proof_program();

/// One line as a sentence with its when, who, where and why.
[[nodiscard]] Html told_line(const Visit& visit, const agency::Reference& places,
                             const desk::TrailLine& line);
/// "what was changed" as a list; empty where the line says nothing of it.
[[nodiscard]] Html changes_of(const Voice& voice, const agency::Reference& places, const audit::Entry& entry);
[[nodiscard]] std::string action_words(const Voice& voice, const std::string& action);

/// The box about checkpoint and key.
[[nodiscard]] Html checkpoint_facts(const Voice& voice, const desk::CheckpointShown& checkpoint);

}  // namespace prongsai::web::detail
