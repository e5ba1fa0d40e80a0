// SPDX-License-Identifier: Apache-2.0
// Letters to the coordinators of agencies: that nothing was handed in yet, and that grades can be seen and
// disputed until a day. No letter names a grade.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/store/letters.h"
#include "prongsai/store/rounds.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {

struct Letter {
  std::string subject;
  std::string body;
};
struct LetterLine {
  store::LetterAgency agency;
  std::int64_t readers = 0;  ///< coordinators who have an account now
};
/// Before anything is sent: to whom, to whom not, and in which words.
struct LetterBoard {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  store::LetterKind kind = store::LetterKind::filing;
  std::string province;            ///< empty: the nation
  base::Problems closed;           ///< why none can be sent now; none where they can
  std::optional<Moment> closes;    ///< of disclosing, or of the time for disputes
  bool goes_by_itself = true;      ///< letters that are due are sent without anybody's asking
  std::vector<LetterLine> due;     ///< agencies that would get one now; by name, as all lists here
  std::vector<LetterLine> today;   ///< were written to today already
  std::vector<LetterLine> nobody;  ///< would get one, but have no coordinator
  std::int64_t letters = 0;        ///< to the coordinators of those that are due
};
/// Problems: desk.not_permitted; those of see_grading_board.
[[nodiscard]] base::Result<LetterBoard> look_at_letters(const Office& office, const access::Actor& actor,
                                                        std::string_view round, store::LetterKind kind,
                                                        const std::string& province);
/// The words of the letter that the first agency of the board would get; of a made-up name where there is
/// none.
[[nodiscard]] Letter sample_letter(const Office& office, const LetterBoard& board, text::Language language);

struct LettersSent {
  std::int64_t agencies = 0;
  std::int64_t letters = 0;
};
/// Puts them into the queue of mail, one a coordinator: for `filing` to agencies that have handed in nothing,
/// for `grades` to all that take part. No agency is written to about the same thing twice a day. A line of
/// the trail for each 2,000 agencies, in the transaction that queues their letters. Problems:
/// desk.not_permitted; those of see_grading_board; letters.not_disclosing, letters.not_clarifying.
[[nodiscard]] base::Result<LettersSent> send_letters(const Office& office, const access::Actor& actor,
                                                     std::string_view round, store::LetterKind kind,
                                                     const std::string& province);

/// Whether letters of the round go out by themselves; they do from the beginning, because an agency that
/// hears nothing loses its right to dispute. By the authority. Problems: desk.not_permitted;
/// rounds.no_such_round.
[[nodiscard]] base::Result<bool> switch_letters(const Office& office, const access::Actor& actor,
                                                std::string_view round, bool by_themselves);

/// What is due in every round that runs and whose letters go by themselves: to those who have not handed in
/// 14, 7 and 1 days before the last day of disclosing, and to everybody once the time for disputes has begun.
/// From eight in the morning in Bangkok. One that was sent by hand since that day counts. Gives how many
/// letters were queued.
std::int64_t send_due_letters(const Office& office);

}  // namespace prongsai::desk
