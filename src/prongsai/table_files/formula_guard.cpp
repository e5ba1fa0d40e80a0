// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/table_files/formula_guard_detail.h"

namespace prongsai::table_files {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A sign, digits with or without commas, decimals, a percent sign.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == ',' || c == '.'; }) &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

bool begins_formula(std::string_view text) {
  // The last four are the wide forms, which East Asian editions take for the same.
  static constexpr std::array<std::string_view, 11> signs{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                          "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

bool needs_guard(std::string_view text) {
  const bool bare = !text.starts_with('\'');
  if (bare && (text == "-" || is_plain_number(text))) return false;
  const std::size_t sign = text.find_first_not_of('\'');
  return sign != std::string_view::npos && begins_formula(text.substr(sign));
}

std::string_view without_guard(std::string_view text) {
  return text.starts_with('\'') && needs_guard(text) ? text.substr(1) : text;
}

}  // namespace prongsai::table_files
