// SPDX-License-Identifier: Apache-2.0
// What shall be fetched of agencies' sites, what came of it, what was read and noticed in it, as the database
// keeps it. The bytes themselves lie in archive files (warc/shelf.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// Somebody wants a link fetched.
struct NewCaptureOrder {
  std::string order_id;  ///< secret::new_id("co")
  std::string agency;
  std::string round;
  std::string item;
  std::string address;  ///< as told
  std::string why;      ///< "handed_in", "close", "watch", "asked"
  db::Moment asked_at{};
  std::string beside{};  ///< of a second reading: the id of the capture beside which it is made
};
/// One that waits for the same link of the same item already is not doubled. Requires: the agency takes part
/// in the round.
void add_capture_orders(db::Transaction& transaction, std::span<const NewCaptureOrder> orders);

struct CaptureOrder {
  std::string agency;
  std::string order_id;
  std::string round;
  std::string item;
  std::string address;
  std::string why;
  db::Moment asked_at{};
  db::Moment not_before{};
  std::int64_t tries = 0;  ///< before this one
  std::string beside{};    ///< of a second reading; empty: of the first reader

  static CaptureOrder read(const db::Row& row);
};
/// Takes up to `limit` orders whose time has come, of each host at most `of_host` at once in the hands of
/// `taker`: first one of each host, then a second one, the longest waiting first. What another taker had in
/// hand is taken from it: there is one writer. They stay waiting until told otherwise.
[[nodiscard]] std::vector<CaptureOrder> take_capture_orders(db::Transaction& transaction,
                                                            std::string_view taker, db::Moment now,
                                                            std::int64_t of_host, std::int64_t limit);
/// Whether an order's time has come, or a capture has no checks.
[[nodiscard]] bool has_capture_work(db::Transaction& transaction, db::Moment now);
/// In what follows: false when this try of it does not wait any more.
[[nodiscard]] bool end_capture_order(db::Transaction& transaction, const CaptureOrder& order,
                                     bool is_given_up, db::Moment at);
[[nodiscard]] bool postpone_capture_order(db::Transaction& transaction, const CaptureOrder& order,
                                          db::Moment until);

/// Of a round; second readings are not counted.
struct CaptureCount {
  std::int64_t waiting = 0;
  std::int64_t done = 0;
  std::int64_t given_up = 0;
  std::int64_t ended_lately = 0;  ///< done or given up since the moment asked about

  static CaptureCount read(const db::Row& row);
  friend bool operator==(const CaptureCount&, const CaptureCount&) = default;
};
[[nodiscard]] CaptureCount count_capture_orders(db::Transaction& transaction, std::string_view round,
                                                db::Moment since);

/// When the last orders of a whole round ("close", "watch") since that moment were made.
[[nodiscard]] std::optional<db::Moment> find_last_capture_order(db::Transaction& transaction,
                                                                std::string_view round, db::Moment since);

/// Where the order of a link stands: what was asked for, and the program has done or will do.
struct LinkOrder {
  std::string address;
  std::string why;
  db::Moment asked_at{};
  db::Moment not_before{};
  std::int64_t tries = 0;
  std::string state;  ///< "waiting", "done", "given_up"
  std::optional<db::Moment> ended_at;

  static LinkOrder read(const db::Row& row);
};
/// Of an item, the newest first; an address may come several times.
[[nodiscard]] std::vector<LinkOrder> list_item_capture_orders(db::Transaction& transaction,
                                                              std::string_view agency, std::string_view round,
                                                              std::string_view item);
/// How many links of an agency's people asked for by hand since that moment.
[[nodiscard]] std::int64_t count_asked_captures(db::Transaction& transaction, std::string_view agency,
                                                db::Moment since);

