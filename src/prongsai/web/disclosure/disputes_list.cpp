// SPDX-License-Identifier: Apache-2.0
// For reviewers: what is disputed in a round, the oldest first.
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/frame/last_minute.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

constexpr std::size_t lines_a_page = 50;

Html lines_table(const Visit& visit, const desk::DisputeList& list, std::size_t first, std::size_t last) {
  const Voice& voice = visit.voice;
  std::vector<const disclosure::Rules::Reason*> reasons;
  if (const auto found = list.all_rules->find(list.rules->edition.id); found != list.all_rules->end()) {
    for (const disclosure::Rules::Reason& one : found->second.reasons) reasons.push_back(&one);
  }
  Table table(say(voice, "disputes.title"));
  table.head({{say(voice, "disputes.agency"), {}},
              {say(voice, "grades.item"), {}},
              {say(voice, "dispute.grounds"), {}},
              {say(voice, "grade"), {}},
              {say(voice, "grades.state"), {}}});
  for (std::size_t i = first; i < last; ++i) {
    const desk::DisputeLine& one = list.lines[i];
    const std::string address = grades_path(visit, list.round.round.id, one.agency.agency,
                                            "items/" + http::percent_encode(one.item->code) + "/decide");
    table.row(
        {row_head(link_to(address, voice.prose(agency_words(voice, one.agency)))),
         {item_title(voice, *one.item), {}},
         {voice.prose(reason_words(voice, reasons, one.dispute.grounds)), {}},
         {one.standing && one.scale != nullptr ? Html(choice_words(voice, *one.scale, *one.standing))
                                               : span("none", "–"),
          {}},
         {join(state_chip(voice, one.state), paragraph("muted", voice.moment(one.dispute.filed_at))), {}}});
  }
  return table.html("labelled");
}

}  // namespace

Answer disputes_page(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto list = desk::see_disputes(office, visit.actor(), id);
  if (!list) return refused(visit, list.problems());
  const Voice& voice = visit.voice;
  const std::size_t pages = std::max<std::size_t>(1, (list->lines.size() + lines_a_page - 1) / lines_a_page);
  const auto typed = static_cast<std::size_t>(std::max<std::int64_t>(1, whole_number(asked(visit, "page"))));
  const std::size_t page = std::min(typed, pages);
  const std::size_t first = (page - 1) * lines_a_page;
  Html clock;
  if (list->time == disclosure::Time::clarifying && list->opens)
    clock = paragraph("next-step", say(voice, "disputes.opens", {{"moment", voice.moment(*list->opens)}}));
  if (list->time == disclosure::Time::confirming && list->closes)
    clock = paragraph("next-step", say(voice, "disputes.closes",
                                       {{"moment", last_minute(voice, *list->closes)},
                                        {"count", number_words(list->waiting())}}));
  return placed(
      visit,
      {.title = say(voice, "disputes.title"),
       .line = voice.prose(rounds::round_name(voice, list->round)),
       .crumbs = {first_crumb(visit)},
       .made_up = list->rules->edition.made_up},
      done_line(visit, {"judged"}) + clock + paragraph("", say(voice, "disputes.what")) +
          div("buttons", button_to(visit.path("disclosure/decisions"), say(voice, "decisions.title"))) +
          (list->lines.empty()
               ? div("empty", paragraph("", say(voice, "disputes.none")))
               : lines_table(visit, *list, first, std::min(first + lines_a_page, list->lines.size()))) +
          paging(voice, page, pages, std::string("?")));
}

}  // namespace prongsai::web::grading
