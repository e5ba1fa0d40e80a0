// SPDX-License-Identifier: Apache-2.0
// Lines of a stream, each bounded, so that a file without line ends costs no memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace prongsai::audit {

class BoundedLines {
 public:
  enum class Next : std::uint8_t {
    line,        ///< `line()` is the next one
    end,         ///< nothing is left
    unfinished,  ///< something is left, but no line end
    too_long,    ///< the next line is longer than `bytes_max`
  };

  /// `in` must outlive this. `bytes_max` counts a line without its end.
  BoundedLines(std::istream& in, std::size_t bytes_max) : in_(in), bytes_max_(bytes_max) {}

  /// Throws when the stream breaks. After anything but `line`, nothing more is to be asked.
  [[nodiscard]] Next next();
  /// Without its end; good until the next call of `next`.
  [[nodiscard]] std::string_view line() const { return line_; }

 private:
  [[nodiscard]] bool read_more();

  std::istream& in_;
  std::size_t bytes_max_;
  std::string buffer_;
  std::size_t used_ = 0;  // of buffer_, by the line given out last
  std::string_view line_;
};

}  // namespace prongsai::audit
