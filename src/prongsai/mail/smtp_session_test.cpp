// SPDX-License-Identifier: Apache-2.0
// The receiving side of SMTP: the order of commands, dot stuffing, limits, and bytes that come in any pieces.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/mail/smtp_session_detail.h"

namespace prongsai::mail::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Kept {
  Envelope envelope;
  std::string bytes;
};

class Smtp : public ::testing::Test {
 protected:
  [[nodiscard]] SmtpSession fresh() {
    return {1000, [this](const Envelope& envelope, const std::string& bytes) {
              kept_.push_back({envelope, bytes});
            }};
  }
  /// The first three digits of each reply's last line.
  static std::vector<std::string> codes(const std::string& replies) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < replies.size(); at = replies.find("\r\n", at) + 2)
      if (replies.at(at + 3) == ' ') out.push_back(replies.substr(at, 3));
    return out;
  }
  [[nodiscard]] std::vector<std::string> said(std::string_view bytes) { return codes(session_.take(bytes)); }

  std::vector<Kept> kept_;
  SmtpSession session_ = fresh();
};

constexpr std::string_view whole =
    "EHLO me\r\nMAIL FROM:<a@b.org> BODY=8BITMIME SIZE=20\r\nRCPT TO:<c@d.org>\r\nRCPT "
    "TO:<e@f.org>\r\nDATA\r\n"
    "Subject: x\r\n\r\n..two dots\r\n.one dot gone\r\nend\r\n.\r\nQUIT\r\n";

TEST_F(Smtp, keeps_a_message_without_its_dot_stuffing) {
  EXPECT_THAT(said(whole), ElementsAre("250", "250", "250", "250", "354", "250", "221"));
  EXPECT_TRUE(session_.is_over());
  ASSERT_EQ(kept_.size(), 1U);
  EXPECT_EQ(kept_[0].envelope.sender, "a@b.org");
  EXPECT_THAT(kept_[0].envelope.recipients, ElementsAre("c@d.org", "e@f.org"));
  EXPECT_EQ(kept_[0].bytes, "Subject: x\r\n\r\n.two dots\r\none dot gone\r\nend\r\n");
}

TEST_F(Smtp, says_the_same_however_the_bytes_are_cut) {
  const std::string together = session_.take(whole);
  for (std::size_t size = 1; size < 20; ++size) {
    SmtpSession session = fresh();
    std::string replies;
    for (std::size_t at = 0; at < whole.size(); at += size) replies += session.take(whole.substr(at, size));
    EXPECT_EQ(replies, together);
    EXPECT_EQ(kept_.back().bytes, kept_.front().bytes);
  }
  EXPECT_EQ(kept_.size(), 20U);
}

TEST_F(Smtp, wants_its_commands_in_order) {
  EXPECT_THAT(said("MAIL FROM:<a@b.org>\r\n"), ElementsAre("503"));
  EXPECT_THAT(said("EHLO\r\nEHLO me\r\nRCPT TO:<a@b.org>\r\nDATA\r\n"),
              ElementsAre("501", "250", "503", "503"));
  EXPECT_THAT(said("mail from:<>\r\nMAIL FROM:<a@b.org>\r\nDATA\r\n"), ElementsAre("250", "503", "503"));
  EXPECT_THAT(said("RSET\r\nRCPT TO:<a@b.org>\r\nNOOP\r\nHELO me\r\nXYZ\r\n\r\n"),
              ElementsAre("250", "503", "250", "250", "500", "500"));
  EXPECT_TRUE(kept_.empty());
}

TEST_F(Smtp, refuses_what_is_no_address_or_not_offered) {
  EXPECT_THAT(said("EHLO me\r\nMAIL FROM:a@b.org\r\nMAIL FROM:<a>\r\nMAIL FROM:<a@b.org> SMTPUTF8\r\n"),
              ElementsAre("250", "501", "553", "555"));
  EXPECT_THAT(said("MAIL FROM:<a@b.org> SIZE=1001\r\nMAIL FROM:<a@b.org> SIZE=99999999999999999999\r\n"),
              ElementsAre("552", "552"));
  EXPECT_THAT(said("MAIL FROM:<a@b.org>x\r\nMAIL FROM:<a@b.org> SIZE=1000\r\nRCPT TO:<c>\r\nRCPT "
                   "TO:<c@d.org> NOTIFY=NEVER\r\n"),
              ElementsAre("501", "250", "553", "501"));
}

TEST_F(Smtp, ends_a_text_with_crlf_dot_crlf_and_nothing_else) {
  const std::string begin = "EHLO me\r\nMAIL FROM:<a@b.org>\r\nRCPT TO:<c@d.org>\r\nDATA\r\n";
  EXPECT_EQ(said(begin).back(), "354");
  EXPECT_TRUE(said("x\n.\nMAIL FROM:<x@y.org>\r\n").empty());
  EXPECT_TRUE(said("x\r.\rMAIL\r\n\n.\r\n .\r\n").empty());
  EXPECT_THAT(said(".\r\n"), ElementsAre("250"));
  ASSERT_EQ(kept_.size(), 1U);
  EXPECT_THAT(kept_[0].bytes, HasSubstr("x\n.\nMAIL FROM"));
}

TEST_F(Smtp, holds_no_more_than_its_limits) {
  EXPECT_THAT(said("EHLO me\r\nMAIL FROM:<a@b.org>\r\nRCPT TO:<c@d.org>\r\nDATA\r\n"),
              ElementsAre("250", "250", "250", "354"));
  const std::string line = std::string(98, 'x') + "\r\n";
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(said(line).empty());
  EXPECT_TRUE(said("y\r\n").empty());
  EXPECT_THAT(said(".\r\n"), ElementsAre("552"));
  EXPECT_TRUE(kept_.empty());
  EXPECT_THAT(said(std::string(1'000'000, 'x') + "\r\nNOOP\r\n"), ElementsAre("500", "250"));
  EXPECT_THAT(said("MAIL FROM:<a@b.org>\r\n"), ElementsAre("250"));
  for (int i = 0; i < 100; ++i) EXPECT_THAT(said("RCPT TO:<c@d.org>\r\n"), ElementsAre("250"));
  EXPECT_THAT(said("RCPT TO:<c@d.org>\r\n"), ElementsAre("452"));
  std::string last;
  for (int i = 0; i < 2000 && !session_.is_over(); ++i) last = session_.take("NOOP\r\n");
  EXPECT_THAT(codes(last), ElementsAre("421"));
  EXPECT_EQ(session_.take("NOOP\r\n"), "");
}

}  // namespace
}  // namespace prongsai::mail::detail
