// SPDX-License-Identifier: Apache-2.0
// Mail that waits: written in the transaction of the deed that wants it, taken out one by one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

struct WaitingMail {
  std::string id;
  std::string recipient;
  std::string subject;
  std::string body;
  std::int64_t attempts = 0;
  db::Moment created_at{};
  db::Moment next_try_at{};

  static WaitingMail read(const db::Row& row);
};

void record_mail(db::Transaction& transaction, const WaitingMail& mail);
/// Many at once; each is due when it was written.
void record_mails(db::Transaction& transaction, std::span<const WaitingMail> mails);
/// Those whose time has come, the longest waiting first.
[[nodiscard]] std::vector<WaitingMail> list_mail_due(db::Transaction& transaction, db::Moment now,
                                                     std::int64_t limit);
/// The mail that waits longest, put off until then, so that no other server takes it meanwhile; empty when
/// none is due.
[[nodiscard]] std::optional<WaitingMail> claim_mail(db::Transaction& transaction, db::Moment now,
                                                    db::Moment until);
/// The text is wiped with these two. `answer` is what the mail server said.
void mark_mail_sent(db::Transaction& transaction, std::string_view id, std::string_view answer);
void mark_mail_given_up(db::Transaction& transaction, std::string_view id, std::string_view answer);
void postpone_mail(db::Transaction& transaction, std::string_view id, db::Moment until,
                   std::string_view answer);
/// How many are "waiting", "sent", "given_up".
[[nodiscard]] std::map<std::string, std::int64_t> count_mail(db::Transaction& transaction);

}  // namespace prongsai::store
