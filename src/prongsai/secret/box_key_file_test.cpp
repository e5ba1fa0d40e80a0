// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/box_key_file.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace prongsai::secret {
namespace {

namespace fs = std::filesystem;

class BoxKeyFile : public testing::Test {
 protected:
  BoxKeyFile() {
    std::string name = (fs::temp_directory_path() / "prongsai-box-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
    folder_ = name;
  }
  ~BoxKeyFile() override { fs::remove_all(folder_); }

  fs::path folder_;
  BoxKey key_ = make_box_key();
};

TEST_F(BoxKeyFile, only_its_owner_reads_it_and_its_folder) {
  const fs::path path = folder_ / "boxes" / "b-1.key";
  ASSERT_TRUE(write_box_key_file(path.string(), key_));
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(path.parent_path()).permissions(), fs::perms::owner_all);
  const auto read = read_box_key_file(path.string());
  ASSERT_TRUE(read && *read);
  EXPECT_EQ((*read)->private_key, key_.private_key);
  EXPECT_EQ((*read)->public_key, key_.public_key);
}

TEST_F(BoxKeyFile, is_never_written_over) {
  const std::string path = (folder_ / "b-1.key").string();
  ASSERT_TRUE(write_box_key_file(path, key_));
  EXPECT_FALSE(write_box_key_file(path, make_box_key()));
  EXPECT_EQ((*read_box_key_file(path))->private_key, key_.private_key);
}

TEST_F(BoxKeyFile, is_refused_where_others_may_read_it) {
  const std::string path = (folder_ / "b-1.key").string();
  ASSERT_TRUE(write_box_key_file(path, key_));
  fs::permissions(path, fs::perms::group_read, fs::perm_options::add);
  const auto read = read_box_key_file(path);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.problems().front().code, "secret.key_file_open_to_others");
}

TEST_F(BoxKeyFile, destroying_overwrites_what_a_second_name_still_shows) {
  const fs::path path = folder_ / "b-1.key";
  ASSERT_TRUE(write_box_key_file(path.string(), key_));
  fs::create_hard_link(path, folder_ / "kept");  // the same bytes on the disk, so that they can be looked at
  const auto length = fs::file_size(path);
  ASSERT_TRUE(destroy_box_key_file(path.string()));
  EXPECT_FALSE(fs::exists(path));
  std::ifstream file(folder_ / "kept", std::ios::binary);
  const std::string left((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(left, std::string(length, '\0'));
  EXPECT_TRUE(destroy_box_key_file(path.string()));  // again is no problem
  EXPECT_FALSE(*read_box_key_file(path.string()));
}

}  // namespace
}  // namespace prongsai::secret
