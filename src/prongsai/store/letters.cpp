// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/letters.h"

#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

const std::vector<std::string> letter_columns = {"agency_id", "round_id", "kind",   "day",
                                                 "letters",   "sent_by",  "sent_at"};

}  // namespace

std::string_view word_of(LetterKind kind) {
  return kind == LetterKind::filing ? "filing" : "grades";
}

std::optional<LetterKind> parse_letter_kind(std::string_view word) {
  for (const LetterKind one : {LetterKind::filing, LetterKind::grades}) {
    if (word == word_of(one)) return one;
  }
  return std::nullopt;
}

LetterAgency LetterAgency::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), row.get<bool>(4),        row.get<std::optional<std::int64_t>>(5)};
}

std::vector<LetterAgency> list_letter_agencies(db::Transaction& transaction, std::string_view round,
                                               std::string_view province, LetterKind kind) {
  return transaction.all<LetterAgency>(sql::list_letter_agencies, round, province, word_of(kind));
}

LetterReader LetterReader::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4)};
}

std::vector<LetterReader> list_letter_readers(db::Transaction& transaction, std::string_view round,
                                              std::string_view province) {
  return transaction.all<LetterReader>(sql::list_letter_readers, round, province);
}

void record_letters(db::Transaction& transaction, std::string_view round, LetterKind kind, std::int64_t day,
                    std::span<const SentLetter> letters, std::string_view by, db::Moment at) {
  transaction.insert_in_bulk("disclosure_letter", letter_columns, [&](auto&& add) {
    for (const SentLetter& one : letters) add(one.agency, round, word_of(kind), day, one.letters, by, at);
  });
}

bool are_letters_stopped(db::Transaction& transaction, std::string_view round) {
  return transaction.one<std::int64_t>(sql::find_letters_stopped, round) > 0;
}

bool stop_letters(db::Transaction& transaction, std::string_view round, std::string_view by, db::Moment at) {
  return transaction.execute(sql::stop_letters, round, by, at) == 1;
}

bool resume_letters(db::Transaction& transaction, std::string_view round) {
  return transaction.execute(sql::resume_letters, round) == 1;
}

}  // namespace prongsai::store
