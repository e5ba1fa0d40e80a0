// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <vector>

#include "prongsai/fetch/reference_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::string_view hex = "0123456789ABCDEF";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

// What Word, LINE and PDF leave at the ends of a copied address: no-break space, zero-width space, joiners
// and marks of direction, byte order mark. Browsers' address bars drop them too.
constexpr std::array<std::string_view, 7> invisible = {"\xc2\xa0",     "\xe2\x80\x8b", "\xe2\x80\x8c",
                                                       "\xe2\x80\x8d", "\xe2\x80\x8e", "\xe2\x80\x8f",
                                                       "\xef\xbb\xbf"};

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
    for (const std::string_view sign : invisible) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size()), again = true;
      if (text.ends_with(sign)) text.remove_suffix(sign.size()), again = true;
    }
  }
  return text;
}

/// Signs of the path and the special-query percent-encode sets of the URL Standard, and all beyond ASCII.
std::string encoded(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || signs.find(c) != std::string_view::npos) {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

constexpr std::string_view path_signs = "\"#<>?`{}";
constexpr std::string_view query_signs = "\"#<>'";

/// 1 for ".", 2 for "..", also in percent-encoding; else 0.
int dots_of(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    if (segment.front() == '.') {
      segment.remove_prefix(1);
    } else if (segment.size() >= 3 && segment.starts_with("%2") && lower(segment[2]) == 'e') {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    if (++dots > 2) return 0;
  }
  return dots;
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

/// Puts the segments of `path` behind those there are. "/a/b" is {"a", "b"}, "/a/" is {"a", ""}.
void add_path(std::vector<std::string>& segments, std::string_view path) {
  while (true) {
    const auto* const end = std::find_if(path.begin(), path.end(), is_slash);
    const std::string_view segment = path.substr(0, static_cast<std::size_t>(end - path.begin()));
    const bool is_last = end == path.end();
    const int dots = dots_of(segment);
    if (dots == 2 && !segments.empty()) segments.pop_back();
    if (dots == 0) {
      segments.push_back(encoded(segment, path_signs));
    } else if (is_last) {
      segments.emplace_back();
    }
    if (is_last) return;
    path.remove_prefix(segment.size() + 1);
  }
}

std::string joined(const std::vector<std::string>& segments) {
  std::string out;
  for (const std::string& segment : segments) out += "/" + segment;
  return out.empty() ? "/" : out;
}

struct PathAndQuery {
  std::string_view path;
  std::string_view query;  ///< with its "?"; empty where there is none
};

PathAndQuery split_query(std::string_view text) {
  const std::size_t at = std::min(text.find('?'), text.size());
  return {text.substr(0, at), text.substr(at)};
}

std::string query_text(std::string_view query) {
  return query.empty() ? std::string() : "?" + encoded(query.substr(1), query_signs);
}

}  // namespace

std::string tidied(std::string_view typed) {
  typed = trimmed(typed);
  std::string out;
  for (const char c : typed) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  out.resize(std::min(out.find('#'), out.size()));
  return out;
}

std::string scheme_of(std::string_view tidy) {
  std::string scheme;
  for (const char c : tidy) {
    if (c == ':') return scheme;
    const bool may_follow = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!is_letter(c) && (scheme.empty() || !may_follow)) return {};
    scheme += lower(c);
  }
  return {};
}

AuthorityAndRest split_authority(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("/\\?#"), text.size());
  return {text.substr(0, end), text.substr(end)};
}

std::string target_of(std::string_view rest) {
  auto [path, query] = split_query(rest);
  std::vector<std::string> segments;
  if (!path.empty() && is_slash(path.front())) path.remove_prefix(1);
  add_path(segments, path);
  return joined(segments) + query_text(query);
}

std::string resolved_target(std::string_view base_target, std::string_view reference) {
  const PathAndQuery base = split_query(base_target);
  const auto [path, query] = split_query(reference);
  if (path.empty()) {
    return std::string(base.path) + (query.empty() ? std::string(base.query) : query_text(query));
  }
  std::vector<std::string> segments;
  if (!is_slash(path.front())) {
    add_path(segments, base.path.substr(1));
    segments.pop_back();
    add_path(segments, path);
  } else {
    add_path(segments, path.substr(1));
  }
  return joined(segments) + query_text(query);
}

}  // namespace prongsai::fetch
