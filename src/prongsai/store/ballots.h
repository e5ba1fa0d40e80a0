// SPDX-License-Identifier: Apache-2.0
// Sealed ballots on their way into the database, and what is left of them when their box has been opened.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/store/surveys.h"

namespace prongsai::store {

/// The collector's steps, in their order, in one transaction: take the turn, look at codes, keep ballots,
/// spend the codes of those kept, add the numbers received.

/// Of several servers one writes ballots at a time: the others wait here, before they have looked at
/// anything. Requires: the first thing the transaction does.
void take_collecting_turn(db::Transaction& transaction);

/// A ballot as it is written. Borrowed.
struct NewBallot {
  std::int64_t survey = 0;
  std::string_view submission;  ///< survey::submission_digest
  std::string_view receipt;     ///< survey::receipt_digest
  std::string_view sealed;
};
enum class BallotKept : std::uint8_t {
  kept,
  kept_before,  ///< there is one of that id; it stays as it is
  too_late,     ///< the survey's box has been opened, or there is no such survey
};
/// One answer a ballot, in their order. Requires: no two of one survey and submission; the turn.
[[nodiscard]] std::vector<BallotKept> keep_ballots(db::Transaction& transaction,
                                                   std::span<const NewBallot> ballots);

struct CodeKey {
  std::int64_t survey = 0;
  std::string_view digest;
};
enum class CodeStanding : std::uint8_t { unknown, free, used };
/// A code as it stands, and whether its ballot came before.
struct CodedBallot {
  CodeStanding code = CodeStanding::unknown;
  bool kept_before = false;
};
/// One answer each, in their order; codes[i] is the code that came with ballots[i].
[[nodiscard]] std::vector<CodedBallot> look_at_codes(db::Transaction& transaction,
                                                     std::span<const CodeKey> codes,
                                                     std::span<const NewBallot> ballots);
/// Requires: all free, and no two alike.
void spend_codes(db::Transaction& transaction, std::span<const CodeKey> codes);

/// Requires: no two of one survey and day, or of one survey and channel.
void add_received(db::Transaction& transaction, std::span<const DayReceived> days,
                  std::span<const ChannelReceived> channels);

/// How many sealed ballots there are, by survey; surveys without any are absent. Walks through all of them.
[[nodiscard]] std::vector<SurveyReceived> count_sealed(db::Transaction& transaction);
/// What a sealed ballot is opened with.
struct SealedBallot {
  std::int64_t survey = 0;
  std::string receipt;
  std::string sealed;

  static SealedBallot read(const db::Row& row);
};
/// Of the surveys numbered `first` to `last`, by survey and receipt. Walks through all ballots there are: ask
/// for many surveys at once.
[[nodiscard]] std::vector<SealedBallot> list_sealed(db::Transaction& transaction, std::int64_t first,
                                                    std::int64_t last);
/// Of opened surveys, those whose receipt digests begin with this byte. How many were removed.
std::int64_t remove_opened_ballots(db::Transaction& transaction, std::uint8_t first_byte);

/// All sheets of an opened survey.
struct BallotStack {
  std::int64_t survey = 0;
  std::string fingerprint;  ///< of the questionnaire they answer
  std::int64_t bytes_each = 0;
  std::int64_t sheets_count = 0;
  db::Bytes sheets;          ///< packed sheets (tally::SheetLayout), sorted by their bytes
  std::int64_t refused = 0;  ///< ballots that no key opens or that are none

  static BallotStack read(const db::Row& row);
  friend bool operator==(const BallotStack&, const BallotStack&) = default;
};
void record_stack(db::Transaction& transaction, const BallotStack& stack);
[[nodiscard]] std::optional<BallotStack> find_stack(db::Transaction& transaction, std::int64_t survey);

/// The cells of tally::Counts of one agency.
void record_survey_count(db::Transaction& transaction, std::int64_t survey,
                         std::span<const std::uint32_t> cells);
[[nodiscard]] std::optional<std::vector<std::uint32_t>> find_survey_count(db::Transaction& transaction,
                                                                          std::int64_t survey);

/// How many chose what in a question about the respondents, or took which pace (question "pace").
struct ProfileCount {
  std::string question;
  std::int64_t choice = 0;  ///< from 1; of "pace" the number of survey::Pace
  std::int64_t count = 0;

  static ProfileCount read(const db::Row& row);
  friend bool operator==(const ProfileCount&, const ProfileCount&) = default;
};
void record_profile_counts(db::Transaction& transaction, std::int64_t survey,
                           std::span<const ProfileCount> counts);
/// By question and choice.
[[nodiscard]] std::vector<ProfileCount> list_profile_counts(db::Transaction& transaction,
                                                            std::int64_t survey);

/// The receipts of counted ballots, in any order and as often as they come; they are kept sorted.
void record_receipts(db::Transaction& transaction, std::int64_t survey, std::vector<std::string> receipts);
/// How many ballots all receipts of a survey stand for.
[[nodiscard]] std::int64_t count_receipts(db::Transaction& transaction, std::int64_t survey);

/// Where the ballot of a receipt is.
enum class ReceiptStanding : std::uint8_t { unknown, received, counted };
/// Says nothing of which survey. `receipt` is survey::receipt_digest.
[[nodiscard]] ReceiptStanding find_receipt(db::Transaction& transaction, std::string_view receipt);

}  // namespace prongsai::store
