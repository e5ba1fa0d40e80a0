// SPDX-License-Identifier: Apache-2.0
// The audit line of a deed, written in the deed's own transaction.
#pragma once

#include <string>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/audit/snapshot.h"
#include "prongsai/db/transaction.h"
#include "prongsai/store/trail.h"

namespace prongsai::desk {

/// What was done. Codes and ids keep the forms of audit::Entry.
struct Done {
  std::string action;        ///< "round.open"
  std::string subject_kind;  ///< "round"
  std::string subject;       ///< its id
  std::string agency;        ///< whom it concerns; empty where it is no single agency
  std::string before;        ///< audit::Snapshot, or empty
  std::string after;
  std::string reason;
};

/// The longest reason a person may give, in bytes.
inline constexpr std::size_t reason_bytes_max = 4'000;

/// The line as the trail will hold it, for several at once.
[[nodiscard]] store::NewEntry line_of(const access::Actor& actor, access::Role role, db::Moment at,
                                      Done done);

/// Appends it. Requires: the forms above; a reason of at most reason_bytes_max.
void record(db::Transaction& transaction, const access::Actor& actor, access::Role role, db::Moment at,
            Done done);

}  // namespace prongsai::desk
