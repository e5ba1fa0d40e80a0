// SPDX-License-Identifier: Apache-2.0
// Header values with parameters: `form-data; name="a"; filename*=UTF-8''b`.
#include <algorithm>

#include "prongsai/http/field.h"
#include "prongsai/http/multipart.h"

namespace prongsai::http {
namespace {

bool is_parameter_char(char c) {
  static constexpr std::string_view separators = "()<>@,;:\\\"/[]?={}";
  return c > 0x20 && c < 0x7f && separators.find(c) == std::string_view::npos;
}

/// A cursor over the text; each function takes what it finds off the front.
struct Reading {
  std::string_view rest;

  void skip_blanks() { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); }
  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  std::string_view take_token() {
    const auto end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_parameter_char) -
                                              rest.begin());
    const auto token = rest.substr(0, end);
    rest.remove_prefix(end);
    return token;
  }
  /// After the opening '"'. Browsers send a file's backslashes unquoted: only \" and \\ are pairs.
  std::optional<std::string> take_quoted() {
    std::string text;
    for (std::size_t at = 0; at < rest.size(); ++at) {
      const char c = rest[at];
      if (c == '"') {
        rest.remove_prefix(at + 1);
        return text;
      }
      const bool is_pair = c == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\');
      text += is_pair ? rest[++at] : c;
    }
    return std::nullopt;
  }
};

}  // namespace

const std::string* Parameters::find(std::string_view name) const {
  for (const auto& [key, value_of_key] : parameters) {
    if (key == name) return &value_of_key;
  }
  return nullptr;
}

std::optional<Parameters> parse_parameters(std::string_view text) {
  Reading reading{text};
  reading.skip_blanks();
  Parameters read;
  read.value = reading.take_token();
  if (reading.take('/')) read.value.append("/").append(reading.take_token());
  if (read.value.empty() || read.value.ends_with('/')) return std::nullopt;
  std::transform(read.value.begin(), read.value.end(), read.value.begin(), lower);
  for (;;) {
    reading.skip_blanks();
    if (reading.rest.empty()) return read;
    if (!reading.take(';')) return std::nullopt;
    reading.skip_blanks();
    if (reading.rest.empty()) return read;  // a ';' at the end says nothing
    std::string name(reading.take_token());
    std::transform(name.begin(), name.end(), name.begin(), lower);
    if (name.empty() || read.find(name) != nullptr || !reading.take('=')) return std::nullopt;
    std::optional<std::string> value;
    if (reading.take('"')) {
      value = reading.take_quoted();
    } else if (const auto token = reading.take_token(); !token.empty()) {
      value = std::string(token);
    }
    if (!value) return std::nullopt;
    read.parameters.emplace_back(std::move(name), std::move(*value));
  }
}

}  // namespace prongsai::http
