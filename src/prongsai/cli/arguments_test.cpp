// SPDX-License-Identifier: Apache-2.0
// The words of a command line. What the commands do with them: tests/commands/.
#include "prongsai/cli/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::cli {
namespace {

using testing::ElementsAre;
using text::Language;

TEST(Arguments, options_may_stand_anywhere_and_in_two_forms) {
  const auto one = parse_arguments({"--json", "score", "a.yaml", "--lang=en", "--home", "x"}, Language::th);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->command, "score");
  EXPECT_THAT(one->words, ElementsAre("a.yaml"));
  EXPECT_TRUE(one->json);
  EXPECT_EQ(one->language, Language::en);
  EXPECT_EQ(one->home, "x");
}

TEST(Arguments, after_two_hyphens_everything_is_a_word) {
  const auto one = parse_arguments({"check", "--", "--json", "-"}, Language::th);
  ASSERT_TRUE(one);
  EXPECT_FALSE(one->json);
  EXPECT_THAT(one->words, ElementsAre("--json", "-"));
}

TEST(Arguments, without_any_the_environment_chooses_the_language) {
  const auto one = parse_arguments({}, Language::en);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->command, "");
  EXPECT_EQ(one->language, Language::en);
}

TEST(Arguments, what_is_wrong_is_told_all_at_once) {
  const auto one =
      parse_arguments({"serve", "--port", "65536", "--prt=1", "--lang", "de", "--home"}, Language::th);
  ASSERT_FALSE(one);
  std::vector<std::string> codes;
  for (const base::Problem& problem : one.problems()) codes.push_back(problem.code);
  EXPECT_THAT(codes, ElementsAre("command.bad_option", "command.unknown_option", "command.bad_option",
                                 "command.option_value"));
}

TEST(Arguments, a_port_is_a_whole_number_up_to_65535) {
  for (const char* good : {"0", "8080", "65535"})
    EXPECT_TRUE(parse_arguments({"serve", "--port", good}, Language::th)) << good;
  for (const char* bad : {"-1", "80a", "", "65536", "8 0"})
    EXPECT_FALSE(parse_arguments({"serve", "--port", bad}, Language::th)) << bad;
}

}  // namespace
}  // namespace prongsai::cli
