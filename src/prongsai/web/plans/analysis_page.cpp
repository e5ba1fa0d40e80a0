// SPDX-License-Identifier: Apache-2.0
// The analysis of the results that a plan answers, in the workbench: beside what is weak, the way to
// measures.
#include "prongsai/web/analysis/analysis_page.h"

#include "prongsai/desk/plans/view.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

/// The years up to the one the plan answers, of its framework.
AnalysisSubject subject_of(const desk::Office& office, const Visit& visit, const desk::PlanView& view,
                           const PeersOf& peers) {
  AnalysisSubject out;
  const framework::Edition& answered = view.results->edition();
  for (const desk::YearResults& year : view.years) {
    const framework::Edition& edition = year.results->edition();
    const bool is_public = year.state == store::ResultState::published;
    const bool earlier =
        framework_of(edition.id) == framework_of(answered.id) && edition.fiscal_year < answered.fiscal_year;
    if (earlier) out.years.push_back({year.results.get(), is_public});
    if (edition.id == answered.id) out.years.push_back({view.results.get(), is_public});
  }
  out.topics_lender = topics_lender(office.editions, answered);
  out.peers = peers;
  out.path = plan_path(visit, view.head.key, "analysis");
  if (view.may_change) out.library = plan_path(visit, view.head.key, "library?about=");
  return out;
}

Html nothing_yet(const Visit& visit, const desk::PlanView& view) {
  const Voice& voice = visit.voice;
  const std::string entry = visit.path("results") + "/" + view.agency.id + "/" + view.head.edition;
  return div("empty", heading(2, "", voice.say("web.analysis.empty_title")),
             paragraph("", voice.say("web.analysis.empty")),
             paragraph("", button_to(entry, voice.say("web.analysis.empty_go"), true)));
}

}  // namespace

Answer analysis_page(const desk::Office& office, const Visit& visit, const PeersOf& peers) {
  const auto seen = desk::look_at_plan(office, visit.actor(), key_in_path(visit));
  if (!seen.ok()) return refused(visit, seen.problems());
  const desk::PlanView& view = seen.value();
  const Voice& voice = visit.voice;
  if (!view.results)
    return page_of(visit, view, "analysis", voice.say("web.analysis.name"), nothing_yet(visit, view));
  const AnalysisSubject subject = subject_of(office, visit, view, peers);
  // The years are read in one moment with the results, so the one answered is always the last.
  Html notice;
  if (!subject.years.back().is_public) {
    notice = paragraph("notice", icon(Icon::warning), span("", voice.say("web.analysis.staff_state")));
  }
  const std::string title =
      voice.say("web.analysis.staff_title", {{"year", std::to_string(view.results->year())}});
  return page_of(visit, view, "analysis", title,
                 notice + analysis_main(voice, subject, read_analysis_wish(visit.request.query)));
}

}  // namespace prongsai::web::plans
