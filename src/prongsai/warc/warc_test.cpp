// SPDX-License-Identifier: Apache-2.0
#include "prongsai/warc/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "prongsai/base/digest.h"
#include "prongsai/base/random.h"

namespace prongsai::warc {
namespace {

using std::chrono::system_clock;

constexpr std::string_view sixteen = "0123456789abcdef";

/// What another program sees when it unpacks the member.
std::string inflated(const std::string& member) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 31), Z_OK);
  std::string in = member;
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string member_of(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string in(text);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Record response() {
  Record out;
  out.type = Type::response;
  out.id = make_id(sixteen);
  out.date = system_clock::from_time_t(1'795'230'000) + std::chrono::microseconds(250'000);
  out.target = "https://www.example.go.th/ita";
  out.content_type = "application/http;msgtype=response";
  const std::string body = "สวัสดี";
  out.payload_sha256 = base::sha256_hex(body);
  out.fields = {{"WARC-IP-Address", "93.184.216.34"}};
  out.block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body;
  return out;
}

std::vector<std::string> codes(const base::Result<Unpacked>& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (const auto& problem : result.problems())
    out.push_back(problem.code + " " + base::detail(problem, "at"));
  return out;
}

TEST(Warc, writes_the_record_as_the_standard_spells_it) {
  // ISO 28500:2017: version, named fields, an empty line, the block, two ends of line.
  EXPECT_EQ(inflated(packed(response())),
            "WARC/1.1\r\n"
            "WARC-Type: response\r\n"
            "WARC-Record-ID: <urn:uuid:30313233-3435-4637-b839-616263646566>\r\n"
            "WARC-Date: 2026-11-21T03:00:00.250000Z\r\n"
            "WARC-Target-URI: https://www.example.go.th/ita\r\n"
            "WARC-IP-Address: 93.184.216.34\r\n"
            "WARC-Payload-Digest: sha256:" +
                base::sha256_hex("สวัสดี") +
                "\r\n"
                "WARC-Block-Digest: sha256:" +
                base::sha256_hex(response().block) +
                "\r\n"
                "Content-Type: application/http;msgtype=response\r\n"
                "Content-Length: 62\r\n\r\n"
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nสวัสดี\r\n\r\n");
}

TEST(Warc, reads_what_other_writers_write) {
  // Angle brackets around the address and digests in base 32, as wget writes them (WARC 1.0).
  const auto read = unpacked(
      member_of("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                "WARC-Date: 2026-11-21T03:00:00Z\r\nwarc-target-uri: <http://a.go.th/>\r\n"
                "WARC-Payload-Digest: sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====\r\n"
                "WARC-Block-Digest: sha1:2JMJ7L5RSW3YVB4VLWAYKK6YBWDEGDGY\r\n"
                "Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n\r\n\r\n"));
  ASSERT_THAT(codes(read), testing::IsEmpty());
  EXPECT_EQ(read->record.target, "http://a.go.th/");
  EXPECT_EQ(read->record.payload_sha256, base::sha256_hex("")) << "e3b0c442…, from base 32";
  EXPECT_EQ(read->record.date, system_clock::from_time_t(1'795'230'000));
}

TEST(Warc, random_records_come_back_as_they_went) {
  base::Random random(28'500);
  for (int round = 0; round < 400; ++round) {
    Record in;
    in.type = static_cast<Type>(random.below(6));
    std::string id(16, '\0');
    for (char& c : id) c = static_cast<char>(random.below(256));
    in.id = make_id(id);
    in.date = system_clock::time_point(std::chrono::microseconds(random.between(0, 4'000'000'000'000'000)));
    if (in.type != Type::warcinfo) in.target = "https://a.go.th/" + std::to_string(random.next());
    in.content_type = random.happens(50) ? "application/http;msgtype=response" : "text/plain";
    for (std::uint64_t i = random.below(4); i > 0; --i)
      in.fields.emplace_back("X-Field-" + std::to_string(i), "ค่า " + std::to_string(random.next()));
    std::string body;
    for (std::uint64_t i = random.below(5'000); i > 0; --i) body += static_cast<char>(random.below(256));
    const bool is_http = in.content_type.starts_with("application/http");
    in.block = is_http ? "HTTP/1.1 200 OK\r\nA: b\r\n\r\n" + body : body;
    in.payload_sha256 = base::sha256_hex(body);
    const std::string member = packed(in);
    const auto out = unpacked(member + "whatever comes behind it");
    ASSERT_THAT(codes(out), testing::IsEmpty());
    EXPECT_EQ(out->used, member.size());
    const Record& record = out->record;
    EXPECT_EQ(record.type, in.type);
    EXPECT_EQ(record.id, in.id);
    EXPECT_EQ(record.date, in.date);
    EXPECT_EQ(record.target, in.target);
    EXPECT_EQ(record.content_type, in.content_type);
    EXPECT_EQ(record.payload_sha256, in.payload_sha256);
    EXPECT_EQ(record.fields, in.fields);
    EXPECT_EQ(record.block, in.block);
  }
}

TEST(Warc, tells_what_does_not_hold) {
  const std::string good = inflated(packed(response()));
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return codes(unpacked(member_of(text)));
  };
  EXPECT_THAT(codes(unpacked("")), testing::ElementsAre("warc.broken gzip"));
  EXPECT_THAT(codes(unpacked("no archive at all")), testing::ElementsAre("warc.broken gzip"));
  EXPECT_THAT(codes(unpacked(packed(response()).substr(0, 200))), testing::ElementsAre("warc.broken gzip"));
  EXPECT_THAT(with("WARC/1.1", "WARC/2.0"), testing::ElementsAre("warc.broken version"));
  EXPECT_THAT(with("WARC-Type: response", "WARC-Type: reply"), testing::ElementsAre("warc.broken WARC-Type"));
  EXPECT_THAT(with("Content-Length: 62", "Content-Length: 61"),
              testing::ElementsAre("warc.broken Content-Length"));
  EXPECT_THAT(with("Content-Length: 62", "Content-Length: 99999999999999999999"),
              testing::ElementsAre("warc.broken Content-Length"));
  EXPECT_THAT(with("2026-11-21T", "2026-13-21T"), testing::ElementsAre("warc.broken WARC-Date"));
  EXPECT_THAT(with("text/html", "text/hTml"), testing::ElementsAre("warc.broken WARC-Block-Digest"));
  EXPECT_THAT(
      with("WARC-Payload-Digest: sha256:", "WARC-Payload-Digest: sha256:" + std::string(64, '0') + "\r\nX: "),
      testing::ElementsAre("warc.broken WARC-Payload-Digest"));
}

TEST(Warc, a_member_that_unpacks_without_end_is_refused_before_it_fills_the_memory) {
  const std::string bomb = member_of(std::string(record_bytes_max + 1024 * 1024, 'a'));
  ASSERT_LT(bomb.size(), 200'000U);
  const auto read = unpacked(bomb);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.problems().front().code, "warc.too_large");
}

TEST(Warc, mutilated_records_are_refused_or_read_and_nothing_else) {
  base::Random random(666);
  const std::string member = packed(response());
  const std::string text = inflated(member);
  int refused = 0;
  constexpr int rounds = 20'000;
  for (int round = 0; round < rounds; ++round) {
    const bool inside = random.happens(70);
    std::string bytes = inside ? text : member;
    for (std::uint64_t cuts = 1 + random.below(4); cuts > 0 && !bytes.empty(); --cuts) {
      const std::size_t at = random.below(bytes.size());
      switch (random.below(4)) {
        case 0:
          bytes[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          bytes.resize(at);
          break;
        case 2:
          bytes.insert(at, bytes.substr(random.below(bytes.size()), random.below(40)));
          break;
        default:
          bytes.erase(at, random.below(40));
      }
    }
    const auto read = unpacked(inside ? member_of(bytes) : bytes);
    if (!read) ++refused;
    if (read) {
      EXPECT_LE(read->record.block.size(), bytes.size() + text.size());
    }
  }
  EXPECT_GT(refused, rounds / 2);
}

TEST(Warc, ids_are_random_uuids) {
  EXPECT_EQ(make_id(std::string(16, '\xff')), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
  EXPECT_EQ(make_id(std::string(16, '\0')), "urn:uuid:00000000-0000-4000-8000-000000000000");
}

}  // namespace
}  // namespace prongsai::warc
