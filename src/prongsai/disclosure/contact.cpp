// SPDX-License-Identifier: Apache-2.0
// Telephone numbers and mail addresses as they are written.
#include <algorithm>

#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}
bool is_name_letter(char letter) {
  return is_digit(letter) || (letter >= 'a' && letter <= 'z') || letter == '-';
}

/// Nine or ten digits from 0 on, or eleven from +66 on, with spaces, dashes and brackets between them.
std::optional<Plain::Found> phone_at(std::string_view text, std::size_t at) {
  const bool abroad = text[at] == '+';
  if (!abroad && text[at] != '0') return std::nullopt;
  if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',')) return std::nullopt;
  std::size_t digits = 0;
  std::size_t marks = 0;
  std::size_t end = at + 1;
  std::size_t last_digit_end = at + 1;
  if (!abroad) digits = 1;
  for (; end < text.size() && marks < 3; ++end) {
    if (is_digit(text[end])) {
      if (digits == 11) return std::nullopt;
      ++digits;
      marks = 0;
      last_digit_end = end + 1;
    } else if (std::string_view(" -()").find(text[end]) != std::string_view::npos) {
      if (!abroad && digits >= 9) break;
      ++marks;
    } else {
      break;
    }
  }
  const bool is_home = !abroad && (digits == 9 || digits == 10) && text[at + 1] != '0';
  const bool is_abroad = abroad && (digits == 10 || digits == 11) && text.substr(at + 1, 2) == "66";
  if (!is_home && !is_abroad) return std::nullopt;
  return Plain::Found{.at = at, .size = last_digit_end - at};
}

std::optional<Plain::Found> mail_around(std::string_view text, std::size_t sign) {
  std::size_t begin = sign;
  while (begin > 0 && (is_name_letter(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '_' ||
                       text[begin - 1] == '+'))
    --begin;
  std::size_t end = sign + 1;
  std::size_t last_dot = 0;
  while (end < text.size() && (is_name_letter(text[end]) || text[end] == '.')) {
    if (text[end] == '.' && end + 1 < text.size() && is_name_letter(text[end + 1])) last_dot = end;
    ++end;
  }
  while (end > sign && text[end - 1] == '.') --end;
  const bool has_name = begin < sign;
  const bool has_host = last_dot > sign + 1 && end > last_dot + 2;
  if (!has_name || !has_host) return std::nullopt;
  return Plain::Found{.at = begin, .size = end - begin};
}

}  // namespace

PhoneAndMail contact_in(std::string_view text) {
  PhoneAndMail found;
  for (std::size_t at = 0; at + 1 < text.size() && !(found.phone && found.mail); ++at) {
    if (!found.phone && (text[at] == '0' || text[at] == '+')) found.phone = phone_at(text, at);
    if (!found.mail && text[at] == '@') found.mail = mail_around(text, at);
  }
  return found;
}

}  // namespace prongsai::disclosure
