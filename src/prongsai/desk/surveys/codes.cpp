// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/codes.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/secret/token.h"
#include "prongsai/survey/link.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using access::Role;
using base::Problem;
using detail::SurveySubject;

constexpr std::size_t bytes_for_a_code = 32;

base::Result<Role> permitted(const access::Actor& actor, const SurveySubject& subject) {
  const bool is_pulse = subject.stored.survey.purpose == survey::Purpose::pulse;
  auto role = permit(actor, is_pulse ? Deed::run_pulse : Deed::make_codes, subject.area);
  if (!role || is_pulse) return role;
  if (*role != Role::authority_officer && !subject.setting.coordinators_make_codes)
    return Problem{"surveys.codes_from_authority", {}, {}};
  return role;
}

base::Problems check_survey(const SurveySubject& subject, Moment now) {
  if (subject.stored.survey.credential != survey::Credential::single_use_code)
    return {{"surveys.no_codes_here", {}, {}}};
  if (subject.setting.is_interviewed) return {{"surveys.codes_by_interview", {}, {}}};
  const detail::Span span = detail::span_of(subject.stored, subject.round ? &*subject.round : nullptr, now);
  if (subject.stored.is_opened || (span.closes && now >= *span.closes)) return {{"surveys.is_over", {}, {}}};
  return {};
}

/// How many codes the survey may have in all.
std::int64_t limit_of(db::Transaction& transaction, const SurveySubject& subject, Role role) {
  std::optional<std::int64_t> heads;
  const survey::Survey& survey = subject.stored.survey;
  if (survey.purpose == survey::Purpose::official) {
    const auto member = store::find_round_agency(transaction, survey.round, survey.agency);
    if (member)
      heads = subject.setting.audience == store::Audience::internal ? member->head_count_internal
                                                                    : member->head_count_external;
  }
  if (!heads) return codes_most;
  return role == Role::authority_officer ? *heads * 2 : *heads;
}

}  // namespace

base::Result<Slips> make_codes(const Office& office, const access::Actor& actor, std::int64_t survey,
                               std::int64_t count) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<Slips> {
    const auto subject = detail::survey_subject(transaction, survey);
    if (!subject) return subject.problems();
    const auto role = permitted(actor, *subject);
    if (!role) return role.problems();
    base::Problems problems = check_survey(*subject, now);
    if (!problems.empty()) return problems;
    const std::int64_t made = store::count_codes(transaction, survey).made;
    const std::int64_t most = limit_of(transaction, *subject, *role);
    if (count < 1 || count > codes_most || made + count > most)
      return Problem{"surveys.too_many_codes",
                     {{"found", std::to_string(count)},
                      {"made", std::to_string(made)},
                      {"expected", std::to_string(std::clamp<std::int64_t>(most - made, 0, codes_most))},
                      {"field", "count"}},
                     {}};
    Slips out{subject->stored.survey, {}};
    std::vector<std::string> digests;
    for (std::int64_t i = 0; i < count; ++i) {
      const std::string code = survey::make_slip_code(secret::unpredictable_bytes(bytes_for_a_code));
      digests.push_back(survey::slip_code_digest(survey, code));
      out.codes.push_back(survey::print_slip_code(code));
    }
    // Sorted, so that the order of rows says nothing about the order on paper.
    std::sort(digests.begin(), digests.end());
    store::record_codes(transaction, survey, digests);
    record(transaction, actor, *role, now,
           {.action = "survey.make_codes",
            .subject_kind = "survey",
            .subject = std::to_string(survey),
            .agency = out.survey.agency,
            .after = audit::Snapshot()
                         .text("asked", out.survey.asked())
                         .number("count", count)
                         .number("codes", made + count)
                         .str()});
    return out;
  });
}

}  // namespace prongsai::desk
