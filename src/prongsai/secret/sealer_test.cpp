// SPDX-License-Identifier: Apache-2.0
// Sealing, and the file the keys lie in: every changed letter, the wrong context, rotation, modes.
#include "prongsai/secret/sealer.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "prongsai/secret/key_ring.h"

namespace prongsai::secret {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

const std::string plain("a secret\0of 20 bytes", 20);

TEST(Sealer, opens_what_it_sealed_and_hides_it) {
  const Sealer sealer(KeyRing::random());
  const std::string sealed = sealer.seal(plain, "second factor of p-1");
  EXPECT_EQ(sealer.open(sealed, "second factor of p-1"), plain);
  EXPECT_THAT(sealed, MatchesRegex("s1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+"));
  EXPECT_NE(sealed, sealer.seal(plain, "second factor of p-1"));
  EXPECT_EQ(sealer.open(sealer.seal("", ""), ""), "");
}

TEST(Sealer, does_not_open_for_another_person_or_with_another_key) {
  const Sealer sealer(KeyRing::random());
  const std::string sealed = sealer.seal(plain, "second factor of p-1");
  EXPECT_EQ(sealer.open(sealed, "second factor of p-2"), std::nullopt);
  EXPECT_EQ(sealer.open(sealed, ""), std::nullopt);
  EXPECT_EQ(Sealer(KeyRing::random()).open(sealed, "second factor of p-1"), std::nullopt);
}

TEST(Sealer, notices_every_bit_that_was_changed_and_every_cut) {
  const Sealer sealer(KeyRing::random());
  const std::string sealed = sealer.seal(plain, "c");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = sealed;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
      EXPECT_EQ(sealer.open(changed, "c"), std::nullopt) << changed;
    }
    EXPECT_EQ(sealer.open(sealed.substr(0, at), "c"), std::nullopt);
  }
  EXPECT_EQ(sealer.open(sealed + "A", "c"), std::nullopt);
}

TEST(Sealer, opens_with_old_keys_and_seals_with_the_newest) {
  const Key old_key = Key::random();
  const Key new_key = Key::random();
  const std::string sealed = Sealer(KeyRing({old_key})).seal(plain, "c");
  const Sealer both(KeyRing({new_key, old_key}));
  EXPECT_EQ(both.open(sealed, "c"), plain);
  EXPECT_TRUE(both.needs_reseal(sealed));
  const std::string again = both.seal(plain, "c");
  EXPECT_FALSE(both.needs_reseal(again));
  EXPECT_EQ(Sealer(KeyRing({new_key})).open(again, "c"), plain);
  EXPECT_EQ(Sealer(KeyRing({new_key})).open(sealed, "c"), std::nullopt);
}

TEST(KeyRing, derives_other_keys_for_each_purpose_and_the_same_each_time) {
  const KeyRing ring = KeyRing::random();
  EXPECT_EQ(ring.derived("a").newest().bytes(), ring.derived("a").newest().bytes());
  EXPECT_NE(ring.derived("a").newest().bytes(), ring.derived("b").newest().bytes());
  EXPECT_NE(ring.derived("a").newest().bytes(), ring.newest().bytes());
  EXPECT_EQ(ring.find("00000000x"), nullptr);
  EXPECT_EQ(ring.find(ring.newest().id()), &ring.newest());
}

class KeyFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "prongsai-keys-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = (folder_ / "keys").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& text) const {
    std::ofstream(path_) << text;
    ASSERT_EQ(::chmod(path_.c_str(), 0600), 0);
  }
  [[nodiscard]] std::string text() const {
    std::ostringstream out;
    out << std::ifstream(path_).rdbuf();
    return out.str();
  }
  [[nodiscard]] std::string code() const {
    const auto ring = load_or_create_key_file(path_);
    return ring ? "" : ring.problems().front().code;
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(KeyFile, is_made_once_for_its_owner_alone) {
  const auto made = load_or_create_key_file(path_);
  ASSERT_TRUE(made);
  struct stat facts{};
  ASSERT_EQ(::stat(path_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  const auto read = load_or_create_key_file(path_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->newest().bytes(), made->newest().bytes());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1)
      << "nothing is left beside it";
}

TEST_F(KeyFile, is_one_even_when_many_start_at_once) {
  std::vector<std::string> ids(16);
  std::vector<std::thread> threads;
  threads.reserve(ids.size());
  for (std::string& id : ids) {
    threads.emplace_back([&id, this] {
      const auto ring = load_or_create_key_file(path_);
      if (ring) id = ring->newest().id();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(ids[0].empty());
  for (const std::string& id : ids) EXPECT_EQ(id, ids[0]);
}

TEST_F(KeyFile, that_others_may_read_is_refused) {
  ASSERT_TRUE(load_or_create_key_file(path_));
  for (const mode_t mode : {0640U, 0604U, 0660U, 0601U}) {
    ASSERT_EQ(::chmod(path_.c_str(), mode), 0);
    EXPECT_EQ(code(), "secret.key_file_open_to_others");
  }
  ASSERT_EQ(::chmod(path_.c_str(), 0644), 0);
  const auto refused = load_or_create_key_file(path_);
  EXPECT_EQ(base::detail(refused.problems().front(), "found"), "0644");
  ASSERT_EQ(::chmod(path_.c_str(), 0400), 0);
  EXPECT_EQ(code(), "");
}

TEST_F(KeyFile, keeps_old_keys_when_a_new_one_comes) {
  const auto first = load_or_create_key_file(path_);
  ASSERT_TRUE(first);
  const std::string sealed = Sealer(*first).seal(plain, "c");
  const auto second = add_key_to_file(path_);
  ASSERT_TRUE(second);
  EXPECT_NE(second->newest().id(), first->newest().id());
  const auto read = load_or_create_key_file(path_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->newest().bytes(), second->newest().bytes());
  EXPECT_EQ(Sealer(*read).open(sealed, "c"), plain);
  struct stat facts{};
  ASSERT_EQ(::stat(path_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  for (int i = 2; i < 32; ++i) ASSERT_TRUE(add_key_to_file(path_));
  const auto full = add_key_to_file(path_);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.problems().front().code, "secret.key_file_full");
}

TEST_F(KeyFile, with_a_damaged_line_is_refused_with_its_number) {
  ASSERT_TRUE(load_or_create_key_file(path_));
  const std::string good = text();
  EXPECT_THAT(good, HasSubstr("# "));
  const std::size_t key_at = good.rfind(' ') + 1;
  for (std::size_t at = key_at; at + 1 < good.size(); ++at) {
    std::string changed = good;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    write(changed);
    EXPECT_EQ(code(), "secret.key_file_form") << "a letter that was lost in copying";
  }
  for (const std::string& bad :
       {std::string(), std::string("# nothing\n"), good + "more\n", good + good, std::string(20'000, '#')}) {
    write(bad);
    EXPECT_EQ(code(), "secret.key_file_form") << bad.substr(0, 40);
  }
  write("# one\n\nwrong line\n");
  EXPECT_EQ(load_or_create_key_file(path_).problems().front().place.line, 3);
}

TEST_F(KeyFile, that_the_system_refuses_is_told_with_the_reason) {
  path_ = (folder_ / "absent" / "keys").string();
  EXPECT_EQ(code(), "secret.key_file_cannot");
  path_ = folder_.string();
  EXPECT_NE(code(), "");
}

}  // namespace
}  // namespace prongsai::secret
