// SPDX-License-Identifier: Apache-2.0
// Somebody's finished document, in whatever form it came, as lines to check.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/lint/manuscript.h"

namespace prongsai::document_files {

inline constexpr std::size_t document_bytes_max = 32 * 1024 * 1024;

/// By what the bytes are, not by the name: PDF, DOCX, HTML, or text in UTF-8 or Windows-874. `name` is for
/// the reader. Rows of tables come out as cells, wrapped cells joined.
///
/// Problems: document.too_large {megabytes} {most}; document.unknown_kind {name}; document.old_word_file
/// {name} (a .doc of Word 97); document.damaged {name}; document.protected {name} (a password is needed);
/// document.empty {name} (not one word in it); document.no_text {name} {pages} (a scan without a text layer);
/// document.too_slow {seconds}. Of a text beyond what can be checked, with the line that was one too many:
/// document.too_many_rows {line} {most}; document.too_many_cells {line} {most}; document.row_too_wide {line}
/// {found} {most}; document.line_too_long {line} {kilobytes} {most}; document.too_much_text {line} {most}
/// (megabytes).
///
/// This parses untrusted bytes in this very process: a server calls read_apart.
[[nodiscard]] base::Result<lint::Manuscript> read(std::string_view bytes, const std::string& name);

/// The same in a process of its own, with limits on time, memory and files, so that a document made to break
/// the reader breaks nothing else. `program` is this program's own file; it is called with `apart_argument`.
[[nodiscard]] base::Result<lint::Manuscript> read_apart(std::string_view bytes, const std::string& name,
                                                        const std::string& program);
inline constexpr const char* apart_argument = "read-document-apart";
/// What the process of its own does: reads bytes from standard input, writes what `read` gave to standard
/// output. Gives its exit code.
[[nodiscard]] int read_for_parent();

}  // namespace prongsai::document_files
