// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/captures.h"

#include <algorithm>
#include <bit>

#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

/// What orders wait for each other by. Not a reading of the address: that is the fetcher's.
std::string host_of(std::string_view address) {
  const std::size_t slashes = address.find("://");
  if (slashes != std::string_view::npos) address.remove_prefix(slashes + 3);
  std::string host(address.substr(0, address.find_first_of("/?#:")));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return host;
}

StoredCapture capture_at(const db::Row& row) {
  return {.agency = row.get<std::string>(0),
          .capture_id = row.get<std::string>(1),
          .order_id = row.get<std::string>(2),
          .round = row.get<std::string>(3),
          .item = row.get<std::string>(4),
          .address = row.get<std::string>(5),
          .why = row.get<std::string>(6),
          .asked_at = row.get<db::Moment>(7),
          .took_ms = row.get<std::int64_t>(8),
          .outcome = row.get<std::string>(9),
          .detail = row.get<std::string>(10),
          .status = row.get<std::int64_t>(11),
          .final_address = row.get<std::string>(12),
          .media_type = row.get<std::string>(13),
          .packing = row.get<std::string>(14),
          .body_sha256 = row.get<std::string>(15),
          .body_bytes = row.get<std::int64_t>(16),
          .tls_version = row.get<std::string>(17),
          .tls_subject = row.get<std::string>(18),
          .tls_issuer = row.get<std::string>(19),
          .tls_valid_until = row.get<std::string>(20),
          .tls_leaf_sha256 = row.get<std::string>(21),
          .tls_trusted = row.get<bool>(22),
          .batch = row.get<std::string>(23),
          .batch_place = row.get<std::int64_t>(24),
          .checked_with = row.get<std::string>(25),
          .beside = row.get<std::string>(26),
          .records_sha256 = row.get<std::string>(27)};
}

constexpr int capture_columns = 28;

RecordSpot spot_at(const db::Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::int64_t>(column + 1), row.get<std::int64_t>(column + 2)};
}

/// No line and no tab inside: what stands there stays one line.
std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return text;
}

std::string packed(const std::vector<std::pair<std::string, std::string>>& details) {
  std::string out;
  for (const auto& [name, value] : details) {
    out.append(on_one_line(name)).append("\t").append(on_one_line(value)).append("\n");
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> unpacked(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) out.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return out;
}

}  // namespace

void add_capture_orders(db::Transaction& transaction, std::span<const NewCaptureOrder> orders) {
  for (const NewCaptureOrder& order : orders) {
    transaction.execute(sql::add_capture_order, order.agency, order.order_id, order.round, order.item,
                        order.address, host_of(order.address), order.why, order.asked_at, order.beside);
  }
}

CaptureOrder CaptureOrder::read(const db::Row& row) {
  return {row.get<std::string>(0),  row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4),  row.get<std::string>(5), row.get<db::Moment>(6),  row.get<db::Moment>(7),
          row.get<std::int64_t>(8), row.get<std::string>(9)};
}

std::vector<CaptureOrder> take_capture_orders(db::Transaction& transaction, std::string_view taker,
                                              db::Moment now, std::int64_t of_host, std::int64_t limit) {
  auto out = transaction.all<CaptureOrder>(sql::list_next_capture_orders, taker, now, of_host, limit);
  for (const CaptureOrder& order : out)
    transaction.execute(sql::take_capture_order, order.agency, order.order_id, taker);
  return out;
}

bool has_capture_work(db::Transaction& transaction, db::Moment now) {
  return transaction.one<bool>(sql::find_capture_work, now);
}

bool end_capture_order(db::Transaction& transaction, const CaptureOrder& order, bool is_given_up,
                       db::Moment at) {
  return transaction.execute(sql::end_capture_order, order.agency, order.order_id,
                             std::string_view(is_given_up ? "given_up" : "done"), at, order.tries) == 1;
}

bool postpone_capture_order(db::Transaction& transaction, const CaptureOrder& order, db::Moment until) {
  return transaction.execute(sql::postpone_capture_order, order.agency, order.order_id, until, order.tries) ==
         1;
}

CaptureCount CaptureCount::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
          row.get<std::int64_t>(3)};
}

CaptureCount count_capture_orders(db::Transaction& transaction, std::string_view round, db::Moment since) {
  return transaction.one<CaptureCount>(sql::count_capture_orders, round, since);
}

std::optional<db::Moment> find_last_capture_order(db::Transaction& transaction, std::string_view round,
                                                  db::Moment since) {
  return transaction.one<std::optional<db::Moment>>(sql::find_last_capture_order, round, since);
}

LinkOrder LinkOrder::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::string>(1),
          row.get<db::Moment>(2),
          row.get<db::Moment>(3),
          row.get<std::int64_t>(4),
          row.get<std::string>(5),
          row.get<std::optional<db::Moment>>(6)};
}

