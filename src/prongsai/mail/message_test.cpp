// SPDX-License-Identifier: Apache-2.0
// A mail's bytes: the limits of the RFCs, and that no value can begin a header. tests/mail/ lets Python read
// them.
#include "prongsai/mail/message.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/mail/base64_detail.h"
#include "prongsai/mail/read_message.h"

namespace prongsai::mail {
namespace {

using ::testing::HasSubstr;

// The date of the example in RFC 5322 appendix A.1.1, in UTC: Fri, 21 Nov 1997 09:55:06 -0600.
const Moment rfc_moment{std::chrono::seconds(880'127'706)};

const Message sample{.id = "m-7zk",
                     .to = "wanida@example.go.th",
                     .subject = "คำเชิญใช้ระบบโปร่งใส สำหรับผู้ประสานงานของหน่วยงาน",
                     .text = "เรียน คุณวนิดา\n\n.\nเปิดลิงก์นี้: https://ita.example.go.th/\n",
                     .written_at = rfc_moment};
const Sender sender{.address = "ita@example.go.th", .name = "โปร่งใส"};

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    EXPECT_NE(end, std::string::npos) << "a line without its end";
    if (end == std::string::npos) break;
    out.push_back(bytes.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

/// Names of the headers, in lower case as they stand, without the folded lines.
int count_headers(const std::string& bytes) {
  int out = 0;
  for (const std::string& line : lines_of(bytes.substr(0, bytes.find("\r\n\r\n") + 2)))
    out += line.starts_with(' ') ? 0 : 1;
  return out;
}

TEST(Message, is_ascii_in_short_lines_and_says_what_it_is) {
  const std::string bytes = compose(sample, sender);
  for (const char c : bytes) EXPECT_TRUE((c >= 0x20 && c < 0x7F) || c == '\r' || c == '\n');
  for (const std::string& line : lines_of(bytes)) EXPECT_LE(line.size(), 76U) << line;
  EXPECT_THAT(bytes, HasSubstr("\r\nTo: wanida@example.go.th\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nDate: Fri, 21 Nov 1997 15:55:06 +0000\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nMessage-ID: <m-7zk@example.go.th>\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nAuto-Submitted: auto-generated\r\n"));
  EXPECT_EQ(count_headers(bytes), 9);
  EXPECT_EQ(bytes, compose(sample, sender)) << "sent again it is the same mail";
}

TEST(Message, is_read_back_as_it_was_written) {
  const ReadMessage read = read_message(compose(sample, sender));
  EXPECT_EQ(read.subject, sample.subject);
  EXPECT_EQ(read.from, "โปร่งใส <ita@example.go.th>");
  EXPECT_EQ(read.text, sample.text);
}

TEST(Message, cannot_be_given_a_header_by_its_values) {
  for (const std::string_view attack :
       {"a\r\nBcc: x@y.org", "a\nBcc: x@y.org", "a\rBcc: x@y.org", "a\r\n\r\nbody", "a\r\n Bcc: x@y.org",
        "\r\n.\r\nMAIL FROM:<x@y.org>"}) {
    Message message = sample;
    message.subject = attack;
    const std::string bytes = compose(message, {.address = "ita@example.go.th", .name = std::string(attack)});
    EXPECT_EQ(count_headers(bytes), 9) << bytes;
    EXPECT_THAT(bytes, Not(HasSubstr("\r\nBcc"))) << bytes;
    EXPECT_THAT(bytes, Not(HasSubstr("\r\n.\r\n"))) << bytes;
  }
  EXPECT_EQ(
      count_headers(compose({.id = "m", .to = "a@b.org", .subject = std::string("a\0b\x7f", 4)}, sender)), 9);
}

TEST(Message, keeps_plain_subjects_plain_and_encodes_what_looks_encoded) {
  const auto with_subject = [](std::string subject) {
    return compose({.id = "m", .to = "a@b.org", .subject = std::move(subject)}, sender);
  };
  EXPECT_THAT(with_subject("Your invitation"), HasSubstr("\r\nSubject: Your invitation\r\n"));
  EXPECT_EQ(read_message(with_subject("=?UTF-8?B?eA==?=")).subject, "=?UTF-8?B?eA==?=");
  EXPECT_EQ(read_message(with_subject(" blanks around ")).subject, " blanks around ");
  for (std::size_t length = 0; length <= 200; ++length) {
    const std::string subject(length, 'x');
    EXPECT_EQ(read_message(with_subject(subject)).subject, subject);
  }
  EXPECT_EQ(read_message(with_subject("broken \xE0\xB8 byte")).subject, "broken \uFFFD\uFFFD byte");
}

TEST(Message, text_may_have_any_line_ends) {
  for (const std::string_view text : {"a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\nb"}) {
    const std::string bytes =
        compose({.id = "m", .to = "a@b.org", .subject = "s", .text = std::string(text)}, sender);
    EXPECT_EQ(read_message(bytes).text, "a\nb\n") << text;
  }
}

TEST(Base64, is_that_of_rfc_4648) {
  const std::vector<std::pair<std::string, std::string>> vectors = {{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(detail::to_base64(plain), encoded);
    EXPECT_EQ(detail::from_base64(encoded), plain);
  }
  EXPECT_EQ(detail::from_base64("Zm\r\n9v Yg=="), "foob");
}

TEST(ReadMessage, decodes_the_examples_of_rfc_2047_and_2045) {
  const auto subject = [](const std::string& value) {
    return read_message("Subject: " + value + "\r\n\r\n").subject;
  };
  // RFC 2047 section 8.
  EXPECT_EQ(subject("(=?ISO-8859-1?Q?a?=)"), "(a)");
  EXPECT_EQ(subject("=?ISO-8859-1?Q?a?= b"), "a b");
  EXPECT_EQ(subject("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?="), "ab");
  EXPECT_EQ(subject("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?="), "ab");
  EXPECT_EQ(subject("=?ISO-8859-1?Q?a_b?="), "a b");
  EXPECT_EQ(subject("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?="), "Keld Jørn Simonsen");
  EXPECT_EQ(subject("=?UTF-8?X?a?= =?UTF-8?B"), "=?UTF-8?X?a?= =?UTF-8?B");
  // RFC 2045 section 6.7: a soft line break.
  EXPECT_EQ(
      read_message(
          "Content-Transfer-Encoding: quoted-printable\r\n\r\nNow's the time =\r\nfor =3D all=\r\n.\r\n")
          .text,
      "Now's the time for = all.\n");
}

TEST(ReadMessage, makes_text_of_any_bytes) {
  for (int seed = 0; seed < 256; ++seed) {
    const std::string junk(static_cast<std::size_t>(seed), static_cast<char>(seed));
    const ReadMessage read = read_message("Subject: " + junk + "\r\n" + junk + "\r\n\r\n" + junk);
    EXPECT_LE(read.subject.size(), 3U * 2 * 256 + 2);
  }
  EXPECT_EQ(read_message("").text, "");
  EXPECT_EQ(read_message("Subject: x").subject, "x");
  EXPECT_EQ(read_message("\r\n\xE0\xB8").text, "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace prongsai::mail
