// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/verify_captures.h"

#include <filesystem>
#include <set>
#include <utility>

#include "prongsai/audit/entry.h"
#include "prongsai/audit/snapshot.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/captured_body_detail.h"
#include "prongsai/desk/disclosure/keep.h"
#include "prongsai/desk/disclosure/records.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using store::CaptureExchange;
using store::StoredCapture;

constexpr std::int64_t lines_at_once = 20;

/// A batch as the trail tells it, with its rows.
struct Batch {
  std::string id;
  std::int64_t line = 0;
  bool is_readable = false;
  std::string told;
  std::vector<StoredCapture> captures;
  std::vector<std::vector<CaptureExchange>> exchanges;
};

std::vector<Batch> read_batches(db::Transaction& transaction, std::int64_t behind) {
  std::vector<Batch> out;
  for (const store::CaptureLine& each : store::list_capture_lines(transaction, behind, lines_at_once)) {
    Batch& batch = out.emplace_back(Batch{.line = each.sequence});
    const auto entry = audit::parse_entry(each.line);
    batch.is_readable = entry.ok();
    if (!entry) continue;
    batch.id = entry->subject.id;
    batch.told = entry->after;
    batch.captures = store::list_capture_batch(transaction, batch.id);
    for (const StoredCapture& one : batch.captures)
      batch.exchanges.push_back(store::list_capture_exchanges(transaction, one.agency, one.capture_id));
  }
  return out;
}

class Verifying {
 public:
  explicit Verifying(const Office& office) : office_(office), shelf_(office.captures) {}

  void look_at(const Batch& batch) {
    ++out_.batches;
    if (!batch.is_readable) {
      tell({"captures.line_unreadable", {{"line", std::to_string(batch.line)}}, {}});
      return;
    }
    audit::Snapshot expected;
    expected.number("count", static_cast<std::int64_t>(batch.captures.size()))
        .text("sha256", digest_of_batch(batch.captures));
    if (expected.str() != batch.told) {
      tell({"captures.batch_differs",
            {{"batch", batch.id},
             {"line", std::to_string(batch.line)},
             {"found", std::to_string(batch.captures.size())}},
            {}});
    }
    for (std::size_t i = 0; i < batch.captures.size(); ++i) look_at(batch.captures[i], batch.exchanges[i]);
  }

  void tell(Problem problem) {
    ++out_.differing;
    if (out_.differences.size() < verify_told_most) out_.differences.push_back(std::move(problem));
  }
  [[nodiscard]] std::int64_t captures() const { return out_.captures; }
  [[nodiscard]] CapturesVerified take() { return std::move(out_); }

 private:
  void look_at(const StoredCapture& capture, const std::vector<CaptureExchange>& exchanges) {
    ++out_.captures;
    out_.unbound += capture.records_sha256.empty() ? 1 : 0;
    const std::int64_t before = out_.differing;
    std::string spelled;
    for (const CaptureExchange& each : exchanges) {
      const auto answer = read(capture, each.answer);
      const auto request = each.request.length > 0 ? read(capture, each.request) : std::nullopt;
      if (answer) hold(capture, each, *answer);
      if (answer)
        spelled += spelled_exchange(each, request ? base::sha256_hex(request->block) : std::string(),
                                    base::sha256_hex(answer->block));
    }
    // Where a record is gone or broken that was told already, and says why this does not agree.
    const bool is_other =
        !capture.records_sha256.empty() && base::sha256_hex(spelled) != capture.records_sha256;
    if (is_other && out_.differing == before)
      tell({"captures.records_differ", {{"capture", capture.capture_id}}, {}});
  }

  std::optional<warc::Record> read(const StoredCapture& capture, const store::RecordSpot& spot) {
    ++out_.records;
    auto record = shelf_.read(detail::spot_of(spot));
    if (record) return *std::move(record);
    if (record.problems().front().code == "warc.no_such_file") {
      tell({"captures.record_missing", {{"capture", capture.capture_id}, {"file", spot.file}}, {}});
    } else {
      tell({"captures.record_broken", {{"capture", capture.capture_id}, {"at", spot_words(spot)}}, {}});
    }
    return std::nullopt;
  }

  static std::string spot_words(const store::RecordSpot& spot) {
    return spot.file + ":" + std::to_string(spot.offset);
  }

  /// Whether the record is the one that the row means. That bytes have the digests of its head was looked at
  /// when it was read.
  void hold(const StoredCapture& capture, const CaptureExchange& row, const warc::Record& record) {
    const bool has_body = !row.body_sha256.empty();
    const warc::Type expected = row.status == 0             ? warc::Type::metadata
                                : has_body && !row.is_whole ? warc::Type::revisit
                                                            : warc::Type::response;
    const bool is_it = record.id == row.answer_record && record.target == row.address &&
                       record.type == expected &&
                       (row.status == 0 || record.payload_sha256 == row.body_sha256);
    if (!is_it) {
      tell({"captures.record_other", {{"capture", capture.capture_id}, {"at", spot_words(row.answer)}}, {}});
    }
    if (!has_body || row.is_whole) return;
    // The record it refers to is looked at with its own capture; here only that there is one.
    if (!bodies_.contains(row.body_sha256)) {
      const bool is_there = office_.database.read([&](db::Transaction& transaction) {
        return store::find_whole_body(transaction, row.body_sha256).has_value();
      });
      if (is_there) {
        bodies_.insert(row.body_sha256);
      } else {
        tell({"captures.body_missing", {{"capture", capture.capture_id}, {"sha256", row.body_sha256}}, {}});
      }
    }
  }

  const Office& office_;
  const warc::Shelf shelf_;
  std::set<std::string, std::less<>> bodies_;  ///< that are known to be there
  CapturesVerified out_;
};

}  // namespace

base::Result<CapturesVerified> verify_captures(const Office& office, const VerifyProgress& progress) {
  std::error_code ignored;
  if (office.captures.empty() || !std::filesystem::is_directory(office.captures, ignored))
    return Problem{"captures.no_folder", {{"folder", office.captures}}, {}};
  // These are asked for first: the line of each is there by then.
  const auto sizes = office.database.read(
      [](db::Transaction& transaction) { return store::count_captures_by_batch(transaction); });
  std::int64_t all = 0;
  for (const store::BatchSize& each : sizes) all += each.captures;
  Verifying verifying(office);
  std::set<std::string, std::less<>> told;
  for (std::int64_t behind = -1;;) {
    const auto batches =
        office.database.read([&](db::Transaction& transaction) { return read_batches(transaction, behind); });
    if (batches.empty()) break;
    for (const Batch& batch : batches) {
      verifying.look_at(batch);
      told.insert(batch.id);
      behind = batch.line;
      progress(verifying.captures(), std::max(all, verifying.captures()));
    }
  }
  for (const store::BatchSize& each : sizes) {
    if (told.contains(each.batch)) continue;
    verifying.tell(
        {"captures.no_line", {{"batch", each.batch}, {"found", std::to_string(each.captures)}}, {}});
  }
  return verifying.take();
}

}  // namespace prongsai::desk
