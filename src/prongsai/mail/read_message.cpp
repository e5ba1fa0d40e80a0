// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/read_message.h"

#include <map>

#include "prongsai/mail/base64_detail.h"
#include "prongsai/mail/utf8_detail.h"

namespace prongsai::mail {
namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find("\r\n");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  return line;
}

/// Takes the headers off the front; the first of each name counts. Folded lines are put together again.
Headers take_headers(std::string_view& text) {
  Headers out;
  std::string* last = nullptr;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (last != nullptr) *last += line;
      continue;
    }
    const std::size_t colon = line.find(':');
    last = nullptr;
    if (colon == std::string_view::npos) continue;
    const auto [entry, is_new] =
        out.emplace(lowered(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    if (is_new) last = &entry->second;
  }
  return out;
}

std::string_view find(const Headers& headers, std::string_view name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string in_utf8(const std::string& bytes, std::string_view charset) {
  return charset == "iso-8859-1" ? detail::latin1_to_utf8(bytes) : bytes;
}

struct Word {
  std::string bytes;
  std::size_t length = 0;  ///< of the encoded word; 0 when there is none
};

/// The encoded word at the front: =?charset?encoding?text?=
Word read_word(std::string_view text) {
  if (!text.starts_with("=?")) return {};
  const std::size_t first = text.find('?', 2);
  const std::size_t second = first == std::string_view::npos ? first : text.find('?', first + 1);
  const std::size_t end = second == std::string_view::npos ? second : text.find("?=", second + 1);
  if (end == std::string_view::npos) return {};
  const std::string charset = lowered(text.substr(2, first - 2));
  const std::string encoding = lowered(text.substr(first + 1, second - first - 1));
  const std::string_view inside = text.substr(second + 1, end - second - 1);
  const bool known_charset = charset == "utf-8" || charset == "us-ascii" || charset == "iso-8859-1";
  if (!known_charset || inside.find(' ') != std::string_view::npos) return {};
  if (encoding == "b") return {in_utf8(detail::from_base64(inside), charset), end + 2};
  if (encoding != "q") return {};
  return {in_utf8(detail::from_quoted_printable(inside, detail::Underscore::blank), charset), end + 2};
}

std::string decoded(std::string_view value) {
  std::string out;
  std::string blanks;  // between two encoded words they are dropped (RFC 2047 section 6.2)
  bool after_word = false;
  while (!value.empty()) {
    if (value.front() == ' ' || value.front() == '\t') {
      blanks += value.front();
      value.remove_prefix(1);
      continue;
    }
    const Word word = read_word(value);
    if (word.length == 0 || !after_word) out += blanks;
    blanks.clear();
    after_word = word.length > 0;
    out += after_word ? std::string_view(word.bytes) : value.substr(0, 1);
    value.remove_prefix(after_word ? word.length : 1);
  }
  return detail::to_utf8_line(out);
}

/// The value of `charset` in a Content-Type, in lower case; "utf-8" where none is named.
std::string charset_of(std::string_view content_type) {
  const std::string text = lowered(content_type);
  const std::size_t at = text.find("charset=");
  if (at == std::string::npos) return "utf-8";
  std::string_view value = trimmed(std::string_view(text).substr(at + 8));
  value = trimmed(value.substr(0, value.find(';')));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::string with_plain_lines(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  return out;
}

}  // namespace

ReadMessage read_message(std::string_view bytes) {
  const Headers headers = take_headers(bytes);
  const std::string encoding = lowered(find(headers, "content-transfer-encoding"));
  std::string body(bytes);
  if (encoding == "base64") body = detail::from_base64(bytes);
  if (encoding == "quoted-printable") body = detail::from_quoted_printable(bytes, detail::Underscore::itself);
  body = in_utf8(body, charset_of(find(headers, "content-type")));
  return {decoded(find(headers, "subject")), decoded(find(headers, "from")),
          with_plain_lines(detail::to_utf8(body))};
}

}  // namespace prongsai::mail
