// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/publication.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/desk/results/proposal_detail.h"
#include "prongsai/results_sheets/entry_from_results.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using detail::OverridePlan;
using detail::PublicationPlan;

std::optional<Problem> check_reason(const std::string& reason) {
  if (reason.empty()) return Problem{"entry.no_reason", {{"field", "reason"}}, {}};
  if (reason.size() > reason_bytes_max)
    return Problem{
        "entry.reason_too_long", {{"most", std::to_string(reason_bytes_max / 3)}, {"field", "reason"}}, {}};
  return std::nullopt;
}

/// One agency is named as in the trail; a province and the nation as no agency can be.
std::string subject_of(const PublicationWish& wish) {
  if (!wish.agency.empty()) return wish.agency + "/" + wish.edition;
  return (wish.province.empty() ? "*" : "*" + wish.province) + "/" + wish.edition;
}

base::Result<access::Area> area_of(db::Transaction& transaction, const std::string& agency,
                                   const std::string& province) {
  if (agency.empty()) return access::Area{province, "", ""};
  const auto found = store::find_result_agency(transaction, agency);
  if (!found) return Problem{"entry.no_such_agency", {{"found", agency}}, {}};
  return access::Area{found->province, found->id, ""};
}

/// Keeps the proposal with its line. Problem: entry.already_proposed.
base::Result<std::string> keep_proposal(db::Transaction& transaction, const access::Actor& actor,
                                        access::Role role, const store::Proposal& proposal,
                                        const std::string& snapshot) {
  const auto kept =
      transaction.attempt({{"proposal_one_waiting", Problem{"entry.already_proposed", {}, {}}}}, [&] {
        store::record_proposal(transaction, proposal);
        return true;
      });
  if (!kept) return kept.problems();
  const bool override = proposal.kind == result_override;
  record(transaction, actor, role, proposal.proposed_at,
         {.action = override ? "result.propose_override" : "result.propose_publication",
          .subject_kind = "proposal",
          .subject = proposal.id,
          .agency = proposal.agency,
          .after = snapshot,
          .reason = proposal.reason});
  return proposal.id;
}

std::vector<store::Publishable> publishable(db::Transaction& transaction, const PublicationWish& wish) {
  auto out = store::list_publishable(transaction, wish.edition, wish.province);
  if (!wish.agency.empty())
    std::erase_if(out, [&](const store::Publishable& one) { return one.key.agency != wish.agency; });
  return out;
}

std::string publication_snapshot(const PublicationPlan& plan) {
  audit::Snapshot out;
  out.text("edition", plan.edition);
  if (!plan.province.empty()) out.text("province", plan.province);
  return out.number("count", static_cast<std::int64_t>(plan.versions.size()))
      .text("fingerprint", base::sha256_hex(detail::to_payload(plan)))
      .str();
}

std::string override_snapshot(const OverridePlan& plan, const std::string& value) {
  constexpr std::size_t bytes_max = 1'000;
  return audit::Snapshot()
      .number("number", plan.number)
      .text("fingerprint", plan.fingerprint)
      .text("field", plan.field)
      .text("value", value.size() <= bytes_max ? value : base::sha256_hex(value))
      .str();
}

Deed deed_of_decision(const store::Proposal& proposal) {
  return proposal.kind == result_override ? Deed::decide_override : Deed::decide_publication;
}

/// A proposal about results, and the role in which the actor may decide it.
struct Decidable {
  store::Proposal proposal;
  access::Role role;
};
base::Result<Decidable> find_decidable(db::Transaction& transaction, const access::Actor& actor,
                                       std::string_view id) {
  auto proposal = store::find_proposal(transaction, id);
  if (!proposal || !is_about_results(*proposal)) return Problem{"entry.no_such_proposal", {}, {}};
  const bool override = proposal->kind == result_override;
  const auto area =
      area_of(transaction, proposal->agency, override ? "" : detail::publication_plan(*proposal).province);
  if (!area) return area.problems();
  const auto role = permit(actor, deed_of_decision(*proposal), *area);
  if (!role) return role.problems();
  return Decidable{*std::move(proposal), *role};
}

