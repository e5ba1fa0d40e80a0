// SPDX-License-Identifier: Apache-2.0
// Addresses: examples of the standards, and what people and attackers type.
#include "prongsai/mail/address.h"

#include <string>

#include <gtest/gtest.h>

namespace prongsai::mail {
namespace {

std::string code_of(std::string_view text) {
  const auto problem = find_address_problem(text);
  return problem ? problem->code : "";
}

TEST(Address, of_a_mailbox_in_use_is_taken) {
  for (const std::string& good :
       {std::string("saraban@example.go.th"), std::string("Wanida.K+ita@Sub-1.example.go.th"),
        std::string("o'neil_7@a.co"), std::string("!#$%&'*+/=?^_`{|}~-@example.org"),
        std::string("1@xn--12c1fe0br.xn--o3cw4h"), std::string(64, 'a') + "@example.org",
        "a@" + std::string(63, 'b') + ".org"}) {
    EXPECT_EQ(code_of(good), "") << good;
  }
}

TEST(Address, of_any_other_form_is_refused) {
  for (const std::string& bad : {std::string(),
                                 std::string("@"),
                                 std::string("a@"),
                                 std::string("@b.org"),
                                 std::string("a.b.org"),
                                 std::string("a@b"),
                                 std::string("a@@b.org"),
                                 std::string("a@b@c.org"),
                                 std::string(".a@b.org"),
                                 std::string("a.@b.org"),
                                 std::string("a..b@c.org"),
                                 std::string("a@.org"),
                                 std::string("a@b..org"),
                                 std::string("a@b.org."),
                                 std::string("a@-b.org"),
                                 std::string("a@b-.org"),
                                 std::string("a@b_c.org"),
                                 std::string("a b@c.org"),
                                 std::string(" a@b.org"),
                                 std::string("a@b.org "),
                                 std::string("a@b.org\n"),
                                 std::string("a@b.org\r\nRCPT TO:<x@y.org>"),
                                 std::string("<a@b.org>"),
                                 std::string("\"a b\"@c.org"),
                                 std::string("a@[192.0.2.1]"),
                                 std::string("a@192.0.2.1"),
                                 std::string("a(b)@c.org"),
                                 std::string("a,b@c.org"),
                                 std::string("a\0b@c.org", 9),
                                 std::string(65, 'a') + "@b.org",
                                 "a@" + std::string(64, 'b') + ".org",
                                 std::string(300'000, '.') + "@b.org"}) {
    EXPECT_EQ(code_of(bad), "mail.address_form") << bad.substr(0, 80);
  }
  std::string long_domain = "a@";
  while (long_domain.size() < 252) long_domain += "b.";
  EXPECT_EQ(code_of(long_domain + "oo"), "");
  EXPECT_EQ(code_of(long_domain + "org"), "mail.address_form");
}

TEST(Address, in_thai_letters_is_told_what_works) {
  EXPECT_EQ(code_of("สารบรรณ@example.go.th"), "mail.address_not_ascii");
  EXPECT_EQ(code_of("saraban@ตัวอย่าง.ไทย"), "mail.address_not_ascii");
  EXPECT_EQ(base::detail(*find_address_problem("a@\xff.org"), "found"), "a@\uFFFD.org");
  EXPECT_LE(base::detail(*find_address_problem(std::string(1000, 'x')), "found").size(), 100U);
}

}  // namespace
}  // namespace prongsai::mail
