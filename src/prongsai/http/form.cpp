// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/form.h"

#include <utility>

#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

base::Problem broken(std::size_t field) {
  return {"http.form_broken", {{"field", std::to_string(field)}}, {}};
}

base::Result<Form> read_multipart(const Request& request) {
  auto parts = parse_multipart(request.header("Content-Type"), request.body);
  if (!parts) return parts.problems();
  Form form;
  std::size_t number = 0;
  for (Part& part : *parts) {
    ++number;
    if (part.file_name) {
      form.files.push_back(std::move(part));
      continue;
    }
    if (!is_utf8(part.bytes) || part.bytes.find('\0') != std::string_view::npos) return broken(number);
    form.fields.push_back({std::move(part.name), std::string(part.bytes)});
  }
  return form;
}

}  // namespace

std::optional<std::string_view> Form::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

const Part* Form::find_file(std::string_view name) const {
  for (const Part& file : files) {
    if (file.name == name && !(file.file_name->empty() && file.bytes.empty())) return &file;
  }
  return nullptr;
}

base::Result<Form> read_form(const Request& request) {
  const std::string_view content_type = request.header("Content-Type");
  const auto kind = parse_parameters(content_type);
  if (!kind) return form_kind_problem(content_type);
  if (kind->value == "multipart/form-data") return read_multipart(request);
  const std::string* charset = kind->find("charset");
  if (kind->value != "application/x-www-form-urlencoded" || (charset && !is_same_header(*charset, "utf-8"))) {
    return form_kind_problem(content_type);
  }
  auto fields = parse_form(request.body);
  if (!fields) return broken(0);
  return Form{.fields = std::move(*fields), .files = {}};
}

}  // namespace prongsai::http
