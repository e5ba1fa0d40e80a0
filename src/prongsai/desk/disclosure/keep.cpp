// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/keep.h"

#include "prongsai/audit/snapshot.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/records.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

bool may_pass(const fetch::Capture& capture) {
  using fetch::Outcome;
  constexpr int too_many_requests = 429;
  const fetch::Exchange* final = capture.final();
  const int status = final == nullptr ? 0 : final->status;
  return capture.outcome == Outcome::no_connection || capture.outcome == Outcome::too_slow ||
         status == too_many_requests || (status >= 500 && status <= 599);
}

enum class After : std::uint8_t { done, again, given_up };

After after(const Fetched& fetched) {
  if (!may_pass(fetched.capture)) return After::done;
  return static_cast<std::size_t>(fetched.order.tries) < capture_rests.size() ? After::again
                                                                              : After::given_up;
}

/// False when the order does not wait any more.
bool settle(db::Transaction& transaction, const Fetched& fetched, db::Moment now) {
  const After what = after(fetched);
  if (what != After::again)
    return store::end_capture_order(transaction, fetched.order, what == After::given_up, now);
  const auto rest = capture_rests[static_cast<std::size_t>(fetched.order.tries)];
  return store::postpone_capture_order(transaction, fetched.order, now + rest);
}

WholeBodies find_whole_bodies(const Office& office, const std::vector<std::vector<std::string>>& digests) {
  return office.database.read([&](db::Transaction& transaction) {
    WholeBodies out;
    for (const auto& of_one : digests) {
      for (const std::string& digest : of_one) {
        if (digest.empty() || out.contains(digest)) continue;
        if (auto whole = store::find_whole_body(transaction, digest)) out.emplace(digest, *std::move(whole));
      }
    }
    return out;
  });
}

std::string spelled(const store::StoredCapture& capture) {
  audit::Snapshot out;
  out.text("agency", capture.agency)
      .text("capture", capture.capture_id)
      .text("round", capture.round)
      .text("item", capture.item)
      .text("address", capture.address)
      .text("why", capture.why)
      .number("asked_at", capture.asked_at.time_since_epoch().count())
      .text("outcome", capture.outcome)
      .number("status", capture.status)
      .text("final_address", capture.final_address)
      .text("media_type", capture.media_type)
      .text("packing", capture.packing)
      .text("body_sha256", capture.body_sha256)
      .number("body_bytes", capture.body_bytes)
      .text("tls_leaf_sha256", capture.tls_leaf_sha256);
  // Lines of before there was such a digest go on saying what they said.
  if (capture.records_sha256.empty()) return out.str();
  out.text("records_sha256", capture.records_sha256)
      .text("beside", capture.beside)
      .text("detail", capture.detail)
      .text("tls_version", capture.tls_version)
      .text("tls_subject", capture.tls_subject)
      .text("tls_issuer", capture.tls_issuer)
      .text("tls_valid_until", capture.tls_valid_until)
      .truth("tls_trusted", capture.tls_trusted);
  return out.str();
}

/// Whether the same link is read once more under another name. Not each month of the year: one more request
/// a link is what a site is asked for when it counts, and when somebody wants to know.
bool wants_second_reader(const store::StoredCapture& capture) {
  return capture.beside.empty() && capture.is_good() && (capture.why == "close" || capture.why == "asked");
}

}  // namespace

std::string digest_of_batch(std::span<const store::StoredCapture> captures) {
  std::string all;
  for (const store::StoredCapture& each : captures) all.append(spelled(each)).append("\n");
  return base::sha256_hex(all);
}

bool batch_holds(db::Transaction& transaction, const std::string& batch, const std::string& digest) {
  return digest_of_batch(store::list_capture_batch(transaction, batch)) == digest;
}

Kept keep_captures(const Office& office, warc::Shelf& shelf, std::span<const Fetched> fetched) {
  if (fetched.empty()) return {};
  std::vector<std::vector<std::string>> digests;
  for (const Fetched& each : fetched) digests.push_back(digests_of(each.capture));
  WholeBodies bodies = find_whole_bodies(office, digests);
  std::vector<CaptureRows> rows;
  for (std::size_t i = 0; i < fetched.size(); ++i)
    rows.push_back(put_records(shelf, fetched[i], digests[i], bodies));
  shelf.sync();
  const std::string batch = secret::new_id("cb");
  return office.database.perform([&](db::Transaction& transaction) {
    const db::Moment now = office.now();
    Kept kept;
    std::vector<store::StoredCapture> vouched;
    std::vector<store::NewCaptureOrder> second;
    for (std::size_t i = 0; i < fetched.size(); ++i) {
      if (!settle(transaction, fetched[i], now)) continue;
      store::StoredCapture capture = rows[i].capture;
      capture.batch = batch;
      capture.batch_place = ++kept.captures;
      store::record_capture(transaction, capture, rows[i].exchanges);
      store::forget_checks_of_body(transaction, capture);
      kept.again += after(fetched[i]) == After::again ? 1 : 0;
      kept.given_up += after(fetched[i]) == After::given_up ? 1 : 0;
      if (wants_second_reader(capture)) {
        // Behind all that wait already: the copies that are graded come first.
        second.push_back({secret::new_id("co"), capture.agency, capture.round, capture.item, capture.address,
                          capture.why, now, capture.capture_id});
      }
      vouched.push_back(std::move(capture));
    }
    store::add_capture_orders(transaction, second);
    if (vouched.empty()) return kept;
    kept.batch = batch;
    audit::Snapshot what;
    what.number("count", kept.captures).text("sha256", digest_of_batch(vouched));
    record(transaction, the_program(), access::Role::system_administrator, now,
           {.action = "capture.keep", .subject_kind = "captures", .subject = batch, .after = what.str()});
    return kept;
  });
}

}  // namespace prongsai::desk
