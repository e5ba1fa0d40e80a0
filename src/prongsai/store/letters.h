// SPDX-License-Identifier: Apache-2.0
// Letters to agencies about what they disclose: who may get one, and who was written to when.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// What a letter is about.
enum class LetterKind : std::uint8_t {
  filing,  ///< nothing was handed in yet
  grades,  ///< grades can be seen and disputed
};
[[nodiscard]] std::string_view word_of(LetterKind kind);  ///< "filing", "grades"
[[nodiscard]] std::optional<LetterKind> parse_letter_kind(std::string_view word);

/// An agency of the round, with what decides whether it is written to.
struct LetterAgency {
  std::string agency;
  std::string name_th;
  std::string name_en;   ///< may be empty
  std::string province;  ///< may be empty
  bool has_filed = false;
  /// The last day on which it was written to about that; whole days since 1970-01-01 in Bangkok.
  std::optional<std::int64_t> last_day;

  static LetterAgency read(const db::Row& row);
};
/// Everybody who takes part, by name; of one province where it is named.
[[nodiscard]] std::vector<LetterAgency> list_letter_agencies(db::Transaction& transaction,
                                                             std::string_view round,
                                                             std::string_view province, LetterKind kind);

/// A coordinator of an agency.
struct LetterReader {
  std::string agency;
  std::string person;
  std::string mail;
  std::string name;
  std::string language;  ///< "th", "en"

  static LetterReader read(const db::Row& row);
};
/// By agency; of one province where it is named.
[[nodiscard]] std::vector<LetterReader> list_letter_readers(db::Transaction& transaction,
                                                            std::string_view round,
                                                            std::string_view province);

struct SentLetter {
  std::string agency;
  std::int64_t letters = 0;  ///< as many as it has coordinators
};
/// Throws ConstraintViolated "disclosure_letter_pkey" for an agency that was written to on that day.
void record_letters(db::Transaction& transaction, std::string_view round, LetterKind kind, std::int64_t day,
                    std::span<const SentLetter> letters, std::string_view by, db::Moment at);

/// Whether letters of the round go out by themselves: they do until somebody stops them.
[[nodiscard]] bool are_letters_stopped(db::Transaction& transaction, std::string_view round);
/// False when it was so before.
bool stop_letters(db::Transaction& transaction, std::string_view round, std::string_view by, db::Moment at);
bool resume_letters(db::Transaction& transaction, std::string_view round);

}  // namespace prongsai::store
