// SPDX-License-Identifier: Apache-2.0
// What agencies tell about the things they must disclose, as the database keeps it: the list as it is
// written, its files, and everything that was handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/disclosure/filing.h"

namespace prongsai::store {

/// One list an agency and round.
struct DisclosureKey {
  std::string agency;
  std::string round;
};

/// An item as it was told last.
struct StoredDisclosureItem {
  disclosure::ItemFiling filing;
  std::string owner_unit;  ///< id; empty: nobody's in particular
  std::optional<std::int64_t>
      due_day;               ///< set by the agency for itself; whole days since 1970-01-01 in Bangkok
  bool is_ready = false;     ///< could be handed in as it stands
  std::int64_t version = 0;  ///< grows with every change; 0: nothing was told
  std::string changed_by;
  db::Moment changed_at{};

  /// Without its links.
  static StoredDisclosureItem read(const db::Row& row);
};
/// Those told, by the bytes of their codes, with their links.
[[nodiscard]] std::vector<StoredDisclosureItem> list_disclosure_items(db::Transaction& transaction,
                                                                      const DisclosureKey& key);
/// Takes the place of what had `item.version`, links too. False when it was changed since; nothing is changed
/// then.
[[nodiscard]] bool save_disclosure_item(db::Transaction& transaction, const DisclosureKey& key,
                                        const StoredDisclosureItem& item);

/// Whose work it is and until when, and nothing else of it: who writes in it at that moment is not disturbed.
/// `by` and `at` count only where nothing stood there.
void share_disclosure_item(db::Transaction& transaction, const DisclosureKey& key, std::string_view item,
                           std::string_view unit, const std::optional<std::int64_t>& due_day,
                           std::string_view by, db::Moment at);

/// A file that an agency shows for an item, without its bytes.
struct DisclosureFile {
  std::string item;
  std::int64_t number = 0;  ///< within the item, from 1, never used twice
  std::string name;
  std::string media_type;
  std::string sha256;
  std::int64_t size = 0;  ///< bytes
  std::string added_by;
  db::Moment added_at{};

  static DisclosureFile read(const db::Row& row);
};
/// By item and number, without those removed.
[[nodiscard]] std::vector<DisclosureFile> list_disclosure_files(db::Transaction& transaction,
                                                                const DisclosureKey& key);
/// Gives its number; that of `file` is not looked at. Requires: the item was saved or shared before.
std::int64_t record_disclosure_file(db::Transaction& transaction, const DisclosureKey& key,
                                    const DisclosureFile& file, std::string_view content);
/// False when there is none. What was handed in with it keeps it; else its bytes are gone.
[[nodiscard]] bool remove_disclosure_file(db::Transaction& transaction, const DisclosureKey& key,
                                          std::string_view item, std::int64_t number, db::Moment at);

struct DisclosureFileContent {
  std::string name;
  std::string media_type;
  std::string sha256;
  db::Bytes content;

  static DisclosureFileContent read(const db::Row& row);
};
/// One that was removed only where it was handed in.
[[nodiscard]] std::optional<DisclosureFileContent> find_disclosure_file(db::Transaction& transaction,
                                                                        const DisclosureKey& key,
                                                                        std::string_view item,
                                                                        std::int64_t number);
/// Only one that was handed in.
[[nodiscard]] std::optional<DisclosureFileContent> find_filed_file(db::Transaction& transaction,
                                                                   const DisclosureKey& key,
                                                                   std::string_view item,
                                                                   std::int64_t number);

/// Handed in.
struct FilingLine {
  std::int64_t number = 0;  ///< from 1
  std::string sha256;       ///< of the document
  std::int64_t items = 0;
  std::int64_t shown = 0;  ///< of them มี
  bool is_late = false;    ///< within the grace
  std::string handed_in_by;
  db::Moment handed_in_at{};

  static FilingLine read(const db::Row& row);
};
struct StoredFiling {
  FilingLine line;
  std::string document;  ///< disclosure::spelled()

  static StoredFiling read(const db::Row& row);
};
/// With all files that are not removed. Requires: the number after the last one's.
void record_filing(db::Transaction& transaction, const DisclosureKey& key, const StoredFiling& filing);
/// A whole list that was told and handed in once, of an agency about which nothing is known yet.
struct BulkFiling {
  std::string agency;
  std::vector<disclosure::ItemFiling> items;
  std::string document;  ///< disclosure::spelled() of them
  std::string handed_in_by;
  db::Moment handed_in_at{};
};
/// Of many agencies at once, as number 1: for nations that are made up.
void record_filings_in_bulk(db::Transaction& transaction, std::string_view round,
                            std::span<const BulkFiling> filings);
/// The newest first.
[[nodiscard]] std::vector<FilingLine> list_filings(db::Transaction& transaction, const DisclosureKey& key);
[[nodiscard]] std::optional<StoredFiling> find_filing(db::Transaction& transaction, const DisclosureKey& key,
                                                      std::int64_t number);
/// The one that counts.
[[nodiscard]] std::optional<StoredFiling> find_last_filing(db::Transaction& transaction,
                                                           const DisclosureKey& key);
[[nodiscard]] std::vector<DisclosureFile> list_filed_files(db::Transaction& transaction,
                                                           const DisclosureKey& key, std::int64_t number);

/// A round in which the agency handed in.
struct FiledRound {
  std::string round;
  std::int64_t last_number = 0;
  db::Moment last_at{};

  static FiledRound read(const db::Row& row);
};
/// By id.
[[nodiscard]] std::vector<FiledRound> list_filed_rounds(db::Transaction& transaction,
                                                        std::string_view agency);

/// What an agency answers to one item.
struct DisclosureBoardItem {
  std::string item;
  disclosure::Answer answer = disclosure::Answer::untold;
  bool is_ready = false;  ///< could be handed in as it stands
};
/// How far one agency of a round is.
struct DisclosureBoardLine {
  std::string agency;
  std::string name_th;
  std::string name_en;                     ///< may be empty
  std::string province;                    ///< may be empty
  std::vector<DisclosureBoardItem> items;  ///< those it told or shared out, in no order
  std::int64_t told = 0;                   ///< items that could be handed in as they stand
  std::int64_t shown = 0;                  ///< of them มี
  std::int64_t begun = 0;                  ///< answered, but something is missing
  std::int64_t last_number = 0;            ///< of its filings; 0: none
  std::optional<db::Moment> handed_in_at;
  bool is_late = false;

  static DisclosureBoardLine read(const db::Row& row);
};
/// Everybody who takes part, by name; of one province where it is named.
[[nodiscard]] std::vector<DisclosureBoardLine> list_disclosure_board(db::Transaction& transaction,
                                                                     std::string_view round,
                                                                     std::string_view province);

}  // namespace prongsai::store