struct Deciding {
  const Office& office;
  const access::Actor& actor;
  const store::Proposal& proposal;
  access::Role role;
  Moment now;
};

base::Problems publish_all(db::Transaction& transaction, const Deciding& deciding) {
  base::Problems problems;
  std::vector<store::NewEntry> lines;
  for (const store::Publishable& one : detail::publication_plan(deciding.proposal).versions) {
    const auto version = store::find_result_version(transaction, one.key, one.number);
    if (!version || version->state != store::ResultState::confirmed ||
        version->fingerprint != one.fingerprint) {
      const auto agency = store::find_result_agency(transaction, one.key.agency);
      problems.push_back(
          {"entry.changed_since_proposal", {{"agency", agency ? agency->name_th : one.key.agency}}, {}});
      continue;
    }
    store::mark_published_replaced(transaction, one.key);
    const bool marked = store::mark_result_published(
        transaction, one.key, one.number, deciding.proposal.proposed_by, deciding.actor.person, deciding.now);
    PRONGSAI_ASSERT(marked);
    store::ResultVersion after = *version;
    after.state = store::ResultState::published;
    lines.push_back(line_of(deciding.actor, deciding.role, deciding.now,
                            {.action = "result.publish",
                             .subject_kind = "result",
                             .subject = one.key.agency + "/" + one.key.edition,
                             .agency = one.key.agency,
                             .before = detail::version_snapshot(*version),
                             .after = detail::version_snapshot(after),
                             .reason = deciding.proposal.reason}));
  }
  if (problems.empty() && !lines.empty()) store::append_entries(transaction, lines);
  return problems;
}

/// Whoever is typing goes on with the value decided here, unless they have typed another one themselves.
void carry_into_draft(db::Transaction& transaction, const Deciding& deciding, const OverridePlan& plan,
                      const std::string& before, const std::string& after) {
  detail::KeptDraft kept = detail::read_draft(transaction, plan.key);
  if (!kept.draft.is_open || kept.content_of(plan.field) != before) return;
  detail::write_draft(transaction, plan.key, kept, {{plan.field, after}}, deciding.actor.person,
                      deciding.now);
}

base::Problems override_figure(db::Transaction& transaction, const Deciding& deciding) {
  const OverridePlan plan = detail::override_plan(deciding.proposal);
  const auto earlier = detail::overridable(transaction, plan);
  if (!earlier) return earlier.problems();
  const auto agency = store::find_result_agency(transaction, plan.key.agency);
  auto rules = deciding.office.editions.find(plan.key.edition);
  if (!agency || rules == nullptr) return {{"entry.no_such_edition", {{"found", plan.key.edition}}, {}}};
  const auto versions = store::list_result_versions(transaction, plan.key);
  store::ResultVersion version = *earlier;
  version.number = versions.front().number + 1;
  auto done = detail::overridden(deciding.office, {plan.key, *agency, std::move(rules)}, *earlier, plan,
                                 version.number);
  if (!done) return done.problems();
  version.document = done->document;
  version.total.reset();
  version.level.clear();
  tell_outcome(done->results, version);
  version.reason = deciding.proposal.reason;
  version.entered_by = deciding.proposal.proposed_by;
  version.entered_at = deciding.proposal.proposed_at;
  version.proposed_by = deciding.proposal.proposed_by;
  version.published_by = deciding.actor.person;
  version.published_at = deciding.now;
  store::mark_published_replaced(transaction, plan.key);
  store::record_result_version(transaction, version);
  carry_into_draft(transaction, deciding, plan, done->before, plan.value);
  record(transaction, deciding.actor, deciding.role, deciding.now,
         {.action = "result.override",
          .subject_kind = "result",
          .subject = plan.key.agency + "/" + plan.key.edition,
          .agency = plan.key.agency,
          .before = override_snapshot(plan, done->before),
          .after = detail::version_snapshot(version),
          .reason = deciding.proposal.reason});
  return {};
}

