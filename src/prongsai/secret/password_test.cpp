// SPDX-License-Identifier: Apache-2.0
// Passwords: Argon2's own test vectors, and what the policy takes and refuses.
#include "prongsai/secret/password.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/secret/password_detail.h"

namespace prongsai::secret {
namespace {

using ::testing::StartsWith;

std::string code_of(std::string_view password, const std::vector<std::string>& own_words = {}) {
  const base::Problems problems = check_password(password, own_words);
  return problems.empty() ? "" : problems.front().code;
}

std::string repeated(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

TEST(Password, is_kept_as_argon2id_with_the_numbers_that_were_chosen) {
  const std::string hash = hash_password("ปลาทูว่ายน้ำเก่ง");
  EXPECT_THAT(hash, StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(verify_password(hash, "ปลาทูว่ายน้ำเก่ง"));
  EXPECT_FALSE(verify_password(hash, "ปลาทูว่ายน้ำเก่ง "));
  EXPECT_FALSE(verify_password(hash, ""));
  EXPECT_NE(hash, hash_password("ปลาทูว่ายน้ำเก่ง"));
  EXPECT_FALSE(needs_rehash(hash));
}

// From test.c of the reference implementation of Argon2: 2 passes, 64 MiB, "password", "somesalt".
TEST(Password, of_the_reference_implementation_is_recognised_and_wants_a_new_hash) {
  const std::string reference =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  EXPECT_TRUE(verify_password(reference, "password"));
  EXPECT_FALSE(verify_password(reference, "passwore"));
  EXPECT_TRUE(needs_rehash(reference));
}

TEST(Password, with_a_zero_byte_counts_to_its_end) {
  const std::string hash = hash_password(std::string("ab\0cd", 5));
  EXPECT_FALSE(verify_password(hash, "ab"));
  EXPECT_FALSE(verify_password(hash, std::string("ab\0ce", 5)));
}

TEST(Password, of_a_hash_that_cannot_be_read_is_wrong) {
  for (const std::string hash :
       {"", "x", "$argon2id$v=19$m=19456,t=2,p=1$", "$2b$10$abcdefghijklmnopqrstuv"}) {
    EXPECT_FALSE(verify_password(hash, "password")) << hash;
    EXPECT_TRUE(needs_rehash(hash)) << hash;
  }
}

TEST(Password, of_nobody_costs_what_a_real_one_costs_and_is_never_right) {
  EXPECT_FALSE(verify_nobody("password"));
  EXPECT_FALSE(verify_nobody(""));
  EXPECT_FALSE(needs_rehash(detail::nobodys_hash()));
  EXPECT_EQ(detail::nobodys_hash().size(), hash_password("a").size());
}

TEST(PasswordPolicy, takes_long_sentences_and_random_letters_in_either_language) {
  for (const std::string_view good :
       {"แมวกินปลาทูริมคลอง", "ย่าขายขนมครกหน้าวัด", "correct horse battery staple", "kX9#vq2Lm!pZ",
        "ฝนตก 3 ห่า กบร้องระงม", "jade teapot wobbles", "น้ำขึ้นให้รีบตัก แล้วล้างถัง", "🐘🐘 walks over 7 bridges"}) {
    EXPECT_EQ(code_of(good), "") << good;
  }
}

TEST(PasswordPolicy, counts_code_points_from_12_to_128) {
  EXPECT_EQ(code_of("กบแมวปลานกงู"), "");  // 12 code points, 36 bytes
  EXPECT_EQ(code_of("กบแมวปลานกง"), "password.too_short");
  EXPECT_EQ(code_of(""), "password.too_short");
  const std::string long_one = repeated("xวk7qณz2ฟwmj8ฮe4", 8);
  EXPECT_EQ(code_of(long_one), "");
  EXPECT_EQ(code_of(long_one + "a"), "password.too_long");
  EXPECT_EQ(code_of(repeated("ก", 100'000)), "password.too_long");
  const base::Problems problems = check_password("กบแมว", {});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(base::detail(problems[0], "found"), "5");
  EXPECT_EQ(base::detail(problems[0], "expected"), "12");
}

TEST(PasswordPolicy, refuses_what_is_no_text) {
  for (const std::string_view bad :
       {"abcdefghijk\x80qrs", "kX9#vq2Lm!p\xC0\xAFrt", "kX9#vq2L\xED\xA0\x80mpZ", "kX9#vq2Lm!pZ\n",
        "kX9#vq2Lm!pZ\xC2\x85", "kX9#vq2Lm!pZ\xF4\x90\x80\x80", "kX9#vq2Lm!pZ\xE0\xB8"}) {
    EXPECT_EQ(code_of(bad), "password.not_text") << bad;
  }
  EXPECT_EQ(code_of(std::string_view("kX9#vq\0Lm!pZ", 12)), "password.not_text");
}

TEST(PasswordPolicy, refuses_what_everybody_tries) {
  for (const std::string_view bad :
       {"password1234",     "Password2568!",    "passwordpassword", "P@ssw0rd1234",     "qwertyuiop12",
        "1qaz2wsx3edc",     "aaaaaaaaaaaaaaaa", "abcabcabcabc",     "123456789012",     "1234567890123",
        "abcdefghijkl",     "zyxwvutsrqpon",    "thailand2568",     "Bangkok@2569",     "iloveyou1234",
        "admin123admin123", "letmeinletmein",   "0812345678ab",     "somchai.12345678", "asdfghjkl;'asd",
        "!@#$%^&*()_+",     "welcome2prongsai", "ijklmnop2025"}) {
    EXPECT_EQ(code_of(bad), "password.too_common") << bad;
  }
}

TEST(PasswordPolicy, refuses_what_everybody_tries_in_thai_and_with_the_wrong_keyboard) {
  for (const std::string_view bad :
       {"รหัสผ่าน1234", "สวัสดีครับ2568", "ประเทศไทย2569", "กขคงจฉชซฌญฎฏ", "ฟหกดเ้่าสวง12", "ๆไำพะัีรนยบล",
        "กกกกกกกกกกกกกก", "๑๒๓๔๕๖๗๘๙๐๑๒", "ฉันรักเธอ๑๒๓๔๕"}) {
    EXPECT_EQ(code_of(bad), "password.too_common") << bad;
  }
  // สวัสดี and รหัสผ่าน typed with the keyboard switched to English; password with it switched to Thai.
  EXPECT_EQ(code_of("l;ylfu123456"), "password.too_common");
  EXPECT_EQ(code_of("isylzjko123456"), "password.too_common");
  EXPECT_EQ(code_of("ยฟหหไนพก1234"), "password.too_common");
}

TEST(PasswordPolicy, refuses_the_owners_mail_name_and_agency) {
  const std::vector<std::string> own = {"wanida.k@rimnam.example.go.th", "วนิดา ใจงาม", "เทศบาลตำบลริมน้ำ"};
  EXPECT_EQ(code_of("xQ7 wanida vm3!", own), "password.holds_own_words");
  EXPECT_EQ(code_of("xQ7 WaNiDa vm3!", own), "password.holds_own_words");
  EXPECT_EQ(code_of("xQ7 w4n1d4 vm3!", own), "password.holds_own_words");
  EXPECT_EQ(code_of("bridge rimnam 77 z", own), "password.holds_own_words");
  EXPECT_EQ(code_of("สะพานวนิดาข้ามคลอง", own), "password.holds_own_words");
  EXPECT_EQ(code_of("ดูใจงามยามยากเข็ญ", own), "password.holds_own_words");
  EXPECT_EQ(code_of("xx เทศบาลตำบลริมน้ำ", own), "password.holds_own_words");
  EXPECT_EQ(code_of(";oblk 9xq2mvt;obfk", own), "password.holds_own_words");  // วนิดา on English keys
  EXPECT_EQ(code_of("jade teapot wobbles", own), "");
  EXPECT_EQ(code_of("jade teapot wobbles", {"", "a@b.go.th", "\xff\xff\xff\xff"}), "");
}

TEST(PasswordPolicy, problem_holds_no_part_of_the_password) {
  for (const std::string_view bad : {"password1234", "short", "xQ7 wanida vm3!"}) {
    for (const base::Problem& problem : check_password(bad, {"wanida"})) {
      for (const auto& [name, value] : problem.details)
        EXPECT_EQ(value.find_first_not_of("0123456789"), std::string::npos);
    }
  }
}

TEST(Keyboard, is_the_kedmanee_one) {
  EXPECT_EQ(detail::in_latin_keys(U"สวัสดี"), U"l;ylfu");
  EXPECT_EQ(detail::in_thai_keys(U"l;ylfu"), U"สวัสดี");
  EXPECT_EQ(detail::in_thai_keys(U"password"), U"ยฟหหไนพก");
  EXPECT_EQ(detail::in_latin_keys(U"โปร่งใส"), U"Fxij'.l");
}

TEST(StepsToGuess, counts_pieces_and_not_letters) {
  EXPECT_EQ(detail::steps_to_guess(U"password"), 1);
  EXPECT_EQ(detail::steps_to_guess(U"password7391"), 3);
  EXPECT_EQ(detail::steps_to_guess(U"xqvkzj"), 6);
  EXPECT_EQ(detail::steps_to_guess(U"xqvxqvxqvxqv"), 5);  // three letters, as many again, then twice that
  EXPECT_EQ(detail::steps_to_guess(U""), 0);
}

}  // namespace
}  // namespace prongsai::secret
