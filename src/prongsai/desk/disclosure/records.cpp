// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/records.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

using fetch::Exchange;
using std::chrono::milliseconds;
using warc::Record;

constexpr std::size_t text_bytes_max = 2'000;
constexpr std::size_t head_bytes_max = 64U * 1024;
constexpr std::string_view head_end = "\r\n\r\n";

/// Letters of ASCII that can be seen, and blanks: addresses and what TLS says are no more than that.
std::string plain(std::string_view text, std::size_t most = text_bytes_max) {
  std::string out;
  for (const char c : text.substr(0, most)) out += c >= 0x20 && c < 0x7f ? c : '?';
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The chunks were joined when the body came in, so the header that announced them must not promise any:
/// readers of archives would look for them. Its name is changed, as other crawlers do; nothing is lost.
std::string head_of_joined_body(std::string_view head) {
  head = head.substr(0, head_bytes_max);
  // Only one empty line, at its end: behind it stands the body.
  head = head.substr(0, head.find(head_end));
  while (head.ends_with('\r') || head.ends_with('\n')) head.remove_suffix(1);
  constexpr std::string_view name = "transfer-encoding:";
  std::string out;
  for (std::string_view left = head; !left.empty();) {
    const std::size_t end = left.find('\n');
    const std::string_view line = left.substr(0, end == std::string_view::npos ? left.size() : end + 1);
    left.remove_prefix(line.size());
    if (lower(line.substr(0, name.size())) == name) out += "X-Archive-Orig-";
    out += line;
  }
  return out += head_end;
}

store::RecordSpot stored(const warc::Spot& spot) {
  return {spot.file, static_cast<std::int64_t>(spot.offset), static_cast<std::int64_t>(spot.length)};
}

std::string new_record_id() {
  return warc::make_id(secret::unpredictable_bytes(16));
}

/// Fields in which records of one exchange are alike.
Record begin_record(const Exchange& exchange, warc::Type type) {
  Record out;
  out.type = type;
  out.id = new_record_id();
  out.date = exchange.asked_at;
  out.target = plain(exchange.address);
  if (!exchange.peer.empty()) out.fields.emplace_back("WARC-IP-Address", plain(exchange.peer, 64));
  return out;
}

std::string instant(db::Moment at) {
  const auto days = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day day(days);
  const std::chrono::hh_mm_ss time(at - days);
  const auto two = [](auto value) {
    std::string out = std::to_string(value);
    return out.size() < 2 ? "0" + out : out;
  };
  std::string fraction = std::to_string(time.subseconds().count());
  fraction.insert(0, 6 - std::min<std::size_t>(6, fraction.size()), '0');
  return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
         two(static_cast<unsigned>(day.day())) + "T" + two(time.hours().count()) + ":" +
         two(time.minutes().count()) + ":" + two(time.seconds().count()) + "." + fraction + "Z";
}

void refer_to(Record& record, const store::WholeBody& whole) {
  record.type = warc::Type::revisit;
  record.fields.emplace_back("WARC-Profile",
                             "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
  record.fields.emplace_back("WARC-Refers-To", "<" + whole.record + ">");
  record.fields.emplace_back("WARC-Refers-To-Target-URI", plain(whole.address));
  record.fields.emplace_back("WARC-Refers-To-Date", instant(whole.asked_at));
}

db::Moment moment(std::chrono::system_clock::time_point at) {
  return std::chrono::time_point_cast<db::Moment::duration>(at);
}

/// The answer of one exchange, or why there is none.
Record answer_record(const Fetched& fetched, const Exchange& exchange, const std::string& digest,
                     const store::WholeBody* whole, bool is_last) {
  const fetch::Capture& capture = fetched.capture;
  if (exchange.status == 0) {
    Record out = begin_record(exchange, warc::Type::metadata);
    out.content_type = "application/warc-fields";
    out.block = "outcome: " + std::string(fetch::word_of(capture.outcome)) +
                "\r\ndetail: " + plain(capture.detail) + "\r\n";
    return out;
  }
  Record out = begin_record(exchange, warc::Type::response);
  out.content_type = "application/http;msgtype=response";
  out.block = head_of_joined_body(exchange.response_head);
  out.payload_sha256 = digest;
  if (whole != nullptr) {
    refer_to(out, *whole);
    return out;
  }
  if (is_last && capture.outcome == fetch::Outcome::cut_short)
    out.fields.emplace_back("WARC-Truncated", "length");
  if (is_last && capture.outcome == fetch::Outcome::too_slow)
    out.fields.emplace_back("WARC-Truncated", "time");
  out.block += exchange.body;
  return out;
}

store::CaptureExchange put_exchange(warc::Shelf& shelf, const Fetched& fetched, std::size_t place,
                                    const std::string& digest, WholeBodies& bodies, std::string& spelled) {
  const Exchange& exchange = fetched.capture.exchanges[place];
  const auto known = bodies.find(digest);
  const bool is_known = !digest.empty() && known != bodies.end();
  Record answer = answer_record(fetched, exchange, digest, is_known ? &known->second : nullptr,
                                place + 1 == fetched.capture.exchanges.size());
  store::CaptureExchange out;
  std::string request_sha256;
  if (!exchange.request_head.empty()) {
    Record request = begin_record(exchange, warc::Type::request);
    request.content_type = "application/http;msgtype=request";
    request.block = exchange.request_head.substr(0, head_bytes_max);
    request.fields.emplace_back("WARC-Concurrent-To", "<" + answer.id + ">");
    request_sha256 = base::sha256_hex(request.block);
    out.request = stored(shelf.put(request));
  }
  out.number = static_cast<std::int64_t>(place) + 1;
  out.address = plain(exchange.address);
  out.peer = plain(exchange.peer, 64);
  out.status = exchange.status;
  out.asked_at = moment(exchange.asked_at);
  out.took_ms = std::chrono::duration_cast<milliseconds>(exchange.took).count();
  out.body_sha256 = exchange.status == 0 ? std::string() : digest;
  out.is_whole = !is_known && !out.body_sha256.empty();
  out.answer_record = answer.id;
  out.answer = stored(shelf.put(answer));
  if (out.is_whole)
    bodies.emplace(digest, store::WholeBody{out.address, out.asked_at, answer.id, out.answer});
  spelled += spelled_exchange(out, request_sha256, base::sha256_hex(answer.block));
  return out;
}

/// Of an order for which nothing was asked at all: its address led nowhere.
store::CaptureExchange put_note(warc::Shelf& shelf, const Fetched& fetched, db::Moment at,
                                std::string& spelled) {
  Exchange none;
  none.address = fetched.order.address;
  none.asked_at = at;
  const Record note = answer_record(fetched, none, {}, nullptr, true);
  store::CaptureExchange out;
  out.number = 1;
  out.address = plain(none.address);
  out.asked_at = at;
  out.answer_record = note.id;
  out.answer = stored(shelf.put(note));
  spelled += spelled_exchange(out, {}, base::sha256_hex(note.block));
  return out;
}

}  // namespace

std::string header_of(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || lower(trimmed(line.substr(0, colon))) != lower(name)) continue;
    return std::string(trimmed(line.substr(colon + 1)));
  }
  return {};
}

