// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/captures.h"

#include <array>
#include <chrono>

#include "prongsai/base/digest.h"
#include "prongsai/desk/disclosure/capture_checks.h"
#include "prongsai/desk/disclosure/capture_sight_detail.h"
#include "prongsai/desk/disclosure/captured_body_detail.h"
#include "prongsai/store/participants.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using base::Result;

CaptureView view_of(db::Transaction& transaction, store::StoredCapture capture) {
  CaptureView out;
  out.exchanges = store::list_capture_exchanges(transaction, capture.agency, capture.capture_id);
  out.checks = store::list_capture_checks(transaction, capture.agency, capture.capture_id);
  if (const auto text = store::find_captured_text(transaction, capture.body_sha256)) {
    out.is_read = !text->read_as.empty();
    out.read_as = text->read_as;
    out.pages = text->pages;
    out.table_rows = text->table_rows;
    out.text_bytes = text->text_bytes;
    out.trouble = text->trouble;
  }
  out.capture = std::move(capture);
  return out;
}

Result<store::StoredCapture> find_permitted(db::Transaction& transaction, const access::Actor& actor,
                                            const std::string& agency, const std::string& capture_id,
                                            const HasSeat& has_seat) {
  auto capture = store::find_capture(transaction, agency, capture_id);
  // Whether there is one is told to nobody who might not see it.
  if (!capture) {
    if (!access::may_somewhere(actor, Deed::see_disclosure) && !has_seat)
      return detail::captures_not_permitted();
    return Problem{"captures.no_such_capture", {}, {}};
  }
  const auto sight = detail::sight_of(transaction, actor, agency, capture->round);
  if (!sight) return sight.problems();
  auto refused =
      detail::look_refused(transaction, actor, *sight, agency, capture->round, capture->item, has_seat);
  if (!refused.empty()) return refused;
  return *std::move(capture);
}

/// What to call the file; the bytes decide nothing here, so that nothing opens them by itself.
std::string ending_of(const std::string& media_type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known = {{
      {"application/pdf", ".pdf"},
      {"text/html", ".html"},
      {"text/plain", ".txt"},
      {"text/csv", ".csv"},
      {"image/png", ".png"},
      {"image/jpeg", ".jpg"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
  }};
  for (const auto& [type, ending] : known)
    if (type == media_type) return std::string(ending);
  return ".bin";
}

std::string payload_of(const warc::Record& record) {
  constexpr std::string_view head_end = "\r\n\r\n";
  const std::size_t head = record.block.find(head_end);
  return head == std::string::npos ? std::string() : record.block.substr(head + head_end.size());
}

}  // namespace

Result<std::string> detail::body_of(const Office& office, const warc::Shelf& shelf, std::string_view sha256) {
  const auto whole =
      office.database.read([&](db::Transaction& t) { return store::find_whole_body(t, sha256); });
  if (!whole) return Problem{"captures.no_such_body", {}, {}};
  const auto record = shelf.read(spot_of(whole->spot));
  if (!record) return record.problems();
  std::string body = payload_of(*record);
  if (base::sha256_hex(body) != sha256) return Problem{"captures.altered", {{"file", whole->spot.file}}, {}};
  return body;
}

Result<std::vector<CaptureView>> see_captures(const Office& office, const access::Actor& actor,
                                              const std::string& agency, const std::string& round,
                                              const std::string& item, const HasSeat& has_seat) {
  return office.database.read([&](db::Transaction& transaction) -> Result<std::vector<CaptureView>> {
    const auto sight = detail::sight_of(transaction, actor, agency, round);
    if (!sight) return sight.problems();
    if (!item.empty()) {
      auto refused = detail::look_refused(transaction, actor, *sight, agency, round, item, has_seat);
      if (!refused.empty()) return refused;
    } else if (!sight->is_whole && sight->items.empty()) {
      return detail::captures_not_permitted();
    }
    std::vector<CaptureView> out;
    for (store::StoredCapture& each : store::list_captures(transaction, agency, round, item)) {
      if (item.empty() && !sight->has(each.item)) continue;
      out.push_back(view_of(transaction, std::move(each)));
    }
    return out;
  });
}

Result<CaptureView> see_capture(const Office& office, const access::Actor& actor, const std::string& agency,
                                const std::string& capture_id, const HasSeat& has_seat) {
  return office.database.read([&](db::Transaction& transaction) -> Result<CaptureView> {
    auto capture = find_permitted(transaction, actor, agency, capture_id, has_seat);
    if (!capture) return capture.problems();
    return view_of(transaction, *std::move(capture));
  });
}

Result<std::string> capture_text(const Office& office, const access::Actor& actor, const std::string& agency,
                                 const std::string& capture_id, const HasSeat& has_seat) {
  return office.database.read([&](db::Transaction& transaction) -> Result<std::string> {
    const auto capture = find_permitted(transaction, actor, agency, capture_id, has_seat);
    if (!capture) return capture.problems();
    const auto kept = store::find_captured_text(transaction, capture->body_sha256);
    return kept ? text_of(*kept).value_or("") : std::string();
  });
}

Result<CaptureFile> capture_bytes(const Office& office, const access::Actor& actor, const std::string& agency,
                                  const std::string& capture_id, const HasSeat& has_seat) {
  const auto capture = office.database.read([&](db::Transaction& transaction) {
    return find_permitted(transaction, actor, agency, capture_id, has_seat);
  });
  if (!capture) return capture.problems();
  if (office.captures.empty()) return Problem{"captures.not_here", {}, {}};
  if (capture->body_sha256.empty()) return Problem{"captures.no_body", {}, {}};
  auto body = detail::body_of(office, warc::Shelf(office.captures), capture->body_sha256);
  if (!body) return body.problems();
  return CaptureFile{capture_id + ending_of(capture->media_type), "application/octet-stream",
                     *std::move(body)};
}

Result<CaptureFile> capture_warc(const Office& office, const access::Actor& actor, const std::string& agency,
                                 const std::string& capture_id, const HasSeat& has_seat) {
  std::vector<store::RecordSpot> spots;
  const auto found = office.database.read([&](db::Transaction& transaction) -> Result<bool> {
    const auto capture = find_permitted(transaction, actor, agency, capture_id, has_seat);
    if (!capture) return capture.problems();
    spots.clear();
    for (const auto& each : store::list_capture_exchanges(transaction, agency, capture_id)) {
      if (!each.body_sha256.empty() && !each.is_whole) {
        if (const auto whole = store::find_whole_body(transaction, each.body_sha256))
          spots.push_back(whole->spot);
      }
      if (each.request.length > 0) spots.push_back(each.request);
      if (each.answer.length > 0) spots.push_back(each.answer);
    }
    return true;
  });
  if (!found) return found.problems();
  if (office.captures.empty()) return Problem{"captures.not_here", {}, {}};
  const warc::Shelf shelf(office.captures);
  CaptureFile out{capture_id + ".warc.gz", "application/warc", {}};
  for (const store::RecordSpot& spot : spots) {
    const auto raw = shelf.raw(detail::spot_of(spot));
    if (!raw) return raw.problems();
    out.bytes += *raw;
  }
  return out;
}

Result<CaptureProgress> see_capture_progress(const Office& office, const access::Actor& actor,
                                             const std::string& round) {
  const auto role = permit(actor, Deed::see_boards, {});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> Result<CaptureProgress> {
    const auto counted =
        store::count_capture_orders(transaction, round, office.now() - std::chrono::hours(1));
    return CaptureProgress{counted.waiting, counted.done, counted.given_up, counted.ended_lately};
  });
}

}  // namespace prongsai::desk
