// SPDX-License-Identifier: Apache-2.0
// A mail server for the demo and the tests: takes mail for anybody, sends none on, and shows it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/mail/message.h"

namespace prongsai::mail {

struct OutboxOptions {
  std::uint16_t port = 0;  ///< 0: a free one
  std::size_t messages_max = 200;
  std::size_t kept_bytes_max = 16 * 1024 * 1024;   ///< of all messages together
  std::size_t message_bytes_max = 512 * 1024;      ///< 552 beyond that
  int connections_max = 20;                        ///< 421 beyond that
  std::chrono::milliseconds idle_timeout{60'000};  ///< without a byte: the connection closes
  std::function<Moment()> now;                     ///< when a message was received
};

struct OutboxMessage {
  std::int64_t number = 0;  ///< 1 for the first ever received
  Moment received_at{};
  std::string sender;                   ///< of the envelope; empty for a report
  std::vector<std::string> recipients;  ///< of the envelope
  std::string subject;
  std::string text;
};

/// Listens on 127.0.0.1 alone, with one thread of its own, from `open` until it ends. Speaks SMTP (RFC 5321)
/// with PIPELINING, 8BITMIME and SIZE; no TLS and no sign-in, since nothing but this machine reaches it.
/// Keeps the newest messages in memory and nothing on disk. Thread-safe.
class Outbox {
 public:
  /// Problem: mail.outbox_cannot_listen {port, reason}. Requires: a clock, limits above 0.
  [[nodiscard]] static base::Result<std::unique_ptr<Outbox>> open(OutboxOptions options);
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// The newest first.
  [[nodiscard]] std::vector<OutboxMessage> messages() const;

 private:
  class State;
  explicit Outbox(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::mail
