// SPDX-License-Identifier: Apache-2.0
// The outbox over real sockets, filled by our own sending.
#include "prongsai/mail/outbox.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/mail/smtp_server.h"

namespace prongsai::mail {
namespace {

using ::testing::ElementsAre;

const Moment moment{std::chrono::hours(500'000)};

std::unique_ptr<Outbox> opened(OutboxOptions options = {}) {
  options.now = [] { return moment; };
  auto outbox = Outbox::open(std::move(options));
  if (!outbox) throw std::runtime_error(outbox.problems().front().code);
  return std::move(*outbox);
}

SmtpServer server_at(std::uint16_t port) {
  return {.host = "127.0.0.1",
          .port = port,
          .security = Security::none,
          .from = {.address = "ita@example.go.th", .name = "โปร่งใส"},
          .connect_timeout = std::chrono::milliseconds(5'000),
          .whole_timeout = std::chrono::milliseconds(20'000)};
}

Message numbered(int number) {
  return {.id = "m-" + std::to_string(number),
          .to = "wanida@example.go.th",
          .subject = "คำเชิญที่ " + std::to_string(number),
          .text = "สวัสดี\n.\n..\n",
          .written_at = moment};
}

TEST(Outbox, shows_what_was_delivered) {
  const auto outbox = opened();
  const Outcome outcome = deliver(server_at(outbox->port()), numbered(1));
  EXPECT_EQ(outcome.kind, Outcome::Kind::accepted) << outcome.answer;
  EXPECT_EQ(outcome.answer, "250 kept");
  const std::vector<OutboxMessage> messages = outbox->messages();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].number, 1);
  EXPECT_EQ(messages[0].received_at, moment);
  EXPECT_EQ(messages[0].sender, "ita@example.go.th");
  EXPECT_THAT(messages[0].recipients, ElementsAre("wanida@example.go.th"));
  EXPECT_EQ(messages[0].subject, "คำเชิญที่ 1");
  EXPECT_EQ(messages[0].text, "สวัสดี\n.\n..\n");
}

TEST(Outbox, keeps_the_newest_and_numbers_them_all) {
  const auto outbox = opened({.messages_max = 3});
  for (int i = 1; i <= 5; ++i)
    ASSERT_EQ(deliver(server_at(outbox->port()), numbered(i)).kind, Outcome::Kind::accepted);
  std::vector<std::int64_t> numbers;
  for (const OutboxMessage& message : outbox->messages()) numbers.push_back(message.number);
  EXPECT_THAT(numbers, ElementsAre(5, 4, 3));
}

TEST(Outbox, talks_to_several_at_once) {
  const auto outbox = opened();
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&outbox, thread] {
      for (int i = 0; i < 10; ++i)
        EXPECT_EQ(deliver(server_at(outbox->port()), numbered(thread * 10 + i)).kind,
                  Outcome::Kind::accepted);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(outbox->messages().size(), 80U);
}

TEST(Outbox, refuses_a_message_that_is_too_large_for_good) {
  const auto outbox = opened({.message_bytes_max = 1000});
  Message message = numbered(1);
  message.text = std::string(2000, 'x');
  const Outcome outcome = deliver(server_at(outbox->port()), message);
  EXPECT_EQ(outcome.kind, Outcome::Kind::refused);
  EXPECT_EQ(outcome.answer, "552 too large");
}

TEST(Outbox, cannot_take_a_port_that_is_taken) {
  const auto first = opened();
  const auto second = Outbox::open({.port = first->port(), .now = [] { return moment; }});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.problems().front().code, "mail.outbox_cannot_listen");
}

TEST(Outbox, that_is_gone_means_trying_later) {
  std::uint16_t port = 0;
  {
    const auto outbox = opened();
    port = outbox->port();
  }
  EXPECT_EQ(deliver(server_at(port), numbered(1)).kind, Outcome::Kind::try_later);
}

TEST(Deliver, obeys_a_stop) {
  const auto outbox = opened();
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(deliver(server_at(outbox->port()), numbered(1), stop.get_token()).kind, Outcome::Kind::try_later);
  EXPECT_TRUE(outbox->messages().empty());
}

TEST(SmtpServer, settings_are_checked_before_they_are_used) {
  EXPECT_TRUE(find_server_problems(server_at(25)).empty());
  const auto code = [](auto change) {
    SmtpServer server = server_at(25);
    change(server);
    const base::Problems problems = find_server_problems(server);
    return problems.size() == 1 ? problems.front().code : "(not one)";
  };
  EXPECT_EQ(code([](SmtpServer& server) { server.host = ""; }), "mail.server_host");
  EXPECT_EQ(code([](SmtpServer& server) { server.host = "a b\r\n"; }), "mail.server_host");
  EXPECT_EQ(code([](SmtpServer& server) { server.host = "user@host/path"; }), "mail.server_host");
  EXPECT_EQ(code([](SmtpServer& server) { server.port = 0; }), "mail.server_port");
  EXPECT_EQ(code([](SmtpServer& server) { server.from.address = "ita"; }), "mail.sender_address");
  EXPECT_EQ(code([](SmtpServer& server) {
              server.host = "mail.example.go.th";
              server.user = "ita";
            }),
            "mail.password_in_clear");
  SmtpServer here = server_at(25);
  here.user = "ita";
  EXPECT_TRUE(find_server_problems(here).empty());
}

}  // namespace
}  // namespace prongsai::mail
