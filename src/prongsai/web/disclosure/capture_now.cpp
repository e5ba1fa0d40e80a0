// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/disclosure/capture_now.h"

#include <algorithm>
#include <vector>

#include "prongsai/web/disclosure/agency_detail.h"

namespace prongsai::web::filing {
namespace {

Html standing_words(const Voice& voice, const desk::LinkStanding& link) {
  if (!link.last) return voice.say("capture_now.never");
  const store::LinkOrder& last = *link.last;
  const auto at = [&](const char* key, desk::Moment moment) {
    return Html(voice.say(key, {{"moment", voice.moment(moment)}}));
  };
  if (last.state == "waiting" && last.tries > 0)
    return voice.say("capture_now.again",
                     {{"tries", std::to_string(last.tries)}, {"moment", voice.moment(last.not_before)}});
  if (last.state == "waiting") return at("capture_now.waiting", last.asked_at);
  const desk::Moment ended = last.ended_at.value_or(last.asked_at);
  return at(last.state == "given_up" ? "capture_now.given_up" : "capture_now.done", ended);
}

Html link_line(const Visit& visit, const desk::LinkStandings& all, const desk::LinkStanding& link,
               const std::string& action) {
  const Voice& voice = visit.voice;
  const bool waits = link.last && link.last->state == "waiting";
  Html rest;
  if (link.may_ask) {
    rest = post_form(action, visit.form_token,
                     submit_button(voice.say("capture_now.ask"), Weight::secondary, "address", link.address));
  } else if (link.rests_until) {
    rest = paragraph("muted", voice.say("capture_now.rests", {{"moment", voice.moment(*link.rests_until)}}));
  } else if (all.is_fetching_here && !waits) {
    rest = paragraph("muted", voice.say("capture_now.none_left"));
  }
  return element("li", {{"class", "filed"}}, heading(3, "", outside_link(link.address)),
                 paragraph(waits ? "next-step" : "muted", standing_words(voice, link)), rest);
}

}  // namespace

Html capture_now_part(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                      const disclosure::ItemFiling& filing, const std::string& action,
                      const desk::HasSeat& has_seat) {
  std::vector<std::string> addresses;
  for (const disclosure::Link& one : filing.links)
    if (std::ranges::find(addresses, one.address) == addresses.end()) addresses.push_back(one.address);
  if (addresses.empty()) return {};
  const auto found =
      desk::see_links(office, visit.actor(), key.agency, key.round, key.item, addresses, has_seat);
  if (!found || !found->may_ask) return {};
  const Voice& voice = visit.voice;
  const std::string title = voice.say("capture_now.title");
  if (!found->is_fetching_here)
    return section("capture-now", title, paragraph("muted", voice.say("capture_now.not_here")));
  Html lines;
  for (const desk::LinkStanding& one : found->links) lines += link_line(visit, *found, one, action);
  return section("capture-now", title, paragraph("muted", voice.say("capture_now.what")),
                 element("ul", {{"class", "filed-list"}}, lines));
}

base::Result<bool> ask_now(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                           const desk::HasSeat& has_seat) {
  return desk::ask_for_capture(office, visit.actor(), key.agency, key.round, key.item, visit.field("address"),
                               has_seat);
}

bool is_about_link(const base::Problems& problems) {
  const std::string& code = problems.front().code;
  return code.starts_with("captures.") || code.starts_with("address.");
}

}  // namespace prongsai::web::filing
