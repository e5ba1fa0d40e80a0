// SPDX-License-Identifier: Apache-2.0
// One document as a file, whatever it is made for; private to the command `document`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/cli/document_command.h"
#include "prongsai/desk/documents/draft.h"
#include "prongsai/desk/documents/render.h"

namespace prongsai::cli::detail {

/// What is to be made of one document now.
struct DocumentToMake {
  desk::DocumentDraft draft;  ///< of number 0
  std::int64_t number = 0;    ///< of the published version whose bytes are wanted; 0: the draft
  std::string mark;           ///< tells whether the file would be another one now
  bool has_substance = true;  ///< false: neither published nor anything to write
};
/// `number` 0: the published version, else the draft. Problems: those of gather_document;
/// document.no_such_version {found}.
[[nodiscard]] base::Result<DocumentToMake> look(const desk::Office& office, const store::DocumentKey& key,
                                                std::int64_t number, desk::Format format);
[[nodiscard]] std::string bytes_of(const desk::Office& office, const DocumentToMake& wanted,
                                   desk::Format format);

/// Why it could not be published, a sentence each.
[[nodiscard]] std::vector<std::string> reasons(text::Language language, const desk::DocumentDraft& draft);

[[nodiscard]] Exit make_all(const Arguments& arguments, const Surroundings& to, const desk::Office& office,
                            const std::vector<report::Kind>& kinds, desk::Format format);

}  // namespace prongsai::cli::detail
