// SPDX-License-Identifier: Apache-2.0
// What needs two persons: publishing results, and overriding a published figure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/results/subject.h"
#include "prongsai/store/proposals.h"

namespace prongsai::desk {

inline constexpr std::string_view result_publication = "result_publication";
inline constexpr std::string_view result_override = "override";
/// Of waiting proposals, how many are looked at.
inline constexpr std::int64_t proposals_max = 1'000;

[[nodiscard]] bool is_about_results(const store::Proposal& proposal);

/// How much could be published now, by edition and province; empty for whoever may not propose it.
[[nodiscard]] std::vector<store::PublishableGroup> count_publishable(const Office& office,
                                                                     const access::Actor& actor);

/// What is to be published: one agency, the confirmed results of a province, or all of an edition.
struct PublicationWish {
  std::string edition;
  std::string agency;    ///< one agency…
  std::string province;  ///< …or a province; both empty: the nation
  std::string reason;
};
/// First of two persons. Exactly the versions that are confirmed now are meant, named by number and
/// fingerprint. Gives the proposal's id. Problems: desk.not_permitted; entry.no_such_agency,
/// entry.no_such_edition; entry.nothing_to_publish; entry.already_proposed; entry.no_reason,
/// entry.reason_too_long.
[[nodiscard]] base::Result<std::string> propose_publication(const Office& office, const access::Actor& actor,
                                                            const PublicationWish& wish);

struct OverrideWish {
  std::int64_t number = 0;  ///< of the published version that was looked at
  std::string field;        ///< "indicator:2"
  std::string value;        ///< as typed
  std::string reason;
};
/// First of two persons. Problems: those of permitted_subject; entry.not_published; entry.pending_version;
/// entry.already_proposed; entry.no_such_field, entry.override_same and those of the figure, field "value";
/// entry.no_reason, entry.reason_too_long.
[[nodiscard]] base::Result<std::string> propose_override(const Office& office, const access::Actor& actor,
                                                         const store::ResultKey& key,
                                                         const OverrideWish& wish);

/// A proposal that waits, with what it means.
struct ProposalView {
  store::Proposal proposal;
  std::string proposer;  ///< the person's name; empty where it is the program
  std::string edition;
  std::string province;                       ///< of a publication of a province
  std::vector<store::ResultAgency> agencies;  ///< the first ones that it concerns
  std::size_t count = 0;                      ///< of all of them
  std::string field;                          ///< of an override
  std::string before;
  std::string after;
};
/// Those about results that wait, newest first. Problem: desk.not_permitted.
[[nodiscard]] base::Result<std::vector<ProposalView>> list_result_proposals(const Office& office,
                                                                            const access::Actor& actor);
/// Problems: desk.not_permitted; entry.no_such_proposal.
[[nodiscard]] base::Result<ProposalView> look_at_proposal(const Office& office, const access::Actor& actor,
                                                          std::string_view id);

enum class Decision : std::uint8_t { accept, refuse, withdraw };
struct DecisionWish {
  Decision decision = Decision::refuse;
  std::string reason;  ///< needed for a refusal
};
/// Second of two persons. Accepting publishes all of it or nothing. An override becomes a new version,
/// published at once; the earlier one stays readable. Only the proposer withdraws. Problems:
/// desk.not_permitted; entry.no_such_proposal; entry.proposal_decided; entry.second_person when the proposer
/// accepts; entry.only_proposer_withdraws; entry.changed_since_proposal {agency}; entry.pending_version;
/// entry.no_reason.
[[nodiscard]] base::Result<bool> decide_result_proposal(const Office& office, const access::Actor& actor,
                                                        std::string_view id, const DecisionWish& wish);

}  // namespace prongsai::desk
