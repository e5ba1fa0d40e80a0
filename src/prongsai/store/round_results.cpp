// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/round_results.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::array<std::string_view, 4> outcome_codes = {"ready", "same", "clashing", "nothing"};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> parted(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    out.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

RoundOutcome outcome_at(const db::Row& row, int column) {
  const auto outcome = parse_round_outcome(row.get<std::string>(column));
  PRONGSAI_ASSERT(outcome.has_value());
  return *outcome;
}

RoundResult result_at(const db::Row& row) {
  return {.agency = row.get<std::string>(0),
          .outcome = outcome_at(row, 1),
          .missing = {.unopened = parted(row.get<std::string>(2)),
                      .unscored = parted(row.get<std::string>(3)),
                      .items = row.get<std::int64_t>(4),
                      .deductions = parted(row.get<std::string>(5))},
          .clashes = parted(row.get<std::string>(6)),
          .made = row.get<std::int64_t>(7),
          .figures_sha256 = row.get<std::string>(8),
          .looked_at = row.get<db::Moment>(9)};
}

}  // namespace

std::string_view code_of(RoundOutcome outcome) {
  return outcome_codes.at(static_cast<std::size_t>(outcome));
}

std::optional<RoundOutcome> parse_round_outcome(std::string_view code) {
  for (std::size_t i = 0; i < outcome_codes.size(); ++i) {
    if (outcome_codes.at(i) == code) return static_cast<RoundOutcome>(i);
  }
  return std::nullopt;
}

RoundResult RoundResult::read(const db::Row& row) {
  return result_at(row);
}

void record_round_result(db::Transaction& transaction, std::string_view round, const RoundResult& result) {
  transaction.execute(sql::record_round_result, result.agency, round, code_of(result.outcome),
                      joined(result.missing.unopened), joined(result.missing.unscored), result.missing.items,
                      joined(result.missing.deductions), joined(result.clashes), result.made,
                      result.figures_sha256, result.looked_at);
}

std::optional<RoundResult> find_round_result(db::Transaction& transaction, std::string_view round,
                                             std::string_view agency) {
  return transaction.optional<RoundResult>(sql::find_round_result, round, agency);
}

NamedRoundResult NamedRoundResult::read(const db::Row& row) {
  return {result_at(row), row.get<std::string>(10), row.get<std::string>(11)};
}

std::vector<NamedRoundResult> list_round_results(db::Transaction& transaction, std::string_view round,
                                                 std::string_view which, std::int64_t limit,
                                                 std::int64_t offset) {
  return transaction.all<NamedRoundResult>(sql::list_round_results, round, which, limit, offset);
}

std::int64_t count_round_results(db::Transaction& transaction, std::string_view round,
                                 std::string_view which) {
  return transaction.one<std::int64_t>(sql::count_round_results, round, which);
}

RoundResultSum RoundResultSum::read(const db::Row& row) {
  return {.outcome = outcome_at(row, 0),
          .missing = {.unopened = parted(row.get<std::string>(1)),
                      .unscored = parted(row.get<std::string>(2)),
                      .items = row.get<std::int64_t>(6),
                      .deductions = parted(row.get<std::string>(4))},
          .lacks_items = row.get<bool>(3),
          .agencies = row.get<std::int64_t>(5),
          .made = row.get<std::int64_t>(7),
          .first_looked_at = row.get<db::Moment>(8),
          .last_looked_at = row.get<db::Moment>(9)};
}

std::vector<RoundResultSum> sum_round_results(db::Transaction& transaction, std::string_view round) {
  return transaction.all<RoundResultSum>(sql::sum_round_results, round);
}

StateCount StateCount::read(const db::Row& row) {
  const auto state = parse_result_state(row.get<std::string>(0));
  PRONGSAI_ASSERT(state.has_value());
  return {*state, row.get<std::int64_t>(1)};
}

std::vector<StateCount> count_round_versions(db::Transaction& transaction, std::string_view round,
                                             std::string_view edition) {
  return transaction.all<StateCount>(sql::count_round_versions, round, edition);
}

}  // namespace prongsai::store
