// SPDX-License-Identifier: Apache-2.0
// How far graders agree: overall, by item, and, for whoever assigns, by grader.
#include "prongsai/desk/disclosure/agreeing.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

/// "0.73"; kappa may lie below zero, and is not defined everywhere.
Html kappa_words(const Voice& voice, const disclosure::Agreement& of) {
  if (!of.kappa) return span("none", say(voice, "agreement.not_defined"));
  const base::Points rounded = base::round_half_up(*of.kappa, 2);
  return Html(base::to_shortest_string(rounded, 2));
}

Html equal_words(const Voice& voice, const disclosure::Agreement& of) {
  return Html(say(voice, "agreement.equal_of",
                  {{"equal", number_words(of.equal)}, {"pairs", number_words(of.pairs)}}));
}

Html items_table(const Voice& voice, const desk::AgreementBoard& board) {
  if (board.items.empty()) return paragraph("muted", say(voice, "agreement.none"));
  Table table(say(voice, "agreement.by_item"));
  table.head({{say(voice, "agreement.item"), {}},
              number(say(voice, "agreement.same")),
              number(say(voice, "agreement.kappa"))});
  for (const desk::ItemAgreement& one : board.items)
    table.row({row_head(item_title(voice, *one.item)), number(equal_words(voice, one.agreement)),
               number(kappa_words(voice, one.agreement))});
  return table.html("labelled");
}

Html graders_table(const Voice& voice, const desk::AgreementBoard& board) {
  if (board.graders.empty()) return {};
  Table table(say(voice, "agreement.by_grader"));
  table.head({{say(voice, "graders.name"), {}},
              number(say(voice, "agreement.same")),
              number(say(voice, "agreement.kappa")),
              number(say(voice, "agreement.golden_same")),
              number(say(voice, "agreement.golden_kappa"))});
  for (const desk::GraderAgreement& one : board.graders)
    table.row({row_head(voice.prose(one.name)), number(equal_words(voice, one.others)),
               number(kappa_words(voice, one.others)), number(equal_words(voice, one.golden)),
               number(kappa_words(voice, one.golden))});
  return section("by-grader", say(voice, "agreement.by_grader"),
                 paragraph("muted", say(voice, "agreement.by_grader_what")), table.html("labelled"));
}

}  // namespace

Answer agreement_page(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto board = desk::see_agreement(office, visit.actor(), id);
  if (!board) return refused(visit, board.problems());
  const Voice& voice = visit.voice;
  const Html whole = element(
      "dl", {{"class", "facts"}},
      fact_line(say(voice, "agreement.same"), equal_words(voice, board->whole)) +
          fact_line(say(voice, "agreement.kappa"), kappa_words(voice, board->whole)) +
          (board->whole.weighted
               ? fact_line(say(voice, "agreement.weighted"),
                           Html(base::to_shortest_string(base::round_half_up(*board->whole.weighted, 2), 2)))
               : Html()));
  return placed(visit,
                {.title = say(voice, "agreement.title"),
                 .line = voice.prose(rounds::round_name(voice, board->round)),
                 .crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")},
                            {voice.say("disclosure.board.title"), filing::board_path(visit, id)}},
                 .made_up = board->rules->edition.made_up},
                paragraph("", say(voice, "agreement.what")) + whole +
                    section("by-item", say(voice, "agreement.by_item"), items_table(voice, *board)) +
                    graders_table(voice, *board));
}

}  // namespace prongsai::web::grading
