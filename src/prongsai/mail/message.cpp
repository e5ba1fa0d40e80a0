// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/message.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "prongsai/base/assert.h"
#include "prongsai/mail/address.h"
#include "prongsai/mail/base64_detail.h"
#include "prongsai/mail/utf8_detail.h"

namespace prongsai::mail {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t line_letters_max = 76;
/// 52 letters in base64: with "=?UTF-8?B?", "?=" and "Subject: " before it the line has at most 76.
constexpr std::size_t encoded_bytes_max = 39;
constexpr std::size_t plain_letters_max = 60;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// As encoded words, each of whole code points (RFC 2047 section 5), a line each.
std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    while (length < text.size()) {
      const std::size_t next = base::first_letter(text.substr(length)).bytes;
      if (length + next > encoded_bytes_max) break;
      length += next;
    }
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + detail::to_base64(text.substr(0, length)) + "?=";
    text.remove_prefix(length);
  }
  return out;
}

bool is_plain(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  const bool trimmed = text.empty() || (text.front() != ' ' && text.back() != ' ');
  return ascii && trimmed && text.size() <= plain_letters_max && text.find("=?") == std::string_view::npos;
}

std::string subject_text(std::string_view value) {
  const std::string line = detail::to_utf8_line(value);
  return is_plain(line) ? line : encoded_words(line);
}

std::string mailbox(const Sender& sender) {
  const std::string name = detail::to_utf8_line(sender.name);
  if (name.empty()) return sender.address;
  // A plain name would need quotes where it holds a dot or a comma; an encoded one never does.
  return encoded_words(name) + "\r\n <" + sender.address + ">";
}

std::string date_text(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(moment - day));
  constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%s, %u %s %d %02d:%02d:%02d +0000",
                days.at(std::chrono::weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return out.data();
}

/// Every line end as CRLF: base64 of a text is base64 of its lines as the wire would have them.
std::string with_wire_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && text.substr(at + 1).starts_with('\n')) continue;
    if (text[at] == '\r' || text[at] == '\n') {
      out += line_end;
    } else {
      out += text[at];
    }
  }
  if (!out.ends_with(line_end)) out += line_end;
  return out;
}

std::string in_lines(std::string_view letters) {
  std::string out;
  for (std::size_t at = 0; at < letters.size(); at += line_letters_max)
    out += std::string(letters.substr(at, line_letters_max)) + std::string(line_end);
  return out;
}

}  // namespace

std::string compose(const Message& message, const Sender& sender) {
  PRONGSAI_ASSERT(is_mail_address(message.to) && is_mail_address(sender.address) && is_id(message.id));
  PRONGSAI_ASSERT(message.subject.size() <= subject_bytes_max && message.text.size() <= text_bytes_max);
  PRONGSAI_ASSERT(message.written_at >= Moment{} &&
                  message.written_at < std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1));
  const std::string domain = sender.address.substr(sender.address.rfind('@') + 1);
  std::string out;
  const auto header = [&out](std::string_view name, std::string_view value) {
    out += std::string(name) + ": " + std::string(value) + std::string(line_end);
  };
  header("From", mailbox(sender));
  header("To", message.to);
  header("Subject", subject_text(message.subject));
  header("Date", date_text(message.written_at));
  header("Message-ID", "<" + message.id + "@" + domain + ">");
  header("Auto-Submitted", "auto-generated");
  header("MIME-Version", "1.0");
  header("Content-Type", "text/plain; charset=utf-8");
  header("Content-Transfer-Encoding", "base64");
  out += line_end;
  return out + in_lines(detail::to_base64(with_wire_lines(detail::to_utf8(message.text))));
}

}  // namespace prongsai::mail