/// One try to fetch a link.
struct StoredCapture {
  std::string agency;
  std::string capture_id;  ///< the order's id, "-" and which try, from 1
  std::string order_id;
  std::string round;
  std::string item;
  std::string address;  ///< as told
  std::string why;
  db::Moment asked_at{};
  std::int64_t took_ms = 0;
  std::string outcome;        ///< fetch::word_of
  std::string detail;         ///< for the operator, in English
  std::int64_t status = 0;    ///< 0 without an answer
  std::string final_address;  ///< empty without an answer
  std::string media_type;     ///< "application/pdf", as the server said
  std::string packing;        ///< "gzip", where the server packed the body; else empty
  std::string body_sha256;    ///< empty without a body
  std::int64_t body_bytes = 0;
  std::string tls_version;
  std::string tls_subject;
  std::string tls_issuer;
  std::string tls_valid_until;
  std::string tls_leaf_sha256;
  bool tls_trusted = false;
  std::string batch;             ///< the subject of the line in the trail that vouches for it
  std::int64_t batch_place = 0;  ///< from 1
  std::string checked_with;      ///< empty: no checks yet, or none that still hold; "unread": not read yet
  std::string beside{};          ///< of a second reading: the capture beside which it was made; else empty
  std::string records_sha256{};  ///< over its requests and answers; empty: kept before that was noted

  /// A page was shown. That two agencies show the same page of an error says nothing about either.
  [[nodiscard]] bool is_good() const { return outcome == "answered" && status >= 200 && status <= 299; }

  static StoredCapture read(const db::Row& row);
};

/// Where a record stands; length 0: there is none.
struct RecordSpot {
  std::string file;
  std::int64_t offset = 0;
  std::int64_t length = 0;
};

struct CaptureExchange {
  std::int64_t number = 0;  ///< from 1
  std::string address;
  std::string peer;
  std::int64_t status = 0;
  db::Moment asked_at{};
  std::int64_t took_ms = 0;
  std::string body_sha256;
  bool is_whole = false;      ///< the bytes stand in this record, and not in an earlier one
  std::string answer_record;  ///< its id: "urn:uuid:…"
  RecordSpot answer;          ///< or what was noted where none came
  RecordSpot request;

  static CaptureExchange read(const db::Row& row);
};

void record_capture(db::Transaction& transaction, const StoredCapture& capture,
                    std::span<const CaptureExchange> exchanges);
[[nodiscard]] std::optional<StoredCapture> find_capture(db::Transaction& transaction, std::string_view agency,
                                                        std::string_view capture_id);
/// Of an item, the newest first; of an empty item those of all, by item. Without second readings.
[[nodiscard]] std::vector<StoredCapture> list_captures(db::Transaction& transaction, std::string_view agency,
                                                       std::string_view round, std::string_view item);
/// The second reading beside a capture that came last, where its body was read.
[[nodiscard]] std::optional<StoredCapture> find_second_capture(db::Transaction& transaction,
                                                               const StoredCapture& first);
/// In the order in which they were told to the trail.
[[nodiscard]] std::vector<StoredCapture> list_capture_batch(db::Transaction& transaction,
                                                            std::string_view batch);
[[nodiscard]] std::vector<CaptureExchange> list_capture_exchanges(db::Transaction& transaction,
                                                                  std::string_view agency,
                                                                  std::string_view capture_id);

/// The first record that holds these bytes.
struct WholeBody {
  std::string address;
  db::Moment asked_at{};
  std::string record;
  RecordSpot spot;

  static WholeBody read(const db::Row& row);
};
[[nodiscard]] std::optional<WholeBody> find_whole_body(db::Transaction& transaction, std::string_view sha256);

/// What stands in a body, read once.
struct CapturedText {
  std::string body_sha256;
  std::string read_as;  ///< "pdf", "docx", "html", "text", "xlsx", "csv"; empty: not read
  std::int64_t pages = 0;
  std::int64_t table_rows = 0;
  db::Bytes text_packed;  ///< gzip
  std::int64_t text_bytes = 0;
  std::string text_sha256;  ///< of the text
  std::string trouble;      ///< a problem's code, where it could not be read

  static CapturedText read(const db::Row& row);
};
/// Does nothing when it is there.
void record_captured_text(db::Transaction& transaction, const CapturedText& text);
[[nodiscard]] std::optional<CapturedText> find_captured_text(db::Transaction& transaction,
                                                             std::string_view sha256);

/// A body of an answer that nobody has read yet.
struct UnreadBody {
  std::string sha256;
  std::string media_type;
  std::string packing;
  std::string address;

  static UnreadBody read(const db::Row& row);
};
/// Of captures without checks, each body once.
[[nodiscard]] std::vector<UnreadBody> list_unread_bodies(db::Transaction& transaction, std::int64_t limit);

