// SPDX-License-Identifier: Apache-2.0
// A name with a value: one header line, one query parameter, one form field, one cookie.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::http {

struct Field {
  std::string name;
  std::string value;

  friend bool operator==(const Field&, const Field&) = default;
};

/// In the order they came or will be sent. A name may stand more than once.
using Fields = std::vector<Field>;

/// ASCII letters become small, whatever the locale.
[[nodiscard]] char lower(char c);

/// Header names are compared without regard to ASCII case: "ETag" is "etag".
[[nodiscard]] bool is_same_header(std::string_view a, std::string_view b);

/// The first header called `name`, or nullptr.
[[nodiscard]] const std::string* find_header(const Fields& headers, std::string_view name);

/// Replaces every header called `name` by one with this value.
void set_header(Fields& headers, std::string_view name, std::string value);

/// Adds a header beside those of the same name: for Set-Cookie, the one that may stand several times.
void add_header(Fields& headers, std::string_view name, std::string value);

/// The parts of a comma- or semicolon-separated header value, with blanks around each taken off and
/// empty parts left out: "gzip;q=0.5, br" at ',' gives "gzip;q=0.5" and "br".
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view text, char separator);

/// The weight after ";q=" in thousandths: "en;q=0.8" is 800, "en" is 1000, a broken weight is 0.
[[nodiscard]] int weight_thousandths(std::string_view part);

}  // namespace prongsai::http
