// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/disclosure.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/store/agency_seats.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

disclosure::Answer answer_of(const std::string& word) {
  const auto answer = disclosure::parse_answer(word);
  PRONGSAI_ASSERT(answer.has_value());
  return *answer;
}

using LinkRow = std::tuple<std::string, std::string, std::string>;

/// "o1+shown o2-untold": its code, whether it could be handed in, the answer.
std::vector<DisclosureBoardItem> board_items(const std::string& text) {
  std::vector<DisclosureBoardItem> out;
  out.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::size_t mark = text.find_first_of("+-", from);
    PRONGSAI_ASSERT(mark < to);
    out.push_back(
        {text.substr(from, mark - from), answer_of(text.substr(mark + 1, to - mark - 1)), text[mark] == '+'});
    from = to + 1;
  }
  return out;
}

}  // namespace

StoredDisclosureItem StoredDisclosureItem::read(const db::Row& row) {
  StoredDisclosureItem out;
  out.filing.item = row.get<std::string>(0);
  out.filing.answer = answer_of(row.get<std::string>(1));
  out.filing.note = row.get<std::string>(2);
  out.owner_unit = row.get<std::string>(3);
  out.due_day = row.get<std::optional<std::int64_t>>(4);
  out.filing.copied_from = row.get<std::string>(5);
  out.is_ready = row.get<bool>(6);
  out.version = row.get<std::int64_t>(7);
  out.changed_by = row.get<std::string>(8);
  out.changed_at = row.get<db::Moment>(9);
  return out;
}

std::vector<StoredDisclosureItem> list_disclosure_items(db::Transaction& transaction,
                                                        const DisclosureKey& key) {
  auto out = transaction.all<StoredDisclosureItem>(sql::list_disclosure_items, key.agency, key.round);
  std::map<std::string, std::vector<disclosure::Link>> links;
  for (auto& [item, address, path] :
       transaction.all<LinkRow>(sql::list_disclosure_links, key.agency, key.round))
    links[item].push_back({std::move(address), std::move(path)});
  for (StoredDisclosureItem& one : out) {
    const auto found = links.find(one.filing.item);
    if (found != links.end()) one.filing.links = std::move(found->second);
  }
  return out;
}

bool save_disclosure_item(db::Transaction& transaction, const DisclosureKey& key,
                          const StoredDisclosureItem& item) {
  const bool is_saved =
      transaction.execute(sql::save_disclosure_item, key.agency, key.round, item.filing.item,
                          disclosure::word_of(item.filing.answer), item.filing.note, item.owner_unit,
                          item.due_day, item.filing.copied_from, item.is_ready, item.version, item.changed_by,
                          item.changed_at) == 1;
  if (!is_saved) return false;
  transaction.execute(sql::remove_disclosure_links, key.agency, key.round, item.filing.item);
  std::int64_t number = 0;
  for (const disclosure::Link& link : item.filing.links)
    transaction.execute(sql::record_disclosure_link, key.agency, key.round, item.filing.item, ++number,
                        link.address, link.path);
  return true;
}

void share_disclosure_item(db::Transaction& transaction, const DisclosureKey& key, std::string_view item,
                           std::string_view unit, const std::optional<std::int64_t>& due_day,
                           std::string_view by, db::Moment at) {
  transaction.execute(sql::share_disclosure_item, key.agency, key.round, item, unit, due_day, by, at);
}

DisclosureFile DisclosureFile::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::int64_t>(5), row.get<std::string>(6), row.get<db::Moment>(7)};
}

std::vector<DisclosureFile> list_disclosure_files(db::Transaction& transaction, const DisclosureKey& key) {
  return transaction.all<DisclosureFile>(sql::list_disclosure_files, key.agency, key.round);
}

std::int64_t record_disclosure_file(db::Transaction& transaction, const DisclosureKey& key,
                                    const DisclosureFile& file, std::string_view content) {
  const auto last = transaction.one<std::optional<std::int64_t>>(sql::find_last_disclosure_file, key.agency,
                                                                 key.round, file.item);
  const std::int64_t number = last.value_or(0) + 1;
  transaction.execute(sql::record_disclosure_file, key.agency, key.round, file.item, number, file.name,
                      file.media_type, file.sha256, file.size, db::BytesView{content}, file.added_by,
                      file.added_at);
  return number;
}

bool remove_disclosure_file(db::Transaction& transaction, const DisclosureKey& key, std::string_view item,
                            std::int64_t number, db::Moment at) {
  return transaction.execute(sql::remove_disclosure_file, key.agency, key.round, item, number, at) == 1;
}

DisclosureFileContent DisclosureFileContent::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<db::Bytes>(3)};
}

std::optional<DisclosureFileContent> find_disclosure_file(db::Transaction& transaction,
                                                          const DisclosureKey& key, std::string_view item,
                                                          std::int64_t number) {
  return transaction.optional<DisclosureFileContent>(sql::find_disclosure_file, key.agency, key.round, item,
                                                     number);
}

