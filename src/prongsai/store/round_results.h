// SPDX-License-Identifier: Apache-2.0
// What came of making the results of a round from its counts and grades, agency by agency, as the database
// keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/store/results.h"

namespace prongsai::store {

enum class RoundOutcome : std::uint8_t {
  ready,     ///< looked at; no version says it yet
  same,      ///< the newest version of the agency's results says what the round says
  clashing,  ///< somebody typed something else, and that was left alone
  nothing,   ///< the round has no figure of the agency yet
};
[[nodiscard]] std::string_view code_of(RoundOutcome outcome);
[[nodiscard]] std::optional<RoundOutcome> parse_round_outcome(std::string_view code);

/// What a round's results of an agency lack.
struct MissingFigures {
  std::vector<std::string> unopened;    ///< words of surveys whose answers are not opened: "iit", "eit1"
  std::vector<std::string> unscored;    ///< opened, but no score follows from them
  std::int64_t items = 0;               ///< without a final grade
  std::vector<std::string> deductions;  ///< codes; a round knows none, somebody must type them

  [[nodiscard]] bool empty() const {
    return unopened.empty() && unscored.empty() && items == 0 && deductions.empty();
  }
  friend bool operator==(const MissingFigures&, const MissingFigures&) = default;
};

struct RoundResult {
  std::string agency;
  RoundOutcome outcome = RoundOutcome::nothing;
  MissingFigures missing;
  std::vector<std::string> clashes;  ///< names of fields; of a clashing one, and of no other
  std::int64_t made = 0;             ///< number of the version that the round made last; 0: none
  std::string figures_sha256;        ///< of the figures in it
  db::Moment looked_at{};

  static RoundResult read(const db::Row& row);
};
/// Takes the place of what was kept of the agency and round.
void record_round_result(db::Transaction& transaction, std::string_view round, const RoundResult& result);
[[nodiscard]] std::optional<RoundResult> find_round_result(db::Transaction& transaction,
                                                           std::string_view round, std::string_view agency);

struct NamedRoundResult {
  RoundResult result;
  std::string name_th;
  std::string name_en;

  static NamedRoundResult read(const db::Row& row);
};
/// `which` is the code of an outcome, or "incomplete". By Thai name.
[[nodiscard]] std::vector<NamedRoundResult> list_round_results(db::Transaction& transaction,
                                                               std::string_view round, std::string_view which,
                                                               std::int64_t limit, std::int64_t offset);
[[nodiscard]] std::int64_t count_round_results(db::Transaction& transaction, std::string_view round,
                                               std::string_view which);

/// Agencies of which the same was found; `missing.items` is of all of them together.
struct RoundResultSum {
  RoundOutcome outcome = RoundOutcome::nothing;
  MissingFigures missing;
  bool lacks_items = false;
  std::int64_t agencies = 0;
  std::int64_t made = 0;  ///< of them with a version that the round made
  db::Moment first_looked_at{};
  db::Moment last_looked_at{};

  static RoundResultSum read(const db::Row& row);
};
[[nodiscard]] std::vector<RoundResultSum> sum_round_results(db::Transaction& transaction,
                                                            std::string_view round);

struct StateCount {
  ResultState state = ResultState::entered;
  std::int64_t agencies = 0;

  static StateCount read(const db::Row& row);
};
/// Versions of the round's agencies under that edition, whoever made them; replaced ones are not counted.
[[nodiscard]] std::vector<StateCount> count_round_versions(db::Transaction& transaction,
                                                           std::string_view round, std::string_view edition);

}  // namespace prongsai::store
