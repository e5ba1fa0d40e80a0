// SPDX-License-Identifier: Apache-2.0
// Joined pieces are a gzip file that another reader unpacks.
#include "prongsai/http/joined_gzip.h"

#include <array>
#include <string>

#include <gtest/gtest.h>
#include <zlib.h>

namespace prongsai::http {
namespace {

/// By zlib's own reader of whole gzip files, which checks sum and length; "broken" for anything it refuses.
std::string unpacked(const std::string& packed) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return "broken";
  std::string out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int outcome = Z_OK;
  while (outcome == Z_OK) {
    std::array<char, 4096> some{};
    stream.next_out = reinterpret_cast<Bytef*>(some.data());
    stream.avail_out = some.size();
    outcome = inflate(&stream, Z_NO_FLUSH);
    out.append(some.data(), some.size() - stream.avail_out);
  }
  const bool is_whole = outcome == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  return is_whole ? out : "broken";
}

std::string long_text() {
  std::string out;
  for (int i = 0; i < 3'000; ++i) out += "ข้อ " + std::to_string(i * 7919 % 1000) + " ";
  return out;
}

TEST(JoinedGzip, is_unpacked_by_others) {
  const GzipPiece first = compressed_piece(long_text());
  const GzipPiece name = stored_piece("เทศบาลตำบลวังไผ่");
  const GzipPiece last = compressed_piece("</html>");
  EXPECT_LT(first.blocks.size(), long_text().size() / 3);
  EXPECT_EQ(unpacked(joined_gzip({&first, &name, &last})), long_text() + "เทศบาลตำบลวังไผ่</html>");
  EXPECT_EQ(unpacked(joined_gzip({&last, &first})), "</html>" + long_text());
  EXPECT_EQ(unpacked(joined_gzip({})), "");
}

TEST(JoinedGzip, knows_its_length_to_the_byte) {
  const GzipPiece page = compressed_piece(long_text());
  for (const std::size_t filling : {std::size_t{0}, std::size_t{1}, std::size_t{4'000}, stored_bytes_max}) {
    const GzipPiece rest = stored_piece(std::string(filling, ' '));
    const std::string packed = joined_gzip({&page, &rest});
    EXPECT_EQ(packed.size(), joined_overhead + page.blocks.size() + stored_overhead + filling);
    EXPECT_EQ(unpacked(packed), long_text() + std::string(filling, ' '));
  }
}

TEST(JoinedGzip, of_a_damaged_piece_is_refused) {
  GzipPiece page = compressed_piece(long_text());
  page.crc ^= 1;
  EXPECT_EQ(unpacked(joined_gzip({&page})), "broken");
}

}  // namespace
}  // namespace prongsai::http
