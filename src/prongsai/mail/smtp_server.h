// SPDX-License-Identifier: Apache-2.0
// Handing a mail over to the mail server of the house.
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "prongsai/base/problem.h"
#include "prongsai/mail/message.h"

namespace prongsai::mail {

/// none: in the clear, for a server on this machine; starttls: in the clear until both agree on TLS, and not
/// without; tls: from the first byte. The server's certificate is always checked.
enum class Security { none, starttls, tls };

struct SmtpServer {
  std::string host;  ///< a name or an address
  std::uint16_t port = 587;
  Security security = Security::starttls;
  std::string user{};      ///< "" to send without signing in
  std::string password{};  ///< never logged, never part of an outcome
  Sender from;
  std::string
      authorities_file{};  ///< certificates to trust instead of the system's (PEM); "" for the system's
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds whole_timeout{60'000};  ///< for one mail, the connection included
};

/// What keeps these settings from being used; empty when nothing does. Problems: mail.server_host {found};
/// mail.server_port; mail.sender_address {found}; mail.password_in_clear {host}: signing in without TLS to
/// another machine would tell the network the password.
[[nodiscard]] base::Problems find_server_problems(const SmtpServer& server);

struct Outcome {
  enum class Kind {
    accepted,   ///< the server has it now
    try_later,  ///< not now: no connection, silence, a 4xx, or trouble that is not this mail's (sign-in,
                ///< sender, TLS)
    refused,    ///< never: a 5xx to this recipient or this text
  };
  Kind kind = Kind::try_later;
  /// The server's last line, or what went wrong, in one line of at most 200 bytes. May name the recipient:
  /// for the queue and its officers, not for logs.
  std::string answer;
};

/// Hands the mail over in one conversation and waits for the server's word. When the connection breaks after
/// the text and before the answer nobody knows whether it was taken: that is try_later, and the unchanging
/// Message-ID lets the mailbox notice. A stop is obeyed within about a second and is try_later. Thread-safe.
/// Requires: find_server_problems(server) is empty; the message as compose asks.
[[nodiscard]] Outcome deliver(const SmtpServer& server, const Message& message,
                              const std::stop_token& stop = {});

}  // namespace prongsai::mail
