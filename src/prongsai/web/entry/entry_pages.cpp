// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/entry/entry_pages.h"

#include "prongsai/desk/results/intake.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"

namespace prongsai::web {
namespace {

using access::Deed;
using detail::Handler;

/// A file of that size and what the browser writes around it.
constexpr std::size_t upload_body_bytes_max = desk::intake_file_bytes_max + 64 * 1024;
/// Thai letters are nine characters each in a form that is not one of files.
constexpr std::size_t form_body_bytes_max = 2 * 1024 * 1024;

Task task_of(const Visit& visit, const char* key, const store::ResultLine& line, const std::string& edition,
             const std::string& year, std::string_view below) {
  return {visit.voice.say(key, {{"agency", detail::agency_words(visit.voice, line.agency)}, {"year", year}}),
          detail::results_path(visit, {line.agency.id, edition}, below), std::nullopt};
}

/// Lists of one state in the visitor's own agencies; nobody has more than a few.
void add_tasks_of(const desk::Office& office, const Visit& visit, Deed deed, const char* state,
                  const char* key, std::string_view below, std::vector<Task>& out) {
  constexpr std::int64_t shown_max = 5;
  for (const access::Area& area : access::areas_for(visit.actor(), deed)) {
    if (area.agency.empty() || !area.unit.empty()) continue;
    for (const auto& rules : office.editions.all()) {
      store::ResultWish wish{
          .edition = rules->edition.id, .agency = area.agency, .state = state, .limit = shown_max};
      const auto list = desk::list_results(office, visit.actor(), wish);
      if (!list) continue;
      for (const store::ResultLine& line : list->lines)
        out.push_back(
            task_of(visit, key, line, rules->edition.id, detail::year_words(visit.voice, *rules), below));
    }
  }
}

}  // namespace

void add_results(Gate& gate, EntryHooks hooks) {
  const desk::Office& office = gate.office();
  const Where agency = agency_in_path(office);
  const auto with = with_office(office);
  const std::string one = "/office/results/{agency}/{framework}/{edition}";
  gate.get_somewhere("/office/results", Deed::see_results, with(detail::list_page));
  gate.get("/office/results/{agency}", Deed::see_results, agency, with(detail::agency_years_page));
  gate.get(one, Deed::see_results, agency, with(detail::standing_page));
  gate.get(one + "/versions/{number}", Deed::see_results, agency, with(detail::version_page));
  gate.get(one + "/versions/{number}/file", Deed::see_results, agency, with(detail::version_file));
  gate.post(one + "/correct", Deed::enter_results, agency, with(detail::correct));
  gate.get(one + "/confirm", Deed::confirm_results, agency, with(detail::confirm_page));
  gate.post(one + "/confirm", Deed::confirm_results, agency, with(detail::confirm));
  gate.get(one + "/form/{sheet}", Deed::enter_results, agency, with(detail::form_page));
  gate.post(one + "/form/{sheet}", Deed::enter_results, agency, with(detail::save_form), form_body_bytes_max);
  gate.get(one + "/check", Deed::enter_results, agency, with(detail::check_page));
  gate.post(one + "/commit", Deed::enter_results, agency, with(detail::commit));
  gate.get(one + "/template", Deed::enter_results, agency, with(detail::template_file));
  gate.get(one + "/upload", Deed::enter_results, agency, with(detail::upload_page));
  gate.post(one + "/upload", Deed::enter_results, agency, with(detail::upload), upload_body_bytes_max);
  gate.get(one + "/paste", Deed::enter_results, agency, with(detail::paste_page));
  gate.post(one + "/paste", Deed::enter_results, agency, with(detail::paste), form_body_bytes_max);
  gate.get(one + "/intake", Deed::enter_results, agency, with(detail::intake_page));
  gate.post(one + "/intake", Deed::enter_results, agency, with(detail::accept_intake));
  gate.get(one + "/override", Deed::propose_override, agency, with(detail::override_page));
  gate.post(one + "/override", Deed::propose_override, agency, with(detail::propose_override));
  gate.get("/office/results/proposals", Deed::decide_publication, Gate::nation(),
           with(detail::proposals_page));
  gate.post("/office/results/proposals", Deed::propose_publication, Gate::nation(),
            with(detail::propose_publication));
  gate.get("/office/results/proposals/{proposal}", Deed::decide_publication, Gate::nation(),
           with(detail::proposal_page));
  gate.post("/office/results/proposals/{proposal}", Deed::decide_publication, Gate::nation(),
            [&office, hooks = std::move(hooks)](const Visit& visit) {
              return detail::decide_proposal(office, visit, hooks.on_published);
            });
}

TasksOf tasks_of_results(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    add_tasks_of(office, visit, Deed::confirm_results, "entered", "results.task.confirm", "confirm", out);
    add_tasks_of(office, visit, Deed::enter_results, "draft", "results.task.draft", "form/overview", out);
    if (access::may_somewhere(visit.actor(), Deed::decide_publication)) {
      const auto proposals = desk::list_result_proposals(office, visit.actor());
      std::size_t waiting = 0;
      if (proposals) {
        for (const desk::ProposalView& view : *proposals)
          waiting += view.proposal.proposed_by == visit.actor().person ? 0U : 1U;
      }
      if (waiting > 0)
        out.push_back({visit.voice.say("results.task.decide", {{"count", std::to_string(waiting)}}),
                       visit.path("results/proposals"), std::nullopt});
    }
    return out;
  };
}

}  // namespace prongsai::web
