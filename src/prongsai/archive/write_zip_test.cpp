// SPDX-License-Identifier: Apache-2.0
#include "prongsai/archive/write_zip.h"

#include <gtest/gtest.h>

#include "prongsai/archive/archive.h"

namespace prongsai::archive {
namespace {

const std::vector<NewPart>& parts() {
  static const std::vector<NewPart> all = {
      {"index.html", "<p>สวัสดี</p>" + std::string(5'000, 'a'), Packing::packed},
      {"files/แผน.pdf", std::string("%PDF-\0\xff", 7), Packing::stored}};
  return all;
}

TEST(WriteZip, gives_archives_whose_parts_are_read_back_whole) {
  const std::string bytes = write_zip(parts());
  Archive archive(bytes, {});
  ASSERT_EQ(archive.trouble(), Trouble::none);
  for (const NewPart& part : parts()) EXPECT_EQ(archive.read(part.name).bytes, part.bytes) << part.name;
}

TEST(WriteZip, packs_what_is_to_be_packed) {
  const std::string bytes = write_zip(parts());
  EXPECT_LT(bytes.size(), 1'000U);
}

TEST(WriteZip, gives_the_same_bytes_for_the_same_files) {
  EXPECT_EQ(write_zip(parts()), write_zip(parts()));
}

}  // namespace
}  // namespace prongsai::archive
