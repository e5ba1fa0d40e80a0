// SPDX-License-Identifier: Apache-2.0
// Problems, results and digests: the small pieces everything else stands on.
#include "prongsai/base/problem.h"

#include <gtest/gtest.h>

#include "prongsai/base/digest.h"
#include "prongsai/base/result.h"

namespace prongsai::base {
namespace {

TEST(Place, is_written_as_editors_understand_it) {
  EXPECT_EQ(to_string(Place{"a.yaml", 12, 3}), "a.yaml:12:3");
  EXPECT_EQ(to_string(Place{"a.yaml"}), "a.yaml");
}

TEST(Problem, gives_its_details_by_name) {
  const Problem problem{"yaml.unknown_key", {{"key", "percent"}, {"nearest", "percents"}}, {}};
  EXPECT_EQ(detail(problem, "nearest"), "percents");
  EXPECT_EQ(detail(problem, "found"), "");
}

TEST(Result, holds_a_value_or_problems_and_never_neither) {
  const Result<int> good = 7;
  EXPECT_TRUE(good);
  EXPECT_EQ(*good, 7);
  const Result<int> bad = Problem{"x.y", {}, {}};
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.problems().size(), 1U);
}

TEST(ResultDeathTest, asking_for_what_is_not_there_stops) {
  const Result<int> good = 7;
  const Result<int> bad = Problem{"x.y", {}, {}};
  EXPECT_DEATH(static_cast<void>(bad.value()), "ok");
  EXPECT_DEATH(static_cast<void>(good.problems()), "ok");
  EXPECT_DEATH(static_cast<void>(Result<int>(Problems{})), "empty");
}

TEST(Digest, is_the_sha_256_of_the_standard) {
  // The examples of FIPS 180-4.
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace prongsai::base
