// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "prongsai/mail/address.h"
#include "prongsai/mail/smtp_session_detail.h"

namespace prongsai::mail::detail {
namespace {

constexpr std::size_t command_bytes_max = 1000;
constexpr std::size_t text_line_bytes_max = 8192;  // others write longer lines than the 998 of the RFC
constexpr std::size_t recipients_max = 100;
constexpr int commands_max = 2000;

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

struct Path {
  std::string address;
  std::string_view parameters;
  bool is_one = false;
};

/// "FROM:<a@b> SIZE=12" as its parts.
Path read_path(std::string_view rest, std::string_view keyword) {
  if (upper(rest.substr(0, keyword.size())) != keyword) return {};
  rest.remove_prefix(keyword.size());
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::size_t end = rest.find('>');
  if (!rest.starts_with('<') || end == std::string_view::npos) return {};
  Path out{std::string(rest.substr(1, end - 1)), rest.substr(end + 1), true};
  out.is_one = out.parameters.empty() || out.parameters.front() == ' ';
  return out;
}

}  // namespace

SmtpSession::SmtpSession(std::size_t message_bytes_max, Deposit deposit)
    : message_bytes_max_(message_bytes_max), deposit_(std::move(deposit)) {}

std::string SmtpSession::greeting() {
  return "220 localhost ESMTP Prongsai outbox: takes everything, sends nothing on\r\n";
}

void SmtpSession::forget() {
  envelope_ = {};
  has_sender_ = in_text_ = too_large_ = false;
  text_.clear();
}

std::string SmtpSession::take(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (over_) break;
    line_ += c;
    // CRLF alone ends a line: whoever also took a bare LF would see other messages than the sender wrote.
    if (!line_.ends_with("\r\n")) {
      if (line_.size() <= (in_text_ ? text_line_bytes_max : command_bytes_max)) continue;
      line_too_long_ = true;
      line_.erase(0, line_.size() - 1);
      continue;
    }
    const std::string line = std::exchange(line_, {});
    const bool too_long = std::exchange(line_too_long_, false);
    if (in_text_) {
      too_large_ = too_large_ || too_long;
      out += too_long ? "" : answer_text_line(std::string_view(line).substr(0, line.size() - 2));
    } else {
      out += too_long ? "500 the line is too long\r\n"
                      : answer_command(std::string_view(line).substr(0, line.size() - 2));
    }
  }
  return out;
}

std::string SmtpSession::answer_command(std::string_view line) {
  if (++commands_ > commands_max) {
    over_ = true;
    return "421 too many commands, closing\r\n";
  }
  const std::size_t blank = line.find(' ');
  const std::string verb = upper(line.substr(0, blank));
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
  if (verb == "EHLO" || verb == "HELO") {
    if (rest.empty()) return "501 say who you are: EHLO name\r\n";
    forget();
    greeted_ = true;
    if (verb == "HELO") return "250 localhost\r\n";
    return "250-localhost\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE " +
           std::to_string(message_bytes_max_) + "\r\n";
  }
  if (verb == "MAIL") return answer_mail(rest);
  if (verb == "RCPT") return answer_recipient(rest);
  if (verb == "DATA") return answer_data();
  if (verb == "RSET") {
    forget();
    return "250 forgotten\r\n";
  }
  if (verb == "NOOP") return "250 nothing done\r\n";
  if (verb == "VRFY") return "252 it will be taken\r\n";
  if (verb == "QUIT") {
    over_ = true;
    return "221 closing\r\n";
  }
  return "500 not understood\r\n";
}

std::string SmtpSession::answer_mail(std::string_view rest) {
  if (!greeted_ || has_sender_) return "503 not now\r\n";
  const Path path = read_path(rest, "FROM:");
  if (!path.is_one) return "501 expected MAIL FROM:<address>\r\n";
  if (!path.address.empty() && !is_mail_address(path.address)) return "553 no address\r\n";
  std::string_view parameters = path.parameters;
  while (!parameters.empty()) {
    parameters.remove_prefix(1);
    const std::string one = upper(parameters.substr(0, parameters.find(' ')));
    parameters.remove_prefix(one.size());
    const bool is_size = one.starts_with("SIZE=") && one.size() > 5 && one.size() <= 25 &&
                         one.find_first_not_of("0123456789", 5) == std::string::npos;
    if (is_size && (one.size() > 20 || std::stoull(one.substr(5)) > message_bytes_max_))
      return "552 too large\r\n";
    if (!is_size && !one.empty() && one != "BODY=7BIT" && one != "BODY=8BITMIME")
      return "555 unknown parameter\r\n";
  }
  envelope_.sender = path.address;
  has_sender_ = true;
  return "250 taken\r\n";
}

std::string SmtpSession::answer_recipient(std::string_view rest) {
  if (!has_sender_) return "503 MAIL first\r\n";
  const Path path = read_path(rest, "TO:");
  if (!path.is_one || path.parameters.find_first_not_of(' ') != std::string_view::npos)
    return "501 expected RCPT TO:<address>\r\n";
  if (!is_mail_address(path.address)) return "553 no address\r\n";
  if (envelope_.recipients.size() >= recipients_max) return "452 too many recipients\r\n";
  envelope_.recipients.push_back(path.address);
  return "250 taken\r\n";
}

std::string SmtpSession::answer_data() {
  if (envelope_.recipients.empty()) return "503 RCPT first\r\n";
  in_text_ = true;
  return "354 end with a line that holds a dot\r\n";
}

std::string SmtpSession::answer_text_line(std::string_view line) {
  if (line != ".") {
    if (line.starts_with('.')) line.remove_prefix(1);
    too_large_ = too_large_ || text_.size() + line.size() + 2 > message_bytes_max_;
    if (too_large_) {
      text_.clear();
    } else {
      text_.append(line).append("\r\n");
    }
    return "";
  }
  const bool refused = too_large_;
  if (!refused) deposit_(envelope_, text_);
  forget();
  return refused ? "552 too large\r\n" : "250 kept\r\n";
}

}  // namespace prongsai::mail::detail