std::optional<Problem> check_decision(const store::Proposal& proposal, const access::Actor& actor,
                                      const DecisionWish& wish) {
  if (proposal.decision != "waiting") return Problem{"entry.proposal_decided", {}, {}};
  const bool own = proposal.proposed_by == actor.person;
  if (wish.decision == Decision::accept && own) return Problem{"entry.second_person", {}, {}};
  if (wish.decision == Decision::withdraw && !own) return Problem{"entry.only_proposer_withdraws", {}, {}};
  if (wish.decision == Decision::refuse) return check_reason(wish.reason);
  if (wish.reason.size() > reason_bytes_max) return check_reason(wish.reason);
  return std::nullopt;
}

const char* word_of(Decision decision) {
  switch (decision) {
    case Decision::accept:
      return "accepted";
    case Decision::refuse:
      return "refused";
    case Decision::withdraw:
      return "withdrawn";
  }
  PRONGSAI_ASSERT(false);
}

ProposalView view_of(db::Transaction& transaction, const Office& office, store::Proposal proposal) {
  constexpr std::size_t agencies_max = 200;
  ProposalView out;
  const auto person = store::find_person(transaction, proposal.proposed_by);
  if (person) out.proposer = person->name;
  const auto add_agency = [&](const std::string& id) {
    const auto agency = store::find_result_agency(transaction, id);
    out.agencies.push_back(agency ? *agency : store::ResultAgency{.id = id, .name_th = id});
  };
  if (proposal.kind == result_override) {
    const OverridePlan plan = detail::override_plan(proposal);
    out.edition = plan.key.edition;
    out.field = plan.field;
    out.after = plan.value;
    out.count = 1;
    add_agency(plan.key.agency);
    const auto rules = office.editions.find(plan.key.edition);
    const auto version = store::find_result_version(transaction, plan.key, plan.number);
    const auto results =
        version ? results_files::parse_results(version->document, "version.yaml", office.editions)
                : base::Result<results_files::Results>(Problem{"entry.no_such_version", {}, {}});
    if (rules && results) {
      const auto shape = results_sheets::make_form_shape(rules);
      out.before = results_sheets::entry_from_results(shape, *results).texts[plan.field];
    }
  } else {
    const PublicationPlan plan = detail::publication_plan(proposal);
    out.edition = plan.edition;
    out.province = plan.province;
    out.count = plan.versions.size();
    for (std::size_t i = 0; i < std::min(agencies_max, plan.versions.size()); ++i)
      add_agency(plan.versions[i].key.agency);
  }
  out.proposal = std::move(proposal);
  return out;
}

}  // namespace

bool is_about_results(const store::Proposal& proposal) {
  return proposal.kind == result_publication || proposal.kind == result_override;
}

std::vector<store::PublishableGroup> count_publishable(const Office& office, const access::Actor& actor) {
  if (!permit(actor, Deed::propose_publication, {})) return {};
  return office.database.read(
      [](db::Transaction& transaction) { return store::count_publishable(transaction); });
}

base::Result<std::string> propose_publication(const Office& office, const access::Actor& actor,
                                              const PublicationWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto area = area_of(transaction, wish.agency, wish.province);
    if (!area) return area.problems();
    const auto role = permit(actor, Deed::propose_publication, *area);
    if (!role) return role.problems();
    if (office.editions.find(wish.edition) == nullptr)
      return Problem{"entry.no_such_edition", {{"found", wish.edition}, {"field", "edition"}}, {}};
    if (const auto wrong = check_reason(wish.reason)) return *wrong;
    const PublicationPlan plan{wish.edition, wish.province, publishable(transaction, wish)};
    if (plan.versions.empty()) return Problem{"entry.nothing_to_publish", {}, {}};
    const store::Proposal proposal{.id = secret::new_id("q"),
                                   .kind = std::string(result_publication),
                                   .agency = wish.agency,
                                   .subject = subject_of(wish),
                                   .payload = detail::to_payload(plan),
                                   .reason = wish.reason,
                                   .proposed_by = actor.person,
                                   .proposed_at = now};
    return keep_proposal(transaction, actor, *role, proposal, publication_snapshot(plan));
  });
}

