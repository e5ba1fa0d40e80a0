// SPDX-License-Identifier: Apache-2.0
// What the sealed copies of an item's links show, and what a machine noticed in them.
#include <algorithm>
#include <map>

#include "prongsai/desk/disclosure/captures.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/item_detail.h"

namespace prongsai::web::filing {
namespace {

using desk::CaptureView;

Tone tone_of(const std::string& verdict) {
  if (verdict == "holds") return Tone::good;
  if (verdict == "fails") return Tone::bad;
  return verdict == "doubtful" ? Tone::open : Tone::plain;
}

/// Each check in words, with what it saw; those that hold in one folded line.
Html checks_of(const Voice& voice, const desk::DisclosureItemView& item, const CaptureView& capture) {
  Html trouble;
  Html fine;
  std::size_t holding = 0;
  for (const store::CaptureCheck& one : capture.checks) {
    const std::string key = "check." + one.check;
    std::string part;
    if (item.rules != nullptr) {
      for (const disclosure::PartDemand& each : item.rules->parts) {
        if (each.code == one.part) part = text::choose(voice.language(), each.name.th, each.name.en);
      }
    }
    const Html line = element(
        "li", {}, chip(tone_of(one.verdict), join(voice.say(key), part.empty() ? "" : ": " + part)), " ",
        text::can_say(voice.language(), key + "." + one.verdict)
            ? voice.prose(voice.say(key + "." + one.verdict, one.details))
            : Html(one.verdict),
        one.excerpt.empty() ? Html() : paragraph("muted", element("q", {}, voice.prose(one.excerpt))));
    if (one.verdict == "holds") {
      ++holding;
      fine += line;
    } else {
      trouble += line;
    }
  }
  return join(trouble.empty() ? Html() : element("ul", {{"class", "plain"}}, trouble),
              fine.empty()
                  ? Html()
                  : disclosure(voice.say("disclosure.checks.holding", {{"count", number_words(holding)}}),
                               element("ul", {{"class", "plain"}}, fine), false));
}

Html capture_of(const Visit& visit, const desk::DisclosureView& view, const desk::DisclosureItemView& item,
                const CaptureView& capture, std::size_t earlier) {
  const Voice& voice = visit.voice;
  const store::StoredCapture& kept = capture.capture;
  Html facts = fact_line(voice.say("disclosure.capture.when"), voice.moment(kept.asked_at));
  facts += fact_line(voice.say("disclosure.capture.outcome"), voice.say("capture_outcome." + kept.outcome));
  if (!kept.final_address.empty() && kept.final_address != kept.address)
    facts += fact_line(voice.say("disclosure.capture.led_to"), span("address", kept.final_address));
  if (!kept.body_sha256.empty()) {
    facts += fact_line(voice.say("disclosure.capture.bytes"),
                       join(link_to(item_path(visit, view.key, item.item->code,
                                              "captures/" + http::percent_encode(kept.capture_id)),
                                    voice.say("disclosure.capture.file")),
                            " ", size_words(voice, kept.body_bytes), " ", span("muted", kept.media_type)));
    facts +=
        fact_line(voice.say("disclosure.sha256"), element("code", {{"class", "hash"}}, kept.body_sha256));
  }
  return element("li", {{"class", "filed"}}, heading(3, "", outside_link(kept.address)),
                 checks_of(voice, item, capture), element("dl", {{"class", "facts"}}, facts),
                 earlier == 0 ? Html()
                              : paragraph("muted", voice.say("disclosure.capture.earlier",
                                                             {{"count", number_words(earlier)}})));
}

}  // namespace

Html captures_part(const desk::Office& office, const Visit& visit, const desk::DisclosureView& view,
                   const desk::DisclosureItemView& item) {
  const auto captures =
      desk::see_captures(office, visit.actor(), view.key.agency, view.key.round, item.item->code);
  if (!captures || captures->empty()) return {};
  const Voice& voice = visit.voice;
  std::vector<const CaptureView*> newest;
  std::map<std::string, std::size_t> count;
  for (const CaptureView& one : *captures) {
    if (count[one.capture.address]++ == 0) newest.push_back(&one);
  }
  Html lines;
  for (const CaptureView* one : newest)
    lines += capture_of(visit, view, item, *one, count[one->capture.address] - 1);
  return section("captures", voice.say("disclosure.capture.title"),
                 paragraph("muted", voice.say("disclosure.capture.what")),
                 element("ul", {{"class", "plain filed-list"}}, lines));
}

Answer capture_file(const desk::Office& office, const Visit& visit) {
  const auto view = desk::see_disclosure(office, visit.actor(), key_in_path(visit));
  if (!view) return refused(visit, view.problems());
  if (view->find(visit.request.capture("item")) == nullptr) return Response::not_found();
  const auto file = desk::capture_bytes(office, visit.actor(), visit.request.capture("agency"),
                                        visit.request.capture("capture"));
  if (!file) {
    const std::string& code = file.problems().front().code;
    if (code == "captures.no_such_capture" || code == "captures.no_body") return Response::not_found();
    return refused(visit, file.problems());
  }
  // What its server called it: nothing that a browser should believe.
  return strangers_file({file->name, "application/octet-stream", {}, db::Bytes{file->bytes}});
}

}  // namespace prongsai::web::filing
