// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/opening.h"

#include "prongsai/base/digest.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;

std::vector<round::Participant> participants_of(const std::vector<store::RoundAgency>& agencies) {
  std::vector<round::Participant> out;
  out.reserve(agencies.size());
  for (const store::RoundAgency& agency : agencies) out.push_back(detail::participant_of(agency));
  return out;
}

std::string number_text(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : "-";
}

/// One spelling of who takes part and what is wanted of them; ids and codes hold no blanks.
std::string participants_hash(const std::vector<store::SampledRoundAgency>& agencies) {
  std::string text = "prongsai participants 1\n";
  for (const store::SampledRoundAgency& one : agencies) {
    const store::RoundAgency& agency = one.agency;
    text += agency.agency + " " + agency.type + " " + (agency.size.empty() ? "-" : agency.size) + " " +
            number_text(agency.head_count_internal) + " " + number_text(agency.head_count_external);
    for (const store::RoundSample& each : one.samples) {
      const bool known = each.sample.demand != round::Demand::unknown;
      text += " " + each.instrument + "=" + (known ? std::to_string(each.sample.count) : "-");
    }
    text += "\n";
  }
  return base::sha256_hex(text);
}

}  // namespace

base::Result<round::Findings> opening_findings(const Office& office, const access::Actor& actor,
                                               std::string_view id) {
  const auto role = permit(actor, Deed::make_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<round::Findings> {
    const auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    if (stored->round.stage != round::Stage::draft)
      return detail::wrong_stage(stored->round.stage, round::Stage::draft);
    const auto rules = office.editions.find(stored->round.edition);
    if (!rules) return detail::rules_problems(*stored, nullptr);
    const auto participants = participants_of(store::list_planned_agencies(transaction, id));
    return round::check_opening({stored->round, rules->edition, participants}, now);
  });
}

base::Result<bool> open_round(const Office& office, const access::Actor& actor, std::string_view id,
                              std::int64_t version) {
  const auto role = permit(actor, Deed::open_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::draft);
    if (!stored) return stored.problems();
    const auto rules = office.editions.find(stored->round.edition);
    if (!rules) return detail::rules_problems(*stored, nullptr);
    std::vector<store::RoundAgency> agencies = store::list_planned_agencies(transaction, id);
    const auto participants = participants_of(agencies);
    const auto opened = round::opened({stored->round, rules->edition, participants}, now);
    if (!opened) return opened.problems();
    std::vector<store::SampledRoundAgency> sampled;
    sampled.reserve(agencies.size());
    for (store::RoundAgency& agency : agencies)
      sampled.push_back(detail::sampled(rules->edition, std::move(agency)));
    if (!store::open_round(transaction, *opened, version)) return detail::round_clash();
    store::freeze_round_agencies(transaction, id, sampled);
    record(transaction, actor, *role, now,
           {.action = "round.open",
            .subject_kind = "round",
            .subject = std::string(id),
            .before = audit::Snapshot().text("state", "draft").str(),
            .after = audit::Snapshot()
                         .text("state", "opened")
                         .text("edition", opened->frozen->edition)
                         .text("fingerprint", opened->frozen->fingerprint)
                         .text("calendar_hash", opened->frozen->calendar_hash)
                         .text("frozen_hash", round::frozen_hash(*opened))
                         .number("agencies", static_cast<std::int64_t>(sampled.size()))
                         .text("agencies_hash", participants_hash(sampled))
                         .str()});
    return true;
  });
}

}  // namespace prongsai::desk
