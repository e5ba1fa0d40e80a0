// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/mail/deliver.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/store/mail_queue.h"

namespace prongsai::desk {
namespace {

using Kind = mail::Outcome::Kind;

/// Notes what the mail server said; false when it could not be asked at all, or wants us to come later.
bool note(const Office& office, const store::WaitingMail& waiting, const mail::Outcome& outcome,
          Delivered& delivered) {
  const Moment now = office.now();
  const bool too_old = now - waiting.created_at >= mail_age_max;
  const bool gives_up = outcome.kind == Kind::refused || (outcome.kind == Kind::try_later && too_old);
  office.database.perform([&](db::Transaction& transaction) {
    if (outcome.kind == Kind::accepted) {
      store::mark_mail_sent(transaction, waiting.id, outcome.answer);
    } else if (gives_up) {
      store::mark_mail_given_up(transaction, waiting.id, outcome.answer);
    } else {
      store::postpone_mail(transaction, waiting.id, now + wait_after(waiting.attempts + 1), outcome.answer);
    }
  });
  if (outcome.kind == Kind::accepted) {
    ++delivered.sent;
  } else if (gives_up) {
    ++delivered.given_up;
  } else {
    ++delivered.put_off;
  }
  return outcome.kind != Kind::try_later;
}

}  // namespace

std::chrono::minutes wait_after(std::int64_t attempts) {
  PRONGSAI_ASSERT(attempts > 0);
  constexpr std::int64_t longest = 6 * 60;
  constexpr std::int64_t doublings = 9;  // 2^9 minutes are more than six hours
  const std::int64_t minutes = std::int64_t{1} << std::min(attempts - 1, doublings);
  return std::chrono::minutes(std::min(minutes, longest));
}

Delivered deliver_due_mail(const Office& office, const mail::SmtpServer& server, int limit,
                           const std::stop_token& stop) {
  PRONGSAI_ASSERT(mail::find_server_problems(server).empty());
  Delivered out;
  for (int taken = 0; taken < limit && !stop.stop_requested(); ++taken) {
    const Moment now = office.now();
    const auto waiting = office.database.perform([&](db::Transaction& transaction) {
      return store::claim_mail(transaction, now, now + mail_claim_time);
    });
    if (!waiting) break;
    const mail::Outcome outcome = mail::deliver(server,
                                                {.id = waiting->id,
                                                 .to = waiting->recipient,
                                                 .subject = waiting->subject,
                                                 .text = waiting->body,
                                                 .written_at = waiting->created_at},
                                                stop);
    if (!note(office, *waiting, outcome, out)) break;
  }
  return out;
}

}  // namespace prongsai::desk
