// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/target.h"

#include <algorithm>

namespace prongsai::http {
namespace {

enum class Plus { is_plus, is_blank };

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus == Plus::is_blank) {
      decoded += ' ';
    } else if (text[at] != '%') {
      decoded += text[at];
    } else {
      if (at + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[at + 1]);
      const int low = hex_value(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return decoded;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

bool is_safe_segment(std::string_view segment) {
  if (segment == "." || segment == ".." || !is_utf8(segment)) return false;
  return std::none_of(segment.begin(), segment.end(),
                      [](char c) { return is_control(c) || c == '/' || c == '\\'; });
}

std::optional<std::string> decode_path(std::string_view raw) {
  std::string path;
  while (!raw.empty()) {
    raw.remove_prefix(1);  // the '/' before this segment
    const auto end = std::min(raw.find('/'), raw.size());
    const auto segment = percent_decode(raw.substr(0, end), Plus::is_plus);
    if (!segment || !is_safe_segment(*segment)) return std::nullopt;
    path += '/';
    path += *segment;
    raw.remove_prefix(end);
  }
  return path;
}

}  // namespace

std::optional<Target> parse_target(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!raw.starts_with(scheme)) continue;
    raw.remove_prefix(scheme.size());
    raw.remove_prefix(std::min(raw.find_first_of("/?"), raw.size()));
    if (raw.empty() || raw.front() == '?') return std::nullopt;
    break;
  }
  if (!raw.starts_with('/') || raw.find('#') != std::string_view::npos) return std::nullopt;
  const auto question = std::min(raw.find('?'), raw.size());
  auto path = decode_path(raw.substr(0, question));
  if (!path) return std::nullopt;
  auto query = parse_form(question < raw.size() ? raw.substr(question + 1) : std::string_view{});
  if (!query) return std::nullopt;
  return Target{.path = std::move(*path), .query = std::move(*query)};
}

std::optional<Fields> parse_form(std::string_view text) {
  Fields fields;
  const auto pairs = static_cast<std::size_t>(std::count(text.begin(), text.end(), '&'));
  fields.reserve(std::min(pairs + (text.empty() ? 0 : 1), form_fields_max));
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), Plus::is_blank);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_blank);
    if (!name || !value || !is_utf8(*name) || !is_utf8(*value)) return std::nullopt;
    if (name->find('\0') != std::string::npos || value->find('\0') != std::string::npos) return std::nullopt;
    if (fields.size() == form_fields_max) return std::nullopt;
    fields.push_back({std::move(*name), std::move(*value)});
  }
  return fields;
}

std::optional<std::string> percent_decode(std::string_view text) {
  return percent_decode(text, Plus::is_plus);
}

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte / 16];
    encoded += digits[byte % 16];
  }
  return encoded;
}

}  // namespace prongsai::http
