// SPDX-License-Identifier: Apache-2.0
// The receiving side of one SMTP conversation, without its socket: bytes in, replies out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::mail::detail {

struct Envelope {
  std::string sender;
  std::vector<std::string> recipients;
};

class SmtpSession {
 public:
  /// Called once for each message that was answered with 250; the bytes are without dot stuffing.
  using Deposit = std::function<void(const Envelope&, const std::string& bytes)>;

  SmtpSession(std::size_t message_bytes_max, Deposit deposit);

  /// The server speaks first.
  [[nodiscard]] static std::string greeting();
  /// What to answer to these bytes; "" while a line is not complete. Never holds more than one line of 1000
  /// bytes or one message.
  [[nodiscard]] std::string take(std::string_view bytes);
  /// True when the connection is to be closed after the replies.
  [[nodiscard]] bool is_over() const { return over_; }

 private:
  [[nodiscard]] std::string answer_command(std::string_view line);
  [[nodiscard]] std::string answer_mail(std::string_view rest);
  [[nodiscard]] std::string answer_recipient(std::string_view rest);
  [[nodiscard]] std::string answer_data();
  [[nodiscard]] std::string answer_text_line(std::string_view line);
  void forget();

  std::size_t message_bytes_max_;
  Deposit deposit_;
  std::string line_;
  bool line_too_long_ = false;
  bool greeted_ = false;
  bool has_sender_ = false;
  bool in_text_ = false;
  bool too_large_ = false;
  bool over_ = false;
  int commands_ = 0;
  Envelope envelope_;
  std::string text_;
};

}  // namespace prongsai::mail::detail
