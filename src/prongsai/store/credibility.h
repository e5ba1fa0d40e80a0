// SPDX-License-Identifier: Apache-2.0
// What named people decided after they had looked at an agency's evidence card.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// Whatever is decided, no answer goes and no score changes by it.
enum class CredibilityDecision : std::uint8_t {
  no_concern,  ///< somebody looked and found nothing to ask about
  ask_agency,  ///< the agency shall say how it came about
  examine,     ///< to be looked into by those whose task that is
};
/// "no_concern", "ask_agency", "examine"; names in locale/ under "credibility.decision.<word>".
[[nodiscard]] std::string_view word_of(CredibilityDecision decision);
[[nodiscard]] std::optional<CredibilityDecision> parse_credibility_decision(std::string_view word);

/// None is ever changed: whoever thinks otherwise later decides again.
struct StoredDecision {
  std::string agency;
  std::int64_t number = 0;  ///< 1, 2, … of one agency and round
  CredibilityDecision decision = CredibilityDecision::no_concern;
  std::string reason;
  std::string decided_by;    ///< the person's id
  std::string decided_name;  ///< only read: the name as it is now
  db::Moment decided_at{};

  static StoredDecision read(const db::Row& row);
};

/// Throws ConstraintViolated "credibility_decision_pkey" where there is one of that number.
void record_credibility_decision(db::Transaction& transaction, std::string_view round,
                                 const StoredDecision& decision);
/// By agency and number; of an empty agency those of the whole round.
[[nodiscard]] std::vector<StoredDecision> list_credibility_decisions(db::Transaction& transaction,
                                                                     std::string_view round,
                                                                     std::string_view agency = {});

}  // namespace prongsai::store
