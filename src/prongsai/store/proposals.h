// SPDX-License-Identifier: Apache-2.0
// Deeds that need two persons, waiting for the second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

struct Proposal {
  std::string id;
  std::string kind;     ///< "publication", "override", "exclusion"
  std::string agency;   ///< empty where it concerns no single agency
  std::string subject;  ///< what it is done to; one waiting proposal of a kind for each
  std::string payload;  ///< what is to be done, as the kind writes it
  std::string reason;
  std::string proposed_by;
  db::Moment proposed_at{};
  std::string decision = "waiting";  ///< waiting, accepted, refused, withdrawn
  std::optional<std::string> decided_by;
  std::optional<db::Moment> decided_at;
  std::string decision_reason;

  static Proposal read(const db::Row& row);
};

/// Throws ConstraintViolated "proposal_one_waiting" when one of that kind waits for the subject already.
void record_proposal(db::Transaction& transaction, const Proposal& proposal);
[[nodiscard]] std::optional<Proposal> find_proposal(db::Transaction& transaction, std::string_view id);
/// Newest first.
[[nodiscard]] std::vector<Proposal> list_proposals(db::Transaction& transaction, std::string_view decision,
                                                   std::int64_t limit);
/// False when it was decided before. Throws ConstraintViolated "proposal_needs_two_persons" when the proposer
/// accepts.
[[nodiscard]] bool decide_proposal(db::Transaction& transaction, const Proposal& decided);

}  // namespace prongsai::store
