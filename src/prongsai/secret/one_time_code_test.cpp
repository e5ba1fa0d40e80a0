// SPDX-License-Identifier: Apache-2.0
// One-time codes against the tables of RFC 4226 and RFC 6238.
#include "prongsai/secret/one_time_code.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace prongsai::secret {
namespace {

using Moment = std::chrono::sys_time<std::chrono::microseconds>;

const std::string rfc_secret = "12345678901234567890";

Moment at(std::int64_t seconds) {
  return Moment(std::chrono::seconds(seconds));
}

// RFC 6238 appendix B prints eight digits; six are the last of them (RFC 4226 section 5.3).
TEST(OneTimeCode, is_that_of_rfc_6238) {
  struct Row {
    std::int64_t seconds;
    std::string eight_digits;
    std::int64_t step;
  };
  for (const Row& row : {Row{59, "94287082", 0x1}, Row{1111111109, "07081804", 0x23523EC},
                         Row{1111111111, "14050471", 0x23523ED}, Row{1234567890, "89005924", 0x273EF07},
                         Row{2000000000, "69279037", 0x3F940AA}, Row{20000000000, "65353130", 0x27BC86AA}}) {
    EXPECT_EQ(matching_step(rfc_secret, row.eight_digits.substr(2), at(row.seconds)), row.step)
        << row.seconds;
    EXPECT_EQ(matching_step(rfc_secret, row.eight_digits, at(row.seconds)), std::nullopt);
  }
}

// RFC 4226 appendix D, counters 0 to 9.
constexpr std::array<const char*, 10> counted = {"755224", "287082", "359152", "969429", "338314",
                                                 "254676", "287922", "162583", "399871", "520489"};

TEST(OneTimeCode, holds_for_its_own_step_and_the_ones_beside_it) {
  for (std::int64_t now = 0; now < 10; ++now) {
    for (std::int64_t step = 0; step < 10; ++step) {
      const auto found =
          matching_step(rfc_secret, counted.at(static_cast<std::size_t>(step)), at(now * 30 + 29));
      const bool near = step >= now - 1 && step <= now + 1;
      EXPECT_EQ(found, near ? std::optional(step) : std::nullopt) << "step " << step << " at " << now;
    }
  }
}

TEST(OneTimeCode, changes_exactly_every_thirty_seconds) {
  EXPECT_EQ(matching_step(rfc_secret, counted[5], at(4 * 30)), 5);
  EXPECT_EQ(matching_step(rfc_secret, counted[5], at(4 * 30) - std::chrono::microseconds(1)), std::nullopt);
  EXPECT_EQ(matching_step(rfc_secret, counted[5], at(7 * 30) - std::chrono::microseconds(1)), 5);
  EXPECT_EQ(matching_step(rfc_secret, counted[5], at(7 * 30)), std::nullopt);
}

TEST(OneTimeCode, may_be_typed_with_blanks_and_thai_digits_but_nothing_else) {
  EXPECT_EQ(matching_step(rfc_secret, " 287 082 ", at(59)), 1);
  EXPECT_EQ(matching_step(rfc_secret, "๒๘๗๐๘๒", at(59)), 1);
  for (const std::string bad : {"", "28708", "2870822", "287082x", "-287082", "+287082", "28708๏",
                                "28708\xE0\xB9", "0287082", "            "}) {
    EXPECT_EQ(matching_step(rfc_secret, bad, at(59)), std::nullopt) << bad;
  }
  EXPECT_EQ(matching_step(rfc_secret, std::string(1'000'000, '1'), at(59)), std::nullopt);
}

TEST(OneTimeCode, of_another_secret_is_wrong) {
  EXPECT_EQ(matching_step("12345678901234567891", "287082", at(59)), std::nullopt);
  const std::string secret = new_code_secret();
  EXPECT_EQ(secret.size(), 20U);
  EXPECT_NE(secret, new_code_secret());
}

TEST(OneTimeCode, uri_is_what_authenticators_scan) {
  EXPECT_EQ(to_base32("Hello!\xDE\xAD\xBE\xEF"), "JBSWY3DPEHPK3PXP");
  // The example of Google's page on the key URI format, its secret and account.
  EXPECT_EQ(code_uri("Hello!\xDE\xAD\xBE\xEF", "Example", "alice@google.com"),
            "otpauth://totp/Example:alice%40google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example");
  EXPECT_EQ(
      code_uri("Hello!\xDE\xAD\xBE\xEF", "โปร่งใส", "a b&c@go.th"),
      "otpauth://totp/%E0%B9%82%E0%B8%9B%E0%B8%A3%E0%B9%88%E0%B8%87%E0%B9%83%E0%B8%AA:a%20b%26c%40go.th"
      "?secret=JBSWY3DPEHPK3PXP&issuer=%E0%B9%82%E0%B8%9B%E0%B8%A3%E0%B9%88%E0%B8%87%E0%B9%83%E0%B8%AA");
}

}  // namespace
}  // namespace prongsai::secret