std::optional<DisclosureFileContent> find_filed_file(db::Transaction& transaction, const DisclosureKey& key,
                                                     std::string_view item, std::int64_t number) {
  return transaction.optional<DisclosureFileContent>(sql::find_filed_file, key.agency, key.round, item,
                                                     number);
}

FilingLine FilingLine::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
          row.get<std::int64_t>(3), row.get<bool>(4),        row.get<std::string>(5),
          row.get<db::Moment>(6)};
}

StoredFiling StoredFiling::read(const db::Row& row) {
  return {FilingLine::read(row), row.get<std::string>(7)};
}

void record_filing(db::Transaction& transaction, const DisclosureKey& key, const StoredFiling& filing) {
  const FilingLine& line = filing.line;
  transaction.execute(sql::record_filing, key.agency, key.round, line.number, filing.document, line.sha256,
                      line.items, line.shown, line.is_late, line.handed_in_by, line.handed_in_at);
  transaction.execute(sql::record_filed_files, key.agency, key.round, line.number);
  forget_agency_seats(transaction, key.round, key.agency);
}

void record_filings_in_bulk(db::Transaction& transaction, std::string_view round,
                            std::span<const BulkFiling> filings) {
  const std::vector<std::string> items = {"agency_id", "round_id",   "item",       "answer",
                                          "note",      "owner_unit", "due_day",    "copied_from",
                                          "is_ready",  "version",    "changed_by", "changed_at"};
  transaction.insert_in_bulk("disclosure_item", items, [&](auto&& add) {
    for (const BulkFiling& filing : filings) {
      for (const disclosure::ItemFiling& one : filing.items)
        add(filing.agency, round, one.item, disclosure::word_of(one.answer), one.note, "",
            std::optional<std::int64_t>(), "", std::int64_t{1}, std::int64_t{1}, filing.handed_in_by,
            filing.handed_in_at);
    }
  });
  const std::vector<std::string> links = {"agency_id", "round_id", "item", "number", "address", "path"};
  transaction.insert_in_bulk("disclosure_link", links, [&](auto&& add) {
    for (const BulkFiling& filing : filings) {
      for (const disclosure::ItemFiling& one : filing.items) {
        std::int64_t number = 0;
        for (const disclosure::Link& link : one.links)
          add(filing.agency, round, one.item, ++number, link.address, link.path);
      }
    }
  });
  for (const BulkFiling& filing : filings) {
    const auto shown =
        std::ranges::count(filing.items, disclosure::Answer::shown, &disclosure::ItemFiling::answer);
    record_filing(transaction, {filing.agency, std::string(round)},
                  {{1, base::sha256_hex(filing.document), static_cast<std::int64_t>(filing.items.size()),
                    shown, false, filing.handed_in_by, filing.handed_in_at},
                   filing.document});
  }
}

std::vector<FilingLine> list_filings(db::Transaction& transaction, const DisclosureKey& key) {
  return transaction.all<FilingLine>(sql::list_filings, key.agency, key.round);
}

std::optional<StoredFiling> find_filing(db::Transaction& transaction, const DisclosureKey& key,
                                        std::int64_t number) {
  return transaction.optional<StoredFiling>(sql::find_filing, key.agency, key.round, number);
}

std::optional<StoredFiling> find_last_filing(db::Transaction& transaction, const DisclosureKey& key) {
  return transaction.optional<StoredFiling>(sql::find_last_filing, key.agency, key.round);
}

std::vector<DisclosureFile> list_filed_files(db::Transaction& transaction, const DisclosureKey& key,
                                             std::int64_t number) {
  return transaction.all<DisclosureFile>(sql::list_filed_files, key.agency, key.round, number);
}

FiledRound FiledRound::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::int64_t>(1), row.get<db::Moment>(2)};
}

std::vector<FiledRound> list_filed_rounds(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<FiledRound>(sql::list_filed_rounds, agency);
}

DisclosureBoardLine DisclosureBoardLine::read(const db::Row& row) {
  DisclosureBoardLine out;
  out.agency = row.get<std::string>(0);
  out.name_th = row.get<std::string>(1);
  out.name_en = row.get<std::string>(2);
  out.province = row.get<std::string>(3);
  out.items = board_items(row.get<std::optional<std::string>>(4).value_or(""));
  for (const DisclosureBoardItem& one : out.items) {
    out.told += one.is_ready ? 1 : 0;
    out.shown += one.is_ready && one.answer == disclosure::Answer::shown ? 1 : 0;
    out.begun += !one.is_ready && one.answer != disclosure::Answer::untold ? 1 : 0;
  }
  out.last_number = row.get<std::int64_t>(5);
  out.handed_in_at = row.get<std::optional<db::Moment>>(6);
  out.is_late = row.get<bool>(7);
  return out;
}

std::vector<DisclosureBoardLine> list_disclosure_board(db::Transaction& transaction, std::string_view round,
                                                       std::string_view province) {
  return transaction.all<DisclosureBoardLine>(sql::list_disclosure_board, round, province);
}

}  // namespace prongsai::store