std::string spelled_exchange(const store::CaptureExchange& exchange, std::string_view request_sha256,
                             std::string_view answer_sha256) {
  // None of these holds a tab or a line's end: addresses are read, and the rest is ours.
  std::string out = std::to_string(exchange.number);
  for (const std::string_view part :
       {std::string_view(exchange.address), std::string_view(exchange.peer),
        std::string_view(exchange.answer_record), std::string_view(exchange.body_sha256), request_sha256,
        answer_sha256}) {
    out += '\t';
    out += part;
  }
  for (const std::int64_t number : {exchange.status, exchange.asked_at.time_since_epoch().count()}) {
    out += '\t';
    out += std::to_string(number);
  }
  return out += '\n';
}

std::vector<std::string> digests_of(const fetch::Capture& capture) {
  std::vector<std::string> out;
  for (const Exchange& each : capture.exchanges)
    out.push_back(each.status == 0 || each.body.empty() ? std::string() : base::sha256_hex(each.body));
  return out;
}

CaptureRows put_records(warc::Shelf& shelf, const Fetched& fetched, const std::vector<std::string>& digests,
                        WholeBodies& bodies) {
  const fetch::Capture& from = fetched.capture;
  CaptureRows out;
  std::string spelled;
  for (std::size_t i = 0; i < from.exchanges.size(); ++i)
    out.exchanges.push_back(put_exchange(shelf, fetched, i, digests[i], bodies, spelled));
  if (out.exchanges.empty())
    out.exchanges.push_back(put_note(shelf, fetched, fetched.order.not_before, spelled));
  store::StoredCapture& to = out.capture;
  const store::CaptureOrder& order = fetched.order;
  to.agency = order.agency;
  to.capture_id = order.order_id + "-" + std::to_string(order.tries + 1);
  to.order_id = order.order_id;
  to.round = order.round;
  to.item = order.item;
  to.address = order.address;
  to.why = order.why;
  to.beside = order.beside;
  to.records_sha256 = base::sha256_hex(spelled);
  to.asked_at = out.exchanges.front().asked_at;
  for (const store::CaptureExchange& each : out.exchanges) to.took_ms += each.took_ms;
  to.outcome = fetch::word_of(from.outcome);
  to.detail = plain(from.detail);
  if (const Exchange* final = from.final()) {
    to.status = final->status;
    to.final_address = plain(final->address);
    const std::string type = lower(header_of(final->response_head, "Content-Type"));
    to.media_type = plain(trimmed(std::string_view(type).substr(0, type.find(';'))), 100);
    to.packing = plain(lower(header_of(final->response_head, "Content-Encoding")), 40);
    to.body_sha256 = digests[static_cast<std::size_t>(final - from.exchanges.data())];
    to.body_bytes = static_cast<std::int64_t>(final->body.size());
  }
  to.tls_version = plain(from.tls.version, 20);
  to.tls_subject = plain(from.tls.subject, 300);
  to.tls_issuer = plain(from.tls.issuer, 300);
  to.tls_valid_until = plain(from.tls.valid_until, 40);
  to.tls_leaf_sha256 = plain(from.tls.leaf_sha256, 64);
  to.tls_trusted = from.tls.trusted;
  return out;
}

}  // namespace prongsai::desk
