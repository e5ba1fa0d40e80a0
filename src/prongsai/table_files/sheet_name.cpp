// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/write_detail.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::table_files {
namespace {

constexpr std::size_t letters_max = 31;
constexpr std::string_view forbidden = "[]:*?/\\";

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

bool is_sheet_name(std::string_view name) {
  return !name.empty() && first_not_utf8(name) == std::string_view::npos &&
         utf16_length(name) <= letters_max && name.find_first_of(forbidden) == std::string_view::npos &&
         !name.starts_with('\'') && !name.ends_with('\'') &&
         std::none_of(name.begin(), name.end(), is_control) && lower(name) != "history" &&
         name != choices_sheet;
}

std::string sheet_name_from(std::string_view text) {
  if (first_not_utf8(text) != std::string_view::npos) return "Sheet";
  std::string name;
  for (const char c : text) {
    if (forbidden.find(c) == std::string_view::npos && !is_control(c)) name += c;
  }
  while (utf16_length(name) > letters_max) {
    while ((static_cast<unsigned char>(name.back()) & 0xc0U) == 0x80U) name.pop_back();
    name.pop_back();
  }
  name.erase(0, name.find_first_not_of("' "));
  name.erase(name.find_last_not_of("' ") + 1);
  return is_sheet_name(name) ? name : "Sheet";
}

}  // namespace prongsai::table_files
