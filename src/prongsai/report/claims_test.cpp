// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/claims.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/names.h"

namespace prongsai::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Claims = std::vector<std::string_view>;

// What report 000 printed of a year in which five of ten indicators fell.
TEST(Claims, of_a_real_sentence_are_all_found) {
  const std::string sentence = "มีผลการประเมินเพิ่มขึ้นทุกตัวชี้วัดอย่างมีนัยสำคัญ";
  EXPECT_THAT(unborne_claims(sentence, {}), testing::UnorderedElementsAre("อย่างมีนัยสำคัญ", "เพิ่มขึ้น", "ทุกตัวชี้วัด"));
  EXPECT_THAT(unborne_claims(sentence, {"all_rose"}), ElementsAre("อย่างมีนัยสำคัญ"));
}

TEST(Claims, are_borne_only_by_a_test_of_their_own) {
  EXPECT_THAT(unborne_claims("คะแนนรวมเพิ่มขึ้น {total_change} คะแนน", {"total_fell"}), ElementsAre("เพิ่มขึ้น"));
  EXPECT_THAT(unborne_claims("คะแนนรวมเพิ่มขึ้น {total_change} คะแนน", {"total_known", "total_rose"}), IsEmpty());
  EXPECT_THAT(unborne_claims("คะแนนรวมลดลง", {"not total_fell"}), ElementsAre("ลดลง"));
}

TEST(Claims, inside_the_name_of_a_fact_do_not_count) {
  EXPECT_THAT(unborne_claims("ได้แก่ {เพิ่มขึ้น}", {}), IsEmpty());
  EXPECT_THAT(unborne_claims("ได้แก่ {risen_names} ซึ่งเพิ่มขึ้น", {}), ElementsAre("เพิ่มขึ้น"));
}

TEST(Claims, are_no_part_of_longer_words_that_claim_nothing) {
  EXPECT_THAT(unborne_claims("ปรับปรุงมากน้อยเพียงใด มีเจ้าหน้าที่เพียงพอ", {}), IsEmpty());
  EXPECT_THAT(unborne_claims("ไม่ผ่านเพียง 1 ตัวชี้วัด", {}), ElementsAre("เพียง"));
}

TEST(Claims, name_only_tests_that_there_are) {
  for (const ClaimWord& claim : claim_words()) {
    for (const std::string_view test : claim.tests) {
      const auto& names = test_names();
      EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&](const Name& one) { return one.code == test; }))
          << claim.word << " " << test;
    }
  }
}

}  // namespace
}  // namespace prongsai::report
