// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/request.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "prongsai/base/assert.h"
#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

const Field* find_exact(const Fields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

/// How much the header likes `language`, in thousandths; the most specific range decides.
int liking(const std::vector<std::string_view>& ranges, std::string_view language) {
  int best = 0;
  std::optional<int> anything;
  bool named = false;
  for (const std::string_view range : ranges) {
    const std::string_view tag = split_list(range, ';').empty() ? range : split_list(range, ';').front();
    const std::string_view primary = tag.substr(0, std::min(tag.find('-'), tag.size()));
    if (is_same_header(primary, language)) {
      best = std::max(best, weight_thousandths(range));
      named = true;
    } else if (tag == "*") {
      anything = weight_thousandths(range);
    }
  }
  return named ? best : anything.value_or(0);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const std::string* value = find_header(headers, name);
  return value ? std::string_view(*value) : std::string_view();
}

std::optional<std::string_view> Request::find_query(std::string_view name) const {
  const Field* field = find_exact(query, name);
  return field ? std::optional<std::string_view>(field->value) : std::nullopt;
}

const std::string& Request::capture(std::string_view name) const {
  const Field* field = find_exact(captures, name);
  PRONGSAI_ASSERT(field != nullptr);
  return field->value;
}

std::optional<std::string_view> Request::find_cookie(std::string_view name) const {
  for (const Field& field : headers) {
    if (!is_same_header(field.name, "Cookie")) continue;
    for (const std::string_view part : split_list(field.value, ';')) {
      const auto equals = part.find('=');
      if (equals == std::string_view::npos || part.substr(0, equals) != name) continue;
      std::string_view value = part.substr(equals + 1);
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = value.substr(1, value.size() - 2);
      }
      return value;
    }
  }
  return std::nullopt;
}

std::string make_request_id() {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  if (getentropy(bytes.data(), bytes.size()) != 0) {
    throw std::system_error(errno, std::generic_category(), "getentropy");
  }
  std::string id;
  id.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    id += digits[byte / 16];
    id += digits[byte % 16];
  }
  return id;
}

Request make_request(std::string method, std::string target) {
  auto parsed = parse_target(target);
  PRONGSAI_ASSERT(parsed.has_value());
  Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.path = std::move(parsed->path);
  request.query = std::move(parsed->query);
  return request;
}

std::string_view preferred_language(const Request& request, const std::vector<std::string_view>& offered) {
  PRONGSAI_ASSERT(!offered.empty());
  const auto ranges = split_list(request.header("Accept-Language"), ',');
  std::string_view choice = offered.front();
  int best = 0;
  for (const std::string_view language : offered) {
    const int liked = liking(ranges, language);
    if (liked > best) {
      best = liked;
      choice = language;
    }
  }
  return choice;
}

}  // namespace prongsai::http
