// SPDX-License-Identifier: Apache-2.0
// Bodies in several parts, as a browser sends a form with files in it: multipart/form-data (RFC 7578).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"

namespace prongsai::http {

/// One field or file of a form.
struct Part {
  std::string name;  ///< the field's, in UTF-8
  /// What the visitor's file is called, in UTF-8, without folders ("C:\a\b.xlsx" is "b.xlsx") and
  /// without control characters. "" when the field is for a file and none was chosen; absent when the
  /// part is no file. Never a path to write to.
  std::optional<std::string> file_name;
  std::string content_type = "text/plain";  ///< as claimed, not as found
  std::string_view bytes;                   ///< a view into the body that was read
};

struct MultipartLimits {
  std::size_t parts_max = 64;
  std::size_t part_head_bytes_max = 4 * 1024;
  std::size_t name_bytes_max = 1024;  ///< of a field's or a file's name
};

/// The value of a header such as `form-data; name="a"` or `multipart/form-data; boundary=x`: what stands
/// first, and its parameters (names in lower case, quotes taken off). Empty when it cannot be read in
/// one way only.
struct Parameters {
  std::string value;
  std::vector<std::pair<std::string, std::string>> parameters;

  [[nodiscard]] const std::string* find(std::string_view name) const;
};
[[nodiscard]] std::optional<Parameters> parse_parameters(std::string_view text);

/// The parts in the order sent, read in one pass. Strict: text before the first part or after the last,
/// a missing end, a header that is not whole, and a transfer coding that changes bytes (base64) are
/// refused. `body` must outlive the parts.
///
/// File names come raw in UTF-8 (what browsers send) or as filename*=UTF-8''… (RFC 8187), which wins
/// where both stand. A backslash in a quoted name quotes only '"' and itself.
///
/// Problems: http.form_kind_not_understood {found} for another content type or one without a usable
/// boundary; http.form_too_many_fields {limit}; http.form_broken {field}: the number, from 1, of the
/// part that cannot be read.
[[nodiscard]] base::Result<std::vector<Part>> parse_multipart(std::string_view content_type,
                                                              std::string_view body,
                                                              const MultipartLimits& limits = {});

/// The problem that names a content type nobody expected; what a visitor sent is cut to what can be shown.
[[nodiscard]] base::Problem form_kind_problem(std::string_view content_type);

}  // namespace prongsai::http
