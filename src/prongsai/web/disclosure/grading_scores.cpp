// SPDX-License-Identifier: Apache-2.0
// The scores that follow from the grades as they stand, for people and as JSON.
#include "prongsai/desk/disclosure/scores.h"
#include "prongsai/http/target.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

Html points_words(const Voice& voice, const desk::GradedScore& score) {
  if (score.points) return Html(base::to_shortest_string(*score.points, 2));
  return span("none", say(voice, "scores.none"));
}

/// For whoever makes results: those of this agency, as the button of the whole round would make them.
Html results_part(const Visit& visit, const desk::GradedAgency& graded) {
  using access::Deed;
  if (!access::role_for(visit.actor(), Deed::open_boxes, {}) ||
      !access::role_for(visit.actor(), Deed::enter_results, {}))
    return {};
  const Voice& voice = visit.voice;
  const std::string round = visit.path("rounds/" + http::percent_encode(graded.round.round.id));
  const std::string agency = http::percent_encode(graded.agency.agency);
  return section("results", voice.say("round_results.agency.title"),
                 paragraph("", voice.say("round_results.agency.what")),
                 post_form(round + "/agencies/" + agency + "/results", visit.form_token,
                           submit_button(voice.say("round_results.agency.make"), Weight::secondary)),
                 div("buttons",
                     button_to(visit.path("results/" + agency + "/" + graded.rules->edition.id),
                               voice.say("round_results.agency.see")),
                     button_to(round + "/results", voice.say("round_results.title"))));
}

}  // namespace

Answer scores_page(const desk::Office& office, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto graded = desk::see_graded_scores(office, visit.actor(), round, agency);
  if (!graded) return refused(visit, graded.problems());
  const Voice& voice = visit.voice;
  Table table(say(voice, "scores.title"));
  table.head({{say(voice, "scores.node"), {}}, number(say(voice, "scores.points"))});
  for (const desk::GradedScore& one : graded->asked)
    table.row({row_head(voice.prose(label_of(voice, one.name))), number(points_words(voice, one))}, "sum");
  for (const desk::GradedScore& one : graded->scores) {
    const bool is_item = one.kind == framework::NodeKind::item || one.kind == framework::NodeKind::box;
    const std::string code = one.node.substr(one.node.find(':') + 1);
    table.row({row_head(join(is_item ? code_words(code) + " " : std::string(),
                             voice.prose(label_of(voice, one.name)))),
               number(points_words(voice, one))},
              is_item ? "" : "sum");
  }
  if (graded->total)
    table.row({row_head(say(voice, "scores.total")), number(points_words(voice, *graded->total))}, "sum");
  return placed(
      visit,
      {.title = say(voice, "scores.title"),
       .line = join(voice.prose(agency_words(voice, graded->agency)), " · ",
                    voice.prose(rounds::round_name(voice, graded->round))),
       .crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")},
                  {say(voice, "grades.title"), grades_path(visit, round, agency)}},
       .made_up = graded->rules->edition.made_up},
      done_line(visit, {"results_same", "results_ready", "results_clashing", "results_nothing"}) +
          paragraph("notice", say(voice, "scores.what")) +
          paragraph("",
                    say(voice, "scores.graded_of",
                        {{"graded", number_words(graded->graded)}, {"items", number_words(graded->items)}})) +
          div("buttons",
              button_to(grades_path(visit, round, agency, "scores/file"), say(voice, "scores.file"))) +
          table.html("labelled") + results_part(visit, *graded));
}

Answer scores_file(const desk::Office& office, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const std::string& agency = visit.request.capture("agency");
  const auto graded = desk::see_graded_scores(office, visit.actor(), round, agency);
  if (!graded) return refused(visit, graded.problems());
  return filing::file_answer(desk::scores_as_json(*graded), "application/json",
                             "oit-" + round + "-" + agency + ".json");
}

}  // namespace prongsai::web::grading
