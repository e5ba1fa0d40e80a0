// SPDX-License-Identifier: Apache-2.0
#include <istream>
#include <stdexcept>

#include "prongsai/audit/bounded_lines_detail.h"

namespace prongsai::audit {

BoundedLines::Next BoundedLines::next() {
  std::size_t searched = used_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      line_ = std::string_view(buffer_).substr(used_, end - used_);
      used_ = end + 1;
      return line_.size() > bytes_max_ ? Next::too_long : Next::line;
    }
    buffer_.erase(0, used_);
    used_ = 0;
    searched = buffer_.size();
    if (buffer_.size() > bytes_max_) return Next::too_long;
    if (!read_more()) return buffer_.empty() ? Next::end : Next::unfinished;
  }
}

bool BoundedLines::read_more() {
  constexpr std::size_t piece = 65'536;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + piece);
  in_.read(buffer_.data() + before, piece);
  if (in_.bad()) throw std::runtime_error("the file could not be read to its end");
  buffer_.resize(before + static_cast<std::size_t>(in_.gcount()));
  return buffer_.size() > before;
}

}  // namespace prongsai::audit
