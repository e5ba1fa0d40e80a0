// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/proposals.h"

#include "prongsai/store/sql.h"

namespace prongsai::store {

Proposal Proposal::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::string>(1),
          row.get<std::string>(2),
          row.get<std::string>(3),
          row.get<std::string>(4),
          row.get<std::string>(5),
          row.get<std::string>(6),
          row.get<db::Moment>(7),
          row.get<std::string>(8),
          row.get<std::optional<std::string>>(9),
          row.get<std::optional<db::Moment>>(10),
          row.get<std::string>(11)};
}

void record_proposal(db::Transaction& transaction, const Proposal& proposal) {
  transaction.execute(sql::record_proposal, proposal.id, proposal.kind, proposal.agency, proposal.subject,
                      proposal.payload, proposal.reason, proposal.proposed_by, proposal.proposed_at);
}

std::optional<Proposal> find_proposal(db::Transaction& transaction, std::string_view id) {
  return transaction.optional<Proposal>(sql::find_proposal, id);
}

std::vector<Proposal> list_proposals(db::Transaction& transaction, std::string_view decision,
                                     std::int64_t limit) {
  return transaction.all<Proposal>(sql::list_proposals, decision, limit);
}

bool decide_proposal(db::Transaction& transaction, const Proposal& decided) {
  return transaction.execute(sql::decide_proposal, decided.id, decided.decision, decided.decided_by,
                             decided.decided_at, decided.decision_reason) == 1;
}

}  // namespace prongsai::store