struct CaptureCheck {
  std::string check;    ///< disclosure::word_of
  std::string verdict;  ///< disclosure::word_of
  std::string part;
  std::vector<std::pair<std::string, std::string>> details;
  std::string excerpt;

  static CaptureCheck read(const db::Row& row);
  friend bool operator==(const CaptureCheck&, const CaptureCheck&) = default;
};
/// Takes the place of those it had, and notes the mark.
void set_capture_checks(db::Transaction& transaction, std::string_view agency, std::string_view capture_id,
                        std::span<const CaptureCheck> checks, std::string_view mark);
[[nodiscard]] std::vector<CaptureCheck> list_capture_checks(db::Transaction& transaction,
                                                            std::string_view agency,
                                                            std::string_view capture_id);
/// The checks of one capture must be made anew.
void forget_checks_of_capture(db::Transaction& transaction, std::string_view agency,
                              std::string_view capture_id);
/// An item was graded with that copy before the assessor: what was compared with what had been graded before
/// must be compared anew, as must later copies.
void forget_checks_since_graded(db::Transaction& transaction, std::string_view agency, std::string_view round,
                                std::string_view item, std::string_view capture_id);
/// Those without checks whose body was read or has none, with the agency's registered site.
struct UncheckedCapture {
  StoredCapture capture;
  std::string website;  ///< as the register has it; may be empty

  static UncheckedCapture read(const db::Row& row);
};
[[nodiscard]] std::vector<UncheckedCapture> list_unchecked_captures(db::Transaction& transaction,
                                                                    std::int64_t limit);
/// Checks of that round made with another mark no longer hold. How many these are.
std::int64_t forget_capture_checks(db::Transaction& transaction, std::string_view round,
                                   std::string_view mark);

/// Who else shows the same bytes in good answers of that round: this agency for other items, and how many
/// other agencies, of which no more are counted than this.
inline constexpr std::int64_t other_agencies_most = 1'000;
struct SameBody {
  std::vector<std::string> other_items;
  std::int64_t other_agencies = 0;  ///< at most other_agencies_most
};
[[nodiscard]] SameBody find_same_body(db::Transaction& transaction, const StoredCapture& capture);
/// What was noticed about these bytes elsewhere in the round must be looked at again: of this agency always;
/// of others when the number of agencies that show them has doubled since.
void forget_checks_of_body(db::Transaction& transaction, const StoredCapture& capture);
/// The first good answer for the same link of that item before this one.
[[nodiscard]] std::optional<StoredCapture> find_first_capture(db::Transaction& transaction,
                                                              const StoredCapture& capture);

/// A link whose newest copy is not what was graded.
struct ChangedCapture {
  std::string agency;
  std::string name_th;
  std::string name_en;
  std::string province;
  std::string item;
  std::string address;
  std::string capture_id;
  db::Moment asked_at{};
  std::string outcome;
  std::int64_t status = 0;
  std::string verdict;  ///< "fails": another text; "doubtful": other bytes; "cannot_tell": nothing came

  static ChangedCapture read(const db::Row& row);
};
/// The newest first; of an empty province those of the nation.
[[nodiscard]] std::vector<ChangedCapture> list_changed_captures(db::Transaction& transaction,
                                                                std::string_view round,
                                                                std::string_view province, std::int64_t limit,
                                                                std::int64_t offset);
[[nodiscard]] std::int64_t count_changed_captures(db::Transaction& transaction, std::string_view round,
                                                  std::string_view province);

/// A line "capture.keep" of the trail.
struct CaptureLine {
  std::int64_t sequence = 0;
  std::string line;

  static CaptureLine read(const db::Row& row);
};
/// Those behind that sequence, in order; -1: from the first.
[[nodiscard]] std::vector<CaptureLine> list_capture_lines(db::Transaction& transaction, std::int64_t behind,
                                                          std::int64_t limit);
struct BatchSize {
  std::string batch;
  std::int64_t captures = 0;

  static BatchSize read(const db::Row& row);
};
[[nodiscard]] std::vector<BatchSize> count_captures_by_batch(db::Transaction& transaction);

}  // namespace prongsai::store
