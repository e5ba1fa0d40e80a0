// SPDX-License-Identifier: Apache-2.0
// A form as a handler wants it, whichever of the two ways the browser sent it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/http/field.h"
#include "prongsai/http/multipart.h"
#include "prongsai/http/request.h"

namespace prongsai::http {

/// Fields in the order sent, files apart. All text is valid UTF-8 without NUL; what it means is still to be
/// checked.
struct Form {
  Fields fields;
  std::vector<Part> files;  ///< fields for a file; one without a chosen file has an empty file_name

  /// The first field of that name, empty when there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// The first file of that field, nullptr when none was chosen.
  [[nodiscard]] const Part* find_file(std::string_view name) const;
};

/// Reads application/x-www-form-urlencoded and multipart/form-data. The files are views into
/// `request.body`: the request must outlive the form.
///
/// Problems: http.form_kind_not_understood {found}, http.form_too_many_fields {limit}, http.form_broken
/// {field}: "0" when a urlencoded form cannot be read at all.
[[nodiscard]] base::Result<Form> read_form(const Request& request);
base::Result<Form> read_form(Request&&) = delete;

}  // namespace prongsai::http
