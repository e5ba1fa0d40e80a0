// SPDX-License-Identifier: Apache-2.0
// Addresses, frames and small parts of the pages about contacts and calls, and what waits in them.
#include <algorithm>

#include "prongsai/desk/plans/view.h"
#include "prongsai/desk/surveys/calls.h"
#include "prongsai/text/language.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/contacts_detail.h"
#include "prongsai/web/surveys/contacts_pages.h"

namespace prongsai::web {
namespace surveys {

using access::Deed;
using store::ContactListKey;

ContactListKey list_key(const Visit& visit) {
  return {visit.request.capture("agency"), visit.request.capture("round"), visit.request.capture("asked")};
}

std::string contacts_path(const Visit& visit, const ContactListKey& key, std::string_view below) {
  return agency_path(visit, key.round, key.agency,
                     key.asked + "/contacts" + (below.empty() ? "" : "/") + std::string(below));
}

std::string calls_path(const Visit& visit, const ContactListKey& key, std::string_view below) {
  return visit.path("calls/" + key.round + "/" + key.asked + "/" + key.agency + (below.empty() ? "" : "/") +
                    std::string(below));
}

std::vector<CalledRound> called_rounds(const desk::Office& office, const Visit& visit) {
  std::vector<CalledRound> out;
  const auto rounds = desk::see_rounds(office, visit.actor());
  if (!rounds) return out;
  for (const desk::RoundView& round : *rounds) {
    if (round.round().stage != round::Stage::opened) continue;
    const auto asked = desk::see_round_surveys(office, visit.actor(), round.round().id);
    if (!asked) continue;
    for (const desk::RoundSurvey& one : *asked) {
      if (one.setting.is_interviewed && one.why_not.empty()) out.push_back({round, one.setting.asked});
    }
  }
  return out;
}

Html sure_form(const Visit& visit, const Sure& sure) {
  return sure.what + post_form(sure.action, visit.form_token,
                               hidden_field("sure", "yes") + sure.fields +
                                   div("buttons", submit_button(sure.button, sure.weight),
                                       button_to(sure.back, visit.voice.say("people_list.not_now"))));
}

Page placed(const Visit& visit, const Place& place, const Html& main) {
  Page page;
  page.title = place.title;
  page.description = visit.voice.say("account.description");
  page.section = place.section;
  page.crumbs = place.crumbs;
  page.crumbs.push_back({place.title, ""});
  page.made_up = place.made_up;
  page.main = join(heading(1, "", visit.voice.prose(place.title)),
                   place.line.empty() ? Html() : paragraph("subtitle", place.line), main);
  return page;
}

Html fact_line(const std::string& name, const Html& value) {
  return element("dt", {}, name) + element("dd", {}, value);
}

Html done_words(const std::string& words) {
  return element("p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good), span("", words));
}

namespace {

std::optional<desk::Moment> closes_of(const CalledRound& called) {
  return called.round.phases[round::index_of(round::Phase::collect)].standing == round::Standing::open
             ? called.round.phases[round::index_of(round::Phase::collect)].until
             : std::nullopt;
}

/// A coordinator's lists that assessors wait for.
void list_tasks(const desk::Office& office, const Visit& visit, const CalledRound& called,
                std::vector<Task>& out) {
  for (const access::Grant& grant : visit.actor().grants) {
    if (grant.role != access::Role::agency_coordinator) continue;
    const std::string& agency = grant.area.agency;
    const auto board = desk::look_at_follow_up(office, visit.actor(), called.round.round().id, {"", agency});
    if (!board || board->agencies.empty() || (board->closes && office.now() >= *board->closes)) continue;
    for (const desk::FollowUpCell& cell : board->agencies.front().cells) {
      if (cell.asked != called.asked || cell.list_state == "handed_in" || cell.list_state == "deleted")
        continue;
      out.push_back({visit.voice.say("people_list.task"),
                     contacts_path(visit, {agency, called.round.round().id, called.asked}), board->closes});
    }
  }
}

/// An assessor's calls that are left.
void call_tasks(const desk::Office& office, const Visit& visit, const CalledRound& called,
                std::vector<Task>& out) {
  const auto lists = desk::lists_to_call(office, visit.actor(), called.round.round().id, called.asked);
  if (!lists) return;
  std::int64_t left = 0;
  for (const store::ListToCall& one : *lists) left += one.waiting + one.again + one.not_reached;
  if (left == 0) return;
  out.push_back({visit.voice.say("calling.task", {{"count", number_words(left)}}), visit.path("calls"),
                 closes_of(called)});
}

}  // namespace
}  // namespace surveys

TasksOf tasks_of_contacts(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    const bool writes = access::may_somewhere(visit.actor(), access::Deed::change_contacts);
    const bool calls = access::may_somewhere(visit.actor(), access::Deed::work_contacts);
    if (!writes && !calls) return out;
    for (const surveys::CalledRound& called : surveys::called_rounds(office, visit)) {
      if (writes) surveys::list_tasks(office, visit, called, out);
      if (calls) surveys::call_tasks(office, visit, called, out);
    }
    return out;
  };
}

}  // namespace prongsai::web
