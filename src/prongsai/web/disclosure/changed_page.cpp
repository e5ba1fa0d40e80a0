// SPDX-License-Identifier: Apache-2.0
// The list of links of a round whose newest copy is not what was graded.
#include <algorithm>

#include "prongsai/desk/disclosure/evidence_changes.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

constexpr std::size_t text_bytes_max = 200;
constexpr std::int64_t pages_most = 100'000;

/// Whoever sees the boards of provinces alone begins with the first of them.
std::string province_of(const Visit& visit) {
  const std::string asked_for = asked(visit, "province");
  if (!asked_for.empty() && asked_for.size() <= text_bytes_max) return asked_for;
  std::string first;
  for (const access::Area& area : access::areas_for(visit.actor(), access::Deed::see_boards)) {
    if (area.is_nation()) return {};
    if (first.empty() && area.agency.empty()) first = area.province;
  }
  return first;
}

Html links_table(const Visit& visit, const desk::ChangedEvidence& found) {
  const Voice& voice = visit.voice;
  Table table(voice.say("changed_evidence.title"));
  table.head({{voice.say("changed_evidence.agency"), {}},
              {voice.say("changed_evidence.item"), {}},
              {voice.say("changed_evidence.link"), {}},
              {voice.say("changed_evidence.kind"), {}}});
  for (const store::ChangedCapture& one : found.links) {
    const std::string address =
        grades_path(visit, found.round.round.id, one.agency, "items/" + http::percent_encode(one.item));
    table.row(
        {row_head(link_to(address, voice.prose(text::choose(voice.language(), one.name_th, one.name_en)))),
         {code_words(one.item), {}},
         {outside_link(one.address), {}},
         {join(chip(one.verdict == "doubtful" ? Tone::open : Tone::bad,
                    voice.say("changed_evidence." + one.verdict)),
               paragraph("muted", voice.moment(one.asked_at))),
          {}}});
  }
  return table.html("labelled");
}

}  // namespace

Answer changed_page(const desk::Office& office, const Visit& visit) {
  const std::int64_t page = std::clamp<std::int64_t>(whole_number(asked(visit, "page")), 1, pages_most);
  const std::string& round = visit.request.capture("round");
  const auto found = desk::see_changed_evidence(office, visit.actor(), round, province_of(visit), page);
  if (!found) return refused(visit, found.problems());
  const Voice& voice = visit.voice;
  const std::int64_t pages =
      std::max<std::int64_t>(1, (found->found + desk::changed_links_a_page - 1) / desk::changed_links_a_page);
  const Html list = found->found == 0
                        ? div("empty", paragraph("", voice.say("changed_evidence.none")))
                        : join(paragraph("counted", voice.say("changed_evidence.found",
                                                              {{"count", std::to_string(found->found)}})),
                               links_table(visit, *found));
  return placed(
      visit,
      {.title = voice.say("changed_evidence.title"),
       .line = join(voice.prose(rounds::round_name(voice, found->round)), " · ",
                    found->province.empty() ? voice.say("changed_evidence.nation")
                                            : province_words(voice, office.reference, found->province)),
       .crumbs = {first_crumb(visit)},
       .made_up = found->rules->edition.made_up},
      paragraph("", voice.say("changed_evidence.what")) + list +
          paging(voice, static_cast<std::size_t>(page), static_cast<std::size_t>(pages),
                 "?province=" + http::percent_encode(found->province) + "&"));
}

void add_changed_tasks(const desk::Office& office, const Visit& visit, std::vector<Task>& out) {
  for (const desk::ChangedCount& one : desk::changed_evidence_owed(office, visit.actor())) {
    out.push_back(
        {visit.voice.say("changed_evidence.task", {{"round", rounds::round_name(visit.voice, one.round)},
                                                   {"count", std::to_string(one.links)}}),
         filing::board_path(visit, one.round.round.id, "changed"), std::nullopt});
  }
}

}  // namespace prongsai::web::grading
