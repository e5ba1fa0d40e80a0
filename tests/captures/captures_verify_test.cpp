// SPDX-License-Identifier: Apache-2.0
// Whoever alters a kept copy, its row or its line is found, on every engine.
#include <chrono>
#include <filesystem>
#include <fstream>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/verify_captures.h"

#include "captures_fixture.h"
#include "captures_tests/sql.h"

namespace prongsai::offices {
namespace {

namespace fs = std::filesystem;
namespace sql = captures_tests::sql;

class VerifiedCaptures : public Captures {
 protected:
  VerifiedCaptures() {
    for (int i = 1; i <= 3; ++i) {
      const std::string address = "https://a.go.th/" + std::to_string(i);
      order("a-1", "o" + std::to_string(i), address);
      web_.pages[address] = captured(address, i == 3 ? "สอง" : i == 2 ? "สอง" : "หนึ่ง");
    }
    order("a-1", "o4", "https://nowhere.go.th/");
    work();
    for (const auto& view : seen("a-1")) ids_.push_back(view.capture.capture_id);
  }
  desk::CapturesVerified verified() {
    auto out = desk::verify_captures(office(), [](std::int64_t, std::int64_t) {});
    EXPECT_THAT(codes(out), IsEmpty());
    return out ? *std::move(out) : desk::CapturesVerified{};
  }
  std::vector<std::string> found() {
    std::vector<std::string> out;
    for (const base::Problem& each : verified().differences) out.push_back(each.code);
    return out;
  }
  template <class... Values>
  void change(const db::Query& query, const Values&... values) {
    perform([&](db::Transaction& t) { EXPECT_GE(t.execute(query, values...), 1); });
  }
  std::string archive() {
    for (const auto& entry : fs::directory_iterator(office().captures))
      if (entry.path().extension() == ".gz") return entry.path().string();
    return {};
  }

  std::vector<std::string> ids_;  ///< of o1 to o4
};

TEST_P(VerifiedCaptures, agree_when_nobody_touched_them) {
  std::vector<std::pair<std::int64_t, std::int64_t>> told;
  const auto out = desk::verify_captures(
      office(), [&](std::int64_t done, std::int64_t all) { told.emplace_back(done, all); });
  ASSERT_THAT(codes(out), IsEmpty());
  EXPECT_TRUE(out->agrees());
  EXPECT_EQ(out->captures, 4);
  EXPECT_EQ(out->records, 7) << "three requests with their answers, and a note";
  EXPECT_EQ(out->unbound, 0);
  EXPECT_EQ(told.back(), (std::pair<std::int64_t, std::int64_t>(4, 4)));
}

TEST_P(VerifiedCaptures, are_found_where_a_row_was_changed_or_given_to_another_line) {
  change(sql::falsify_capture, ids_[0]);
  EXPECT_THAT(found(), ElementsAre("captures.batch_differs"));
  change(sql::falsify_batch, ids_[1]);
  EXPECT_THAT(found(), ElementsAre("captures.batch_differs", "captures.no_line"));
}

TEST_P(VerifiedCaptures, are_found_where_another_record_is_shown_for_them) {
  const auto other = seen("a-1", "o2").front().exchanges.front().answer;
  change(sql::falsify_spot, ids_[0], other.offset, other.length);
  EXPECT_THAT(found(), ElementsAre("captures.record_other"));
}

TEST_P(VerifiedCaptures, are_found_where_an_address_was_changed_that_only_heads_are_bound_to) {
  change(sql::falsify_peer, ids_[0]);
  EXPECT_THAT(found(), ElementsAre("captures.records_differ"));
  change(sql::falsify_records_digest, ids_[0]);
  EXPECT_THAT(found(), ElementsAre("captures.batch_differs")) << "leaving it out is a change itself";
}

/// A head put together anew, with digests of its own that hold: only the trail knows better.
TEST_P(VerifiedCaptures, are_found_where_a_head_was_written_anew) {
  const auto view = seen("a-1", "o1").front();
  const store::RecordSpot& spot = view.exchanges.front().answer;
  auto record = shelf_.read(
      {spot.file, static_cast<std::uint64_t>(spot.offset), static_cast<std::uint64_t>(spot.length)});
  ASSERT_THAT(codes(record), IsEmpty());
  record->block.replace(record->block.find("200 OK"), 6, "203 OK");
  const std::string member = warc::packed(*record);
  std::fstream file(archive(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(0, std::ios::end);
  const auto end = static_cast<std::int64_t>(file.tellg());
  file.write(member.data(), static_cast<std::streamsize>(member.size()));
  file.close();
  change(sql::falsify_spot, ids_[0], end, static_cast<std::int64_t>(member.size()));
  EXPECT_THAT(found(), ElementsAre("captures.records_differ"));
}

TEST_P(VerifiedCaptures, are_found_where_a_byte_or_the_file_is_gone) {
  const auto view = seen("a-1", "o1").front();
  const store::RecordSpot& spot = view.exchanges.front().answer;
  std::fstream file(archive(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(spot.offset + spot.length / 2);
  file.put('\x7f');
  file.close();
  EXPECT_THAT(found(), ElementsAre("captures.record_broken"));
  fs::remove(archive());
  EXPECT_THAT(found(), testing::Each("captures.record_missing"));
  EXPECT_EQ(verified().differing, 7);
}

/// A line that an earlier version of the program wrote: its digest was computed apart from this code, over
/// the JSON of one capture and a line's end.
TEST(CaptureBatch, of_before_heads_were_bound_keeps_its_digest) {
  store::StoredCapture one;
  one.agency = "a-1";
  one.capture_id = "co-1-1";
  one.round = "r-1";
  one.item = "o1";
  one.address = "https://a.go.th/1";
  one.why = "close";
  one.asked_at = db::Moment(std::chrono::microseconds(1'795'230'000'123'456));
  one.outcome = "answered";
  one.status = 200;
  one.final_address = "https://a.go.th/1";
  one.media_type = "text/html";
  one.body_sha256 = std::string(64, 'b');
  one.body_bytes = 7;
  one.tls_leaf_sha256 = std::string(64, 'c');
  one.tls_issuer = "R3";
  const std::string json =
      "{\"agency\":\"a-1\",\"capture\":\"co-1-1\",\"round\":\"r-1\",\"item\":\"o1\",\"address\":\"https://"
      "a.go.th/1\",\"why\":"
      "\"close\",\"asked_at\":1795230000123456,\"outcome\":\"answered\",\"status\":200,\"final_address\":"
      "\"https://"
      "a.go.th/1\",\"media_type\":\"text/html\",\"packing\":\"\",\"body_sha256\":\"" +
      one.body_sha256 + "\",\"body_bytes\":7,\"tls_leaf_sha256\":\"" + one.tls_leaf_sha256 + "\"}";
  EXPECT_EQ(desk::digest_of_batch({&one, 1}), base::sha256_hex(json + "\n"));
  const std::string before = desk::digest_of_batch({&one, 1});
  one.records_sha256 = std::string(64, 'd');
  EXPECT_NE(desk::digest_of_batch({&one, 1}), before);
}

TEST_P(VerifiedCaptures, need_their_folder) {
  test_.own_office().captures = "/nonexistent/captures";
  EXPECT_THAT(codes(desk::verify_captures(office(), [](std::int64_t, std::int64_t) {})),
              ElementsAre("captures.no_folder"));
}

PRONGSAI_ON_EVERY_ENGINE(VerifiedCaptures);

}  // namespace
}  // namespace prongsai::offices
