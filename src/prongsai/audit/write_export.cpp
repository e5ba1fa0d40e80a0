// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/write_export.h"

#include <ostream>

#include "prongsai/audit/export_lines_detail.h"
#include "prongsai/base/assert.h"

namespace prongsai::audit {

ExportWriter::ExportWriter(std::ostream& out, const SigningKey& key, const ExportRange& range)
    : out_(out), key_(key), from_(range.start.size()), to_(range.to) {
  PRONGSAI_ASSERT(from_ <= to_);
  PRONGSAI_ASSERT((from_ > 0) == !range.start_checkpoint.empty());
  add_line(header_line({key.verifier().name, to_string(key.verifier()), from_, to_}));
  if (from_ == 0) return;
  add_line(frontier_line(range.start.subtrees()));
  add_checkpoint(range.start_checkpoint);
}

void ExportWriter::add_line(std::string_view line) {
  PRONGSAI_ASSERT(line.find('\n') == std::string_view::npos);
  out_ << line << '\n';
  hash_.add(line);
  hash_.add("\n");
}

void ExportWriter::add_entry(std::string_view line) {
  add_line(line);
}

void ExportWriter::add_checkpoint(std::string_view note) {
  add_line(note_line(NoteKind::checkpoint, note));
}

void ExportWriter::close() {
  const ExportHeader header{key_.verifier().name, to_string(key_.verifier()), from_, to_};
  out_ << note_line(NoteKind::closing, key_.sign(closing_text(header, hash_.finish()))) << '\n';
}

}  // namespace prongsai::audit
