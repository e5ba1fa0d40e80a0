// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/record.h"

#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::desk {

store::NewEntry line_of(const access::Actor& actor, access::Role role, db::Moment at, Done done) {
  PRONGSAI_ASSERT(done.reason.size() <= reason_bytes_max);
  store::NewEntry out;
  out.agency = std::move(done.agency);
  out.entry.at = at;
  out.entry.actor = {actor.person, std::string(access::code_of(role))};
  out.entry.action = std::move(done.action);
  out.entry.subject = {std::move(done.subject_kind), std::move(done.subject)};
  out.entry.before = std::move(done.before);
  out.entry.after = std::move(done.after);
  out.entry.reason = std::move(done.reason);
  out.entry.request = actor.request;
  return out;
}

void record(db::Transaction& transaction, const access::Actor& actor, access::Role role, db::Moment at,
            Done done) {
  store::append_entry(transaction, line_of(actor, role, at, std::move(done)));
}

}  // namespace prongsai::desk
