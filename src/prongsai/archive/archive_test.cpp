// SPDX-License-Identifier: Apache-2.0
// What is read back, and every way in which an archive is refused.
#include "prongsai/archive/archive.h"

#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <zip.h>

namespace prongsai::archive {
namespace {

/// A ZIP archive in memory with these parts.
std::string made(const std::vector<std::pair<std::string, std::string>>& parts,
                 const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    const auto index =
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    if (index < 0) throw std::runtime_error(name);
    if (password != nullptr &&
        zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password) != 0)
      throw std::runtime_error("encryption");
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string out(stat.size, '\0');
  zip_source_open(source);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

std::string noise(std::size_t bytes) {
  std::mt19937 dice(7);
  std::string out;
  while (out.size() < bytes) out += static_cast<char>(dice());
  return out;
}

TEST(Archive, gives_each_part_whole_by_its_name) {
  const std::string bytes = made({{"a/b.xml", "<b/>"}, {"A/B.XML", "<other/>"}, {"empty", ""}});
  Archive archive(bytes, {});
  ASSERT_EQ(archive.trouble(), Trouble::none);
  EXPECT_EQ(archive.read("a/b.xml").bytes, "<b/>");
  EXPECT_EQ(archive.read("A/B.XML").bytes, "<other/>");
  EXPECT_TRUE(archive.has("EMPTY"));  // programs do not agree on the case of names
  EXPECT_EQ(archive.read("Empty").trouble, Trouble::none);
  EXPECT_FALSE(archive.has("c"));
  EXPECT_EQ(archive.read("c").trouble, Trouble::broken);
}

TEST(Archive, refuses_what_is_none_and_what_has_too_many_parts) {
  EXPECT_EQ(Archive("PK\x03\x04 and nothing more", {}).trouble(), Trouble::broken);
  const std::string bytes = made({{"a", "1"}, {"b", "2"}, {"c", "3"}});
  EXPECT_EQ(Archive(bytes, {.parts_max = 3}).trouble(), Trouble::none);
  EXPECT_EQ(Archive(bytes, {.parts_max = 2}).trouble(), Trouble::too_many_parts);
}

TEST(Archive, unpacks_so_many_bytes_of_all_parts_together) {
  const std::string bytes = made({{"a", noise(600)}, {"b", noise(600)}});
  Archive archive(bytes, {.unpacked_bytes_max = 1'000});
  EXPECT_EQ(archive.read("a").trouble, Trouble::none);
  const Part second = archive.read("b");
  EXPECT_EQ(second.trouble, Trouble::too_large);
  EXPECT_EQ(second.size, 600U);
  EXPECT_EQ(second.bytes, "");
}

TEST(Archive, refuses_a_bomb_by_how_densely_it_is_packed) {
  const std::string bytes =
      made({{"bomb", std::string(2'000'000, ' ')}, {"small", std::string(1'000'000, ' ')}});
  Archive archive(bytes, {});
  EXPECT_EQ(archive.read("bomb").trouble, Trouble::too_dense);
  EXPECT_EQ(archive.read("small").trouble, Trouble::none);  // harms nobody
}

TEST(Archive, believes_no_size_that_is_a_lie) {
  const std::string text = noise(5'000);
  std::string bytes = made({{"a", text}});
  // The central directory tells the size once more than the part itself; APPNOTE.TXT 4.3.12: at 24 bytes.
  const std::size_t entry = bytes.rfind("PK\x01\x02");
  ASSERT_NE(entry, std::string::npos);
  bytes[entry + 24] = 10;
  bytes[entry + 25] = 0;
  Archive archive(bytes, {});
  if (archive.trouble() == Trouble::none) {
    EXPECT_EQ(archive.read("a").trouble, Trouble::broken);
  }
}

TEST(Archive, tells_a_password) {
  const std::string bytes = made({{"a", "secret"}}, "password");
  Archive archive(bytes, {});
  ASSERT_EQ(archive.trouble(), Trouble::none);
  EXPECT_EQ(archive.read("a").trouble, Trouble::encrypted);
}

}  // namespace
}  // namespace prongsai::archive
