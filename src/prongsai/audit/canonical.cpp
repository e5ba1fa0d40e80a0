// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include "prongsai/audit/canonical_detail.h"

namespace prongsai::audit {
namespace {

constexpr int depth_max = 32;
constexpr std::string_view short_escapes = "\bb\tt\nn\ff\rr\"\"\\\\";  // what is meant, then the letter

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    bool escaped = false;
    for (std::size_t i = 0; i < short_escapes.size(); i += 2) {
      if (c != short_escapes[i]) continue;
      out += {'\\', short_escapes[i + 1]};
      escaped = true;
      break;
    }
    if (escaped) continue;
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20) {
      out += {'\\', 'u', '0', '0', hex_digits[code / 16], hex_digits[code % 16]};
    } else {
      out += c;
    }
  }
  return out += '"';
}

bool Scanner::take(std::string_view literal) {
  if (!rest_.starts_with(literal)) return false;
  rest_.remove_prefix(literal.size());
  return true;
}

std::optional<std::uint64_t> Scanner::number() {
  std::int64_t value = -1;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  const auto length = static_cast<std::size_t>(end - rest_.data());
  if (error != std::errc() || value < 0 || (rest_.front() == '0' && length > 1) || !is_digit(rest_.front())) {
    return std::nullopt;
  }
  rest_.remove_prefix(length);
  return static_cast<std::uint64_t>(value);
}

std::optional<char> Scanner::escaped() {
  if (take("\\u00")) {
    if (rest_.size() < 2) return std::nullopt;
    const std::size_t high = hex_digits.find(rest_[0]);
    const std::size_t low = hex_digits.find(rest_[1]);
    if (high >= hex_digits.size() || low >= hex_digits.size()) return std::nullopt;
    rest_.remove_prefix(2);
    return static_cast<char>(high * 16 + low);
  }
  if (rest_.size() < 2) return std::nullopt;
  for (std::size_t i = 0; i < short_escapes.size(); i += 2) {
    if (short_escapes[i + 1] != rest_[1]) continue;
    rest_.remove_prefix(2);
    return short_escapes[i];
  }
  return std::nullopt;
}

std::optional<std::string> Scanner::text() {
  const std::string_view whole = rest_;
  if (!take("\"")) return std::nullopt;
  std::string out;
  while (!rest_.empty() && rest_.front() != '"') {
    if (rest_.front() != '\\') {
      const std::size_t plain = std::min(rest_.find_first_of("\"\\"), rest_.size());
      out += rest_.substr(0, plain);
      rest_.remove_prefix(plain);
      continue;
    }
    const auto meant = escaped();
    if (!meant) return std::nullopt;
    out += *meant;
  }
  if (!take("\"")) return std::nullopt;
  // Writing it again finds every other spelling: raw control characters, \u000a for \n, upper case.
  if (quoted(out) != whole.substr(0, whole.size() - rest_.size())) return std::nullopt;
  return out;
}

std::optional<std::string_view> Scanner::object() {
  const std::string_view whole = rest_;
  if (!skip_object(1)) return std::nullopt;
  return whole.substr(0, whole.size() - rest_.size());
}

bool Scanner::skip_value(int depth) {
  if (depth > depth_max || rest_.empty()) return false;
  switch (rest_.front()) {
    case '{':
      return skip_object(depth);
    case '[':
      return skip_array(depth);
    case '"':
      return text().has_value();
    default:
      return take("true") || take("false") || take("null") || skip_decimal();
  }
}

bool Scanner::skip_object(int depth) {
  if (!take("{")) return false;
  if (take("}")) return true;
  std::set<std::string> keys;
  do {
    auto key = text();
    if (!key || !keys.insert(std::move(*key)).second || !take(":") || !skip_value(depth + 1)) return false;
  } while (take(","));
  return take("}");
}

bool Scanner::skip_array(int depth) {
  if (!take("[")) return false;
  if (take("]")) return true;
  do {
    if (!skip_value(depth + 1)) return false;
  } while (take(","));
  return take("]");
}

bool Scanner::skip_decimal() {
  (void)take("-");
  if (!take("0") && !skip_digits()) return false;
  if (take(".") && !skip_digits()) return false;
  if (take("e") || take("E")) {
    if (!take("+")) (void)take("-");
    return skip_digits();
  }
  return true;
}

bool Scanner::skip_digits() {
  if (rest_.empty() || !is_digit(rest_.front())) return false;
  while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  return true;
}

}  // namespace prongsai::audit
