// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/opening.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace prongsai::round {

using framework::Edition;
using framework::Use;

namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

void add(Findings& findings, Severity severity, const char* code, Details details,
         std::vector<std::string> agencies = {}) {
  findings.push_back(
      {.problem = {code, std::move(details), {}}, .severity = severity, .agencies = std::move(agencies)});
}

const char* code_of(Use use) {
  switch (use) {
    case Use::score_total:
      return "round.edition_cannot_total";
    case Use::find_level:
      return "round.edition_cannot_level";
    case Use::score_answers:
      return "round.edition_cannot_score";
    case Use::ask:
      return "round.edition_cannot_ask";
    case Use::grade:
      break;
  }
  return "round.edition_cannot_grade";
}

void check_edition(const RoundPlan& plan, Findings& findings) {
  const Edition& edition = plan.edition;
  if (edition.id != plan.round.edition)
    add(findings, Severity::stop, "round.other_edition",
        {{"found", edition.id}, {"expected", plan.round.edition}});
  if (edition.made_up) add(findings, Severity::warn, "round.made_up_edition", {{"edition", edition.id}});
  if (edition.fiscal_year != plan.round.fiscal_year)
    add(findings, Severity::warn, "round.edition_of_other_year",
        {{"edition", edition.id},
         {"found", std::to_string(edition.fiscal_year)},
         {"expected", std::to_string(plan.round.fiscal_year)}});
  for (const framework::Allowance& use : framework::allowances(edition)) {
    if (use.allowed) continue;
    Details details = {{"edition", edition.id}};
    if (!use.instrument.empty()) details.emplace_back("instrument", use.instrument);
    add(findings, use.use == Use::score_total ? Severity::stop : Severity::warn, code_of(use.use),
        std::move(details));
  }
}

void check_participants(const RoundPlan& plan, Findings& findings) {
  if (plan.participants.empty()) add(findings, Severity::stop, "round.no_agencies", {});
  if (plan.participants.size() > participants_most)
    add(findings, Severity::stop, "round.too_many_agencies",
        {{"found", std::to_string(plan.participants.size())},
         {"expected", std::to_string(participants_most)}});
  std::set<std::string_view> seen;
  std::vector<std::string> twice;
  for (const Participant& participant : plan.participants) {
    if (!seen.insert(participant.agency.id).second) twice.push_back(participant.agency.id);
  }
  if (twice.empty()) return;
  const std::string count = std::to_string(twice.size());
  add(findings, Severity::stop, "round.agency_twice", {{"count", count}}, std::move(twice));
}

void check_days(const RoundPlan& plan, Moment now, Findings& findings) {
  Findings law = check_calendar(plan.round.calendar, phases_needed(plan.edition), plan.round.fiscal_year);
  std::move(law.begin(), law.end(), std::back_inserter(findings));
  for (const Phase phase : all_phases) {
    const std::vector<Window>& windows = plan.round.calendar.of(phase);
    if (windows.empty() || now < windows.back().closes_at) continue;
    const std::string closes = moment_text(windows.back().closes_at);
    if (phase == Phase::publish) {
      add(findings, Severity::stop, "round.publication_over", {{"closes", closes}});
    } else {
      add(findings, Severity::warn, "round.phase_over",
          {{"phase", std::string(word_of(phase))}, {"closes", closes}});
    }
  }
}

const char* code_of_lack(std::string_view what) {
  if (what == "head_count") return "round.head_counts_missing";
  if (what == "type") return "round.types_missing";
  if (what == "size") return "round.sizes_missing";
  if (what == "group") return "round.groups_missing";
  return "round.no_sample_rule";
}

void check_samples(const RoundPlan& plan, const std::string& code, Findings& findings) {
  std::map<std::string, std::vector<std::string>> lacking;
  for (const Participant& participant : plan.participants) {
    const MinimumSample sample = minimum_of(plan.edition, participant, code);
    if (!sample.missing.empty())
      lacking[code_of_lack(sample.missing.front().first)].push_back(participant.agency.id);
    if (sample.basis == SampleBasis::exactly && sample.head_count && *sample.head_count < sample.count)
      lacking["round.more_than_there_are"].push_back(participant.agency.id);
  }
  for (auto& [problem, agencies] : lacking) {
    const std::string count = std::to_string(agencies.size());
    add(findings, Severity::warn, problem.c_str(),
        {{"instrument", code}, {"count", count}, {"total", std::to_string(plan.participants.size())}},
        std::move(agencies));
  }
}

}  // namespace

std::optional<std::int64_t> head_count_of(const Edition& edition, const Participant& participant,
                                          std::string_view instrument_or_part) {
  if (const auto own = participant.head_counts.find(instrument_or_part); own != participant.head_counts.end())
    return own->second;
  for (const framework::Instrument& instrument : edition.instruments) {
    const bool has_part =
        std::any_of(instrument.parts.begin(), instrument.parts.end(),
                    [&](const framework::Part& part) { return part.code == instrument_or_part; });
    if (!has_part) continue;
    const auto whole = participant.head_counts.find(instrument.code);
    if (whole != participant.head_counts.end()) return whole->second;
  }
  return std::nullopt;
}

MinimumSample minimum_of(const Edition& edition, const Participant& participant,
                         std::string_view instrument_or_part) {
  return minimum_sample(edition, instrument_or_part,
                        {.type = participant.agency.type,
                         .size = participant.size,
                         .group = participant.group,
                         .name_th = participant.agency.name_th},
                        head_count_of(edition, participant, instrument_or_part));
}

Findings check_opening(const RoundPlan& plan, Moment now) {
  Findings findings;
  check_edition(plan, findings);
  check_participants(plan, findings);
  check_days(plan, now, findings);
  for (const std::string& code : sampled_codes(plan.edition)) check_samples(plan, code, findings);
  return findings;
}

base::Result<Round> opened(const RoundPlan& plan, Moment now) {
  if (plan.round.stage != Stage::draft)
    return base::Problem{
        "round.wrong_stage",
        {{"found", std::string(word_of(plan.round.stage))}, {"expected", std::string(word_of(Stage::draft))}},
        {}};
  base::Problems problems = stops(check_opening(plan, now));
  if (!problems.empty()) return problems;
  Round out = plan.round;
  out.stage = Stage::opened;
  out.opened_at = now;
  out.frozen = Frozen{.edition = plan.edition.id,
                      .fingerprint = plan.edition.fingerprint,
                      .calendar_hash = calendar_hash(plan.round.calendar)};
  return out;
}

}  // namespace prongsai::round
