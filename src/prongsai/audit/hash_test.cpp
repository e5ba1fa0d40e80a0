// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/hash.h"

#include <string>

#include <gtest/gtest.h>

namespace prongsai::audit {
namespace {

TEST(Hash, of_abc_is_the_one_of_the_standard) {
  // FIPS 180-4's example: ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad.
  EXPECT_EQ(to_base64(sha256("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Hash, piece_by_piece_is_the_same_as_at_once) {
  RunningHash hash;
  hash.add("a");
  hash.add("");
  hash.add("bc");
  EXPECT_EQ(hash.finish(), sha256("abc"));
}

TEST(Base64, writes_the_examples_of_the_standard_and_reads_them_back) {
  // RFC 4648 §10.
  const std::pair<std::string, std::string> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : examples) {
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size());
    EXPECT_EQ(to_base64(bytes), encoded);
    EXPECT_EQ(parse_base64(encoded), plain);
  }
}

TEST(Base64, has_one_spelling_only) {
  for (const char* text : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9v\n", " Zm9v", "Zm 9v", "Zm9-", "====", "Z"}) {
    EXPECT_FALSE(parse_base64(text)) << text;
  }
  EXPECT_FALSE(parse_hash("Zm9v"));
}

}  // namespace
}  // namespace prongsai::audit
