// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/address.h"

#include <algorithm>
#include <string>

#include "prongsai/mail/utf8_detail.h"

namespace prongsai::mail {
namespace {

constexpr std::size_t address_bytes_max = 254;
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t label_bytes_max = 63;
constexpr std::size_t found_bytes_max = 100;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_local_letter(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

bool is_atom(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_local_letter);
}

bool is_label(std::string_view text) {
  const bool letters =
      std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  return letters && !text.empty() && text.size() <= label_bytes_max && text.front() != '-' &&
         text.back() != '-';
}

/// True when every part between dots passes; `count` parts at least.
template <class Test>
bool all_parts(std::string_view text, std::size_t count, Test test) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!test(text.substr(0, dot))) return false;
    if (count > 0) --count;
    if (dot == std::string_view::npos) return count == 0;
    text.remove_prefix(dot + 1);
  }
}

bool has_form(std::string_view text) {
  const std::size_t at = text.rfind('@');
  // No @ at all is npos, which is beyond every limit.
  if (at > local_bytes_max || text.size() > address_bytes_max) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::string_view top = domain.substr(domain.rfind('.') + 1);
  return all_parts(text.substr(0, at), 1, is_atom) && all_parts(domain, 2, is_label) &&
         !std::all_of(top.begin(), top.end(), is_digit);
}

}  // namespace

std::optional<base::Problem> find_address_problem(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii && has_form(text)) return std::nullopt;
  std::string found = detail::to_utf8_line(text.substr(0, found_bytes_max));
  return base::Problem{
      ascii ? "mail.address_form" : "mail.address_not_ascii", {{"found", std::move(found)}}, {}};
}

bool is_mail_address(std::string_view text) {
  return !find_address_problem(text);
}

}  // namespace prongsai::mail
