// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/verify_export.h"

#include "prongsai/audit/bounded_lines_detail.h"
#include "prongsai/audit/entry.h"
#include "prongsai/audit/export_reader_detail.h"

namespace prongsai::audit {

base::Result<Verdict> verify_export(std::istream& in, const std::string& name,
                                    const std::optional<Verifier>& key) {
  BoundedLines lines(in, entry_bytes_max);
  ExportReader reader(key);
  for (;;) {
    const BoundedLines::Next next = lines.next();
    ExportReader::Trouble trouble;
    switch (next) {
      case BoundedLines::Next::line:
        trouble = reader.take(lines.line());
        break;
      case BoundedLines::Next::unfinished:
        trouble = reader.take_unfinished_line();
        break;
      case BoundedLines::Next::too_long:
        trouble = reader.take_too_long_line();
        break;
      case BoundedLines::Next::end:
        trouble = reader.take_end();
        break;
    }
    if (trouble) return reader.placed(std::move(*trouble), name);
    if (next == BoundedLines::Next::end) return reader.verdict();
  }
}

}  // namespace prongsai::audit