std::vector<LinkOrder> list_item_capture_orders(db::Transaction& transaction, std::string_view agency,
                                                std::string_view round, std::string_view item) {
  return transaction.all<LinkOrder>(sql::list_item_capture_orders, agency, round, item);
}

std::int64_t count_asked_captures(db::Transaction& transaction, std::string_view agency, db::Moment since) {
  return transaction.one<std::int64_t>(sql::count_asked_captures, agency, since);
}

StoredCapture StoredCapture::read(const db::Row& row) {
  return capture_at(row);
}

CaptureExchange CaptureExchange::read(const db::Row& row) {
  return {.number = row.get<std::int64_t>(0),
          .address = row.get<std::string>(1),
          .peer = row.get<std::string>(2),
          .status = row.get<std::int64_t>(3),
          .asked_at = row.get<db::Moment>(4),
          .took_ms = row.get<std::int64_t>(5),
          .body_sha256 = row.get<std::string>(6),
          .is_whole = row.get<bool>(7),
          .answer_record = row.get<std::string>(8),
          .answer = spot_at(row, 9),
          .request = spot_at(row, 12)};
}

void record_capture(db::Transaction& transaction, const StoredCapture& capture,
                    std::span<const CaptureExchange> exchanges) {
  transaction.execute(sql::record_capture, capture.agency, capture.capture_id, capture.order_id,
                      capture.round, capture.item, capture.address, capture.why, capture.asked_at,
                      capture.took_ms, capture.outcome, capture.detail, capture.status, capture.final_address,
                      capture.media_type, capture.packing, capture.body_sha256, capture.body_bytes,
                      capture.tls_version, capture.tls_subject, capture.tls_issuer, capture.tls_valid_until,
                      capture.tls_leaf_sha256, capture.tls_trusted, capture.batch, capture.batch_place,
                      capture.beside, capture.records_sha256);
  for (const CaptureExchange& each : exchanges) {
    transaction.execute(sql::record_capture_exchange, capture.agency, capture.capture_id, each.number,
                        each.address, each.peer, each.status, each.asked_at, each.took_ms, each.body_sha256,
                        each.is_whole, each.answer_record, each.answer.file, each.answer.offset,
                        each.answer.length, each.request.file, each.request.offset, each.request.length);
  }
}

std::optional<StoredCapture> find_capture(db::Transaction& transaction, std::string_view agency,
                                          std::string_view capture_id) {
  return transaction.optional<StoredCapture>(sql::find_capture, agency, capture_id);
}

std::vector<StoredCapture> list_captures(db::Transaction& transaction, std::string_view agency,
                                         std::string_view round, std::string_view item) {
  return transaction.all<StoredCapture>(sql::list_captures, agency, round, item);
}

std::optional<StoredCapture> find_second_capture(db::Transaction& transaction, const StoredCapture& first) {
  return transaction.optional<StoredCapture>(sql::find_second_capture, first.agency, first.capture_id);
}

std::vector<StoredCapture> list_capture_batch(db::Transaction& transaction, std::string_view batch) {
  return transaction.all<StoredCapture>(sql::list_capture_batch, batch);
}

std::vector<CaptureExchange> list_capture_exchanges(db::Transaction& transaction, std::string_view agency,
                                                    std::string_view capture_id) {
  return transaction.all<CaptureExchange>(sql::list_capture_exchanges, agency, capture_id);
}

WholeBody WholeBody::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<db::Moment>(1), row.get<std::string>(2), spot_at(row, 3)};
}

std::optional<WholeBody> find_whole_body(db::Transaction& transaction, std::string_view sha256) {
  return transaction.optional<WholeBody>(sql::find_whole_body, sha256);
}

CapturedText CapturedText::read(const db::Row& row) {
  return {row.get<std::string>(0),  row.get<std::string>(1), row.get<std::int64_t>(2),
          row.get<std::int64_t>(3), row.get<db::Bytes>(4),   row.get<std::int64_t>(5),
          row.get<std::string>(6),  row.get<std::string>(7)};
}

void record_captured_text(db::Transaction& transaction, const CapturedText& text) {
  transaction.execute(sql::record_captured_text, text.body_sha256, text.read_as, text.pages, text.table_rows,
                      text.text_packed, text.text_bytes, text.text_sha256, text.trouble);
  transaction.execute(sql::mark_body_read, text.body_sha256);
}

std::optional<CapturedText> find_captured_text(db::Transaction& transaction, std::string_view sha256) {
  return transaction.optional<CapturedText>(sql::find_captured_text, sha256);
}

UnreadBody UnreadBody::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
}

std::vector<UnreadBody> list_unread_bodies(db::Transaction& transaction, std::int64_t limit) {
  return transaction.all<UnreadBody>(sql::list_unread_bodies, limit);
}

CaptureCheck CaptureCheck::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          unpacked(row.get<std::string>(3)), row.get<std::string>(4)};
}

