// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/credibility.h"

#include <array>

#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::array<std::string_view, 3> decision_words = {"no_concern", "ask_agency", "examine"};

}  // namespace

std::string_view word_of(CredibilityDecision decision) {
  return decision_words[static_cast<std::size_t>(decision)];
}

std::optional<CredibilityDecision> parse_credibility_decision(std::string_view word) {
  for (std::size_t i = 0; i < decision_words.size(); ++i) {
    if (decision_words[i] == word) return static_cast<CredibilityDecision>(i);
  }
  return std::nullopt;
}

StoredDecision StoredDecision::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::int64_t>(1),
          parse_credibility_decision(row.get<std::string>(2)).value(),
          row.get<std::string>(3),
          row.get<std::string>(4),
          row.get<std::optional<std::string>>(5).value_or(""),
          row.get<db::Moment>(6)};
}

void record_credibility_decision(db::Transaction& transaction, std::string_view round,
                                 const StoredDecision& decision) {
  transaction.execute(sql::record_credibility_decision, decision.agency, round, decision.number,
                      word_of(decision.decision), decision.reason, decision.decided_by, decision.decided_at);
}

std::vector<StoredDecision> list_credibility_decisions(db::Transaction& transaction, std::string_view round,
                                                       std::string_view agency) {
  return transaction.all<StoredDecision>(sql::list_credibility_decisions, round, agency);
}

}  // namespace prongsai::store
