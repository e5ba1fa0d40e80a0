// SPDX-License-Identifier: Apache-2.0
// The queue of mail, emptied into a mail server on this machine, on every engine.
#include <thread>

#include "prongsai/desk/mail/deliver.h"
#include "prongsai/mail/outbox.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/mail_queue.h"

#include "offices.h"
#include "store_tests/sql.h"

namespace prongsai::offices {
namespace {

using std::chrono::minutes;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

class MailQueue : public Offices {
 protected:
  static std::unique_ptr<mail::Outbox> open_outbox(std::uint16_t port = 0) {
    mail::OutboxOptions options;
    options.port = port;
    options.now = [] { return mail::Moment{}; };
    auto outbox = mail::Outbox::open(options);
    EXPECT_TRUE(outbox.ok());
    return std::move(*outbox);
  }
  static mail::SmtpServer server_at(std::uint16_t port) {
    mail::SmtpServer out;
    out.host = "127.0.0.1";
    out.port = port;
    out.security = mail::Security::none;
    out.from = {"ita@office.example", "โปร่งใส"};
    return out;
  }
  std::string queue(const std::string& recipient) {
    const std::string id = secret::new_id("m");
    perform([&](db::Transaction& t) {
      store::record_mail(t, {.id = id,
                             .recipient = recipient,
                             .subject = "คำเชิญ",
                             .body = "ลิงก์ของท่าน\nhttps://office.example/x",
                             .created_at = now(),
                             .next_try_at = now()});
    });
    return id;
  }
  [[nodiscard]] std::map<std::string, std::int64_t> counts() {
    return read([](db::Transaction& t) { return store::count_mail(t); });
  }
};

TEST_P(MailQueue, is_emptied_into_the_server_once_and_the_texts_are_wiped) {
  const auto outbox = open_outbox();
  for (const char* to : {"a@office.example", "b@office.example", "c@office.example"}) queue(to);
  const auto first = desk::deliver_due_mail(office(), server_at(outbox->port()), 2);
  EXPECT_EQ(first.sent, 2);
  EXPECT_THAT(counts(), UnorderedElementsAre(Pair("sent", 2), Pair("waiting", 1)));
  EXPECT_EQ(desk::deliver_due_mail(office(), server_at(outbox->port()), 100).sent, 1);
  EXPECT_EQ(desk::deliver_due_mail(office(), server_at(outbox->port()), 100).sent, 0);
  const auto received = outbox->messages();
  ASSERT_EQ(received.size(), 3U);
  EXPECT_EQ(received.front().subject, "คำเชิญ");
  EXPECT_THAT(received.front().text, testing::HasSubstr("ลิงก์ของท่าน"));
  EXPECT_THAT(read([&](db::Transaction& t) { return t.all<std::string>(store_tests::sql::list_mail_texts); }),
              ElementsAre());
}

TEST_P(MailQueue, waits_longer_each_time_while_the_server_is_away_and_gives_up_after_two_days) {
  std::uint16_t port = 0;
  {
    const auto gone = open_outbox();
    port = gone->port();
  }
  queue("a@office.example");
  std::vector<std::int64_t> waits;
  const desk::Moment begin = now();
  int given_up = 0;
  while (given_up == 0 && waits.size() < 100) {
    const auto tried = desk::deliver_due_mail(office(), server_at(port), 10);
    given_up = tried.given_up;
    if (given_up > 0) break;
    ASSERT_EQ(tried.put_off, 1);
    std::int64_t waited = 0;
    while (read([&](db::Transaction& t) { return store::list_mail_due(t, now(), 1); }).empty()) {
      test_.pass(minutes(1));
      ++waited;
    }
    waits.push_back(waited);
  }
  ASSERT_GE(waits.size(), 11U);
  EXPECT_THAT(std::vector<std::int64_t>(waits.begin(), waits.begin() + 11),
              ElementsAre(1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360));
  EXPECT_GE(now() - begin, desk::mail_age_max);
  EXPECT_LT(now() - begin, desk::mail_age_max + std::chrono::hours(6));
  EXPECT_THAT(counts(), ElementsAre(Pair("given_up", 1)));
}

TEST_P(MailQueue, goes_on_after_the_server_and_ours_were_started_again) {
  std::uint16_t port = 0;
  {
    const auto before = open_outbox();
    port = before->port();
    queue("a@office.example");
    EXPECT_EQ(desk::deliver_due_mail(office(), server_at(port), 10).sent, 1);
  }
  queue("b@office.example");
  queue("c@office.example");
  const auto away = desk::deliver_due_mail(office(), server_at(port), 10);
  EXPECT_EQ(away.put_off, 1) << "a server that cannot be reached is not asked for each mail";
  const auto after = open_outbox();
  test_.pass(minutes(1));
  EXPECT_EQ(desk::deliver_due_mail(office(), server_at(after->port()), 10).sent, 2);
  EXPECT_EQ(after->messages().size(), 2U);
}

TEST_P(MailQueue, taken_by_a_program_that_died_is_taken_again_later) {
  queue("a@office.example");
  const auto claimed =
      perform([&](db::Transaction& t) { return store::claim_mail(t, now(), now() + desk::mail_claim_time); });
  ASSERT_TRUE(claimed.has_value());
  const auto outbox = open_outbox();
  EXPECT_EQ(desk::deliver_due_mail(office(), server_at(outbox->port()), 10).sent, 0);
  test_.pass(desk::mail_claim_time);
  EXPECT_EQ(desk::deliver_due_mail(office(), server_at(outbox->port()), 10).sent, 1);
}

PRONGSAI_ON_EVERY_ENGINE(MailQueue);

class MailQueueOfTwo : public MailQueue {};

TEST_P(MailQueueOfTwo, servers_sends_each_mail_once) {
  const auto outbox = open_outbox();
  constexpr int mails = 40;
  for (int i = 0; i < mails; ++i) queue("p" + std::to_string(i) + "@office.example");
  const auto second = open_again();
  desk::Delivered there;
  std::thread other(
      [&] { there = desk::deliver_due_mail(second->office(), server_at(outbox->port()), 100); });
  const auto here = desk::deliver_due_mail(office(), server_at(outbox->port()), 100);
  other.join();
  EXPECT_EQ(here.sent + there.sent, mails);
  EXPECT_EQ(outbox->messages().size(), static_cast<std::size_t>(mails));
}

PRONGSAI_ON_SHARED_ENGINES(MailQueueOfTwo);

}  // namespace
}  // namespace prongsai::offices
