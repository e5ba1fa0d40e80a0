// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement::detail {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> replaced = {{
    {"๐", "0"},
    {"๑", "1"},
    {"๒", "2"},
    {"๓", "3"},
    {"๔", "4"},
    {"๕", "5"},
    {"๖", "6"},
    {"๗", "7"},
    {"๘", "8"},
    {"๙", "9"},
    {"\u00a0", " "},
    {"\u2009", " "},
    {"\u202f", " "},
    {"\u200b", ""},
    {"\u200c", ""},
    {"\u2060", ""},
    {"\ufeff", ""},
    {"\u0e4d\u0e32", "\u0e33"},
}};

}  // namespace

std::string plain_text(std::string_view typed) {
  std::string out;
  while (!typed.empty()) {
    const auto found = std::find_if(replaced.begin(), replaced.end(),
                                    [&](const auto& one) { return typed.starts_with(one.first); });
    if (found != replaced.end()) {
      out += found->second;
      typed.remove_prefix(found->first.size());
      continue;
    }
    const char c = typed.front();
    if (c != '\r') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    typed.remove_prefix(1);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view text,
                                       const std::vector<std::string_view>& separators) {
  std::vector<std::string_view> out;
  const auto put = [&](std::string_view part) {
    part = trimmed(part);
    if (!part.empty()) out.push_back(part);
  };
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(separators.begin(), separators.end(),
                                    [&](std::string_view one) { return text.substr(at).starts_with(one); });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    put(text.substr(from, at - from));
    at += found->size();
    from = at;
  }
  put(text.substr(from));
  return out;
}

std::string short_text(std::string_view text) {
  constexpr std::size_t bytes_max = 180;
  text = trimmed(text);
  std::string_view line = trimmed(text.substr(0, text.find('\n')));
  if (line.size() <= bytes_max) return std::string(line);
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return std::string(trimmed(line.substr(0, end))) + "…";
}

}  // namespace prongsai::improvement::detail