void set_capture_checks(db::Transaction& transaction, std::string_view agency, std::string_view capture_id,
                        std::span<const CaptureCheck> checks, std::string_view mark) {
  transaction.execute(sql::remove_capture_checks, agency, capture_id);
  std::int64_t number = 0;
  for (const CaptureCheck& each : checks) {
    transaction.execute(sql::record_capture_check, agency, capture_id, ++number, each.check, each.verdict,
                        each.part, packed(each.details), each.excerpt);
  }
  transaction.execute(sql::mark_capture_checked, agency, capture_id, mark);
}

std::vector<CaptureCheck> list_capture_checks(db::Transaction& transaction, std::string_view agency,
                                              std::string_view capture_id) {
  return transaction.all<CaptureCheck>(sql::list_capture_checks, agency, capture_id);
}

void forget_checks_of_capture(db::Transaction& transaction, std::string_view agency,
                              std::string_view capture_id) {
  transaction.execute(sql::forget_checks_of_capture, agency, capture_id);
}

void forget_checks_since_graded(db::Transaction& transaction, std::string_view agency, std::string_view round,
                                std::string_view item, std::string_view capture_id) {
  transaction.execute(sql::forget_checks_since_graded, agency, capture_id, round, item);
}

UncheckedCapture UncheckedCapture::read(const db::Row& row) {
  return {capture_at(row), row.get<std::string>(capture_columns)};
}

std::vector<UncheckedCapture> list_unchecked_captures(db::Transaction& transaction, std::int64_t limit) {
  return transaction.all<UncheckedCapture>(sql::list_unchecked_captures, limit);
}

std::int64_t forget_capture_checks(db::Transaction& transaction, std::string_view round,
                                   std::string_view mark) {
  return transaction.execute(sql::forget_capture_checks, round, mark);
}

SameBody find_same_body(db::Transaction& transaction, const StoredCapture& capture) {
  SameBody out;
  if (capture.body_sha256.empty()) return out;
  out.other_items = transaction.all<std::string>(sql::list_other_items_of_body, capture.body_sha256,
                                                 capture.agency, capture.round, capture.item);
  out.other_agencies = transaction.one<std::int64_t>(sql::count_other_agencies_of_body, capture.body_sha256,
                                                     capture.round, capture.agency, other_agencies_most);
  return out;
}

void forget_checks_of_body(db::Transaction& transaction, const StoredCapture& capture) {
  if (capture.body_sha256.empty() || !capture.is_good() || !capture.beside.empty()) return;
  const std::int64_t others =
      transaction.one<std::int64_t>(sql::count_other_agencies_of_body, capture.body_sha256, capture.round,
                                    capture.agency, other_agencies_most);
  // Always looking at all again would be work that grows with the square of their number.
  if (std::has_single_bit(static_cast<std::uint64_t>(others))) {
    transaction.execute(sql::forget_checks_of_body, capture.body_sha256, capture.round);
  } else {
    transaction.execute(sql::forget_own_checks_of_body, capture.body_sha256, capture.round, capture.agency);
  }
}

std::optional<StoredCapture> find_first_capture(db::Transaction& transaction, const StoredCapture& capture) {
  return transaction.optional<StoredCapture>(sql::find_first_capture, capture.agency, capture.round,
                                             capture.item, capture.address, capture.asked_at);
}

ChangedCapture ChangedCapture::read(const db::Row& row) {
  return {.agency = row.get<std::string>(0),
          .name_th = row.get<std::string>(1),
          .name_en = row.get<std::string>(2),
          .province = row.get<std::string>(3),
          .item = row.get<std::string>(4),
          .address = row.get<std::string>(5),
          .capture_id = row.get<std::string>(6),
          .asked_at = row.get<db::Moment>(7),
          .outcome = row.get<std::string>(8),
          .status = row.get<std::int64_t>(9),
          .verdict = row.get<std::string>(10)};
}

std::vector<ChangedCapture> list_changed_captures(db::Transaction& transaction, std::string_view round,
                                                  std::string_view province, std::int64_t limit,
                                                  std::int64_t offset) {
  return transaction.all<ChangedCapture>(sql::list_changed_captures, round, province, limit, offset);
}

std::int64_t count_changed_captures(db::Transaction& transaction, std::string_view round,
                                    std::string_view province) {
  return transaction.one<std::int64_t>(sql::count_changed_captures, round, province);
}

CaptureLine CaptureLine::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::string>(1)};
}

std::vector<CaptureLine> list_capture_lines(db::Transaction& transaction, std::int64_t behind,
                                            std::int64_t limit) {
  return transaction.all<CaptureLine>(sql::list_capture_lines, behind, limit);
}

BatchSize BatchSize::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::int64_t>(1)};
}

std::vector<BatchSize> count_captures_by_batch(db::Transaction& transaction) {
  return transaction.all<BatchSize>(sql::count_captures_by_batch);
}

}  // namespace prongsai::store
