// SPDX-License-Identifier: Apache-2.0
// What was sealed of an item's links, as people read it: outcome, what a machine noticed, and the text alone.
#include <algorithm>
#include <set>

#include "prongsai/desk/disclosure/captures.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/grading_detail.h"

namespace prongsai::web::grading {
namespace {

using desk::CaptureView;

/// So much of a text stands on the page; all of it is in the file.
constexpr std::size_t text_bytes_shown = 40'000;
constexpr std::size_t links_with_text = 6;

bool has_seat(db::Transaction& transaction, const access::Actor& actor, const std::string& agency,
              const std::string& round, const std::string& item) {
  return desk::has_seat(transaction, actor, {round, agency, item});
}

/// Cut where a letter ends.
std::string beginning_of(const std::string& text) {
  if (text.size() <= text_bytes_shown) return text;
  std::size_t end = text_bytes_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " …";
}

Html check_line(const Voice& voice, const disclosure::ItemRules* rules, const store::CaptureCheck& one) {
  const std::string key = "check." + one.check;
  std::string part;
  if (rules != nullptr) {
    for (const disclosure::PartDemand& each : rules->parts) {
      if (each.code == one.part) part = ": " + label_of(voice, each.name);
    }
  }
  const Tone tone = one.verdict == "holds" ? Tone::good : one.verdict == "fails" ? Tone::bad : Tone::open;
  const std::string sentence = key + "." + one.verdict;
  return element(
      "li", {}, chip(tone, join(voice.say(key), part)), " ",
      text::can_say(voice.language(), sentence) ? voice.prose(voice.say(sentence, one.details))
                                                : Html(one.verdict),
      one.excerpt.empty() ? Html() : paragraph("muted", element("q", {}, voice.prose(one.excerpt))));
}

Html checks_of(const Voice& voice, const disclosure::ItemRules* rules, const CaptureView& view) {
  Html trouble;
  Html fine;
  for (const store::CaptureCheck& one : view.checks)
    (one.verdict == "holds" ? fine : trouble) += check_line(voice, rules, one);
  return join(trouble.empty() ? Html() : element("ul", {{"class", "plain"}}, trouble),
              fine.empty() ? Html()
                           : disclosure(say(voice, "checks_holding"),
                                        element("ul", {{"class", "plain"}}, fine), false));
}

Html text_of(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
             const CaptureView& view) {
  const Voice& voice = visit.voice;
  if (!view.is_read) return paragraph("muted", say(voice, "no_text"));
  const auto text = desk::capture_text(office, visit.actor(), key.agency, view.capture.capture_id, has_seat);
  if (!text || text->empty()) return paragraph("muted", say(voice, "no_text"));
  return element("pre",
                 {{"class", "sealed"}, {"tabindex", "0"}, {"lang", "th"}, {"aria-label", say(voice, "text")}},
                 beginning_of(*text));
}

Html capture_part(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                  const disclosure::ItemRules* rules, const CaptureView& view, const std::string& download,
                  bool with_text) {
  const Voice& voice = visit.voice;
  const store::StoredCapture& kept = view.capture;
  Html facts = fact_line(say(voice, "captured_at"), voice.moment(kept.asked_at));
  facts += fact_line(say(voice, "outcome"), voice.say("capture_outcome." + kept.outcome));
  if (!kept.final_address.empty() && kept.final_address != kept.address)
    facts += fact_line(say(voice, "led_to"), span("address", kept.final_address));
  if (!kept.body_sha256.empty() && !download.empty())
    facts += fact_line(say(voice, "bytes"),
                       link_to(download + http::percent_encode(kept.capture_id), say(voice, "download")));
  return element("article", {{"class", "evidence"}},
                 heading(3, "", say(voice, "today"), " ", outside_link(kept.address)),
                 element("dl", {{"class", "facts"}}, facts), checks_of(voice, rules, view),
                 with_text ? text_of(office, visit, key, view) : Html());
}

}  // namespace

Evidence evidence_of(const desk::Office& office, const Visit& visit, const store::ItemKey& key,
                     const disclosure::ItemRules* rules, const std::string& download) {
  Evidence out;
  const auto captures = desk::see_captures(office, visit.actor(), key.agency, key.round, key.item, has_seat);
  std::set<std::string> addresses;
  if (captures) {
    for (const CaptureView& one : *captures) {
      if (!addresses.insert(one.capture.address).second) continue;
      out.part += capture_part(office, visit, key, rules, one, download, addresses.size() <= links_with_text);
      out.ids.push_back(one.capture.capture_id);
    }
  }
  if (out.ids.empty()) out.part = paragraph("notice", say(visit.voice, "no_captures"));
  return out;
}

Answer seat_capture(const desk::Office& office, const Visit& visit) {
  const auto file = desk::capture_bytes(office, visit.actor(), visit.request.capture("agency"),
                                        visit.request.capture("capture"), has_seat);
  if (!file) return refused(visit, file.problems());
  return filing::strangers_file({file->name, "application/octet-stream", {}, db::Bytes{file->bytes}});
}

}  // namespace prongsai::web::grading
