// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/mail_queue.h"

#include <tuple>

#include "prongsai/store/sql.h"

namespace prongsai::store {

WaitingMail WaitingMail::read(const db::Row& row) {
  return {row.get<std::string>(0),  row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::int64_t>(4), row.get<db::Moment>(5),  row.get<db::Moment>(6)};
}

void record_mail(db::Transaction& transaction, const WaitingMail& mail) {
  transaction.execute(sql::record_mail, mail.id, mail.recipient, mail.subject, mail.body, mail.created_at);
}

void record_mails(db::Transaction& transaction, std::span<const WaitingMail> mails) {
  static const std::vector<std::string> columns = {"message_id", "recipient",   "subject",
                                                   "body",       "state",       "attempts",
                                                   "created_at", "next_try_at", "last_answer"};
  transaction.insert_in_bulk("mail_message", columns, [&](auto&& add) {
    for (const WaitingMail& one : mails)
      add(one.id, one.recipient, one.subject, one.body, "waiting", std::int64_t{0}, one.created_at,
          one.created_at, "");
  });
}

std::vector<WaitingMail> list_mail_due(db::Transaction& transaction, db::Moment now, std::int64_t limit) {
  return transaction.all<WaitingMail>(sql::list_mail_due, now, limit);
}

std::optional<WaitingMail> claim_mail(db::Transaction& transaction, db::Moment now, db::Moment until) {
  std::vector<WaitingMail> due = list_mail_due(transaction, now, 1);
  if (due.empty() ||
      transaction.execute(sql::claim_mail, due.front().id, due.front().next_try_at, until) == 0)
    return std::nullopt;
  return std::move(due.front());
}

void mark_mail_sent(db::Transaction& transaction, std::string_view id, std::string_view answer) {
  transaction.execute(sql::mark_mail_sent, id, answer);
}

void mark_mail_given_up(db::Transaction& transaction, std::string_view id, std::string_view answer) {
  transaction.execute(sql::mark_mail_given_up, id, answer);
}

void postpone_mail(db::Transaction& transaction, std::string_view id, db::Moment until,
                   std::string_view answer) {
  transaction.execute(sql::postpone_mail, id, until, answer);
}

std::map<std::string, std::int64_t> count_mail(db::Transaction& transaction) {
  std::map<std::string, std::int64_t> out;
  for (const auto& [state, count] : transaction.all<std::tuple<std::string, std::int64_t>>(sql::count_mail))
    out.emplace(state, count);
  return out;
}

}  // namespace prongsai::store
