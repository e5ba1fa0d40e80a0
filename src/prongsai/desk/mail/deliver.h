// SPDX-License-Identifier: Apache-2.0
// Emptying the queue of mail.
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>

#include "prongsai/desk/office.h"
#include "prongsai/mail/smtp_server.h"

namespace prongsai::desk {

/// A server that dies with a mail in hand leaves it to the others after so long. Longer than one delivery may
/// take (mail::SmtpServer::whole_timeout).
inline constexpr std::chrono::minutes mail_claim_time{5};
/// A mail that nobody took for so long is given up.
inline constexpr std::chrono::hours mail_age_max{48};

/// How long to wait after that many attempts that failed: 1, 2, 4, … minutes, at most six hours. Requires: at
/// least one attempt.
[[nodiscard]] std::chrono::minutes wait_after(std::int64_t attempts);

struct Delivered {
  int sent = 0;
  int put_off = 0;
  int given_up = 0;  ///< refused for good, or older than mail_age_max
};
/// One pass: takes what is due, one mail at a time, at most `limit`, and hands it to the server. Each mail is
/// claimed in a transaction of its own before it is sent, so that of two servers one sends it. A server that
/// dies between the mail server's word and noting it sends it again, under the same Message-ID. Ends early on
/// a stop, and when the mail server cannot be reached. Requires: find_server_problems(server) is empty.
Delivered deliver_due_mail(const Office& office, const mail::SmtpServer& server, int limit,
                           const std::stop_token& stop = {});

}  // namespace prongsai::desk