base::Result<std::string> propose_override(const Office& office, const access::Actor& actor,
                                           const store::ResultKey& key, const OverrideWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto found = permitted_subject(transaction, office, actor, Deed::propose_override, key);
    if (!found) return found.problems();
    if (const auto wrong = check_reason(wish.reason)) return *wrong;
    auto version = store::find_result_version(transaction, key, wish.number);
    if (!version) return Problem{"entry.not_published", {}, {}};
    const OverridePlan plan{key, wish.number, version->fingerprint, wish.field, wish.value};
    const auto sound = detail::overridable(transaction, plan);
    if (!sound) return sound.problems();
    const auto done = detail::overridden(office, found->subject, *sound, plan, wish.number + 1);
    if (!done) return done.problems();
    const store::Proposal proposal{.id = secret::new_id("q"),
                                   .kind = std::string(result_override),
                                   .agency = key.agency,
                                   .subject = found->subject.id(),
                                   .payload = detail::to_payload(plan),
                                   .reason = wish.reason,
                                   .proposed_by = actor.person,
                                   .proposed_at = now};
    return keep_proposal(transaction, actor, found->role, proposal, override_snapshot(plan, plan.value));
  });
}

base::Result<std::vector<ProposalView>> list_result_proposals(const Office& office,
                                                              const access::Actor& actor) {
  if (!access::may_somewhere(actor, Deed::decide_publication))
    return permit(actor, Deed::decide_publication, {}).problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<std::vector<ProposalView>> {
    std::vector<ProposalView> out;
    for (store::Proposal& proposal : store::list_proposals(transaction, "waiting", proposals_max)) {
      if (is_about_results(proposal) && find_decidable(transaction, actor, proposal.id))
        out.push_back(view_of(transaction, office, std::move(proposal)));
    }
    return out;
  });
}

base::Result<ProposalView> look_at_proposal(const Office& office, const access::Actor& actor,
                                            std::string_view id) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ProposalView> {
    auto found = find_decidable(transaction, actor, id);
    if (!found) return found.problems();
    return view_of(transaction, office, std::move(found->proposal));
  });
}

base::Result<bool> decide_result_proposal(const Office& office, const access::Actor& actor,
                                          std::string_view id, const DecisionWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = find_decidable(transaction, actor, id);
    if (!found) return found.problems();
    if (const auto wrong = check_decision(found->proposal, actor, wish)) return *wrong;
    store::Proposal decided = found->proposal;
    decided.decision = word_of(wish.decision);
    decided.decided_by = actor.person;
    decided.decided_at = now;
    decided.decision_reason = wish.reason;
    if (!store::decide_proposal(transaction, decided)) return Problem{"entry.proposal_decided", {}, {}};
    if (wish.decision == Decision::accept) {
      const Deciding deciding{office, actor, found->proposal, found->role, now};
      base::Problems problems = found->proposal.kind == result_override
                                    ? override_figure(transaction, deciding)
                                    : publish_all(transaction, deciding);
      if (!problems.empty()) return problems;
    }
    record(transaction, actor, found->role, now,
           {.action = "result.decide_proposal",
            .subject_kind = "proposal",
            .subject = decided.id,
            .agency = decided.agency,
            .before = audit::Snapshot().text("decision", "waiting").str(),
            .after = audit::Snapshot().text("decision", decided.decision).text("kind", decided.kind).str(),
            .reason = wish.reason});
    return true;
  });
}

}  // namespace prongsai::desk
