// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/publication.h"

#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/secret/token.h"

namespace prongsai::desk {
namespace {

using access::Deed;

/// What is proposed: this round with these rules, in this very version. An accepted proposal cannot mean
/// something else than its proposer saw.
std::string payload_of(const store::StoredRound& stored) {
  return audit::Snapshot()
      .text("round", stored.round.id)
      .text("frozen_hash", stored.frozen_hash)
      .number("version", stored.version)
      .str();
}

Done done_of(const char* action, const store::Proposal& proposal, const std::string& reason) {
  return {.action = action,
          .subject_kind = "round",
          .subject = proposal.subject,
          .after = audit::Snapshot().text("proposal", proposal.id).str(),
          .reason = reason};
}

base::Problem same_person() {
  return {"rounds.same_person", {}, {}};
}

/// The database's own guard against one person doing both is asked for by its name.
base::Result<bool> settle(db::Transaction& transaction, store::Proposal& proposal, const char* outcome,
                          const access::Actor& actor, Moment now, const std::string& reason) {
  proposal.decision = outcome;
  proposal.decided_by = actor.person;
  proposal.decided_at = now;
  proposal.decision_reason = reason;
  const auto done = transaction.attempt({{"proposal_needs_two_persons", same_person()}},
                                        [&] { return store::decide_proposal(transaction, proposal); });
  if (!done) return done.problems();
  if (!*done) return base::Problem{"rounds.no_proposal", {}, {}};
  return true;
}

base::Result<bool> publish(db::Transaction& transaction, const Office& office,
                           const store::Proposal& proposal, Moment now) {
  const auto stored = store::find_round(transaction, proposal.subject);
  if (!stored) return detail::no_such_round(proposal.subject);
  const auto rules = office.editions.find(stored->round.edition);
  const base::Problems broken = detail::rules_problems(*stored, rules.get());
  if (!broken.empty()) return broken;
  if (payload_of(*stored) != proposal.payload) return base::Problem{"rounds.proposal_is_old", {}, {}};
  const auto published = round::published(stored->round, now);
  if (!published) return published.problems();
  if (!store::publish_round(transaction, stored->round.id, stored->version, now))
    return detail::round_clash();
  return true;
}

}  // namespace

base::Result<std::string> propose_publication(const Office& office, const access::Actor& actor,
                                              std::string_view id, std::int64_t version,
                                              const std::string& reason) {
  const auto role = permit(actor, Deed::propose_publication, {});
  if (!role) return role.problems();
  base::Problems problems = detail::check_decision_reason(reason);
  if (!problems.empty()) return problems;
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::closed);
    if (!stored) return stored.problems();
    const auto rules = office.editions.find(stored->round.edition);
    const base::Problems broken = detail::rules_problems(*stored, rules.get());
    if (!broken.empty()) return broken;
    store::Proposal proposal;
    proposal.id = secret::new_id("pr");
    proposal.kind = publication_kind;
    proposal.subject = id;
    proposal.payload = payload_of(*stored);
    proposal.reason = reason;
    proposal.proposed_by = actor.person;
    proposal.proposed_at = now;
    const auto kept =
        transaction.attempt({{"proposal_one_waiting", {"rounds.publication_waits", {}, {}}}}, [&] {
          store::record_proposal(transaction, proposal);
          return true;
        });
    if (!kept) return kept.problems();
    record(transaction, actor, *role, now, done_of("round.propose_publication", proposal, reason));
    return proposal.id;
  });
}

base::Result<bool> decide_publication(const Office& office, const access::Actor& actor,
                                      std::string_view proposal, Decision decision,
                                      const std::string& reason) {
  const auto role = permit(actor, Deed::decide_publication, {});
  if (!role) return role.problems();
  if (decision == Decision::refuse || !reason.empty()) {
    base::Problems problems = detail::check_decision_reason(reason);
    if (!problems.empty()) return problems;
  }
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    auto found = store::find_proposal(transaction, proposal);
    if (!found || found->kind != publication_kind || found->decision != "waiting")
      return base::Problem{"rounds.no_proposal", {}, {}};
    const bool own = found->proposed_by == actor.person;
    if (decision == Decision::refuse) {
      const auto settled = settle(transaction, *found, own ? "withdrawn" : "refused", actor, now, reason);
      if (!settled) return settled.problems();
      record(transaction, actor, *role, now,
             done_of(own ? "round.withdraw_publication" : "round.refuse_publication", *found, reason));
      return true;
    }
    if (own) return same_person();
    const auto settled = settle(transaction, *found, "accepted", actor, now, reason);
    if (!settled) return settled.problems();
    const auto published = publish(transaction, office, *found, now);
    if (!published) return published.problems();
    record(transaction, actor, *role, now, done_of("round.publish", *found, reason));
    return true;
  });
}

}  // namespace prongsai::desk
