// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/multipart.h"

#include <algorithm>
#include <utility>

#include "prongsai/http/field.h"
#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

constexpr std::size_t boundary_bytes_max = 70;  // RFC 2046 section 5.1.1

bool is_boundary(std::string_view text) {
  static constexpr std::string_view marks = "'()+_,-./:=? ";
  return !text.empty() && text.size() <= boundary_bytes_max && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  marks.find(c) != std::string_view::npos;
         });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

bool is_usable_name(std::string_view name, const MultipartLimits& limits) {
  return name.size() <= limits.name_bytes_max && is_utf8(name) && !has_control(name);
}

/// filename*=UTF-8''%e2%82%ac%20rates (RFC 8187 section 3.2); the language between the quotes is let go.
std::optional<std::string> extended_value(std::string_view text) {
  const auto first = text.find('\'');
  if (first == std::string_view::npos || !is_same_header(text.substr(0, first), "UTF-8")) return std::nullopt;
  const auto second = text.find('\'', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return percent_decode(text.substr(second + 1));
}

std::string without_folders(const std::string& name) {
  const auto last = name.find_last_of("/\\");
  std::string base = last == std::string::npos ? name : name.substr(last + 1);
  return base == "." || base == ".." ? "" : base;
}

bool read_disposition(std::string_view value, const MultipartLimits& limits, Part& part) {
  const auto read = parse_parameters(value);
  if (!read || read->value != "form-data") return false;
  const std::string* name = read->find("name");
  if (name == nullptr || !is_usable_name(*name, limits)) return false;
  part.name = *name;
  std::optional<std::string> file;
  if (const std::string* extended = read->find("filename*")) {
    file = extended_value(*extended);
    if (!file) return false;
  } else if (const std::string* plain = read->find("filename")) {
    file = *plain;
  }
  if (!file) return true;
  if (!is_usable_name(*file, limits)) return false;
  part.file_name = without_folders(*file);
  return true;
}

/// The lines before the empty one. Each whole, none continued, Content-Disposition exactly once.
bool read_part_head(std::string_view head, const MultipartLimits& limits, Part& part) {
  int dispositions = 0;
  while (!head.empty()) {
    const auto end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    const auto colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || has_control(line)) return false;
    const std::string_view name = line.substr(0, colon);
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    if (name.find(' ') != std::string_view::npos) return false;
    if (is_same_header(name, "Content-Disposition")) {
      if (++dispositions > 1 || !read_disposition(value, limits, part)) return false;
    } else if (is_same_header(name, "Content-Type")) {
      part.content_type = std::string(value);
    } else if (is_same_header(name, "Content-Transfer-Encoding")) {
      if (!is_same_header(value, "7bit") && !is_same_header(value, "8bit") &&
          !is_same_header(value, "binary")) {
        return false;
      }
    }
  }
  return dispositions == 1;
}

enum class Delimiter { broken, more, last };

/// What follows "--boundary": "--" for the last, or blanks (padding) and a line's end.
Delimiter take_delimiter_end(std::string_view& rest) {
  const bool is_last = rest.starts_with("--");
  if (is_last) rest.remove_prefix(2);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (is_last) return rest.empty() || rest == "\r\n" ? Delimiter::last : Delimiter::broken;
  if (!rest.starts_with("\r\n")) return Delimiter::broken;
  rest.remove_prefix(2);
  return Delimiter::more;
}

}  // namespace

base::Problem form_kind_problem(std::string_view content_type) {
  static constexpr std::size_t shown_max = 60;
  std::string found;
  for (const char c : content_type.substr(0, std::min(content_type.find(';'), shown_max))) {
    found += c > 0x20 && c < 0x7f ? c : '?';
  }
  return {"http.form_kind_not_understood", {{"found", found}}, {}};
}

base::Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body,
                                                const MultipartLimits& limits) {
  const auto kind = parse_parameters(content_type);
  const std::string* boundary = kind ? kind->find("boundary") : nullptr;
  if (!kind || kind->value != "multipart/form-data" || boundary == nullptr || !is_boundary(*boundary)) {
    return form_kind_problem(content_type);
  }
  std::vector<Part> parts;
  const auto broken = [&] {
    return base::Problem{"http.form_broken", {{"field", std::to_string(parts.size() + 1)}}, {}};
  };
  const std::string delimiter = "\r\n--" + *boundary;
  if (!body.starts_with(std::string_view(delimiter).substr(2))) return broken();
  std::string_view rest = body.substr(delimiter.size() - 2);
  for (;;) {
    const Delimiter next = take_delimiter_end(rest);
    if (next == Delimiter::broken) return broken();
    if (next == Delimiter::last) return parts;
    if (parts.size() == limits.parts_max) {
      return base::Problem{"http.form_too_many_fields", {{"limit", std::to_string(limits.parts_max)}}, {}};
    }
    const std::string_view window = rest.substr(0, limits.part_head_bytes_max + 4);
    const auto head_end = window.find("\r\n\r\n");
    Part part;
    if (head_end == std::string_view::npos || !read_part_head(rest.substr(0, head_end), limits, part)) {
      return broken();
    }
    rest.remove_prefix(head_end + 2);  // the empty line may be the delimiter's own beginning
    const auto end = rest.find(delimiter);
    if (end == std::string_view::npos) return broken();
    if (end > 2) part.bytes = rest.substr(2, end - 2);
    rest.remove_prefix(end + delimiter.size());
    parts.push_back(std::move(part));
  }
}

}  // namespace prongsai::http
