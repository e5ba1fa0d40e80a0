// SPDX-License-Identifier: Apache-2.0
// The mail room as a program, so that programs in other languages can talk to it.
//   mail_peer compose SUBJECT NAME          text on standard input, the mail on standard output
//   mail_peer deliver PORT SECURITY FILE USER MILLISECONDS   text on standard input; prints the outcome
//   mail_peer outbox                        prints its port; for each line read, all messages, as
//   length-prefixed fields
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <span>
#include <string>

#include "prongsai/mail/message.h"
#include "prongsai/mail/outbox.h"
#include "prongsai/mail/smtp_server.h"

namespace {

using namespace prongsai;

// 2027-03-01 00:00:00 UTC
const mail::Moment written{std::chrono::sys_days(std::chrono::year(2027) / 3 / 1)};

std::string standard_input() {
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

mail::Message message_of(const std::string& subject, std::string text) {
  return {.id = "m-0123",
          .to = "wanida@example.go.th",
          .subject = subject,
          .text = std::move(text),
          .written_at = written};
}

void print_field(const std::string& field) {
  std::cout << field.size() << ":" << field << ",";
}

int compose(std::span<char*> words) {
  std::cout << mail::compose(message_of(words[0], standard_input()),
                             {.address = "ita@example.go.th", .name = words[1]});
  return 0;
}

int deliver(std::span<char*> words) {
  const std::string security = words[1];
  const std::chrono::milliseconds patience(std::stol(words[4]));
  const mail::SmtpServer server{.host = "localhost",
                                .port = static_cast<std::uint16_t>(std::stoul(words[0])),
                                .security = security == "none"       ? mail::Security::none
                                            : security == "starttls" ? mail::Security::starttls
                                                                     : mail::Security::tls,
                                .user = words[3],
                                .password = *words[3] != '\0' ? "a-password-of-the-test" : "",
                                .from = {.address = "ita@example.go.th", .name = "โปร่งใส"},
                                .authorities_file = words[2],
                                .connect_timeout = patience,
                                .whole_timeout = patience};
  const mail::Outcome outcome = mail::deliver(server, message_of("คำเชิญ", standard_input()));
  constexpr std::array names = {"accepted", "try_later", "refused"};
  std::cout << names.at(static_cast<std::size_t>(outcome.kind)) << "\n" << outcome.answer << "\n";
  return 0;
}

int outbox() {
  auto opened = mail::Outbox::open({.message_bytes_max = 4096, .now = [] { return written; }});
  if (!opened) return 1;
  std::cout << (*opened)->port() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const auto messages = (*opened)->messages();
    for (const mail::OutboxMessage& message : messages) {
      for (const std::string& field :
           {message.sender, message.recipients.front(), message.subject, message.text})
        print_field(field);
    }
    std::cout << std::endl;
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::span<char*> all(words, static_cast<std::size_t>(count));
  const std::string verb = all.size() > 1 ? all[1] : "";
  if (verb == "compose" && all.size() == 4) return compose(all.subspan(2));
  if (verb == "deliver" && all.size() == 7) return deliver(all.subspan(2));
  if (verb == "outbox" && all.size() == 2) return outbox();
  std::cerr << "mail_peer: not understood\n";
  return 2;
}
