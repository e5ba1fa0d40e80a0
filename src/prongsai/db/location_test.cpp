// SPDX-License-Identifier: Apache-2.0
// Addresses as people write them, and what of them is shown.
#include "prongsai/db/location.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::db {
namespace {

TEST(Location, is_a_file_unless_it_says_otherwise) {
  EXPECT_EQ(parse_location("data/prongsai.db")->engine, EngineKind::sqlite);
  EXPECT_EQ(parse_location("ข้อมูล.db")->shown, "ข้อมูล.db");
  EXPECT_FALSE(parse_location("postgresql")->in_memory);
  EXPECT_TRUE(parse_location(":memory:")->in_memory);
  EXPECT_EQ(parse_location("postgresql://host/ita")->engine, EngineKind::postgres);
  EXPECT_EQ(parse_location("postgres://host/ita")->engine, EngineKind::postgres);
}

class SecretLocation : public testing::TestWithParam<const char*> {};

TEST_P(SecretLocation, is_shown_without_its_secrets) {
  const auto location = parse_location(GetParam());
  ASSERT_TRUE(location.ok());
  EXPECT_THAT(location->shown, testing::Not(testing::HasSubstr("s3cret")));
  EXPECT_THAT(location->shown,
              testing::AllOf(testing::StartsWith("postgresql://"), testing::EndsWith("/ita")));
}

INSTANTIATE_TEST_SUITE_P(
    Location, SecretLocation,
    testing::Values("postgresql://clerk:s3cret@db.example:5433/ita",
                    "postgresql://db.example/ita?user=clerk&password=s3cret",
                    "postgresql://clerk:s3cret@a.example,b.example/ita?sslpassword=s3cret",
                    "postgresql:///ita?host=/run/postgresql&options=-c%20x.key%3Ds3cret"));

class NoLocation : public testing::TestWithParam<const char*> {};

TEST_P(NoLocation, is_refused_without_quoting_it) {
  const auto location = parse_location(GetParam());
  ASSERT_FALSE(location.ok());
  EXPECT_EQ(location.problems()[0].code, "db.address_not_understood");
  EXPECT_THAT(base::detail(location.problems()[0], "found"), testing::Not(testing::HasSubstr("s3cret")));
}

INSTANTIATE_TEST_SUITE_P(Location, NoLocation,
                         testing::Values("", "mysql://clerk:s3cret@host/ita", "https://host/ita",
                                         "file:ita.db?mode=ro", "postgresql://clerk:s3cret@[::1/ita",
                                         "postgresql://host/ita?nosuchoption=s3cret"));

}  // namespace
}  // namespace prongsai::db
